"""Worksheet and template files: the door to everything that is read from them.

What strangers wrote comes in through `read_worksheet` and `read_template`: whole and without fault, or not at all.
What ships with the program comes from `built_in_*`, `frame` and `diagnosis`. The built-in files are also kept in a
compiled form, because reading the YAML of nine sheets takes longer than a person should wait; the compiled form of
a file is used only while the file is byte for byte the one it was made from.

The party's process never imports this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain import plain
from app.domain.template import Diagnosis, Frame, Template
from app.domain.worksheet import Worksheet
from app.storage.faults import Fault, WorksheetFaults

if TYPE_CHECKING:
    from app.storage.worksheet_check import Elsewhere

__all__ = [
    "Checked",
    "Fault",
    "WorksheetFaults",
    "built_in_templates",
    "built_in_worksheets",
    "check_file",
    "diagnosis",
    "frame",
    "read_template",
    "read_worksheet",
]

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
COMPILED = RESOURCES / "compiled.json"

Made = Worksheet | Template | Frame | Diagnosis
T = TypeVar("T", Worksheet, Template, Frame, Diagnosis)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at: what sort it is, what it makes (None if it has faults), faults and warnings by line."""

    sort: str
    made: Made | None
    faults: tuple[Fault, ...]

    @property
    def can_be_used(self) -> bool:
        """Whether there is nothing but warnings."""
        return not any(not fault.warning for fault in self.faults)


def check_file(source: str | bytes, elsewhere: Elsewhere | None = None) -> Checked:
    """Look at a file of any sort and find everything amiss with it. `elsewhere`: worksheets it may point to."""
    from app.storage.checking import check_any

    return check_any(source, elsewhere)


def read_worksheet(source: str | bytes, elsewhere: Elsewhere | None = None) -> Worksheet:
    """The worksheet in a file; `WorksheetFaults` with every fault if it has any."""
    return _read(source, Worksheet, elsewhere)


def read_template(source: str | bytes) -> Template:
    """The template in a file; `WorksheetFaults` with every fault if it has any."""
    return _read(source, Template, None)


def _read(source: str | bytes, wanted: type[T], elsewhere: Elsewhere | None) -> T:
    from app.storage.checking import check_as

    checked = check_as(source, wanted, elsewhere)
    if not checked.can_be_used or not isinstance(checked.made, wanted):
        raise WorksheetFaults(checked.faults)
    return checked.made


@cache
def built_in_worksheets() -> Mapping[str, Worksheet]:
    """The sheets that ship with the program by id, in the usual order, the others after them."""
    found = {sheet.id: sheet for sheet in _folder("worksheets", Worksheet)}
    order = [*diagnosis().usual_order, *found]
    return MappingProxyType({name: found[name] for name in order if name in found})


@cache
def built_in_templates() -> Mapping[str, Template]:
    """The templates that ship with the program by id, the blank one last."""
    found = sorted(_folder("templates", Template), key=lambda template: (not template.starter_issues, template.id))
    return MappingProxyType({template.id: template for template in found})


@cache
def frame() -> Frame:
    """The words around every sheet."""
    return _built_in("frame.yaml", Frame)


@cache
def diagnosis() -> Diagnosis:
    """The mediator's own sheet."""
    return _built_in("diagnosis.yaml", Diagnosis)


def built_in_elsewhere() -> Elsewhere:
    """The built-in sheets and their questions, for pointers from other files."""
    sheets = built_in_worksheets().values()
    return {sheet.id: frozenset(question.id for question in sheet.questions()) for sheet in sheets}


def _folder(name: str, wanted: type[T]) -> tuple[T, ...]:
    return tuple(_built_in(f"{name}/{path.name}", wanted) for path in _files(name))


def _files(folder: str) -> list[Path]:
    return sorted((RESOURCES / folder).glob("*.yaml"))


def _built_in(name: str, wanted: type[T]) -> T:
    source = (RESOURCES / name).read_bytes()
    kept = _compiled().get(name)
    if kept is not None and kept.get("of") == fingerprint(source):
        return plain.load(wanted, kept["made"], name)
    return _read(source, wanted, None)


@cache
def _compiled() -> Mapping[str, Any]:
    try:
        found: dict[str, Any] = json.loads(COMPILED.read_bytes())
    except (OSError, ValueError):
        return {}
    return found


def fingerprint(source: bytes) -> str:
    """What a compiled form is recognised by."""
    return hashlib.sha256(source).hexdigest()


def compiled_form() -> bytes:
    """What `COMPILED` has to hold: every built-in file, read from its YAML."""
    from app.storage.checking import check_any

    names = ["frame.yaml", "diagnosis.yaml"]
    names += [f"{folder}/{path.name}" for folder in ("templates", "worksheets") for path in _files(folder)]
    found = {}
    for name in names:
        source = (RESOURCES / name).read_bytes()
        checked = check_any(source, None)
        if checked.made is None:
            raise WorksheetFaults(checked.faults)
        found[name] = {"of": fingerprint(source), "made": plain.dump(checked.made)}
    return (json.dumps(found, ensure_ascii=False, sort_keys=True, indent=0) + "\n").encode()
