"""The blank handout: a sheet with room to write, and boxes for the locks. The plain form."""

from __future__ import annotations

from app.domain.conditions import AllOf, AnswerIs, AnyOf, Condition, Op
from app.domain.kinds.base import Option
from app.domain.kinds.computed import Computed
from app.domain.language import _, written_in
from app.domain.sharing import Lock, choices_up_to
from app.domain.template import Frame
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet
from app.export.drawings import drawing_of
from app.export.parts import Asked, Contents, Heading, Notice, Paragraph, Part, Voice

_CODE_MARK = "recess"


def blank_handout(
    sheet: Worksheet,
    tongue: Tongue,
    frame: Frame,
    *,
    code: str = "",
    letter: str = "",
    practice: bool = False,
    rules: str = "",
) -> Contents:
    """`sheet` (settled for a party, so that no condition on the case is left) on paper.

    Questions whose default is "only me" stand on a last page that is not handed in (decision 17).
    """
    numbers = {question.id: place for place, question in enumerate(_in_order(sheet), 1)}
    parts: list[Part] = [
        Paragraph(tongue.say(sheet.intro), Voice.INTRO),
        Notice(
            _("Before you write"),
            (
                tongue.say(frame.welcome),
                tongue.say(frame.starred_means),
                tongue.say(frame.print_note),
                _("The mediator can read every page you hand in. To keep an answer to yourself, keep its page."),
                tongue.say(frame.privacy_limits),
            ),
        ),
    ]
    for section in sheet.sections:
        asked = [question for question in section.questions if question.lock is not Lock.ONLY_ME]
        if asked:
            parts.append(Heading(tongue.say(section.title), 2))
            if section.intro is not None:
                parts.append(Paragraph(tongue.say(section.intro), Voice.INTRO))
            parts += [_asked(sheet, question, numbers, tongue, frame) for question in asked]
    parts.append(Paragraph(tongue.say(sheet.close), Voice.CLOSE))
    kept = [question for question in sheet.questions() if question.lock is Lock.ONLY_ME]
    if kept:
        mine = _("Yours to keep: do not hand this in")
        parts.append(Heading(mine, 2, own_sheet=mine))
        words = _("What you write from here on is for you alone. Fold these pages and take them with you.")
        parts.append(Paragraph(words, Voice.INTRO))
        parts += [_asked(sheet, question, numbers, tongue, frame) for question in kept]
    place = _("Sheet {sheet}, edition {edition}, {language}").format(
        sheet=sheet.id, edition=sheet.edition, language=tongue.language
    )
    return Contents(
        name=_("Handout"),
        title=tongue.say(sheet.title),
        subtitle=tongue.say(sheet.purpose),
        for_whom=_("For party {letter}").format(letter=letter) if letter else _("For one party"),
        about=tongue.say(sheet.title),
        page_line=tongue.say(frame.profile(rules).page_line),
        parts=tuple(parts),
        language=written_in(tongue.language),
        case_code=code,
        foot=place,
        practice=_("PRACTICE") if practice else "",
        qr=f"{_CODE_MARK}:{code}:{letter}:{sheet.id}:{sheet.edition}" if code else "",
        qr_words=" · ".join(part for part in (code, letter) if part),
        handout=True,
    )


def _in_order(sheet: Worksheet) -> tuple[Question, ...]:
    """As they are numbered: those to hand in first, then those to keep."""
    questions = tuple(sheet.questions())
    return (
        *(question for question in questions if question.lock is not Lock.ONLY_ME),
        *(question for question in questions if question.lock is Lock.ONLY_ME),
    )


def _asked(sheet: Worksheet, question: Question, numbers: dict[str, int], tongue: Tongue, frame: Frame) -> Asked:
    hints = [tongue.say(question.hint)] if question.hint is not None else []
    if question.example is not None:
        hints.append(_("For example: {words}").format(words=tongue.say(question.example)))
    kept = question.lock is Lock.ONLY_ME
    return Asked(
        number=numbers[question.id],
        prompt=tongue.say(question.prompt),
        star=question.starred,
        hints=tuple(hints),
        only_if=_only_if(sheet, question.show_if, numbers, tongue),
        body=drawing_of(question.kind).blank(question.kind, tongue),
        locks=() if kept or isinstance(question.kind, Computed) else _locks(question, tongue, frame),
    )


def _locks(question: Question, tongue: Tongue, frame: Frame) -> tuple[tuple[Lock, str], ...]:
    return tuple(
        (lock, tongue.say(frame.locks[lock].label)) for lock in choices_up_to(question.ceiling, question.floor)
    )


def _only_if(sheet: Worksheet, condition: Condition | None, numbers: dict[str, int], tongue: Tongue) -> str:
    """The skip rule in words."""
    said = _condition(sheet, condition, numbers, tongue)
    return _("Answer only if {rule}.").format(rule=said) if said else ""


def _condition(sheet: Worksheet, condition: Condition | None, numbers: dict[str, int], tongue: Tongue) -> str:
    match condition:
        case AnswerIs():
            return _rule(sheet, condition, numbers, tongue) if condition.question in numbers else ""
        case AllOf():
            said = [_condition(sheet, part, numbers, tongue) for part in condition.all]
            return _(" and ").join(part for part in said if part)
        case AnyOf():
            said = [_condition(sheet, part, numbers, tongue) for part in condition.any]
            return _(" or ").join(part for part in said if part)
        case _:
            return ""


def _rule(sheet: Worksheet, rule: AnswerIs, numbers: dict[str, int], tongue: Tongue) -> str:
    if rule.value == ():
        # Without a case there are no issues to compare with.
        return ""
    number = numbers[rule.question]
    options = sheet.question(rule.question).kind.options_here()
    chosen = rule.value if isinstance(rule.value, tuple) else (rule.value,)
    words = _(" or ").join(f"“{_label(options, value, tongue)}”" for value in chosen if value is not None)
    sentences = {
        Op.ANSWERED: _("you answered question {number}"),
        Op.NOT_ANSWERED: _("you left question {number} open"),
        Op.NOT_EQUALS: _("your answer to question {number} is not {words}"),
        Op.NOT_IN: _("your answer to question {number} is not {words}"),
        Op.NOT_INCLUDES: _("you did not tick {words} in question {number}"),
        Op.GTE: _("your answer to question {number} is {words} or more"),
        Op.LTE: _("your answer to question {number} is {words} or less"),
    }
    sentence = sentences.get(rule.op, _("your answer to question {number} is {words}"))
    return sentence.format(number=number, words=words)


def _label(options: tuple[Option, ...], value: object, tongue: Tongue) -> str:
    return next((tongue.say(option.label) for option in options if option.value == value), str(value))
