"""Looks for words where they must not be: in a process's memory, in files, under every usual encoding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import FileIO
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
_PIECE = 1 << 22


def forms(word: str) -> tuple[bytes, ...]:
    """`word` as its bytes may lie in memory or on disk."""
    return tuple(word.encode(encoding) for encoding in ENCODINGS)


def count_in_bytes(content: bytes, words: Iterable[str]) -> dict[str, int]:
    """How often each word stands in `content`, in any encoding."""
    return {word: sum(content.count(form) for form in forms(word)) for word in words}


def count_in_process(pid: int, words: Iterable[str]) -> dict[str, int]:
    """How often each word stands in the readable memory of a process, in any encoding."""
    wanted = tuple(words)
    found = dict.fromkeys(wanted, 0)
    for piece in _memory(pid):
        for word, count in count_in_bytes(piece, wanted).items():
            found[word] += count
    return found


def _memory(pid: int) -> Iterable[bytes]:
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("r") or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            yield from _range(memory, start, end)


def _range(memory: FileIO, start: int, end: int) -> Iterable[bytes]:
    at = start
    keep = b""
    while at < end:
        try:
            memory.seek(at)
            piece = memory.read(min(_PIECE, end - at))
        except (OSError, ValueError):
            return
        if not piece:
            return
        yield keep + piece
        # A word may lie across two pieces.
        keep = piece[-256:]
        at += len(piece)


def count_in_folders(folders: Iterable[Path], words: Iterable[str]) -> Mapping[str, int]:
    """How often each word stands in any file, file name or folder name below these folders."""
    wanted = tuple(words)
    found = dict.fromkeys(wanted, 0)
    for folder in folders:
        for path in folder.rglob("*"):
            content = str(path).encode() + (path.read_bytes() if path.is_file() else b"")
            for word, count in count_in_bytes(content, wanted).items():
                found[word] += count
    return found


def child_of(pid: int) -> int:
    """A child that has the hands of a party; 0 if there is none now."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                return int(stat.parent.name)
    return 0
