"""What was handed over to be compared is gone afterwards: from the file, its journal and its backups, whenever the program
is killed; and it is compared at most once (decisions 10 and 15)."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.domain import blind
from app.domain.case import Case
from app.domain.impasse import Break, Compared
from app.domain.money import Money
from app.domain.sharing import MEDIATOR, Lock
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.handed_limits import COPY
from app.storage.restoring import is_good
from tests.gates.scanning import _memory, count_in_process
from tests.goals import Times
from tests.storage.small_case import ANA, BO, CASE_KEY, a_place, begin, entry, new_file, open_again, raw
from tests.storage.two_limits import (
    ALLOWED,
    FIRST,
    LIMITS,
    Saying,
    held_in,
    pages,
    put_back,
    say,
    sealed_copy,
    seals_of,
    word_of,
)

PAYS_27 = Saying(Money(-2_700_000, "USD"))
WANTS_25 = Saying(Money(2_500_000, "USD"))
_KILLED = 9
TOP = Path(__file__).resolve().parents[2]


_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: what is tried here is thousands of commits, not whether a disk keeps them."""
    if not _IN_MEMORY.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=_IN_MEMORY) as name:
        yield Path(name)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path, ALLOWED) as opened:
        opened.keep_break(FIRST)
        yield opened


def test_copies_and_yeses_are_gone_from_the_file_its_journal_and_its_backups(file: CaseFile, tmp_path: Path) -> None:
    path, backups = a_place(tmp_path), tmp_path / "backups" / "someid"
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    file.back_up()
    say(file, BO, WANTS_25)
    file.back_up()
    file.close()
    doomed = [*held_in(path), *seals_of(path, blind.ASKED)]
    assert len(doomed) == 3
    assert all(seal in pages([path]) for seal in doomed)
    # No backup holds any of it, at any time.
    assert [seal for seal in doomed if seal in pages([*backups.glob("*.case")])] == []
    with open_again(tmp_path) as again:
        again.take_back(BO)
        again.back_up()
        assert word_of(again) is Compared.OVERLAP
    left = [path, *backups.glob("*.case")]
    assert len(left) == 2
    assert [seal for seal in doomed if seal in pages(left)] == []
    journals = [file for file in path.parent.iterdir() if file != path and file.stat().st_size]
    assert journals == []


def test_where_no_backup_can_be_made_the_next_one_still_replaces_them(file: CaseFile, tmp_path: Path) -> None:
    backups = tmp_path / "backups" / "someid"
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    file.back_up()
    say(file, BO, WANTS_25)
    file.take_back(BO)
    file.close()
    with open_again(tmp_path) as again:
        assert again.back_up_if_changed()
    (only,) = backups.glob("*.case")
    with raw(only) as connection:
        assert connection.execute("SELECT count(*) FROM answer WHERE question = ?", (COPY,)).fetchone() == (0,)


def test_the_seal_of_a_copy_does_not_tell_how_large_the_limit_is(file: CaseFile, tmp_path: Path) -> None:
    say(file, ANA, Saying(Money(0, "USD")))
    say(file, BO, Saying(Money(-(10**14), "USD")))
    file.close()
    one, other = held_in(a_place(tmp_path))
    assert len(one) == len(other)


