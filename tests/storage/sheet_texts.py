"""A worksheet file with every kind, and changed copies of it."""

from __future__ import annotations

from pathlib import Path

EVERY_KIND = (Path(__file__).parent / "every_kind.yaml").read_text(encoding="utf-8")


def with_change(old: str, new: str, text: str = EVERY_KIND) -> str:
    """`text` with the first `old` replaced; the test is wrong if there is none."""
    assert old in text, old
    return text.replace(old, new, 1)


def line_of(part: str, text: str) -> int:
    """The line (from 1) on which `part` begins."""
    assert part in text, part
    return text.count("\n", 0, text.index(part)) + 1
