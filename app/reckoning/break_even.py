"""How sure the party would need to be for no deal to come out level, on average, with an amount (note §1.8).

The average is a straight line in one chance whose siblings are scaled in proportion: two evaluations give the crossing.
Two things bend it. Where the party has choices of its own on the way, it takes the best at every chance, so that the
average is made of pieces, each straight, and never curves downward: the pieces are followed to the crossing, which stays
exact. Where one guess is met twice on one way, the average is a polynomial: halving finds the crossing to 2⁻⁶⁴.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.reckoning.guesses import Guess, guess_at, moved, with_choices
from app.reckoning.levels import Levels, in_levels
from app.reckoning.rollback import average, rolled
from app.reckoning.trees import Exact, Node

NOTHING = Fraction(1, 100)
"""A difference in money below which a guess makes none, where the money is in whole units of a currency."""
_SAMPLES, _HALVINGS, _THIRDS, _SIMPLE = 64, 64, 48, 10**6
_LEVEL = Fraction(1, 10**9)
"""A height in money that counts as touching the target."""


class Note(StrEnum):
    """Which sentence applies. "Ahead": no deal is worth more on average than the amount it is compared with."""

    MORE_THAN = "more_than"
    """Ahead where the chance is more than this."""
    LESS_THAN = "less_than"
    """A higher chance hurts: ahead where it is less than this."""
    NO_DIFFERENCE = "no_difference"
    AHEAD_EVEN_AT_NONE = "ahead_even_at_none"
    """A higher chance helps, and it is ahead even without any."""
    BEHIND_EVEN_IF_CERTAIN = "behind_even_if_certain"
    """A higher chance helps, and even certainty is not enough."""
    AHEAD_EVEN_IF_CERTAIN = "ahead_even_if_certain"
    """A higher chance hurts, and it is ahead even if this is certain to happen."""
    BEHIND_EVEN_AT_NONE = "behind_even_at_none"
    """A higher chance hurts, and it is behind even if this cannot happen."""
    SEVERAL = "several"
    """It is level at more than one chance, or touches level at one and is on the same side before and after: `crossings` has them all,
    `chance` the one nearest to the party's guess."""
    WHO_TAKES_THE_REST = "who_takes_the_rest"
    """Nothing says which other outcomes take the rest, and in what proportion: to be asked."""
    OPEN = "open"
    """Another chance is a range or not known, so there is no one number."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where the average is level with the target. `chance` may lie outside 0 to 1 and is never clipped."""

    path: str
    chance: Exact | None
    note: Note
    is_exact: bool = True
    """False where halving found it, to 2⁻⁶⁴."""
    crossings: tuple[Exact, ...] = ()
    """All of them between 0 and 1."""


def break_even(root: Node, path: str, target: Exact, rate: Exact = Fraction(0), least: Exact = NOTHING) -> BreakEven:
    """The chance of the branch `path` at which the average is `target`, in money from the party's view, as of today
    (note §1.8). A guess that stands at several places is moved at all of them. One that moves the average by less than
    `least` makes no difference; with 0 only one that does not move it at all."""
    levels = in_levels(root, rate)
    guess = guess_at(root, levels, path)
    if not guess.can_move:
        return BreakEven(path, None, Note.WHO_TAKES_THE_REST)
    if moved(levels, guess, Fraction(0)).are_open:
        return BreakEven(path, None, Note.OPEN)
    if guess.repeats > 1:
        return _halved(levels, guess, target, least)
    return _along_lines(levels, guess, target, least)


@dataclass(frozen=True, slots=True)
class _Line:
    start: Exact
    """At a chance of 0."""
    slope: Exact

    def level_with(self, target: Exact) -> Exact | None:
        return (target - self.start) / self.slope if self.slope else None


def _line(levels: Levels, guess: Guess, chance: Exact) -> _Line:
    """The straight piece at `chance`: the party's choices as they are best there."""
    fixed = with_choices(levels, rolled(moved(levels, guess, chance))) if _has_choices(levels) else levels
    start, end = (average(moved(fixed, guess, at)) for at in (Fraction(0), guess.most))
    return _Line(start, (end - start) / guess.most)


def _has_choices(levels: Levels) -> bool:
    return any(level.decisions for level in levels.levels)


def _along_lines(levels: Levels, guess: Guess, target: Exact, least: Exact) -> BreakEven:
    first = _line(levels, guess, Fraction(0))
    last = _line(levels, guess, guess.most) if _has_choices(levels) else first
    at_most = last.start + last.slope * guess.most
    if _is_nothing(max(abs(first.slope), abs(last.slope)) * guess.most, least):
        return BreakEven(guess.path, None, Note.NO_DIFFERENCE)
    falling = _followed(levels, guess, target, Fraction(0)) if first.start >= target and first.slope < 0 else None
    rising = _followed(levels, guess, target, guess.most) if at_most >= target and last.slope > 0 else None
    inside = tuple(sorted({at for at in (falling, rising) if at is not None and 0 <= at <= guess.most}))
    if falling is not None and rising is not None:
        return BreakEven(guess.path, _nearest(inside, guess), Note.SEVERAL, crossings=inside)
    if inside:
        note = Note.MORE_THAN if rising in inside else Note.LESS_THAN
        return BreakEven(guess.path, inside[0], note, crossings=inside)
    return _outside(guess, target, first, last)


