"""Pictures of pages of handouts: each sealed under the key of its filling's party, as packed pixels in grey.

No picture of a stranger's making is ever stored or opened here: what comes is what the cage made of it, and it is packed
and unpacked by this program alone. The seal is bound to case, party, filling, id, page and place in the row of pictures,
so one that was moved to another filling or page is refused.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select

from app.domain.sources import Chance, new_id
from app.storage.accepting import NotAccepted
from app.storage.case_tables import attachment
from app.storage.commits import Changing, Commits
from app.storage.filling_rows import FillingInfo
from app.storage.grey_picture import LONGEST_SIDE, GreyPicture
from app.storage.seals import Refused, seal, unseal

MOST_PICTURES = 40
"""Of one filling: two of each page of the longest handout."""
MOST_PAGES = 200
_SIZE = struct.Struct(">HH")
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class AttachedInfo:
    """What is known of a picture without opening it."""

    id: str
    filling: str
    page: int


_by_id = select(attachment).where(attachment.c.id == bindparam("which"))
_of_filling = (
    select(attachment.c.id, attachment.c.filling, attachment.c.page)
    .where(attachment.c.filling == bindparam("which"))
    .order_by(attachment.c.page, attachment.c.added)
)


class AttachedRows:
    """The pictures of one open case. Keys are given to each call and kept by none."""

    def __init__(self, commits: Commits, case: str, chance: Chance) -> None:
        self._commits = commits
        self._case = case
        self._chance = chance

    def add(self, info: FillingInfo, page: int, picture: GreyPicture, key: bytes) -> AttachedInfo:
        """Keep a picture of a page. `NotAccepted` where there is no such page, or there are too many pictures."""
        if not 1 <= page <= MOST_PAGES or len(self.of(info.id)) >= MOST_PICTURES:
            raise NotAccepted
        words = _packed(picture)
        with self._commits.change() as changing:
            highest = changing.connection.execute(select(func.max(attachment.c.added))).scalar_one()
            row = {"id": new_id(self._chance), "added": (highest or 0) + 1, "filling": info.id, "page": page}
            sealed = seal(key, words, _label(self._case, info.party, row), self._chance)
            changing.connection.execute(insert(attachment), {**row, "sealed": sealed})
        return AttachedInfo(str(row["id"]), info.id, page)

    def of(self, filling: str) -> tuple[AttachedInfo, ...]:
        """The pictures of a filling, by page and in the order they came."""
        with self._commits.reading() as connection:
            rows = connection.execute(_of_filling, {"which": filling}).all()
        return tuple(AttachedInfo(row.id, row.filling, row.page) for row in rows)

    def info(self, attached: str) -> AttachedInfo:
        """One of them; KeyError where there is none."""
        row = self._row(attached)
        return AttachedInfo(row["id"], row["filling"], row["page"])

    def picture(self, attached: str, party: str, key: bytes) -> GreyPicture:
        """A picture of this party. KeyError where there is none; `Refused` where anything about its row was changed outside
        the program."""
        return _unpacked(opened_picture(self._case, party, self._row(attached), key))

    def remove(self, attached: str) -> None:
        """Delete one; backups are to be replaced."""
        with self._commits.change() as changing:
            if changing.connection.execute(delete(attachment).where(attachment.c.id == attached)).rowcount:
                changing.took_back = True

    def erase(self, changing: Changing, fillings: Collection[str]) -> None:
        """Delete those of these fillings; backups are to be replaced."""
        if changing.connection.execute(delete(attachment).where(attachment.c.filling.in_(fillings))).rowcount:
            changing.took_back = True

    def _row(self, attached: str) -> Mapping[str, Any]:
        with self._commits.reading() as connection:
            row = connection.execute(_by_id, {"which": attached}).mappings().first()
        if row is None:
            raise KeyError(attached)
        return {**row}


def opened_picture(case: str, party: str, row: Mapping[str, Any], key: bytes) -> bytes:
    """What is in the seal of a row; `Refused` where anything about the row was changed outside the program."""
    return unseal(key, row["sealed"], _label(case, party, row))


def _label(case: str, party: str, row: Mapping[str, Any]) -> bytes:
    parts = ["recess picture 1", case, party, row["filling"], row["id"], row["page"], row["added"]]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(picture: GreyPicture) -> bytes:
    return _SIZE.pack(picture.width, picture.height) + zlib.compress(picture.grey, _LEVEL)


def _unpacked(words: bytes) -> GreyPicture:
    try:
        width, height = _SIZE.unpack_from(words)
        if max(width, height) > LONGEST_SIDE:
            raise Refused
        # One byte more than there may be: what goes on is not cut short, but refused.
        grey = zlib.decompressobj().decompress(words[_SIZE.size :], width * height + 1)
        return GreyPicture(width, height, grey)
    except (struct.error, zlib.error, ValueError):
        raise Refused from None
