"""Brings random old files up to date and looks at what a kill would leave at every moment; run by test_migrations.py.

Usage: WORK SEED DATABASES EACH [planted]. Prints a JSON object: what was found, how often. What lies on the disk is kept
at every statement, at every write half done and at every change of a file's name; of these states every one is judged,
and every EACH-th is started from again. Some processes are really killed, which leaves the same files. With `planted`
the file is changed in place, as a program would that thinks of no kill: that must be seen.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

# Loaded once here, instead of in every child.
import alembic.command
import alembic.config
from sqlalchemy.exc import DatabaseError

from app.domain.trouble import Trouble
from app.storage import migrating
from app.storage.cipher_engine import check_file, open_engine
from tests.gates.dying import KILLED, Dying
from tests.gates.old_databases import OldDatabase, content, every_old_schema

OLD, NEW, BROKEN = "old intact", "new complete", "broken"
STARTS, TWICE, KILLS = "second starts", "killed twice", "real kills"
_LOADED = (alembic.command, alembic.config)
_Opening = Callable[[OldDatabase, Path], None]


class Moments:
    """Keeps what lies in a folder at every step; the same state is kept once."""

    def __init__(self, folder: Path, states: Path) -> None:
        self._folder = folder
        self._states = states
        self._known: dict[bytes, int] = {}
        self.steps: list[tuple[str, int]] = []

    def keep(self, kind: str) -> None:
        digest = hashlib.blake2b()
        for file in sorted(found for found in self._folder.rglob("*") if found.is_file()):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(self._folder)} {len(content)} ".encode() + content)
        state = self._known.setdefault(digest.digest(), len(self._known))
        if state == len(self._known) - 1 and not (self._states / str(state)).exists():
            shutil.copytree(self._folder, self._states / str(state))
        self.steps.append((kind, state))


class Session:
    """One random file; counts what it finds."""

    def __init__(self, kind: OldDatabase, folder: Path, chance: random.Random, opening: _Opening) -> None:
        self.kind = kind
        self.found: Counter[str] = Counter()
        self._chance = chance
        self._opening = opening
        self._source, self._work, self._states = (folder / name for name in ("source", "work", "states"))
        kind.make(self._source, chance)
        self._before = kind.path(self._source).read_bytes()
        self._content = self._read(self._source)[1]

    def run(self, first: int, each: int) -> None:
        steps = self._all_moments()
        judged = {state: self._judge(self._states / str(state)) for state in {state for _kind, state in steps}}
        for kind, state in steps:
            self.found[judged[state]] += 1
            self.found[f"{kind}s"] += 1
        if BROKEN in judged.values():
            return
        for state in list(judged)[first::each]:
            self._start_from(self._states / str(state))
        self._really_kill(self._chance.randrange(1, len(steps)), steps)

    def _all_moments(self) -> list[tuple[str, int]]:
        self._take(self._source)
        told = self._work.with_name("steps.json")

        def opened() -> None:
            moments = Moments(self._work, self._states)
            Dying(0, moments.keep)
            self._opening(self.kind, self._work)
            told.write_text(json.dumps(moments.steps), encoding="ascii")

        assert _in_child(opened) == 0
        return [(str(kind), int(state)) for kind, state in json.loads(told.read_text(encoding="ascii"))]

    def _take(self, folder: Path) -> None:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(folder, self._work)

    def _judge(self, folder: Path) -> str:
        """What stands at the path after a kill. A journal may lie beside it: opening plays it back, as any start does."""
        if self.kind.path(folder).read_bytes() == self._before:
            return OLD
        self._take(folder)
        try:
            check_file(self.kind.path(self._work), *self.kind.old.key)
            found = self._read(self._work)
        except (Trouble, DatabaseError):
            return BROKEN
        return NEW if found == (self.kind.old.revisions.newest, self._content) else BROKEN

    def _start_from(self, folder: Path) -> None:
        """The next start, which may be killed as well, anywhere; the one after that is let live."""
        self._take(folder)
        if self._chance.random() < 0.15 and self._killed_at(self._chance.randrange(1, 150)):
            self.found[TWICE] += 1
        self.kind.open(self._work)
        self.found[STARTS] += 1
        self._hold()

    def _really_kill(self, step: int, steps: list[tuple[str, int]]) -> None:
        """What a killed process leaves is what was kept at that step, by names and sizes: no two encrypted copies are
        the same."""
        self._take(self._source)
        assert self._killed_at(step)
        assert _sizes(self._work) == _sizes(self._states / str(steps[step - 1][1])), f"step {step}"
        self.found[KILLS] += 1
        self.kind.open(self._work)
        self._hold()

    def _killed_at(self, step: int) -> bool:
        def opened() -> None:
            Dying(step)
            self._opening(self.kind, self._work)

        status = _in_child(opened)
        assert status in (0, KILLED), f"{self.kind.name}: opening ended with {status}"
        return status == KILLED

    def _hold(self) -> None:
        """After a start that was let live: the newest schema, the same content, the old file kept, nothing else."""
        assert self._read(self._work) == (self.kind.old.revisions.newest, self._content)
        path = self.kind.path(self._work)
        (kept,) = migrating.old_versions(path)
        assert kept.read_bytes() == self._before
        assert self.kind.beside(self._work) == {path.name, kept.name}

    def _read(self, folder: Path) -> tuple[int, object]:
        engine = open_engine(self.kind.path(folder), *self.kind.old.key)
        try:
            with engine.connect() as connection:
                return migrating.version_of(connection), content(connection, self.kind.old)
        finally:
            engine.dispose()


def _sizes(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_size for file in folder.rglob("*") if file.is_file()}


def _in_child(what: Callable[[], None]) -> int:
    """How a forked child ended that did this."""
    child = os.fork()
    if child == 0:
        ended = 1
        try:
            what()
            ended = 0
        finally:
            if ended:
                traceback.print_exc()
            os._exit(ended)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _as_the_program_does(kind: OldDatabase, folder: Path) -> None:
    kind.open(folder)


def _in_place(kind: OldDatabase, folder: Path) -> None:
    """The fault: the revisions run on the only file there is, each statement for itself."""
    engine = open_engine(kind.path(folder), *kind.old.key)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        connection.begin()
        raw.execute("COMMIT")
        migrating.upgrade(connection, kind.old.revisions)


def main() -> None:
    work, seed, databases, each = Path(sys.argv[1]), *(int(word) for word in sys.argv[2:5])
    opening = _in_place if sys.argv[5:] == ["planted"] else _as_the_program_does
    chance = random.Random(seed)
    told: dict[str, Counter[str]] = {}
    for kind in every_old_schema(work / "lends"):
        found = told[kind.name] = Counter()
        for number in range(databases):
            folder = work / kind.name / str(number)
            session = Session(kind, folder, chance, opening)
            # Each begins one state later than the one before: together they start from a state of every sort.
            session.run(number % each, each)
            found.update(session.found)
            found["databases"] += 1
            shutil.rmtree(folder)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
