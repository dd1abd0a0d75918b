"""The second half of the proof of non-interference, and B's screens themselves: real windows, and a real process.

What a page is given is compared for all pairs (`test_non_interference.py` and here); what stands on the screen in the
end, each text of each widget and each pixel, for fewer, because drawing takes longer.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from tests.gates.b_as_a_process import shown_by_a_process
from tests.gates.b_at_the_laptop import PAGES
from tests.gates.b_screen import BsScreen
from tests.gates.for_b import FOR_B, ForB, differences, table
from tests.gates.made_up_sides import MadeUp
from tests.gates.two_sides import TwoSides
from tests.goals import Proved, Times
from tests.ui.party.at_work import dress

__all__ = ["table"]


@pytest.mark.gate
@pytest.mark.timeout(7200)
def test_what_is_made_for_b_is_the_same_to_the_byte_for_as_many_other_sides_of_a(
    table: TwoSides, times: Times, proved: Proved
) -> None:
    for_b = ForB(table)
    pairs, drawn, found = for_b.laid_side_by_side(2, times(5, 13, 2), times(21, 64, 8), times(3, 1))
    assert found == []
    assert for_b.kinds == set(FOR_B)
    assert for_b.pages == PAGES
    proved("S1", "pairs of other sides: the same again", pairs)
    proved("S1", "pairs of other sides: PDFs of each kind", drawn)


@pytest.mark.gate
@pytest.mark.timeout(3600)
def test_every_text_and_every_pixel_of_bs_screens_is_the_same(
    table: TwoSides, qapp: QApplication, times: Times, proved: Proved
) -> None:
    dress(qapp)
    made_up, for_b = MadeUp(table, Random(3)), ForB(table)
    groups, sides, pictures = times(2, 5, 1), times(8, 21, 4), 0
    for _group in range(groups):
        _cleared, several = made_up.group(sides)
        made = []
        for place, side in enumerate(several):
            screen = BsScreen(qapp)
            made.append(for_b.contents(table.put_in(side, 100 + 10 * place)[0], screen))
            pictures += screen.pictures
            screen.gone()
        assert [differences(made[0], other) for other in made[1:]] == [[]] * (sides - 1)
    assert pictures > 30 * groups * sides
    assert for_b.pages == PAGES
    proved("S1", "pairs of sides: B's real windows, every text and pixel", groups * sides * (sides - 1) // 2)


@pytest.mark.gate
@pytest.mark.timeout(600)
def test_a_real_process_of_b_shows_the_same_and_writes_nothing_to_its_log(
    table: TwoSides, tmp_path: Path, proved: Proved
) -> None:
    """The windows above stand in this process; here they stand where they belong."""
    _cleared, several = MadeUp(table, Random(4)).group(2)
    shown = [shown_by_a_process(table, side, 100 + 10 * place, tmp_path) for place, side in enumerate(several)]
    assert {log for _texts, log in shown} == {""}
    assert len({texts for texts, _log in shown}) == 1
    texts, _log = shown[0]
    assert len(re.findall("windowTitle: Recess", texts)) > 20
    proved("S1", "pairs of sides: a real process of B, every text of it and its log", 1)
