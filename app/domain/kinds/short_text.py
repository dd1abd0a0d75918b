from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.limits import said_lines, too_long
from app.domain.wording import Tongue


@dataclass(frozen=True)
class ShortText(Kind[str]):
    """A line or two. `advice_chars` sets a quiet count and the space on paper, not a limit; 0 for no advice."""

    name: ClassVar[str] = "short_text"
    minutes: ClassVar[float] = 0.6

    advice_chars: int = 0

    def blank(self) -> str:
        return ""

    def is_blank(self, value: str) -> bool:
        return not said_lines(value)

    def problems(self, value: str) -> tuple[Problem, ...]:
        return too_long(value)

    def say(self, value: str, tongue: Tongue) -> tuple[str, ...]:
        del tongue
        return said_lines(value)

    def to_plain(self, value: str) -> Any:
        return value

    def from_plain(self, plain: Any) -> str:
        return expect.text(plain)
