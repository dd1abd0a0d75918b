"""What stands on every page: for whom it is, that it is a mediation communication, its name, and "Page x of y"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

import segno
from reportlab.pdfgen.canvas import Canvas

from app.domain.language import _
from app.export.fonts import BOLD, PLAIN, heard, width_of
from app.export.ink import HAIR, HAIRLINE, INK, PAPER, QUIET, draw_words
from app.export.paper import MM, Paper
from app.export.parts import Contents
from app.export.right_to_left import among, begins
from app.export.structure import Element, MarkingCanvas, Role, Running, on

QR_SIDE = 20 * MM
_QR_SIZE, _QR_STEP = 9.0, 11.0
"""The size of the words below the code, and from one of their lines to the next, in points."""
_QR_WIDEST = 40 * MM
SMALL_QR_SIDE = 13 * MM
NO_DOCUMENT = -1
"""The place of a page that belongs to none of the documents drawn on a canvas: it has no head and no foot."""
_CODE_ROOM = SMALL_QR_SIDE + 10
_FOOT_LOW, _FOOT_STEP, _FOOT_GAP = 28.0, 1.34, 1.67
"""The last line of the foot above the paper's edge; from line to line and from line to rule, in the size of its letters."""
_HEAD_LINE = 54.0
"""From the upper edge of the paper down to the line below the head, in points."""
_BAR_PAD = 7.0
"""Between the ends of the bar that says for whom a document is and its words, in points."""
_BAR_HIGH, _BAR_BASE = 2.05, 0.7
"""How high that bar is and how far up all words of the head stand, in the size of their letters."""
_MANY_PAGES = 999
_MOST_LETTERS = 200
"""More than that do not stand on one line of any paper."""


