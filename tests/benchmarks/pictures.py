"""Pictures: laying out and painting each of them at 100 % and 200 %, beside as many bare figures straight from Qt.

Processor time of this thread is measured: what else the machine does is nobody's fault here.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.pictures.shapes import Picture
from tests.benchmarks.measuring import Figure, p95
from tests.pictures.samples import PICTURES
from ui import look
from ui.parts.pictures import paint, room_for, tones, unit

_WIDTHS = {1.0: 720, 2.0: 1318}
_MOST = 8.0


def measure(_folder: Path, repetitions: int) -> list[Figure]:
    """The slowest picture of each text size, p95: made and painted, and painted alone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or look.new_application()
    assert isinstance(app, QApplication)
    look.load_fonts()
    figures = []
    for size, width in _WIDTHS.items():
        look.dress(app, look.Theme.LIGHT, size)
        floor = p95([_bare(width) for _turn in range(repetitions)])
        found = {name: _measured(picture, width, repetitions) for name, picture in PICTURES.items()}
        for what, place in (("laid out and painted", 0), ("painted", 1)):
            slowest, name = max((taken[place], name) for name, taken in found.items())
            said = f"Slowest picture at {size:.0%} ({name}), {what}"
            figures.append(Figure(said, slowest, floor, _MOST, "ms", "painting a picture ≤ 8 ms"))
    look.dress(app)
    return figures


def _measured(picture: Picture, width: int, repetitions: int) -> tuple[float, float]:
    """p95 in milliseconds: made and painted; painted."""
    both, painting = [], []
    for _turn in range(repetitions):
        began = time.thread_time()
        drawing = picture.drawn(room_for(width))
        made = time.thread_time()
        image = QImage(width, round(drawing.height * unit()) + 1, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begun = time.thread_time()
        paint(painter, drawing, unit(), tones(QApplication.palette()))
        ended = time.thread_time()
        painter.end()
        painting.append((ended - begun) * 1000)
        both.append((ended - begun + made - began) * 1000)
    return p95(both), p95(painting)


def _bare(width: int) -> float:
    """A hundred rounded boxes with a dot above each, in one loop."""
    image = QImage(width, width, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor("black"))
    began = time.thread_time()
    for place in range(100):
        x, y = place % 10 * width / 20, place // 10 * width / 20
        painter.drawRoundedRect(QRectF(x, y, width / 60, width / 40), 4.0, 4.0)
        painter.drawEllipse(QPointF(x, y), width / 120, width / 120)
    ended = time.thread_time()
    painter.end()
    return (ended - began) * 1000
