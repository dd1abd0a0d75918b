from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.kinds.written_text import WrittenText


@dataclass(frozen=True)
class ShortText(WrittenText):
    """A line or two. `advice_chars` sets a quiet count and the space on paper, not a limit; 0 for no advice."""

    name: ClassVar[str] = "short_text"
    minutes: ClassVar[float] = 0.6

    advice_chars: int = 0
