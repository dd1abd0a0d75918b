"""Two parties' sheets "If we don't settle", read by the mediator, with any answers under any locks.

Any: in other currencies than the case's, endings in any order, tables half filled in, chances out of range, amounts that lie
close together, several breaks, hand-overs on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, RATHER_NOT_SAY, Answer, Entry, given
from app.domain.case import Case, Party
from app.domain.impasse import Break, Handed
from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.reading import CaseRead, FillingRead
from app.domain.settling import Surroundings, settle
from app.domain.sharing import MEDIATOR, Lock
from app.domain.worksheet import Form, Worksheet
from app.domain.written import WrittenAnswer
from app.storage import case_reading
from app.storage.filling_rows import FillingInfo
from app.storage.worksheet_files import built_in_worksheets

A, B = Party("a", "A", "Ana"), Party("b", "B", "Bo")
CASE = Case("case", "K7", "The yard", "blank", "2026-11-03", blind_comparison=True, parties=(A, B))
HANDED = tuple(Handed(party, f"2026-11-03T14:0{at}", "2026-11-03T14:30", 20) for at, party in enumerate("ab"))
BREAK = Break("b1", 1, "2026-11-03T14:00", handed=HANDED)
Answers = Mapping[str, tuple[Answer, Lock]]


@cache
def sheet() -> Worksheet:
    facts = {"blind_comparison": True, "safety_flag": False}
    return settle(built_in_worksheets()["batna_check"], Surroundings(facts, {}))


def money(units: int, currency: str = "USD") -> Money:
    return Money(units * 100, currency)


_JUDGES = st.integers(0, 10)
_PERCENT = st.one_of(st.integers(0, 100), st.integers(0, 100), st.integers(-30, 160))


def _amounts(least: int, most: int) -> st.SearchStrategy[Money]:
    """Amounts of any size, and at times such that lie close together."""
    units = st.integers(least, most)
    return st.one_of(units.map(_in_fifties), units.map(_in_fifties), units.map(money))


def _in_fifties(units: int) -> Money:
    return money(units * 50)


_AMOUNTS, _COSTS = _amounts(-900, 900), _amounts(0, 200)


@st.composite
def _holes(draw: st.DrawFn, rows: tuple[Row, ...], column: str) -> tuple[Row, ...]:
    """The same rows; at times with a cell that is blank, or "I don't know"."""
    how = draw(st.sampled_from(("whole", "whole", "whole", "blank", "dont_know")))
    at = draw(st.integers(0, len(rows) - 1)) if how != "whole" else -1
    return tuple(
        row if place != at else replace(row, cells={**row.cells, column: DONT_KNOW if how == "dont_know" else None})
        for place, row in enumerate(rows)
    )


@st.composite
def _endings(draw: st.DrawFn) -> tuple[Row, ...]:
    amounts = list(draw(st.tuples(_AMOUNTS, _AMOUNTS, _AMOUNTS)))
    if draw(st.integers(0, 3)):
        amounts.sort(reverse=True)
    rows = tuple(
        Row(name, {"amount": amount}) for name, amount in zip(("best", "middle", "worst"), amounts, strict=True)
    )
    return draw(_holes(rows, "amount"))


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Row, ...]:
    best = draw(_JUDGES)
    middle = draw(st.integers(0, 10 - best))
    worst = 10 - best - middle
    if not draw(st.integers(0, 5)):
        worst = draw(_JUDGES)
    rows = tuple(Row(name, {"of_ten": count}) for name, count in (("best", best), ("middle", middle), ("worst", worst)))
    return draw(_holes(rows, "of_ten"))


@st.composite
def _steps(draw: st.DrawFn) -> tuple[Row, ...]:
    low, more = draw(_COSTS), draw(_COSTS)
    row = Row("s1", {"step": "A lawyer", "low": low, "high": Money(low.minor + more.minor, "USD")})
    return draw(_holes((row,), draw(st.sampled_from(("low", "high")))))


VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "br_direction": st.sampled_from(("receive", "receive", "pay", "pay", "no_money")),
    "br_offer": _AMOUNTS,
    "br_bottom_before": _AMOUNTS,
    "br_judges_before": _JUDGES,
    "br_endings": _endings(),
    "br_costs": _steps(),
    "br_their_costs": _COSTS,
    "br_their_costs_chance": _PERCENT,
    "br_hassle_price": _COSTS,
    "br_gain": st.just("Having my say"),
    "br_gain_price": _COSTS,
    "br_chances": _cases(),
    "br_judges_after": _JUDGES,
    "br_bottom_after": _AMOUNTS,
}


def in_currency(value: Any, currency: str) -> Any:
    """The same value with its amounts in another currency."""
    if isinstance(value, Money):
        return Money(value.minor, currency)
    if isinstance(value, Row):
        return replace(value, cells={name: in_currency(cell, currency) for name, cell in value.cells.items()})
    return tuple(in_currency(each, currency) for each in value) if isinstance(value, tuple) else value


_QUESTIONS = st.sampled_from(sorted(VALUES))
_OTHERWISE = {"dont_know": I_DONT_KNOW, "rather_not": RATHER_NOT_SAY, "blank": LEFT_BLANK}


@st.composite
def answers(draw: st.DrawFn, direction: str = "") -> Answers:
    """Any answers under any locks. Most are given and may be read, so that there are numbers to compare; `direction` is
    what the party mostly says of it."""
    otherwise = draw(st.dictionaries(_QUESTIONS, st.sampled_from((*_OTHERWISE, "untouched")), max_size=2))
    kept = draw(st.sets(_QUESTIONS, max_size=draw(st.sampled_from((0, 1, 1, 2, 14)))))
    foreign = draw(st.sets(_QUESTIONS, max_size=draw(st.sampled_from((0, 0, 0, 1, 2, 14)))))
    found = {}
    for question, values in VALUES.items():
        how = otherwise.get(question, "given")
        if how == "untouched":
            continue
        value = draw(values)
        if question in foreign:
            value = in_currency(value, "EUR")
        if question == "br_direction" and direction and draw(st.integers(0, 7)):
            value = direction
        answer = given(value) if how == "given" else _OTHERWISE[how]
        found[question] = (answer, Lock.ONLY_ME if question in kept else Lock.MEDIATOR)
    return found


def open_to_the_mediator(said: Answers) -> Answers:
    """The same answers, all of them to be read."""
    return {question: (answer, Lock.MEDIATOR) for question, (answer, _lock) in said.items()}


def filling(
    party: str,
    said: Answers,
    *,
    all_open: bool = False,
    form: Form = Form.FULL,
    break_id: str = "b1",
    begun: bool = True,
) -> FillingRead:
    """One side as the mediator reads it. `all_open`: nothing is kept, blank ones neither."""
    info = FillingInfo(f"f_{party}_{break_id}", party, "batna_check", 1, form, "", "", break_id)
    rows = [WrittenAnswer(question, 1, lock) for question, (_answer, lock) in said.items()]
    kept = frozenset[str]() if all_open else case_reading._kept(info, sheet(), rows, MEDIATOR)
    entries = {
        question: Entry(answer, lock)
        for question, (answer, lock) in said.items()
        if all_open or lock is not Lock.ONLY_ME
    }
    return FillingRead(info.id, party, sheet(), form, None, entries, kept, break_id=break_id, begun=begun)


def read(*fillings: FillingRead, case: Case = CASE, breaks: tuple[Break, ...] = (BREAK,)) -> CaseRead:
    return CaseRead(MEDIATOR, case, case.parties, fillings, breaks)


def with_parties(count: int) -> Case:
    more = tuple(Party(f"p{number}", "ABCDEF"[number], f"Party {number}") for number in range(count))
    return replace(CASE, parties=more)


# ---- whole cases ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TwoSides:
    """A case of two parties: what each said in each break in which it had the sheet, and whether it began it."""

    said: tuple[tuple[str, str, Answers, bool], ...]
    """Party, break, answers, whether it began."""
    breaks: tuple[Break, ...]

    def read(self, *, all_open: bool = False) -> CaseRead:
        """As the mediator reads it; `all_open`: as it would be read if nothing were kept."""
        return read(
            *(
                filling(
                    party,
                    open_to_the_mediator(said) if all_open else said,
                    all_open=all_open,
                    break_id=break_id,
                    begun=begun,
                )
                for party, break_id, said, begun in self.said
            ),
            breaks=self.breaks,
        )


_DAYS = st.sampled_from(("2026-11-03", "2026-11-03", "2026-11-03", "2026-11-04"))
_TIMES = st.sampled_from(("14:05", "14:30", "23:50", "00:10"))


@st.composite
def two_sides(draw: st.DrawFn) -> TwoSides:
    """One break or two, mostly of one day, and not always with a sheet for both."""
    breaks, said = [], []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        handed = []
        for party, way in (("a", "receive"), ("b", "pay")):
            if draw(st.integers(0, 4)):
                said.append((party, f"b{number}", draw(answers(way)), draw(st.integers(0, 4)) > 0))
                ending = draw(st.sampled_from(("finished", "stopped", "not_me")))
                handed.append(Handed(party, f"{draw(_DAYS)}T{draw(_TIMES)}", ending=ending))
        breaks.append(Break(f"b{number}", number, "2026-11-03T14:00", handed=tuple(handed)))
    return TwoSides(tuple(said), tuple(breaks))
