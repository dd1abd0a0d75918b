"""The numbers of the pictures of one party's no-deal: whole minor units, rounded as they are shown, and figures of 100.

Plain values only, so that a picture is made of them without knowing how they were worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.kinds.duration import Duration, DurationKind
from app.domain.kinds.table import Row
from app.domain.language import _
from app.domain.money import Money
from app.domain.wording import Tongue
from app.reckoning.figures_of_100 import Counted, beside_offer, counted
from app.reckoning.from_answers import ALL_USES, Given, guesses
from app.reckoning.guess_names import guess_called
from app.reckoning.money_said import about, as_sentence, rounded, you_about
from app.reckoning.no_deal import Guesses
from app.reckoning.no_deal_picture import GuessSwing, NoDealPicture, most_likely_way, picture_of, swings
from app.reckoning.no_deal_said import units_of
from app.reckoning.outcomes import quantile

MOST_GUESSES, MOST_STEPS = 5, 6
_TIME = ("br_time",)
PICTURE_USES: Mapping[str, tuple[str, ...]] = {
    "ways": (*ALL_USES["no_deal_money"], *_TIME),
    "hundred": ALL_USES["offer_minus_no_deal_money"],
    "dots": ALL_USES["offer_minus_no_deal_money"],
    "guesses": ALL_USES["offer_minus_no_deal_money"],
    "steps": (*ALL_USES["no_deal_money"], *_TIME),
}
"""Picture → every question it uses, filled or blank: drawn only for who may read all of them (decision 7)."""


@dataclass(frozen=True, slots=True)
class NoDealShown:
    """What the pictures show. Amounts in minor units, receipts +, payments −."""

    ways: tuple[tuple[str, int, int, bool], ...]
    """`best`, `likely` or `worst`; what is left in the end; figures of 100; whether it can happen and has no figure."""
    groups: tuple[tuple[int, int, bool], ...]
    """The best first: amount, figures of 100, whether it can happen and has none."""
    fifty: tuple[int, ...]
    twenty: tuple[int, ...]
    """The amounts of fifty, or twenty, dots, ascending; none where there is only one way it could end."""
    offer: int | None
    beside: tuple[int, int, int] | None
    """Figures of 100 with less than the offer, the same, more."""
    swings: tuple[tuple[str, str, str, int, int], ...]
    """At most five: what the guess is called, its low and its high end in words, the average at both."""
    average: int | None
    steps: tuple[tuple[str, int], ...]
    """From the most likely ending to what is left: words and amount; the first is the ending, the last what is left."""
    time: str


def shown(given: Given, tongue: Tongue) -> NoDealShown | None:
    """What there is to draw; None where there is no picture."""
    numbers, units = guesses(given), units_of(tongue)
    picture = picture_of(numbers, units)
    if picture is None or not picture.outcomes:
        return None
    look = _Look(numbers, tongue)
    figures, beside = counted(picture), beside_offer(picture)
    single = len(picture.outcomes) == 1
    moved = swings(numbers, units)[:MOST_GUESSES] if picture.average is not None else ()
    return NoDealShown(
        ways=tuple(_ways(picture, figures, look)),
        groups=_groups(figures, look),
        fifty=() if single else _dots(picture, 50, look),
        twenty=() if single else _dots(picture, 20, look),
        offer=look.whole(numbers.offer) if numbers.offer is not None and beside is not None else None,
        beside=(beside.less, beside.same, beside.more) if beside is not None else None,
        swings=tuple(look.swing(one) for one in moved),
        average=look.whole(picture.average) if picture.average is not None else None,
        steps=tuple(_steps(given, look)),
        time=_time(given, tongue),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """How amounts of one party are shown."""

    numbers: Guesses
    tongue: Tongue

    def whole(self, amount: Fraction) -> int:
        return rounded(amount, self.numbers, self.tongue.currency)

    def swing(self, one: GuessSwing) -> tuple[str, str, str, int, int]:
        low, high = self._end(one.guess, one.low), self._end(one.guess, one.high)
        return as_sentence(guess_called(one.guess)), low, high, self.whole(one.at_low), self.whole(one.at_high)

    def _end(self, guess: str, end: Fraction) -> str:
        if guess.startswith("chances/"):
            return _("{count} of 10").format(count=round(end))
        return about(end, self.numbers, self.tongue) if guess == "costs" else you_about(end, self.numbers, self.tongue)


def _ways(picture: NoDealPicture, figures: tuple[Counted, ...], look: _Look) -> Iterator[tuple[str, int, int, bool]]:
    by_value = {one.value: one for one in figures}
    rows = [
        ("best", figures[-1]),
        *(("likely", by_value[value]) for value in reversed(picture.likely)),
        ("worst", figures[0]),
    ]
    for which, one in rows:
        yield which, look.whole(one.value), one.cases, one.tiny


def _groups(figures: tuple[Counted, ...], look: _Look) -> tuple[tuple[int, int, bool], ...]:
    """What is shown as the same amount is one group."""
    found: dict[int, list[Counted]] = {}
    for one in reversed(figures):
        found.setdefault(look.whole(one.value), []).append(one)
    return tuple((amount, cases := sum(one.cases for one in together), not cases) for amount, together in found.items())


def _dots(picture: NoDealPicture, count: int, look: _Look) -> tuple[int, ...]:
    return tuple(look.whole(quantile(picture.outcomes, Fraction(2 * at - 1, 2 * count))) for at in range(1, count + 1))


def _steps(given: Given, look: _Look) -> Iterator[tuple[str, int]]:
    """The ending as it was typed, each cost half way between its two guesses, and what is left."""
    numbers = look.numbers
    way = most_likely_way(numbers)
    if way is None:
        return
    ending, is_paid = way
    left = numbers.endings[ending]
    yield as_sentence(guess_called(ending)), look.whole(left)
    costs = list(_costs(given))
    costs.sort(key=lambda cost: -cost[1])
    kept, rest = (costs, []) if len(costs) <= MOST_STEPS else (costs[: MOST_STEPS - 1], costs[MOST_STEPS - 1 :])
    if rest:
        kept = [*kept, (_("All other costs"), sum((cost for _words, cost in rest), Fraction(0)))]
    if is_paid and numbers.their_costs:
        kept = [*kept, (as_sentence(guess_called("their_costs")), numbers.their_costs)]
    for words, cost in kept:
        left -= cost
        yield words, look.whole(-cost)
    yield _("What is left"), look.whole(left)


def _costs(given: Given) -> Iterator[tuple[str, Fraction]]:
    """Every step with a cost: its words, and half of the sum of its two guesses, as the totals have it."""
    value = given.get("br_costs")
    for row in value if isinstance(value, tuple) else ():
        if not isinstance(row, Row):
            continue
        ends = [cell.minor for name in ("low", "high") if isinstance(cell := row.cells.get(name), Money)]
        if any(ends):
            step = row.cells.get("step")
            yield (step if isinstance(step, str) and step.strip() else _("A cost")), Fraction(sum(ends), 2)


def _time(given: Given, tongue: Tongue) -> str:
    time = given.get("br_time")
    return " ".join(DurationKind().say(time, tongue)) if isinstance(time, Duration) else ""
