from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from app.domain.impasse import Break, Handed, Plan, PlannedSheet
from app.domain.sources import SeededChance
from app.presenters.doors import SheetStatus
from app.presenters.mediator.case_page import CasePage, dealt_with
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fakes import Later, Now, disk_full
from tests.presenters.mediator.sample_values import sample_case
from tests.presenters.mediator.views import CaseScreen


class OnePage:
    """The sample case, open."""

    def __init__(self, case: FakeCase | None = None, background: Now | Later | None = None) -> None:
        self.view, self.case = CaseScreen(), case or sample_open()
        self.presenter = CasePage(
            self.view, self.case, FakeCases(self.case), background or Now(), SeededChance(1), zone=UTC
        )
        self.presenter.start()

    def rename(self, alias: str) -> None:
        self.view.editing.put(replace(self.view.editing.case, alias=alias))


def test_each_break_says_when_about_what_and_how_far_each_party_is() -> None:
    row = OnePage().view.rows[0]
    assert (row.title, row.issue) == ("Break 1, Nov 3, 2026", "Floor repair and late opening")
    assert [(line.name, line.how) for line in row.parties] == [
        ("Marisol Vega", "finished"),
        ("Denis Laurent", "stopped after 7 of 12, Fair yardsticks: Floor repair and late opening"),
    ]
    assert row.handed_over


def test_of_a_party_that_had_the_laptop_and_began_nothing_it_is_said_that_it_was_handed_over() -> None:
    case = sample_open()
    case.all_breaks.append(Break("break2", 2, "2026-11-04T09:00", handed=(Handed("b", "2026-11-04T09:05"),)))
    case.statuses = {
        ("break2", party): (SheetStatus("break_plan", "", begun=False, finished=False, reached=0, asked=0),)
        for party in ("a", "b")
    }
    row = OnePage(case).view.rows[0]
    assert [(line.how, line.handed_over) for line in row.parties] == [
        ("not handed over yet", False),
        ("handed over, nothing begun", True),
    ]


def test_the_latest_break_stands_first() -> None:
    case = sample_open()
    case.all_breaks.append(Break("break2", 2, "2026-11-04T09:00"))
    page = OnePage(case)
    assert [row.title for row in page.view.rows] == ["Break 2, Nov 4, 2026", "Break 1, Nov 3, 2026"]
    assert page.view.rows[0].issue == "no single issue"


def test_a_change_is_on_the_disk_before_it_is_called_saved() -> None:
    later = Later()
    page = OnePage(background=later)
    later.do_all()
    page.rename("The bakery")
    assert (page.view.kept, page.case.now.alias) == (0, "The bakery kitchen")
    later.do_all()
    assert (page.view.kept, page.case.now.alias) == (1, "The bakery")


def test_of_many_quick_changes_the_last_one_stands_on_the_disk() -> None:
    later = Later()
    page = OnePage(background=later)
    later.do_all()
    for alias in ("T", "Th", "The", "The oven"):
        page.rename(alias)
    later.do_all()
    assert page.case.now.alias == "The oven"
    assert len(page.case.kept) == 1


def test_a_change_that_cannot_stand_is_not_kept_and_the_page_says_why() -> None:
    page = OnePage()
    page.view.editing.put_party(0, replace(page.view.editing.case.parties[0], name=""))
    assert page.view.missing() == ["Say what to call party A."]
    assert (page.case.kept, page.view.kept) == ([], 0)
    page.view.editing.put_party(0, replace(page.view.editing.case.parties[0], name="Mari"))
    assert page.view.missing() == []
    assert page.case.now.parties[0].name == "Mari"


def test_with_a_full_disk_the_change_stays_on_the_page_and_the_next_one_takes_it_along() -> None:
    page = OnePage()
    page.case.trouble = disk_full()
    page.rename("The bakery")
    assert "The disk is full." in page.view.told()
    assert page.view.kept == 0
    assert page.view.editing.case.alias == "The bakery"
    page.view.editing.put(replace(page.view.editing.case, currency="EUR"))
    assert (page.case.now.alias, page.case.now.currency) == ("The bakery", "EUR")
    assert page.view.kept == 1


def test_what_a_party_wrote_is_erased_when_it_asks_and_the_page_shows_the_case_as_it_is_now() -> None:
    page = OnePage()
    page.presenter.erase_private("a")
    assert page.case.erased == ["a"]
    assert (page.view.shown, page.view.kept) == (2, 1)


def test_parties_and_issues_of_a_break_cannot_be_taken_out_of_the_case() -> None:
    editing = OnePage().view.editing
    may = {issue.id: editing.may_remove_issue(index) for index, issue in enumerate(editing.case.issues)}
    assert may == {"i_balance": True, "i_extra": True, "i_floor": False, "i_name": True}


def test_a_break_holds_on_to_everybody_and_everything_it_names() -> None:
    sheets = {"a": (PlannedSheet("perspective_swap", towards="c"), PlannedSheet("objective_criteria", issue="i1"))}
    assert dealt_with((Break("b", 1, "2026-11-03T20:20", issue="i2", plan=Plan(sheets=sheets)),)) == {
        "a",
        "c",
        "i1",
        "i2",
    }


def test_a_case_without_breaks_shows_an_empty_list() -> None:
    assert OnePage(FakeCase(sample_case())).view.rows == ()


def test_a_party_that_had_the_laptop_when_the_program_ended_is_named_until_it_is_taken_back() -> None:
    case = sample_open()
    marisol = case.now.parties[0]
    case.at_work = [marisol.id]
    page = OnePage(case)
    assert [name for _party, name in page.view.left_at_work] == [marisol.name]
    page.presenter.take_back(marisol.id)
    assert not page.view.left_at_work
    assert not case.at_work


def test_a_party_that_used_up_its_tries_may_try_its_code_again_when_the_mediator_says_so() -> None:
    page = OnePage()
    page.presenter.allow_more_tries("a")
    assert page.case.allowed == ["a"]
    assert page.view.kept == 1
