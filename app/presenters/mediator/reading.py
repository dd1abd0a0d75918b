"""Reading: one party's answers by sheet, or what all have cleared side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.language import _
from app.domain.reading import CaseRead
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.reading_lines import AnswerLine, Computed, SheetRead, cleared_lines, sheet_read
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class PartyRead:
    """One party's sheets, the latest filled first."""

    party: str
    name: str
    sheets: tuple[SheetRead, ...]


@dataclass(frozen=True, slots=True)
class ClearedBy:
    """What one party cleared. A question stands once for each party that cleared an answer to it.

    `party` is "" for the ideas that go without a name: they stand apart, ordered by their words.
    """

    party: str
    name: str
    lines: tuple[AnswerLine, ...]


class ReadingView(Protocol):
    """The reading page."""

    def show_parties(self, parties: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Ids and names to choose from; "" is chosen for side by side."""

    def show_party(self, read: PartyRead) -> None: ...
    def show_side_by_side(self, cleared: tuple[ClearedBy, ...]) -> None: ...
    def show_passed_on(self, line: AnswerLine) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class Reading:
    """`party` is the one to begin with, "" for side by side. `computed` gives the lines of worked-out questions."""

    def __init__(
        self, view: ReadingView, case: OpenCase, background: Background, computed: Computed, party: str = ""
    ) -> None:
        self._view = view
        self._case = case
        self._background = background
        self._computed = computed
        self._party = party
        self._read: CaseRead | None = None

    def start(self) -> None:
        self._background.run(self._case.read, self._show, self._view.show_trouble)

    def _show(self, read: CaseRead) -> None:
        self._read = read
        called = names(read.case)
        parties = tuple((party.id, called[party.id]) for party in read.parties)
        self._view.show_parties(parties, self._party)
        self.choose(self._party)

    def choose(self, party: str) -> None:
        """Show one party's answers, or side by side for ""."""
        self._party = party
        if self._read is None:
            return
        if party:
            self._view.show_party(party_read(self._read, party, self._computed))
        else:
            self._view.show_side_by_side(side_by_side(self._read))

    def pass_on(self, line: AnswerLine) -> None:
        """The mediator has told these words: their party reads "already passed on" beside the lock from now on."""

        def marked(_nothing: None) -> None:
            self._view.show_passed_on(replace(line, passed_on=True))
            self._background.run(self._case.read, self._keep, self._view.show_trouble)

        self._background.run(
            lambda: self._case.mark_passed_on(line.filling, line.question), marked, self._view.show_trouble
        )

    def _keep(self, read: CaseRead) -> None:
        self._read = read


def party_read(read: CaseRead, party: str, computed: Computed) -> PartyRead:
    sheets = [sheet_read(read, filling, computed) for filling in read.of(party)]
    return PartyRead(party, names(read.case)[party], tuple(reversed(sheets)))


def side_by_side(read: CaseRead) -> tuple[ClearedBy, ...]:
    """What each party cleared, all parties beside each other. Only cleared words: it may lie open on the table."""
    called = names(read.case)
    by_party = {party.id: cleared_lines(read, party.id) for party in read.parties}
    named = tuple(
        ClearedBy(party, called[party], tuple(line for line in lines if not line.no_name))
        for party, lines in by_party.items()
    )
    # Where an idea stands must not tell whose it is.
    nameless = sorted((line for lines in by_party.values() for line in lines if line.no_name), key=_by_words)
    return (*named, ClearedBy("", _("Ideas, without names"), tuple(nameless))) if nameless else named


def _by_words(line: AnswerLine) -> tuple[str, tuple[str, ...]]:
    return " ".join(line.words).casefold(), line.words
