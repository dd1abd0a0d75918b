"""Case files of older schemas: what must be the same before and after, and what is told."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.case_keys import CaseKeys
from app.storage.case_tables import NEWEST_VERSION
from app.storage.commits import is_of_one_piece, last_commit, stamp
from app.storage.digesting import digests
from app.storage.migrating import OldFile, Revisions, shipped_in

SHIPPED = Revisions(NEWEST_VERSION, (shipped_in("case_versions"),))


class NotThere(Trouble):
    """There is no file at the path."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The file of this case is not in the vault."),
            do=_("If the vault was moved or copied, bring the file back; or restore the newest backup of this case."),
        )


class MadeByNewerVersion(Trouble):
    """The file has a schema this program does not know. It was not touched."""

    def __init__(self, number: int) -> None:
        super().__init__(
            happened=_("This case was last opened with a newer Recess (file version {number}).").format(number=number),
            do=_("Open it with that version of Recess or a later one."),
            safe=_("The file was left as it is."),
        )


class NotBroughtUpToDate(Trouble):
    """The copy in the newest schema did not stand up to its check. The old file is where it was."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This case comes from an older Recess and could not be brought up to date."),
            do=_("Open it with the older Recess, and keep the file to have it looked at."),
            safe=_("The file was left as it is."),
        )


def old_case(keys: CaseKeys, revisions: Revisions = SHIPPED) -> OldFile:
    """A case file of an older schema, opened with its keys."""
    return OldFile(
        key=keys.file(),
        revisions=revisions,
        content=lambda connection: digests(connection, keys),
        not_there=NotThere,
        from_newer=MadeByNewerVersion,
        not_brought=NotBroughtUpToDate,
        marking=lambda connection: _marking(connection, keys.chain()),
    )


def _marking(old: Connection, chain_key: bytes) -> Callable[[Connection], None]:
    """One number more than before: the list takes a newer file for a usual one. A file of which a part is older than
    the rest is left unmarked, so that this is told in the newest schema too."""
    sequence, whole = old.execute(last_commit).one().sequence, is_of_one_piece(old, chain_key)

    def mark(new: Connection) -> None:
        if whole:
            stamp(new, chain_key, sequence + 1)

    return mark
