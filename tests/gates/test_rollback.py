"""R5: an older state of a case, whole or in part, is told before it is used.

Somebody (or a tool that copies folders about) puts back yesterday's file, one old page beside newer ones, an old
journal that SQLite would play back, or cuts the journal of a change that was under way. Every page of it is authentic:
SQLCipher has nothing to say. The chain over every row and the list's note of where the case stood do.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from argon2.low_level import hash_secret_raw

from app.commands.desk.ailing import CaseDamaged, MixedFile, OlderFile
from app.commands.desk.case_desk import CaseDesk
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.domain.worksheet import Form
from app.domain.written import WrittenAnswer
from app.storage import key_slots
from app.storage.case_file import CaseFile
from app.storage.seals import Refused
from app.storage.troubles import Damaged
from tests.commands.desk.practice import Practice
from tests.gates import second_engine
from tests.gates.cut_session import SHEET, seen_case
from tests.gates.watched_disk import in_memory
from tests.goals import Proved

PAGE = 4096
TOLD = (MixedFile, OlderFile, CaseDamaged, Damaged, Refused)


class State(NamedTuple):
    """The case file as one change left it."""

    file: bytes
    seen: str
    sequence: int
    chain: bytes


class Rollbacks:
    """One case with a past. `tell` says how the desk tells a file that is put in its place."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.practice = Practice(folder / "vault")
        desk = self.practice.new()
        self.case_id, self.path = desk.case().id, self.practice.path(desk)
        file = desk.file
        parties = [party.id for party in desk.case().parties]
        self._fillings = [(party, file.begin_filling(party, SHEET, Form.FULL, "", "", "b1")) for party in parties]
        self._revision = 0
        for party, filling in self._fillings:
            for number in range(12):
                self._save(party, filling, number)
        self.practice.cases.close()
        self.states: list[State] = []

    def work(self, changes: int) -> None:
        """Change something, and keep what the file was like after each change."""
        for _change in range(changes):
            desk = self.practice.cases.open(self.case_id)
            doing = self._changes(desk)
            for _also in range(self.random.choice((1, 1, 3))):
                self.random.choice(doing)()
            seen, head = seen_case(desk.file), desk.file.head()
            self.practice.cases.close()
            self.states.append(State(self.path.read_bytes(), seen, *head))

    def _changes(self, desk: CaseDesk) -> Sequence[Callable[[], object]]:
        file, chance = desk.file, self.random
        party, filling = chance.choice(self._fillings)
        coded = OnlyMe(Keeping.WITH_CODE, b"w", b"c", chance.randbytes(16), 1, 1, 1)
        return (
            lambda: self._save(party, filling, chance.randrange(12)),
            lambda: self._save(party, filling, chance.randrange(12)),
            lambda: file.set_place(filling, f"q{chance.randrange(12)}"),
            lambda: desk.change(replace(desk.case(), alias=f"alias {chance.random()}")),
            lambda: file.keep_only_me(party, coded),
            lambda: file.count_try(party),
            lambda: file.allow_more_tries(party),
            lambda: file.finish(filling, True, chance.randrange(90)),
        )

    def _save(self, party: str, filling: str, number: int) -> None:
        self._revision += 1
        words = f"{self._revision} ".ljust(self.random.choice((20, 400, 3000)), "x")
        answer = WrittenAnswer(f"q{number}", self._revision, Lock.MEDIATOR, state="given", plain=words)
        desk = self.practice.cases._open
        assert desk is not None
        desk.file.save_answers(party, filling, [answer])

    def told(self, content: bytes, journal: bytes = b"") -> tuple[str, str]:
        """Put a file (and a journal) in the case's place: what the desk tells, and else what there is to be seen."""
        beside = self.path.with_name(f"{self.path.name}-journal")
        self.path.write_bytes(content)
        beside.write_bytes(journal)
        newest = self.states[-1]
        index = self.practice.vault.index
        index.note_head(self.case_id, newest.sequence, newest.chain)
        index.keep_setting(f"told older {self.case_id}", "")
        try:
            return "", seen_case(self.practice.cases.open(self.case_id).file)
        except TOLD as trouble:
            return type(trouble).__name__, ""
        finally:
            with suppress(Trouble):
                self.practice.cases.close()
            beside.unlink(missing_ok=True)

    # ---- the ways back --------------------------------------------------------------------------------------------

    def whole_file(self) -> tuple[bytes, bytes]:
        return self.random.choice(self.states[:-1]).file, b""

    def one_page(self) -> tuple[bytes, bytes]:
        """A single old page where it stood, out of any older state."""
        newest, older = self.states[-1].file, self.random.choice(self.states[:-1]).file
        differ = [
            at for at in range(0, min(len(newest), len(older)), PAGE) if newest[at : at + PAGE] != older[at : at + PAGE]
        ]
        at = self.random.choice(differ)
        return newest[:at] + older[at : at + PAGE] + newest[at + PAGE :], b""

    def some_pages(self) -> tuple[bytes, bytes]:
        newest, older = bytearray(self.states[-1].file), self.random.choice(self.states[:-1]).file
        for at in range(0, min(len(newest), len(older)), PAGE):
            if self.random.random() < 0.5:
                newest[at : at + PAGE] = older[at : at + PAGE]
        return bytes(newest), b""


