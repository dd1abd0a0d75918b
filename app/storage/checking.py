"""One file, looked at as what it is: read, held against its shape, held against the rules that span it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.domain.language import _
from app.domain.template import Diagnosis, Frame, Template
from app.domain.worksheet import Worksheet
from app.storage.diagnosis_models import DiagnosisShape
from app.storage.faults import Fault
from app.storage.shape_faults import read_shape
from app.storage.sheet_outline import outline
from app.storage.template_check import diagnosis_faults, template_faults
from app.storage.template_models import FrameShape, TemplateShape
from app.storage.wording_check import text_warnings, wording_warnings
from app.storage.worksheet_check import Elsewhere, worksheet_faults
from app.storage.worksheet_files import Checked, Made
from app.storage.worksheet_models import WorksheetShape
from app.storage.yaml_reading import Reading, read_yaml

Rules = Callable[[Reading, Elsewhere | None], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of file: its name, its shape, its rules, and the keys it is known by."""

    name: str
    shape: type[BaseModel]
    rules: Rules
    known_by: tuple[str, ...]


def check_any(source: str | bytes, elsewhere: Elsewhere | None) -> Checked:
    """Look at a file, taking it for the sort its keys tell."""
    reading = read_yaml(source)
    return _checked(reading, _sort_of(reading.data), elsewhere)


def check_among(source: str | bytes, elsewhere: Elsewhere) -> Checked:
    """The same; the file may point to itself too."""
    reading = read_yaml(source)
    return _checked(reading, _sort_of(reading.data), {**elsewhere, **_questions(reading)})


def check_as(source: str | bytes, wanted: type[Made], elsewhere: Elsewhere | None) -> Checked:
    """Look at a file that has to be of one sort."""
    return _checked(read_yaml(source), _SORTS[wanted], elsewhere)


def _checked(reading: Reading, sort: _Sort, elsewhere: Elsewhere | None) -> Checked:
    faults = list(reading.faults)
    if reading.data is None:
        if not faults:
            faults.append(Fault(1, _("The file is empty."), _("Start from a copy of a file that works.")))
        return Checked(sort.name, None, tuple(faults))
    read = read_shape(reading, sort.shape)
    faults += read.faults
    if isinstance(reading.data, Mapping):
        faults += sort.rules(read.mended, elsewhere)
    made = read.model
    usable = made is not None and not any(not fault.warning for fault in faults)
    return Checked(sort.name, _make(made) if usable else None, tuple(sorted(set(faults))))


def _make(model: Any) -> Made:
    made: Made = model.made()
    return made


def _sort_of(data: Any) -> _Sort:
    keys = set(data) if isinstance(data, Mapping) else set()
    return max(_SORTS.values(), key=lambda sort: len(keys.intersection(sort.known_by)))


def _worksheet_rules(reading: Reading, elsewhere: Elsewhere | None) -> Iterator[Fault]:
    sheet = outline(reading)
    yield from worksheet_faults(sheet, elsewhere)
    yield from wording_warnings(sheet)


def _template_rules(reading: Reading, _elsewhere: Elsewhere | None) -> Iterator[Fault]:
    yield from template_faults(reading)
    yield from text_warnings(reading)


def _diagnosis_rules(reading: Reading, elsewhere: Elsewhere | None) -> Iterator[Fault]:
    yield from diagnosis_faults(reading, elsewhere)


def _no_rules(_reading: Reading, _elsewhere: Elsewhere | None) -> Iterator[Fault]:
    yield from ()


_SORTS: Mapping[type[Made], _Sort] = {
    Worksheet: _Sort("worksheet", WorksheetShape, _worksheet_rules, ("sections", "mediator_notes", "close", "intro")),
    Template: _Sort("template", TemplateShape, _template_rules, ("criteria", "starter_issues", "terms", "local_refs")),
    Frame: _Sort("frame", FrameShape, _no_rules, ("locks", "profiles", "welcome", "terms_for_many")),
    Diagnosis: _Sort("diagnosis", DiagnosisShape, _diagnosis_rules, ("stop_signs", "rules_first", "usual_order")),
}


def questions_of(source: str | bytes) -> Elsewhere:
    """The id and the questions of a worksheet file as far as they can be made out, for pointers to it."""
    return _questions(read_yaml(source))


def _questions(reading: Reading) -> Elsewhere:
    sheet = outline(reading)
    name = sheet.raw.get("id")
    if not isinstance(name, str) or not sheet.questions:
        return {}
    return {name: frozenset(question.id for question in sheet.questions if question.id)}
