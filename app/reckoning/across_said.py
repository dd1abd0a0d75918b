"""What stands on the mediator's page across both parties, in sentences and rows. Never on anything a party gets.

What is not there to read is said in one way, whether it was skipped or is kept private (decision 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.answers import State
from app.domain.blind import LIMITS
from app.domain.case import may_compare
from app.domain.days import day_words
from app.domain.impasse import Break, Compared
from app.domain.language import _
from app.domain.money import Money, write_amount
from app.domain.reading import CaseRead, FillingRead
from app.domain.wording import Tongue
from app.reckoning.across import Across, OneSide, Refusal, Stakes, Subject, gap, latest, named


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: a number of each side, and what lies between both."""

    label: str
    first: str
    second: str
    between: str


def refused(why: Refusal, read: CaseRead) -> tuple[str, ...]:
    """Why nothing stands side by side, and what to do."""
    if why is Refusal.MORE_PARTIES:
        return (_("This page is for two parties only. With more, read each party's answers."),)
    if why is Refusal.NO_SHEET:
        return (
            _("Nobody has filled in “If we don't settle” yet."),
            _("Call a break and give the sheet to both parties, not to one alone."),
        )
    if why is Refusal.CURRENCIES:
        return (
            _("The two sheets use different currencies, and the program does not change one into another."),
            _("Ask both parties to put their amounts in the currency of the case."),
        )
    days = "; ".join(_filled_on(read))
    return (
        _(
            "The two sheets were filled in on different days ({days}). Costs and time count from the day of the sheet."
        ).format(days=days),
        _("Call a break and give the sheet to both parties again."),
    )


def _filled_on(read: CaseRead) -> Iterator[str]:
    for party in read.case.parties:
        filling = latest(read.of(party.id))
        called = next((known.called for known in read.breaks if filling and known.id == filling.break_id), "")
        if called:
            yield f"{named(party.name, party.letter)}: {day_words(called[:10])}"


def left_out(found: Across, subject: Subject) -> tuple[str, ...]:
    """Whose answers are not here, without saying which or why."""
    words = _("An answer of {name} that this needs is not here to read.")
    return tuple(words.format(name=side.name) for side in found.sides() if subject in side.missing)


def which_way(found: Across) -> str:
    """Why amounts are not put side by side though each may be there."""
    if found.same_way:
        return _(
            "Both sheets say that money goes the same way, to their own side or from it. So amounts are not put together."
        )
    return ""


def judges_meaning(found: Across) -> tuple[str, ...]:
    """What the two sums mean."""
    before = gap(found.first.judges_before, found.second.judges_before)
    after = gap(found.first.judges_after, found.second.judges_after)
    told = []
    for moment, value in ((_("Before the sheet"), before), (_("After it"), after)):
        if value is not None:
            told.append(_("{moment}, both parties together count on {n} of 10.").format(moment=moment, n=value + 10))
    if (after is not None and after > 0) or (before is not None and before > 0):
        told.append(_("More than 10 cannot be right for both. You may ask each what it would like to check."))
    return tuple(told)


def no_deal_rows(found: Across, tongue: Tongue) -> tuple[Row, ...]:
    """Each side's numbers without a deal, and the room between them, as what the first side gets."""
    first, second = found.sides()
    pairs = (
        (_("No deal, money only"), first.money, second.money),
        (_("No deal, with what money does not show"), first.all_in, second.all_in),
    )
    rows = [
        Row(label, _said(one, tongue), _said(other, tongue), _between(one, other, tongue))
        for label, one, other in pairs
        if one is not None or other is not None
    ]
    ends = [_range(side, tongue) for side in found.sides()]
    if any(ends):
        rows.append(Row(_("From worst to best case, after costs"), ends[0] or _not_here(), ends[1] or _not_here(), ""))
    return tuple(rows)


def room_words() -> str:
    """The head above what lies between both parties."""
    return _("Between both")


def _range(side: OneSide, tongue: Tongue) -> str:
    if side.low is None or side.high is None:
        return ""
    return _("{low} to {high}").format(low=_amount(side.low, tongue), high=_amount(side.high, tongue))


def _said(amount: int | None, tongue: Tongue) -> str:
    return _not_here() if amount is None else _amount(amount, tongue)


def _not_here() -> str:
    return _("not here to read")


