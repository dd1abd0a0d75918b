"""The documents window: pick one, see for whom it is, look at it, print it, export it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from app.domain.case import Case
from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import BLANK, CasesDoor, DocumentKind, DocumentMade, DocumentWanted, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that can be made: what it is, for whom, and what it holds."""

    wanted: DocumentWanted
    title: str
    audience: str
    holds: str


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A blank sheet that can be printed for a party, or for nobody in particular. Without a worksheet: all that are planned
    for the party."""

    worksheet: str
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentsShown:
    """What can be picked. `parties` are ids and names."""

    rows: tuple[DocumentRow, ...]
    handouts: tuple[HandoutRow, ...]
    parties: tuple[tuple[str, str], ...]


class DocumentsView(Protocol):
    """The documents window."""

    def show_documents(self, shown: DocumentsShown) -> None: ...
    def show_made(self, made: DocumentMade) -> None:
        """Show the document, or say that an own copy is not shown here."""

    def show_nothing(self) -> None: ...
    def show_exported(self, file_name: str, words: str) -> None:
        """Saved; `words` open it and are shown this once, "" where it was left open."""

    def print_pdf(self, made: DocumentMade) -> None: ...
    def open_elsewhere(self, where: str) -> None:
        """It lies there, open: show it in the program that the desktop has for it."""

    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class Documents:
    """Documents are made when picked, each from one audience's view alone; the picture is in memory only."""

    def __init__(self, view: DocumentsView, case: OpenCase, cases: CasesDoor, background: Background) -> None:
        self._view = view
        self._case = case
        self._cases = cases
        self._background = background
        self._wanted: DocumentWanted | None = None
        self._made: DocumentMade | None = None
        self._paper = "letter"
        self._large = False
        self._to_fill_in = False

    def start(self) -> None:
        self._background.run(self._load, self._view.show_documents, self._view.show_trouble)

    def _load(self) -> DocumentsShown:
        case, sheets = self._case.case(), self._cases.worksheets()
        may = set(self._case.offered_sheets())
        offered = self._case.documents()
        wanted = [each for each in offered if each.kind not in BLANK]
        sets = any(each.kind is DocumentKind.HANDOUT_SET for each in offered)
        say = case.tongue().say
        called = names(case)
        return DocumentsShown(
            rows=tuple(document_row(each, case) for each in wanted),
            handouts=(
                *((HandoutRow("", _("All sheets planned for the break"), 0),) if sets else ()),
                *(
                    HandoutRow(sheet.id, say(sheet.title), sheet.handout_pages)
                    for sheet in sheets.values()
                    if sheet.id in may
                ),
            ),
            parties=tuple((party.id, called[party.id]) for party in case.parties),
        )

    def pick(self, wanted: DocumentWanted) -> None:
        """Make this document and show it."""
        self._wanted = replace(wanted, paper=self._paper, large=self._large)
        self._made = None
        self._view.show_nothing()
        self._view.show_busy(_("Making the document…"))
        asked = self._wanted

        def made(document: DocumentMade) -> None:
            if asked == self._wanted:
                self._show(document)

        self._background.run(lambda: self._case.document(asked), made, self._trouble)

    def pick_handout(self, worksheet: str, party: str, language: str = "") -> None:
        """Make a blank handout; with a party it is in its words and carries the case's code. Without a worksheet: all
        that are planned for the party, to be printed at once."""
        kind = DocumentKind.FILLABLE if self._to_fill_in else DocumentKind.HANDOUT
        if not worksheet:
            kind = DocumentKind.HANDOUT_SET
        self.pick(DocumentWanted(kind, party=party, worksheet=worksheet, language=language))

    def to_fill_in(self, on: bool) -> None:
        """Whether handouts are forms to fill in on a screen; makes the picked one anew."""
        self._to_fill_in = on
        if self._wanted is not None and self._wanted.kind in BLANK:
            self.pick_handout(self._wanted.worksheet, self._wanted.party, self._wanted.language)

    def print_size(self, paper: str, large: bool) -> None:
        """Choose the paper ("letter", "a4") and whether the print is large; makes the picked document anew."""
        if (paper, large) == (self._paper, self._large):
            return
        self._paper, self._large = paper, large
        if self._wanted is not None:
            self.pick(self._wanted)

    def _show(self, document: DocumentMade) -> None:
        self._made = document
        self._view.show_busy("")
        self._view.show_made(document)

    def suggested_name(self) -> str:
        """A file name for the save dialog: document and audience, no name of a person; "" with nothing picked."""
        return self._made.file_name if self._made is not None else ""

    def export(self, where: str, locked: bool) -> None:
        """Save the shown document there; locked unless the mediator left it open for this file. A blank one never is: a
        locked form could not be filled in and read back, and there is nothing in it to lock."""
        made = self._made
        if made is None or not where:
            return
        locked = locked and made.wanted.kind not in BLANK
        self._view.show_busy(_("Saving…"))

        def saved(words: str) -> None:
            self._view.show_busy("")
            self._view.show_exported(PurePath(where).name, words)

        self._background.run(lambda: self._case.export(made, where, locked), saved, self._trouble)

    def open_elsewhere(self, where: str) -> None:
        """Save the shown document there without a lock, noted like every open one, and show it in another program. Never an
        own copy."""
        made = self._made
        if made is None or not made.may_preview or not where:
            return
        self._view.show_busy(_("Saving…"))

        def saved(_words: str) -> None:
            self._view.show_busy("")
            self._view.open_elsewhere(where)

        self._background.run(lambda: self._case.export(made, where, False), saved, self._trouble)

    def print(self) -> None:
        """Send the shown document to the platform's print dialog. An own copy is printed unseen."""
        if self._made is not None:
            self._view.print_pdf(self._made)

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)


