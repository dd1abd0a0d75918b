"""Trees that cannot be are refused with the place and a sentence, before anything is reckoned."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm

from app.domain.language import _
from app.reckoning.trees import DEEPEST, Branch, Chance, Exact, Impossible, Node, Uncertain
from app.reckoning.wording import amount_said, of_hundred


def check(root: Node) -> None:
    """Raise `Impossible` for the first thing in the tree that cannot be (note §1.20).

    It looks at everything a tree says by itself. A rate is looked at where money is discounted, a cost rule where it is
    applied.
    """
    met: set[int] = set()
    ids: set[str] = set()
    guesses: dict[str, Chance] = {}
    waiting: list[tuple[Node, str, int]] = [(root, root.id or root.label, 0)]
    while waiting:
        node, path, depth = waiting.pop()
        if id(node) in met:
            raise Impossible(path, _("This moment comes back to one that is already in the tree. Write it out again."))
        met.add(id(node))
        if depth > DEEPEST:
            raise Impossible(path, _("The tree is more than {most} steps deep.").format(most=DEEPEST))
        if node.id:
            if node.id in ids:
                raise Impossible(
                    path, _("Two moments have the id “{id}”. Give one of them another.").format(id=node.id)
                )
            ids.add(node.id)
        for look in _END if node.is_end else _FORK:
            look(node, path)
        for branch in node.branches:
            _same_guess(branch, join(path, branch), guesses)
        waiting.extend((branch.node, join(path, branch), depth + 1) for branch in reversed(node.branches))


def join(path: str, branch: Branch) -> str:
    """The path of a branch, from that of its fork: the id of the node it leads to, or its label."""
    name = step_name(branch)
    return f"{path}/{name}" if path else name


def step_name(branch: Branch) -> str:
    """What a branch is called: the id of the node it leads to, else its own label, else the node's."""
    return branch.node.id or branch.label or branch.node.label


def _when(node: Node, path: str) -> None:
    if node.years.numerator < 0:
        raise Impossible(path, _("Years are counted from today on and cannot be less than 0."))


def _end_has_one_amount(node: Node, path: str) -> None:
    if node.value is None and node.award is None:
        raise Impossible(path, _("This end has no amount."))
    if node.value is not None and node.award is not None:
        raise Impossible(path, _("This end has both a value and an award. Keep one of them."))


def _three_points_in_order(node: Node, path: str) -> None:
    amount = node.value if node.award is None else node.award
    if isinstance(amount, Uncertain) and not amount.p10 <= amount.p50 <= amount.p90:
        raise Impossible(
            path,
            _("The middle amount, {middle}, is not between the low one, {low}, and the high one, {high}.").format(
                middle=amount_said(amount.p50), low=amount_said(amount.p10), high=amount_said(amount.p90)
            ),
        )


def _end_is_no_decision(node: Node, path: str) -> None:
    if node.decision:
        raise Impossible(path, _("A choice needs at least one branch."))


def _fork_has_no_amount(node: Node, path: str) -> None:
    if node.value is not None or node.award is not None:
        raise Impossible(path, _("This moment has an amount and branches. Only an end has an amount."))


def _chances_are_chances(node: Node, path: str) -> None:
    for branch in node.branches:
        place, chance = join(path, branch), branch.chance
        if node.decision:
            if chance is not None:
                raise Impossible(place, _("A branch of the party's own choice has no chance. Leave it out."))
        elif chance is None:
            raise Impossible(place, _("This branch has no chance. Give one, or say that it is not known."))
        elif chance.low is not chance.high and chance.low > chance.high:
            raise Impossible(place, _("The low end of this chance is above its high end."))
        elif chance.low.numerator < 0 or chance.high.numerator > chance.high.denominator:
            bad = chance.low if chance.low < 0 else chance.high
            raise Impossible(
                place,
                _("A chance lies between 0 and 100 of 100; this one is {chance}.").format(chance=of_hundred(bad)),
            )


def _chances_can_make_one(node: Node, path: str) -> None:
    if node.decision:
        return
    chances = [branch.chance for branch in node.branches if branch.chance is not None]
    least = _total([chance.low for chance in chances])
    most = _total([chance.high for chance in chances])
    if least > 1:
        words = _("The chances here make {total} of 100 in total: {rest} too many.")
        raise Impossible(path, words.format(total=of_hundred(least), rest=of_hundred(least - 1)))
    if most < 1:
        words = _("The chances here make {total} of 100 in total: {rest} are missing.")
        raise Impossible(path, words.format(total=of_hundred(most), rest=of_hundred(1 - most)))


def _total(chances: list[Exact]) -> Exact:
    """The sum, in whole numbers on the way: half the time of a check goes here."""
    whole = lcm(*(chance.denominator for chance in chances))
    return Fraction(sum(chance.numerator * (whole // chance.denominator) for chance in chances), whole)


def _same_guess(branch: Branch, path: str, guesses: dict[str, Chance]) -> None:
    if not branch.guess or branch.chance is None:
        return
    first = guesses.setdefault(branch.guess, branch.chance)
    if first != branch.chance:
        words = _("The guess “{guess}” stands at two places with different chances. Give both the same.")
        raise Impossible(path, words.format(guess=branch.guess))


Look = Callable[[Node, str], None]
_END: tuple[Look, ...] = (_when, _end_has_one_amount, _three_points_in_order, _end_is_no_decision)
_FORK: tuple[Look, ...] = (_when, _fork_has_no_amount, _chances_are_chances, _chances_can_make_one)
