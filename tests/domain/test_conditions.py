"""Ask this only when: every op on given and missing answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conditions import AllOf, AnswerIs, AnyOf, CaseIs, Comparable, Op, compare, holds, questions_in

values: st.SearchStrategy[Comparable] = st.one_of(
    st.text(max_size=3), st.integers(-20, 20), st.booleans(), st.lists(st.text(max_size=2), max_size=3).map(tuple)
)


def _nothing(_question: str) -> object:
    return None


@given(st.sampled_from(list(Op)), values)
def test_on_an_answer_not_given_only_not_answered_holds(op: Op, wanted: Comparable) -> None:
    assert compare(op, None, wanted) == (op is Op.NOT_ANSWERED)


@given(values, values)
def test_opposite_ops_never_agree_on_a_given_answer(found: Comparable, wanted: Comparable) -> None:
    if found is None:
        return
    for yes, no in (
        (Op.EQUALS, Op.NOT_EQUALS),
        (Op.IN, Op.NOT_IN),
        (Op.INCLUDES, Op.NOT_INCLUDES),
        (Op.ANSWERED, Op.NOT_ANSWERED),
    ):
        assert compare(yes, found, wanted) != compare(no, found, wanted)


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_numbers_are_compared_as_numbers(found: int, wanted: int) -> None:
    assert compare(Op.GTE, found, wanted) == (found >= wanted)
    assert compare(Op.LTE, found, wanted) == (found <= wanted)


def test_text_is_never_at_least_a_number() -> None:
    assert not compare(Op.GTE, "9", 3)
    assert not compare(Op.GTE, True, 0)


def test_all_and_any_join_their_parts() -> None:
    first, second = AnswerIs("a", Op.EQUALS, "x"), AnswerIs("b", Op.ANSWERED)
    answers: dict[str, object] = {"a": "x"}
    assert not holds(AllOf((first, second)), answers.get)
    assert holds(AnyOf((first, second)), answers.get)
    assert questions_in(AllOf((first, AnyOf((second,))))) == ("a", "b")


def test_a_fact_of_the_case_can_never_be_asked_in_a_partys_process() -> None:
    with pytest.raises(ValueError, match="settled"):
        holds(CaseIs("safety_flag", Op.EQUALS, False), _nothing)
