"""R3: whatever the disk refuses, once or for ever, is told and never believed: nothing half done, nothing lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from app.commands.desk import document_desk
from app.domain.trouble import Trouble
from app.storage.whole_files import write_whole
from tests.gates.failing_disk import DEEDS, Deed
from tests.gates.refusals import all_refused
from tests.goals import Proved, Times

HERE = ("create", "autosave", "finish", "export", "backup")


@pytest.mark.gate
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("deed", [deed for deed in DEEDS if deed.name in HERE], ids=lambda deed: deed.name)
def test_what_the_disk_refuses_is_told_and_the_next_try_works(
    deed: Deed, tmp_path: Path, times: Times, proved: Proved
) -> None:
    asked, tried = all_refused(deed, tmp_path, all_of_them=bool(times(0, 1)), one_of=times(1, 1, 6))
    proved("R3", f"{deed.name}: {asked} operations of the disk refused, once and for ever", tried)


@pytest.mark.gate
def test_a_write_that_is_believed_though_it_was_refused_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The self-test: a program that takes a document for saved whatever the disk said."""

    def believed(path: Path, content: bytes) -> None:
        with suppress(Trouble):
            write_whole(path, content)

    monkeypatch.setattr(document_desk, "write_document", believed)
    (export,) = (deed for deed in DEEDS if deed.name == "export")
    with pytest.raises((AssertionError, FileNotFoundError)):
        all_refused(export, tmp_path, all_of_them=False)
