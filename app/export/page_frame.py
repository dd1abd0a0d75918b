"""What stands on every page: for whom it is, that it is a mediation communication, its name, and "Page x of y"."""

from __future__ import annotations

from typing import Any, cast

import segno
from reportlab.pdfgen.canvas import Canvas

from app.domain.language import _
from app.export.fonts import BOLD, PLAIN, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.paper import MM, Paper
from app.export.parts import Contents

QR_SIDE = 20 * MM


class PageFrame:
    """Draws the head and the foot of one page."""

    def __init__(self, contents: Contents, paper: Paper) -> None:
        self._contents = contents
        self._paper = paper

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Head, foot and, on a handout's first page, the code as a picture."""
        canvas.saveState()
        self._head(canvas)
        self._foot(canvas, page, pages)
        if self._contents.qr and page == 1:
            self._qr(canvas)
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        paper, contents, size = self._paper, self._contents, 9.5
        y = paper.height - 46
        canvas.setFillColor(INK)
        draw_words(canvas, paper.left, y, contents.for_whom, size, BOLD)
        right = contents.name
        if contents.practice:
            right = f"{contents.practice} · {right}"
        canvas.setFillColor(QUIET)
        draw_words(canvas, paper.width - paper.right - width_of(right, size), y, right, size)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIRLINE * 1.6)
        canvas.line(paper.left, y - 8, paper.width - paper.right, y - 8)

    def _foot(self, canvas: Any, page: int, pages: int) -> None:
        paper, contents, size = self._paper, self._contents, 9.0
        y = 40.0
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(paper.left, y + 15, paper.width - paper.right, y + 15)
        canvas.setFillColor(QUIET)
        draw_words(canvas, paper.left, y, contents.page_line, size)
        number = _("Page {page} of {pages}").format(page=page, pages=pages)
        draw_words(canvas, paper.width - paper.right - width_of(number, size), y, number, size, PLAIN)
        code = _("Case {code}").format(code=contents.case_code) if contents.case_code else ""
        below = " · ".join(part for part in (code, contents.foot) if part)
        draw_words(canvas, paper.left, y - 12, below, size)

    def _qr(self, canvas: Any) -> None:
        """The code as dots, drawn as squares: sharp at every size and the same in every process."""
        paper = self._paper
        rows = list(segno.make(self._contents.qr, error="h", micro=False).matrix)
        step = QR_SIDE / len(rows)
        left = paper.width - paper.right - QR_SIDE
        top = paper.height - paper.top + 2
        canvas.setFillColor(INK)
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    canvas.rect(left + across * step, top - (down + 1) * step, step, step, stroke=0, fill=1)


def numbered_canvas(frame: PageFrame) -> type[Canvas]:
    """A canvas that knows how many pages there are before it draws the first head and foot."""

    class NumberedCanvas(Canvas):
        """Keeps each page until the last one is there."""

        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self._waiting: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._waiting.append(dict(self.__dict__))
            cast(Any, self)._startPage()  # noqa: SLF001  (the one way ReportLab has to begin a page without ending it)

        def save(self) -> None:
            pages = len(self._waiting)
            for number, state in enumerate(self._waiting, 1):
                self.__dict__.update(state)
                frame.draw(self, number, pages)
                super().showPage()
            super().save()

    return NumberedCanvas