def _followed(levels: Levels, guess: Guess, target: Exact, start: Exact) -> Exact | None:
    """From an end that is ahead, piece by piece towards the crossing. No piece lies above the average, so that each step
    stays ahead or arrives; None where the lowest point is still ahead."""
    at = start
    rises = start > 0
    while True:
        line = _line(levels, guess, at)
        if line.start + line.slope * at == target and at != start:
            return at
        crossing = line.level_with(target)
        if crossing is None or (line.slope > 0) != rises or not 0 <= crossing <= guess.most:
            return None
        if crossing == at:
            return at
        at = crossing


def _outside(guess: Guess, target: Exact, first: _Line, last: _Line) -> BreakEven:
    """No crossing between 0 and 1: the piece at the nearer end, carried on, has it outside."""
    rises = last.start + last.slope * guess.most > first.start
    is_ahead = min(first.start, last.start + last.slope * guess.most) >= target
    if rises:
        line, note = (first, Note.AHEAD_EVEN_AT_NONE) if is_ahead else (last, Note.BEHIND_EVEN_IF_CERTAIN)
    else:
        line, note = (last, Note.AHEAD_EVEN_IF_CERTAIN) if is_ahead else (first, Note.BEHIND_EVEN_AT_NONE)
    at = line.level_with(target)
    return BreakEven(guess.path, at if at is not None and not 0 <= at <= guess.most else None, note)


def _halved(levels: Levels, guess: Guess, target: Exact, least: Exact) -> BreakEven:
    above = _average_above(levels, guess, target)
    points = [guess.most * step / _SAMPLES for step in range(_SAMPLES + 1)]
    points = sorted({*points, *_turns(above, points)})
    heights = [above(point) for point in points]
    crossings: list[tuple[Exact, bool]] = []
    for number in range(len(points) - 1):
        if abs(heights[number]) < _LEVEL:
            crossings.append((points[number], heights[number + 1] > 0))
        elif heights[number] * heights[number + 1] < 0 and abs(heights[number + 1]) >= _LEVEL:
            crossings.append((_between(above, points[number], points[number + 1]), heights[number] < 0))
    if abs(heights[-1]) < _LEVEL:
        crossings.append((points[-1], heights[-2] < 0))
    if not crossings:
        return _never(guess, heights, least)
    found = tuple(at for at, _rises in crossings)
    chance = _nearest(found, guess)
    note = (
        Note.SEVERAL
        if len(found) > 1 or heights[0] * heights[-1] > 0
        else (Note.MORE_THAN if crossings[0][1] else Note.LESS_THAN)
    )
    return BreakEven(guess.path, chance, note, is_exact=above(chance) == 0, crossings=found)


def _turns(above: Callable[[Exact], Exact], points: list[Exact]) -> list[Exact]:
    """Where the average comes nearest to the target without having crossed it at a sample: two crossings may hide there,
    or it may just touch."""
    heights = [above(point) for point in points]
    found = []
    for number, height in enumerate(heights):
        before, after = max(number - 1, 0), min(number + 1, len(points) - 1)
        around = heights[before : after + 1]
        if height and min(one * height for one in around) > 0 and abs(height) == min(map(abs, around)):
            low, high = points[before], points[after]
            for _step in range(_THIRDS):
                first, second = low + (high - low) / 3, high - (high - low) / 3
                one, other = above(first) * height, above(second) * height
                low, high = (low, second) if one < other else (first, high)
                if min(one, other) <= 0:
                    low = high = first if one < other else second
                    break
            found.append((low + high) / 2)
    return found


def _is_nothing(difference: Exact, least: Exact) -> bool:
    return not difference or difference < least


def _never(guess: Guess, heights: list[Exact], least: Exact) -> BreakEven:
    if _is_nothing(max(heights) - min(heights), least):
        return BreakEven(guess.path, None, Note.NO_DIFFERENCE)
    rises, is_ahead = heights[-1] > heights[0], heights[0] > 0
    if rises:
        note = Note.AHEAD_EVEN_AT_NONE if is_ahead else Note.BEHIND_EVEN_IF_CERTAIN
    else:
        note = Note.AHEAD_EVEN_IF_CERTAIN if is_ahead else Note.BEHIND_EVEN_AT_NONE
    return BreakEven(guess.path, None, note)


def _average_above(levels: Levels, guess: Guess, target: Exact) -> Callable[[Exact], Exact]:
    """How far the average is above the target, at any chance of the guess. Without choices on the way it is a polynomial
    whose degree is known: a few evaluations give it for good."""
    if _has_choices(levels):
        return lambda chance: average(moved(levels, guess, chance)) - target
    degree = guess.repeats
    points = [guess.most * step / degree for step in range(degree + 1)]
    # Newton's divided differences.
    parts = [average(moved(levels, guess, point)) - target for point in points]
    for order in range(1, degree + 1):
        for number in range(degree, order - 1, -1):
            parts[number] = (parts[number] - parts[number - 1]) / (points[number] - points[number - order])

    def above(chance: Exact) -> Exact:
        total = Fraction(0)
        for part, point in zip(reversed(parts), reversed(points), strict=True):
            total = total * (chance - point) + part
        return total

    return above


def _between(above: Callable[[Exact], Exact], low: Exact, high: Exact) -> Exact:
    """The crossing between two chances on whose sides the average lies on different sides of the target."""
    sign = above(low) > 0
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        height = above(middle)
        if height == 0:
            return middle
        low, high = (middle, high) if (height > 0) == sign else (low, middle)
    simple = ((low + high) / 2).limit_denominator(_SIMPLE)
    return simple if above(simple) == 0 else (low + high) / 2


def _nearest(found: tuple[Exact, ...], guess: Guess) -> Exact:
    present = guess.present
    return found[0] if present is None else min(found, key=lambda at: abs(at - present))
