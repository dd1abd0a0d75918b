"""From neutral contents to PDF bytes with ReportLab: the same bytes for the same contents, in every process.

Metadata is fixed and says nothing of people, places or times.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.export.flowing import OutlineHeading, tall
from app.export.fonts import PLAIN
from app.export.forms import known_fields
from app.export.metadata import MAKER
from app.export.page_frame import PageFrame, numbered_canvas, with_room_for_the_foot
from app.export.paper import Paper
from app.export.parts import Contents
from app.export.setting import Setting
from app.export.sheets_of_paper import begun
from app.export.structure import Element, MarkingCanvas, Role
from app.export.tagging import tagged
from app.export.tailed import well_ended

_HARDLY, _EMPTY = 0.5, 0.08
"""A page that is less full than that has hardly anything on it; or nothing, but that it stays empty."""
_CLOSER = (0.5, 1.0)
_HIGHER = 6.0
"""How much higher the words begin where they are set as close as they may be."""


def draw(contents: Contents, paper: Paper) -> bytes:
    """The PDF of `contents` on `paper`."""
    return draw_set((contents,), (paper,), contents.name)


def draw_set(several: Sequence[Contents], on: Sequence[Paper], name: str) -> bytes:
    """One PDF of several, in one language, each on its paper, all of one size. Each has the pages it has alone, with its own
    head, foot and numbers, and begins on the front of a sheet of paper."""
    # Same input, same bytes: no time, no random id (ReportLab's own switch).
    rl_config.invariant = 1
    # Nor pages written in letters, which pikepdf would only turn back into bytes.
    rl_config.useA85 = 0
    papers = [
        _closer(contents, with_room_for_the_foot(contents, paper)) for contents, paper in zip(several, on, strict=True)
    ]
    root = Element(Role.DOCUMENT)
    story: list[Flowable] = []
    for place, (contents, its_paper) in enumerate(zip(several, papers, strict=True)):
        set_in_type = well_ended(Setting(contents, its_paper, root).whole(), its_paper)
        story += [*(begun(place, its_paper, root) if place else ()), *set_in_type]
    out = io.BytesIO()
    document = _Document(out, name, several[0].language, papers)
    frames = [PageFrame(contents, its_paper, root) for contents, its_paper in zip(several, papers, strict=True)]
    document.build(story, canvasmaker=numbered_canvas(frames))
    for contents in several:
        known_fields(root, contents.known, papers[0].left, papers[0].height - 24, document.last_page)
    return tagged(out, root, name, several[0].language)


def _closer(contents: Contents, paper: Paper) -> Paper:
    """`paper`, for a handout set as much closer as it takes to save a page, where one has hardly anything on it."""
    if not contents.handout:
        return paper
    usual = _Trial(contents, paper)
    if not any(full < _HARDLY for full in usual.ends()):
        return paper
    closest = [replace(paper, close=close, top=paper.top - close * _HIGHER) for close in _CLOSER]
    least = len(_Trial(contents, closest[-1]).full)
    if least >= len(usual.full):
        return paper
    return next(one for one in closest if one.close == 1.0 or len(_Trial(contents, one).full) == least)


def is_one_page(contents: Contents, paper: Paper) -> bool:
    """Whether all of it has room between the head and the foot of one page."""
    its_paper = with_room_for_the_foot(contents, paper)
    story = Setting(contents, its_paper, Element(Role.DOCUMENT)).whole()
    return tall(story, its_paper.measure) <= its_paper.room


class _Document(BaseDocTemplate):
    """One frame a page, as large as the document that stands on it has room (`papers`, one for each that is drawn);
    headings go into the outline as they are drawn."""

    def __init__(self, out: io.BytesIO, name: str, language: str, papers: Sequence[Paper]) -> None:
        super().__init__(
            out,
            pagesize=(papers[0].width, papers[0].height),
            title=name,
            author=MAKER,
            creator=MAKER,
            producer=MAKER,
            subject="",
            lang=language,
            # Without this ReportLab names a font of its own on every page, one that is not embedded.
            initialFontName=PLAIN,
        )
        self.addPageTemplates([PageTemplate(str(place), [_frame(paper)]) for place, paper in enumerate(papers)])
        self._marks = 0

    @property
    def last_page(self) -> int:
        """The place of the last page, from 0; once it is built."""
        return int(self.page) - 1

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, OutlineHeading) and flowable.outline_title:
            self._marks += 1
            key = f"h{self._marks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.outline_title, key, level=flowable.outline_level, closed=False)
            if flowable.own_sheet:
                canvas: Any = self.canv
                canvas.own_sheet = flowable.own_sheet


class _Trial(_Document):
    """One document set to see how its pages fill; nothing of it is kept."""

    def __init__(self, contents: Contents, paper: Paper) -> None:
        super().__init__(io.BytesIO(), contents.name, contents.language, [paper])
        self.full: list[float] = []
        """How much of each page is taken, from 0 to 1."""
        self._kept_from = 0
        self._room = paper
        self.build(Setting(contents, paper, Element(Role.DOCUMENT)).whole(), canvasmaker=_TrialCanvas)

    def ends(self) -> list[float]:
        """How full the last page is, and that before the pages to keep."""
        before = [full for full in self.full[: self._kept_from] if full > _EMPTY]
        return [*before[-1:], *self.full[-1:]]

    def afterPage(self) -> None:
        room = self._room
        low = getattr(self.frame, "_y", 0.0)
        self.full.append((room.height - room.top - low) / room.room)

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, OutlineHeading) and flowable.own_sheet:
            self._kept_from = int(self.page) - 1


class _TrialCanvas(MarkingCanvas):
    """A canvas that writes no file."""

    own_sheet = ""

    def save(self) -> None:
        """Its pages are counted already."""


def _frame(paper: Paper) -> Frame:
    sides = (paper.left, paper.bottom, paper.measure, paper.room)
    return Frame(*sides, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