def document_row(wanted: DocumentWanted, case: Case) -> DocumentRow:
    """A document in words."""
    name = names(case).get(wanted.party, "")
    title, audience, holds = _ROWS[wanted.kind]()
    return DocumentRow(wanted, title.format(name=name), audience.format(name=name), holds)


def _party_summary() -> tuple[str, str, str]:
    return (
        _("Summary of {name}"),
        _("For you, the mediator"),
        _("Answers at “Me and the mediator” or wider, each with its lock. Skipped and private look alike."),
    )


def _own_copy() -> tuple[str, str, str]:
    return (
        _("Own copy of {name}"),
        _("For {name} alone"),
        _("Everything this party wrote, but not what it kept to itself. It is never shown on your screen."),
    )


def _joint() -> tuple[str, str, str]:
    return _("Joint summary"), _("For everyone"), _("Only what was cleared to share, by party, in their words.")


def _overview() -> tuple[str, str, str]:
    return (
        _("Case overview"),
        _("For you, the mediator"),
        _("Both parties beside each other, the pictures of “If we don't settle”, the causes and the breaks."),
    )


def _return_card() -> tuple[str, str, str]:
    return (
        _("Return card"),
        _("For you, to carry in"),
        _("Cleared points and the questions each party wants asked, on one page."),
    )


def _referral_note() -> tuple[str, str, str]:
    return (
        _("Referral note of {name}"),
        _("For a professional"),
        _("The cleared question from “Who could help”, and no position. Read it through before you pass it on."),
    )


def _outcome_note() -> tuple[str, str, str]:
    return (
        _("Outcome note"),
        _("For a court or programme"),
        _("How the mediation ended and who was there. No answer, and no words of yours."),
    )


def _term_points() -> tuple[str, str, str]:
    return (
        _("Term points"),
        _("For the parties' counsel"),
        _("What every party cleared on the same point, in their words. Not an agreement until signed."),
    )


def _handout() -> tuple[str, str, str]:
    return _("Blank handout"), _("For {name}"), _("The sheet with space to write.")


def _fillable() -> tuple[str, str, str]:
    return _("Handout to fill in"), _("For {name}"), _("The sheet as a form to fill in on a screen.")


def _handout_set() -> tuple[str, str, str]:
    return (
        _("Blank handouts"),
        _("For {name}"),
        _("All sheets planned for the break, each on paper of its own, in one print."),
    )


_ROWS = {
    DocumentKind.PARTY_SUMMARY: _party_summary,
    DocumentKind.OWN_COPY: _own_copy,
    DocumentKind.JOINT_SUMMARY: _joint,
    DocumentKind.CASE_OVERVIEW: _overview,
    DocumentKind.RETURN_CARD: _return_card,
    DocumentKind.REFERRAL_NOTE: _referral_note,
    DocumentKind.OUTCOME_NOTE: _outcome_note,
    DocumentKind.TERM_POINTS: _term_points,
    DocumentKind.HANDOUT: _handout,
    DocumentKind.FILLABLE: _fillable,
    DocumentKind.HANDOUT_SET: _handout_set,
}
