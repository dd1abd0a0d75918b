"""What a document is made of for somebody who hears it: headings, lists, tables, figures, in the order they are read.

ReportLab writes pages and knows nothing of this. Elements are made while a document is set, what is drawn of them is
noted while it is drawn, and `tagging` writes both into the file (PDF/UA-1, ISO 14289-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any

from app.domain.forms.field import FormField
from app.export.lettering import LetteringCanvas, escaped


class Role(StrEnum):
    """The standard structure types that are used (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    FORM = "Form"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"


class Scope(StrEnum):
    """What a head cell is the head of."""

    COLUMN = "Column"
    ROW = "Row"


class Running(StrEnum):
    """Where on a page stands what every page has."""

    HEAD = "Header"
    FOOT = "Footer"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn: the `number`th marked piece of a page, both counted from 0."""

    page: int
    number: int


class Look(Enum):
    """What a marked field looks like: a cross in a square, a dot in a circle, a ring around what stands there."""

    WORDS = "words"
    CROSS = "cross"
    DOT = "dot"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Widget:
    """Where a field of a form is filled in, and how: `box` is left, bottom, right, top on its page, `size` that of its
    type. `choice` is the place of one choice of a `ONE_OF`. With `fixed` nobody changes it, and that stands in it.
    """

    field: FormField
    place: Drawn
    box: tuple[float, float, float, float]
    look: Look
    size: float = 0.0
    choice: int = 0
    fixed: str = ""


@dataclass(eq=False, slots=True)
class Element:
    """One element. `alt` says what a figure shows; `box` is where it stands on its page: left, bottom, right, top.

    `language` is that of its words where they are in another one than the document, `heard` are its words where what is
    drawn does not tell them all: a letter has no glyph, or stands in another place than it is read in.

    What `leads` is read before everything else on its page, whenever it is drawn.
    """

    role: Role
    alt: str = ""
    scope: Scope | None = None
    box: tuple[float, float, float, float] | None = None
    leads: bool = False
    language: str = ""
    heard: str = ""
    widget: Widget | None = None
    inside: list[Element] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)

    def add(self, role: Role, *, alt: str = "", scope: Scope | None = None, leads: bool = False) -> Element:
        """A new element inside this one."""
        made = Element(role, alt, scope, leads=leads)
        self.inside.append(made)
        return made

    def item(self) -> Element:
        """The words of a new item inside this list."""
        return self.add(Role.ITEM).add(Role.ITEM_BODY)

    def first(self) -> tuple[int, int] | None:
        """Where the first of it is drawn; None where nothing of it ever was."""
        places = [(one.page, -1 if self.leads else one.number) for one in self.drawn]
        places += [place for place in (element.first() for element in self.inside) if place is not None]
        if self.widget is not None:
            places.append((self.widget.place.page, self.widget.place.number))
        return min(places, default=None)


Box = tuple[float, float, float, float]


class MarkingCanvas(LetteringCanvas):
    """A canvas on which every stroke belongs to an element, or to what is no content: rules, heads, feet, backgrounds.

    What is drawn inside something that is marked belongs to it: marks are never put into each other.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.pieces: list[int] = [0]
        """How many pieces of each page are marked."""
        self.page_at = 0
        self._is_marking = False

    def of(self, element: Element | None) -> AbstractContextManager[None]:
        """What is drawn in here is part of `element`, or of nothing that is read where that is None."""
        if self._is_marking or element is None:
            return nullcontext()
        number = self.pieces[self.page_at]
        self.pieces[self.page_at] += 1
        element.drawn.append(Drawn(self.page_at, number))
        return self._marked(f"/{element.role.value} <</MCID {number}>> BDC")

    def on_every_page(self, where: Running) -> AbstractContextManager[None]:
        """What is drawn in here stands on every page and is read on none."""
        return self._marked(f"/Artifact <</Type /Pagination /Subtype /{where.value}>> BDC")

    @contextmanager
    def _marked(self, begins: str) -> Iterator[None]:
        self._code.append(begins)
        self._is_marking = True
        try:
            yield
        finally:
            self._is_marking = False
            self._code.append(_END)

    def drawText(self, text: Any) -> None:
        """As ever, with a space where a line ends: for whoever hears it the next word is one of its own."""
        before = len(self._code)
        super().drawText(text)
        self._code[before:] = [_LINE_ENDS.sub(" ) Tj T*", entry) for entry in self._code[before:]]

    def _escape(self, s: bytes) -> str:
        return escaped(s)

    def place(
        self, parent: Element, field: FormField, box: Box, look: Look, *, size: float = 0.0, choice: int = 0
    ) -> None:
        """A field is filled in here, `box` being left, bottom, width and height as ever on this canvas; it is read inside
        `parent`, after what is drawn of it so far."""
        x, y, wide, tall = box
        left, bottom = self.absolutePosition(x, y)
        right, top = self.absolutePosition(x + wide, y + tall)
        at = Drawn(self.page_at, self.pieces[self.page_at])
        parent.add(Role.FORM).widget = Widget(field, at, (left, bottom, right, top), look, size, choice)

    def next_page(self) -> None:
        """What is marked from here on stands on the next page."""
        self.pieces.append(0)
        self.page_at += 1

    def mark_the_rest(self) -> None:
        """What the page has outside all elements is marked as no content."""
        marked: list[str] = []
        outside: list[str] = []
        for entry in self._code:
            if entry.startswith("/") and entry.endswith(_BEGINS):
                marked += [*_as_no_content(outside), entry]
                outside = []
            elif entry == _END:
                marked += [*outside, entry]
                outside = []
            else:
                outside.append(entry)
        self._code[:] = [*marked, *_as_no_content(outside)]


_END = "EMC"
_LINE_ENDS = re.compile(r"(?<![-\\\s])\) Tj +T\*")
"""Code 32 is a space in every font that ReportLab makes of one of ours. What ends on a hyphen goes on in the next line."""
_BEGINS = ">> BDC"
_PAINTS_NOTHING = re.compile(r"(?:[qQ]|[-.\d\s\[\]]+(?:cm|rg|RG|g|G|w|J|j|M|d))\Z")


def _as_no_content(entries: list[str]) -> list[str]:
    """Where something is painted in them; the colour or the place of what comes next needs no mark."""
    if all(_PAINTS_NOTHING.match(entry) for entry in entries):
        return entries
    return ["/Artifact BMC", *entries, _END]


def on(canvas: Any, element: Element | None) -> AbstractContextManager[None]:
    """`canvas.of(element)` where the canvas marks; nothing special on one that only measures."""
    return canvas.of(element) if isinstance(canvas, MarkingCanvas) else nullcontext()
