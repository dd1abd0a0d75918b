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

    `stakes` is what the claimant gets with a win, as this side sees it; `own_costs` what this side still spends: None
    where that is not known, which is not nothing. `reservation`, where it is given, is taken instead of the one worked
    out: what the claimant receives.
    """

    win_chance: Exact | None = None
    stakes: Exact | None = None
    own_costs: Exact | None = None
    reservation: Exact | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The disagreement in money, in parts that add up to it exactly (note §1.18).

    `who_wins` and `how_much` make up the difference between what each side thinks the judgment is worth on average;
    `who_pays_costs` is what the recovery of costs adds to it: nothing where each side bears its own, None where that
    hangs on costs that are not known.
    """

    who_wins: Exact
    how_much: Exact
    who_pays_costs: Exact | None

    @property
    def total(self) -> Exact | None:
        """The sum of its parts, pC JC − qR JR + (pC − qR) s (cC + cR): by how much a judgment is worth more to the claimant
        than it costs the respondent, each by its own view, in major units (note §1.18). None where a part is not known."""
        return None if self.who_pays_costs is None else self.who_wins + self.how_much + self.who_pays_costs


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Both sides, what keeps them apart, and how much of that their costs can bear; None where a number that is needed is
    missing.

    `optimism_gap` is pC − qR = pC + wR − 1, between −1 and 1; `critical_gap` the gap at which the width is just nothing:
    (cC + cR) / (J + s (cC + cR)), for one J that both see, between 0 and 1: 1 where the costs outweigh any gap there can
    be (note §1.18).
    """

    claimant_reservation: Exact | None
    respondent_reservation: Exact | None
    optimism_gap: Exact | None
    critical_gap: Exact | None
    split: Split | None

    @property
    def width(self) -> Exact | None:
        """Z = r_R − r_C, in major units: how much more the one would pay than the other takes at least; below 0 where they
        do not meet, by how much they miss (note §1.18)."""
        if self.claimant_reservation is None or self.respondent_reservation is None:
            return None
        return self.respondent_reservation - self.claimant_reservation

    @property
    def range(self) -> tuple[Exact, Exact] | None:
        """(r_C, r_R) in major units, what the claimant receives; None where r_R < r_C: they do not meet (note §1.18)."""
        if self.claimant_reservation is None or self.respondent_reservation is None:
            return None
        if self.respondent_reservation < self.claimant_reservation:
            return None
        return self.claimant_reservation, self.respondent_reservation


def two_sides(claimant: View, respondent: View, recovery_share: Exact = Fraction(0)) -> TwoSides:
    """Both sides beside each other, in major units; `recovery_share` (0 to 1) of the winner's costs is paid by the loser,
    0 where each bears its own (note §1.18: Z = cC + cR − (pC − qR)(J + s (cC + cR)))."""
    _check("claimant", claimant)
    _check("respondent", respondent)
    if not 0 <= recovery_share <= 1:
        raise Impossible("recovery_share", _("The share of costs that comes back lies between 0 and 1."))
    claimants, respondents = claimant.own_costs, respondent.own_costs
    moved = _Moved(recovery_share, claimants, respondents)
    sees = _chances(claimant, respondent)
    return TwoSides(
        claimant.reservation
        if claimant.reservation is not None
        else moved.average(claimant.win_chance, claimant.stakes, None if claimants is None else -claimants),
        respondent.reservation
        if respondent.reservation is not None
        else moved.average(_lost(respondent), respondent.stakes, respondents),
        None if sees is None else sees[0] - sees[1],
        _critical(claimant, respondent, recovery_share),
        _split(claimant, respondent, recovery_share),
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    """Whose costs a judgment moves: `share` of the winner's."""

    share: Exact
    claimants: Exact | None
    respondents: Exact | None

    def average(self, chance: Exact | None, stakes: Exact | None, spent: Exact | None) -> Exact | None:
        """What moves to the claimant on average, `spent` on top: −c of the claimant makes its least, +c of the respondent
        its most. `chance` is that of the claimant's win. Costs that no judgment moves need not be known."""
        if chance is None or stakes is None or spent is None:
            return None
        won, lost = _part(self.share * chance, self.claimants), _part(self.share * (1 - chance), self.respondents)
        return None if won is None or lost is None else chance * stakes + won - lost + spent


def _part(share: Exact, costs: Exact | None) -> Exact | None:
    """`share` of `costs`; no part of what is not known is still nothing."""
    if not share:
        return Fraction(0)
    return None if costs is None else share * costs


def _sum(claimant: View, respondent: View) -> Exact | None:
    """The costs of both sides; None where one is not known."""
    if claimant.own_costs is None or respondent.own_costs is None:
        return None
    return claimant.own_costs + respondent.own_costs


def _lost(respondent: View) -> Exact | None:
    """The claimant's chance of winning as the respondent sees it."""
    return None if respondent.win_chance is None else 1 - respondent.win_chance


def _chances(claimant: View, respondent: View) -> tuple[Exact, Exact] | None:
    """The claimant's chance of winning as (the claimant, the respondent) sees it."""
    lost = _lost(respondent)
    return None if claimant.win_chance is None or lost is None else (claimant.win_chance, lost)


def _critical(claimant: View, respondent: View, share: Exact) -> Exact | None:
    """The optimism gap at which the width is just nothing: (cC + cR) / (J + s (cC + cR)). The note has it for one J:
    where both do not see the same stakes there is none. No gap is over 1, so that more than that is as much as 1."""
    costs, stakes = _sum(claimant, respondent), claimant.stakes
    if costs is None or stakes is None or stakes != respondent.stakes:
        return None
    at_stake = stakes + share * costs
    return min(costs / at_stake, Fraction(1)) if at_stake > 0 else None


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
        who_pays_costs=_part(gap * share, _sum(claimant, respondent)),
    )


def _check(path: str, view: View) -> None:
    if view.win_chance is not None and not 0 <= view.win_chance <= 1:
        raise Impossible(f"{path}.win_chance", _("A chance lies between 0 and 1."))
    if view.own_costs is not None and view.own_costs < 0:
        raise Impossible(f"{path}.own_costs", _("This amount cannot be below 0."))
    if view.stakes is not None and view.stakes < 0:
        raise Impossible(f"{path}.stakes", _("This amount cannot be below 0."))
