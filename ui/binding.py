"""A patch for one fault of the Qt binding, on Pythons older than 3.12.

PySide 6.12.0 hands out `None` without counting the reference (its wheels are built as if None could never go away,
which is so since Python 3.12). On Python 3.11 every call into Qt that returns nothing takes one reference to None
away, and after some five thousand of them the process aborts: "deallocating None". Version 6.11.3 counts rightly.

So None and its like get so many references here that the fault can never use them up.
"""

from __future__ import annotations

import sys

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
