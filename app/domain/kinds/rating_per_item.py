from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import DONT_KNOW, Cell, Kind, Option, Problem
from app.domain.kinds.choosing import not_offered
from app.domain.kinds.limits import too_many
from app.domain.kinds.parts import DONT_KNOW_PLAIN, Dimension, dont_know_words
from app.domain.language import _
from app.domain.wording import Tongue

Ratings = Mapping[str, int | Cell]
"""Dimension id → number or DONT_KNOW. A rating that is not there is blank."""


@dataclass(frozen=True)
class RatingPerItem(Kind[Mapping[str, Ratings]]):
    """Every item rated on the same dimensions: item id → dimension id → number. `items_from` as in `SingleChoice`.

    Ratings of items that are no longer offered are kept, and left out of what is said.
    """

    name: ClassVar[str] = "rating_per_item"
    minutes: ClassVar[float] = 1.2

    items: tuple[Option, ...] = ()
    items_from: str = ""
    dimensions: tuple[Dimension, ...] = ()

    def blank(self) -> Mapping[str, Ratings]:
        return {}

    def is_blank(self, value: Mapping[str, Ratings]) -> bool:
        return not any(value.values())

    def problems(self, value: Mapping[str, Ratings]) -> tuple[Problem, ...]:
        found = [*too_many(len(value))]
        words = _("This number is not on the scale. Choose one from {low} to {high}.")
        for item, ratings in value.items():
            for dimension in self.dimensions:
                number = ratings.get(dimension.id)
                if isinstance(number, int) and not dimension.low <= number <= dimension.high:
                    sentence = words.format(low=dimension.low, high=dimension.high)
                    found.append(Problem(sentence, f"{item}.{dimension.id}"))
        return tuple(found)

    def say(self, value: Mapping[str, Ratings], tongue: Tongue) -> tuple[str, ...]:
        if self.is_blank(value):
            return ()
        lines = [
            f"{tongue.say(item.label)} – {'; '.join(said)}"
            for item in self.items
            if (said := self._say_ratings(value.get(item.value, {}), tongue))
        ]
        return tuple(lines) or (not_offered(),)

    def to_plain(self, value: Mapping[str, Ratings]) -> Any:
        return {
            item: {
                dimension: dict(DONT_KNOW_PLAIN) if number is DONT_KNOW else number
                for dimension, number in ratings.items()
            }
            for item, ratings in value.items()
        }

    def from_plain(self, plain: Any) -> Mapping[str, Ratings]:
        return {
            item: {
                dimension: DONT_KNOW if number == DONT_KNOW_PLAIN else expect.whole(number)
                for dimension, number in expect.mapping(ratings).items()
            }
            for item, ratings in expect.mapping(plain).items()
        }

    def needs(self) -> str:
        return self.items_from

    def with_options(self, options: tuple[Option, ...]) -> RatingPerItem:
        return replace(self, items=options + self.items, items_from="")

    def options_here(self) -> tuple[Option, ...]:
        return self.items

    def _say_ratings(self, ratings: Ratings, tongue: Tongue) -> list[str]:
        said: list[str] = []
        for dimension in self.dimensions:
            number = ratings.get(dimension.id)
            if number is None:
                continue
            out_of = _("{number} out of {most}").format(number=number, most=dimension.high)
            words = dont_know_words() if number is DONT_KNOW else out_of
            said.append(f"{tongue.say(dimension.label)}: {words}")
        return said
