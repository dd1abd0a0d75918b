"""Nothing in the program prints an error's words, keeps local variables, or lets the database quote what it was given."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.reading_code import Found, imports, parsed, place_of, python_files, uses

_LOUD = re.compile(
    r"(^|\.)(print_exc|print_exception|print_last|print_tb|print_stack|format_exc|format_exception|TracebackException"
    r"|capture_locals|print_list)$|^(faulthandler|cgitb|logging|syslog|warnings)(\.|$)"
)


def loud(files: list[Path]) -> list[Found]:
    """Places that could print more of an error than its kind."""
    named = [found for file in files for found in (*uses(file), *imports(file)) if _LOUD.search(found.what)]
    keywords = [
        Found(place_of(file), node.value.lineno, str(node.arg))
        for file in files
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.keyword) and node.arg in {"capture_locals", "echo_pool"}
    ]
    return [*named, *keywords]


def open_engines(files: list[Path]) -> list[Found]:
    """Engines that would show what was given to the database."""
    return [
        Found(place_of(file), node.lineno, "create_engine")
        for file in files
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("create_engine")
        and "hide_parameters=True" not in [ast.unparse(keyword).replace(" ", "") for keyword in node.keywords]
    ]


def test_nothing_prints_an_errors_words_or_keeps_local_variables() -> None:
    assert [str(found) for found in loud(python_files("app", "ui"))] == []


def test_the_database_never_quotes_what_it_was_given() -> None:
    files = python_files("app", "ui")
    assert open_engines(files) == []
    assert any("create_engine" in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize(
    "planted",
    [
        "import traceback\ntraceback.print_exc()",
        "from traceback import TracebackException\n",
        "import logging\nlogging.getLogger()",
        "import faulthandler\nfaulthandler.enable()",
        "import traceback as t\nt.StackSummary.extract(None, capture_locals=True)",
    ],
)
def test_a_planted_loud_place_is_found(tmp_path: Path, planted: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(planted + "\n", encoding="utf-8")
    assert loud([file])


def test_a_planted_engine_that_quotes_is_found(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text("import sqlalchemy\nengine = sqlalchemy.create_engine('sqlite://')\n", encoding="utf-8")
    assert open_engines([file])
