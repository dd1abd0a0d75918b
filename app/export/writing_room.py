"""Room to write by hand: a question with its number, ruled lines, scales to mark, boxes for numbers.

Hairlines only where they are needed. In a form the same room is what its fields stand in.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from app.domain.forms.field import FormField
from app.export.flowing import Marked, Naming
from app.export.fonts import BOLD, marked_up, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.paper import LINE_GAP, Paper
from app.export.parts import Boxes, Line0to10, WriteLines
from app.export.shown import Shown
from app.export.structure import Element, Look
from app.export.styles import styles

Fields = tuple[FormField, ...]

_BOX_GAP = 22.0


class Prompt(Naming):
    """A question's words with its number before them; where the short form asks it, white in a box as dark as print.

    `number_width` is that of the number in the box; 0 where there is none.
    """

    number_width = 0.0
    turns = False
    adorned = True

    def goes_on(self) -> None:
        super().goes_on()
        self.number_width = 0.0

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
        return Prompt(words, styles(paper)["prompt"], element, bulletText=f"{number}. ")
    made = Prompt(words, styles(paper)["darkprompt"], element, bulletText=f"{number} ")
    made.number_width = width_of(str(number), paper.body, BOLD)
    return made


class Ruled(Marked):
    """Lines to write on. In a form each that has a label is a field, and bare ones are one: a frame around all of them.

    All lines begin below each other, after the longest label; `start` is where those before them on another page do.
    """

    def __init__(
        self, part: WriteLines, paper: Paper, element: Element | None, fields: Fields = (), start: float = 0.0
    ) -> None:
        super().__init__(element if any(part.labels) or fields else None)
        self._labels = part.labels or ("",) * part.count
        longest = max((width_of(label, paper.body) for label in self._labels), default=0.0)
        self._start = start or (longest + 6 if any(part.labels) else 0.0)
        self._paper = paper
        self._fields = fields
        self._is_framed = bool(fields) and not any(part.labels)
        self.spaceAfter = 4.0 - 2.0 * paper.close

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = LINE_GAP * len(self._labels) + 4
        return available, self.height

    def split(self, _available: float, height: float) -> list[Flowable]:
        fitting = int((height - 4) // LINE_GAP)
        if self._is_framed or fitting < 1 or fitting >= len(self._labels):
            return []
        return [
            Ruled(WriteLines(0, tuple(self._labels[part])), self._paper, self.element, self._fields[part], self._start)
            for part in (slice(0, fitting), slice(fitting, None))
        ]

    def paint(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(HAIR)
        canvas.setLineWidth(HAIRLINE)
        if self._is_framed:
            tall = self.height - 8
            canvas.rect(0, 4, self.width, tall, stroke=1, fill=0)
            box = (3.0, 6.0, self.width - 6, tall - 4)
            self.fill_in(self._fields[0], box, Look.WORDS, size=self._paper.written)
            return
        y = self.height - 4
        for place, label in enumerate(self._labels):
            y -= LINE_GAP
            start = self._start
            if label:
                canvas.setFillColor(QUIET)
                # What is typed stands in the middle of its field.
                draw_words(canvas, 0, y + (LINE_GAP / 2 - 5 if self._fields else 3), label, self._paper.body)
            canvas.line(start, y, self.width, y)
            for field in self._fields[place : place + 1]:
                box = (start, y + 1, self.width - start, LINE_GAP - 3)
                self.fill_in(field, box, Look.WORDS, size=self._paper.written)


class ScaleLine(Marked):
    """Numbers in circles, to mark one, with words under both ends."""

    def __init__(self, part: Line0to10, paper: Paper, element: Element, fields: Fields = ()) -> None:
        super().__init__(element)
        self._fields = fields
        self._points = part.points
        self._paper = paper
        look = styles(paper)["quiet"]
        self._low = Shown(marked_up(part.low_words), look)
        self._high = Shown(marked_up(part.high_words), ParagraphStyle("high", parent=look, alignment=TA_RIGHT))

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        words = max(end.wrap(available * 0.47, height)[1] for end in (self._low, self._high))
        self.height = self._paper.box * 1.6 + words + 6
        return available, self.height

    def paint(self) -> None:
        canvas, size = self.canv, self._paper.small
        points = self._points
        radius = min(self._paper.box * 0.8, self.width / len(points) / 2.4)
        gap = (self.width - 2 * radius) / max(len(points) - 1, 1)
        y = self.height - radius - 2
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIRLINE)
        for place, point in enumerate(points):
            x = radius + gap * place
            canvas.circle(x, y, radius, stroke=1, fill=0)
            words = str(point)
            # Many numbers stand closely: none reaches out of its circle.
            size = min(self._paper.small, self._paper.small * radius * 1.7 / width_of(words, self._paper.small))
            canvas.setFillColor(INK)
            draw_words(canvas, x - width_of(words, size) / 2, y - size * 0.34, words, size)
            for field in self._fields:
                box = (x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2)
                self.fill_in(field, box, Look.RING, choice=place)
        below = y - radius - 3
        self._low.drawOn(canvas, 0, below - self._low.height)
        self._high.drawOn(canvas, self.width * 0.53, below - self._high.height)


class NumberBoxes(Marked):
    """Boxes to write numbers in, beside each other where they fit, else below each other, all beginning at one place."""

    def __init__(self, part: Boxes, paper: Paper, element: Element, fields: Fields = ()) -> None:
        super().__init__(element)
        self._part = part
        self._fields = fields
        self._boxes = part.boxes
        self._is_list = part.is_list
        self._paper = paper
        self._tall = paper.box * 1.7
        self._places: list[tuple[float, float, Shown]] = []
        """Where the words before each box begin, how far down it stands, and the words after it."""
        self._start = 0.0
        self._as_before: tuple[float, float] | None = None
        """Of a piece: how wide the boxes of the whole are, and where they begin. Else words would be broken anew, and higher."""

    def _box_width(self) -> float:
        if self._as_before is not None:
            return self._as_before[0]
        if self._is_list:
            return self._paper.box * 1.7
        return self._paper.box * (6.2 if len(self._boxes) < 3 else 4.6)

    def _before(self, words: str) -> float:
        return width_of(words, self._paper.body) + 6 if words else 0.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        size, box = self._paper.body, self._box_width()
        wides = [self._before(before) + box + 7 + width_of(after, size) for before, after in self._boxes]
        is_row = not self._is_list and sum(wides) + _BOX_GAP * (len(wides) - 1) <= available
        self._places, self._start = [], 0.0
        if self._as_before is not None:
            is_row, self._start = False, self._as_before[1]
        elif not is_row:
            self._start = max(self._before(before) for before, _after in self._boxes)
        x, y = 0.0, 0.0
        for (_before, after), wide in zip(self._boxes, wides, strict=True):
            said = Shown(marked_up(after), styles(self._paper)["body"])
            _wide, high = said.wrap(
                max(width_of(after, size) + 1, 1) if is_row else available - self._start - box - 7, 0
            )
            self._places.append((x, y, said))
            if is_row:
                x += wide + _BOX_GAP
            else:
                # Words of several lines begin beside the box and need the room of all of them.
                y += max(self._tall, high + (self._tall - self._paper.leading(size)) / 2) + 8
        self.height = self._tall + 8 if is_row else y
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Between two boxes that stand below each other."""
        self.wrap(available, height)
        ends = [down for _left, down, _said in self._places[1:]]
        fitting = sum(end <= height for end in ends if end)
        if fitting < 1 or self.element is None:
            return []
        return [self._piece(slice(0, fitting), self.element), self._piece(slice(fitting, None), self.element)]

    def _piece(self, part: slice, element: Element) -> NumberBoxes:
        piece = NumberBoxes(replace(self._part, boxes=self._boxes[part]), self._paper, element, self._fields[part])
        piece._as_before = self._box_width(), self._start
        return piece

    def paint(self) -> None:
        canvas, size, tall, box = self.canv, self._paper.body, self._tall, self._box_width()
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        fields = iter(self._fields)
        for (before, _after), (left, down, said) in zip(self._boxes, self._places, strict=True):
            y = self.height - tall - down
            drop = (tall - size * 0.7) / 2
            if before:
                draw_words(canvas, left, y + drop, before, size)
            x = self._start or left + self._before(before)
            canvas.rect(x, y, box, tall, stroke=1, fill=0)
            for field in islice(fields, 1):
                self.fill_in(field, (x + 2, y + 2, box - 4, tall - 4), Look.WORDS, size=self._paper.written)
            # Its first line stands where the words before the box do.
            said.drawOn(canvas, x + box + 7, y + drop + size - said.height)
