"""From neutral contents to PDF bytes with ReportLab: the same bytes for the same contents, in every process.

Metadata is fixed and says nothing of people, places or times.
"""

from __future__ import annotations

import io
from typing import Any

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.export.flowing import OutlineHeading
from app.export.fonts import PLAIN
from app.export.forms import known_fields
from app.export.metadata import MAKER
from app.export.page_frame import PageFrame, numbered_canvas
from app.export.paper import Paper
from app.export.parts import Contents
from app.export.setting import Setting
from app.export.structure import Element, Role
from app.export.tagging import tagged


def draw(contents: Contents, paper: Paper) -> bytes:
    """The PDF of `contents` on `paper`."""
    # Same input, same bytes: no time, no random id (ReportLab's own switch).
    rl_config.invariant = 1
    root = Element(Role.DOCUMENT)
    setting = Setting(contents, paper, root)
    out = io.BytesIO()
    document = _Document(out, contents, paper)
    document.build(setting.whole(), canvasmaker=numbered_canvas(PageFrame(contents, paper, root)))
    known_fields(root, contents.known, paper.left, paper.height - 24)
    return tagged(out, root, contents.name, contents.language)


class _Document(BaseDocTemplate):
    """One frame a page; headings go into the outline as they are drawn."""

    def __init__(self, out: io.BytesIO, contents: Contents, paper: Paper) -> None:
        super().__init__(
            out,
            pagesize=(paper.width, paper.height),
            title=contents.name,
            author=MAKER,
            creator=MAKER,
            producer=MAKER,
            subject="",
            lang=contents.language,
            # Without this ReportLab names a font of its own on every page, one that is not embedded.
            initialFontName=PLAIN,
        )
        frame = Frame(
            paper.left,
            paper.bottom,
            paper.measure,
            paper.room,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates([PageTemplate(id="page", frames=[frame])])
        self._marks = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, OutlineHeading):
            self._marks += 1
            key = f"h{self._marks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.outline_title, key, level=flowable.outline_level, closed=False)
            if flowable.own_sheet:
                canvas: Any = self.canv
                canvas.own_sheet = flowable.own_sheet
