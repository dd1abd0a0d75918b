"""The one open case on the desk: the case itself, its breaks, what may be read of it, hand-overs, documents."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from app.commands.desk.document_desk import DocumentDesk
from app.commands.desk.host import PartyHost
from app.commands.desk.lettered import lettered
from app.commands.desk.paper_desk import PaperDesk
from app.commands.desk.preparing import Library, both_cleared, hand_over_for, issue_of
from app.commands.desk.vault_desk import VaultDesk
from app.domain.answers import Entry
from app.domain.case import Case, Party
from app.domain.days import local_day
from app.domain.impasse import Break, Handed
from app.domain.language import _
from app.domain.reading import CaseRead
from app.domain.sharing import ALL, MEDIATOR
from app.domain.sources import Chance, Clock, new_id
from app.domain.trouble import Trouble
from app.domain.visibility import visible_questions
from app.domain.worksheet import Phase, Question, Worksheet
from app.handover.package import HandOver
from app.presenters.doors import (
    DocumentKind,
    DocumentMade,
    DocumentWanted,
    HandoutSet,
    SheetStatus,
    UnlockedExport,
)
from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile, FillingInfo
from app.storage.index import Index

STATE_OPEN = "open"
NOT_BACKED_UP = "not backed up "


class SheetNotConfirmed(Trouble):
    """A real case is handed over only once the recovery sheet was confirmed."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The recovery sheet is not confirmed yet."),
            safe=_("Nothing is lost."),
            do=_("Type back two of its lines first. A practice case can be handed over without it."),
        )


class NotClearedByBoth(Trouble):
    """A sheet shows what another party wrote; it is given only while both have cleared their words (decision 11)."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("A sheet in this plan shows what the other party wrote, and not both have cleared that."),
            safe=_("Nothing is lost, and nothing was shown."),
            do=_("Take the sheet out of the plan, or ask the parties first if they clear their words."),
        )


class NotCleared(Trouble):
    """What was to be noted as passed on is not cleared (any more)."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("These words are not cleared to share. The party may have changed them or taken them back."),
            safe=_("Nothing was changed."),
            do=_("Read the page again before you pass anything on."),
        )


