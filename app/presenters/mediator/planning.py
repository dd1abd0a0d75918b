"""Changing the plan of a break: who gets which sheets, in which form, about what. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.case import Case
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.worksheet import Form, Worksheet

FEWEST_MINUTES = 5
MOST_MINUTES = 240


def form_of(planned: Break, party: str, worksheet: str) -> Form | None:
    """The form in which a party gets a sheet; None if it does not get it."""
    return next((sheet.form for sheet in of(planned, party, worksheet)), None)


def of(planned: Break, party: str, worksheet: str) -> tuple[PlannedSheet, ...]:
    """The planned fillings of one sheet for one party: several where it is turned towards several others."""
    return tuple(sheet for sheet in planned.plan.sheets.get(party, ()) if sheet.worksheet == worksheet)


def others(case: Case, party: str) -> tuple[str, ...]:
    return tuple(other.id for other in case.parties if other.id != party)


class Planner:
    """Knows the case and the sheets; every method gives a changed break."""

    def __init__(self, case: Case, sheets: Mapping[str, Worksheet], order: Sequence[str]) -> None:
        self._case = case
        self._sheets = sheets
        known = [sheet for sheet in order if sheet in sheets]
        self._order = [*known, *(sheet for sheet in sheets if sheet not in known)]

    @property
    def order(self) -> tuple[str, ...]:
        """All sheets, those of the usual order first: a party meets its sheets in this order."""
        return tuple(self._order)

    def give(self, planned: Break, parties: Iterable[str], worksheet: str, form: Form | None) -> Break:
        """Give a sheet to these parties in this form, or take it away."""
        sheets = dict(planned.plan.sheets)
        for party in parties:
            before = of(planned, party, worksheet)
            rest = [sheet for sheet in sheets.get(party, ()) if sheet.worksheet != worksheet]
            if form is not None:
                rest += [replace(sheet, form=form) for sheet in before or self._fresh(planned, party, worksheet, form)]
            sheets[party] = self._sorted(rest)
        return self._with(planned, sheets)

    def _fresh(self, planned: Break, party: str, worksheet: str, form: Form) -> tuple[PlannedSheet, ...]:
        sheet = self._sheets[worksheet]
        issue = planned.issue if sheet.repeat_per == "issue" else ""
        turned = others(self._case, party)
        towards = turned[0] if sheet.two_sided and len(turned) > 1 else ""
        return (PlannedSheet(worksheet, form, issue=issue, towards=towards),)

    def turn(self, planned: Break, party: str, worksheet: str, towards: Sequence[str]) -> Break:
        """Turn a two-sided sheet towards these other parties, one filling for each (decision 30)."""
        before = of(planned, party, worksheet)
        if not before or not towards:
            return planned
        known = {sheet.towards: sheet for sheet in before}
        fresh = [known.get(other) or replace(before[0], towards=other, start_from="") for other in towards]
        return self._instead(planned, party, worksheet, fresh)

    def about(self, planned: Break, party: str, worksheet: str, issues: Sequence[str]) -> Break:
        """Choose the issues a sheet is about, one filling for each; ("",) lets the party choose one."""
        before = of(planned, party, worksheet)
        if not before or not issues:
            return planned
        known = {sheet.issue: sheet for sheet in before}
        wanted = [known.get(issue) or replace(before[0], issue=issue, start_from="") for issue in issues]
        return self._instead(planned, party, worksheet, wanted)

    def start_from(self, planned: Break, party: str, which: PlannedSheet, filling: str) -> Break:
        """Start from a copy of earlier answers (decision 20); "" starts blank."""
        sheets = tuple(
            replace(sheet, start_from=filling) if sheet == which else sheet
            for sheet in planned.plan.sheets.get(party, ())
        )
        return self._with(planned, {**planned.plan.sheets, party: sheets})

    def _instead(self, planned: Break, party: str, worksheet: str, wanted: Sequence[PlannedSheet]) -> Break:
        rest = [sheet for sheet in planned.plan.sheets.get(party, ()) if sheet.worksheet != worksheet]
        return self._with(planned, {**planned.plan.sheets, party: self._sorted([*rest, *wanted])})

    def stuck_on(self, planned: Break, issue: str) -> Break:
        """Choose the issue that is stuck. Sheets that were about the issue before are about this one now."""
        sheets = {
            party: tuple(
                replace(sheet, issue=issue, start_from="") if self._follows(sheet, planned.issue) else sheet
                for sheet in given
            )
            for party, given in planned.plan.sheets.items()
        }
        return replace(self._with(planned, sheets), issue=issue)

    def _follows(self, sheet: PlannedSheet, issue: str) -> bool:
        known = self._sheets.get(sheet.worksheet)
        return sheet.issue == issue and known is not None and known.repeat_per == "issue"

    def _sorted(self, sheets: Iterable[PlannedSheet]) -> tuple[PlannedSheet, ...]:
        order = {worksheet: number for number, worksheet in enumerate(self._order)}
        parties = {party.id: number for number, party in enumerate(self._case.parties)}
        issues = {issue.id: number for number, issue in enumerate(self._case.issues)}

        def place(sheet: PlannedSheet) -> tuple[int, int, int]:
            return order.get(sheet.worksheet, len(order)), parties.get(sheet.towards, 0), issues.get(sheet.issue, 0)

        return tuple(sorted(sheets, key=place))

    @staticmethod
    def _with(planned: Break, sheets: Mapping[str, tuple[PlannedSheet, ...]]) -> Break:
        return replace(planned, plan=replace(planned.plan, sheets=sheets))


def with_minutes(planned: Break, minutes: int) -> Break:
    kept = min(max(minutes, FEWEST_MINUTES), MOST_MINUTES)
    return replace(planned, plan=replace(planned.plan, minutes=kept))


def with_calm_minute(planned: Break, wanted: bool) -> Break:
    return replace(planned, plan=replace(planned.plan, calm_minute=wanted))


def new_break(called: str) -> Break:
    """A break that is not kept yet; it gets its id and number from the disk."""
    return Break(id="", number=0, called=called, plan=Plan())
