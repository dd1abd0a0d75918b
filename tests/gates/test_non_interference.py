"""Nothing that is made for one party, or for all, depends on what another party kept back.

Three sides of party A are made up at random, in which only the words cleared to share are the same: its own presenter
works through its hand-overs, the rows are sealed into the case file. Then everything that is made for party B is laid
side by side and must be the same to the byte: own copy, joint summary, handouts, file names, and what goes into the
pipe to B's process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.gates.hands import Act, Moves
from tests.gates.made_up_sides import Cleared, MadeUp
from tests.gates.planted_leaks import AT_WRITING, LEAKS
from tests.gates.two_sides import Kept, Planned, Side, Sitting, TwoSides, differences

SHORT, LONG = 14, 100
"""Examples of three sides, three pairs each."""
UNHURRIED: Any = {"deadline": None, "suppress_health_check": list(HealthCheck)}
"""An example takes a second: it makes and seals three case files."""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoSides]:
    made = TwoSides(tmp_path_factory.mktemp("sides") / "vault")
    yield made
    made.close()


def same(table: TwoSides, kept: list[Kept], number: int) -> list[str]:
    """What is not the same for B in these case files. `number` chooses the handout that is drawn: the next one each
    time, and now and then everything."""
    made = [table.made_for_b(each, table.handout(number), everything=number % 4 == 0) for each in kept]
    return sorted({name for one, other in combinations(made, 2) for name in differences(one, other)})


@pytest.mark.gate
@pytest.mark.timeout(1200)
def test_what_is_made_for_b_is_the_same_to_the_byte_whatever_a_keeps_back(
    table: TwoSides, times: Callable[[int, int], int]
) -> None:
    numbers = count()

    @settings(max_examples=times(SHORT, LONG), phases=(Phase.generate,), **UNHURRIED)
    @given(MadeUp(table).three())
    def look(drawn: tuple[Cleared, tuple[Side, ...]]) -> None:
        cleared, sides = drawn
        kept = []
        for seed, side in enumerate(sides):
            case, written = table.put_in(side, 100 + 10 * seed)
            assert written == cleared.written()
            kept.append(case)
        assert same(table, kept, next(numbers)) == []

    look()
    assert next(numbers) >= times(SHORT, LONG)


@pytest.fixture(scope="module")
def without_leaks() -> dict[str, Kept]:
    """Case files of sides that were put in before, by what they are made of."""
    return {}


@pytest.mark.gate
@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_caught(
    table: TwoSides, monkeypatch: pytest.MonkeyPatch, without_leaks: dict[str, Kept], leak: str
) -> None:
    LEAKS[leak](monkeypatch)
    before = {} if leak in AT_WRITING else without_leaks
    numbers = count()
    caught: list[str] = []

    def put_in(side: Side, seed: int) -> Kept:
        name = f"{seed} {side!r}"
        if name not in before:
            before[name], _written = table.put_in(side, seed)
        return before[name]

    @settings(max_examples=20, derandomize=True, database=None, phases=(Phase.generate,), **UNHURRIED)
    @given(MadeUp(table).three())
    def look(drawn: tuple[Cleared, tuple[Side, ...]]) -> None:
        if not caught:
            caught.extend(same(table, [put_in(side, seed) for seed, side in enumerate(drawn[1], 100)], next(numbers)))

    look()
    assert caught


TALKATIVE = Side((Sitting(1, (Planned(("break_plan", "")),), Moves({("break_plan", ""): {"bp_level": Act(plain=9)}})),))


def test_the_child_that_draws_bs_own_copy_with_its_code_draws_the_same_too(table: TwoSides, tmp_path: Path) -> None:
    """The proof above draws it in its own process, from the same bytes, because starting a child takes longer than
    all the rest."""
    drawn: set[bytes] = set()
    for place, side in enumerate((Side(), TALKATIVE)):
        kept, _written = table.put_in(side, 100)
        drawn |= {*table.own_copies(kept, tmp_path / f"{place}.pdf")}
    assert len(drawn) == 1
