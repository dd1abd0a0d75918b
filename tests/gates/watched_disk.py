"""A folder whose every change is seen: what SQLite does to its files, and what Python does to others.

Each operation is announced before it happens (`Disk.before`, which may refuse it with an error of the system) and
written down afterwards (`Disk.done`). Two gates stand on it: cuts of the power replay what was written down, and
failing disks refuse one operation after the other.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import apsw
import pytest

from tests.gates import second_engine

VFS = "watched"
_JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_SUPER_JOURNAL


class Done(NamedTuple):
    """One operation: what, on which file, where in it or what it is called afterwards, with which bytes."""

    what: str
    path: str
    at: int = 0
    content: bytes = b""
    other: str = ""


class Asked(NamedTuple):
    """What is about to be done, by SQLite or by Python, to which file."""

    by: str
    what: str
    path: str


@dataclass
class Disk:
    """What happens below one folder."""

    root: Path
    done: list[Done] = field(default_factory=list)
    refuse: Callable[[Asked], OSError | None] = lambda _asked: None
    named: dict[int, str] = field(default_factory=dict)
    """Files and folders that are open by their number."""

    def inside(self, path: object) -> str:
        """The path as it is called here; "" for what is elsewhere."""
        if isinstance(path, int):
            return self.named.get(path, "")
        text = str(Path(os.fsdecode(path)).absolute()) if isinstance(path, str | bytes | os.PathLike) else ""
        return text if text == str(self.root) or text.startswith(f"{self.root}{os.sep}") else ""

    def before(self, what: str, path: str, by: str = "Python") -> None:
        refused = self.refuse(Asked(by, what, path))
        if refused is not None:
            raise refused

    def note(self, what: str, path: str, at: int = 0, content: bytes = b"", other: str = "") -> None:
        self.done.append(Done(what, path, at, content, other))


_watched: list[Disk] = []
"""The folder that is watched now, last."""


def _now() -> Disk:
    return _watched[-1]


# ---- SQLite's files -----------------------------------------------------------------------------------------------------

_WORSE: dict[str, tuple[type[apsw.Error], int]] = {
    "write": (apsw.IOError, apsw.SQLITE_IOERR_WRITE),
    "sync": (apsw.IOError, apsw.SQLITE_IOERR_FSYNC),
    "truncate": (apsw.IOError, apsw.SQLITE_IOERR_TRUNCATE),
    "unlink": (apsw.IOError, apsw.SQLITE_IOERR_DELETE),
    "open": (apsw.CantOpenError, apsw.SQLITE_CANTOPEN),
}


@contextmanager
def _as_sqlite_tells(what: str) -> Iterator[None]:
    """An error of the system as SQLite's own file system makes it known: only a full disk at a write has a name."""
    try:
        yield
    except OSError as error:
        kind, code = _WORSE[what]
        if what == "write" and error.errno == errno.ENOSPC:
            kind, code = apsw.FullError, apsw.SQLITE_FULL
        told = kind(os.strerror(error.errno or 0))
        told.__dict__.update(extendedresult=code, result=code & 0xFF)
        raise told from None


class _File(apsw.VFSFile):
    def __init__(self, name: str, given: Any, flags: list[int]) -> None:
        # A file may be let go of after its folder is watched no more.
        self._disk = _now()
        self._name, self._is_new_journal = name, bool(flags[0] & _JOURNALS) and not Path(name).exists()
        super().__init__("", given, flags)

    def write(self, data: bytes, offset: int) -> None:
        with _as_sqlite_tells("write"):
            self._disk.before("write", self._name, "SQLite")
        content = bytes(data)
        super().xWrite(content, offset)
        self._disk.note("write", self._name, offset, content)

    def truncate(self, size: int) -> None:
        with _as_sqlite_tells("truncate"):
            self._disk.before("truncate", self._name, "SQLite")
        super().xTruncate(size)
        self._disk.note("truncate", self._name, size)

    def sync(self, flags: int) -> None:
        with _as_sqlite_tells("sync"):
            self._disk.before("sync", self._name, "SQLite")
        super().xSync(flags)
        self._disk.note("sync", self._name)
        if self._is_new_journal:
            # SQLite's own file system does this at the first sync of a journal it made, and then no more.
            self._is_new_journal = False
            self._disk.note("sync folder", str(Path(self._name).parent))


_SqliteFile: Any = type(
    "_SqliteFile", (_File,), {"xWrite": _File.write, "xTruncate": _File.truncate, "xSync": _File.sync}
)
"""The same by the names SQLite calls."""


