"""Whatever is killed, and whenever: no answer whose "Saved" was shown is lost, no file is damaged, nothing is mixed up.

A mediator's process and its party's processes work in a loop, with real keys; again and again one of the two gets
SIGKILL at a moment nobody chose. After each kill of the mediator's process the vault is opened and read; each new
party's process compares what it finds with what the one before it was promised (`kill_hands.py`).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.answers import State
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from tests.gates.kill_hands import last_promises
from tests.gates.kill_vault import WORDS, make, opened

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
_LONGEST_WAIT = 20.0


class Killer:
    """Keeps a mediator's process running and kills it, or its child, at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.kills: Counter[str] = Counter()
        self.checked = 0
        home = folder / "home"
        home.mkdir()
        self._environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_RUNTIME_DIR": str(home),
            "TMPDIR": str(home),
        }
        self._mediator: subprocess.Popen[bytes] | None = None

    def kill_one(self) -> None:
        """Let them work for a moment, sometimes until they hand over or save documents, then kill one of the two."""
        mediator = self._running()
        wanted = self.chance.choice(("", "with-party", "with-party", "hand-over", "export"))
        end = time.monotonic() + _LONGEST_WAIT
        while wanted and self._phase() != wanted and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(self.chance.uniform(0.0, 0.5 if wanted in ("hand-over", "export") else 2.5))
        party = child_of(mediator.pid)
        phase = self._phase()
        if party and self.chance.random() < 0.5:
            self.kills[f"party, {phase}"] += 1
            os.kill(party, signal.SIGKILL)
            return
        self.kills[f"mediator, {phase}"] += 1
        mediator.kill()
        mediator.wait()
        self._mediator = None
        if party:
            _gone(party)
        check(self.folder)
        self.checked += 1

    def _phase(self) -> str:
        file = self.folder / "phase"
        return file.read_text() if file.exists() else "start"

    def _running(self) -> subprocess.Popen[bytes]:
        if self._mediator is None or self._mediator.poll() is not None:
            assert not (self.folder / "broke.txt").exists(), (self.folder / "broke.txt").read_text()
            self._mediator = subprocess.Popen(
                [sys.executable, "-m", "tests.gates.kill_session", str(self.folder)],
                cwd=TOP,
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return self._mediator

    def end(self) -> None:
        if self._mediator is not None:
            self._mediator.kill()
            self._mediator.wait()


def child_of(pid: int) -> int:
    """A child that has the hands of a party; 0 if there is none now."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                return int(stat.parent.name)
    return 0


def _lives(pid: int) -> bool:
    """Whether a process still runs; one that only waits for its parent to look at it does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _gone(party: int) -> None:
    """Without the mediator's process a party's process ends by itself, at once."""
    end = time.monotonic() + PATIENCE
    while _lives(party):
        assert time.monotonic() < end, "a party's process outlived the mediator's"
        time.sleep(0.01)


def check(folder: Path) -> None:
    """What must be so whenever nobody works: every file whole, every promise kept, every word under its own party."""
    for letter in WORDS:
        lost = folder / f"lost-{letter}.txt"
        assert not lost.exists(), lost.read_text()
    with opened(folder) as desk:
        for party in desk.case().parties:
            saved, open_again = last_promises(folder / f"log-{party.letter}")
            stored = {
                (info.id, row.question): row
                for info in desk.file.fillings(party.id)
                for row in desk.file.written(info.id)
            }
            for spot, (state, lock, plain) in saved.items():
                if spot in open_again:
                    continue
                if state == State.LEFT_BLANK.value and spot not in stored:
                    continue
                row = stored.get(spot)
                assert row is not None, f"{spot[1]} was saved and is not there"
                if row.sealed is None:
                    assert (row.state, row.lock.value, row.plain) == (state, lock, plain), spot[1]
            others = [words for letter, words in WORDS.items() if letter != party.letter]
            for row in stored.values():
                assert not any(word in str(row.plain) for word in others), "an answer lies under another party"
    _whole(folder)


def _whole(folder: Path) -> None:
    """Every page of every case file, with its seals."""
    for path in (folder / "vault" / "cases").glob("*.case"):
        assert path.stat().st_size > 0
    from app.commands.desk.vault_desk import VaultDesk
    from app.domain.sources import SystemChance, SystemClock

    vault = VaultDesk(folder / "vault", SystemClock(), SystemChance())
    vault.unlock((folder / "passphrase").read_text())
    try:
        for case in vault.index.cases():
            keys = CaseKeys(vault.vault.unwrap(case.id, case.wrapped_key)).file()
            check_file(vault.vault.places.case(case.id), *keys)
    finally:
        vault.lock()


@pytest.mark.gate
@pytest.mark.timeout(1800)
def test_no_saved_answer_is_lost_and_no_file_damaged_however_often_either_process_is_killed(
    tmp_path: Path, times: Callable[[int, int], int], artefacts: Path
) -> None:
    make(tmp_path)
    killer = Killer(tmp_path, seed=20261126)
    try:
        for _kill in range(times(16, 200)):
            killer.kill_one()
    finally:
        killer.end()
    check(tmp_path)
    logs = [log for letter in WORDS if (log := tmp_path / f"log-{letter}").exists()]
    acknowledged = sum(log.read_text().count('"saved"') for log in logs)
    (artefacts / "kills.txt").write_text(f"answers acknowledged: {acknowledged}\n{dict(killer.kills)}\n")
    assert acknowledged > 4, "no party ever came far enough to be promised anything"
    assert killer.checked > 2
