"""Two parties' sheets "If we don't settle", read by the mediator, with any answers under any locks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, RATHER_NOT_SAY, Answer, Entry, given
from app.domain.case import Case, Party
from app.domain.impasse import Break
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
BREAK = Break("b1", 1, "2026-11-03T14:00")
Answers = Mapping[str, tuple[Answer, Lock]]


@cache
def sheet() -> Worksheet:
    facts = {"blind_comparison": True, "safety_flag": False}
    return settle(built_in_worksheets()["batna_check"], Surroundings(facts, {}))


def money(units: int, currency: str = "USD") -> Money:
    return Money(units * 100, currency)


_AMOUNTS = st.integers(-900, 900).map(lambda units: money(units * 50))
_SMALL_AMOUNTS = st.integers(-15, 15).map(lambda units: money(units * 77))
"""So close to each other that what is shown is rounded finely in some."""
_COSTS = st.integers(0, 200).map(lambda units: money(units * 50)) | st.integers(0, 8).map(
    lambda units: money(units * 77)
)
_JUDGES = st.integers(0, 10)


@st.composite
def _endings(draw: st.DrawFn) -> tuple[Row, ...]:
    amounts = draw(st.sampled_from((_AMOUNTS, _SMALL_AMOUNTS)))
    worst, middle, best = sorted(draw(st.tuples(amounts, amounts, amounts)))
    return tuple(
        Row(name, {"amount": amount}) for name, amount in (("best", best), ("middle", middle), ("worst", worst))
    )


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Row, ...]:
    best = draw(_JUDGES)
    middle = draw(st.integers(0, 10 - best))
    counts = (("best", best), ("middle", middle), ("worst", 10 - best - middle))
    return tuple(Row(name, {"of_ten": count}) for name, count in counts)


@st.composite
def _steps(draw: st.DrawFn) -> tuple[Row, ...]:
    low, more = draw(_COSTS), draw(_COSTS)
    return (Row("s1", {"step": "A lawyer", "low": low, "high": Money(low.minor + more.minor, "USD")}),)


VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "br_direction": st.sampled_from(("receive", "receive", "pay", "pay", "no_money")),
    "br_offer": _AMOUNTS,
    "br_bottom_before": _AMOUNTS,
    "br_judges_before": _JUDGES,
    "br_endings": _endings(),
    "br_costs": _steps(),
    "br_their_costs": _COSTS,
    "br_their_costs_chance": st.integers(0, 100) | st.sampled_from((101, 150, -1)),
    "br_hassle_price": _COSTS,
    "br_gain": st.just("Having my say"),
    "br_gain_price": _COSTS,
    "br_chances": _cases(),
    "br_judges_after": _JUDGES,
    "br_bottom_after": _AMOUNTS,
}


_QUESTIONS = st.sampled_from(sorted(VALUES))
_OTHERWISE = {"dont_know": I_DONT_KNOW, "rather_not": RATHER_NOT_SAY, "blank": LEFT_BLANK}


@st.composite
def answers(draw: st.DrawFn, direction: str = "") -> Answers:
    """Any answers under any locks. Most are given and may be read, so that there are numbers to compare; `direction` is
    what the party mostly says of it."""
    otherwise = draw(st.dictionaries(_QUESTIONS, st.sampled_from((*_OTHERWISE, "untouched")), max_size=2))
    kept = draw(st.sets(_QUESTIONS, max_size=draw(st.sampled_from((0, 1, 1, 2, 14)))))
    found = {}
    for question, values in VALUES.items():
        how = otherwise.get(question, "given")
        if how == "untouched":
            continue
        value = draw(values)
        if question == "br_direction" and direction and draw(st.integers(0, 7)):
            value = direction
        answer = given(value) if how == "given" else _OTHERWISE[how]
        found[question] = (answer, Lock.ONLY_ME if question in kept else Lock.MEDIATOR)
    return found


def open_to_the_mediator(said: Answers) -> Answers:
    """The same answers, all of them to be read."""
    return {question: (answer, Lock.MEDIATOR) for question, (answer, _lock) in said.items()}


def filling(party: str, said: Answers, *, all_open: bool = False, form: Form = Form.FULL) -> FillingRead:
    """One side as the mediator reads it. `all_open`: nothing is kept, blank ones neither."""
    info = FillingInfo(f"f_{party}", party, "batna_check", 1, form, "", "", "b1", has_answers=bool(said))
    rows = [WrittenAnswer(question, 1, lock) for question, (_answer, lock) in said.items()]
    kept = frozenset[str]() if all_open else case_reading._kept(info, sheet(), rows, MEDIATOR)
    entries = {
        question: Entry(answer, lock)
        for question, (answer, lock) in said.items()
        if all_open or lock is not Lock.ONLY_ME
    }
    return FillingRead(info.id, party, sheet(), form, None, entries, kept, break_id="b1", has_answers=bool(said))


def read(*fillings: FillingRead, case: Case = CASE, breaks: tuple[Break, ...] = (BREAK,)) -> CaseRead:
    return CaseRead(MEDIATOR, case, case.parties, fillings, breaks)


def with_parties(count: int) -> Case:
    more = tuple(Party(f"p{number}", "ABCDEF"[number], f"Party {number}") for number in range(count))
    return replace(CASE, parties=more)
