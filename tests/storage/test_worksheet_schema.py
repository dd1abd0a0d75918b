"""The published JSON Schema and the program come to the same verdict on the shape of a file (decision 45)."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from app.storage.published_schemas import published_schemas
from app.storage.template_models import TemplateShape
from app.storage.worksheet_files import RESOURCES
from app.storage.worksheet_models import WorksheetShape
from app.storage.yaml_reading import Path, read_yaml, value_at
from tests.storage.sheet_texts import EVERY_KIND

_published = {name: Draft202012Validator(json.loads((RESOURCES / name).read_bytes())) for name in published_schemas()}


def _says_the_schema(name: str, data: Any) -> bool:
    return bool(_published[name].is_valid(data))


def _says_the_program(shape: type[BaseModel], data: Any) -> bool:
    try:
        shape.model_validate(data)
    except ValidationError:
        return False
    return True


SHEET: Any = read_yaml(EVERY_KIND).data
TEMPLATE: Any = read_yaml((RESOURCES / "templates" / "contract_payment.yaml").read_bytes()).data


def _places(data: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _places(value, (*path, number))


_SHEET_PLACES = tuple(_places(SHEET))
_TEMPLATE_PLACES = tuple(_places(TEMPLATE))
_KEYS = sorted({str(path[-1]) for path in (*_SHEET_PLACES, *_TEMPLATE_PLACES) if path and isinstance(path[-1], str)})

# No line breaks: `$` in a pattern is the end of the text by the standard, but in Python also stands before a last one.
_WORDS = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=20)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 6000)
    | st.floats(allow_nan=False, allow_infinity=False, width=16).filter(lambda number: not number.is_integer())
    | _WORDS
    | st.sampled_from(["money", "scale", "table", "private_to_me", "case.issues", "line", "x" * 161, "x" * 401]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS) | _WORDS, inner, max_size=3),
    max_leaves=6,
)


def _changed(data: Any, places: tuple[Path, ...], draw: st.DataObject) -> Any:
    data = copy.deepcopy(data)
    for _change in range(draw.draw(st.integers(1, 2))):
        path = draw.draw(st.sampled_from(places[1:]))
        around: Any = value_at(data, path[:-1])
        last: Any = path[-1]
        if around is None or value_at(data, path) is None:
            continue
        what = draw.draw(st.sampled_from(["put", "drop", "rename", "add", "borrow"]))
        if what == "drop":
            del around[last]
        elif what == "borrow":
            around[last] = copy.deepcopy(value_at(data, draw.draw(st.sampled_from(places[1:]))))
        elif isinstance(around, list):
            around[last] = draw.draw(_VALUES)
        elif what == "rename":
            around[draw.draw(st.sampled_from(_KEYS) | _WORDS)] = around.pop(last)
        elif what == "add":
            around[draw.draw(st.sampled_from(_KEYS) | _WORDS)] = draw.draw(_VALUES)
        else:
            around[last] = draw.draw(_VALUES)
    return data


@pytest.mark.parametrize("name", sorted(published_schemas()))
def test_the_published_schema_is_the_one_made_from_the_models(name: str) -> None:
    published = (RESOURCES / name).read_text(encoding="utf-8")
    assert published == published_schemas()[name], "run .venv/bin/python packaging/compile_content.py"
    Draft202012Validator.check_schema(json.loads(published))


@pytest.mark.parametrize("path", sorted((RESOURCES / "worksheets").glob("*.yaml")), ids=lambda path: path.stem)
def test_both_take_the_built_in_sheets(path: Any) -> None:
    data = read_yaml(path.read_bytes()).data
    assert _says_the_schema("worksheet.schema.json", data)
    assert _says_the_program(WorksheetShape, data)


@pytest.mark.parametrize("path", sorted((RESOURCES / "templates").glob("*.yaml")), ids=lambda path: path.stem)
def test_both_take_the_built_in_templates(path: Any) -> None:
    data = read_yaml(path.read_bytes()).data
    assert _says_the_schema("template.schema.json", data)
    assert _says_the_program(TemplateShape, data)


@given(st.data())
def test_both_say_the_same_of_a_changed_sheet(draw: st.DataObject) -> None:
    data = _changed(SHEET, _SHEET_PLACES, draw)
    assert _says_the_schema("worksheet.schema.json", data) == _says_the_program(WorksheetShape, data)


@given(st.data())
def test_both_say_the_same_of_a_changed_template(draw: st.DataObject) -> None:
    data = _changed(TEMPLATE, _TEMPLATE_PLACES, draw)
    assert _says_the_schema("template.schema.json", data) == _says_the_program(TemplateShape, data)


@given(_VALUES)
def test_both_say_the_same_of_anything(data: Any) -> None:
    assert _says_the_schema("worksheet.schema.json", data) == _says_the_program(WorksheetShape, data)
