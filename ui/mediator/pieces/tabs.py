"""Tabs as words with a line under the chosen one; they wrap into a second row rather than scroll away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import look
from ui.mediator.pieces.buttons import press_height
from ui.parts.buttons import paint_ring
from ui.parts.flow import Flow
from ui.parts.measures import INSET

_BESIDE = 14
"""Room left and right of a tab's words, in pixels."""


class _Tab(QRadioButton):
    """One tab."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _BESIDE, press_height(metrics.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        chosen = self.isChecked()
        if self.underMouse() and not chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint(palette, 0.10))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -4), 7, 7)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText) if chosen else look.quiet_text(palette))
        font = self.font()
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(_BESIDE, self.height() - 4, self.width() - 2 * _BESIDE, 3), 1.5, 1.5)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), look.accent(palette))


class Tabs(QWidget):
    """`picked` tells the id of the tab a person chose."""

    picked = Signal(str)

    def __init__(
        self, said: str, tabs: Sequence[tuple[str, str]], chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        self._flow = Flow(self, gap=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tabs: dict[str, _Tab] = {}
        for id_, words in tabs:
            tab = _Tab(words, self)
            tab.clicked.connect(partial(self.picked.emit, id_))
            self._flow.addWidget(tab)
            self._tabs[id_] = tab
        self.choose(chosen if chosen in self._tabs else next(iter(self._tabs), ""))

    def choose(self, id_: str) -> None:
        """Mark this tab as the chosen one, without telling anybody."""
        if id_ in self._tabs:
            self._tabs[id_].setChecked(True)

    def go_to_chosen(self) -> None:
        """Put the keyboard on the chosen tab."""
        for tab in self._tabs.values():
            if tab.isChecked():
                tab.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(look.hairline(self.palette()))
        painter.drawLine(INSET, self.height() - 1, self.width() - INSET, self.height() - 1)
