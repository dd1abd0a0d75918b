"""Which backups stay: the newest whatever the clock says, then all of two days, fourteen days, eight weeks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.backup_names import ALL_OF, DAYS, NEWEST, WEEKS, BackupName, needless, read_name

NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
YEARS = timedelta(days=3650)


def _made(ages: Iterable[timedelta]) -> list[BackupName]:
    """Backups of these ages, the oldest first, numbered in the order they were made."""
    return [BackupName(number, NOW - age) for number, age in enumerate(ages)]


def _kept(made: Sequence[BackupName]) -> list[BackupName]:
    gone = needless(made)
    return [each for each in made if each not in gone]


def test_a_name_tells_number_and_minute_and_nothing_else_is_a_name() -> None:
    name = BackupName(12, NOW)
    assert name.text() == "0000000012-20261103T1400"
    assert read_name(name.text()) == read_name(name.text() + ".case") == name
    for other in ("backup.case", "0000000012-20269903T1400.case", "12-20261103T1400", name.text() + ".partial", ""):
        assert read_name(other) is None


def test_all_of_the_last_two_days_stay() -> None:
    made = _made(timedelta(minutes=30 * n) for n in reversed(range(96)))
    assert _kept(made) == made


def test_of_each_of_fourteen_days_and_eight_weeks_the_last_one_stays() -> None:
    made = _made(timedelta(hours=8 * n) for n in reversed(range(3 * 90)))
    kept = _kept(made)
    days = [each.at.date() for each in kept]
    assert len(set(days[-NEWEST - 6 :])) < NEWEST + 6, "several of the last two days"
    # Three of the eight weeks have days among the fourteen.
    assert len(set(days)) == DAYS + WEEKS - 3
    of_a_day = [each for each in made if each.at.date() == days[0]]
    assert kept[0] == of_a_day[-1]


def test_the_newest_few_stay_also_after_months_without_any() -> None:
    made = _made(timedelta(days=100 * n) for n in reversed(range(40)))
    assert _kept(made)[-NEWEST:] == made[-NEWEST:]


@pytest.mark.parametrize("jump", [YEARS, -YEARS, timedelta(days=3), timedelta(hours=-1)])
def test_a_clock_that_jumps_makes_no_backup_go_that_would_have_stayed(jump: timedelta) -> None:
    made = _made(timedelta(hours=3 * n) for n in reversed(range(300)))
    stayed = set(_kept(made))
    for wrong in range(1, NEWEST):
        later = [BackupName(len(made) + n, NOW + jump + timedelta(minutes=n)) for n in range(wrong)]
        now = set(_kept([*made, *later]))
        recent = {each for each in stayed if each.at >= NOW - ALL_OF}
        assert recent <= now
        assert set(later) <= now
        assert set(_kept([*made, *later])[-NEWEST:]) == {*made[-(NEWEST - wrong) :], *later}


def test_a_name_from_the_future_takes_no_other_ones_place() -> None:
    made = _made(timedelta(days=n) for n in reversed(range(60)))
    ahead = [BackupName(made[30].sequence, NOW + YEARS + timedelta(days=9 * n)) for n in range(20)]
    assert set(_kept(made)) | set(ahead) == set(_kept([*made, *ahead]))


names = st.builds(
    BackupName,
    st.integers(0, 400),
    st.integers(-200_000, 200_000).map(lambda minutes: NOW + timedelta(minutes=minutes)),
)


@given(made=st.lists(names, max_size=80, unique=True))
def test_whatever_the_names_are_the_newest_stay_and_thinning_twice_takes_nothing_more(made: list[BackupName]) -> None:
    kept = _kept(sorted(made))
    assert kept[-NEWEST:] == sorted(made)[-NEWEST:]
    assert _kept(kept) == kept
    if kept:
        assert {each for each in made if each.at >= max(kept).at - ALL_OF} <= set(kept)


@given(st.lists(names, max_size=60), names)
def test_what_was_made_just_now_stays_and_so_does_all_of_the_two_days_before_it(
    others: list[BackupName], made: BackupName
) -> None:
    """Whatever its number: the clock may be behind, an older file may have been put back."""
    gone = needless([*others, made], made)
    assert made not in gone
    assert not [each for each in gone if made.at - ALL_OF <= each.at <= made.at]
    assert gone <= needless([*others, made]) | {made}
