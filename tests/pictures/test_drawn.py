"""What holds for every picture, from whatever numbers and in whatever room it is drawn."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.wording import Tongue
from app.pictures.both_sides import BothSides, Side
from app.pictures.looks import Plain, box_parts, dot_parts, figure_parts
from app.pictures.money_dots import FIFTY, Against, MoneyDots
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Dot, Drawing, Figure, Label, Line, Look, Picture, Room, Tone
from tests.pictures.places import Place, place_of
from tests.pictures.random_pictures import SORTS, both_sides, hundreds, money_dots, room, rooms


@pytest.mark.parametrize("sort", SORTS)
@given(st.data(), rooms)
def test_nothing_leaves_the_frame(sort: str, data: st.DataObject, given_room: Room) -> None:
    picture = data.draw(SORTS[sort])
    drawing = picture.drawn(given_room)
    frame = Place(-0.05, -0.05, drawing.width + 0.05, drawing.height + 0.05)
    for shape in drawing.shapes:
        place = place_of(shape)
        inside = frame.left <= place.left and frame.top <= place.top
        assert inside, shape
        assert place.right <= frame.right, shape
        assert place.bottom <= frame.bottom, shape


@pytest.mark.parametrize("sort", SORTS)
@given(st.data(), rooms)
def test_no_words_stand_on_other_words_or_on_anything_drawn(sort: str, data: st.DataObject, given_room: Room) -> None:
    picture = data.draw(SORTS[sort])
    drawing = picture.drawn(given_room)
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label)]
    rest = [shape for shape in drawing.shapes if not isinstance(shape, Label)]
    for one, other in combinations(labels, 2):
        assert not place_of(one).covers(place_of(other)), (one, other)
    for label in labels:
        for shape in rest:
            assert not place_of(label).covers(place_of(shape)), (label, shape)


@given(st.one_of(hundreds(), money_dots(), both_sides), rooms)
def test_figures_and_dots_do_not_cover_each_other(picture: Picture, given_room: Room) -> None:
    shapes = picture.drawn(given_room).shapes
    for one, other in combinations([shape for shape in shapes if isinstance(shape, Figure)], 2):
        assert not place_of(one).covers(place_of(other)), (one, other)
    for here, there in combinations(outlined(picture.drawn(given_room)), 2):
        apart = math.hypot(here.x - there.x, here.y - there.y)
        assert apart >= here.radius + there.radius - 0.001, (here, there)


def outlined(drawing: Drawing) -> list[Dot]:
    """All dots, without those that stand within another one."""
    return [shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.edge is not None]


@pytest.mark.parametrize("sort", SORTS)
@given(st.data(), rooms)
def test_the_same_numbers_in_the_same_room_are_the_same_drawing(
    sort: str, data: st.DataObject, given_room: Room
) -> None:
    picture = data.draw(SORTS[sort])
    assert picture.drawn(given_room) == picture.drawn(given_room)
    assert picture.said() == picture.said()


@given(money_dots(), rooms)
def test_each_dot_stands_on_its_side_of_the_offer(picture: MoneyDots, given_room: Room) -> None:
    drawing = picture.drawn(given_room)
    dots = outlined(drawing)
    amounts = picture.fifty if len(dots) >= FIFTY else picture.twenty
    # Those of the key come first.
    dots = dots[-len(amounts) :]
    if picture.offer is None:
        return
    less = sum(amount < picture.offer for amount in amounts)
    same = sum(amount == picture.offer for amount in amounts)
    in_order = sorted(dots, key=lambda dot: dot.x)
    left, on, right = in_order[:less], in_order[less : less + same], in_order[less + same :]
    assert {dot.fill for dot in left} | {dot.fill for dot in right} | {dot.fill for dot in on} == {
        dot.fill for dot in dots
    }
    for several in (left, on, right):
        assert len({dot.fill for dot in several}) <= 1
    assert max((dot.x + dot.radius for dot in left), default=0.0) <= min((dot.x for dot in on), default=drawing.width)
    assert max((dot.x for dot in on), default=0.0) <= min((dot.x - dot.radius for dot in right), default=drawing.width)


@given(rooms)
def test_a_dot_that_is_shown_at_the_offer_and_is_more_stands_beside_it(given_room: Room) -> None:
    """Told by its side: the amounts are rounded as they are shown."""
    fifty, twenty = (0,) * 10 + (14_000_00,) * 40, (0,) * 4 + (14_000_00,) * 16
    sides = (-1,) * 10 + (1,) * 40, (-1,) * 4 + (1,) * 16
    picture = MoneyDots(fifty, twenty, 14_000_00, Against(20, 0, 80), *sides, words=MoneyWords(Tongue()))
    dots = outlined(picture.drawn(given_room))
    dots = dots[-50:] if len(dots) >= FIFTY else dots[-20:]
    left, right = dots[: len(dots) // 5], dots[len(dots) // 5 :]
    assert {dot.fill for dot in left}.isdisjoint({dot.fill for dot in right})
    as_more = MoneyDots(fifty, twenty, 14_000_00 - 100, Against(20, 0, 80), words=MoneyWords(Tongue()))
    assert {dot.fill for dot in right} == {dot.fill for dot in outlined(as_more.drawn(given_room))[-len(right) :]}


def in_black_and_white(parts: tuple[Plain, ...]) -> tuple[tuple[object, ...], ...]:
    """Where these parts are black and where white, when a printer knows no grey."""
    white = (Tone.GROUND, Tone.WASH)
    found = []
    for part in parts:
        tones = (part.tone,) if isinstance(part, Line) else (part.fill, part.edge)
        place = place_of(part)
        found.append((place, *(tone in white for tone in tones if tone is not None)))
    return tuple(found)


FAR_OUT = Side("Denis", (*[0] * 49, 39264412136), None)
FAR_BELOW = Side("Denis", (-4541450426837, *[0] * 5, *[100000] * 14), 100000)


@given(both_sides, rooms)
@example(BothSides(FAR_OUT, FAR_BELOW, words=MoneyWords(Tongue())), room(5.0))
def test_the_dots_of_both_sides_are_of_one_size(picture: BothSides, given_room: Room) -> None:
    assert len({dot.radius for dot in outlined(picture.drawn(given_room))}) <= 1


def test_every_look_differs_from_every_other_in_plain_black_and_white() -> None:
    figures = {in_black_and_white(figure_parts(Figure(0.0, 0.0, 1.0, look))) for look in Look}
    assert len(figures) == len(Look)
    bars = {in_black_and_white(box_parts(0.0, 0.0, 4.0, 1.0, look)) for look in (Look.FULL, Look.OPEN, Look.STRIPED)}
    assert len(bars) == 3
    dots = {in_black_and_white(dot_parts(0.0, 0.0, 1.0, look)) for look in (Look.FULL, Look.OPEN, Look.RINGED)}
    assert len(dots) == 3
