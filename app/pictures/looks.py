"""How one group is told from another on plain paper: filled, open, striped, half, grey, with a ring. Never by colour.

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
    inside = {Look.FULL: Tone.INK, Look.GREY: Tone.HAIR}.get(figure.look, Tone.GROUND)
    # The head has no outline of its own where it is filled: it stays as large as that of an open one.
    parts: list[Plain] = [
        Dot(figure.x, figure.y + head + edge / 2, head, inside, Tone.INK, edge),
        Box(left, top, wide, tall, inside, Tone.INK, edge, corner=wide * 0.3),
    ]
    if figure.look is Look.HALF:
        parts.append(Box(left, top + tall * 0.5, wide, tall * 0.5, Tone.INK, Tone.INK, edge, corner=wide * 0.3))
    elif figure.look is Look.STRIPED:
        for share in (0.36, 0.66):
            y = top + tall * share
            parts.append(Line(left, y, left + wide, y, Tone.INK, edge))
    elif figure.look is Look.RINGED:
        parts.append(Dot(figure.x, top + tall * 0.52, wide * 0.17, Tone.INK))
    return tuple(parts)


def box_parts(x: float, y: float, width: float, height: float, look: Look, gap: float = 0.32) -> tuple[Plain, ...]:
    """A bar of this look; of a striped one the stripes run upward to the right, `gap` apart."""
    fill = {Look.FULL: Tone.INK, Look.GREY: Tone.HAIR}.get(look, Tone.GROUND)
    parts: list[Plain] = [Box(x, y, width, height, fill, Tone.INK)]
    if look is Look.STRIPED:
        parts += _stripes(x, y, width, height, gap)
    elif look is Look.HALF:
        parts.append(Box(x, y + height / 2, width, height / 2, Tone.INK, Tone.INK))
    elif look is Look.RINGED:
        parts.append(Line(x, y + height / 2, x + width, y + height / 2))
    return tuple(parts)


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


def dot_of(x: float, y: float, radius: float, look: Look) -> Dot:
    """A dot of this look: filled, grey, or open."""
    fill = {Look.FULL: Tone.INK, Look.GREY: Tone.HAIR}.get(look, Tone.GROUND)
    return Dot(x, y, radius, fill, Tone.INK)
