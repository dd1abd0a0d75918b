"""What begins on the front of a sheet of paper, when pages are printed on both sides."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from app.domain.language import _
from app.export.flowing import Words
from app.export.fonts import marked_up
from app.export.page_frame import NO_DOCUMENT
from app.export.paper import Paper
from app.export.structure import Element, Role
from app.export.styles import styles


class BackOfASheet(Flowable):
    """At the top of a page: where that page is the back of a sheet, it stays empty, says so, and the next one begins.

    What comes must not stand behind what is handed in, when the pages are printed on both sides.
    """

    def __init__(self, *empty_page: Flowable) -> None:
        super().__init__()
        self._empty_page = empty_page

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        if self.canv.getPageNumber() % 2 == 0:
            frame: Any = getattr(self, "_frame", None)
            frame.add_generated_content(*self._empty_page, PageBreak())
        return 0.0, 0.0

    def draw(self) -> None:
        """Nothing of its own."""


class DocumentBegins(Flowable):
    """From this page on the canvas draws the document with this place in a set."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.document_at, canvas.own_sheet = self._place, ""


def begun(place: int, paper: Paper, root: Element) -> list[Flowable]:
    """What stands before a document that is not the first of a set."""
    empty = _("This page stays empty, so that each document is on paper of its own.")
    said = Words(marked_up(empty), styles(paper)["quiet"], root.add(Role.PARAGRAPH))
    return [
        NextPageTemplate(str(place)),
        PageBreak(),
        BackOfASheet(DocumentBegins(NO_DOCUMENT), said),
        DocumentBegins(place),
    ]
