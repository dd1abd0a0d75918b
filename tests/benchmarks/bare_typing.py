"""The floor: a bare QPlainTextEdit with a long text: `python -m tests.benchmarks.bare_typing COUNT WIDTH HEIGHT`."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from tests.benchmarks.painted import tell_and_end
from tests.benchmarks.typing_hands import LONG, type_letters
from tests.journeys.keyboard import until
from ui import look


def main() -> int:
    count, width, height = map(int, sys.argv[1:])
    # Our fonts, so that both lay out the same letters.
    app = look.new_application()
    look.dress(app)
    edit = QPlainTextEdit(LONG)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.resize(width, height)
    edit.show()
    edit.activateWindow()

    def begin() -> None:
        until(edit.hasFocus, "the keyboard")
        tell_and_end(type_letters(edit, count))

    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
