"""Flowables of our own: a heading in the outline, an answer's label with its lock, what must stay on one page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import copy
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable

from app.domain.forms.field import FormField
from app.domain.sharing import Lock
from app.export.fonts import BOLD, heard, marked_up, width_of
from app.export.ink import INK, QUIET, draw_words
from app.export.paper import Paper
from app.export.parts import LockSaid
from app.export.shown import Shown
from app.export.structure import Box, Element, Look, MarkingCanvas, Role, on
from app.export.styles import styles

WHITE = Color(1, 1, 1)
_ENDLESS = 1e7
_GAP = 5.0
_NAMES = 0.2
"""Of a page: what is higher is no mere name of what comes below it."""
_BEFORE = 3
"""How far down something in one piece is looked for: a label, a heading, and it."""


def saying(element: Element, words: str, language: str = "") -> Element:
    """`element`, made ready to be heard with these words, which are in `language` ("": in that of the document)."""
    element.heard, element.language = heard(words), language
    return element


class Words(Shown):
    """A paragraph that is drawn as part of its element, on every page it goes on to. (ReportLab makes the pieces of one that
    is split, without an element; they get it afterwards.)

    `once`: the head of a table, which is drawn again on every page and read once.
    """

    def __init__(self, words: str, style: Any, element: Element | None = None, **settings: Any) -> None:
        super().__init__(words, style, **settings)
        self.element = element
        self.once = False

    def split(self, available: float, height: float) -> list[Flowable]:
        pieces: list[Any] = super().split(available, height)
        for piece in pieces:
            piece.element, piece.once = self.element, self.once
        return pieces

    def draw(self) -> None:
        again = self.once and self.element is not None and bool(self.element.drawn)
        with on(self.canv, None if again else self.element):
            super().draw()


class Marked(Flowable, ABC):
    """A flowable that is drawn as part of its element, as nothing that is read without one."""

    def __init__(self, element: Element | None) -> None:
        super().__init__()
        self.element = element

    def draw(self) -> None:
        with on(self.canv, self.element):
            self.paint()

    @abstractmethod
    def paint(self) -> None:
        """Draw it, on `self.canv`."""

    def fill_in(self, field: FormField, box: Box, look: Look, *, size: float = 0.0, choice: int = 0) -> None:
        """A field of a form is filled in here; read inside its element."""
        if isinstance(self.canv, MarkingCanvas) and self.element is not None:
            self.canv.place(self.element, field, box, look, size=size, choice=choice)


class OutlineHeading(Words):
    """A heading that also stands in the outline, at its level. From one with `own_sheet` on every page says so.

    A `ruled` one has a line above it, except at the top of a page, where the head has one.
    """

    turns = False

    def __init__(
        self,
        words: Any,
        style: Any,
        level: int = 0,
        title: str = "",
        element: Element | None = None,
        *,
        own_sheet: str = "",
        ruled: bool = False,
        **settings: Any,
    ) -> None:
        super().__init__(words, style, element, **settings)
        self.outline_level = level
        self.outline_title = title
        self.own_sheet = own_sheet
        self.ruled = ruled

    def split(self, available: float, height: float) -> list[Flowable]:
        """One that is longer than a page stands in the outline once."""
        pieces: list[Any] = super().split(available, height)
        for piece in pieces[:1]:
            piece.outline_level, piece.outline_title = self.outline_level, self.outline_title
            piece.own_sheet, piece.ruled = self.own_sheet, self.ruled
        return pieces

    def draw(self) -> None:
        at_top = getattr(getattr(self, "_frame", None), "_atTop", True)
        if self.ruled and not at_top:
            y = self.height + self.getSpaceBefore() * 0.45
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.8)
            self.canv.line(0, y, self.width, y)
        super().draw()


class Inset(Flowable):
    """A flowable that starts `left` points further in and is `width` points wide."""

    def __init__(self, inner: Flowable, left: float, width: float) -> None:
        super().__init__()
        self.in_one_piece = bool(getattr(inner, "in_one_piece", False))
        self.inner: Any = inner
        self._left = left
        self.inner_width = width

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        _wide, self.height = self.inner.wrapOn(getattr(self, "canv", None), self.inner_width, height)
        self.width = available
        return available, self.height

    def split(self, _available: float, height: float) -> list[Flowable]:
        pieces = self.inner.splitOn(getattr(self, "canv", None), self.inner_width, height)
        return [Inset(piece, self._left, self.inner_width) for piece in pieces]

    def draw(self) -> None:
        self.inner.drawOn(self.canv, self._left, 0)

    def getSpaceBefore(self) -> float:
        return float(self.inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        return float(self.inner.getSpaceAfter())


class Together(Flowable):
    """Flowables below each other that are never on two pages."""

    def __init__(self, inside: Sequence[Flowable]) -> None:
        super().__init__()
        self._inside: Sequence[Any] = inside

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width, self.height = available, tall(self._inside, available)
        return available, self.height

    def split(self, _available: float, _height: float) -> list[Flowable]:
        return []

    def draw(self) -> None:
        for place, one in enumerate(self._inside, 1):
            one.drawOn(self.canv, 0, self.height - tall(self._inside[:place], self.width))


class RoomFor(CondPageBreak):
    """Goes to the next page unless `leading` and all of `rest` have room; of a `rest` that is higher than `most`, a
    good piece."""

    def __init__(self, leading: Sequence[Flowable], rest: Sequence[Flowable], most: float, page: float) -> None:
        super().__init__(0.0)
        self._leading = leading
        self._rest = rest
        self._most = most
        self._page = page
        self.below_title = False
        """What comes first in a document rather begins where it can than leave the title alone on its page."""

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        # At the top of a page there is no more room to be had.
        self.height = 0.0
        if height < self._page - 1:
            rest = tall(self._rest, available)
            piece = rest if rest <= self._most else min(self._most, self._page * 0.2)
            whole = next(
                (at for at, one in enumerate(self._rest[:_BEFORE]) if getattr(one, "in_one_piece", False)), None
            )
            if whole is not None:
                # What names a picture goes to the next page with it, be it a label and a heading below that.
                piece = max(piece, tall(self._rest[: whole + 1], available))
            above = tall(self._leading, available)
            needed = above + piece
            if needed <= height < above + rest and not self.below_title and self._puts_off(available, height):
                needed = height + 1
            self.height = min(needed, self._page - 2)
        found: tuple[float, float] = super().wrap(available, height)
        return found

    def _puts_off(self, available: float, height: float) -> bool:
        """Whether what is named above it would begin on the next page, though there is room: a table whose first row is
        too high for what is left."""
        for at, one in enumerate(self._rest[:_BEFORE]):
            if tall(self._rest[:at], available) > self._page * _NAMES:
                break
            above = tall([*self._leading, *self._rest[:at]], available)
            if tall([one], available) > height - above:
                return not _pieces(one, available, height - above - one.getSpaceBefore())
        return False


def _pieces(one: Any, available: float, height: float) -> list[Flowable]:
    """What a flowable would be parted into; it stays as it is."""
    probe: Any = copy(one)
    if isinstance(probe, Inset):
        return _pieces(probe.inner, probe.inner_width, height)
    probe.wrapOn(None, available, height)
    found: list[Flowable] = probe.splitOn(None, available, height)
    return found


def tall(several: Sequence[Flowable], width: float) -> float:
    """How high these are below each other, with the spaces between them."""
    height, space = 0.0, 0.0
    for flowable in several:
        if isinstance(flowable, RoomFor):
            continue
        height += max(space, flowable.getSpaceBefore()) + _wrapped(flowable, width)
        space = flowable.getSpaceAfter()
    return height


def _wrapped(flowable: Any, width: float) -> float:
    """Measuring needs no canvas."""
    _wide, height = flowable.wrapOn(None, width, _ENDLESS)
    return float(height)


class LockBadge:
    """A lock on one line: a letter in a box and its words. Cleared is a dark box, "only me" a dashed one."""

    def __init__(self, said: LockSaid, size: float) -> None:
        self._said = said
        self._size = size
        self._side = size * 1.35
        self.width = self._side + _GAP + width_of(said.words, size)

    def draw(self, canvas: Any, left: float, base: float) -> None:
        """From `left`, on the line `base`."""
        size, side = self._size, self._side
        bottom = base - side * 0.26
        mark = self._said.lock.mark
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if self._said.cleared else WHITE)
        if self._said.lock is Lock.ONLY_ME:
            canvas.setDash(1.6, 1.4)
        canvas.roundRect(left, bottom, side, side, 2.2, stroke=1, fill=1)
        canvas.setDash()
        canvas.setFillColor(WHITE if self._said.cleared else INK)
        # The space is for whoever hears it.
        draw_words(canvas, left + (side - width_of(mark, size, BOLD)) / 2, base, f"{mark} ", size, BOLD)
        canvas.setFillColor(QUIET)
        draw_words(canvas, left + side + _GAP, base, f"{self._said.words} ", size)
        canvas.restoreState()


class AnswerHead(Flowable):
    """The label of an answer at the left and who may read it at the right.

    `label_room` is the width of the label; `lock_room` that of the lock, so that all locks of a page stand below each
    other. With `beside` it takes no height itself: the answer stands beside it, and `height_of_label` says how high
    that has to be.
    """

    def __init__(
        self,
        label: str,
        lock: LockSaid | None,
        paper: Paper,
        label_room: float,
        lock_room: float,
        parent: Element,
        *,
        beside: bool,
    ) -> None:
        super().__init__()
        told = saying(parent.add(Role.PARAGRAPH), label)
        self._label = Words(marked_up(label, BOLD), styles(paper)["label"], told)
        self._lock = parent.add(Role.PARAGRAPH)
        self._badge = LockBadge(lock, paper.small) if lock is not None else None
        self._paper = paper
        self._label_room = label_room
        self._lock_room = lock_room
        self._beside = beside
        _wide, self.height_of_label = self._label.wrap(label_room, _ENDLESS)
        self.spaceBefore = 9.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = 0.0 if self._beside else self.height_of_label + 2.0
        return available, self.height

    def draw(self) -> None:
        paper = self._paper
        # The first line of the label, of the answer beside it and of the lock stand on one line.
        drop = (paper.leading(paper.body) - paper.leading(paper.small)) * 0.62 if self._beside else 0.0
        top = self.height - drop
        self._label.drawOn(self.canv, 0, top - self.height_of_label)
        if self._badge is not None:
            base = top - paper.small * 0.99
            with on(self.canv, self._lock):
                self._badge.draw(self.canv, self.width - self._lock_room, base)


class KeyLine(Marked):
    """One lock and what it means."""

    def __init__(self, said: LockSaid, meaning: str, paper: Paper, left: float, element: Element) -> None:
        super().__init__(element)
        self._badge = LockBadge(said, paper.small)
        self._meaning = Shown(marked_up(meaning), styles(paper)["quiet"])
        self._paper = paper
        self._left = left

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width = available
        _wide, tall_words = self._meaning.wrap(available - self._left, height)
        self.height = tall_words + 3.0
        return available, self.height

    def paint(self) -> None:
        base = self.height - self._paper.small * 0.99
        self._badge.draw(self.canv, 0, base)
        self._meaning.drawOn(self.canv, self._left, 3.0)
