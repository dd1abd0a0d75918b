"""Files that nobody would write: made from good ones, by turning bytes and by turning what the bytes mean. Seeded."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Sequence
from typing import Any

_BYTES = (
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"NaN",
    b"1e999",
    b"-0",
    b"9" * 30,
    b"1_000",
    "１２".encode(),
    "٣".encode(),
    b'"\\ud800"',
    b"null",
    b"true",
    b"[" * 40,
    b"}" * 5,
    b"\t",
    b"\r",
    b"&a ",
    b"*a",
    b"!!python/object:os.system ",
    b"%YAML 1.2",
    b"---\n",
    b"<<: ",
    b"? ",
    b"\xe2\x80\xae",
    b"\x1b[2J",
    b'"',
    b"'",
    b"{other}",
    b"../",
    b"\n" * 10,
)
_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    2**31,
    10**18,
    -(10**30),
    0.5,
    1e300,
    "",
    " ",
    "x" * 6000,
    "\0",
    "\u202e",
    "１２",
    "1e5",
    "only_me",
    "share",
    "NaN",
    "ab" * 16,
    "{other}",
    "{",
    "../../etc",
    "café",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"en": "x"},
    [1, "1", 1.0],
    ["a"] * 70,
)


class Mutator:
    """The same seed always makes the same files."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def any_of(self, several: Sequence[Any]) -> Any:
        return self._chance.choice(several)

    # ---- bytes -----------------------------------------------------------------------------------------------------

    def turned(self, seeds: Sequence[bytes]) -> bytes:
        """One of `seeds`, with one to four turns of its bytes."""
        found = bytearray(self._chance.choice(seeds))
        for _turn in range(self._chance.choice((1, 1, 2, 4))):
            self._chance.choice(self._turns)(self, found, seeds)
        return bytes(found)

    def _spot(self, found: bytearray) -> int:
        return self._chance.randrange(len(found) + 1)

    def _flip(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        if found:
            found[self._chance.randrange(len(found))] ^= 1 << self._chance.randrange(8)

    def _any(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        if found:
            found[self._chance.randrange(len(found))] = self._chance.randrange(256)

    def _cut(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        start = self._spot(found)
        del found[start : start + self._chance.choice((1, 2, 8, 64))]

    def _end(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        del found[self._spot(found) :]

    def _twice(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        start, to = self._spot(found), self._spot(found)
        found[to:to] = found[start : start + self._chance.choice((1, 4, 32, 200))]

    def _put(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        at = self._spot(found)
        found[at:at] = self._chance.choice(_BYTES)

    def _spliced(self, found: bytearray, seeds: Sequence[bytes]) -> None:
        other = self._chance.choice(seeds)
        found[self._spot(found) :] = other[self._chance.randrange(len(other) + 1) :]

    def _lines(self, found: bytearray, _seeds: Sequence[bytes]) -> None:
        lines = bytes(found).splitlines(keepends=True)
        if len(lines) > 1:
            one, two = self._chance.randrange(len(lines)), self._chance.randrange(len(lines))
            lines[one], lines[two] = lines[two], lines[one]
            found[:] = b"".join(lines)

    _turns: tuple[Callable[[Any, bytearray, Sequence[bytes]], None], ...] = (
        _flip,
        _flip,
        _any,
        _cut,
        _end,
        _twice,
        _put,
        _put,
        _spliced,
        _lines,
    )

    # ---- meaning ----------------------------------------------------------------------------------------------------

    def bent(self, tree: Any) -> Any:
        """A copy of plain data (mappings, lists, values), with one to four of its places bent."""
        found = [copy.deepcopy(tree)]
        for _turn in range(self._chance.choice((1, 1, 2, 4))):
            around, key = self._place(found)
            self._chance.choice(self._bends)(self, around, key, found)
        return found[0]

    def bent_json(self, tree: Any) -> bytes:
        """The same as JSON; now and then with a key that stands twice."""
        raw = json.dumps(self.bent(tree), ensure_ascii=self._chance.random() < 0.3).encode("utf-8", "surrogatepass")
        if self._chance.random() < 0.03:
            raw = raw.replace(b'{"', b'{"id":1,"id":2,"', 1)
        return raw

    def _place(self, top: list[Any]) -> tuple[Any, Any]:
        """Any place, near ones no more often than deep ones."""
        places: list[tuple[Any, Any]] = []
        waiting: list[Any] = [top]
        while waiting:
            here = waiting.pop()
            keys = here if isinstance(here, dict) else range(len(here))
            for key in keys:
                places.append((here, key))
                if isinstance(here[key], dict | list):
                    waiting.append(here[key])
        return self._chance.choice(places)

    def _replace(self, around: Any, key: Any, _top: list[Any]) -> None:
        around[key] = copy.deepcopy(self._chance.choice(_VALUES))

    def _remove(self, around: Any, key: Any, top: list[Any]) -> None:
        if around is not top:
            del around[key]

    def _rename(self, around: Any, key: Any, _top: list[Any]) -> None:
        if isinstance(around, dict):
            name = str(key)
            cut = self._chance.randrange(len(name) + 1)
            around[self._chance.choice((name[:cut] + name[cut + 1 :], name + "s", "zz", name.upper()))] = around.pop(
                key
            )

    def _add(self, around: Any, key: Any, _top: list[Any]) -> None:
        inside = around[key]
        if isinstance(inside, dict):
            inside[self._chance.choice(("id", "kind", "says", "zz", "plain"))] = self._chance.choice(_VALUES)
        elif isinstance(inside, list):
            inside.append(copy.deepcopy(inside[-1]) if inside else 1)

    def _wrap(self, around: Any, key: Any, _top: list[Any]) -> None:
        for _level in range(self._chance.choice((1, 1, 2, 80))):
            around[key] = [around[key]] if self._chance.random() < 0.5 else {"a": around[key]}

    def _swap(self, around: Any, key: Any, top: list[Any]) -> None:
        other, name = self._place(top)
        # A part put into itself would have no end.
        around[key] = copy.deepcopy(other[name])

    def _nudge(self, around: Any, key: Any, _top: list[Any]) -> None:
        value = around[key]
        if isinstance(value, str):
            cut = self._chance.randrange(len(value) + 1)
            around[key] = value[:cut] + self._chance.choice(("\0", "'", "é", "\ud800", " ", "9", "{x}")) + value[cut:]
        elif isinstance(value, bool):
            around[key] = not value
        elif isinstance(value, int):
            around[key] = value + self._chance.choice((-1, 1, -value, 10**6))

    _bends: tuple[Callable[[Any, Any, Any, list[Any]], None], ...] = (
        _replace,
        _replace,
        _remove,
        _rename,
        _add,
        _wrap,
        _swap,
        _nudge,
        _nudge,
    )
