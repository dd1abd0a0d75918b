"""What the page for keying in shows: the questions of a handout with how far each is, and the one that is typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.answers import Entry, State
from app.domain.kinds.base import Kind
from app.domain.kinds.computed import Computed
from app.domain.language import _, ngettext
from app.domain.on_paper import is_kept
from app.domain.sharing import Lock
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.presenters.mediator.form_told import unread_words
from app.presenters.mediator.keyed_sheet import KeyedSheet
from app.presenters.mediator.words import lock_words, state_words
from app.presenters.paper_doors import Unread


class Standing(Enum):
    """How far a question of a handout is."""

    NOT_YET = "not yet"
    NOT_READ = "not in the form, or marked M there"
    TYPED = "typed"
    IN_PART = "some rows of a form could not be read"
    DONT_KNOW = "don't know"
    FILLED_IN = "filled in"
    LEFT_BLANK = "left blank"
    BLANK_OR_KEPT = "left blank or kept"
    UNREADABLE = "cannot be read"
    KEPT = "kept by the party"
    NOT_ASKED = "not asked"
    HIDDEN = "answered, and not asked any more"
    STAYS = "stays with the party"
    WORKED_OUT = "worked out"


def standing_words(standing: Standing) -> str:
    return {
        Standing.NOT_YET: _("Not typed yet"),
        Standing.NOT_READ: _("Nothing read from the form"),
        Standing.TYPED: _("Typed"),
        Standing.IN_PART: _("Some rows not read"),
        Standing.DONT_KNOW: state_words(State.DONT_KNOW),
        Standing.FILLED_IN: _("Follows from another answer"),
        Standing.LEFT_BLANK: _("Left blank"),
        Standing.BLANK_OR_KEPT: _("Left blank, or kept by the party"),
        Standing.UNREADABLE: _("Cannot be read"),
        Standing.KEPT: _("Kept by the party"),
        Standing.NOT_ASKED: _("Not asked"),
        Standing.HIDDEN: _("Not asked now, left out"),
        Standing.STAYS: _("Stays with the party"),
        Standing.WORKED_OUT: _("Worked out by the program"),
    }[standing]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question in the list. `proposed`: its answer came from a form and waits. `refused`: the disk did not take it."""

    id: str
    number: int
    prompt: str
    standing: Standing
    proposed: bool = False
    refused: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is to be done about it."""
        is_open = self.standing in (Standing.NOT_YET, Standing.IN_PART)
        return not (is_open or self.proposed or self.refused)

    def state(self) -> str:
        words = standing_words(self.standing)
        return _("{state}, not saved yet").format(state=words) if self.proposed or self.refused else words


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A lock box of the paper: its letter and what it means."""

    lock: Lock
    words: str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """The one question that is typed. `closed` says why nothing can be typed for it, "" where it can. `kept_so_far` is
    what the disk holds of this question on paper, `beside` what the mediator may read of it from the laptop, `unread` what
    a form says that cannot be read, and why."""

    id: str
    number: int
    prompt: str
    kind: Kind[Any]
    tongue: Tongue
    value: object
    standing: Standing
    boxes: tuple[BoxLine, ...]
    mark: Lock | None
    may_keep: bool
    kept_so_far: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    closed: str = ""
    proposed: bool = False
    unread: tuple[str, ...] = ()


def question_lines(sheet: KeyedSheet, tongue: Tongue) -> tuple[QuestionLine, ...]:
    """The questions to hand in, then those that stay with their party."""
    waiting = set(sheet.proposed())
    lines = [
        QuestionLine(
            question.id,
            sheet.order.numbers[question.id],
            tongue.say(question.prompt),
            standing_of(sheet, question),
            question.id in waiting,
            question.id in sheet.refused,
        )
        for question in sheet.questions()
    ]
    stays = [
        QuestionLine(question.id, sheet.order.numbers[question.id], tongue.say(question.prompt), Standing.STAYS)
        for question in sheet.order.kept
    ]
    return (*lines, *stays)


def standing_of(sheet: KeyedSheet, question: Question) -> Standing:
    """How far one question is."""
    if is_kept(question):
        return Standing.STAYS
    if isinstance(question.kind, Computed):
        return Standing.WORKED_OUT
    if question.id in sheet.kept:
        return Standing.KEPT
    if not sheet.may_type(question.id):
        return Standing.STAYS
    entry = sheet.entry(question.id)
    if sheet.is_filled_in(question.id):
        return Standing.FILLED_IN
    if not sheet.is_asked(question.id):
        return Standing.HIDDEN if sheet.is_hidden(question.id) else Standing.NOT_ASKED
    if sheet.may_be_kept(question.id):
        return Standing.BLANK_OR_KEPT
    if entry is None:
        return Standing.NOT_READ if sheet.from_form else Standing.NOT_YET
    if sheet.is_in_part(question.id):
        return Standing.IN_PART
    return _of_state(entry.answer.state)


