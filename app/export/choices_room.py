"""Choices on paper and in a form: circles to pick one, squares to pick many, the locks."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table

from app.domain.forms.field import FormField
from app.domain.sharing import Lock
from app.export.flowing import Marked
from app.export.fonts import BOLD, PLAIN, marked_up, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.paper import BOX, LINE_GAP, Paper
from app.export.parts import Marks
from app.export.structure import Element, Look, Role
from app.export.styles import styles

Fields = tuple[FormField, ...]

_MANY = 6
"""From this many choices on they may stand in two columns, if each fits on a line."""
_VERY_MANY = 12
"""From this many on also where some take two lines."""
_COLUMN_GAP = 16.0


class MarkLine(Marked):
    """One choice: a circle or a square, its words, and for an own answer a line to write on."""

    def __init__(
        self,
        words: str,
        part: Marks,
        paper: Paper,
        element: Element,
        *,
        own: bool = False,
        mark: tuple[FormField, int] | None = None,
        line: FormField | None = None,
    ) -> None:
        super().__init__(element)
        self._mark = mark
        self._line = line
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
        if self._mark is not None:
            field, choice = self._mark
            look = Look.CROSS if self._many else Look.DOT
            self.fill_in(field, (0, shape_y, BOX, BOX), look, choice=choice)
        self._paragraph.drawOn(canvas, BOX + 9, top - self._paragraph.height + 1)
        if self._own:
            start = BOX + 9 + width_of(self._words, self._paper.body) + 6
            canvas.setStrokeColor(HAIR)
            canvas.setLineWidth(HAIRLINE)
            canvas.line(start, shape_y, self.width, shape_y)
            if self._line is not None:
                box = (start, shape_y + 1, self.width - start, LINE_GAP - 4)
                self.fill_in(self._line, box, Look.WORDS, size=self._paper.written)


def marks(part: Marks, paper: Paper, width: float, parent: Element, fields: Fields = ()) -> list[Flowable]:
    """Choices below each other; many short ones in two columns, read down. They are one list inside `parent`.

    In a form they are a field each, or one field whose choices they are; last comes that of the line to write on.
    """
    whole = parent.add(Role.LIST)
    places = range(len(part.options) + bool(part.other))
    ticked: list[tuple[FormField, int] | None] = [None for _place in places]
    if fields:
        ticked = [(fields[place], 0) if part.many else (fields[0], place) for place in places]
    lines = [
        MarkLine(words, part, paper, whole.item(), mark=mark)
        for (words, _hint), mark in zip(part.options, ticked, strict=False)
    ]
    own: list[Flowable] = []
    if part.other:
        line = fields[-1] if fields else None
        own = [MarkLine(part.other, part, paper, whole.item(), own=True, mark=ticked[-1], line=line)]
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

    def __init__(
        self,
        locks: tuple[tuple[Lock, str], ...],
        question: str,
        paper: Paper,
        element: Element,
        field: FormField | None = None,
    ) -> None:
        super().__init__(element)
        self._field = field
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
        for place, ((lock, words), (left, row)) in enumerate(zip(self._locks, self._places, strict=True)):
            y = top - row * (BOX + 6)
            x = left
            if len(self._locks) > 1:
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(0.7)
                canvas.rect(x, y, BOX * 0.9, BOX * 0.9, stroke=1, fill=0)
                if self._field is not None:
                    self.fill_in(self._field, (x, y, BOX * 0.9, BOX * 0.9), Look.CROSS, choice=place)
                x += BOX * 0.9 + 4
            canvas.setFillColor(INK)
            x = draw_words(canvas, x, y + 3, lock.mark, size, BOLD)
            canvas.setFillColor(QUIET)
            draw_words(canvas, x + 4, y + 3, words, size)
