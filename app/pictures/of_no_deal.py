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
    def groups(self) -> tuple[tuple[int, int, bool], ...]: ...
    @property
    def fifty(self) -> tuple[int, ...]: ...
    @property
    def twenty(self) -> tuple[int, ...]: ...
    @property
    def offer(self) -> int | None: ...
    @property
    def beside(self) -> tuple[int, int, int] | None: ...
    @property
    def swings(self) -> tuple[tuple[str, str, str, int, int], ...]: ...
    @property
    def average(self) -> int | None: ...
    @property
    def steps(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def time(self) -> str: ...


def pictures_of(numbers: NoDealNumbers, words: MoneyWords) -> Mapping[str, Picture]:
    """By name: `ways`, `hundred`, `dots`, `guesses`, `steps`. One that has nothing to show is not there."""
    groups = tuple(Group(words.said(amount), cases, tiny) for amount, cases, tiny in numbers.groups)
    found: dict[str, Picture] = {
        "ways": ThreeWays(
            tuple(Way(Which(which), pocket, cases, numbers.time, tiny) for which, pocket, cases, tiny in numbers.ways),
            words=words,
        ),
        "hundred": HundredFigures(groups, words.whose),
    }
    if numbers.fifty:
        against = Against(*numbers.beside) if numbers.beside is not None else None
        found["dots"] = MoneyDots(numbers.fifty, numbers.twenty, numbers.offer, against, words=words)
    if numbers.swings and numbers.average is not None:
        guesses = tuple(Guess(*swing) for swing in numbers.swings)
        found["guesses"] = WhichGuess(guesses, numbers.average, numbers.offer, words=words)
    if len(numbers.steps) > 2:
        first, *between, last = (Step(said, amount) for said, amount in numbers.steps)
        when = _("after {time}").format(time=numbers.time) if numbers.time else ""
        found["steps"] = StepByStep(first, tuple(between), Step(last.words, last.amount, when), words=words)
    return found
