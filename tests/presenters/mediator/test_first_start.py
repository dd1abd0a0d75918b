from __future__ import annotations

import pytest

from app.presenters.doors import VaultState
from app.presenters.mediator.first_start import Begin, FirstStart, Step
from app.presenters.mediator.pin import ChoosePin, pin_faults
from tests.presenters.mediator.fakes import LINES, PASSPHRASE, FakeVault, Later, Now, disk_full
from tests.presenters.mediator.views import EntryScreen, FirstStartScreen

OWN = "a long one that nobody else uses"


class Opening:
    """A first start on a laptop without a vault."""

    def __init__(self, lines: tuple[str, ...] = (), background: Now | Later | None = None) -> None:
        self.view = FirstStartScreen()
        self.vault = FakeVault(standing=VaultState.NONE, pin="", confirmed=False)
        self.begun: list[Begin] = []
        self.presenter = FirstStart(self.view, self.vault, background or Now(), self.begun.append, lines)
        self.presenter.start()

    def to_type_back(self) -> None:
        self.presenter.choose(PASSPHRASE, PASSPHRASE)
        self.presenter.have_sheet()

    def to_pin(self) -> None:
        self.to_type_back()
        self.presenter.type_back({3: LINES[2], 7: LINES[6]})


def test_it_goes_from_passphrase_to_sheet_to_two_lines_to_pin_to_the_beginning() -> None:
    first = Opening()
    first.to_pin()
    first.presenter.choose_pin("482915", "482915")
    assert first.view.steps == [Step.CHOOSE, Step.SHEET, Step.TYPE_BACK, Step.PIN, Step.BEGIN]
    first.presenter.begin(Begin.SAMPLE)
    assert first.begun == [Begin.SAMPLE]


def test_six_words_are_offered_at_once_and_others_on_request() -> None:
    first = Opening()
    offered = first.view.offer
    assert len(offered.split()) == 6
    first.presenter.offer_another()
    assert first.view.offer != offered


def test_the_vault_is_made_only_with_a_passphrase_typed_twice_alike() -> None:
    first = Opening()
    first.presenter.choose(OWN, OWN + "r")
    assert first.view.faults != ()
    assert first.vault.state() is VaultState.NONE
    first.presenter.choose("", "")
    assert first.view.faults != ()
    assert first.vault.state() is VaultState.NONE
    first.presenter.choose(OWN, OWN)
    assert first.view.faults == ()
    assert first.vault.state() is VaultState.OPEN


def test_a_weak_passphrase_is_not_taken_and_the_reason_is_said() -> None:
    first = Opening()
    first.presenter.choose("short", "short")
    assert first.view.faults == first.vault.passphrase_faults("short")
    assert first.view.step() is Step.CHOOSE
    assert first.view.takes_input()


def test_the_lines_of_the_sheet_are_shown_once_the_vault_is_made() -> None:
    first = Opening()
    first.presenter.choose(PASSPHRASE, PASSPHRASE)
    assert (first.view.step(), first.view.lines) == (Step.SHEET, LINES)


def test_the_sheet_is_printed_from_memory_as_often_as_asked() -> None:
    first = Opening()
    first.presenter.choose(PASSPHRASE, PASSPHRASE)
    first.presenter.print_sheet()
    first.presenter.print_sheet()
    assert [pdf[:5] for pdf in first.view.printed] == [b"%PDF-", b"%PDF-"]
    assert first.view.takes_input()


def test_two_right_lines_confirm_the_sheet() -> None:
    first = Opening()
    first.to_pin()
    assert first.view.asked == (3, 7)
    assert first.view.step() is Step.PIN
    assert first.vault.sheet_is_confirmed()


def test_a_slip_is_shown_on_its_own_line_and_nothing_is_confirmed() -> None:
    first = Opening()
    first.to_type_back()
    first.presenter.type_back({3: LINES[2], 7: "4G2"})
    assert list(first.view.line_faults) == [7]
    assert first.view.step() is Step.TYPE_BACK
    assert not first.vault.sheet_is_confirmed()


