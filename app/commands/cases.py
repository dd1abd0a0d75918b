"""`recess cases`: the list of cases. Aliases and codes, never an answer."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.commands import printing
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.domain.language import _


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("cases", help=_("list the cases"))
    parser.add_argument(
        "--search", default="", metavar="WORDS", help=_("only cases whose alias or code has these words")
    )
    add_options(parser)
    printing.add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """List the cases, the latest break first."""
    with opened(args) as practice:
        cases = practice.cases.cases(args.search)
    if args.json:
        fields = ("code", "alias", "template", "last_break", "state", "practice")
        printing.as_json([{name: getattr(case, name) for name in fields} for case in cases])
        return printing.DONE
    printing.lines(
        "  ".join(
            part for part in (case.code, case.alias, case.last_break, _("practice") if case.practice else "") if part
        )
        for case in cases
    )
    return printing.DONE
