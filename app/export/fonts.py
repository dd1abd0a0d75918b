"""The shipped fonts, chosen per run of letters: Atkinson Hyperlegible Next, Source Sans 3 where it lacks a glyph, and
DejaVu Sans for Hebrew, Arabic and the signs that neither has.

ReportLab has no fallback of its own; a letter that a font does not have would be an empty box on paper.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from app.export.right_to_left import SIDES, is_there, shaped

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"

PLAIN, BOLD = "Atkinson", "Atkinson-Bold"
_OTHER = {PLAIN: ("SourceSans", "DejaVu"), BOLD: ("SourceSans-Bold", "DejaVu-Bold")}
_FILES = {
    PLAIN: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    "SourceSans": "SourceSans3-Regular.ttf",
    "SourceSans-Bold": "SourceSans3-Bold.ttf",
}
_FILES_SELDOM = {"DejaVu": "DejaVuSans.ttf", "DejaVu-Bold": "DejaVuSans-Bold.ttf"}
"""Read when the first letter is met that needs them."""
MISSING = "\u25a1"
"""Stands for a letter that no font has."""
_NO_BREAK = 0xA0
_VARIATIONS = range(0xFE00, 0xFE10)


_COMMON = frozenset((*range(0x80), *map(ord, "·–—−“”‘’…•×÷≤≥≈±½°§€£←→")))
"""Letters and signs of the program's own words."""


class _Widths(dict[str, float]):
    """How wide letters of one font are, in thousandths of its size; each is added when it is first asked for."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        wide: float = self._face.getCharWidth(ord(letter))
        self[letter] = wide
        return wide


class _Face(TTFontFace):
    """The glyphs of a font, made ready for a file only once where they are those of any document."""

    def __init__(self, read: TTFontFace) -> None:
        # To read a font takes as long as to draw a document.
        self.__dict__.update(read.__dict__)
        self._ready: dict[tuple[int, ...], tuple[bytes, bytes]] = {}
        """Letters → their glyphs, and the same compressed. Nothing that tells what was written in one document."""

    def makeSubset(self, subset: Sequence[int]) -> bytes:
        letters = tuple(subset)
        if letters in self._ready:
            return self._ready[letters][0]
        made = bytes(super().makeSubset(subset))
        if _COMMON.issuperset(letters):
            self._ready[letters] = made, zlib.compress(made)
        return made

    def addSubsetObjects(self, doc: Any, fontname: str, subset: Sequence[int]) -> Any:
        reportlab: Any = super()
        reference = reportlab.addSubsetObjects(doc, fontname, subset)
        if tuple(subset) in self._ready:
            file = doc.idToObject[f"fontFile:{self.filename}({fontname})"]
            file.content = self._ready[tuple(subset)][1]
            file.dictionary["Filter"] = "/FlateDecode"
        return reference


class _Font(TTFont):
    """As ReportLab's, which goes through every word letter by letter to measure it and again to draw it."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file))
        self.face = _Face(self.face)
        self._widths = _Widths(self.face)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        del encoding  # Ours are letters, never bytes.
        return 0.001 * size * sum(map(self._widths.__getitem__, text))

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        if is_plain(text):
            # The first part of a font has these letters from the start, each at its own place.
            return [(0, text.encode("ascii"))] if text else []
        return super().splitString(text, doc, encoding)


def is_plain(words: str) -> bool:
    """Whether all their letters are ASCII: every font has them, and they stand on paper as they are read."""
    return words.isascii() and words.isprintable()


@cache
def load() -> None:
    """Register the shipped fonts, once a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(_Font(name, FOLDER / file))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    pdfmetrics.registerFontFamily("SourceSans", "SourceSans", "SourceSans-Bold", "SourceSans", "SourceSans-Bold")


@cache
def font_of(name: str) -> Any:
    """A shipped font as ReportLab has it."""
    load()
    if name in _FILES_SELDOM:
        pdfmetrics.registerFont(_Font(name, FOLDER / _FILES_SELDOM[name]))
        pdfmetrics.registerFontFamily(name, name, name, name, name)
    return pdfmetrics.getFont(name)


@cache
def _letters(font: str) -> frozenset[int]:
    return frozenset(font_of(font).face.charToGlyph)


def runs(words: str, font: str = PLAIN) -> Iterator[tuple[str, str]]:
    """`words` cut into runs of one font each: (font, letters), in the order they are read. What no font has becomes an
    empty square, Arabic letters are joined."""
    if is_plain(words):
        if words:
            yield font, words
        return
    words = shaped(unicodedata.normalize("NFC", words))
    if _letters(font).issuperset(map(ord, words)):
        if words:
            yield font, words
        return
    run_font, run = font, ""
    turned = is_there(words)
    for letter in words:
        if turned and letter in SIDES:
            # It counts until the line is turned, and takes no room in this font.
            chosen, shown = _OTHER[font][-1], letter
        else:
            chosen, shown = _drawn(letter, font, run_font)
        if chosen != run_font:
            if run:
                yield run_font, run
            run_font, run = chosen, ""
        run += shown
    if run:
        yield run_font, run


@lru_cache(maxsize=4096)
def _drawn(letter: str, font: str, before: str) -> tuple[str, str]:
    """The font for one letter and what is drawn for it. `before` is the font of the letter before it: an accent
    stays with its letter, and what is not seen changes no font."""
    code, sort = ord(letter), unicodedata.category(letter)
    if letter == "\n":
        return before, letter
    if sort in ("Cc", "Zl", "Zp", "Zs"):
        return before, letter if code == _NO_BREAK else " "
    if sort == "Cf" or code in _VARIATIONS:
        # Joiners, direction marks, soft hyphens: nothing one sees, and no glyph of ours.
        return before, ""
    order = (before, font, *_OTHER[font]) if unicodedata.combining(letter) else (font, *_OTHER[font])
    found = next((name for name in order if code in _letters(name)), None)
    return (found, letter) if found is not None else (_OTHER[font][0], MISSING)


def heard(words: str) -> str:
    """`words` where what is drawn of them does not tell all: a letter has no glyph, or they are drawn in another order
    than they are read in. "" where it does."""
    if is_plain(words) or _letters(PLAIN).issuperset(map(ord, words)):
        return ""
    lost = any(MISSING in run for _font, run in runs(words)) and MISSING not in words
    said = "".join(letter for letter in unicodedata.normalize("NFC", words) if letter not in SIDES)
    return " ".join(said.split()) if lost or is_there(words) else ""


def marked_up(words: str, font: str = PLAIN) -> str:
    """`words` as ReportLab's paragraph markup, with nothing in them taken for markup."""
    if is_plain(words):
        return escape(words)
    pieces = []
    for run_font, run in runs(words, font):
        text = escape(run).replace("\n", "<br/>")
        pieces.append(text if run_font == font else f'<font name="{run_font}">{text}</font>')
    return "".join(pieces)


def one_line(words: str) -> str:
    """`words` where they stand on one line: a new line within them is no letter."""
    return words.replace("\n", " ")


def width_of(words: str, size: float, font: str = PLAIN) -> float:
    """How wide `words` are in points."""
    several = [(font, words)] if is_plain(words) else runs(one_line(words), font)
    return float(sum(font_of(run_font).stringWidth(run, size) for run_font, run in several))
