"""A practice of ten thousand cases: list, search, open, copy, verify; each beside the bare reading of the same file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.restoring_desk import RestoringDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import SystemChance, SystemClock
from app.domain.trouble import Trouble
from app.presenters.mediator.cases import CaseList, CaseRow
from app.presenters.restoring_doors import Ailing
from app.storage import cipher_engine
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from app.storage.index_copies import index_key
from tests.benchmarks.measuring import Figure, median
from tests.gates.many_cases import code_of, make_many, name_of, opened_many
from tests.presenters.mediator.fakes import Now
from ui import look
from ui.mediator.pieces.rows import Rows

LISTED = 10_000
_REAL = 20
_LIST_MS, _SEARCH_MS, _OPEN_MS, _VERIFY_MS = 1000.0, 100.0, 150.0, 50.0
_COPY = 4.0


def measure(folder: Path, repetitions: int) -> list[Figure]:
    """Make the practice once, then do each again and again, once here and once on bare sqlcipher3."""
    passphrase = make_many(folder / "vault", LISTED, _REAL)
    with opened_many(folder / "vault", passphrase) as (vault, cases):
        copy = folder / "bare.db"
        cipher_engine.vacuum_into(vault.index._connection, copy)
        with _bare(copy, index_key(vault.vault)) as bare:
            figures = [*_looking(vault, cases, bare, repetitions), _copying(vault, bare, folder, repetitions)]
        return [*figures, *_one_case(vault, cases, repetitions)]


def _looking(vault: VaultDesk, cases: CasesDesk, bare: Any, repetitions: int) -> Iterator[Figure]:
    shown, restoring = _Shown(), RestoringDesk(vault, cases, SystemClock(), SystemChance())
    presenter = CaseList(shown, vault, cases, restoring, Now(), str, _nothing)
    listing = _times(repetitions, lambda: presenter.search(""))
    assert shown.rows.count() == LISTED
    searching = _times(repetitions, lambda: presenter.search(name_of(7)))
    assert shown.rows.count() == 1
    everything = "SELECT * FROM listed_case ORDER BY last_break DESC, lower(alias)"
    found = "SELECT * FROM listed_case WHERE lower(alias) LIKE '%00007%'"
    floor = _times(repetitions, lambda: bare.execute(everything).fetchall())
    yield Figure("List of 10,000 cases, read and painted", listing, floor, _LIST_MS, "ms", "< 1 s after unlock")
    floor = _times(repetitions, lambda: bare.execute(found).fetchall())
    yield Figure("Search among 10,000 cases, painted", searching, floor, _SEARCH_MS, "ms", "< 100 ms")


def _copying(vault: VaultDesk, bare: Any, folder: Path, repetitions: int) -> Figure:
    def vacuum() -> None:
        there = folder / "vacuumed.db"
        there.unlink(missing_ok=True)
        bare.execute("VACUUM INTO ?", (str(there),))

    ours, floor = _times(repetitions, vault.index.keep_copy), _times(repetitions, vacuum)
    return Figure("Checked copy of the list of 10,000 cases", ours, floor, floor * _COPY, "ms", "≤ 4 × a bare copy")


def _one_case(vault: VaultDesk, cases: CasesDesk, repetitions: int) -> Iterator[Figure]:
    known = vault.index.case(code_of(7))
    path, keys = vault.vault.places.case(known.id), CaseKeys(vault.vault.unwrap(known.id, known.wrapped_key)).file()

    def bare() -> None:
        with _bare(path, keys) as connection:
            connection.execute("SELECT * FROM the_case").fetchall()

    def close() -> None:
        cases.close()

    opening = _times(repetitions, lambda: cases.open(known.id), close)
    floor = _times(repetitions, bare)
    yield Figure("Open one of 10,000 cases", opening, floor, _OPEN_MS, "ms", "< 150 ms")
    verifying = _times(repetitions, lambda: check_file(path, *keys))
    yield Figure("Verify one case", verifying, floor, _VERIFY_MS, "ms", "10,000 overnight: < 50 ms each")


def _times(repetitions: int, do: Callable[[], object], afterwards: Callable[[], None] | None = None) -> float:
    """The middle time of several, in milliseconds."""
    found = []
    for _turn in range(repetitions):
        began = time.perf_counter()
        do()
        found.append((time.perf_counter() - began) * 1000)
        if afterwards is not None:
            afterwards()
    return median(found)


@contextmanager
def _bare(path: Path, keys: tuple[bytes, bytes]) -> Iterator[Any]:
    """A connection with nothing of ours above it."""
    connection = cipher_engine._connect(path, *keys)
    try:
        yield connection
    finally:
        connection.close()


def _nothing(_case: object) -> None:
    """No case is opened by way of the list."""


class _Shown:
    """The list of the window, which is on the screen."""

    def __init__(self) -> None:
        self._app = QApplication.instance() or look.new_application()
        self.rows = Rows("Cases")
        self.rows.resize(900, 700)
        self.rows.show()

    def show_cases(self, rows: tuple[CaseRow, ...]) -> None:
        self.rows.show_rows([(row.id, row.alias, f"{row.template} · {row.code}", row.state) for row in rows])
        self.rows.viewport().repaint()

    def show_none(self, searched: bool) -> None:
        raise AssertionError(searched)

    def show_sheet(self, *, unconfirmed: bool, due: bool) -> None:
        """Not looked at here."""

    def show_care(self, copied: str, told: tuple[str, ...]) -> None:
        """Not looked at here."""

    def show_ailing(self, what: Ailing) -> None:
        raise AssertionError(what)

    def go_on_destroying(self, case_id: str) -> None:
        raise AssertionError(case_id)

    def show_busy(self, words: str) -> None:
        """Not looked at here."""

    def show_trouble(self, trouble: Trouble) -> None:
        raise trouble
