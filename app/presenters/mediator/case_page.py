"""One open case: its breaks and how far each party is, and editing of what it is made of. Every change is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from app.domain.case import Case
from app.domain.days import local_day
from app.domain.impasse import Break
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.trouble import Trouble
from app.domain.worksheet import Worksheet
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.case_editing import CaseEditing
from app.presenters.mediator.keeping import Kept
from app.presenters.mediator.new_case import Choices
from app.presenters.mediator.status import party_words, was_handed_over
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party's break in one line."""

    party: str
    name: str
    how: str
    handed_over: bool


@dataclass(frozen=True, slots=True)
class BreakRow:
    """A break in the list of breaks, the latest first."""

    id: str
    title: str
    issue: str
    parties: tuple[PartyLine, ...]
    handed_over: bool


class CasePageView(Protocol):
    """The page of one case."""

    def show_case(self, editing: CaseEditing, choices: Choices) -> None: ...
    def show_breaks(self, rows: tuple[BreakRow, ...]) -> None: ...
    def show_left_at_work(self, parties: tuple[tuple[str, str], ...]) -> None:
        """Ids and names of the parties that had the laptop when Recess ended; empty when there is none."""

    def show_kept(self) -> None:
        """The last change is on the disk."""

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """Why the last change is not kept, in sentences; empty when it is."""

    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    case: Case
    choices: Choices
    breaks: tuple[BreakRow, ...]
    dealt_with: frozenset[str]
    left_at_work: tuple[tuple[str, str], ...]


class CasePage:
    """`zone` is the mediator's time zone; None for the laptop's."""

    def __init__(
        self,
        view: CasePageView,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        chance: Chance,
        zone: tzinfo | None = None,
    ) -> None:
        self._view = view
        self._case = case
        self._cases = cases
        self._background = background
        self._chance = chance
        self._zone = zone
        self._editing: CaseEditing
        self._kept: Kept[Case] = Kept(background, self._keep, _newer, self._was_kept, view.show_trouble)

    def start(self) -> None:
        self._background.run(self._load, self._show, self._view.show_trouble)

    def _load(self) -> _Loaded:
        case = self._case.case()
        breaks = self._case.breaks()
        sheets = self._cases.worksheets()
        newest_first = sorted(breaks, key=lambda each: -each.number)
        return _Loaded(
            case=case,
            choices=Choices(self._cases.templates(), self._cases.rules()),
            breaks=tuple(self._row(case, planned, sheets) for planned in newest_first),
            dealt_with=dealt_with(breaks),
            left_at_work=self._left_at_work(),
        )

    def _left_at_work(self) -> tuple[tuple[str, str], ...]:
        called = names(self._case.case())
        return tuple((party, called[party]) for party in self._case.left_at_work())

    def _row(self, case: Case, planned: Break, sheets: Mapping[str, Worksheet]) -> BreakRow:
        called = names(case)

        def line(party: str) -> PartyLine:
            status, handed_over = self._case.sheet_status(planned.id, party), was_handed_over(planned, party)
            how = party_words(status, sheets, case.tongue(), handed_over=handed_over)
            return PartyLine(party, called[party], how, handed_over)

        lines = tuple(line(party.id) for party in case.parties)
        issue = next((issue.title for issue in case.issues if issue.id == planned.issue), "")
        return BreakRow(
            id=planned.id,
            title=_("Break {number}, {day}").format(number=planned.number, day=local_day(planned.called, self._zone)),
            issue=issue or _("no single issue"),
            parties=lines,
            handed_over=bool(planned.handed),
        )

    def _show(self, loaded: _Loaded) -> None:
        self._editing = CaseEditing(loaded.case, loaded.choices.by_id(), self._changed, self._chance, loaded.dealt_with)
        self._view.show_case(self._editing, loaded.choices)
        self._view.show_breaks(loaded.breaks)
        self._view.show_left_at_work(loaded.left_at_work)

    def allow_more_tries(self, party: str) -> None:
        """A party that used up the tries of its code may try again: the mediator knows that it is the party."""

        def allowed(_nothing: None) -> None:
            self._view.show_kept()

        self._background.run(lambda: self._case.allow_more_tries(party), allowed, self._view.show_trouble)

    def take_back(self, party: str) -> None:
        """The laptop is back from a party that had it when Recess ended."""

        def finish() -> tuple[tuple[str, str], ...]:
            self._case.finish_hand_over(party)
            return self._left_at_work()

        self._background.run(finish, self._view.show_left_at_work, self._view.show_trouble)

    def _changed(self, case: Case) -> None:
        """Keep a case that can stand; a nameless party, say, could not be handed the laptop."""
        faults = self._editing.faults()
        self._view.show_faults(faults)
        if not faults:
            self._kept.changed(case)

    def _keep(self, case: Case) -> Case:
        self._case.change(case)
        return case

    @property
    def is_owed(self) -> bool:
        """Whether the disk refused the last change."""
        return self._kept.is_owed

    def keep_again(self, *, quietly: bool) -> None:
        """Try once more to keep what the disk has refused."""
        self._kept.again(quietly=quietly)

    def _was_kept(self, _case: Case) -> None:
        self._view.show_kept()

    def erase_private(self, party: str) -> None:
        """The party asked, through the mediator, to have its answers erased; the view has asked once more."""

        def done(_nothing: None) -> None:
            self._view.show_kept()
            self.start()

        self._background.run(lambda: self._case.destroy_private(party), done, self._view.show_trouble)


def _newer(_written: Case, newest: Case) -> Case:
    return newest


def dealt_with(breaks: tuple[Break, ...]) -> frozenset[str]:
    """Ids of parties and issues that a break has dealt with: they stay in the case."""
    found: set[str] = set()
    for planned in breaks:
        found |= {handed.party for handed in planned.handed} | {planned.issue}
        for party, sheets in planned.plan.sheets.items():
            found.add(party)
            found |= {sheet.issue for sheet in sheets} | {sheet.towards for sheet in sheets}
    return frozenset(found - {""})
