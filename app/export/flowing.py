"""Flowables of our own: a heading in the outline, room that begins no page, what must stay on one page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import copy
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from app.domain.forms.field import FormField
from app.export.fonts import heard
from app.export.ink import INK
from app.export.lettering import LetteringCanvas
from app.export.shown import Shown
from app.export.structure import Box, Element, Look, MarkingCanvas, on

ENDLESS = 1e7
_NAMES = 0.2
"""Of a page: what is higher is no mere name of what comes below it."""
_BEFORE = 3
"""How far down something in one piece is looked for, if nothing else is said: a label, a heading, and it."""


def saying(element: Element, words: str, language: str = "") -> Element:
    """`element`, made ready to be heard with these words, which are in `language` ("": in that of the document)."""
    element.heard, element.language = heard(words), language
    return element


class Words(Shown):
    """A paragraph that is drawn as part of its element, on every page it goes on to.

    `once`: the head of a table, which is drawn again on every page and read once.
    """

    def __init__(self, words: str, style: Any, element: Element | None = None, **settings: Any) -> None:
        super().__init__(words, style, **settings)
        self.element = element
        self.once = False

    def draw(self) -> None:
        with on(self.canv, self._read()):
            super().draw()

    def write(self, canvas: LetteringCanvas, x: float, y: float) -> None:
        with on(canvas, self._read()):
            super().write(canvas, x, y)

    def _read(self) -> Element | None:
        """What is drawn of it now is part of this; of nothing where it was read already."""
        return None if self.once and self.element is not None and self.element.drawn else self.element


class Naming(Words):
    """Words that name what stands below or beside them: they stand where that begins, whichever way they are read."""

    turns = False


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


class OutlineHeading(Naming):
    """A heading that also stands in the outline, at its level. From one with `own_sheet` on every page says so.

    A `ruled` one has a line above it, except at the top of a page, where the head has one.
    """

    adorned = True

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

    def goes_on(self) -> None:
        """One that is longer than a page stands in the outline once."""
        super().goes_on()
        self.outline_title, self.own_sheet, self.ruled = "", "", False

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


class Gap(Flowable):
    """Room below what stands above it. At the end of a page it is what there is left of that, and begins no new one:
    ReportLab's begins one even where it is no point high."""

    _ZEROSIZE = True
    """ReportLab asks it also where nothing is left, or the space after what stands above reaches below the page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._most = height
        self.height = height

    def wrap(self, _available: float, height: float) -> tuple[float, float]:
        self.height = min(self._most, height)
        return 0.0, self.height

    def draw(self) -> None:
        """Nothing."""


class RoomFor(CondPageBreak):
    """Goes to the next page unless `leading` and all of `rest` have room; of a `rest` that is higher than `most`, a
    good piece."""

    def __init__(
        self, leading: Sequence[Flowable], rest: Sequence[Flowable], most: float, page: float, far: int = _BEFORE
    ) -> None:
        super().__init__(0.0)
        self._far = far
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
                (at for at, one in enumerate(self._rest[: self._far]) if getattr(one, "in_one_piece", False)), None
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
            # The space after what stands before it is not shared with what comes next.
            height, space = height + space, 0.0
            continue
        height += max(space, flowable.getSpaceBefore()) + _wrapped(flowable, width)
        space = flowable.getSpaceAfter()
    return height


def _wrapped(flowable: Any, width: float) -> float:
    """Measuring needs no canvas."""
    _wide, height = flowable.wrapOn(None, width, ENDLESS)
    return float(height)
