"""Who may read an answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.sharing import (
    ALL,
    MEDIATOR,
    Lock,
    choices_up_to,
    may_read,
    one_party,
    starting_lock,
    tightest,
    up_to,
)

locks = st.sampled_from(list(Lock))
parties = st.sampled_from(["a", "b", "c"])


@given(locks, st.booleans(), parties, parties)
def test_the_other_party_reads_only_what_was_cleared_for_these_words(
    lock: Lock, cleared: bool, owner: str, reader: str
) -> None:
    allowed = may_read(one_party(reader), owner, lock, cleared)
    assert allowed == (reader == owner or (lock is Lock.SHARE and cleared))


@given(locks, st.booleans(), parties)
def test_the_mediator_never_reads_only_me(lock: Lock, cleared: bool, owner: str) -> None:
    assert may_read(MEDIATOR, owner, lock, cleared) == (lock is not Lock.ONLY_ME)


@given(locks, st.booleans(), parties)
def test_whoever_reads_as_all_reads_no_more_than_any_single_reader(lock: Lock, cleared: bool, owner: str) -> None:
    if may_read(ALL, owner, lock, cleared):
        assert may_read(MEDIATOR, owner, lock, cleared)
        assert may_read(one_party("somebody else"), owner, lock, cleared)


@given(locks, locks)
def test_no_answer_starts_shared_whatever_the_worksheet_proposes(default: Lock, ceiling: Lock) -> None:
    start = starting_lock(default, ceiling)
    assert start is not Lock.SHARE
    assert start.width <= ceiling.width


@given(st.lists(locks, min_size=1))
def test_the_tightest_lock_is_in_the_list_and_none_is_tighter(several: list[Lock]) -> None:
    found = tightest(several)
    assert found in several
    assert all(found.width <= lock.width for lock in several)


@given(locks, locks)
def test_a_lock_is_never_wider_than_its_ceiling(lock: Lock, ceiling: Lock) -> None:
    assert up_to(lock, ceiling).width <= min(lock.width, ceiling.width)


@given(locks, locks)
def test_the_locks_to_choose_from_lie_between_floor_and_ceiling(ceiling: Lock, floor: Lock) -> None:
    for lock in choices_up_to(ceiling, floor):
        assert floor.width <= lock.width <= ceiling.width
