"""The most memory that making all documents of a case takes, in a process of its own, beside what it takes before the first."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.measuring import Figure, environment, started_and_told

ALL_DOCUMENTS = "tests.benchmarks.all_documents"
_LIMIT = 200.0


def measure(folder: Path, pages: int) -> list[Figure]:
    """A case whose party summaries and own copies have `pages` pages at least."""
    environ = environment(folder)
    started_and_told(ALL_DOCUMENTS, ("make", str(folder), str(pages)), environ)
    _began, told = started_and_told(ALL_DOCUMENTS, ("measure", str(folder), "0"), environ)
    what = f"Memory of all documents of a case, {told['pages']} pages"
    return [Figure(what, told["most"], told["before"], _LIMIT, "MB", "peak ≤ 200 MB (the floor: before the first)")]
