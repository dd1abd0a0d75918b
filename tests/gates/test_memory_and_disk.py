"""After hand-back: none of a party's words in the next party's process or in any file, none of its "only me" words in
the mediator's process, in no encoding a computer keeps text in.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gates.kill_vault import WORDS, make
from tests.gates.scanning import child_of, count_in_folders, count_in_process
from tests.goals import Proved

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 150.0
READABLE, PRIVATE, SECOND = WORDS["A"], "narwhalplum", WORDS["B"]
pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file"),
]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Both processes, held still while the second party is at the laptop."""

    folder: Path
    mediator: int
    party: int


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stopped]:
    folder = tmp_path_factory.mktemp("scan")
    make(folder, ("perspective_swap", "listening_back"), PRIVATE)
    home = folder / "home"
    home.mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "TMPDIR": str(home),
    }
    mediator = subprocess.Popen(
        [sys.executable, "-m", "tests.gates.scan_session", str(folder)],
        cwd=TOP,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + PATIENCE
        while _answers(folder, "B") < 3:
            broke = folder / "broke.txt"
            assert not broke.exists(), broke.read_text()
            assert time.monotonic() < end, "the second party never came to its third answer"
            time.sleep(0.05)
        party = child_of(mediator.pid)
        for pid in (party, mediator.pid):
            os.kill(pid, signal.SIGSTOP)
        yield Stopped(folder, mediator.pid, party)
        os.kill(party, signal.SIGKILL)
    finally:
        mediator.kill()
        mediator.wait()


def _answers(folder: Path, letter: str) -> int:
    log = folder / f"log-{letter}"
    return len(log.read_text().splitlines()) if log.exists() else 0


def test_the_words_looked_for_were_really_typed_and_can_be_found(stopped: Stopped) -> None:
    """Otherwise the tests below could not fail: the second party's own words are found in its process, and what the
    first party typed was saved."""
    typed = [json.loads(line)[1] for line in (stopped.folder / "log-A").read_text().splitlines()]
    assert {"ps_value", "ps_heard"} <= set(typed)
    assert count_in_process(stopped.party, [SECOND])[SECOND] > 0


def test_the_next_partys_process_holds_no_word_of_the_one_before(stopped: Stopped, proved: Proved) -> None:
    found = count_in_process(stopped.party, [READABLE, PRIVATE])
    assert found == {READABLE: 0, PRIVATE: 0}
    proved("S3", "words of one party searched for in the memory of the next one's process", len(found))


def test_the_mediators_process_holds_no_only_me_word(stopped: Stopped, artefacts: Path) -> None:
    found = count_in_process(stopped.mediator, [READABLE, PRIVATE])
    (artefacts / "memory.txt").write_text(f"in the mediator's process after hand-back: {found}\n")
    assert found[PRIVATE] == 0


def test_no_file_of_the_vault_home_or_temporary_folder_holds_a_word_of_a_party(
    stopped: Stopped, proved: Proved
) -> None:
    found = count_in_folders([stopped.folder / "vault", stopped.folder / "home"], [READABLE, PRIVATE, SECOND])
    assert set(found.values()) == {0}, found
    proved("S5", "words searched for in every file while a party is at the laptop", len(found))
