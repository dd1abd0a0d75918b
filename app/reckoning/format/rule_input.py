"""The cost rule of a tree, read. Its keys stand on the whole input beside `tree`, or in an object of their own there
(`cost_rule`), which a formal offer other than the one on the table needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.language import _
from app.reckoning.cost_rules import American, CostRule, Florida76879, Frcp68, LoserPays, Part36, Side
from app.reckoning.format.parts import Part
from app.reckoning.trees import Exact, Impossible, Node, nodes

_LOSER_PAYS = ("recovery_share", "own_costs", "other_costs")
_OFFER = ("offered_by", "own_costs_after", "other_costs_after", "version")
_PART_36 = ("interest_percent", "award_uplift")
RULE_KEYS = ("rule", *_LOSER_PAYS, *_OFFER, *_PART_36)
FLAT_KEYS = (*RULE_KEYS, "cost_rule")
"""Keys of the whole input that belong to the rule."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Whose view it is, and whether the offer is written in it, with its sign, as on the whole input."""

    perspective: Side | None
    signed: bool


def read_rule(whole: Part, root: Node, perspective: Side | None) -> CostRule | None:
    """The rule, None where none is named. `Impossible` where there are awards and no rule, or nobody they are seen from."""
    rule = _read(whole, perspective)
    if any(node.award is not None for node in nodes(root)):
        if rule is None:
            raise whole.at("tree").refused(_("An award needs a cost rule, be it “american”, and none is named."))
        if perspective is None:
            raise Part(None, "perspective").refused(_("With an award the input has to say whose view it is."))
    return rule


def offer_on_the_table(whole: Part, perspective: Side | None) -> Exact | None:
    """The offer from the party's view. Where it is the formal offer of a rule too, a respondent pays it, with or without
    a minus sign: it is a sum there."""
    part = whole.maybe("offer")
    if part is None:
        return None
    is_formal = perspective is Side.RESPONDENT and whole.has("offered_by") and isinstance(whole.value["rule"], str)
    return -abs(part.number()) if is_formal else part.number()


def _read(whole: Part, perspective: Side | None) -> CostRule | None:
    own = next((key for key in ("cost_rule", "rule") if whole.has(key) and isinstance(whole.value[key], dict)), None)
    flat = [key for key in RULE_KEYS if whole.has(key) and key != own]
    if own is None and whole.maybe("cost_rule"):
        raise whole.at("cost_rule").refused(_("A group of keys in curly brackets belongs here."))
    if own is not None:
        if flat:
            raise whole.at(flat[0]).refused(_("The rule stands in a group of its own; this key belongs in there."))
        part = whole.at(own)
        part.keys((*RULE_KEYS, "offer"), needed=("rule",))
        return _of(part, _Seen(perspective, signed=False))
    if whole.maybe("rule") is None:
        if flat and flat != ["rule"]:
            raise whole.at(flat[-1]).refused(_("This key belongs to a cost rule, and no rule is named."))
        return None
    return _of(whole, _Seen(perspective, signed=True))


def _of(part: Part, seen: _Seen) -> CostRule:
    name = part.at("rule").one_of(tuple(_RULES))
    keys, make = _RULES[name]
    for key in RULE_KEYS:
        if key != "rule" and key not in keys and part.has(key):
            raise part.at(key).refused(_("This key does not belong to the rule “{rule}”.").format(rule=name))
    try:
        return make(part, seen)
    except Impossible as fault:
        # What the rule itself refuses is told at its place in the input.
        if fault.path in (*RULE_KEYS, "offer"):
            raise Part(None, f"{part.place}.{fault.path}").refused(fault.sentence) from None
        raise


def _american(_part: Part, _seen: _Seen) -> CostRule:
    return American()


def _loser_pays(part: Part, _seen: _Seen) -> CostRule:
    _need(part, _LOSER_PAYS)
    return LoserPays(
        recovery_share=part.at("recovery_share").share(),
        own_costs=part.at("own_costs").not_negative(),
        other_costs=part.at("other_costs").not_negative(),
    )


def _florida(part: Part, seen: _Seen) -> CostRule:
    offer, by, own, other, version = _offer_parts(part, seen)
    return Florida76879(offer, by, own, other, version)


def _frcp_68(part: Part, seen: _Seen) -> CostRule:
    offer, by, own, other, version = _offer_parts(part, seen)
    return Frcp68(offer, by, own, other, version)


def _part_36(part: Part, seen: _Seen) -> CostRule:
    offer, by, own, other, version = _offer_parts(part, seen)
    interest, uplift = part.maybe("interest_percent"), part.maybe("award_uplift")
    return Part36(
        offer,
        by,
        own,
        other,
        version,
        interest_percent=interest.not_negative() if interest else Fraction(0),
        award_uplift=uplift.truth() if uplift else True,
    )


_RULES: Mapping[str, tuple[tuple[str, ...], Callable[[Part, _Seen], CostRule]]] = {
    "american": ((), _american),
    "loser_pays": (_LOSER_PAYS, _loser_pays),
    "florida_768_79": (_OFFER, _florida),
    "frcp_68": (_OFFER, _frcp_68),
    "part_36": ((*_OFFER, *_PART_36), _part_36),
}
"""Name → its keys beside the offer, and how it is made."""


def _offer_parts(part: Part, seen: _Seen) -> tuple[Exact, Side, Exact, Exact, str]:
    _need(part, ("offer", "offered_by", "version"))
    offer = part.at("offer").number()
    if not seen.signed and offer < 0:
        raise part.at("offer").refused(_("A formal offer is a sum, written without a minus sign."))
    if seen.signed and seen.perspective is Side.CLAIMANT and offer < 0:
        words = _("This is the formal offer of the rule too, which the claimant gets: it has no minus sign.")
        raise part.at("offer").refused(words)
    by = Side(part.at("offered_by").one_of(tuple(side.value for side in Side)))
    # Only the costs of the side that made the offer can move; the other side's may be left out.
    _need(part, ("own_costs_after" if by is seen.perspective else "other_costs_after",))
    own, other = (_cost(part, key) for key in ("own_costs_after", "other_costs_after"))
    # On the whole input the offer may be signed from the party's view; the sum that was offered is the same.
    return abs(offer), by, own, other, _version(part.at("version"))


def _cost(part: Part, key: str) -> Exact:
    found = part.maybe(key)
    return found.not_negative() if found else Fraction(0)


def _version(part: Part) -> str:
    text = part.text()
    if not _DATE.fullmatch(text):
        raise part.refused(_("A version of a rule is a date, like 2024-07-01."))
    return text


def _need(part: Part, keys: tuple[str, ...]) -> None:
    for key in keys:
        if not part.has(key) or part.value[key] is None:
            raise Part(None, f"{part.place}.{key}").refused(_("This rule needs this key, and it is missing."))
