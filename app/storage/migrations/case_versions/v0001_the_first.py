"""The first schema, as it was released. Later revisions build on it; it is never edited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "the_case",
        sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one_case"), primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("took_back", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "compartment",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "sheet",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "filling",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("begun", sa.Integer, nullable=False, unique=True),
        sa.Column("party", sa.Text, nullable=False),
        sa.Column("worksheet", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, sa.ForeignKey("sheet.hash"), nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("issue", sa.Text, nullable=False),
        sa.Column("towards", sa.Text, nullable=False),
        sa.Column("break_id", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("finished", sa.Integer, nullable=False),
        sa.Column("minutes_used", sa.Integer, nullable=False),
        sa.Column("helper", sa.Text, nullable=False),
        sa.UniqueConstraint("party", "worksheet", "issue", "towards", "break_id", name="one_filling"),
        sqlite_strict=True,
    )
    op.create_table(
        "answer",
        sa.Column("filling", sa.Text, sa.ForeignKey("filling.id"), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("lock", sa.Text, nullable=False),
        sa.Column("cleared", sa.Integer, nullable=False),
        sa.Column("passed_on", sa.Integer, nullable=False),
        sa.Column("derived", sa.Integer, nullable=False),
        sa.Column("from_paper", sa.Integer, nullable=False),
        sa.Column("inner", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("filling", "question", name="one_answer"),
        sqlite_with_rowid=False,
        sqlite_strict=True,
    )
    op.create_table(
        "private",
        sa.Column("party", sa.Text, primary_key=True),
        sa.Column("acknowledged", sa.Integer, nullable=False),
        sa.Column("keeping", sa.Text, nullable=False),
        sa.Column("working", sa.LargeBinary),
        sa.Column("coded", sa.LargeBinary),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("memory_kib", sa.Integer, nullable=False),
        sa.Column("passes", sa.Integer, nullable=False),
        sa.Column("lanes", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "pause",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
