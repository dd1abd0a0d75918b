"""One hand-over in real processes on a vault that is there; run under a clock that is not the right one.

Usage: FOLDER [JUMP]. FOLDER holds `vault` and its passphrase. With JUMP the clock is set by so much (as `faketime` writes
it, into the file it reads) while the party is at work. Prints the head of the case and the name of the backup.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from app.commands.desk import sample
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.impasse import Break, Plan
from app.domain.sources import SystemChance, SystemClock
from app.storage.case_backups import backups_in, backups_of
from app.storage.key_slots import FLOOR
from tests.old_files.reading import PASSPHRASE

_MEANWHILE = 0.4
"""Seconds until the clock is set: the party's process is at work by then, and for longer."""


def main() -> None:
    folder, jump = Path(sys.argv[1]), sys.argv[2:]
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, lambda _clock: FLOOR)
    vault.unlock((folder / PASSPHRASE).read_text(encoding="utf-8").strip())
    cases = CasesDesk(vault, clock, chance)
    practice = next(case for case in cases.cases() if case.practice)
    desk = cases.open(practice.id)
    party = desk.party("A").id
    kept = desk.keep_break(Break("", 0, "", "", plan=Plan(minutes=20, sheets={party: sample._planned("A", 2)})))
    if jump:
        threading.Timer(_MEANWHILE, Path(os.environ["FAKETIME_TIMESTAMP_FILE"]).write_text, jump).start()
    sample.hand_over_to_script(desk.hand_over(kept.id, party, ""), "A", 2)
    newest = backups_in(backups_of(vault.vault.places.case(practice.id)))[-1]
    told = {
        "number": kept.number,
        "sequence": desk.file.head()[0],
        "backup": newest.name,
        "year": clock.now().year,
    }
    vault.lock()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
