"""The page on `recess reckon` says what is so: its examples run, and every key and note there is stands on it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from app.commands.main import COMMANDS
from app.reckoning.break_even import Note
from app.reckoning.cost_rules import FLORIDA_VERSIONS, FRCP_68_VERSIONS, PART_36_VERSIONS
from app.reckoning.format import reality_input, rule_input, tree_input, two_sides_input
from tests.reckoning.format.asking import CHECK, GOOD, result

TOP = Path(__file__).resolve().parents[2]
PAGE = (TOP / "docs" / "reckon-format.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, flags=re.DOTALL)]


def keys_of(found: Any) -> set[str]:
    if isinstance(found, dict):
        return {key for key, item in found.items() for key in ({key} | keys_of(item))}
    return {key for item in found for key in keys_of(item)} if isinstance(found, list) else set()


def test_every_example_of_the_page_runs() -> None:
    assert {example["kind"] for example in EXAMPLES} == {"tree", "reality_check", "two_sides"}
    assert all(result(example) for example in EXAMPLES)


def test_every_key_that_is_read_stands_on_the_page() -> None:
    read = {
        *tree_input._ROOT,
        *tree_input._NODE,
        *tree_input._BRANCH,
        *rule_input._RULES,
        *reality_input._ROOT,
        *reality_input._DIRECTIONS,
        *two_sides_input._ROOT,
        *two_sides_input._SIDE,
    }
    assert [key for key in sorted(read) if not re.search(rf"[`\"]{key}[`\"]", PAGE)] == []


def test_every_key_that_comes_out_and_every_note_stands_on_the_page() -> None:
    told = {key for page in GOOD for key, item in result(page).items()}
    inside = {
        key
        for page in GOOD
        for name in ("offer", "break_even", "sensitivity")
        for key in keys_of(result(page).get(name))
    }
    notes = {note.value for note in Note}
    assert [key for key in sorted(told | inside | notes) if not re.search(rf"[`{{ ]{key}[`}},:]", PAGE)] == []


def test_every_sentence_stands_on_the_page() -> None:
    open_ones: list[dict[str, Any]] = [
        {},
        {"offer": None},
        {"offer": 53500},
        {"offer": 22800},
        {"offer": 30000},
        {"endings": {}},
        {"endings": "unknown"},
        {"chances": {}},
        {"their_costs_chance": "unknown"},
        {"costs": [{"low": 1, "high": None}]},
    ]
    told = {key for change in open_ones for key in result({**CHECK, **change})["sentences"]}
    assert len(told) > 10
    assert [key for key in sorted(told) if f"`{key}`" not in PAGE] == []


def test_the_versions_of_rules_stand_on_the_page() -> None:
    for version in {*FLORIDA_VERSIONS, *FRCP_68_VERSIONS, *PART_36_VERSIONS}:
        assert version in PAGE


def test_the_readme_lists_every_command() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`recess {name.replace('_', '-')}" not in readme] == []