class CaseDesk:
    """Implements `doors.OpenCase`."""

    def __init__(
        self, file: CaseFile, index: Index, vault: VaultDesk, library: Library, clock: Clock, chance: Chance
    ) -> None:
        self._file = file
        self._is_closed = False
        self._index = index
        self._vault = vault
        self._library = library
        self._clock = clock
        self._chance = chance
        self._documents = DocumentDesk(file, index, library, clock, chance)
        self._paper = PaperDesk(file, library)
        self._note_head()

    @property
    def file(self) -> CaseFile:
        """The case file, for the commands."""
        return self._file

    def case(self) -> Case:
        return self._file.case()

    def change(self, case: Case) -> None:
        before = self._file.case()
        kept = lettered(replace(case, id=before.id, code=before.code), self._chance)
        self._file.change_case(kept)
        if (kept.alias, kept.template, kept.practice) != (before.alias, before.template, before.practice):
            known = self._index.case(before.id)
            self._index.change(replace(known, alias=kept.alias, template=kept.template, practice=kept.practice))

    # ---- breaks ---------------------------------------------------------------------------------------------------

    def breaks(self) -> tuple[Break, ...]:
        return self._file.breaks()

    def keep_break(self, planned: Break) -> Break:
        if planned.id:
            # Hand-overs are noted by `_keep_handed` alone, and what comparing limits said by the case file at take-back: a
            # page that was open meanwhile must not lose either.
            known = {each.id: each for each in self._file.breaks()}.get(planned.id, planned)
            planned = replace(planned, handed=known.handed, compared=known.compared)
        else:
            called = self._clock.now().strftime("%Y-%m-%dT%H:%M")
            number = max((known.number for known in self._file.breaks()), default=0) + 1
            planned = replace(planned, id=new_id(self._chance), number=number, called=called)
            listed = self._index.case(self.case().id)
            self._index.change(replace(listed, last_break=called[:10], state=STATE_OPEN))
        self._file.keep_break(planned)
        return planned

    def _break(self, break_id: str) -> Break:
        return next(known for known in self._file.breaks() if known.id == break_id)

    def sheet_status(self, break_id: str, party: str) -> tuple[SheetStatus, ...]:
        """The sheets planned for a party; `reached` is where it stands in the walk, not how much it answered."""
        begun = {(info.worksheet, info.issue, info.towards): info for info in self._begun(break_id, party)}
        planned = self._break(break_id)
        found = []
        for sheet in planned.plan.sheets.get(party, ()):
            per_issue = self._library.worksheets[sheet.worksheet].repeat_per == "issue"
            issue = issue_of(sheet, planned, self._library) if per_issue else ""
            info = begun.get((sheet.worksheet, issue, sheet.towards))
            title = self.case().issue(issue).title if issue else ""
            found.append(self._status(sheet.worksheet, info, title))
        return tuple(found)

    def _begun(self, break_id: str, party: str) -> tuple[FillingInfo, ...]:
        """At the laptop: how far a party came says nothing about its paper."""
        return tuple(info for info in self._file.fillings(party) if info.break_id == break_id and not info.on_paper)

    def _status(self, worksheet: str, info: FillingInfo | None, issue_title: str) -> SheetStatus:
        if info is None:
            return SheetStatus(worksheet, "", False, False, 0, 0, issue_title)
        sheet = self._file.sheet(info.id)
        asked = [
            question.id for question in visible_questions(sheet, info.form, self._readable(info)) if not question.preset
        ]
        # A party may stand at a question that the mediator does not know is there: it has reached those before it.
        walked = sorted(sheet.questions(), key=_after_break)
        places = {question.id: place for place, question in enumerate(walked)}
        here = places.get(info.place, -1)
        reached = len(asked) if info.finished else sum(places[question] <= here for question in asked)
        return SheetStatus(worksheet, info.id, bool(info.place), info.finished, reached, len(asked), issue_title)

    def _readable(self, info: FillingInfo) -> dict[str, Entry]:
        found = next((filling for filling in self.read().fillings if filling.id == info.id), None)
        return dict(found.entries) if found is not None else {}

    def earlier(self, party: str, worksheet: str, issue: str) -> tuple[tuple[str, str], ...]:
        numbers = {known.id: known for known in self._file.breaks()}
        about = [
            info
            for info in self._file.fillings(party)
            if info.worksheet == worksheet and info.issue in ("", issue) and info.break_id in numbers
        ]
        read = {filling.id: filling for filling in self.read().fillings} if about else {}
        found = []
        for info in about:
            # What a party kept to itself may not show in what is offered here.
            filling = read[info.id]
            is_begun = filling.begun and not info.on_paper
            if is_begun or any(not entry.derived for entry in filling.entries.values()):
                known = numbers[info.break_id]
                words = _("Break {number}, {day}, from paper") if info.on_paper else _("Break {number}, {day}")
                found.append((info.id, words.format(number=known.number, day=local_day(known.called))))
        return tuple(found)

    def offered_sheets(self) -> tuple[str, ...]:
        return tuple(name for name, sheet in self._library.worksheets.items() if self._can_be_planned(sheet))

    def _can_be_planned(self, sheet: Worksheet) -> bool:
        if sheet.needs_cleared is None:
            return True
        shared, case = self.read_shared(), self.case()
        return any(
            both_cleared(sheet.needs_cleared, case, one, other, shared) for one, other in combinations(case.parties, 2)
        )

    # ---- reading --------------------------------------------------------------------------------------------------

    def read(self) -> CaseRead:
        return self._file.read(MEDIATOR)

    def read_shared(self) -> CaseRead:
        return self._file.read(ALL)

    def mark_passed_on(self, filling: str, question: str) -> None:
        try:
            self._file.mark_passed_on(filling, question)
        except NotAccepted:
            raise NotCleared from None

    def paper(self) -> PaperDesk:
        return self._paper

    # ---- documents ------------------------------------------------------------------------------------------------

    def documents(self) -> tuple[DocumentWanted, ...]:
        return self._documents.offered()

    def document(self, wanted: DocumentWanted) -> DocumentMade:
        return self._documents.made(wanted)

    def export(self, made: DocumentMade, where: str, locked: bool) -> str:
        return self._documents.export(made, where, locked=locked)

    def save_forms(self, sets: tuple[HandoutSet, ...], folder: str, paper: str, language: str = "") -> tuple[str, ...]:
        return self._documents.save_forms(sets, folder, paper, language)

    def noting(self, kind: DocumentKind, audience: str, path: Path) -> AbstractContextManager[None]:
        """For the commands, which write open documents themselves: note the one that is written inside."""
        return self._documents.noting(kind, audience, path, locked=False)

    def unlocked_exports(self) -> tuple[UnlockedExport, ...]:
        return self._documents.unlocked()

    def lock_export(self, export_id: str) -> str:
        return self._documents.lock(export_id)

    def move_export(self, export_id: str, folder: str) -> None:
        self._documents.move(export_id, folder)

    # ---- handing over ---------------------------------------------------------------------------------------------

    def hand_over(self, break_id: str, party: str, back_at: str) -> PartyHost:
        case = self.case()
        if not case.practice and not self._vault.sheet_is_confirmed():
            raise SheetNotConfirmed
        whose = case.party(party)
        self._refuse_uncleared(self._break(break_id), whose)
        self._take_back_others(whose)

        def prepare() -> HandOver:
            return hand_over_for(self._file, self._library, self._break(break_id), whose, back_at)

        def keep_handed(handed: Handed) -> None:
            self._keep_handed(break_id, handed)

        return PartyHost(self._file, whose.id, prepare, keep_handed, self._clock, self._note_head)

    def _refuse_uncleared(self, planned: Break, whose: Party) -> None:
        case, shared = self.case(), self.read_shared()
        for sheet in planned.plan.sheets.get(whose.id, ()):
            wanted = self._library.worksheets[sheet.worksheet].needs_cleared
            others = [other for other in case.parties if other.id != whose.id and sheet.towards in ("", other.id)]
            if wanted is not None and not any(both_cleared(wanted, case, whose, other, shared) for other in others):
                raise NotClearedByBoth

    def _take_back_others(self, whose: Party) -> None:
        """A party whose hand-over never ended (the laptop lost power, the disk was full) is away now: what it chose for
        its "only me" answers is done before anybody else gets the laptop."""
        for other in self._file.at_work():
            if other != whose.id:
                self._file.take_back(other)

    def left_at_work(self) -> tuple[str, ...]:
        return self._file.at_work()

    def finish_hand_over(self, party: str) -> None:
        self._file.take_back(party)
        self._note_head()
        self._file.back_up()

    def _keep_handed(self, break_id: str, handed: Handed) -> None:
        """In place of what was noted of this hand-over before; one that has ended stays, also in the same minute."""
        planned = self._break(break_id)
        open_one = (handed.party, handed.at, "")
        others = tuple(known for known in planned.handed if (known.party, known.at, known.back) != open_one)
        self._file.keep_break(replace(planned, handed=(*others, handed)))
        if handed.back:
            self._note_head()

    def allow_more_tries(self, party: str) -> None:
        self._file.allow_more_tries(party)
        self._note_head()

    def destroy_private(self, party: str) -> None:
        self._file.erase(party)
        self._file.back_up(replace_older=True)

    def party(self, letter: str) -> Party:
        """The party with this letter or id; KeyError if there is none."""
        return self.case().party(letter)

    def close(self) -> None:
        """Keeps a backup first where something was changed since the newest one. One that cannot be made is told on the
        list of cases: it keeps nobody from closing. Nothing where it was closed before."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._note_head()
            self._back_up_if_changed()
        finally:
            self._file.close()

    def _back_up_if_changed(self) -> None:
        told, failed = f"{NOT_BACKED_UP}{self.case().id}", ""
        try:
            self._file.back_up_if_changed()
        except Trouble:
            failed = self._clock.now().strftime("%Y-%m-%dT%H:%M")
        if bool(failed) != bool(self._index.setting(told)):
            self._index.keep_setting(told, failed)

    def _note_head(self) -> None:
        """The pair that tells an older file put back in this one's place (decision 43)."""
        sequence, chain = self._file.head()
        self._index.note_head(self.case().id, sequence, chain)


def _after_break(question: Question) -> bool:
    """Questions for after the break come last (decision 23)."""
    return question.phase is Phase.AFTER_BREAK
