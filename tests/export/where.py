"""Where each letter of a page stands, told by pdfium: the boxes of letters, put together to lines."""

from __future__ import annotations

import ctypes
import importlib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pypdfium2


@dataclass(frozen=True)
class Letter:
    """A letter and its tight box, and the base line it stands on, in points from the page's lower left corner. Two that
    are drawn as one are one."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Page:
    """A page with its letters, in the order they are read."""

    width: float
    height: float
    letters: tuple[Letter, ...]

    def words(self) -> str:
        return "".join(letter.text for letter in self.letters)


@lru_cache(maxsize=16)
def pages_of(pdf: bytes) -> tuple[Page, ...]:
    """Every page of a document."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    raw: Any = importlib.import_module("pypdfium2.raw")
    text: Any = page.get_textpage()
    found: list[Letter] = []
    name = ctypes.create_string_buffer(80)
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code <= 0x20 or raw.FPDFText_IsGenerated(text, place) == 1:
            continue
        left, bottom, right, top = text.get_charbox(place)
        x, base = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, place, x, base)
        size = raw.FPDFText_GetFontSize(text, place)
        raw.FPDFText_GetFontInfo(text, place, name, len(name), ctypes.c_int())
        letter = Letter(chr(code), left, bottom, right, top, base.value, size, b"Bold" in name.value)
        if found and replace(letter, text=found[-1].text) == found[-1]:
            found.pop()
        found.append(letter)
    return Page(width, height, tuple(found))
