"""Two sides on one line: the range in which both do better than without a deal, and what keeps them apart.

Mediator only. All amounts are what the claimant receives, in major units. notes/decision-analysis.md §1.18; after
Landes, Gould and Shavell.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.domain.language import _
from app.reckoning.trees import Exact, Impossible


@dataclass(frozen=True, slots=True)
class View:
    """One side's own numbers. `win_chance` (0 to 1) is its chance that it wins itself.

    `stakes` is what the claimant gets with a win, as this side sees it; `own_costs` what this side still spends.
    `reservation`, where it is given, is taken instead of the one worked out: what the claimant receives.
    """

    win_chance: Exact | None = None
    stakes: Exact | None = None
    own_costs: Exact = Fraction(0)
    reservation: Exact | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The disagreement in money, in parts that add up to it exactly.

    `who_wins` and `how_much` make up the difference between what each side thinks the judgment is worth on average;
    `who_pays_costs` is what the recovery of costs adds to it, nothing where each side bears its own.
    """

    who_wins: Exact
    how_much: Exact
    who_pays_costs: Exact

    @property
    def total(self) -> Exact:
        return self.who_wins + self.how_much + self.who_pays_costs


@dataclass(frozen=True, slots=True)
class TwoSides:
    """`range` is (low, high), None where the two do not meet; `width` is below 0 then, by how much they miss.

    The gaps are chances between −1 and 1, never cut off; None where a number they need is missing.
    """

    claimant_reservation: Exact | None
    respondent_reservation: Exact | None
    optimism_gap: Exact | None
    critical_gap: Exact | None
    split: Split | None

    @property
    def width(self) -> Exact | None:
        if self.claimant_reservation is None or self.respondent_reservation is None:
            return None
        return self.respondent_reservation - self.claimant_reservation

    @property
    def range(self) -> tuple[Exact, Exact] | None:
        if self.claimant_reservation is None or self.respondent_reservation is None:
            return None
        if self.respondent_reservation < self.claimant_reservation:
            return None
        return self.claimant_reservation, self.respondent_reservation


def two_sides(claimant: View, respondent: View, recovery_share: Exact = Fraction(0)) -> TwoSides:
    """Both sides beside each other; `recovery_share` of the winner's costs is paid by the loser (0: each its own)."""
    _check("claimant", claimant)
    _check("respondent", respondent)
    if not 0 <= recovery_share <= 1:
        raise Impossible("recovery_share", _("The share of costs that comes back lies between 0 and 1."))
    claimants, respondents = claimant.own_costs, respondent.own_costs
    sees = _chances(claimant, respondent)
    return TwoSides(
        claimant.reservation
        if claimant.reservation is not None
        else _average(claimant.win_chance, claimant.stakes, recovery_share, claimants, respondents, -claimants),
        respondent.reservation
        if respondent.reservation is not None
        else _average(_lost(respondent), respondent.stakes, recovery_share, claimants, respondents, respondents),
        None if sees is None else sees[0] - sees[1],
        _critical(claimant, respondent, recovery_share),
        _split(claimant, respondent, recovery_share),
    )


def _average(
    chance: Exact | None, stakes: Exact | None, share: Exact, claimants: Exact, respondents: Exact, spent: Exact
) -> Exact | None:
    """What moves to the claimant on average, `spent` on top: −c of the claimant makes its least, +c of the respondent
    its most. `chance` is that of the claimant's win."""
    if chance is None or stakes is None:
        return None
    return chance * (stakes + share * claimants) - (1 - chance) * share * respondents + spent


def _lost(respondent: View) -> Exact | None:
    """The claimant's chance of winning as the respondent sees it."""
    return None if respondent.win_chance is None else 1 - respondent.win_chance


def _chances(claimant: View, respondent: View) -> tuple[Exact, Exact] | None:
    """The claimant's chance of winning as (the claimant, the respondent) sees it."""
    lost = _lost(respondent)
    return None if claimant.win_chance is None or lost is None else (claimant.win_chance, lost)


def _critical(claimant: View, respondent: View, share: Exact) -> Exact | None:
    """The optimism gap at which the width is just nothing: (cC + cR) / (J + s (cC + cR)) where both see the same stakes.

    Where they do not, what they see differently uses up part of the costs both could save, their average chance of a
    win left as it is: a range is there exactly when the gap is not over this number.
    """
    if claimant.stakes is None or respondent.stakes is None:
        return None
    costs = claimant.own_costs + respondent.own_costs
    at_stake = (claimant.stakes + respondent.stakes) / 2 + share * costs
    if at_stake <= 0:
        return None
    if claimant.stakes == respondent.stakes:
        return costs / at_stake
    split = _split(claimant, respondent, share)
    return None if split is None else (costs - split.how_much) / at_stake


def _split(claimant: View, respondent: View, share: Exact) -> Split | None:
    """The note's pC JC − qR JR = (pC − qR)(JC + JR)/2 + (JC − JR)(pC + qR)/2, and
    (pC − qR) s (cC + cR) beside it."""
    sees = _chances(claimant, respondent)
    if sees is None or claimant.stakes is None or respondent.stakes is None:
        return None
    gap, both = sees[0] - sees[1], sees[0] + sees[1]
    return Split(
        who_wins=gap * (claimant.stakes + respondent.stakes) / 2,
        how_much=(claimant.stakes - respondent.stakes) * both / 2,
        who_pays_costs=gap * share * (claimant.own_costs + respondent.own_costs),
    )


def _check(path: str, view: View) -> None:
    if view.win_chance is not None and not 0 <= view.win_chance <= 1:
        raise Impossible(f"{path}.win_chance", _("A chance lies between 0 and 1."))
    if view.own_costs < 0:
        raise Impossible(f"{path}.own_costs", _("This amount cannot be below 0."))
    if view.stakes is not None and view.stakes < 0:
        raise Impossible(f"{path}.stakes", _("This amount cannot be below 0."))
