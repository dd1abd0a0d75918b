"""One side's numbers as the mediator may read them, and why one is not there (decisions 7 and 39).

A number that needs an answer which may not be read, filled or blank, is not there; one that is there is the number that
all answers would give. So nothing here, nor how a number is rounded, rests on an answer that may be kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from app.domain.conditions import questions_in
from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.reading import FillingRead
from app.domain.wording import Tongue
from app.domain.worksheet import Worksheet
from app.reckoning.from_answers import ALL_USES, Given, guesses
from app.reckoning.money_said import rounded
from app.reckoning.no_deal import Exact, Guesses, inputs_alone, no_deal_range
from app.reckoning.no_deal_picture import missing_guesses, unknown_guesses
from app.reckoning.no_deal_shown import PICTURE_USES, NoDealShown, shown
from app.reckoning.results import result_of
from app.reckoning.rows import given_values


class Subject(Enum):
    """What the page puts side by side. Each has its sentences where an answer for it is not there."""

    JUDGES = "judges"
    LIMITS = "limits"
    NO_DEAL = "no deal"


class Reason(Enum):
    """Why a number is not there. A skipped answer and a kept one are the same (decision 6)."""

    NOT_BEGUN = "not begun"
    """The whole sheet, as the page of the case tells anyway."""
    NOT_HERE = "not here"
    UNKNOWN = "unknown"
    """'I don't know', and it may be read."""
    CURRENCY = "currency"
    """An amount in another currency than the case's, and it may be read."""


Reasons = frozenset[Reason]
_NONE = Reasons()


class Way(Enum):
    """Which way money goes by one side's sheet."""

    GET = "receive"
    PAY = "pay"
    NO_MONEY = "no_money"
    """It says openly that this is not about money."""
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class OneSide:
    """One side's numbers; None, or empty, where one is not there. `low` and `high`: no deal, the lowest and the highest it
    can come to after costs, always both. `left_out`: why numbers of a subject are not there."""

    party: str
    name: str
    way: Way = Way.UNREAD
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
    left_out: Mapping[Subject, Reasons] = field(default_factory=dict)

    def amounts(self) -> Iterator[int]:
        """Every amount of it that stands on a line of money or in the table of both sides."""
        for amount in (self.limit_before, self.limit_after, self.money, self.all_in, self.low, self.high, *self.fifty):
            if amount is not None:
                yield amount


def side_of_case(party: str, name: str, filling: FillingRead | None, tongue: Tongue) -> OneSide:
    """One party's side, as it sees its amounts itself: receipts +, payments −, in minor units."""
    if filling is None:
        return OneSide(party, name, left_out=dict.fromkeys(Subject, frozenset({Reason.NOT_BEGUN})))
    look = Look.at(filling, tongue)
    cost = look.result("cost_mid") if look.may_use(ALL_USES["no_deal_money"]) else None
    ends = look.ends()
    dots = look.dots()
    found = OneSide(
        party,
        name,
        way=look.way(),
        judges_before=look.whole("br_judges_before"),
        judges_after=look.whole("br_judges_after"),
        limit_before=look.minor("br_bottom_before"),
        limit_after=look.minor("br_bottom_after"),
        money=look.result("no_deal_money"),
        all_in=look.result("no_deal_all_in"),
        low=ends[0] if ends is not None else None,
        high=ends[1] if ends is not None else None,
        costs=cost,
        fifty=dots.fifty if dots is not None else (),
    )
    return replace(found, left_out=look.left_out(found))


