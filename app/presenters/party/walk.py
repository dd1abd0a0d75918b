"""The order of the pages over all sheets of one hand-over.

Each sheet: its first page, its questions, its check page. Questions for after the break come last, under "Before you
go back in", with a check page of their own; if nothing else was handed over, they wait for the next hand-over
(decision 23). The list is worked out afresh at every step, because answers open and close questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.presenters.party.sitting import OpenSheet


class At(Enum):
    """What sort of page it is."""

    START = "start"
    QUESTION = "question"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk. `question` is empty unless it is a question's page."""

    at: At
    filling: str
    after_break: bool = False
    question: str = ""


def stops(sheets: Sequence[OpenSheet]) -> tuple[Stop, ...]:
    """All pages there are now, in order."""
    found = [stop for sheet in sheets for stop in _part(sheet, after_break=False)]
    for sheet in sheets:
        if asks_after_break(sheet, sheets):
            found.extend(_part(sheet, after_break=True))
    return tuple(found)


def asks_after_break(sheet: OpenSheet, sheets: Sequence[OpenSheet]) -> bool:
    """Whether its questions for after the break are asked in this hand-over."""
    return len(sheets) > 1 or sheet.handed.finished


def following(sheets: Sequence[OpenSheet], stop: Stop) -> Stop | None:
    """The page after `stop`; None after the last one."""
    order = stops(sheets)
    place = _index(sheets, order, stop)
    if order[place : place + 1] == (stop,):
        place += 1
    return order[place] if place < len(order) else None


def preceding(sheets: Sequence[OpenSheet], stop: Stop) -> Stop | None:
    """The page before `stop`; None before the first one."""
    order = stops(sheets)
    place = _index(sheets, order, stop)
    return order[place - 1] if place > 0 else None


def question_stop(sheets: Sequence[OpenSheet], filling: str, question: str) -> Stop | None:
    """The page of a question, or of the first one after it that is there now; None if there is none in its part."""
    for stop in stops(sheets):
        if (stop.filling, stop.question) == (filling, question):
            return stop
    for stop in stops(sheets):
        if (
            stop.filling == filling
            and stop.at is At.QUESTION
            and _rank(sheets, stop) > _rank_of(sheets, stop, question)
        ):
            return stop
    return None


def where_to_begin(sheets: Sequence[OpenSheet]) -> Stop | None:
    """Where a party starts: at the question it was at, else at the first page of the first sheet that is not finished;
    None if everything was finished before.
    """
    order = stops(sheets)
    for sheet in sheets:
        parts = [stop for stop in order if stop.filling == sheet.id]
        if sheet.handed.finished:
            parts = [stop for stop in parts if stop.after_break and _is_open(sheet)]
        if not parts:
            continue
        if sheet.handed.place:
            resumed = question_stop(sheets, sheet.id, sheet.handed.place)
            if resumed is not None and resumed in parts:
                return resumed
        return parts[0]
    return None


def part_of(sheet: OpenSheet, stop: Stop) -> tuple[str, ...]:
    """The ids of the questions asked now in the part of the sheet this page belongs to."""
    return tuple(question.id for question in sheet.part(after_break=stop.after_break))


def _is_open(sheet: OpenSheet) -> bool:
    entries = sheet.filling.entries
    return not any(question.id in entries for question in sheet.part(after_break=True))


def _part(sheet: OpenSheet, *, after_break: bool) -> list[Stop]:
    questions = sheet.part(after_break=after_break)
    if not questions:
        return []
    return [
        Stop(At.START, sheet.id, after_break),
        *(Stop(At.QUESTION, sheet.id, after_break, question.id) for question in questions),
        Stop(At.CHECK, sheet.id, after_break),
    ]


def _index(sheets: Sequence[OpenSheet], order: Sequence[Stop], stop: Stop) -> int:
    """Where `stop` stands in `order`; where it would stand if its question is not there any more."""
    if stop in order:
        return order.index(stop)
    for place, other in enumerate(order):
        same_part = (other.filling, other.after_break) == (stop.filling, stop.after_break)
        if same_part and _rank(sheets, other) > _rank(sheets, stop):
            return place
    return len(order)


def _rank(sheets: Sequence[OpenSheet], stop: Stop) -> int:
    if stop.at is At.START:
        return -1
    return _rank_of(sheets, stop, stop.question)


def _rank_of(sheets: Sequence[OpenSheet], stop: Stop, question: str) -> int:
    """The place of a question in the file; behind all of them for the check page."""
    sheet = next(sheet for sheet in sheets if sheet.id == stop.filling)
    names = [each.id for each in sheet.handed.worksheet.questions()]
    return names.index(question) if question in names else len(names)
