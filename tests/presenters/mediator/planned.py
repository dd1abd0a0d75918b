"""A break being planned in the sample case, with its page on a screen that shows nothing."""

from __future__ import annotations

from app.domain.impasse import Break
from app.presenters.mediator.plan_break import PlanBreak
from tests.presenters.mediator.break_views import PlanScreen
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases
from tests.presenters.mediator.fakes import Later, Now, a_clock
from tests.presenters.mediator.sample_values import sample_case


class Planning:
    """`handed` is everything that went on to the hand-over page."""

    def __init__(self, case: FakeCase | None = None, break_id: str = "", background: Now | Later | None = None) -> None:
        self.view, self.case = PlanScreen(), case or FakeCase(sample_case())
        self.handed: list[tuple[Break, str]] = []
        self.presenter = PlanBreak(
            self.view,
            self.case,
            FakeCases(self.case),
            background or Now(),
            a_clock(),
            self._hand_over,
            break_id,
        )
        self.presenter.start()

    def _hand_over(self, planned: Break, party: str) -> None:
        self.handed.append((planned, party))

    def on_disk(self) -> Break:
        """The break as it stands on the disk."""
        return self.case.all_breaks[-1]

    def sheets_of(self, party: str) -> list[str]:
        """What the disk says a party gets."""
        return [sheet.worksheet for sheet in self.on_disk().plan.sheets.get(party, ())]

    def suggested(self) -> list[str]:
        return [each.worksheet for each in self.view.suggestions]

    def missing(self) -> list[str]:
        return list(self.view.faults)

    def said_first(self) -> list[str]:
        return list(self.view.said_first)
