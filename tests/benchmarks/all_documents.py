"""All documents of one case of about 200 pages, each made once, in a process of its own that never made it:
`python -m tests.benchmarks.all_documents make|measure FOLDER PAGES`.

`make` keys the sample in, again and again in new breaks of one case, until its party summaries and own copies have so many
pages. Says as JSON: pages; the most megabytes the process ever held; those it held before the first document.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from app.commands.desk import sample
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import Clock, SystemChance, SystemClock
from app.presenters.doors import BLANK, DocumentKind
from app.storage.key_slots import FLOOR, Cost

_COUNTED = (DocumentKind.PARTY_SUMMARY, DocumentKind.OWN_COPY)


def _floor(_clock: Clock) -> Cost:
    """A vault that is thrown away need not be slow to open."""
    return FLOOR


@contextmanager
def opened(folder: Path) -> Iterator[CaseDesk]:
    """The case in the vault of FOLDER, which is made where there is none."""
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, _floor)
    words = folder / "passphrase"
    if words.exists():
        vault.unlock(words.read_text())
    else:
        words.write_text(vault.offer_passphrase())
        vault.create(words.read_text())
    try:
        cases = CasesDesk(vault, clock, chance)
        known = cases.cases()
        yield cases.open(known[0].id if known else sample.begin(cases))
    finally:
        vault.lock()


def pages_of(desk: CaseDesk, *, counted: bool) -> int:
    """Make each document, hold none; how many pages they have. `counted`: summaries and own copies alone."""
    pages = 0
    for wanted in desk.documents():
        if wanted.kind in _COUNTED or not (counted or wanted.kind in BLANK):
            pages += len(pypdfium2.PdfDocument(desk.document(wanted).pdf))
    return pages


def _held(what: str) -> float:
    """Megabytes: now (VmRSS), or the most ever (VmHWM). What `getrusage` tells begins with the most of the process that
    started this one."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{what}:")) / 1024


def main() -> None:
    what, folder, wanted = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    with opened(folder) as desk:
        if what == "make":
            pages = 0
            while pages < wanted:
                for _letter in sample.key_in(desk):
                    pass
                pages = pages_of(desk, counted=True)
            told: object = pages
        else:
            before = _held("VmRSS")
            pages = pages_of(desk, counted=False)
            told = {"pages": pages, "most": _held("VmHWM"), "before": before}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
