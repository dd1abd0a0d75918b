"""An own passphrase: none below the floor is taken, and every offered one is."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from app.domain.sources import SystemChance
from app.storage import passphrases
from tests.goals import Proved

pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]
CHANCE = SystemChance()
Times = Callable[[int, int], int]

_KNOWN = [
    "password1234",
    "passwordpassword",
    "qwertyuiop123",
    "123456789012",
    "1q2w3e4r5t6y",
    "letmeinletmein",
    "iloveyou1234",
    "adminadmin12",
    "mediator2026!",
    "mediation2026",
    "recessrecess",
    "abcabcabcabc",
    "aaaaaaaaaaaa",
    "asdfghjkl;12",
    "December2026",
    "passw0rd!234",
    "zxcvbnm12345",
    "q1w2e3r4t5y6",
    "football2024",
    "monkeymonkey",
    "sunshine1234",
    "Princess2026",
    "trustno1trustno1",
    "111122223333",
    "qazwsxedcrfv",
]


def test_no_passphrase_below_the_floor_is_taken_and_every_offered_one_is(times: Times, proved: Proved) -> None:
    chance, tried = random.Random(12), 0
    for length in range(12):
        for _each in range(times(40, 400)):
            assert passphrases.faults("".join(chance.choice("abcDEF 123!?é") for _place in range(length)))
            tried += 1
    for known in _KNOWN:
        for form in (known, known.upper(), known.capitalize()):
            assert passphrases.faults(form), form
            tried += 1
    for _each in range(times(300, 5_000)):
        offered = passphrases.offered(CHANCE)
        assert passphrases.faults(offered) == (), "six random words will always do"
        tried += 1
    proved("S6", "passphrases: short and well-known ones refused, offered ones taken", tried)
