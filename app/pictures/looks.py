"""How one group is told from another in plain black on white: filled, open, striped, upright, half, with a dot in it.

What is painted differently for each look is put together from lines, boxes and dots here, so that both painters draw
the same without knowing any of it.
"""

from __future__ import annotations

from app.pictures.shapes import Box, Dot, Figure, Line, Look, Tone

Plain = Line | Box | Dot
"""What a painter draws as it is."""

_EDGE = 0.07
"""The outline of a figure, in its height."""
FIGURE_WIDTH = 0.5
"""The width of a figure, in its height, with its outline."""


def figure_parts(figure: Figure) -> tuple[Plain, ...]:
    """Head and body of a figure."""
    high = figure.height
    edge = _EDGE * high
    head = 0.15 * high
    top = figure.y + 0.42 * high
    wide = FIGURE_WIDTH * high - edge
    tall = figure.y + high - edge / 2 - top
    left = figure.x - wide / 2
    inside = _inside(figure.look)
    # The head has no outline of its own where it is filled: it stays as large as that of an open one.
    parts: list[Plain] = [
        Dot(figure.x, figure.y + head + edge / 2, head, inside, Tone.INK, edge),
        Box(left, top, wide, tall, inside, Tone.INK, edge, corner=wide * 0.3),
    ]
    if figure.look is Look.HALF:
        parts.append(Box(left, top + tall * 0.48, wide, tall * 0.52, Tone.INK, Tone.INK, edge, corner=wide * 0.3))
        # Level above, round only below.
        parts.append(Box(left, top + tall * 0.48, wide, tall * 0.2, Tone.INK, Tone.INK, edge))
    elif figure.look is Look.STRIPED:
        for share in (0.36, 0.66):
            y = top + tall * share
            parts.append(Line(left, y, left + wide, y, Tone.INK, edge))
    elif figure.look is Look.UPRIGHT:
        for share in (0.34, 0.66):
            x = left + wide * share
            parts.append(Line(x, top, x, top + tall, Tone.INK, edge))
    elif figure.look is Look.RINGED:
        parts.append(Dot(figure.x, top + tall * 0.52, wide * 0.17, Tone.INK))
    return tuple(parts)


def box_parts(x: float, y: float, width: float, height: float, look: Look, gap: float = 0.32) -> tuple[Plain, ...]:
    """A bar: filled, open, or with stripes upward to the right, `gap` apart."""
    box = Box(x, y, width, height, _inside(look), Tone.INK)
    return (box, *_stripes(x, y, width, height, gap)) if look is Look.STRIPED else (box,)


def _stripes(x: float, y: float, width: float, height: float, gap: float) -> tuple[Line, ...]:
    """Lines at 45 degrees that end at the edges of a rectangle."""
    found = []
    for place in range(1, int((width + height) / gap) + 1):
        along = place * gap
        # From the left or lower edge to the upper or right edge.
        x1, y1 = (x, y + along) if along <= height else (x + along - height, y + height)
        x2, y2 = (x + along, y) if along <= width else (x + width, y + along - width)
        found.append(Line(x1, y1, x2, y2, Tone.INK))
    return tuple(found)


def dot_parts(x: float, y: float, radius: float, look: Look) -> tuple[Dot, ...]:
    """A dot: filled, open, or open with a dot in it."""
    dot = Dot(x, y, radius, _inside(look), Tone.INK)
    return (dot, Dot(x, y, radius * 0.45, Tone.INK)) if look is Look.RINGED else (dot,)


def _inside(look: Look) -> Tone:
    return Tone.INK if look is Look.FULL else Tone.GROUND
