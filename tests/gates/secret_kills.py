"""Changes what opens a vault and dies while at it, at every step; run by test_secrets.py.

Usage: WORK STRIDE [planted]. Prints a JSON object: for each deed, how often it was killed and what opened afterwards.
One interpreter forks for every kill; what Argon2id gives is remembered, for the same random bytes come every time. With
`planted` the header is written in place, and no copy of it: that must be seen.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from unittest import mock

from argon2.low_level import hash_secret_raw

from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Party
from app.domain.sources import Clock, SeededChance, SetClock, SystemChance
from app.domain.trouble import Trouble
from app.storage import changing_keys, key_slots, vault
from app.storage.case_file import CaseFile
from app.storage.key_slots import FLOOR, Cost
from app.storage.places import Places
from tests.gates.dying import KILLED, Dying

OLD_WORDS, NEW_WORDS = "calm river seven lamps", "another seven green boats"
ALIAS = "The yard"
NOON = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
Lines = tuple[str, ...]


def floor(_clock: Clock) -> Cost:
    """A vault that is thrown away need not be slow to open."""
    return FLOOR


def remember_argon() -> None:
    """The same passphrase with the same salt is stretched once in this process."""
    mock.patch.object(key_slots, "hash_secret_raw", lru_cache(maxsize=None)(hash_secret_raw)).start()


@dataclass(frozen=True)
class Made:
    """A vault as it stands before the deed: its sheet, and one that waits for being typed back where there is one."""

    folder: Path
    sheet: Lines
    waiting: Lines = ()


@dataclass(frozen=True)
class Deed:
    """`do` it with an open vault (or, for `recover`, a closed one). Of each pair in `one_of` at least one has to open
    afterwards, whenever it was killed."""

    name: str
    do: Callable[[VaultDesk, Made], object]
    waits: bool = False
    locked: bool = False


def _confirm(desk: VaultDesk, made: Made) -> object:
    return desk.confirm_sheet({1: made.waiting[0], 5: made.waiting[4]}, made.waiting)


DEEDS = (
    Deed("passphrase", lambda desk, _made: desk.change_passphrase(OLD_WORDS, NEW_WORDS)),
    Deed("new sheet", lambda desk, _made: desk.new_sheet()),
    Deed("sheet confirmed", _confirm, waits=True),
    Deed("sheet used", lambda desk, made: desk.unlock_with_sheet(made.sheet, NEW_WORDS), locked=True),
    Deed("other keys", lambda desk, _made: desk.change_keys(OLD_WORDS, NEW_WORDS)),
)


def desk_on(folder: Path, seed: int = 2) -> VaultDesk:
    """The vault for somebody who starts the program."""
    return VaultDesk(folder, SetClock(NOON), SeededChance(seed), floor)


def make(folder: Path, *, waits: bool) -> Made:
    """A vault with one case, its sheet confirmed."""
    desk = desk_on(folder, 1)
    sheet = desk.create(OLD_WORDS)
    desk.check_sheet(sheet)
    cases = CasesDesk(desk, SetClock(NOON), SeededChance(3))
    cases.create(Case("", "", ALIAS, "contract_payment", "", practice=True, parties=(Party("", "", "Ana"),)))
    waiting = desk.new_sheet() if waits else ()
    desk.lock()
    return Made(folder, sheet, waiting)


class Session:
    """One deed, killed at one step after the other; counts what opens afterwards."""

    def __init__(self, deed: Deed, work: Path, *, planted: bool) -> None:
        self.deed = deed
        self.found: Counter[str] = Counter()
        self._planted = planted
        self._made = make(work / "source", waits=deed.waits)
        self._folder = work / "vault"
        self._new_lines = self._lines_after(work)

    def _lines_after(self, work: Path) -> Lines:
        """The deed done once and to its end, so that its stretched passphrases are known, and its new lines."""
        folder = work / "whole"
        shutil.copytree(self._made.folder, folder)
        given = self._do(folder)
        shutil.rmtree(folder)
        return given if isinstance(given, tuple) else ()

    def _do(self, folder: Path) -> object:
        desk = desk_on(folder)
        if not self.deed.locked:
            desk.unlock(OLD_WORDS)
        given = self.deed.do(desk, self._made)
        desk.lock()
        return given

    def run(self, first: int, stride: int) -> None:
        """Die at step `first`, `first + stride` and so on, until a child lives to its end."""
        step = first
        while self._die_at(step):
            self._look(f"{self.deed.name}, killed at step {step}")
            step += stride
        self._look(f"{self.deed.name}, to its end")
        self.found["steps"] = step

    def _die_at(self, step: int) -> bool:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._made.folder, self._folder)
        child = os.fork()
        if child == 0:
            self._in_child(step)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, KILLED), f"{self.deed.name}: ended with {status}"
        self.found["kills"] += status == KILLED
        return status == KILLED

    def _in_child(self, step: int) -> None:
        ended = 1
        try:
            if self._planted:
                mock.patch.object(vault, "write_whole", _in_place).start()
            desk = desk_on(self._folder)
            if not self.deed.locked:
                desk.unlock(OLD_WORDS)
            dying = Dying(step)
            real = os.fsync

            def fsync(handle: int) -> None:
                dying.step("sync")
                real(handle)

            mock.patch.object(os, "fsync", fsync).start()
            self.deed.do(desk, self._made)
            ended = 0
        finally:
            if ended:
                traceback.print_exc()
            os._exit(ended)

    def _look(self, where: str) -> None:
        """What opens: each way in is tried on a copy of its own, twice, and finds the case."""
        ways: dict[str, Callable[[VaultDesk], object]] = {
            "old words": lambda desk: desk.unlock(OLD_WORDS),
            "new words": lambda desk: desk.unlock(NEW_WORDS),
        }
        sheets = {"old sheet": self._made.sheet, "waiting sheet": self._made.waiting, "new sheet": self._new_lines}
        for name, lines in sheets.items():
            if lines:
                ways[name] = partial(_open_with, lines)
        opens = {name for name, way in ways.items() if self._opens(way)}
        self.found.update(opens)
        holds = {
            "passphrase": bool(opens & {"old words", "new words"}) and "old sheet" in opens,
            "new sheet": {"old words", "old sheet"} <= opens,
            "sheet confirmed": {"old words", "waiting sheet"} <= opens,
            "sheet used": bool(opens & {"old words", "new words"}) and "old sheet" in opens,
            "other keys": bool(opens & {"old words", "new words"}),
        }
        if not holds[self.deed.name]:
            self.found["broken"] += 1
            assert self._planted, f"{where}: opens with {sorted(opens)} and nothing else"

    def _opens(self, way: Callable[[VaultDesk], object]) -> bool:
        copy = self._folder.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._folder, copy)
        # Every fourth time twice: the first opening has put in order what there was to put in order.
        for _time in range(2 if self.found["kills"] % 4 == 0 else 1):
            desk = desk_on(copy)
            try:
                way(desk)
            except Trouble:
                return False
            try:
                self._hold(desk)
            finally:
                # Not `lock`: what it writes on the way out is no part of what is looked at.
                desk.index.let_go()
        return True

    def _hold(self, desk: VaultDesk) -> None:
        """The case is there and opens; both copies of the header say the same; nothing half done is left."""
        (case,) = desk.index.cases()
        path = desk.vault.places.case(case.id)
        with CaseFile.open(path, desk.vault.unwrap(case.id, case.wrapped_key), SetClock(NOON), SystemChance()) as file:
            assert file.case().alias == ALIAS
        places = Places(desk.vault.places.vault)
        assert places.header.read_bytes() == places.header_copy.read_bytes()
        assert desk.vault.before() is None


def _open_with(lines: Lines, desk: VaultDesk) -> None:
    """Open as the sheet does, and leave it at that: the new secrets that follow are another deed."""
    opened = vault.Vault.open_with_sheet(desk._folder, lines, SystemChance())
    desk._use(opened, changing_keys.finish(opened, SetClock(NOON), SystemChance()))


def _in_place(path: Path, content: bytes) -> None:
    """The fault: written over what is there, a piece at a time, and only where it is looked for first."""
    if path.parent.name == "backups":
        path.unlink(missing_ok=True)
        return
    with path.open("r+b") as opened:
        opened.truncate(0)
        for start in range(0, len(content), 100):
            opened.write(content[start : start + 100])
            opened.flush()
            os.fsync(opened.fileno())


def main() -> None:
    work, stride, planted = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["planted"]
    remember_argon()
    told: dict[str, Counter[str]] = {}
    for deed in DEEDS[:1] if planted else DEEDS:
        folder = work / deed.name.replace(" ", "-")
        session = Session(deed, folder, planted=planted)
        # The long one is killed at every `stride`-th step, each of the others at every one.
        session.run(1, stride if deed.name == "other keys" else 1)
        told[deed.name] = session.found
        with suppress(OSError):
            shutil.rmtree(folder)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
