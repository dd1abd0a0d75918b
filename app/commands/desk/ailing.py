"""What is told where a file of the vault is not as it was last seen, each in its own sentences."""

from __future__ import annotations

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.restoring_doors import THE_LIST, Ailing, Ailment


def _untouched() -> str:
    return _("It was left as it is, and so were its backups.")


def _put_back() -> str:
    return _("Put back its newest good backup: open it in the window, or run “recess restore”.")


class CaseDamaged(Ailing):
    """The file of a case is there but is not whole."""

    def __init__(self, case: str) -> None:
        super().__init__(
            case, Ailment.DAMAGED, _("This file is damaged and was not opened."), _untouched(), _put_back()
        )


class CaseMissing(Ailing):
    """There is no file of this case."""

    def __init__(self, case: str) -> None:
        super().__init__(
            case,
            Ailment.MISSING,
            _("The file of this case is not in the vault."),
            _("Nothing was changed, and its backups are as they were."),
            _("If the vault was moved or copied, bring the file back.") + " " + _put_back(),
        )


class OlderFile(Ailing):
    """The case file is not the one that was last open here: somebody put back another state of it (decision 43)."""

    def __init__(self, case: str) -> None:
        super().__init__(
            case,
            Ailment.OLDER,
            _("The file of this case is older than when the case was last open on this laptop."),
            _untouched(),
            _("If you put it back yourself, open it again. If not, find out first who did."),
        )


class MixedFile(Ailing):
    """The rows of the case file are not those that its last change left: a part of another state was put back."""

    def __init__(self, case: str) -> None:
        super().__init__(
            case,
            Ailment.MIXED,
            _("A part of this case's file is older than the rest, so answers may be missing or out of date."),
            _untouched(),
            _("Restore the newest good backup of this case. To look at the file as it is, open it again."),
        )


class ListDamaged(Ailing):
    """The list of cases is damaged or gone. The passphrase was right."""

    def __init__(self) -> None:
        super().__init__(
            THE_LIST,
            Ailment.DAMAGED,
            _("The list of cases in this vault is damaged or missing, so the vault was not opened."),
            _("It was left as it is. The cases themselves were not touched."),
            _("Put back its newest good copy: open the vault in the window, or run “recess restore --index”."),
        )


class NothingToPutBack(Trouble):
    """There is no good backup."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no good backup to put back."),
            safe=_("Nothing was changed."),
            do=_("If you copied the vault to a stick, bring that copy: recess restore --from FOLDER."),
        )
