"""The real dialogs, each answered by a hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.mediator.asking import PlatformAsking

_CANARY = "kanarienvogel"


class Hand:
    """Answers the next file dialog."""

    def __init__(self, parent: QWidget) -> None:
        self.began_in = ""
        self.wandered = False
        self._timer = QTimer(parent)
        self._timer.setInterval(20)
        self._answer: Callable[[QFileDialog], None] = QFileDialog.reject
        self._timer.timeout.connect(self._look)

    def types(self, words: str, folder_before: str) -> None:
        """Go into a folder first, then type a name and press the dialog's button."""

        def answer(dialog: QFileDialog) -> None:
            dialog.setDirectory(folder_before)
            self.wandered = any(_CANARY in folder for folder in dialog.history())
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            assert line is not None
            # Typed letter by letter, a list of folders would open below.
            line.setText(words)
            box = dialog.findChild(QDialogButtonBox)
            assert box is not None
            box.buttons()[0].click()

        self._answer = answer
        self._timer.start()

    def wanders_and_closes(self, folder: str) -> None:
        def answer(dialog: QFileDialog) -> None:
            dialog.setDirectory(folder)
            self.wandered = any(_CANARY in place for place in dialog.history())
            dialog.reject()

        self._answer = answer
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self._timer.stop()
            self.began_in = dialog.directory().absolutePath()
            self._answer(dialog)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def _what_qt_keeps() -> str:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).read_text()


@pytest.mark.parametrize("closed", [False, True])
def test_where_a_document_was_saved_is_written_nowhere(parent: QWidget, tmp_path: Path, closed: bool) -> None:
    folder = tmp_path / _CANARY
    folder.mkdir()
    hand, asking = Hand(parent), PlatformAsking()
    if closed:
        hand.wanders_and_closes(str(folder))
    else:
        hand.types("summary", str(folder))
    where = asking.save_where(parent, "Save", "suggested.pdf")
    assert where == ("" if closed else str(folder / "summary.pdf"))
    assert hand.wandered
    kept = _what_qt_keeps()
    assert "[FileDialog]" in kept
    assert _CANARY not in kept


def test_a_chosen_folder_is_written_nowhere_and_remembered_for_the_next_dialog(parent: QWidget, tmp_path: Path) -> None:
    folder = tmp_path / _CANARY
    folder.mkdir()
    hand, asking = Hand(parent), PlatformAsking()
    hand.types(str(folder), str(folder))
    assert asking.folder(parent, "Folder") == str(folder)
    assert hand.wandered
    assert _CANARY not in _what_qt_keeps()
    hand.types("own copy.PDF", str(folder))
    assert asking.save_where(parent, "Save", "suggested.pdf") == str(folder / "own copy.PDF")
    assert hand.began_in == str(folder)
    assert _CANARY not in _what_qt_keeps()


def test_without_a_folder_for_documents_saving_begins_in_the_home_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert PlatformAsking()._last == str(tmp_path)
    (tmp_path / "Documents").mkdir()
    assert PlatformAsking()._last == str(tmp_path / "Documents")
