"""Plain data of an answer, taken strictly: each function gives what it names or raises `Misread`.

The words of a refusal name the sort of fault, never what was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.plain import Misread


def text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise Misread("expected text")
    return plain


def whole(plain: Any) -> int:
    if type(plain) is not int:
        raise Misread("expected a whole number")
    return plain


def whole_or_none(plain: Any) -> int | None:
    return None if plain is None else whole(plain)


def items(plain: Any) -> tuple[Any, ...]:
    if not isinstance(plain, list | tuple):
        raise Misread("expected a list")
    return tuple(plain)


def texts(plain: Any) -> tuple[str, ...]:
    return tuple(text(item) for item in items(plain))


def mapping(plain: Any) -> Mapping[str, Any]:
    if not isinstance(plain, Mapping):
        raise Misread("expected a mapping")
    return {text(key): item for key, item in plain.items()}


def record(plain: Any, *names: str) -> tuple[Any, ...]:
    """The values under exactly these `names`, in their order."""
    found = mapping(plain)
    if set(found) != set(names):
        raise Misread("expected other keys")
    return tuple(found[name] for name in names)


def nothing(plain: Any) -> None:
    if plain is not None:
        raise Misread("expected nothing")
