"""From the start of the mediator's program to its end: the application, the program in it, and Qt's loop."""

from __future__ import annotations

import os

from PySide6.QtCore import QTimer

from app.storage.places import usual_place
from ui import look
from ui.assembly import AFTER_PAINT_MS, Program


def run_window() -> int:
    """Open the mediator's window and stay until it is left; the exit status."""
    # Decision 44: no child of this process ever sees it, and the window asks for it.
    os.environ.pop("RECESS_PASSPHRASE", None)
    app = look.new_application()
    program = Program(app, usual_place())
    if not program.start():
        return 0
    QTimer.singleShot(AFTER_PAINT_MS, program, program.heed_system)
    return app.exec()
