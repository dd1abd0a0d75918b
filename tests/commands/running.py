"""`recess` run as a person runs it: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.sample import codes
from app.commands.desk.vault_desk import VaultDesk
from app.commands.own_copies import own_copy_wanted
from app.commands.own_copy_child import read_for_its_party
from app.domain.reading import CaseRead
from app.domain.sources import SystemChance, SystemClock
from app.handover.only_me_keys import Owner, open_with_code

CODE = "BAKE-42"


@dataclass(frozen=True)
class Ran:
    """How a run ended and what it said."""

    status: int
    out: str
    err: str

    def lines(self) -> list[str]:
        return self.out.splitlines()


def recess(
    *words: str | Path, given: Mapping[str, str] | None = None, folder: Path | None = None, said: str = ""
) -> Ran:
    """`recess WORDS` with a short environment of its own, in `folder`; no terminal, `said` on standard input."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "ui", *map(str, words)],
        env=kept | dict(given or {}),
        cwd=folder,
        input=said,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Demo:
    """One run of `recess demo`, with the vault it left."""

    ran: Ran
    out: Path
    vault: Path

    @property
    def passphrase_file(self) -> Path:
        return self.vault / "passphrase.txt"

    def door(self) -> tuple[str | Path, ...]:
        """The options that open the vault."""
        return "--vault", self.vault, "--passphrase-file", self.passphrase_file

    def pdf(self, name: str) -> bytes:
        return (self.out / name).read_bytes()


@contextmanager
def opened_case(vault: Path) -> Iterator[CaseDesk]:
    """The sample case of a kept vault, open as the commands open it."""
    clock, chance = SystemClock(), SystemChance()
    desk = VaultDesk(vault, clock, chance)
    desk.unlock((vault / "passphrase.txt").read_text(encoding="utf-8").strip())
    try:
        yield CasesDesk(desk, clock, chance).open(CODE)
    finally:
        desk.lock()


def everything_of(desk: CaseDesk, letter: str) -> CaseRead:
    """All that one party wrote, "only me" opened with its code, as its own copy reads it."""
    file, party = desk.file, desk.party(letter)
    code = codes()[letter]
    secret = file.code_secret(party.id)
    wanted = own_copy_wanted(file, party, code, secret, paper="letter", large=False)
    assert wanted.wraps is not None
    key = open_with_code(code, secret, wanted.wraps, Owner(wanted.case, wanted.party))
    assert key is not None
    return read_for_its_party(wanted, key)
