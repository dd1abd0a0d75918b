"""Whether anybody is at the laptop: notes every key and every move of the mouse, and looks at two clocks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.domain.idle import LOOK_EVERY, USUAL, Stillness
from app.domain.sources import Clock

_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleWatch(QObject):
    """`too_long` comes once; then it rests until somebody does something again."""

    too_long = Signal()

    def __init__(self, app: QApplication, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._still = Stillness(clock)
        self._minutes = USUAL
        self._resting = False
        self.touched = False
        """Whether anybody did anything since somebody last set this to False."""
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOK_EVERY * 1000))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.installEventFilter(self)

    @property
    def minutes(self) -> int:
        """After how many minutes without input it is too long."""
        return self._minutes

    def use(self, minutes: int) -> None:
        """Other minutes from now on."""
        self._minutes = minutes
        if self._still.minutes is not None:
            self._still.minutes = minutes

    def begin(self) -> None:
        """Count from now on."""
        self._still.minutes = self._minutes
        self._go()

    def begin_jumps(self) -> None:
        """From now on only a laptop that slept, or a clock that was set, is too long."""
        self._still.minutes = None
        self._go()

    def _go(self) -> None:
        self._resting = False
        self._still.begin()

    @Slot()
    def look(self) -> None:
        """See whether it is too long."""
        if not self._resting and self._still.is_too_long():
            self._resting = True
            self.too_long.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self.touched = True
            if self._resting:
                self._go()
            else:
                self._still.acted()
        return False
