"""S5 while something is printed: the job is on no disk, and whatever ends the process leaves nothing of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from tests import ipp_printer
from tests.gates.print_session import BEGINS
from tests.goals import Proved
from tests.ui.printed_pages import pages_of_words
from ui.mediator.party_process import short_environment
from ui.parts.nameless_job import folders_in_memory, is_in_memory, room_for_a_job

TOP = Path(__file__).resolve().parents[2]
_OPENED = re.compile(r'(?:openat|creat)\((?:AT_FDCWD, )?"([^"]+)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)')

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(not ipp_printer.can_be_had(), reason="NOT RUN: no CUPS here to print to"),
    pytest.mark.skipif(room_for_a_job() is None, reason="NOT RUN: no folder in memory here"),
]


@pytest.fixture(scope="module")
def document(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("document") / "own-copy.pdf"
    made.write_bytes(pages_of_words(2))
    return made


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where a process looks for a place for its temporary files."""
    made = tmp_path / "disk"
    made.mkdir()
    return made


class Ended:
    """How a process that printed ended, what it told, and the files that it opened for writing while it printed."""

    def __init__(self, ran: subprocess.CompletedProcess[str], calls: str) -> None:
        self.code = ran.returncode
        self.told = json.loads(ran.stdout.splitlines()[-1]) if ran.stdout else {}
        self.wrong = ran.stderr
        self.written = [name for name in _OPENED.findall(calls) if not name.startswith(("/dev/null", "/proc/"))]


def run(document: Path, how: str, environment: Mapping[str, str], disk: Path) -> Ended:
    """Print there, watched by strace where there is one."""
    strace = shutil.which("strace")
    calls = disk.parent / "calls"
    watched = [strace, "-f", "-o", str(calls), "-e", "trace=openat,creat,stat,newfstatat"] if strace else []
    given = {**environment, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(disk), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [*watched, sys.executable, "-m", "tests.gates.print_session", str(document), how],
        capture_output=True, text=True, check=False, cwd=TOP, env=given, timeout=240,
    )  # fmt: skip
    told = calls.read_text(errors="replace") if strace else ""
    assert not strace or BEGINS in told, ran.stderr
    return Ended(ran, told.split(BEGINS, 1)[-1])


def left() -> set[Path]:
    """What lies in the folders in memory and looks like ours."""
    return {each for folder in folders_in_memory() for each in folder.glob("recess-*")}


def of_a_party(environment: Mapping[str, str]) -> dict[str, str]:
    """The short environment that a party's process would have there."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        return dict(entry.split("=", 1) for entry in short_environment().toStringList())
    finally:
        os.environ.clear()
        os.environ.update(before)


def _was_killed(code: int) -> bool:
    return code in (-signal.SIGKILL, 128 + signal.SIGKILL)


def test_a_job_passes_through_memory_without_a_name_and_reaches_the_printer_whole(
    document: Path, disk: Path, tmp_path: Path, proved: Proved
) -> None:
    before = left()
    for who in ("the mediator's process", "a party's process"):
        with ipp_printer.printer(tmp_path / "jobs") as given:
            ended = run(document, "send", of_a_party(given) if who.startswith("a party") else given, disk)
            assert ended.told.get("became") == "sent", (who, ended.wrong)
            paper = pypdfium2.PdfDocument((tmp_path / "jobs" / "job-1").read_bytes())
            assert len(paper) == 2
            paper.close()
        assert ended.told["jobs"], "the job was never seen"
        assert all(name.endswith(" (deleted)") for name in ended.told["jobs"])
        assert [name for name in ended.written if not is_in_memory(Path(name).parents[1])] == []
        assert not shutil.which("strace") or ended.written, "strace saw no job"
    assert list(disk.iterdir()) == []
    assert left() == before
    proved("S5", "documents printed by either process: no file on a disk opened for writing", 2)


@pytest.mark.parametrize("how", ["kill", "stop"])
def test_of_a_printing_that_is_cut_short_nothing_is_left_and_nothing_is_sent(
    document: Path, disk: Path, tmp_path: Path, how: str, proved: Proved
) -> None:
    before = left()
    with ipp_printer.printer(tmp_path / "jobs") as given:
        ended = run(document, how, given, disk)
        sent = {each.name for each in (tmp_path / "jobs").iterdir()}
    if how == "kill":
        assert _was_killed(ended.code), ended.wrong
        assert sent == set()
    else:
        assert ended.told == {"became": "stopped", "went": 0, "jobs": ended.told["jobs"]}
        assert sent == {"cancelled-1"}
    assert list(disk.iterdir()) == []
    assert left() == before
    proved("S5", f"a printing ended half-way ({how}): nothing left of it, nothing sent", 1)


def test_a_job_that_cups_refuses_is_not_said_to_be_sent(document: Path, disk: Path, tmp_path: Path) -> None:
    before = left()
    with ipp_printer.printer(tmp_path / "jobs", refuses=True) as given:
        ended = run(document, "send", given, disk)
    assert ended.told["became"] == "not taken", ended.wrong
    assert left() == before


def test_the_proof_sees_what_qt_leaves_on_the_disk_by_itself(document: Path, disk: Path, tmp_path: Path) -> None:
    with ipp_printer.printer(tmp_path / "jobs") as given:
        ended = run(document, "planted", given, disk)
    assert _was_killed(ended.code), ended.wrong
    assert len(list(disk.iterdir())) == 1
    assert not shutil.which("strace") or [name for name in ended.written if Path(name).parent == disk]
