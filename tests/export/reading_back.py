"""Documents read back by strangers: pdfium for the words and the looks, pypdf for what is inside the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

HEAD, FOOT = 58.0, 64.0
"""What stands above and below the words of a page, in points from its edges."""


@lru_cache(maxsize=64)
def pages(pdf: bytes, password: str | None = None) -> list[str]:
    """All words of each page, line ends as one space."""
    document = pypdfium2.PdfDocument(pdf, password=password)
    try:
        return [_tidy(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@lru_cache(maxsize=64)
def heads(pdf: bytes) -> list[str]:
    """What stands in the head of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_tidy(page.get_textpage().get_text_bounded(bottom=page.get_size()[1] - HEAD)) for page in document]
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """All words of a document."""
    return " ".join(pages(pdf))


def letters(pdf: bytes) -> str:
    """The words between head and foot of all pages, without any white space: what was said, however it was broken."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    try:
        for page in document:
            _width, height = page.get_size()
            found.append(page.get_textpage().get_text_bounded(bottom=FOOT, top=height - HEAD))
    finally:
        document.close()
    # A hyphen that a line ends on is told as a mark of its own.
    return without_space("".join(found).replace("\x02", "-").replace("\ufffe", "-"))


def without_space(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter not in "\x02\ufffe\ufeff")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font the document names, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources.get_object().get("/Font", DictionaryObject()).get_object().values():
            plain = font.get_object()
            descriptor = plain.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(plain["/BaseFont"]).lstrip("/")] = embedded
    return found


def outline(pdf: bytes) -> list[tuple[int, str]]:
    """Depth and words of every entry of the outline, in order."""
    return list(_entries(reader(pdf).outline, 0))


def _entries(several: Any, depth: int) -> Any:
    for entry in several:
        if isinstance(entry, list):
            yield from _entries(entry, depth + 1)
        else:
            yield depth, str(entry.title)


@dataclass(frozen=True)
class Piece:
    """Some words at one place, with the font and the size they are set in."""

    text: str
    x: float
    y: float
    font: str
    size: float


@lru_cache(maxsize=64)
def pieces(pdf: bytes) -> list[list[Piece]]:
    """The pieces of each page, from top to bottom."""
    found = []
    for page in reader(pdf).pages:
        there: list[Piece] = []

        def seen(text: str, matrix: Any, place: Any, font: Any, size: float, there: list[Piece] = there) -> None:
            if text.strip():
                x = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
                y = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
                name = str(font.get("/BaseFont", "")) if font else ""
                there.append(Piece(text.strip(), x, y, name, size))

        page.extract_text(visitor_text=seen)
        found.append(sorted(there, key=_from_top))
    return found


def _from_top(piece: Piece) -> tuple[float, float]:
    return -piece.y, piece.x


def everything(pdf: bytes) -> bytes:
    """Every object of the file, with its streams unpacked: nothing can hide from a search in this."""
    found = []
    opened = reader(pdf)
    for number in range(1, len(opened.xref[0]) + 1):
        there = opened.get_object(IndirectObject(number, 0, opened))
        if there is None:
            continue
        found.append(repr(there).encode())
        if hasattr(there, "get_data"):
            found.append(there.get_data())
    return b"\n".join(found)