@pytest.fixture(autouse=True)
def _nothing_is_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_slots, "hash_secret_raw", lru_cache(hash_secret_raw))
    second_engine.statements_are_made_once(monkeypatch)


@pytest.fixture
def rollbacks(tmp_path: Path) -> Iterator[Rollbacks]:
    with in_memory(tmp_path) as folder:
        made = Rollbacks(folder, 20261126)
        made.work(24)
        yield made
        made.practice.vault.lock()


@pytest.mark.gate
@pytest.mark.timeout(1200)
def test_an_older_case_whole_or_in_part_is_told_before_it_is_used(
    rollbacks: Rollbacks, times: Callable[[int, int], int], proved: Proved
) -> None:
    wanted, found, same = times(450, 20_000), Counter[tuple[str, str]](), 0
    ways = (rollbacks.whole_file, rollbacks.one_page, rollbacks.one_page, rollbacks.one_page, rollbacks.some_pages)
    while found.total() < wanted:
        way = rollbacks.random.choice(ways)
        content, journal = way()
        name, seen = rollbacks.told(content, journal)
        if not name:
            # A page that holds no row (the count of changes on the first, a free one) puts nothing back.
            assert seen == rollbacks.states[-1].seen, f"{way.__name__}: an older case was opened without a word"
            same += 1
            assert same < wanted, "nothing is ever put back"
            continue
        found[way.__name__, name] += 1
    assert {way for way, _name in found} == {way.__name__ for way in ways}
    proved("R5", "older files, and old pages beside newer ones, told by the desk", found.total())


@pytest.mark.gate
def test_a_journal_that_was_cut_or_comes_from_before_puts_nothing_back_unseen(
    rollbacks: Rollbacks, times: Callable[[int, int], int], proved: Proved
) -> None:
    """The change is under way: its journal holds the pages as they were. The file may have been half written."""
    wanted, told = times(50, 2_000), 0
    newest = rollbacks.states[-1]
    beside = rollbacks.path.with_name(f"{rollbacks.path.name}-journal")
    rollbacks.path.write_bytes(newest.file)
    rollbacks.practice.vault.index.note_head(rollbacks.case_id, newest.sequence, newest.chain)
    file = rollbacks.practice.cases.open(rollbacks.case_id).file
    with suppress(Damaged), file._commits.change() as changing:
        changing.connection.exec_driver_sql(
            "UPDATE filling SET minutes_used = minutes_used + 1, place = hex(zeroblob(2000))"
        )
        changing.connection.exec_driver_sql("UPDATE answer SET revision = revision + 1")
        changing.connection.exec_driver_sql("PRAGMA cache_spill = 1")
        changing.connection.exec_driver_sql("PRAGMA cache_size = 1")
        changing.connection.exec_driver_sql("UPDATE private SET tries = tries + 1")
        changing.connection.exec_driver_sql("SELECT sum(length(sealed)) FROM answer").all()
        half, journal = rollbacks.path.read_bytes(), beside.read_bytes()
        raise Damaged
    rollbacks.practice.cases.close()
    assert half != newest.file
    assert len(journal) > PAGE
    assert rollbacks.told(half, journal) == ("", newest.seen), "a whole journal brings back what was"
    for _cut in range(wanted):
        cut = journal[: rollbacks.random.randrange(len(journal))]
        older = rollbacks.random.choice(rollbacks.states[:-1]).file
        content = rollbacks.random.choice((half, half, newest.file, older))
        name, seen = rollbacks.told(content, cut)
        assert name or seen == newest.seen, "an older case was opened without a word"
        told += bool(name)
    assert told > wanted // 4, "hardly any of these puts anything back"
    proved("R5", "journals cut, or put beside a file they do not belong to", wanted)


@pytest.mark.gate
def test_without_the_chain_over_the_rows_an_old_page_would_be_used_without_a_word(
    rollbacks: Rollbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The self-test: the desk is made blind for it, and the gate sees that."""
    monkeypatch.setattr(CaseFile, "standing", lambda file: file.head()[1])
    newest = rollbacks.states[-1].seen
    seen = [rollbacks.told(*rollbacks.one_page()) for _page in range(60)]
    assert any(not name and found != newest for name, found in seen)
