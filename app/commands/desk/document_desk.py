"""Documents of the open case: which there are, making one, saving it, and the saved ones that still lie open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.commands.desk.drawing import NotReadable, drawn
from app.commands.desk.drawing import locked as lock_pdf
from app.commands.desk.kind_words import kind_words
from app.commands.desk.preparing import Library, settled_as_handout
from app.commands.desk.wanted_documents import NotMadeHere, mark_of, see_that_it_exists
from app.domain.case import Party
from app.domain.language import _
from app.domain.sharing import ALL, MEDIATOR, one_party
from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.export import contents as make
from app.export.handout import blank_handout
from app.export.joint import joint_summary
from app.export.naming import file_name
from app.export.overview import case_overview
from app.export.paper import NAMES
from app.export.parts import Contents
from app.presenters.doors import BLANK, DocumentKind, DocumentMade, DocumentWanted, UnlockedExport
from app.storage import passphrases
from app.storage.case_file import CaseFile
from app.storage.durable import files_told
from app.storage.index import Exported, Index
from app.storage.whole_files import write_whole
from app.storage.worksheet_files import diagnosis

_LOCK_WORDS = 4


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
        self._made_here: set[bytes] = set()
        self._makers: Mapping[DocumentKind, Callable[[DocumentWanted], tuple[Contents, str]]] = {
            DocumentKind.PARTY_SUMMARY: self._party_summary,
            DocumentKind.OWN_COPY: self._own_copy,
            DocumentKind.JOINT_SUMMARY: self._joint_summary,
            DocumentKind.CASE_OVERVIEW: self._case_overview,
            DocumentKind.HANDOUT: self._handout,
            DocumentKind.FILLABLE: self._handout,
        }

    def offered(self) -> tuple[DocumentWanted, ...]:
        """The documents that can be made now; handouts, to print and to fill in, for every sheet and party."""
        parties = self._file.case().parties
        filled = {info.party for info in self._file.fillings()}
        summaries = [DocumentWanted(DocumentKind.PARTY_SUMMARY, party.id) for party in parties if party.id in filled]
        copies = [DocumentWanted(DocumentKind.OWN_COPY, party.id) for party in parties if party.id in filled]
        handouts = [
            DocumentWanted(kind, party.id, sheet)
            for kind in BLANK
            for sheet in self._library.worksheets
            for party in parties
        ]
        overview = [DocumentWanted(DocumentKind.CASE_OVERVIEW)] if filled else []
        return (*overview, *summaries, *copies, DocumentWanted(DocumentKind.JOINT_SUMMARY), *handouts)

    def made(self, wanted: DocumentWanted) -> DocumentMade:
        """Make one document. An own copy is made without "only me" answers and may not be previewed here.
        `NoSuchDocument` where what is wanted does not go together."""
        see_that_it_exists(wanted, self._file.case(), self._library.worksheets, NAMES)
        content, audience = self._makers[wanted.kind](wanted)
        letter = self._party(wanted).letter if wanted.party else ""
        made = DocumentMade(
            wanted=wanted,
            file_name=file_name(wanted.kind.value, letter, wanted.worksheet),
            audience=audience,
            pdf=drawn(content, paper=wanted.paper, large=wanted.large),
            may_preview=wanted.kind is not DocumentKind.OWN_COPY,
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

    def _handout(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        """For a party with its letter and the case's code; for nobody in particular (no party) without either."""
        case = self._file.case()
        party = self._party(wanted) if wanted.party else Party("", "", "", language=case.language)
        content = blank_handout(
            settled_as_handout(self._library, case, wanted.worksheet, party),
            case.tongue(wanted.language or party.language),
            self._library.frame,
            code=case.code if wanted.party else "",
            letter=party.letter,
            practice=case.practice,
            rules=case.rules,
            fillable=wanted.kind is DocumentKind.FILLABLE,
        )
        if content.known:
            return content, _("For {name}, to fill in").format(name=party.name) if party.name else _("To fill in")
        return content, _("For {name}, to write on").format(name=party.name) if party.name else _("To write on")

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
            write_whole(path, pdf)
            # What lay there before is gone, and with it what was noted of it.
            self._forget(path, keep=set())
        else:
            with self.noting(document.wanted.kind, document.audience, path, locked=locked):
                write_whole(path, pdf)
        return words

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
        there = _free_name(Path(folder), Path(export.path).name)
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


def _free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, with a number where a file of that name is there already."""
    wanted = folder / name
    number = 2
    while wanted.exists():
        wanted = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return wanted
