"""The no-deal picture of "If we don't settle": one party's own numbers put together, exactly.

All amounts are seen from that party: receipts +, payments −. Only costs from today on count; nothing is discounted,
taxed or forecast (content README §7). Results are exact fractions of minor units; `None` where an input is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

Exact = Fraction
ENDINGS = ("best", "middle", "worst")
CASES = 10
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a party put in. Amounts in minor units; a missing answer is None, an ending without money is not there."""

    endings: Mapping[str, Exact]
    chances: Mapping[str, int | Exact]
    """Cases out of ten per ending; counted only when all three are there and make ten."""
    cost_low: Exact | None = None
    cost_high: Exact | None = None
    least_middle_cost: Exact = Fraction(0)
    """What the middle of the costs comes to at least; looked at only where `costs` are unknown."""
    blank_costs: int = 0
    """Steps without any guess."""
    half_costs: int = 0
    """Steps of which one guess stands for both."""
    their_costs: Exact | None = None
    their_costs_chance: int | Exact | None = None
    """Percent."""
    load_price: Exact | None = None
    gain_price: Exact | None = None
    offer: Exact | None = None
    unknown: frozenset[str] = frozenset()
    """Which of them are "I don't know": `best`, `middle`, `worst` for the amount of an ending, `chances/best` and so on
    for its cases, `costs`, `offer`, or the name of a field."""
    outside: frozenset[str] = frozenset()
    """Which of them, by the same names, are numbers that cannot be: they count as not given."""
    about_money: bool = True
    """False where the party said that it is not about money: no amount is asked for then."""

    @property
    def has_chances(self) -> bool:
        """Whether the three numbers of cases are there and make ten."""
        return set(self.chances) == set(ENDINGS) and sum(self.chances.values()) == CASES

    @property
    def has_endings(self) -> bool:
        """Whether all three endings have an amount."""
        return set(self.endings) == set(ENDINGS)


def average_ending(guesses: Guesses) -> Exact | None:
    """The endings, each as often as the party says, before costs."""
    if not guesses.has_chances or not (guesses.has_endings or middle_is_of_no_matter(guesses)):
        return None
    return sum((amount * guesses.chances[name] / CASES for name, amount in guesses.endings.items()), Fraction(0))


def middle_is_of_no_matter(guesses: Guesses) -> bool:
    """Whether the middle ending is all that is not known of the endings, and none of the ten cases ends there."""
    is_alone = "middle" in guesses.unknown and set(guesses.endings) == {"best", "worst"}
    return is_alone and guesses.has_chances and not guesses.chances["middle"]


def middle_cost(guesses: Guesses) -> Exact | None:
    """Half way between the low and the high total of costs from today on."""
    if guesses.cost_low is None or guesses.cost_high is None:
        return None
    return (guesses.cost_low + guesses.cost_high) / 2


def their_costs_are_open(guesses: Guesses) -> bool:
    """Whether "I don't know" stands for the other side's costs or their chance, and the other does not settle it."""
    if "their_costs" in guesses.unknown:
        return guesses.their_costs_chance != 0
    return "their_costs_chance" in guesses.unknown and bool(guesses.their_costs)


def their_costs_expected(guesses: Guesses) -> Exact | None:
    """The other side's costs, times the chance of paying them; nothing where either is blank, None where not known."""
    if their_costs_are_open(guesses):
        return None
    if guesses.their_costs is None or guesses.their_costs_chance is None:
        return Fraction(0)
    return guesses.their_costs * guesses.their_costs_chance / 100


def no_deal_money(guesses: Guesses) -> Exact | None:
    """The average ending after costs."""
    average, cost, theirs = average_ending(guesses), middle_cost(guesses), their_costs_expected(guesses)
    if average is None or cost is None or theirs is None:
        return None
    return average - cost - theirs


def no_deal_all_in(guesses: Guesses) -> Exact | None:
    """The same, with what the party would pay to be done and what it would gain besides money."""
    money = no_deal_money(guesses)
    if money is None or guesses.unknown.intersection(("load_price", "gain_price")):
        return None
    return money - (guesses.load_price or 0) + (guesses.gain_price or 0)


