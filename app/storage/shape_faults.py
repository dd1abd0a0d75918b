"""From what the file models refuse to sentences with a line and a way to mend it.

All faults of shape are found in one go: a question whose kind is misspelt is looked at again as the kind that was
probably meant, so that its other faults are told as well.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from app.storage.faults import Fault, near
from app.storage.schema_view import SchemaView
from app.storage.shape_sayings import SAYINGS, Place, Refused, does_not_fit, likely_name, nothing_there
from app.storage.yaml_reading import Path, Reading, value_at

_PLAINEST = "short_text"
"""Taken for a kind that cannot be guessed: it needs no option, so nothing is missed that the real one might need."""


@dataclass(frozen=True)
class ShapeRead:
    """What a file was read as: its model, or else every fault of its shape.

    `mended` is the file with misspelt keys and kinds taken for what was probably meant, so that rules that look at
    several places do not complain about the same slip again.
    """

    model: BaseModel | None
    faults: tuple[Fault, ...]
    mended: Reading


def read_shape(reading: Reading, shape: type[BaseModel]) -> ShapeRead:
    """Hold what was read against `shape`."""
    found = _refusals(shape, reading.data)
    if not found:
        return ShapeRead(shape.model_validate(reading.data), (), reading)
    view = _view(shape)
    mending = _Mending(reading, found, view)
    left = [one for one in _refusals(shape, mending.reading.data) if not mending.is_of_a_bad_guess(one)]
    faults = [*_told(mending.slips, reading, view), *_told(left, mending.reading, view)]
    return ShapeRead(None, tuple(faults), mending.reading)


@cache
def _view(shape: type[BaseModel]) -> SchemaView:
    return SchemaView(shape.model_json_schema())


def _refusals(shape: type[BaseModel], data: Any) -> list[Refused]:
    try:
        shape.model_validate(data)
    except ValidationError as refused:
        errors = refused.errors(include_url=False, include_input=False)
    else:
        return []
    found = []
    for error in errors:
        sort = error["type"]
        missing = str(error["loc"][-1]) if sort == "missing" else ""
        found.append(Refused(_placed(data, error["loc"]), sort, error.get("ctx", {}), missing))
    return found


def _placed(data: Any, where: Iterable[int | str]) -> Path:
    """The path in the file: pydantic also names the member of a union it tried, which is no place in the file."""
    path: list[int | str] = []
    here = data
    for part in where:
        inside = value_at(here, (part,))
        if inside is not None or (isinstance(here, Mapping) and part in here):
            path.append(part)
            here = inside
    return tuple(path)


class _Mending:
    """A copy of a file in which likely slips are mended: `reading`, and the slips that were."""

    def __init__(self, reading: Reading, found: list[Refused], view: SchemaView) -> None:
        self.reading = Reading(copy.deepcopy(reading.data), dict(reading.lines), [])
        self.slips: list[Refused] = []
        self._unguessed: set[Path] = set()
        for one in found:
            if one.sort.startswith("union_tag"):
                self._choose_kind(one, view.kinds(one.path, reading.data))
        for one in sorted(found, key=lambda refused: -len(refused.path)):
            if one.sort == "extra_forbidden" and self._rename(one.path, likely_name(one.path, view, reading.data)):
                self.slips.append(one)

    def is_of_a_bad_guess(self, one: Refused) -> bool:
        """Whether this was refused only because the kind of the question could not even be guessed."""
        return one.sort == "extra_forbidden" and one.path[:-1] in self._unguessed

    def _choose_kind(self, one: Refused, kinds: tuple[str, ...]) -> None:
        part = value_at(self.reading.data, one.path)
        if isinstance(part, dict):
            likely = near(str(part.get("kind", "")), kinds)
            part["kind"] = likely or _PLAINEST
            self.slips.append(one)
            if not likely:
                self._unguessed.add(one.path)

    def _rename(self, path: Path, name: str) -> bool:
        """Rename the key at `path` in place, unless the right name stands there too."""
        around = value_at(self.reading.data, path[:-1])
        if not name or not isinstance(around, dict) or name in around:
            return False
        items = [(name if key == path[-1] else key, item) for key, item in around.items()]
        around.clear()
        around.update(items)
        for place, line in tuple(self.reading.lines.items()):
            if place[: len(path)] == path:
                self.reading.lines[*path[:-1], name, *place[len(path) :]] = line
        return True


def _told(found: list[Refused], reading: Reading, view: SchemaView) -> list[Fault]:
    faults: list[Fault] = []
    misspelt = {
        (one.path[:-1], likely_name(one.path, view, reading.data)) for one in found if one.sort == "extra_forbidden"
    }
    told: set[tuple[Path, str]] = set()
    for one in found:
        place = (one.path, one.missing)
        if place in told or (one.missing and (one.path, one.missing) in misspelt):
            continue
        told.add(place)
        several = sum((other.path, other.missing) == place for other in found) > 1
        sort = "several" if several else one.sort
        say = SAYINGS.get(sort, does_not_fit)
        if sort != "several" and value_at(reading.data, one.path) is None and not one.missing:
            say = nothing_there
        what, mend = say(Place(one, reading.data, view))
        path = (*one.path, "kind") if one.sort == "union_tag_invalid" else one.path
        faults.append(Fault(reading.line(path), what, mend))
    return faults
