"""A worksheet file as far as it can be made out, for the rules that look at several places at once.

Those rules also have to work in a file whose shape has faults, so that everything is told in one go. What is not
there or has the wrong shape is simply not in the outline: its own fault is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from app.domain.language import _
from app.storage.faults import Fault, meant
from app.storage.yaml_reading import Path, Reading

Raw = Mapping[str, Any]

ANSWERS_WITH_A_NUMBER = frozenset({"scale", "percent"})
ANSWERS_WITH_SEVERAL = frozenset({"multi_choice", "ranking"})
OFFERS_CHOICES = frozenset({"list", "single_choice", "multi_choice", "ranking"})
HOLDS_ITEMS = frozenset({"list"})
CHOOSES = {
    "options": frozenset({"single_choice", "multi_choice"}),
    "items": frozenset({"ranking", "rating_per_item"}),
}
"""What kinds can do, as far as a rule has to know before a kind is made: their names by ability."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the file: its place in the order, where it stands, what is written there."""

    number: int
    id: str
    kind: str
    path: Path
    raw: Raw

    def word(self, name: str, usual: str = "") -> str:
        """The text at `name`; `usual` if there is none."""
        value = self.raw.get(name, usual)
        return value if isinstance(value, str) else usual

    def parts(self, name: str) -> Iterator[tuple[Path, Raw]]:
        """The mappings in the list at `name`, each with its path."""
        yield from mappings(self.raw.get(name), (*self.path, name))

    def values(self, name: str, key: str = "value") -> tuple[str, ...]:
        """The text at `key` of each mapping in the list at `name`."""
        return tuple(part[key] for _path, part in self.parts(name) if isinstance(part.get(key), str))


@dataclass(frozen=True)
class Outline:
    """The questions that can be made out, in the order of the file."""

    reading: Reading
    raw: Raw
    questions: tuple[Asked, ...]

    @property
    def by_id(self) -> Mapping[str, Asked]:
        """The first question with each id."""
        found: dict[str, Asked] = {}
        for question in self.questions:
            found.setdefault(question.id, question)
        return found

    def fault(self, path: Path, what: str, mend: str, *, warning: bool = False) -> Fault:
        """A fault at `path`."""
        return Fault(self.reading.line(path), what, mend, warning)

    def no_question(self, name: str) -> tuple[str, str]:
        """What to say about a question that is not in this sheet."""
        what = _("There is no question “{name}” in this sheet.").format(name=name)
        return what, meant(name, tuple(self.by_id), _("Name a question that stands in this sheet."))


def mappings(listed: Any, path: Path) -> Iterator[tuple[Path, Raw]]:
    """The mappings in `listed`, if it is a list, each with its path."""
    if isinstance(listed, list):
        for number, item in enumerate(listed):
            if isinstance(item, Mapping):
                yield (*path, number), item


def twice(reading: Reading, seen: dict[str, int], path: Path, part: Raw, key: str) -> Iterator[Fault]:
    """A fault if the name at `key` of `part` is in `seen` (name → line); it is added otherwise."""
    name = part.get(key)
    if not isinstance(name, str):
        return
    line = reading.line((*path, key))
    if name in seen:
        what = _("“{name}” is used twice; the first is on line {line}.").format(name=name, line=seen[name])
        yield Fault(line, what, _("Give one of the two another name."))
    seen.setdefault(name, line)


def whole(value: Any) -> TypeGuard[int]:
    """Whether `value` is a whole number (true and false are not)."""
    return isinstance(value, int) and not isinstance(value, bool)


def outline(reading: Reading) -> Outline:
    """What can be made out of a worksheet file."""
    raw: Raw = reading.data if isinstance(reading.data, Mapping) else {}
    found: list[Asked] = []
    for section_path, section in mappings(raw.get("sections"), ("sections",)):
        for path, question in mappings(section.get("questions"), (*section_path, "questions")):
            name, kind = question.get("id"), question.get("kind")
            found.append(
                Asked(
                    len(found),
                    name if isinstance(name, str) else "",
                    kind if isinstance(kind, str) else "",
                    path,
                    question,
                )
            )
    return Outline(reading, raw, tuple(found))


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every text in `value`: its path (without the language), language and words."""
    if isinstance(value, Mapping):
        if isinstance(value.get("en"), str):
            yield from ((path, language, words) for language, words in value.items() if isinstance(words, str))
            return
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts(item, (*path, number))
