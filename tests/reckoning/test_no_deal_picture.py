"""The whole picture of no deal: the exact engine and the worksheet's own arithmetic say the same, for any numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.wording import Tongue
from app.reckoning.bounds import bounds
from app.reckoning.figures_of_100 import beside_offer, counted
from app.reckoning.no_deal import CASES, ENDINGS, Guesses, no_deal_high, no_deal_low, no_deal_money
from app.reckoning.no_deal_picture import NoDealPicture, missing_guesses, picture_of, swings, unknown_guesses
from app.reckoning.open_said import matters
from app.reckoning.reality_check import completed, reality_tree
from app.reckoning.what_if import trials, tried
from tests.reckoning.guess_strategies import any_guesses, less_than_offer, whole_guesses

many = settings(max_examples=500)


def picture(guesses: Guesses) -> NoDealPicture:
    found = picture_of(guesses, 100)
    assert found is not None
    return found


@many
@given(whole_guesses())
def test_average_counts_and_ends_are_those_of_the_worksheet(guesses: Guesses) -> None:
    found = picture(guesses)
    assert found.average == no_deal_money(guesses)
    assert sum(one.chance for one in found.outcomes) == 1
    low, high = no_deal_low(guesses), no_deal_high(guesses)
    assert low is not None
    assert high is not None
    if guesses.endings["worst"] <= guesses.endings["middle"] <= guesses.endings["best"]:
        assert all(low <= one.value <= high for one in found.outcomes)
    if guesses.offer is None:
        assert found.against is None
        assert found.most_below is None
        return
    less, against = less_than_offer(guesses), found.against
    assert less is not None
    assert against is not None
    assert found.least_below == found.most_below == against.worse
    # The engine looks at whole cents; what differs by less than one is the same to it.
    near = any(0 < abs(one.value - guesses.offer) < 1 for one in found.outcomes)
    assert near or against.worse * 100 == less


@many
@given(whole_guesses())
def test_the_figures_of_100_are_100_and_go_with_the_sentence_about_the_offer(guesses: Guesses) -> None:
    found = picture(guesses)
    figures, beside = counted(found), beside_offer(found)
    assert sum(one.cases for one in figures) == 100
    assert all(one.tiny == (one.cases == 0) for one in figures)
    assert [one.value for one in figures] == [one.value for one in found.outcomes]
    if beside is None or guesses.offer is None:
        return
    assert beside.less + beside.same + beside.more == 100
    below = sum(one.cases for one in figures if one.value < guesses.offer - 1)
    above = sum(one.cases for one in figures if one.value > guesses.offer + 1)
    assert below <= beside.less
    assert above <= beside.more


@many
@given(any_guesses())
def test_an_average_within_what_is_open_never_leaves_the_bounds(guesses: Guesses) -> None:
    found = picture_of(guesses, 100)
    if found is None:
        assert not can_be(guesses) or reality_tree(guesses) is None or missing_guesses(guesses)
        return
    assert found.lowest is None or found.lowest <= found.highest
    if found.least_below is not None and found.most_below is not None:
        assert 0 <= found.least_below <= found.most_below <= 1


def can_be(guesses: Guesses) -> bool:
    """Whether every number of cases and every chance is one, and the cases do not make more than ten."""
    cases = guesses.chances.values()
    return min(cases, default=0) >= 0 and sum(cases) <= CASES and 0 <= (guesses.their_costs_chance or 0) <= 100


@many
@given(whole_guesses(), st.integers(0, 100))
def test_a_chance_nobody_knows_gives_bounds_that_hold_every_chance_and_are_reached(
    guesses: Guesses, chance: int
) -> None:
    open_one = replace(guesses, their_costs_chance=None, unknown=frozenset({"their_costs_chance"}))
    found = picture(open_one)
    one = no_deal_money(replace(guesses, their_costs_chance=chance))
    ends = {no_deal_money(replace(guesses, their_costs_chance=end)) for end in (0, 100)}
    assert one is not None
    assert found.lowest is not None
    assert found.lowest <= one <= found.highest
    assert {found.lowest, found.highest} == ends
    if guesses.offer is None:
        return
    below, above = found.highest <= guesses.offer, found.lowest >= guesses.offer
    assert matters(found, guesses.offer) == (not below and not above)
    assert not below or one <= guesses.offer
    assert not above or one >= guesses.offer


@many
@given(whole_guesses(), st.lists(st.integers(0, 10), min_size=3, max_size=3))
def test_cases_not_placed_yet_give_bounds_that_hold_every_way_to_place_them(guesses: Guesses, more: list[int]) -> None:
    """Part of the ten are placed at each ending; the others go wherever they are drawn."""
    placed = {name: min(cases, 2) for name, cases in guesses.chances.items()}
    left = CASES - sum(int(cases) for cases in placed.values())
    full = dict(placed)
    for name, count in zip(ENDINGS, more, strict=True):
        put = min(count, left)
        full[name] += put
        left -= put
    full["worst"] += left
    found = picture(replace(guesses, chances=placed))
    one = no_deal_money(replace(guesses, chances=full))
    assert one is not None
    assert found.lowest is not None
    assert found.lowest <= one <= found.highest


@many
@given(whole_guesses())
def test_each_swing_is_what_the_worksheet_gives_at_both_ends(guesses: Guesses) -> None:
    found = swings(guesses, 100)
    assert [one.swing for one in found] == sorted((one.swing for one in found), reverse=True)
    for one in found:
        assert one.swing > 0
        if one.guess in ENDINGS:
            ends = [replace(guesses, endings={**guesses.endings, one.guess: end}) for end in (one.low, one.high)]
        elif one.guess == "costs":
            ends = [replace(guesses, cost_low=end, cost_high=end) for end in (one.low, one.high)]
        else:
            ends = [with_cases(guesses, one.guess.removeprefix("chances/"), end) for end in (one.low, one.high)]
        assert [no_deal_money(end) for end in ends] == [one.at_low, one.at_high]


def with_cases(guesses: Guesses, name: str, cases: Fraction) -> Guesses:
    """`cases` of ten at one ending, the others in proportion."""
    others = {other: Fraction(count) for other, count in guesses.chances.items() if other != name}
    rest = sum(others.values())
    assert rest
    shared = {other: count * (CASES - cases) / rest for other, count in others.items()}
    return replace(guesses, chances={**shared, name: cases})


@many
@given(any_guesses())
def test_a_guess_is_missing_or_unknown_or_there_and_never_two_of_them(guesses: Guesses) -> None:
    missing, unknown = missing_guesses(guesses), unknown_guesses(guesses)
    assert not set(missing) & set(unknown)
    assert set(unknown) <= guesses.unknown
    for name in ENDINGS:
        found = [name in missing, name in unknown, name in guesses.endings].count(True)
        # An ending nobody knows is of no matter where no case ends there.
        assert found == 1 or (not found and name == "middle" and completed(guesses).chances["middle"] == 0)


@many
@given(whole_guesses(), st.sampled_from(ENDINGS))
def test_two_endings_leave_a_number_for_the_third_and_all_says_the_same(guesses: Guesses, left_out: str) -> None:
    less = replace(guesses, chances={name: count for name, count in guesses.chances.items() if name != left_out})
    assert completed(less) == guesses
    found, whole = picture(less), picture(guesses)
    assert replace(found, numbers=guesses) == whole
    assert swings(less, 100) == swings(guesses, 100)
    assert trials(less, Tongue()) == trials(guesses, Tongue())
    for trial in trials(less, Tongue()):
        assert tried(less, trial.guess, 0, Tongue()) == tried(guesses, trial.guess, 0, Tongue())


@many
@given(whole_guesses())
def test_a_guess_tried_at_the_partys_own_number_changes_nothing(guesses: Guesses) -> None:
    for trial in trials(guesses, Tongue()):
        assert 0 <= trial.entered < len(trial.places)
        again = tried(guesses, trial.guess, trial.entered, Tongue())
        assert no_deal_money(again) == no_deal_money(guesses)
        assert again.offer == guesses.offer
        for place in (0, len(trial.places) - 1):
            moved = tried(guesses, trial.guess, place, Tongue())
            assert moved.has_chances
            assert no_deal_money(moved) is not None
            assert min(moved.cost_low or 0, moved.cost_high or 0) >= 0


def test_costs_nobody_knows_have_no_lowest_end() -> None:
    guesses = Guesses(
        endings={"best": Fraction(900), "middle": Fraction(500), "worst": Fraction(100)},
        chances={"best": 3, "middle": 4, "worst": 3},
        offer=Fraction(600),
        unknown=frozenset({"costs"}),
    )
    found = picture(guesses)
    assert found.lowest is None
    assert found.highest == 500
    assert not matters(found, Fraction(600))
    assert matters(found, Fraction(400))
    assert (found.least_below, found.most_below) == (Fraction(7, 10), Fraction(1))
    assert found.average is None
    assert found.outcomes == ()
    assert not matters(found, Fraction(500))


def test_the_bounds_are_those_of_the_tree() -> None:
    guesses = Guesses(
        endings={"best": Fraction(900_00), "worst": Fraction(100_00)},
        chances={"best": 3},
        cost_low=Fraction(10_00),
        cost_high=Fraction(20_00),
        unknown=frozenset({"middle"}),
    )
    tree = reality_tree(guesses)
    assert tree is not None
    assert (picture(guesses).lowest, picture(guesses).highest) == bounds(tree)
