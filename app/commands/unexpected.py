"""What a person is told when the program itself fails: that, where, and no word of what it was working on.

A traceback shows lines of code and an error's text may hold an answer, a name or a path (spec §6, decision 44).
"""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from app.commands import printing
from app.domain.language import _

_TOP = Path(__file__).resolve().parents[2]


def tell(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """The `sys.excepthook` of every command."""
    place = ""
    for frame, line in walk_tb(trace):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_TOP):
            place = f"{file.relative_to(_TOP).as_posix()}:{line}"
    words = _(
        "recess: Something unexpected happened inside Recess ({kind}, {place}). What was saved is safe. Try again. "
        "If it happens again, tell the makers these words."
    )
    printing.problems([words.format(kind=kind.__name__, place=place)])
