"""JSON as this program reads it, wherever it comes from: the pipe, a sealed row, a small file, the cage.

The standard reader is lenient: it takes `NaN`, the last of two equal keys, numbers of any length, text that is no
Unicode, and nests until Python gives up. Here each of those is a refusal, and always the same one.
"""

from __future__ import annotations

import json
import math
from typing import Any

DEEPEST = 64
"""Lists and mappings inside each other. The deepest thing we write has a dozen."""
_MOST = 10**18
"""No whole number of ours reaches it; SQLite's own integers end a little above."""


class NotStrict(ValueError):
    """This is not JSON as we write it. The text names the sort of fault, never what was found."""


def read_json(raw: bytes) -> Any:
    """The value in UTF-8 JSON. The caller has looked at the size."""
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_no_twice, parse_constant=_no_constant)
    except NotStrict:
        raise
    # A number of more than 4300 digits is a plain ValueError.
    except (ValueError, RecursionError):
        raise NotStrict("not JSON") from None
    _look_through(value)
    return value


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict("a key stands twice")
    return found


def _no_constant(_name: str) -> Any:
    raise NotStrict("not a number")


def _look_through(value: Any) -> None:
    waiting: list[tuple[Any, int]] = [(value, 1)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, str):
            _is_text(found)
        elif isinstance(found, dict | list):
            if depth > DEEPEST:
                raise NotStrict("too deep")
            if isinstance(found, dict):
                for key in found:
                    _is_text(key)
                waiting += [(item, depth + 1) for item in found.values()]
            else:
                waiting += [(item, depth + 1) for item in found]
        elif isinstance(found, int):
            if not -_MOST < found < _MOST:
                raise NotStrict("a number is too large")
        elif isinstance(found, float) and not math.isfinite(found):
            raise NotStrict("a number is too large")


def _is_text(text: str) -> None:
    """Half a character (a lone surrogate) can be read and never written again."""
    try:
        text.isascii() or text.encode()
    except UnicodeEncodeError:
        raise NotStrict("not text") from None
