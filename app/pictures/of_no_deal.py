"""The pictures of one party's no-deal, made from plain numbers: whoever worked them out is not known here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.domain.language import _
from app.pictures.hundred import Group, HundredFigures
from app.pictures.money_dots import Against, MoneyDots
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Picture
from app.pictures.step_by_step import Step, StepByStep
from app.pictures.three_ways import ThreeWays, Way, Which
from app.pictures.which_guess import Guess, WhichGuess


class NoDealNumbers(Protocol):
    """Whole minor units, receipts +, payments −, rounded as they are shown; figures of 100."""

    @property
    def ways(self) -> tuple[tuple[str, int, int, bool], ...]: ...
    @property
    def groups(self) -> tuple[tuple[int, int, bool, int], ...]: ...
    @property
    def fifty(self) -> tuple[int, ...]: ...
    @property
    def twenty(self) -> tuple[int, ...]: ...
    @property
    def sides(self) -> tuple[tuple[int, ...], tuple[int, ...]]: ...
    @property
    def offer(self) -> int | None: ...
    @property
    def beside(self) -> tuple[int, int, int, tuple[bool, bool, bool]] | None: ...
    @property
    def only_pays(self) -> bool: ...
    @property
    def swings(self) -> tuple[tuple[str, str, int, int, int, int], ...]: ...
    @property
    def average(self) -> int | None: ...
    @property
    def steps(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def halfway(self) -> bool: ...
    @property
    def time(self) -> str: ...
    @property
    def after(self) -> str: ...


def pictures_of(numbers: NoDealNumbers, words: MoneyWords) -> Mapping[str, Picture]:
    """By name: `ways`, `hundred`, `dots`, `guesses`, `steps`. One that has nothing to show is not there."""
    groups = tuple(Group(_group(amount, side, words), cases, tiny) for amount, cases, tiny, side in numbers.groups)
    found: dict[str, Picture] = {
        "ways": ThreeWays(
            tuple(Way(Which(which), pocket, cases, numbers.time, tiny) for which, pocket, cases, tiny in numbers.ways),
            numbers.halfway,
            words=words,
        ),
        "hundred": HundredFigures(groups, words.whose),
    }
    if numbers.fifty:
        against = Against(*numbers.beside) if numbers.beside is not None else None
        found["dots"] = MoneyDots(
            numbers.fifty, numbers.twenty, numbers.offer, against, *numbers.sides, numbers.only_pays, words=words
        )
    if numbers.swings and numbers.average is not None:
        guesses = tuple(
            Guess(called, _end(sort, low, words), _end(sort, high, words), at_low, at_high)
            for called, sort, low, high, at_low, at_high in numbers.swings
        )
        found["guesses"] = WhichGuess(guesses, numbers.average, numbers.offer, words=words)
    if len(numbers.steps) > 2:
        first, *between, last = (Step(said, amount) for said, amount in numbers.steps)
        net = Step(last.words, last.amount, numbers.after)
        found["steps"] = StepByStep(first, tuple(between), net, words=words)
    return found


def _group(amount: int, side: int, words: MoneyWords) -> str:
    """An amount; a word more where it is shown as the offer is, and lies beside it."""
    if not side:
        return words.said(amount)
    # Who pays less ends above the offer.
    is_more = (side > 0) == (amount >= 0)
    beside = _("{amount}, just more than the offer") if is_more else _("{amount}, just less than the offer")
    return beside.format(amount=words.said(amount))


def _end(sort: str, end: int, words: MoneyWords) -> str:
    """One end of a guess: cases of ten, a cost without a direction, or an amount and which way it goes."""
    if sort == "cases":
        return _("{count} of 10").format(count=end)
    return words.plain(end) if sort == "cost" else words.said(end)
