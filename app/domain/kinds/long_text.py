from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.kinds.written_text import WrittenText


@dataclass(frozen=True)
class LongText(WrittenText):
    """Several sentences. `advice_words` sets a quiet count and the space on paper, not a limit; 0 for no advice."""

    name: ClassVar[str] = "long_text"
    minutes: ClassVar[float] = 1.8

    advice_words: int = 0
