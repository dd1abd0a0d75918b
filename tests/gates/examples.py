"""An example of any value of the program in its plain form, made from its type; and examples made small."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.plain import _sorts


def example(wanted: Any, turn: int = 0) -> Any:
    """The plain form of some value of a type; another `turn` takes another sort where there are several."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if wanted is Any or wanted is object:
        return ("some words", 3, [1, "two"], None, {"low": 1})[turn % 5]
    if origin in {Union, UnionType}:
        several = [one for one in inner if one is not NoneType]
        # Sorts stand inside each other (a condition in a condition): the inner one takes the sort before.
        return example(several[turn % len(several)], max(turn - 1, 0))
    if origin is not None and issubclass(origin, Mapping):
        return {example(inner[0], turn): example(inner[1], turn)}
    if origin in {tuple, frozenset}:
        return [example(one, turn) for one in inner if one is not Ellipsis]
    return _simple(origin or wanted, turn)


def _simple(wanted: Any, turn: int) -> Any:
    known = {str: "words", int: 2, bool: True, float: 0.5, bytes: "00ff10"}
    if wanted in known:
        return known[wanted]
    if issubclass(wanted, Enum):
        return list(wanted)[turn % len(wanted)].value
    try:
        tag, sorts, _names = _sorts(wanted)
    except KeyError:
        return record(wanted, turn)
    name = list(sorts)[turn % len(sorts)]
    return {tag: name, **record(sorts[name], max(turn - 1, 0))}


def record(wanted: type, turn: int) -> dict[str, Any]:
    assert is_dataclass(wanted)
    hints = get_type_hints(wanted)
    return {
        item.name: example(hints[item.name], turn)
        for item in fields(wanted)
        if item.init and (turn % 2 or (item.default is MISSING and item.default_factory is MISSING))
    }


def pruned(tree: Any, is_good: Callable[[Any], bool]) -> Any:
    """`tree` with as few items in its lists as leave it good."""
    found = copy.deepcopy(tree)
    for path in sorted(_lists(found), key=len):
        try:
            items = _at(found, path)
        except (KeyError, IndexError):
            continue
        while len(items) > 1:
            last = items.pop()
            if not is_good(found):
                items.append(last)
                break
    return found


def _lists(tree: Any, path: tuple[Any, ...] = ()) -> Iterable[tuple[Any, ...]]:
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    if isinstance(tree, list):
        yield path
    for key, value in inside:
        yield from _lists(value, (*path, key))


def _at(tree: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree
