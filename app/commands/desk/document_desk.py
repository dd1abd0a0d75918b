"""Documents of the open case: which there are, making one, saving it, and the saved ones that still lie open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from app.commands.desk.blank_documents import BlankDocuments, free_name
from app.commands.desk.drawing import NotReadable, drawn, fits_one_page, flattened
from app.commands.desk.drawing import locked as lock_pdf
from app.commands.desk.kind_words import kind_words
from app.commands.desk.preparing import Library
from app.commands.desk.wanted_documents import NoSuchDocument, NotMadeHere, mark_of, see_that_it_exists
from app.commands.writing import write_document
from app.domain.case import Party
from app.domain.language import _
from app.domain.sharing import ALL, MEDIATOR, one_party
from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.export import contents as make
from app.export.joint import joint_summary
from app.export.naming import file_name
from app.export.outcome_note import outcome_note
from app.export.overview import case_overview
from app.export.paper import NAMES
from app.export.parts import Contents
from app.export.referral_note import SHEET as REFERRED
from app.export.referral_note import referral_note
from app.export.return_card import return_card
from app.export.term_points import term_points
from app.presenters.doors import (
    BLANK,
    OF_A_SHEET,
    DocumentKind,
    DocumentMade,
    DocumentWanted,
    HandoutSet,
    UnlockedExport,
)
from app.storage import passphrases
from app.storage.case_file import CaseFile
from app.storage.durable import files_told
from app.storage.index import Exported, Index
from app.storage.whole_files import write_whole
from app.storage.worksheet_files import diagnosis

_LOCK_WORDS = 4
_OF_CLEARED_WORDS = (DocumentKind.JOINT_SUMMARY, DocumentKind.RETURN_CARD, DocumentKind.TERM_POINTS)
"""Documents of all parties that can be made at any time."""


class NotThere(Trouble):
    """A saved document is not where it was saved."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This document is not where it was saved any more."),
            safe=_("Nothing is lost: it can be made again."),
            do=_("If you moved it to another place, look after it there."),
        )


class NotAsSaved(Trouble):
    """What lies there now is not the open document that was saved."""

    def __init__(self) -> None:
        super().__init__(
            happened=_(
                "The file was changed since it was saved, or it is locked already, so it cannot be locked here."
            ),
            safe=_("It was left as it is. The document can be made again."),
            do=_("Move it off this laptop or delete it."),
        )


