"""R3, continued in a file of its own so that two workers share it: bringing up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.failing_disk import DEEDS, Deed
from tests.gates.refusals import all_refused
from tests.goals import Proved, Times

HERE = ("migrate",)


@pytest.mark.gate
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("deed", [deed for deed in DEEDS if deed.name in HERE], ids=lambda deed: deed.name)
def test_what_the_disk_refuses_while_files_are_brought_up_to_date_is_told_and_the_next_try_works(
    deed: Deed, tmp_path: Path, times: Times, proved: Proved
) -> None:
    asked, tried = all_refused(deed, tmp_path, all_of_them=bool(times(0, 1)), one_of=times(1, 1, 6))
    proved("R3", f"{deed.name}: {asked} operations of the disk refused, once and for ever", tried)
