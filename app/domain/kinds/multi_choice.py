from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.choosing import option_for, own_words, said
from app.domain.kinds.limits import has_twice, too_long, too_many
from app.domain.language import _
from app.domain.wording import Tongue


@dataclass(frozen=True)
class MultiChoice(Kind[tuple[str, ...]]):
    """Any of several options, stored by their values; "other: …" for own words.

    `exclusive` are values that stand alone ("None of them"). `options_from` as in `SingleChoice`. `own_lines`: each line
    of the own words is a choice.
    """

    name: ClassVar[str] = "multi_choice"
    minutes: ClassVar[float] = 0.45

    options: tuple[Option, ...] = ()
    options_from: str = ""
    allow_other: bool = False
    exclusive: tuple[str, ...] = ()
    own_lines: bool = False

    def blank(self) -> tuple[str, ...]:
        return ()

    def is_blank(self, value: tuple[str, ...]) -> bool:
        return not value

    def problems(self, value: tuple[str, ...]) -> tuple[Problem, ...]:
        found = [*too_many(len(value)), *has_twice(value)]
        for choice in value:
            found += too_long(own_words(choice))
        alone = next((choice for choice in value if choice in self.exclusive), None)
        if alone is not None and len(value) > 1:
            found.append(Problem(_("One of these choices stands alone. Keep it, or keep the others.")))
        return tuple(found)

    def say(self, value: tuple[str, ...], tongue: Tongue) -> tuple[str, ...]:
        return said(self.options, value, tongue)

    def to_plain(self, value: tuple[str, ...]) -> Any:
        return list(value)

    def from_plain(self, plain: Any) -> tuple[str, ...]:
        return expect.texts(plain)

    def needs(self) -> str:
        return self.options_from

    def with_options(self, options: tuple[Option, ...]) -> MultiChoice:
        return replace(self, options=options + self.options, options_from="")

    def standing_alone(self) -> MultiChoice:
        return replace(self, options_from="", allow_other=True, own_lines=True) if self.options_from else self

    def options_here(self) -> tuple[Option, ...]:
        return self.options

    def offers(self, value: tuple[str, ...]) -> tuple[Option, ...]:
        """The picked options, without those that say "none of these"."""
        picked = (option_for(self.options, choice) for choice in value if choice not in self.exclusive)
        return tuple(option for option in picked if option is not None)
