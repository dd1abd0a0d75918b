"""Choices on paper and in a form: circles to pick one, squares to pick many, the locks."""

from __future__ import annotations

from copy import copy
from typing import Any

from reportlab.platypus import Flowable, Table

from app.domain.forms.field import FormField
from app.domain.sharing import Lock
from app.export.flowing import Inset, Marked, saying
from app.export.fonts import BOLD, PLAIN, marked_up, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.page_frame import broken
from app.export.paper import Paper
from app.export.parts import Marks
from app.export.shown import Shown
from app.export.structure import Element, Look, Role
from app.export.styles import styles

Fields = tuple[FormField, ...]

_MANY = {True: 5, False: 6}
"""From this many choices on they may stand in two columns, if each fits on a line: sooner where many may be picked."""
_VERY_MANY = 8
"""From this many on also where some more of them take two lines."""
_COLUMN_GAP = 16.0
_LOCK_GAP = 14.0
_LONG_CHOICE = 0.9
"""Of a page: with less room than that a choice goes to the next page."""
_PICK_GAPS = (24.0, 14.0)


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
        self._paragraph: Any = Shown(marked_up(words), styles(paper)["body"])

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        _wide, tall = self._paragraph.wrap(available - self._paper.box - 9, height)
        self.height = max(tall, self._paper.box + 2) + 6
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """One that is longer than a page goes on on the next, below its words."""
        left = self._paper.box + 9
        pieces: list[Any] = self._paragraph.split(available - left, height - 6)
        if self._own or len(pieces) != 2 or height < self._paper.room * _LONG_CHOICE:
            return []
        first = copy(self)
        first.show(pieces[0])
        return [first, Inset(_Rest(pieces[1], self.element), left, available - left)]

    def show(self, words: Shown) -> None:
        """Only these of its words."""
        self._paragraph = words

    def paint(self) -> None:
        canvas, side = self.canv, self._paper.box
        top = self.height - 3
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        # In the middle of the first line of the words.
        shape_y = top + 1 - (self._paper.leading(self._paper.body) + side) / 2
        if self._many:
            canvas.rect(0, shape_y, side, side, stroke=1, fill=0)
        else:
            canvas.circle(side / 2, shape_y + side / 2, side / 2, stroke=1, fill=0)
        if self._mark is not None:
            field, choice = self._mark
            look = Look.CROSS if self._many else Look.DOT
            self.fill_in(field, (0, shape_y, side, side), look, choice=choice)
        self._paragraph.drawOn(canvas, side + 9, top - self._paragraph.height + 1)
        if self._own:
            start = side + 9 + width_of(self._words, self._paper.body) + 6
            canvas.setStrokeColor(HAIR)
            canvas.setLineWidth(HAIRLINE)
            canvas.line(start, shape_y, self.width, shape_y)
            if self._line is not None:
                box = (start, shape_y - 1, self.width - start, side + 3)
                self.fill_in(self._line, box, Look.WORDS, size=self._paper.written)


class _Rest(Marked):
    """What is left of the words of a choice."""

    def __init__(self, words: Shown, element: Element | None) -> None:
        super().__init__(element)
        self._words = words

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._words.wrap(available, height)
        return self.width, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        pieces: list[Any] = self._words.split(available, height)
        return [_Rest(piece, self.element) for piece in pieces] if len(pieces) == 2 else []

    def paint(self) -> None:
        self._words.drawOn(self.canv, 0, 0)


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
        MarkLine(words, part, paper, saying(whole.item(), words), mark=mark)
        for words, mark in zip(part.options, ticked, strict=False)
    ]
    own: list[Flowable] = []
    if part.other:
        line = fields[-1] if fields else None
        own = [MarkLine(part.other, part, paper, whole.item(), own=True, mark=ticked[-1], line=line)]
    half = (width - _COLUMN_GAP) / 2
    if not _fit_beside_each_other(part, paper, half):
        return [*lines, *own]
    middle = _middle([line.wrap(half, 0)[1] for line in lines])
    columns = Table(
        [[lines[:middle], lines[middle:]]],
        colWidths=[half + _COLUMN_GAP, half],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), PLAIN),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), _COLUMN_GAP),
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
        # Longer than a page: both columns go on on the next one.
        splitInRow=1,
        hAlign="LEFT",
    )
    return [columns, *own]


