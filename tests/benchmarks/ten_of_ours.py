"""The ten pages of `ten_pages`, by Recess and by plain ReportLab."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

from app.commands.desk.drawing import drawn
from app.export.parts import Contents, Drawn, Grid, Heading, Paragraph
from app.pictures.shapes import Dot, Drawing, Label, Line, Room
from tests.benchmarks import ten_pages as said
from tests.benchmarks.plain_platypus import pages_of

Made = tuple[bytes, int]


class Dots:
    """The picture, as wide as the page's words."""

    def name(self) -> str:
        return "Dots"

    def said(self) -> tuple[str, ...]:
        return (said.SAID,)

    def drawn(self, room: Room) -> Drawing:
        point = room.width / said.MEASURE
        wide, high = (side * point for side in said.PICTURE)
        dots = (Dot(x * point, y * point, said.RADIUS * point) for x, y in said.DOTS)
        axis = Line(0.0, said.AXIS * point, wide, said.AXIS * point)
        labels = (
            Label(x * point, 44 * point, words, room.measure(words, 0.86, False), 0.86) for x, words in said.LABELS
        )
        return Drawing(wide, high, (*dots, axis, *labels))


def contents() -> Contents:
    """What they say."""
    section = (*(Paragraph(said.WORDS.strip()) for _each in range(said.PARAGRAPHS)), Grid(said.HEADS, said.ROWS))
    parts = (part for place in range(said.SECTIONS) for part in (Heading(f"Section {place}"), *section))
    return Contents(said.TITLE, said.TITLE, said.FOR_WHOM, said.PAGE_LINE, (Drawn(Dots()), *parts))


def recess() -> Callable[[], Made]:
    """Tagged, as every document."""
    ten = contents()
    pages = 0

    def make() -> Made:
        nonlocal pages
        pdf = drawn(ten)
        pages = pages or len(pypdfium2.PdfDocument(pdf))
        return pdf, pages

    return make


def plain() -> Callable[[], Made]:
    """The floor."""
    ten = contents()
    return lambda: pages_of(ten, 0.0)
