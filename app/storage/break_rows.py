"""Breaks with their diagnosis, plan, hand-overs and notes, sealed under the mediator's compartment."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.domain.impasse import Break
from app.domain.plain import Misread, from_bytes, to_bytes
from app.domain.sources import Chance
from app.storage.case_tables import pause
from app.storage.commits import Changing, Commits
from app.storage.seals import Refused, seal, unseal
from app.storage.troubles import Damaged

_insert = insert(pause)
_upsert = _insert.on_conflict_do_update(
    index_elements=["id"], set_={"number": _insert.excluded.number, "sealed": _insert.excluded.sealed}
)


class BreakRows:
    """The breaks of one open case. The mediator's key is given to each call."""

    def __init__(self, commits: Commits, case: str, chance: Chance) -> None:
        self._commits = commits
        self._case = case
        self._chance = chance

    def all(self, key: bytes) -> tuple[Break, ...]:
        """All breaks, by number."""
        with self._commits.reading() as connection:
            rows = connection.execute(select(pause).order_by(pause.c.number)).all()
        return tuple(self._opened(key, row.id, row.number, row.sealed) for row in rows)

    def keep(self, kept: Break, key: bytes) -> None:
        """Store a new or changed break."""
        with self._commits.change() as changing:
            self.put(changing, kept, key)

    def put(self, changing: Changing, kept: Break, key: bytes) -> None:
        """As `keep`, within a transaction that is under way."""
        sealed = seal(key, to_bytes(kept), self._label(kept.id, kept.number), self._chance)
        changing.connection.execute(_upsert, {"id": kept.id, "number": kept.number, "sealed": sealed})

    def _opened(self, key: bytes, break_id: str, number: int, sealed: bytes) -> Break:
        content = unseal(key, sealed, self._label(break_id, number))
        try:
            found = from_bytes(Break, content)
        except Misread:
            raise Damaged from None
        if (found.id, found.number) != (break_id, number):
            raise Refused
        return found

    def _label(self, break_id: str, number: int) -> bytes:
        return json.dumps(["recess break 1", self._case, break_id, number], ensure_ascii=False).encode()
