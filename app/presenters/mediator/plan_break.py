"""Planning a break: from "we are stuck" to Hand over in under a minute. Everything but the sheets is optional."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.impasse import Break, PlannedSheet, Signs
from app.domain.language import _
from app.domain.sources import Clock
from app.domain.template import MediatorQuestion
from app.domain.trouble import Trouble
from app.domain.worksheet import Form
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator import planning
from app.presenters.mediator.background import Background
from app.presenters.mediator.keeping import Kept
from app.presenters.mediator.plan_shown import (
    CauseShown,
    Earlier,
    Pick,
    PlanPictures,
    SheetShown,
    SuggestionShown,
    Summary,
)
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """What stays the same while a break is planned."""

    title: str
    parties: tuple[tuple[str, str], ...]
    """Ids and names."""
    ratings: tuple[str, ...]
    """The words for 0 to 3 of the slow way."""
    questions: tuple[MediatorQuestion, ...]
    how_to_use: str


class PlanBreakView(Protocol):
    """The page of a planned break. Each verb shows one part as it is now."""

    def show_frame(self, frame: PlanFrame, planned: Break) -> None: ...
    def show_issues(self, issues: tuple[Pick, ...]) -> None: ...
    def show_stops(self, stops: tuple[Pick, ...], dealt_with: bool) -> None: ...
    def show_causes(self, causes: tuple[CauseShown, ...]) -> None: ...
    def show_said_first(self, sentences: tuple[str, ...]) -> None: ...
    def show_suggestions(self, suggestions: tuple[SuggestionShown, ...]) -> None: ...
    def show_sheets(self, party: str, sheets: tuple[SheetShown, ...]) -> None:
        """The sheets as given to `party`, or to everyone for ""."""

    def show_time(self, minutes: int, calm_minute: bool) -> None: ...
    def show_summary(self, summary: Summary) -> None: ...
    def show_kept(self) -> None: ...
    def show_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    pictures: PlanPictures
    planned: Break


class PlanBreak:
    """`break_id` is empty for a new break. `hand_over` gets the kept break and the party to hand over to."""

    def __init__(
        self,
        view: PlanBreakView,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        clock: Clock,
        hand_over: Callable[[Break, str], None],
        break_id: str = "",
    ) -> None:
        self._view = view
        self._case = case
        self._cases = cases
        self._background = background
        self._clock = clock
        self._hand_over = hand_over
        self._break_id = break_id
        self._party = ""
        self._earlier: dict[tuple[str, str, str], tuple[tuple[str, str], ...]] = {}
        self._pictures: PlanPictures
        self._planner: planning.Planner
        self._planned: Break
        self._kept: Kept[Break] | None = None

    def start(self) -> None:
        self._background.run(self._load, self._begin, self._view.show_trouble)

    def _load(self) -> _Loaded:
        case = self._case.case()
        diagnosis = self._cases.diagnosis()
        sheets = self._cases.worksheets()
        breaks = tuple(self._case.breaks())
        planned = next((each for each in breaks if each.id == self._break_id), None)
        order = planning.Planner(case, sheets, diagnosis.usual_order).order
        may = set(self._case.offered_sheets())
        offered = tuple(sheet for sheet in order if sheet in may)
        pictures = PlanPictures(case, diagnosis, sheets, offered, breaks=breaks)
        called = self._clock.now().strftime("%Y-%m-%dT%H:%M")
        return _Loaded(pictures, planned or planning.new_break(called))

    def _begin(self, loaded: _Loaded) -> None:
        self._pictures = loaded.pictures
        self._planned = loaded.planned
        case, diagnosis = loaded.pictures.case, loaded.pictures.diagnosis
        self._planner = planning.Planner(case, loaded.pictures.sheets, diagnosis.usual_order)
        written = loaded.planned if loaded.planned.id else None
        self._kept = Kept(
            self._background, self._case.keep_break, _joined, self._was_kept, self._view.show_trouble, written
        )
        say = case.tongue().say
        number = loaded.planned.number
        called = names(case)
        self._view.show_frame(
            PlanFrame(
                title=_("Break {number}").format(number=number) if number else _("A break"),
                parties=tuple((party.id, called[party.id]) for party in case.parties),
                ratings=tuple(say(words) for words in diagnosis.ratings),
                questions=diagnosis.questions,
                how_to_use=say(diagnosis.how_to_use),
            ),
            loaded.planned,
        )
        self._view.show_issues(self._pictures.issues(self._planned))
        self._view.show_stops(self._pictures.stops(self._planned), self._planned.signs.stops_dealt_with)
        self._view.show_time(self._planned.plan.minutes, self._planned.plan.calm_minute)
        self._show_signs()
        self._show_plan()
        self._look_for_earlier()

    def keep_again(self, *, quietly: bool) -> None:
        """Try once more to keep what the disk has refused."""
        if self._kept is not None:
            self._kept.again(quietly=quietly)

    def _was_kept(self, planned: Break) -> None:
        self._planned = _joined(planned, self._planned)
        self._view.show_kept()

    # ---- what is stuck, and why ------------------------------------------------------------------------------------

    def choose_issue(self, issue: str) -> None:
        self._change(self._planner.stuck_on(self._planned, issue))
        self._show_plan()
        self._look_for_earlier()

    def tap_cause(self, cause: str) -> None:
        """Choose a cause; the chosen one once more takes it back."""
        self._sign(replace(self._planned.signs, cause="" if self._planned.signs.cause == cause else cause))

    def tick(self, sign: str, ticked: bool) -> None:
        """The fast way: seen, for every party."""
        others = tuple(each for each in self._planned.signs.ticked if each != sign)
        self._sign(replace(self._planned.signs, ticked=(*others, sign) if ticked else others))

    def rate(self, sign: str, party: str, rating: int) -> None:
        """The slow way: 0 to 3 for one party. A rating takes the place of a tick."""
        signs = self._planned.signs
        rated = {**signs.ratings.get(sign, {}), party: rating}
        ticked = tuple(each for each in signs.ticked if each != sign)
        self._sign(replace(signs, ticked=ticked, ratings={**signs.ratings, sign: rated}))

    def tick_stop(self, stop: str, ticked: bool) -> None:
        """A stop sign was seen, or not after all. A new one has not been dealt with yet."""
        others = tuple(each for each in self._planned.signs.stops if each != stop)
        stops = (*others, stop) if ticked else others
        self._sign(replace(self._planned.signs, stops=stops, stops_dealt_with=False))
        self._view.show_stops(self._pictures.stops(self._planned), False)

    def stops_dealt_with(self, dealt_with: bool) -> None:
        self._sign(replace(self._planned.signs, stops_dealt_with=dealt_with))
        self._view.show_stops(self._pictures.stops(self._planned), dealt_with)

    def answer(self, question: str, words: str) -> None:
        """A line of the mediator's own under "Ask yourself"."""
        answers = {**self._planned.signs.answers, question: words}
        self._change(replace(self._planned, signs=replace(self._planned.signs, answers=answers)))

    def _sign(self, signs: Signs) -> None:
        self._change(replace(self._planned, signs=signs))
        self._show_signs()

    def _show_signs(self) -> None:
        self._view.show_causes(self._pictures.causes(self._planned))
        self._view.show_said_first(self._pictures.said_first(self._planned))
        self._view.show_suggestions(self._pictures.suggestions(self._planned))

    # ---- who gets which sheets -------------------------------------------------------------------------------------

    def show_for(self, party: str) -> None:
        """Show and change the sheets of one party, or of everyone for ""."""
        self._party = party
        self._show_plan()

    def _those(self) -> Sequence[str]:
        return [self._party] if self._party else [party.id for party in self._pictures.case.parties]

    def give(self, worksheet: str, form: Form | None) -> None:
        """Give a sheet, or take it away, for the party or parties shown."""
        self._change(self._planner.give(self._planned, self._those(), worksheet, form))
        self._show_plan()
        self._look_for_earlier()

    def give_all(self, worksheet: str) -> None:
        """Give a suggested sheet to everyone who does not have it yet, in the short form."""
        parties = [
            party.id
            for party in self._pictures.case.parties
            if planning.form_of(self._planned, party.id, worksheet) is None
        ]
        self._change(self._planner.give(self._planned, parties, worksheet, Form.SHORT))
        self._show_plan()
        self._look_for_earlier()

    def about(self, worksheet: str, issues: Sequence[str]) -> None:
        self._change(self._planner.about(self._planned, self._party, worksheet, issues))
        self._show_plan()
        self._look_for_earlier()

    def turn(self, worksheet: str, towards: Sequence[str]) -> None:
        self._change(self._planner.turn(self._planned, self._party, worksheet, towards))
        self._show_plan()

    def start_from(self, which: PlannedSheet, filling: str) -> None:
        self._change(self._planner.start_from(self._planned, self._party, which, filling))
        self._show_plan()

    def minutes(self, minutes: int) -> None:
        self._change(planning.with_minutes(self._planned, minutes))
        self._view.show_summary(self._pictures.summary(self._planned))

    def calm_minute(self, wanted: bool) -> None:
        self._change(planning.with_calm_minute(self._planned, wanted))

    def _show_plan(self) -> None:
        self._view.show_sheets(self._party, self._pictures.sheet_rows(self._planned, self._party))
        self._view.show_summary(self._pictures.summary(self._planned))
        self._view.show_suggestions(self._pictures.suggestions(self._planned))
        self._view.show_said_first(self._pictures.said_first(self._planned))

    def _change(self, planned: Break) -> None:
        if planned != self._planned:
            self._planned = planned
            self._view.show_faults(())
            if self._kept is not None:
                self._kept.changed(planned)

    # ---- earlier answers a sheet may start from --------------------------------------------------------------------

    def _look_for_earlier(self) -> None:
        wanted = {
            (party, sheet.worksheet, sheet.issue)
            for party, given in self._planned.plan.sheets.items()
            for sheet in given
        } - set(self._earlier)
        if not wanted:
            return

        def look() -> Earlier:
            return {which: self._case.earlier(*which) for which in wanted}

        self._background.run(look, self._found_earlier, self._view.show_trouble)

    def _found_earlier(self, found: Earlier) -> None:
        self._earlier.update(found)
        self._pictures = replace(self._pictures, earlier=self._earlier)
        if any(found.values()):
            self._view.show_sheets(self._party, self._pictures.sheet_rows(self._planned, self._party))

    # ---- handing over ----------------------------------------------------------------------------------------------

    def hand_over(self, party: str) -> None:
        """Go to the hand-over page of this party; the break is on the disk by then."""
        if not self._planned.plan.sheets.get(party):
            name = names(self._pictures.case)[party]
            self._view.show_faults((_("Choose at least one sheet for {name}.").format(name=name),))
            return

        def kept(planned: Break) -> None:
            self._hand_over(planned, party)

        if self._kept is not None:
            self._kept.when_kept(kept)

    def print_handouts(self, go: Callable[[str], None]) -> None:
        """Go where the planned sheets are printed, with the id of the break; it is on the disk by then."""

        def kept(planned: Break) -> None:
            go(planned.id)

        if self._kept is not None and any(self._planned.plan.sheets.values()):
            self._kept.when_kept(kept)


def _joined(written: Break, newest: Break) -> Break:
    """What the window has, with what only the disk knows."""
    return replace(
        newest, id=written.id, number=written.number, called=written.called, handed=written.handed, notes=written.notes
    )
