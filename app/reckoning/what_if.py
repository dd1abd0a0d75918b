"""One guess tried with another number: a "what if" that is stored nowhere (decision 40).

A guess is moved in whole steps from where the party put it; everything else stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.language import _
from app.domain.wording import Tongue
from app.reckoning.guess_names import guess_called
from app.reckoning.money_said import about, as_sentence, coarseness, you_about
from app.reckoning.no_deal import CASES, ENDINGS, Guesses
from app.reckoning.no_deal_picture import picture_of
from app.reckoning.no_deal_said import units_of
from app.reckoning.reality_check import completed

_EACH_WAY = 10
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Trial:
    """A guess to try: its name, what it is called, and each of its places in words. `entered` is the party's own."""

    guess: str
    called: str
    places: tuple[str, ...]
    entered: int


def trials(numbers: Guesses, tongue: Tongue) -> tuple[Trial, ...]:
    """The guesses that can be tried, the offer first. None while anything is open: then the sentences say what it does."""
    picture = picture_of(numbers, units_of(tongue))
    if picture is None or picture.average is None:
        return ()
    return tuple(_trials(completed(numbers), tongue))


def tried(numbers: Guesses, guess: str, place: int, tongue: Tongue) -> Guesses:
    """The guesses with `guess` at `place`, counted from 0."""
    numbers = completed(numbers)
    if guess.startswith("chances/"):
        return _with_cases(numbers, guess.removeprefix("chances/"), Fraction(place))
    if guess == "their_costs_chance":
        return replace(numbers, their_costs_chance=place)
    amount = _amount(numbers, guess)
    step = _step(amount, numbers, tongue)
    moved = (place - _below(numbers, guess, step)) * step
    if guess == "offer":
        return replace(numbers, offer=amount + moved)
    if guess == "costs":
        low, high = numbers.cost_low or Fraction(0), numbers.cost_high or Fraction(0)
        return replace(numbers, cost_low=low + moved, cost_high=high + moved)
    return replace(numbers, endings={**numbers.endings, guess: amount + moved})


def _trials(numbers: Guesses, tongue: Tongue) -> Iterator[Trial]:
    known = tuple(name for name in ENDINGS if name in numbers.endings)
    money = (*(["offer"] if numbers.offer is not None else []), *known, "costs")
    for name in money:
        below = _below(numbers, name, _step(_amount(numbers, name), numbers, tongue))
        places = [_amount(tried(numbers, name, at, tongue), name) for at in range(below + _EACH_WAY + 1)]
        said = about if name == "costs" else you_about
        words = tuple(said(amount, numbers, tongue) for amount in places)
        yield Trial(name, as_sentence(guess_called(name)), words, below)
    for name in known:
        cases = Fraction(numbers.chances[name])
        if cases < CASES and cases.denominator == 1:
            words = tuple(_("{count} of 10").format(count=at) for at in range(CASES + 1))
            yield Trial(f"chances/{name}", as_sentence(guess_called(f"chances/{name}")), words, int(cases))
    chance = numbers.their_costs_chance
    if numbers.their_costs and isinstance(chance, int):
        words = tuple(_("{count} of 100").format(count=at) for at in range(_PERCENT + 1))
        yield Trial("their_costs_chance", as_sentence(guess_called("their_costs_chance")), words, chance)


def _amount(numbers: Guesses, guess: str) -> Fraction:
    if guess == "offer":
        return numbers.offer or Fraction(0)
    if guess == "costs":
        return ((numbers.cost_low or Fraction(0)) + (numbers.cost_high or Fraction(0))) / 2
    return numbers.endings[guess]


def _step(amount: Fraction, numbers: Guesses, tongue: Tongue) -> Fraction:
    """A round step, about a twentieth of the amount: of all that moves money where the amount is nothing."""
    size = abs(amount) or max((abs(each) for each in numbers.endings.values()), default=Fraction(0))
    least = Fraction(coarseness(numbers, tongue.currency))
    wanted, step = size / 20, least
    for factor in _round_factors():
        if least * factor > wanted:
            break
        step = least * factor
    return step


def _round_factors() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _below(numbers: Guesses, guess: str, step: Fraction) -> int:
    """How many steps it can go down: costs not below nothing."""
    if guess != "costs":
        return _EACH_WAY
    least = min(numbers.cost_low or Fraction(0), numbers.cost_high or Fraction(0))
    return min(_EACH_WAY, max(0, int(least / step)))


def _with_cases(numbers: Guesses, name: str, cases: Fraction) -> Guesses:
    """`cases` of ten at one ending, the others sharing the rest as they did (note §1.8)."""
    others = {other: Fraction(numbers.chances[other]) for other in ENDINGS if other != name}
    rest = sum(others.values(), Fraction(0))
    shared = {other: count * (CASES - cases) / rest for other, count in others.items()}
    return replace(numbers, chances={other: shared.get(other, cases) for other in ENDINGS})
