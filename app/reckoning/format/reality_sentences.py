"""What `recess reckon` says to a reality check in words: the sheet's own sentences, and what is open beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.kinds.computed import Computed
from app.domain.language import _, ngettext
from app.domain.wording import Tongue
from app.reckoning.format.reality_input import RealityAsked
from app.reckoning.format.tree_output import Reckoned
from app.reckoning.no_deal import CASES, ENDINGS
from app.reckoning.rows import said, sentences_by_key
from app.reckoning.trees import Exact


@dataclass(frozen=True, slots=True)
class Picture:
    """What the sentences are about: the rows in minor units, None where one is not known, and the tree in minor units."""

    asked: RealityAsked
    rows: Mapping[str, Exact | None]
    tree: Reckoned | None


def sentences(picture: Picture, sheet: Computed) -> dict[str, str]:
    """By key, in the order they are told. None at all without a currency to write amounts in."""
    if not picture.asked.currency:
        return {}
    numbers, rows = picture.asked.guesses, picture.rows
    tongue = Tongue(currency=picture.asked.currency)
    shown = numbers if rows["no_deal_money"] is not None else replace(numbers, offer=None)
    found = dict(sentences_by_key(sheet, shown, tongue))
    if rows["no_deal_low"] is None:
        found.pop("wide", None)
    found |= dict(_open(picture, tongue))
    if picture.tree is not None:
        found["moved"] = _(
            "To see which guess matters most, each ending was moved up and down by one fifth, the costs from low to high, "
            "and each chance by one case of ten."
        )
    return found


def _open(picture: Picture, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """What is not placed or not known, what that leaves, and whether it matters beside the offer (note §1.13)."""
    numbers, tree = picture.asked.guesses, picture.tree
    if not numbers.has_chances:
        yield "chances", _placed(picture)
    if picture.asked.open_costs:
        count = picture.asked.open_costs
        words = ngettext(
            "{count} cost is left open, and the totals are without it.",
            "{count} costs are left open, and the totals are without them.",
            count,
        )
        yield "costs", words.format(count=count)
    if tree is None or tree.average is not None:
        return
    words = _("With what is open, no deal could come to anything from {low} to {high} on average.")
    yield "bounds", words.format(low=said(tree.low, numbers, tongue), high=said(tree.high, numbers, tongue))
    offer = numbers.offer
    if offer is None:
        return
    if tree.high < offer:
        yield "settled", _("Whatever it is, the offer is more for you than no deal on average.")
    elif tree.low > offer:
        yield "settled", _("Whatever it is, the offer is less for you than no deal on average.")
    else:
        yield "settled", _("What is open decides whether the offer is more or less for you than no deal on average.")


def _placed(picture: Picture) -> str:
    chances = picture.asked.guesses.chances
    total = sum(chances.values())
    if total == CASES:
        return _("All ten cases are placed, and an ending without a number has none of them.")
    if total.denominator != 1:
        return _("Your cases do not add up to ten. The others could be at any ending that is open.")
    words = _("You placed {placed} of ten cases. The other {left} could be at any ending that is open.")
    if set(chances) == set(ENDINGS):
        words = _("You placed {placed} of ten cases. The other {left} could be at any ending.")
    return words.format(placed=total, left=CASES - total)
