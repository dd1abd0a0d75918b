"""The numbers of the pictures of one party's no-deal: whole minor units, rounded as they are shown, and figures of 100.

Plain values only, so that a picture is made of them without knowing how they were worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from app.domain.kinds.duration import Duration, said_duration
from app.domain.kinds.table import Row
from app.domain.language import _
from app.domain.money import minor_units
from app.domain.wording import Tongue
from app.reckoning.cost_totals import least_middle
from app.reckoning.figures_of_100 import Beside, Counted, beside_offer, counted
from app.reckoning.from_answers import ALL_USES, Given, cost_guesses, guesses
from app.reckoning.guess_names import guess_called
from app.reckoning.money_said import as_sentence, rounded
from app.reckoning.no_deal import Guesses
from app.reckoning.no_deal_picture import (
    GuessSwing,
    NoDealPicture,
    most_likely_way,
    picture_of,
    side_of,
    swings,
)
from app.reckoning.outcomes import Against, quantile

MOST_GUESSES, MOST_STEPS = 5, 6
_MOST_LETTERS = 80
"""Of a step that the party named, in a picture: its own words stand in full where it typed them."""
_TIME = ("br_time",)
PICTURE_USES: Mapping[str, tuple[str, ...]] = {
    "ways": (*ALL_USES["offer_minus_no_deal_money"], *_TIME),
    "hundred": ALL_USES["offer_minus_no_deal_money"],
    "dots": ALL_USES["offer_minus_no_deal_money"],
    "guesses": ALL_USES["offer_minus_no_deal_money"],
    "steps": (*ALL_USES["no_deal_money"], *_TIME),
}
"""Picture → every question it uses, filled or blank: drawn only for who may read all of them (decision 7)."""


class WayShown(NamedTuple):
    """`which`: `best`, `likely` or `worst`; what is left in the end; figures of 100; `tiny`: it can happen and has none."""

    which: str
    left: int
    cases: int
    tiny: bool


class GroupShown(NamedTuple):
    """What is shown as one amount; `side` of the offer on which it lies where it is shown as the same amount and is not: 1
    above, −1 below, 0 for all others."""

    amount: int
    cases: int
    tiny: bool
    side: int


class BesideShown(NamedTuple):
    """Figures of 100 with less than the offer, the same, more; which of them can happen and have none."""

    less: int
    same: int
    more: int
    tiny: tuple[bool, bool, bool]


class SwingShown(NamedTuple):
    """One guess moved alone: whether its ends are `money`, a `cost` or `cases` of ten, its ends, the average at both."""

    called: str
    sort: str
    low: int
    high: int
    at_low: int
    at_high: int


class StepShown(NamedTuple):
    """One step from an ending to what is left."""

    words: str
    amount: int


@dataclass(frozen=True, slots=True)
class NoDealShown:
    """What the pictures show. Amounts in minor units, receipts +, payments −."""

    ways: tuple[WayShown, ...]
    groups: tuple[GroupShown, ...]
    """The best first."""
    fifty: tuple[int, ...]
    twenty: tuple[int, ...]
    """The amounts of fifty, or twenty, dots, ascending; none where there is only one way it could end."""
    sides: tuple[tuple[int, ...], tuple[int, ...]]
    """Of the fifty and of the twenty, by the exact amounts: −1 below the offer, 0 level with it, 1 above; empty without."""
    offer: int | None
    beside: BesideShown | None
    only_pays: bool
    swings: tuple[SwingShown, ...]
    """At most five."""
    average: int | None
    steps: tuple[StepShown, ...]
    """From the most likely ending to what is left: the first is the ending, the last what is left."""
    halfway: bool
    """Whether the costs in it lie half way between two different guesses."""
    time: str
    """How long it takes, in words; "" where nobody said."""
    after: str
    """The same as a moment: after how long it is over."""


def shown(given: Given, tongue: Tongue) -> NoDealShown | None:
    """What there is to draw; None where there is no picture."""
    picture = picture_of(guesses(given), minor_units(tongue.currency))
    return shown_from(given, picture, tongue) if picture is not None else None


def shown_from(given: Given, picture: NoDealPicture, tongue: Tongue) -> NoDealShown | None:
    """The same, of a picture that is worked out already."""
    if not picture.outcomes:
        return None
    numbers, units = picture.numbers, minor_units(tongue.currency)
    look = _Look(numbers, tongue)
    figures, beside = counted(picture), beside_offer(picture)
    single = len(picture.outcomes) == 1
    fifty, twenty = (() if single else _dots(picture, count) for count in (50, 20))
    offer = numbers.offer if beside is not None else None
    moved = swings(numbers, units)[:MOST_GUESSES] if picture.average is not None else ()
    time, after = _times(given)
    return NoDealShown(
        ways=tuple(_ways(picture, figures, look)),
        groups=_groups(figures, look, offer),
        fifty=tuple(look.whole(amount) for amount in fifty),
        twenty=tuple(look.whole(amount) for amount in twenty),
        sides=_sides((fifty, twenty), offer, units),
        offer=look.whole(offer) if offer is not None else None,
        beside=_beside(picture.against, beside) if picture.against is not None and beside is not None else None,
        only_pays=picture.only_pays,
        swings=tuple(look.swing(one) for one in moved),
        average=look.whole(picture.average) if picture.average is not None else None,
        steps=tuple(_steps(given, look)),
        halfway=numbers.cost_low != numbers.cost_high,
        time=time,
        after=after,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """How amounts of one party are shown."""

    numbers: Guesses
    tongue: Tongue

    def whole(self, amount: Fraction) -> int:
        return rounded(amount, self.numbers, self.tongue.currency)

    def swing(self, one: GuessSwing) -> SwingShown:
        cases = one.guess.startswith("chances/")
        low, high = (round(end) if cases else self.whole(end) for end in (one.low, one.high))
        sort = "cases" if cases else "cost" if one.guess == "costs" else "money"
        called = as_sentence(guess_called(one.guess))
        return SwingShown(called, sort, low, high, self.whole(one.at_low), self.whole(one.at_high))


def _ways(picture: NoDealPicture, figures: tuple[Counted, ...], look: _Look) -> Iterator[WayShown]:
    by_value = {one.value: one for one in figures}
    rows = [
        ("best", figures[-1]),
        *(("likely", by_value[value]) for value in reversed(picture.likely)),
        ("worst", figures[0]),
    ]
    for which, one in rows:
        yield WayShown(which, look.whole(one.value), one.cases, one.tiny)


def _beside(chances: Against, figures: Beside) -> BesideShown:
    pairs = ((chances.worse, figures.less), (chances.same, figures.same), (chances.better, figures.more))
    less, same, more = (bool(chance) and not cases for chance, cases in pairs)
    return BesideShown(figures.less, figures.same, figures.more, (less, same, more))


def _groups(figures: tuple[Counted, ...], look: _Look, offer: Fraction | None) -> tuple[GroupShown, ...]:
    """What is shown as the same amount is one group, but for what lies on different sides of the offer."""
    found: dict[tuple[int, int], list[Counted]] = {}
    for one in reversed(figures):
        amount = look.whole(one.value)
        is_close = offer is not None and amount == look.whole(offer)
        side = side_of(one.value, offer, minor_units(look.tongue.currency)) if offer is not None and is_close else 0
        found.setdefault((amount, side), []).append(one)
    return tuple(
        GroupShown(amount, cases := sum(one.cases for one in together), not cases, side)
        for (amount, side), together in found.items()
    )


def _dots(picture: NoDealPicture, count: int) -> tuple[Fraction, ...]:
    return tuple(quantile(picture.outcomes, Fraction(2 * at - 1, 2 * count)) for at in range(1, count + 1))


def _sides(
    dots: tuple[tuple[Fraction, ...], ...], offer: Fraction | None, units: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if offer is None:
        return (), ()
    fifty, twenty = (tuple(side_of(amount, offer, units) for amount in each) for each in dots)
    return fifty, twenty


def _steps(given: Given, look: _Look) -> Iterator[StepShown]:
    """The ending as it was typed, each cost half way between its two guesses, and what is left."""
    numbers = look.numbers
    way = most_likely_way(numbers)
    if way is None:
        return
    ending, is_paid = way
    left = numbers.endings[ending]
    yield StepShown(as_sentence(guess_called(ending)), look.whole(left))
    costs = list(_costs(given))
    costs.sort(key=lambda cost: -cost[1])
    kept, rest = (costs, []) if len(costs) <= MOST_STEPS else (costs[: MOST_STEPS - 1], costs[MOST_STEPS - 1 :])
    if rest:
        kept = [*kept, (_("All other costs"), sum((cost for _words, cost in rest), Fraction(0)))]
    if is_paid and numbers.their_costs:
        kept = [*kept, (as_sentence(guess_called("their_costs")), numbers.their_costs)]
    for words, cost in kept:
        left -= cost
        yield StepShown(words, look.whole(-cost))
    yield StepShown(_("What is left"), look.whole(left))


def _costs(given: Given) -> Iterator[tuple[str, Fraction]]:
    """Every step with a cost: its words, and the middle of its two guesses, as the totals have it."""
    value = given.get("br_costs")
    for row in value if isinstance(value, tuple) else ():
        if not isinstance(row, Row):
            continue
        cost = least_middle(*cost_guesses(row))
        if cost:
            step = row.cells.get("step")
            yield (_shortened(step) if isinstance(step, str) and step.strip() else _("A cost")), cost


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1].rstrip()}…"


def _times(given: Given) -> tuple[str, str]:
    """How long it takes, and after how long it is over; both "" where nobody said."""
    time = given.get("br_time")
    if not isinstance(time, Duration):
        return "", ""
    ends = sorted(end for end in (time.amount, time.low, time.high) if end is not None)
    if not ends or (time.high is None and not ends[-1]):
        return "", ""
    if not ends[-1]:
        return _("at once"), _("at once")
    most = said_duration(ends[-1], time.unit)
    if time.low is not None and time.high is None:
        return _("{time} or more").format(time=most), _("after {time} or more").format(time=most)
    if time.amount is None and (time.low is None or not ends[0]):
        return _("up to {time}").format(time=most), _("within {time}").format(time=most)
    if ends[0] == ends[-1]:
        return most, _("after {time}").format(time=most)
    # The unit once, so that it stays on a line.
    both = _("{low} to {high}").format(low=ends[0], high=most)
    return both, _("after {time}").format(time=both)