class PageFrame:
    """Draws the head and the foot of one page."""

    def __init__(self, contents: Contents, paper: Paper, root: Element) -> None:
        self._read_once = (root.add(Role.PARAGRAPH, leads=True), root.add(Role.PARAGRAPH, leads=True))
        self._code = root.add(Role.FIGURE, alt=_code_said(contents), leads=True) if contents.qr else None
        self._contents = contents
        self._paper = paper

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Head, foot and the code as a picture: with its words on the first page, small in the foot of all others of a
        handout, so that no sheet of paper is without one."""
        canvas.saveState()
        head, foot = self._read_once
        # For whom it is and that it is confidential is heard once, before all else.
        with on(canvas, head) if page == 1 else canvas.on_every_page(Running.HEAD):
            self._head(canvas)
        with on(canvas, foot) if page == 1 else canvas.on_every_page(Running.FOOT):
            rule = self._foot(canvas, page, pages)
            if self._has_small_code(page):
                left = self._paper.width - self._paper.right - SMALL_QR_SIDE
                # Less is repeated in it than in the large one: it stays large enough to be read.
                self._squares(canvas, page, SMALL_QR_SIDE, left, rule - 4, error="m")
        if self._code is not None and page == 1:
            with on(canvas, self._code):
                self._qr(canvas, self._code)
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        """For whom at the left, white in a dark bar; what it is at the right, after what marks a practice case."""
        paper, contents, size = self._paper, self._contents, self._paper.frame
        line = paper.height - _HEAD_LINE
        y = line + size * _BAR_BASE
        for_whom = " · ".join(part for part in (contents.for_whom, canvas.own_sheet) if part)
        room = paper.measure - 24
        several = _with_the_name_cut(for_whom, contents.whose, size, room * 0.66)
        whom = "".join(several)
        left = width_of(whom, size, BOLD) + 2 * _BAR_PAD
        canvas.setFillColor(INK)
        canvas.rect(paper.left, line, left, size * _BAR_HIGH, stroke=0, fill=1)
        canvas.setFillColor(PAPER)
        x = paper.left + _BAR_PAD
        # The spaces at the ends are for whoever hears it.
        for words in (*several[:-1], f"{several[-1]} "):
            x = draw_words(canvas, x, y, words, size, BOLD)
        canvas.setFillColor(INK)
        marked = _("PRACTICE") + "  " if contents.practice else ""
        rest = room - left - width_of(marked, size, BOLD)
        name = f" · {contents.name}" if contents.about else contents.name
        about = fitted(among(contents.about), size, PLAIN, rest - width_of(name, size)) + name
        said = f"{for_whom} {marked}{contents.about}{name}"
        # What is cut is heard whole.
        self._read_once[0].heard = heard(said) or (said if f"{whom} {marked}{about}" != said else "")
        x = paper.width - paper.right - width_of(about, size) - width_of(marked, size, BOLD)
        x = draw_words(canvas, x, y, marked, size, BOLD)
        canvas.setFillColor(QUIET)
        draw_words(canvas, x, y, about, size)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIRLINE * 1.6)
        canvas.line(paper.left, line, paper.width - paper.right, line)

    def _foot(self, canvas: Any, page: int, pages: int) -> float:
        """What the page is; below it, in as many lines as it takes, the case and what else is said; its number at the right
        of one of them. Where its rule stands."""
        paper, size = self._paper, self._paper.foot
        number = _("Page {page} of {pages}").format(page=page, pages=pages)
        right = paper.width - paper.right
        if self._has_small_code(page):
            right -= _CODE_ROOM
        lines, at = _foot_lines(self._contents, paper, pages)
        self._read_once[1].heard = heard(" ".join((number, *lines)))
        rule, y = _foot_rule(paper, len(lines)), _foot_rule(paper, len(lines)) - size * _FOOT_GAP
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(paper.left, rule, paper.width - paper.right, rule)
        canvas.setFillColor(QUIET)
        draw_words(canvas, right - width_of(number, size), y - at * size * _FOOT_STEP, f"{number} ", size)
        for line in lines:
            draw_words(canvas, paper.left, y, f"{line} ", size)
            y -= size * _FOOT_STEP
        return rule

    def _qr(self, canvas: Any, element: Element) -> None:
        """The code, its words below."""
        paper = self._paper
        left = paper.width - paper.right - QR_SIDE
        top = paper.height - paper.top + 2
        wide, tall = room_for_the_code(self._contents)
        right = left + QR_SIDE
        element.box = (right - wide, top - tall, right, top)
        self._squares(canvas, 1, QR_SIDE, left, top, error="h")
        # They end where the square ends: what is long goes on to the left of it.
        for down, line in enumerate(_qr_lines(self._contents)):
            x = min(left, right - width_of(line, _QR_SIZE, BOLD))
            draw_words(canvas, x, top - QR_SIDE - 12 - down * _QR_STEP, f"{line} ", _QR_SIZE, BOLD)

    def _has_small_code(self, page: int) -> bool:
        return bool(self._contents.handout and self._contents.qr) and page > 1

    def _squares(self, canvas: Any, page: int, side: float, left: float, top: float, error: str) -> None:
        """The dots of the code as squares: sharp at every size and the same in every process. A handout's say its page."""
        said = f"{self._contents.qr}:{page}" if self._contents.handout else self._contents.qr
        rows = list(segno.make(said, error=error, micro=False).matrix)
        step = side / len(rows)
        dark = ((across, down) for down, row in enumerate(rows) for across, is_dark in enumerate(row) if is_dark)
        canvas.setFillColor(INK)
        canvas.squares(((left + across * step, top - (down + 1) * step) for across, down in dark), step)


def _code_said(contents: Contents) -> str:
    if not contents.qr_words:
        return _("A code for a scanner: the lines of this sheet.")
    return _("A code for a scanner: {words}").format(words=contents.qr_words)


def room_for_the_code(contents: Contents) -> tuple[float, float]:
    """How wide and how tall the code of the first page is with its words below, in points."""
    lines = _qr_lines(contents)
    wide = max((width_of(line, _QR_SIZE, BOLD) for line in lines), default=0.0)
    return max(QR_SIDE, wide), QR_SIDE + 14 + _QR_STEP * max(len(lines) - 1, 0)


def _qr_lines(contents: Contents) -> list[str]:
    """What a person types in place of the code: case and party above, the sheet below."""
    whose, *which = contents.qr_words.rsplit(" ", 2)
    return [line for part in (whose, " ".join(which)) for line in broken(part, _QR_SIZE, _QR_WIDEST)]


