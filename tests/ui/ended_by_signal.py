"""The mediator's program with a name typed a moment ago, ended by what FOLDER/how names: `python -m
tests.ui.ended_by_signal FOLDER`. Ends with 0 if it ended in good order.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.journeys.keyboard import type_into, until
from tests.journeys.mediator_hands import MediatorHands
from ui import look
from ui.assembly import Program
from ui.mediator.asking import PlatformAsking
from ui.mediator.case_page import OneCasePage

TYPED = "Rosa Maria Lindqvist"


def gave_up() -> None:
    QApplication.exit(3)


def main() -> int:
    folder = Path(sys.argv[1])
    how = (folder / "how").read_text()
    app = look.new_application()
    program = Program(app, folder / "vault")

    def type_and_end() -> None:
        hands = MediatorHands(program)
        hands.unlock((folder / "passphrase").read_text())
        hands.open_first_case()
        page = hands.page(OneCasePage)
        until(page.title.text, "the case")
        page._tabs.picked.emit("parties")
        until(page._parts["parties"].isVisible, "the parties")
        type_into("Name of party A", TYPED)
        if how.startswith("SIG"):
            os.kill(os.getpid(), getattr(signal, how))
        elif how == "quit of Qt":
            app.quit()
        else:
            QTimer.singleShot(50, program, end_with_dialog_open)
            PlatformAsking().sure(hands.window, "Sure?", "", "Yes")

    def end_with_dialog_open() -> None:
        assert app.activeModalWidget() is not None
        os.kill(os.getpid(), signal.SIGTERM)

    assert program.start()
    program.heed_system()
    QTimer.singleShot(0, program, type_and_end)
    QTimer.singleShot(60_000, program, gave_up)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
