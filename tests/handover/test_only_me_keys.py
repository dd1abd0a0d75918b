from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.only_me import Keeping, OnlyMe
from app.domain.sources import SeededChance, SystemChance
from app.handover.only_me_keys import CannotOpen, CodeCost, Coded, OnlyMeKey, Owner, code_fits, decoded, unwrapped

OWNER = Owner("case1", "party1")
SECRET = bytes(range(32))
UNDER = bytes(reversed(range(32)))


def key(seed: int = 1) -> OnlyMeKey:
    return OnlyMeKey.made(SeededChance(seed))


def state(coded: Coded) -> OnlyMe:
    cost = coded.cost
    return OnlyMe(Keeping.WITH_CODE, None, coded.wrapped, coded.salt, cost.memory_kib, cost.passes, cost.lanes)


@given(words=st.binary(max_size=300), label=st.binary(max_size=60))
def test_sealed_words_come_back_and_are_not_readable(words: bytes, label: bytes) -> None:
    mine = key()
    sealed = mine.seal(words, label)
    assert mine.unseal(sealed, label) == words
    assert len(words) < 4 or words not in sealed


@given(flip=st.integers(min_value=0), label=st.binary(min_size=1, max_size=20))
def test_a_changed_byte_another_label_or_another_key_opens_nothing(flip: int, label: bytes) -> None:
    mine = key()
    sealed = bytearray(mine.seal(b"where the money is", b"label"))
    if label != b"label":
        with pytest.raises(CannotOpen):
            mine.unseal(bytes(sealed), label)
    with pytest.raises(CannotOpen):
        key(2).unseal(bytes(sealed), b"label")
    sealed[flip % len(sealed)] ^= 1 + flip % 255
    with pytest.raises(CannotOpen):
        mine.unseal(bytes(sealed), b"label")


def test_a_cut_seal_is_refused_and_says_nothing() -> None:
    mine = key()
    sealed = mine.seal(b"words", b"label")
    for length in range(len(sealed)):
        with pytest.raises(CannotOpen) as refused:
            mine.unseal(sealed[:length], b"label")
        assert str(refused.value) == ""


def test_the_same_words_are_never_sealed_alike() -> None:
    mine = OnlyMeKey.made(SystemChance())
    assert len({mine.seal(b"same", b"label") for _times in range(50)}) == 50


def test_the_working_wrap_opens_under_its_key_for_its_party_only() -> None:
    mine = key()
    wrap = mine.wrapped(UNDER, OWNER)
    assert unwrapped(wrap, UNDER, OWNER, SeededChance(3)).raw == mine.raw
    for under, owner in ((SECRET, OWNER), (UNDER, Owner("case1", "party2")), (UNDER, Owner("case2", "party1"))):
        with pytest.raises(CannotOpen):
            unwrapped(wrap, under, owner, SeededChance(3))


def test_the_code_needs_its_secret_its_party_and_its_cost() -> None:
    mine = key()
    coded = mine.coded("otter-77", SECRET, OWNER)
    kept = state(coded)
    assert decoded(kept, "otter-77", SECRET, OWNER, SeededChance(3)).raw == mine.raw
    assert code_fits("otter-77", coded, SECRET, OWNER)
    assert not code_fits("otter-78", coded, SECRET, OWNER)
    for wrong, code, secret, owner in (
        (kept, "otter-78", SECRET, OWNER),
        (kept, "otter-77", UNDER, OWNER),
        (kept, "otter-77", SECRET, Owner("case1", "party2")),
        (replace(kept, lanes=2), "otter-77", SECRET, OWNER),
        (replace(kept, passes=4), "otter-77", SECRET, OWNER),
    ):
        with pytest.raises(CannotOpen):
            decoded(wrong, code, secret, owner, SeededChance(3))


@pytest.mark.parametrize(("memory_kib", "passes"), [(1024, 3), (64 * 1024, 1), (64 * 1024 * 1024, 3), (64 * 1024, 999)])
def test_a_cost_lowered_or_blown_up_in_the_file_is_refused_before_it_is_used(memory_kib: int, passes: int) -> None:
    kept = replace(state(key().coded("otter-77", SECRET, OWNER)), memory_kib=memory_kib, passes=passes)
    with pytest.raises(CannotOpen):
        decoded(kept, "otter-77", SECRET, OWNER, SeededChance(3))


def test_the_cost_is_never_below_64_mib_3_4() -> None:
    assert key().coded("otter-77", SECRET, OWNER).cost == CodeCost(64 * 1024, 3, 4)


def test_a_code_typed_with_another_keyboard_or_a_space_behind_it_is_the_same_code() -> None:
    coded = key().coded("ca\u0301ndido", SECRET, OWNER)
    assert code_fits("c\u00e1ndido ", coded, SECRET, OWNER)
