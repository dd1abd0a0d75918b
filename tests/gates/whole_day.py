"""A whole day's use of the program on a disk of its own, watched: `python -m tests.gates.whole_day FOLDER`.

Started in a mount and a network namespace of its own (`unshare -m -n`), as root. The disk is a file, FOLDER/disk.img;
HOME, TMPDIR, XDG_RUNTIME_DIR and the vault lie on it. Every process is traced (FOLDER/trace.PID): which sockets it
makes, what it creates and with which rights. The umask is 0, as careless as can be.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.presenters.doors import DocumentKind
from tests.gates.day_session import CODE, write_script

TOP = Path(__file__).resolve().parents[2]
DISK_MIB = 96
WATCHED = "%network,openat,open,creat,mkdir,mkdirat,mknod,mknodat,umask,clone,clone3,fork,vfork"
_PATIENCE = 240.0


def traced(prefix: Path) -> list[str]:
    """What stands before a command that is to be watched, with all its children."""
    return ["strace", "-ff", "-qq", "--seccomp-bpf", "-s", "200", "-e", f"trace={WATCHED}", "-o", str(prefix)]


def make_disk(image: Path, place: Path, mib: int = DISK_MIB) -> None:
    """A new disk, mounted."""
    with image.open("wb") as opened:
        opened.truncate(mib << 20)
    subprocess.run(["mkfs.ext4", "-qF", str(image)], check=True)
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], check=True)


def unmount(place: Path) -> None:
    """From here on only the file is there."""
    os.sync()
    subprocess.run(["umount", str(place)], check=True)


class Day:
    """The day's steps, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = folder / "mnt"
        self._home = self._place / "home"

    def run(self) -> None:
        make_disk(self._folder / "disk.img", self._place)
        try:
            for name in ("home", "home/Documents", "home/out", "tmp", "run"):
                (self._place / name).mkdir(mode=0o700)
            write_script(self._folder)
            self._window("morning", kill=True)
            self._window("afternoon")
            self._commands()
        finally:
            unmount(self._place)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "VIRTUAL_ENV") if name in os.environ}
        return kept | {
            "HOME": str(self._home),
            "TMPDIR": str(self._place / "tmp"),
            "XDG_RUNTIME_DIR": str(self._place / "run"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def _window(self, part: str, *, kill: bool = False) -> None:
        command = [sys.executable, "-m", "tests.gates.day_session", str(self._folder), str(self._place), part]
        running = subprocess.Popen(
            [*traced(self._folder / "trace"), *command],
            cwd=TOP,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if kill:
                self._wait_for_answers(running)
                os.kill(int((self._folder / "pid").read_text()), signal.SIGKILL)
            status = running.wait(_PATIENCE)
        finally:
            running.kill()
        if (self._folder / "broke.txt").exists():
            raise RuntimeError((self._folder / "broke.txt").read_text())
        if status and not kill:
            raise RuntimeError(f"the {part} ended with {status}")

    def _wait_for_answers(self, running: subprocess.Popen[bytes]) -> None:
        log, end = self._folder / "log-A", time.monotonic() + _PATIENCE
        while not log.exists() or len(log.read_text().splitlines()) < 2:
            if time.monotonic() > end or running.poll() is not None:
                raise RuntimeError("the party never came to its second answer")
            time.sleep(0.05)

    def _commands(self) -> None:
        code = json.loads(self._recess("cases", "--json"))[0]["code"]
        (self._folder / "code").write_text(CODE)
        out = self._home / "out"
        self._recess("verify")
        self._recess("export", code, "--document", DocumentKind.JOINT_SUMMARY.value, "--out", str(out / "joint.pdf"))
        own = ("--document", DocumentKind.OWN_COPY.value, "--party", "A", "--out", str(out / "own.pdf"))
        self._recess("export", code, *own, "--code-file", str(self._folder / "code"))
        self._recess("check", str(TOP / "resources" / "worksheets" / "mirror_check.yaml"), vault=False)
        self._recess("backup")
        self._recess("backup", "--to", str(out))
        newest = json.loads(self._recess("restore", code, "--list", "--json"))[0]["backup"]
        self._recess("restore", code, "--backup", newest)
        (copied,) = out.glob("recess-vault-*")
        brought = ("--vault", str(self._home / "brought"), "--passphrase-file", str(self._folder / "passphrase"))
        self._recess("restore", "--from", str(copied), *brought, vault=False)
        self._recess("destroy", code, "--sure", code, "--certificate", str(out / "certificate.pdf"))
        self._recess("demo", "--out", str(self._home / "demo"), vault=False)

    def _recess(self, *words: str, vault: bool = True) -> str:
        where = ("--vault", str(self._home / "vault"), "--passphrase-file", str(self._folder / "passphrase"))
        ran = subprocess.run(
            [*traced(self._folder / "trace"), sys.executable, "-P", "-m", "ui", *words, *(where if vault else ())],
            cwd=TOP,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            raise RuntimeError(f"recess {words[0]}: {ran.stdout} {ran.stderr}")
        return ran.stdout


if __name__ == "__main__":
    os.umask(0)
    Day(Path(sys.argv[1])).run()
