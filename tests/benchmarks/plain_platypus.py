"""The floor for a document: the same words in the same fonts on as many pages, set with ReportLab's own parts alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from app.export import parts as made_of
from app.export.drawings.picture import PictureOnPaper
from app.export.fonts import FOLDER
from app.export.lettering import LetteringCanvas
from app.export.paper import Paper, paper_for
from app.export.structure import Element, Role

PLAIN, BOLD = "plain", "plain bold"
"""ReportLab's own: what ours do sooner is not part of the floor."""
_BODY = ParagraphStyle("body", fontName=PLAIN, fontSize=11, leading=15, spaceAfter=2)
_BOLD = ParagraphStyle("bold", parent=_BODY, fontName=BOLD)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=9, leading=12)
_SMALL_BOLD = ParagraphStyle("small bold", parent=_SMALL, fontName=BOLD)
_HEAD = ParagraphStyle("head", parent=_BOLD, fontSize=15, leading=20, spaceBefore=24, spaceAfter=4)
_CELLS = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTNAME", (0, 0), (-1, -1), PLAIN)]


def pages_of(contents: made_of.Contents, gap: float) -> tuple[bytes, int]:
    """The PDF, with `gap` points between answers, and how many pages it has."""
    _load()
    rl_config.invariant = 1
    paper = paper_for()
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=(paper.width, paper.height),
        leftMargin=paper.left,
        rightMargin=paper.right,
        topMargin=paper.top,
        bottomMargin=paper.bottom,
        initialFontName=PLAIN,
    )

    def frame(canvas: Any, _document: Any) -> None:
        canvas.setFont(BOLD, 9.5)
        canvas.drawString(paper.left, paper.height - 46, contents.for_whom)
        canvas.setFont(PLAIN, 9.5)
        canvas.drawRightString(paper.width - paper.right, paper.height - 46, f"{contents.about} · {contents.name}")
        canvas.drawString(paper.left, 42, contents.page_line)
        canvas.drawString(paper.left, 28, contents.foot)
        canvas.drawRightString(paper.width - paper.right, 42, f"Page {canvas.getPageNumber()}")

    head = [_words(contents.title, _HEAD), _words(contents.subtitle)]
    # Pictures are ours and draw themselves on a canvas of ours; for all else it is as ReportLab's.
    document.build(
        [*head, *_story(contents.parts, paper, gap)],
        onFirstPage=frame,
        onLaterPages=frame,
        canvasmaker=LetteringCanvas,
    )
    return out.getvalue(), document.page


@cache
def _load() -> None:
    for name, weight in ((PLAIN, "Regular"), (BOLD, "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"AtkinsonHyperlegibleNext-{weight}.ttf")))
    pdfmetrics.registerFontFamily(PLAIN, PLAIN, BOLD, PLAIN, BOLD)


def as_many_pages(contents: made_of.Contents, pages: int) -> float:
    """The gap between answers that gives so many pages."""
    gap = 0.0
    while pages_of(contents, gap)[1] < pages:
        gap += 1.0
    return gap


def _words(words: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(words), style)


def _story(several: tuple[made_of.Part, ...], paper: Paper, gap: float) -> list[Flowable]:
    found: list[Flowable] = []
    for part in several:
        found += _SET[type(part)](part, paper, gap)
    return found


def _heading(part: made_of.Heading, _paper: Paper, _gap: float) -> list[Flowable]:
    return [_words(part.words, _HEAD), *(_words(line, _SMALL) for line in (part.beside, part.below) if line)]


def _lines(part: made_of.Lines, _paper: Paper, _gap: float) -> list[Flowable]:
    return [_words(line) for line in part.lines]


def _grid(part: made_of.Grid, paper: Paper, _gap: float) -> list[Flowable]:
    rows = [[_words(cell) for cell in row] for row in part.rows]
    if part.heads:
        rows.insert(0, [_words(cell, _SMALL_BOLD) for cell in part.heads])
    return [Table(rows, colWidths=[paper.measure / len(rows[0])] * len(rows[0]), style=_CELLS)] if rows else []


def _pairs(part: made_of.Pairs, paper: Paper, gap: float) -> list[Flowable]:
    return _grid(made_of.Grid((), part.rows), paper, gap)


def _answered(part: made_of.Answered, paper: Paper, gap: float) -> list[Flowable]:
    """Label, answer and lock below each other, each a paragraph: the cheapest way to say the same."""
    lock = part.lock.words if part.lock is not None else ""
    notes = [_words(note, _SMALL) for note in part.notes]
    label = _words(part.label, _SMALL_BOLD)
    return [label, *_story(part.body, paper, 0.0), *notes, _words(lock, _SMALL), Spacer(0, gap)]


def _key(part: made_of.LockKey, _paper: Paper, _gap: float) -> list[Flowable]:
    return [_words(f"{said.words}: {meaning}", _SMALL) for said, meaning in part.lines]


def _notice(part: made_of.Notice, _paper: Paper, _gap: float) -> list[Flowable]:
    return [_words(part.title, _BOLD), *(_words(line) for line in part.lines)]


def _paragraph(part: made_of.Paragraph, _paper: Paper, _gap: float) -> list[Flowable]:
    return [_words(part.words)]


def _drawn(part: made_of.Drawn, paper: Paper, _gap: float) -> list[Flowable]:
    """The same shapes: the floor is the cheapest page around them, not a page without them."""
    return [PictureOnPaper(part.picture, paper.body, paper.room * 0.8, Element(Role.FIGURE))]


_SET: Mapping[type[made_of.Part], Callable[[Any, Paper, float], list[Flowable]]] = {
    made_of.Heading: _heading,
    made_of.Paragraph: _paragraph,
    made_of.Lines: _lines,
    made_of.Grid: _grid,
    made_of.Pairs: _pairs,
    made_of.Answered: _answered,
    made_of.LockKey: _key,
    made_of.Notice: _notice,
    made_of.Drawn: _drawn,
}
