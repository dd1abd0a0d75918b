"""A laptop nobody touches locks by itself, whatever happens to its clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.idle import LOCK_AFTER, LOOK_EVERY, MOST_APART, USUAL, Stillness, minutes_from
from app.domain.sources import SetClock

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
YEARS = 10 * 365 * 86_400
steps = st.lists(st.tuples(st.floats(0, 120), st.booleans()), max_size=60)
"""Seconds that pass, and whether a person does something then."""


def passes(still: Stillness, clock: SetClock, seconds: float) -> bool:
    """Time goes by, with a look every two seconds; whether one of them said that it was too long."""
    while seconds > 0:
        clock.move(min(LOOK_EVERY, seconds))
        seconds -= LOOK_EVERY
        if still.is_too_long():
            return True
    return False


@given(steps, st.sampled_from(LOCK_AFTER))
def test_it_is_too_long_exactly_when_nobody_did_anything_for_so_many_minutes(
    happened: list[tuple[float, bool]], minutes: int
) -> None:
    clock = SetClock(NOON)
    still = Stillness(clock, minutes)
    quiet = 0.0
    for seconds, acts in happened:
        locked = passes(still, clock, seconds)
        quiet += seconds
        assert locked == (quiet >= minutes * 60) or abs(quiet - minutes * 60) < 0.001
        if locked:
            return
        if acts:
            still.acted()
            quiet = 0.0


@given(st.floats(-YEARS, YEARS).filter(lambda seconds: abs(seconds) > MOST_APART + 1), st.booleans())
def test_a_clock_that_was_set_or_a_laptop_that_slept_locks_even_where_the_first_thing_heard_is_a_key(
    jump: float, key_first: bool
) -> None:
    clock = SetClock(NOON)
    still = Stillness(clock, 60)
    assert not passes(still, clock, 30)
    clock.at += timedelta(seconds=jump)
    if key_first:
        still.acted()
    assert still.is_too_long()
    assert still.jumped


@given(st.floats(0, 8 * 3600))
def test_sleep_that_only_the_steady_clock_counts_locks_too(seconds: float) -> None:
    """The wall clock was set back meanwhile by just as much."""
    clock = SetClock(NOON)
    still = Stillness(clock, 5)
    clock.elapsed += seconds
    still.acted()
    assert still.is_too_long() == (seconds > MOST_APART)


@given(st.floats(300, 30_000), st.booleans())
def test_a_key_pressed_after_the_time_is_up_changes_nothing(seconds: float, looked: bool) -> None:
    clock = SetClock(NOON)
    still = Stillness(clock, 5)
    clock.move(seconds)
    if looked:
        assert still.is_too_long()
    still.acted()
    assert still.is_too_long()
    still.begin()
    assert not still.is_too_long()


@given(st.floats(-MOST_APART + 1, MOST_APART - 1))
def test_a_clock_put_right_by_a_little_does_not_lock_before_its_time(step: float) -> None:
    clock = SetClock(NOON)
    still = Stillness(clock, 10)
    clock.at += timedelta(seconds=step)
    assert not still.is_too_long()
    assert not passes(still, clock, 500)
    assert passes(still, clock, 101)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=40))
def test_a_wall_clock_that_is_pulled_back_again_and_again_does_not_keep_it_open(pulls: list[float]) -> None:
    clock = SetClock(NOON)
    still = Stillness(clock, 5)
    locked = False
    for pull in pulls * 160:
        clock.at += timedelta(seconds=pull)
        locked = passes(still, clock, 2) or locked
        if clock.elapsed >= 302:
            break
    assert locked or clock.elapsed < 300


def test_without_minutes_only_a_jump_is_too_long() -> None:
    clock = SetClock(NOON)
    still = Stillness(clock, None)
    assert not passes(still, clock, 7200)
    clock.at += timedelta(hours=1)
    assert still.is_too_long()


@pytest.mark.parametrize("kept", ["", "0", "-5", "7", "600", "ten", "5.0", " 5"])
def test_a_setting_that_means_none_of_the_choices_means_the_usual_minutes(kept: str) -> None:
    assert minutes_from(kept) == USUAL


def test_every_choice_is_understood_again() -> None:
    assert [minutes_from(str(minutes)) for minutes in LOCK_AFTER] == list(LOCK_AFTER)
