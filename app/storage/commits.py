"""Every commit of a case file raises its sequence number and a keyed hash chain (decision 43).

The index notes the pair at open, take-back and close; a file with an older pair was put back from somewhere. The pair
stands in the rows of answers that a commit wrote, and in the case's row after any other commit; the highest counts.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from sqlalchemy import Connection, select, union_all, update

from app.storage.case_tables import answer, the_case
from app.storage.cipher_engine import told

CHAIN_LENGTH = 32
START = (0, bytes(CHAIN_LENGTH))
"""Sequence number and chain before the first commit."""

_change_case = update(the_case)
_heads = union_all(select(the_case.c.sequence, the_case.c.chain), select(answer.c.sequence, answer.c.chain))
last_commit = _heads.order_by(_heads.selected_columns.sequence.desc()).limit(1)


class Changing:
    """One transaction that is under way. It ends as number `sequence`."""

    def __init__(self, connection: Connection, chain_key: bytes, before: tuple[int, bytes]) -> None:
        self.connection = connection
        self.took_back = False
        """Set where backups now hold what a party took back."""
        self.sequence = before[0] + 1
        self._content = hmac.new(chain_key, digestmod="sha256")
        self._chain: bytes | None = None
        self.note(self.sequence, before[1])

    def note(self, *parts: bytes | str | int) -> None:
        """Bind the commit to what it changes. Before `mark` only."""
        for part in parts:
            content = part if isinstance(part, bytes) else str(part).encode()
            self._content.update(len(content).to_bytes(8, "big"))
            self._content.update(content)

    @property
    def is_marked(self) -> bool:
        """Whether rows of this transaction carry its mark."""
        return self._chain is not None

    def mark(self) -> tuple[int, bytes]:
        """The head after this commit. Who asks writes it into a row of answers; else it goes into the case's row."""
        if self._chain is None:
            self._chain = self._content.digest()
        return self.sequence, self._chain


class Commits:
    """All reading and changing of one open file goes through here, one transaction at a time.

    `failures` goes up when a transaction did not end well: what was remembered of the file has to be read again.
    """

    def __init__(self, connection: Connection, chain_key: bytes) -> None:
        self._connection = connection
        self._chain_key = chain_key
        self._lock = RLock()
        self.failures = 0
        self._read_at = 0
        self._head = self._stored_head()

    def head(self) -> tuple[int, bytes]:
        """Sequence number and chain of the last commit."""
        with self._lock:
            if self._read_at != self.failures:
                self._head = self._stored_head()
                self._read_at = self.failures
            return self._head

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; inside a change it reads what is being changed."""
        with self._lock:
            if self._connection.in_transaction():
                yield self._connection
                return
            with told(), self._connection.begin():
                yield self._connection

    @contextmanager
    def change(self) -> Iterator[Changing]:
        """One transaction: all of it is on the disk when this ends, or nothing of it. `Trouble` where it is not."""
        with self._lock:
            before = self.head()
            try:
                with told(), self._connection.begin():
                    changing = Changing(self._connection, self._chain_key, before)
                    yield changing
                    self._end(changing)
            except BaseException:
                self.failures += 1
                raise
            self._head = changing.mark()

    def _end(self, changing: Changing) -> None:
        new: dict[str, object] = {}
        if not changing.is_marked:
            new["sequence"], new["chain"] = changing.mark()
        if changing.took_back:
            new["took_back"] = 1
        if new:
            self._connection.execute(_change_case, new)

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """The connection, in no transaction and used by nobody else meanwhile: for copies of the whole file."""
        with self._lock:
            yield self._connection

    def _stored_head(self) -> tuple[int, bytes]:
        with self.reading() as connection:
            row = connection.execute(last_commit).one()
        return row.sequence, row.chain
