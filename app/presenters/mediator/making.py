"""One document at a time: made away from the window, shown, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Protocol, TypeVar

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import BLANK, CasesDoor, DocumentMade, DocumentWanted, OpenCase
from app.presenters.mediator.background import Background

T = TypeVar("T")

PAPERS = ("letter", "a4")
_KEPT = "paper"
"""The name of the setting that says which paper the mediator's printer has."""


class MakingView(Protocol):
    """What shows a document."""

    def show_made(self, made: DocumentMade) -> None:
        """Show the document, or say that an own copy is not shown here."""

    def show_nothing(self) -> None: ...
    def show_saving(self, under_way: bool) -> None:
        """Whether something is being saved: until it is, nothing else can be."""

    def show_exported(self, made: DocumentMade, file_name: str, words: str) -> None:
        """It is saved; `words` open it and are shown this once, "" where it was left open."""

    def print_pdf(self, made: DocumentMade) -> None: ...
    def open_elsewhere(self, made: DocumentMade, where: str) -> None:
        """It lies there, open: show it in the program that the desktop has for it."""

    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class Making:
    """Documents are made when they are wanted, each from one audience's view alone; the picture is in memory only."""

    def __init__(self, view: MakingView, case: OpenCase, cases: CasesDoor, background: Background) -> None:
        self._view = view
        self._case = case
        self._cases = cases
        self._background = background
        self._wanted: DocumentWanted | None = None
        self._made: DocumentMade | None = None
        self._paper = PAPERS[0]
        self._large = False

    def _load_paper(self) -> str:
        """The paper that was chosen last, on any page; asked for away from the window."""
        kept = self._cases.setting(_KEPT)
        return kept if kept in PAPERS else PAPERS[0]

    def make(self, wanted: DocumentWanted) -> None:
        """Make this document, on the chosen paper, and show it."""
        self._wanted = replace(wanted, paper=self._paper, large=self._large)
        self._made = None
        self._view.show_nothing()
        self._view.show_busy(_("Making the document…"))
        asked = self._wanted

        def make() -> DocumentMade | None:
            # What was wanted first is not made any more once something else is: several ticks in a row cost one drawing.
            return self._case.document(asked) if asked == self._wanted else None

        def made(document: DocumentMade | None) -> None:
            if asked == self._wanted and document is not None:
                self._made = document
                self._view.show_busy("")
                self._view.show_made(document)

        self._background.run(make, made, self._trouble)

    def put_away(self) -> None:
        """Nothing is wanted now."""
        self._wanted = self._made = None
        self._view.show_nothing()
        self._view.show_busy("")

    def print_size(self, paper: str, large: bool) -> None:
        """Choose the paper ("letter", "a4"), which is remembered, and whether the print is large; makes the wanted
        document anew."""
        if (paper, large) == (self._paper, self._large):
            return
        is_other_paper = paper != self._paper
        self._paper, self._large = paper, large
        if is_other_paper:
            self._background.run(lambda: self._cases.keep_setting(_KEPT, paper), _nothing, self._trouble)
        if self._wanted is not None:
            self.make(self._wanted)

    def suggested_name(self) -> str:
        """A file name for the save dialog: document and audience, no name of a person; "" with nothing made."""
        return self._made.file_name if self._made is not None else ""

    def export(self, where: str, locked: bool) -> None:
        """Save the shown document there; locked unless the mediator left it open for this file. A blank one never is: a
        locked form could not be filled in and read back, and there is nothing in it to lock."""
        made = self._made
        if made is None or not where:
            return
        locked = locked and made.wanted.kind not in BLANK

        def saved(words: str) -> None:
            self._view.show_exported(made, PurePath(where).name, words)

        self.save(lambda: self._case.export(made, where, locked), saved)

    def open_elsewhere(self, where: str) -> None:
        """Save the shown document there without a lock, noted like every open one, and show it in another program. Never an
        own copy."""
        made = self._made
        if made is None or not made.may_preview or not where:
            return

        def saved(_words: str) -> None:
            self._view.open_elsewhere(made, where)

        self.save(lambda: self._case.export(made, where, False), saved)

    def save(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Save something away from the window, which says so until it is done."""

        def saved(result: T) -> None:
            self._view.show_saving(False)
            done(result)

        def failed(trouble: Trouble) -> None:
            self._view.show_saving(False)
            self._view.show_trouble(trouble)

        self._view.show_saving(True)
        self._background.run(work, saved, failed)

    def print(self) -> None:
        """Send the shown document to the platform's print dialog. An own copy is printed unseen."""
        if self._made is not None:
            self._view.print_pdf(self._made)

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)


def _nothing(_nothing: None) -> None:
    """Nobody waits for a setting to be kept."""
