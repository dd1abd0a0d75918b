"""Every process that holds keys or answers leaves no core file, and no other process of the same user reads its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
LOOK = """
import ctypes, json, os, resource, runpy, sys

def look(*_any):
    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    with open({found!r}, "w") as found:
        json.dump([dumpable, limits], found)
    os._exit(0)

{first}
sys.argv[1:] = {words}
runpy.run_module({module!r}, run_name="__main__")
"""
DRAWING = "from app.handover import drawing_child; drawing_child.take_wanted = look"
CAGE = "from app.storage import foreign; foreign.load_readers = look"
WINDOW = "from ui import running; running.run_window = look"
PARTY = "from app.handover import pipe; pipe.BlockingPipe = look"
COMMAND = "from app.commands import main; main.run = look"
"""For each entry point: the first thing behind it that could meet anything private."""

ENTRIES = {
    "the mediator's window": ("ui", WINDOW, ()),
    "a command": ("ui", COMMAND, ("cases",)),
    "a party's window": ("ui.party", PARTY, ()),
    "a party without a window": ("app.presenters.party", PARTY, ()),
    "a party of the sample": ("app.commands.demo_party", PARTY, ("A", "1")),
    "the child that draws a copy": ("app.commands.own_copy_child", DRAWING, ()),
    "the cage for foreign files": ("app.commands.caged_child", CAGE, ()),
}


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize(("module", "first", "words"), ENTRIES.values(), ids=list(ENTRIES))
def test_no_core_file_is_left_and_nobody_else_reads_the_memory(
    tmp_path: Path, module: str, first: str, words: Sequence[str]
) -> None:
    found = tmp_path / "found"
    subprocess.run(
        [sys.executable, "-c", LOOK.format(module=module, first=first, words=list(words), found=str(found))],
        cwd=TOP,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert json.loads(found.read_text(encoding="utf-8")) == [0, [0, 0]]
