"""A paragraph whose lines are broken once, and drawn in the order they stand on paper, whichever way their letters are
written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import cleanBlockQuotedText

from app.export.fonts import font_of, is_plain, width_of
from app.export.ink import draw_words
from app.export.lettering import LetteringCanvas, Line
from app.export.right_to_left import begins, is_there, levels_of, placed, visual

_HAIR = 1e-6
_OF_THE_PAGE = ("canv", "_frame", "_postponed")
"""What ReportLab notes on a flowable while it tries to place it."""

_MARKED = re.compile("[<&]")


@lru_cache(maxsize=64)
def _look(font: str, size: float, color: Color) -> Any:
    """A run of letters as ReportLab's parser makes it."""
    return Paragraph("a", ParagraphStyle("look", fontName=font, fontSize=size, textColor=color)).frags[0]


def _unmarked(words: str, style: Any) -> list[Any]:
    """What ReportLab's parser, which takes longer than all else about a short paragraph, makes of words without a mark in
    them."""
    said = " ".join(words.split()) if is_plain(words) else cleanBlockQuotedText(words)
    look = _look(style.fontName, style.fontSize, style.textColor)
    return [type(look)(**{**vars(look), "text": said})] if said else []


class Shown(Paragraph):
    """As ReportLab's, but for Hebrew and Arabic: it breaks lines in the order they are read, and each is turned while it
    is drawn. One that is read from right to left begins at the right, and so does the number or the dash before it.

    Its lines are broken once for a width, and what goes on to the next page keeps them. ReportLab breaks the pieces anew,
    and those of a word that is longer than a line may then need a line more than the page has.
    """

    turns = True
    """Whether it may begin at the right."""
    adorned = False
    """Whether more is drawn of it than its words."""

    def __init__(self, words: Any, style: Any, **settings: Any) -> None:
        self._is_unmarked = isinstance(words, str) and not _MARKED.search(words)
        if self._is_unmarked:
            settings["frags"] = _unmarked(words, style)
        super().__init__(words, style, **settings)
        said = "".join(getattr(frag, "text", "") for frag in self.frags)
        self.is_turned = is_there(said)
        self.rightwards = not begins(said)
        self._as_given = self.frags
        self._lines: Any = None
        self._lines_for = -1.0
        self._is_piece = False
        self._levels: list[list[int]] = []
        """How the letters of each line are nested, told by the whole; none before it is known where lines end."""
        self._mark = ""
        """A number or a dash that stands before it at the right."""
        if self.turns and not self.rightwards and self.style.alignment == TA_LEFT:
            self._begin_at_the_right()

    def _begin_at_the_right(self) -> None:
        look = self.style
        left, right = (look.rightIndent, look.leftIndent) if self.bulletText else (look.leftIndent, look.rightIndent)
        self.style = ParagraphStyle(look.name, parent=look, alignment=TA_RIGHT, leftIndent=left, rightIndent=right)
        self._mark, self.bulletText = self.bulletText or "", None

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        if self._lines_for == available:
            return available, self.height
        wide, tall = super().wrap(available, height)
        return float(wide), float(tall)

    def breakLines(self, width: Any) -> Any:
        if not self._is_piece and self._lines_for != self.width:
            # Breaking leaves parted words in the place of what was given.
            self.frags = self._as_given
            self._lines, self._lines_for = self._broken(width) or super().breakLines(width), self.width
        return self._lines

    def _broken(self, widths: list[float]) -> Any:
        """What ReportLab breaks them into, which looks for much that is never there; None where it has to look: with
        marks, a number before it, or a word that is longer than a line."""
        if not self._is_unmarked or not self.frags or self.bulletText is not None:
            return None
        frag, style = self.frags[0], self.style
        wide_of, size = font_of(frag.fontName).stringWidth, frag.fontSize
        space = wide_of(" ", size)
        squeezed = style.spaceShrinkage * space
        lines: list[tuple[float, list[str]]] = []
        line: list[str] = []
        room, filled = widths[0], -space
        for word in frag.text.split(" "):
            wide = wide_of(word, size)
            longer = filled + space + wide
            if longer <= room + squeezed * len(line):
                line.append(word)
                filled = longer
                continue
            if wide > min(widths):
                return None
            lines.append((room - filled, line))
            room, line, filled = widths[-1], [word], wide
        lines.append((room - filled, line))
        return type(frag)(**vars(frag), kind=0, lines=lines)

    def split(self, available: float, height: float) -> list[Flowable]:
        """One line stands alone neither at the end of a page nor at the beginning of the next."""
        self.wrap(available, height)
        fitting = int((height + _HAIR) / self.style.leading)
        if fitting >= len(self._lines.lines):
            return [self]
        fitting = min(fitting, len(self._lines.lines) - 2)
        if fitting < 2:
            return []
        pieces = self._piece(slice(None, fitting)), self._piece(slice(fitting, None))
        pieces[1].goes_on()
        return [*pieces]

    def goes_on(self) -> None:
        """It is what is left of one that began on the page before."""
        self.bulletText, self._mark = None, ""

    def _piece(self, part: slice) -> Shown:
        piece = copy(self)
        for name in _OF_THE_PAGE:
            piece.__dict__.pop(name, None)
        piece.keep_only(part)
        return piece

    def keep_only(self, part: slice) -> None:
        """These lines, whatever comes."""
        if self.is_turned:
            self._levels = self._levels_of_lines(self._lines.lines)[part]
        self._is_piece, self._lines = True, copy(self._lines)
        self._lines.lines = self._lines.lines[part]
        self.blPara, self.height = self._lines, len(self._lines.lines) * self.style.leading

    def drawOn(self, canvas: Any, x: float, y: float, **more: Any) -> None:
        """Straight to its place, where it is nothing but words: to move the page's origin there first, as ReportLab does for
        everything, takes longer."""
        is_simple = self._is_unmarked and not self.is_turned and not self.adorned and self.bulletText is None
        if is_simple and self.style.alignment == TA_LEFT and isinstance(canvas, LetteringCanvas):
            self.write(canvas, x, y)
        else:
            super().drawOn(canvas, x, y, **more)

    def write(self, canvas: LetteringCanvas, x: float, y: float) -> None:
        """Its lines, its own lower left corner being there."""
        if not self._lines.lines:
            return
        look, style = self.frags[0], self.style
        top = y + self.height - look.fontSize
        place, lines = (x + style.leftIndent, top), [_line(*line) for line in self._lines.lines]
        canvas.letters(place, lines, look.fontName, look.fontSize, leading=style.leading, color=look.textColor)

    def drawPara(self, debug: int = 0) -> None:
        if not self.is_turned:
            super().drawPara(debug)
            return
        # What is split later is split in the order it is read.
        itself: Any = self
        before = itself.blPara
        itself.blPara = copy(before)
        levels = self._levels_of_lines(before.lines)
        itself.blPara.lines = [
            _turned(line, self.rightwards, own) for line, own in zip(before.lines, levels, strict=True)
        ]
        if self._mark:
            self._draw_mark()
        super().drawPara(debug)
        itself.blPara = before

    def _draw_mark(self) -> None:
        """What stands before its first line, on one line with it."""
        words, look = visual(self._mark.strip(), rightwards=False), self.style
        size, font = look.bulletFontSize, look.bulletFontName
        self.canv.setFillColor(look.textColor)
        draw_words(self.canv, self.width - width_of(words, size, font), self.height - look.fontSize, words, size, font)

    def _levels_of_lines(self, lines: Sequence[Any]) -> list[list[int]]:
        """How the letters of each line are nested. A piece keeps what the whole has told."""
        if self._is_piece:
            return self._levels
        found: list[list[int]] = []
        for several in _paragraphs(lines):
            levels = levels_of(" ".join(several), rightwards=self.rightwards)
            at = 0
            for words in several:
                found.append(levels[at : at + len(words)])
                at += len(words) + 1
        return found


