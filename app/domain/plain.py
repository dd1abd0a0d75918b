"""Domain values as plain data (what JSON can hold) and back.

One small codec serves the pipe to a party's process, the sealed rows and the stored editions of a worksheet.
It reads the type hints of frozen dataclasses, so a value class is written down once. It is strict: a missing or
unknown key, or a value of another type, is a `Misread`. The domain may import nothing but the standard library,
which is why this is ours.

A class of which there are several sorts (the kinds of question, conditions) is a *family*: its plain form carries
the sort under the family's tag.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.domain.strict_json import NotStrict, read_json

T = TypeVar("T")

type_of_none = type(None)


class Misread(ValueError):
    """Plain data that does not fit. The text names the place and the sort of fault, never the value."""


class _Families:
    """Which classes have several sorts, and which classes read and write themselves."""

    def __init__(self) -> None:
        self.tags: dict[type, tuple[str, Callable[[], Mapping[str, type]]]] = {}


_families = _Families()


def family(base: type, tag: str, sorts: Callable[[], Mapping[str, type]]) -> None:
    """Declare that `base` has several sorts, told apart by the key `tag`. `sorts` is asked at first use."""
    _families.tags[base] = (tag, sorts)


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


@cache
def _sorts(base: type) -> tuple[str, Mapping[str, type], Mapping[type, str]]:
    tag, sorts = _families.tags[base]
    named = dict(sorts())
    return tag, named, {cls: name for name, cls in named.items()}


@cache
def _tagged_by(cls: type) -> tuple[str, str] | None:
    for base in cls.__mro__:
        if base in _families.tags:
            tag, _named, names = _sorts(base)
            return (tag, names[cls]) if cls in names else None
    return None


def dump(value: object) -> Any:
    """The plain form of a dataclass, enum, mapping, tuple, frozenset or simple value."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return _dump_record(value)
    if isinstance(value, Mapping):
        return {str(dump(key)): dump(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(dump(item) for item in value)
    if isinstance(value, tuple | list):
        return [dump(item) for item in value]
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"no plain form for {type(value).__name__}")


def _dump_record(value: Any) -> dict[str, Any]:
    cls: type = type(value)
    tagged = _tagged_by(cls)
    plain: dict[str, Any] = {} if tagged is None else {tagged[0]: tagged[1]}
    for item in fields(value):
        content = getattr(value, item.name)
        if _is_default(item, content):
            continue
        plain[item.name] = dump(content)
    return plain


def _is_default(item: Any, content: object) -> bool:
    if item.default is not MISSING:
        return type(content) is type(item.default) and bool(content == item.default)
    if item.default_factory is not MISSING:
        return bool(content == item.default_factory())
    return False


def load(wanted: type[T], plain: object, where: str = "") -> T:
    """`plain` as a `wanted`; `Misread` with the place if it does not fit."""
    return cast(T, _load(wanted, plain, where or wanted.__name__))


def _load(wanted: Any, plain: Any, where: str) -> Any:
    origin = get_origin(wanted)
    if wanted is Any or wanted is object:
        return plain
    if origin in (Union, types.UnionType):
        return _load_union(get_args(wanted), plain, where)
    if origin in _families.tags:
        return _load_sort(origin, plain, where)
    if origin is not None:
        return _load_collection(origin, get_args(wanted), plain, where)
    if wanted in _families.tags:
        return _load_sort(wanted, plain, where)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        try:
            return wanted(plain)
        except ValueError:
            raise Misread(f"{where}: not one of the known values") from None
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _load_record(wanted, plain, where)
    return _load_simple(wanted, plain, where)


def _load_simple(wanted: Any, plain: Any, where: str) -> Any:
    if wanted is type_of_none and plain is None:
        return None
    if wanted is bytes and isinstance(plain, str):
        return _bytes(plain, where)
    if wanted is float and isinstance(plain, int | float) and not isinstance(plain, bool):
        return float(plain)
    if wanted in (str, int, bool) and type(plain) is wanted:
        return plain
    raise Misread(f"{where}: expected {getattr(wanted, '__name__', wanted)}, found {type(plain).__name__}")


def _bytes(plain: str, where: str) -> bytes:
    try:
        found = bytes.fromhex(plain)
    except ValueError:
        raise Misread(f"{where}: not hexadecimal") from None
    # Spaces and capitals would be a second way to write the same.
    if found.hex() != plain:
        raise Misread(f"{where}: not hexadecimal")
    return found


def _load_union(choices: tuple[Any, ...], plain: Any, where: str) -> Any:
    if plain is None:
        if type_of_none in choices:
            return None
        raise Misread(f"{where}: missing")
    faults: list[str] = []
    for choice in choices:
        if choice is type_of_none:
            continue
        try:
            return _load(choice, plain, where)
        except Misread as fault:
            faults.append(str(fault))
    raise Misread(faults[0] if len(faults) == 1 else f"{where}: fits none of the allowed shapes")


def _load_collection(origin: Any, inner: tuple[Any, ...], plain: Any, where: str) -> Any:
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(plain, Mapping):
            raise Misread(f"{where}: expected a mapping")
        return {_load(inner[0], key, where): _load(inner[1], item, f"{where}.{key}") for key, item in plain.items()}
    if origin in (tuple, frozenset):
        if not isinstance(plain, list | tuple):
            raise Misread(f"{where}: expected a list")
        if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
            if len(plain) != len(inner):
                raise Misread(f"{where}: expected {len(inner)} items")
            return tuple(
                _load(kind, item, f"{where}[{n}]") for n, (kind, item) in enumerate(zip(inner, plain, strict=True))
            )
        found = origin(_load(inner[0], item, f"{where}[{n}]") for n, item in enumerate(plain))
        if len(found) != len(plain):
            raise Misread(f"{where}: the same stands twice")
        return found
    raise Misread(f"{where}: no way to read {origin}")


def _load_sort(base: type, plain: Any, where: str) -> Any:
    tag, named, _names = _sorts(base)
    sort = plain.get(tag) if isinstance(plain, Mapping) else None
    # Asked first: a list is no key that could be looked up.
    if not isinstance(sort, str) or sort not in named:
        raise Misread(f"{where}: unknown {tag}")
    rest = {key: item for key, item in plain.items() if key != tag}
    return _load_record(named[sort], rest, where)


def _load_record(wanted: type, plain: Any, where: str) -> Any:
    if not isinstance(plain, Mapping):
        raise Misread(f"{where}: expected a mapping")
    tagged = _tagged_by(wanted)
    if tagged is not None and plain.get(tagged[0]) == tagged[1]:
        plain = {key: item for key, item in plain.items() if key != tagged[0]}
    hints = _hints(wanted)
    known = {item.name: item for item in fields(wanted) if item.init}
    unknown = sorted(str(key) for key in plain if key not in known)
    if unknown:
        raise Misread(f"{where}: unknown key {unknown[0]}")
    filled: dict[str, Any] = {}
    for name, item in known.items():
        if name in plain:
            filled[name] = _load(hints[name], plain[name], f"{where}.{name}")
        elif item.default is MISSING and item.default_factory is MISSING:
            raise Misread(f"{where}: {name} is missing")
    return wanted(**filled)


def to_bytes(value: object) -> bytes:
    """The plain form as compact JSON with sorted keys: the same value always gives the same bytes."""
    return json.dumps(dump(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def from_bytes(wanted: type[T], raw: bytes) -> T:
    """What `to_bytes` wrote, read strictly (`strict_json`), with no unknown keys."""
    try:
        plain = read_json(raw)
    except NotStrict as fault:
        raise Misread(str(fault)) from None
    return load(wanted, plain)
