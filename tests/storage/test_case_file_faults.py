"""A full disk, a folder that may not be written to, a killed program: told in words, and the old answer stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.kinds.long_text import LongText
from app.storage.troubles import Damaged
from tests.domain.small_sheet import question, sheet
from tests.storage.small_case import ANA, Writing, a_place, begin, entry, new_file, open_again, said, save

TOP = Path(__file__).parents[2]
WIDE = sheet(*(question(f"q{number}", LongText()) for number in range(80)))

_START = """
import json, os, resource, signal, sys
from pathlib import Path
from app.domain.sharing import Lock
from app.domain.sources import SystemChance, SystemClock
from app.domain.trouble import Trouble
from app.domain.written import WrittenAnswer
from app.storage.case_file import CaseFile

path, filling = Path(sys.argv[1]), sys.argv[2]
file = CaseFile.open(path, bytes(range(32)), SystemClock(), SystemChance())

def save(question, revision=1):
    words = f"{question} {revision} ".ljust(5000, "x")
    file.save_answers("ana_id", filling, (WrittenAnswer(question, revision, Lock.MEDIATOR, state="given", plain=words),))

def save_all():
    saved, told = [], set()
    for number in range(1, 80):
        try:
            save(f"q{number}")
            saved.append(f"q{number}")
        except Trouble as trouble:
            told.add(type(trouble).__name__)
    return saved, sorted(told)

def there():
    return sorted((row.question for row in file.written(filling)), key=lambda name: int(name[1:]))
"""
"""What each child begins with. It imports nothing of the tests, so that it starts fast."""


def _begun(folder: Path) -> Writing:
    with new_file(folder) as file:
        writing = begin(file, ANA, WIDE)
        save(file, writing, q0=entry("the old answer"))
    return writing


def _child(script: str, folder: Path, filling: str, *before: str) -> dict[str, Any]:
    ran = subprocess.run(
        [*before, sys.executable, "-c", _START + script, str(a_place(folder)), filling],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


_LIMITED = """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 60_000, resource.RLIM_INFINITY))
saved, told = save_all()
stood = there()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
missing = [f"q{number}" for number in range(80) if f"q{number}" not in stood]
for question in missing:
    save(question)
print(json.dumps({"saved": saved, "told": told, "stood": stood, "after": there()}))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of a file's size to set")
def test_where_a_file_may_not_grow_saving_is_told_and_works_again_when_there_is_room(tmp_path: Path) -> None:
    writing = _begun(tmp_path)
    found = _child(_LIMITED, tmp_path, writing.filling)
    assert found["told"]
    assert set(found["told"]) <= {"CannotReach", "DiskFull"}
    assert 0 < len(found["saved"]) < 79
    assert found["stood"] == ["q0", *found["saved"]]
    assert len(found["after"]) == 80
    with open_again(tmp_path) as again:
        assert said(again, writing, "q0") == "the old answer"


_FULL = """
saved, told = save_all()
sys.stdout.write(json.dumps({"saved": saved, "told": told, "stood": there()}))
"""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="NOT RUN: only root can mount a small disk")
def test_a_full_disk_is_told_as_such_and_what_was_saved_stays(tmp_path: Path) -> None:
    writing = _begun(tmp_path / "made")
    small = tmp_path / "small"
    small.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=320k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("NOT RUN: this machine lets nobody mount a small disk")
    try:
        shutil.copytree(tmp_path / "made" / "cases", small / "cases")
        found = _child(_FULL, small, writing.filling)
        assert found["told"] == ["DiskFull"]
        assert 0 < len(found["saved"]) < 79
        assert found["stood"] == ["q0", *found["saved"]]
        with open_again(small) as again:
            assert said(again, writing, "q0") == "the old answer"
            assert [row.question for row in again.written(writing.filling)] == sorted(found["stood"])
    finally:
        subprocess.run(["umount", str(small)], check=True)


_AS_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
_READ_ONLY = """
"""


def test_a_file_that_may_not_be_written_to_is_told_at_opening_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None: ...


def test_a_case_file_cut_to_nothing_is_told_as_damaged(tmp_path: Path) -> None:
    _begun(tmp_path)
    a_place(tmp_path).write_bytes(b"")
    with pytest.raises(Damaged):
        open_again(tmp_path)
