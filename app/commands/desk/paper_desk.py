"""Paper that comes back into the open case. Implements `paper_doors.PaperDoor`."""

from __future__ import annotations

from app.commands.desk.form_desk import read_form
from app.commands.desk.paper_troubles import (
    NoCode,
    OfAnotherCase,
    OfAnotherEdition,
    OfNoParty,
    OfNoSheet,
)
from app.commands.desk.preparing import Library
from app.domain.answers import Change
from app.domain.on_paper import HandoutCode, read_code
from app.presenters.paper_doors import Attached, FormRead, PaperPlace, PaperSheet, Pixels
from app.storage.case_file import CaseFile


class PaperDesk:
    """Paper of one open case."""

    def __init__(self, file: CaseFile, library: Library) -> None:
        self._file = file
        self._library = library

    def recognise(self, scanned: str) -> HandoutCode:
        """The code of a handout of this case, its letters as the case writes them."""
        code, case = read_code(scanned), self._file.case()
        if code is None:
            raise NoCode
        if code.case.casefold() != case.code.casefold():
            raise OfAnotherCase
        if code.letter not in {party.letter for party in case.parties}:
            raise OfNoParty
        sheet = self._library.worksheets.get(code.worksheet)
        if sheet is None:
            raise OfNoSheet
        if code.edition != sheet.edition:
            raise OfAnotherEdition
        return HandoutCode(case.code, code.letter, code.worksheet, code.edition, code.page)

    def begin(self, place: PaperPlace, typed_by: str) -> PaperSheet:
        raise NotImplementedError

    def save(self, filling: str, changes: tuple[Change, ...]) -> None:
        raise NotImplementedError

    def attach(self, filling: str, page: int, picture: bytes) -> Attached:
        raise NotImplementedError

    def attached(self, filling: str) -> tuple[Attached, ...]:
        raise NotImplementedError

    def picture(self, attached: str) -> Pixels:
        raise NotImplementedError

    def detach(self, attached: str) -> None:
        raise NotImplementedError

    def read_form(self, content: bytes) -> FormRead:
        return read_form(content, self._file.case(), self._library, self.recognise)
