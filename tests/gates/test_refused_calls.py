"""R3 from outside: the real program with its own driver, while the system refuses its calls one by one (strace)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.goals import Proved
from tests.storage.small_case import ANA, a_place, begin, entry, new_file, open_again, said, save
from tests.storage.test_case_file_faults import _START, TOP, WIDE

_SCRIPT = """
from app.storage.whole_files import write_whole
told, saved = [], []

def tried(name, do):
    try:
        do()
        saved.append(name)
    except Trouble as trouble:
        told.append(type(trouble).__name__)

for number in range(1, 5):
    tried(f"q{number}", lambda: save(f"q{number}"))
tried("backup", lambda: file.back_up())
tried("whole", lambda: write_whole(path.parent.parent / "whole.json", b"new"))
tried("q5", lambda: save("q5"))
tried("read", there)
print(json.dumps({"saved": saved, "told": told}))
"""
CALLS = (
    "pwrite64:error=ENOSPC:when=2",
    "pwrite64:error=EIO:when=3+",
    "fsync:error=EIO:when=2",
    "fsync:error=EIO:when=1+",
    "ftruncate:error=EIO:when=1",
    "ftruncate:error=EROFS:when=1+",
    "rename:error=EACCES:when=1+",
    "write:error=ENOSPC:when=1",
    "unlink:error=EIO:when=1+",
    "link:error=EMFILE:when=1+",
)


@pytest.mark.gate
@pytest.mark.timeout(600)
def test_what_the_system_refuses_the_real_program_is_told_and_nothing_is_lost(tmp_path: Path, proved: Proved) -> None:
    strace = shutil.which("strace")
    if strace is None:
        reason = "NOT RUN: strace is not installed (./test as root on Debian installs it)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    told = 0
    for number, call in enumerate(CALLS):
        folder = tmp_path / str(number)
        with new_file(folder) as file:
            writing = begin(file, ANA, WIDE)
            save(file, writing, q0=entry("the old answer"))
        (folder / "whole.json").write_bytes(b"old")
        found = _refused(strace, call, folder, writing.filling)
        told += len(found["told"])
        answers = [name for name in found["saved"] if name.startswith("q")]
        with open_again(folder) as again:
            for name in answers:
                assert said(again, writing, name), (call, name)
            assert said(again, writing, "q0") == "the old answer"
            assert again.head()[1] == again.standing()
        assert (folder / "whole.json").read_bytes() in (b"new", b"old")
        assert "whole" not in found["saved"] or (folder / "whole.json").read_bytes() == b"new"
    assert told > len(CALLS) // 2
    proved("R3", "the real program under strace, calls of the system refused", len(CALLS))


def _refused(strace: str, call: str, folder: Path, filling: str) -> dict[str, Any]:
    """Only calls on these files and folders are refused: what Python itself needs to start is not."""
    case = a_place(folder)
    backups = folder / "backups" / case.stem
    backups.mkdir(parents=True)
    seen = (case, case.with_name(f"{case.name}-journal"), case.parent, backups, folder / "whole.json.partial", folder)
    paths = [word for path in seen for word in ("-P", str(path))]
    ran = subprocess.run(
        [
            strace,
            "-f",
            "-qq",
            "-o",
            str(folder / "calls"),
            "-e",
            f"trace={call.split(':', maxsplit=1)[0]}",
            *paths,
            "-e",
            f"inject={call}",
            sys.executable,
            "-c",
            _START + _SCRIPT,
            str(case),
            filling,
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
        timeout=300,
    )
    assert ran.returncode == 0, (call, ran.stderr[-2000:])
    found: dict[str, Any] = json.loads(ran.stdout)
    return found
