"""One printing in steps, each so short that whoever runs them can look at events in between: a page is dozens of steps.

Everything is done in the thread of the window, as painting on a printer wants it. A thread of its own would not help: Qt
gives Python no turn while it draws.
"""

from __future__ import annotations

import sys
from collections.abc import Generator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.parts.nameless_job import NamelessJob, room_for_a_job
from ui.parts.printed import Became, Printed
from ui.parts.printing import Rendering

_POINTS = 72
_SAME = 0.998
"""Sizes of paper are kept in whole points: this much smaller is no other paper."""


class PageByPage:
    """Draws the chosen pages on the printer as pictures, each in its real size, or as large as the paper takes.

    `page` is the one being drawn, of `pages`. A job for CUPS passes through memory.
    """

    def __init__(self, document: Rendering, printer: QPrinter) -> None:
        self._document = document
        self._printer = printer
        self._painter = QPainter()
        first, last = printer.fromPage() or 1, printer.toPage() or document.pages()
        self._numbers = range(first - 1, min(last, document.pages()))
        # What has an output file is written there by Qt, and not given to CUPS.
        self._is_for_cups = sys.platform == "linux" and printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
        room = room_for_a_job() if self._is_for_cups else None
        self._job = NamelessJob(room) if room is not None else None
        self.page = 0
        self.pages = len(self._numbers)
        self._steps = self._draw()

    def step(self) -> Printed | None:
        """Do a little more; what became of it, once it is at its end."""
        try:
            next(self._steps)
        except StopIteration as over:
            return over.value if isinstance(over.value, Printed) else self._not_taken()
        except BaseException:
            self.stop()
            raise
        return None

    def stop(self) -> Printed:
        """End it here. What the system's queue has not taken yet goes nowhere."""
        self._steps.close()
        # CUPS gets a job as a whole or not at all.
        went = 0 if self._job is not None else max(self.page - 1, 0)
        self._drop()
        return Printed(Became.STOPPED, went, self.pages)

    # ---- the steps -----------------------------------------------------------------------------------------------

    def _draw(self) -> Generator[None, None, Printed]:
        if self._is_for_cups and self._job is None:
            return Printed(Became.NO_ROOM)
        if not self.pages or not self._begin():
            self._drop()
            return self._not_taken()
        for number in self._numbers:
            self.page += 1
            if not self._is_page_there() or not (yield from self._draw_page(number)):
                self._drop()
                return self._not_taken()
        return Printed(Became.SENT, self.pages, self.pages) if self._end() else self._not_taken()

    def _begin(self) -> bool:
        self._printer.setFullPage(True)
        # The documents have no colour; it would be three times as much to draw, and cost coloured ink.
        self._printer.setColorMode(QPrinter.ColorMode.GrayScale)
        if self._job is None:
            return self._painter.begin(self._printer)
        return self._job.begin(lambda: self._painter.begin(self._printer))

    def _is_page_there(self) -> bool:
        if self._job is not None and not self._job.has_room():
            return False
        return self.page == 1 or self._printer.newPage()

    def _draw_page(self, number: int) -> Generator[None, None, bool]:
        resolution = self._printer.resolution()
        size = self._document.dots(number, resolution)
        points = self._document.points(number)
        scale = resolution / _POINTS
        paper = self._printer.pageLayout().fullRectPoints()
        # On smaller paper than the document is made for nothing is cut off; on larger paper nothing is blown up.
        fits = min(paper.width() / points.width(), paper.height() / points.height())
        scale *= fits if fits < _SAME else 1.0
        wide, row = points.width() * scale, points.height() * scale / size.height()
        for stripe in self._document.stripes(number, size):
            if stripe is None:
                return False
            if stripe.image is not None:
                # Each of the two takes about as long: drawing the dots, and handing them over.
                yield
                self._painter.drawImage(QRectF(0, stripe.top * row, wide, stripe.rows * row), stripe.image)
            yield
        return True

    def _end(self) -> bool:
        return self._painter.end() if self._job is None else self._job.send(self._painter.end)

    def _drop(self) -> None:
        if not self._painter.isActive():
            return
        self._printer.abort()
        if self._job is None:
            self._painter.end()
        else:
            self._job.drop(self._painter.end)

    def _not_taken(self) -> Printed:
        return Printed(Became.NOT_TAKEN, 0, self.pages)
