"""A picture in a window: painted in the theme's own tones, as high as its words need, named and told for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from app.pictures.looks import figure_parts
from app.pictures.shapes import DASH, Box, Dot, Drawing, Figure, Label, Line, Picture, Room, Shape, Tone
from ui import look
from ui.parts.buttons import paint_ring
from ui.parts.cards import Card
from ui.parts.measures import INSET, air
from ui.parts.words import Words

NARROWEST = 220
"""Pixels below which a picture is not made narrower."""
_ABOVE = INSET + 2
"""Pixels above and below the picture, for the ring of the keyboard's place."""


class PictureView(QWidget):
    """One picture. The Tab key stops at it, so that a screen reader can tell it. `on_card`: it stands on a card of the
    mediator's window; on one of these parts it knows by itself."""

    def __init__(self, picture: Picture, parent: QWidget | None = None, *, on_card: bool = False) -> None:
        super().__init__(parent)
        self._on_card = on_card
        self._picture = picture
        self._drawing: Drawing | None = None
        self._drawn_for = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Show this one instead, in the same place."""
        if picture == self._picture:
            return
        before = self.height()
        self._picture = picture
        self._drawing = None
        self._tell()
        if self.heightForWidth(self.width()) != before:
            self.updateGeometry()
        self.update()

    def drawing(self, width: int) -> Drawing:
        """The drawing in this many pixels."""
        if self._drawing is None or self._drawn_for != width:
            self._drawing = self._picture.drawn(room_for(width - 2 * INSET))
            self._drawn_for = width
        return self._drawing

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self.drawing(max(width, NARROWEST)).height * unit() + 0.5) + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        width = round(31 * look.em())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, look.em())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._drawing = None
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(INSET, _ABOVE)
        paint(painter, self.drawing(self.width()), unit(), tones(self.palette(), on_card=self._is_on_card()))
        painter.restore()
        if self.hasFocus():
            # Nearly square: words stand in its corners.
            paint_ring(painter, QRectF(self.rect()), look.accent(self.palette()), radius=2.0)

    def _is_on_card(self) -> bool:
        above = self.parentWidget()
        while above is not None and not isinstance(above, Card):
            above = above.parentWidget()
        return self._on_card or above is not None

    def _tell(self) -> None:
        self.setAccessibleName(self._picture.name())
        self.setAccessibleDescription(" ".join(self._picture.said()))


class PictureWithWords(QWidget):
    """A picture, and below it the same in sentences for everybody."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(air(0.5))
        self.view = PictureView(picture)
        self._words = Words(" ".join(picture.said()), quiet=True)
        rows.addWidget(self.view)
        rows.addWidget(self._words)

    def show_picture(self, picture: Picture) -> None:
        """Show this one instead, and say it."""
        self.view.show_picture(picture)
        self._words.setText(" ".join(picture.said()))


def unit() -> float:
    """The size of running text in pixels: one unit of a picture."""
    screen = QGuiApplication.primaryScreen()
    return QApplication.font().pointSizeF() * screen.logicalDotsPerInchY() / 72


def room_for(width: float) -> Room:
    """The room a picture has in `width` pixels, measured with the font it is painted in."""
    size = unit()
    points = QApplication.font().pointSizeF()

    def wide(words: str, text_size: float, bold: bool, /) -> float:
        return QFontMetricsF(_font(points, text_size, bold=bold)).horizontalAdvance(words) / size

    return Room(width / size, wide)


def tones(palette: QPalette, *, on_card: bool = False) -> Mapping[Tone, QColor]:
    """The tones of a theme: its text, two quieter ones, a wash, and the ground that the picture stands on."""
    text = palette.color(QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorRole.Base if on_card else QPalette.ColorRole.Window)
    return {
        Tone.INK: text,
        Tone.QUIET: look.quiet_text(palette),
        Tone.HAIR: look.mixed(text, ground, 0.48),
        Tone.WASH: look.mixed(text, ground, 0.09),
        Tone.GROUND: ground,
    }


def paint(painter: QPainter, drawing: Drawing, size: float, colors: Mapping[Tone, QColor]) -> None:
    """Paint a drawing whose unit is `size` pixels, from where the painter is."""
    brush = Brush(painter, size, colors)
    for shape in drawing.shapes:
        _PAINTED[type(shape)](brush, shape)


class Brush:
    """Paints each sort of shape. What it was given last is kept: most shapes are like the one before."""

    def __init__(self, painter: QPainter, size: float, colors: Mapping[Tone, QColor]) -> None:
        self._painter = painter
        self._size = size
        self._colors = colors
        self._points = QApplication.font().pointSizeF()

    def line(self, line: Line) -> None:
        size = self._size
        self._pen(line.tone, line.width, dashed=line.dashed)
        self._painter.drawLine(QLineF(line.x1 * size, line.y1 * size, line.x2 * size, line.y2 * size))

    def box(self, box: Box) -> None:
        size = self._size
        self._pen(box.edge, box.edge_width)
        self._fill(box.fill)
        place = QRectF(box.x * size, box.y * size, box.width * size, box.height * size)
        if box.corner:
            self._painter.drawRoundedRect(place, box.corner * size, box.corner * size)
        else:
            self._painter.drawRect(place)

    def dot(self, dot: Dot) -> None:
        size = self._size
        self._pen(dot.edge, dot.edge_width)
        self._fill(dot.fill)
        self._painter.drawEllipse(QPointF(dot.x * size, dot.y * size), dot.radius * size, dot.radius * size)

    def figure(self, figure: Figure) -> None:
        for part in figure_parts(figure):
            _PAINTED[type(part)](self, part)

    def label(self, label: Label) -> None:
        self._painter.setFont(_font(self._points, label.size, bold=label.bold))
        self._painter.setPen(self._colors[label.tone])
        self._painter.drawText(QPointF(label.left * self._size, label.y * self._size), label.words)

    def _pen(self, tone: Tone | None, width: float, *, dashed: bool = False) -> None:
        if tone is None:
            self._painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(self._colors[tone], max(1.0, width * self._size))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashed:
            pen.setDashPattern([DASH / width, DASH / width])
        self._painter.setPen(pen)

    def _fill(self, tone: Tone | None) -> None:
        if tone is None:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            self._painter.setBrush(self._colors[tone])


_PAINTED: Mapping[type[Shape], Callable[[Brush, Any], None]] = {
    Line: Brush.line,
    Box: Brush.box,
    Dot: Brush.dot,
    Figure: Brush.figure,
    Label: Brush.label,
}


@lru_cache(maxsize=32)
def _font(points: float, size: float, *, bold: bool) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(points * size)
    font.setBold(bold)
    return font
