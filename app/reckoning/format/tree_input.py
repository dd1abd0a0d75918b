"""The input of kind `tree`, read: what may stand in it, where, and what is refused with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.language import _
from app.domain.strict_json import short_place
from app.reckoning.cost_rules import CostRule, Side
from app.reckoning.discounting import MOST_YEARS
from app.reckoning.format.making_one import making_one, notes
from app.reckoning.format.parts import Part, read_currency
from app.reckoning.format.rule_input import FLAT_KEYS, offer_on_the_table, read_rule
from app.reckoning.trees import DEEPEST, Branch, Exact, Node, Uncertain

_ROOT = (
    "kind",
    "perspective",
    "currency",
    "offer",
    "risk_tolerance",
    "discount_rate",
    "tree",
    "break_even",
    "sensitivity",
    *FLAT_KEYS,
)
_NODE = ("label", "id", "decision", "cost", "years", "value", "award", "branches")
_BRANCH = ("label", "p", "node")
_SIDES = tuple(side.value for side in Side)


@dataclass(frozen=True, slots=True)
class AskedRange:
    """A guess to move between two chances; `part` is where the input asks for it."""

    part: Part
    path: str
    low: Exact
    high: Exact


@dataclass(frozen=True, slots=True)
class TreeAsked:
    """What an input of kind `tree` asks for. Amounts in major units from the view of `perspective`; `rate` is a year's."""

    root: Node
    perspective: Side | None
    rule: CostRule | None
    offer: Exact | None
    risk_tolerance: Exact | None
    rate: Exact
    break_even: tuple[Part, ...]
    """Each a path, still at its place."""
    sensitivity: tuple[AskedRange, ...]
    notes: tuple[str, ...]
    """What was made of chances that make less than 1, a sentence for each fork."""


def read_tree(whole: Part) -> TreeAsked:
    """The whole input; `Impossible` with the place for anything that is not as the page has it."""
    whole.keys(_ROOT, needed=("kind", "tree"))
    read_currency(whole)
    perspective = whole.maybe("perspective")
    side = Side(perspective.one_of(_SIDES)) if perspective else None
    root = _node(whole.at("tree"), 0)
    _no_id_twice(whole.at("tree"))
    return TreeAsked(
        root=root,
        perspective=side,
        rule=read_rule(whole, root, side),
        offer=offer_on_the_table(whole, side),
        risk_tolerance=_risk_tolerance(whole),
        rate=_rate(whole),
        break_even=tuple(_list(whole, "break_even")),
        sensitivity=tuple(_range(item) for item in _list(whole, "sensitivity")),
        notes=tuple(notes(whole.at("tree"))),
    )


def _list(whole: Part, key: str) -> tuple[Part, ...]:
    part = whole.maybe(key)
    return tuple(part.items()) if part else ()


def _risk_tolerance(whole: Part) -> Exact | None:
    part = whole.maybe("risk_tolerance")
    if part is None:
        return None
    if not part.number():
        raise part.refused(_("A risk tolerance of 0 has no meaning; leave it out, or give an amount of money."))
    return part.number()


def _rate(whole: Part) -> Exact:
    part = whole.maybe("discount_rate")
    if part is None:
        return Fraction(0)
    if part.number() <= -1:
        raise part.refused(_("A yearly rate of −1 or less leaves no money to reckon with."))
    return part.number()


def _node(part: Part, depth: int) -> Node:
    if depth > DEEPEST:
        raise part.refused(_("The tree is deeper than {deepest} steps.").format(deepest=DEEPEST))
    part.keys(_NODE)
    ways_on = [key for key in ("value", "award", "branches") if part.maybe(key)]
    if not ways_on:
        raise part.refused(_("A value or branches are missing here."))
    if len(ways_on) > 1:
        raise part.refused(_("Only one of value, award and branches can stand here."))
    decision = part.maybe("decision")
    is_decision = decision is not None and decision.truth()
    cost, years = part.maybe("cost"), part.maybe("years")
    return Node(
        branches=_branches(branches, depth, decision=is_decision) if (branches := part.maybe("branches")) else (),
        value=_amount(value) if (value := part.maybe("value")) else None,
        award=_award(award, depth) if (award := part.maybe("award")) else None,
        cost=cost.number() if cost else Fraction(0),
        years=_years(years) if years else Fraction(0),
        decision=is_decision,
        id=_name(part, "id"),
        label=_name(part, "label"),
    )


def _no_id_twice(tree: Part) -> None:
    met: dict[str, str] = {}
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        name = part.maybe("id")
        if name and name.value in met:
            words = _("This id stands at {place} already, and each stands for one moment.")
            raise name.refused(words.format(place=met[name.value]))
        if name and name.value:
            met[name.value] = short_place(name.place)
        branches = part.maybe("branches")
        waiting += [branch.at("node") for branch in reversed(list(branches.items() if branches else ()))]


def _name(part: Part, key: str) -> str:
    named = part.maybe(key)
    return named.text() if named else ""


def _branches(part: Part, depth: int, *, decision: bool) -> tuple[Branch, ...]:
    found = tuple(_branch(item, depth, decision=decision) for item in part.items())
    if not found:
        raise part.refused(_("A fork needs at least one branch."))
    if decision:
        return found
    chances = making_one(part, [branch.chance for branch in found if branch.chance is not None])
    return tuple(replace(branch, chance=chance) for branch, chance in zip(found, chances, strict=True))


def _branch(part: Part, depth: int, *, decision: bool) -> Branch:
    part.keys(_BRANCH, needed=("node",))
    if decision:
        if part.maybe("p"):
            raise part.at("p").refused(_("The party's own choice carries no chance."))
        chance = None
    else:
        part.keys(_BRANCH, needed=("p",))
        chance = part.at("p").chance()
    node = _node(part.at("node"), depth + 1)
    return Branch(label=_name(part, "label"), node=node, chance=chance)


def _amount(part: Part) -> Exact | Uncertain:
    if not isinstance(part.value, dict):
        return part.number()
    three = ("p10", "p50", "p90")
    part.keys(three, needed=three)
    p10, p50, p90 = (part.at(key).number() for key in three)
    if not p10 <= p50 <= p90:
        raise part.refused(_("p50 lies outside p10 to p90; the three have to go up."))
    return Uncertain(p10, p50, p90)


def _years(part: Part) -> Exact:
    found = part.not_negative()
    if found > MOST_YEARS:
        raise part.refused(_("These are more than {most} years.").format(most=f"{MOST_YEARS:,}"))
    return found


def _award(part: Part, depth: int) -> Exact | Uncertain:
    found = _amount(part)
    if isinstance(found, Uncertain) and depth + 1 > DEEPEST:
        # Its slices stand one step further on.
        raise part.refused(_("The tree is deeper than {deepest} steps.").format(deepest=DEEPEST))
    return found


def _range(part: Part) -> AskedRange:
    part.keys(("path", "low", "high"), needed=("path", "low", "high"))
    low, high = part.at("low").share(), part.at("high").share()
    if low > high:
        raise part.refused(_("The low one is above the high one."))
    return AskedRange(part, part.at("path").text(), low, high)
