"""Shapes look as ReportLab draws them. For letters: `test_shown`."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from app.export.straight_canvas import StraightCanvas

SIDE = 80
PLACES = st.floats(12, SIDE - 12)
SIZES = st.floats(1, 10)
SHAPES: list[tuple[str, int]] = [("circle", 1), ("roundRect", 3), ("line", 0)]
_HARDLY = 3
"""Of 255 greys: numbers have other digits at their ends."""


def seen(sort: type[Canvas], draw: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    canvas = sort(out, pagesize=(SIDE, SIDE))
    canvas.setFillColorRGB(0.5, 0.5, 0.5)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    return bytes(page.render(scale=3).to_pil().convert("L").tobytes())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SHAPES), PLACES, PLACES, st.tuples(SIZES, SIZES, SIZES), st.booleans(), st.booleans())
def test_shapes_look_as_ever(
    shape: tuple[str, int], x: float, y: float, sizes: tuple[float, ...], stroke: bool, fill: bool
) -> None:
    name, count = shape

    def draw(canvas: Any) -> None:
        if name == "line":
            canvas.line(x, y, *sizes[:2])
        else:
            canvas_sizes = (10 + sizes[0], 10 + sizes[1], sizes[2] / 2)[-count:]
            getattr(canvas, name)(x - 5, y - 5, *canvas_sizes, stroke=int(stroke), fill=int(fill))

    ours, theirs = seen(StraightCanvas, draw), seen(Canvas, draw)
    assert max(abs(one - other) for one, other in zip(ours, theirs, strict=True)) <= _HARDLY


def test_squares_look_like_rectangles() -> None:
    corners = [(10.0 + 7.5 * at, 20.25 + 3.5 * (at % 3)) for at in range(8)]

    def one_by_one(canvas: Any) -> None:
        for x, y in corners:
            canvas.rect(x, y, 3.5, 3.5, stroke=0, fill=1)

    assert seen(StraightCanvas, lambda canvas: canvas.squares(corners, 3.5)) == seen(Canvas, one_by_one)