def _line(rest: float, words: list[str]) -> Line:
    """A line of which `rest` points of its room are left. Where that is less than nothing its spaces are narrower."""
    said = " ".join(words)
    spaces = said.count(" ") + said.count("\xa0")
    return (rest / spaces if rest < -_HAIR and spaces else 0.0), said


def _paragraphs(lines: Sequence[Any]) -> Iterator[list[str]]:
    """The words of lines, those together between which no line was begun on purpose."""
    several: list[str] = []
    for line in lines:
        several.append(_words_of(line))
        if getattr(line, "lineBreak", False):
            yield several
            several = []
    yield several


def _words_of(line: Any) -> str:
    """What stands on a line as ReportLab keeps it: its words, or runs of letters that look the same."""
    return " ".join(line[1]) if isinstance(line, tuple) else "".join(frag.text for frag in line.words)


def _turned(line: Any, rightwards: bool, levels: list[int]) -> Any:
    """One line in the order it is drawn."""
    order = placed(_words_of(line), rightwards=rightwards, levels=levels)
    if isinstance(line, tuple):
        return line[0], ["".join(letter for _place, letter in order)]
    turned = copy(line)
    turned.words = list(_runs(line.words, order))
    return turned


def _runs(several: list[Any], order: list[tuple[int, str]]) -> Iterator[Any]:
    whose = [frag for frag in several for _letter in frag.text]
    frag, run = None, ""
    for place, letter in order:
        if frag is not None and whose[place] is not frag:
            yield frag.clone(text=run)
            run = ""
        frag = whose[place]
        run += letter
    if frag is not None:
        yield frag.clone(text=run)
    # What ends a line without a letter of its own.
    yield from (frag for frag in several if not frag.text)
