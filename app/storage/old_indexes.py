"""An index of an older schema: what must be the same before and after, and what is told."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.index_tables import NEWEST_VERSION, exported, listed_case, session_pin, setting
from app.storage.migrating import OldFile, Revisions, shipped_in
from app.storage.troubles import Damaged

SHIPPED = Revisions(NEWEST_VERSION, (shipped_in("index_versions"),), digits=1)

# Only columns that every schema has: they are read from older files too.
_EVERYWHERE = (
    (
        listed_case.c.id,
        listed_case.c.code,
        listed_case.c.alias,
        listed_case.c.template,
        listed_case.c.last_break,
        listed_case.c.state,
        listed_case.c.practice,
        listed_case.c.wrapped_key,
        listed_case.c.sequence,
        listed_case.c.chain,
    ),
    (setting.c.name, setting.c.value),
    (session_pin.c.one, session_pin.c.salt, session_pin.c.check_value, session_pin.c.tries),
    (
        exported.c.id,
        exported.c.case_id,
        exported.c.document,
        exported.c.audience,
        exported.c.at,
        exported.c.path,
        exported.c.locked,
    ),
)


class IndexFromNewer(Trouble):
    """The index has a schema this program does not know. It was not touched."""

    def __init__(self, _number: int) -> None:
        super().__init__(
            happened=_("This vault was last opened with a newer Recess."),
            safe=_("It was left as it is."),
            do=_("Open it with that version of Recess or a later one."),
        )


class IndexNotBroughtUpToDate(Trouble):
    """The copy in the newest schema did not stand up to its check. The old index is where it was."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The list of cases comes from an older Recess and could not be brought up to date."),
            safe=_("It was left as it is, and so were all cases."),
            do=_("Open the vault with the older Recess, and keep a copy of it to have it looked at."),
        )


def old_index(key: tuple[bytes, bytes], revisions: Revisions = SHIPPED) -> OldFile:
    """An index of an older schema, opened with its key and salt."""
    return OldFile(
        key=key,
        revisions=revisions,
        content=_content,
        not_there=Damaged,
        from_newer=IndexFromNewer,
        not_brought=IndexNotBroughtUpToDate,
    )


def _content(connection: Connection) -> object:
    return tuple(
        tuple(tuple(row) for row in connection.execute(select(*columns).order_by(columns[0])))
        for columns in _EVERYWHERE
    )
