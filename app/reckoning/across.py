"""Both sides of a case of two parties beside each other, for the mediator alone (decisions 7, 30 and 39).

Made from the mediator's view. A number that needs an answer which may not be read, filled or blank, is not there; one
that is there is the number that all answers would give. So nothing here, neither which side is first nor how a number
is rounded, rests on an answer of the other side or on one that may be kept. Amounts are what the first side gets from
the second, in minor units. notes/decision-analysis.md §1.17, §1.18 and §1.20.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from fractions import Fraction

from app.domain.conditions import questions_in
from app.domain.kinds.table import Row
from app.domain.language import _
from app.domain.money import Money
from app.domain.reading import CaseRead, FillingRead
from app.domain.wording import Tongue
from app.domain.worksheet import Worksheet
from app.reckoning.from_answers import ALL_USES, Given, guesses
from app.reckoning.money_said import rounded
from app.reckoning.no_deal import RESULTS, inputs_alone
from app.reckoning.no_deal_shown import PICTURE_USES, shown
from app.reckoning.rows import given_values

SHEET = "batna_check"
TWO = 2
JUDGES = 10
_ONE_DAY = timedelta(hours=24)


class Subject(Enum):
    """What the page puts side by side. Each has one sentence where an answer for it is not there."""

    JUDGES = "judges"
    LIMITS = "limits"
    NO_DEAL = "no deal"


class Refusal(Enum):
    """Why nothing can be put side by side."""

    MORE_PARTIES = "more parties"
    NO_SHEET = "no sheet"
    CURRENCIES = "currencies"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class OneSide:
    """One side's numbers; None, or empty, where one is not there. `low` and `high`: no deal, worst and best case after
    costs, always both. `missing` are the subjects of which a number is not there."""

    party: str
    name: str
    receives: bool | None = None
    judges_before: int | None = None
    judges_after: int | None = None
    limit_before: int | None = None
    limit_after: int | None = None
    money: int | None = None
    all_in: int | None = None
    low: int | None = None
    high: int | None = None
    costs: int | None = None
    """Its own costs from today on, middle."""
    fifty: tuple[int, ...] = ()
    twenty: tuple[int, ...] = ()
    missing: frozenset[Subject] = frozenset()


@dataclass(frozen=True, slots=True)
class Across:
    """Both sides; `first` is the one that money comes to. `ways` says whether the two sheets agree on that: where they do
    not, or it is not there to read, amounts are not put side by side."""

    first: OneSide
    second: OneSide
    ways: bool = False
    same_way: bool = False
    """Both say that money comes to them, or that it goes from them."""

    def sides(self) -> tuple[OneSide, OneSide]:
        return self.first, self.second


def named(name: str, letter: str) -> str:
    """What a party is called here."""
    return name or _("Party {letter}").format(letter=letter)


def gap(first: int | None, second: int | None) -> int | None:
    """How many of ten judges both sides count on together over ten: the optimism gap of the sheets, in judges
    (pC + wR − 1, note §1.18)."""
    return None if first is None or second is None else first + second - JUDGES


def across(read: CaseRead) -> Across | Refusal:
    """Both sides as the mediator may read them, or why they are not put side by side."""
    if len(read.case.parties) != TWO:
        return Refusal.MORE_PARTIES
    fillings = [latest(read.of(party.id)) for party in read.case.parties]
    found = [filling for filling in fillings if filling is not None]
    if not found:
        return Refusal.NO_SHEET
    if len({money.currency for filling in found for money in _amounts(_given(filling))}) > 1:
        return Refusal.CURRENCIES
    called = [_called(read, filling) for filling in found]
    days = [day for day in called if day is not None]
    if len(days) == TWO and abs(days[0] - days[1]) >= _ONE_DAY:
        return Refusal.DAYS
    sides = [
        _side(party.id, named(party.name, party.letter), filling, read.case.tongue())
        for party, filling in zip(read.case.parties, fillings, strict=True)
    ]
    return _put_in_order(sides)


def latest(fillings: Sequence[FillingRead]) -> FillingRead | None:
    """The latest filling of the sheet that has answers (decision 20), whether they may be read or not."""
    mine = [filling for filling in fillings if filling.worksheet.id == SHEET and filling.has_answers]
    return mine[-1] if mine else None


def may_be_drawn(filling: FillingRead, picture: str) -> bool:
    """Whether every answer that a picture of one side uses may be read, filled or blank."""
    return _Look(filling, {}).may_use(PICTURE_USES[picture])


def _put_in_order(sides: Sequence[OneSide]) -> Across:
    one, other = sides
    ways = {one.receives, other.receives}
    if ways == {True, False}:
        first, second = (one, other) if one.receives else (other, one)
        return Across(first, _seen_from_the_first(second), ways=True)
    return Across(_without_amounts(one), _without_amounts(other), same_way=None not in ways)


def _seen_from_the_first(side: OneSide) -> OneSide:
    """What the second side would pay is what the first gets."""

    def turned(amount: int | None) -> int | None:
        return None if amount is None else -amount

    return replace(
        side,
        limit_before=turned(side.limit_before),
        limit_after=turned(side.limit_after),
        money=turned(side.money),
        all_in=turned(side.all_in),
        low=turned(side.high),
        high=turned(side.low),
        fifty=tuple(-amount for amount in reversed(side.fifty)),
        twenty=tuple(-amount for amount in reversed(side.twenty)),
    )


def _without_amounts(side: OneSide) -> OneSide:
    no_way = frozenset({Subject.LIMITS, Subject.NO_DEAL}) if side.receives is None else frozenset[Subject]()
    return OneSide(
        side.party,
        side.name,
        side.receives,
        side.judges_before,
        side.judges_after,
        costs=side.costs,
        missing=side.missing & {Subject.JUDGES} | no_way,
    )


# ---- one side -----------------------------------------------------------------------------------------------------------


def _side(party: str, name: str, filling: FillingRead | None, tongue: Tongue) -> OneSide:
    if filling is None:
        return OneSide(party, name, missing=frozenset(Subject))
    look = _Look(filling, _given(filling))
    numbers = guesses(look.given)

    def result(row: str) -> int | None:
        exact = RESULTS[row](numbers) if look.may_use(ALL_USES[row]) else None
        return None if exact is None else rounded(exact, inputs_alone(row, numbers), tongue.currency)

    direction = look.value("br_direction")
    low, high = result("no_deal_low"), result("no_deal_high")
    both = low is not None and high is not None
    dots = shown(look.given, tongue) if look.may_use(ALL_USES["no_deal_money"]) else None
    found = OneSide(
        party,
        name,
        receives={"receive": True, "pay": False}.get(direction) if isinstance(direction, str) else None,
        judges_before=look.whole("br_judges_before"),
        judges_after=look.whole("br_judges_after"),
        limit_before=look.minor("br_bottom_before"),
        limit_after=look.minor("br_bottom_after"),
        money=result("no_deal_money"),
        all_in=result("no_deal_all_in"),
        low=low if both else None,
        high=high if both else None,
        costs=result("cost_mid") if look.may_use(ALL_USES["no_deal_money"]) else None,
        fifty=dots.fifty if dots is not None else (),
        twenty=dots.twenty if dots is not None else (),
    )
    return replace(found, missing=frozenset(_missing(found)))


def _missing(side: OneSide) -> Iterator[Subject]:
    needed: Mapping[Subject, tuple[int | None, ...]] = {
        Subject.JUDGES: (side.judges_before, side.judges_after),
        Subject.LIMITS: (side.limit_before, side.limit_after),
        Subject.NO_DEAL: (side.money, side.all_in, side.low, side.high),
    }
    for subject, numbers in needed.items():
        if None in numbers:
            yield subject


@dataclass(frozen=True, slots=True)
class _Look:
    """The readable answers of one filling."""

    filling: FillingRead
    given: Given

    def may_use(self, questions: Sequence[str]) -> bool:
        """Whether every one of these, and all they are asked because of, may be read, filled or blank."""
        return not self.filling.kept.intersection(_with_causes(self.filling.worksheet, questions))

    def value(self, question: str) -> object:
        return self.given.get(question) if self.may_use((question,)) else None

    def whole(self, question: str) -> int | None:
        value = self.value(question)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def minor(self, question: str) -> int | None:
        value = self.value(question)
        return value.minor if isinstance(value, Money) else None


def _with_causes(sheet: Worksheet, questions: Sequence[str]) -> frozenset[str]:
    """These questions and those that decide whether they are asked, all the way back."""
    asked = {question.id: question for question in sheet.questions()}
    found: set[str] = set()
    waiting = list(questions)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += questions_in(asked[name].show_if) if name in asked else ()
    return frozenset(found)


def _given(filling: FillingRead) -> Given:
    return given_values(filling.worksheet, filling.form, filling.entries, filling.kept)


def _amounts(given: Given) -> Iterator[Money]:
    for value in given.values():
        if isinstance(value, Money):
            yield value
        for row in value if isinstance(value, tuple) else ():
            if isinstance(row, Row):
                yield from (cell for cell in row.cells.values() if isinstance(cell, Money))


def _called(read: CaseRead, filling: FillingRead) -> datetime | None:
    found = next((known.called for known in read.breaks if known.id == filling.break_id), "")
    return datetime.fromisoformat(found) if found else None


# ---- what the mediator types ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stakes:
    """The gap in money at stakes that the mediator typed (decision 39): `money` = gap × stakes, rounded; `critical` of
    100: how large a gap both sides' costs outweigh, each bearing its own; None where their costs are not there."""

    money: int
    critical: int | None


def at_stakes(found: Across, stakes: int) -> Stakes | None:
    """What the gap in judges, after the sheet, means in money; None without it. `stakes` in minor units (note §1.18)."""
    judges = gap(found.first.judges_after, found.second.judges_after)
    if judges is None or stakes <= 0:
        return None
    costs = (found.first.costs, found.second.costs)
    known = [cost for cost in costs if cost is not None]
    critical = round(Fraction(sum(known) * 100, stakes)) if len(known) == len(costs) else None
    return Stakes(round(Fraction(judges * stakes, JUDGES)), critical)
