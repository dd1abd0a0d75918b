"""A picture on paper: the shapes of `app.pictures` in greys, as high as its words need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportlab.lib.colors import Color

from app.export.flowing import Marked
from app.export.fonts import BOLD, PLAIN, width_of
from app.export.ink import HAIR, INK, QUIET, WASH, draw_words
from app.export.right_to_left import among
from app.export.structure import Element
from app.pictures.looks import figure_parts
from app.pictures.shapes import DASH, Box, Dot, Drawing, Figure, Label, Line, Picture, Room, Shape, Tone

_GREYS: Mapping[Tone, Color] = {
    Tone.INK: INK,
    Tone.QUIET: QUIET,
    Tone.HAIR: HAIR,
    Tone.WASH: WASH,
    Tone.GROUND: Color(1, 1, 1),
}


def room_for(width: float, size: float) -> Room:
    """The room a picture has in `width` points where running text has this size, measured with the font of the page."""

    def wide(words: str, text_size: float, bold: bool, /) -> float:
        return width_of(words, text_size, BOLD if bold else PLAIN)

    return Room(width / size, wide)


class PictureOnPaper(Marked):
    """One picture; `size` is the size of running text in points. One that is higher than a page is made smaller."""

    in_one_piece = True
    """A heading above it goes to the next page with it."""

    def __init__(self, picture: Picture, size: float, most: float, element: Element) -> None:
        super().__init__(element)
        self._figure = element
        self._picture = picture
        self._size = size
        self._most = most
        self._scale = 1.0
        self._drawing: Drawing | None = None
        self.spaceBefore = size * 0.6
        self.spaceAfter = size * 0.8

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        if self._drawing is None or self.width != available:
            self._drawing = self._picture.drawn(room_for(available, self._size))
        tall = self._drawing.height * self._size
        self._scale = min(1.0, self._most / tall, available / (self._drawing.width * self._size))
        self.width, self.height = available, tall * self._scale
        return self.width, self.height

    def paint(self) -> None:
        if self._drawing is None:
            return
        canvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        self._figure.box = (left, bottom, left + self.width, bottom + self.height)
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self._scale * self._size, self._scale * self._size)
        pen = _Pen(canvas)
        for shape in self._drawing.shapes:
            _DRAWN[type(shape)](pen, shape)
        canvas.restoreState()


class _Pen:
    """Draws each sort of shape. Paper counts from below, a picture from above."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas

    def line(self, line: Line) -> None:
        self._edge(line.tone, line.width)
        if line.dashed:
            self._canvas.setDash(DASH, DASH)
        self._canvas.line(line.x1, -line.y1, line.x2, -line.y2)
        self._canvas.setDash()

    def box(self, box: Box) -> None:
        stroke, fill = self._edge(box.edge, box.edge_width), self._fill(box.fill)
        place = (box.x, -box.y - box.height, box.width, box.height)
        if box.corner:
            self._canvas.roundRect(*place, box.corner, stroke=stroke, fill=fill)
        else:
            self._canvas.rect(*place, stroke=stroke, fill=fill)

    def dot(self, dot: Dot) -> None:
        stroke, fill = self._edge(dot.edge, dot.edge_width), self._fill(dot.fill)
        self._canvas.circle(dot.x, -dot.y, dot.radius, stroke=stroke, fill=fill)

    def figure(self, figure: Figure) -> None:
        for part in figure_parts(figure):
            _DRAWN[type(part)](self, part)

    def label(self, label: Label) -> None:
        self._canvas.setFillColor(_GREYS[label.tone])
        # A sentence of the document, or a name, that may have been broken into lines anywhere.
        words = among(label.words)
        draw_words(self._canvas, label.left, -label.y, words, label.size, BOLD if label.bold else PLAIN)

    def _edge(self, tone: Tone | None, width: float) -> int:
        if tone is None:
            return 0
        self._canvas.setStrokeColor(_GREYS[tone])
        self._canvas.setLineWidth(width)
        return 1

    def _fill(self, tone: Tone | None) -> int:
        if tone is None:
            return 0
        self._canvas.setFillColor(_GREYS[tone])
        return 1


_DRAWN: Mapping[type[Shape], Callable[[_Pen, Any], None]] = {
    Line: _Pen.line,
    Box: _Pen.box,
    Dot: _Pen.dot,
    Figure: _Pen.figure,
    Label: _Pen.label,
}