class _Files(apsw.VFS):
    def __init__(self) -> None:
        super().__init__(VFS, "")

    def opened(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None or not _watched or not _now().inside(path):
            return apsw.VFSFile("", name, flags)
        with _as_sqlite_tells("open"):
            _now().before("open", path, "SQLite")
        new = not Path(path).exists()
        opened = _SqliteFile(path, name, flags)
        if new:
            _now().note("create", path)
        return cast(apsw.VFSFile, opened)

    def deleted(self, filename: str, sync_folder: bool) -> None:
        if Path(filename).exists():
            with _as_sqlite_tells("unlink"):
                _now().before("unlink", filename, "SQLite")
        super().xDelete(filename, sync_folder)
        _now().note("unlink", filename)
        if sync_folder:
            _now().note("sync folder", str(Path(filename).parent))


_SqliteFiles: Any = type("_SqliteFiles", (_Files,), {"xOpen": _Files.opened, "xDelete": _Files.deleted})
_files: list[Any] = []
"""Made once: SQLite knows it by its name from then on."""


# ---- Python's files -----------------------------------------------------------------------------------------------------


class _Raw(io.FileIO):
    """A file opened by Python for writing."""

    def __init__(self, path: str, file: int | str, mode: str, *, closefd: bool) -> None:
        self._watched, self._disk = path, _now()
        super().__init__(file, mode, closefd=closefd)

    def write(self, data: Any, /) -> int:
        self._disk.before("write", self._watched)
        at = self.tell()
        content = bytes(data)
        written = super().write(content)
        self._disk.note("write", self._watched, at, content)
        return written

    def truncate(self, size: int | None = None, /) -> int:
        self._disk.before("truncate", self._watched)
        at = super().truncate(size)
        self._disk.note("truncate", self._watched, at)
        return at


class Watch:
    """Stands between Python and the system for one disk."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._real = {name: getattr(os, name) for name in _PATCHED}
        self._open = io.open

    def open(
        self,
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Any = None,
    ) -> IO[Any]:
        path = self._disk.inside(file)
        if not path or opener is not None:
            return self._open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        if not isinstance(file, int):
            self._disk.before("open", path)
        if not set(mode) & set("wax+"):
            return self._open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        new = not Path(path).exists()
        raw = _Raw(
            path, file if isinstance(file, int) else path, mode.replace("b", "").replace("t", ""), closefd=closefd
        )
        self._disk.named[raw.fileno()] = path
        if new:
            self._disk.note("create", path)
        elif "w" in mode and not isinstance(file, int):
            self._disk.note("truncate", path, 0)
        buffered: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    def os_open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        inside = self._disk.inside(path)
        if inside:
            self._disk.before("open", inside)
        new = bool(inside) and not Path(inside).exists()
        handle = int(self._real["open"](path, flags, mode, dir_fd=dir_fd))
        if inside:
            self._disk.named[handle] = inside
            if new:
                self._disk.note("create", inside)
        else:
            self._disk.named.pop(handle, None)
        return handle

    def fsync(self, handle: Any) -> None:
        number = handle if isinstance(handle, int) else handle.fileno()
        path = self._disk.named.get(number, "")
        if path:
            self._disk.before("sync", path)
        self._real["fsync"](number)
        if path:
            self._disk.note("sync folder" if Path(path).is_dir() else "sync", path)

    def renamed(self, what: str, name: str) -> Callable[..., None]:
        def move(source: Any, target: Any, **named: Any) -> None:
            inside, there = self._disk.inside(source), self._disk.inside(target)
            if inside or there:
                self._disk.before(what, there or inside)
            self._real[name](source, target, **named)
            if inside or there:
                self._disk.note(what, inside, other=there)

        return move

    def gone(self, path: Any, **named: Any) -> None:
        inside = self._disk.inside(path)
        if inside and os.path.lexists(inside):
            self._disk.before("unlink", inside)
        self._real["unlink"](path, **named)
        if inside:
            self._disk.note("unlink", inside)

    def announced(self, what: str, name: str) -> Callable[..., Any]:
        def call(path: Any, *rest: Any, **named: Any) -> Any:
            inside = self._disk.inside(path)
            if inside and not (what == "mkdir" and Path(inside).is_dir()):
                self._disk.before(what, inside)
            found = self._real[name](path, *rest, **named)
            if inside:
                self._disk.note(what, inside)
            return found

        return call

    def put(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(io, "open", self.open)
        monkeypatch.setattr(builtins, "open", self.open)
        monkeypatch.setattr(os, "open", self.os_open)
        monkeypatch.setattr(os, "fsync", self.fsync)
        for name, what in (("replace", "rename"), ("rename", "rename"), ("link", "link")):
            monkeypatch.setattr(os, name, self.renamed(what, name))
        for name in ("unlink", "remove"):
            monkeypatch.setattr(os, name, self.gone)
        for name in ("mkdir", "chmod", "rmdir"):
            monkeypatch.setattr(os, name, self.announced(name, name))


_PATCHED = ("open", "fsync", "replace", "rename", "link", "unlink", "mkdir", "chmod", "rmdir")


@contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """A folder whose syncs cost nothing, where the system has one: what is proved does not depend on a real disk."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        yield otherwise
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@contextmanager
def watched(root: Path) -> Iterator[Disk]:
    """Everything the program does below `root` from now on, with the second engine for its encrypted files."""
    disk = Disk(root.resolve())
    if not _files:
        _files.append(_SqliteFiles())
    with pytest.MonkeyPatch.context() as monkeypatch:
        Watch(disk).put(monkeypatch)
        second_engine.use(monkeypatch, VFS)
        _watched.append(disk)
        try:
            yield disk
        finally:
            _watched.remove(disk)
