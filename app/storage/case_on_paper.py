"""Paper in a case file: answers keyed in from handouts, and pictures of their pages.

Every method that changes something has it on the disk when it returns, or raises `Trouble` and has changed nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.answers import State
from app.domain.sharing import Lock
from app.domain.written import WrittenAnswer
from app.storage.accepting import NotAccepted, is_text, question_for
from app.storage.attached_rows import AttachedInfo
from app.storage.case_on_disk import CaseOnDisk
from app.storage.commits import Changing
from app.storage.filling_rows import FillingInfo
from app.storage.grey_picture import GreyPicture

LONGEST_NAME = 200
_AND_OTHERS = ", …"


def typists(before: str, name: str) -> str:
    """Those who typed in one filling, each once: "MK, TR". Those for whom there is no room are "…"."""
    if not name or f", {name}, " in f", {before}, ":
        return before
    joined = f"{before}, {name}" if before else name
    if len(joined) <= LONGEST_NAME:
        return joined
    return before if before.endswith(_AND_OTHERS) else before[: LONGEST_NAME - len(_AND_OTHERS)] + _AND_OTHERS


class CaseOnPaper(CaseOnDisk):
    """What an open case file does with paper."""

    def save_from_paper(self, filling: str, answers: Sequence[WrittenAnswer], typed_by: str = "") -> None:
        """Seal and store answers that were keyed in from paper, in one transaction; the revisions before them are gone.
        `typed_by`, if it is a name, stands beside those who typed there before.

        `NotAccepted`, with none of them stored, where this is no filling on paper, where one is not marked as from paper,
        or has a lock that its question does not take. "Only me" is never one of them: what is marked so on paper is kept by
        its party, and not stored at all.
        """
        info, sheet = self._on_paper(filling), self._fillings.sheet(filling)
        if not is_text(typed_by, LONGEST_NAME):
            raise NotAccepted
        for written in answers:
            question = question_for(sheet, written.question)
            if question is None or not written.from_paper or written.lock is Lock.ONLY_ME:
                raise NotAccepted
            if written.lock.width < question.floor.width:
                raise NotAccepted
        key = self._compartments.party_key(info.party)
        names = typists(info.typed_by if info.has_answers else "", typed_by) or info.typed_by

        def also(changing: Changing) -> None:
            self._fillings.name_typists(changing, filling, names)

        is_new = bool(answers) and names != info.typed_by
        has_answers = self._answers.save(info, sheet, key, answers, also if is_new else None)
        if is_new:
            self._fillings.remember_typists(filling, names)
        self._fillings.note_answers(filling, has_answers=has_answers)

    def out_of_sight(self, filling: str) -> int:
        """How many answers of a filling are kept to questions that its sheet does not ask any more, as it is settled now:
        the case was changed since. They are back once it is changed back."""
        info, sheet = self._on_paper(filling), self._fillings.sheet(filling)
        rows = self._answers.of(info, self._compartments.party_key(info.party))
        blank = State.LEFT_BLANK.value
        return sum(question_for(sheet, row.question) is None and row.state != blank for row in rows)

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
