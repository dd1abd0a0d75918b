"""The cage: files that strangers wrote are read in a child process that holds no key (`app/commands/caged_child.py`).

Their size is looked at before anything else. What comes back is strict JSON, looked at as if a stranger had sent that
too, for the child may have been made to say anything. A file that breaks out of a limit is a file that cannot be read,
and nothing worse.

Files of SQLCipher need no cage: each of their pages is authenticated with a key that strangers do not have before
SQLite looks at it (ARCHITECTURE.md).
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from app.domain.language import _, spoken
from app.domain.on_paper import LARGEST_FORM, LARGEST_PICTURE
from app.domain.plain import Misread, load, to_bytes
from app.domain.strict_json import NotStrict, read_json
from app.domain.trouble import Trouble
from app.storage.durable import files_told
from app.storage.faults import Fault
from app.storage.foreign import CHECK, FORM, HEADER, NEWER, PICTURE, QUESTIONS
from app.storage.key_slots import BadSlot
from app.storage.vault_header import FromNewer, Header, read_header
from app.storage.whole_files import LARGEST, NotWhole, read_small

PROGRAM = (sys.executable, "-P", "-m", "app.commands.caged_child")
LARGEST_ANSWER = 8 << 20
LARGEST_CONTENT = LARGEST_PICTURE
"""Bytes of the largest file that any reader takes."""
_LARGEST: Mapping[str, int] = {PICTURE: LARGEST_PICTURE, FORM: LARGEST_FORM}
"""By reader, where it takes larger files than `LARGEST`: a photo of a good camera; a form with its fonts."""
READ, ENDED = b"+", b"-"
"""Before an answer: it was read; or whatever read it ended at a limit, and there is none."""
_PATIENCE = 10.0
"""Seconds that one file may take, seen from outside. The child's own limit comes first, where it has one."""
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "WINDIR", "VIRTUAL_ENV")
"""All of the environment that the child needs (decision 44)."""
# From our own folder: what is called `app` where somebody happens to stand is not ours.
_TOP = Path(__file__).resolve().parents[2]
_LENGTH = struct.Struct(">I")
_LONGEST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of the child: a reader of `foreign`, by name, what it may know beside the file, its language."""

    reader: str
    around: Any
    language: str


class CannotBeRead(Exception):
    """The child gave no answer, or none that we take."""


class ForeignHeader(Trouble):
    """The vault header of a copy is not one that this program reads."""

    def __init__(self, *, newer: bool) -> None:
        super().__init__(
            happened=_("This copy of a vault was made by a newer Recess.")
            if newer
            else _("The key file of this copy is damaged, or is none of Recess."),
            safe=_("Nothing was changed."),
            do=_("Use the newer version.") if newer else _("Use another copy of the vault."),
        )


# ---- the line between the two ------------------------------------------------------------------------------------------


def framed(body: bytes) -> bytes:
    """A body as it goes through the line, behind its length."""
    return _LENGTH.pack(len(body)) + body


def read_framed(line: IO[bytes], largest: int) -> bytes | None:
    """The next body; None at the end of the line, also where it ends in between or speaks of more than `largest`."""
    head = line.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > largest:
        return None
    body = line.read(length)
    return body if len(body) == length else None


# ---- the keeper's end ----------------------------------------------------------------------------------------------------


class Cage:
    """A child for as long as the `with` lasts; started at the first file, and again after one that ended it."""

    def __init__(self, program: tuple[str, ...] = PROGRAM, patience: float = _PATIENCE) -> None:
        self._program = program
        self._patience = patience
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, reader: str, content: bytes, around: object = None) -> Any:
        """What one of the readers of `foreign` makes of `content`, as plain values. `CannotBeRead`, also where the child
        cannot be started; the next file has a new one.
        """
        if len(content) > _LARGEST.get(reader, LARGEST):
            raise CannotBeRead
        answer = self._asked(framed(to_bytes(Job(reader, around, spoken()))) + framed(content))
        if answer is None or answer[:1] != READ:
            raise CannotBeRead
        try:
            return read_json(answer[1:])
        except NotStrict:
            raise CannotBeRead from None

    def _asked(self, question: bytes) -> bytes | None:
        child, is_late = self._started(), threading.Event()

        def end_late() -> None:
            is_late.set()
            child.kill()

        impatient = threading.Timer(self._patience, end_late)
        impatient.daemon = True
        impatient.start()
        answer: bytes | None = None
        try:
            if child.stdin is not None and child.stdout is not None:
                # A child that is gone already is told by its silence.
                with suppress(BrokenPipeError):
                    child.stdin.write(question)
                    child.stdin.flush()
                answer = read_framed(child.stdout, LARGEST_ANSWER)
        finally:
            impatient.cancel()
            # It may have struck after the last byte of the answer: then the next file needs a child that lives.
            impatient.join()
            if answer is None or is_late.is_set() or os.name == "nt":
                # Where no process can be forked, each file has a child of its own.
                self._end()
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self._end()
        if self._child is None:
            short = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
            try:
                self._child = subprocess.Popen(
                    self._program,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    # What it might say of an error could quote a file.
                    stderr=subprocess.DEVNULL,
                    cwd=_TOP,
                    env=short | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                )
            except OSError:
                raise CannotBeRead from None
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        with suppress(BrokenPipeError), child:
            pass


# ---- what is read with it ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Looked:
    """What a worksheet or template file is, and everything amiss with it, by line."""

    sort: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _ToldOfSheets:
    """Ids of worksheets, with those of their questions."""

    sheets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _ToldOfHeader:
    """A header, or why there is none."""

    header: str = ""
    refused: str = ""


def look_at(files: Mapping[str, bytes], elsewhere: Mapping[str, Collection[str]]) -> Mapping[str, Looked]:
    """Check files that strangers wrote, by any name of theirs. They may point to `elsewhere` and to each other."""
    found = {}
    with Cage() as cage:
        around = {name: sorted(questions) for name, questions in elsewhere.items()}
        if len(files) > 1:
            for content in files.values():
                around |= _questions_in(cage, content)
        for name, content in files.items():
            found[name] = _looked_at(cage, content, around)
    return found


def _questions_in(cage: Cage, content: bytes) -> Mapping[str, list[str]]:
    try:
        told = load(_ToldOfSheets, cage.read(QUESTIONS, content))
    except (CannotBeRead, Misread):
        return {}
    return {name: list(questions) for name, questions in told.sheets.items()}


def _looked_at(cage: Cage, content: bytes, around: object) -> Looked:
    try:
        told = load(Looked, cage.read(CHECK, content, around))
    except (CannotBeRead, Misread):
        what = _("This file cannot be read: it takes too long or too much room.")
        return Looked("", (Fault(0, what, _("Start from a copy of a worksheet that works.")),))
    return Looked(_plain_words(told.sort), tuple(_tame(told.faults)))


def _tame(faults: Iterable[Fault]) -> Iterable[Fault]:
    for fault in faults:
        yield Fault(max(fault.line, 0), _plain_words(fault.what), _plain_words(fault.mend), fault.warning)


def _plain_words(words: str) -> str:
    """Words that quote a file, without anything that a terminal would obey."""
    short = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in short)


def read_foreign_header(file: Path) -> Header:
    """The header of a vault that somebody brought, to be written anew with `Header.to_bytes`; the file itself is not to be
    used. `ForeignHeader`, or the `Trouble` of a disk that cannot be read.
    """
    with files_told():
        try:
            content = read_small(file, LARGEST)
        except NotWhole:
            raise ForeignHeader(newer=False) from None
    with Cage() as cage:
        try:
            told = load(_ToldOfHeader, cage.read(HEADER, content))
        except (CannotBeRead, Misread):
            raise ForeignHeader(newer=False) from None
    try:
        return read_header(told.header.encode())
    except (NotWhole, BadSlot, FromNewer):
        raise ForeignHeader(newer=told.refused == NEWER) from None
