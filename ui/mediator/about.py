"""About Recess: version, licence, what it is built on, and details to copy for whoever looks after it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.mediator.about import about
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.text import Title, Words, em


class AboutWindow(QDialog):
    """Holds nothing about cases, people or places on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recess")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = about()
        self._debug = shown.debug
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(10)
        column.addWidget(Title("Recess"))
        column.addWidget(Words(_("Worksheets for the break in a mediation.")))
        column.addWidget(
            Words(_("Version {version}. {licence}.").format(version=shown.version, licence=shown.licence), quiet=True)
        )
        column.addSpacing(6)
        column.addWidget(Words(_("Built on"), bold=True))
        parts = QLabel("\n".join(f"{name} {version} · {licence}" for name, version, licence in shown.parts))
        parts.setMargin(10)
        area = QScrollArea()
        area.setWidget(parts)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Built on"))
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        copy, close = Button(_("Copy details")), Primary(_("Close"))
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setFocus()
        self.resize(24 * em(), 24 * em())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._debug)
