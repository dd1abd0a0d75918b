"""Who pays whose costs after a judgment: dated rules, each a function of what the court awards at one end of the tree.

A rule says only what moves between the sides because of it (notes/decision-analysis.md §1.5). What a party spends on
its own way through the courts stands as `cost` on the nodes, as for every tree. The award is what the court gives the
claimant, seen from nobody: a positive award is a claimant's win, none at all or a negative one (a counterclaim) a loss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from app.domain.language import _
from app.reckoning.amounts import SLICES, slice_means
from app.reckoning.ladder import MOST_ENDS
from app.reckoning.trees import Branch, Chance, Exact, Impossible, Node, Uncertain, nodes


class Side(StrEnum):
    """From whose chair the tree is seen."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True)
class American:
    """Each side bears its own costs, whatever the court says."""

    def to_claimant(self, award: Exact, perspective: Side) -> Exact:
        """0, in major units: nothing moves (note §1.5)."""
        del award, perspective
        return Fraction(0)


@dataclass(frozen=True, slots=True)
class LoserPays:
    """The loser owes the winner `recovery_share` (0 to 1) of the winner's costs ("English" in the note).

    `own_costs` are those of the party the tree is seen from. They are the base of what is owed; that they are spent is
    said by the nodes' `cost`.
    """

    recovery_share: Exact
    own_costs: Exact
    other_costs: Exact

    def __post_init__(self) -> None:
        if not 0 <= self.recovery_share <= 1:
            raise Impossible("recovery_share", _("The share of costs that comes back lies between 0 and 1."))
        _not_negative({"own_costs": self.own_costs, "other_costs": self.other_costs})

    def to_claimant(self, award: Exact, perspective: Side) -> Exact:
        """+ s cP after a win, − s cD after a loss, in major units (note §1.5)."""
        claimants, respondents = _by_side(perspective, self.own_costs, self.other_costs)
        return self.recovery_share * (claimants if award > 0 else -respondents)


@dataclass(frozen=True, slots=True)
class _OfferRule:
    """What the rules about an offer that was made and not taken have in common.

    Only costs from the offer on move, so only those are given. `own` and `other` as seen from the tree's party.
    """

    offer: Exact
    offered_by: Side
    own_costs_after: Exact
    other_costs_after: Exact
    version: str

    def _check(self, known: Mapping[str, object]) -> None:
        if self.version not in known:
            sentence = _("There is no version {version} of this rule here. Known: {known}.")
            raise Impossible("version", sentence.format(version=self.version, known=", ".join(known)))
        _not_negative(
            {
                "offer": self.offer,
                "own_costs_after": self.own_costs_after,
                "other_costs_after": self.other_costs_after,
            }
        )

    def _costs_after(self, perspective: Side) -> tuple[Exact, Exact]:
        return _by_side(perspective, self.own_costs_after, self.other_costs_after)


@dataclass(frozen=True, slots=True)
class _FloridaFigures:
    """A judgment at or under `low` × a respondent's offer, or at or over `high` × a claimant's demand, moves costs."""

    low: Exact
    high: Exact


FLORIDA_VERSIONS: Mapping[str, _FloridaFigures] = {"2024-07-01": _FloridaFigures(Fraction(3, 4), Fraction(5, 4))}
"""Florida Statutes 768.79 as it stands from that day on: "at least 25 percent" less or more, so equality counts."""


@dataclass(frozen=True, slots=True)
class Florida76879(_OfferRule):
    """Florida Statutes 768.79, offer of judgment and demand for judgment.

    The award stands for the net judgment, to which the courts add what costs and interest could have been in a judgment
    on the day of the offer (White v. Steak & Ale): whoever draws the tree puts that in.
    """

    def __post_init__(self) -> None:
        self._check(FLORIDA_VERSIONS)

    def to_claimant(self, award: Exact, perspective: Side) -> Exact:
        """The costs after an offer that did better than the judgment, in major units, set off against the award by whoever
        adds (Fla. Stat. 768.79; note §1.5)."""
        figures = FLORIDA_VERSIONS[self.version]
        claimants, respondents = self._costs_after(perspective)
        if self.offered_by is Side.RESPONDENT:
            return -respondents if award <= 0 or award <= figures.low * self.offer else Fraction(0)
        return claimants if award > 0 and award >= figures.high * self.offer else Fraction(0)

    def thresholds(self) -> tuple[Exact, ...]:
        """The awards, in major units, at which the result jumps (note §1.5)."""
        figures = FLORIDA_VERSIONS[self.version]
        return ((figures.low if self.offered_by is Side.RESPONDENT else figures.high) * self.offer,)


FRCP_68_VERSIONS: Mapping[str, None] = {"2024-07-01": None}
"""The federal rule as it stood on that day (its present wording is that of 1 December 2009)."""


