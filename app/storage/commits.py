"""Every commit of a case file raises its sequence number and a keyed hash chain (decision 43).

The index notes the pair at open, take-back and close; a file with an older pair was put back from somewhere.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from sqlalchemy import Connection, bindparam, select, update

from app.storage.case_tables import the_case
from app.storage.cipher_engine import told

CHAIN_LENGTH = 32
START = (0, bytes(CHAIN_LENGTH))
"""Sequence number and chain before the first commit."""

_raise = update(the_case).values(sequence=bindparam("new_sequence"), chain=bindparam("new_chain"))
_raise_and_note = _raise.values(took_back=1)


class Changing:
    """One transaction that is under way."""

    def __init__(self, connection: Connection, chain_key: bytes) -> None:
        self.connection = connection
        self.took_back = False
        """Set where backups now hold what a party took back."""
        self._content = hmac.new(chain_key, digestmod="sha256")

    def note(self, *parts: bytes | str | int) -> None:
        """Bind the commit to what it changes."""
        for part in parts:
            content = part if isinstance(part, bytes) else str(part).encode()
            self._content.update(len(content).to_bytes(8, "big") + content)

    def next_chain(self, sequence: int, chain: bytes) -> bytes:
        """The chain after this commit, which is number `sequence` and follows `chain`."""
        self.note(sequence, chain)
        return self._content.digest()


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
            sequence, chain = self.head()
            sequence += 1
            try:
                with told(), self._connection.begin():
                    changing = Changing(self._connection, self._chain_key)
                    yield changing
                    chain = changing.next_chain(sequence, chain)
                    self._connection.execute(
                        _raise_and_note if changing.took_back else _raise,
                        {"new_sequence": sequence, "new_chain": chain},
                    )
            except BaseException:
                self.failures += 1
                raise
            self._head = (sequence, chain)

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """The connection, in no transaction and used by nobody else meanwhile: for copies of the whole file."""
        with self._lock:
            yield self._connection

    def _stored_head(self) -> tuple[int, bytes]:
        with self.reading() as connection:
            row = connection.execute(select(the_case.c.sequence, the_case.c.chain)).one()
        return row.sequence, row.chain
