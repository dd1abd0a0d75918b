"""Paper that comes back into the open case: its codes, what is keyed in, pictures of its pages.

Implements `paper_doors.PaperDoor`. What is keyed in stands in a filling of its own, in the newest break. Nothing is decided
about sharing here: a lock "only me" is refused whatever is in it, for such an answer stays on its party's paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from app.commands.desk.form_desk import read_form
from app.commands.desk.paper_troubles import (
    NoBreakYet,
    NoCode,
    NoSuchPicture,
    NotAPicture,
    NotAttached,
    NotFromPaper,
    OfAnotherCase,
    OfAnotherEdition,
    OfNoParty,
    OfNoSheet,
)
from app.commands.desk.preparing import Library, settled_as_handout
from app.domain.answers import Change, Entry
from app.domain.case import Case, Party
from app.domain.on_paper import HandoutCode, as_typed, is_same_case, read_code, read_whose
from app.domain.reading import FillingRead
from app.domain.sharing import MEDIATOR, Lock
from app.domain.visibility import kind_of
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Question, Worksheet
from app.domain.written import Place, WrittenAnswer, read_back, write_down
from app.presenters.mediator.reading_lines import sheet_read
from app.presenters.paper_doors import Attached, FormRead, PaperPlace, PaperSheet, Pixels
from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile, FillingInfo
from app.storage.foreign_pictures import NoPicture, read_picture
from app.storage.seals import Refused


class PaperDesk:
    """Paper of one open case."""

    def __init__(self, file: CaseFile, library: Library) -> None:
        self._file = file
        self._library = library
        self._typing: dict[str, str] = {}
        """Who types now, by filling."""

    def recognise(self, scanned: str) -> HandoutCode:
        """The code of a handout of this case, as the case writes it."""
        code, case = read_code(scanned), self._file.case()
        if code is None:
            return self._whose(scanned, case)
        if not is_same_case(code.case, case.code):
            raise OfAnotherCase
        if code.letter not in {party.letter for party in case.parties}:
            raise OfNoParty
        sheet = self._library.worksheets.get(code.worksheet)
        if sheet is None:
            raise OfNoSheet
        if code.edition != sheet.edition:
            raise OfAnotherEdition
        return replace(code, case=case.code)

    @staticmethod
    def _whose(typed: str, case: Case) -> HandoutCode:
        """Only case and party were typed: no sheet yet."""
        whose = read_whose(typed)
        if whose is None or not is_same_case(whose[0], case.code):
            raise NoCode
        if whose[1] not in {party.letter for party in case.parties}:
            raise OfNoParty
        return HandoutCode(case.code, whose[1], "", 0)

    # ---- keying in ------------------------------------------------------------------------------------------------

    def begin(self, place: PaperPlace, typed_by: str) -> PaperSheet:
        party, settled = self._party(place.party), self._settled(place)
        newest = max(self._file.breaks(), key=lambda known: known.number, default=None)
        if newest is None:
            raise NoBreakYet
        issue, typed_by = place.issue if settled.repeat_per == "issue" else "", typed_by.strip()
        try:
            filling = self._file.begin_filling(
                party.id, settled, Form.FULL, issue, place.towards, newest.id, typed_by=typed_by
            )
        except NotAccepted:
            raise NotFromPaper from None
        info, self._typing[filling] = self._info(filling), typed_by
        return PaperSheet(
            filling=filling,
            worksheet=self._file.sheet(filling),
            typed_by=info.typed_by if info.has_answers else typed_by,
            entries=self._entries(info),
            beside=self._beside(info),
        )

    def save(self, filling: str, changes: tuple[Change, ...]) -> None:
        info = self._info(filling)
        if not info.on_paper:
            raise NotFromPaper
        sheet = self._file.sheet(filling)
        with _as_not_from_paper():
            written = [self._written(info, sheet, change) for change in changes]
            self._file.save_from_paper(filling, written, self._typing.get(filling, ""))

    def finish(self, filling: str) -> None:
        self._info(filling)
        self._file.back_up_if_taken_back()

    def _written(self, info: FillingInfo, sheet: Worksheet, change: Change) -> WrittenAnswer:
        if change.entry.lock is Lock.ONLY_ME:
            raise NotFromPaper
        kind, place = kind_of(sheet, change.question), self._place(info, change.question)
        return write_down(place, replace(change, entry=replace(change.entry, from_paper=True)), kind, _no_key)

    def _entries(self, info: FillingInfo) -> Mapping[str, Entry]:
        sheet = self._file.sheet(info.id)
        return {
            written.question: read_back(
                self._place(info, written.question), written, kind_of(sheet, written.question), _no_key
            )
            for written in self._file.written(info.id)
        }

    def _beside(self, info: FillingInfo) -> Mapping[str, tuple[str, ...]]:
        read = self._file.read(MEDIATOR)
        at_the_laptop = {
            (known.worksheet, known.issue, known.towards): known.id
            for known in self._file.fillings(info.party)
            if known.break_id == info.break_id and not known.on_paper
        }.get((info.worksheet, info.issue, info.towards))
        for filling in read.fillings:
            if filling.id == at_the_laptop:
                return {line.question: line.words for line in sheet_read(read, filling, _nothing_worked_out).lines}
        return {}

    # ---- pictures of pages ----------------------------------------------------------------------------------------

    def attach(self, filling: str, page: int, picture: bytes) -> Attached:
        """The file is looked at in the cage: what is kept are pixels."""
        if not self._info(filling).on_paper:
            raise NotFromPaper
        try:
            pixels = read_picture(picture)
        except NoPicture as none:
            raise NotAPicture(none.why) from None
        try:
            made = self._file.attach(filling, page, pixels)
        except NotAccepted:
            raise NotAttached from None
        return Attached(made.id, made.page)

    def attached(self, filling: str) -> tuple[Attached, ...]:
        return tuple(Attached(known.id, known.page) for known in self._file.attached(self._info(filling).id))

    def picture(self, attached: str) -> Pixels:
        try:
            found = self._file.picture(attached)
        except KeyError:
            raise NoSuchPicture from None
        return Pixels(found.width, found.height, found.grey)

    def detach(self, attached: str) -> None:
        self._file.detach(attached)

    # ---- filled forms ---------------------------------------------------------------------------------------------

    def read_form(self, content: bytes) -> FormRead:
        return read_form(content, self._file.case(), self._library, self.recognise)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _party(self, party: str) -> Party:
        try:
            return self._file.case().party(party)
        except KeyError:
            raise OfNoParty from None

    def _settled(self, place: PaperPlace) -> Worksheet:
        case = self._file.case()
        if place.worksheet not in self._library.worksheets:
            raise OfNoSheet
        known = {"", *(issue.id for issue in case.issues)}, {"", *(party.id for party in case.parties)} - {place.party}
        if place.issue not in known[0] or place.towards not in known[1]:
            raise NotFromPaper
        return as_typed(settled_as_handout(self._library, case, place.worksheet, self._party(place.party)))

    def _info(self, filling: str) -> FillingInfo:
        for info in self._file.fillings():
            if info.id == filling:
                return info
        raise NotFromPaper

    def _place(self, info: FillingInfo, question: str) -> Place:
        return Place(self._file.case().id, info.party, info.id, question, info.edition)


@contextmanager
def _as_not_from_paper() -> Iterator[None]:
    try:
        yield
    except (NotAccepted, KeyError):
        raise NotFromPaper from None


def _no_key(_words: bytes, _label: bytes) -> bytes:
    """Nothing that comes from paper is sealed by its party."""
    raise Refused


def _nothing_worked_out(_filling: FillingRead, _question: Question, _tongue: Tongue) -> tuple[str, ...]:
    return ()
