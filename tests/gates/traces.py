"""What traced processes did: sockets they made, and what they created, with the rights it had at that moment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|0x[0-9a-f]+|\?)(?:.*)$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MODE = re.compile(r"\b0[0-7]{0,4}\b")
_FAMILY = re.compile(r"\b(?:AF|PF)_\w+")
_CREATES = {"openat", "open", "creat", "mkdir", "mkdirat", "mknod", "mknodat"}
_STARTS = {"clone", "clone3", "fork", "vfork"}
_USUAL_UMASK = 0


@dataclass(frozen=True, slots=True)
class Made:
    """Something created: where, with which rights, whether it is a folder or a socket."""

    path: str
    rights: int
    what: str


@dataclass(frozen=True, slots=True)
class Spoke:
    """A call about a connection: its name, the families it speaks of, and the place where it is one in the file system."""

    call: str
    families: frozenset[str]
    place: str


@dataclass(frozen=True, slots=True)
class Seen:
    """All of it."""

    processes: int
    made: tuple[Made, ...]
    spoke: tuple[Spoke, ...]


def seen(folder: Path, umask: int = _USUAL_UMASK) -> Seen:
    """Read FOLDER/trace.PID of every process. `umask` is the one they were started with."""
    lines = {
        int(file.suffix[1:]): file.read_text(encoding="utf-8", errors="replace").splitlines()
        for file in folder.glob("trace.*")
    }
    started = {child for told in lines.values() for child in _children(told)}
    made: list[Made] = []
    spoke: list[Spoke] = []
    waiting = [(pid, umask) for pid in lines if pid not in started]
    done: set[int] = set()
    while waiting:
        pid, mask = waiting.pop()
        if pid in done:
            continue
        done.add(pid)
        for name, words, result in _calls(lines.get(pid, [])):
            if name == "umask":
                mask = int(words, 8)
            elif name in _STARTS and result > 0:
                waiting.append((result, mask))
            elif name in _CREATES and result >= 0:
                made += _created(name, words, mask)
            elif name not in _CREATES:
                spoke.append(_spoken(name, words))
                if name == "bind" and result == 0 and spoke[-1].place:
                    made.append(Made(spoke[-1].place, 0o777 & ~mask, "socket"))
    return Seen(len(done), tuple(made), tuple(spoke))


def _calls(told: Iterable[str]) -> Iterable[tuple[str, str, int]]:
    for line in told:
        found = _CALL.match(line)
        if found is not None and found[3] != "?":
            # Only `umask` tells a number in eights, and nobody asks what it gave back.
            yield found[1], found[2], int(found[3], 16 if found[3].startswith("0x") else 10)


def _children(told: Iterable[str]) -> Iterable[int]:
    return (result for name, _words, result in _calls(told) if name in _STARTS and result > 0)


def _created(name: str, words: str, mask: int) -> Iterable[Made]:
    if name in {"openat", "open"} and "O_CREAT" not in words:
        return
    path = _STRING.search(words)
    modes = _MODE.findall(words[path.end() :] if path else words)
    if path is None or not modes:
        return
    what = "folder" if name.startswith("mkdir") else "file"
    yield Made(path[1], int(modes[-1], 8) & ~mask, what)


def _spoken(name: str, words: str) -> Spoke:
    path = _STRING.search(words) if "sun_path" in words else None
    return Spoke(
        name, frozenset(family.replace("PF_", "AF_") for family in _FAMILY.findall(words)), path[1] if path else ""
    )
