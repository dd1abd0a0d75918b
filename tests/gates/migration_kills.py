"""Brings random old files up to date and dies while at it, again and again; run by test_migrations.py.

Usage: WORK SEED DATABASES STRIDE [planted]. Prints a JSON object: what was found, how often. One interpreter forks for
every kill. With `planted` the file is changed in place, as a program would that thinks of no kill: that must be seen.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import alembic.command  # noqa: F401  (loaded once here, instead of in every child)

from app.domain.trouble import Trouble
from app.storage import migrating
from app.storage.cipher_engine import check_file, open_engine
from tests.gates.dying import KILLED, Dying
from tests.gates.old_databases import OldDatabase, content, every_old_schema

OLD, NEW, BROKEN = "old intact", "new complete", "broken"


class Session:
    """One kind of file; counts what it finds."""

    def __init__(self, kind: OldDatabase, folder: Path, chance: random.Random, *, planted: bool) -> None:
        self.kind = kind
        self.found: Counter[str] = Counter()
        self._chance = chance
        self._planted = planted
        self._source = folder / "source"
        self._work = folder / "work"
        kind.make(self._source, chance)
        self._before = kind.path(self._source).read_bytes()
        self._content = self._read(self._source)

    def run(self, first: int, stride: int) -> None:
        """Die at step `first`, `first + stride` and so on, until a child lives to its end."""
        step = first
        while self._die_at(step):
            self.found[self._state()] += 1
            if self._planted:
                step += stride
                continue
            # The next start may be killed as well, anywhere. The one after that is let live.
            if self._chance.random() < 0.15 and self._open_again(self._chance.randrange(1, 80)):
                self.found["killed twice"] += 1
            if self._open_again(0):
                raise AssertionError("the next start did not come to its end")
            self._hold()
            step += stride
        self.found["steps"] = step

    def _die_at(self, step: int) -> bool:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._source, self._work)
        return self._open_again(step, planted=self._planted)

    def _open_again(self, step: int, *, planted: bool = False) -> bool:
        """Whether the opening was killed, at this step. `AssertionError` where it failed in another way."""
        child = os.fork()
        if child == 0:
            _in_child(self.kind, self._work, step, _change_in_place if planted else _open)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, KILLED), f"{self.kind.name}: opening ended with {status}"
        return status == KILLED

    def _state(self) -> str:
        """What stands at the path after a kill. A journal may lie beside it: opening plays it back, as any start does."""
        path = self.kind.path(self._work)
        if path.read_bytes() == self._before:
            return OLD
        try:
            check_file(path, *self.kind.old.key)
            number, now = self._read_with_number(self._work)
        except Trouble:
            return BROKEN
        if now == self._content and number == self.kind.old.revisions.newest:
            return NEW
        return BROKEN

    def _hold(self) -> None:
        """After a start that was let live: the newest schema, the same content, the old file kept, nothing else."""
        number, now = self._read_with_number(self._work)
        assert number == self.kind.old.revisions.newest
        assert now == self._content
        path = self.kind.path(self._work)
        (kept,) = migrating.old_versions(path)
        assert kept.read_bytes() == self._before
        assert self.kind.beside(self._work) == {path.name, kept.name}

    def _read(self, folder: Path) -> object:
        return self._read_with_number(folder)[1]

    def _read_with_number(self, folder: Path) -> tuple[int, object]:
        engine = open_engine(self.kind.path(folder), *self.kind.old.key)
        try:
            with engine.connect() as connection:
                return migrating.version_of(connection), content(connection, self.kind.old)
        finally:
            engine.dispose()


def _in_child(kind: OldDatabase, folder: Path, step: int, opening: Callable[[OldDatabase, Path], None]) -> None:
    ended = 1
    try:
        Dying(step)
        opening(kind, folder)
        ended = 0
    finally:
        if ended:
            traceback.print_exc()
        os._exit(ended)


def _open(kind: OldDatabase, folder: Path) -> None:
    kind.open(folder)


def _change_in_place(kind: OldDatabase, folder: Path) -> None:
    """The fault: the revisions run on the only file there is, each statement for itself."""
    engine = open_engine(kind.path(folder), *kind.old.key)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        connection.begin()
        raw.execute("COMMIT")
        migrating.upgrade(connection, kind.old.revisions)


def main() -> None:
    work, seed, databases, stride = Path(sys.argv[1]), *(int(word) for word in sys.argv[2:5])
    planted = sys.argv[5:] == ["planted"]
    chance = random.Random(seed)
    told: dict[str, Counter[str]] = {}
    for kind in every_old_schema(work / "lends"):
        found = told[kind.name] = Counter()
        for number in range(databases):
            session = Session(kind, work / kind.name / str(number), chance, planted=planted)
            # Each database begins one step later than the one before: together they die at every step.
            session.run(1 + number % stride, stride)
            found.update(session.found)
            found["databases"] += 1
            shutil.rmtree(work / kind.name / str(number))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
