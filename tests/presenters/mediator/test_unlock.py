from __future__ import annotations

from app.commands.desk.ailing import ListDamaged
from app.presenters.doors import VaultState
from app.presenters.mediator.unlock import Recover, Unlock
from tests.presenters.mediator.fakes import LINES, PASSPHRASE, FakeVault, Now, disk_full
from tests.presenters.mediator.views import EntryScreen

NEW = "another long passphrase of mine"


class Door:
    """A locked vault with the page before it."""

    def __init__(self) -> None:
        self.view, self.vault = EntryScreen(), FakeVault()
        self.opened = 0
        self.sheets: list[tuple[str, ...]] = []
        self.unlock = Unlock(self.view, self.vault, Now(), self._open)
        self.recover = Recover(self.view, self.vault, Now(), self.sheets.append)

    def _open(self) -> None:
        self.opened += 1


def test_the_passphrase_opens_the_vault() -> None:
    door = Door()
    door.unlock.unlock(PASSPHRASE)
    assert (door.opened, door.vault.standing) == (1, VaultState.OPEN)


def test_another_passphrase_opens_nothing_empties_the_field_and_says_what_to_do() -> None:
    door = Door()
    door.unlock.unlock("copper lantern")
    assert (door.opened, door.vault.standing) == (0, VaultState.LOCKED)
    assert door.view.emptied == 1
    assert "recovery sheet" in door.view.told()
    assert door.view.takes_input()


def test_nothing_typed_is_no_try() -> None:
    door = Door()
    door.vault.trouble = disk_full()
    door.unlock.unlock("")
    assert (door.view.troubles, door.view.busy) == ([], [])


def test_trouble_with_the_disk_leaves_the_page_usable() -> None:
    door = Door()
    door.vault.trouble = disk_full()
    door.unlock.unlock(PASSPHRASE)
    assert "The disk is full." in door.view.told()
    assert door.view.takes_input()
    door.unlock.unlock(PASSPHRASE)
    assert door.opened == 1


def test_the_recovery_sheet_opens_the_vault_and_gives_a_new_sheet() -> None:
    door = Door()
    door.recover.recover(LINES, NEW, NEW)
    assert door.vault.standing is VaultState.OPEN
    assert door.vault.passphrase == NEW
    assert door.sheets == [tuple(reversed(LINES))]
    assert not door.vault.sheet_is_confirmed()


def test_each_line_is_checked_as_soon_as_it_is_typed() -> None:
    door = Door()
    door.recover.line_typed(6, "P8D")
    assert door.view.line_faults[6] != ""
    door.recover.line_typed(6, LINES[5])
    assert door.view.line_faults[6] == ""


def test_a_slip_in_one_line_is_shown_there_and_nothing_is_opened() -> None:
    door = Door()
    door.recover.recover((*LINES[:5], "P8D", *LINES[6:]), NEW, NEW)
    assert list(door.view.line_faults) == [6]
    assert door.sheets == []
    assert door.view.takes_input()


def test_a_weak_or_mistyped_new_passphrase_is_not_taken() -> None:
    door = Door()
    door.recover.recover(LINES, NEW, NEW + "x")
    assert door.view.faults != ()
    door.recover.recover(LINES, "short", "short")
    assert door.view.faults == door.vault.passphrase_faults("short")
    assert door.sheets == []
    assert door.vault.passphrase == PASSPHRASE


def test_an_older_sheet_opens_nothing_and_the_page_says_what_to_look_for() -> None:
    door = Door()
    door.recover.recover(tuple(reversed(LINES)), NEW, NEW)
    assert "newest sheet" in door.view.told()
    assert door.view.takes_input()
    assert door.sheets == []


def test_a_damaged_list_leads_to_its_copies_once_the_passphrase_is_right() -> None:
    door = Door()
    door.vault.trouble = ListDamaged()
    door.unlock.unlock(PASSPHRASE)
    assert [type(what) for what in door.view.ailing] == [ListDamaged]
    assert (door.view.troubles, door.opened) == ([], 0)
    assert door.view.takes_input()
