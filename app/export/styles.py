"""Paragraph styles for one paper, made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from app.export.fonts import BOLD, PLAIN, load
from app.export.ink import INK, PAPER, QUIET
from app.export.paper import Paper


@cache
def styles(paper: Paper) -> Mapping[str, ParagraphStyle]:
    """The styles by name."""
    load()
    body = ParagraphStyle(
        "body", fontName=PLAIN, fontSize=paper.body, leading=paper.leading(paper.body), textColor=INK, splitLongWords=1
    )

    def like(name: str, size: float, **rest: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, fontSize=size, leading=paper.leading(size), **rest)

    asking = {"fontName": BOLD, "leftIndent": paper.indent, "spaceBefore": paper.between}
    closing = like("close", paper.small, textColor=QUIET, spaceBefore=9)
    # Numbers hang in front of the words in our own fonts: ReportLab's default is a font that is not embedded.
    hanging = {"bulletFontName": PLAIN, "bulletFontSize": paper.body}
    return {
        "body": body,
        "answer": like("answer", paper.body, spaceAfter=2),
        "item": like("item", paper.body, leftIndent=paper.body * 1.8, spaceAfter=2, **hanging),
        "manyitem": like("manyitem", paper.body, leftIndent=paper.body * 2.4, spaceAfter=2, **hanging),
        "lead": like("lead", paper.body, fontName=BOLD, spaceBefore=7, spaceAfter=2),
        "intro": like("intro", paper.body, spaceAfter=5),
        "quiet": like("quiet", paper.small, textColor=QUIET, spaceAfter=3),
        "point": like("point", paper.small, textColor=QUIET, spaceBefore=5),
        "close": like("close", paper.body, fontName=BOLD, spaceBefore=paper.between - 2)
        if paper.for_writing
        else closing,
        "aside": like("aside", paper.small, textColor=QUIET, spaceBefore=8, spaceAfter=3),
        "notice": like("notice", paper.body * 0.9, spaceAfter=2),
        "label": like("label", paper.small, fontName=BOLD),
        "cell": like("cell", paper.body * 0.92),
        "largecell": like("largecell", paper.body * 1.4, spaceBefore=3),
        "cellhead": like("cellhead", paper.small * 0.96, fontName=BOLD, textColor=QUIET),
        "righthead": like("righthead", paper.small * 0.96, fontName=BOLD, textColor=QUIET, alignment=TA_RIGHT),
        "title": like("title", paper.title, fontName=BOLD, spaceAfter=3),
        "subtitle": like("subtitle", paper.body, textColor=QUIET, spaceAfter=10),
        "h1": like("h1", paper.heading, fontName=BOLD, spaceBefore=30 - 8 * paper.close, spaceAfter=4),
        "h2": like("h2", paper.body * 1.08, fontName=BOLD, spaceBefore=18, spaceAfter=4),
        "prompt": like("prompt", paper.body, **asking, **hanging),
        "darkprompt": like(
            "darkprompt", paper.body, **asking, **hanging | {"bulletFontName": BOLD, "bulletColor": PAPER}
        ),
        "rule": like("rule", paper.small, leftIndent=paper.indent),
        "hint": like("hint", paper.small, textColor=QUIET, leftIndent=paper.indent),
    }
