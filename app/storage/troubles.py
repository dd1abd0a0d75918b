"""What can become of a file, each in its own sentences. No database is loaded to say them."""

from __future__ import annotations

from app.domain.language import _
from app.domain.trouble import Trouble


class Damaged(Trouble):
    """The file is there but is not whole, or its key does not belong to it."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This file is damaged and was not opened."),
            safe=_("It was left as it is, and so were its backups."),
            do=_("Open it again from the list of cases. Recess then offers the newest good backup."),
        )


class DiskFull(Trouble):
    """There is no room left on the disk."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no room left on the disk, so the last change is not saved yet."),
            safe=_("What was saved before is safe, and what you typed is still on the screen."),
            do=_("Make room on the disk. While its window is open, Recess keeps trying."),
        )


class FolderReadOnly(Trouble):
    """The vault's folder cannot be written to."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The folder of the vault cannot be written to."),
            safe=_("Nothing was changed."),
            do=_("Allow writing to it, or use a vault in another folder."),
        )


class OthersMayRead(Trouble):
    """Everybody on this computer may look into the vault's folder, and that cannot be changed."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("Other people on this computer can look into this folder, and that cannot be changed here."),
            safe=_("Nothing was changed. What is in a vault is encrypted all the same."),
            do=_("Use a folder of your own on this computer. A stick often cannot keep others out."),
        )


class AlreadyOpen(Trouble):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This vault is open in another window of Recess."),
            safe=_("Nothing was changed."),
            do=_("Go on in that window, or close it first."),
        )


class CannotReach(Trouble):
    """The disk did not do what it was asked to."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The disk did not answer, so the last change is not saved yet."),
            safe=_("What was saved before is safe, and what you typed is still on the screen."),
            do=_("Check that the disk is connected. While its window is open, Recess keeps trying."),
        )


OF_THE_DISK = (DiskFull, FolderReadOnly, CannotReach)
"""What the disk did, and not what is in a file."""
