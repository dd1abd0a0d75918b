"""`recess demo --out DIR`: a throw-away vault, the sample case keyed in through the code the window uses, every
document written; a line per file.
"""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk import sample
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.place_desk import refuse
from app.commands.desk.vault_desk import VaultDesk
from app.commands.export import break_days
from app.commands.own_copies import write_own_copy
from app.commands.writing import folder_for, write_document
from app.domain.impasse import planned_in_newest
from app.domain.language import _
from app.domain.outcome import Attended, Outcome
from app.domain.sources import Clock, SystemChance, SystemClock
from app.export.naming import file_name
from app.presenters.doors import BLANK, DocumentKind, DocumentWanted, HandoutSet
from app.storage.key_slots import FLOOR, Cost
from app.storage.places import Places
from app.storage.whole_files import write_whole
from app.storage.worksheet_files import built_in_worksheets

_KEPT_WORDS = "passphrase.txt"


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("demo", help=_("key in a made-up case and write every document"))
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help=_("where the documents go"))
    parser.add_argument("--keep-vault", type=Path, metavar="DIR", help=_("keep the vault in this new folder"))
    printing.add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Make the vault, key the case in, write the documents."""
    # Before the eight seconds of work: a place that takes no file is told at once.
    folder_for(args.out)
    if args.keep_vault is not None:
        refuse(args.keep_vault)
    with _folder(args.keep_vault) as folder:
        clock, chance = SystemClock(), SystemChance()
        vault = VaultDesk(folder, clock, chance, _cheap)
        words = vault.offer_passphrase()
        vault.create(words)
        try:
            cases = CasesDesk(vault, clock, chance)
            desk = cases.open(sample.begin(cases))
            for _letter in sample.key_in(desk):
                pass
            files = list(_documents(desk, args.out))
        finally:
            vault.lock()
        kept = _keep_passphrase(folder, words) if args.keep_vault is not None else None
    _say(args, files, kept)
    return printing.DONE


def _cheap(_clock: Clock) -> Cost:
    """A throw-away vault need not be slow to open."""
    return FLOOR


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    folder = Path(tempfile.mkdtemp(prefix="recess-demo-"))
    try:
        yield folder / "vault"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _keep_passphrase(folder: Path, words: str) -> Path:
    path = Places(folder).vault / _KEPT_WORDS
    write_whole(path, words.encode() + b"\n")
    return path


def _documents(desk: CaseDesk, out: Path) -> Iterator[tuple[str, str]]:
    """Write every document; name and audience of each. Handouts once, for party A: they differ by the letter only; as
    forms the core sheets."""
    first = desk.case().parties[0].id
    core = {sheet.id for sheet in built_in_worksheets().values() if sheet.core}
    for wanted in desk.documents():
        if wanted.kind is DocumentKind.OWN_COPY or (wanted.kind in BLANK and wanted.party != first):
            continue
        if wanted.kind is DocumentKind.FILLABLE and wanted.worksheet not in core:
            continue
        made = desk.document(wanted)
        write_document(out / made.file_name, made.pdf)
        yield made.file_name, made.audience
    for wanted in (_sets(desk), _outcome_note(desk)):
        made = desk.document(wanted)
        write_document(out / made.file_name, made.pdf)
        yield made.file_name, made.audience
    for party in desk.case().parties:
        name = file_name(DocumentKind.OWN_COPY.value, party.letter)
        write_own_copy(desk, party, out / name, sample.codes()[party.letter])
        yield name, _("For {name} only").format(name=party.name)


def _sets(desk: CaseDesk) -> DocumentWanted:
    """What is planned for the newest break, of all parties in one print."""
    breaks, sheets = desk.breaks(), built_in_worksheets()
    sets = (HandoutSet(party.id, planned_in_newest(breaks, party.id, sheets)) for party in desk.case().parties)
    return DocumentWanted(DocumentKind.HANDOUT_SET, sets=tuple(each for each in sets if each.worksheets))


def _outcome_note(desk: CaseDesk) -> DocumentWanted:
    """That the sample mediation was held, with everybody there on the days of its breaks."""
    attended = tuple(Attended(party.id, break_days(desk)) for party in desk.case().parties)
    return DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=Outcome.HELD, attended=attended)


def _say(args: Namespace, files: list[tuple[str, str]], kept: Path | None) -> None:
    if args.json:
        printing.as_json({"files": [{"name": name, "audience": audience} for name, audience in files]})
        return
    printing.lines(f"{name}  ({audience})" for name, audience in files)
    printing.lines([_("These files are not locked. The people in them are made up.")])
    if kept is not None:
        printing.lines([_("The vault is kept; its passphrase is in {file}.").format(file=kept)])
