"""The party's process as it is started: `python -m ui.party`, with a real pipe at both ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.handover.messages import ComeForward, Ending, Given, HandBack, Message, Ready
from app.handover.wire import pack
from tests.presenters.party.laptop import FIRST, MediatorsSide
from tests.ui.party.started import AS_STARTED, Started, nothing_but_qt

FORBIDDEN = re.compile(
    r"(app\.(storage|export|commands)|sqlalchemy|sqlcipher3|alembic|pydantic|pydantic_core|ruamel|reportlab|pikepdf|"
    r"sqlite3|segno|babel|platformdirs|PySide6\.QtPdf|PySide6\.QtPrintSupport)(\.|$)"
)
"""What a party's process has no use for: the disk, the vault, documents."""


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


@pytest.fixture
def start(side: MediatorsSide) -> Iterator[Callable[..., Started]]:
    processes: list[Started] = []

    def started(*words: str) -> Started:
        processes.append(Started(side, words or AS_STARTED))
        return processes[-1]

    yield started
    for process in processes:
        process.over()


def is_ready(message: Message) -> bool:
    return isinstance(message, Ready)


def test_a_party_works_from_the_cover_to_the_curtain_and_the_process_ends_by_itself(
    start: Callable[..., Started], side: MediatorsSide, tmp_path: Path
) -> None:
    party = start("-m", "tests.ui.party.pressed_keys", str(tmp_path / "modules"))
    party.hand_over()
    party.hear(is_ready)
    last = party.hear(lambda message: isinstance(message, HandBack))
    assert last == HandBack(Ending.STOPPED, everything_saved=True)
    assert side.rows["f1"]["wish"].plain == "typed in the real process"
    assert side.rows["f1"]["way"].plain == "write"
    assert side.acknowledged
    assert party.seconds_to_the_end() < 4
    assert party.process.returncode == 0
    assert nothing_but_qt(party.over()) == ""
    loaded = (tmp_path / "modules").read_text(encoding="utf-8").split("\n")
    assert "ui.party.window" in loaded
    assert [name for name in loaded if FORBIDDEN.match(name)] == []


def test_it_loads_nothing_of_the_disk_the_vault_or_documents(start: Callable[..., Started]) -> None:
    party = start("-X", "importtime", *AS_STARTED)
    party.hand_over()
    party.hear(is_ready)
    party.close_pipe()
    party.seconds_to_the_end()
    loaded = re.findall(r"^import time:.*\|\s+(\S+)$", party.over(), re.MULTILINE)
    assert "ui.party.window" in loaded
    assert [name for name in loaded if FORBIDDEN.match(name)] == []


def test_it_ends_within_a_second_when_the_pipe_closes(start: Callable[..., Started]) -> None:
    party = start()
    party.hand_over()
    party.hear(is_ready)
    party.close_pipe()
    assert party.seconds_to_the_end() < 1
    assert nothing_but_qt(party.over()) == ""


def test_it_ends_when_the_pipe_closes_before_anything_was_given(start: Callable[..., Started]) -> None:
    party = start()
    party.close_pipe()
    party.seconds_to_the_end()
    assert party.process.returncode == 0
    assert nothing_but_qt(party.over()) == ""


def test_it_ends_when_what_comes_is_no_message(start: Callable[..., Started]) -> None:
    party = start()
    os.write(party.pipe._writing, b"\xff" * 64)
    party.seconds_to_the_end()
    errors = party.over()
    assert "Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_in_the_terminal_is_no_way_out(start: Callable[..., Started]) -> None:
    party = start()
    party.hand_over()
    party.hear(is_ready)
    for _time in range(3):
        party.process.send_signal(signal.SIGINT)
    party.pipe.send(ComeForward())
    with pytest.raises(subprocess.TimeoutExpired):
        party.process.wait(0.5)
    assert nothing_but_qt(party.over()) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_nothing_of_a_party_stands_in_its_words_its_surroundings_or_a_core_file(start: Callable[..., Started]) -> None:
    party = start()
    party.hand_over()
    party.hear(is_ready)
    here = Path(f"/proc/{party.process.pid}")
    for name in ("cmdline", "environ"):
        assert b"Marisol" not in (here / name).read_bytes()
    assert re.search(r"Max core file size\s+0\s+0", (here / "limits").read_text(encoding="utf-8"))
    files = [str(link.readlink()) for link in (here / "fd").iterdir()]
    kept = [name for name in files if name.startswith("/") and not name.startswith(("/dev/", "/proc/", "/memfd:"))]
    assert kept == [], "a file is held open"


def test_a_second_hand_over_changes_nothing(start: Callable[..., Started], side: MediatorsSide) -> None:
    party = start()
    party.hand_over()
    party.hear(is_ready)
    os.write(party.pipe._writing, pack(Given(side.hand_over(name="Somebody else"))))
    party.pipe.send(ComeForward())
    party.close_pipe()
    assert party.seconds_to_the_end() < 1