@dataclass(frozen=True, slots=True)
class Look:
    """The readable answers of one filling, and what of them may be used."""

    filling: FillingRead
    given: Given
    tongue: Tongue
    numbers: Guesses

    @classmethod
    def at(cls, filling: FillingRead, tongue: Tongue) -> Look:
        """What may be read of this filling in a case that counts in the currency of `tongue`."""
        given = given_values(filling.worksheet, filling.form, filling.entries, filling.kept)
        return cls(filling, given, tongue, guesses(given))

    def may_use(self, questions: Sequence[str]) -> bool:
        """Whether each of these, and all they are asked because of, may be read, filled or blank, and is in the currency
        of the case. It is of each number's own answers: what the others are is of no matter to it."""
        return not self.against(questions)

    def against(self, questions: Sequence[str]) -> Reasons:
        """Why these may not be used."""
        named = _with_causes(self.filling.worksheet, questions)
        found = {Reason.NOT_HERE} if self.filling.kept & named else set[Reason]()
        currencies = {money.currency for name in named for money in _amounts(self.given.get(name))}
        if currencies - {self.tongue.currency}:
            found.add(Reason.CURRENCY)
        return frozenset(found)

    def against_picture(self, picture: str) -> Reasons:
        """Why a picture of this side may not be drawn."""
        return self.against(PICTURE_USES[picture])

    # ---- the numbers --------------------------------------------------------------------------------------------------

    def way(self) -> Way:
        value = self._value("br_direction")
        return next((way for way in Way if way is not Way.UNREAD and way.value == value), Way.UNREAD)

    def whole(self, question: str) -> int | None:
        value = self._value(question)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def minor(self, question: str) -> int | None:
        value = self._value(question)
        return value.minor if isinstance(value, Money) else None

    def result(self, row: str) -> int | None:
        """A computed row, rounded as it is shown."""
        exact = result_of(row, self.numbers) if self.may_use(ALL_USES[row]) else None
        return None if exact is None else self._rounded(exact, row)

    def ends(self) -> tuple[int, int] | None:
        """The lowest and the highest no deal can come to, whichever ending is called the worst."""
        found = no_deal_range(self.numbers) if self.may_use(ALL_USES["no_deal_low"]) else None
        return (
            None if found is None else (self._rounded(found[0], "no_deal_low"), self._rounded(found[1], "no_deal_low"))
        )

    def dots(self) -> NoDealShown | None:
        return shown(self.given, self.tongue) if self.may_use(ALL_USES["no_deal_money"]) else None

    def _value(self, question: str) -> object:
        return self.given.get(question) if self.may_use((question,)) else None

    def _rounded(self, exact: Exact, row: str) -> int:
        return rounded(exact, inputs_alone(row, self.numbers), self.tongue.currency)

    # ---- why one is not there -----------------------------------------------------------------------------------------

    def left_out(self, side: OneSide) -> Mapping[Subject, Reasons]:
        """Subject → why a number of it is not there; without the subjects of which all are."""
        found = {
            Subject.JUDGES: self._alone("br_judges_before", side.judges_before)
            | self._alone("br_judges_after", side.judges_after),
            Subject.LIMITS: self._alone("br_bottom_before", side.limit_before)
            | self._alone("br_bottom_after", side.limit_after),
            Subject.NO_DEAL: self._row("no_deal_money", side.money)
            | self._row("no_deal_all_in", side.all_in)
            | self._row("no_deal_low", side.low),
        }
        return {subject: reasons for subject, reasons in found.items() if reasons}

    def no_way(self) -> Reasons:
        """Why it is not known which way the money goes."""
        return self._alone("br_direction", None)

    def _alone(self, question: str, number: int | None) -> Reasons:
        """Why a question that is a number by itself has none."""
        if number is not None:
            return _NONE
        if self.given.get(question) is DONT_KNOW:
            return frozenset({Reason.UNKNOWN})
        return self.against((question,)) or frozenset({Reason.NOT_HERE})

    def _row(self, row: str, number: int | None) -> Reasons:
        return _NONE if number is not None else self.why_no_row(row)

    def why_no_row(self, row: str) -> Reasons:
        """Why a computed row is not there. A blank answer and a kept one give the same, whatever else is not there."""
        uses = frozenset(ALL_USES[row])
        found = set(self.against(ALL_USES[row]))
        if any(_question_of(name) in uses for name in self._unknown()):
            found.add(Reason.UNKNOWN)
        if any(_question_of(name) in uses for name in missing_guesses(self.numbers)):
            found.add(Reason.NOT_HERE)
        return frozenset(found) or frozenset({Reason.NOT_HERE})

    def _unknown(self) -> tuple[str, ...]:
        prices = (name for name in ("load_price", "gain_price") if name in self.numbers.unknown)
        return (*unknown_guesses(self.numbers), *prices)


def _question_of(guess: str) -> str:
    """The question that a guess is put into, by its name in `Guesses.unknown` and `missing_guesses`."""
    alone = {
        "costs": "br_costs",
        "their_costs": "br_their_costs",
        "their_costs_chance": "br_their_costs_chance",
        "load_price": "br_hassle_price",
        "gain_price": "br_gain_price",
    }
    return "br_chances" if guess.startswith("chances") else alone.get(guess, "br_endings")


def _amounts(value: object) -> Iterator[Money]:
    if isinstance(value, Money):
        yield value
    for row in value if isinstance(value, tuple) else ():
        if isinstance(row, Row):
            yield from (cell for cell in row.cells.values() if isinstance(cell, Money))


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
