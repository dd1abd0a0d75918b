"""After a whole day's use nothing of it is on the disk in the open, nobody was called, and everything is its owner's.

First start, a case, a party at the laptop, the program killed in the midst of it, the rest of the party's part, reading,
documents saved locked and open, the command line, and the case destroyed: on a disk of its own, without a network, with
every process traced.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gates.day_session import CODE, NAMES, PRIVATE, WORDS
from tests.gates.traces import Seen, seen
from tests.gates.whole_day import traced
from tests.goals import Proved

TOP = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]
_PIECE = 1 << 16
NEEDED = ("strace", "unshare", "mkfs.ext4", "mount")
_NEAR = re.compile(r"recess-|/tmp/\.\w{6}/s$|/\.X11-unix/|dbus|bus$|/nscd/|at-spi|wayland")
"""Whom a process may talk to: a first Recess (by a name that Qt makes up first), the screen, the desktop's bus, the
system's own lookup of user names."""


def _can_be_run() -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    reason = ""
    if sys.platform != "linux" or os.geteuid() != 0:
        reason = "NOT RUN: mounts a disk of its own, which takes root on Linux"
    elif missing:
        reason = f"NOT RUN: {', '.join(missing)} is not installed (./test as root on Debian installs it)"
    if reason and os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


@dataclass(frozen=True, slots=True)
class Day:
    """What a day left behind."""

    folder: Path
    seen: Seen

    @property
    def disk(self) -> bytes:
        return written(self.folder / "disk.img")

    @property
    def passphrase(self) -> str:
        return (self.folder / "passphrase").read_text()


def written(image: Path) -> bytes:
    """What was ever written on a disk: most of a new one is nothing, and no word lies in nothing."""
    nothing = bytes(_PIECE)
    with image.open("rb") as opened:
        return b"".join(piece for piece in iter(lambda: opened.read(_PIECE), b"") if piece != nothing)


