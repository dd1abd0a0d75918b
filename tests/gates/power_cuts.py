"""What a disk holds when the power goes: all that was synced, and of the rest whatever the drive came to.

Bytes and names are kept apart, as file systems keep them. What is written to a file and not synced yet survives as
nothing, as everything, or as any of its sectors in any order. Names (made, given, taken away) that were not synced
with their folder survive in the order they came in, up to a point that nobody chose.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.gates.watched_disk import Done

SECTOR = 512


@dataclass
class _File:
    """The bytes of one file: as they are on the platter, and what was done since the last sync."""

    synced: bytes = b""
    pending: list[Done] = field(default_factory=list)

    def sync(self) -> None:
        self.synced = self.after(None)

    def after(self, chance: random.Random | None) -> bytes:
        """With a cut, decided by chance; with none, everything."""
        if not self.pending:
            return self.synced
        luck = 1.0 if chance is None else chance.random()
        content = bytearray(self.synced)
        for done in self.pending if luck >= 0.2 else ():
            if done.what == "truncate":
                if luck > 0.8 or (chance is not None and chance.random() < 0.5):
                    del content[done.at :]
                    content.extend(bytes(max(0, done.at - len(content))))
                continue
            for start in range(0, len(done.content), SECTOR):
                if luck > 0.8 or (chance is not None and chance.random() < 0.5):
                    _put(content, done.at + start, done.content[start : start + SECTOR])
        if chance is None:
            self.pending = []
        return bytes(content)


def _put(content: bytearray, at: int, piece: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(piece)] = piece


class Platter:
    """One disk, fed with what was done on it in the order it was done."""

    def __init__(self) -> None:
        self._names: dict[str, _File | None] = {}
        """As the running system sees them; folders have no bytes."""
        self._kept: dict[str, _File | None] = {}
        self._waiting: dict[str, list[tuple[str, str, _File | None]]] = {}

    def do(self, done: Done) -> None:
        """One more operation."""
        if done.what in ("write", "truncate"):
            self._file(done.path).pending.append(done)
        elif done.what == "sync":
            self._file(done.path).sync()
        elif done.what == "sync folder":
            for name in self._waiting.pop(done.path, []):
                _rename(self._kept, *name)
        elif done.what == "create":
            self._called("", done.path, _File())
        else:
            self._do_with_names(done)

    def _do_with_names(self, done: Done) -> None:
        there = done.path in self._names
        if done.what == "mkdir" and not there:
            self._called("", done.path, None)
        elif done.what == "unlink" and there:
            self._called(done.path, "", None)
        elif done.what == "link":
            self._called("", done.other, self._names[done.path])
        elif done.what == "rename" and self._names[done.path] is not self._names.get(done.other, self):
            # Two names of one file: replacing one with the other does nothing and leaves both.
            self._called(done.path, done.other, self._names[done.path])

    def _file(self, path: str) -> _File:
        found = self._names[path]
        assert found is not None
        return found

    def _called(self, before: str, after: str, file: _File | None) -> None:
        _rename(self._names, before, after, file)
        self._waiting.setdefault(str(Path(after or before).parent), []).append((before, after, file))

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files there are after the power went now, by path."""
        names = dict(self._kept)
        for waiting in self._waiting.values():
            for name in waiting[: chance.randrange(len(waiting) + 1)]:
                _rename(names, *name)
        read: dict[int, bytes] = {}
        found = {}
        for path, file in names.items():
            if file is not None and _has_its_folders(path, names, self._names):
                found[path] = read.setdefault(id(file), file.after(chance))
        return found


def _rename(names: dict[str, _File | None], before: str, after: str, file: _File | None) -> None:
    if before:
        names.pop(before, None)
    if after:
        names[after] = file


def _has_its_folders(path: str, names: dict[str, _File | None], known: dict[str, _File | None]) -> bool:
    """A file is gone with a folder whose own name did not survive."""
    return all(str(folder) in names for folder in Path(path).parents if str(folder) in known)


def lay_out(files: dict[str, bytes], was: Path, now: Path) -> None:
    """Put what is left on a real disk, at another place."""
    for path, content in files.items():
        there = now / Path(path).relative_to(was)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(content)
