"""What strangers wrote is read by a child that holds nothing, can open nothing, and is ended where it takes too much."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.commands.landlock import version
from app.domain.sources import SystemChance
from app.storage.cage import Cage, CannotBeRead, ForeignHeader, Looked, look_at, read_foreign_header
from app.storage.foreign import CHECK, HEADER, READERS
from app.storage.key_slots import FLOOR
from app.storage.vault import Vault
from app.storage.vault_header import read_header
from app.storage.worksheet_files import RESOURCES, built_in_elsewhere

TOP = Path(__file__).resolve().parents[2]
SHEET = (RESOURCES / "worksheets" / "mirror_check.yaml").read_bytes()
linux = pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux has all of these limits")

PRISONER = """
import json, os, resource, socket, subprocess, sys, time
from app.commands.caged_child import confine
from app.handover.hardening import harden
harden()
line = os.dup(1)
def tried(deed):
    try:
        deed()
    except BaseException as why:
        return type(why).__name__
    return "done"
deeds = {
    "open a file": lambda: open("/etc/hostname"),
    "make a file": lambda: open("here.txt", "w"),
    "write to an open file": lambda: os.write(int(sys.argv[1]), b"x"),
    "call somebody": lambda: socket.socket(socket.AF_INET),
    "call somebody near": lambda: socket.socket(socket.AF_UNIX),
    "take much memory": lambda: bytearray(380 << 20),
    "take back the limit": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)),
}
confine()
os.setuid(65534) if os.getuid() == 0 else None
deeds["start a process"] = os.fork
found = {name: tried(deed) for name, deed in deeds.items()}
found["core"] = list(resource.getrlimit(resource.RLIMIT_CORE))
os.write(line, json.dumps(found).encode())
if len(sys.argv) > 2:
    while True: pass
"""


@linux
def test_whoever_reads_a_foreign_file_can_open_nothing_call_nobody_and_start_nothing(tmp_path: Path) -> None:
    with (tmp_path / "open").open("wb") as opened:
        ran = subprocess.run(
            [sys.executable, "-P", "-c", PRISONER, str(opened.fileno())],
            cwd=tmp_path,
            pass_fds=(opened.fileno(),),
            stdout=subprocess.PIPE,
            check=True,
            timeout=60,
        )
    found = json.loads(ran.stdout)
    assert found.pop("core") == [0, 0]
    assert "done" not in found.values(), found
    assert list(tmp_path.iterdir()) == [tmp_path / "open"]
    assert (tmp_path / "open").stat().st_size == 0


ACCOMPLICE = """
import os, signal, socket, sys
from app.commands.caged_child import confine
near = socket.socket(socket.AF_UNIX)
def tried(deed, *with_these):
    try:
        deed(*with_these)
    except OSError as why:
        return type(why).__name__
    return "done"
