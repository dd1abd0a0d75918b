"""Opening the vault for one command, and closing it whatever happens."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.commands import printing
from app.commands.desk.ailing import ListDamaged
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.place_desk import look
from app.commands.desk.restoring_desk import RestoringDesk
from app.commands.desk.vault_desk import VaultDesk
from app.commands.passphrase import passphrase
from app.domain.sources import Clock, SystemChance, SystemClock
from app.presenters.doors import VaultState
from app.storage.places import usual_place
from app.storage.vault import NoVault


@dataclass(frozen=True, slots=True)
class Practice:
    """The open vault and its cases."""

    vault: VaultDesk
    cases: CasesDesk
    restoring: RestoringDesk
    clock: Clock
    list_put_back: str = ""
    """The copy of the list of cases that was put back to open the vault, where it had to be."""


@contextmanager
def opened(args: Namespace, *, put_back_list: bool = False) -> Iterator[Practice]:
    """The vault of this command line, open. `Trouble` where it is not there or the passphrase is another one; also where
    its list of cases is damaged, except with `put_back_list`: then its newest good copy takes its place.
    """
    clock, chance = SystemClock(), SystemChance()
    folder = usual_place(args.vault)
    vault = VaultDesk(folder, clock, chance)
    if vault.state() is VaultState.NONE:
        raise NoVault
    looked = look(folder)
    if looked is not None:
        printing.problems((f"recess: {looked.told.why} {looked.told.do}",))
    cases = CasesDesk(vault, clock, chance)
    restoring = RestoringDesk(vault, cases, clock, chance)
    put_back = ""
    try:
        try:
            vault.unlock(passphrase(args, args.passphrase_given))
        except ListDamaged:
            if not put_back_list:
                raise
            put_back = restoring.put_newest_list_back()
        yield Practice(vault, cases, restoring, clock, put_back)
    finally:
        vault.lock()
