"""A person at the party's real process: `python -m tests.ui.party.pressed_keys FILE` in place of `python -m ui.party`.

Everything is as `ui.party` makes it; the keys are pressed by Qt's own test keyboard in the real window. FILE gets the
names of all modules that were loaded when the party handed back.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.party.person import Person
from tests.ui.party.walking import to_a_question, to_the_end
from ui.party.__main__ import take_pipe
from ui.party.pages.check_page import CheckScreen
from ui.party.running import PartyProgram, made

_LOOK_EVERY = 20


class RealPerson(Person):
    """Waits a moment after each act, as a person does: the answers come through the pipe."""

    def deliver(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()


def main() -> int:
    app, program = made(take_pipe())
    modules = Path(sys.argv[1])
    watch = QTimer(app)
    watch.setInterval(_LOOK_EVERY)

    def look() -> None:
        if program.window is not None and program.window.isActiveWindow():
            watch.stop()
            work(app, program, modules)

    watch.timeout.connect(look)
    watch.start()
    return app.exec()


def work(app: QApplication, program: PartyProgram, modules: Path) -> None:
    """From the cover to the curtain."""
    assert program.window is not None
    person = RealPerson(app, program.window)
    to_a_question(person, "wish?")
    person.press("typed in the real process", Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    person.press_button("All questions")
    person.press_button("Check your answers: First sheet")
    person.page(CheckScreen)
    modules.write_text("\n".join(sorted(sys.modules)), encoding="utf-8")
    to_the_end(person)


if __name__ == "__main__":
    sys.exit(main())
