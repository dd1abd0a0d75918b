"""The mediator's program as a whole: from a damaged file to the open case in three clicks and a few seconds."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.presenters.doors import VaultState
from app.storage.kept_aside import kept_aside
from app.storage.places import Places
from tests.gates.kill_vault import make, opened
from tests.journeys.keyboard import pause, until
from tests.ui.program_at_work import AtWork
from ui import look
from ui.mediator.case_page import OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.copy_vault import CopyVaultPage
from ui.mediator.restore import RestorePage
from ui.mediator.unlock import UnlockPage

MOST_CLICKS, MOST_SECONDS = 3, 5.0
_BUSY = 4
"""So many times as long may it take on a machine that does other things besides."""


class Clicks(QObject):
    """Counts what a person clicks in the window. A yes in a dialog, which the platform shows, is one more."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.count = 0
        app.installEventFilter(self)
        self._app = app

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt calls it so)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self.count += 1
        return False

    def end(self) -> None:
        self._app.removeEventFilter(self)


@pytest.fixture
def at_work(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AtWork]:
    """The program before its passphrase, on a vault with one case that was backed up."""
    make(tmp_path)
    with opened(tmp_path) as desk:
        desk.file.back_up()
    look.load_fonts()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    started = AtWork(qapp, tmp_path)
    yield started
    started.end()
    gc.collect()


def _spoil(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    for page in range(0, len(content), 4096):
        content[page + 1000] ^= 0xFF
    path.write_bytes(content)
    return bytes(content)


def _places(at_work: AtWork) -> Places:
    return Places(at_work.folder / "vault")


def _click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def _click_first_case(page: CasesPage) -> None:
    until(page.list.count, "the cases")
    _click(page.list.viewport(), page.list.visualRect(page.list.model().index(0, 0)).center())


def _type_passphrase(at_work: AtWork) -> None:
    page = at_work.hands.page(UnlockPage)
    page.passphrase.line.setText((at_work.folder / "passphrase").read_text())
    _click(page.unlock)


@pytest.mark.parametrize("how", ["damaged", "gone"])
def test_a_damaged_or_missing_case_is_open_again_after_three_clicks(
    at_work: AtWork, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    (path,) = _places(at_work).cases.glob("*.case")
    damaged = _spoil(path) if how == "damaged" else b""
    if not damaged:
        path.unlink()
    asked: list[str] = []

    def sure(_dialogs: object, _parent: QWidget, question: str, _more: str, _yes: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(type(at_work.dialogs), "sure", sure)
    at_work.unlock()
    page = at_work.hands.page(CasesPage)
    clicks, began = Clicks(qapp), time.monotonic()
    _click_first_case(page)
    restore = at_work.hands.page(RestorePage)
    until(restore.put_back.isVisible, "the newest good backup")
    _click(restore.put_back)
    case = at_work.hands.page(OneCasePage)
    until(case.title.text, "the case")
    took = time.monotonic() - began
    clicks.end()
    assert clicks.count + len(asked) <= MOST_CLICKS
    assert clicks.count >= 2
    assert took < MOST_SECONDS * _BUSY
    assert case.title.text() == "Kills"
    assert [file.read_bytes() for file in kept_aside(path)] == ([damaged] if damaged else [])


def test_a_damaged_list_is_put_back_before_the_cases_are_shown(
    at_work: AtWork, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = _places(at_work)
    damaged = _spoil(places.index)
    clicks = Clicks(qapp)
    _type_passphrase(at_work)
    restore = at_work.hands.page(RestorePage)
    until(restore.put_back.isVisible, "the newest good copy")
    assert at_work.program._desk.vault().state() is VaultState.LOCKED
    _click(restore.put_back)
    page = at_work.hands.page(CasesPage)
    until(page.list.count, "the cases")
    clicks.end()
    assert clicks.count + 1 <= MOST_CLICKS
    assert [file.read_bytes() for file in kept_aside(places.index)] == [damaged]
    at_work.hands.open_first_case()


def test_the_vault_is_copied_from_the_menu_and_the_list_says_so(at_work: AtWork) -> None:
    at_work.unlock()
    page = at_work.hands.page(CasesPage)
    until(page._copied.text, "when it was copied")
    assert page._copied.text() == "The vault has not been copied to another place yet."
    assert at_work.program.going is not None
    at_work.program.going.vault.copy()
    copying = at_work.hands.page(CopyVaultPage)
    until(copying.choose.hasFocus, "the page")
    copying.choose.click()
    until(lambda: copying.finish.isVisible() or copying._entry.notice.isVisible(), "the copy")
    assert copying._entry.notice.accessibleName() == ""
    (made,) = (at_work.folder / "saved").iterdir()
    assert made.name.startswith("recess-vault-")
    assert len(list(Places(made).cases.glob("*.case"))) == 1
    copying.finish.click()
    again = at_work.hands.page(CasesPage)
    until(lambda: "last copied" in again._copied.text(), "the day")
    pause()


def test_locking_forgets_a_vault_whose_list_is_damaged(at_work: AtWork) -> None:
    _spoil(_places(at_work).index)
    _type_passphrase(at_work)
    restore = at_work.hands.page(RestorePage)
    until(restore.put_back.isVisible, "the newest good copy")
    _click(restore.back)
    vault = at_work.program._desk.vault()
    until(lambda: vault._waits is None, "the vault forgotten")
