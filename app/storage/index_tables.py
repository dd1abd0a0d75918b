"""The tables of `index.db`, in the newest schema: the practice's list of cases, its settings, the session PIN, the export
journal. `migrations/` holds the way to it from every older one."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, text

NEWEST_VERSION = 2

metadata = MetaData()

version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

listed_case = Table(
    "listed_case",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("alias", String, nullable=False),
    Column("template", String, nullable=False),
    Column("last_break", String, nullable=False, default=""),
    Column("state", String, nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("sequence", Integer, nullable=False, default=0),
    Column("chain", LargeBinary, nullable=False, default=b""),
    Column("keep_until", String, nullable=False, server_default=""),
    Column("held", Boolean, nullable=False, server_default=text("0")),
)
"""`sequence` and `chain` are the pair noted at open, take-back and close (decision 43). Deleting a row destroys the
only key of its case on this laptop. `keep_until` is an ISO day or ""; a case that is held is not destroyed, and why it
is held stands nowhere: that may be private too."""

setting = Table("setting", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

session_pin = Table(
    "session_pin",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("check_value", LargeBinary, nullable=False),
    Column("tries", Integer, nullable=False),
)

exported = Table(
    "exported",
    metadata,
    Column("id", String, primary_key=True),
    Column("case_id", String, nullable=False),
    Column("document", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("at", String, nullable=False),
    Column("path", String, nullable=False),
    Column("locked", Boolean, nullable=False),
)
"""Every document that was saved. Its place is known here, encrypted, and nowhere else (decision 13)."""
