from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain import plain as plain_form
from app.domain.kinds.base import Kind, Problem
from app.domain.language import _
from app.domain.money import Money, say_direction, write_amount
from app.domain.wording import Tongue

_LEANINGS = {"receive": 1, "pay": -1}


@dataclass(frozen=True)
class MoneyAmount(Kind[Money | None]):
    """An amount. `signed`: from the party's view, plus comes to it, minus goes from it.

    `leans` is 1 or -1 where an earlier answer set up the plus-or-minus switch, else 0; never in a worksheet file.
    """

    name: ClassVar[str] = "money"
    minutes: ClassVar[float] = 0.4

    signed: bool = False
    leans: int = 0

    def blank(self) -> Money | None:
        return None

    def is_blank(self, value: Money | None) -> bool:
        return value is None

    def problems(self, value: Money | None) -> tuple[Problem, ...]:
        if value is None or self.signed or value.minor >= 0:
            return ()
        return (Problem(_("This amount is below zero. Type it without the minus.")),)

    def say(self, value: Money | None, tongue: Tongue) -> tuple[str, ...]:
        if value is None:
            return ()
        return (say_direction(value, tongue) if self.signed else write_amount(value, tongue),)

    def to_plain(self, value: Money | None) -> Any:
        return plain_form.dump(value)

    def from_plain(self, plain: Any) -> Money | None:
        return None if plain is None else plain_form.load(Money, plain)

    def leaning(self, direction: object) -> MoneyAmount:
        leans = _LEANINGS.get(direction, 0) if isinstance(direction, str) else 0
        return replace(self, leans=leans) if self.signed else self