confine()
print(tried(os.kill, os.getppid(), 0), tried(os.kill, os.getpid(), 0), tried(near.connect, "\\0" + sys.argv[1]))
"""


@pytest.mark.skipif(version() < 6, reason="NOT RUN: this kernel cannot keep signals from a process of the same user")
def test_whoever_reads_a_foreign_file_can_signal_nobody_but_itself_and_call_no_program_near_it() -> None:
    name = "recess-test-of-the-cage"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("\0" + name)
        listening.listen()
        ran = subprocess.run(
            [sys.executable, "-P", "-c", ACCOMPLICE, name], stdout=subprocess.PIPE, text=True, check=True, timeout=60
        )
    assert ran.stdout.split() == ["PermissionError", "done", "PermissionError"]


@linux
def test_whoever_reads_for_more_than_five_seconds_of_processor_time_is_ended() -> None:
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-P", "-c", PRISONER, "1", "for ever"], stdout=subprocess.PIPE, check=False, timeout=120
    )
    assert ran.returncode < 0
    assert time.monotonic() - began > 4


@pytest.mark.parametrize(
    ("reader", "content"),
    [
        (HEADER, b"[" * 200_000),
        (HEADER, b'{"recess_vault": ' + b"9" * 1_000_000 + b"}"),
        (HEADER, b'{"recess_vault": 1, "recess_vault": 1}'),
        (CHECK, b"- " * 200_000),
        (CHECK, b"[" * 200_000),
        (CHECK, b"a: &a [*a, *a]\n" * 1000),
        (CHECK, b"{" + b"a: 1," * 100_000),
        (CHECK, b"? " * 300_000),
        (CHECK, b'a: "\\ud800"'),
        (CHECK, b"\0" * 1000),
        (CHECK, b"a" * (1 << 20)),
    ],
)
def test_a_hostile_file_ends_nothing_and_the_next_one_is_read(reader: str, content: bytes) -> None:
    with Cage() as cage:
        try:
            told = cage.read(reader, content, {})
        except CannotBeRead:
            told = {"refused": "ended"}
        assert told.get("refused") or told.get("faults")
        assert cage.read(CHECK, SHEET, {name: sorted(of) for name, of in built_in_elsewhere().items()})["faults"] == []


def _saying(words: str) -> tuple[str, ...]:
    """A child of which a stranger has got hold."""
    answer = f"import sys, struct; body = {words}; sys.stdin.buffer.read(4)\n"
    return sys.executable, "-c", answer + "sys.stdout.buffer.write(struct.pack('>I', len(body)) + body)"


@pytest.mark.parametrize(
    "words",
    ["b''", "b'-'", "b'+{'", "b'+NaN'", "b'+' + b'[' * 100000", 'b\'+{"a":1,"a":1}\'', "b'+' + b' ' * (9 << 20)"],
)
def test_what_comes_out_of_the_cage_is_looked_at_too(words: str) -> None:
    with Cage(_saying(words)) as cage, pytest.raises(CannotBeRead):
        cage.read(CHECK, SHEET, {})


def test_a_child_that_says_nothing_is_ended_and_waited_for_no_longer() -> None:
    with Cage((sys.executable, "-c", "import time; time.sleep(600)"), patience=0.3) as cage:
        began = time.monotonic()
        with pytest.raises(CannotBeRead):
            cage.read(CHECK, SHEET, {})
        assert time.monotonic() - began < 30


class _StrikesLast(threading.Timer):
    """Runs out between the last byte of an answer and its being called off."""

    def cancel(self) -> None:
        self.function()
        super().cancel()


def test_patience_that_ends_just_after_an_answer_spoils_neither_it_nor_the_next_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.storage.cage.threading.Timer", _StrikesLast)
    with Cage((*_saying("b'+1'"), "and stays")) as cage:
        assert [cage.read(CHECK, b"", {}) for _file in range(3)] == [1, 1, 1]


def test_a_child_that_ended_after_its_answer_is_followed_by_another() -> None:
    with Cage(_saying("b'+1'")) as cage:
        assert cage.read(CHECK, b"", {}) == 1
        child = cage._child
        if child is not None:
            child.wait(60)
        assert cage.read(CHECK, b"", {}) == 1


def test_a_child_that_cannot_be_started_is_told_like_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with Cage((str(tmp_path / "none"),)) as cage, pytest.raises(CannotBeRead):
        cage.read(CHECK, SHEET, {})


def test_nothing_of_the_environment_is_in_the_cage_but_what_a_program_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECESS_PASSPHRASE", "six words")
    monkeypatch.setenv("HOME", "/home/mediator")
    words = "b'+' + __import__('json').dumps(sorted(__import__('os').environ)).encode()"
    with Cage(_saying(words)) as cage:
        names = cage.read(CHECK, b"", {})
    assert set(names) <= {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "VIRTUAL_ENV", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"}


def test_a_name_in_a_file_cannot_command_the_terminal_it_is_told_on() -> None:
    told = look_at({"sheet": b'"\\e]0;title\\a\\e[2J\\u202e": 1\nid: x'}, {})["sheet"]
    assert isinstance(told, Looked)
    said = " ".join(fault.sentence() for fault in told.faults)
    assert "title" in said
    assert said.isprintable()


# ---- the header of a copy ------------------------------------------------------------------------------------------------


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    Vault.create(tmp_path / "vault", "six words of a made-up vault", FLOOR, SystemChance())
    return tmp_path / "vault"


def test_the_header_of_a_copy_comes_out_as_it_went_in(vault: Path) -> None:
    content = (vault / "vault.json").read_bytes()
    assert read_foreign_header(vault / "vault.json").to_bytes() == content == read_header(content).to_bytes()


def test_a_header_of_a_newer_recess_is_told_apart_from_a_damaged_one(vault: Path) -> None:
    plain = json.loads((vault / "vault.json").read_text())
    # Without its sum: what a later form holds, and how it is summed up, is not known today.
    newer = {name: plain[name] for name in plain if name != "sum"}
    (vault / "newer.json").write_text(json.dumps({**newer, "recess_vault": 3}))
    (vault / "older.json").write_text(json.dumps({**plain, "recess_vault": 0}))
    with pytest.raises(ForeignHeader, match="newer"):
        read_foreign_header(vault / "newer.json")
    with pytest.raises(ForeignHeader, match="damaged"):
        read_foreign_header(vault / "older.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT RUN: no pipes in folders here")
def test_what_is_no_file_or_too_large_is_refused_before_it_is_read(vault: Path) -> None:
    os.mkfifo(vault / "pipe.json")
    (vault / "large.json").write_bytes(b" " * ((1 << 20) + 1))
    for name in ("pipe.json", "large.json", "cases"):
        with pytest.raises(ForeignHeader):
            read_foreign_header(vault / name)


def test_every_reader_of_the_cage_answers_in_the_cage_as_it_does_outside(vault: Path) -> None:
    from app.storage.foreign import answered

    header = (vault / "vault.json").read_bytes()
    with Cage() as cage:
        for reader in READERS:
            content = header if reader == HEADER else SHEET
            assert cage.read(reader, content, {}) == json.loads(answered(reader, content, {}))
