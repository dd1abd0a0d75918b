"""Until when a case is kept, and whether it is held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listed_case", sa.Column("keep_until", sa.String, nullable=False, server_default=""))
    op.add_column("listed_case", sa.Column("held", sa.Boolean, nullable=False, server_default=sa.text("0")))
