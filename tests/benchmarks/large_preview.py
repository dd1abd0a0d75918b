"""A large document made on the helper thread and shown in the preview, in the real window:
`python -m tests.benchmarks.large_preview FOLDER`.

FOLDER holds a vault as `all_documents` makes it. A timer beats every millisecond. Says as JSON the longest time between two
beats, in milliseconds: with nothing to do, while the document is made, while it is shown; and how many pages it has.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.painted import tell_and_end
from tests.journeys.keyboard import pause, until
from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program

_LOOK = 1500
"""Milliseconds with nothing to do, and after the document is there, until it is painted."""


class Heart(QObject):
    """Beats in the window's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def longest(self) -> float:
        """The longest time between two beats since this was asked last, in milliseconds."""
        self._beat()
        found, self._longest = self._longest * 1000, 0.0
        return found


def walk(program: Program, folder: Path) -> dict[str, float]:
    """Unlock, go to the documents, and pick the first party's summary."""
    hands = MediatorHands(program)
    hands.unlock((folder / "passphrase").read_text())
    hands.open_first_case()
    page = hands.documents()
    pause(_LOOK)
    heart = Heart()
    pause(_LOOK)
    idle = heart.longest()
    making: list[float] = []
    # Asked as soon as the document is there, before the window is told of it.
    background = program._background
    background._ended.disconnect(background._tell)
    background._ended.connect(lambda _errand, _future: making.append(heart.longest()))
    background._ended.connect(background._tell, Qt.ConnectionType.QueuedConnection)
    next(choice for choice in page.choices if choice.text().startswith("Summary of")).click()
    until(lambda: page._made is not None, "the document")
    pause(_LOOK)
    showing = heart.longest()
    assert page._made is not None
    return {
        "pages": len(pypdfium2.PdfDocument(page._made.pdf)),
        "idle": idle,
        "making": max(making),
        "showing": showing,
    }


def main() -> int:
    folder = Path(sys.argv[1])
    app = look.new_application()
    assert isinstance(app, QApplication)
    program = Program(app, folder / "vault", Dialogs(folder / "saved"))

    def begin() -> None:
        try:
            tell_and_end(walk(program, folder))
        finally:
            traceback.print_exc()
            os._exit(1)

    program.start()
    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
