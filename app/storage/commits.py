"""Every commit of a case file raises its sequence number and changes its chain (decision 43).

The index notes the pair at open, take-back and close; a file with an older pair was put back from somewhere. The pair
stands in the rows of answers that a commit wrote, and in the case's row after any other commit; the highest counts.
The chain is a keyed hash over that number and over every row as the commit left it. So it also tells where a part of
the file, a single page even, is older than the rest.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from sqlalchemy import Connection, bindparam, select, union_all, update

from app.storage.case_tables import answer, the_case
from app.storage.cipher_engine import check_tables, told
from app.storage.row_sum import RowSum

_WAY = b"\x01"
_LENGTH_BEFORE = 32
_change_case = update(the_case)
_mark_answer = (
    update(answer)
    .where(answer.c.filling == bindparam("its_filling"), answer.c.question == bindparam("its_question"))
    .values(chain=bindparam("new_chain"))
)
_heads = union_all(select(the_case.c.sequence, the_case.c.chain), select(answer.c.sequence, answer.c.chain))
last_commit = _heads.order_by(_heads.selected_columns.sequence.desc()).limit(1)


class Changing:
    """One transaction that is under way. It ends as number `sequence`."""

    def __init__(self, connection: Connection, sequence: int) -> None:
        self.connection = connection
        self.sequence = sequence
        self.took_back = False
        """Set where backups now hold what a party took back."""
        self.marked: list[tuple[str, str]] = []
        """Filling and question of the answers this transaction wrote, with its number: they are given its chain. Where
        there are none, the case's row is given both."""


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
        self._sum = RowSum(chain_key)
        with self.reading():
            check_tables(connection)
        self._follows = False
        self._above = -1
        self._head = self._stored_head()

    def head(self) -> tuple[int, bytes]:
        """Sequence number and chain of the last commit."""
        with self._lock:
            if self._read_at != self.failures:
                self._head = self._stored_head()
                self._read_at = self.failures
            return self._head

    def number_above(self, sequence: int) -> None:
        """The commits from now on have higher numbers than this one. What stands gets one too, unless a part of the file
        is older than the rest: a commit would hide that."""
        self._above = sequence
        if self.are_of_one_piece():
            with self.change():
                pass

    def standing(self) -> bytes:
        """The chain that the rows there are would have: that of the last commit, or a part of the file is older."""
        with self._lock:
            sequence, chain = self.head()
            if _cannot_be_checked(chain):
                return chain
            return chain_of(self._chain_key, sequence, self._sum)

    def are_of_one_piece(self) -> bool:
        """Whether no part of the file is older than the rest."""
        return self.standing() == self.head()[1]

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
            sequence = max(self.head()[0], self._above) + 1
            if not self._follows:
                # Not at the opening: many a case is opened to be read only.
                with self.reading() as connection:
                    self._sum.follow(connection)
                self._follows = True
            try:
                with told(), self._connection.begin():
                    changing = Changing(self._connection, sequence)
                    yield changing
                    chain = self._end(changing)
            except BaseException:
                self.failures += 1
                raise
            self._head = sequence, chain

    def _end(self, changing: Changing) -> bytes:
        """The number, and what goes with it, first: the chain is over all that the transaction leaves."""
        new: dict[str, object] = {} if changing.marked else {"sequence": changing.sequence}
        if changing.took_back:
            new["took_back"] = 1
        if new:
            self._connection.execute(_change_case, new)
        chain = chain_of(self._chain_key, changing.sequence, self._sum)
        if changing.marked:
            rows = [
                {"its_filling": filling, "its_question": question, "new_chain": chain}
                for filling, question in changing.marked
            ]
            self._connection.execute(_mark_answer, rows)
        else:
            self._connection.execute(_change_case, {"chain": chain})
        return chain

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """The connection, in no transaction and used by nobody else meanwhile: for copies of the whole file."""
        with self._lock:
            yield self._connection

    def _stored_head(self) -> tuple[int, bytes]:
        with self.reading() as connection:
            self._sum.read(connection)
            row = connection.execute(last_commit).one()
        return row.sequence, row.chain


def chain_of(chain_key: bytes, sequence: int, rows: RowSum) -> bytes:
    """The chain of the commit with this number that left these rows."""
    return _WAY + hmac.digest(chain_key, sequence.to_bytes(8, "big") + rows.value(), "sha256")


def _cannot_be_checked(chain: bytes) -> bool:
    """Files from before the first release had a chain over what was done, which tells nothing of what stands."""
    return len(chain) == _LENGTH_BEFORE


def is_of_one_piece(connection: Connection, chain_key: bytes) -> bool:
    """Whether the rows are those that the last commit left; in any schema. Within a transaction."""
    row = connection.execute(last_commit).one()
    if _cannot_be_checked(row.chain):
        return True
    return hmac.compare_digest(row.chain, chain_of(chain_key, row.sequence, _sum(connection, chain_key)))


def stamp(connection: Connection, chain_key: bytes, sequence: int) -> None:
    """Mark what stands as what commit `sequence` left: a new file, or one that was brought to a newer schema. Within
    the transaction that made it so."""
    connection.execute(_change_case, {"sequence": sequence})
    chain = chain_of(chain_key, sequence, _sum(connection, chain_key))
    connection.execute(_change_case, {"chain": chain})


def _sum(connection: Connection, chain_key: bytes) -> RowSum:
    found = RowSum(chain_key)
    found.read(connection)
    return found
