"""Reading Recess's own source for tests/test_house_rules.py."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
_LEFT_OUT = {".git", ".venv", "build", "dist", "out", "ci-artefacts", "node_modules"}


@dataclass(frozen=True)
class Found:
    """One place in the source; reads as `app/domain/money.py:12 random.random`."""

    place: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.place}:{self.line} {self.what}"


def python_files(*rooms: str, top: Path = TOP) -> list[Path]:
    """Every Python file under `rooms` (`app/domain`, `ui`, …) of the checkout `top`, in a fixed order."""
    return sorted(file for room in rooms for file in (top / room).rglob("*.py") if "__pycache__" not in file.parts)


def text_files(top: Path = TOP) -> Iterator[tuple[Path, str]]:
    """Every file of the checkout that is text, with its text. What git ignores by name is left out."""
    for folder in (top, *sorted(path for path in top.rglob("*") if path.is_dir())):
        parts = folder.relative_to(top).parts
        if _LEFT_OUT & set(parts) or any(part.endswith(("_cache", "__pycache__")) for part in parts):
            continue
        for file in sorted(path for path in folder.iterdir() if path.is_file()):
            try:
                yield file, file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def place_of(file: Path, top: Path = TOP) -> str:
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else file.name


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports(file: Path) -> Iterator[Found]:
    """Every module that `file` imports, at any depth, by its full name."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Found(place_of(file), node.lineno, name.name)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield Found(place_of(file), node.lineno, "." * node.level + (node.module or ""))
            elif node.module:
                yield Found(place_of(file), node.lineno, node.module)


def uses(file: Path) -> Iterator[Found]:
    """Every dotted name that `file` uses, with its imports resolved.

    After `from datetime import datetime as dt`, `dt.now()` is found as `datetime.datetime.now`.
    """
    tree = parsed(file)
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                known[name.asname or name.name.split(".")[0]] = name.name if name.asname else name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                known[name.asname or name.name] = f"{node.module}.{name.name}"
                yield Found(place_of(file), node.lineno, f"{node.module}.{name.name}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            dotted = _dotted(node)
            if dotted:
                first, _, rest = dotted.partition(".")
                yield Found(place_of(file), node.lineno, f"{known.get(first, first)}.{rest}")


def _dotted(node: ast.expr) -> str:
    """`a.b.c` as text; empty where it does not begin with a plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def kind_ladders(file: Path) -> Iterator[Found]:
    """Comparisons of a kind with a fixed word or class, and `match` over a kind: the rungs of a ladder."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            fixed = any(
                isinstance(side, ast.Constant | ast.Set | ast.Tuple | ast.List) or _names_a_class(side)
                for side in sides
            )
            if fixed and any(_is_kind(side) for side in sides) and not _compares_with_none(sides):
                yield Found(place_of(file), node.lineno, ast.unparse(node))
        elif isinstance(node, ast.Match) and _is_kind(node.subject):
            yield Found(place_of(file), node.lineno, f"match {ast.unparse(node.subject)}")


def _is_kind(side: ast.expr) -> bool:
    if isinstance(side, ast.Call) and _dotted(side.func) == "type" and side.args:
        side = side.args[0]
    return _dotted(side).rsplit(".", 1)[-1] in {"kind", "kind_name", "kind_id"}


def _names_a_class(side: ast.expr) -> bool:
    """`Money`, `kinds.Money`; but not `AudienceKind.PARTY`, which is one of a few fixed values and no kind of question."""
    last = _dotted(side).rsplit(".", 1)[-1]
    return last[:1].isupper() and not last.isupper()


def _compares_with_none(sides: list[ast.expr]) -> bool:
    return any(isinstance(side, ast.Constant) and side.value is None for side in sides)


def lambdas_in_connect(file: Path) -> Iterator[Found]:
    """`signal.connect(lambda …)`: a slot without a name, that keeps its surroundings alive."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            for argument in node.args:
                if isinstance(argument, ast.Lambda):
                    yield Found(place_of(file), node.lineno, ast.unparse(node))


def class_names(file: Path) -> Iterator[Found]:
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.ClassDef):
            yield Found(place_of(file), node.lineno, node.name)


def lint_imports(top: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the checkout at `top`; all contracts, or only those with these ids."""
    start = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    only = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", start, "--no-cache", "--config", str(top / "pyproject.toml"), *only],
        cwd=top,
        env={"PYTHONPATH": str(top), "PATH": "", "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
