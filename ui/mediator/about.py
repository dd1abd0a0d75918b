"""About Recess: version, licence, what it is built on, and details to copy for whoever looks after it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.domain.language import _
from app.presenters.mediator.about import about
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.reading_window import ReadingWindow
from ui.mediator.pieces.text import Words


class AboutWindow(ReadingWindow):
    """Holds nothing about cases, people or places on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Recess", parent)
        shown = about()
        self._debug = shown.debug
        column = self.rows
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
        copy = Button(_("Copy details"))
        copy.clicked.connect(self._copy)
        self.foot.addWidget(copy)
        self.finish(24, 24)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._debug)
