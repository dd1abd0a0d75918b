"""What the guesses of "If we don't settle" are called in a sentence, by their names in `Guesses.unknown`."""

from __future__ import annotations

from app.domain.language import _
from app.reckoning.no_deal import ENDINGS


def guess_called(name: str) -> str:
    """A guess in the middle of a sentence: "your costs"."""
    return {
        "best": _("the best ending"),
        "middle": _("the middle ending"),
        "worst": _("the worst ending"),
        "costs": _("your costs from today on"),
        "endings": _("the three endings"),
        "chances": _("the ten cases"),
        "chances/best": _("how often it ends near the best"),
        "chances/middle": _("how often it ends near the middle"),
        "chances/worst": _("how often it ends near the worst"),
        "their_costs": _("their costs that you might pay"),
        "their_costs_chance": _("how likely you pay their costs"),
        "offer": _("the offer"),
    }[name]


def listed(names: tuple[str, ...]) -> str:
    """Guesses one after the other, as they are called; all three of a kind together."""
    for alike, together in ((ENDINGS, "endings"), (tuple(f"chances/{name}" for name in ENDINGS), "chances")):
        if set(alike) <= set(names):
            names = (together, *(name for name in names if name not in alike))
    return "; ".join(guess_called(name) for name in names)