def test_lines_of_another_sheet_are_not_taken() -> None:
    first = Opening()
    first.to_type_back()
    first.presenter.type_back({3: "AAAAA", 7: LINES[6]})
    assert set(first.view.line_faults) == {3, 7}
    assert first.view.step() is Step.TYPE_BACK
    assert not first.vault.sheet_is_confirmed()


def test_a_mended_line_is_not_marked_any_more() -> None:
    first = Opening()
    first.to_type_back()
    first.presenter.type_back({3: LINES[2], 7: "4G2"})
    first.presenter.type_back({3: LINES[2], 7: LINES[6]})
    assert dict(first.view.line_faults) == {}
    assert first.view.step() is Step.PIN


def test_the_sheet_can_be_looked_at_again_before_the_lines_are_typed() -> None:
    first = Opening()
    first.to_type_back()
    first.presenter.back_to_sheet()
    assert (first.view.step(), first.view.lines) == (Step.SHEET, LINES)


def test_later_goes_on_without_confirming_the_sheet() -> None:
    first = Opening()
    first.to_type_back()
    first.presenter.later()
    assert first.view.step() is Step.PIN
    assert not first.vault.sheet_is_confirmed()


def test_a_pin_is_kept_only_if_it_will_do() -> None:
    first = Opening()
    first.to_pin()
    first.presenter.choose_pin("1234", "1234")
    assert first.view.pin_faults != ()
    assert not first.vault.has_pin()
    first.presenter.choose_pin("482915", "482915")
    assert first.view.pin_faults == ()
    assert first.vault.pin == "482915"


@pytest.mark.parametrize("pin", ["", "12", "123", "1111", "4321", "0123456789012", "12a4", "١٢٣٥"])
def test_pins_that_are_too_short_too_long_no_digits_or_guessed_at_once_are_not_taken(pin: str) -> None:
    assert pin_faults(pin, pin) != ()


@pytest.mark.parametrize("pin", ["4829", "1122", "135790246811"])
def test_a_pin_of_4_to_12_digits_that_do_not_run_on_is_taken_when_typed_twice_alike(pin: str) -> None:
    assert pin_faults(pin, pin) == ()
    assert pin_faults(pin, pin[::-1] + "0") != ()


def test_a_new_recovery_sheet_takes_the_same_steps_and_ends_at_the_cases() -> None:
    first = Opening(LINES)
    assert (first.view.step(), first.view.lines) == (Step.SHEET, LINES)
    first.presenter.have_sheet()
    first.presenter.type_back({3: LINES[2], 7: LINES[6]})
    assert first.view.steps == [Step.SHEET, Step.TYPE_BACK]
    assert first.begun == [Begin.CASES]


def test_with_a_full_disk_no_vault_is_made_and_the_second_try_works() -> None:
    first = Opening()
    first.vault.trouble = disk_full()
    first.presenter.choose(PASSPHRASE, PASSPHRASE)
    assert "The disk is full." in first.view.told()
    assert first.view.takes_input()
    assert first.view.step() is Step.CHOOSE
    first.presenter.choose(PASSPHRASE, PASSPHRASE)
    assert first.view.step() is Step.SHEET


def test_while_the_vault_is_being_made_the_page_says_so() -> None:
    later = Later()
    first = Opening(background=later)
    later.do_all()
    first.presenter.choose(PASSPHRASE, PASSPHRASE)
    assert not first.view.takes_input()
    later.do_all()
    assert first.view.takes_input()


def test_a_session_pin_can_be_chosen_later_by_the_same_rules() -> None:
    vault, view, chosen = FakeVault(pin=""), EntryScreen(), list[bool]()
    presenter = ChoosePin(view, vault, Now(), lambda: chosen.append(True))
    presenter.choose("1111", "1111")
    assert (view.faults != (), vault.pin, chosen) == (True, "", [])
    presenter.choose("482915", "482915")
    assert (view.faults, vault.pin, chosen) == ((), "482915", [True])
