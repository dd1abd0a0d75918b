"""Documents without an answer: handouts, to write on and to fill in, one by one and in sets, and folders of forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.commands.desk.preparing import Library, settled_as_handout
from app.commands.desk.wanted_documents import NoSuchDocument, NothingPlanned, are_sets
from app.commands.writing import NotWritten, write_document
from app.domain.case import Party
from app.domain.impasse import planned_in_newest
from app.domain.language import _
from app.export.handout import blank_handout
from app.export.handout_cover import handout_cover
from app.export.parts import Contents
from app.presenters.doors import DocumentKind, DocumentMade, DocumentWanted, HandoutSet
from app.storage.case_file import CaseFile
from app.storage.whole_files import OWNER_FOLDER


class BlankDocuments:
    """Made from the case, its worksheets and its plans alone."""

    def __init__(self, file: CaseFile, library: Library) -> None:
        self._file = file
        self._library = library

    def handout(self, wanted: DocumentWanted) -> tuple[Contents, str]:
        """For a party with its letter and the case's code; for nobody in particular (no party) without either."""
        case = self._file.case()
        party = case.party(wanted.party) if wanted.party else Party("", "", "", language=case.language)
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

    def handout_set(self, wanted: DocumentWanted) -> tuple[tuple[Contents, ...], str]:
        """The handouts of each set, one behind the other; where there are several, each behind a cover."""
        sets = self.sets_of(wanted)
        found: list[Contents] = []
        audience = _("For each party, to write on")
        for each in sets:
            if len(sets) > 1:
                found.append(self._cover(each, wanted.language))
            for sheet in each.worksheets:
                one = replace(
                    wanted, kind=DocumentKind.HANDOUT, party=each.party, worksheet=sheet, sets=(), large=each.large
                )
                content, for_one = self.handout(one)
                found.append(content)
                audience = for_one if len(sets) == 1 else audience
        return tuple(found), audience

    def sets_of(self, wanted: DocumentWanted) -> tuple[HandoutSet, ...]:
        """Those that are wanted, in the order of the parties; for one party what is planned for it. `NothingPlanned`."""
        case = self._file.case()
        if not wanted.sets:
            planned = self.planned(case.party(wanted.party).id)
            if not planned:
                raise NothingPlanned
            return (HandoutSet(wanted.party, planned, wanted.large),)
        by_party = {case.party(each.party).id: each for each in wanted.sets}
        sets = (by_party[party.id] for party in case.parties if party.id in by_party)
        return tuple(replace(each, large=each.large or wanted.large) for each in sets)

    def sizes(self, wanted: DocumentWanted) -> tuple[bool, ...]:
        """Whether each of `handout_set` is in large print."""
        sets = self.sets_of(wanted)
        covers = 1 if len(sets) > 1 else 0
        return tuple(each.large for each in sets for _content in range(covers + len(each.worksheets)))

    def letters(self, wanted: DocumentWanted) -> str:
        """The letters of the parties of a set as a file name says them: "A", "A-B"."""
        case = self._file.case()
        return "-".join(case.party(each.party).letter for each in self.sets_of(wanted))

    def planned(self, party: str) -> tuple[str, ...]:
        """The sheets planned for this party (id) in the newest break that are still there."""
        return planned_in_newest(self._file.breaks(), party, self._library.worksheets)

    def _cover(self, wanted: HandoutSet, language: str) -> Contents:
        case = self._file.case()
        party = case.party(wanted.party)
        return handout_cover(
            [self._library.worksheets[sheet] for sheet in wanted.worksheets],
            case.tongue(language or party.language),
            self._library.frame,
            code=case.code,
            letter=party.letter,
            practice=case.practice,
            rules=case.rules,
        )

    # ---- forms, a file each ---------------------------------------------------------------------------------------

    def save_forms(
        self,
        sets: Sequence[HandoutSet],
        folder: Path,
        paper: str,
        language: str,
        make: Callable[[DocumentWanted], DocumentMade],
    ) -> tuple[str, ...]:
        """Each sheet as a form of its own, in a folder for its party below `folder`. A form holds one party's code, and so
        does a folder: neither can give away another's. `NoSuchDocument` where these are no sets; then nothing is written.
        """
        case = self._file.case()
        if not sets or not are_sets(sets, case, self._library.worksheets):
            raise NoSuchDocument
        # All are made before the first is written.
        forms = [
            (case.party(each.party).letter, make(_form_of(each, sheet, paper, language)))
            for each in sets
            for sheet in each.worksheets
        ]
        written: list[Path] = []
        try:
            for letter, made in forms:
                below = folder / f"party-{letter}"
                _make_open(below)
                path = free_name(below, made.file_name)
                write_document(path, made.pdf)
                written.append(path)
        except NotWritten:
            # Half of them would lie beside all of them, the next time, with the same codes.
            for path in written:
                with suppress(OSError):
                    path.unlink()
            raise
        return tuple(path.relative_to(folder).as_posix() for path in written)


def _form_of(each: HandoutSet, sheet: str, paper: str, language: str) -> DocumentWanted:
    return DocumentWanted(DocumentKind.FILLABLE, each.party, sheet, paper=paper, large=each.large, language=language)


def _make_open(folder: Path) -> None:
    """A folder for forms. One that is there keeps its rights, and a stick has none: there is no answer in a form."""
    try:
        folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
    except OSError:
        raise NotWritten from None


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, with a number where a file of that name is there already."""
    wanted = folder / name
    number = 2
    while wanted.exists():
        wanted = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return wanted
