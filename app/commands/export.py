"""`recess export CODE --document … --out FILE`: any document. What a command writes is open, and it says so."""

from __future__ import annotations

from argparse import Namespace
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.case_desk import CaseDesk
from app.commands.opening import opened
from app.commands.own_copies import write_own_copy
from app.commands.passphrase import add_options, first_line
from app.commands.writing import write_document, written
from app.domain.case import Party
from app.domain.language import _
from app.domain.outcome import Attended, Outcome, days_of, is_day
from app.domain.trouble import Trouble
from app.export.paper import NAMES
from app.presenters.doors import BLANK, OF_A_SHEET, DocumentKind, DocumentWanted

DOCUMENTS = tuple(kind for kind in DocumentKind if kind not in OF_A_SHEET)
"""Handouts have a command of their own."""
OF_ONE_PARTY = (
    DocumentKind.PARTY_SUMMARY,
    DocumentKind.OWN_COPY,
    DocumentKind.REFERRAL_NOTE,
    DocumentKind.HANDOUT_SET,
)


class NoSuchParty(Trouble):
    """No party has this letter."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This document is about one party, and no party of the case has this letter."),
            do=_("Add --party with a letter that “recess case” shows, like --party A."),
        )


class WhichParty(Trouble):
    """A document about one party, and none was named."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This document is about one party, and none was named."),
            do=_("Say for which party: --party A."),
        )


class NoOutcome(Trouble):
    """An outcome note that does not say the outcome."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("An outcome note says how the mediation ended, and that was not given."),
            do=_("Add --outcome with one of held, ended, agreement, partial, none."),
        )


class NoSuchDay(Trouble):
    """Attendance on something that is no day."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("A day of attendance is not a day of the calendar."),
            do=_("Write days as year, month and day, like --attended A=2026-11-03,2026-11-10."),
        )


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("export", help=_("write one document of a case"))
    parser.add_argument("case", metavar="CODE", help=_("the case's code"))
    parser.add_argument("--document", required=True, choices=[kind.value for kind in DOCUMENTS])
    parser.add_argument("--party", default="", metavar="LETTER", help=_("the party it is about or for: A, B, …"))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")
    parser.add_argument(
        "--code-file", type=Path, metavar="FILE", help=_("the party's code, for an own copy with “only me” answers")
    )
    parser.add_argument(
        "--outcome",
        choices=[outcome.value for outcome in Outcome],
        help=_("for an outcome note: how the mediation ended; it is kept nowhere"),
    )
    parser.add_argument(
        "--attended",
        action="append",
        default=[],
        metavar="LETTER[=DAY,DAY]",
        help=_("for an outcome note: a party that was there, on the days of all breaks or on these (2026-11-03)"),
    )
    add_paper(parser)
    add_options(parser)
    parser.set_defaults(run=run)


def add_paper(parser: Any) -> None:
    """`--paper` and `--print`, as on every command that draws."""
    parser.add_argument("--paper", choices=NAMES, default="letter")
    parser.add_argument("--print", dest="print_size", choices=["normal", "large"], default="normal")


def run(args: Namespace) -> int:
    """Write one document."""
    kind = DocumentKind(args.document)
    large = args.print_size == "large"
    code = first_line(args.code_file, _("party's code")) if args.code_file is not None else ""
    place = args.out.resolve()
    with opened(args) as practice:
        desk = practice.cases.open(args.case)
        if kind is DocumentKind.OWN_COPY:
            party = party_of(desk, args.party)
            with desk.noting(kind, _("For {name} only").format(name=party.name), place):
                write_own_copy(desk, party, args.out, code, paper=args.paper, large=large)
        else:
            # The others are about no one party: with a letter it is refused, like anything that does not go together.
            about = party_of(desk, args.party).id if kind in OF_ONE_PARTY else args.party
            wanted = DocumentWanted(kind, about, paper=args.paper, large=large)
            made = desk.document(replace(wanted, outcome=_outcome(args, kind), attended=_attended(args, desk)))
            # A blank handout holds no answer: nothing has to be looked after.
            with nullcontext() if kind in BLANK else desk.noting(kind, made.audience, place):
                write_document(args.out, made.pdf)
    printing.lines([written(is_blank=kind in BLANK)])
    if kind is DocumentKind.OWN_COPY and not code:
        printing.lines([_("Answers that only the party reads are not in it.")])
    return printing.DONE


def _outcome(args: Namespace, kind: DocumentKind) -> Outcome | None:
    if kind is DocumentKind.OUTCOME_NOTE and args.outcome is None:
        raise NoOutcome
    return Outcome(args.outcome) if args.outcome is not None else None


def _attended(args: Namespace, desk: CaseDesk) -> tuple[Attended, ...]:
    """Who was there. One party named: the others were not, unless they are named too."""
    found = []
    for said in args.attended:
        letter, _equals, days = said.partition("=")
        party = party_of(desk, letter)
        found.append(Attended(party.id, tuple(days.split(",")) if days else break_days(desk)))
    if not all(is_day(day) for each in found for day in each.days):
        raise NoSuchDay
    return tuple(found)


def break_days(desk: CaseDesk) -> tuple[str, ...]:
    """The days here on which the breaks of the case were, each once."""
    return days_of(desk.breaks())


def party_of(desk: CaseDesk, letter: str) -> Party:
    """The party with this letter. `WhichParty` for no letter, `NoSuchParty` for one that no party has."""
    if not letter:
        raise WhichParty
    for party in desk.case().parties:
        if party.letter == letter.upper():
            return party
    raise NoSuchParty
