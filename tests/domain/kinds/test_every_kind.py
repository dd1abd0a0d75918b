"""What holds for an answer of any kind: it comes back as it was written, it can be said, blank is blank."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import plain
from app.domain.kinds import KINDS, Computed
from app.domain.kinds.base import Kind
from app.domain.kinds.parts import Column
from app.domain.plain import Misread
from app.domain.wording import Tongue
from tests.domain.kinds.strategies import KINDS_TO_TRY, VALUES, given_values, values

TONGUES = (Tongue(), Tongue("es", "eu", "EUR"), Tongue("en", "space", "CAD"))
kinds = pytest.mark.parametrize("kind", KINDS_TO_TRY, ids=lambda kind: kind.name)

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def test_the_seventeen_kinds_are_all_there_under_their_own_names() -> None:
    assert len(KINDS) == 17
    assert all(cls.name == name for name, cls in KINDS.items())
    assert {type(kind) for kind in KINDS_TO_TRY} == set(KINDS.values()) == set(VALUES)


def test_every_kind_says_how_long_it_takes() -> None:
    assert all(0 < cls.minutes < 10 for cls in KINDS.values())


@kinds
@given(drawn=st.data())
def test_a_value_comes_back_from_json_as_it_was(kind: Kind[Any], drawn: st.DataObject) -> None:
    value = drawn.draw(values(kind))
    assert kind.from_plain(json.loads(json.dumps(kind.to_plain(value)))) == value


@kinds
@given(drawn=st.data())
def test_whatever_a_person_gave_is_said_without_empty_lines(kind: Kind[Any], drawn: st.DataObject) -> None:
    if isinstance(kind, Computed):
        return
    value = drawn.draw(given_values(kind))
    for tongue in TONGUES:
        lines = kind.say(value, tongue)
        assert lines
        assert all(line.strip() == line != "" for line in lines)


@kinds
@given(drawn=st.data())
def test_a_value_that_can_stand_has_no_firm_problem(kind: Kind[Any], drawn: st.DataObject) -> None:
    assert not [problem for problem in kind.problems(drawn.draw(values(kind))) if problem.firm]


@kinds
def test_blank_is_blank_and_says_nothing(kind: Kind[Any]) -> None:
    blank = kind.blank()
    assert kind.is_blank(blank)
    assert not kind.problems(blank)
    assert kind.say(blank, Tongue()) == ()
    assert kind.from_plain(kind.to_plain(blank)) == blank


@kinds
@given(plain_form=json_values)
def test_plain_data_of_another_shape_is_refused_or_is_a_value_that_can_be_looked_at(
    kind: Kind[Any], plain_form: Any
) -> None:
    try:
        value = kind.from_plain(plain_form)
    except Misread:
        return
    kind.problems(value)
    kind.say(value, Tongue())
    assert kind.from_plain(kind.to_plain(value)) == value


@kinds
def test_a_kind_crosses_the_pipe_unchanged(kind: Kind[Any]) -> None:
    raw = plain.to_bytes(Column("c", {"en": "Column"}, kind))
    assert plain.from_bytes(Column, raw).kind == kind
    assert json.loads(raw)["kind"]["kind"] == kind.name


@kinds
@given(drawn=st.data())
def test_what_an_answer_offers_to_other_questions_has_a_value_and_words(kind: Kind[Any], drawn: st.DataObject) -> None:
    offered = kind.offers(drawn.draw(values(kind)))
    assert all(option.value and Tongue().say(option.label).strip() for option in offered)
    assert len({option.value for option in offered}) == len(offered)
