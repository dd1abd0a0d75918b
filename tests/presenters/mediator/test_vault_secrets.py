"""Changing what opens the vault, and trying the recovery sheet."""

from __future__ import annotations

from dataclasses import replace

from app.presenters.mediator.vault_secrets import CheckSheet, NewPassphrase
from tests.presenters.mediator.fakes import LINES, PASSPHRASE, SHEET, FakeVault, Later, Now, disk_full
from tests.presenters.mediator.views import Screen

OTHER = "amber canyon willow tidal basket forty"


class PassphraseScreen(Screen):
    def __init__(self) -> None:
        super().__init__()
        self.offer = ""
        self.faults: tuple[str, ...] = ()
        self.asked_again = 0

    def show_offer(self, passphrase: str) -> None:
        self.offer = passphrase

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None:
        self.faults = faults

    def ask_present_again(self) -> None:
        self.asked_again += 1


class SheetScreen(Screen):
    def __init__(self) -> None:
        super().__init__()
        self.faults: dict[int, str] = {}
        self.good: tuple[str, ...] = ()

    def show_line_fault(self, number: int, fault: str) -> None:
        self.faults[number] = fault

    def show_good(self, title: str, sentences: tuple[str, ...]) -> None:
        self.good = (title, *sentences)


class Changing:
    """The page of another passphrase, on a vault in memory."""

    def __init__(self, background: Now | Later | None = None) -> None:
        self.view, self.vault = PassphraseScreen(), FakeVault()
        self.done: list[None] = []
        self.presenter = NewPassphrase(
            self.view, self.vault, background or Now(), self.vault.change_passphrase, self.done.append, "Changing…"
        )
        self.presenter.start()


def test_six_words_are_offered_and_other_ones_on_demand() -> None:
    changing = Changing()
    first = changing.view.offer
    changing.presenter.offer_another()
    assert len(first.split()) == len(changing.view.offer.split()) == 6
    assert first != changing.view.offer


def test_the_passphrase_is_changed_once_the_present_one_is_right_and_the_new_one_is_typed_twice() -> None:
    changing = Changing()
    for present, new, again in (("", OTHER, OTHER), (PASSPHRASE, "", ""), (PASSPHRASE, OTHER, OTHER + "x")):
        changing.presenter.change(present, new, again)
        assert changing.view.faults
        assert changing.vault.passphrase == PASSPHRASE
    changing.presenter.change(PASSPHRASE, "too short", "too short")
    assert changing.view.faults == ("Use at least 16 letters, or four words.",)
    changing.presenter.change(PASSPHRASE, OTHER, OTHER)
    assert changing.vault.passphrase == OTHER
    assert len(changing.done) == 1


def test_a_wrong_present_passphrase_changes_nothing_and_is_asked_for_again() -> None:
    changing = Changing()
    changing.presenter.change("something else altogether", OTHER, OTHER)
    assert "does not open the vault" in changing.view.told()
    assert changing.view.asked_again == 1
    assert changing.view.takes_input()
    assert changing.done == []
    assert changing.vault.passphrase == PASSPHRASE


def test_a_disk_that_takes_nothing_is_told_and_the_page_goes_on() -> None:
    changing = Changing()
    changing.vault.trouble = disk_full()
    changing.presenter.change(PASSPHRASE, OTHER, OTHER)
    assert "The disk is full." in changing.view.told()
    assert changing.view.takes_input()


def test_while_it_is_changed_no_input_is_taken() -> None:
    background = Later()
    changing = Changing(background)
    changing.presenter.change(PASSPHRASE, OTHER, OTHER)
    assert not changing.view.takes_input()
    background.do_all()
    assert changing.view.takes_input()


def test_a_good_sheet_is_told_by_vault_number_and_day_and_nothing_is_opened() -> None:
    view, vault = SheetScreen(), FakeVault(due=True)
    CheckSheet(view, vault, Now()).check(LINES)
    assert view.good[:2] == ("Your sheet is good", "Vault K7F42M, sheet 2, made Nov 3, 2026.")
    assert not vault.due
    assert view.takes_input()


def test_a_sheet_that_a_newer_one_waits_for_is_told_as_that() -> None:
    view = SheetScreen()
    CheckSheet(view, FakeVault(sheet=replace(SHEET, number=1, is_newest=False)), Now()).check(LINES)
    assert view.good[0] == "This sheet still opens the vault"


def test_lines_with_a_slip_are_named_before_the_sheet_is_tried() -> None:
    view, vault = SheetScreen(), FakeVault(trouble=disk_full())
    presenter = CheckSheet(view, vault, Now())
    presenter.line_typed(3, "M0Q")
    assert view.faults == {3: "Line 3 has five letters and digits."}
    presenter.check((*LINES[:7], "YN7"))
    assert view.faults[8]
    assert vault.trouble is not None, "it was tried"
    assert view.good == ()


def test_a_foreign_sheet_has_its_own_sentences() -> None:
    view = SheetScreen()
    CheckSheet(view, FakeVault(), Now()).check((*LINES[:7], "AAAAA"))
    assert "not one that opens this vault" in view.told()
    assert "vault K7F42M" in view.told()