def no_deal_low(guesses: Guesses) -> Exact | None:
    """The worst ending after the high costs. The other side's costs count unless their chance is zero (decision 36).

    None where nobody knows how much they are: then there is no lowest end.
    """
    theirs = _their_costs_at_most(guesses)
    if "worst" not in guesses.endings or guesses.cost_high is None or theirs is None:
        return None
    return guesses.endings["worst"] - max(_costs_given(guesses)) - theirs


def no_deal_high(guesses: Guesses) -> Exact | None:
    """The best ending after the low costs."""
    if "best" not in guesses.endings or guesses.cost_low is None:
        return None
    return guesses.endings["best"] - min(_costs_given(guesses))


def _costs_given(guesses: Guesses) -> tuple[Exact, ...]:
    """Both totals of the costs, in whichever order they were typed; the low one may be above the high one."""
    return tuple(cost for cost in (guesses.cost_low, guesses.cost_high) if cost is not None)


def no_deal_range(guesses: Guesses) -> tuple[Exact, Exact] | None:
    """The lowest and the highest it can come to, whichever ending is called the worst: what is said and drawn holds for
    endings in any order. `no_deal_low` and `no_deal_high` where the worst ending is the lowest and the best the highest.
    """
    low, high, theirs = guesses.cost_low, guesses.cost_high, _their_costs_at_most(guesses)
    if low is None or high is None or theirs is None or not {"best", "worst"} <= guesses.endings.keys():
        return None
    amounts = guesses.endings.values()
    return min(amounts) - max(low, high) - theirs, max(amounts) - min(low, high)


def _their_costs_at_most(guesses: Guesses) -> Exact | None:
    """What of the other side's costs counts at the low end; None where nobody knows how much that is."""
    if guesses.their_costs_chance == 0:
        return Fraction(0)
    if "their_costs" in guesses.unknown:
        return None
    return guesses.their_costs if guesses.their_costs is not None else Fraction(0)


def offer_minus_money(guesses: Guesses) -> Exact | None:
    """How much more (+) or less (−) the offer is than no deal, money only."""
    return _offer_minus(guesses, no_deal_money(guesses))


def offer_minus_all_in(guesses: Guesses) -> Exact | None:
    """The same, all in."""
    return _offer_minus(guesses, no_deal_all_in(guesses))


def _offer_minus(guesses: Guesses, no_deal: Exact | None) -> Exact | None:
    return None if guesses.offer is None or no_deal is None else guesses.offer - no_deal


RESULTS: Mapping[str, Callable[[Guesses], Exact | None]] = {
    "ev": average_ending,
    "cost_low": lambda guesses: guesses.cost_low,
    "cost_high": lambda guesses: guesses.cost_high,
    "cost_mid": middle_cost,
    "their_costs_expected": their_costs_expected,
    "no_deal_money": no_deal_money,
    "no_deal_all_in": no_deal_all_in,
    "no_deal_low": no_deal_low,
    "no_deal_high": no_deal_high,
    "offer_minus_no_deal_money": offer_minus_money,
    "offer_minus_no_deal_all_in": offer_minus_all_in,
}
"""Computed row → how it is worked out. `expected_results` of the sample case hold exactly here."""


def inputs_alone(row: str, guesses: Guesses) -> Guesses:
    """The guesses with nothing in place of all that `row` does not use: how finely a row is shown must not tell of an
    answer that its reader may not read (decisions 7 and 39).
    """
    if row == "no_deal_high":
        return replace(guesses, their_costs=None, unknown=frozenset())
    without = replace(guesses, cost_low=_NOTHING, cost_high=_NOTHING, their_costs=None, unknown=frozenset())
    if row == "ev":
        return without
    none = replace(without, endings=dict.fromkeys(ENDINGS, _NOTHING))
    if row in ("cost_low", "cost_high", "cost_mid"):
        return replace(none, cost_low=guesses.cost_low, cost_high=guesses.cost_high)
    if row == "their_costs_expected":
        return replace(none, their_costs=guesses.their_costs)
    return guesses
