"""What is blank, not placed or not known, what that leaves, and whether it matters beside the offer (note §1.13, §6.5).

"I don't know" is a range and no fault: the sentences say what it changes, or that it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from app.domain.kinds.computed import Computed
from app.domain.language import _, ngettext
from app.domain.wording import Tongue
from app.reckoning.break_even import Note, break_even
from app.reckoning.guess_names import guess_called, listed
from app.reckoning.money_said import Side, about, between, coarseness
from app.reckoning.no_deal import CASES, ENDINGS, Guesses
from app.reckoning.no_deal_picture import NoDealPicture, missing_guesses, unknown_guesses
from app.reckoning.reality_check import PAID, ROOT, chances_of_endings, reality_tree
from app.reckoning.trees import Exact

Said = Iterator[tuple[str, str]]
_THEIR_CHANCE = ("their_costs_chance",)
_CHANCES = (*_THEIR_CHANCE, *(f"chances/{name}" for name in ENDINGS))


def open_said(kind: Computed, numbers: Guesses, picture: NoDealPicture | None, tongue: Tongue) -> Said:
    """By key, in the order they are told. Nothing where nothing was begun, or the question has no sentences."""
    if not kind.sentences or not _is_begun(numbers):
        return
    yield from _costs_said(numbers)
    if numbers.outside:
        names = tuple(name for name in _CHANCES if name in numbers.outside)
        yield "outside", _("A number that cannot be is left out here: {names}.").format(names=listed(names))
    missing, unknown = missing_guesses(numbers), unknown_guesses(numbers)
    if not numbers.about_money:
        yield "no_picture", _("You said that this is not about money. So no picture in money is put together.")
        missing = unknown = ()
    if missing:
        yield "missing", _("Still empty, and needed for the whole picture: {names}.").format(names=listed(missing))
    placed = _placed(numbers)
    if placed:
        yield "chances", placed
    if unknown:
        words = ngettext(
            "“I don't know” stands for {count} of your {all} guesses: {names}.",
            "“I don't know” stands for {count} of your {all} guesses: {names}.",
            len(unknown),
        )
        yield "unknown", words.format(count=len(unknown), all=_all_guesses(numbers), names=listed(unknown))
    if picture is None and not missing and numbers.about_money and not {"best", "worst"} <= numbers.endings.keys():
        yield (
            "no_picture",
            _("Without a best and a worst ending there is nothing to put together. A rough guess is enough."),
        )
    if picture is not None and picture.average is None:
        yield from _between(picture, tongue)
        if numbers.offer is not None:
            yield "settled", _settled(picture, numbers.offer)
            yield from _level(picture, unknown, numbers.offer, tongue)


def _costs_said(numbers: Guesses) -> Said:
    """How a blank among the costs was taken."""
    if numbers.half_costs:
        words = ngettext(
            "{count} cost has one guess and a blank. The one guess stands for both, the low and the high.",
            "{count} costs have one guess and a blank. The one guess stands for both, the low and the high.",
            numbers.half_costs,
        )
        yield "half_costs", words.format(count=numbers.half_costs)
    if numbers.blank_costs and (numbers.cost_low is not None or "costs" in numbers.unknown):
        words = ngettext(
            "{count} cost is left open, and the totals are without it.",
            "{count} costs are left open, and the totals are without them.",
            numbers.blank_costs,
        )
        yield "costs", words.format(count=numbers.blank_costs)


def matters(picture: NoDealPicture, offer: Exact) -> bool:
    """Whether what is open decides if the offer or no deal is more on average: not where the whole interval lies on one
    side of the offer, an end of it may be level with it (note §1.13)."""
    return offer < picture.highest and (picture.lowest is None or offer > picture.lowest)


def _is_begun(numbers: Guesses) -> bool:
    typed = numbers.endings or numbers.chances or numbers.cost_low is not None or numbers.outside
    return bool(typed or numbers.unknown - {"offer"})


def _placed(numbers: Guesses) -> str:
    """Where the ten cases are not all placed: what is left, and where it could be."""
    chances = numbers.chances
    total = sum(chances.values())
    if not chances or (total == CASES and set(chances) == set(ENDINGS)):
        return ""
    left = int(CASES - total)
    if left < 0:
        return _("Your cases make more than ten, so they are not counted here.")
    empty = [name for name in ENDINGS if name not in chances]
    if not left:
        return _("All ten of your cases are placed. An ending without a number has no case.")
    if len(empty) == 1:
        words = _("The cases you placed leave {left} of ten for {name}.")
        return words.format(left=left, name=guess_called(empty[0]))
    words = _("You placed {placed} of ten cases. The other {left} could be at any ending that is open.")
    if not empty:
        words = _("You placed {placed} of ten cases. The other {left} could be at any ending.")
    return words.format(placed=int(total), left=left)


def _all_guesses(numbers: Guesses) -> int:
    """Three endings, the cases of each, the costs; the other side's costs where they were thought of, and their chance
    where these are an amount: else nobody was asked for it."""
    is_asked = numbers.their_costs is not None
    theirs = is_asked or "their_costs" in numbers.unknown
    return 2 * len(ENDINGS) + 1 + theirs + is_asked


def _between(picture: NoDealPicture, tongue: Tongue) -> Said:
    numbers = picture.numbers
    if picture.lowest is None:
        # Rounded up, so that the bound holds.
        step = coarseness(numbers, tongue.currency)
        most = Fraction(ceil(picture.highest / step) * step)
        words = (
            _("Whatever the costs you do not know come to, you would get {amount} on average at most.")
            if most >= 0
            else _("Whatever the costs you do not know come to, you would pay {amount} on average at least.")
        )
        yield "bounds", words.format(amount=about(most, numbers, tongue))
    elif picture.lowest != picture.highest:
        sides = {
            Side.GET: _("With what is open, you could get anything from {low} to {high} on average without a deal."),
            Side.PAY: _("With what is open, you could pay anything from {low} to {high} on average without a deal."),
            Side.BOTH: _(
                "With what is open, no deal could be anything from paying {low} to getting {high} on average."
            ),
        }
        yield "bounds", between(picture.lowest, picture.highest, sides, numbers, tongue)


def _settled(picture: NoDealPicture, offer: Exact) -> str:
    if matters(picture, offer):
        return _("What is open decides whether the offer is more or less for you than no deal on average.")
    if picture.lowest == picture.highest == offer:
        return _("What is open changes nothing here. Whatever it is, the two come out level on average.")
    if offer == picture.highest:
        return _("Whatever it is that is open, the offer is never less for you than no deal on average.")
    if offer == picture.lowest:
        return _("Whatever it is that is open, the offer is never more for you than no deal on average.")
    if offer > picture.highest:
        return _(
            "What is open changes nothing here. Whatever it is, the offer is more for you than no deal on average."
        )
    return _("What is open changes nothing here. Whatever it is, the offer is less for you than no deal on average.")


def _level(picture: NoDealPicture, unknown: tuple[str, ...], offer: Exact, tongue: Tongue) -> Said:
    """Where one guess alone is open and decides: at what number the two come out level (note §1.8). None where cases are
    not placed either: then there is no one number."""
    numbers = picture.numbers
    are_placed = all(chance.is_known for chance in chances_of_endings(numbers).values())
    if len(unknown) != 1 or not are_placed or not matters(picture, offer):
        return
    name, ahead = unknown[0], picture.highest - offer
    if name == "costs" and ahead > 0:
        words = _("On average, the two come out level where your costs from today on come to about {amount} in all.")
        yield "level", words.format(amount=about(numbers.least_middle_cost + ahead, numbers, tongue))
    elif name == "their_costs" and ahead > 0 and numbers.their_costs_chance:
        words = _("On average, the two come out level where their costs come to about {amount}.")
        at = ahead * 100 / Fraction(numbers.their_costs_chance)
        yield "level", words.format(amount=about(at, numbers, tongue))
    elif unknown == _THEIR_CHANCE:
        root = reality_tree(numbers)
        found = break_even(root, f"{ROOT}/best/{PAID}", offer) if root is not None else None
        if found is not None and found.chance is not None and found.note in (Note.LESS_THAN, Note.MORE_THAN):
            words = _("On average, the two come out level where you pay their costs in about {count} of 100 cases.")
            yield "level", words.format(count=round(found.chance * 100))
