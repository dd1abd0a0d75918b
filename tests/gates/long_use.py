"""A long day at the desk, in a process of its own: `python -m tests.gates.long_use FOLDER EDITS HANDOVERS`.

Cases with breaks, parties that type, hand back, and come again, through the same hand-over the windows use. What the
process held at its beginning and at its end, how long saving took, and how large files became is its last line, as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.answers import State
from app.domain.case import Case, Party
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.kinds.written_text import WrittenText
from app.domain.only_me import Keeping
from app.domain.sharing import Lock
from app.domain.sources import SetClock, SystemChance
from app.domain.worksheet import Form
from app.domain.written import WrittenAnswer
from app.handover import messages
from app.handover.messages import Ending, Given, Saved
from app.storage.case_backups import backups_in, backups_of
from app.storage.key_slots import FLOOR
from tests.benchmarks.at_rest import held
from tests.benchmarks.measuring import median

SHEETS = ("perspective_swap", "listening_back")
HANDOVERS_OF_A_CASE = 20
_HANDOVERS_OF_A_BREAK = 10
_HOURS_BETWEEN = 5
_LONGEST = 400
_WARM = 0.2
"""So much of the work is done before it counts what the process holds: what is kept for good is there by then."""


def p99(found: list[float]) -> float:
    """What 99 of 100 stay below."""
    return sorted(found)[min(len(found) - 1, int(len(found) * 0.99))]


class Day:
    """The open vault, and everything that is counted."""

    def __init__(self, folder: Path, edits: int, handovers: int) -> None:
        self._chance = random.Random(1)
        self._clock = SetClock(datetime(2026, 1, 5, 8, tzinfo=UTC))
        self._vault = VaultDesk(folder / "vault", self._clock, SystemChance(), lambda _clock: FLOOR)
        self._vault.create(self._vault.offer_passphrase())
        self._cases = CasesDesk(self._vault, self._clock, SystemChance())
        self._edits_of_a_handover = edits // handovers
        self._handovers = handovers
        self._number = 0
        self.took: list[float] = []
        self.ratios: list[float] = []

    def work(self) -> dict[str, Any]:
        """All hand-overs; what was found."""
        held_first, open_first = 0.0, 0
        for number, (desk, planned, party) in enumerate(self._turns()):
            if number == int(self._handovers * _WARM):
                held_first, open_first = now_held()
            self._hand_over(desk, planned, party)
            self._clock.move(_HOURS_BETWEEN * 3600)
        held_last, open_last = now_held()
        self._vault.lock()
        tenth = max(1, len(self.took) // 10)
        return {
            "edits": len(self.took),
            "handovers": self._handovers,
            "grown": held_last - held_first,
            "descriptors": open_last - open_first,
            "ratio": max(self.ratios),
            "p99": p99(self.took),
            "first tenth": median(self.took[:tenth]),
            "last tenth": median(self.took[-tenth:]),
        }

    def _turns(self) -> Iterator[tuple[CaseDesk, Break, str]]:
        desk: CaseDesk | None = None
        planned = Break("", 0, "")
        for number in range(self._handovers):
            if number % HANDOVERS_OF_A_CASE == 0:
                self._measure(desk)
                desk = self._new_case(number)
            assert desk is not None
            parties = desk.case().parties
            if number % _HANDOVERS_OF_A_BREAK == 0:
                sheets = tuple(PlannedSheet(sheet, Form.FULL) for sheet in SHEETS)
                planned = desk.keep_break(
                    Break("", 0, "", plan=Plan(minutes=20, sheets={party.id: sheets for party in parties}))
                )
            yield desk, planned, parties[number % 2].id
        self._measure(desk)

    def _new_case(self, number: int) -> CaseDesk:
        parties = (Party("", "", "Ana"), Party("", "", "Bo"))
        return self._cases.open(
            self._cases.create(Case("", "", f"Case {number}", "blank", "", practice=True, parties=parties))
        )

    def _measure(self, desk: CaseDesk | None) -> None:
        """The file beside what is in it: a copy without a free page."""
        if desk is not None:
            path = self._vault.vault.places.case(desk.case().id)
            newest = backups_in(backups_of(path))[-1]
            self.ratios.append(path.stat().st_size / newest.stat().st_size)

    def _hand_over(self, desk: CaseDesk, planned: Break, party: str) -> None:
        host = desk.hand_over(planned.id, party, "")
        given = host.given()
        assert isinstance(given, Given)
        sheets = given.hand_over.sheets
        revisions = {(sheet.filling, each.question): each.revision for sheet in sheets for each in sheet.answers}
        keep = messages.KeepPrivate(self._next(), Keeping.ERASE, os.urandom(60))
        assert host.answer(keep) == (Saved(keep.number),)
        for _edit in range(self._edits_of_a_handover):
            sheet = self._chance.choice(sheets)
            texts = [each for each in sheet.worksheet.questions() if isinstance(each.kind, WrittenText)]
            question = self._chance.choice(texts)
            spot = sheet.filling, question.id
            revisions[spot] = revisions.get(spot, 0) + 1
            lock = self._chance.choice([each for each in Lock if each.width <= question.ceiling.width])
            written = WrittenAnswer(question.id, revisions[spot], lock)
            if lock is Lock.ONLY_ME:
                written = replace(written, sealed=os.urandom(self._chance.randrange(40, _LONGEST)))
            else:
                words = f"{self._next()} " + "x" * self._chance.randrange(_LONGEST)
                written = replace(written, state=State.GIVEN.value, plain=words)
            save = messages.Save(self._next(), sheet.filling, (written,))
            began = time.perf_counter()
            answered = host.answer(save)
            self.took.append((time.perf_counter() - began) * 1000)
            assert answered == (Saved(save.number),)
        host.take_back(Ending.FINISHED)

    def _next(self) -> int:
        self._number += 1
        return self._number


def now_held() -> tuple[float, int]:
    """Megabytes and open files of this process."""
    gc.collect()
    return held(), sum(1 for _open in Path("/proc/self/fd").iterdir())


def main() -> int:
    """Work, and tell."""
    found = Day(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])).work()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
