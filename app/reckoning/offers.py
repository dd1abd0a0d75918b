"""An offer beside what could happen without a deal: what would be missed either way, and what it is worth to ask first.

Amounts in major units, signed from the party's view. Where something is found out about is named as a path, as in
`paths.find`. notes/decision-analysis.md §1.12, §1.16 and §1.17.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.language import _
from app.reckoning.outcomes import Outcome
from app.reckoning.paths import find
from app.reckoning.rollback import Open, expected_value
from app.reckoning.trees import Branch, Chance, Exact, Impossible, Node


@dataclass(frozen=True, slots=True)
class Regret:
    """One way it could be regretted: in how many cases (0 to 1), by how much on average over all, and over those."""

    chance: Exact
    over_all: Exact

    @property
    def when_it_happens(self) -> Exact | None:
        """E[(X − T)+] / P(X > T), in major units: by how much on average in those cases; None where there are none (note
        §1.16)."""
        return self.over_all / self.chance if self.chance else None


@dataclass(frozen=True, slots=True)
class Regrets:
    """`settling`: no deal would have done better. `going_on`: the offer would have."""

    settling: Regret
    going_on: Regret


def regrets(found: Iterable[Outcome], offer: Exact) -> Regrets:
    """E[(X − T)+] and E[(T − X)+]: their difference is the average of no deal less the offer, exactly (§1.16)."""
    outcomes = tuple(found)
    return Regrets(
        _regret((outcome.value - offer, outcome.chance) for outcome in outcomes),
        _regret((offer - outcome.value, outcome.chance) for outcome in outcomes),
    )


def _regret(missed: Iterable[tuple[Exact, Exact]]) -> Regret:
    felt = [(amount, chance) for amount, chance in missed if amount > 0]
    return Regret(
        sum((chance for _amount, chance in felt), Fraction(0)),
        sum((amount * chance for amount, chance in felt), Fraction(0)),
    )


def value_of_asking(answers: Iterable[Outcome], offer: Exact, average: Exact) -> Exact:
    """Σ p max(T, V) − max(T, EV): the most that finding this out first could be worth. Never below 0 (§1.12).

    `answers` are what could be found out: the value of no deal once it is known, and its chance; `average` is no deal as
    it stands now, which is less than theirs where the party has choices that knowing would change. Mediator's view.
    """
    informed = sum((max(offer, answer.value) * answer.chance for answer in answers), Fraction(0))
    return informed - max(offer, average)


def answers_at(root: Node, path: str, rate: Exact = Fraction(0)) -> tuple[Outcome, ...]:
    """What could be found out at the fork where the branch `path` stands: the value of no deal with each of its branches
    sure, before anything else is known, in major units, and that branch's chance, 0 to 1 (note §1.12). The party's later
    choices are made knowing it. `Open` where one of these chances, or one that the value needs, is not one number."""
    fork = find(root, path).fork
    if fork is None or fork.decision:
        raise Impossible(path, _("There is no chance at this place. Name a branch that has one."))
    if any(branch.chance is not None and not branch.chance.is_known for branch in fork.branches):
        raise Open(path, _("A chance here is a range or is not known, so nobody can say how likely each answer is."))
    return tuple(
        Outcome(expected_value(_knowing(root, fork, branch), rate), branch.chance.low)
        for branch in fork.branches
        if branch.chance is not None and branch.chance.high > 0
    )


def _knowing(node: Node, fork: Node, sure: Branch) -> Node:
    """The tree in which `sure` is the way `fork` goes on."""
    return replace(node, branches=tuple(_branch_knowing(branch, node, fork, sure) for branch in node.branches))


def _branch_knowing(branch: Branch, at: Node, fork: Node, sure: Branch) -> Branch:
    chance = Chance.exactly(Fraction(branch is sure)) if at is fork else branch.chance
    return replace(branch, chance=chance, node=_knowing(branch.node, fork, sure))


@dataclass(frozen=True, slots=True)
class Reservation:
    """Where a party prefers no deal, signed: a claimant's least receipt, a respondent's most payment as a minus.

    The party's own secret. `money` leaves the prices on what is not money out, `all_in` has them.
    """

    money: Exact
    all_in: Exact


def reservation(
    without_deal: Exact,
    load_price: Exact = Fraction(0),
    gain_price: Exact = Fraction(0),
    costs_of_settling: Exact = Fraction(0),
) -> Reservation:
    """From the value of no deal net of its money costs (an average, or a certainty equivalent), for either role (§1.17).

    `load_price`: what the party would pay to be done with it; `gain_price`: what going on is worth to it besides money.
    What settling itself costs has to come back through the deal.
    """
    money = without_deal + costs_of_settling
    return Reservation(money, money - load_price + gain_price)


def reservation_between(
    bounds: tuple[Exact, Exact],
    load_price: Exact = Fraction(0),
    gain_price: Exact = Fraction(0),
    costs_of_settling: Exact = Fraction(0),
) -> tuple[Reservation, Reservation]:
    """The same from the lowest and the highest value of no deal, where a guess is a range or not known."""
    low, high = bounds
    return (
        reservation(low, load_price, gain_price, costs_of_settling),
        reservation(high, load_price, gain_price, costs_of_settling),
    )
