"""The input of kind `two_sides`, read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.domain.language import _
from app.reckoning.format.parts import Part, read_currency
from app.reckoning.trees import Exact
from app.reckoning.two_sides import View

_ROOT = ("kind", "currency", "stakes", "recovery_share", "claimant", "respondent")
_SIDE = ("win_chance", "stakes", "own_costs", "reservation")


@dataclass(frozen=True, slots=True)
class TwoSidesAsked:
    """What an input of kind `two_sides` asks for; all amounts are what the claimant receives, in major units."""

    claimant: View
    respondent: View
    recovery_share: Exact


def read_two_sides(whole: Part) -> TwoSidesAsked:
    """The whole input; `Impossible` with the place for anything that is not as the page has it."""
    whole.keys(_ROOT, needed=("kind", "claimant", "respondent"))
    read_currency(whole)
    stakes, share = whole.maybe("stakes"), whole.maybe("recovery_share")
    for_both = stakes.not_negative() if stakes else None
    return TwoSidesAsked(
        claimant=_view(whole.at("claimant"), for_both),
        respondent=_view(whole.at("respondent"), for_both),
        recovery_share=share.share() if share else Fraction(0),
    )


def _view(part: Part, for_both: Exact | None) -> View:
    part.keys(_SIDE)
    reservation = part.maybe("reservation")
    if for_both is not None and part.maybe("stakes"):
        raise part.at("stakes").refused(_("The stakes stand for both sides already; one of the two is too much."))
    chance, own, costs = part.maybe("win_chance"), part.maybe("stakes"), part.maybe("own_costs")
    return View(
        win_chance=chance.share() if chance else None,
        stakes=own.not_negative() if own else for_both,
        own_costs=costs.not_negative() if costs else None,
        reservation=reservation.number() if reservation else None,
    )
