"""The sentences beside an answer: sums while they are typed, before and after, and questions about numbers.

Plain words without advice (product/words.md). What a party typed is added up to the cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from app.domain.kinds.base import DONT_KNOW
from app.domain.language import _, ngettext
from app.domain.money import Money
from app.domain.wording import Tongue
from app.reckoning.coherence import Odd, Oddity
from app.reckoning.from_answers import Given, guesses, steps, totals
from app.reckoning.money_said import summed, you
from app.reckoning.no_deal import ENDINGS, their_costs_expected
from app.reckoning.out_of_hundred import HUNDRED

Lines = tuple[str, ...]


def lines_beside(question: str, given: Given, began: Given, tongue: Tongue) -> Lines:
    """What the answer to `question` adds up to now; `began` is what was given when its page was opened."""
    said = _LINES.get(question)
    return said(given, began, tongue) if said is not None else ()


def _endings(given: Given, _began: Given, tongue: Tongue) -> Lines:
    found = guesses(given).endings
    if not {"best", "worst"} <= found.keys():
        return ()
    best, worst = found["best"], found["worst"]
    words = (
        _("Best: {best}. Worst: {worst}. They lie {apart} apart.")
        if best != worst
        else _("Best: {best}. Worst: {worst}. They are the same.")
    )
    ends = {"best": you(best, summed(best, tongue)), "worst": you(worst, summed(worst, tongue))}
    return (words.format(**ends, apart=summed(best - worst, tongue)),)


def _costs(given: Given, began: Given, tongue: Tongue) -> Lines:
    now, then = _cost_sum(given, tongue), _cost_sum(began, tongue)
    if given.get("br_costs") is DONT_KNOW:
        lines = [_("“I don't know” stands for all your costs from today on. There is no sum.")]
    else:
        lines = [_("Your costs from today on, added up: {sum}.").format(sum=now or _("nothing yet"))]
    if then and then != now:
        lines.append(_("When you opened this page: {sum}.").format(sum=then))
    found = steps(given)
    added = totals(given)
    halves = added.half if added is not None else 0
    if halves:
        words = ngettext(
            "{count} step has only one of its two guesses so far. It stands for both.",
            "{count} steps have only one of their two guesses so far. It stands for both.",
            halves,
        )
        lines.append(words.format(count=halves))
    open_steps = sum(DONT_KNOW in (step.low, step.high) for step in found)
    if open_steps:
        words = ngettext(
            "{count} step has an “I don't know”. What you do not know is not in the sum.",
            "{count} steps have an “I don't know”. What you do not know is not in the sum.",
            open_steps,
        )
        lines.append(words.format(count=open_steps))
    return tuple(lines)


def _cost_sum(given: Given, tongue: Tongue) -> str:
    added = totals(given)
    if added is None:
        return ""
    low, high = added.low, added.high
    if low is None or high is None:
        # Bounds that hold, whatever the guesses that are not known come to.
        if high is not None:
            return _("{high} at most").format(high=summed(high, tongue))
        return _("{low} at least").format(low=summed(added.least, tongue)) if added.least else ""
    if low == high:
        return summed(low, tongue)
    low, high = min(low, high), max(low, high)
    return _("{low} to {high}").format(low=summed(low, tongue), high=summed(high, tongue))


def _their_chance(given: Given, _began: Given, tongue: Tongue) -> Lines:
    numbers = guesses(given)
    cost, chance, spread = numbers.their_costs, numbers.their_costs_chance, their_costs_expected(numbers)
    if not cost or chance is None or spread is None or not 0 <= chance <= HUNDRED:
        return ()
    if not chance:
        return (_("You would pay their costs in none of 100 cases like this. They change nothing here."),)
    if chance == HUNDRED:
        return (_("You would pay {cost} in all of 100 cases like this.").format(cost=summed(cost, tongue)),)
    words = _("You would pay {cost} in about {count} of 100 cases like this. Spread over all 100, that is {each} each.")
    if spread < 1:
        words = _(
            "You would pay {cost} in about {count} of 100 cases like this. "
            "Spread over all 100, that is less than {each} each."
        )
    return (words.format(cost=summed(cost, tongue), count=chance, each=summed(max(spread, Fraction(1)), tongue)),)


def _load(given: Given, _began: Given, tongue: Tongue) -> Lines:
    price = guesses(given).load_price
    if price is None:
        return ()
    if not price:
        return (_("This load takes nothing from what no deal comes to for you."),)
    return (_("With this load counted in, no deal comes to {price} less for you.").format(price=summed(price, tongue)),)


def _gain(given: Given, _began: Given, tongue: Tongue) -> Lines:
    numbers = guesses(given)
    if numbers.gain_price is None:
        return ()
    words = _("With this gain counted in, no deal comes to {price} more for you.")
    if not numbers.gain_price:
        words = _("This gain adds nothing to what no deal comes to for you.")
    lines = [words.format(price=summed(numbers.gain_price, tongue))]
    if numbers.load_price and numbers.gain_price:
        both = numbers.gain_price - numbers.load_price
        words = _("Load and gain together: {price} more.") if both > 0 else _("Load and gain together: {price} less.")
        lines.append(words.format(price=summed(both, tongue)) if both else _("Load and gain together cancel out."))
    return tuple(lines)


def _chances(given: Given, _began: Given, _tongue: Tongue) -> Lines:
    """What the ten cases mean once they are placed; until then the table itself says what is left."""
    numbers = guesses(given)
    if not numbers.has_chances or any(count < 0 for count in numbers.chances.values()):
        return ()
    of_100 = {name: numbers.chances[name] * 10 for name in ENDINGS}
    words = _("Of 100 cases like yours: {best} near the best, {middle} near the middle, {worst} near the worst.")
    return (words.format(**of_100),)


def _judges(given: Given, _began: Given, _tongue: Tongue) -> Lines:
    before, now = given.get("br_judges_before"), given.get("br_judges_after")
    if not isinstance(before, int) or not isinstance(now, int):
        return ()
    line = _("Your first guess: {before} of ten. Now: {now} of ten.").format(before=before, now=now)
    return (f"{line} {_change_of_judges(now - before)}",)


def _change_of_judges(change: int) -> str:
    if not change:
        return _("It is the same.")
    more = ngettext("That is {count} more.", "That is {count} more.", abs(change))
    fewer = ngettext("That is {count} fewer.", "That is {count} fewer.", abs(change))
    return (more if change > 0 else fewer).format(count=abs(change))


def _limit(given: Given, _began: Given, tongue: Tongue) -> Lines:
    before, now = given.get("br_bottom_before"), given.get("br_bottom_after")
    if not isinstance(before, Money) or not isinstance(now, Money):
        return ()
    then, today = Fraction(before.minor), Fraction(now.minor)
    line = _("Before: {before}. Now: {now}.").format(
        before=you(then, summed(then, tongue)), now=you(today, summed(today, tongue))
    )
    change = summed(today - then, tongue)
    if then == today:
        moved = _("It is the same.")
    elif (then > 0) == (today > 0) or not then or not today:
        more = abs(today) > abs(then)
        moved = (_("That is {amount} more.") if more else _("That is {amount} less.")).format(amount=change)
    else:
        moved = _("They lie {apart} apart.").format(apart=change)
    return (f"{line} {moved}",)


_LINES: Mapping[str, Callable[[Given, Given, Tongue], Lines]] = {
    "br_endings": _endings,
    "br_costs": _costs,
    "br_their_costs_chance": _their_chance,
    "br_hassle_price": _load,
    "br_gain_price": _gain,
    "br_chances": _chances,
    "br_judges_after": _judges,
    "br_bottom_after": _limit,
}
SAID_BESIDE = tuple(_LINES)
"""The questions that have lines beside them."""


def question_about(odd: Odd, tongue: Tongue) -> str:
    """What is asked about numbers that do not go together. Both answers to it are fine."""
    number = odd.numbers[0] if odd.numbers else 0
    if odd.what is Oddity.LOW_OVER_HIGH:
        low, high = (summed(Fraction(amount), tongue) for amount in odd.numbers)
        words = _("One step has {low} as its low guess and {high} as its high guess. Is that how you mean it?")
        return words.format(low=low, high=high)
    asked: Mapping[Oddity, str] = {
        Oddity.WORST_OVER_MIDDLE: _(
            "Your worst ending leaves you better off than your middle one. Is that how you mean it?"
        ),
        Oddity.MIDDLE_OVER_BEST: _(
            "Your middle ending leaves you better off than your best one. Is that how you mean it?"
        ),
        Oddity.WORST_OVER_BEST: _(
            "Your worst ending leaves you better off than your best one. Is that how you mean it?"
        ),
        Oddity.ENDINGS_ALL_THE_SAME: _("All three endings come to the same. Could it also end better, or worse?"),
        Oddity.COSTS_NOTHING: _("By these numbers, going on costs you nothing from today on. Is that how you mean it?"),
        Oddity.COSTS_WITHOUT_SPAN: _(
            "Your low and high guesses come to the same. Could it also come out lower, or higher?"
        ),
        Oddity.TIME_WITHOUT_SPAN: _(
            "Your shortest and longest time are the same. Could it also take less time, or more?"
        ),
        Oddity.TOO_FEW_CASES: _("These make {count} of ten cases. Where would the others end?").format(count=number),
        Oddity.TOO_MANY_CASES: _("These make {count} cases out of ten. Which of them could be fewer?").format(
            count=number
        ),
        Oddity.RANGE_WITHOUT_SPAN: _("Your lowest and highest are the same. Could it also be less, or more?"),
        Oddity.GUESS_OUTSIDE_RANGE: _(
            "Your best guess of {count} lies outside the range you gave. Which of them fits better?"
        ).format(count=number),
    }
    return asked[odd.what]
