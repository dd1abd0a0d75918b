"""The mediator's program as a whole: a case is destroyed in the window, and no menu reaches for it any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from tests.export.reading_back import words
from tests.journeys.keyboard import pause, until
from tests.ui.program_at_work import AtWork, at_the_first_case
from ui.mediator.case_page import AFTER, OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.destroy import DestroyPage


@pytest.fixture
def at_work(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AtWork]:
    """The program at a case with a planned break."""
    with at_the_first_case(qapp, tmp_path, monkeypatch) as started:
        yield started


def at_destroying(at_work: AtWork) -> DestroyPage:
    page = at_work.hands.page(OneCasePage)
    until(page.title.text, "the case")
    page._tabs.picked.emit(AFTER)
    until(page.after.isEnabled, "what holds afterwards")
    page.after.go.click()
    destroying = at_work.hands.page(DestroyPage)
    until(destroying.go.isEnabled, "what would go")
    return destroying


def of_a_case(at_work: AtWork) -> list[QAction]:
    """The entries of the Case menu that could be chosen now."""
    window = at_work.program.window
    assert window is not None
    entries = {"Call a &break", "&Read answers", "&Documents"}
    return [action for action in window.findChildren(QAction) if action.text() in entries and action.isEnabled()]


def test_a_case_is_destroyed_in_the_window_and_its_certificate_saved(at_work: AtWork, tmp_path: Path) -> None:
    page = at_destroying(at_work)
    assert of_a_case(at_work) == []
    places = at_work.program._desk.vault().vault.places
    (file,) = places.cases.glob("*.case")
    code = next(each.code for each in at_work.program._desk.vault().index.cases())
    page.code.setText(code)
    page.go.click()
    until(page.finish.isVisible, "the case destroyed")
    assert not file.exists()
    page.save.click()
    until(lambda: page._written.text() == "Saved", "the certificate saved")
    (saved,) = (tmp_path / "saved").glob("*.pdf")
    assert code in words(saved.read_bytes())
    page.finish.click()
    cases = at_work.hands.page(CasesPage)
    until(cases._none.isVisible, "an empty list")
    assert of_a_case(at_work) == []


def test_going_back_leaves_the_case_open_as_it_was(at_work: AtWork) -> None:
    page = at_destroying(at_work)
    page.back.click()
    case = at_work.hands.page(OneCasePage)
    until(case.title.text, "the case")
    assert len(of_a_case(at_work)) == 3
    pause()
