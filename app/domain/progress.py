"""How far a sheet is: what is done, skipped and open, and about how many minutes are left. Never a countdown."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from app.domain.answers import State
from app.domain.filling import Filling
from app.domain.worksheet import Form, Question, Worksheet


class Standing(Enum):
    """What became of one question so far."""

    DONE = "done"
    SKIPPED = "skipped"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of the questions asked, and minutes left (an estimate, rounded up; 0 when nothing is open)."""

    done: int
    skipped: int
    open: int
    minutes_left: int

    @property
    def asked(self) -> int:
        """All questions that are asked now."""
        return self.done + self.skipped + self.open


def standing(filling: Filling, question_id: str, seen: Collection[str]) -> Standing:
    """Done with an answer, "I don't know" or "I'd rather not say"; skipped when it was `seen` and left blank."""
    if filling.entry(question_id).answer.state is not State.LEFT_BLANK:
        return Standing.DONE
    return Standing.SKIPPED if question_id in seen else Standing.OPEN


def progress(filling: Filling, seen: Collection[str], among: tuple[Question, ...] | None = None) -> Progress:
    """How far the sheet is, or the part of it that asks the questions `among`."""
    asked = filling.asked() if among is None else among
    found = [standing(filling, question.id, seen) for question in asked]
    waiting = [question for question, is_at in zip(asked, found, strict=True) if is_at is Standing.OPEN]
    return Progress(
        done=found.count(Standing.DONE),
        skipped=found.count(Standing.SKIPPED),
        open=len(waiting),
        minutes_left=math.ceil(sum(minutes_for(question, filling.form) for question in waiting)),
    )


def minutes_for(question: Question, form: Form) -> float:
    """About how many minutes one question takes, as its worksheet says, else as its kind says."""
    if form is Form.SHORT and question.quick_minutes is not None:
        return question.quick_minutes
    return question.minutes if question.minutes is not None else question.kind.minutes


def minutes_for_sheet(sheet: Worksheet, form: Form) -> int:
    """About how many minutes the whole sheet takes, as its file says."""
    return sheet.quick_minutes if form is Form.SHORT else sheet.full_minutes