def with_room_for_the_foot(contents: Contents, paper: Paper) -> Paper:
    """`paper` with as much room below its words as the foot of this document takes."""
    lines, _at = _foot_lines(contents, paper, _MANY_PAGES)
    return replace(paper, bottom=max(paper.bottom, _foot_rule(paper, len(lines)) + paper.foot))


def _foot_rule(paper: Paper, lines: int) -> float:
    """How high above the edge of the paper the rule above the foot stands."""
    return _FOOT_LOW + paper.foot * (_FOOT_STEP * (max(lines, 2) - 1) + _FOOT_GAP)


def _foot_lines(contents: Contents, paper: Paper, pages: int) -> tuple[list[str], int]:
    """What stands at the left of the foot, the same on all of so many pages, and on which of its lines the page's number
    does: on the second one where that saves a line."""
    size = paper.foot
    code = _("Case {code}").format(code=contents.case_code) if contents.case_code else ""
    below = " · ".join(part for part in (code, contents.foot) if part)
    number = _("Page {page} of {pages}").format(page=pages, pages=pages)
    room = paper.measure - (_CODE_ROOM if contents.handout and contents.qr else 0.0)
    rest = room - width_of(number, size) - 14
    fits_below = width_of(contents.page_line, size) <= room and below and width_of(below, size) <= rest
    if fits_below and width_of(contents.page_line, size) > rest:
        return [contents.page_line, below], 1
    return [*broken(contents.page_line, size, rest), *broken(below, size, room)], 0


def fitted(words: str, size: float, font: str, room: float) -> str:
    """`words` on one line; what does not fit in `room` points ends on dots. The document says it whole elsewhere."""
    if width_of(words, size, font) <= room:
        return words
    words = words[:_MOST_LETTERS]
    while words and width_of(words + "…", size, font) > room:
        words = words[:-1].rstrip()
    return words + "…"


def _with_the_name_cut(words: str, name: str, size: float, room: float) -> list[str]:
    """`words` on one line: what does not fit in `room` points is taken from the name in them. One that is written from the
    right is a piece of its own, and goes on to the left."""
    before, found, after = words.partition(name) if name else ("", "", "")
    rest = room - width_of(before, size, BOLD) - width_of(after, size, BOLD)
    if not found or rest < room / 2:
        return [fitted(words, size, BOLD, room)]
    pieces = [before, fitted(name, size, BOLD, rest), after]
    return pieces if begins(name) else ["".join(pieces)]


def broken(words: str, size: float, room: float) -> list[str]:
    """`words` in lines of at most `room` points."""
    lines: list[str] = []
    for word in _short(words.split(), size, room):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _short(several: list[str], size: float, room: float) -> Iterator[str]:
    """Words, those that are longer than a line in pieces."""
    for word in several:
        rest = word
        while len(rest) > 1 and width_of(rest, size) > room:
            piece = next(at for at in range(len(rest), 0, -1) if at == 1 or width_of(rest[:at], size) <= room)
            yield rest[:piece]
            rest = rest[piece:]
        yield rest


def numbered_canvas(frames: Sequence[PageFrame]) -> type[Canvas]:
    """A canvas that knows how many pages there are before it draws the first head and foot: one of `frames` for each
    document that is drawn on it, each with numbers of its own."""

    class NumberedCanvas(MarkingCanvas):
        """Keeps each page until the last one is there."""

        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self._waiting: list[dict[str, Any]] = []
            self.own_sheet = ""
            self.document_at = 0

        def showPage(self) -> None:
            self._waiting.append(dict(self.__dict__))
            self.next_page()
            cast(Any, self)._startPage()  # noqa: SLF001  (the one way ReportLab has to begin a page without ending it)

        def save(self) -> None:
            pages, number = Counter(state["document_at"] for state in self._waiting), Counter[int]()
            for state in self._waiting:
                self.__dict__.update(state)
                at = self.document_at
                number[at] += 1
                if at != NO_DOCUMENT:
                    frames[at].draw(self, number[at], pages[at])
                self.mark_the_rest()
                super().showPage()
            super().save()

    return NumberedCanvas
