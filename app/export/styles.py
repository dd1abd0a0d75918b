"""Paragraph styles for one paper, made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from app.export.fonts import BOLD, PLAIN, load
from app.export.ink import INK, QUIET
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

    return {
        "body": body,
        "answer": like("answer", paper.body, spaceAfter=2),
        "item": like("item", paper.body, leftIndent=16, bulletIndent=0, spaceAfter=2),
        "lead": like("lead", paper.body, fontName=BOLD, spaceBefore=7, spaceAfter=2, keepWithNext=1),
        "intro": like("intro", paper.body, spaceAfter=5, keepWithNext=1),
        "quiet": like("quiet", paper.small, textColor=QUIET, spaceAfter=3),
        "cell": like("cell", paper.body * 0.92),
        "cellhead": like("cellhead", paper.small * 0.96, fontName=BOLD, textColor=QUIET),
        "title": like("title", paper.title, fontName=BOLD, spaceAfter=3),
        "subtitle": like("subtitle", paper.body, textColor=QUIET, spaceAfter=12),
        "h1": like("h1", paper.heading, fontName=BOLD, spaceBefore=18, spaceAfter=5, keepWithNext=1),
        "h2": like("h2", paper.body * 1.08, fontName=BOLD, spaceBefore=12, spaceAfter=3, keepWithNext=1),
        "prompt": like("prompt", paper.body, fontName=BOLD, leftIndent=26, bulletIndent=0),
        "hint": like("hint", paper.small, textColor=QUIET, leftIndent=26),
    }
