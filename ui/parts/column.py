"""A page: one column in the middle that scrolls up and down only, and a foot that stays below it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ui import look
from ui.parts.flow import Flow
from ui.parts.measures import air
from ui.parts.scrolling import Scroll

WIDEST = 31.0
"""The width of the column, in lines of running text: about 65 letters, 720 pixels at 100 %."""


def beside(width: int) -> int:
    """The margin left and right of the column in a window of this width."""
    return max((width - round(WIDEST * look.em())) // 2, min(24, max(width // 30, 8)))


class Column(QWidget):
    """What scrolls. `rows` takes widgets from top to bottom. Air gives way before anything has to be scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(air(0.7))
        self._fit()

    def heightForWidth(self, width: int) -> int:
        return self.rows.totalMinimumHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        # As in the whole width of the page, so that nothing moves sideways when a scroll bar comes.
        viewport = self.parentWidget()
        page = viewport.parentWidget() if viewport is not None else None
        whole = page.width() if page is not None else self.width()
        left = beside(whole)
        right = max(left - (whole - self.width()), min(left, 8))
        self.rows.setContentsMargins(left, air(1.2), right, air(1.2))


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
        self._outside.setContentsMargins(margin, air(0.4), margin, air(0.45))


class Page(QWidget):
    """A page of the party's process: made afresh each time it is shown, deleted when the next one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = self._outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        self.column = Column()
        self.rows = self.column.rows
        self.area = Scroll(self.column)
        self.foot = Foot()
        outside.addWidget(self.area, 1)
        outside.addWidget(self.foot)

    def pin(self, widget: QWidget) -> None:
        """Keep `widget` in view, between what scrolls and the foot."""
        self._outside.insertWidget(1, widget)

    def begin(self) -> None:
        """The page is on the screen: the keyboard goes where it begins, and the page is read from its top."""
        self.area.still = True
        self.first_focus()
        # Once everything has its place.
        QTimer.singleShot(0, self.area, self.area.follow)

    def seen_from(self) -> float:
        """How far down the page was scrolled, as a share of all there is."""
        bar = self.area.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def go_on_from(self, share: float) -> None:
        """Show the place that `seen_from` gave, once the page is laid out; for one that was made afresh."""

        def scroll() -> None:
            bar = self.area.verticalScrollBar()
            bar.setValue(round(share * bar.maximum()))

        QTimer.singleShot(0, self, scroll)

    def first_focus(self) -> None:
        """Put the keyboard where this page begins; pages with fields say so themselves."""
        self.focusNextChild()

    def on_return(self) -> None:
        """The Return key was pressed where nothing took it."""

    def words_aloud(self) -> str:
        """What is read aloud on this page, in its order; empty for a page that has no words of its own."""
        return ""

    def space(self, lines: float) -> None:
        """Some air, in lines of running text; it gives way where there is little room."""
        self.rows.addSpacerItem(QSpacerItem(0, air(lines), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum))
