"""A page: one column in the middle that scrolls up and down only, and a foot that stays below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import look
from ui.parts.flow import Flow

WIDEST = 31.0
"""The width of the column, in lines of running text: about 65 letters, 720 pixels at 100 %."""


def beside(width: int) -> int:
    """The margin left and right of the column in a window of this width."""
    return max((width - round(WIDEST * look.em())) // 2, min(24, max(width // 30, 8)))


class Column(QWidget):
    """What scrolls. `rows` takes widgets from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(round(look.em() * 0.7))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        margin = beside(self.width())
        self.rows.setContentsMargins(margin, round(look.em() * 1.3), margin, round(look.em() * 1.5))


class Foot(QWidget):
    """The bar below: what leads back stands left, what leads on stands right, in the width of the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outside = QHBoxLayout(self)
        self._outside.setSpacing(12)
        left, right = QWidget(), QWidget()
        self.left, self.right = Flow(left), Flow(right, to_the_right=True)
        self.middle = QVBoxLayout()
        self._outside.addWidget(left, 0)
        self._outside.addLayout(self.middle, 1)
        self._outside.addWidget(right, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(look.hairline(QApplication.palette()), 1))
        painter.drawLine(0, 0, self.width(), 0)

    def _fit(self) -> None:
        margin = beside(self.width())
        self._outside.setContentsMargins(margin, round(look.em() * 0.4), margin, round(look.em() * 0.45))


class Page(QWidget):
    """A page of the party's process: made afresh each time it is shown, deleted when the next one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        self.column = Column()
        self.rows = self.column.rows
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.column)
        self.foot = Foot()
        outside.addWidget(self.area, 1)
        outside.addWidget(self.foot)

    def first_focus(self) -> None:
        """Put the keyboard where this page begins; pages with fields say so themselves."""
        self.focusNextChild()

    def on_return(self) -> None:
        """The Return key was pressed where nothing took it."""

    def words_aloud(self) -> str:
        """What is read aloud on this page, in its order; empty for a page that has no words of its own."""
        return ""

    def space(self, lines: float) -> None:
        """Some air, in lines of running text."""
        self.rows.addSpacing(round(look.em() * lines))
