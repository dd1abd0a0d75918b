"""Every figure of the table can be measured. No time is asserted on here: `python -m tests.benchmarks` measures well."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import (
    commit,
    engines,
    first_paint,
    hand_over,
    held_window,
    many_cases,
    memory,
    memory_of_documents,
    pictures,
    reckoning,
    summary,
    writing,
)
from tests.benchmarks.measuring import Environment, Figure

Times = Callable[[int, int], int]
pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]
OFFSCREEN: dict[str, Environment | None] = {"offscreen": None}


def keep(figures: Sequence[Figure], folder: Path, name: str) -> None:
    """Write them down for people to look at; there must be some, and each must be a figure."""
    (folder / f"{name}.txt").write_text("".join(f"{figure.told()}\n" for figure in figures), encoding="utf-8")
    assert figures
    for figure in figures:
        assert figure.found > 0
        assert figure.floor > 0


def test_how_soon_the_unlock_page_is_painted(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(first_paint.measure(tmp_path, times(2, 20), OFFSCREEN), artefacts, "first-paint")


@pytest.mark.window
def test_how_soon_the_unlock_page_is_painted_on_a_real_screen(
    tmp_path: Path, times: Times, real_screen: dict[str, str], artefacts: Path
) -> None:
    keep(
        first_paint.measure(tmp_path, times(2, 20), {"on a real screen": real_screen}), artefacts, "first-paint-screen"
    )


def test_how_soon_the_partys_cover_is_painted_after_hand_over(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(hand_over.measure(tmp_path, times(1, 10), OFFSCREEN), artefacts, "hand-over")


def test_how_soon_a_letter_is_painted_and_saved(tmp_path: Path, times: Times, artefacts: Path) -> None:
    figures = writing.measure(tmp_path, times(1, 3), times(20, 200), times(3, 30), OFFSCREEN)
    keep(figures, artefacts, "writing")


def test_what_saving_one_answer_costs(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(commit.measure(tmp_path, times(50, 1000)), artefacts, "commit")


def test_how_long_a_party_summary_takes(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(summary.measure(tmp_path, times(2, 15)), artefacts, "summary")


def test_how_long_the_reckoning_of_whole_trees_takes(times: Times, artefacts: Path) -> None:
    keep(reckoning.measure(times(3, 40)), artefacts, "reckoning")


def test_how_long_a_practice_of_ten_thousand_cases_takes(
    qapp: QApplication, tmp_path: Path, times: Times, artefacts: Path
) -> None:
    keep(many_cases.measure(tmp_path, times(2, 10)), artefacts, "many-cases")


def test_how_long_a_picture_takes_to_be_painted(
    qapp: QApplication, tmp_path: Path, times: Times, artefacts: Path
) -> None:
    keep(pictures.measure(tmp_path, times(3, 60)), artefacts, "pictures")


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file")
def test_how_much_memory_the_partys_process_holds(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(memory.measure(tmp_path, times(1, 3), OFFSCREEN), artefacts, "memory")


def test_how_ten_pages_stand_beside_other_programs(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(engines.measure(tmp_path, times(1, 5)), artefacts, "engines")


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file")
def test_how_much_memory_all_documents_of_a_case_take(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(memory_of_documents.measure(tmp_path, times(1, 200)), artefacts, "memory-of-documents")


def test_how_long_a_large_document_holds_the_window(tmp_path: Path, times: Times, artefacts: Path) -> None:
    keep(held_window.measure(tmp_path, times(1, 150), times(1, 5), OFFSCREEN), artefacts, "held-window")
