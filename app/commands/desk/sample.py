"""The made-up sample case: made like any other, and keyed in by its parties through the same code the window uses.

Each party works in a process of its own (`app.commands.demo_party`), as behind the window; only the hands are
scripted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.domain.case import Case, Issue, IssueType, Offer, Party
from app.domain.impasse import Break, Plan, PlannedSheet, Signs
from app.domain.language import _
from app.domain.money import Money
from app.domain.strict_json import read_json
from app.domain.trouble import Trouble
from app.domain.worksheet import Form
from app.handover.messages import Ending, HandBack
from app.handover.wire import Inbox, pack
from app.presenters.doors import Host

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "sample"
_PIECE = 65_536


class NotKeyedIn(Trouble):
    """A party's process ended before its part was over."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The sample case could not be keyed in."),
            safe=_("Nothing else was changed."),
            do=_("Run “recess self-check” to see whether the program is whole."),
        )


def _content(name: str) -> Any:
    return read_json((FOLDER / f"{name}.json").read_bytes())


def codes() -> Mapping[str, str]:
    """The code of each made-up party, by letter. They are printed in the sample's files and guard nothing real."""
    return {letter: _content(f"party-{letter}")["code"] for letter in ("A", "B")}


def begin(cases: CasesDesk, clock_day: str = "") -> str:
    """Make the sample case, a practice case; its id."""
    content = _content("case")
    parties = tuple(
        Party(id=f"sample-{party['letter']}", letter=party["letter"], name=party["name"], role=party["role"])
        for party in content["parties"]
    )
    by_letter = {party.letter: party.id for party in parties}
    return cases.create(
        Case(
            id="",
            code="" if cases.knows_code(content["code"]) else content["code"],
            alias=content["alias"],
            template=content["template"],
            created=clock_day or content["day"],
            practice=True,
            blind_comparison=True,
            parties=parties,
            issues=tuple(
                Issue(issue["id"], issue["title"], IssueType(issue["type"]), issue["template_issue"])
                for issue in content["issues"]
            ),
            offers=tuple(_offer(offer, by_letter) for offer in content["offers"]),
        )
    )


def _offer(offer: Any, by_letter: Mapping[str, str]) -> Offer:
    """Signed from the view of the party it is made to: what party B gets is plus for B and minus for A."""
    sign = 1 if offer["to"] == "B" else -1
    amount = Money(sign * offer["amount_to_B"] * 100, "USD")
    return Offer(by_letter[offer["by"]], by_letter[offer["to"]], amount, offer["note"])


def key_in(desk: CaseDesk) -> Iterator[str]:
    """Both breaks of the sample, hand-over by hand-over; yields the letter of each party when it is done."""
    content = _content("case")
    letters = {party.id: party.letter for party in desk.case().parties}
    ratings = {
        sign: {desk.party(letter).id: value for letter, value in marks.items()}
        for sign, marks in content["diagnosis"]["ratings"].items()
    }
    for number in (1, 2):
        sheets = {party: _planned(letter, number) for party, letter in letters.items()}
        signs = Signs(ratings=ratings) if number == 1 else Signs()
        plan = Plan(minutes=content["minutes"], sheets=sheets)
        kept = desk.keep_break(Break("", 0, "", content["stuck_issue"], signs, plan))
        for party, letter in letters.items():
            hand_over_to_script(desk.hand_over(kept.id, party, ""), letter, number)
            yield letter


def _planned(letter: str, number: int) -> tuple[PlannedSheet, ...]:
    return tuple(
        PlannedSheet(sheet["worksheet"], Form(sheet["form"]), sheet["issue"])
        for sheet in _content(f"party-{letter}")["sheets"]
        if sheet["break"] == number
    )


def hand_over_to_script(host: Host, letter: str, number: int) -> None:
    """One hand-over to a scripted party in its own process, and its take-back."""
    child = subprocess.Popen(
        [sys.executable, "-m", "app.commands.demo_party", letter, str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # From our own folder: what is called `app` where somebody happens to stand is not ours.
        cwd=FOLDER.parents[1],
    )
    if child.stdin is None or child.stdout is None:
        raise NotKeyedIn
    ending = _serve(host, child.stdin, child.stdout)
    child.stdin.close()
    child.stdout.close()
    child.wait()
    host.take_back(ending)
    if ending is None or child.returncode != 0:
        raise NotKeyedIn


def _serve(host: Host, to_party: IO[bytes], from_party: IO[bytes]) -> Ending | None:
    """Answer a party's process until it hands back; None if it ended without a word."""
    to_party.write(pack(host.given()))
    to_party.flush()
    inbox = Inbox()
    while piece := os.read(from_party.fileno(), _PIECE):
        for message in inbox.feed(piece):
            if isinstance(message, HandBack):
                return message.ending
            for reply in host.answer(message):
                to_party.write(pack(reply))
            to_party.flush()
    return None
