"""Three parties and more: whether a deal of all, or of some, can leave each of them better off than no deal.

Mediator only. A reservation value is a party's net position without any deal: receipts +, payments −.
notes/decision-analysis.md §1.19.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from app.domain.language import _
from app.reckoning.trees import Exact, Impossible

MOST_PARTIES = 6
"""Up to so many, every group is looked at: 63 of them."""


@dataclass(frozen=True, slots=True)
class Coalition:
    """Some of the parties, or all. `surplus` is what their deal would leave to share; below 0: what it lacks.

    What a deal of some of them means for contribution, set-off and joint liability is not in here.
    """

    parties: tuple[str, ...]
    surplus: Exact

    @property
    def possible(self) -> bool:
        """Whether Σ r ≤ V: payments among them can leave each at least as well off as no deal (note §1.19)."""
        return self.surplus >= 0


def surplus(reservations: Mapping[str, Exact], outside: Exact = Fraction(0)) -> Exact:
    """V − Σ r: what a deal of all of these leaves to share. Payments among them cancel; `outside` is what comes from
    elsewhere because of the deal (an insurer's money, what the parties themselves say a kept relationship is worth). Major
    units (note §1.19)."""
    return outside - sum(reservations.values(), Fraction(0))


def coalitions(
    reservations: Mapping[str, Exact], outside: Mapping[frozenset[str], Exact] | Exact = Fraction(0)
) -> tuple[Coalition, ...]:
    """Every group of one and more parties, the large ones first, then in the order they are given.

    `outside` is one amount for the deal of all, or an amount for each group that would get one. Major units; 2ⁿ − 1 groups
    (note §1.19).
    """
    names = tuple(reservations)
    if not 0 < len(names) <= MOST_PARTIES:
        raise Impossible("reservations", _("Groups are looked at for one to {n} parties.").format(n=MOST_PARTIES))
    given = outside if isinstance(outside, Mapping) else {frozenset(names): outside}
    stray = {name for group in given for name in group} - set(names)
    if stray:
        raise Impossible("outside", _("There is no party {name}.").format(name=min(stray)))
    return tuple(
        Coalition(
            group, surplus({name: reservations[name] for name in group}, given.get(frozenset(group), Fraction(0)))
        )
        for size in range(len(names), 0, -1)
        for group in combinations(names, size)
    )


@dataclass(frozen=True, slots=True)
class JointOutcome:
    """One way a court could decide for all parties at once: (payer, payee) → amount, nothing else.

    Because each payment stands once, what the parties get and give always makes nothing.
    """

    label: str
    payments: Mapping[tuple[str, str], Exact]

    def __post_init__(self) -> None:
        for (payer, payee), amount in self.payments.items():
            if payer == payee:
                raise Impossible(self.label, _("{name} cannot pay itself.").format(name=payer))
            if amount < 0:
                raise Impossible(self.label, _("A payment below 0 is one in the other direction."))

    def net(self, party: str) -> Exact:
        """What `party` gets less what it pays, before anybody's costs, in major units (note §1.19)."""
        got = sum((amount for (_payer, payee), amount in self.payments.items() if payee == party), Fraction(0))
        return got - sum((amount for (payer, _payee), amount in self.payments.items() if payer == party), Fraction(0))

    def between(self, payer: str, payee: str) -> Exact:
        """What goes from `payer` to `payee`, less what comes back, in major units (note §1.19)."""
        return self.payments.get((payer, payee), Fraction(0)) - self.payments.get((payee, payer), Fraction(0))


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party's chances over the same joint outcomes, in their order, and what it still spends without a deal."""

    chances: tuple[Exact, ...]
    own_costs: Exact = Fraction(0)


def reservation_values(outcomes: Sequence[JointOutcome], views: Mapping[str, PartyView]) -> dict[str, Exact]:
    """Σ p_w net_i(w) − c_i for each party i, each by its own chances, in major units (note §1.19)."""
    _check(outcomes, views)
    return {
        name: sum((chance * outcome.net(name) for chance, outcome in _seen(outcomes, view)), Fraction(0))
        - view.own_costs
        for name, view in views.items()
    }


@dataclass(frozen=True, slots=True)
class PairGap:
    """How differently two parties see what goes between them: money, and the share of chance that is placed otherwise.

    `money` is what `payee` thinks it gets from `payer` on average less what `payer` thinks it gives; 0 where both see
    the same chances. `apart` (0 to 1) is the total variation distance of their chances.
    """

    payer: str
    payee: str
    money: Exact
    apart: Exact


def pair_gaps(outcomes: Sequence[JointOutcome], views: Mapping[str, PartyView]) -> tuple[PairGap, ...]:
    """One line for each pair, in the order of `views`; the second of a pair is the payee, signs do the rest. Money in major
    units, `apart` 0 to 1 (note §1.18, §1.19)."""
    _check(outcomes, views)
    return tuple(
        PairGap(
            payer,
            payee,
            _flow(outcomes, views[payee], payer, payee) - _flow(outcomes, views[payer], payer, payee),
            apart(views[payer].chances, views[payee].chances),
        )
        for payer, payee in combinations(views, 2)
    )


def apart(one: Sequence[Exact], other: Sequence[Exact]) -> Exact:
    """Total variation distance, half of Σ |p − q| over the same outcomes: 0 the same, 1 nothing in common (note §1.18)."""
    return sum((abs(p - q) for p, q in zip(one, other, strict=True)), Fraction(0)) / 2


def _flow(outcomes: Sequence[JointOutcome], view: PartyView, payer: str, payee: str) -> Exact:
    return sum((chance * outcome.between(payer, payee) for chance, outcome in _seen(outcomes, view)), Fraction(0))


def _seen(outcomes: Sequence[JointOutcome], view: PartyView) -> Iterator[tuple[Exact, JointOutcome]]:
    return zip(view.chances, outcomes, strict=True)


def _check(outcomes: Sequence[JointOutcome], views: Mapping[str, PartyView]) -> None:
    for name, view in views.items():
        if len(view.chances) != len(outcomes):
            raise Impossible(name, _("There must be a chance for each of the {n} outcomes.").format(n=len(outcomes)))
        if any(chance < 0 for chance in view.chances) or sum(view.chances, Fraction(0)) != 1:
            raise Impossible(name, _("The chances have to add up to 100 out of 100."))
    stray = {name for outcome in outcomes for pair in outcome.payments for name in pair} - set(views)
    if stray:
        raise Impossible("outcomes", _("There is no party {name}.").format(name=min(stray)))
