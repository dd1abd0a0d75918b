"""What stands on the mediator's page across both parties, in sentences and rows. Never on anything a party gets.

What is not there to read is said in one way, whether it was skipped or is kept private (decision 6). An "I don't know" and
an amount in another currency are told only where they may be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from app.domain.answers import State
from app.domain.blind import LIMITS
from app.domain.case import may_compare
from app.domain.days import day_words
from app.domain.impasse import Break, Compared
from app.domain.judges import JUDGES, optimism_gap
from app.domain.language import _
from app.domain.money import Money, write_amount
from app.domain.reading import CaseRead, FillingRead
from app.domain.wording import Tongue
from app.reckoning.across import Across, Refusal, days_of, latest
from app.reckoning.one_side import OneSide, Reason, Reasons, Subject, Way


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: a number of each side, and what lies between both."""

    label: str
    first: str
    second: str
    between: str


@dataclass(frozen=True, slots=True)
class AcrossPart:
    """One part of the page and of the document: what it is about, the name of its picture among those across both sides
    (there may be none), what it means, its table, and what was left out of it."""

    title: str
    picture: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    left_out: tuple[str, ...] = ()


def across_parts(found: Across, tongue: Tongue) -> tuple[AcrossPart, ...]:
    """All that stands side by side, in the order in which it is told."""
    judges = AcrossPart(
        _("Ten judges"), "judges", tuple(_judges_meaning(found)), left_out=left_out(found, Subject.JUDGES)
    )
    if not found.opposite:
        amounts = left_out(found, Subject.LIMITS)
        return judges, AcrossPart(_("Amounts"), lines=tuple(_no_amounts(found)), left_out=amounts)
    rows = no_deal_rows(found, tongue)
    return (
        judges,
        AcrossPart(
            _("Walk-away numbers"),
            "limits",
            tuple(_against_the_sheet(found)),
            left_out=left_out(found, Subject.LIMITS),
        ),
        AcrossPart(
            _("No deal, both parties"),
            "both",
            tuple(_which_amounts(found)),
            rows,
            left_out(found, Subject.NO_DEAL),
        ),
    )


def refused(why: Refusal, read: CaseRead, zone: tzinfo | None = None) -> tuple[str, ...]:
    """Why nothing stands side by side, and what to do."""
    if why is Refusal.MORE_PARTIES:
        return (_("Numbers stand beside each other for two parties only. With more, read each party's answers."),)
    if why is Refusal.NO_SHEET:
        return (
            _("Nobody has filled in “If we don't settle” yet."),
            _("Call a break and give the sheet to both parties, not to one alone."),
        )
    words = (
        _("The two sheets were filled in on different days ({days}). Costs and time count from the day of the sheet.")
        if why is Refusal.DAYS
        else _("On what day a sheet was filled in is not known ({days}). Costs and time count from that day.")
    )
    return (
        words.format(days="; ".join(_filled_on(read, zone))),
        _("Call a break and give the sheet to both parties again."),
    )


def _filled_on(read: CaseRead, zone: tzinfo | None) -> Iterator[str]:
    for party in read.case.parties:
        filling = latest(read.of(party.id))
        days = days_of(read, filling, zone) if filling is not None else ()
        words = _("{name}: {days}")
        yield words.format(name=party.called, days=_days(days) or _("not known"))


def _days(days: tuple[date, ...]) -> str:
    return ", ".join(day_words(day.isoformat()) for day in days)


def left_out(found: Across, subject: Subject) -> tuple[str, ...]:
    """Whose numbers are not here, and why as far as that may be told."""
    return tuple(words for side in found.sides() for words in reasons_said(side.name, side.left_out.get(subject)))


def reasons_said(name: str, reasons: Reasons | None) -> tuple[str, ...]:
    """Why numbers of a side are not here."""
    words = {
        Reason.NOT_BEGUN: _("{name} has not begun the sheet."),
        Reason.NOT_HERE: _("An answer of {name} that this needs is not here to read."),
        Reason.UNKNOWN: _("{name} chose “I don't know” for something that this needs."),
        Reason.CURRENCY: _(
            "An amount of {name} is in another currency than the case. It is not changed into it, and what needs it is left out."
        ),
    }
    return tuple(words[reason].format(name=name) for reason in Reason if reason in (reasons or ()))


def _no_amounts(found: Across) -> Iterator[str]:
    """Why amounts are not put side by side though each may be there."""
    ways = [side.way for side in found.sides()]
    for side in found.sides():
        if side.way is Way.NO_MONEY:
            yield _("{name} says that this is not about money.").format(name=side.name)
    if Way.NO_MONEY in ways:
        yield _("So amounts are not put side by side.")
    elif Way.UNREAD not in ways:
        yield _(
            "Both sheets say that money goes the same way, to their own side or from it. So amounts are not put together."
        )


def _judges_meaning(found: Across) -> Iterator[str]:
    """What the two sums mean."""
    first, second = found.sides()
    gaps = (
        (_("Before the sheet"), optimism_gap(first.judges_before, second.judges_before)),
        (_("After it"), optimism_gap(first.judges_after, second.judges_after)),
    )
    for moment, gap in gaps:
        if gap is not None:
            words = _("{moment}, both parties together count on {n} of 10.")
            yield words.format(moment=moment, n=JUDGES + gap)
    if any(gap is not None and gap > 0 for _moment, gap in gaps):
        yield _("More than 10 cannot be right for both. You may ask each what it would like to check.")


def _against_the_sheet(found: Across) -> Iterator[str]:
    """A walk-away number that goes the other way than its sheet says money goes."""
    first, second = found.sides()
    words = (
        (first, _("{name} says that money comes in, and puts a walk-away number that goes out.")),
        (second, _("{name} says that money goes out, and puts a walk-away number that comes in.")),
    )
    against = [
        told.format(name=side.name)
        for side, told in words
        if any(limit is not None and limit < 0 for limit in (side.limit_before, side.limit_after))
    ]
    yield from against
    if against:
        yield _("You may ask which of the two is meant.")


def _which_amounts(found: Across) -> Iterator[str]:
    """What the amounts of both sides are."""
    amounts = [amount for side in found.sides() for amount in side.amounts()]
    if amounts:
        first, second = (side.name for side in found.sides())
        yield _("All amounts are what {second} pays {first}.").format(first=first, second=second)
        if min(amounts) < 0:
            yield _("One with a minus goes the other way: {first} pays it.").format(first=first)


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
        rows.append(Row(_("From lowest to highest, after costs"), ends[0] or _left_out(), ends[1] or _left_out(), ""))
    return tuple(rows)


def room_words() -> str:
    """The head above what lies between both parties."""
    return _("Between both")


def _range(side: OneSide, tongue: Tongue) -> str:
    if side.low is None or side.high is None:
        return ""
    return _("{low} to {high}").format(low=_amount(side.low, tongue), high=_amount(side.high, tongue))


def _said(amount: int | None, tongue: Tongue) -> str:
    return _left_out() if amount is None else _amount(amount, tongue)


def _left_out() -> str:
    return _("left out")


def _between(first: int | None, second: int | None, tongue: Tongue) -> str:
    if first is None or second is None:
        return ""
    width = _amount(abs(second - first), tongue)
    if first > second:
        return _("{width} apart").format(width=width)
    return _("room of {width}").format(width=width)


def _amount(amount: int, tongue: Tongue) -> str:
    return write_amount(Money(amount, tongue.currency), tongue)


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
            yield words.format(name=party.called)
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
