"""A schema that exists only for the tests: a column more, a table rebuilt, rows rewritten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("filling", sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    op.execute("UPDATE filling SET mood = 'steady' WHERE finished = 1")
    op.create_table("later", sa.Column("id", sa.Text, primary_key=True), sqlite_strict=True)
    op.execute("INSERT INTO later SELECT id FROM filling")
    with op.batch_alter_table("pause") as batch:
        batch.add_column(sa.Column("colour", sa.Text))
    op.execute("UPDATE private SET keeping = keeping")
