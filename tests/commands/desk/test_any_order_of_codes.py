"""In any order of acts at most five codes are looked at without the right one, and no private answer is lost unless its
party was told and chose it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.commands.desk.evening import Evening, RealSide
from tests.commands.desk.practice import Practice, plan

BEGUN = ("set", "write", "take back")
ACTS = (
    *("wrong", "right", "set", "choose", "ask code", "without", "erase later", "forgot", "leave", "stay", "write"),
    *("key", "crash", "take back", "allow", "full", "cut off", "cut off late"),
)


@pytest.mark.gate
@pytest.mark.timeout(1200)
def test_a_code_is_not_got_round_and_nothing_is_lost_with_it_unawares(
    practice: Practice, times: Callable[[int, int], int]
) -> None:
    @settings(
        max_examples=times(15, 200),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(acts=st.lists(st.sampled_from(ACTS), max_size=30))
    @example(acts=["wrong", "wrong", "wrong", "wrong", "without", "choose", "set", "take back", *["wrong"] * 6])
    @example(acts=["without", "write", "full", "right", "crash", "right", "take back", "right"])
    @example(acts=["without", "write", "forgot", "leave", "set", "write", "take back", "right"])
    @example(acts=["forgot", "full", "leave", "leave", "right", "crash"])
    @example(acts=["right", "key", "wrong", "wrong", "wrong", "crash", "key", *["wrong"] * 4, "take back", "wrong"])
    @example(acts=["without", "write", "cut off late", "right", "right", "take back", "right"])
    @example(acts=["without", "write", "cut off", "forgot", "leave", "take back", "right"])
    def look(acts: list[str]) -> None:
        desk = practice.new()
        evening = Evening(RealSide(desk, plan(desk, {"A": ["perspective_swap"], "B": []})))
        for name in (*BEGUN, *acts):
            evening.do(name)

    look()
