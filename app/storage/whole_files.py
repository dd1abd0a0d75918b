"""Small files written whole or not at all, and read strictly. Readable by their owner only, from the first moment."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

from app.storage.durable import files_told, folder_durable

OWNER_FILE = 0o600
OWNER_FOLDER = 0o700
_LARGEST = 1 << 20


class NotWhole(ValueError):
    """The file is not strict JSON of a sensible size. The text never holds what was found."""


def make_folder(folder: Path) -> None:
    """Make a folder (and those above it) that only its owner may enter, whatever the umask is."""
    with files_told():
        folder.mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)
        if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(OWNER_FOLDER)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a crash there is the old file or the new one. `Trouble` leaves the old one."""
    waiting = path.with_name(path.name + ".partial")
    with files_told():
        waiting.unlink(missing_ok=True)
        handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_FILE)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            waiting.replace(path)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
        folder_durable(path.parent)


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotWhole("a key stands twice")
    return found


def _no_constant(_name: str) -> Any:
    raise NotWhole("not a number")


def read_strict_json(path: Path) -> Any:
    """The JSON in a small file. `NotWhole` where it is larger than 1 MiB, has a key twice, or is no JSON."""
    with files_told(), path.open("rb") as opened:
        content = opened.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise NotWhole("too large")
    try:
        return json.loads(content, object_pairs_hook=_no_twice, parse_constant=_no_constant)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise NotWhole("not JSON") from None
