"""The proof of non-interference catches what it is there for: each leak is planted in a real function of the program
and must be found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

import pytest

from tests.gates.for_b import ForB, Made, differences, table
from tests.gates.made_up_sides import MadeUp
from tests.gates.planted_leaks import AT_WRITING, LEAKS
from tests.gates.planted_leaks_more import AT_MAKING, ON_PAPER
from tests.gates.two_sides import Kept, Side, TwoSides
from tests.goals import Proved

__all__ = ["table"]
GROUPS, SIDES = 8, 6
ALL = {**LEAKS, **AT_MAKING, **ON_PAPER}


class Sides:
    """Some groups of sides, drawn once; each is put in when it is first needed."""

    def __init__(self, table: TwoSides) -> None:
        self._table = table
        made_up = MadeUp(table, Random(5))
        self._groups = [made_up.group(SIDES)[1] for _group in range(GROUPS)]
        self._kept: dict[tuple[int, int], Kept] = {}

    def groups(self, *, anew: bool) -> Iterator[Iterator[Kept]]:
        """Case files, group by group. `anew`: put in now, not as they were put in before."""
        for number, sides in enumerate(self._groups):
            yield map(partial(self._put_in, number, anew=anew), range(SIDES), sides)

    def _put_in(self, group: int, place: int, side: Side, *, anew: bool) -> Kept:
        if anew:
            return self._table.put_in(side, 100 + 10 * place)[0]
        if (group, place) not in self._kept:
            self._kept[group, place] = self._table.put_in(side, 100 + 10 * place)[0]
        return self._kept[group, place]


@pytest.fixture(scope="module")
def sides(table: TwoSides) -> Sides:
    return Sides(table)


@pytest.mark.gate
@pytest.mark.parametrize("leak", ALL)
def test_a_planted_leak_is_caught(
    table: TwoSides, sides: Sides, monkeypatch: pytest.MonkeyPatch, leak: str, proved: Proved
) -> None:
    ALL[leak](monkeypatch)
    for_b = ForB(table)

    def made(kept: Kept) -> Made:
        return for_b.papers(kept, 1) if leak in ON_PAPER else for_b.contents(kept)

    def found() -> list[str]:
        for group in sides.groups(anew=leak in AT_WRITING):
            same = next(group)
            first = made(same)
            # What is found must come from A's side, not from making the same thing twice.
            assert differences(first, made(same)) == []
            for kept in group:
                different = differences(first, made(kept))
                if different:
                    return different
        return []

    assert found() != []
    proved("S1", f"planted leak caught: {leak.replace('_', ' ')}", 1)


def test_at_least_twenty_leaks_are_planted() -> None:
    assert len(ALL) == len(LEAKS) + len(AT_MAKING) + len(ON_PAPER) >= 20
