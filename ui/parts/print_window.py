"""Asks for a printer and prints, page by page, with a way to stop it. Whatever ends dialogs ends the printing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.language import _
from ui import look
from ui.parts.buttons import Button
from ui.parts.measures import INSET
from ui.parts.nameless_job import room_for_a_job
from ui.parts.page_by_page import PageByPage
from ui.parts.printed import Became, Printed
from ui.parts.printing import Rendering, ask_printer
from ui.parts.words import Heading

_WIDE = 22
"""In lines' heights."""


class _Bar(QProgressBar):
    """How far it is, painted as calm as the rest."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setTextVisible(False)
        self.setFixedHeight(max(look.em() // 3, 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(self.rect()).adjusted(INSET, 0, -INSET, 0)
        done = QRectF(room)
        done.setWidth(room.width() * self.value() / max(self.maximum(), 1))
        for ground, colour in ((room, look.hairline(self.palette())), (done, look.accent(self.palette()))):
            painter.setBrush(colour)
            painter.drawRoundedRect(ground, room.height() / 2, room.height() / 2)


class PrintWindow(QDialog):
    """Says which page is drawn. `printed` is what became of it, None while it goes on."""

    def __init__(self, run: PageByPage, above: QWidget) -> None:
        super().__init__(above)
        self.setWindowTitle("Recess")
        self.setModal(True)
        self._run = run
        self.printed: Printed | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 22)
        rows.setSpacing(16)
        self._words = Heading("")
        rows.addWidget(self._words)
        self._bar = _Bar(run.pages)
        rows.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.stop = Button(_("Stop"))
        self.stop.clicked.connect(self.reject)
        foot.addWidget(self.stop)
        rows.addLayout(foot)
        self.setFixedWidth(min(_WIDE * look.em(), above.screen().availableSize().width() - 40))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)
        self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An edge of its own, also where no window manager draws one."""
        painter = QPainter(self)
        painter.setPen(QPen(look.edge(self.palette()), 2))
        painter.drawRect(self.rect())

    def _say(self) -> None:
        words = _("Printing page {page} of {all}").format(page=max(self._run.page, 1), all=self._run.pages)
        if self._words.text() != words:
            self._words.setText(words)
            self.setAccessibleName(words)
            self._bar.setAccessibleName(words)
            self._bar.setValue(max(self._run.page - 1, 0))

    @Slot()
    def _step(self) -> None:
        self.printed = self._run.step()
        if self.printed is not None:
            self._timer.stop()
            self.accept()
        else:
            self._say()

    def reject(self) -> None:
        """Pressed, or ended with everything else that stands above a page."""
        self._timer.stop()
        if self.printed is None:
            self.printed = self._run.stop()
        super().reject()


def print_document(above: QWidget, pdf: bytes) -> Printed:
    """Ask for a printer above this widget and print there; what became of it. Events are looked at meanwhile."""
    if sys.platform == "linux" and room_for_a_job() is None:
        return Printed(Became.NO_ROOM)
    document = Rendering(pdf)
    printer = ask_printer(above, document)
    if printer is None:
        return Printed(Became.CHANGED_MIND)
    return print_with(PageByPage(document, printer), above)


def print_with(run: PageByPage, above: QWidget) -> Printed:
    """Run it to its end with the window that says so above this widget."""
    window = PrintWindow(run, above)
    window.exec()
    # Whoever took the window away took away what it says, too.
    printed = window.printed if isValid(window) else None
    if isValid(window):
        window.deleteLater()
    return printed or run.stop()
