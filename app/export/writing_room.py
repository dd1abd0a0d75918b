"""Room to write by hand: a question with its number, ruled lines, scales to mark, boxes for numbers.

Hairlines only where they are needed. In a form the same room is what its fields stand in.
"""

from __future__ import annotations

from itertools import islice

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from app.domain.forms.field import FormField
from app.export.flowing import Marked, Words
from app.export.fonts import BOLD, marked_up, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.paper import BOX, LINE_GAP, Paper
from app.export.parts import Boxes, Line0to10, WriteLines
from app.export.shown import Shown
from app.export.structure import Element, Look
from app.export.styles import styles

Fields = tuple[FormField, ...]

_LONG_WORDS = 14


class Prompt(Words):
    """A question's words with its number before them; where the short form asks it, white in a box as dark as print.

    `number_width` is that of the number in the box; 0 where there is none.
    """

    number_width = 0.0

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
                draw_words(canvas, 0, y + 3, label, self._paper.body)
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
            for field in self._fields:
                box = (x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2)
                self.fill_in(field, box, Look.RING, choice=place)
        below = y - radius - 3
        self._low.drawOn(canvas, 0, below - self._low.height)
        self._high.drawOn(canvas, self.width * 0.53, below - self._high.height)


class NumberBoxes(Marked):
    """Boxes to write numbers in, beside each other where they fit, else below each other."""

    def __init__(self, part: Boxes, paper: Paper, element: Element, fields: Fields = ()) -> None:
        super().__init__(element)
        self._fields = fields
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
        fields = iter(self._fields)
        for row in self._rows:
            x = 0.0
            for before, after, box in row:
                canvas.setFillColor(INK)
                if before:
                    x = draw_words(canvas, x, y + tall * 0.32, before, size) + 6
                canvas.setStrokeColor(INK)
                canvas.rect(x, y, box, tall, stroke=1, fill=0)
                for field in islice(fields, 1):
                    self.fill_in(field, (x + 2, y + 2, box - 4, tall - 4), Look.WORDS, size=self._paper.written)
                x += box + 7
                if after:
                    x = draw_words(canvas, x, y + tall * 0.32, after, size)
                x += 22
            y -= tall + 8
