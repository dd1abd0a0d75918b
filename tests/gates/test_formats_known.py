"""No reader of anything is forgotten by the gate against mutated files, and the gate sees the faults it is there for."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.commands.passphrase import first_line
from app.domain.plain import Misread, from_bytes, to_bytes
from app.domain.trouble import Trouble
from app.handover.messages import MESSAGES
from app.handover.wire import Inbox, framed
from app.storage import foreign
from app.storage.backup_names import BackupName, needless, read_name
from app.storage.case_backups import backups_in
from app.storage.index_copies import copies_in
from app.storage.kept_aside import Aside, kept_aside
from app.storage.migrating import old_versions
from tests.gates.formats import Format, Refused, _as_json, dump_of, formats
from tests.gates.fuzz_worker import run
from tests.gates.mutating import Mutator
from tests.gates.read_everywhere import EVERYWHERE, readers
from tests.goals import Proved, Times
from tests.reading_code import python_files


def test_every_module_that_reads_anything_is_listed_with_the_format_it_reads() -> None:
    assert readers(python_files("app", "ui")) == set(EVERYWHERE)
    reasons = {reason for reasons in EVERYWHERE.values() for reason in reasons}
    names = {form.name for form in formats()}
    assert names - reasons == {"typed"}, "a format that nobody reads, but people type"
    assert all(" " in reason for reason in reasons - names), "a format of that name is not tried"


def test_a_reader_nobody_listed_is_found(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text("import os\n\ndef late(path):\n    return path.with_name('x').read_text()\n", encoding="utf-8")
    assert readers([file]) == {"planted.py"}
    file.write_text("size = int.from_bytes(b'1', 'big')\nfile.read()\n", encoding="utf-8")
    assert readers([file]) == set()


def test_every_reader_of_the_cage_and_every_message_is_among_the_formats() -> None:
    assert set(foreign.READERS) == {"check", "questions", "header", "picture", "form"}, (
        "and which format is the new one?"
    )
    seeds = next(form for form in formats() if form.name == "messages of the pipe").seeds
    told = {type(message).__name__ for seed in seeds for message in Inbox().feed(seed)}
    assert told == set(MESSAGES)


@pytest.mark.parametrize("form", formats(), ids=[form.name for form in formats()])
def test_what_the_mutations_begin_with_is_good(form: Format) -> None:
    for seed in form.seeds:
        assert form.read(seed)
    for tree in form.trees:
        assert form.read(form.written(tree))


# ---- the gate itself -------------------------------------------------------------------------------------------------------


def _form(read: Callable[[bytes], bytes]) -> Format:
    return Format("planted", read, (b'{"a": 1}',), ({"a": 1},), _as_json)


def _breaks(raw: bytes) -> bytes:
    if b"9" in raw:
        return bytes([300])
    raise Refused


def _hangs(raw: bytes) -> bytes:
    while b"a" not in raw:
        pass
    raise Refused


def _makes_up(raw: bytes) -> bytes:
    return b'{"b": 2}'


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: no timers of processor time here")
def test_the_gate_sees_a_crash_a_hang_and_what_was_made_up() -> None:
    assert any("ValueError" in wrong for wrong in run(_form(_breaks), 300, 1).wrong)
    assert any("TooLong" in wrong for wrong in run(_form(_hangs), 100, 1, longest=0.05).wrong)
    assert run(replace(_form(_makes_up), as_json=json.loads), 50, 1).wrong


def test_bent_messages_are_read_as_such_or_refused_and_never_as_something_else() -> None:
    mutator = Mutator(3)
    for name in MESSAGES:
        for turn in range(3):
            raw = _as_json(mutator.bent(dump_of(name, turn)))
            try:
                (message,) = Inbox().feed(framed(raw))
            except Misread:
                continue
            assert from_bytes(type(message), to_bytes(message)) == message


# ---- names of files, the secret file, the settings ----------------------------------------------------------------------------

_NAMES = ("0000000012-20260502T1404.case", "00000003.db", "x.case.v1.bak", "x.case.2.aside", "x.case.2.aside-journal")


def _odd_names(count: int, seed: int) -> list[str]:
    mutator, chance = Mutator(seed), random.Random(seed)
    found = [
        chance.choice(("²", "٣", "")) + mutator.turned([name.encode() for name in _NAMES]).decode("utf-8", "replace")
        for _number in range(count)
    ]
    return [name.replace("/", "").replace("\0", "").replace("\ud800", "")[:60] for name in found]


@pytest.mark.gate
def test_any_names_in_the_folders_of_the_vault_break_nothing(tmp_path: Path, times: Times, proved: Proved) -> None:
    count = times(20_000, 2_000_000, 4_000)
    names = _odd_names(count, 5)
    taken = 0
    for name in names:
        read = read_name(name)
        if read is not None:
            taken += 1
            assert name.removesuffix(".case") == read.text()
    assert taken
    many = [found for name in names if (found := read_name(name)) is not None]
    stay = BackupName(99, datetime(2026, 5, 2, tzinfo=UTC))
    assert stay not in needless([*many[:500], stay]), "the newest one always stays"
    folder = tmp_path / "cases"
    folder.mkdir()
    for name in {name for name in names[:2000] if name not in {"", ".", ".."}}:
        (folder / name).touch()
    (folder / "00000007.db").touch()
    assert all(file.suffix == ".case" for file in backups_in(folder))
    assert copies_in(folder)
    assert old_versions(folder / "x.case")
    assert kept_aside(folder / "x.case")
    assert not Aside(folder / "x.case").name.exists()
    proved("S9", "mutated names of backups and copies", count)


def test_any_secret_file_gives_one_line_or_is_told(tmp_path: Path) -> None:
    mutator = Mutator(9)
    for _number in range(500):
        (tmp_path / "words").write_bytes(mutator.turned((b"six words of a made-up vault\n", b"orchard7\r\n")))
        try:
            line = first_line(tmp_path / "words", "passphrase")
        except Trouble:
            continue
        assert "\n" not in line
