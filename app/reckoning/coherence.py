"""Numbers of one party that do not go together, or that people often do not mean: things to ask about, never faults.

What is asked is a matter of words, and whether it was asked before is a matter of the page; here is only what is so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.domain.kinds.duration import Duration
from app.domain.kinds.percent_range import PercentSpan
from app.reckoning.from_answers import Given, guesses, steps
from app.reckoning.no_deal import CASES, ENDINGS


class Oddity(Enum):
    """What is so."""

    WORST_OVER_MIDDLE = "worst_over_middle"
    MIDDLE_OVER_BEST = "middle_over_best"
    WORST_OVER_BEST = "worst_over_best"
    ENDINGS_ALL_THE_SAME = "endings_all_the_same"
    LOW_OVER_HIGH = "low_over_high"
    COSTS_NOTHING = "costs_nothing"
    COSTS_WITHOUT_SPAN = "costs_without_span"
    TIME_WITHOUT_SPAN = "time_without_span"
    TOO_FEW_CASES = "too_few_cases"
    TOO_MANY_CASES = "too_many_cases"
    RANGE_WITHOUT_SPAN = "range_without_span"
    GUESS_OUTSIDE_RANGE = "guess_outside_range"


@dataclass(frozen=True, slots=True)
class Odd:
    """One of them, and the numbers it is about: what was asked about once is asked again when they are others."""

    what: Oddity
    numbers: tuple[int, ...] = ()


def odd(question: str, given: Given) -> tuple[Odd, ...]:
    """What there is to ask about the answer to `question`, in the order of the sheet."""
    look = _LOOKS.get(question)
    return tuple(look(given)) if look is not None else ()


def _endings(given: Given) -> Iterator[Odd]:
    found = {name: int(amount) for name, amount in guesses(given).endings.items()}
    numbers = tuple(found.get(name, 0) for name in ENDINGS)
    best, middle, worst = (found.get(name) for name in ENDINGS)
    if len(found) == len(ENDINGS) and len(set(numbers)) == 1:
        yield Odd(Oddity.ENDINGS_ALL_THE_SAME, numbers)
    if worst is not None and middle is not None and worst > middle:
        yield Odd(Oddity.WORST_OVER_MIDDLE, numbers)
    if middle is not None and best is not None and middle > best:
        yield Odd(Oddity.MIDDLE_OVER_BEST, numbers)
    if middle is None and worst is not None and best is not None and worst > best:
        yield Odd(Oddity.WORST_OVER_BEST, numbers)


def _costs(given: Given) -> Iterator[Odd]:
    """A step as soon as it has both its guesses; the totals only once every step that was begun has, so that nothing is
    asked of half a table.
    """
    found = steps(given)
    for step in found:
        if isinstance(step.low, Fraction) and isinstance(step.high, Fraction) and step.low > step.high:
            yield Odd(Oddity.LOW_OVER_HIGH, (int(step.low), int(step.high)))
    if not found or any(step.low is None or step.high is None for step in found):
        return
    low, high = guesses(given).cost_low, guesses(given).cost_high
    if low is None or high is None or "costs" in guesses(given).unknown:
        return
    if low == high == 0:
        yield Odd(Oddity.COSTS_NOTHING)
    elif low == high:
        yield Odd(Oddity.COSTS_WITHOUT_SPAN, (int(low),))


def _time(given: Given) -> Iterator[Odd]:
    time = given.get("br_time")
    if isinstance(time, Duration) and time.low is not None and time.low == time.high:
        yield Odd(Oddity.TIME_WITHOUT_SPAN, (time.low,))


def _chances(given: Given) -> Iterator[Odd]:
    found = guesses(given).chances
    total = int(sum(found.values()))
    if total > CASES:
        yield Odd(Oddity.TOO_MANY_CASES, (int(total),))
    elif total < CASES and set(found) == set(ENDINGS):
        yield Odd(Oddity.TOO_FEW_CASES, (int(total),))


def _beat_range(given: Given) -> Iterator[Odd]:
    span = given.get("br_beat_range")
    if isinstance(span, PercentSpan) and span.low is not None and span.low == span.high:
        yield Odd(Oddity.RANGE_WITHOUT_SPAN, (span.low,))


def _beat_best(given: Given) -> Iterator[Odd]:
    span, best = given.get("br_beat_range"), given.get("br_beat_best")
    if not isinstance(span, PercentSpan) or not isinstance(best, int):
        return
    if (span.low is not None and best < span.low) or (span.high is not None and best > span.high):
        yield Odd(Oddity.GUESS_OUTSIDE_RANGE, (best,))


_LOOKS: Mapping[str, Callable[[Given], Iterator[Odd]]] = {
    "br_endings": _endings,
    "br_costs": _costs,
    "br_time": _time,
    "br_chances": _chances,
    "br_beat_range": _beat_range,
    "br_beat_best": _beat_best,
}
ASKED_ABOUT = tuple(_LOOKS)
"""The questions whose answers are looked at, in the order of the sheet."""
