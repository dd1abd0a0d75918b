"""Kills the real program in its real windows: the mediator's process or the party's, while they do what is wanted.

Both are forks of warm parents, made before there is an application or a thread (`kill_windows.py`,
`warm_parties.py`); a process that was not killed goes on. After each kill of the mediator's process the vault is opened
and read; each new party's process compares what it finds with what the one before it typed and was promised.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from app.commands.desk.case_desk import CaseDesk
from app.domain.written import WrittenAnswer
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from tests.gates.beat import stood_still
from tests.gates.kill_hands import GONE, PARTYS_PHASE, QUESTIONS
from tests.gates.kill_vault import DOOMED, WORDS, make, opened_vault
from tests.gates.qt_warnings import gathered
from tests.gates.typed_log import TypedLog, note_kill
from tests.gates.warm import TOP, Warm
from tests.gates.warm_parties import PARTY, SOCKET

PATIENCE = 60.0
MANY = 1_000
TYPING, PAGE, HAND_OVER, TAKE_BACK, EXPORT, DESTROY = "typing", "page", "hand-over", "take-back", "export", "destroy"
"""What can be wanted."""
_PARTYS = {TYPING: "typing", PAGE: "page", TAKE_BACK: "handed back"}
"""What the party's hands call it; the rest is the mediator's."""
_WITHIN = {TYPING: 2.5, PAGE: 0.3, HAND_OVER: 0.6, TAKE_BACK: 0.6, EXPORT: 0.9, DESTROY: 0.4}
"""Seconds that each takes about."""


class Windows:
    """The warm parents of both processes, in a home of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        home = folder / "home"
        home.mkdir()
        own = {"HOME": home, "XDG_CONFIG_HOME": home / ".config", "XDG_RUNTIME_DIR": home, "TMPDIR": home}
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            **{name: str(place) for name, place in own.items()},
        }
        self._parties = subprocess.Popen(
            [sys.executable, "-m", "tests.gates.warm_parties", str(folder)], cwd=TOP, env=environment
        )
        self.warm = Warm("tests.gates.kill_windows", folder, environment)
        self.warm.do("prepare")
        end = time.monotonic() + PATIENCE
        while not (folder / SOCKET).exists():
            assert time.monotonic() < end
            time.sleep(0.01)

    def see_that_nothing_broke(self) -> None:
        """Neither warm parent ended, no process broke, and Qt had nothing to complain of."""
        told = [*self._folder.glob("broke*.txt"), *self._folder.glob("lost-*.txt")]
        assert not told, "\n".join(file.read_text() for file in told)
        assert self._parties.poll() is None
        assert not gathered(self._folder), gathered(self._folder)

    def close(self) -> None:
        self.warm.close()
        self._parties.kill()
        self._parties.wait()


