"""Opening the vault for one command, and closing it whatever happens."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.commands import printing
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.place_desk import look
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
    clock: Clock


@contextmanager
def opened(args: Namespace) -> Iterator[Practice]:
    """The vault of this command line, open. `Trouble` where it is not there or the passphrase is another one."""
    clock, chance = SystemClock(), SystemChance()
    folder = usual_place(args.vault)
    vault = VaultDesk(folder, clock, chance)
    if vault.state() is VaultState.NONE:
        raise NoVault
    looked = look(folder)
    if looked is not None:
        printing.problems((f"recess: {looked.told.why} {looked.told.do}",))
    vault.unlock(passphrase(args, args.passphrase_given))
    try:
        yield Practice(vault, CasesDesk(vault, clock, chance), clock)
    finally:
        vault.lock()
