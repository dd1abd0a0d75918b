from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Problem
from app.domain.language import _
from app.domain.wording import Tongue


@dataclass(frozen=True)
class Percent(Kind[int | None]):
    """A chance or a share in whole percent, 0 to 100."""

    name: ClassVar[str] = "percent"
    minutes: ClassVar[float] = 0.3

    def blank(self) -> int | None:
        return None

    def is_blank(self, value: int | None) -> bool:
        return value is None

    def problems(self, value: int | None) -> tuple[Problem, ...]:
        return out_of_hundred(value)

    def say(self, value: int | None, tongue: Tongue) -> tuple[str, ...]:
        del tongue
        return () if value is None else (said_percent(value),)

    def to_plain(self, value: int | None) -> Any:
        return value

    def from_plain(self, plain: Any) -> int | None:
        return expect.whole_or_none(plain)


def out_of_hundred(value: int | None, where: str = "") -> tuple[Problem, ...]:
    """One problem if `value` is no percentage."""
    if value is None or 0 <= value <= 100:
        return ()
    return (Problem(_("This number is not from 0 to 100. Zero means never, 100 means always."), where),)


def said_percent(value: int) -> str:
    """A percentage as a count out of 100 as well: one denominator everywhere (words.md)."""
    return _("{number}% ({number} out of 100)").format(number=value)
