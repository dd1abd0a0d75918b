from __future__ import annotations

import pytest

from app.domain.kinds.list_kind import ListItem
from app.domain.sharing import Lock
from app.presenters.party.pages import CheckPage, DonePage, QuestionPage, Spot
from app.presenters.party.party_presenter import PartyPresenter
from tests.presenters.party.laptop import FIRST, IDEAS, Laptop, MediatorsSide

TOLD, WISH, VALUE = Spot("f1", "told"), Spot("f1", "wish"), Spot("f1", "value")


@pytest.fixture
def laptop() -> Laptop:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return Laptop(side)


def check(laptop: Laptop) -> CheckPage:
    return laptop.shown(CheckPage)


def answer_all(laptop: Laptop) -> PartyPresenter:
    presenter = laptop.open()
    presenter.walk.go_on()
    while isinstance(laptop.view.page, QuestionPage):
        spot = laptop.view.page.spot
        if spot in (VALUE, TOLD, WISH):
            presenter.question.answered(spot, f"words of {spot.question}")
        presenter.walk.go_on()
    return presenter


def test_nothing_starts_shared(laptop: Laptop) -> None:
    answer_all(laptop)
    assert [row.spot for row in check(laptop).could_share] == [TOLD]
    assert not check(laptop).could_share[0].ticked
    laptop.deliver()
    assert laptop.answered("f1", "told").lock is Lock.MEDIATOR
    assert not laptop.answered("f1", "told").cleared


def test_a_tap_clears_exactly_the_words_shown(laptop: Laptop) -> None:
    presenter = answer_all(laptop)
    assert check(laptop).could_share[0].lines == ("words of told",)
    presenter.check.share(TOLD, yes=True)
    assert check(laptop).could_share[0].ticked
    laptop.pass_time(1)
    assert laptop.answered("f1", "told").cleared
    assert laptop.answered("f1", "told").lock is Lock.SHARE


def test_changed_words_lose_their_clearing_and_keep_their_lock(laptop: Laptop) -> None:
    presenter = answer_all(laptop)
    presenter.check.share(TOLD, yes=True)
    presenter.walk.change(TOLD)
    presenter.question.answered(TOLD, "other words")
    presenter.walk.go_on()
    assert not check(laptop).could_share[0].ticked
    laptop.pass_time(1)
    row = laptop.answered("f1", "told")
    assert (row.cleared, row.lock) == (False, Lock.SHARE)


def test_a_tightened_lock_takes_the_clearing_back(laptop: Laptop) -> None:
    presenter = answer_all(laptop)
    presenter.check.share(TOLD, yes=True)
    presenter.check.set_lock(TOLD, Lock.ONLY_ME)
    assert not check(laptop).could_share
    laptop.pass_time(1)
    assert laptop.answered("f1", "told").sealed is not None


def test_choosing_ok_to_share_for_another_answer_lists_it_unticked(laptop: Laptop) -> None:
    presenter = answer_all(laptop)
    presenter.check.set_lock(WISH, Lock.SHARE)
    assert [(row.spot, row.ticked) for row in check(laptop).could_share] == [(TOLD, False), (WISH, False)]


def test_every_visible_question_has_its_row_with_answer_and_lock(laptop: Laptop) -> None:
    answer_all(laptop)
    rows = {row.spot.question: row for row in check(laptop).rows}
    assert list(rows) == ["value", "told", "wish", "way", "secret_way"]
    assert rows["value"].lock.lock is Lock.ONLY_ME
    assert rows["way"].lines == ("Not answered",)


def test_a_question_shown_because_of_a_private_answer_can_only_be_private(laptop: Laptop) -> None:
    presenter = answer_all(laptop)
    secret = Spot("f1", "secret_way")
    presenter.walk.change(secret)
    presenter.question.answered(secret, "yes")
    presenter.walk.go_on()
    row = next(row for row in check(laptop).rows if row.spot.question == "because")
    assert [choice.lock for choice in row.lock.choices] == [Lock.ONLY_ME]
    assert row.lock.note


def test_ticked_ideas_become_answers_of_their_own_and_are_cleared_one_by_one() -> None:
    side = MediatorsSide()
    side.add("i1", IDEAS)
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    ideas = (ListItem("a", "Pay in two parts"), ListItem("b", "A letter"), ListItem("c", "Nobody sees this"))
    presenter.question.answered(Spot("i1", "list"), ideas)
    presenter.walk.go_on()
    presenter.question.answered(Spot("i1", "pass"), ("a", "b"))
    presenter.walk.go_on()
    shared = check(laptop).could_share
    assert [row.lines for row in shared] == [("Pay in two parts",), ("A letter",)]
    presenter.check.share(shared[1].spot, yes=True)
    laptop.pass_time(1)
    assert laptop.answered("i1", "list").sealed is not None
    assert laptop.answered("i1", "list#a").plain == "Pay in two parts"
    assert [laptop.answered("i1", name).cleared for name in ("list#a", "list#b")] == [False, True]
    assert "Nobody sees this" not in repr(side.heard)


def test_done_says_what_may_be_passed_on_and_what_becomes_of_the_rest(laptop: Laptop) -> None:
    presenter = answer_all(laptop)
    presenter.check.share(TOLD, yes=True)
    presenter.walk.finish()
    page = laptop.view.page
    assert isinstance(page, DonePage)
    assert page.may_be_passed_on == ("About told",)
    assert any("erased" in line for line in page.will_not_see)
    assert page.back_at == "15:40"
