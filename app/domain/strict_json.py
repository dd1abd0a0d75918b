"""JSON as this program reads it, wherever it comes from: the pipe, a sealed row, a small file, the cage.

The standard reader is lenient: it takes `NaN`, the last of two equal keys, numbers of any length, text that is no
Unicode, and nests until Python gives up. Here each of those is a refusal, and always the same one.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

DEEPEST = 64
"""Lists and mappings inside each other. The deepest thing we write has a dozen."""
_MOST = 10**18
"""No whole number of ours reaches it; SQLite's own integers end a little above."""


_MOST_DIGITS = 40
"""Digits of an exact number, and places of its point: enough for any amount, too few to keep the program busy."""


class NotStrict(ValueError):
    """This is not JSON as we write it. The text names the sort of fault, never what was found; `place` where it stands,
    where that is known (`read_exact`)."""

    def __init__(self, fault: str, place: str = "") -> None:
        super().__init__(fault)
        self.place = place


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


# ---- with exact numbers ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fault:
    """Stands where something cannot be taken, until the walk through the whole value comes by and knows the place."""

    fault: str
    key: str = ""
    doubled: bool = False


_Way = tuple[Any, str | int] | None
"""From the root to a value: the way to what holds it, and its own key or number. Put into words only for a fault."""
_LONGEST_KEY, _LONGEST_PLACE = 60, 240
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


def step_to(key: str | int) -> str:
    """One step of a place: `.key`, `[3]`, or `["any other key"]`, without a sign that could move a cursor."""
    if isinstance(key, int):
        return f"[{key}]"
    cut = key if len(key) <= _LONGEST_KEY else key[:_LONGEST_KEY] + "…"
    if _PLAIN_KEY.fullmatch(cut):
        return f".{cut}"
    return f"[{json.dumps(cut, ensure_ascii=not cut.isprintable())}]"


def short_place(place: str, most: int = _LONGEST_PLACE) -> str:
    """`place` as it is told: without its first point, and without its middle where it is longer than `most` signs."""
    told = place.removeprefix(".")
    half = most // 2
    return told if len(told) <= most else f"{told[:half]} … {told[-half:]}"


def _place(way: _Way) -> str:
    steps: list[str] = []
    while way is not None:
        steps.append(step_to(way[1]))
        way = way[0]
    return short_place("".join(reversed(steps)))


def read_exact(raw: bytes, deepest: int) -> Any:
    """The value in UTF-8 JSON with every number a `Fraction`, read as the decimal that stands there. `NotStrict` says
    where the fault is: `tree.branches[0].p`, or the line and column of what is no JSON. The caller has looked at the size.
    """
    try:
        value = json.loads(
            # Some editors put a byte order mark before the text.
            raw.decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_constant=lambda _name: _Fault("not a number"),
            parse_float=_exact,
            parse_int=_exact,
        )
    except json.JSONDecodeError as fault:
        raise NotStrict("not JSON", f"line {fault.lineno}, column {fault.colno}") from None
    except UnicodeDecodeError:
        raise NotStrict("not text") from None
    except RecursionError:
        raise NotStrict("too deep") from None
    _walk(value, deepest)
    return value


_NUMBER = re.compile(r"-?[0-9]+(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]+))?", re.ASCII)


@lru_cache(maxsize=1024)
def _exact(text: str) -> Fraction | _Fault:
    parts = _NUMBER.fullmatch(text)
    if parts is None or len(text) > 2 * _MOST_DIGITS or abs(int(parts[2] or 0)) > _MOST_DIGITS:
        return _Fault("a number is too large")
    found = Fraction(text)
    fits = abs(found) < _MOST and len(parts[1] or "") - int(parts[2] or 0) <= _MOST_DIGITS
    return found if fits else _Fault("a number is too large")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Fault:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            return _Fault("a key stands twice", key, doubled=True)
        found[key] = value
    return found


def _walk(value: Any, deepest: int) -> None:
    waiting: list[tuple[Any, int, _Way]] = [(value, 1, None)]
    while waiting:
        found, depth, way = waiting.pop()
        if isinstance(found, _Fault):
            raise NotStrict(found.fault, _place((way, found.key) if found.doubled else way))
        if isinstance(found, str):
            _is_text_at(found, way)
        elif isinstance(found, dict | list):
            if depth > deepest:
                raise NotStrict("too deep", _place(way))
            if isinstance(found, dict):
                for key in found:
                    _is_text_at(key, way)
                inside = [(item, depth + 1, (way, key)) for key, item in found.items()]
            else:
                inside = [(item, depth + 1, (way, number)) for number, item in enumerate(found)]
            # The first fault in the order of the file is the one that is told.
            waiting += reversed(inside)


def _is_text_at(text: str, way: _Way) -> None:
    try:
        _is_text(text)
    except NotStrict as fault:
        raise NotStrict(str(fault), _place(way)) from None
