"""Room to write by hand: ruled lines, scales to mark, boxes for numbers, circles and squares, the locks.

Circles mean pick one, squares mean pick many; hairlines only where they are needed.
"""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Paragraph

from app.domain.sharing import Lock
from app.export.fonts import BOLD, marked_up, width_of
from app.export.ink import HAIR, HAIRLINE, INK, QUIET, draw_words
from app.export.paper import BOX, LINE_GAP, Paper
from app.export.parts import Boxes, Line0to10, Marks, WriteLines
from app.export.styles import styles


class Ruled(Flowable):
    """Lines to write on."""

    def __init__(self, part: WriteLines, paper: Paper) -> None:
        super().__init__()
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
            Ruled(WriteLines(0, tuple(part)), self._paper) for part in (self._labels[:fitting], self._labels[fitting:])
        ]

    def draw(self) -> None:
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


class ScaleLine(Flowable):
    """Numbers in circles, to mark one, with words under both ends."""

    def __init__(self, part: Line0to10, paper: Paper) -> None:
        super().__init__()
        self._part = part
        self._paper = paper

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = BOX * 1.6 + self._paper.leading(self._paper.small) + 6
        return available, self.height

    def draw(self) -> None:
        canvas, size = self.canv, self._paper.small
        points = self._part.points
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
        canvas.setFillColor(QUIET)
        draw_words(canvas, 0, 3, self._part.low_words, size)
        high = self._part.high_words
        draw_words(canvas, self.width - width_of(high, size), 3, high, size)


class NumberBoxes(Flowable):
    """Boxes to write numbers in, beside each other where they fit, else below each other."""

    def __init__(self, part: Boxes, paper: Paper) -> None:
        super().__init__()
        self._boxes = part.boxes
        self._paper = paper
        self._rows: list[list[tuple[str, str, float]]] = []

    def _box_width(self) -> float:
        return 84.0 if len(self._boxes) < 3 else 62.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self._rows = [[]]
        used = 0.0
        alone = any(len(after) > 14 for _before, after in self._boxes)
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

    def draw(self) -> None:
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


class MarkLine(Flowable):
    """One choice: a circle or a square, its words, and for an own answer a line to write on."""

    def __init__(self, words: str, part: Marks, paper: Paper, *, own: bool = False) -> None:
        super().__init__()
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

    def draw(self) -> None:
        canvas = self.canv
        top = self.height - 3
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        shape_y = top - BOX
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


class LockBoxes(Flowable):
    """The locks to mark on paper: a square with M, B or S, and its words."""

    def __init__(self, locks: tuple[tuple[Lock, str], ...], question: str, paper: Paper) -> None:
        super().__init__()
        self._locks = locks
        self._question = question
        self._paper = paper

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = BOX + 12
        return available, self.height

    def draw(self) -> None:
        canvas, size = self.canv, self._paper.small
        canvas.setFillColor(QUIET)
        x = draw_words(canvas, 0, 6, self._question, size) + 10
        for lock, words in self._locks:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.7)
            canvas.rect(x, 3, BOX * 0.9, BOX * 0.9, stroke=1, fill=0)
            canvas.setFillColor(INK)
            x = draw_words(canvas, x + BOX * 0.9 + 4, 6, lock.mark, size, BOLD)
            canvas.setFillColor(QUIET)
            x = draw_words(canvas, x + 4, 6, words, size) + 12
