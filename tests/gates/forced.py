"""Errors forced at functions of the program that were seen at work, each holding words that nobody may read.

A piece of work is watched once; then it is done again in a process of its own for each function it went through, and
that function raises. What the program says of it, in any way, is collected.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import sys
import threading
import traceback
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy.exc import IntegrityError

from app.commands import unexpected
from app.domain.plain import Misread
from app.domain.trouble import Trouble
from app.handover.hardening import harden
from tests.reading_code import TOP

CANARY, NAME = "zebrafinch", "Rosalind"
ROOMS = (
    "app/storage",
    "app/commands/desk",
    "app/presenters",
    "app/handover",
    "app/export",
    "app/domain",
    "app/reckoning",
)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")
    amount: int


def _of_pydantic() -> Exception:
    try:
        _Model.model_validate({"amount": CANARY, NAME: 1})
    except ValidationError as error:
        return error
    raise AssertionError


ERRORS: tuple[Callable[[], BaseException], ...] = (
    lambda: ValueError(f"could not read {CANARY!r} of {NAME}"),
    lambda: KeyError(CANARY),
    lambda: OSError(errno.EIO, "Input/output error", f"/home/{NAME}/{CANARY}.pdf"),
    lambda: OSError(errno.ENOSPC, "No space left on device", f"/home/{NAME}/{CANARY}.pdf"),
    lambda: UnicodeEncodeError("ascii", f"{CANARY} é", 11, 12, NAME),
    lambda: IntegrityError(f"INSERT INTO answer VALUES ('{CANARY}')", {"sealed": CANARY}, Exception(NAME)),
    lambda: driver.OperationalError(f"near {CANARY}"),
    lambda: driver.IntegrityError(f"CHECK constraint failed: {CANARY}"),
    _of_pydantic,
    lambda: json.JSONDecodeError(CANARY, f"[{NAME}", 0),
    lambda: Misread(f"{CANARY}: unknown key {NAME}"),
    lambda: MemoryError(CANARY),
    lambda: RecursionError(CANARY),
    lambda: TypeError(f"unsupported: {CANARY}"),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A function by its file and its name within it, and the work that goes through it."""

    work: str
    file: str
    name: str


def functions_of(name: str, work: Callable[[], object]) -> list[Spot]:
    """Do the work and see through which functions of the program it goes, in the order they are first entered."""
    found: dict[tuple[str, str], Spot] = {}

    def watch(frame: types.FrameType, event: str, _what: object) -> None:
        if event == "call":
            code = frame.f_code
            place = code.co_filename.removeprefix(f"{TOP}/")
            if place.startswith(ROOMS) and "<" not in code.co_qualname:
                found.setdefault((place, code.co_qualname), Spot(name, place, code.co_qualname))

    # What is kept from the first time is not asked for again.
    work()
    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return list(found.values())


def raise_it(error: Callable[[], BaseException]) -> None:
    """Raise the error, with a cause, and with words in a local variable."""
    quoted = f"{CANARY} of {NAME}"
    raise error() from LookupError(quoted)


def _owner(file: str, around: list[str]) -> Any:
    found: Any = sys.modules[file.removesuffix(".py").replace("/", ".")]
    for part in around:
        found = getattr(found, part, None)
    return found


def plant(spot: Spot, error: Callable[[], BaseException]) -> bool:
    """Make that function raise, wherever it is known by its name; False where it cannot be put in its place."""

    def raising(*_any: Any, **_others: Any) -> Any:
        sys.stderr.write(REACHED)
        raise_it(error)

    *around, last = spot.name.split(".")
    owner = _owner(spot.file, around)
    if last not in getattr(owner, "__dict__", {}) or isinstance(owner.__dict__[last], type):
        return False
    before = vars(owner)[last]
    made: Any = raising
    if isinstance(before, staticmethod):
        made = staticmethod(raising)
    elif isinstance(before, classmethod):
        made = classmethod(raising)
    elif isinstance(before, property):
        made = property(raising)
    setattr(owner, last, made)
    if not around:
        for other in list(sys.modules.values()):
            for name, value in list(vars(other).items()):
                if value is before:
                    setattr(other, name, made)
    return True


def said_of(spot: Spot, error: Callable[[], BaseException], work: Callable[[], object], out: Path) -> str:
    """Do the work with the error planted, in a process of its own; all that was said to anybody."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = _in_child(spot, error, work, out)
        finally:
            os._exit(status)
    _pid, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) == NOT_PLANTED:
        return ""
    return out.read_text(encoding="utf-8", errors="replace")


NOT_PLANTED = 7
REACHED = "(the planted error)"


class _Telling:
    """Tells whatever comes out in each way that the program has."""

    def __enter__(self) -> None:
        """Nothing is to be got ready."""

    def __exit__(
        self, kind: type[BaseException] | None, found: BaseException | None, trace: types.TracebackType | None
    ) -> bool:
        from ui.crash_window import details

        if kind is None or found is None:
            return True
        if isinstance(found, Trouble):
            sys.stderr.write(f"\ntrouble: {found} {found.sentences()}")
            return True
        sys.stderr.write("\ncrash: " + details(found))
        unexpected.tell(kind, found, trace)
        sys.excepthook(kind, found, trace)
        threading.excepthook(threading.ExceptHookArgs((kind, found, trace, None)))
        return True


def _in_child(spot: Spot, error: Callable[[], BaseException], work: Callable[[], object], out: Path) -> int:
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for descriptor in (1, 2):
        os.dup2(handle, descriptor)
    sys.stdout = sys.stderr = os.fdopen(handle, "w", encoding="utf-8", buffering=1)
    logging.basicConfig(stream=sys.stderr, level=logging.DEBUG, force=True)
    harden()
    if not plant(spot, error):
        return NOT_PLANTED
    with _Telling():
        work()
        sys.stderr.write("\nnothing came of it")
    sys.stderr.flush()
    return 0


def by_turns(spots: list[Spot], count: int) -> Iterator[tuple[Spot, Callable[[], BaseException]]]:
    """So many faults, from all files alike; each function with another error each time it comes round."""
    by_file: dict[str, list[Spot]] = {}
    for spot in spots:
        by_file.setdefault(spot.file, []).append(spot)
    given = 0
    for turn in range(count):
        for several in by_file.values():
            if turn < len(several) * len(ERRORS) and given < count:
                yield several[turn % len(several)], ERRORS[given % len(ERRORS)]
                given += 1


def as_python_tells(error: BaseException) -> str:
    """What a careless program would say, locals and all: for the proof that this gate can see it."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(told.format())