class WindowKiller:
    """Keeps the program running and kills it."""

    def __init__(self, folder: Path, destroyed: int, seed: int) -> None:
        """`destroyed`: how many cases may be destroyed."""
        self.folder = folder
        make(folder, doomed=tuple(f"ZZ-{number:03}" for number in range(destroyed)))
        self._chance = random.Random(seed)
        self.kills: Counter[str] = Counter()
        self.gone: list[tuple[float, bool]] = []
        self._windows = Windows(folder)
        self._warm = self._windows.warm
        self._mediator = 0
        self._does = ""

    def kill_one(self, wanted: str) -> None:
        """Let them work until they are at what is wanted, then kill one of the two at a moment nobody chose."""
        (self.folder / QUESTIONS).write_text(str(1 if wanted in (TAKE_BACK, HAND_OVER) else MANY))
        self._begin(EXPORT if wanted == EXPORT else DESTROY if wanted == DESTROY else HAND_OVER)
        file = self.folder / (PARTYS_PHASE if wanted in _PARTYS else "phase")
        phase = _PARTYS.get(wanted, wanted)
        end = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text() == phase):
            assert time.monotonic() < end, f"nobody came to “{wanted}”"
            self._windows.see_that_nothing_broke()
            time.sleep(0.003)
        time.sleep(self._chance.uniform(0.0, _WITHIN[wanted]))
        party = self._party()
        whose = "party" if party and self._chance.random() < 0.5 else "mediator"
        self.kills[f"{wanted}: {whose}"] += 1
        self._kill(party if whose == "party" else 0)

    def _begin(self, wanted: str) -> None:
        """The mediator's process, doing what is wanted; one that does something else has to go first."""
        if self._mediator and self._does != wanted:
            self._warm.kill(self._mediator)
            self._gone(self._party())
            self._mediator = 0
        for phase in ("phase", PARTYS_PHASE):
            if not self._mediator:
                (self.folder / phase).unlink(missing_ok=True)
        if not self._mediator:
            (self.folder / PARTY).unlink(missing_ok=True)
            self._mediator = self._warm.born("work", wanted, self._chance.randrange(2))
            self._does = wanted

    def _kill(self, party: int) -> None:
        at = time.monotonic()
        still = stood_still(self.folder, at)
        if party:
            with suppress(ProcessLookupError):
                os.kill(party, signal.SIGKILL)
            self._gone(party)
        else:
            self._warm.kill(self._mediator)
            self._mediator = 0
            self._gone(self._party())
        for letter in WORDS:
            note_kill(self.folder / f"log-{letter}", at, still)
        (self.folder / PARTYS_PHASE).unlink(missing_ok=True)
        (self.folder / PARTY).unlink(missing_ok=True)
        if not party:
            self._look()

    def _party(self) -> int:
        """The party's process that is there now; 0 if none is."""
        file = self.folder / PARTY
        text = file.read_text() if file.exists() else ""
        return int(text) if text and Path(f"/proc/{text}").exists() else 0

    def _gone(self, party: int) -> None:
        """Without the mediator's process a party's process ends by itself, at once."""
        end = time.monotonic() + PATIENCE
        while party and Path(f"/proc/{party}").exists():
            assert time.monotonic() < end, "a party's process outlived the mediator's"
            time.sleep(0.003)

    def _look(self) -> None:
        """What must be so whenever nobody works: every file whole, every promise kept, every word under its own
        party."""
        self._windows.see_that_nothing_broke()
        with opened_vault(self.folder) as (vault, cases):
            listed = [case for case in vault.index.cases() if not case.alias.startswith(DOOMED)]
            (case,) = listed
            keys = CaseKeys(vault.vault.unwrap(case.id, case.wrapped_key)).file()
            check_file(vault.vault.places.case(case.id), *keys)
            vault.index.check()
            desk = cases.open(case.id)
            for party in desk.case().parties:
                self._compare(desk, party.id, party.letter)

    def _compare(self, desk: CaseDesk, party: str, letter: str) -> None:
        stored = {
            (info.id, row.question): row for info in desk.file.fillings(party) for row in desk.file.written(info.id)
        }
        others = [words for other, words in WORDS.items() if other != letter]
        for row in stored.values():
            assert not any(words in str(row.plain) for words in others), "an answer lies under another party"

        def now(filling: str, question: str) -> Any:
            return _value(stored.get((filling, question)))

        log = TypedLog(self.folder / f"log-{letter}")
        faults = log.faults(now)
        assert not faults, "\n".join(faults)
        self.gone += log.gone(now)

    def acknowledged(self) -> int:
        """How many answers were marked "Saved"."""
        return sum(TypedLog(self.folder / f"log-{letter}").acknowledged for letter in WORDS)

    def told(self) -> str:
        """What was killed, and what typing it cost."""
        steady, others = self._steady()
        most = f"at most {max(steady, default=0.0):.2f} s, in {len(steady)} kills in the middle of a word"
        return f"{dict(self.kills)}\ntyping gone: {most}; {len(others)} more while the machine stood still\n"

    def most_gone(self) -> float:
        """Seconds of typing that the costliest kill took, where the machine did not stand still."""
        return max(self._steady()[0], default=0.0)

    def _steady(self) -> tuple[list[float], list[float]]:
        """What each kill in the middle of a word cost; and each of those where the machine stood still just before."""
        # A process that was started again without a kill compares, and tells, once more.
        gone = set(self.gone)
        return [seconds for seconds, still in gone if not still], [seconds for seconds, still in gone if still]

    def end(self) -> None:
        """End everything, look once more, and gather what typing the kills of parties cost."""
        if self._mediator:
            self._warm.kill(self._mediator)
            self._gone(self._party())
            self._mediator = 0
        self._look()
        file = self.folder / GONE
        for line in file.read_text().splitlines() if file.exists() else ():
            seconds, still = line.split()
            self.gone.append((float(seconds), still == "1"))

    def close(self) -> None:
        if self._mediator:
            self._warm.kill(self._mediator)
        self._windows.close()


def _value(row: WrittenAnswer | None) -> Any:
    """State, lock and plain value; None where only its party can see it."""
    if row is None:
        return ["left_blank", "", None]
    return None if row.sealed is not None else [row.state, row.lock.value, row.plain]


def killed_often(folder: Path, wanted: Sequence[str], times: int, seed: int) -> WindowKiller:
    """Kill so often, at each of what is wanted in turn; the killer, which has ended."""
    turns = list(islice(cycle(wanted), times))
    # A case is gone whether the kill came before its end or after it, and some are left over.
    killer = WindowKiller(folder, 3 * turns.count(DESTROY) + 2 if DESTROY in turns else 0, seed)
    try:
        for turn in turns:
            killer.kill_one(turn)
        killer.end()
    finally:
        killer.close()
    assert killer.acknowledged() > 0, "no party ever came far enough to be promised anything"
    assert len({whose.split(": ")[1] for whose in killer.kills}) == 2, "only one of the two processes was ever killed"
    return killer
