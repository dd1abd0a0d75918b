"""`recess reckon FILE`: exact arithmetic on what could happen without a deal, from JSON to JSON."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from app.commands import printing
from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.strict_json import short_place
from app.domain.trouble import Trouble

STANDARD_INPUT = "-"
LARGEST = 16 << 20
"""Bytes of an input that are read: a tree with a hundred thousand ends has fewer."""


class NoInput(Trouble):
    """There is nothing to read at the named place."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The file to reckon with could not be read."),
            do=_("Name a file in JSON of at most 16 MiB that is there and that you may read."),
        )


def add_to(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "reckon",
        help=_("work out a tree, a reality check or two sides, exactly"),
        description=_(
            "Reads a JSON file of the kind tree, reality_check or two_sides and prints what comes of its numbers as "
            "JSON, exact or rounded to 12 decimals. What cannot be is refused with its place. Nothing is stored."
        ),
    )
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the input, in JSON; - for what is piped in"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Reckon; 1 and one line on standard error for an input that cannot be."""
    from app.reckoning.format.reckoned import reckon
    from app.reckoning.trees import Impossible

    try:
        result = reckon(_read(args.file), _picture)
    except Impossible as fault:
        place = _one_line(fault.path or _("the whole file"), 240)
        printing.problems([f"recess: {place}: {_one_line(fault.sentence, 480)}"])
        return printing.STATED_PROBLEM
    printing.exactly(result + "\n")
    return printing.DONE


def _read(file: Path) -> bytes:
    from app.storage.whole_files import NotWhole, read_small

    if str(file) == STANDARD_INPUT:
        found = sys.stdin.buffer.read(LARGEST + 1)
        if len(found) > LARGEST:
            raise NoInput
        return found
    try:
        return read_small(file, LARGEST)
    except (NotWhole, OSError, ValueError):
        raise NoInput from None


def _picture() -> Computed:
    from app.storage.worksheet_files import built_in_worksheets

    kind = built_in_worksheets()["batna_check"].question("br_picture").kind
    if not isinstance(kind, Computed):
        raise TypeError
    return kind


def _one_line(words: str, most: int) -> str:
    """Names from the input stand in it: nothing in them may start a line of its own, move the cursor or fill the screen."""
    printable = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words)
    return short_place(printable, most)
