"""`recess handout SHEET --out FILE`: a blank handout, to print or to fill in, with or without a case's code on it.

Several sheets or several parties are sets: one print job, or a folder for each party with a form for each sheet. Without a
sheet they hold what is planned for the newest break.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.blank_documents import free_name
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.drawing import drawn
from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.commands.desk.wanted_documents import NothingPlanned
from app.commands.export import add_paper, party_of
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.commands.writing import folder_for, write_document, written
from app.domain.case import Case, Party
from app.domain.impasse import planned_in_newest
from app.domain.language import LANGUAGES, _
from app.domain.trouble import Trouble
from app.export.handout import blank_handout
from app.export.naming import file_name
from app.presenters.doors import DocumentKind, DocumentWanted, HandoutSet
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame

_ALL = "all"


class NoSuchSheet(Trouble):
    """No worksheet has this id."""

    def __init__(self, known: str) -> None:
        super().__init__(
            happened=_("There is no worksheet with this name."),
            do=_("The worksheets are: {names}.").format(names=known),
        )


class WhichSheet(Trouble):
    """Neither a sheet nor a case with a plan."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("No worksheet was named, and no case whose plan says which."),
            do=_("Name a worksheet, like break_plan, or add --case CODE --party all for what is planned."),
        )


class LargeForNobody(Trouble):
    """Large print was asked for a party that gets nothing here."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("Large print was asked for a party that gets no handout here."),
            do=_("Name that party with --party, too, or use --print large for all."),
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
    parser = subparsers.add_parser("handout", help=_("write a blank handout, or those of several parties at once"))
    parser.add_argument(
        "worksheets",
        metavar="SHEET",
        nargs="*",
        help=_("worksheets by name, like break_plan; without one, those planned for the case's newest break"),
    )
    parser.add_argument(
        "--language", choices=sorted(LANGUAGES), default="", help=_("else each party's own, or English without a case")
    )
    parser.add_argument("--fillable", action="store_true", help=_("as a form to fill in on a screen"))
    parser.add_argument("--case", default="", metavar="CODE", help=_("put this case's code on it"))
    parser.add_argument(
        "--party", action="append", default=[], metavar="LETTER", help=_("for this party of the case; again, or all")
    )
    parser.add_argument(
        "--large-for", action="append", default=[], metavar="LETTER", help=_("in large print for this party alone")
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help=_("a folder, where several forms are written")
    )
    add_paper(parser)
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write a blank handout, as a form where that is wanted, or a set of them."""
    if (args.party or args.large_for) and not args.case:
        raise PartyWithoutCase
    if not args.worksheets and not args.case:
        raise WhichSheet
    sheets = built_in_worksheets()
    if set(args.worksheets) - set(sheets):
        raise NoSuchSheet(", ".join(sheets))
    for line in _for_case(args) if args.case else _for_nobody(args):
        printing.lines([line])
    printing.lines([written(is_blank=True)])
    return printing.DONE


def _for_case(args: Namespace) -> Iterator[str]:
    """Write it; the places of the files, where there are several."""
    with opened(args) as practice:
        desk = practice.cases.open(args.case)
        large = args.print_size == "large"
        sets = _sets(desk, args)
        is_one = len(sets) == 1 and len(sets[0].worksheets) == 1 and args.worksheets
        if args.fillable and not is_one:
            folder_for(args.out)
            yield from desk.save_forms(sets, str(args.out), args.paper, args.language)
            return
        wanted = DocumentWanted(
            DocumentKind.HANDOUT_SET, paper=args.paper, large=large, language=args.language, sets=sets
        )
        if is_one:
            kind = DocumentKind.FILLABLE if args.fillable else DocumentKind.HANDOUT
            (one,) = sets
            wanted = replace(wanted, kind=kind, party=one.party, worksheet=one.worksheets[0], sets=(), large=one.large)
        write_document(args.out, desk.document(wanted).pdf)


def _sets(desk: CaseDesk, args: Namespace) -> tuple[HandoutSet, ...]:
    """A set for each party that was named; for all of them without those for whom nothing is planned."""
    is_all = [letter.lower() for letter in args.party] == [_ALL]
    case = desk.case()
    named = case.parties if is_all else tuple(party_of(desk, letter) for letter in args.party or ("",))
    large = {party_of(desk, letter).id for letter in args.large_for}
    if not large <= {party.id for party in named}:
        raise LargeForNobody
    breaks, there = desk.breaks(), built_in_worksheets()
    sets = tuple(
        HandoutSet(
            party.id,
            tuple(args.worksheets) or planned_in_newest(breaks, party.id, there),
            large=args.print_size == "large" or party.id in large,
        )
        for party in dict.fromkeys(named)
    )
    planned = tuple(each for each in sets if each.worksheets)
    if not planned or (len(planned) < len(sets) and not is_all):
        raise NothingPlanned
    return planned


def _for_nobody(args: Namespace) -> Iterator[str]:
    """Without a case: the blank template's yardsticks, no issues, no code. The places of the files, where there are
    several."""
    party = Party(id="", letter="", name="", language=args.language or "en")
    case = Case(id="", code="", alias="", template="blank", created="", parties=(party, party))
    contents = [
        blank_handout(
            settled_sheet(built_in_worksheets()[name], case, built_in_templates()["blank"], frame(), SettledFor(party)),
            case.tongue(party.language),
            frame(),
            fillable=args.fillable,
        )
        for name in args.worksheets
    ]
    large = args.print_size == "large"
    if args.fillable and len(contents) > 1:
        folder_for(args.out)
        for name, content in zip(args.worksheets, contents, strict=True):
            path = free_name(args.out, file_name(DocumentKind.FILLABLE.value, worksheet=name))
            write_document(path, drawn(content, paper=args.paper, large=large))
            yield path.name
        return
    write_document(args.out, drawn(*contents, paper=args.paper, large=large))
