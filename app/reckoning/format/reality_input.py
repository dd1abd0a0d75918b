"""The input of kind `reality_check`, read: one party's own numbers as "If we don't settle" asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.domain.currencies import currency
from app.domain.kinds.duration import UNITS
from app.domain.language import _
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
_DIRECTIONS = ("receive", "pay", "no_money")


@dataclass(frozen=True, slots=True)
class RealityAsked:
    """What an input of kind `reality_check` holds. `guesses` are in minor units of `currency`, of which `units` make one
    major unit."""

    currency: str
    units: int
    guesses: Guesses
    open_costs: int
    """Costs that were named and left open: they are not in the totals."""


def read_reality_check(whole: Part) -> RealityAsked:
    """The whole input; `Impossible` with the place for anything that is not as the page has it."""
    whole.keys(_ROOT, needed=("kind", "endings", "chances", "costs"))
    code = read_currency(whole)
    units = 10 ** currency(code).digits
    direction = _given(whole, "direction")
    if direction:
        direction.one_of(_DIRECTIONS)
    _look_at_time(whole)
    low, high, left_open = _costs(whole)
    percent = _given(whole, "their_costs_chance")
    return RealityAsked(
        currency=code,
        units=units,
        guesses=Guesses(
            endings=_endings(whole, units),
            chances=_chances(whole),
            cost_low=None if low is None else low * units,
            cost_high=None if high is None else high * units,
            their_costs=_cost(whole, "their_costs", units),
            their_costs_chance=_percent(percent) if percent else None,
            load_price=_cost(whole, "hassle_price", units),
            gain_price=_cost(whole, "gain_price", units),
            offer=offer.number() * units if (offer := _given(whole, "offer")) else None,
        ),
        open_costs=left_open,
    )


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
    found = {name: cases for name in ENDINGS if (cases := _cost(part, name)) is not None}
    total = sum(found.values(), Fraction(0))
    if total > CASES:
        words = _("The chances are over {cases} cases in total, by {over}.")
        over = total - CASES
        raise part.refused(words.format(cases=CASES, over=over if over.denominator == 1 else f"{float(over):.4g}"))
    return found


def _costs(whole: Part) -> tuple[Exact | None, Exact | None, int]:
    """Both totals, and how many cells were left open. A cell that is blank or unknown is no number and no zero."""
    part = whole.maybe("costs")
    if part is None or part.value == UNKNOWN_WORD:
        return None, None, 0
    lows: list[Exact] = []
    highs: list[Exact] = []
    steps = tuple(part.items())
    for step in steps:
        step.keys(("step", "low", "high"))
        if step.maybe("step"):
            step.at("step").text()
        low, high = _cost(step, "low"), _cost(step, "high")
        if low is not None and high is not None and low > high:
            raise step.refused(_("The low cost is above the high one."))
        lows += [low] if low is not None else []
        highs += [high] if high is not None else []
    left_open = 2 * len(steps) - len(lows) - len(highs)
    return _total(lows, steps), _total(highs, steps), left_open


def _total(amounts: list[Exact], steps: tuple[Part, ...]) -> Exact | None:
    """Nothing where no step is named: that is no cost. None where steps are named, and none of them with an amount."""
    return sum(amounts, Fraction(0)) if amounts or not steps else None


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
