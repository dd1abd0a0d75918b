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
from app.storage.case_keys import CaseKeys
from app.storage.index import IndexedCase
from app.storage.kept_aside import kept_aside
from app.storage.restoring import good_backups, good_index_copies, is_good, is_good_index
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
        aside = _aside(practice)
    if args.json:
        printing.as_json([*found, *aside])
    else:
        printing.lines([*map(_line, found), *map(_aside_line, aside)])
        printing.problems(_what_to_do(entry) for entry in found if not entry["whole"])
        if aside:
            printing.problems([_about_kept_aside()])
    return printing.DONE if all(entry["whole"] for entry in found) else printing.STATED_PROBLEM


def _keys(practice: Practice, case: IndexedCase) -> CaseKeys | None:
    """None where the list holds no key that fits: that was told of the case already."""
    vault = practice.vault.vault
    try:
        return CaseKeys(vault.unwrap(case.id, case.wrapped_key))
    except Trouble:
        return None


def _aside(practice: Practice) -> list[dict[str, Any]]:
    """The files that were kept aside, damaged or not: a backup took their place, so they do not make a vault ailing."""
    vault = practice.vault.vault
    found = [_kept("index", file, whole=is_good_index(vault, file)) for file in kept_aside(vault.places.index)]
    for case in _cases(practice):
        files = kept_aside(vault.places.case(case.id))
        if files:
            keys = _keys(practice, case)
            found += [_kept(case.code, file, whole=keys is not None and is_good(file, keys)) for file in files]
    return found


def _kept(file: str, aside: Path, *, whole: bool) -> dict[str, Any]:
    return {"file": file, "kept_aside": aside.name, "whole": whole}


def _aside_line(entry: dict[str, Any]) -> str:
    state = _("whole") if entry["whole"] else _("damaged")
    return _("{file}: kept aside: {name} ({state})").format(file=entry["file"], name=entry["kept_aside"], state=state)


def _about_kept_aside() -> str:
    return _(
        "recess: What is kept aside was replaced by a backup. Keep it if somebody may still read something from it; "
        "it goes when the case is destroyed, or when a party takes something back."
    )


def _what_to_do(entry: dict[str, Any]) -> str:
    if not entry["newest_good_backup"]:
        return _("recess: {file}: no good backup is here. If the vault was copied to a stick, look there.").format(
            file=entry["file"]
        )
    what = "--index" if entry["file"] == "index" else entry["file"]
    return _("recess: {file}: put the newest good backup back with “recess restore {what}”.").format(
        file=entry["file"], what=what
    )


def _index(practice: Practice) -> dict[str, Any]:
    """That it is open says only that the pages read so far are whole: here all of them are read."""
    vault = practice.vault.vault
    good = good_index_copies(vault)
    try:
        practice.vault.index.check()
    except Damaged:
        whole = False
    else:
        whole = True
    return {"file": "index", "whole": whole, "newest_good_backup": good[0].file.name if good else ""}


def _cases(practice: Practice) -> tuple[IndexedCase, ...]:
    """The listed cases; none where the damage to the index reaches the list itself, which was told already."""
    try:
        return practice.vault.index.cases()
    except Damaged:
        return ()


def _case(practice: Practice, case: IndexedCase) -> dict[str, Any]:
    vault = practice.vault.vault
    path = vault.places.case(case.id)
    try:
        keys = CaseKeys(vault.unwrap(case.id, case.wrapped_key))
    except Trouble:
        return {"file": case.code, "whole": False, "newest_good_backup": ""}
    good = good_backups(path, keys)
    return {
        "file": case.code,
        "whole": is_good(path, keys),
        "newest_good_backup": good[0].file.name if good else "",
    }


def _line(entry: dict[str, Any]) -> str:
    state = _("whole") if entry["whole"] else _("DAMAGED")
    backup = entry["newest_good_backup"] or _("none")
    return _("{file}: {state}; newest good backup: {backup}").format(file=entry["file"], state=state, backup=backup)
