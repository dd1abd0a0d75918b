"""`recess backup`: a checked backup of every case, now; with `--to` a copy of the whole sealed vault."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.restoring_desk import RestoringDesk
from app.commands.opening import Practice, opened
from app.commands.passphrase import add_options
from app.domain.language import _, ngettext
from app.domain.trouble import Trouble


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("backup", help=_("back up every case, or copy the whole vault"))
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help=_("copy the whole sealed vault into a new folder in FOLDER")
    )
    add_options(parser)
    printing.add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Back up; exit 1 if a case could not be."""
    with opened(args) as practice:
        if args.to is not None:
            return _copy(practice, args)
        return _back_up(practice, args)


def _back_up(practice: Practice, args: Namespace) -> int:
    door = practice.restoring
    told = [_backed_up(door, practice, case.code) for case in practice.cases.cases()]
    if args.json:
        printing.as_json(told)
    else:
        printing.lines(_line(each) for each in told)
    return printing.DONE if all(each["backup"] for each in told) else printing.STATED_PROBLEM


def _backed_up(door: RestoringDesk, practice: Practice, code: str) -> dict[str, Any]:
    known = practice.cases.known(code)
    try:
        name, made = door.back_up(known)
    except Trouble as trouble:
        return {"case": code, "backup": "", "made": False, "why": str(trouble)}
    return {"case": code, "backup": name, "made": made, "why": ""}


def _line(told: dict[str, Any]) -> str:
    if not told["backup"]:
        return _("{case}: NOT backed up. {why}").format(case=told["case"], why=told["why"])
    words = _("{case}: backed up as {backup}") if told["made"] else _("{case}: unchanged since {backup}, which is good")
    return words.format(case=told["case"], backup=told["backup"])


def _copy(practice: Practice, args: Namespace) -> int:
    made = practice.restoring.copy_vault(str(args.to))
    whole = not (made.as_backup or made.missing)
    if args.json:
        printing.as_json(
            {
                "folder": made.folder,
                "cases": made.cases,
                "as_backup": [code for _alias, code in made.as_backup],
                "missing": [code for _alias, code in made.missing],
            }
        )
        return printing.DONE if whole else printing.STATED_PROBLEM
    words = ngettext(
        "The vault was copied to {folder}, with {count} case.",
        "The vault was copied to {folder}, with {count} cases.",
        made.cases,
    )
    printing.lines([words.format(folder=made.folder, count=made.cases)])
    printing.problems(_left_out(made.as_backup, made.missing))
    return printing.DONE if whole else printing.STATED_PROBLEM


def _left_out(as_backup: Iterable[tuple[str, str]], missing: Iterable[tuple[str, str]]) -> Iterable[str]:
    for _alias, code in as_backup:
        yield _("recess: {case} is damaged. Its newest good backup is in the copy instead.").format(case=code)
    for _alias, code in missing:
        yield _("recess: {case} is damaged and has no good backup, so it is not in the copy.").format(case=code)
