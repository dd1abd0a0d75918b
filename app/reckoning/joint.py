"""Figures across the two sides, for the mediator alone. Two parties only, until they are built for more (decision 30).

Each is there only when every number it uses may be read by the mediator; otherwise it is None (decision 39).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.kinds.money_range import MoneySpan
from app.domain.money import Money
from app.domain.reading import CaseRead, FillingRead
from app.reckoning.rows import given_values

JUDGES = 10
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """What both sides said about one issue: their ranges and where they meet, shared yardsticks, shared ways."""

    ranges: Mapping[str, tuple[int, int]]
    """Party id → low and high, minor units."""
    shared_range: tuple[int, int] | None
    shared_yardsticks: tuple[str, ...]
    shared_ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands beside each other on the mediator's pages. Amounts in minor units."""

    optimism_gap: Mapping[str, int | None]
    """`before` and `after`: how many of ten judges are counted twice; both sides' counts less ten."""
    limits_overlap: Mapping[str, int | None]
    """`before` and `after`: by how much the limits overlap (+) or are apart (−)."""
    range_after: tuple[int, int] | None
    """The settlement range: the receiver's limit to the payer's, when they overlap."""
    yardsticks: Mapping[str, Yardsticks]
    """Issue id → what both said about it; issues both filled in."""


def joint_figures(read: CaseRead) -> Joint | None:
    """The figures across, from what the mediator may read; None where there are not exactly two parties."""
    if len(read.case.parties) != 2:
        return None
    sides = {party.id: _latest(read, party.id, "batna_check") for party in read.case.parties}
    return Joint(
        optimism_gap={when: _gap(sides, when) for when in (BEFORE, AFTER)},
        limits_overlap={when: _overlap(sides, when) for when in (BEFORE, AFTER)},
        range_after=_range(sides),
        yardsticks=_yardsticks(read, read.case),
    )


def _values(filling: FillingRead | None) -> Mapping[str, object]:
    return {} if filling is None else given_values(filling.worksheet, filling.form, filling.entries)


def _latest(read: CaseRead, party: str, worksheet: str, issue: str = "") -> FillingRead | None:
    """The latest filling that has answers (decision 20)."""
    found = [
        filling
        for filling in read.of(party)
        if filling.worksheet.id == worksheet
        and filling.entries
        and (not issue or (filling.issue is not None and filling.issue.id == issue))
    ]
    return found[-1] if found else None


def _gap(sides: Mapping[str, FillingRead | None], when: str) -> int | None:
    counts = [_values(filling).get(f"br_judges_{when}") for filling in sides.values()]
    numbers = [count for count in counts if isinstance(count, int)]
    return sum(numbers) - JUDGES if len(numbers) == 2 else None


def _limits(sides: Mapping[str, FillingRead | None], when: str) -> tuple[int, int] | None:
    """The receiver's limit and the payer's, as positive amounts; None unless one receives and the other pays."""
    amounts = [_values(filling).get(f"br_bottom_{when}") for filling in sides.values()]
    minor = sorted(amount.minor for amount in amounts if isinstance(amount, Money))
    if len(minor) != 2 or not minor[0] < 0 <= minor[1]:
        return None
    return minor[1], -minor[0]


def _overlap(sides: Mapping[str, FillingRead | None], when: str) -> int | None:
    limits = _limits(sides, when)
    return None if limits is None else limits[1] - limits[0]


def _range(sides: Mapping[str, FillingRead | None]) -> tuple[int, int] | None:
    limits = _limits(sides, AFTER)
    return limits if limits is not None and limits[0] <= limits[1] else None


def _yardsticks(read: CaseRead, case: Case) -> dict[str, Yardsticks]:
    found: dict[str, Yardsticks] = {}
    for issue in case.issues:
        sides = {party.id: _latest(read, party.id, "objective_criteria", issue.id) for party in case.parties}
        if all(filling is not None for filling in sides.values()):
            found[issue.id] = _compared({party: _values(filling) for party, filling in sides.items()})
    return found


def _compared(values: Mapping[str, Mapping[str, object]]) -> Yardsticks:
    ranges = {party: span for party, given in values.items() if (span := _span(given.get("oc_range"))) is not None}
    low = max((span[0] for span in ranges.values()), default=0)
    high = min((span[1] for span in ranges.values()), default=0)
    return Yardsticks(
        ranges=ranges,
        shared_range=(low, high) if len(ranges) == 2 and low <= high else None,
        shared_yardsticks=_shared(values, "oc_pick"),
        shared_ways=_shared(values, "oc_process"),
    )


def _span(value: object) -> tuple[int, int] | None:
    if not isinstance(value, MoneySpan) or value.low is None or value.high is None:
        return None
    return value.low.minor, value.high.minor


def _shared(values: Mapping[str, Mapping[str, object]], question: str) -> tuple[str, ...]:
    """The options both sides picked, in the order of the first party's list; "none of these" is nothing shared."""
    picked = [value if isinstance(value := given.get(question), tuple) else () for given in values.values()]
    return tuple(name for name in picked[0] if all(name in other for other in picked[1:]) and name != "none")
