"""Patches for two faults of the Qt binding. The first is one on Pythons older than 3.12.

PySide 6.12.0 hands out `None` without counting the reference (its wheels are built as if None could never go away,
which is so since Python 3.12). On Python 3.11 every call into Qt that returns nothing takes one reference to None
away, and after some five thousand of them the process aborts: "deallocating None". Version 6.11.3 counts rightly.

So None and its like get so many references here that the fault can never use them up.

The second: PySide 6.12.0 reads the source of every module that is imported after it, and keeps it in memory, to see
whether it uses PySide and might have chosen other names for Qt's methods (`from __feature__ import`). That is a twelfth
of the way to the first paint, and megabytes for as long as the process lives. Nobody chooses other names here.
"""

from __future__ import annotations

import sys
from importlib import import_module

_PLENTY = 1 << 50


def hold_singletons() -> None:
    """Make the objects there is only one of last, whatever the binding takes from them. Once per process."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    if sys.getrefcount(None) > _PLENTY:
        return
    import ctypes

    word = ctypes.sizeof(ctypes.c_ssize_t)
    # An object begins with its count and its type; a debugging Python puts more before them.
    offset = object.__basicsize__ - 2 * word
    for single in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(single) + offset).value += _PLENTY


def leave_sources_unread() -> None:
    """Keep the binding from reading our modules. To be called before anything else of Qt is imported."""
    import_module("PySide6")
    looking = sys.modules.get("shibokensupport.feature")
    # Of no harm where a later version does it in another way: then it is only as slow as before.
    if looking is not None and hasattr(looking, "_mod_uses_pyside"):
        vars(looking)["_mod_uses_pyside"] = _chooses_no_names


def _chooses_no_names(_module: object) -> bool:
    return False
