from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain import plain as plain_form
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.money_range import low_over_high, said_span
from app.domain.kinds.percent import out_of_hundred, said_percent
from app.domain.language import _
from app.domain.wording import Tongue


@dataclass(frozen=True, slots=True)
class PercentSpan:
    """A low and a high whole percentage; either may be missing."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class PercentRange(Kind[PercentSpan]):
    """A low and a high percentage, each 0 to 100."""

    name: ClassVar[str] = "percent_range"
    minutes: ClassVar[float] = 0.5

    def blank(self) -> PercentSpan:
        return PercentSpan()

    def is_blank(self, value: PercentSpan) -> bool:
        return value.low is None and value.high is None

    def problems(self, value: PercentSpan) -> tuple[Problem, ...]:
        found = [*out_of_hundred(value.low, "low"), *out_of_hundred(value.high, "high")]
        if value.low is not None and value.high is not None and value.low > value.high:
            found.append(Problem(low_over_high(_("Lowest"), _("Highest")), "low"))
        return tuple(found)

    def say(self, value: PercentSpan, tongue: Tongue) -> tuple[str, ...]:
        del tongue
        low = "" if value.low is None else said_percent(value.low)
        high = "" if value.high is None else said_percent(value.high)
        return said_span(low, high)

    def to_plain(self, value: PercentSpan) -> Any:
        return plain_form.dump(value)

    def from_plain(self, plain: Any) -> PercentSpan:
        return plain_form.load(PercentSpan, plain)
