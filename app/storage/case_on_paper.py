"""Paper in a case file: answers keyed in from handouts, and pictures of their pages.

Every method that changes something has it on the disk when it returns, or raises `Trouble` and has changed nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.sharing import Lock
from app.domain.written import WrittenAnswer
from app.storage.accepting import NotAccepted, question_for
from app.storage.attached_rows import AttachedInfo
from app.storage.case_on_disk import CaseOnDisk
from app.storage.filling_rows import FillingInfo
from app.storage.grey_picture import GreyPicture


class CaseOnPaper(CaseOnDisk):
    """What an open case file does with paper."""

    def save_from_paper(self, filling: str, answers: Sequence[WrittenAnswer]) -> None:
        """Seal and store answers that were keyed in from paper, in one transaction; the revisions before them are gone.

        `NotAccepted`, with none of them stored, where this is no filling on paper, where one is not marked as from paper,
        or has a lock that its question does not take. "Only me" is never one of them: what is marked so on paper is kept by
        its party, and not stored at all.
        """
        info, sheet = self._on_paper(filling), self._fillings.sheet(filling)
        for written in answers:
            question = question_for(sheet, written.question)
            if question is None or not written.from_paper or written.lock is Lock.ONLY_ME:
                raise NotAccepted
            if written.lock.width < question.floor.width:
                raise NotAccepted
        key = self._compartments.party_key(info.party)
        has_answers = self._answers.save(info, sheet, key, answers)
        self._fillings.note_answers(filling, has_answers=has_answers)

    def attach(self, filling: str, page: int, picture: GreyPicture) -> AttachedInfo:
        """Seal and keep a picture of a page (from 1) of a filling on paper. `NotAccepted` where this is none, where there is
        no such page, or where there are too many pictures already."""
        info = self._on_paper(filling)
        return self._attached.add(info, page, picture, self._compartments.party_key(info.party))

    def attached(self, filling: str) -> tuple[AttachedInfo, ...]:
        """The pictures of a filling, by page and in the order they came."""
        return self._attached.of(self._info(filling).id)

    def picture(self, attached: str) -> GreyPicture:
        """A picture of a page. KeyError where there is none; `Refused` where its row was changed outside the program."""
        party = self._info(self._attached.info(attached).filling).party
        return self._attached.picture(attached, party, self._compartments.party_key(party))

    def detach(self, attached: str) -> None:
        """Delete a picture of a page; backups that hold it are replaced by the next one. Nothing where there is none."""
        self._attached.remove(attached)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _on_paper(self, filling: str) -> FillingInfo:
        info = self._info(filling)
        if not info.on_paper:
            raise NotAccepted
        return info

    def _info(self, filling: str) -> FillingInfo:
        try:
            return self._fillings.info(filling)
        except KeyError:
            raise NotAccepted from None
