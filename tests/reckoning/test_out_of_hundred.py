"""One hundred figures: never 99, never 101, and nobody is told that a small chance is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pictures.counting import of_hundred
from app.reckoning.out_of_hundred import count_in_words, out_of_hundred
from app.reckoning.trees import Impossible

WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=60).filter(lambda weights: sum(weights) > 0)


def chances(weights: list[int]) -> list[Fraction]:
    return [Fraction(weight, sum(weights)) for weight in weights]


@given(weights=WEIGHTS)
@settings(max_examples=500)
def test_figures_always_total_one_hundred(weights: list[int]) -> None:
    # Note §7, property 15.
    given_chances = chances(weights)
    figures = out_of_hundred(given_chances)
    assert sum(figures) == 100
    assert all(abs(figure - chance * 100) < 1 for figure, chance in zip(figures, given_chances, strict=True))
    assert all(figure == 0 for figure, chance in zip(figures, given_chances, strict=True) if chance == 0)


@given(weights=WEIGHTS)
@settings(max_examples=500)
def test_a_greater_chance_never_gets_fewer_figures(weights: list[int]) -> None:
    ranked = sorted(chances(weights))
    figures = out_of_hundred(ranked)
    for (chance, figure), (next_chance, next_figure) in zip(
        zip(ranked, figures, strict=True), zip(ranked[1:], figures[1:], strict=True), strict=False
    ):
        assert figure <= next_figure or chance == next_chance


@given(counts=st.lists(st.integers(0, 100), min_size=1, max_size=6))
@settings(max_examples=500)
def test_whole_counts_stay_as_they_are(counts: list[int]) -> None:
    rest = 100 - sum(counts)
    if rest >= 0:
        whole = [*counts, rest]
        assert out_of_hundred([Fraction(count, 100) for count in whole]) == tuple(whole)


@given(weights=WEIGHTS)
@settings(max_examples=500)
def test_what_can_happen_is_never_counted_as_none_and_never_as_sure(weights: list[int]) -> None:
    given_chances = chances(weights)
    for chance, figure in zip(given_chances, out_of_hundred(given_chances), strict=True):
        words = of_hundred(figure, tiny=chance > 0 and not figure, nearly=chance < 1)
        assert words.endswith(f"{count_in_words(chance, figure)} of 100"), "the pictures and the sentences say the same"
        assert (words == "0 of 100") == (chance == 0)
        assert (words == "100 of 100") == (chance == 1)
        assert (words == "fewer than 1 of 100") <= (chance < Fraction(1, 100))
        assert (words == "more than 99 of 100") <= (chance > Fraction(99, 100))


def test_a_third_each_is_34_33_33() -> None:
    assert out_of_hundred([Fraction(1, 3)] * 3) == (34, 33, 33)


@pytest.mark.parametrize("given_chances", [[], ["1/2"], ["3/5", "1/2"], ["3/2", "-1/2"]])
def test_chances_that_do_not_make_a_whole_have_no_figures(given_chances: list[str]) -> None:
    with pytest.raises(Impossible):
        out_of_hundred([Fraction(chance) for chance in given_chances])
