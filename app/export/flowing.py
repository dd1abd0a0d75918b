"""Flowables of our own: a heading in the outline, an answer's head with its lock."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph

from app.domain.sharing import Lock
from app.export.fonts import BOLD, width_of
from app.export.ink import INK, QUIET, draw_words
from app.export.paper import Paper

WHITE = Color(1, 1, 1)


class OutlineHeading(Paragraph):
    """A heading that also stands in the outline, at its level."""

    def __init__(self, words: str, style: Any, level: int, title: str) -> None:
        super().__init__(words, style)
        self.outline_level = level
        self.outline_title = title


class AnswerHead(Flowable):
    """The label of an answer and, at the right edge, who may read it."""

    def __init__(self, label: str, lock: Lock, lock_words: str, paper: Paper) -> None:
        super().__init__()
        self._label = label
        self._lock = lock
        self._lock_words = lock_words
        self._paper = paper

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = self._paper.leading(self._paper.small) + 3
        return available, self.height

    def draw(self) -> None:
        canvas, size = self.canv, self._paper.small
        base = 4.5
        canvas.setFillColor(QUIET)
        badge = self._badge(base)
        room = self.width - badge - 14
        label = self._label
        while width_of(label, size, BOLD) > room and len(label) > 4:
            label = label[:-2].rstrip() + "…"
        canvas.setFillColor(INK)
        draw_words(canvas, 0, base, label, size, BOLD)

    def _badge(self, base: float) -> float:
        """A letter in a box that grows darker with the lock's width, and its words; how wide it all is."""
        canvas, size = self.canv, self._paper.small
        side = size * 1.35
        words_width = width_of(self._lock_words, size)
        left = self.width - words_width - side - 5
        bottom = base - side * 0.26
        open_to_all = self._lock is Lock.SHARE
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if open_to_all else WHITE)
        if self._lock is Lock.ONLY_ME:
            canvas.setDash(1.6, 1.4)
        canvas.roundRect(left, bottom, side, side, 2.2, stroke=1, fill=1)
        canvas.setDash()
        canvas.setFillColor(WHITE if open_to_all else INK)
        mark = self._lock.mark
        draw_words(canvas, left + (side - width_of(mark, size, BOLD)) / 2, base, mark, size, BOLD)
        canvas.setFillColor(QUIET)
        draw_words(canvas, left + side + 5, base, self._lock_words, size)
        canvas.restoreState()
        return words_width + side + 5
