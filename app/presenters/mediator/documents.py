"""The documents window: pick one, see for whom it is, look at it, print it, export it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.language import _
from app.presenters.doors import BLANK, CasesDoor, DocumentKind, DocumentWanted, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.document_words import DocumentRow, document_row
from app.presenters.mediator.making import Making, MakingView
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents for the same people, under one heading. With `outcome` the way to the outcome note stands below them."""

    heading: str
    rows: tuple[DocumentRow, ...]
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A blank sheet that can be printed for a party."""

    worksheet: str
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentsShown:
    """What can be picked. `parties` are ids and names, `paper` is what was chosen last."""

    groups: tuple[DocumentGroup, ...]
    handouts: tuple[HandoutRow, ...]
    parties: tuple[tuple[str, str], ...]
    paper: str = "letter"

    @property
    def rows(self) -> tuple[DocumentRow, ...]:
        """Every document, in the order of the list."""
        return tuple(row for group in self.groups for row in group.rows)


class DocumentsView(MakingView, Protocol):
    """The documents window."""

    def show_documents(self, shown: DocumentsShown) -> None: ...


FOR_YOU = (DocumentKind.CASE_OVERVIEW, DocumentKind.PARTY_SUMMARY, DocumentKind.RETURN_CARD)
FOR_THE_PARTIES = (DocumentKind.JOINT_SUMMARY, DocumentKind.OWN_COPY, DocumentKind.TERM_POINTS)
FOR_OTHERS = (DocumentKind.REFERRAL_NOTE,)
"""Kinds in the order of the list; blank ones and the outcome note have pages of their own."""


class Documents(Making):
    """Each document that can be made now, one at a time."""

    def __init__(self, view: DocumentsView, case: OpenCase, cases: CasesDoor, background: Background) -> None:
        super().__init__(view, case, cases, background)
        self._list = view
        self._to_fill_in = False

    def start(self) -> None:
        self._background.run(self._load, self._loaded, self._view.show_trouble)

    def _load(self) -> DocumentsShown:
        case, sheets = self._case.case(), self._cases.worksheets()
        may = set(self._case.offered_sheets())
        offered = self._case.documents()
        say = case.tongue().say
        called = names(case)

        def rows(*kinds: DocumentKind) -> tuple[DocumentRow, ...]:
            return tuple(document_row(each, case) for kind in kinds for each in offered if each.kind is kind)

        return DocumentsShown(
            groups=(
                DocumentGroup(_("For you"), rows(*FOR_YOU)),
                DocumentGroup(_("For the parties"), rows(*FOR_THE_PARTIES)),
                DocumentGroup(_("For others"), rows(*FOR_OTHERS), outcome=True),
            ),
            handouts=tuple(
                HandoutRow(sheet.id, say(sheet.title), sheet.handout_pages)
                for sheet in sheets.values()
                if sheet.id in may
            ),
            parties=tuple((party.id, called[party.id]) for party in case.parties),
            paper=self._load_paper(),
        )

    def _loaded(self, shown: DocumentsShown) -> None:
        self._paper = shown.paper
        self._list.show_documents(shown)

    def pick(self, wanted: DocumentWanted) -> None:
        """Make this document and show it."""
        self.make(wanted)

    def pick_handout(self, worksheet: str, party: str, language: str = "") -> None:
        """Make a blank handout, in the words of its party and with the case's code."""
        kind = DocumentKind.FILLABLE if self._to_fill_in else DocumentKind.HANDOUT
        self.make(DocumentWanted(kind, party=party, worksheet=worksheet, language=language))

    def to_fill_in(self, on: bool) -> None:
        """Whether handouts are forms to fill in on a screen; makes the picked one anew."""
        self._to_fill_in = on
        if self._wanted is not None and self._wanted.kind in BLANK:
            self.pick_handout(self._wanted.worksheet, self._wanted.party, self._wanted.language)
