"""A seal opens with its own key and label, and with nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sources import SeededChance
from app.storage.case_keys import JOINT, MEDIATOR, CaseKeys, of_party
from app.storage.seals import NONCE_LENGTH, TAG_LENGTH, Refused, seal, unseal

keys = st.binary(min_size=32, max_size=32)
chance = SeededChance(7)


@given(key=keys, words=st.binary(max_size=300), label=st.binary(max_size=80))
def test_what_was_sealed_comes_back(key: bytes, words: bytes, label: bytes) -> None:
    sealed = seal(key, words, label, chance)
    assert unseal(key, sealed, label) == words
    assert len(sealed) == NONCE_LENGTH + len(words) + TAG_LENGTH


@given(key=keys, other=keys, words=st.binary(max_size=60), label=st.binary(max_size=40), wrong=st.binary(max_size=40))
def test_another_key_or_another_label_is_refused(
    key: bytes, other: bytes, words: bytes, label: bytes, wrong: bytes
) -> None:
    sealed = seal(key, words, label, chance)
    if other != key:
        with pytest.raises(Refused):
            unseal(other, sealed, label)
    if wrong != label:
        with pytest.raises(Refused):
            unseal(key, sealed, wrong)


def test_a_seal_with_any_bit_changed_or_cut_off_is_refused() -> None:
    key, label = b"k" * 32, b"label"
    sealed = seal(key, b"four words of mine", label, chance)
    for place in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(Refused):
            unseal(key, bytes(changed), label)
    for length in range(len(sealed)):
        with pytest.raises(Refused):
            unseal(key, sealed[:length], label)


def test_the_same_words_are_never_sealed_to_the_same_bytes() -> None:
    assert len({seal(b"k" * 32, b"words", b"label", chance) for _ in range(500)}) == 500


def test_a_refusal_tells_nothing_of_what_was_inside() -> None:
    sealed = seal(b"k" * 32, b"412500", b"secret label", chance)
    with pytest.raises(Refused) as refusal:
        unseal(b"x" * 32, sealed, b"secret label")
    said = str(refusal.value) + repr(refusal.value) + repr(refusal.value.__context__)
    assert "412500" not in said
    assert "secret" not in said


def test_every_compartment_has_a_key_of_its_own_that_opens_only_where_it_belongs() -> None:
    case_keys = CaseKeys(b"c" * 32)
    compartments = case_keys.compartments("case", {})
    names = (of_party("a"), of_party("b"), JOINT, MEDIATOR)
    for name in names:
        compartments.add(name, compartments.make(name, chance))
    wrapped = {name: compartments.key(name) for name in names}
    assert len(set(wrapped.values())) == len(names)

    stored = {name: compartments.make(name, chance) for name in names}
    swapped = case_keys.compartments("case", {names[0]: stored[names[1]]})
    elsewhere = case_keys.compartments("another case", stored)
    stranger = CaseKeys(b"d" * 32).compartments("case", stored)
    for wrong in (swapped, elsewhere, stranger):
        with pytest.raises(Refused):
            wrong.key(names[0])
    with pytest.raises(Refused):
        compartments.key(of_party("nobody"))


def test_keys_for_different_purposes_and_parties_differ() -> None:
    case_keys = CaseKeys(b"c" * 32)
    file_key, salt = case_keys.file()
    compartments = case_keys.compartments("case", {})
    for party in ("a", "b"):
        compartments.add(of_party(party), compartments.make(of_party(party), chance))
    found = [
        file_key,
        case_keys.chain(),
        case_keys.code_secret("a"),
        case_keys.code_secret("b"),
        compartments.working_wrap("a"),
        compartments.working_wrap("b"),
        compartments.party_key("a"),
    ]
    assert len(set(found)) == len(found)
    assert {len(key) for key in found} == {32}
    assert len(salt) == 16
    assert case_keys.file() == CaseKeys(b"c" * 32).file()
    with pytest.raises(ValueError, match="32 bytes"):
        CaseKeys(b"short")
