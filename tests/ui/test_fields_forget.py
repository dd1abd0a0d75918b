"""No field of ours brings back what was in it, and none offers what others typed: a rule over the sources."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

from tests.reading_code import Found, place_of, python_files

FORBIDDEN_NAMES = re.compile(r"^(QCompleter|setCompleter|setEditable|QUndoStack|QUndoGroup)$")
"""What offers words typed before, or keeps them: an editable list adds what was typed to itself."""


@lru_cache
def _line_classes() -> frozenset[str]:
    """QLineEdit and every class of ours that is one."""
    found = {"QLineEdit"}
    for _round in range(4):
        for file in python_files("ui"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef) and any(
                    isinstance(b, ast.Name) and b.id in found for b in node.bases
                ):
                    found.add(node.name)
    return frozenset(found)


def _lines_of(tree: ast.AST, classes: frozenset[str]) -> set[str]:
    """The names that a line to type in is given in this file."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call):
            made = node.value.func
            if isinstance(made, ast.Name) and made.id in classes:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names |= {_last(target) for target in targets}
    return names


def _last(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def clears_a_line(file: Path) -> list[Found]:
    """`.clear()` on a line to type in: Ctrl+Z brings it back. `setText("")` does not keep it."""
    classes = _line_classes()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    lines = _lines_of(tree, classes)
    own = {
        node: cls
        for cls in ast.walk(tree)
        if isinstance(cls, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in classes for base in cls.bases)
        for node in ast.walk(cls)
    }
    found = []
    for node in ast.walk(tree):
        is_clear = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "clear"
        if not is_clear or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = _last(node.func.value)
        if name in lines or name == "line" or (name in ("self", "") and node in own):
            found.append(Found(place_of(file), node.lineno, f"{name}.clear()"))
    return found


def offers_words(file: Path) -> list[Found]:
    """Names that stand for keeping or offering what was typed."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: list[tuple[ast.AST, str]] = [
        (node, _last(node)) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name)
    ]
    names += [(node, alias.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    return [
        Found(place_of(file), getattr(node, "lineno", 0), name) for node, name in names if FORBIDDEN_NAMES.match(name)
    ]


def test_no_line_to_type_in_is_emptied_so_that_it_can_be_undone() -> None:
    assert [found for file in python_files("ui") for found in clears_a_line(file)] == []


def test_nothing_offers_what_was_typed_before() -> None:
    assert [found for file in python_files("ui") for found in offers_words(file)] == []


@pytest.mark.parametrize(
    ("planted", "seen"),
    [
        ("from PySide6.QtWidgets import QLineEdit\nline = QLineEdit()\nline.clear()", 1),
        ("class Page:\n    def build(self):\n        self.own = TextLine('a')\n        self.own.clear()", 1),
        (
            "from PySide6.QtWidgets import QLineEdit\nclass Amount(QLineEdit):\n    def empty(self):\n        self.clear()",
            1,
        ),
        ("def forget(self):\n    self.secret.line.clear()", 1),
        ("rows = []\nrows.clear()", 0),
        ("from PySide6.QtWidgets import QLineEdit\nline = QLineEdit()\nline.setText('')", 0),
    ],
)
def test_a_planted_clear_is_caught(tmp_path: Path, planted: str, seen: int) -> None:
    file = tmp_path / "planted.py"
    file.write_text(planted + "\n", encoding="utf-8")
    assert len(clears_a_line(file)) == seen


@pytest.mark.parametrize(
    "planted",
    ["from PySide6.QtWidgets import QCompleter", "box.setEditable(True)", "line.setCompleter(words)"],
)
def test_a_planted_completer_or_editable_list_is_caught(tmp_path: Path, planted: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(planted + "\n", encoding="utf-8")
    assert offers_words(file)