# ---- in memory --------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file")
def test_the_number_is_not_in_the_memory_of_a_process_that_holds_its_copy(tmp_path: Path) -> None:
    limit = Money(-7_418_529, "USD")
    with new_file(tmp_path, ALLOWED) as file:
        file.keep_break(FIRST)
        writing = begin(file, ANA, LIMITS)
        given = {
            "filling": writing.filling,
            "limit": (writing.written(blind.LIMIT, entry(limit, Lock.ONLY_ME)).sealed or b"").hex(),
            "copy": sealed_copy(file, ANA, writing.filling, limit).hex(),
        }
    (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    program = [sys.executable, "-m", "tests.storage.holding_a_copy", str(tmp_path)]
    child = subprocess.Popen(program, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        os.kill(child.pid, signal.SIGSTOP)
        written = [content for part in _memory(child.pid) for content in (blind.written(limit),) if content in part]
        assert written == []
        found = count_in_process(child.pid, ["7418529", given["filling"]])
        assert found[given["filling"]] > 0, "nothing was looked through"
        assert found["7418529"] == 0
    finally:
        child.kill()
        child.communicate()


# ---- killed ----------------------------------------------------------------------------------------------------------


def _die_at(wanted: int) -> None:
    """The `wanted`th statement or touch of a file from now on ends this process as a kill would."""
    seen = count(1)

    def touch(*_whatever: Any) -> None:
        if next(seen) == wanted:
            os._exit(_KILLED)

    def counted(real: Callable[..., None]) -> Callable[..., None]:
        def instead(*given_: Any, **named: Any) -> None:
            touch()
            real(*given_, **named)

        return instead

    event.listen(Engine, "before_cursor_execute", touch)
    for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink")):
        setattr(owner, name, counted(getattr(owner, name)))


def _and_die(folder: Path, wanted: int, deed: Callable[[CaseFile], object]) -> bool:
    """Do something with the case file in a child that dies on the way; whether it lived."""
    child = os.fork()
    if child == 0:
        ended = 1
        try:
            file = open_again(folder)
            _die_at(wanted)
            deed(file)
            ended = 0
        finally:
            # Whatever goes wrong: the child must not go on with the other tests.
            os._exit(ended)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, _KILLED)
    return code == 0


def _take_back(file: CaseFile) -> None:
    file.take_back(BO)
    file.back_up()


@pytest.mark.timeout(600)
def test_killed_at_any_statement_while_copies_are_made_none_of_them_holds_it(folder: Path, times: Times) -> None:
    before = folder / "before"
    with new_file(before, ALLOWED) as file:
        file.keep_break(FIRST)
        say(file, ANA, PAYS_27)
    doomed = [*held_in(a_place(before)), *seals_of(a_place(before), blind.ASKED)]
    assert len(doomed) == 2
    vault, made = folder / "killed", set()
    elsewhere = vault / "elsewhere"

    def copies(file: CaseFile) -> None:
        file.back_up()
        file.copy_into(elsewhere, "copy")

    for wanted in count(1, times(1, 1, 12)):
        shutil.rmtree(vault, ignore_errors=True)
        shutil.copytree(before, vault)
        elsewhere.mkdir()
        lived = _and_die(vault, wanted, copies)
        there = [*(vault / "backups").rglob("*.case"), *elsewhere.glob("*.case")]
        made.add(len(there))
        assert [seal for seal in doomed if seal in pages(there)] == []
        # What a kill left half made goes with the next copy, and nothing was lost meanwhile.
        with open_again(vault) as file:
            copies(file)
            assert [read.party for read in file.read(MEDIATOR).fillings if read.limit_held] == [ANA]
        left = [file for file in (*(vault / "backups").rglob("*"), *elsewhere.iterdir()) if file.is_file()]
        assert [file.name for file in left if file.suffix != ".case"] == []
        assert all(is_good(file, CaseKeys(CASE_KEY)) for file in left)
        if lived:
            break
    assert made == {0, 1, 2}


@pytest.mark.timeout(600)
def test_killed_at_any_statement_it_runs_at_most_once_and_leaves_no_copy(folder: Path, times: Times) -> None:
    before = folder / "before"
    with new_file(before, ALLOWED) as file:
        file.keep_break(FIRST)
        say(file, ANA, PAYS_27)
        file.take_back(ANA)
        file.back_up()
        say(file, BO, WANTS_25)
    doomed = [*held_in(a_place(before)), *seals_of(a_place(before), blind.ASKED)]
    assert len(doomed) == 3
    words, step = set(), times(1, 1, 12)
    for wanted in count(1, step):
        vault = folder / "killed"
        shutil.rmtree(vault, ignore_errors=True)
        shutil.copytree(before, vault)
        lived = _and_die(vault, wanted, _take_back)
        with open_again(vault) as file:
            words.add(word_of(file))
            # All of it or nothing of it: a word goes with the end of the copies.
            assert (word_of(file) is None) == bool(file.read(MEDIATOR).fillings[0].limit_held)
            # What the next start does with a party from whom the laptop was not taken back, and with its close.
            for party in file.at_work():
                file.take_back(party)
            file.back_up_if_changed()
            assert word_of(file) is Compared.OVERLAP
        left = [a_place(vault), *(vault / "backups" / "someid").glob("*.case")]
        assert [seal for seal in doomed if seal in pages(left)] == []
        if lived:
            break
    assert words == {None, Compared.OVERLAP}
    assert wanted > 10


# ---- any course of events --------------------------------------------------------------------------------------------

AMOUNTS = st.integers(-4, 4).map(lambda units: Money(units * 100, "USD"))
SAYINGS = st.builds(
    Saying,
    AMOUNTS,
    st.sampled_from((blind.YES, blind.YES, "no", "")),
    st.sampled_from((Lock.ONLY_ME, Lock.ONLY_ME, Lock.MEDIATOR)),
)
DEEDS = st.one_of(
    st.tuples(st.sampled_from((ANA, BO)), SAYINGS),
    st.sampled_from(("another break", "start again", "switch off and on", "back up", "restore", "vault copy")),
)


class Model:
    """What decision 10 says, in the shortest words: who handed over what in this break, whose limit of which break is open,
    and what was told."""

    def __init__(self) -> None:
        self.number = 1
        self.held: dict[str, Money] = {}
        self.open: set[tuple[str, int]] = set()
        self.told: dict[int, Compared] = {}

    def copied(self) -> Model:
        """What a copy of the file holds: all but what was handed over."""
        found = Model()
        found.number, found.open, found.told = self.number, {*self.open}, {**self.told}
        return found

    def worked(self, party: str, saying: Saying) -> None:
        self.held.pop(party, None)
        (self.open.add if saying.lock is not Lock.ONLY_ME else self.open.discard)((party, self.number))
        if saying.hands_over and saying.limit is not None:
            self.held[party] = saying.limit
        if self.number in self.told:
            self.held.pop(party, None)
        elif len(self.held) == 2 and not self.open:
            fits = sum(limit.minor for limit in self.held.values()) <= 0
            self.told[self.number] = Compared.OVERLAP if fits else Compared.NO_OVERLAP
            self.held = {}


@given(deeds=st.lists(DEEDS, min_size=1, max_size=7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.timeout(600)
def test_in_any_course_of_events_it_is_as_decided(folder: Path, deeds: list[Any]) -> None:
    vault = Path(mkdtemp(dir=folder))
    model, file = Model(), new_file(vault, ALLOWED)
    file.keep_break(FIRST)
    backed_up: dict[Path, Model] = {}
    for revision, deed in enumerate(deeds, start=1):
        match deed:
            case "another break":
                model.number, model.held = model.number + 1, {}
                file.keep_break(Break(f"b{model.number}", model.number, "2026-11-03T15:00"))
            case "start again":
                file.close()
                file = open_again(vault, seed=10 + revision)
            case "switch off and on":
                model.held = {}
                for allowed in (False, True):
                    file.change_case(_allowing(file, allowed=allowed))
            case "back up":
                backed_up[file.back_up()] = model.copied()
            case "restore":
                there = [backup for backup in backed_up if backup.exists()]
                if there:
                    file.close()
                    put_back(vault, there[0])
                    file, model = open_again(vault, seed=10 + revision), backed_up[there[0]].copied()
            case "vault copy":
                copy = file.copy_into(Path(mkdtemp(dir=vault)), "copy")
                file.close()
                shutil.copy(copy, a_place(vault))
                file, model = open_again(vault, seed=10 + revision), model.copied()
            case party, saying:
                say(file, party, saying, break_id=f"b{model.number}", revision=revision)
                file.take_back(party)
                model.worked(party, saying)
        assert {known.number: known.compared for known in file.breaks() if known.compared} == model.told
        assert {read.party for read in file.read(MEDIATOR).fillings if read.limit_held} == set(model.held)
    file.back_up(replace_older=True)
    file.close()
    (backup,) = (vault / "backups" / "someid").glob("*.case")
    assert (len(held_in(backup)), len(held_in(a_place(vault)))) == (0, len(model.held))


def _allowing(file: CaseFile, *, allowed: bool) -> Case:
    return replace(file.case(), blind_comparison=allowed)