@dataclass(frozen=True, slots=True)
class Frcp68(_OfferRule):
    """Federal Rule of Civil Procedure 68: a respondent's offer only, and only where the claimant wins, but not more.

    Not after an outright win of the respondent (Delta Air Lines v. August). What counts as costs, and whether fees are
    among them (Marek v. Chesny), is settled by whoever enters the amounts.
    """

    def __post_init__(self) -> None:
        self._check(FRCP_68_VERSIONS)
        if self.offered_by is not Side.RESPONDENT:
            raise Impossible("offered_by", _("Under Rule 68 only the party that defends can make the offer."))

    def to_claimant(self, award: Exact, perspective: Side) -> Exact:
        """− the respondent's costs after the offer, where a win is not worth more than the offer, in major units (Fed. R.
        Civ. P. 68(d); note §1.5)."""
        _claimants, respondents = self._costs_after(perspective)
        return -respondents if 0 < award <= self.offer else Fraction(0)

    def thresholds(self) -> tuple[Exact, ...]:
        """The awards, in major units, at which the result jumps (note §1.5)."""
        return (Fraction(0), self.offer)


@dataclass(frozen=True, slots=True)
class _Part36Figures:
    """The extra amount of CPR 36.17(4)(d): `first` of the award up to `up_to`, `beyond` above it, never over `most`."""

    first: Exact
    up_to: Exact
    beyond: Exact
    most: Exact

    def on_top(self, award: Exact) -> Exact:
        amount = self.first * min(award, self.up_to) + self.beyond * max(award - self.up_to, Fraction(0))
        return min(amount, self.most)


PART_36_VERSIONS: Mapping[str, _Part36Figures] = {
    "2024-07-01": _Part36Figures(Fraction(1, 10), Fraction(500_000), Fraction(1, 20), Fraction(75_000))
}
"""CPR Part 36 (England and Wales) as it stood on that day; the money figures are pounds."""


@dataclass(frozen=True, slots=True)
class Part36(_OfferRule):
    """CPR Part 36. `own_costs_after` and `other_costs_after` are those after the relevant period.

    `interest_percent` is the whole extra interest on the award, in percent of the award, for the time the court gives
    it (not per year: the rule leaves rate and time to the court). `award_uplift`: whether the extra amount is given.
    The ordinary order on costs that England adds in every case is not in here.
    """

    interest_percent: Exact = Fraction(0)
    award_uplift: bool = True

    def __post_init__(self) -> None:
        self._check(PART_36_VERSIONS)
        _not_negative({"interest_percent": self.interest_percent})

    def to_claimant(self, award: Exact, perspective: Side) -> Exact:
        """A claimant's offer matched or beaten: costs after it, interest, the extra amount. A respondent's offer not
        beaten, be it by a loss: − the respondent's costs after it. Major units, pounds (CPR 36.17; note §1.5)."""
        claimants, respondents = self._costs_after(perspective)
        if self.offered_by is Side.RESPONDENT:
            return -respondents if award <= self.offer else Fraction(0)
        if award <= 0 or award < self.offer:
            return Fraction(0)
        extra = PART_36_VERSIONS[self.version].on_top(award) if self.award_uplift else Fraction(0)
        return claimants + award * self.interest_percent / 100 + extra

    def thresholds(self) -> tuple[Exact, ...]:
        """The awards, in major units, at which the result jumps (note §1.5)."""
        return (self.offer,)


CostRule = American | LoserPays | Florida76879 | Frcp68 | Part36


def with_rule(root: Node, rule: CostRule, perspective: Side, *, whole: bool = False) -> Node:
    """The same tree, each end with an `award` now worth that award and what `rule` moves, seen from `perspective`, in major
    units (note §1.5).

    An uncertain award becomes a fork of its slices, the rule applied to each: its worth jumps at the thresholds, and a
    slice on either side is worth what it would be (note §1.5, §1.9). With `whole` it is one amount, the mean of these. An
    end that has a `value` already keeps it. What is owed is set off against the award, so an end can go below nothing
    for the claimant. `root` has passed `check`.
    """
    uncertain = sum(isinstance(node.award, Uncertain) for node in nodes(root))
    slices = max(1, min(SLICES, MOST_ENDS // max(1, uncertain)))

    def ruled(node: Node) -> Node:
        if isinstance(node.award, Uncertain):
            worth = [value_of(award, rule, perspective) for award in slice_means(node.award, slices)]
            if whole:
                return replace(node, award=None, value=sum(worth, Fraction(0)) / slices)
            chance = Chance.exactly(Fraction(1, slices))
            ways = tuple(Branch("", Node(value=value, years=node.years), chance) for value in worth)
            return replace(node, award=None, branches=ways)
        if node.award is not None:
            return replace(node, award=None, value=value_of(node.award, rule, perspective))
        if node.is_end:
            return node
        return replace(node, branches=tuple(replace(branch, node=ruled(branch.node)) for branch in node.branches))

    return ruled(root)


def value_of(award: Exact, rule: CostRule, perspective: Side) -> Exact:
    """What an end with this award is worth to `perspective`, before its own costs: the award ± what the rule moves, in
    major units (note §1.3, §1.5)."""
    claimants = award + rule.to_claimant(award, perspective)
    return claimants if perspective is Side.CLAIMANT else -claimants


def _by_side(perspective: Side, own: Exact, other: Exact) -> tuple[Exact, Exact]:
    """(the claimant's, the respondent's)."""
    return (own, other) if perspective is Side.CLAIMANT else (other, own)


def _not_negative(amounts: Mapping[str, Exact]) -> None:
    for name, amount in amounts.items():
        if amount < 0:
            raise Impossible(name, _("This amount cannot be below 0."))
