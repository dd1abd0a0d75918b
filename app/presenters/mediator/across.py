"""The page across both parties: what both parties' sheets say beside each other, as far as the mediator may read it.

The stakes that the mediator types stay on this page. They are kept nowhere and reach no document (decision 39).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from app.domain.language import _
from app.domain.money import Money, NotRead, read_amount
from app.domain.reading import CaseRead
from app.domain.trouble import Trouble
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.of_across import pictures_across
from app.pictures.shapes import Picture
from app.presenters.mediator.background import Background
from app.reckoning.across import Across, Refusal, across
from app.reckoning.across_said import AcrossPart, Row, across_parts, compared_said, refused
from app.reckoning.at_stakes import stakes_said


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
    """Reads once, when the page is opened: `read` gives what the mediator may read of the case; `zone` is
    the mediator's time zone, None for the laptop's."""

    def __init__(
        self,
        view: AcrossView,
        read: Callable[[], CaseRead],
        background: Background,
        zone: tzinfo | None = None,
    ) -> None:
        self._view = view
        self._ask = read
        self._background = background
        self._zone = zone
        self._read: CaseRead | None = None

    def start(self) -> None:
        self._background.run(self._ask, self._show, self._view.show_trouble)

    def _show(self, read: CaseRead) -> None:
        self._read = read
        self._view.show_across(across_page(read, self._zone))

    def stakes(self, typed: str) -> None:
        """What is at stake, as the mediator types it. What cannot be read as an amount is asked back."""
        if self._read is not None:
            self._view.show_stakes(stakes_lines(self._read, typed, self._zone))


def across_page(read: CaseRead, zone: tzinfo | None = None) -> AcrossPage:
    """The page as the mediator may read it now."""
    found = across(read, zone)
    if isinstance(found, Refusal):
        return AcrossPage(refused=refused(found, read, zone), compared=compared_said(read))
    tongue = read.case.tongue()
    pictures = pictures_across(found, MoneyWords(tongue, Whose.THEIRS))
    parts = tuple(_part(part, pictures.get(part.picture), found) for part in across_parts(found, tongue))
    asks = None not in (found.first.judges_after, found.second.judges_after)
    return AcrossPage(parts, (), compared_said(read), asks)


def _part(part: AcrossPart, picture: Picture | None, found: Across) -> Part:
    return Part(part.title, picture, part.lines, tuple(_line(row, found) for row in part.rows), part.left_out)


def _line(row: Row, found: Across) -> tuple[str, str]:
    told = (f"{found.first.name}: {row.first}", f"{found.second.name}: {row.second}", row.between)
    return row.label, " · ".join(filter(None, told))


def stakes_lines(read: CaseRead, typed: str, zone: tzinfo | None = None) -> tuple[str, ...]:
    """What the typed stakes come to; nothing where nothing is typed."""
    found, case = across(read, zone), read.case
    amount = read_amount(typed, case.numbers, case.currency)
    if amount is None or isinstance(found, Refusal):
        return ()
    if isinstance(amount, NotRead):
        return (amount.sentence,)
    if not isinstance(amount, Money):
        return (amount.question,)
    if amount.minor <= 0:
        return (_("Type an amount above zero: what is at stake between the two."),)
    return stakes_said(found, amount.minor, case.tongue())
