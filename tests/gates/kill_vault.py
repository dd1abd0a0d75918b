"""A throw-away vault for proofs with real processes: one case, two parties, a planned break, a script for each party."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.sources import Clock, SystemChance, SystemClock
from app.domain.worksheet import Form
from app.storage.key_slots import FLOOR, Cost

NAMES = ("Rosa Lindqvist", "Tom Abara")
WORDS = {"A": "zebrafinch", "B": "quokkajam"}
PIN = "482915"
DOOMED = "Zone "
"""What cases that are there to be destroyed are called; their code follows. They come last in the list."""
SHEETS = ("break_plan", "listening_back")


def _floor(_clock: Clock) -> Cost:
    """A vault that is thrown away need not be slow to open."""
    return FLOOR


def make(folder: Path, sheets_given: Sequence[str] = SHEETS, private: str = "", doomed: Sequence[str] = ()) -> None:
    """The vault in FOLDER/vault, its passphrase beside it, and a script for each party's hands. `private` is what the
    first party's "only me" texts begin with, if not with its other words; `doomed` the codes of cases to be destroyed."""
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, _floor)
    passphrase = vault.offer_passphrase()
    vault.create(passphrase)
    vault.set_pin(PIN)
    cases = CasesDesk(vault, clock, chance)
    parties = tuple(Party("", "", name) for name in NAMES)
    issue = Issue("", "The unpaid bill", IssueType.MONEY, "t1_balance")
    case = Case("", "", "Kills", "contract_payment", "", practice=True, parties=parties, issues=(issue,))
    desk = cases.open(cases.create(case))
    sheets = tuple(PlannedSheet(sheet, Form.SHORT) for sheet in sheets_given)
    plan = Plan(minutes=20, sheets={party.id: sheets for party in desk.case().parties})
    desk.keep_break(Break("", 0, "", desk.case().issues[0].id, plan=plan))
    for code in doomed:
        cases.create(Case("", code, f"{DOOMED}{code}", "blank", "", practice=True, parties=parties))
    vault.lock()
    (folder / "passphrase").write_text(passphrase)
    (folder / "saved").mkdir()
    for letter, words in WORDS.items():
        script = {"code": f"orchard-{letter}", "words": words, "log": str(folder / f"log-{letter}"), "slow": 4}
        if letter == "A":
            script["private"] = private
        (folder / f"script-{letter}.json").write_text(json.dumps(script))


@contextmanager
def opened_vault(folder: Path) -> Iterator[tuple[VaultDesk, CasesDesk]]:
    """The vault, as the next start of the program finds it. `Trouble` where a file is damaged."""
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, _floor)
    vault.unlock((folder / "passphrase").read_text())
    try:
        yield vault, CasesDesk(vault, clock, chance)
    finally:
        vault.lock()


@contextmanager
def opened(folder: Path) -> Iterator[CaseDesk]:
    """The one case, as the next start of the program finds it. `Trouble` where a file is damaged."""
    with opened_vault(folder) as (_vault, cases):
        yield cases.open(next(case.id for case in cases.cases() if not case.alias.startswith(DOOMED)))
