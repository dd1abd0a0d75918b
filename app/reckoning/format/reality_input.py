"""The input of kind `reality_check`, read: one party's own numbers as "If we don't settle" asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.currencies import currency
from app.domain.kinds.duration import UNITS
from app.domain.language import _
from app.reckoning.cost_totals import CostTotals, Guess, Open, cost_totals
from app.reckoning.format.parts import UNKNOWN_WORD, Part, read_currency
from app.reckoning.no_deal import CASES, ENDINGS, Guesses
from app.reckoning.trees import Exact

_ROOT = (
    "kind",
    "currency",
    "direction",
    "offer",
    "endings",
    "chances",
    "costs",
    "their_costs",
    "their_costs_chance",
    "time",
    "hassle_price",
    "gain_price",
)
_PAY, _NO_MONEY = "pay", "no_money"
_DIRECTIONS = ("receive", _PAY, _NO_MONEY)
_NOT_ASKED = frozenset({"best", "middle", "worst", "offer", "load_price", "gain_price"})
"""What the sheet does not ask for where it is not about money, by the names that `Guesses.unknown` uses."""


@dataclass(frozen=True, slots=True)
class RealityAsked:
    """What an input of kind `reality_check` holds. `guesses` are in minor units of `currency`, of which `units` make one
    major unit."""

    currency: str
    units: int
    guesses: Guesses
    direction: str = ""
    """Which way the money goes, in the words of the input; it changes no sign. "" where it is not given."""
    left_out: bool = False
    """Whether there were amounts that do not count, because it is not about money."""

    @property
    def signs_against_direction(self) -> bool:
        """Whether every ending and offer goes the other way than the input says: read as it stands, and perhaps meant
        otherwise."""
        amounts = [*self.guesses.endings.values(), self.guesses.offer or Fraction(0)]
        if self.direction not in _DIRECTIONS[:2] or not any(amounts):
            return False
        return min(amounts) >= 0 if self.direction == _PAY else max(amounts) <= 0


def read_reality_check(whole: Part) -> RealityAsked:
    """The whole input; `Impossible` with the place for anything that is not as the page has it."""
    whole.keys(_ROOT, needed=("kind", "endings"))
    code = read_currency(whole)
    units = 10 ** currency(code).digits
    direction = _given(whole, "direction")
    way = direction.one_of(_DIRECTIONS) if direction else ""
    _look_at_time(whole)
    costs = _costs(whole, units)
    percent = _given(whole, "their_costs_chance")
    asked = RealityAsked(
        currency=code,
        units=units,
        direction=way,
        guesses=Guesses(
            endings=_endings(whole, units),
            chances=_chances(whole),
            cost_low=costs.low if costs else None,
            cost_high=costs.high if costs else None,
            least_middle_cost=costs.least_middle if costs else Fraction(0),
            blank_costs=costs.blank if costs else 0,
            half_costs=costs.half if costs else 0,
            their_costs=_cost(whole, "their_costs", units),
            their_costs_chance=_percent(percent) if percent else None,
            load_price=_cost(whole, "hassle_price", units),
            gain_price=_cost(whole, "gain_price", units),
            offer=offer.number() * units if (offer := _given(whole, "offer")) else None,
            unknown=frozenset(_unknown(whole)),
        ),
    )
    return _without_money(asked) if way == _NO_MONEY else asked


def _without_money(asked: RealityAsked) -> RealityAsked:
    """Without what the sheet does not ask for where it is not about money."""
    numbers = asked.guesses
    there = bool(numbers.endings) or any(
        one is not None for one in (numbers.offer, numbers.load_price, numbers.gain_price)
    )
    without = replace(
        numbers,
        endings={},
        offer=None,
        load_price=None,
        gain_price=None,
        unknown=numbers.unknown - _NOT_ASKED,
        about_money=False,
    )
    return replace(asked, guesses=without, left_out=there)


def _given(part: Part, key: str) -> Part | None:
    """The part below, None where it is blank, unknown or not there."""
    found = part.maybe(key)
    return None if found is None or found.value == UNKNOWN_WORD else found


def _cost(part: Part, key: str, units: int = 1) -> Exact | None:
    found = _given(part, key)
    return found.not_negative() * units if found else None


def _percent(part: Part) -> Exact:
    found = part.not_negative()
    if found > 100:
        raise part.refused(_("This chance is over 100 of 100."))
    return found


def _endings(whole: Part, units: int) -> dict[str, Exact]:
    part = whole.maybe("endings")
    found: dict[str, Exact] = {}
    if part is None or part.value == UNKNOWN_WORD:
        return found
    part.keys(ENDINGS)
    for name in ENDINGS:
        ending = _given(part, name)
        if ending is None:
            continue
        amount = _given(ending.keys(("amount",)), "amount")
        if amount:
            found[name] = amount.number() * units
    return found


def _chances(whole: Part) -> dict[str, Exact]:
    part = whole.maybe("chances")
    if part is None or part.value == UNKNOWN_WORD:
        return {}
    part.keys(ENDINGS)
    found: dict[str, Exact] = {}
    for name in ENDINGS:
        cases = _cost(part, name)
        if cases is None:
            continue
        if cases.denominator != 1:
            raise part.at(name).refused(_("These are cases out of ten: write a whole number from 0 to 10."))
        found[name] = cases
    over = sum(found.values(), Fraction(0)) - CASES
    if over > 0:
        raise part.refused(_("The chances are over {cases} cases in total, by {over}.").format(cases=CASES, over=over))
    return found


def _costs(whole: Part, units: int) -> CostTotals | None:
    """What the steps add up to, in minor units; None where they are blank or not known. No step at all is no cost."""
    part = _given(whole, "costs")
    if part is None:
        return None
    return cost_totals([_cost_step(step, units) for step in part.items()])


def _cost_step(step: Part, units: int) -> tuple[Guess, Guess]:
    step.keys(("step", "low", "high"))
    if step.maybe("step"):
        step.at("step").text()
    low, high = (_guess(step, key, units) for key in ("low", "high"))
    if not isinstance(low, Open) and not isinstance(high, Open) and low > high:
        raise step.refused(_("The low cost is above the high one."))
    return low, high


def _guess(step: Part, key: str, units: int) -> Guess:
    if _is_unknown(step, key):
        return Open.UNKNOWN
    found = _cost(step, key, units)
    return Open.BLANK if found is None else found


_ALONE = {
    "offer": "offer",
    "their_costs": "their_costs",
    "their_costs_chance": "their_costs_chance",
    "hassle_price": "load_price",
    "gain_price": "gain_price",
}
"""A key that is one guess alone → its name among the guesses."""


def _unknown(whole: Part) -> Iterator[str]:
    """Which guesses are "I don't know", by the names that `Guesses.unknown` uses. All else has been looked at."""
    for key, guess in _ALONE.items():
        if _is_unknown(whole, key):
            yield guess
    for name in ENDINGS:
        if _is_unknown(whole, "endings", name, "amount"):
            yield name
        if _is_unknown(whole, "chances", name):
            yield f"chances/{name}"
    costs = _given(whole, "costs")
    if _is_unknown(whole, "costs") or (
        costs and any(_is_unknown(step, key) for step in costs.items() for key in ("low", "high"))
    ):
        yield "costs"


def _is_unknown(part: Part, *way: str) -> bool:
    """Whether what `way` leads to, or what holds it, is not known."""
    found: Part | None = part
    for key in way:
        found = found.maybe(key) if found else None
        if found and found.value == UNKNOWN_WORD:
            return True
    return False


def _look_at_time(whole: Part) -> None:
    """It moves no money here: nothing is discounted. What stands there has to make sense all the same."""
    time = _given(whole, "time")
    if time is None:
        return
    time.keys(("low", "high", "unit"), needed=("unit",))
    time.at("unit").one_of(tuple(UNITS))
    low, high = _cost(time, "low"), _cost(time, "high")
    if low is not None and high is not None and low > high:
        raise time.refused(_("The shortest time is above the longest one."))
