"""`recess handout SHEET --out FILE`: a blank handout, to print or to fill in, with or without a case's code on it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.drawing import drawn
from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.commands.export import add_paper, party_of
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.commands.writing import write_document, written
from app.domain.case import Case, Party
from app.domain.language import LANGUAGES, _
from app.domain.trouble import Trouble
from app.export.handout import blank_handout
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame


class NoSuchSheet(Trouble):
    """No worksheet has this id."""

    def __init__(self, known: str) -> None:
        super().__init__(
            happened=_("There is no worksheet with this name."),
            do=_("The worksheets are: {names}.").format(names=known),
        )


class PartyWithoutCase(Trouble):
    """A letter alone names nobody."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("A party belongs to a case, and no case was named."),
            do=_("Add --case with the code of the case, or leave --party out."),
        )


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("handout", help=_("write a blank handout"))
    parser.add_argument("worksheet", metavar="SHEET", help=_("the worksheet's name, like break_plan"))
    parser.add_argument("--language", choices=sorted(LANGUAGES), default="en")
    parser.add_argument("--fillable", action="store_true", help=_("as a form to fill in on a screen"))
    parser.add_argument("--case", default="", metavar="CODE", help=_("put this case's code on it"))
    parser.add_argument("--party", default="", metavar="LETTER", help=_("for this party of the case"))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")
    add_paper(parser)
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write a blank handout, as a form where that is wanted."""
    if args.party and not args.case:
        raise PartyWithoutCase
    sheets = built_in_worksheets()
    if args.worksheet not in sheets:
        raise NoSuchSheet(", ".join(sheets))
    write_document(args.out, _for_case(args) if args.case else _for_nobody(args))
    printing.lines([written(is_blank=True)])
    return printing.DONE


def _for_case(args: Namespace) -> bytes:
    with opened(args) as practice:
        desk = practice.cases.open(args.case)
        wanted = DocumentWanted(
            DocumentKind.FILLABLE if args.fillable else DocumentKind.HANDOUT,
            party_of(desk, args.party).id,
            args.worksheet,
            paper=args.paper,
            large=args.print_size == "large",
            language=args.language,
        )
        return desk.document(wanted).pdf


def _for_nobody(args: Namespace) -> bytes:
    """Without a case: the blank template's yardsticks, no issues, no code."""
    party = Party(id="", letter="", name="", language=args.language)
    case = Case(id="", code="", alias="", template="blank", created="", parties=(party, party))
    sheet = settled_sheet(
        built_in_worksheets()[args.worksheet], case, built_in_templates()["blank"], frame(), SettledFor(party)
    )
    contents = blank_handout(sheet, case.tongue(args.language), frame(), fillable=args.fillable)
    return drawn(contents, paper=args.paper, large=args.print_size == "large")
