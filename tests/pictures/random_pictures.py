"""Pictures from random numbers and words, and a way of measuring words that needs no font."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from app.domain.wording import Tongue
from app.pictures.both_sides import BothSides, Side
from app.pictures.hundred import MOST_GROUPS, Group, HundredFigures
from app.pictures.money_dots import FIFTY, TWENTY, Against, MoneyDots
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.shapes import Picture, Room
from app.pictures.step_by_step import Step, StepByStep
from app.pictures.ten_judges import Judged, TenJudges
from app.pictures.three_ways import ThreeWays, Way, Which
from app.pictures.walk_away import Moved, WalkAway
from app.pictures.which_guess import Guess, WhichGuess

MOST = 10**14
"""Minor units; the program takes no larger amount."""


def wide(words: str, size: float, bold: bool, /) -> float:
    """Letters of different widths, as in a real font."""
    return sum(0.36 + 0.05 * (ord(letter) % 7) for letter in words) * size * (1.06 if bold else 1.0)


def room(width: float) -> Room:
    return Room(width, wide)


rooms = st.floats(5.0, 60.0).map(room)
tongues = st.sampled_from(
    (Tongue(), Tongue(numbers="eu", currency="EUR"), Tongue(currency="JPY"), Tongue(numbers="swiss", currency="CHF"))
)
money_words = st.builds(MoneyWords, tongues, st.sampled_from(Whose))
amounts = st.one_of(
    st.integers(-60, 60).map(lambda thousands: thousands * 100_000),
    st.integers(-(10**7), 10**7),
    st.integers(-MOST, MOST),
)
words = st.text("abcdefghijklmnopqrstuvwxyzÄÉñ-'", min_size=1, max_size=12)
phrases = st.one_of(words, st.lists(words, min_size=8, max_size=16).map(" ".join), st.just("m" * 90))
names = st.sampled_from(("Denis", "Marisol Vega", "The Sunrise Bakery and Coffee House, Limited Liability Company"))


@st.composite
def totals(draw: st.DrawFn, parts: int, total: int = 100) -> tuple[int, ...]:
    """So many whole numbers that make `total`."""
    cuts = sorted(draw(st.lists(st.integers(0, total), min_size=parts - 1, max_size=parts - 1)))
    return tuple(after - before for before, after in zip((0, *cuts), (*cuts, total), strict=True))


@st.composite
def hundreds(draw: st.DrawFn) -> HundredFigures:
    cases = draw(st.integers(1, MOST_GROUPS).flatmap(totals))
    groups = tuple(Group(draw(phrases), count, draw(st.booleans())) for count in cases)
    return HundredFigures(groups, draw(st.sampled_from(Whose)))


@st.composite
def quantiles(draw: st.DrawFn) -> tuple[int, ...]:
    """A hundred cases in order: some piled on few amounts, some spread."""
    few = draw(st.lists(amounts, min_size=1, max_size=8))
    return tuple(sorted(draw(st.lists(st.one_of(st.sampled_from(few), amounts), min_size=100, max_size=100))))


@st.composite
def money_dots(draw: st.DrawFn) -> MoneyDots:
    cases = draw(quantiles())
    fifty, twenty = cases[:: 100 // FIFTY], cases[:: 100 // TWENTY]
    offer = draw(st.one_of(st.none(), amounts, st.sampled_from(cases)))
    counts = None
    if offer is not None:
        less, same = sum(case < offer for case in cases), sum(case == offer for case in cases)
        found = (less, same, 100 - less - same)
        less_tiny, same_tiny, more_tiny = (not count and draw(st.booleans()) for count in found)
        counts = Against(*found, (less_tiny, same_tiny, more_tiny))
    only_pays = offer is not None and offer < 0 and cases[-1] <= 0
    return MoneyDots(fifty, twenty, offer, counts, only_pays=only_pays, words=draw(money_words))


ways = st.builds(
    Way,
    st.sampled_from(Which),
    amounts,
    st.one_of(st.none(), st.integers(0, 100)),
    st.sampled_from(("", "9 to 18 months", "about 3 years")),
    st.booleans(),
)
three_ways = st.builds(ThreeWays, st.lists(ways, min_size=1, max_size=4).map(tuple), st.booleans(), words=money_words)

steps = st.builds(Step, phrases, amounts, st.sampled_from(("", "over about 9 months", "in the first month")))
step_by_steps = st.builds(StepByStep, steps, st.lists(steps, max_size=7).map(tuple), steps, words=money_words)

guesses = st.builds(Guess, phrases, st.just("2 of 10"), st.just("4 of 10"), amounts, amounts)
which_guesses = st.builds(
    WhichGuess,
    st.lists(guesses, min_size=1, max_size=7).map(tuple),
    amounts,
    st.one_of(st.none(), amounts),
    words=money_words,
)

maybe = st.one_of(st.none(), amounts)
sides = st.builds(
    Side,
    names,
    st.one_of(st.just(()), quantiles().map(lambda cases: cases[::2]), quantiles().map(lambda cases: cases[::5])),
    maybe,
)
both_sides = st.builds(BothSides, sides, sides, words=money_words)
walk_aways = st.builds(
    WalkAway, st.builds(Moved, names, maybe, maybe), st.builds(Moved, names, maybe, maybe), words=money_words
)
judged = st.builds(Judged, st.one_of(st.none(), st.integers(0, 10)), st.one_of(st.none(), st.integers(0, 10)))
ten_judges = st.builds(TenJudges, names, names, judged, judged)

SORTS: Mapping[str, st.SearchStrategy[Picture]] = {
    "hundred": hundreds(),
    "dots": money_dots(),
    "three ways": three_ways,
    "steps": step_by_steps,
    "guesses": which_guesses,
    "both sides": both_sides,
    "walk-away": walk_aways,
    "judges": ten_judges,
}
"""Every sort of picture, each tried as often as the others."""
