"""The gap between both sides in money, at stakes that the mediator types (decision 39). It is kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.domain.judges import JUDGES, optimism_gap
from app.domain.language import _, ngettext
from app.domain.money import Money, write_amount
from app.domain.wording import Tongue
from app.reckoning.across import Across
from app.reckoning.money_said import step_for, to_nearest
from app.reckoning.out_of_hundred import HUNDRED, count_in_words


@dataclass(frozen=True, slots=True)
class Stakes:
    """What both sides count on together over ten, at `stakes` in minor units. `judges` is the gap in judges, `money` the
    gap times the stakes, rounded to `step`. `critical`: how large a gap both sides' costs outweigh, each bearing its own,
    as a part of the stakes; None where their costs are not there."""

    stakes: int
    judges: int
    money: int
    step: int
    critical: Fraction | None


def at_stakes(found: Across, stakes: int, tongue: Tongue) -> Stakes | None:
    """The gap in judges, after the sheet, in money; None without it. `stakes` above 0, in minor units (note §1.18)."""
    judges = optimism_gap(found.first.judges_after, found.second.judges_after)
    if judges is None or stakes <= 0:
        return None
    step = step_for(stakes, tongue.currency)
    costs = (found.first.costs, found.second.costs)
    known = [cost for cost in costs if cost is not None]
    critical = Fraction(sum(known), stakes) if len(known) == len(costs) else None
    return Stakes(stakes, judges, to_nearest(Fraction(judges * stakes, JUDGES), step), step, critical)


def stakes_said(found: Across, stakes: int, tongue: Tongue) -> tuple[str, ...]:
    """The gap in money, marked as resting on what the mediator typed."""
    typed = _("At stake: {amount}, typed by the mediator.").format(amount=_written(stakes, tongue))
    worked_out = at_stakes(found, stakes, tongue)
    if worked_out is None:
        return (
            typed,
            _("The judges of both parties after the sheet are not here to read, so there is no gap in money."),
        )
    told = [typed, _gap(worked_out, tongue)]
    if worked_out.critical is not None:
        told.append(_critical(worked_out.critical))
    return tuple(told)


def _gap(worked_out: Stakes, tongue: Tongue) -> str:
    judges = abs(worked_out.judges)
    if not judges:
        return _("Optimism gap: none. Together both count on ten of ten judges.")
    amount = (
        _("about {amount}").format(amount=_written(abs(worked_out.money), tongue))
        if worked_out.money
        else _("less than {amount}").format(amount=_written(worked_out.step, tongue))
    )
    if worked_out.judges > 0:
        words = _("Optimism gap: {n} of 100 ({judges} of 10 judges), which is {amount} at these stakes.")
        return words.format(n=judges * HUNDRED // JUDGES, judges=judges, amount=amount)
    words = ngettext(
        "Optimism gap: none. Together both count on {judges} judge fewer than ten, which is {amount} at these stakes.",
        "Optimism gap: none. Together both count on {judges} judges fewer than ten, which is {amount} at these stakes.",
        judges,
    )
    return words.format(judges=judges, amount=amount)


def _critical(part: Fraction) -> str:
    """A gap is never more than the whole (note §1.18)."""
    if part > 1:
        return _(
            "Critical gap: more than the whole of it. What both would still spend outweighs any gap, each bearing its own costs."
        )
    words = _(
        "Critical gap: {n} of 100. Up to there, what both would still spend outweighs it, each bearing its own costs."
    )
    return words.format(n=count_in_words(part, round(part * HUNDRED)))


def _written(amount: int, tongue: Tongue) -> str:
    return write_amount(Money(amount, tongue.currency), tongue)