def _alone(module: str, folder: Path) -> None:
    ran = subprocess.run(
        ["unshare", "-m", "-n", sys.executable, "-m", module, str(folder)],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=1000,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    _can_be_run()
    folder = tmp_path_factory.mktemp("day")
    _alone("tests.gates.whole_day", folder)
    yield Day(folder, seen(folder))
    shutil.rmtree(folder)


# ---- S5: the disk ----------------------------------------------------------------------------------------------------------


def forms(word: str) -> set[bytes]:
    """A word as it may lie on a disk, in base64 too, wherever it begins there."""
    found = {word.encode(way) for way in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")}
    for plain in tuple(found):
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + plain)
            # The letters at both ends depend on what stands beside the word.
            found.add(coded[(4 if before else 0) : -4])
    return found


def hits(disk: bytes, word: str) -> int:
    return sum(disk.count(form) for form in forms(word))


def test_the_raw_disk_holds_no_word_of_anybody(day: Day, proved: Proved) -> None:
    typed = (day.folder / "log-A").read_text()
    assert "ps_value" in typed, "nothing was typed, so nothing could be found"
    assert WORDS in (day.folder / "read").read_text()
    secret = (WORDS, PRIVATE, *NAMES, CODE, day.passphrase, "The unpaid bill")
    disk = day.disk
    assert {word: hits(disk, word) for word in secret} == dict.fromkeys(secret, 0)
    proved("S5", "words searched for on the raw disk after a day, each in 20 forms", len(secret))


def test_no_document_ever_lay_on_the_disk_but_those_somebody_saved(day: Day) -> None:
    # Two from the window, three by commands, and those of the demo; each of them is written once.
    written = [made.path for made in day.seen.made if made.path.endswith((".pdf", ".pdf.partial"))]
    found = len(re.findall(rb"%PDF-1\.", day.disk))
    assert 5 < found <= len(written)
    assert not [path for path in written if "/tmp" in path.split("mnt", 1)[-1]]


def test_a_file_that_was_only_there_for_a_moment_is_found_on_the_raw_disk(tmp_path: Path) -> None:
    """The search itself: otherwise the one above could not fail."""
    _can_be_run()
    planted = tmp_path / "plant.py"
    planted.write_text(
        "import base64, os, sys\nfrom pathlib import Path\nfrom tests.gates.whole_day import make_disk, unmount\n"
        "folder = Path(sys.argv[1])\nmake_disk(folder / 'disk.img', folder / 'mnt', 8)\n"
        "for number, coded in enumerate((b'zebrafinch', 'quokkajam'.encode('utf-16-le'),"
        " base64.b64encode(b'my narwhalplum is'))):\n"
        "    file = folder / 'mnt' / str(number)\n    file.write_bytes(coded)\n    os.sync()\n    file.unlink()\n"
        "unmount(folder / 'mnt')\n"
    )
    ran = subprocess.run(
        ["unshare", "-m", sys.executable, str(planted), str(tmp_path)],
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    disk = written(tmp_path / "disk.img")
    assert all(hits(disk, word) for word in ("zebrafinch", "quokkajam", "narwhalplum"))
    assert hits(disk, "wombatfig") == 0


# ---- S10: nobody is called -----------------------------------------------------------------------------------------------------


def _strangers(found: Seen) -> list[str]:
    far = [
        f"{spoke.call} {sorted(spoke.families)}"
        for spoke in found.spoke
        if any(family not in {"AF_UNIX", "AF_LOCAL", "AF_UNSPEC"} for family in spoke.families)
    ]
    near = [spoke.place for spoke in found.spoke if spoke.place and not _NEAR.search(spoke.place)]
    return [*far, *near]


def test_no_process_of_the_day_calls_anybody_but_the_desktop_it_is_on(day: Day, proved: Proved) -> None:
    assert day.seen.processes > 10
    assert _strangers(day.seen) == []
    proved("S10", "processes and threads of a day traced, without a network", day.seen.processes)


# ---- S14: whose files they are -------------------------------------------------------------------------------------------------


def _open_to_others(found: Seen, place: str) -> list[str]:
    return [
        f"{made.what} {made.path} {made.rights:o}"
        for made in found.made
        if place in made.path and "__pycache__" not in made.path and made.rights & 0o077
    ]


def test_whatever_is_made_is_its_owners_from_that_moment_whatever_the_umask_is(day: Day, proved: Proved) -> None:
    place = str(day.folder / "mnt")
    made = [one for one in day.seen.made if place in one.path]
    kinds = {
        "the vault": "/vault/vault.json",
        "a case": ".case",
        "a journal": "-journal",
        "the index": "/index.db",
        "a backup": "/backups/",
        "a copy of the vault": "/recess-vault-",
        "a vault that was brought": "/brought",
        "settings": "Recess.ini",
        "a document": ".pdf",
        "a throw-away vault": "/recess-demo-",
    }
    assert {name for name, part in kinds.items() if any(part in one.path for one in made)} == set(kinds)
    assert {one.what for one in made} == {"file", "folder", "socket"}
    assert _open_to_others(day.seen, place) == []
    proved("S14", "files and folders created under umask 000", len(made))


def test_a_call_to_somebody_and_a_file_for_everybody_are_seen(tmp_path: Path) -> None:
    """The watching itself."""
    _can_be_run()
    program = (
        "import os, socket, sys\n"
        "if not os.fork():\n    os.umask(0o077)\n    open(sys.argv[1] + '/own', 'w')\n    os._exit(0)\n"
        "os.wait()\nopen(sys.argv[1] + '/all', 'w')\nsocket.socket(socket.AF_INET6).close()\n"
    )
    before = os.umask(0)
    try:
        subprocess.run([*traced(tmp_path / "trace"), sys.executable, "-c", program, str(tmp_path)], check=True)
    finally:
        os.umask(before)
    found = seen(tmp_path)
    assert _open_to_others(found, str(tmp_path)) == [f"file {tmp_path}/all 666"]
    assert any("AF_INET6" in stranger for stranger in _strangers(found))
