from __future__ import annotations

from dataclasses import replace

from app.commands.desk.ailing import CaseDamaged
from app.presenters.doors import ListedCase, OpenCase
from app.presenters.mediator.cases import CaseList, state_words
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fake_restoring import FakeRestoring
from tests.presenters.mediator.fakes import FakeVault, Now, disk_full
from tests.presenters.mediator.sample_values import sample_case
from tests.presenters.mediator.views import CaseListScreen


class Practice:
    """A practice with these cases, its list on the screen."""

    def __init__(self, *opened: FakeCase, confirmed: bool = True, due: bool = False) -> None:
        self.view, self.cases = CaseListScreen(), FakeCases(*opened)
        self.opened: list[OpenCase] = []
        self.restoring = FakeRestoring()
        vault = FakeVault(confirmed=confirmed, due=due)
        self.list = CaseList(
            self.view, vault, self.cases, self.restoring, Now(), self.cases.make_sample, self.opened.append
        )
        self.list.start()


def test_a_line_tells_name_kind_of_dispute_last_break_state_and_practice() -> None:
    row = Practice(sample_open()).view.rows[0]
    assert (row.alias, row.template, row.code) == ("The bakery kitchen", "Work or contract not paid", "BAKE-42")
    assert (row.last_break, row.state, row.practice) == ("Nov 3, 2026", "Open", True)


def test_a_case_without_a_break_says_so() -> None:
    row = Practice(FakeCase(sample_case())).view.rows[0]
    assert (row.last_break, row.state) == ("No break yet", "New")


def test_the_search_finds_names_and_codes_and_nothing_anybody_wrote() -> None:
    practice = Practice(sample_open())
    for words in ("bakery", "BAKE-4", "  kitchen "):
        practice.list.search(words)
        assert len(practice.view.rows) == 1, words
    for words in ("Marisol", "payroll", "fryer"):
        practice.list.search(words)
        assert practice.view.rows == (), words
    assert practice.view.none == [True, True, True]


def test_an_empty_practice_is_not_a_search_without_result() -> None:
    assert Practice().view.none == [False]


def test_the_reminder_stands_there_until_the_sheet_is_confirmed() -> None:
    assert Practice(confirmed=False).view.reminded is True
    assert Practice(confirmed=True).view.reminded is False


def test_a_sheet_nobody_looked_at_for_a_year_is_said_and_only_where_it_is_confirmed() -> None:
    assert Practice(due=True).view.due is True
    assert Practice().view.due is False
    assert Practice(confirmed=False, due=True).view.due is False


def test_a_case_is_opened_by_its_line() -> None:
    practice = Practice(sample_open())
    practice.list.open(practice.view.rows[0].id)
    assert [opened.case().alias for opened in practice.opened] == ["The bakery kitchen"]
    assert practice.view.takes_input()


def test_the_sample_case_is_made_afresh_as_a_practice_case() -> None:
    practice = Practice()
    practice.list.open_sample()
    assert [opened.case().practice for opened in practice.opened] == [True]


def test_trouble_while_making_the_sample_leaves_the_list_usable() -> None:
    practice = Practice(sample_open())

    def full() -> str:
        raise disk_full()

    presenter = CaseList(
        practice.view, FakeVault(), practice.cases, FakeRestoring(), Now(), full, practice.opened.append
    )
    presenter.open_sample()
    assert "The disk is full." in practice.view.told()
    assert practice.view.takes_input()
    presenter.open("case1")
    assert len(practice.opened) == 1


def test_every_state_of_a_case_has_its_words() -> None:
    assert [state_words(state) for state in ("new", "open", "at_break", "closed")] == [
        "New",
        "Open",
        "In a break",
        "Closed",
    ]
    assert state_words("later invention") == "later invention"


class Listing(FakeCases):
    """A practice of which one case is held, one due and one half destroyed."""

    def cases(self, search: str = "") -> tuple[ListedCase, ...]:
        (known,) = super().cases(search)
        gone = ListedCase("gone", "GONE-22", "", "", "", "", practice=False, destroying=True)
        return gone, replace(known, held=True), replace(known, due=True)


def test_a_hold_a_passed_day_and_half_a_destroying_are_told_in_the_list() -> None:
    practice = Practice(sample_open())
    view, cases = CaseListScreen(), Listing(sample_open())
    shown = CaseList(view, FakeVault(), cases, FakeRestoring(), Now(), cases.make_sample, practice.opened.append)
    shown.start()
    assert [row.state for row in view.rows] == ["Not wholly destroyed", "Open · Held", "Open · Its day has passed"]
    shown.open("gone")
    assert (view.half_destroyed, practice.opened) == (["gone"], [])


def test_a_case_whose_file_is_not_as_it_was_leads_to_its_backups_and_is_no_trouble_to_read() -> None:
    practice = Practice(sample_open())

    practice.cases.trouble = CaseDamaged("case1")
    practice.list.open("case1")
    assert [what.case for what in practice.view.ailing] == ["case1"]
    assert practice.view.troubles == []
    assert practice.view.takes_input()


def test_the_list_says_how_well_the_vault_is_kept() -> None:
    practice = Practice(sample_open())
    assert practice.view.copied == "The vault was last copied on Nov 2, 2026."
    assert practice.view.care == ()
