"""Handouts for the break: of each party the sheets planned for it, chosen with ticks, in one print or as forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Protocol

from app.domain.impasse import planned_in_newest
from app.domain.language import _, ngettext
from app.presenters.doors import CasesDoor, DocumentKind, DocumentWanted, HandoutSet, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.making import Making, MakingView
from app.presenters.mediator.words import listed, names


@dataclass(frozen=True, slots=True)
class PlannedHandout:
    """A sheet that is planned for a party; `title` says how many copies there are to be, where it is more than one."""

    worksheet: str
    title: str


@dataclass(frozen=True, slots=True)
class PartyHandouts:
    """What is planned for a party: its id and name, its letter and the sheets; none where nothing is planned for it."""

    party: str
    name: str
    letter: str
    sheets: tuple[PlannedHandout, ...]


@dataclass(frozen=True, slots=True)
class SetsShown:
    """What can be chosen; all of it is at first. `number` is that of the break, 0 where there is none."""

    number: int
    parties: tuple[PartyHandouts, ...]
    paper: str


class SetsView(MakingView, Protocol):
    """The page of handouts for a break."""

    def show_sets(self, shown: SetsShown) -> None: ...
    def show_chosen(self, words: str) -> None:
        """What is chosen now, in words; "" for nothing."""

    def show_forms_saved(self, words: str) -> None: ...


class HandoutSets(Making):
    """Made anew with every tick. A set is what is planned for a party in a break, the newest one for "", without what was
    left out."""

    def __init__(
        self, view: SetsView, case: OpenCase, cases: CasesDoor, background: Background, break_id: str = ""
    ) -> None:
        super().__init__(view, case, cases, background)
        self._break_id = break_id
        self._page = view
        self._shown = SetsShown(0, (), "letter")
        self._planned: dict[str, tuple[str, ...]] = {}
        self._left_out: set[tuple[str, str]] = set()
        self._without: set[str] = set()
        self._in_large: set[str] = set()
        self._to_fill_in = False

    def start(self) -> None:
        self._background.run(self._load, self._loaded, self._view.show_trouble)

    def _load(self) -> tuple[SetsShown, dict[str, tuple[str, ...]]]:
        case, sheets = self._case.case(), self._cases.worksheets()
        breaks = [each for each in self._case.breaks() if self._break_id in ("", each.id)]
        called, say = names(case), case.tongue().say
        planned = {party.id: planned_in_newest(breaks, party.id, sheets) for party in case.parties}
        parties = tuple(
            PartyHandouts(
                party.id,
                called[party.id],
                party.letter,
                tuple(
                    PlannedHandout(sheet, _with_copies(say(sheets[sheet].title), copies))
                    for sheet, copies in Counter(planned[party.id]).items()
                ),
            )
            for party in case.parties
        )
        return SetsShown(max((each.number for each in breaks), default=0), parties, self._load_paper()), planned

    def _loaded(self, found: tuple[SetsShown, dict[str, tuple[str, ...]]]) -> None:
        self._shown, self._planned = found
        self._paper = self._shown.paper
        self._page.show_sets(self._shown)
        self._renew()

    # ---- choosing -------------------------------------------------------------------------------------------------

    def tick(self, party: str, worksheet: str, on: bool) -> None:
        """A sheet of a party is to be in its set, or not."""
        (self._left_out.discard if on else self._left_out.add)((party, worksheet))
        self._renew()

    def tick_party(self, party: str, on: bool) -> None:
        """A party gets a set, or none."""
        (self._without.discard if on else self._without.add)(party)
        self._renew()

    def large_print(self, party: str, on: bool) -> None:
        (self._in_large.add if on else self._in_large.discard)(party)
        self._renew()

    def to_fill_in(self, on: bool) -> None:
        """Whether they are to be forms: those are saved, a file each, and not printed."""
        self._to_fill_in = on
        self._renew()

    def on_paper(self, paper: str) -> None:
        self.print_size(paper, False)

    def chosen(self) -> tuple[HandoutSet, ...]:
        """The sets as they are chosen now, without empty ones."""
        sets = (
            HandoutSet(
                party,
                tuple(sheet for sheet in planned if (party, sheet) not in self._left_out),
                large=party in self._in_large,
            )
            for party, planned in self._planned.items()
            if party not in self._without
        )
        return tuple(each for each in sets if each.worksheets)

    def _renew(self) -> None:
        sets = self.chosen()
        self._page.show_chosen(self._said(sets))
        if sets and not self._to_fill_in:
            self.make(DocumentWanted(DocumentKind.HANDOUT_SET, sets=sets))
        else:
            self.put_away()

    def _said(self, sets: tuple[HandoutSet, ...]) -> str:
        """Like "3 sheets for Marisol and 2 sheets for Denis"; "" for nothing."""
        called = {each.party: each.name for each in self._shown.parties}
        said = []
        for each in sets:
            count = len(each.worksheets)
            words = ngettext("{count} sheet for {name}", "{count} sheets for {name}", count)
            said.append(words.format(count=count, name=called[each.party]))
        return listed(said)

    # ---- forms ----------------------------------------------------------------------------------------------------

    def save_forms(self, folder: str) -> None:
        """Save what is chosen as forms below this folder, "" for none."""
        sets, paper = self.chosen(), self._paper
        if not sets or not folder:
            return

        def saved(places: tuple[str, ...]) -> None:
            count = len(places)
            words = ngettext("Saved: {count} form, in {folders}", "Saved: {count} forms, in {folders}", count)
            folders = listed(tuple(dict.fromkeys(place.split("/")[0] for place in places)))
            self._page.show_forms_saved(words.format(count=count, folders=folders))

        self.save(lambda: self._case.save_forms(sets, folder, paper), saved)


def _with_copies(title: str, copies: int) -> str:
    if copies == 1:
        return title
    return _("{title}, {count} copies").format(title=title, count=copies)
