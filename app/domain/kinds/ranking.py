from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.choosing import option_for, said
from app.domain.kinds.limits import has_twice, too_many
from app.domain.wording import Tongue


@dataclass(frozen=True)
class Ranking(Kind[tuple[str, ...]]):
    """Items in an order, first one first; it need not name all of them. `items_from` as in `SingleChoice`."""

    name: ClassVar[str] = "ranking"
    minutes: ClassVar[float] = 0.6

    items: tuple[Option, ...] = ()
    items_from: str = ""

    def blank(self) -> tuple[str, ...]:
        return ()

    def is_blank(self, value: tuple[str, ...]) -> bool:
        return not value

    def problems(self, value: tuple[str, ...]) -> tuple[Problem, ...]:
        return (*too_many(len(value)), *has_twice(value))

    def say(self, value: tuple[str, ...], tongue: Tongue) -> tuple[str, ...]:
        ordered = said(self.items, value, tongue)
        return tuple(f"{place}. {words}" for place, words in enumerate(ordered, 1))

    def to_plain(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def from_plain(self, plain: Any) -> tuple[str, ...]:
        return expect.texts(plain)

    def needs(self) -> str:
        return self.items_from

    def with_options(self, options: tuple[Option, ...]) -> Ranking:
        return replace(self, items=options + self.items, items_from="")

    def options_here(self) -> tuple[Option, ...]:
        return self.items

    def offers(self, value: tuple[str, ...]) -> tuple[Option, ...]:
        ranked = (option_for(self.items, item) for item in value)
        return tuple(option for option in ranked if option is not None)
