"""The blank handout: a sheet with room to write, and boxes for the locks. The plain form."""

from __future__ import annotations

from app.domain.conditions import AllOf, AnswerIs, AnyOf, Condition, Op
from app.domain.kinds.base import Option
from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.sharing import Lock, choices_up_to
from app.domain.template import Frame
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet
from app.export.drawings import drawing_of
from app.export.parts import Asked, Contents, Heading, Notice, Paragraph, Part, Voice

_CODE_MARK = "recess"


def blank_handout(
    sheet: Worksheet, tongue: Tongue, frame: Frame, *, code: str = "", letter: str = "", practice: bool = False
) -> Contents:
    """`sheet` (settled for a party, so that no condition on the case is left) on paper.

    Questions whose default is "only me" stand on a last page that is not handed in (decision 17).
    """
    numbers = {question.id: place for place, question in enumerate(_in_order(sheet), 1)}
    parts: list[Part] = [
        Paragraph(tongue.say(sheet.intro)),
        Notice(
            _("Before you write"),
            (
                tongue.say(frame.welcome),
                tongue.say(frame.print_note),
                tongue.say(frame.privacy_limits),
                tongue.say(frame.starred_means),
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
    parts.append(Paragraph(tongue.say(sheet.close), Voice.LEAD))
    kept = [question for question in sheet.questions() if question.lock is Lock.ONLY_ME]
    if kept:
        parts.append(Heading(_("Yours to keep: do not hand this in"), 2, new_page=True))
        parts.append(Paragraph(_("What you write on this page is for you alone. Fold it and take it with you.")))
        parts += [_asked(sheet, question, numbers, tongue, frame) for question in kept]
    place = _("Sheet {sheet}, edition {edition}, {language}").format(
        sheet=sheet.id, edition=sheet.edition, language=tongue.language
    )
    return Contents(
        name=_("Handout"),
        title=tongue.say(sheet.title),
        subtitle=tongue.say(sheet.purpose),
        for_whom=_("For party {letter}").format(letter=letter) if letter else _("For one party"),
        page_line=tongue.say(frame.profiles[0].page_line),
        parts=tuple(parts),
        language=tongue.language,
        case_code=code,
        foot=place,
        practice=_("PRACTICE") if practice else "",
        qr=f"{_CODE_MARK}:{code}:{letter}:{sheet.id}:{sheet.edition}" if code else "",
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
    hint = tongue.say(question.hint) if question.hint is not None else ""
    example = tongue.say(question.example) if question.example is not None else ""
    kept = question.lock is Lock.ONLY_ME
    return Asked(
        number=numbers[question.id],
        prompt=tongue.say(question.prompt),
        star=question.starred,
        hint=" ".join(part for part in (hint, example) if part),
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
    rules = [rule for rule in _rules(condition) if rule.question in numbers]
    said = [words for rule in rules if (words := _rule(sheet, rule, numbers, tongue))]
    if not said:
        return ""
    joint = _(" or ") if isinstance(condition, AnyOf) else _(" and ")
    return _("Answer only if {rule}.").format(rule=joint.join(said))


def _rules(condition: Condition | None) -> tuple[AnswerIs, ...]:
    match condition:
        case AnswerIs():
            return (condition,)
        case AllOf():
            return tuple(rule for part in condition.all for rule in _rules(part))
        case AnyOf():
            return tuple(rule for part in condition.any for rule in _rules(part))
        case _:
            return ()


def _rule(sheet: Worksheet, rule: AnswerIs, numbers: dict[str, int], tongue: Tongue) -> str:
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