def _fit_beside_each_other(part: Marks, paper: Paper, half: float) -> bool:
    """Whether there are enough choices for two columns `half` points wide, and few of them are too long for a line."""
    count = len(part.options)
    too_long = sum(width_of(words, paper.body) + paper.box + 10 > half for words in part.options)
    share = 5 if count < _VERY_MANY else 4 if paper.body > 16.0 else 2
    few = count // share
    return count >= _MANY[part.many] and too_long <= few


def _middle(heights: list[float]) -> int:
    """Where to go on in a second column, so that the longer one is as short as it can be; of two places the later one."""
    return min(range(len(heights), 0, -1), key=lambda place: max(sum(heights[:place]), sum(heights[place:])))


class PickRow(Marked):
    """A few short choices beside each other, as many as a line holds, each with a circle before it."""

    def __init__(self, several: tuple[str, ...], paper: Paper, element: Element) -> None:
        super().__init__(element)
        self._several = several
        self._paper = paper
        self._places: list[tuple[float, int]] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        side, x, row = self._paper.box, 0.0, 0
        self._places = []
        wides = [side + 8 + width_of(words, self._paper.body * 0.9) for words in self._several]
        gap = next((gap for gap in _PICK_GAPS if sum(wides) + gap * (len(wides) - 1) <= available), _PICK_GAPS[0])
        for wide in wides:
            if x + wide > available and x > 0:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide + gap
        self.height = (row + 1) * (side + 8) + 2
        return available, self.height

    def paint(self) -> None:
        canvas, size, side = self.canv, self._paper.body * 0.9, self._paper.box
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.7)
        for words, (x, row) in zip(self._several, self._places, strict=True):
            y = self.height - side - 4 - row * (side + 8)
            canvas.circle(x + side / 2, y + side / 2, side / 2, stroke=1, fill=0)
            # The space is for whoever hears it.
            draw_words(canvas, x + side + 8, y + (side - size * 0.7) / 2, f"{words} ", size)


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
        self._places: list[tuple[float, int, list[str]]] = []
        self._side = paper.box * 0.9
        self._step = max(self._side + 6, paper.leading(paper.small))
        self._drop = (self._side - paper.small * 0.7) / 2

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Below what is asked where they do not all fit on one line beside it."""
        self.width = available
        size = self._paper.small
        ahead = [self._side + 8 + width_of(lock.mark, size, BOLD) for lock, _words in self._locks]
        several = [
            broken(words, size, available - before) for before, (_lock, words) in zip(ahead, self._locks, strict=True)
        ]
        wides = [
            before + max((width_of(line, size) for line in lines), default=0.0)
            for before, lines in zip(ahead, several, strict=True)
        ]
        left = width_of(self._question, size) + 12
        x, row = (left, 0) if left + sum(wides) + _LOCK_GAP * (len(wides) - 1) <= available else (0.0, 1)
        self._places, below = [], 0
        for wide, lines in zip(wides, several, strict=True):
            if x + wide > available and x > 0:
                x, row = 0.0, row + 1 + below
                below = 0
            self._places.append((x, row, lines))
            below = max(below, len(lines) - 1)
            x += wide + _LOCK_GAP
        row += below
        self.height = row * self._step + self._side + 8 - 3 * self._paper.close
        return available, self.height

    def paint(self) -> None:
        canvas, size = self.canv, self._paper.small
        canvas.setFillColor(QUIET)
        top = self.height - self._side - 4
        # The spaces at the ends are for whoever hears it.
        draw_words(canvas, 0, top + self._drop, f"{self._question} ", size)
        for place, ((lock, _words), (left, row, lines)) in enumerate(zip(self._locks, self._places, strict=True)):
            y = top - row * self._step
            x = left
            if len(self._locks) > 1:
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(0.7)
                canvas.rect(x, y, self._side, self._side, stroke=1, fill=0)
                if self._field is not None:
                    self.fill_in(self._field, (x, y, self._side, self._side), Look.CROSS, choice=place)
                x += self._side + 4
            canvas.setFillColor(INK)
            draw_words(canvas, x, y + self._drop, f"{lock.mark} ", size, BOLD)
            canvas.setFillColor(QUIET)
            x += width_of(lock.mark, size, BOLD) + 4
            for down, line in enumerate(lines):
                draw_words(canvas, x, y + self._drop - down * self._step, f"{line} ", size)
