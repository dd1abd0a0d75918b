"""A worksheet: sections of questions, as read from one file in one edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.conditions import Condition, questions_in
from app.domain.kinds.base import Kind
from app.domain.sharing import Lock
from app.domain.wording import Text


class Form(Enum):
    """How much of a sheet is asked: the short form (`quick` questions) or all of it."""

    SHORT = "short"
    FULL = "full"


class Phase(Enum):
    """When a question is asked (decision 23)."""

    MAIN = "main"
    AFTER_BREAK = "after_break"
    AFTER_EXCHANGE = "after_exchange"


class AlertTo(Enum):
    """What the mediator is offered when an alert is raised."""

    BREAK_PLAN = "break_plan"
    LONGER_BREAK = "longer_break"
    PRIVATE_MEETING = "private_meeting"
    PAUSE = "pause_until_arranged"


@dataclass(frozen=True, slots=True)
class Alert:
    """A plain flag for the mediator, raised by one of `values` or by a number of at least `gte`."""

    values: tuple[str, ...] = ()
    gte: int | None = None
    suggest: AlertTo = AlertTo.PRIVATE_MEETING


@dataclass(frozen=True, slots=True)
class Nudge:
    """A soft pointer for the party from the choice `when` to another question. It tells no one else."""

    when: str
    to: str


@dataclass(frozen=True, slots=True)
class Shows:
    """The other party's cleared words, printed read-only above a question (decision 11)."""

    worksheet: str
    question: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `lock` is the default, `ceiling` the widest lock it allows, `floor` the tightest.

    `hint` is the "why we ask" line, `example` unfolds. `recalls` names an earlier question whose answer is shown on
    this page. `skip_if_single` names a question: with one answer there, this one is filled in by itself. `unlocks`
    names a list question whose ticked items are stored as answers of their own (decision 9).
    """

    id: str
    prompt: Text
    kind: Kind[Any]
    summary_label: Text
    hint: Text | None = None
    example: Text | None = None
    starred: bool = False
    quick: bool = False
    lock: Lock = Lock.MEDIATOR
    ceiling: Lock = Lock.SHARE
    floor: Lock = Lock.ONLY_ME
    phase: Phase = Phase.MAIN
    show_if: Condition | None = None
    alert: Alert | None = None
    nudge: Nudge | None = None
    recalls: str = ""
    shows: Shows | None = None
    skip_if_single: str = ""
    unlocks: str = ""
    leans_on: str = ""
    """The question whose answer ("receive", "pay") sets the plus-or-minus switch of this one."""
    preset: str = ""
    """A choice that is set before the party starts (the planned issue); filled in when the sheet is settled."""
    minutes: float | None = None
    quick_minutes: float | None = None
    quick_issues: int = 0
    """In the short form an issue_position asks for this many issues first; 0 for all."""
    strategy: str = ""
    causes: tuple[str, ...] = ()

    def tells_of(self) -> tuple[str, ...]:
        """What an answer to it tells of: the answers because of which it is asked, and the one whose words it offers
        (decisions 8 and 9). Sources that are no question ("case.issues") are among them."""
        return tuple(filter(None, (*questions_in(self.show_if), self.kind.needs())))


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading."""

    id: str
    title: Text
    questions: tuple[Question, ...]
    intro: Text | None = None


@dataclass(frozen=True, slots=True)
class MediatorNotes:
    """What only the mediator reads about a sheet."""

    use_when: Text
    avoid_when: Text
    debrief: Text


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet in one edition. Minutes are estimates for the starred, the short and the full form."""

    id: str
    edition: int
    title: Text
    formal_title: Text
    purpose: Text
    intro: Text
    close: Text
    minutes: int
    quick_minutes: int
    full_minutes: int
    sections: tuple[Section, ...]
    notes: MediatorNotes
    core: bool = False
    repeat_per: str = ""
    """"issue" where each filling is about one issue; else empty."""
    two_sided: bool = False
    """Whether it speaks of one other party ("towards whom?" with three or more, decision 30)."""
    needs_cleared: Shows | None = None
    """Offered only when both parties cleared this answer (decision 11)."""
    strategies: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    handout_pages: int = 1

    def questions(self) -> Iterator[Question]:
        """All questions in the order of the file."""
        for section in self.sections:
            yield from section.questions

    def walked(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked: those for after the break come last."""
        return tuple(sorted(self.questions(), key=lambda question: question.phase is Phase.AFTER_BREAK))

    def numbers(self) -> dict[str, int]:
        """The number of each question, from 1, by its id: one of the sheet, whatever is asked of it. Screen, paper and
        key-in say the same."""
        return {question.id: number for number, question in enumerate(self.walked(), 1)}

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError if there is none."""
        for question in self.questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def section_of(self, question_id: str) -> Section:
        """The section a question stands in; KeyError if there is none."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)
