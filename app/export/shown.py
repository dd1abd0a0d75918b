"""A paragraph whose lines are broken once, and drawn in the order they stand on paper, whichever way their letters are
written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import cleanBlockQuotedText

from app.export.right_to_left import begins, is_there, placed

_HAIR = 1e-6
_OF_THE_PAGE = ("canv", "_frame", "_postponed")
"""What ReportLab notes on a flowable while it tries to place it."""

_MARKED = re.compile("[<&]")


@lru_cache(maxsize=64)
def _look(font: str, size: float, color: Color) -> Any:
    """A run of letters as ReportLab's parser makes it."""
    return Paragraph("a", ParagraphStyle("look", fontName=font, fontSize=size, textColor=color)).frags[0]


def _unmarked(words: str, style: Any) -> list[Any]:
    """What ReportLab's parser, which takes longer than all else about a short paragraph, makes of words without a mark in them."""
    said = cleanBlockQuotedText(words)
    return [_look(style.fontName, style.fontSize, style.textColor).clone(text=said)] if said else []


class Shown(Paragraph):
    """As ReportLab's, but for Hebrew and Arabic: it breaks lines in the order they are read, and each is turned while it
    is drawn. One that is read from right to left begins at the right, unless something stands before it there.

    Its lines are broken once for a width, and what goes on to the next page keeps them. ReportLab breaks the pieces anew,
    and those of a word that is longer than a line may then need a line more than the page has.
    """

    turns = True
    """Whether it may begin at the right."""

    def __init__(self, words: Any, style: Any, **settings: Any) -> None:
        if isinstance(words, str) and not _MARKED.search(words):
            settings["frags"] = _unmarked(words, style)
        super().__init__(words, style, **settings)
        said = "".join(getattr(frag, "text", "") for frag in self.frags)
        self.is_turned = is_there(said)
        self.rightwards = not begins(said)
        self._as_given = self.frags
        self._lines: Any = None
        self._lines_for = 0.0
        self._is_piece = False
        if self.turns and not self.rightwards and self.bulletText is None and self.style.alignment == TA_LEFT:
            self.style = ParagraphStyle(self.style.name, parent=self.style, alignment=TA_RIGHT)

    def breakLines(self, width: Any) -> Any:
        if not self._is_piece and (self._lines is None or self._lines_for != self.width):
            # Breaking leaves parted words in the place of what was given.
            self.frags = self._as_given
            self._lines, self._lines_for = super().breakLines(width), self.width
        return self._lines

    def split(self, available: float, height: float) -> list[Flowable]:
        """One line stands alone neither at the end of a page nor at the beginning of the next."""
        self.wrap(available, height)
        fitting = int((height + _HAIR) / self.style.leading)
        if fitting >= len(self._lines.lines):
            return [self]
        fitting = min(fitting, len(self._lines.lines) - 2)
        return self.parted(fitting) if fitting >= 2 else []

    def parted(self, lines: int) -> list[Flowable]:
        """So many of its lines, and the others."""
        pieces = self._piece(slice(None, lines)), self._piece(slice(lines, None))
        pieces[1].goes_on()
        return [*pieces]

    def goes_on(self) -> None:
        """It is what is left of one that began on the page before."""
        self.bulletText = None

    def _piece(self, part: slice) -> Shown:
        piece = copy(self)
        for name in _OF_THE_PAGE:
            piece.__dict__.pop(name, None)
        piece.keep_only(part)
        return piece

    def keep_only(self, part: slice) -> None:
        """These lines, whatever comes."""
        self._is_piece, self._lines = True, copy(self._lines)
        self._lines.lines = self._lines.lines[part]

    def drawPara(self, debug: int = 0) -> None:
        if not self.is_turned:
            super().drawPara(debug)
            return
        # What is split later is split in the order it is read.
        itself: Any = self
        before = itself.blPara
        itself.blPara = copy(before)
        itself.blPara.lines = [_turned(line, self.rightwards) for line in before.lines]
        super().drawPara(debug)
        itself.blPara = before


def _turned(line: Any, rightwards: bool) -> Any:
    """One line as ReportLab keeps it: its words, or runs of letters that look the same."""
    if isinstance(line, tuple):
        space, words = line
        order = placed(" ".join(words), rightwards=rightwards)
        return space, ["".join(letter for _place, letter in order)]
    turned = copy(line)
    turned.words = list(_runs(_without_end(line.words), rightwards))
    return turned


def _without_end(several: list[Any]) -> list[Any]:
    """The runs of a line without the spaces at its end, which ReportLab does not count: turned, they would stand at its
    beginning and push it over the margin."""
    found = list(several)
    for place in range(len(found) - 1, -1, -1):
        found[place] = found[place].clone(text=found[place].text.rstrip(" "))
        if found[place].text:
            break
    return found


def _runs(several: list[Any], rightwards: bool) -> Iterator[Any]:
    whose = [frag for frag in several for _letter in frag.text]
    frag, run = None, ""
    for place, letter in placed("".join(frag.text for frag in several), rightwards=rightwards):
        if frag is not None and whose[place] is not frag:
            yield frag.clone(text=run)
            run = ""
        frag = whose[place]
        run += letter
    if frag is not None:
        yield frag.clone(text=run)
    # What ends a line without a letter of its own.
    yield from (frag for frag in several if not frag.text)
