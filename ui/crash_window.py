"""What is shown when Recess itself made a mistake. It holds no answers, names or paths, and sends nothing."""

from __future__ import annotations

import platform
import traceback
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.language import _

_ROOT = Path(__file__).resolve().parents[1]


def details(error: BaseException) -> str:
    """Where it happened: kinds of error, and places in the program's own files.

    An error's message is left out, for it may quote an answer; so are paths outside the program, for they hold the
    user's name.
    """
    lines = [
        f"Recess {_version()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)


def _version() -> str:
    try:
        return metadata.version("recess")
    except metadata.PackageNotFoundError:
        return "?"


def _place(file: str) -> str:
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


class CrashWindow(QDialog):
    """Says that something went wrong inside Recess, that work is saved, and offers the details to copy."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recess")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._details = details(error)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        heading = QLabel(_("Recess made a mistake."))
        font = heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        heading.setFont(font)
        column.addWidget(heading)
        for words in (
            _("Your work is saved: everything that was marked “Saved” is on the disk."),
            _("You can go on. If something looks odd, lock the vault and open it again."),
            _("The details below name places in the program. They hold no answers, names or files. Nothing is sent."),
        ):
            label = QLabel(words)
            label.setWordWrap(True)
            column.addWidget(label)
        box = QPlainTextEdit(self._details)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName(_("Details"))
        column.addWidget(box, 1)
        buttons = QDialogButtonBox()
        copy = QPushButton(_("Copy details"))
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        go_on = QPushButton(_("Go on"))
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        column.addWidget(buttons)
        self.resize(620, 420)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
