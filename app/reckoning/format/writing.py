"""Exact results as JSON text: the same results always give the same bytes, and no number passes through a float."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.domain.language import _
from app.reckoning.trees import Impossible

PLACES = 12
"""Digits after the point. What ends within them is exact; the rest is rounded to the nearest, half to even."""
LARGEST = 10**60
"""Numbers from here on are not written: amounts of the input are below 10¹⁸."""
_INDENT = "  "

Plain = Fraction | int | str | bool | Mapping[str, "Plain"] | Sequence["Plain"] | None


def number_text(number: Fraction | int) -> str:
    """`number` as a JSON number, without an exponent, without zeros at the end: `70000`, `-0.25`, `0.333333333333`.

    `Impossible` where it has more digits than anybody reads: a rate near −1 over centuries makes such numbers.
    """
    if abs(Fraction(number)) >= LARGEST:
        raise Impossible("", _("A result is too large to be written down."))
    scaled = round(number * 10**PLACES)
    whole, rest = divmod(abs(scaled), 10**PLACES)
    digits = f"{rest:0{PLACES}d}".rstrip("0")
    text = f"{whole}.{digits}" if digits else str(whole)
    return f"-{text}" if scaled < 0 else text


def as_json(content: Plain) -> str:
    """`content` as JSON on several lines, keys in the order they are given, without a last line end."""
    return _text(content, "")


def _text(content: Plain, indent: str) -> str:
    if content is None or isinstance(content, bool | str):
        return json.dumps(content, ensure_ascii=False)
    if isinstance(content, Fraction | int):
        return number_text(content)
    deeper = indent + _INDENT
    if isinstance(content, Mapping):
        inside = [f"{json.dumps(key, ensure_ascii=False)}: {_text(value, deeper)}" for key, value in content.items()]
        return _framed("{}", inside, indent)
    return _framed("[]", [_text(value, deeper) for value in content], indent)


def _framed(marks: str, inside: list[str], indent: str) -> str:
    if not inside:
        return marks
    deeper = indent + _INDENT
    return f"{marks[0]}\n{deeper}" + f",\n{deeper}".join(inside) + f"\n{indent}{marks[1]}"
