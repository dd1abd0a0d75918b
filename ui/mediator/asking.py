"""The platform's own dialogs: where to save, which folder, print, are you sure. Handed to the pages that need them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from shiboken6 import isValid

from app.domain.language import _
from app.domain.trouble import Trouble
from ui.parts.printed import Became, Printed, ended_by_lock


class Asking(Protocol):
    """What a page may ask through a dialog."""

    def save_where(self, parent: QWidget, title: str, suggested: str) -> str:
        """Where to save a PDF; "" if the dialog was closed."""

    def folder(self, parent: QWidget, title: str) -> str:
        """A folder; "" if the dialog was closed."""

    def open_which(self, parent: QWidget, title: str, kinds: str) -> str:
        """A file to read, among files of these `kinds`, as file dialogs write them; "" if the dialog was closed."""

    def sure(self, parent: QWidget, question: str, more: str, yes: str) -> bool:
        """Whether to do something that cannot be taken back; the safe answer is the default."""

    def print_pdf(self, parent: QWidget, pdf: bytes) -> Printed | None:
        """Print through the platform's dialog; what became of it, None if it was ended with the page that asked."""


def _nobody(_trouble: Trouble) -> None:
    """Nobody is told."""


class PlatformAsking:
    """The real dialogs. The last folder is remembered while the window stands, never on the disk: a folder's name may
    be a party's. What the desktop's own dialogs remember is the desktop's. `lost` is told of a printing that ended with
    its page."""

    def __init__(self, lost: Callable[[Trouble], None] = _nobody) -> None:
        self._lost = lost
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # Where there is no such folder, the platform's dialog would begin in the one the program was started from.
        self._last = documents if documents and Path(documents).is_dir() else QDir.homePath()

    def save_where(self, parent: QWidget, title: str, suggested: str) -> str:
        dialog = QFileDialog(parent, title, self._last, _("PDF documents (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggested)
        where = _chosen(dialog)
        if where:
            self._last = str(Path(where).parent)
        return where if not where or where.lower().endswith(".pdf") else f"{where}.pdf"

    def folder(self, parent: QWidget, title: str) -> str:
        dialog = QFileDialog(parent, title, self._last)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        found = _chosen(dialog)
        self._last = found or self._last
        return found

    def open_which(self, parent: QWidget, title: str, kinds: str) -> str:
        dialog = QFileDialog(parent, title, self._last, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        found = _chosen(dialog)
        if found:
            self._last = str(Path(found).parent)
        return found

    def sure(self, parent: QWidget, question: str, more: str, yes: str) -> bool:
        box = QMessageBox(parent)
        box.setWindowTitle("Recess")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(more)
        accept = QPushButton(yes)
        box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        # A lock that ends the dialog may have taken it away already.
        return isValid(box) and box.clickedButton() is accept

    def print_pdf(self, parent: QWidget, pdf: bytes) -> Printed | None:
        from ui.parts.print_window import print_document

        printed = print_document(parent, pdf)
        if isValid(parent) and parent.isVisible():
            return printed
        if printed.became is Became.STOPPED:
            self._lost(ended_by_lock(printed))
        return None


def _chosen(dialog: QFileDialog) -> str:
    """What was chosen; "" if the dialog was closed.

    Qt writes where a dialog was, and every folder it was in, to a file of its own when the dialog goes. So before it
    goes it is brought back to the home folder and made to forget the others.
    """
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    if not isValid(dialog):
        return ""
    chosen = dialog.selectedFiles()[0] if accepted else ""
    dialog.setDirectory(QDir.homePath())
    dialog.setHistory([])
    dialog.deleteLater()
    return chosen
