"""The shipped fonts, chosen per run of letters: Atkinson Hyperlegible Next, and Source Sans 3 where it lacks a glyph.

ReportLab has no fallback of its own; a letter that a font does not have would be an empty box on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"

PLAIN, BOLD = "Atkinson", "Atkinson-Bold"
_OTHER = {PLAIN: "SourceSans", BOLD: "SourceSans-Bold"}
_FILES = {
    PLAIN: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    "SourceSans": "SourceSans3-Regular.ttf",
    "SourceSans-Bold": "SourceSans3-Bold.ttf",
}
_MISSING = "\u25a1"


@cache
def load() -> None:
    """Register the shipped fonts, once a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / file)))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    pdfmetrics.registerFontFamily("SourceSans", "SourceSans", "SourceSans-Bold", "SourceSans", "SourceSans-Bold")


@cache
def _letters(font: str) -> frozenset[int]:
    load()
    registered = pdfmetrics.getFont(font)
    if not isinstance(registered, TTFont):
        raise TypeError(font)
    return frozenset(registered.face.charToGlyph)


def runs(words: str, font: str = PLAIN) -> Iterator[tuple[str, str]]:
    """`words` cut into runs of one font each: (font, letters). What no font has becomes an empty square."""
    first, other = _letters(font), _letters(_OTHER[font])
    run_font, run = font, ""
    for letter in words:
        code = ord(letter)
        chosen, shown = font, letter
        if code not in first:
            chosen, shown = (_OTHER[font], letter if code in other else _MISSING)
        if letter in "\n\t":
            chosen, shown = run_font, letter
        if chosen != run_font:
            if run:
                yield run_font, run
            run_font, run = chosen, ""
        run += shown
    if run:
        yield run_font, run


def marked_up(words: str, font: str = PLAIN) -> str:
    """`words` as ReportLab's paragraph markup, with nothing in them taken for markup."""
    pieces = []
    for run_font, run in runs(words, font):
        text = escape(run).replace("\n", "<br/>")
        pieces.append(text if run_font == font else f'<font name="{run_font}">{text}</font>')
    return "".join(pieces)


def width_of(words: str, size: float, font: str = PLAIN) -> float:
    """How wide `words` are in points."""
    return sum(pdfmetrics.stringWidth(run, run_font, size) for run_font, run in runs(words, font))
