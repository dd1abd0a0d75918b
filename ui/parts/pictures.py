"""A picture in a window: painted in the theme's own tones, as high as its words need, named and told for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.pictures.looks import figure_parts
from app.pictures.shapes import DASH, Box, Dot, Drawing, Figure, Label, Line, Look, Picture, Room, Shape, Tone
from ui import look
from ui.parts.buttons import paint_ring
from ui.parts.cards import Card
from ui.parts.measures import INSET

NARROWEST = 220
"""Pixels below which a picture is not made narrower."""
_ABOVE = INSET + 2
"""Pixels above and below the picture, for the ring of the keyboard's place."""
_KEPT = 8
_AIR = 1.0
"""Pixels around a figure that is put down as a stamp."""


class PictureView(QWidget):
    """One picture. The Tab key stops at it, so that a screen reader can tell it. `on_card`: it stands on a card of the
    mediator's window; on one of these parts it knows by itself."""

    def __init__(self, picture: Picture, parent: QWidget | None = None, *, on_card: bool = False) -> None:
        super().__init__(parent)
        self._on_card = on_card
        self._picture = picture
        self._drawings: dict[int, Drawing] = {}
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
        self._drawings.clear()
        self._tell()
        if self.heightForWidth(self.width()) != before:
            self.updateGeometry()
        self.update()

    def drawing(self, width: int) -> Drawing:
        """The drawing in this many pixels."""
        # A layout asks for the heights of a few widths, again and again; while a window is pulled, for a hundred.
        if len(self._drawings) > _KEPT:
            self._drawings.clear()
        if width not in self._drawings:
            self._drawings[width] = self._picture.drawn(room_for(width - 2 * INSET))
        return self._drawings[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width = max(width, NARROWEST)
        return round(self.drawing(width).height * self._unit(width) + 0.5) + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        width = round(31 * look.em())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, look.em())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._drawings.clear()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(INSET, _ABOVE)
        paint(
            painter,
            self.drawing(self.width()),
            self._unit(self.width()),
            tones(self.palette(), on_card=self._is_on_card()),
        )
        painter.restore()
        if self.hasFocus():
            # Nearly square: words stand in its corners.
            paint_ring(painter, QRectF(self.rect()), look.accent(self.palette()), radius=2.0)

    def _unit(self, width: int) -> float:
        """As large as running text; smaller where even the narrowest drawing would be cut off."""
        return min(unit(), (width - 2 * INSET) / self.drawing(width).width)

    def _is_on_card(self) -> bool:
        above = self.parentWidget()
        while above is not None and not isinstance(above, Card):
            above = above.parentWidget()
        return self._on_card or above is not None

    def _tell(self) -> None:
        self.setAccessibleName(self._picture.name())
        self.setAccessibleDescription(" ".join(self._picture.said()))


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
        Tone.HAIR: look.mixed(text, ground, 0.56),
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
        self._points = QApplication.font().pointSizeF() * size / unit()
        self._pen_now: tuple[Tone | None, float, bool] | None = None
        self._fill_now: tuple[Tone | None] | None = None
        self._stamps: dict[tuple[Look, float], QPixmap] = {}

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
        """Each sort of figure is painted once and put down a hundred times, on whole pixels, so that all are alike."""
        ratio = self._painter.device().devicePixelRatio()
        stamp = self._stamps.get((figure.look, figure.height))
        if stamp is None:
            stamp = self._stamps[figure.look, figure.height] = self._stamp(figure, ratio)
        x = round((figure.x - figure.height / 2) * self._size * ratio) / ratio
        y = round(figure.y * self._size * ratio) / ratio
        self._painter.drawPixmap(QPointF(x, y - _AIR), stamp)

    def _stamp(self, figure: Figure, ratio: float) -> QPixmap:
        side = figure.height * self._size
        stamp = QPixmap(round(side * ratio) + 1, round((side + 2 * _AIR) * ratio) + 1)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, _AIR)
        brush = Brush(painter, self._size, self._colors)
        for part in figure_parts(Figure(figure.height / 2, 0.0, figure.height, figure.look)):
            _PAINTED[type(part)](brush, part)
        painter.end()
        return stamp

    def label(self, label: Label) -> None:
        self._painter.setFont(_font(self._points, label.size, bold=label.bold))
        self._painter.setPen(self._colors[label.tone])
        self._pen_now = None
        self._painter.drawText(QPointF(label.left * self._size, label.y * self._size), label.words)

    def _pen(self, tone: Tone | None, width: float, *, dashed: bool = False) -> None:
        wanted = (tone, width, dashed)
        if wanted == self._pen_now:
            return
        self._pen_now = wanted
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
        if (tone,) == self._fill_now:
            return
        self._fill_now = (tone,)
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
