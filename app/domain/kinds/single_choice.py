from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.choosing import option_for, own_words, said
from app.domain.kinds.limits import too_long
from app.domain.wording import Tongue


@dataclass(frozen=True)
class SingleChoice(Kind[str]):
    """One of several options, stored by its value; "other: …" for own words; "" for nothing chosen.

    `options_from` names what gives options ahead of the fixed ones: a question, "case.issues", "template.criteria".
    """

    name: ClassVar[str] = "single_choice"
    minutes: ClassVar[float] = 0.25

    options: tuple[Option, ...] = ()
    options_from: str = ""
    allow_other: bool = False

    def blank(self) -> str:
        return ""

    def is_blank(self, value: str) -> bool:
        return not value

    def problems(self, value: str) -> tuple[Problem, ...]:
        return too_long(own_words(value))

    def say(self, value: str, tongue: Tongue) -> tuple[str, ...]:
        return said(self.options, (value,) if value else (), tongue)

    def to_plain(self, value: str) -> Any:
        return value

    def from_plain(self, plain: Any) -> str:
        return expect.text(plain)

    def needs(self) -> str:
        return self.options_from

    def with_options(self, options: tuple[Option, ...]) -> SingleChoice:
        return replace(self, options=options + self.options, options_from="")

    def standing_alone(self) -> SingleChoice:
        return replace(self, options_from="", allow_other=True) if self.options_from else self

    def options_here(self) -> tuple[Option, ...]:
        return self.options

    def offers(self, value: str) -> tuple[Option, ...]:
        chosen = option_for(self.options, value)
        return () if chosen is None else (chosen,)
