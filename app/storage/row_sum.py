"""A keyed sum over every row of a case file, kept up while rows change.

SQLCipher proves that each page is one of ours; it cannot know that an old page was put back beside new ones. The sum
can: it takes in every column of every row, so a row that is missing, too much or older gives another one. Adding rows
up instead of chaining them keeps a save as cheap with a thousand answers as with ten: what the row was goes, what it
is comes. Triggers of this connection tell of each row, so that no statement can be forgotten.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, column, select, table

SUM_LENGTH = 32
_ALL = 1 << (8 * SUM_LENGTH)
_TOLD = "recess_row"
_LEFT_OUT = "chain"
"""The chain is made from the sum, so it cannot be part of it."""


class RowSum:
    """The sum of one open file."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._sum = 0

    def value(self) -> bytes:
        """The sum as the rows stand, changes of the transaction under way included."""
        return self._sum.to_bytes(SUM_LENGTH, "big")

    def read(self, connection: Connection) -> None:
        """Add up what stands in the file: at the start, and after a transaction that was rolled back."""
        self._sum = 0
        for number, (name, columns) in enumerate(_tables(connection)):
            # Written out, for SQLAlchemy would make the statement anew at each opening, which takes longer than reading.
            wanted = " ".join(("SELECT", ", ".join(map(_quoted, columns)), "FROM", _quoted(name)))
            rows: Iterable[Sequence[object]] = connection.exec_driver_sql(wanted)
            for row in rows:
                self._told(1, number, *row)

    def follow(self, connection: Connection) -> None:
        """Be told from now on of each row that changes. Within a transaction, which has to end well."""
        raw = connection.connection.driver_connection
        if raw is None:
            raise ValueError("the connection is closed")
        raw.create_function(_TOLD, -1, self._told)
        for number, (name, columns) in enumerate(_tables(connection)):
            gone, come = (
                f"{_TOLD}({sign}, {number}, {', '.join(f'{of}.{_quoted(each)}' for each in columns)})"
                for sign, of in ((-1, "OLD"), (1, "NEW"))
            )
            for event, told in (("DELETE", gone), ("INSERT", come), ("UPDATE", f"{gone}, {come}")):
                connection.exec_driver_sql(
                    f"CREATE TEMP TRIGGER {_quoted(f'{_TOLD} {number} {event}')} AFTER {event} ON main.{_quoted(name)}"
                    f" BEGIN SELECT {told}; END"
                )

    def _told(self, sign: int, *row: object) -> None:
        piece = hmac.digest(self._key, b"".join(map(_piece, row)), "sha256")
        self._sum = (self._sum + sign * int.from_bytes(piece, "big")) % _ALL


def _tables(connection: Connection) -> Iterator[tuple[str, Sequence[str]]]:
    """The tables of the file and their columns, as they stand in this schema, in an order that stays."""
    schema = table("sqlite_schema", column("name"), column("type"))
    names = select(schema.c.name).where(schema.c.type == "table", schema.c.name.not_like("sqlite%"))
    for name in connection.execute(names.order_by(schema.c.name)).scalars().all():
        rows = connection.exec_driver_sql(f"PRAGMA table_info({_quoted(name)})").all()
        yield name, [row.name for row in rows if row.name != _LEFT_OUT]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _piece(value: object) -> bytes:
    content = value if isinstance(value, bytes) else str(value).encode()
    return f"{type(value).__name__} {len(content)} ".encode() + content
