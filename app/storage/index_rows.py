"""What the index tells about cases and saved documents."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Row


@dataclass(frozen=True, slots=True)
class IndexedCase:
    """A case as the index knows it. `sequence` and `chain` were last seen at open, take-back or close.

    `keep_until`: the ISO day until which it is to be kept, or "". `held`: it may not be destroyed.
    """

    id: str
    code: str
    alias: str
    template: str
    last_break: str
    state: str
    practice: bool
    wrapped_key: bytes
    sequence: int = 0
    chain: bytes = b""
    keep_until: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A document that was saved: `at` is an ISO date and time to the minute, `path` where it was saved."""

    id: str
    case_id: str
    document: str
    audience: str
    at: str
    path: str
    locked: bool


def case_of(row: Row[tuple[object, ...]]) -> IndexedCase:
    """A case from its row."""
    return IndexedCase(**{**row._asdict(), "practice": bool(row.practice), "held": bool(row.held)})


def export_of(row: Row[tuple[object, ...]]) -> Exported:
    """A saved document from its row."""
    return Exported(**{**row._asdict(), "locked": bool(row.locked)})


def columns_of(kept: IndexedCase | Exported) -> dict[str, object]:
    """Either, as it is written into its row."""
    return {name: getattr(kept, name) for name in kept.__slots__}
