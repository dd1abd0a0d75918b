"""Fillings on paper, who typed them, and pictures of their pages.

One filling at the laptop and one on paper may stand at the same place, so what is unique in a table changes, and SQLite
makes such a table anew. Answers point to it and are made anew with it: their rows wait in memory meanwhile.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TEMP TABLE old_filling AS SELECT * FROM main.filling")
    op.execute("CREATE TEMP TABLE old_answer AS SELECT * FROM main.answer")
    op.drop_table("answer")
    op.drop_table("filling")
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
        sa.Column("on_paper", sa.Integer, nullable=False),
        sa.Column("typed_by", sa.Text, nullable=False),
        sa.UniqueConstraint("party", "worksheet", "issue", "towards", "break_id", "on_paper", name="one_filling"),
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
        "attachment",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("added", sa.Integer, nullable=False, unique=True),
        sa.Column("filling", sa.Text, sa.ForeignKey("filling.id"), nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO main.filling SELECT *, 0, '' FROM temp.old_filling")
    op.execute("INSERT INTO main.answer SELECT * FROM temp.old_answer")
    op.execute("DROP TABLE temp.old_answer")
    op.execute("DROP TABLE temp.old_filling")