def _between(first: int | None, second: int | None, tongue: Tongue) -> str:
    if first is None or second is None:
        return ""
    width = _amount(abs(second - first), tongue)
    if first > second:
        return _("{width} apart").format(width=width)
    return _("room of {width}").format(width=width)


def _amount(amount: int, tongue: Tongue) -> str:
    return write_amount(Money(amount, tongue.currency), tongue)


def stakes_said(found: Across, stakes: int, worked_out: Stakes | None, tongue: Tongue) -> tuple[str, ...]:
    """The gap in money, marked as resting on what the mediator typed."""
    typed = _("At stake: {amount}, typed by the mediator.").format(amount=_amount(stakes, tongue))
    judges = gap(found.first.judges_after, found.second.judges_after)
    if worked_out is None or judges is None:
        return (
            typed,
            _("The judges of both parties after the sheet are not here to read, so there is no gap in money."),
        )
    words = (
        _("Optimism gap: {n} of 100 ({judges} of 10 judges), which is {amount} at these stakes.")
        if judges >= 0
        else _("Optimism gap: none. Together both count on {judges} judges fewer than ten: {amount} at these stakes.")
    )
    told = [typed, words.format(n=abs(judges) * 10, judges=abs(judges), amount=_amount(abs(worked_out.money), tongue))]
    if worked_out.critical is not None:
        told.append(
            _(
                "Critical gap: {n} of 100. Up to there, what both would still spend outweighs it, each bearing its own costs."
            ).format(n=worked_out.critical)
        )
    return tuple(told)


# ---- two limits, compared without anybody seeing them -----------------------------------------------------------------


def compared_said(read: CaseRead) -> tuple[str, ...]:
    """The word of each break in which they were compared or could not be, and how it stands in the latest one; nothing
    where the case does not offer it and never did."""
    words = {
        Compared.OVERLAP: _("Break {number}. The two limits: overlap."),
        Compared.NO_OVERLAP: _("Break {number}. The two limits: no overlap."),
        Compared.ASK_AGAIN: _(
            "Break {number}. A sealed copy of a limit could not be used and is destroyed. You may ask again whether the "
            "two may be compared."
        ),
    }
    breaks = sorted(read.breaks, key=_number)
    told = [words[known.compared].format(number=known.number) for known in breaks if known.compared is not None]
    ran = sum(known.has_compared for known in breaks)
    if ran == 1:
        told.append(_("It ran once. Both sealed copies that it used are destroyed."))
    elif ran:
        told.append(_("It ran once in each of these breaks. The sealed copies that it used are destroyed."))
    if not breaks or not breaks[-1].has_compared:
        told += _still_to_come(read, breaks[-1].id if breaks else "")
    return tuple(told)


def _number(known: Break) -> int:
    return known.number


def _still_to_come(read: CaseRead, latest_break: str) -> Iterator[str]:
    """How it stands before the word is there."""
    if not read.case.blind_comparison:
        return
    if not may_compare(read.case):
        yield _("Comparing two limits unseen is for two parties only.")
        return
    held = [filling for filling in read.fillings if filling.limit_held and filling.break_id == latest_break]
    said_yes = {filling.party for filling in held}
    for party in read.case.parties:
        if party.id in said_yes:
            words = _("{name} said yes. One sealed copy of the limit is held for this use alone.")
            yield words.format(name=named(party.name, party.letter))
    if any(_is_open(filling) for filling in read.fillings):
        yield _("A limit is open to you. So the two are not compared unseen: the word would tell you the other one.")
    elif len(said_yes) == len(read.case.parties) and not _is_a_pair(held):
        yield _("The two sheets are not about the same issue. So their limits are not compared with each other.")
    else:
        yield _("It runs once in a break, when both parties have said yes and handed the laptop back.")


def _is_a_pair(held: Sequence[FillingRead]) -> bool:
    """Whether each party handed over the limit of one same sheet about one same issue."""
    sheets = [(each.worksheet.id, each.issue.id if each.issue else "", each.party) for each in held]
    return any(one[:2] == other[:2] and one[2] != other[2] for one in sheets for other in sheets)


def _is_open(filling: FillingRead) -> bool:
    limits = (filling.entries[limit] for limit in LIMITS if limit in filling.entries)
    return any(limit.answer.state is State.GIVEN for limit in limits)
