"""What is the same for a text of any length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.limits import said_lines, too_long
from app.domain.wording import Tongue


@dataclass(frozen=True)
class WrittenText(Kind[str]):
    """Somebody's own words, kept to the letter; blank lines are not said."""

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
