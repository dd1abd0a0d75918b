"""Screens that nobody is to look at while a party has the laptop: each has a calm ground over it.

Both processes need them: the party's covers every screen but its own, the mediator's all beside its curtain.
"""

from __future__ import annotations

from math import sin

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

from ui import look


class Ground(QWidget):
    """Fills one screen and cannot be closed, but by `take_away`."""

    def __init__(self, screen: QScreen, flags: Qt.WindowType = Qt.WindowType.Window) -> None:
        super().__init__(None, flags)
        self.setWindowTitle("Recess")
        self._may_close = False
        self.stand_on(screen)

    @Slot(QScreen)
    def stand_on(self, screen: QScreen) -> None:
        """Fill this screen, without calling for the keyboard."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().window())
        _paint_hills(painter, QRectF(self.rect()), self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def take_away(self) -> None:
        """Close it for good."""
        self._may_close = True
        self.hide()
        self.close()
        self.deleteLater()


class Cover(Ground):
    """A ground that never takes the keyboard: whoever works on another screen goes on typing when it comes up."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__(screen, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # Not showFullScreen, which would also call for the keyboard.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()


class Covers(QObject):
    """A cover for each screen but the used one; follows screens that come and go.

    `moved` comes when the used screen was taken away: another is the used one from now on, and uncovered.
    """

    moved = Signal(QScreen)

    def __init__(self, used: QScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._used: QScreen | None = used
        self._covers: dict[QScreen, Cover] = {}
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)
            app.screenRemoved.connect(self._removed)
        for screen in QGuiApplication.screens():
            self._added(screen)

    def covered(self) -> tuple[QScreen, ...]:
        """The screens that are covered."""
        return tuple(self._covers)

    def take_away(self) -> None:
        """Uncover every screen, for good."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.disconnect(self._added)
            app.screenRemoved.disconnect(self._removed)
        for screen in self.covered():
            self._uncover(screen)

    @Slot(QScreen)
    def _added(self, screen: QScreen) -> None:
        if self._used is None:
            # The only screen was taken away before; this is the first to come back.
            self._use(screen)
        elif screen is not self._used and screen not in self._covers:
            self._covers[screen] = Cover(screen)

    @Slot(QScreen)
    def _removed(self, screen: QScreen) -> None:
        self._uncover(screen)
        if screen is self._used:
            self._used = None
            left = [one for one in (QGuiApplication.primaryScreen(), *QGuiApplication.screens()) if one is not screen]
            if left:
                self._use(left[0])

    def _use(self, screen: QScreen) -> None:
        self._used = screen
        self._uncover(screen)
        self.moved.emit(screen)

    def _uncover(self, screen: QScreen) -> None:
        cover = self._covers.pop(screen, None)
        if cover is not None:
            cover.take_away()


def _paint_hills(painter: QPainter, area: QRectF, widget: QWidget) -> None:
    """Three quiet lines across the lower part, like hills far away: something to rest the eyes on."""
    palette = widget.palette()
    for number, height in enumerate((0.80, 0.86, 0.93)):
        painter.setPen(QPen(look.tint(palette, 0.22 - 0.05 * number), 2.0))
        points = [
            QPointF(
                area.left() + area.width() * step / 48,
                area.top() + area.height() * (height + 0.025 * _wave(step, number)),
            )
            for step in range(49)
        ]
        painter.drawPolyline(points)


def _wave(step: int, number: int) -> float:
    return sin(step / (5.0 + 2 * number) + number * 1.7)
