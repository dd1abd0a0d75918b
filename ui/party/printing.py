"""Print my copy now: a child draws the document in its own process. Loaded only when somebody prints."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from app.handover.drawing_child import draw_in_child
from app.handover.own_copy import OwnCopyWanted


class OwnCopyDrawn(QObject):
    """Has a child draw one own copy. `done` brings the PDF, empty if it could not be drawn."""

    done = Signal(bytes)

    def draw(self, wanted: OwnCopyWanted) -> None:
        """Start the child; the answer comes later."""
        threading.Thread(target=self._draw, args=(wanted,), name="own copy", daemon=True).start()

    def _draw(self, wanted: OwnCopyWanted) -> None:
        try:
            drawn = draw_in_child(wanted)
        except OSError:
            self.done.emit(b"")
            return
        self.done.emit(drawn.pdf)
