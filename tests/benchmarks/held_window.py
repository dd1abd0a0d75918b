"""How long the window's thread is held while a large document is made and shown, and while one is printed, beside the same
window with nothing to do.
"""

from __future__ import annotations

from pathlib import Path

from app.presenters.doors import DocumentKind
from tests.benchmarks.all_documents import opened
from tests.benchmarks.measuring import Environment, Figure, environment, fresh_copy, median, started_and_told
from tests.benchmarks.memory_of_documents import ALL_DOCUMENTS

_PREVIEW = "tests.benchmarks.large_preview"
_PRINT = "tests.benchmarks.large_print"
_LIMIT = 50.0


def measure(folder: Path, pages: int, repetitions: int, screens: dict[str, Environment | None]) -> list[Figure]:
    """A case whose party summaries and own copies have `pages` pages at least; the longest time of each turn."""
    made = folder / "made"
    made.mkdir()
    started_and_told(ALL_DOCUMENTS, ("make", str(made), str(pages)), environment(made))
    with opened(made) as desk:
        own = next(wanted for wanted in desk.documents() if wanted.kind is DocumentKind.OWN_COPY)
        (made / "own-copy.pdf").write_bytes(desk.document(own).pdf)
    figures = [figure for name, screen in screens.items() for figure in _on(made, repetitions, name, screen)]
    return [*figures, *(_printing(made, repetitions, name, screen) for name, screen in screens.items())]


def _printing(made: Path, repetitions: int, name: str, screen: Environment | None) -> Figure:
    told = []
    for turn in range(repetitions):
        paper = made.with_name(f"paper-{turn}")
        paper.mkdir(exist_ok=True)
        given = environment(paper, screen)
        told.append(started_and_told(_PRINT, (str(made / "own-copy.pdf"), str(paper)), given)[1])
    page, kib = (median([each[which] for each in told]) for which in ("page", "kib"))
    what = f"Window held while {told[0]['pages']} pages are printed, {name}"
    limit = f"never over 50 ms (a page took {page:.0f} ms and {kib:.0f} KiB)"
    idle, found = (median([each[which] for each in told]) for which in ("idle", "printing"))
    return Figure(what, found, idle, _LIMIT, "ms", limit)


def _on(made: Path, repetitions: int, name: str, screen: Environment | None) -> list[Figure]:
    told = []
    for turn in range(repetitions):
        copy = fresh_copy(made, turn)
        told.append(started_and_told(_PREVIEW, (str(copy),), environment(copy, screen))[1])
    idle = median([each["idle"] for each in told])
    what = f"Window held by a document of {told[0]['pages']} pages, {name}"
    limit = "never over 50 ms (the floor: nothing to do)"
    return [
        Figure(f"{what}, {when}", median([each[when] for each in told]), idle, _LIMIT, "ms", limit)
        for when in ("making", "showing")
    ]
