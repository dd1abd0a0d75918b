"""`recess verify`: reads every file of the vault whole, and says which backup of each case is the newest good one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.opening import Practice, opened
from app.commands.passphrase import add_options
from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from app.storage.index import IndexedCase, check_index
from app.storage.troubles import Damaged


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("verify", help=_("check every file of the vault"))
    add_options(parser)
    printing.add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Check the index and its copies, every case and its backups; exit 1 if anything is not whole."""
    with opened(args) as practice:
        found = [_index(practice), *(_case(practice, case) for case in _cases(practice))]
    if args.json:
        printing.as_json(found)
    else:
        printing.lines(_line(entry) for entry in found)
    return printing.DONE if all(entry["whole"] for entry in found) else printing.STATED_PROBLEM


def _index(practice: Practice) -> dict[str, Any]:
    """That it is open says only that the pages read so far are whole: here all of them are read."""
    vault = practice.vault.vault
    good = [copy.name for copy in sorted(vault.places.index_backups.glob("*.db")) if _whole_index(practice, copy)]
    try:
        practice.vault.index.check()
    except Damaged:
        whole = False
    else:
        whole = True
    return {"file": "index", "whole": whole, "newest_good_backup": good[-1] if good else ""}


def _cases(practice: Practice) -> tuple[IndexedCase, ...]:
    """The listed cases; none where the damage to the index reaches the list itself, which was told already."""
    try:
        return practice.vault.index.cases()
    except Damaged:
        return ()


def _whole_index(practice: Practice, copy: Path) -> bool:
    try:
        check_index(practice.vault.vault, copy)
    except Trouble:
        return False
    return True


def _case(practice: Practice, case: IndexedCase) -> dict[str, Any]:
    vault = practice.vault.vault
    path = vault.places.case(case.id)
    try:
        keys = CaseKeys(vault.unwrap(case.id, case.wrapped_key)).file()
    except Trouble:
        return {"file": case.code, "whole": False, "newest_good_backup": ""}
    good = [copy.name for copy in backups_in(backups_of(path)) if _is_whole(copy, keys)]
    whole = path.exists() and _is_whole(path, keys)
    return {"file": case.code, "whole": whole, "newest_good_backup": good[-1] if good else ""}


def _is_whole(path: Path, keys: tuple[bytes, bytes]) -> bool:
    try:
        check_file(path, *keys)
    except Trouble:
        return False
    return True


def _line(entry: dict[str, Any]) -> str:
    state = _("whole") if entry["whole"] else _("DAMAGED")
    backup = entry["newest_good_backup"] or _("none")
    return _("{file}: {state}; newest good backup: {backup}").format(file=entry["file"], state=state, backup=backup)
