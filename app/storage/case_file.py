"""The one door to a case: one encrypted file, opened with its case key, takes and gives domain values only.

Every method that changes something has it on the disk when it returns, or raises `Trouble` and has changed nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.blind import touched
from app.domain.case import Case, may_compare
from app.domain.impasse import Break
from app.domain.only_me import Keeping, OnlyMe
from app.domain.reading import CaseRead
from app.domain.sharing import Audience
from app.domain.sources import new_id
from app.domain.worksheet import Form, Worksheet
from app.domain.written import WrittenAnswer
from app.storage.accepting import LONGEST_ID, NotAccepted, is_text, question_for
from app.storage.case_keys import MEDIATOR
from app.storage.case_on_paper import LONGEST_NAME, CaseOnPaper
from app.storage.case_reading import CaseParts, read_case, withdrawn_from_paper
from app.storage.case_tables import NOTHING
from app.storage.commits import Changing
from app.storage.filling_rows import FillingInfo
from app.storage.handed_limits import COPY, held

__all__ = ["CaseFile", "FillingInfo"]


class CaseFile(CaseOnPaper):
    """An open case. Keys of parties are unwrapped for one call and let go."""

    # ---- the case and its breaks ----------------------------------------------------------------------------------

    def change_case(self, case: Case) -> None:
        """Keep changed parties, issues, offers and settings. `StillNeeded` where a party or issue with fillings
        would be gone. Where limits may not be compared any more, or not in this currency, what was handed over for it
        is destroyed."""
        before = self.case()

        def also(changing: Changing) -> None:
            self._limits.case_changed(changing, self._fillings.all(), before, case)

        self._row.change(case, also)

    def breaks(self) -> tuple[Break, ...]:
        """All breaks, by number."""
        return self._breaks.all(self._compartments.key(MEDIATOR))

    def keep_break(self, kept: Break) -> None:
        """Keep a new or changed break; its id and number are the caller's. With a new one, what was handed over for
        comparing limits in those before it is destroyed."""
        key = self._compartments.key(MEDIATOR)
        is_newest = all(known.number < kept.number for known in self._breaks.all(key) if known.id != kept.id)
        with self._commits.change() as changing:
            self._breaks.put(changing, kept, key)
            if is_newest:
                earlier = {info.id for info in self._fillings.all() if info.break_id != kept.id}
                self._limits.drop(changing, earlier & held(changing.connection))

    # ---- fillings -------------------------------------------------------------------------------------------------

    def begin_filling(
        self,
        party: str,
        worksheet: Worksheet,
        form: Form,
        issue: str,
        towards: str,
        break_id: str,
        start_from: str = "",
        typed_by: str | None = None,
    ) -> str:
        """The id of the one filling of this party, sheet, issue, towards, break and way (decision 20): at the laptop, or on
        paper, keyed in by `typed_by` (a short name or initials; in one that is there, `save_from_paper` notes it).

        One that is there is settled again as `worksheet`, except in another edition than its answers: these stay in
        the edition they were given in. A new one starts with the readable answers of `start_from`, none cleared.
        """
        self.case().party(party)
        if not is_text(typed_by or "", LONGEST_NAME):
            raise NotAccepted
        wanted = FillingInfo(
            "",
            party,
            worksheet.id,
            worksheet.edition,
            form,
            issue,
            towards,
            break_id,
            on_paper=typed_by is not None,
            typed_by=typed_by or "",
        )
        found = self._fillings.find(wanted)
        if found is None:
            return self._begin(replace(wanted, id=new_id(self._chance)), worksheet, start_from)
        settled = worksheet
        if worksheet.edition != found.edition and self._answers.any_stored(found.id):
            settled = self._fillings.sheet(found.id)
        if not self._fillings.is_settled_as(found.id, settled, form):
            with self._commits.change() as changing:
                known = self._fillings.settle_again(changing, found, settled, form)
            self._fillings.remember(known)
        return found.id

    def _begin(self, wanted: FillingInfo, worksheet: Worksheet, start_from: str) -> str:
        older = self._older(wanted, start_from) if start_from else ()
        key = self._compartments.party_key(wanted.party)
        with self._commits.change() as changing:
            known = self._fillings.begin(changing, wanted, worksheet)
            copied = self._answers.copy(changing, older, wanted, worksheet, key)
        self._fillings.remember(known)
        self._answers.remember(wanted.id, copied)
        self._fillings.note_answers(wanted.id, has_answers=self._answers.has_answers(wanted.id))
        return wanted.id

    def _older(self, wanted: FillingInfo, start_from: str) -> tuple[WrittenAnswer, ...]:
        older = self._fillings.info(start_from)
        if (older.party, older.worksheet) != (wanted.party, wanted.worksheet):
            raise NotAccepted
        return self.written(start_from)

    def fillings(self, party: str = "") -> tuple[FillingInfo, ...]:
        """The fillings of one party or of all, in the order they were begun."""
        told = {known.id: self._only_me.acknowledged(known.id) for known in self.case().parties}
        return tuple(
            replace(info, acknowledged=told[info.party]) for info in self._fillings.all() if party in ("", info.party)
        )

    def sheet(self, filling: str) -> Worksheet:
        """The settled sheet of a filling, in the edition its answers were given in."""
        return self._fillings.sheet(filling)

    def written(self, filling: str) -> tuple[WrittenAnswer, ...]:
        """The answers of a filling to the questions of its sheet, as they go to its party's process: readable ones
        opened, "only me" ones as its party sealed them."""
        info, sheet = self._fillings.info(filling), self._fillings.sheet(filling)
        rows = self._answers.of(info, self._compartments.party_key(info.party))
        return tuple(row for row in rows if question_for(sheet, row.question) is not None)

    def save_answers(
        self, party: str, filling: str, answers: Sequence[WrittenAnswer], limit_copy: bytes | None = None
    ) -> None:
        """Seal and store answers of a party in one transaction; the revisions before them are gone. `limit_copy` is what
        the party hands over for comparing limits, as its answers stand now (decision 10).

        `NotAccepted` where one is not this party's to write or may not be stored: then none is. Nor is one in a filling on
        paper: no party's process has anything to do with those.
        """
        info, sheet = self._owned(party, filling), self._fillings.sheet(filling)
        if info.on_paper:
            raise NotAccepted
        key = self._compartments.party_key(party)

        def also(changing: Changing) -> None:
            self._limits.replace(changing, info, limit_copy if may_compare(self.case()) else None)

        ended = touched(sheet, (each.question for each in answers))
        has_answers = self._answers.save(info, sheet, key, answers, also if ended else None)
        self._fillings.note_answers(filling, has_answers=has_answers)

    def set_place(self, filling: str, question: str) -> None:
        """Where to resume: the question its party is at."""
        if not is_text(question, LONGEST_ID):
            raise NotAccepted
        self._fillings.change(replace(self._info(filling), place=question))

    def finish(self, filling: str, finished: bool, minutes: int) -> None:
        """Whether its party tapped Finish, and the minutes used in all."""
        self._fillings.change(replace(self._info(filling), finished=finished, minutes_used=max(0, minutes)))

    def name_helper(self, filling: str, name: str) -> None:
        """Who helps its party write (decision 26)."""
        if not is_text(name, LONGEST_NAME):
            raise NotAccepted
        self._fillings.change(replace(self._info(filling), helper=name))

    def mark_passed_on(self, filling: str, question: str) -> None:
        """The mediator told the others this cleared answer. `NotAccepted` where it is not cleared, or stands on paper while
        its party says something else at the laptop."""
        info = self._fillings.info(filling)
        if question in withdrawn_from_paper(self._fillings, self._answers, info):
            raise NotAccepted
        self._answers.mark_passed_on(info, question, self._compartments.party_key(info.party))

    # ---- what a party keeps to itself -----------------------------------------------------------------------------

    def acknowledge(self, party: str) -> None:
        """A party has read who sees what, with the exceptions."""
        self._only_me.acknowledge(self._party(party))

    def acknowledged(self, party: str) -> bool:
        """Whether it has."""
        return self._only_me.acknowledged(self._party(party))

    def only_me(self, party: str) -> OnlyMe:
        """A party's choice for its "only me" answers, and the wraps of its key."""
        return self._only_me.read(self._party(party))

    def keep_only_me(self, party: str, chosen: OnlyMe) -> None:
        """Store that choice and the wraps. `chosen.tries` is passed over: only this file counts tries."""
        self._only_me.keep(self._party(party), chosen)

    def count_try(self, party: str) -> int:
        """Count a try of a party's code on the disk. How many are left after this one; -1 where none was left for it:
        then nothing may be given out."""
        return self._only_me.count_try(self._party(party))

    def code_was_right(self, party: str) -> None:
        """The count of tries starts again."""
        self._only_me.start_tries_again(self._party(party))

    def allow_more_tries(self, party: str) -> None:
        """The mediator lets a party try again."""
        self._only_me.start_tries_again(self._party(party))

    def code_secret(self, party: str) -> bytes:
        """32 bytes that go with a party's code. Give them out only after `count_try` gave 0 or more."""
        return self._keys.code_secret(self._party(party))

    def working_wrap(self, party: str) -> bytes:
        """32 bytes that a party's process wraps its "only me" key with while the party works."""
        return self._compartments.working_wrap(self._party(party))

    def limit_key(self, party: str) -> bytes:
        """32 bytes that a party's process seals the copy of its limit with that it hands over for one comparison."""
        return self._compartments.limit_key(self._party(party))

    def take_limits_back(self, party: str = "") -> None:
        """Destroy the copies of limits that a party handed over for comparing them, or those of all. Nothing where there is
        none."""
        mine = {info.id for info in self.fillings(party)}
        with self._commits.reading() as connection:
            there = held(connection) & mine
        if there:
            with self._commits.change() as changing:
                self._limits.drop(changing, there)
            self._forget()

    def erase(self, party: str, filling: str = "") -> None:
        """Delete the answers of one filling of a party, with those of the same sheet done the other way (at the laptop, on
        paper), or all of them; pictures too. Its fillings begin again from the start."""
        mine = self._fillings.twins(self._owned(party, filling)) if filling else self.fillings(self._party(party))
        with self._commits.change() as changing:
            self._answers.erase(changing, [info.id for info in mine])
            self._attached.erase(changing, [info.id for info in mine])
            self._fillings.start_again(changing, mine)
        self._forget()

    def forget_code(self, party: str, spared: Mapping[str, Sequence[str]]) -> None:
        """A party gave up its code: its "only me" answers and the wrap under the code are deleted. What is spared, by
        filling and question, stays: it is sealed with another key. So does the copy of a limit that was handed over to be
        compared, as at take-back: it is not closed with the code."""
        mine = [info.id for info in self.fillings(self._party(party))]
        if not set(spared) <= set(mine):
            raise NotAccepted
        with self._commits.change() as changing:
            for filling in mine:
                self._answers.erase_only_me(changing, filling, (*spared.get(filling, ()), COPY))
            self._only_me.forget_code(changing, party)
        self._forget()

    def take_back(self, party: str) -> None:
        """The laptop is back. With a code the wrap of the time the party worked goes, and what was written without the
        code; without one all "only me" answers and both wraps go. Where both parties handed over their limits, these are
        compared now."""
        without_code = self.only_me(party).keeping is not Keeping.WITH_CODE
        mine, key = self.fillings(party), self._compartments.party_key(party)
        with self._commits.change() as changing:
            if without_code:
                self._answers.erase(changing, [info.id for info in mine], only_me=True, spared=(COPY,))
            for info in mine:
                self._answers.erase_stand_ins(changing, info, key)
            self._only_me.drop_wraps(changing, party)
            away = not set(self._only_me.at_work()) - {party}
            self._limits.handed_back(changing, self._fillings.all(), party, self.case(), away=away)
            # A backup made meanwhile holds the wrap that goes here.
            changing.took_back = changing.took_back or self._row.took_back() != NOTHING
        self._forget()

    def at_work(self) -> tuple[str, ...]:
        """The parties from whom the laptop was not taken back since they chose what becomes of "only me" answers: one
        that has it now, or one that had it when the program was killed."""
        return self._only_me.at_work()

    # ---- reading -------------------------------------------------------------------------------------------------

    def read(self, audience: Audience) -> CaseRead:
        """The case as one audience may read it. `Refused` where a row was changed outside the program."""
        with self._commits.reading() as connection:
            there = held(connection)
        parts = CaseParts(self.case(), self._compartments, self._fillings, self._answers, self._breaks.all, there)
        return read_case(parts, audience)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _owned(self, party: str, filling: str) -> FillingInfo:
        info = self._info(filling)
        if info.party != party:
            raise NotAccepted
        return info

    def _forget(self) -> None:
        self._answers.forget()
        self._fillings.forget()
