from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.parts import ComputedRow
from app.domain.wording import Text, Tongue


@dataclass(frozen=True)
class Computed(Kind[None]):
    """Lines worked out from other answers, never stored. `sentences` are said under them, with the results in them."""

    name: ClassVar[str] = "computed"
    minutes: ClassVar[float] = 0.5

    rows: tuple[ComputedRow, ...] = ()
    sentences: Mapping[str, Text] = field(default_factory=dict)

    def blank(self) -> None:
        return None

    def is_blank(self, value: None) -> bool:
        del value
        return True

    def problems(self, value: None) -> tuple[Problem, ...]:
        del value
        return ()

    def say(self, value: None, tongue: Tongue) -> tuple[str, ...]:
        """Nothing: what stands here is prepared by whoever may read the answers it uses (decision 7)."""
        del value, tongue
        return ()

    def to_plain(self, value: None) -> Any:
        return value

    def from_plain(self, plain: Any) -> None:
        expect.nothing(plain)
