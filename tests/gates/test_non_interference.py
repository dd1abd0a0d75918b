"""Nothing that is made for one party, or for all, depends on what another party kept back.

Sides of party A are made up at random, in which only the words cleared to share are the same: its own presenter works
through its hand-overs, the rows are sealed into the case file. Then everything that is made for party B is laid side by
side and must be the same to the byte: every document, as contents and as the PDF itself, file names, what goes through
the pipe to B's process and back, every page B is shown, and the log. The second half, with B's real windows, is in
`test_non_interference_on_screen.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.b_at_the_laptop import PAGES
from tests.gates.for_b import FOR_B, ForB, table
from tests.gates.hands import Act, Moves
from tests.gates.two_sides import Planned, Side, Sitting, TwoSides
from tests.goals import Proved, Times

__all__ = ["table"]


@pytest.mark.gate
@pytest.mark.timeout(7200)
def test_what_is_made_for_b_is_the_same_to_the_byte_whatever_a_keeps_back(
    table: TwoSides, times: Times, proved: Proved
) -> None:
    for_b = ForB(table)
    pairs, drawn, found = for_b.laid_side_by_side(1, times(5, 13, 3), times(21, 64, 10), times(3, 1))
    assert found == []
    assert for_b.kinds == set(FOR_B), "a document was forgotten: nothing of it was compared"
    assert for_b.pages == PAGES, "a page was forgotten: the walk in b_at_the_laptop.py does not come to it"
    proved("S1", "pairs of sides: contents, pipe, pages, file names, log the same to the byte", pairs)
    proved("S1", "pairs of sides: PDFs of each kind the same to the byte", drawn)


TALKATIVE = Side((Sitting(1, (Planned(("break_plan", "")),), Moves({("break_plan", ""): {"bp_level": Act(plain=9)}})),))


def test_the_child_that_draws_bs_own_copy_with_its_code_draws_the_same_too(table: TwoSides, tmp_path: Path) -> None:
    """The proof above draws it in its own process, from the same bytes, because starting a child takes longer than
    all the rest."""
    drawn: set[bytes] = set()
    for place, side in enumerate((Side(), TALKATIVE)):
        kept, _written = table.put_in(side, 100)
        drawn |= {*ForB(table).own_copies(kept, tmp_path / f"{place}.pdf")}
    assert len(drawn) == 1
