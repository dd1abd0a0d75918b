"""Whole numbers of 100 cases, in words beside their number: a word, a number and a picture together (words.md)."""

from __future__ import annotations

from app.domain.language import _

HUNDRED = 100


def of_hundred(cases: int, *, tiny: bool = False, nearly: bool = False) -> str:
    """`about 47 of 100`; of a chance that is there but rounds to nothing, `fewer than 1 of 100`; where beside all hundred
    there is such a chance, they are `nearly` all: `more than 99 of 100`."""
    if cases == 0 and tiny:
        return _("fewer than 1 of 100")
    if cases == HUNDRED and nearly:
        return _("more than 99 of 100")
    if cases in {0, HUNDRED}:
        return _("{n} of 100").format(n=cases)
    return _("about {n} of 100").format(n=cases)


def how_often(cases: int) -> str:
    """A word for a number of cases."""
    words = (
        (0, _("none")),
        (4, _("very few")),
        (20, _("few")),
        (44, _("fewer than half")),
        (55, _("about half")),
        (79, _("more than half")),
        (95, _("most")),
        (99, _("nearly all")),
        (HUNDRED, _("all")),
    )
    return next(word for most, word in words if cases <= most)