def _of_state(state: State) -> Standing:
    return {
        State.DONT_KNOW: Standing.DONT_KNOW,
        State.LEFT_BLANK: Standing.LEFT_BLANK,
        State.UNREADABLE: Standing.UNREADABLE,
    }.get(state, Standing.TYPED)


def question_shown(
    sheet: KeyedSheet, question_id: str, tongue: Tongue, beside: tuple[str, ...] = (), unread: Unread | None = None
) -> QuestionShown:
    """One question of the handout, to be typed."""
    question = sheet.question(question_id)
    entry, standing = sheet.entry(question_id), standing_of(sheet, question)
    is_given = entry is not None and entry.answer.state is State.GIVEN
    saved = sheet.on_paper.get(question_id)
    waiting = question_id in sheet.proposed()
    boxes = sheet.boxes(question_id)
    return QuestionShown(
        id=question_id,
        number=sheet.order.numbers[question_id],
        prompt=tongue.say(question.prompt),
        kind=question.kind,
        tongue=tongue,
        value=entry.answer.value if entry is not None and is_given else question.kind.blank(),
        standing=standing,
        boxes=tuple(BoxLine(lock, f"{lock.mark}: {lock_words(lock)}") for lock in boxes),
        mark=sheet.mark(question_id),
        may_keep=Lock.ONLY_ME in boxes and sheet.may_type(question_id),
        kept_so_far=said(question, saved, tongue) if waiting and saved is not None else (),
        beside=beside,
        closed=_closed(standing),
        proposed=waiting,
        unread=unread_words(unread) if unread is not None and (waiting or standing is Standing.IN_PART) else (),
    )


def said(question: Question, entry: Entry, tongue: Tongue) -> tuple[str, ...]:
    """An answer in words."""
    if entry.answer.state is State.GIVEN:
        return tuple(question.kind.say(entry.answer.value, tongue))
    return (state_words(entry.answer.state),)


def _closed(standing: Standing) -> str:
    return {
        Standing.STAYS: _("This answer stays with the party. Nothing is typed for it."),
        Standing.WORKED_OUT: _("The program works this out from the other answers."),
    }.get(standing, "")


def end_words(lines: tuple[QuestionLine, ...]) -> tuple[str, ...]:
    """How far the handout is, a sentence for each standing that there is."""
    counted = [
        (standing, sum(1 for line in lines if line.standing is standing))
        for standing in Standing
        if standing not in (Standing.NOT_ASKED, Standing.WORKED_OUT)
    ]
    return tuple(
        _("{state}: {count}").format(state=standing_words(standing), count=count)
        for standing, count in counted
        if count
    )


def kept_words(lines: tuple[QuestionLine, ...]) -> str:
    """Which questions were marked M so far, or may have been, for whoever is asked about a page; "" where none was."""
    kept = (Standing.KEPT, Standing.BLANK_OR_KEPT, Standing.NOT_READ)
    numbers = ", ".join(str(line.number) for line in lines if line.standing in kept)
    return _("Marked M so far, or left blank, by number: {numbers}").format(numbers=numbers) if numbers else ""


def hidden_words(lines: tuple[QuestionLine, ...], out_of_sight: int = 0) -> str:
    """What is said of answers that are not asked for any more; "" where there is none. `out_of_sight`: so many are kept to
    questions that are not in the sheet now."""
    gone = ngettext(
        "The case was changed since: {count} answer is kept to a question that this worksheet does not ask now, and left out.",
        "The case was changed since: {count} answers are kept to questions that this worksheet does not ask now, and left out.",
        out_of_sight,
    ).format(count=out_of_sight)
    return " ".join(filter(None, (gone if out_of_sight else "", _hidden_here(lines))))


def _hidden_here(lines: tuple[QuestionLine, ...]) -> str:
    hidden = [str(line.number) for line in lines if line.standing is Standing.HIDDEN]
    return (
        ngettext(
            "By the answers before it, question {numbers} is not asked now. Its answer is kept, and left out of documents.",
            "By the answers before them, questions {numbers} are not asked now. Their answers are kept, and left out of documents.",
            len(hidden),
        ).format(numbers=", ".join(hidden))
        if hidden
        else ""
    )
