from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.kinds import expect
from app.domain.kinds.base import Kind, Option, Problem
from app.domain.kinds.limits import has_twice, said_lines, too_long, too_many
from app.domain.wording import Tongue, plain_text


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list. `id` stays the same however the line is changed or moved; other answers name it."""

    id: str
    text: str


@dataclass(frozen=True)
class ListKind(Kind[tuple[ListItem, ...]]):
    """Lines a person adds. `advice_items` and `advice_least` guide the space offered; the limit is 60."""

    name: ClassVar[str] = "list"
    minutes: ClassVar[float] = 1.3

    advice_items: int = 0
    advice_least: int = 0

    def blank(self) -> tuple[ListItem, ...]:
        return ()

    def is_blank(self, value: tuple[ListItem, ...]) -> bool:
        return not any(said_lines(item.text) for item in value)

    def problems(self, value: tuple[ListItem, ...]) -> tuple[Problem, ...]:
        found = [*too_many(len(value)), *has_twice(tuple(item.id for item in value))]
        for item in value:
            found += too_long(item.text, item.id)
        return tuple(found)

    def say(self, value: tuple[ListItem, ...], tongue: Tongue) -> tuple[str, ...]:
        del tongue
        return tuple(" ".join(lines) for item in value if (lines := said_lines(item.text)))

    def to_plain(self, value: tuple[ListItem, ...]) -> Any:
        return [{"id": item.id, "text": item.text} for item in value]

    def from_plain(self, plain: Any) -> tuple[ListItem, ...]:
        pairs = [expect.record(item, "id", "text") for item in expect.items(plain)]
        return tuple(ListItem(expect.text(name), expect.text(words)) for name, words in pairs)

    def offers(self, value: tuple[ListItem, ...]) -> tuple[Option, ...]:
        written = ((item.id, " ".join(said_lines(item.text))) for item in value)
        return tuple(Option(name, plain_text(words)) for name, words in written if words)
