"""`recess restore`: puts a backup back: of a case, of the list of cases, or a copy of the whole vault."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.ailing import NothingToPutBack
from app.commands.desk.place_desk import refuse
from app.commands.opening import Practice, opened
from app.commands.passphrase import add_options, passphrase
from app.domain.language import _, ngettext
from app.domain.sources import SystemChance, SystemClock
from app.domain.trouble import Trouble
from app.storage.places import usual_place


class StillWhole(Trouble):
    """What a backup was to take the place of is whole."""

    def __init__(self, do: str) -> None:
        super().__init__(
            happened=_("The file is whole and as it was last seen, so nothing was put back."),
            safe=_("Nothing was changed."),
            do=do,
        )


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser: ArgumentParser = subparsers.add_parser("restore", help=_("put a backup back"))
    parser.add_argument("case", nargs="?", metavar="CASE", help=_("the case's code"))
    parser.add_argument("--backup", metavar="NAME", help=_("this backup instead of the newest good one"))
    parser.add_argument("--list", action="store_true", help=_("only name the good backups, the newest first"))
    parser.add_argument("--index", action="store_true", help=_("put back the list of cases"))
    parser.add_argument(
        "--from", dest="source", type=Path, metavar="FOLDER", help=_("bring a copy of a whole vault to an empty place")
    )
    add_options(parser)
    printing.add_json(parser)
    parser.set_defaults(run=run, parser=parser)


def run(args: Namespace) -> int:
    """Put one thing back. What it takes the place of is kept aside."""
    if sum((args.case is not None, args.index, args.source is not None)) != 1:
        return _wrong_usage(args, _("name a case, or say --index, or --from FOLDER"))
    if args.case is None and (args.list or args.backup is not None):
        return _wrong_usage(args, _("--backup and --list go with a case"))
    if args.source is not None:
        return _bring(args)
    with opened(args, put_back_list=args.index) as practice:
        return _restore_list(practice, args) if args.index else _restore_case(practice, args)


def _wrong_usage(args: Namespace, words: str) -> int:
    args.parser.print_usage(sys.stderr)
    printing.problems([f"recess restore: {words}"])
    return printing.WRONG_USAGE


def _restore_case(practice: Practice, args: Namespace) -> int:
    door, known = practice.restoring, practice.cases.known(args.case)
    backups = door.offer(known.id).backups
    if args.list:
        if args.json:
            printing.as_json([{"backup": each.name, "at": each.at} for each in backups])
        else:
            printing.lines(each.name for each in backups)
        return printing.DONE
    if args.backup is None and door.is_as_it_was(known):
        raise StillWhole(_("To go back to an older state all the same, name a backup with --backup."))
    name = args.backup
    if name is None:
        if not backups:
            raise NothingToPutBack
        name = backups[0].name
    door.put_back(known, name)
    words = _(
        "{case}: {backup} was put back. The file that was there is kept aside in the vault. Limits that parties handed "
        "over to be compared are in no backup: ask both again."
    )
    _tell(args, {"case": known.code, "backup": name}, words.format(case=known.code, backup=name))
    return printing.DONE


def _restore_list(practice: Practice, args: Namespace) -> int:
    if practice.list_put_back == "":
        raise StillWhole(_("Run “recess verify” to see whether everything else is whole."))
    unknown = practice.restoring.care().unknown_files
    words = _("The list of cases was put back from {copy}. The one that was there is kept aside in the vault.")
    _tell(args, {"copy": practice.list_put_back, "unknown_files": unknown}, words.format(copy=practice.list_put_back))
    if unknown and not args.json:
        more = ngettext(
            "{count} file of a case is there that this list does not know.",
            "{count} files of cases are there that this list does not know.",
            unknown,
        )
        printing.lines([more.format(count=unknown)])
    return printing.DONE


def _bring(args: Namespace) -> int:
    from app.storage.vault_bringing import bring_vault

    to = usual_place(args.vault)
    refuse(to)
    secret = passphrase(args, args.passphrase_given)
    brought = bring_vault(args.source, to, secret, SystemClock(), SystemChance())
    words = ngettext(
        "The vault was brought, with {count} case.", "The vault was brought, with {count} cases.", brought.cases
    )
    plain = {
        "cases": brought.cases,
        "not_whole": [case.code for case in brought.not_whole],
        "worksheets_left": brought.sheets_left,
    }
    _tell(args, plain, words.format(count=brought.cases))
    if not args.json:
        problem = _("recess: {case} is damaged in the copy. If it has a good backup there, that was brought.")
        printing.problems(problem.format(case=case.code) for case in brought.not_whole)
        if brought.sheets_left:
            printing.problems([_("recess: Worksheets with faults were left where they are.")])
    return printing.STATED_PROBLEM if brought.not_whole or brought.sheets_left else printing.DONE


def _tell(args: Namespace, plain: dict[str, Any], words: str) -> None:
    if args.json:
        printing.as_json(plain)
    else:
        printing.lines([words])
