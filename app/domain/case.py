"""A case: one mediation, its parties, issues and offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.language import _
from app.domain.money import Money
from app.domain.wording import Tongue

FEWEST_PARTIES = 2
LETTERS = "ABCDEFGHIJKL"
"""What parties are called by, in the order of the case."""
MOST_PARTIES = len(LETTERS)


class IssueType(Enum):
    """What an issue is about; decides which questions fit (a range in money, a plan in words)."""

    MONEY = "money"
    MIXED = "mixed"
    TIME = "time"
    CONDUCT = "conduct"
    PARENTING = "parenting"
    PROPERTY = "property"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation in dispute. `letter` is A, B, … in the order of the case; `name` is what to call it."""

    id: str
    letter: str
    name: str
    role: str = ""
    language: str = "en"
    representative: str = ""
    interpreter: str = ""

    @property
    def called(self) -> str:
        """What to call it; by its letter while it has no name."""
        return self.name or _("Party {letter}").format(letter=self.letter)


@dataclass(frozen=True, slots=True)
class Issue:
    """One point in dispute. `template_issue` ties it to the yardsticks of the template."""

    id: str
    title: str
    type: IssueType = IssueType.MIXED
    template_issue: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer on the table, signed from the view of the party it is made to: receipts +, payments −."""

    by: str
    to: str
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One mediation. `code` is printed on handouts and names the case on the command line; it tells nothing.

    `hide_after` and `curtain_after` are minutes without input in a party's process (decision 24).
    """

    id: str
    code: str
    alias: str
    template: str
    created: str
    """The day it was made, ISO date."""
    currency: str = "USD"
    numbers: str = "us"
    rules: str = "strict"
    language: str = "en"
    safety_flag: bool = False
    practice: bool = False
    blind_comparison: bool = False
    hide_after: int = 3
    curtain_after: int = 10
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()
    offers: tuple[Offer, ...] = ()

    def party(self, id_or_letter: str) -> Party:
        """The party with this id or letter; KeyError if there is none."""
        for party in self.parties:
            if id_or_letter in (party.id, party.letter):
                return party
        raise KeyError(id_or_letter)

    def issue(self, issue_id: str) -> Issue:
        """The issue with this id; KeyError if there is none."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def tongue(self, language: str = "") -> Tongue:
        """How to speak in this case, in `language` or else the case's own."""
        return Tongue(language or self.language, self.numbers, self.currency)


def may_compare(case: Case) -> bool:
    """Whether two limits may be compared in this case without anybody seeing them (decision 10)."""
    return case.blind_comparison and len(case.parties) == FEWEST_PARTIES
