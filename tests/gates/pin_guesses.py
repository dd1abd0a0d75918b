"""Somebody alone with the curtain guesses the session PIN and does to clock, files and process what can be done without the
passphrase; run by test_session_pin.py.

Usage: WORK RUNS SEED [planted]. Prints a JSON object of counts. A PIN that was really looked at is written down by the
process that looks, so that nothing is missed however it is killed. With `planted` the count is kept after looking instead
of before: that must be seen.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from unittest import mock

from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import SeededChance, SetClock, SystemChance
from app.domain.trouble import Trouble
from app.storage import session_pin
from app.storage.index import Index
from app.storage.session_pin import MOST_TRIES, SessionPin
from app.storage.vault import Vault
from tests.gates.secret_kills import NOON, OLD_WORDS, floor, make, remember_argon

PIN = "482915"


def _cheap(secret: bytes, salt: bytes, *_spent: object) -> bytes:
    """Stretching is not what is tried here, and would take most of the time."""
    return sha256(salt + secret).digest()


class Room:
    """A vault, whoever is at it, and the note of what was looked at."""

    def __init__(self, work: Path, seed: int, *, planted: bool) -> None:
        self.folder = make(work / "vault", waits=False).folder
        self.looked_at = work / "looked-at"
        self.older = work / "older.db"
        self.chance = random.Random(seed)
        self.found: Counter[str] = Counter()
        self._planted = planted
        desk = self._desk(SetClock(NOON))
        desk.unlock(OLD_WORDS)
        desk.set_pin(PIN)
        desk.lock()
        shutil.copyfile(self.folder / "index.db", self.older)

    def _desk(self, clock: SetClock) -> VaultDesk:
        return VaultDesk(self.folder, clock, SeededChance(5), floor)

    def run(self) -> None:
        """The mediator unlocks; somebody guesses until the process is killed; the next start finds what is left."""
        self.looked_at.write_bytes(b"")
        seed, doomed = self.chance.randrange(1 << 30), self.chance.random() < 0.6
        child = os.fork()
        if child == 0:
            self._guess_in_child(seed, doomed=doomed)
        if doomed:
            time.sleep(self.chance.uniform(0.0, 0.15))
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, -signal.SIGKILL), f"guessing ended with {status}"
        looked = len(self.looked_at.read_bytes())
        self.found["runs"] += 1
        self.found["killed"] += status == -signal.SIGKILL
        self.found["looked at"] += looked
        self.found["most"] = max(self.found["most"], looked)
        self.found["extra"] += looked > MOST_TRIES
        if not (self.folder / "put-back").exists():
            # Counted before it is looked at: what the disk says is never behind.
            self.found["uncounted"] += self._counted() < looked
        (self.folder / "put-back").unlink(missing_ok=True)

    def _counted(self) -> int:
        """What the disk says, read with the master key and without unlocking as a mediator does."""
        index = Index.open(Vault.open(self.folder, OLD_WORDS, SystemChance()), SetClock(NOON), SystemChance())
        state = index.pin_state()
        index.let_go()
        return state.tries if state is not None else 0

    # ---- in the child ---------------------------------------------------------------------------------------------

    def _guess_in_child(self, seed: int, *, doomed: bool) -> None:
        ended = 1
        try:
            self._note_what_is_looked_at()
            self._guess(random.Random(seed), doomed=doomed)
            ended = 0
        finally:
            if ended:
                traceback.print_exc()
            os._exit(ended)

    def _note_what_is_looked_at(self) -> None:
        handle = os.open(self.looked_at, os.O_WRONLY | os.O_APPEND)
        real = SessionPin._check_value

        def looked(pin: SessionPin, guess: str, salt: bytes) -> bytes:
            os.write(handle, b"x")
            return real(pin, guess, salt)

        mock.patch.object(SessionPin, "_check_value", looked).start()
        if self._planted:
            mock.patch.object(SessionPin, "is_right", _counts_afterwards).start()

    def _guess(self, chance: random.Random, *, doomed: bool) -> None:
        """Where it is to be killed it goes on until then: a fast machine must not be done before."""
        clock = SetClock(NOON)
        desk = self._desk(clock)
        desk.unlock(OLD_WORDS)
        acts = ["guess", "guess", "guess", "wait", "wait", "clock"]
        if chance.random() < 0.6:
            acts += ["replace", "overwrite", "backups"]
        acts_left = chance.randrange(4, 50)
        for _act in count() if doomed else range(acts_left):
            what = chance.choice(acts)
            if what == "guess":
                # A file that is not the one that was opened takes no count, and so no guess.
                with suppress(Trouble):
                    assert not desk.is_mediator(f"{chance.randrange(400000):06}")
            elif what == "wait":
                clock.move(chance.choice((1, 5, 30, 60)))
            elif what == "clock":
                clock.at += timedelta(days=chance.choice((-3650, -1, 1, 3650)))
            else:
                self._put_back(what)

    def _put_back(self, how: str) -> None:
        """The list of cases from before the first guess, as a file put in its place or written over it."""
        (self.folder / "put-back").touch()
        copies = sorted((self.folder / "backups" / "index").glob("*.db"))
        source = copies[0] if how == "backups" and copies else self.older
        if how == "overwrite":
            (self.folder / "index.db").write_bytes(source.read_bytes())
        else:
            shutil.copyfile(source, self.folder / "index.put")
            (self.folder / "index.put").replace(self.folder / "index.db")


def _counts_afterwards(pin: SessionPin, guess: str) -> bool:
    """The fault: a PIN is looked at first and counted then, and in the file that is there by then."""
    state = pin._shelf.pin_state()
    if state is None or state.tries >= MOST_TRIES:
        return False
    right = pin._check_value(guess, state.salt) == state.check_value
    time.sleep(0.01)
    pin._shelf.keep_pin_state(replace(state, tries=state.tries + 1))
    return right


def main() -> None:
    work, runs, seed, planted = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["planted"]
    remember_argon()
    mock.patch.object(session_pin, "hash_secret_raw", _cheap).start()
    room = Room(work, seed, planted=planted)
    whole = work / "whole"
    shutil.copytree(room.folder, whole)
    for _run in range(runs):
        room.run()
        # Written over while it was open it may be no list of cases any more; the next mediator has a good one.
        shutil.rmtree(room.folder)
        shutil.copytree(whole, room.folder)
    sys.stdout.write(json.dumps(room.found))


if __name__ == "__main__":
    main()
