"""A digest of everything a party wrote: equal before and after a copy or a move to a newer schema, or it does not count.

Every seal is opened for it, so a copy with the same digest is one whose answers can be read. What was handed over for
comparing limits does not count: no copy has it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.domain.worksheet import Form
from app.storage.answer_rows import opened_row
from app.storage.attached_rows import opened_picture
from app.storage.case_keys import CaseKeys, Compartments, of_party
from app.storage.case_tables import answer, attachment, compartment, filling, private, the_case
from app.storage.filling_rows import FillingInfo
from app.storage.handed_limits import left_out

# Only columns that every schema has: the digest is taken of older files too. A revision that has to change one of
# these takes the digests before it in its own way. What came later (paper) is added where it is there and says anything.
_FILLINGS = (
    filling.c.id,
    filling.c.party,
    filling.c.worksheet,
    filling.c.edition,
    filling.c.issue,
    filling.c.towards,
    filling.c.break_id,
    filling.c.finished,
)
_ANSWERS = (
    answer.c.filling,
    answer.c.question,
    answer.c.revision,
    answer.c.lock,
    answer.c.cleared,
    answer.c.passed_on,
    answer.c.derived,
    answer.c.from_paper,
    answer.c.inner,
    answer.c.sealed,
)
_PAPER = (filling.c.id, filling.c.on_paper, filling.c.typed_by)
_PRIVATE = (private.c.party, private.c.keeping, private.c.coded, private.c.salt, private.c.working)
_PREFIX = of_party("")


def stored_compartments(connection: Connection, keys: CaseKeys) -> tuple[str, Compartments]:
    """The id of the case in a file, and its wrapped keys."""
    case = connection.execute(select(the_case.c.id)).scalar_one()
    wrapped = connection.execute(select(compartment.c.name, compartment.c.wrapped)).all()
    return case, keys.compartments(case, {row.name: row.wrapped for row in wrapped})


def digests(connection: Connection, keys: CaseKeys) -> Mapping[str, bytes]:
    """Party id → 32 bytes. `Refused` where a seal does not open."""
    case, compartments = stored_compartments(connection, keys)
    parties = sorted(name.removeprefix(_PREFIX) for name in compartments.names() if name.startswith(_PREFIX))
    return {party: _digest(connection, case, party, compartments.party_key(party)) for party in parties}


def _digest(connection: Connection, case: str, party: str, key: bytes) -> bytes:
    content = hmac.new(key, digestmod="sha256")

    def add(*parts: object) -> None:
        for part in parts:
            piece = part if isinstance(part, bytes) else repr(part).encode()
            content.update(len(piece).to_bytes(8, "big") + piece)

    knows_paper = connection.dialect.has_table(connection, attachment.name)
    for kept in connection.execute(select(*_PRIVATE).where(private.c.party == party)):
        add("private", *kept)
    for row in connection.execute(select(*_FILLINGS).where(filling.c.party == party).order_by(filling.c.id)).mappings():
        add("filling", *row.values())
        info = _info({**row})
        wanted = select(*_ANSWERS).where(answer.c.filling == info.id).order_by(answer.c.question)
        rows = connection.execute(wanted).mappings().all()
        passed_over = left_out([stored["question"] for stored in rows])
        for stored in rows:
            if stored["question"] not in passed_over:
                add("answer", opened_row(case, info, {**stored}, key))
        if knows_paper:
            for piece in _paper(connection, case, info, key):
                add("paper", *piece)
    return content.digest()


def _paper(connection: Connection, case: str, info: FillingInfo, key: bytes) -> Iterator[tuple[object, ...]]:
    """What paper brought to a filling, nothing where it is one at the laptop."""
    for row in connection.execute(select(*_PAPER).where(filling.c.id == info.id)):
        if row.on_paper or row.typed_by:
            yield row.on_paper, row.typed_by
    pictures = select(attachment).where(attachment.c.filling == info.id).order_by(attachment.c.added)
    for kept in connection.execute(pictures).mappings():
        yield kept["id"], kept["page"], opened_picture(case, info.party, {**kept}, key)


def _info(row: Mapping[str, Any]) -> FillingInfo:
    """As much of a filling as the labels of its answers need."""
    return FillingInfo(
        id=row["id"],
        party=row["party"],
        worksheet=row["worksheet"],
        edition=row["edition"],
        form=Form.FULL,
        issue=row["issue"],
        towards=row["towards"],
        break_id=row["break_id"],
    )
