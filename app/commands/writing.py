"""Writing what a command was asked for to the place that was named."""

from __future__ import annotations

from pathlib import Path

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.troubles import CannotReach, DiskFull, FolderReadOnly
from app.storage.whole_files import make_folder, write_whole


class NotWritten(Trouble):
    """The named place takes no file. The vault's own sentences would speak of the vault, which is well."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The file could not be written where you said."),
            safe=_("The vault was not changed."),
            do=_("Check that the folder is there, that you may write in it, and that there is room on the disk."),
        )


def write_document(out: Path, content: bytes) -> None:
    """Write one file, whole or not at all, readable by its owner only."""
    try:
        write_whole(out, content)
    except (CannotReach, DiskFull, FolderReadOnly):
        raise NotWritten from None


def written(*, is_blank: bool) -> str:
    """What is said of a document that was written. One that `is_blank` holds no answer that somebody has to look after."""
    return _("Written. It is blank: it holds no answer.") if is_blank else _("Written, and not locked: look after it.")


def folder_for(out: Path) -> None:
    """Make the folder if it is not there. One that is there keeps its rights: it may be anybody's."""
    if out.is_dir():
        return
    try:
        make_folder(out)
    except (CannotReach, DiskFull, FolderReadOnly):
        raise NotWritten from None
