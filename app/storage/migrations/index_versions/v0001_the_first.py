"""The first schema of the index, as it was released. Later revisions build on it; it is never edited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listed_case",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("alias", sa.String, nullable=False),
        sa.Column("template", sa.String, nullable=False),
        sa.Column("last_break", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("practice", sa.Boolean, nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_table(
        "session_pin",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("check_value", sa.LargeBinary, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.create_table(
        "exported",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("audience", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("locked", sa.Boolean, nullable=False),
    )
