"""Run by Alembic, never imported: the revisions run on the connection they are given, in its transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
