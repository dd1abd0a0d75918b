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
from app.export.structure import Element, Role
from app.export.tagging import tagged
from app.export.tailed import well_ended

_HARDLY, _THIN, _EMPTY = 0.5, 0.18, 0.08
"""A page of a handout that is less full than that has hardly anything on it; the last page of any document, next to nothing;
or nothing, but that it stays empty."""
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
    papers = [with_room_for_the_foot(contents, paper) for contents, paper in zip(several, on, strict=True)]
    if len(several) == 1:
        return _closer(several[0], papers[0], name).pdf()
    closer = [
        _closer(contents, paper, name).papers[0] if contents.handout else paper
        for contents, paper in zip(several, papers, strict=True)
    ]
    return _Laid(several, closer, name).pdf()


class _Laid:
    """Documents in one file, set on their pages. The file is written when `pdf` is asked for, for much is set only to see
    how its pages fill."""

    def __init__(
        self, several: Sequence[Contents], papers: Sequence[Paper], name: str, *, ends_well: bool = False
    ) -> None:
        self.papers = papers
        self._several = several
        self._name = name
        self._root = Element(Role.DOCUMENT)
        self._out = io.BytesIO()
        story: list[Flowable] = []
        for place, (contents, its_paper) in enumerate(zip(several, papers, strict=True)):
            before = begun(place, its_paper, self._root) if place else ()
            whole = Setting(contents, its_paper, self._root).whole()
            story += [*before, *(well_ended(whole, its_paper) if ends_well else whole)]
        frames = [
            PageFrame(contents, its_paper, self._root) for contents, its_paper in zip(several, papers, strict=True)
        ]
        self._document = _Document(self._out, name, several[0].language, papers)
        self._document.build(story, canvasmaker=numbered_canvas(frames))

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._document.full)

    def ends(self) -> list[float]:
        """How full the last page is, and that before the pages to keep, from 0 to 1."""
        full = self._document.full
        before = [one for one in full[: self._document.kept_from] if one > _EMPTY]
        return [*before[-1:], *full[-1:]]

    def pdf(self) -> bytes:
        """The file; once."""
        self._document.canv.save()
        paper = self.papers[0]
        for contents in self._several:
            known_fields(self._root, contents.known, paper.left, paper.height - 24, self.pages - 1)
        return tagged(self._out, self._root, self._name, self._several[0].language)


def _closer(contents: Contents, paper: Paper, name: str) -> _Laid:
    """One document on `paper`, set as much closer as it takes to save a page, where one has hardly anything on it; where
    that saves none, a long answer leaves more for the last page."""
    usual = _Laid((contents,), (paper,), name)
    is_thin = any(full < _HARDLY for full in usual.ends()) if contents.handout else usual.ends()[-1] < _THIN
    if usual.pages == 1 or not is_thin:
        return usual
    half, closest = (replace(paper, close=close, top=paper.top - close * _HIGHER) for close in _CLOSER)
    most = _Laid((contents,), (closest,), name)
    if most.pages >= usual.pages:
        return usual if contents.handout else _Laid((contents,), (paper,), name, ends_well=True)
    some = _Laid((contents,), (half,), name)
    return some if some.pages == most.pages else most


def is_one_page(contents: Contents, paper: Paper) -> bool:
    """Whether all of it has room between the head and the foot of one page."""
    its_paper = with_room_for_the_foot(contents, paper)
    story = Setting(contents, its_paper, Element(Role.DOCUMENT)).whole()
    return tall(story, its_paper.measure) <= its_paper.room


class _Document(BaseDocTemplate):
    """One frame a page, as large as the document that stands on it has room (`papers`, one for each that is set); headings
    go into the outline as they are drawn. It writes no file by itself."""

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
        # ReportLab's own switch.
        self._doSave = 0
        self.full: list[float] = []
        """How much of each page is taken, from 0 to 1."""
        self.kept_from = 0
        """The place of the first page to keep, from 0; 0 where there is none."""
        self._papers = papers
        self._marks = 0

    def afterPage(self) -> None:
        room, low = self._papers[0], getattr(self.frame, "_y", 0.0)
        self.full.append((room.height - room.top - low) / room.room)

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, OutlineHeading) and flowable.outline_title:
            self._marks += 1
            key = f"h{self._marks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.outline_title, key, level=flowable.outline_level, closed=False)
            if flowable.own_sheet:
                canvas: Any = self.canv
                canvas.own_sheet = flowable.own_sheet
                self.kept_from = int(self.page) - 1


def _frame(paper: Paper) -> Frame:
    sides = (paper.left, paper.bottom, paper.measure, paper.room)
    return Frame(*sides, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
