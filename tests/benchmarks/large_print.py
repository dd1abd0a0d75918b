"""A document printed in a window, page by page: `python -m tests.benchmarks.large_print PDF FOLDER`.

A timer beats every millisecond. Says as JSON the longest time between two beats, in milliseconds: with nothing to do, and
while its first pages are printed into a file in FOLDER; how many these are, how many milliseconds each took, and its KiB on
paper. CUPS is not asked: how soon it takes the job at the end is its own.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.benchmarks.large_preview import Heart
from tests.benchmarks.painted import tell_and_end
from tests.journeys.keyboard import pause
from tests.ui.printed_pages import on_paper
from ui import look
from ui.parts.page_by_page import PageByPage
from ui.parts.print_window import print_with
from ui.parts.printed import Became
from ui.parts.printing import Rendering

_PAGES = 14
_LOOK = 1500
"""Milliseconds with nothing to do."""


def measure(pdf: Path, folder: Path) -> dict[str, float]:
    window = QWidget()
    window.show()
    heart = Heart()
    pause(_LOOK)
    idle = heart.longest()
    printer = on_paper(folder)
    printer.setFromTo(1, _PAGES)
    run = PageByPage(Rendering(pdf.read_bytes()), printer)
    began = time.perf_counter()
    printed = print_with(run, window)
    took = (time.perf_counter() - began) * 1000
    assert printed.became is Became.SENT
    size = (folder / "paper.pdf").stat().st_size
    return {
        "idle": idle,
        "printing": heart.longest(),
        "pages": printed.pages,
        "page": took / printed.pages,
        "kib": size / 1024 / printed.pages,
    }


def main() -> int:
    app = look.new_application()

    def begin() -> None:
        try:
            tell_and_end(measure(Path(sys.argv[1]), Path(sys.argv[2])))
        finally:
            os._exit(1)

    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
