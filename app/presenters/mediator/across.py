"""The page across both parties: what both parties' sheets say beside each other, as far as the mediator may read it.

The stakes that the mediator types stay on this page. They are kept nowhere and reach no document (decision 39).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from app.domain.language import _
from app.domain.money import Money, NotRead, read_amount
from app.domain.reading import CaseRead
from app.domain.trouble import Trouble
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.of_across import pictures_across
from app.pictures.shapes import Picture
from app.presenters.mediator.background import Background
from app.reckoning.across import Across, Refusal, Subject, across, at_stakes
from app.reckoning.across_said import (
    Row,
    compared_said,
    judges_meaning,
    left_out,
    no_deal_rows,
    refused,
    stakes_said,
    which_way,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: a picture, what it means, a table, and what was left out of it."""

    title: str
    picture: Picture | None = None
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    """A label, and the numbers of both parties in one line."""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AcrossPage:
    """The whole page. `refused` says why nothing stands beside each other. `asks_stakes`: there is a gap that could be said in money."""

    parts: tuple[Part, ...] = ()
    refused: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    asks_stakes: bool = False


class AcrossView(Protocol):
    """The page across both parties."""

    def show_across(self, page: AcrossPage) -> None: ...
    def show_stakes(self, lines: tuple[str, ...]) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class AcrossPresenter:
    """Reads once, when the page is opened: `read` gives what the mediator may read of the case."""

    def __init__(self, view: AcrossView, read: Callable[[], CaseRead], background: Background) -> None:
        self._view = view
        self._ask = read
        self._background = background
        self._read: CaseRead | None = None

    def start(self) -> None:
        self._background.run(self._ask, self._show, self._view.show_trouble)

    def _show(self, read: CaseRead) -> None:
        self._read = read
        self._view.show_across(across_page(read))

    def stakes(self, typed: str) -> None:
        """What is at stake, as the mediator types it. What cannot be read as an amount is asked back."""
        if self._read is not None:
            self._view.show_stakes(stakes_lines(self._read, typed))


def across_page(read: CaseRead) -> AcrossPage:
    """The page as the mediator may read it now."""
    found = across(read)
    if isinstance(found, Refusal):
        return AcrossPage(refused=refused(found, read), compared=compared_said(read))
    parts = tuple(part for part in _parts(found, read) if part.picture or part.rows or part.lines or part.left_out)
    asks = None not in (found.first.judges_after, found.second.judges_after)
    return AcrossPage(parts, (), compared_said(read), asks)


def _parts(found: Across, read: CaseRead) -> Iterator[Part]:
    tongue = read.case.tongue()
    pictures = pictures_across(found, MoneyWords(tongue, Whose.THEIRS))
    way = tuple(filter(None, (which_way(found),)))
    judges, limits, no_deal = (left_out(found, subject) for subject in Subject)
    yield Part(_("Ten judges"), pictures.get("judges"), judges_meaning(found), left_out=judges)
    yield Part(_("Walk-away numbers"), pictures.get("limits"), way, left_out=limits)
    rows = tuple(_line(row, found) for row in no_deal_rows(found, tongue)) if found.ways else ()
    yield Part(_("No deal, both parties"), pictures.get("both"), way, rows, no_deal)


def _line(row: Row, found: Across) -> tuple[str, str]:
    told = (f"{found.first.name}: {row.first}", f"{found.second.name}: {row.second}", row.between)
    return row.label, " · ".join(filter(None, told))


def stakes_lines(read: CaseRead, typed: str) -> tuple[str, ...]:
    """What the typed stakes come to; nothing where nothing is typed."""
    found, case = across(read), read.case
    amount = read_amount(typed, case.numbers, case.currency)
    if amount is None or isinstance(found, Refusal):
        return ()
    if isinstance(amount, NotRead):
        return (amount.sentence,)
    if not isinstance(amount, Money):
        return (amount.question,)
    if amount.minor <= 0:
        return (_("Type an amount above zero: what is at stake between the two."),)
    return stakes_said(found, amount.minor, at_stakes(found, amount.minor), case.tongue())
