"""Tries one format with files that nobody would write, in one process: `python -m tests.gates.fuzz_worker NAME COUNT SEED`.

What came of it is one line of JSON. The process ends at a limit of memory; a file that takes more than five seconds is
given up and told.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.gates.formats import Format, Refused, formats
from tests.gates.mutating import Mutator

LONGEST = 5.0
MEMORY_KIB = 400 << 10
_ENOUGH = 20
CRASHES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    TypeError,
    ValueError,
)
"""Whatever a mistake of ours can raise, and what this file raises of one."""


@dataclass
class Tried:
    """What came of trying one format."""

    name: str
    count: int = 0
    taken: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory_kib: int = 0
    wrong: list[str] = field(default_factory=list)
    """Each crash, hang, or thing that was taken and should not have been: the input, and where it happened."""


class TooLong(RuntimeError):
    """More than five seconds of processor time for one file."""


def most_memory_kib() -> int:
    """The most this process ever held. `ru_maxrss` would tell of whoever started it, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = status.read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def _too_long(_signal: int, _frame: Any) -> None:
    raise TooLong


def one(form: Format, given: bytes | Any, *, is_tree: bool) -> str:
    """ "taken" or "refused"; whatever is raised is a fault of the program."""
    read = form.read_tree if is_tree and form.read_tree is not None else form.read
    try:
        again = read(given)
    except Refused:
        return "refused"
    if form.read_tree is None:
        # What was taken is written in one way, and that way is taken as the same.
        assert form.read(again) == again
    if form.as_json is not None:
        assert leaves(form.as_json(again)) <= leaves(form.as_json(given))
    return "taken"


def leaves(tree: Any) -> set[Any]:
    """Every word and number in plain data."""
    if isinstance(tree, dict):
        return {part for key, item in tree.items() for part in ({key} | leaves(item))}
    if isinstance(tree, list):
        return {part for item in tree for part in leaves(item)}
    return {tree}


def made(form: Format, mutator: Mutator, turn: float) -> tuple[Any, bool]:
    """One input, and whether it is plain data."""
    if turn < form.by_bytes:
        return mutator.turned(form.seeds), False
    tree = mutator.bent(mutator.any_of(form.trees))
    if form.read_tree is not None:
        return tree, True
    return form.written(tree), False


def run(form: Format, count: int, seed: int, longest: float = LONGEST) -> Tried:
    """Try it so often."""
    mutator = Mutator(seed)
    tried = Tried(form.name)
    signal.signal(signal.SIGPROF, _too_long)
    count = max(round(count * form.share), 1)
    for number in range(count):
        given, is_tree = made(form, mutator, number / count)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, longest)
        try:
            if one(form, given, is_tree=is_tree) == "taken":
                tried.taken += 1
            else:
                tried.refused += 1
        except CRASHES as wrong:
            tried.wrong.append(f"{given!r:.2000}\n{''.join(traceback.format_exception(wrong)[-6:])}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        tried.count += 1
        tried.slowest = max(tried.slowest, time.process_time() - began)
        if len(tried.wrong) >= _ENOUGH:
            break
    tried.memory_kib = most_memory_kib()
    return tried


def main() -> int:
    name, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    form = next(form for form in formats() if form.name == name)
    sys.stdout.write(json.dumps(asdict(run(form, count, seed))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
