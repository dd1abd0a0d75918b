"""The child that draws an own copy never outlives whoever asked for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.handover import drawing_child
from app.handover.drawing_child import CHILD, draw_in_child
from app.handover.own_copy import OwnCopyWanted

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
WANTED = OwnCopyWanted(
    case="case1", case_code="K7F4-2Q", party="a", letter="A", name="Marisol", language="en", numbers="us",
    currency="USD", sheets=(),
)  # fmt: skip
PARENT = """
import sys
from app.handover.drawing_child import draw_in_child
from tests.handover.test_drawing_child import WANTED
draw_in_child(WANTED, program=(sys.executable, "-c", {child!r}))
"""
CHILD_WITHOUT_END = """
import os, pathlib
from app.commands import own_copy_child
from app.commands.desk import drawing
from app.handover import drawing_child, hardening

def without_end(*_any, **_options):
    pathlib.Path({found!r}).write_text(str(os.getpid()))
    os.rename({found!r}, {found!r} + "-told")
    while True:
        pass

drawing.drawn = without_end
{without}
own_copy_child.main()
"""
WAYS = {
    "by both ways": "",
    "by its closed input": "own_copy_child.end_with_parent = lambda: None",
    "by the system": "drawing_child._end_with_input = lambda: None",
}


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("without", WAYS.values(), ids=list(WAYS))
def test_it_ends_when_its_parent_is_killed_while_it_draws(tmp_path: Path, without: str) -> None:
    found = tmp_path / "pid"
    child = CHILD_WITHOUT_END.format(found=str(found), without=without)
    parent = subprocess.Popen([sys.executable, "-c", PARENT.format(child=child)], cwd=TOP)
    told = tmp_path / "pid-told"
    wait_until_true = time.monotonic() + PATIENCE
    while not told.exists():
        assert time.monotonic() < wait_until_true, "the child never came to drawing"
        time.sleep(0.02)
    pid = int(told.read_text(encoding="ascii"))
    assert lives(pid)
    parent.kill()
    parent.wait()
    killed = time.monotonic()
    while lives(pid) and time.monotonic() < killed + 3:
        time.sleep(0.02)
    outlived = lives(pid)
    if outlived:
        os.kill(pid, signal.SIGKILL)
    assert not outlived


def test_a_document_comes_back_whole() -> None:
    drawn = draw_in_child(WANTED, program=CHILD)
    assert drawn.status == 0
    assert drawn.pdf.startswith(b"%PDF-")
    assert drawn.pdf.rstrip().endswith(b"%%EOF")


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_child, "LONGEST", 0.3)
    began = time.monotonic()
    drawn = draw_in_child(WANTED, program=(sys.executable, "-c", "while True: pass"))
    assert drawn.status != 0
    assert drawn.pdf == b""
    assert time.monotonic() - began < 10


def test_a_child_that_reads_nothing_and_ends_is_no_error_but_no_document() -> None:
    drawn = draw_in_child(WANTED, program=(sys.executable, "-c", "print('words')\nraise SystemExit(3)"))
    assert (drawn.status, drawn.pdf) == (3, b"")


@pytest.mark.parametrize("given", [b"", b"\x00\x00", b"\x00\x00\x00\x02{}", b"\x00\x00\x10\x00half"])
def test_what_is_no_order_is_refused_without_a_word(given: bytes) -> None:
    done = subprocess.run(CHILD, input=given, cwd=TOP, capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == drawing_child.LEFT_ALONE
    assert (done.stdout, done.stderr) == (b"", b"")


def lives(pid: int) -> bool:
    """Whether a process still runs; one that only waits for its parent to look at it does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
