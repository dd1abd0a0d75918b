"""Scrolling up and down: a slim bar in the palette's colours, and an area that shows where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from ui import look

WIDTH = 16
"""Pixels of the bar."""


class SlimBar(QScrollBar):
    """A rounded handle without arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.edge(self.palette()))
        handle = QRectF(self._handle()).adjusted(4, 2, -4, -2)
        painter.drawRoundedRect(handle, handle.width() / 2, handle.width() / 2)

    def _handle(self) -> QRect:
        # QStyle brings the longest lists of names in all of Qt; only a bar that is seen needs them.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        return self.style().subControlRect(control, option, part, self)


class Scroll(QScrollArea):
    """Holds one widget as wide as itself. What has the keyboard, and the place where letters appear, come into view
    when they move; not when the page is new (`still`), for then it is read from its top.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside
        self.setWidget(inside)
        self._seen: tuple[QWidget | None, QRect] = (None, QRect())
        self.still = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._letters_moved)

    def follow(self) -> None:
        """Follow the keyboard from where it is now."""
        self.still = False
        self._seen = self._place(self.window().focusWidget())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self.still:
            self._show(now)

    def _letters_moved(self) -> None:
        if not self.still:
            self._show(QApplication.focusWidget())

    def _show(self, widget: QWidget | None) -> None:
        place = self._place(widget)
        if widget is None or place == self._seen or not self._inside.isAncestorOf(widget):
            return
        self._seen = place
        self.ensureWidgetVisible(widget, 0, look.em())

    def _place(self, widget: QWidget | None) -> tuple[QWidget | None, QRect]:
        """A widget and where letters appear in it, as seen from the whole."""
        if widget is None or not self._inside.isAncestorOf(widget):
            return (None, QRect())
        cursor: QRect = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return (widget, cursor.translated(widget.mapTo(self._inside, widget.rect().topLeft())))
