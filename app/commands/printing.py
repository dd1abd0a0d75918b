"""How commands print: lines for people, one JSON document with `--json`, problems on stderr in words."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from app.domain.language import _
from app.domain.trouble import Trouble

DONE = 0
STATED_PROBLEM = 1
WRONG_USAGE = 2


def add_json(parser: ArgumentParser) -> None:
    """`--json`, as on every command that prints data."""
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def lines(several: Iterable[str]) -> None:
    """Lines for people on standard output."""
    for line in several:
        print(line)


def as_json(content: Any) -> None:
    """One JSON document on standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True))


def exactly(text: str) -> None:
    """`text` on standard output as UTF-8, the same bytes on every system and in every locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def problems(several: Iterable[str]) -> None:
    """Problems, one a line, on standard error."""
    for problem in several:
        print(problem, file=sys.stderr)


def trouble(problem: Trouble) -> None:
    """A stated problem, in words, on standard error."""
    print("recess: " + str(problem), file=sys.stderr)
