"""Words in a picture: in as many lines as they take, and a number is never broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.pictures.shapes import Label
from app.pictures.sketch import NUMBER, SMALLEST, Sketch
from tests.pictures.random_pictures import MOST, money_words, room, words

AMOUNTS = st.builds(lambda said, minor: said.said(minor), money_words, st.integers(-MOST, MOST))
SAID = st.lists(
    st.one_of(words, AMOUNTS, st.sampled_from(("12,345.67", "1\u00a0200\u00a0000", "40", "-3.5"))),
    min_size=1,
    max_size=6,
)


def drawn(sketch: Sketch, said: str, width: float) -> list[Label]:
    sketch.paragraph(0.0, 0.0, width, said)
    return [shape for shape in sketch.drawing(1.0).shapes if isinstance(shape, Label)]


@given(SAID, st.floats(8.0, 60.0))
def test_a_number_is_never_broken(several: list[str], width: float) -> None:
    said = " ".join(several)
    labels = drawn(Sketch(room(60.0)), said, width)
    there = [found[0] for label in labels for found in NUMBER.finditer(label.words)]
    assert there == [found[0] for found in NUMBER.finditer(said)]
    assert all(label.width <= width + 0.01 for label in labels)
    assert all(label.size >= SMALLEST for label in labels)


@given(SAID, st.floats(3.0, 60.0))
def test_no_letter_of_what_is_said_is_lost(several: list[str], width: float) -> None:
    said = " ".join(several)
    labels = drawn(Sketch(room(60.0)), said, width)
    assert "".join(label.words for label in labels).replace(" ", "") == said.replace(" ", "")
