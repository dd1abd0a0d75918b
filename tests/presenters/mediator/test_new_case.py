from __future__ import annotations

from dataclasses import replace

from app.presenters.doors import OpenCase
from app.presenters.mediator.new_case import NewCase
from tests.presenters.mediator.fake_cases import FakeCases
from tests.presenters.mediator.fakes import FakeVault, Now, a_clock, disk_full
from tests.presenters.mediator.views import CaseScreen


class Making:
    """A new case being filled in."""

    def __init__(self) -> None:
        self.view, self.cases, self.vault = CaseScreen(), FakeCases(), FakeVault()
        self.made: list[OpenCase] = []
        self.presenter = NewCase(self.view, self.cases, Now(), a_clock(), self.made.append)
        self.presenter.start()

    def fill_in(self) -> None:
        editing = self.view.editing
        editing.put(replace(editing.case, alias="Elm Street"))
        editing.use_template("landlord_tenant")
        for index, name in enumerate(("Ana", "Ben")):
            editing.put_party(index, replace(editing.case.parties[index], name=name))
        editing.take_starter(editing.starters()[0][0], wanted=True)


def test_it_begins_with_two_nameless_parties_and_the_strictest_rules() -> None:
    case = Making().view.editing.case
    assert [(party.letter, party.name) for party in case.parties] == [("A", ""), ("B", "")]
    assert case.rules == next(iter(FakeCases().rules()))
    assert not case.practice


def test_pressed_too_early_it_says_everything_that_is_missing_and_makes_nothing() -> None:
    making = Making()
    making.presenter.make()
    assert making.view.missing() == [
        "Give the case a name for your own list.",
        "Choose what kind of dispute it is.",
        "Say what to call party A.",
        "Say what to call party B.",
        "Name at least one issue.",
    ]
    assert (making.made, making.cases.all) == ([], {})


def test_nothing_is_said_to_be_missing_before_the_first_try() -> None:
    making = Making()
    making.view.editing.use_template("workplace")
    assert making.view.missing() == []


def test_after_a_try_what_was_missing_goes_away_as_it_is_filled_in() -> None:
    making = Making()
    making.presenter.make()
    making.view.editing.put(replace(making.view.editing.case, alias="Elm Street"))
    assert "Give the case a name for your own list." not in making.view.missing()
    assert len(making.view.missing()) == 4
    making.fill_in()
    assert making.view.missing() == []


def test_two_parties_cannot_have_the_same_name() -> None:
    making = Making()
    making.fill_in()
    making.view.editing.put_party(1, replace(making.view.editing.case.parties[1], name="Ana"))
    making.presenter.make()
    assert making.view.missing() == ["Two parties have the same name. Make them easy to tell apart."]
    assert making.made == []


def test_a_filled_in_case_is_made_and_opened() -> None:
    making = Making()
    making.fill_in()
    making.presenter.make()
    case = making.made[0].case()
    assert (case.alias, [party.name for party in case.parties]) == ("Elm Street", ["Ana", "Ben"])
    assert (case.created, len(case.issues)) == ("2026-11-03", 1)
    assert making.view.takes_input()


def test_with_a_full_disk_everything_typed_stays_and_the_second_try_works() -> None:
    making = Making()
    making.fill_in()
    making.cases.trouble = disk_full()
    making.presenter.make()
    assert "The disk is full." in making.view.told()
    assert making.view.takes_input()
    assert making.view.shown == 1
    making.presenter.make()
    assert making.made[0].case().alias == "Elm Street"
