"""From the bytes of an input of `recess reckon` to the text of its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.strict_json import NotStrict, read_exact
from app.reckoning.format.parts import Part
from app.reckoning.format.reality_output import reality_result
from app.reckoning.format.tree_output import tree_result
from app.reckoning.format.two_sides_output import two_sides_result
from app.reckoning.format.writing import Plain, as_json
from app.reckoning.trees import Impossible

DEEPEST = 210
"""Lists and objects inside each other: three for each step of the deepest tree, and some more to tell which it was."""

Picture = Callable[[], Computed]
"""Gives the question of "If we don't settle" whose sentences are said; asked only where they are needed."""


def reckon(raw: bytes, picture: Picture) -> str:
    """The result as JSON text. `Impossible` for whatever cannot be read or reckoned, with the place and a sentence."""
    try:
        whole = Part(read_exact(raw, DEEPEST))
    except NotStrict as fault:
        raise Impossible(fault.place or _("the whole file"), _FAULTS[str(fault)]()) from None
    whole.keys(tuple(whole.value) if isinstance(whole.value, dict) else (), needed=("kind",))
    kind = whole.at("kind").one_of(tuple(KINDS))
    return as_json(KINDS[kind](whole, picture))


def _tree(whole: Part, _picture: Picture) -> Plain:
    return tree_result(whole)


def _reality_check(whole: Part, picture: Picture) -> Plain:
    return reality_result(whole, picture())


def _two_sides(whole: Part, _picture: Picture) -> Plain:
    return two_sides_result(whole)


KINDS: Mapping[str, Callable[[Part, Picture], Plain]] = {
    "tree": _tree,
    "reality_check": _reality_check,
    "two_sides": _two_sides,
}

_FAULTS: Mapping[str, Callable[[], str]] = {
    "not JSON": lambda: _("This is not JSON."),
    "not text": lambda: _("This is not text in UTF-8."),
    "too deep": lambda: _("Too many lists and objects stand inside each other."),
    "a key stands twice": lambda: _("This key stands twice."),
    "not a number": lambda: _("This is not a number."),
    "a number is too large": lambda: _("This number is too large, or has too many digits."),
}
"""What the strict reader finds, in words."""
