"""What a party was told, and the wraps of its "only me" key. The key itself never comes here (decision 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.only_me import MOST_TRIES, Keeping, OnlyMe
from app.storage.accepting import NotAccepted
from app.storage.case_tables import private
from app.storage.commits import Changing, Commits

LONGEST_WRAP = 1024
"""Bytes of a wrapped key or its salt; real ones are far shorter."""

NO_TRY_LEFT = -1

_insert = insert(private)
_upsert = _insert.on_conflict_do_update(
    index_elements=["party"],
    set_={
        column.name: _insert.excluded[column.name]
        for column in private.columns
        if column.name not in private.primary_key
    },
)
_of_party = select(private).where(private.c.party == bindparam("which"))


class OnlyMeRows:
    """One row per party of one open case."""

    def __init__(self, commits: Commits) -> None:
        self._commits = commits

    def read(self, party: str) -> OnlyMe:
        """The wraps and the count of tries of a party; fresh where nothing was chosen yet."""
        return _only_me(self._row(party))

    def acknowledged(self, party: str) -> bool:
        """Whether a party has read who sees what."""
        return bool(self._row(party).get("acknowledged", 0))

    def acknowledge(self, party: str) -> None:
        """Note that a party has read who sees what."""
        self._write(party, self.read(party), acknowledged=True)

    def keep(self, party: str, chosen: OnlyMe) -> None:
        """Store a party's choice and the wraps of its key. The count of tries stays what it is on the disk."""
        for wrap in (chosen.working, chosen.coded, chosen.salt):
            if wrap is not None and len(wrap) > LONGEST_WRAP:
                raise NotAccepted
        self._write(party, replace(chosen, tries=self.read(party).tries))

    def count_try(self, party: str) -> int:
        """Count a try on the disk, then say how many are left after it; -1 where none was left for it."""
        now = self.read(party)
        if now.tries >= MOST_TRIES:
            return NO_TRY_LEFT
        self._write(party, replace(now, tries=now.tries + 1))
        return MOST_TRIES - now.tries - 1

    def start_tries_again(self, party: str) -> None:
        """The code was right, or the mediator allows more tries."""
        now = self.read(party)
        if now.tries:
            self._write(party, replace(now, tries=0))

    def forget_code(self, changing: Changing, party: str) -> None:
        """The wrap under the code goes for good, and with it the count of tries at it."""
        now = self.read(party)
        _store(changing, party, OnlyMe(working=now.working), acknowledged=self.acknowledged(party))

    def drop_wraps(self, changing: Changing, party: str) -> None:
        """At take-back: without a code both wraps go, with a code only that of the time the party worked."""
        now = self.read(party)
        after = replace(now, working=None) if now.keeping is Keeping.WITH_CODE else OnlyMe(keeping=now.keeping)
        if after != now:
            _store(changing, party, after, acknowledged=self.acknowledged(party))

    def at_work(self) -> tuple[str, ...]:
        """The parties whose wrap for the time they work is in the file: the laptop was not taken back from them."""
        wanted = select(private.c.party).where(private.c.working.is_not(None)).order_by(private.c.party)
        with self._commits.reading() as connection:
            return tuple(connection.execute(wanted).scalars())

    def _row(self, party: str) -> Mapping[str, Any]:
        with self._commits.reading() as connection:
            row = connection.execute(_of_party, {"which": party}).mappings().first()
        return {} if row is None else {**row}

    def _write(self, party: str, only_me: OnlyMe, *, acknowledged: bool | None = None) -> None:
        told = self.acknowledged(party) if acknowledged is None else acknowledged
        with self._commits.change() as changing:
            _store(changing, party, only_me, acknowledged=told)


def _store(changing: Changing, party: str, only_me: OnlyMe, *, acknowledged: bool) -> None:
    row: dict[str, str | int | bytes | None] = {
        "party": party,
        "acknowledged": int(acknowledged),
        "keeping": only_me.keeping.value,
        "working": only_me.working,
        "coded": only_me.coded,
        "salt": only_me.salt,
        "memory_kib": only_me.memory_kib,
        "passes": only_me.passes,
        "lanes": only_me.lanes,
        "tries": only_me.tries,
    }
    changing.connection.execute(_upsert, row)


def _only_me(row: Mapping[str, Any]) -> OnlyMe:
    if not row:
        return OnlyMe()
    return OnlyMe(
        keeping=Keeping(row["keeping"]),
        working=row["working"],
        coded=row["coded"],
        salt=row["salt"],
        memory_kib=row["memory_kib"],
        passes=row["passes"],
        lanes=row["lanes"],
        tries=row["tries"],
    )
