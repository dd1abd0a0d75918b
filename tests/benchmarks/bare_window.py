"""The floor: a bare PySide6 window with one button. `python -m tests.benchmarks.bare_window` ends when it is painted;
`… rest` ends when it is at rest, and says how much memory it holds.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from tests.benchmarks.painted import FirstPaint, tell_and_end


def main() -> int:
    app = QApplication([sys.argv[0]])
    window = QWidget()
    rows = QVBoxLayout(window)
    rows.addWidget(QPushButton("Unlock"))
    # As large as the window it is compared with.
    window.resize(1180, 760)
    if sys.argv[1:] == ["rest"]:
        from tests.benchmarks.at_rest import when_at_rest

        when_at_rest(tell_and_end)
    else:
        FirstPaint(window, tell_and_end)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
