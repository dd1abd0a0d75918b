"""The mediator's process of a gate: the program as it stands, and hands at its keys."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.journeys.mediator_hands import Dialogs, MediatorHands
from ui import look
from ui.assembly import Program


def run(play: Callable[[MediatorHands, Path], None], party: Sequence[str]) -> int:
    """Play in the folder that the command line names, a party's process being started by the command `party`. Once played, or
    broken, the process ends; what broke stands in FOLDER/broke.txt."""
    os.umask(0o077)
    folder = Path(sys.argv[1])
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    look.even_style(app)
    look.load_fonts()
    program = Program(app, folder / "vault", Dialogs(folder / "saved"), party)

    def begin() -> None:
        try:
            play(MediatorHands(program), folder)
        finally:
            (folder / "broke.txt").write_text(traceback.format_exc(), encoding="utf-8")
            os._exit(1)

    assert program.start(), "Recess runs already"
    QTimer.singleShot(0, begin)
    return app.exec()
