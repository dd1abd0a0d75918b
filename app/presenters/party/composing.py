"""Pages of the walk, composed from the fillings: a sheet's first page, a question, its lock."""

from __future__ import annotations

from app.domain.answers import Entry, State
from app.domain.filling import Filling
from app.domain.language import _
from app.domain.progress import minutes_for, minutes_for_sheet, progress
from app.domain.sharing import Lock, choices_up_to
from app.domain.visibility import any_question, more_may_come
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Question
from app.presenters.party import words
from app.presenters.party.pages import Beside, Figures, LockView, Pointer, QuestionPage, Quote, Spot, StartPage
from app.presenters.party.sitting import OpenSheet, Sitting
from app.presenters.party.walk import Stop, part_of, preceding


def start_page(sitting: Sitting, stop: Stop) -> StartPage:
    """The first page of a sheet, or of its part after the break."""
    sheet = sitting.sheet(stop.filling)
    file, tongue = sheet.handed.worksheet, sitting.tongue
    questions = sheet.part(after_break=stop.after_break)
    lines = [tongue.say(file.intro)]
    if stop.after_break:
        lines = [_("A few short questions for the end of the break.")]
        minutes = max(1, round(sum(minutes_for(question, sheet.filling.form) for question in questions)))
    else:
        minutes = minutes_for_sheet(file, sheet.filling.form)
    fillings = [each.id for each in sitting.sheets]
    return StartPage(
        filling=sheet.id,
        title=_("Before you go back in") if stop.after_break else sheet.title(tongue),
        about="" if stop.after_break else tongue.say(file.purpose),
        lines=tuple(lines),
        questions=len(questions),
        minutes=minutes,
        has_stars=any(question.starred for question in questions),
        has_more=not stop.after_break and can_ask_more(sheet),
        number=fillings.index(sheet.id) + 1,
        sheets=1 if stop.after_break else len(fillings),
    )


def question_page(
    sitting: Sitting,
    stop: Stop,
    *,
    figures: Figures | None,
    pointer: Pointer | None,
    beside: Beside | None,
    changing: bool,
) -> QuestionPage:
    """The page of one question as it stands now."""
    sheet = sitting.sheet(stop.filling)
    filling, tongue = sheet.filling, sitting.tongue
    question = filling.question(stop.question)
    section = sheet.handed.worksheet.section_of(question.id)
    part = part_of(sheet, stop)
    entry = filling.entry(question.id)
    asks = sheet.asks(question)
    first_of_section = next((each for each in part if _in_section(sheet, each, section.id)), "") == question.id
    among = sheet.part(after_break=stop.after_break)
    open_end = more_may_come(sheet.handed.worksheet, filling.form, filling.entries)
    return QuestionPage(
        spot=Spot(sheet.id, question.id),
        sheet=sheet.title(tongue),
        section=tongue.say(section.title),
        section_intro=tongue.say(section.intro) if section.intro is not None and first_of_section else "",
        number=filling.sheet.numbers()[question.id],
        more_after=None if open_end else len(part) - part.index(question.id) - 1,
        minutes_left=progress(filling, sheet.seen - {question.id}, among).minutes_left,
        prompt=tongue.say(question.prompt),
        starred=question.starred,
        why=tongue.say(question.hint) if question.hint is not None else "",
        example=tongue.say(question.example) if question.example is not None else "",
        earlier=(*_shown(sitting, sheet, question), *_recalled(sheet, question, tongue)),
        kind=question.kind,
        tongue=tongue,
        value=entry.answer.value if entry.answer.state is State.GIVEN else question.kind.blank(),
        state=entry.answer.state,
        asks=asks,
        lock=lock_view(filling, question.id) if asks else None,
        problems=(),
        can_clear=asks and entry.answer.state is not State.LEFT_BLANK,
        can_undo=filling.can_undo,
        has_more=can_ask_more(sheet),
        is_first=preceding(sitting.sheets, stop) is None,
        figures=figures,
        pointer=pointer,
        beside=beside,
        closed=question.id in sheet.closed,
        changing=changing,
    )


def can_ask_more(sheet: OpenSheet) -> bool:
    """Whether "More questions" would bring any."""
    return sheet.filling.form is Form.SHORT and any(
        not question.quick or question.quick_issues for question in sheet.handed.worksheet.questions()
    )


def lock_view(filling: Filling, question_id: str, *, checking: bool = False) -> LockView:
    """The lock of an answer, the locks it may take, and what else there is to say about it, here or when `checking`."""
    entry = filling.entry(question_id)
    question = any_question(filling.sheet, question_id)
    ceiling = filling.ceiling(question_id)
    choices = choices_up_to(ceiling, question.floor)
    chosen = words.lock_choice(entry.lock)
    return LockView(
        lock=entry.lock,
        label=chosen.label,
        meaning=chosen.meaning,
        choices=tuple(words.lock_choice(lock) for lock in choices),
        cleared=entry.cleared,
        note=_lock_note(question, entry, ceiling, checking=checking),
    )


def _lock_note(question: Question, entry: Entry, ceiling: Lock, *, checking: bool) -> str:
    if entry.passed_on:
        return words.passed_on()
    if entry.cleared:
        return words.cleared()
    if ceiling.width < question.ceiling.width:
        return words.tight_lock()
    if question.floor is not Lock.ONLY_ME:
        return words.fixed_lock()
    if entry.lock is not Lock.SHARE:
        return ""
    if not checking:
        return words.share_later()
    return words.share_below() if entry.answer.state is State.GIVEN else ""


def answer_lines(filling: Filling, question: Question, tongue: Tongue) -> tuple[str, ...]:
    """An answer in words; "I don't know" and the like where there is no value."""
    answer = filling.entry(question.id).answer
    if answer.state is State.GIVEN:
        return question.kind.say(answer.value, tongue)
    return (words.state_words(answer.state),)


def _recalled(sheet: OpenSheet, question: Question, tongue: Tongue) -> tuple[Quote, ...]:
    if not question.recalls or not sheet.filling.is_given(question.recalls):
        return ()
    try:
        earlier = sheet.filling.question(question.recalls)
    except KeyError:
        return ()
    heading = _("You wrote earlier: {label}").format(label=tongue.say(earlier.summary_label))
    return (Quote(heading, answer_lines(sheet.filling, earlier, tongue)),)


def _shown(sitting: Sitting, sheet: OpenSheet, question: Question) -> tuple[Quote, ...]:
    lines = sheet.handed.shown.get(question.id, ())
    if not lines:
        return ()
    others = sitting.given.others
    heading = (
        _("In the words of {name}").format(name=others[0]) if len(others) == 1 else _("In the other party's words")
    )
    return (Quote(heading, lines),)


def _in_section(sheet: OpenSheet, question_id: str, section_id: str) -> bool:
    return sheet.handed.worksheet.section_of(question_id).id == section_id
