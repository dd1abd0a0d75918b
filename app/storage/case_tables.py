"""The tables of a case file, in the newest schema. `migrations/` holds the way to it from every older one.

Names of parties, titles of issues and settled worksheets are guarded by the file's own encryption; answers, breaks
and notes are sealed inside it under the key of their compartment.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NEWEST_VERSION = 2

metadata = MetaData()

version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Written as Alembic writes it, so that a new file can be stamped without loading Alembic."""

the_case = Table(
    "the_case",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1", name="only_one_case"), primary_key=True),
    Column("id", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("took_back", Integer, nullable=False),
    sqlite_strict=True,
)
"""One row. `content` is the case as plain data; `sequence` and `chain` are those of the last commit that was not a
save of answers; `took_back` says what backups may hold that is to go: `NOTHING`, `TAKEN_BACK` or `WRAPS`."""

NOTHING = 0
TAKEN_BACK = 1
"""What a party took back: the next backup replaces all others (decision 15)."""
WRAPS = 2
"""The wrap of a party that is at work. It becomes what was taken back when the laptop does."""

compartment = Table(
    "compartment",
    metadata,
    Column("name", Text, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    sqlite_strict=True,
)

sheet = Table(
    "sheet",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Settled worksheets by the SHA-256 of their plain form."""

filling = Table(
    "filling",
    metadata,
    Column("id", Text, primary_key=True),
    Column("begun", Integer, nullable=False, unique=True),
    Column("party", Text, nullable=False),
    Column("worksheet", Text, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("sheet", Text, ForeignKey("sheet.hash"), nullable=False),
    Column("form", Text, nullable=False),
    Column("issue", Text, nullable=False),
    Column("towards", Text, nullable=False),
    Column("break_id", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("finished", Integer, nullable=False),
    Column("minutes_used", Integer, nullable=False),
    Column("helper", Text, nullable=False),
    Column("on_paper", Integer, nullable=False),
    Column("typed_by", Text, nullable=False),
    UniqueConstraint("party", "worksheet", "issue", "towards", "break_id", "on_paper", name="one_filling"),
    sqlite_strict=True,
)
"""`begun` counts fillings of the case in the order they were begun. `on_paper` is 1 where the answers were keyed in from a
handout, by `typed_by`."""

answer = Table(
    "answer",
    metadata,
    Column("filling", Text, ForeignKey("filling.id"), nullable=False),
    Column("question", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("lock", Text, nullable=False),
    Column("cleared", Integer, nullable=False),
    Column("passed_on", Integer, nullable=False),
    Column("derived", Integer, nullable=False),
    Column("from_paper", Integer, nullable=False),
    Column("inner", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    PrimaryKeyConstraint("filling", "question", name="one_answer"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
"""`inner` is 1 where the words were sealed by the party's process before they came here ("only me"). `sequence` and
`chain` are those of the commit that wrote the row: a save of one answer then touches one row, and one page."""

attachment = Table(
    "attachment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("added", Integer, nullable=False, unique=True),
    Column("filling", Text, ForeignKey("filling.id"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Pictures of pages of handouts, sealed under the key of the filling's party. `added` is higher than that of those before."""

private = Table(
    "private",
    metadata,
    Column("party", Text, primary_key=True),
    Column("acknowledged", Integer, nullable=False),
    Column("keeping", Text, nullable=False),
    Column("working", LargeBinary),
    Column("coded", LargeBinary),
    Column("salt", LargeBinary),
    Column("memory_kib", Integer, nullable=False),
    Column("passes", Integer, nullable=False),
    Column("lanes", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    sqlite_strict=True,
)
"""A row per party: what it was told, and the wraps of its "only me" key."""

pause = Table(
    "pause",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Breaks, sealed under the mediator's compartment: diagnosis, plan, hand-overs and notes."""
