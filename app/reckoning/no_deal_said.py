"""What a party's own numbers come to, in sentences: counts first, then the range, the average last (decision 38).

Each sentence says only what its reader may know: it is left out where one answer it uses, filled or blank, may not be
read (decision 7). No advice, no forecast, no decimals; the worksheet's own sentences where it has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.money import minor_units
from app.domain.wording import Tongue
from app.reckoning.figures_of_100 import Beside, beside_offer
from app.reckoning.from_answers import ALL_USES
from app.reckoning.money_said import Side, about, between, rounded, you_about
from app.reckoning.no_deal import Guesses, no_deal_range
from app.reckoning.no_deal_picture import NoDealPicture, picture_of
from app.reckoning.open_said import open_said
from app.reckoning.out_of_hundred import HUNDRED

_NEAR = Fraction(5, 100)

Said = Iterator[tuple[str, str]]


def said_of(kind: Computed, numbers: Guesses, tongue: Tongue, kept: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """The sentences under a computed question by key, in the order they are told. `kept`: what may not be read."""
    if not kind.sentences:
        return {}
    return said_from(kind, numbers, picture_of(numbers, minor_units(tongue.currency)), tongue, kept)


def said_from(
    kind: Computed, numbers: Guesses, picture: NoDealPicture | None, tongue: Tongue, kept: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """The same, of a picture that is worked out already."""
    found: dict[str, str] = {}
    if not kept.intersection(ALL_USES["offer_minus_no_deal_money"]):
        found |= _counts(kind, picture, tongue)
        if "counts" in found and picture is not None and picture.only_pays:
            # The sheet speaks of more and less for the party, the pictures of paying.
            found["pays"] = _("In these numbers money only goes out: less for you means that you pay more.")
    if not kept.intersection((*ALL_USES["no_deal_low"], *ALL_USES["no_deal_high"])):
        found |= _range(kind, numbers, tongue)
    if not kept.intersection(ALL_USES["offer_minus_no_deal_money"]):
        found |= _average(kind, picture, tongue)
        found |= open_said(kind, numbers, picture, tongue)
    return found


def _counts(kind: Computed, picture: NoDealPicture | None, tongue: Tongue) -> Said:
    if picture is None or "counts" not in kind.sentences:
        return
    low, high = picture.least_below, picture.most_below
    if low is None or high is None:
        return
    if low != high:
        words = _("In anything from {low} to {high} of 100 cases like this, you would end with less than the offer.")
        yield "counts", words.format(low=int(low * 100), high=ceil(high * 100))
        return
    figures = beside_offer(picture)
    less = figures.less if figures is not None else round(low * 100)
    if low == 0:
        words = _("In none of 100 cases like this would you end with less than the offer.")
    elif low == 1:
        words = _("In all of 100 cases like this, you would end with less than the offer.")
    elif less == 0:
        words = _("In fewer than 1 of 100 cases like this, you would end with less than the offer.")
    elif less == HUNDRED:
        words = _("In more than 99 of 100 cases like this, you would end with less than the offer.")
    else:
        words = tongue.say(kind.sentences["counts"]).format(n=less)
    yield "counts", words
    if figures is not None:
        yield from _same_and_more(picture, figures)


def _same_and_more(picture: NoDealPicture, figures: Beside) -> Said:
    if figures.same == HUNDRED:
        is_sure = picture.against is not None and picture.against.same == 1
        words = _("In all of 100, it would come out the same as the offer.")
        yield "same", words if is_sure else _("In more than 99 of 100, it would come out the same as the offer.")
    elif figures.same:
        yield "same", _("In about {n} of 100, it would come out the same as the offer.").format(n=figures.same)
    if figures.more and picture.least_below:
        words = _("In about {n} of 100, you would end with more.")
        if figures.more == HUNDRED:
            words = _("In more than 99 of 100, you would end with more.")
        yield "more", words.format(n=figures.more)


def _range(kind: Computed, numbers: Guesses, tongue: Tongue) -> Said:
    """It looks at no case of the ten, so that it is the same for whoever may not read them."""
    ends = no_deal_range(numbers)
    if "wide" not in kind.sentences or ends is None or "costs" in numbers.unknown:
        return
    low, high = ends
    if low == high:
        # One ending, whatever it is called, and costs that are one number (note §1.20).
        words = _("You entered only one way this could end: {amount}.")
        yield "wide", words.format(amount=you_about(low, numbers, tongue))
        return
    if rounded(low, numbers, tongue.currency) == rounded(high, numbers, tongue.currency):
        words = _("All the ways this could end come to about the same: {amount}.")
        yield "wide", words.format(amount=you_about(low, numbers, tongue))
        return
    sides = {
        Side.GET: tongue.say(kind.sentences["wide"]),
        Side.PAY: _("In your no-deal picture, you could pay anything from {low} to {high}."),
        Side.BOTH: _("Your no-deal picture could be anything from paying {low} to getting {high}."),
    }
    yield "wide", between(low, high, sides, numbers, tongue)


def _average(kind: Computed, picture: NoDealPicture | None, tongue: Tongue) -> Said:
    """The average beside the offer; on its own where there is none."""
    if picture is None or picture.average is None:
        return
    numbers, average = picture.numbers, picture.average
    if numbers.offer is None:
        if "offer_better" in kind.sentences:
            words = _("On average, by your numbers, no deal comes to this: {amount}.")
            if not _ends_at(picture, average, tongue):
                words = _(
                    "On average, by your numbers, no deal comes to this: {amount}. No single case ends at the average."
                )
            yield "average", words.format(amount=you_about(average, numbers, tongue))
        return
    difference = numbers.offer - average
    ends = no_deal_range(numbers)
    near = not rounded(difference, numbers, tongue.currency) or (
        ends is not None and abs(difference) < _NEAR * (ends[1] - ends[0])
    )
    name = "near" if near else ("offer_better" if difference > 0 else "offer_worse")
    if name in kind.sentences:
        yield name, tongue.say(kind.sentences[name]).format(x=about(difference, numbers, tongue))


def _ends_at(picture: NoDealPicture, amount: Fraction, tongue: Tongue) -> bool:
    """Whether a case ends at `amount`, as both are shown."""
    shown = rounded(amount, picture.numbers, tongue.currency)
    return any(rounded(one.value, picture.numbers, tongue.currency) == shown for one in picture.outcomes)
