"""“If we don't settle” at the laptop in memory, and answers for it: sensible ones, and any at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from app.domain.kinds.base import DONT_KNOW
from app.domain.kinds.duration import Duration
from app.domain.kinds.percent_range import PercentSpan
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.settling import Surroundings, settle
from app.domain.worksheet import Form, Worksheet
from app.presenters.party.pages import QuestionPage, Spot
from app.storage.worksheet_files import built_in_worksheets
from tests.presenters.party.laptop import Laptop, MediatorsSide

FILLING = "f1"
ENDS = ("best", "middle", "worst")


def sheet() -> Worksheet:
    return settle(
        built_in_worksheets()["batna_check"], Surroundings({"blind_comparison": True, "safety_flag": False}, {})
    )


def at_the_laptop() -> Laptop:
    side = MediatorsSide()
    side.add(FILLING, sheet(), Form.FULL)
    laptop = Laptop(side)
    laptop.open()
    return laptop


def page(laptop: Laptop, question: str) -> QuestionPage:
    laptop.presenter.walk.go_to(Spot(FILLING, question))
    laptop.deliver()
    return laptop.shown(QuestionPage)


def fill(laptop: Laptop, answers: Mapping[str, object]) -> None:
    """Answer these questions, each on its page, with a rest after each."""
    for question, value in answers.items():
        page(laptop, question)
        laptop.presenter.question.answered(Spot(FILLING, question), value)
        laptop.pass_time(1)


def usd(dollars: float) -> Money:
    return Money(round(dollars * 100), "USD")


def endings(best: int, middle: int, worst: int) -> tuple[Row, ...]:
    return tuple(
        Row(name, {"story": "x", "amount": usd(amount)})
        for name, amount in zip(ENDS, (best, middle, worst), strict=True)
    )


def cases(best: int, middle: int, worst: int) -> tuple[Row, ...]:
    return tuple(Row(name, {"of_ten": count}) for name, count in zip(ENDS, (best, middle, worst), strict=True))


def costs(*steps: tuple[int, int]) -> tuple[Row, ...]:
    return tuple(
        Row(f"starter-{at}", {"step": "x", "low": usd(low), "high": usd(high)}) for at, (low, high) in enumerate(steps)
    )


WHOLE: Mapping[str, object] = {
    "br_direction": "receive",
    "br_offer": usd(14_000),
    "br_bottom_before": usd(36_000),
    "br_judges_before": 8,
    "br_endings": endings(43_600, 30_000, 9_000),
    "br_costs": costs((450, 600), (6_100, 11_500)),
    "br_their_costs": usd(6_000),
    "br_their_costs_chance": 20,
    "br_time": Duration("months", low=9, high=18),
    "br_chances": cases(3, 5, 2),
}

_MINOR = st.integers(-(10**11), 10**11) | st.sampled_from([0, 1, -1, 50, 99_999, 10**13, -(10**13)])
_COST = st.integers(0, 10**9) | st.sampled_from([0, 1, 50, 10**13])


def _money(minor: st.SearchStrategy[int]) -> st.SearchStrategy[object]:
    return minor.map(lambda cents: Money(cents, "USD")) | st.just(DONT_KNOW) | st.none()


def _rows(column: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    def made(found: tuple[object, ...]) -> tuple[Row, ...]:
        return tuple(
            Row(name, {} if value is None else {column: value}) for name, value in zip(ENDS, found, strict=True)
        )

    return st.tuples(values, values, values).map(made) | st.just(DONT_KNOW)


def _steps(found: Sequence[tuple[object, object]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"starter-{at}",
            {
                "step": "x",
                **{end: value for end, value in zip(("low", "high"), ends, strict=True) if value is not None},
            },
        )
        for at, ends in enumerate(found)
    )


def _cost_rows() -> st.SearchStrategy[object]:
    return st.lists(st.tuples(_money(_COST), _money(_COST)), max_size=9).map(_steps) | st.just(DONT_KNOW)


_CHANCE = st.integers(0, 100) | st.sampled_from([DONT_KNOW, 101, 150, -1, 10**12])
_CASES = st.none() | st.just(DONT_KNOW) | st.integers(0, 10) | st.sampled_from([-1, 11])
_TIME = st.builds(
    Duration, st.just("months"), st.none(), st.none() | st.integers(0, 99), st.none() | st.integers(0, 99)
)


def _any_given() -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "br_direction": st.sampled_from(["receive", "receive", "pay", "pay", "no_money"]),
            "br_offer": _money(_MINOR),
            "br_bottom_before": _money(_MINOR),
            "br_bottom_after": _money(_MINOR),
            "br_judges_before": st.integers(0, 10),
            "br_judges_after": st.integers(0, 10),
            "br_endings": _rows("amount", _money(_MINOR)),
            "br_costs": _cost_rows(),
            "br_their_costs": _money(_COST),
            "br_their_costs_chance": _CHANCE,
            "br_time": _TIME,
            "br_hassle_price": _money(_COST),
            "br_gain_price": _money(_COST),
            "br_chances": _rows("of_ten", _CASES) | _ten().map(lambda counts: cases(*counts)),
            "br_beat_range": st.builds(PercentSpan, st.none() | st.integers(0, 100), st.none() | st.integers(0, 100)),
            "br_beat_best": st.integers(0, 100),
        },
    ).map(lambda found: {name: value for name, value in found.items() if value is not None})


@st.composite
def _ten(draw: st.DrawFn) -> tuple[int, int, int]:
    first, second = sorted((draw(st.integers(0, 10)), draw(st.integers(0, 10))))
    return first, second - first, 10 - second


_NEAR = st.integers(-15, 15).map(lambda count: Money(count * 77_00, "USD"))
_NEAR_COST = st.integers(0, 8).map(lambda count: Money(count * 77_00, "USD"))
_ALL_NEEDED: dict[str, st.SearchStrategy[object]] = {
    "br_direction": st.sampled_from(["receive", "pay"]),
    "br_endings": _rows("amount", _NEAR),
    "br_costs": st.lists(st.tuples(_NEAR_COST, _NEAR_COST | st.none()), min_size=1, max_size=2).map(_steps),
    "br_chances": _ten().map(lambda counts: cases(*counts)) | _rows("of_ten", _CASES),
}
_WHOLE_AND_NEAR = st.fixed_dictionaries(
    _ALL_NEEDED,
    optional={
        "br_offer": _NEAR,
        "br_their_costs": _NEAR_COST,
        "br_their_costs_chance": _CHANCE,
        "br_time": _TIME,
        "br_beat_best": st.integers(0, 100),
    },
)
ANY_GIVEN = _any_given() | _WHOLE_AND_NEAR
"""Values of the questions, any of them blank, unknown, odd or a number that cannot be, as `rows.given_values` gives them:
of any size, or nearly all there and so close to each other that what is shown is rounded finely in some."""
