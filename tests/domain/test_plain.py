"""Plain data and back: what goes through the pipe and into a row comes back the same, or is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plain import Misread, dump, family, from_bytes, load, to_bytes


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Shape:
    pass


@dataclass(frozen=True)
class Circle(Shape):
    radius: int


@dataclass(frozen=True)
class Square(Shape):
    side: int
    words: str | None = None


family(Shape, "shape", lambda: {"circle": Circle, "square": Square})


@dataclass(frozen=True)
class Drawing:
    title: str
    colour: Colour = Colour.RED
    shapes: tuple[Shape, ...] = ()
    sizes: dict[str, int] = field(default_factory=dict)
    raw: bytes | None = None
    tags: frozenset[str] = frozenset()
    pair: tuple[int, str] = (0, "")
    either: Circle | Square | None = None


whole = st.integers(1 - 10**18, 10**18 - 1)
shapes = st.one_of(st.builds(Circle, whole), st.builds(Square, whole, st.one_of(st.none(), st.text())))
drawings = st.builds(
    Drawing,
    title=st.text(),
    colour=st.sampled_from(Colour),
    shapes=st.lists(shapes, max_size=4).map(tuple),
    sizes=st.dictionaries(st.text(), whole, max_size=3),
    raw=st.one_of(st.none(), st.binary()),
    tags=st.frozensets(st.text(max_size=3), max_size=3),
    pair=st.tuples(whole, st.text()),
    either=st.one_of(st.none(), shapes),
)


@given(drawings)
def test_what_is_written_is_read_back_the_same(drawing: Drawing) -> None:
    assert from_bytes(Drawing, to_bytes(drawing)) == drawing


@given(drawings)
def test_the_same_value_always_gives_the_same_bytes(drawing: Drawing) -> None:
    assert to_bytes(drawing) == to_bytes(load(Drawing, dump(drawing)))


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b'{"title": 3}',
        b'{"title": "x", "titel": "y"}',
        b'{"title": "x", "colour": "green"}',
        b'{"title": "x", "shapes": [{"shape": "star"}]}',
        b'{"title": "x", "title": "y"}',
        b'{"title": "x", "sizes": {"a": NaN}}',
        b'{"title": "x", "sizes": {"a": true}}',
        b'{"title": "x", "pair": [1]}',
        b'{"title": "x", "raw": "zz"}',
        b'{"title": "x", "raw": "AB"}',
        b'{"title": "x", "raw": "a b"}',
        b'{"title": "x", "tags": ["a", "a"]}',
        b'{"title": "x", "shapes": [{"shape": []}]}',
        b'{"title": "x", "shapes": [{"shape": {}}]}',
        b'{"title": "\\ud800"}',
        b'{"title": "x", "sizes": {"\\udfff": 1}}',
        b'{"title": "x", "pair": [1e999, ""]}',
        b'{"title": "x", "pair": [' + b"9" * 19 + b', ""]}',
        b'{"title": "x", "pair": [' + b"9" * 10_000 + b', ""]}',
        b"\xef\xbb\xbf" + b'{"title": "x"}',
        '{"title": "x"}'.encode("utf-16"),
        b'{"title": ' * 500 + b"1" + b"}" * 500,
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_whatever_does_not_fit_is_refused(raw: bytes) -> None:
    with pytest.raises(Misread):
        from_bytes(Drawing, raw)


def test_a_refusal_names_the_place_and_never_the_value() -> None:
    with pytest.raises(Misread) as refusal:
        load(Drawing, {"title": "x", "sizes": {"a": "my bottom line"}})
    assert "sizes.a" in str(refusal.value)
    assert "bottom" not in str(refusal.value)
