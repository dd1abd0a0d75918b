"""Somebody alone with a party's laptop guesses its code and does to clock, files and process what can be done from outside;
run by test_only_me.py.

Usage: WORK RUNS SEED [planted]. Prints a JSON object of counts; more runs where the limit was not reached in so many. A try is a secret that was given out: it is written down by
the process that gives it, so that nothing is missed however it is killed. With `planted` the list of cases is not told of
a try: then a file put back is not told as older, which must be seen.
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
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest import mock

from app.commands.desk.ailing import CaseDamaged, MixedFile, OlderFile
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.host import PartyHost
from app.commands.desk.vault_desk import VaultDesk
from app.domain.only_me import MOST_TRIES, Keeping, OnlyMe
from app.domain.sources import SeededChance, SetClock
from app.handover.messages import CodeSecret, CodeWasRight, NewCode, TryCode
from tests.commands.desk.practice import a_case, plan
from tests.gates.secret_kills import NOON, OLD_WORDS, floor, remember_argon

PAGE = 4096
CODED = OnlyMe(Keeping.WITH_CODE, b"working wrap", b"coded wrap", b"salt" * 4, 65536, 3, 4)


class Laptop:
    """A case with a party that has a code, whoever is at it, and the note of what was given out."""

    def __init__(self, work: Path, seed: int, *, planted: bool) -> None:
        self.folder = work / "vault"
        self.given_out = work / "given-out"
        self.chance = random.Random(seed)
        self.found: Counter[str] = Counter()
        self._planted = planted
        self._since_allowed = 0
        self._tried = False
        clock, chance = SetClock(NOON), SeededChance(3)
        vault = VaultDesk(self.folder, clock, chance, floor)
        vault.create(OLD_WORDS)
        cases = CasesDesk(vault, clock, chance)
        self.case = cases.create(a_case())
        desk = cases.open(self.case)
        self.break_id = plan(desk, {"A": ["break_plan"]}).id
        desk.file.keep_only_me(desk.party("A").id, replace(CODED, working=None))
        self.path = vault.vault.places.case(self.case)
        cases.close()
        vault.lock()
        self.older = [self._copy(work / "older-0")]

    def _copy(self, to: Path) -> Path:
        shutil.copyfile(self.path, to)
        return to

    def run(self) -> None:
        """The mediator opens the case, told of an older file where that is one, and hands over; somebody guesses until
        the process ends; then files may be put back."""
        self.given_out.write_bytes(b"")
        child = os.fork()
        if child == 0:
            self._in_child(self.chance.randrange(1 << 30))
        if self.chance.random() < 0.6:
            time.sleep(self.chance.uniform(0.02, 0.2))
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, -signal.SIGKILL), f"guessing ended with {status}"
        # "o": the mediator was told that the file is older, which from here on is known; "a": more tries were allowed.
        for said in self.given_out.read_text():
            if said == "x":
                self._since_allowed += 1
                self.found["given out"] += 1
            else:
                self.found["told older"] += said == "o"
                self._since_allowed = 0
            self.found["most"] = max(self.found["most"], self._since_allowed)
        self.found["runs"] += 1
        self.found["killed"] += status == -signal.SIGKILL
        self.found["extra"] += self._since_allowed > MOST_TRIES
        if self.chance.random() < 0.4:
            self._put_back()
        if len(self.older) < 6:
            self.older.append(self._copy(self.older[0].with_name(f"older-{len(self.older)}")))

    def _put_back(self) -> None:
        backups = sorted((self.folder / "backups" / self.case).glob("*.case"))
        content = self.chance.choice((*self.older, *backups)).read_bytes()
        if self.chance.random() < 0.3:
            # One page of it alone: perhaps the one with the count of tries.
            now = self.path.read_bytes()
            differ = [
                at for at in range(PAGE, min(len(now), len(content)), PAGE) if now[at:][:PAGE] != content[at:][:PAGE]
            ]
            at = self.chance.choice(differ or [0])
            content = now[:at] + content[at:][:PAGE] + now[at + PAGE :]
        self.path.with_suffix(".put").write_bytes(content)
        # A journal that a kill left stays beside it, and is played into it.
        self.path.with_suffix(".put").replace(self.path)
        self.found["put back"] += 1

    # ---- in the child ---------------------------------------------------------------------------------------------

    def _in_child(self, seed: int) -> None:
        ended = 1
        try:
            if self._planted:
                mock.patch.object(CaseDesk, "_note_head", return_value=None).start()
            self._guess(random.Random(seed))
            ended = 0
        finally:
            if ended:
                traceback.print_exc()
            os._exit(ended)

    def _guess(self, chance: random.Random) -> None:
        noted = os.open(self.given_out, os.O_WRONLY | os.O_APPEND)
        clock = SetClock(NOON)
        vault = VaultDesk(self.folder, clock, SeededChance(chance.randrange(1 << 30)), floor)
        vault.unlock(OLD_WORDS)
        cases = CasesDesk(vault, clock, SeededChance(chance.randrange(1 << 30)))
        keep = vault.index.keep_setting

        def keep_setting(name: str, value: str) -> None:
            # What is kept of having told it comes before it is told: a kill between the two is no fault of the count.
            if name.startswith("told older") and value:
                os.write(noted, b"o")
            keep(name, value)

        mock.patch.object(vault.index, "keep_setting", keep_setting).start()
        try:
            desk = cases.open(self.case)
        except (OlderFile, MixedFile):
            desk = cases.open(self.case)
        except CaseDamaged:
            # Nobody gets any further with this file.
            return
        party = desk.party("A").id
        if chance.random() < 0.1:
            os.write(noted, b"a")
            desk.allow_more_tries(party)
        host = desk.hand_over(self.break_id, "A", "15:40")
        host.given()
        for turn in range(chance.randrange(1, 9)):
            self._one(host, turn, chance, clock, noted)
        if chance.random() < 0.5:
            host.take_back(None)
        if chance.random() < 0.5:
            vault.lock()

    def _one(self, host: PartyHost, turn: int, chance: random.Random, clock: SetClock, noted: int) -> None:
        """One message of somebody who does not know the code and says whatever might help."""
        clock.at += timedelta(days=chance.choice((-3650, 0, 1, 3650)))
        message = chance.choice((TryCode(turn), TryCode(turn), TryCode(turn), NewCode(turn)))
        for answer in host.answer(message):
            if isinstance(answer, CodeSecret) and answer.secret:
                assert isinstance(message, TryCode), "a secret without a count"
                os.write(noted, b"x")
        # Said without a try that was given out, it starts nothing again.
        if not isinstance(message, TryCode) and not self._tried:
            host.answer(CodeWasRight())
        self._tried = self._tried or isinstance(message, TryCode)


def main() -> None:
    work, runs, seed, planted = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["planted"]
    remember_argon()
    laptop = Laptop(work, seed, planted=planted)
    # Whether five tries are ever used up between two older files hangs on how soon the kills come here.
    while laptop.found["runs"] < runs or (laptop.found["most"] < MOST_TRIES and laptop.found["runs"] < 10 * runs):
        laptop.run()
    sys.stdout.write(json.dumps(laptop.found))


if __name__ == "__main__":
    main()
