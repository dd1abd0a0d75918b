"""One sheet of a real case file, handed over to its party as often as a test wants."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2

from app.commands.desk.drawing import drawn
from app.commands.desk.host import PartyHost
from app.commands.own_copy_child import read_for_its_party
from app.domain.impasse import Handed
from app.domain.sharing import MEDIATOR, one_party
from app.domain.sources import SeededChance
from app.domain.worksheet import Form, Question, Worksheet
from app.export.contents import own_copy, party_summary
from app.export.handout import blank_handout
from app.export.parts import Contents
from app.handover.messages import Message
from app.handover.only_me_keys import OnlyMeKey
from app.handover.own_copy import OwnCopyWanted
from app.handover.package import HandedSheet, HandOver, PrivateKeys
from app.storage.worksheet_files import frame
from tests.storage.small_case import ANA, CASE, a_clock, new_file, open_again

PARTY = ANA


class OneSheet:
    """A case file with one sheet in it. `answer` is the mediator's side of the pipe."""

    def __init__(self, folder: Path, sheet: Worksheet) -> None:
        self._folder = folder
        self.sheet = sheet
        self.file = new_file(folder)
        self._host = self._new_host()

    def hand_over(self, earlier: Question | None = None) -> HandOver:
        """The next hand-over; with `earlier`, a question that was put before the others since."""
        if earlier is not None:
            first, *rest = self.sheet.sections
            self.sheet = replace(self.sheet, sections=(replace(first, questions=(earlier, *first.questions)), *rest))
        return self._host.given().hand_over

    def given(self, *, went_on: bool) -> Message:
        """The first message to a party's process."""
        return self._host.given(went_on)

    def answer(self, message: Message) -> tuple[Message, ...]:
        return self._host.answer(message)

    def take_back(self) -> None:
        """The laptop is back, and Recess was ended and started again since."""
        self._host.take_back(None)
        self.file.close()
        self.file = open_again(self._folder)
        self._host = self._new_host()

    # ---- on paper --------------------------------------------------------------------------------------------------

    def handout(self) -> str:
        """The words of the blank handout."""
        return words_of(blank_handout(self.sheet, CASE.tongue(), frame(), code=CASE.code, letter="A"))

    def summary(self) -> str:
        """The words of the mediator's summary of this party."""
        return words_of(party_summary(self.file.read(MEDIATOR), PARTY, frame()))

    def copy(self, wanted: OwnCopyWanted) -> str:
        """The words of the party's own copy, as the child that draws it makes it."""
        assert wanted.key is not None
        read = read_for_its_party(wanted, OnlyMeKey(wanted.key, SeededChance(3)))
        assert read.audience == one_party(PARTY)
        return words_of(own_copy(read, frame()))

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _new_host(self) -> PartyHost:
        return PartyHost(self.file, PARTY, self._prepare, _keep, a_clock())

    def _prepare(self) -> HandOver:
        filling = self.file.begin_filling(PARTY, self.sheet, Form.FULL, "", "", "b1")
        info = next(known for known in self.file.fillings(PARTY) if known.id == filling)
        handed = HandedSheet(
            filling, self.sheet, Form.FULL, answers=self.file.written(filling), place=info.place, finished=info.finished
        )
        return HandOver(
            case=CASE.id,
            party=PARTY,
            letter="A",
            name="Ana",
            case_code=CASE.code,
            others=("Bo",),
            language="en",
            numbers="us",
            currency="USD",
            back_at="15:40",
            sheets=(handed,),
            keys=PrivateKeys(self.file.only_me(PARTY), self.file.working_wrap(PARTY)),
            limits_text=("There are limits.",),
            acknowledged=self.file.acknowledged(PARTY),
        )


def words_of(contents: Contents) -> str:
    """What a stranger's program reads on the pages of a document, with single spaces."""
    return read_pdf(drawn(contents))


def read_pdf(pdf: bytes) -> str:
    """The words on all pages, with single spaces; no page without its foot."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def _keep(_handed: Handed) -> None:
    """What the mediator's window would note."""
