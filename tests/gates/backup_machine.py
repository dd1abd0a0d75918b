"""A case in random use: written in, handed over, backed up, damaged, its clock moved, restored; and what must hold.

What a backup has to give back is remembered here, apart from the program: words by party and question, and digests.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.trouble import Trouble
from app.storage import case_backups, restoring
from app.storage.backup_names import ALL_OF, NEWEST, BackupName, read_name
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import open_engine
from app.storage.digesting import digests
from app.storage.kept_aside import copies_aside
from app.storage.restoring import good_backups, restore_case
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import ANA, BO, CASE, CASE_KEY, Writing, a_clock, begin, entry, save

KEYS = CaseKeys(CASE_KEY)
QUESTIONS = ("open_word", "court_when", "why")
PAGE = 4096
_READ_OUT = 5
"""Every digest is compared; of every fifth backup each word is read too."""
_HOURS = (0.02, 1, 7, 26, 24 * 9, 24 * 60, -1, -50, 24 * 3650, -24 * 3650)


@dataclass(frozen=True)
class Content:
    """What a state of the case says: words by party and question, and the digest of each party."""

    words: tuple[tuple[tuple[str, str], str], ...]
    digests: tuple[bytes, bytes]


class Count:
    """How many backups were made in random use and gave back what they had to."""

    backups = 0
    restored = 0
    refused = 0


class BackupMachine(RuleBasedStateMachine):
    """One case file in one folder. `file` is None while the case is closed, `sound` False once its file was damaged."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="backups-", dir=_RAM if _RAM.is_dir() else None))
        (self.folder / "cases").mkdir()
        self.path = self.folder / "cases" / "someid.case"
        self.clock = a_clock()
        self.words: dict[tuple[str, str], str] = {}
        self.revision = 0
        self.said_in: dict[str, Content] = {}
        self.spoiled: set[str] = set()
        self.sound = True
        self.seen = 0
        self.took_back = False
        self.file: CaseFile | None = CaseFile.create(self.path, CASE_KEY, CASE, self.clock, SeededChance(1))
        self.fillings = {party: begin(self.file, party, SMALL).filling for party in (ANA, BO)}

    def teardown(self) -> None:
        if self.file is not None:
            self.file.close()
        shutil.rmtree(self.folder)

    # ---- what is there --------------------------------------------------------------------------------------------

    def _open(self) -> CaseFile:
        assert self.file is not None
        return self.file

    def _writing(self, party: str) -> Writing:
        return Writing(party, self.fillings[party], SMALL)

    def _content_of(self, file: CaseFile) -> Content:
        with file._commits.reading() as connection:
            found = digests(connection, KEYS)
        return Content(tuple(sorted(self.words.items())), (found[ANA], found[BO]))

    def _there(self) -> list[str]:
        return [file.name for file in backups_in(backups_of(self.path))]

    def _backup(self, name: str) -> Path:
        return backups_of(self.path) / name

    def _good(self) -> list[str]:
        """Names of the backups that were not damaged, the newest first."""
        return [name for name in reversed(self._there()) if name not in self.spoiled]

    # ---- working --------------------------------------------------------------------------------------------------

    @precondition(lambda self: self.file is not None)
    @rule(
        party=st.sampled_from((ANA, BO)),
        question=st.sampled_from(QUESTIONS),
        word=st.text("abcdefgh", min_size=1, max_size=400),
    )
    def write(self, party: str, question: str, word: str) -> None:
        self.revision += 1
        lock = Lock.ONLY_ME if question == "why" else Lock.MEDIATOR
        if self._tried(lambda: self._save(party, question, word, lock)):
            self.words[party, question] = word

    def _save(self, party: str, question: str, word: str, lock: Lock) -> None:
        save(self._open(), self._writing(party), **{question: entry(word, lock, self.revision)})

    @precondition(lambda self: self.file is not None)
    @rule(with_code=st.booleans())
    def hand_over_and_take_back(self, with_code: bool) -> None:
        keeping = OnlyMe(Keeping.WITH_CODE, b"wrap", b"coded", b"salt", 1, 1, 1) if with_code else OnlyMe(Keeping.ERASE)
        kept = OnlyMe(keeping.keeping, b"wrap", keeping.coded, keeping.salt, 1, 1, 1)

        def both() -> None:
            self._open().keep_only_me(ANA, kept)
            self._open().take_back(ANA)

        if self._tried(both):
            if not with_code and self.words.pop((ANA, "why"), None) is not None:
                self.took_back = True
            self._back_up()

    @precondition(lambda self: self.file is not None)
    @rule(party=st.sampled_from((ANA, BO)))
    def erase(self, party: str) -> None:
        mine = [key for key in self.words if key[0] == party]
        if self._tried(lambda: self._open().erase(party)):
            for key in mine:
                del self.words[key]
            self.took_back = self.took_back or bool(mine)

    @precondition(lambda self: self.file is not None)
    @rule()
    def back_up(self) -> None:
        self._back_up()

    @precondition(lambda self: self.file is not None)
    @rule()
    def back_up_again(self) -> None:
        self._back_up()

    @precondition(lambda self: self.file is not None)
    @rule()
    def close(self) -> None:
        self.seen = max(self.seen, self._open().head()[0])
        self._back_up()
        self._shut()

    @precondition(lambda self: self.file is None)
    @rule()
    def open(self) -> None:
        try:
            self.file = CaseFile.open(self.path, CASE_KEY, self.clock, SeededChance(self.revision))
        except Trouble:
            assert not self.sound, "a file that nobody damaged does not open"

    @rule(hours=st.sampled_from(_HOURS))
    def move_clock(self, hours: float) -> None:
        wanted = self.clock.at + timedelta(hours=hours)
        if 1980 < wanted.year < 2100:
            self.clock.move(hours * 3600)

    # ---- what happens to files ------------------------------------------------------------------------------------

    @precondition(lambda self: self.sound)
    @rule(seed=st.integers(0, 10**6), how=st.sampled_from(("flip", "flip", "cut", "gone", "a page of an older one")))
    def damage_the_file(self, seed: int, how: str) -> None:
        self._shut()
        self.sound = False
        chance = random.Random(seed)
        content = bytearray(self.path.read_bytes())
        at = chance.randrange(len(content))
        if how == "gone":
            self.path.unlink()
            return
        if how == "flip":
            content[at] ^= 1 << chance.randrange(8)
        elif how == "cut":
            del content[at:]
        elif self._good():
            older = self._backup(chance.choice(self._good())).read_bytes()
            start = at // PAGE * PAGE
            content[start : start + PAGE] = older[start : start + PAGE]
        self.path.write_bytes(content)

    @precondition(lambda self: len(self._good()) > 1)
    @rule(seed=st.integers(0, 10**6))
    def damage_a_backup(self, seed: int) -> None:
        chance = random.Random(seed)
        name = chance.choice(self._good())
        content = bytearray(self._backup(name).read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        self._backup(name).write_bytes(content)
        self.spoiled.add(name)

    @precondition(lambda self: self.file is not None and bool(self._good()))
    @rule(seed=st.integers(0, 10**6))
    def back_up_onto_a_disk_that_writes_something_else(self, seed: int) -> None:
        """What comes out is whole, and an older state."""
        older = self._backup(random.Random(seed).choice(self._good()))

        def writes(_connection: object, to: Path) -> None:
            shutil.copyfile(older, to)

        with patch.object(case_backups, "vacuum_into", writes):
            self._back_up()

    # ---- restoring ------------------------------------------------------------------------------------------------

    @precondition(lambda self: self.file is None or not self.sound)
    @rule(seed=st.integers(0, 10**6), newest=st.booleans())
    def restore(self, seed: int, newest: bool) -> None:
        self._shut()
        offered = [backup.file.name for backup in good_backups(self.path, KEYS)]
        assert offered == self._good(), "what is offered is what is good, the newest first"
        if not offered:
            return
        chosen = offered[0] if newest else random.Random(seed).choice(offered)
        others = {name: self._backup(name).read_bytes() for name in self._good()}
        head = restore_case(self.path, KEYS, self._backup(chosen), self.seen)
        assert head[0] > max(self.seen, *(_read(name).sequence for name in self._there()))
        kept = {name: content for name, content in others.items() if _read(name) >= _read(chosen)}
        assert {name: self._backup(name).read_bytes() for name in kept} == kept, "a restore takes no newer backup away"
        self.seen, self.sound, self.took_back = head[0], True, False
        self.words = dict(self.said_in[chosen].words)
        self.file = CaseFile.open(self.path, CASE_KEY, self.clock, SeededChance(self.revision))
        self._says_what_it_said(self.file, self.said_in[chosen])
        Count.restored += 1

    @precondition(lambda self: self.file is None and bool(self._good()))
    @rule(seed=st.integers(0, 10**6))
    def restore_onto_a_disk_that_takes_nothing(self, seed: int) -> None:
        there = _everything(self.folder)

        def fails(*_names: object) -> None:
            raise OSError(28, "no room")

        places: tuple[tuple[Any, str], ...] = ((Path, "replace"), (restoring, "durable"), (shutil, "copyfile"))
        where, name = random.Random(seed).choice(places)
        with patch.object(where, name, fails):
            try:
                restore_case(self.path, KEYS, self._backup(self._good()[0]), self.seen)
            except Trouble:
                pass
            else:
                raise AssertionError("it said that it was done")
        assert _everything(self.folder) == there

    # ---- what has to hold -----------------------------------------------------------------------------------------

    def _shut(self) -> None:
        if self.file is not None:
            self.file.close()
            self.file = None

    def _tried(self, do: object) -> bool:
        """Whether it was done; only a damaged file may refuse."""
        assert callable(do)
        try:
            do()
        except Trouble:
            assert not self.sound, "a file that nobody damaged does not take a change"
            return False
        return True

    def _back_up(self) -> None:
        before = {name: self._backup(name).read_bytes() for name in self._there()}
        try:
            made = self._open().back_up().name
        except Trouble:
            after = {name: self._backup(name).read_bytes() for name in self._there()}
            assert after == before, "a backup that was refused replaced or thinned another"
            Count.refused += 1
            return
        content = self._content_of(self._open())
        self.spoiled.discard(made)
        self.said_in[made] = content
        self._gives_back(made)
        self._stayed(set(before) | {made}, made)
        self.took_back = False
        Count.backups += 1

    def _gives_back(self, name: str) -> None:
        """Put it back somewhere else, and read it there."""
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            path = Path(place) / "cases" / "someid.case"
            restore_case(path, KEYS, self._backup(name))
            if Count.backups % _READ_OUT == 0:
                with CaseFile.open(path, CASE_KEY, self.clock, SeededChance(3)) as file:
                    self._says_what_it_said(file, self.said_in[name])
                return
            engine = open_engine(path, *KEYS.file())
            try:
                with engine.connect() as connection, connection.begin():
                    found = digests(connection, KEYS)
            finally:
                engine.dispose()
            assert (found[ANA], found[BO]) == self.said_in[name].digests

    def _says_what_it_said(self, file: CaseFile, wanted: Content) -> None:
        assert self._content_of(file).digests == wanted.digests
        words = dict(wanted.words)
        for party in (ANA, BO):
            mine = self._writing(party)
            for written in file.written(mine.filling):
                found = mine.read(written).answer
                assert found.value == words.pop((party, written.question), None), "other words"
        assert words == {}, "words are missing"

    def _stayed(self, before: set[str], made: str) -> None:
        """Which backups are there after one more was made."""
        after = set(self._there())
        assert made in after
        assert after <= before
        if self.took_back:
            assert after == {made}, "what a party took back is in an older backup"
            assert copies_aside(self.path) == ()
            return
        newest = sorted(map(_read, before))[-NEWEST:]
        gone = before - after
        assert not gone & {f"{name.text()}.case" for name in newest}, "one of the newest was thinned"
        recent = {name for name in before if _read(made).at - ALL_OF <= _read(name).at <= _read(made).at}
        assert recent <= after, "one of the two days before it was thinned"
        since = min(name.at for name in newest) - ALL_OF
        assert {name for name in before if _read(name).at >= since} <= after, "one of the last two days was thinned"
        for name in gone:
            day = [other for other in before if _read(other).at.date() == _read(name).at.date()]
            newer_days = {_read(other).at.date() for other in after if _read(other) > _read(name)}
            assert len(newer_days) >= 5 or any(other in after for other in day if _read(other) > _read(name))


_RAM = Path("/dev/shm")


def _read(name: str) -> BackupName:
    found = read_name(name)
    assert found is not None
    return found


def _everything(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
