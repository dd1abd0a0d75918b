"""A warm parent for proofs that start a process a thousand times: it has imported everything, and forks.

What a module needs is imported once, in a process without threads, windows or open files; each process of the proof is
a fork of it and goes on from there as a fresh start would. `python -m tests.gates.warm MODULE` is that parent; `Warm`
is how a test talks to it.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from argon2 import low_level

TOP = Path(__file__).resolve().parents[2]
BROKE = "broke.txt"


class Warm:
    """The warm parent, seen from a test. `folder` is the first argument of everything it is asked to do."""

    def __init__(self, module: str, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.gates.warm", module],
            cwd=TOP,
            env={**environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def do(self, function: str, *arguments: object) -> None:
        """Have a function called in the parent itself: what it leaves in memory every child begins with."""
        self._ask("do", function, *arguments)

    def born(self, function: str, *arguments: object) -> int:
        """The number of a new process that calls a function and ends."""
        return self._ask("born", function, *arguments)

    def ended(self, pid: int) -> int:
        """Wait until a process has ended; its exit status, a signal as a negative number."""
        return self._ask("ended", "", pid)

    def kill(self, pid: int) -> int:
        """SIGKILL, and wait until it is gone; its exit status, for it may have been faster."""
        os.kill(pid, signal.SIGKILL)
        return self.ended(pid)

    def close(self) -> None:
        """End the parent."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def _ask(self, what: str, function: str, *arguments: object) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = json.dumps([what, function, str(self._folder), arguments])
        self._process.stdin.write(asked.encode() + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, self.what_broke() or "the warm parent ended"
        return int(answer)

    def what_broke(self) -> str:
        """The traceback of a process that broke, "" if none did."""
        file = self._folder / BROKE
        return file.read_text(encoding="utf-8") if file.exists() else ""


def remember_derivations() -> None:
    """Argon2id gives the same for the same, slowly on purpose. What was derived once in the warm parent is remembered,
    in all that import it after this and in all children."""
    low_level.hash_secret_raw = lru_cache(maxsize=256)(low_level.hash_secret_raw)


def main() -> int:
    """Do what is asked, line by line, until nobody asks any more."""
    remember_derivations()
    os.umask(0o077)
    module = importlib.import_module(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        what, function, folder, arguments = json.loads(line)
        if what == "born":
            told = _born(module, function, Path(folder), arguments)
        elif what == "ended":
            told = os.waitstatus_to_exitcode(os.waitpid(arguments[0], 0)[1])
        else:
            getattr(module, function)(Path(folder), *arguments)
            told = 0
        answers.write(f"{told}\n")
        answers.flush()
    return 0


def _born(module: ModuleType, function: str, folder: Path, arguments: list[Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    # The child talks to nobody through its parent's pipe.
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    status = 1
    try:
        called: Callable[..., object] = getattr(module, function)
        called(folder, *arguments)
        status = 0
    finally:
        if status:
            with (folder / BROKE).open("a", encoding="utf-8") as told:
                traceback.print_exc(file=told)
        os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
