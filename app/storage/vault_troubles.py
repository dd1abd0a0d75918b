"""Why a vault is not opened or made, each in its own sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.days import day_words
from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.key_slots import SheetMark
from app.storage.troubles import CannotReach, DiskFull


class HeaderDamaged(Trouble):
    """Neither copy of the key slots can be read."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The key file of the vault is damaged, and so is its copy."),
            safe=_("The cases themselves were not touched."),
            do=_("Put back vault.json from a copy of the vault, then open it again."),
        )


class HeaderNotRead(Trouble):
    """The disk does not give one of the two key files now, and the other opens nothing."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The key file of the vault could not be read, and neither could its copy."),
            safe=_("Nothing was changed. The key file may well be whole."),
            do=_("See that the disk is connected and that you may read the vault's folder. Then open the vault again."),
        )


class NoVault(Trouble):
    """There is no vault at this place."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no vault here yet."),
            do=_("Start Recess without a command to make one, or name another folder."),
        )


class Locked(NoVault):
    """There is one, and nothing of it can be used until it is opened."""

    def __init__(self) -> None:
        Trouble.__init__(
            self,
            happened=_("The vault is locked."),
            safe=_("Nothing is lost."),
            do=_("Type the passphrase again."),
        )


class SecretsNotChanged(Trouble):
    """The disk did not take a new passphrase, sheet or key. Nothing tries that again, and nothing was typed that is
    still to be saved."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The disk did not take the change, so what opened the vault before still opens it."),
            safe=_("Nothing is lost."),
            do=_("Make room on the disk, or see that it is connected. Then try again."),
        )


@contextmanager
def secrets_told() -> Iterator[None]:
    """What the disk says inside, as it is told where a secret was to be changed."""
    try:
        yield
    except (DiskFull, CannotReach):
        raise SecretsNotChanged from None


class VaultExists(Trouble):
    """There is a vault already; it is never written over."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is a vault in this folder already."),
            safe=_("It was left as it is."),
            do=_("Open that vault, or choose an empty folder."),
        )


class HeaderFromNewer(Trouble):
    """The header has a format this program does not know."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This vault was made by a newer Recess."),
            safe=_("It was left as it is."),
            do=_("Open it with the newer version."),
        )


class WrongPassphrase(Trouble):
    """The passphrase does not open this vault."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This passphrase does not open the vault."),
            safe=_("Nothing is lost."),
            do=_("Type it again. Look at capital letters and the keyboard's language."),
        )


class WrongSheet(Trouble):
    """The recovery sheet was typed without a slip and does not open this vault: another vault's, or one from before
    sheets had numbers. `vault` is the name that stands on this vault's sheets, `newest` its newest sheet."""

    def __init__(self, vault: str, newest: SheetMark | None) -> None:
        wanted = _("Look for the sheet of vault {vault}.").format(vault=vault)
        if newest is not None:
            wanted = _("Look for {sheet} of vault {vault}.").format(sheet=sheet_words(newest), vault=vault)
        super().__init__(
            happened=_("These lines are a recovery sheet, but not one that opens this vault."),
            safe=_("Nothing is lost."),
            do=f"{wanted} " + _("Which vault a sheet is for stands under its heading."),
        )


class OlderSheet(Trouble):
    """A sheet of this vault that opens nothing any more, because a newer one took its place."""

    def __init__(self, typed: SheetMark, newest: SheetMark | None) -> None:
        wanted = _("Use the newest sheet, or the passphrase.")
        if newest is not None:
            wanted = _("Use {sheet}, or the passphrase.").format(sheet=sheet_words(newest))
        happened = _(
            "This is an older sheet of this vault: {sheet}. A newer one took its place, so it opens nothing now."
        )
        super().__init__(happened=happened.format(sheet=sheet_words(typed)), safe=_("Nothing is lost."), do=wanted)


def sheet_words(sheet: SheetMark) -> str:
    """Which sheet it is, in words: "sheet 2, made Nov 3, 2026"."""
    if not sheet.day:
        return _("sheet {number}").format(number=sheet.number)
    return _("sheet {number}, made {day}").format(number=sheet.number, day=day_words(sheet.day))
