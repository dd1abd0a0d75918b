"""Room to write by hand: ruled lines, scales to mark, boxes for numbers, circles and squares, the locks.

Circles mean pick one, squares mean pick many; hairlines only where they are needed.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from app.domain.sharing import Lock
from app.export.flowing import Marked, Words
from app.export.fonts import BOLD, PLAIN, marked_up, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.paper import BOX, LINE_GAP, Paper
from app.export.parts import Boxes, Line0to10, Marks, WriteLines
from app.export.structure import Element, Role
from app.export.styles import styles

_LONG_WORDS = 14
_MANY = 6
"""From this many choices on they may stand in two columns, if each fits on a line."""
_VERY_MANY = 12
"""From this many on also where some take two lines."""
_COLUMN_GAP = 16.0


class Prompt(Words):
    """A question's words with its number before them; where the short form asks it, white in a box as dark as print.

    `number_width` is that of the number in the box; 0 where there is none.
    """

    number_width = 0.0

    def split(self, available: float, height: float) -> list[Flowable]:
        pieces: list[Any] = super().split(available, height)
        for piece in pieces[:1]:
            piece.number_width = self.number_width
        return pieces

    def draw(self) -> None:
        if self.number_width:
            canvas, size = self.canv, self.style.fontSize
            canvas.saveState()
            canvas.setFillColor(INK)
            canvas.roundRect(-4, self.height - size * 1.28, self.number_width + 8, size * 1.3, 3, stroke=0, fill=1)
            canvas.restoreState()
        super().draw()


def prompt(words: str, number: int, paper: Paper, element: Element, *, dark: bool) -> Prompt:
    """The first line of a question, `words` being marked up; `dark` for one of the short form."""
    if not dark:
        return Prompt(words, styles(paper)["prompt"], element, bulletText=f"{number}.")
    made = Prompt(words, styles(paper)["darkprompt"], element, bulletText=str(number))
    made.number_width = width_of(str(number), paper.body, BOLD)
    return made


class Ruled(Marked):
    """Lines to write on."""

    def __init__(self, part: WriteLines, paper: Paper, element: Element | None) -> None:
        super().__init__(element if any(part.labels) else None)
        self._labels = part.labels or ("",) * part.count
        self._paper = paper

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = LINE_GAP * len(self._labels) + 4
        return available, self.height

    def split(self, _available: float, height: float) -> list[Flowable]:
        fitting = int((height - 4) // LINE_GAP)
        if fitting < 1 or fitting >= len(self._labels):
            return []
        return [
            Ruled(WriteLines(0, tuple(part)), self._paper, self.element)
            for part in (self._labels[:fitting], self._labels[fitting:])
        ]

    def paint(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(HAIRLINE)
        y = self.height - 4
        for label in self._labels:
            y -= LINE_GAP
            start = 0.0
            if label:
                canvas.setFillColor(QUIET)
                start = draw_words(canvas, 0, y + 3, label, self._paper.body) + 6
            canvas.line(start, y, self.width, y)


class ScaleLine(Marked):
    """Numbers in circles, to mark one, with words under both ends."""

    def __init__(self, part: Line0to10, paper: Paper, element: Element) -> None:
        super().__init__(element)
        self._points = part.points
        self._paper = paper
        look = styles(paper)["quiet"]
        self._low = Paragraph(marked_up(part.low_words), look)
        self._high = Paragraph(marked_up(part.high_words), ParagraphStyle("high", parent=look, alignment=TA_RIGHT))

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        words = max(end.wrap(available * 0.47, height)[1] for end in (self._low, self._high))
        self.height = BOX * 1.6 + words + 6
        return available, self.height

    def paint(self) -> None:
        canvas, size = self.canv, self._paper.small
        points = self._points
        radius = min(BOX * 0.8, self.width / len(points) / 2.4)
        gap = (self.width - 2 * radius) / max(len(points) - 1, 1)
        y = self.height - radius - 2
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIRLINE)
        for place, point in enumerate(points):
            x = radius + gap * place
            canvas.circle(x, y, radius, stroke=1, fill=0)
            words = str(point)
            canvas.setFillColor(INK)
            draw_words(canvas, x - width_of(words, size) / 2, y - size * 0.34, words, size)
        below = y - radius - 3
        self._low.drawOn(canvas, 0, below - self._low.height)
        self._high.drawOn(canvas, self.width * 0.53, below - self._high.height)


class NumberBoxes(Marked):
    """Boxes to write numbers in, beside each other where they fit, else below each other."""

    def __init__(self, part: Boxes, paper: Paper, element: Element) -> None:
        super().__init__(element)
        self._boxes = part.boxes
        self._paper = paper
        self._rows: list[list[tuple[str, str, float]]] = []

    def _box_width(self) -> float:
        return 84.0 if len(self._boxes) < 3 else 62.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self._rows = [[]]
        used = 0.0
        alone = any(len(after) > _LONG_WORDS for _before, after in self._boxes)
        for before, after in self._boxes:
            box = BOX * 1.5 if alone else self._box_width()
            wide = width_of(before, self._paper.body) + box + width_of(after, self._paper.body) + 28
            if self._rows[-1] and (alone or used + wide > available):
                self._rows.append([])
                used = 0.0
            self._rows[-1].append((before, after, box))
            used += wide
        self.height = len(self._rows) * (BOX * 1.7 + 8)
        return available, self.height

    def paint(self) -> None:
        canvas, size = self.canv, self._paper.body
        tall = BOX * 1.7
        y = self.height - tall
        canvas.setLineWidth(HAIRLINE)
        for row in self._rows:
            x = 0.0
            for before, after, box in row:
                canvas.setFillColor(INK)
                if before:
                    x = draw_words(canvas, x, y + tall * 0.32, before, size) + 6
                canvas.setStrokeColor(INK)
                canvas.rect(x, y, box, tall, stroke=1, fill=0)
                x += box + 7
                if after:
                    x = draw_words(canvas, x, y + tall * 0.32, after, size)
                x += 22
            y -= tall + 8


class MarkLine(Marked):
    """One choice: a circle or a square, its words, and for an own answer a line to write on."""

    def __init__(self, words: str, part: Marks, paper: Paper, element: Element, *, own: bool = False) -> None:
        super().__init__(element)
        self._words = words
        self._many = part.many
        self._paper = paper
        self._own = own
        self._paragraph: Any = None

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        self._paragraph = Paragraph(marked_up(self._words), styles(self._paper)["body"])
        _wide, tall = self._paragraph.wrap(available - BOX - 9, height)
        self.height = max(tall, BOX + 2) + 6
        return available, self.height

    def paint(self) -> None:
        canvas = self.canv
        top = self.height - 3
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        # In the middle of the first line of the words.
        shape_y = top + 1 - (self._paper.leading(self._paper.body) + BOX) / 2
        if self._many:
            canvas.rect(0, shape_y, BOX, BOX, stroke=1, fill=0)
        else:
            canvas.circle(BOX / 2, shape_y + BOX / 2, BOX / 2, stroke=1, fill=0)
        self._paragraph.drawOn(canvas, BOX + 9, top - self._paragraph.height + 1)
        if self._own:
            start = BOX + 9 + width_of(self._words, self._paper.body) + 6
            canvas.setStrokeColor(HAIR)
            canvas.setLineWidth(HAIRLINE)
            canvas.line(start, shape_y, self.width, shape_y)


def marks(part: Marks, paper: Paper, width: float, parent: Element) -> list[Flowable]:
    """Choices below each other; many short ones in two columns, read down. They are one list inside `parent`."""
    whole = parent.add(Role.LIST)
    lines = [MarkLine(words, part, paper, whole.item()) for words, _hint in part.options]
    own = [MarkLine(part.other, part, paper, whole.item(), own=True)] if part.other else []
    half = (width - _COLUMN_GAP) / 2
    widest = max((width_of(words, paper.body) for words, _hint in part.options), default=0.0)
    fits = widest + BOX + 10 <= half or (len(lines) >= _VERY_MANY and widest + BOX + 10 <= 2 * half)
    if len(lines) < _MANY or not fits:
        return [*lines, *own]
    middle = _middle([line.wrap(half, 0)[1] for line in lines])
    columns = Table(
        [[lines[:middle], lines[middle:]]],
        colWidths=[half + _COLUMN_GAP, half],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), PLAIN),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
        # Longer than a page: both columns go on on the next one.
        splitInRow=1,
        hAlign="LEFT",
    )
    return [columns, *own]


def _middle(heights: list[float]) -> int:
    """Where to go on in a second column, so that neither is much longer than the other, the first never shorter."""
    return next(place for place in range(1, len(heights) + 1) if sum(heights[:place]) * 2 >= sum(heights))


class PickRow(Marked):
    """A few short choices beside each other, as many as a line holds, each with a circle before it."""

    def __init__(self, several: tuple[str, ...], paper: Paper, element: Element) -> None:
        super().__init__(element)
        self._several = several
        self._paper = paper
        self._places: list[tuple[float, int]] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        x, row = 0.0, 0
        self._places = []
        for words in self._several:
            wide = BOX + 8 + width_of(words, self._paper.body * 0.9)
            if x + wide > available and x > 0:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + 24
        self.height = (row + 1) * (BOX + 8) + 2
        return available, self.height

    def paint(self) -> None:
        canvas, size = self.canv, self._paper.body * 0.9
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.7)
        for words, (x, row) in zip(self._several, self._places, strict=True):
            y = self.height - BOX - 4 - row * (BOX + 8)
            canvas.circle(x + BOX / 2, y + BOX / 2, BOX / 2, stroke=1, fill=0)
            # The space is for whoever hears it.
            draw_words(canvas, x + BOX + 8, y + (BOX - size * 0.7) / 2, f"{words} ", size)


class LockBoxes(Marked):
    """The locks to mark on paper: a square with M, B or S, and its words. A lock without a choice is said."""

    def __init__(self, locks: tuple[tuple[Lock, str], ...], question: str, paper: Paper, element: Element) -> None:
        super().__init__(element)
        self._locks = locks
        self._question = question
        self._paper = paper
        self._places: list[tuple[float, int]] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        size = self._paper.small
        x, row = width_of(self._question, size) + 12, 0
        self._places = []
        for lock, words in self._locks:
            wide = BOX * 0.9 + 4 + width_of(lock.mark, size, BOLD) + 4 + width_of(words, size)
            if x + wide > available and x > 0:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + 14
        self.height = (row + 1) * (BOX + 6) + 6
        return available, self.height

    def paint(self) -> None:
        canvas, size = self.canv, self._paper.small
        canvas.setFillColor(QUIET)
        top = self.height - BOX - 3
        draw_words(canvas, 0, top + 3, self._question, size)
        for (lock, words), (left, row) in zip(self._locks, self._places, strict=True):
            y = top - row * (BOX + 6)
            x = left
            if len(self._locks) > 1:
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(0.7)
                canvas.rect(x, y, BOX * 0.9, BOX * 0.9, stroke=1, fill=0)
                x += BOX * 0.9 + 4
            canvas.setFillColor(INK)
            x = draw_words(canvas, x, y + 3, lock.mark, size, BOLD)
            canvas.setFillColor(QUIET)
            draw_words(canvas, x + 4, y + 3, words, size)
