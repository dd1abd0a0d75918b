"""Ends this process at the n-th step of what it does with files: a statement, a write, a change of a file's name.

SQLite lets its calls of the system be replaced (`xSetSystemCall`), and the driver's library shows its functions. So the
writes that are counted are those of the real driver on the real files, and a write can be broken off half way.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import sys
from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, event

KILLED = 9
_FILE_STEPS = {"os.rename", "os.link", "os.remove", "os.truncate", "os.mkdir", "shutil.copyfile"}
_Set = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_Get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
_Write = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64, use_errno=True
)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int64, use_errno=True)
_Unlink = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, use_errno=True)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, as SQLite's own documentation gives it."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        *((name, ctypes.c_void_p) for name in ("next", "name", "data")),
        *((f"method_{number}", ctypes.c_void_p) for number in range(13)),
        ("set_system_call", _Set),
        ("get_system_call", _Get),
        ("next_system_call", ctypes.c_void_p),
    ]


class Dying:
    """Counts the steps of this process and ends it at step `last`; 0 lets it live. `each` is called at every step, a
    write half done: what lies on the disk then is what a kill leaves. What this changes in the process stays, so it is
    for a child that was forked for this one proof."""

    def __init__(self, last: int, each: Callable[[str], object] | None = None) -> None:
        self._last = last
        self._each = each
        self._looking = False
        self._numbers = itertools.count(1)
        self._kept: list[Any] = []
        event.listen(Engine, "connect", self._trace)
        sys.addaudithook(self._audited)
        self._replace_system_calls()

    def step(self, kind: str, half: Callable[[], object] = lambda: None) -> None:
        """One step; where it is the last one, `half` of it is done."""
        if self._looking:
            return
        if next(self._numbers) == self._last:
            half()
            os._exit(KILLED)
        if self._each is not None:
            half()
            self._looking = True
            self._each(kind)
            self._looking = False

    def _trace(self, connection: Any, _record: object) -> None:
        connection.set_trace_callback(lambda _statement: self.step("statement"))

    def _audited(self, name: str, _arguments: object) -> None:
        if name in _FILE_STEPS:
            self.step("name")

    def _replace_system_calls(self) -> None:
        library = ctypes.CDLL(sys.modules[driver.connect.__module__].__file__)
        library.sqlite3_vfs_find.restype = ctypes.c_void_p
        address = library.sqlite3_vfs_find(None)
        vfs = _Vfs.from_address(address)

        def replace(name: bytes, kind: Any, made: Callable[[Any], Callable[..., int]]) -> None:
            found = vfs.get_system_call(address, name)
            if found:
                new = kind(made(kind(found)))
                self._kept.append(new)
                assert vfs.set_system_call(address, name, ctypes.cast(new, ctypes.c_void_p)) == 0

        replace(b"pwrite", _Write, self._writing)
        replace(b"pwrite64", _Write, self._writing)
        replace(b"ftruncate", _Truncate, self._truncating)
        replace(b"unlink", _Unlink, self._unlinking)

    def _writing(self, real: Any) -> Callable[..., int]:
        def write(file: int, content: int, length: int, offset: int) -> int:
            self.step("write", lambda: real(file, content, length // 2, offset))
            done: int = real(file, content, length, offset)
            return done

        return write

    def _truncating(self, real: Any) -> Callable[..., int]:
        def truncate(file: int, length: int) -> int:
            self.step("write")
            done: int = real(file, length)
            return done

        return truncate

    def _unlinking(self, real: Any) -> Callable[..., int]:
        def unlink(path: bytes) -> int:
            self.step("name")
            done: int = real(path)
            return done

        return unlink
