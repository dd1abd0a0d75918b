"""A practice of ten thousand cases: all of them in the list, as many with a real file as wanted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Party
from app.domain.sources import SystemChance, SystemClock, new_id
from app.storage.index_rows import IndexedCase, columns_of
from app.storage.index_tables import listed_case
from app.storage.key_slots import FLOOR

TEMPLATES = ("contract_payment", "blank", "neighbor_property")
_WORDS = ("Harbour", "Über den Zaun", "Школа", "Roof", "Ånäs", "Payment", "zoo", "Åse", "café", "The yard")


def a_vault(folder: Path) -> VaultDesk:
    """The desk of the vault in FOLDER."""
    return VaultDesk(folder, SystemClock(), SystemChance(), lambda _clock: FLOOR)


def make_many(folder: Path, listed: int, real: int) -> str:
    """Make the vault; its passphrase. The first `real` cases, by number in their names, have a file."""
    vault, clock, chance = a_vault(folder), SystemClock(), SystemChance()
    passphrase = vault.offer_passphrase()
    vault.create(passphrase)
    cases = CasesDesk(vault, clock, chance)
    source = random.Random(3)
    parties = (Party("", "", "Ana"), Party("", "", "Bo"))
    try:
        for number in range(real):
            template = TEMPLATES[number % len(TEMPLATES)]
            cases.create(Case("", code_of(number), name_of(number), template, "", practice=True, parties=parties))
        rows = [columns_of(_only_listed(number, source)) for number in range(real, listed)]
        if rows:
            with vault.index._changing() as connection:
                connection.execute(insert(listed_case), rows)
    finally:
        vault.lock()
    return passphrase


def name_of(number: int) -> str:
    return f"{_WORDS[number % len(_WORDS)]} {number:05}"


def code_of(number: int) -> str:
    return f"C{number:03}"[:4] + f"-{number:05}"


def _only_listed(number: int, source: random.Random) -> IndexedCase:
    day = (date(2026, 1, 1) + timedelta(days=source.randrange(330))).isoformat() if number % 7 else ""
    wrapped = source.randbytes(60)
    template = TEMPLATES[number % len(TEMPLATES)]
    return IndexedCase(new_id(SystemChance()), code_of(number), name_of(number), template, day, "open", False, wrapped)


@contextmanager
def opened_many(folder: Path, passphrase: str) -> Iterator[tuple[VaultDesk, CasesDesk]]:
    """The vault, open."""
    vault = a_vault(folder)
    vault.unlock(passphrase)
    try:
        yield vault, CasesDesk(vault, SystemClock(), SystemChance())
    finally:
        vault.lock()
