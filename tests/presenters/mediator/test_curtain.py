from __future__ import annotations

import pytest

from app.presenters.mediator.curtain import Curtain, Standing
from tests.presenters.mediator.fakes import PASSPHRASE, PIN, FakeVault, Later, Now, disk_full
from tests.presenters.mediator.views import CurtainScreen


class Drawn:
    """A curtain, with what got past it."""

    def __init__(
        self,
        vault: FakeVault | None = None,
        background: Now | Later | None = None,
        standing: Standing = Standing.BACK,
    ) -> None:
        self.view, self.vault = CurtainScreen(), vault or FakeVault()
        self.back = 0
        self.went_on = 0
        self.curtain = Curtain(self.view, self.vault, background or Now(), self._back, self._go_on)
        self.curtain.stand(standing)

    def _back(self) -> None:
        self.back += 1

    def _go_on(self) -> None:
        self.went_on += 1


@pytest.mark.parametrize("proof", [PIN, PASSPHRASE])
@pytest.mark.parametrize("standing", list(Standing))
def test_the_pin_or_the_passphrase_gets_past_it_whatever_it_stands_for(proof: str, standing: Standing) -> None:
    drawn = Drawn(standing=standing)
    drawn.curtain.try_(proof)
    assert drawn.back == 1


def test_anything_else_does_not_and_the_tries_left_are_said() -> None:
    drawn = Drawn()
    for _time in range(4):
        drawn.curtain.try_("1111")
    assert drawn.back == 0
    assert drawn.view.refused[0] == "That was not it. The PIN can be tried 4 more times."
    assert drawn.view.refused[3] == "That was not it. The PIN can be tried 1 more time."


def test_after_the_last_try_only_the_passphrase_is_asked_for_and_taken() -> None:
    drawn = Drawn(FakeVault(tries=1))
    assert drawn.view.asked == "Session PIN or passphrase"
    drawn.curtain.try_("1111")
    assert drawn.view.refused == ["That was not it. The PIN is not taken any more: type the passphrase."]
    assert drawn.view.asked.startswith("Passphrase")
    drawn.curtain.try_(PIN)
    assert drawn.back == 0
    drawn.curtain.try_(PASSPHRASE)
    assert drawn.back == 1


def test_without_a_pin_it_asks_for_the_passphrase() -> None:
    assert Drawn(FakeVault(pin="")).view.asked.startswith("Passphrase")


def test_nothing_typed_is_no_try() -> None:
    drawn = Drawn()
    drawn.curtain.try_("")
    assert (drawn.vault.tries, drawn.view.refused) == (5, [])


def test_a_second_try_while_the_first_is_being_checked_does_not_count() -> None:
    later = Later()
    drawn = Drawn(background=later)
    later.do_all()
    drawn.curtain.try_("1111")
    drawn.curtain.try_("2222")
    later.do_all()
    assert drawn.vault.tries == 4


def test_it_says_how_many_whole_seconds_to_wait_and_never_too_few() -> None:
    assert Drawn(FakeVault(wait=1.2)).view.waits == [2]
    assert Drawn(FakeVault(wait=0.01)).view.waits == [1]
    assert Drawn(FakeVault(wait=0.0)).view.waits == [0]


def test_when_the_wait_is_over_it_looks_whether_it_is_over_on_the_disk_too() -> None:
    drawn = Drawn(FakeVault(wait=10.0))
    drawn.vault.wait = 3.0
    drawn.curtain.waited()
    drawn.vault.wait = 0.0
    drawn.curtain.waited()
    assert drawn.view.waits == [10, 3, 0]


def test_after_a_crash_the_party_may_go_on_without_any_proof() -> None:
    drawn = Drawn(standing=Standing.CRASHED)
    drawn.curtain.go_on()
    assert (drawn.went_on, drawn.back) == (1, 0)


def test_whoever_came_to_the_curtain_by_chance_gets_back_to_the_sheet() -> None:
    drawn = Drawn(standing=Standing.WITH_PARTY)
    drawn.curtain.go_on()
    assert (drawn.went_on, drawn.back) == (1, 0)


@pytest.mark.parametrize("standing", [Standing.BACK, Standing.BACK_UNSAVED])
def test_nobody_goes_on_once_the_partys_part_is_over(standing: Standing) -> None:
    drawn = Drawn(standing=standing)
    drawn.curtain.go_on()
    assert drawn.went_on == 0


def test_trouble_with_the_disk_lets_nobody_past_and_the_next_try_works() -> None:
    drawn = Drawn()
    drawn.vault.trouble = disk_full()
    drawn.curtain.try_(PIN)
    assert (drawn.back, drawn.view.takes_input()) == (0, True)
    assert "The disk is full." in drawn.view.told()
    drawn.curtain.try_(PIN)
    assert drawn.back == 1


def test_while_a_pin_is_being_checked_nobody_goes_on() -> None:
    later = Later()
    drawn = Drawn(background=later, standing=Standing.CRASHED)
    later.do_all()
    drawn.curtain.try_(PIN)
    drawn.curtain.go_on()
    later.do_all()
    assert (drawn.back, drawn.went_on) == (1, 0)
