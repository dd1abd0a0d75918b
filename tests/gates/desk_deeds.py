"""What a mediator's process does at the desk while somebody is about to kill it: one method a deed.

Before a deed the ledger is told what is about to change, after it that the program said it is done.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app.commands.desk.after_desk import AfterDesk
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.host import PartyHost
from app.commands.desk.restoring_desk import RestoringDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.answers import Change, Entry, State, given
from app.domain.case import Case, Party
from app.domain.kinds.written_text import WrittenText
from app.domain.only_me import Keeping
from app.domain.sharing import Lock
from app.domain.sources import SystemChance, SystemClock
from app.domain.written import WrittenAnswer
from app.handover import messages
from app.handover.messages import Ending, Message, Saved
from app.handover.package import HandedSheet
from app.presenters.doors import DocumentKind, DocumentWanted
from app.presenters.paper_doors import PaperPlace, PaperSheet
from app.storage.grey_picture import GreyPicture
from app.storage.session_pin import PinState
from tests.gates.desk_standing import digest_of, digest_of_picture, kept_private, pictures_of, standing
from tests.gates.kill_vault import WORDS
from tests.gates.other_vaults import first_start, migrate
from tests.gates.promises import ANYTHING, Ledger

PARTYS_DEEDS = ("type", "page", "finish", "choose", "forget", "erase", "turn")
MEDIATORS_DEEDS = (
    "plan",
    "key in",
    "attach",
    "rename",
    "setting",
    "pin",
    "export",
    "thin",
    "case",
    "destroy",
    "restore",
    "lock",
    "migrate",
    "first start",
)
DEEDS = (*PARTYS_DEEDS, *MEDIATORS_DEEDS)
_MOST_CASES = 8


class Deeds:
    """The open vault with its one case under way, and a party that has the laptop."""

    def __init__(self, folder: Path, vault: VaultDesk, cases: CasesDesk, chance: random.Random) -> None:
        self.folder = folder
        self.vault = vault
        self.cases = cases
        self.chance = chance
        self._restoring = RestoringDesk(vault, cases, SystemClock(), SystemChance())
        self._after = AfterDesk(vault, cases, SystemClock())
        self._end_what_was_begun()
        self.desk: CaseDesk = cases.open(self._main())
        self._number = itertools.count(1)
        self._ledger: Ledger
        self._state: dict[str, Any] = {}
        self._party: Party
        self._host: PartyHost
        self._sheets: tuple[HandedSheet, ...] = ()
        self._revisions: dict[tuple[str, str], int] = {}
        self._do: Mapping[str, Callable[[], None]] = {
            "type": self._type,
            "page": self._page,
            "finish": self._finish,
            "choose": self._choose,
            "forget": self._forget,
            "erase": self._erase,
            "turn": self._turn,
            "plan": self._plan,
            "key in": self._key_in,
            "attach": self._attach,
            "rename": self._rename,
            "setting": self._setting,
            "pin": self._pin,
            "export": self._export,
            "thin": self._thin,
            "case": self._case,
            "destroy": self._destroy,
            "restore": self._restore,
            "lock": self._lock,
            "migrate": partial(migrate, folder),
            "first start": partial(first_start, folder),
        }

    usual = (*("type",) * 8, *("page",) * 3, "finish", "turn", "turn", "choose", "plan", "setting")
    """What is done most."""

    def _main(self) -> str:
        return min(self.cases.cases(), key=lambda case: (not case.last_break, case.code)).id

    def begin(self, ledger: Ledger) -> None:
        """Hand over to somebody."""
        self._ledger = ledger
        self._state = standing(self)
        self._hand_over(self.chance.choice(self.desk.case().parties))

    def do(self, deed: str) -> None:
        self._do[deed]()

    # ---- promises -------------------------------------------------------------------------------------------------

    def _change(self, changes: Mapping[str, Any], change: Callable[[], object]) -> None:
        self._ledger.begin(changes)
        change()
        self._ledger.kept()
        self._state.update(changes)

    def _say(self, changes: Mapping[str, Any], message: Message) -> None:
        """A message of the party's process that is acknowledged."""

        def said() -> None:
            answers = self._host.answer(message)
            assert all(isinstance(answer, Saved) for answer in answers), answers
            assert len(answers) == 1

        self._change(changes, said)

    def _of(self, party: Party, *, sealed_only: bool = False) -> dict[str, None]:
        """The answers of a party, gone."""
        mine = f"answer {party.letter} "
        return {
            name: None
            for name, value in self._state.items()
            if name.startswith(mine) and value and (not sealed_only or value[0] == "sealed")
        }

    def _word(self) -> str:
        return f"{WORDS[self._party.letter]} {os.getpid()} {next(self._number)}"

    # ---- the party ------------------------------------------------------------------------------------------------

    def _hand_over(self, party: Party) -> None:
        """Whoever still had it is taken back from first."""
        changes: dict[str, Any] = {}
        for other in self.desk.case().parties:
            if other.id != party.id and other.id in self.desk.file.at_work():
                changes.update(self._taken_back(other))
        planned = self.desk.breaks()[0].id

        def handed() -> None:
            self._host = self.desk.hand_over(planned, party.id, "")

        self._change(changes, handed)
        self._party = party
        given = self._host.given()
        assert isinstance(given, messages.Given)
        self._sheets = given.hand_over.sheets
        for sheet in self._sheets:
            for written in sheet.answers:
                self._revisions[sheet.filling, written.question] = written.revision

    def _taken_back(self, party: Party) -> dict[str, Any]:
        chosen = self.desk.file.only_me(party.id)
        if chosen.keeping is Keeping.WITH_CODE:
            return {f"private {party.letter}": kept_private(replace(chosen, working=None))}
        bare = kept_private(type(chosen)(keeping=chosen.keeping))
        return {f"private {party.letter}": bare, **self._of(party, sealed_only=True)}

    def _type(self) -> None:
        sheet = self.chance.choice(self._sheets)
        questions = tuple(sheet.worksheet.questions())
        answers, changes = [], {}
        for question in self.chance.sample(questions, k=self.chance.randint(1, 3)):
            spot = sheet.filling, question.id
            revision = self._revisions[spot] = self._revisions.get(spot, 0) + self.chance.randint(1, 9)
            locks = [lock for lock in Lock if lock.width <= question.ceiling.width]
            written = WrittenAnswer(question.id, revision, self.chance.choice(locks))
            if written.lock is Lock.ONLY_ME:
                written = replace(written, sealed=self._word().encode() + os.urandom(40))
            elif isinstance(question.kind, WrittenText):
                written = replace(written, state=State.GIVEN.value, plain=self._word())
            else:
                states = (State.DONT_KNOW, State.RATHER_NOT)
                written = replace(written, state=self.chance.choice(states).value)
            answers.append(written)
            value = (
                ["sealed", written.sealed.hex()]
                if written.sealed is not None
                else [written.state, written.lock.value, written.plain]
            )
            changes[f"answer {self._party.letter} {sheet.filling} {question.id}"] = value
        self._say(changes, messages.Save(next(self._number), sheet.filling, tuple(answers)))

    def _page(self) -> None:
        sheet = self.chance.choice(self._sheets)
        question = self.chance.choice(tuple(sheet.worksheet.questions())).id
        self._change(
            {f"place {sheet.filling}": question}, lambda: self._host.answer(messages.At(sheet.filling, question))
        )

    def _finish(self) -> None:
        sheet, minutes = self.chance.choice(self._sheets), self.chance.randrange(90)
        finished = self.chance.random() < 0.5
        said = messages.SheetFinished(sheet.filling, finished, minutes)
        self._change({f"finished {sheet.filling}": finished or None}, lambda: self._host.answer(said))
        name = self._word()
        helped = messages.HelperNamed(sheet.filling, name)
        self._change({f"helper {sheet.filling}": name}, lambda: self._host.answer(helped))

    def _choose(self) -> None:
        """With a code, or none: but a code that is there stays."""
        before, working = self.desk.file.only_me(self._party.id), os.urandom(60)
        number, name = next(self._number), f"private {self._party.letter}"
        if before.coded is not None:
            said = messages.KeepPrivate(number, Keeping.WITH_CODE, working)
            self._say({name: ["with_code", working.hex(), before.coded.hex()]}, said)
        elif self.chance.random() < 0.5:
            self._say({name: ["erase", working.hex(), ""]}, messages.KeepPrivate(number, Keeping.ERASE, working))
        else:
            self._host.answer(messages.NewCode(number))
            coded = os.urandom(60)
            said = messages.KeepPrivate(number, Keeping.WITH_CODE, working, coded, os.urandom(16), 65536, 3, 4)
            self._say({name: ["with_code", working.hex(), coded.hex()]}, said)

    def _forget(self) -> None:
        before = self.desk.file.only_me(self._party.id)
        left = kept_private(type(before)(working=before.working))
        changes = {f"private {self._party.letter}": left, **self._of(self._party, sealed_only=True)}
        self._say(changes, messages.ForgetCode(next(self._number)))

    def _erase(self) -> None:
        sheet = self.chance.choice(self._sheets)
        mine = f"answer {self._party.letter} {sheet.filling} "
        changes = {name: None for name in self._state if name.startswith(mine)}
        changes |= {f"{what} {sheet.filling}": None for what in ("place", "finished", "helper")}
        self._say(changes, messages.Erase(next(self._number), sheet.filling))

    def _turn(self) -> None:
        """Taken back, with a backup, and handed to the other."""
        name = f"handed {self._party.letter}"
        changes = {**self._taken_back(self._party), name: (self._state.get(name) or 0) + 1}
        # First what the party chose is done, then it is noted, then there is a backup.
        self._ledger.begin(changes, together=False)
        self._host.take_back(Ending.FINISHED)
        self._ledger.kept()
        self._state.update(changes)
        self._hand_over(next(party for party in self.desk.case().parties if party.id != self._party.id))

    # ---- the mediator ---------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        planned = self.chance.choice(self.desk.breaks())
        minutes = self.chance.randrange(1, 600)
        changed = replace(planned, plan=replace(planned.plan, minutes=minutes))
        self._change({f"minutes {planned.id}": minutes}, lambda: self.desk.keep_break(changed))

    def _paper(self) -> tuple[Party, PaperSheet]:
        """A handout of somebody that is keyed in or was begun before: of that the ledger says nothing yet."""
        party, sheet = self.chance.choice(self.desk.case().parties), self.chance.choice(self._sheets)
        return party, self.desk.paper().begin(PaperPlace(party.id, sheet.worksheet.id), "RO")

    def _key_in(self) -> None:
        """One answer, as it is typed, or several at once, as those of a form are accepted: all of them or none."""
        party, paper = self._paper()
        asked = [each for each in paper.worksheet.questions() if isinstance(each.kind, WrittenText)]
        asked = [each for each in asked if each.ceiling is not Lock.ONLY_ME]
        made, changes = [], {}
        for question in self.chance.sample(asked, k=min(len(asked), self.chance.randint(1, 4))):
            words, known = f"{WORDS[party.letter]} {os.getpid()} {next(self._number)}", paper.entries.get(question.id)
            entry = Entry(given(words), Lock.MEDIATOR, revision=known.revision + 1 if known is not None else 1)
            made.append(Change(question.id, entry))
            value = [State.GIVEN.value, Lock.MEDIATOR.value, words]
            changes[f"answer {party.letter} {paper.filling} {question.id}"] = value
        self._change(changes, lambda: self.desk.paper().save(paper.filling, tuple(made)))

    def _attach(self) -> None:
        """A picture of a page; once there are some, one of them is deleted."""
        paper, file = self._paper()[1], self.desk.file
        name = f"pictures {paper.filling}"
        there = pictures_of(file, paper.filling)
        if len(there) > self.chance.randrange(1, 6):
            gone = self.chance.choice(sorted(there))
            left = sorted(digest for known, digest in there.items() if known != gone)
            self._change({name: left or None}, lambda: file.detach(gone))
            return
        picture = GreyPicture(90, 70, os.urandom(90 * 70))
        all_of_them = sorted((*there.values(), digest_of_picture(picture)))
        page = self.chance.randrange(1, 9)
        self._change({name: all_of_them}, lambda: file.attach(paper.filling, page, picture))

    def _rename(self) -> None:
        alias = f"Kills {self._word()}"
        # First the file, then the list; the case page shows the file.
        self._change({"alias": alias}, lambda: self.desk.change(replace(self.desk.case(), alias=alias)))

    def _setting(self) -> None:
        name = self._word()
        self._change({"mediator": name}, lambda: self.cases.keep_setting("mediator", name))

    def _pin(self) -> None:
        state = PinState(os.urandom(16), os.urandom(32))
        self._change({"pin": state.salt.hex()}, lambda: self.vault.index.keep_pin_state(state))

    def _export(self) -> None:
        """An open document is noted before it is written: it may be noted and not there, never the other way round."""
        place = self.folder / "saved" / f"document-{self.chance.randrange(4)}.pdf"
        made = self.desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY))
        self._ledger.begin({f"export {place.name}": ANYTHING})
        self.desk.export(made, str(place), locked=False)
        assert place.read_bytes() == made.pdf
        found = {f"export {place.name}": digest_of(place)}
        self._ledger.kept(found)
        self._state.update(found)

    def _thin(self) -> None:
        for _backup in range(3):
            self.desk.file.back_up()
            self._plan()

    def _case(self) -> None:
        """A new case; once there are enough, another one is opened and this one again."""
        others = self._others()
        if len(others) < _MOST_CASES:
            self._new_case()
            return
        self.cases.open(self.chance.choice(others)).file.back_up()
        self._open_again()

    def _others(self) -> list[str]:
        mine = self.desk.case().id
        return [case.id for case in self.cases.cases() if case.id != mine and not case.destroying]

    def _new_case(self) -> None:
        code, alias = f"{next(self._number):04}-{os.getpid():05}", self._word()
        parties = (Party("", "", "Ana"), Party("", "", "Bo"))
        new = Case("", code, alias, "blank", "", practice=True, parties=parties)
        self._change({f"case {code}": alias}, lambda: self.cases.create(new))

    def _destroy(self) -> None:
        """One of the others: from the first moment on it is listed no more as a case, and no file of it stays."""
        if not self._others():
            self._new_case()
        doomed = self.vault.index.case(self.chance.choice(self._others()))
        self._change({f"case {doomed.code}": None}, lambda: self._after.destroy(doomed.id))
        self._see_that_nothing_is_left(doomed.id)
        self._open_again()

    def _see_that_nothing_is_left(self, case_id: str) -> None:
        left = list((self.folder / "vault").rglob(f"*{case_id}*"))
        assert not left, left

    def _end_what_was_begun(self) -> None:
        """As the mediator is told to: a case whose destroying a kill cut short is destroyed again."""
        for case_id in self.vault.index.destroying():
            self._after.destroy(case_id)
            self._see_that_nothing_is_left(case_id)

    def _restore(self) -> None:
        """Back to where the case stood a few deeds ago: all of it at once."""
        then = standing(self)
        backup = self.desk.file.back_up()
        self._type()
        self._page()
        self._plan()
        names = {*then, *self._state}
        back = {name: then.get(name) for name in names if then.get(name) != self._state.get(name)}
        known = self.vault.index.case(self.desk.case().id)
        # Closing backs up once more, and where something had been taken back that backup replaces all before it.
        self.cases.close()
        if not backup.exists():
            self._open_again()
            return
        self._change(back, lambda: self._restoring.put_back(known, backup.name))
        self._open_again()

    def _lock(self) -> None:
        self.vault.lock()
        self.vault.unlock((self.folder / "passphrase").read_text())
        self._open_again()

    def _open_again(self) -> None:
        self.desk = self.cases.open(self._main())
        self._hand_over(self._party)
