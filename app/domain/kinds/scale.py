from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Problem
from app.domain.language import _
from app.domain.wording import Text, Tongue


@dataclass(frozen=True)
class Scale(Kind[int | None]):
    """A number from `low` to `high` in steps; the labels say what the two ends mean."""

    name: ClassVar[str] = "scale"
    minutes: ClassVar[float] = 0.2

    low: int = 0
    high: int = 10
    step: int = 1
    low_label: Text | None = None
    high_label: Text | None = None

    def points(self) -> tuple[int, ...]:
        """Every number that can be chosen, from `low` up."""
        return tuple(range(self.low, self.high + 1, self.step))

    def blank(self) -> int | None:
        return None

    def is_blank(self, value: int | None) -> bool:
        return value is None

    def problems(self, value: int | None) -> tuple[Problem, ...]:
        if value is None or value in self.points():
            return ()
        words = _("This number is not on the scale. Choose one from {low} to {high}.")
        return (Problem(words.format(low=self.low, high=self.high)),)

    def say(self, value: int | None, tongue: Tongue) -> tuple[str, ...]:
        if value is None:
            return ()
        low, high = self._end(self.low, self.low_label, tongue), self._end(self.high, self.high_label, tongue)
        if self.low_label is None and self.high_label is None:
            return (_("{number} out of {most}").format(number=value, most=self.high),)
        return (_("{number}, on a scale from {low} to {high}").format(number=value, low=low, high=high),)

    def to_plain(self, value: int | None) -> Any:
        return value

    def from_plain(self, plain: Any) -> int | None:
        return expect.whole_or_none(plain)

    @staticmethod
    def _end(number: int, label: Text | None, tongue: Tongue) -> str:
        return str(number) if label is None else f"{number} ({tongue.say(label)})"
