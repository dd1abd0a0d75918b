"""Guesses as a party may give them: whole, blank, unknown, odd, huge, and numbers that cannot be."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from app.reckoning.no_deal import CASES, ENDINGS, Guesses, middle_cost

CENTS = st.integers(-(10**12), 10**12) | st.sampled_from([0, 1, -1, 100, -100, 10**14, -(10**14)])
AMOUNTS = CENTS.map(Fraction)
COSTS = (st.integers(0, 10**9) | st.sampled_from([0, 1, 10**14])).map(Fraction)
ANY_CASES = st.integers(0, 10) | st.sampled_from([-1, 11, -(10**9), 10**9])
ANY_CHANCE = st.integers(0, 100) | st.sampled_from([-1, 101, 150, 10**12])
"""What may stand in a filling: a sheet asks about such a number and then keeps it."""
CASES_OF = tuple(f"chances/{name}" for name in ENDINGS)
UNKNOWN = st.frozensets(
    st.sampled_from(
        ["costs", "their_costs", "their_costs_chance", "load_price", "gain_price", "offer", *ENDINGS, *CASES_OF]
    )
)


def less_than_offer(guesses: Guesses) -> Fraction | None:
    """Out of how many of 100 cases no deal ends with less than the offer, by hand (decision 36). Whole guesses."""
    cost = middle_cost(guesses)
    if guesses.offer is None or cost is None:
        return None
    paid = Fraction(guesses.their_costs_chance or 0, 100) if guesses.their_costs is not None else Fraction(0)
    less = Fraction(0)
    for name in ENDINGS:
        share = Fraction(guesses.chances[name], CASES)
        without = guesses.endings[name] - cost
        less += share * (1 - paid) * (without < guesses.offer)
        less += share * paid * (without - (guesses.their_costs or 0) < guesses.offer)
    return less * 100


@st.composite
def whole_guesses(draw: st.DrawFn) -> Guesses:
    """Everything that is needed is there; the other side's costs and an offer may be."""
    first, second = sorted((draw(st.integers(0, 10)), draw(st.integers(0, 10))))
    low = draw(COSTS)
    return Guesses(
        endings={name: draw(AMOUNTS) for name in ENDINGS},
        chances=dict(zip(ENDINGS, (first, second - first, 10 - second), strict=True)),
        cost_low=low,
        cost_high=low + draw(COSTS),
        their_costs=draw(st.none() | COSTS),
        their_costs_chance=draw(st.none() | st.integers(0, 100)),
        load_price=draw(st.none() | COSTS),
        gain_price=draw(st.none() | COSTS),
        offer=draw(st.none() | AMOUNTS),
    )


@st.composite
def any_guesses(draw: st.DrawFn) -> Guesses:
    """Anything may be blank or "I don't know", and nothing has to go together."""
    unknown = draw(st.just(frozenset[str]()) | UNKNOWN)

    def maybe(name: str, values: st.SearchStrategy[Fraction]) -> Fraction | None:
        return None if name in unknown else draw(st.none() | values)

    endings = {name: amount for name in ENDINGS if (amount := maybe(name, AMOUNTS)) is not None}
    chances = {
        name: cases
        for name in ENDINGS
        if f"chances/{name}" not in unknown and (cases := draw(st.none() | ANY_CASES)) is not None
    }
    chance = None if "their_costs_chance" in unknown else draw(st.none() | ANY_CHANCE)
    return Guesses(
        endings=endings,
        chances=chances,
        cost_low=draw(st.none() | COSTS),
        cost_high=draw(st.none() | COSTS),
        their_costs=maybe("their_costs", COSTS),
        their_costs_chance=chance,
        load_price=maybe("load_price", COSTS),
        gain_price=maybe("gain_price", COSTS),
        offer=maybe("offer", AMOUNTS),
        unknown=unknown,
    )