class DocumentDesk:
    """Makes each document from what its audience may read, and from nothing else."""

    def __init__(self, file: CaseFile, index: Index, library: Library, clock: Clock, chance: Chance) -> None:
        self._file = file
        self._index = index
        self._library = library
        self._clock = clock
        self._chance = chance
        self._blank = BlankDocuments(file, library)
        self._made_here: set[bytes] = set()
        self._makers: Mapping[DocumentKind, Callable[[DocumentWanted], tuple[Contents | tuple[Contents, ...], str]]] = {
            DocumentKind.PARTY_SUMMARY: self._party_summary,
            DocumentKind.OWN_COPY: self._own_copy,
            DocumentKind.JOINT_SUMMARY: self._joint_summary,
            DocumentKind.CASE_OVERVIEW: self._case_overview,
            DocumentKind.RETURN_CARD: self._return_card,
            DocumentKind.REFERRAL_NOTE: self._referral_note,
            DocumentKind.OUTCOME_NOTE: self._outcome_note,
            DocumentKind.TERM_POINTS: self._term_points,
            DocumentKind.HANDOUT: self._blank.handout,
            DocumentKind.FILLABLE: self._blank.handout,
            DocumentKind.HANDOUT_SET: self._blank.handout_set,
        }

    def offered(self) -> tuple[DocumentWanted, ...]:
        """The documents that can be made now; handouts, to print and to fill in, for every sheet and party. An outcome
        note needs a choice first."""
        parties = self._file.case().parties
        filled = {info.party for info in self._file.fillings()}
        asking = {info.party for info in self._file.fillings() if info.worksheet == REFERRED}
        summaries = [DocumentWanted(DocumentKind.PARTY_SUMMARY, party.id) for party in parties if party.id in filled]
        copies = [DocumentWanted(DocumentKind.OWN_COPY, party.id) for party in parties if party.id in filled]
        handouts = [
            DocumentWanted(kind, party.id, sheet)
            for kind in OF_A_SHEET
            for sheet in self._library.worksheets
            for party in parties
        ]
        overview = [DocumentWanted(DocumentKind.CASE_OVERVIEW)] if filled else []
        for_all = [DocumentWanted(kind) for kind in _OF_CLEARED_WORDS]
        referrals = [DocumentWanted(DocumentKind.REFERRAL_NOTE, party.id) for party in parties if party.id in asking]
        sets = [
            DocumentWanted(DocumentKind.HANDOUT_SET, party.id) for party in parties if self._blank.planned(party.id)
        ]
        return (*overview, *summaries, *copies, *for_all, *referrals, *handouts, *sets)

    def made(self, wanted: DocumentWanted) -> DocumentMade:
        """Make one document. An own copy is made without "only me" answers and may not be previewed here.
        `NoSuchDocument` where what is wanted does not go together."""
        see_that_it_exists(wanted, self._file.case(), self._library.worksheets, NAMES)
        content, audience = self._makers[wanted.kind](wanted)
        letter = self._party(wanted).letter if wanted.party else ""
        large: bool | tuple[bool, ...] = wanted.large
        if wanted.kind is DocumentKind.HANDOUT_SET:
            letter, large = self._blank.letters(wanted), self._blank.sizes(wanted)
        pdf = drawn(*_each(content), paper=wanted.paper, large=large)
        made = DocumentMade(
            wanted=wanted,
            file_name=file_name(wanted.kind.value, letter, wanted.worksheet),
            audience=audience,
            pdf=pdf,
            may_preview=wanted.kind is not DocumentKind.OWN_COPY,
            to_look_at=flattened(pdf) if wanted.kind is DocumentKind.FILLABLE else b"",
        )
        self._made_here.add(mark_of(made))
        return made

    def _party(self, wanted: DocumentWanted) -> Party:
        return self._file.case().party(wanted.party)

    def _party_summary(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        party = self._party(wanted)
        content = make.party_summary(self._file.read(MEDIATOR), party.id, self._library.frame)
        return content, _("For the mediator only")

    def _own_copy(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        party = self._party(wanted)
        read = self._file.read(one_party(party.id))
        return make.own_copy(read, self._library.frame), _("For {name} only").format(name=party.name)

    def _joint_summary(self, _wanted: DocumentWanted) -> tuple[Contents, str]:
        return joint_summary(self._file.read(ALL), self._library.frame), _("For everybody")

    def _case_overview(self, _wanted: DocumentWanted) -> tuple[Contents, str]:
        content = case_overview(self._file.read(MEDIATOR), self._library.frame, diagnosis())
        return content, _("For the mediator only")

    def _return_card(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        fits = partial(fits_one_page, paper=wanted.paper, large=wanted.large)
        content = return_card(self._file.read(ALL), self._library.frame, fits)
        return content, _("For the mediator, to carry in")

    def _referral_note(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        parties = self._file.case().parties
        content = referral_note(self._file.read(ALL), self._party(wanted), parties, self._library.frame)
        return content, _("For a professional")

    def _outcome_note(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        if wanted.outcome is None:
            raise NoSuchDocument
        return outcome_note(self._file.case(), wanted.outcome, wanted.attended), _("For the court or programme")

    def _term_points(self, _wanted: DocumentWanted) -> tuple[Contents, str]:
        content = term_points(self._file.read(ALL), self._file.case().parties, self._library.frame)
        return content, _("For the parties' counsel")

    # ---- saving ---------------------------------------------------------------------------------------------------

    def export(self, document: DocumentMade, where: str, *, locked: bool) -> str:
        """Save a document and note it. The words that open it, or "" where it is left open. `NotMadeHere` where it is
        not, to the last byte, one that was made from this case since it was opened: a page may outlive a case."""
        if mark_of(document) not in self._made_here:
            raise NotMadeHere
        words = passphrases.offered(self._chance, _LOCK_WORDS) if locked else ""
        path, pdf = Path(where), document.pdf
        if locked:
            pdf = lock_pdf(pdf, words)
        # A blank handout holds no answer: nothing has to be looked after.
        if document.wanted.kind in BLANK:
            write_document(path, pdf)
            # What lay there before is gone, and with it what was noted of it.
            self._forget(path, keep=set())
        else:
            with self.noting(document.wanted.kind, document.audience, path, locked=locked):
                write_document(path, pdf)
        return words

    def save_forms(self, sets: tuple[HandoutSet, ...], folder: str, paper: str, language: str = "") -> tuple[str, ...]:
        """Save blank forms: nothing has to be looked after, and nothing that lies there is written over."""
        return self._blank.save_forms(sets, Path(folder), paper, language, self.made)

    @contextmanager
    def noting(self, kind: DocumentKind, audience: str, path: Path, *, locked: bool) -> Iterator[None]:
        """Note a document that is written inside, in place of what was noted of this place before. First the note: an
        open document that nobody knows of would be worse than a note of one that is not there."""
        before = {export.id for export in self._index.exports() if Path(export.path) == path}
        self._index.note_export(self._file.case().id, kind.value, audience, path, locked=locked)
        try:
            yield
        except Trouble:
            self._forget(path, keep=before)
            raise
        for export_id in before:
            self._index.forget_export(export_id)

    def _forget(self, path: Path, keep: set[str]) -> None:
        """Forget what was noted of this place, except these."""
        for export in self._index.exports():
            if Path(export.path) == path and export.id not in keep:
                self._index.forget_export(export.id)

    def unlocked(self) -> tuple[UnlockedExport, ...]:
        """Open documents with answers that still lie where they were saved, of every case (decision 13)."""
        found = []
        for export in self._index.exports():
            if not export.locked and Path(export.path).is_file():
                document = kind_words(export.document)
                words = _("{document}, {audience}").format(document=document, audience=export.audience)
                found.append(UnlockedExport(export.id, words, export.at, export.path))
        return tuple(found)

    def lock(self, export_id: str) -> str:
        """Lock a saved document where it lies; the words that open it."""
        export = self._saved(export_id)
        path = Path(export.path)
        words = passphrases.offered(self._chance, _LOCK_WORDS)
        with files_told():
            pdf = path.read_bytes()
        try:
            closed = lock_pdf(pdf, words)
        except NotReadable:
            raise NotAsSaved from None
        write_whole(path, closed)
        self._index.change_export(export_id, path, locked=True)
        return words

    def move(self, export_id: str, folder: str) -> None:
        """Move a saved document into another folder; nothing there is written over. One that went to another disk (a
        stick) is forgotten; one that is still on this disk is still looked after."""
        export = self._saved(export_id)
        there = free_name(Path(folder), Path(export.path).name)
        with files_told():
            is_here = Path(export.path).stat().st_dev == Path(folder).stat().st_dev
            shutil.move(export.path, there)
        if is_here:
            self._index.change_export(export_id, there, locked=export.locked)
        else:
            self._index.forget_export(export_id)

    def _saved(self, export_id: str) -> Exported:
        for export in self._index.exports():
            if export.id == export_id and Path(export.path).is_file():
                return export
        raise NotThere


def _each(content: Contents | tuple[Contents, ...]) -> tuple[Contents, ...]:
    return content if isinstance(content, tuple) else (content,)
