"""A party summary of the whole sample, from the sealed rows to the PDF, beside plain ReportLab of the same pages."""

from __future__ import annotations

import time
from pathlib import Path

import pypdfium2

from app.commands.desk import sample
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.sharing import MEDIATOR
from app.domain.sources import Clock, SystemChance, SystemClock
from app.export.contents import party_summary
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage.key_slots import FLOOR, Cost
from tests.benchmarks.measuring import Figure, median
from tests.benchmarks.plain_platypus import as_many_pages, pages_of

_LIMIT = 2.5


def _floor(_clock: Clock) -> Cost:
    """A vault that is thrown away need not be slow to open."""
    return FLOOR


def measure(folder: Path, repetitions: int) -> list[Figure]:
    """Key the sample in, then make each party's summary again and again, once here, once there."""
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, _floor)
    vault.create(vault.offer_passphrase())
    figures = []
    try:
        cases = CasesDesk(vault, clock, chance)
        desk = cases.open(sample.begin(cases))
        for _letter in sample.key_in(desk):
            pass
        for party in desk.case().parties:
            wanted = DocumentWanted(DocumentKind.PARTY_SUMMARY, party.id)
            contents = party_summary(desk.file.read(MEDIATOR), party.id, desk._library.frame)
            pages = len(pypdfium2.PdfDocument(desk.document(wanted).pdf))
            gap = as_many_pages(contents, pages)
            ours, plain = [], []
            for _turn in range(repetitions):
                began = time.perf_counter()
                desk.document(wanted)
                ours.append((time.perf_counter() - began) * 1000)
                began = time.perf_counter()
                pages_of(contents, gap)
                plain.append((time.perf_counter() - began) * 1000)
            found, floor = median(ours), median(plain)
            what = f"Party summary of the sample, party {party.letter}, {pages} pages"
            figures.append(
                Figure(what, found, floor, floor * _LIMIT, "ms", "tagged ≤ 2.5 × plain ReportLab, same pages")
            )
            ten = 10 / pages
            figures.append(Figure(f"Ten of these {pages} pages, warm", found * ten, floor * ten, 300, "ms", "≤ 0.3 s"))
    finally:
        vault.lock()
    return figures
