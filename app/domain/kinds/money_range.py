from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain import plain as plain_form
from app.domain.kinds.base import Kind, Problem
from app.domain.language import _
from app.domain.money import Money, write_amount
from app.domain.wording import Tongue


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """A low and a high amount; either may be missing."""

    low: Money | None = None
    high: Money | None = None


@dataclass(frozen=True)
class MoneyRange(Kind[MoneySpan]):
    """A low and a high amount, neither below zero."""

    name: ClassVar[str] = "money_range"
    minutes: ClassVar[float] = 0.6

    def blank(self) -> MoneySpan:
        return MoneySpan()

    def is_blank(self, value: MoneySpan) -> bool:
        return value.low is None and value.high is None

    def problems(self, value: MoneySpan) -> tuple[Problem, ...]:
        ends = (("low", value.low), ("high", value.high))
        sentence = _("This amount is below zero. Type it without the minus.")
        found = [Problem(sentence, where) for where, end in ends if end is not None and end.minor < 0]
        if value.low is not None and value.high is not None and value.low.minor > value.high.minor:
            found.append(Problem(low_over_high(_("Low"), _("High")), "low"))
        return tuple(found)

    def say(self, value: MoneySpan, tongue: Tongue) -> tuple[str, ...]:
        low = "" if value.low is None else write_amount(value.low, tongue)
        high = "" if value.high is None else write_amount(value.high, tongue)
        return said_span(low, high)

    def to_plain(self, value: MoneySpan) -> Any:
        return plain_form.dump(value)

    def from_plain(self, plain: Any) -> MoneySpan:
        return plain_form.load(MoneySpan, plain)


def low_over_high(low: str, high: str) -> str:
    """The sentence for a range that stands upside down, with the names of its two fields."""
    return _("“{low}” is higher than “{high}”. Change one of them.").format(low=low, high=high)


def said_span(low: str, high: str) -> tuple[str, ...]:
    """A range in words; either end may be empty, then only the other is said."""
    if low and high:
        return (_("{low} to {high}").format(low=low, high=high) if low != high else low,)
    if low:
        return (_("{low} or more").format(low=low),)
    return (_("up to {high}").format(high=high),) if high else ()
