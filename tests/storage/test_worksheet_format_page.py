"""The page that describes the format says what is so: its example can be used, and it names every key and kind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from app.domain.kinds import KINDS
from app.reckoning.from_answers import ALL_USES
from app.storage.published_schemas import template_schema, worksheet_schema
from app.storage.worksheet_files import check_file

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "worksheet-format.md").read_text(encoding="utf-8")


def _keys(schema: dict[str, Any]) -> set[str]:
    parts = [schema, *schema["$defs"].values()]
    return {key for part in parts for key in part.get("properties", {})}


def test_the_sheet_on_the_page_can_be_used() -> None:
    example = re.search(r"```yaml\n(format: 1.*?)```", PAGE, re.DOTALL)
    assert example is not None
    assert check_file(example.group(1)).faults == ()


@pytest.mark.parametrize("schema", [worksheet_schema(), template_schema()], ids=["worksheet", "template"])
def test_the_page_names_every_key(schema: dict[str, Any]) -> None:
    assert {key for key in _keys(schema) if not re.search(rf"\b{key}\b", PAGE)} == set()


def test_the_page_names_every_kind_and_every_sum() -> None:
    assert {name for name in (*KINDS, *ALL_USES) if f"`{name}`" not in PAGE} == set()
