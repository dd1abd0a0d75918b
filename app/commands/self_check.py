"""`recess self-check`: opens a new and an old case, writes a PDF, and says whether this installation is whole."""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk import sample
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.language import _
from app.domain.sources import Clock, SystemChance, SystemClock
from app.domain.trouble import Trouble
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage.key_slots import FLOOR, Cost


class NotWhole(Trouble):
    """A document came out empty."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("A document could not be drawn."),
            do=_("Install Recess again."),
        )


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("self-check", help=_("see whether this installation is whole"))
    parser.set_defaults(run=run)


def run(_args: Namespace) -> int:
    """Make a vault and a case, close and open both again, draw a handout."""
    folder = Path(tempfile.mkdtemp(prefix="recess-check-"))
    try:
        clock, chance = SystemClock(), SystemChance()
        vault = VaultDesk(folder / "vault", clock, chance, _cheap)
        words = vault.offer_passphrase()
        vault.create(words)
        made = sample.begin(CasesDesk(vault, clock, chance))
        printing.lines([_("A new vault and a new case: made.")])
        vault.lock()
        vault.unlock(words)
        try:
            desk = CasesDesk(vault, clock, chance).open(made)
            printing.lines([_("The vault and the case: opened again.")])
            party = desk.case().parties[0].id
            document = desk.document(DocumentWanted(DocumentKind.HANDOUT, party, "break_plan"))
            if not document.pdf.startswith(b"%PDF-"):
                raise NotWhole
            printing.lines([_("A document: drawn.")])
        finally:
            vault.lock()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return printing.DONE


def _cheap(_clock: Clock) -> Cost:
    """A throw-away vault need not be slow to open."""
    return FLOOR
