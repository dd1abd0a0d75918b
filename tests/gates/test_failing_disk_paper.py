"""R3, continued in a file of its own so that two workers share it: paper that is keyed in, attached, deleted, accepted."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from app.domain.trouble import Trouble
from app.storage.case_file import CaseFile
from tests.gates.failing_disk import Deed
from tests.gates.failing_paper import PAPER_DEEDS
from tests.gates.refusals import all_refused
from tests.goals import Proved, Times


@pytest.mark.gate
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("deed", PAPER_DEEDS, ids=lambda deed: deed.name)
def test_what_the_disk_refuses_of_paper_is_told_and_the_next_try_works(
    deed: Deed, tmp_path: Path, times: Times, proved: Proved
) -> None:
    asked, tried = all_refused(deed, tmp_path, all_of_them=bool(times(0, 1)), one_of=times(1, 1, 6))
    proved("R3", f"{deed.name}: {asked} operations of the disk refused, once and for ever", tried)


@pytest.mark.gate
def test_answers_that_are_believed_though_they_were_refused_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The self-test: a program that takes what was keyed in for saved whatever the disk said."""
    saved = CaseFile.save_from_paper

    def believed(*given: Any) -> None:
        with suppress(Trouble):
            saved(*given)

    monkeypatch.setattr(CaseFile, "save_from_paper", believed)
    with pytest.raises(AssertionError):
        all_refused(PAPER_DEEDS[1], tmp_path, all_of_them=False)
