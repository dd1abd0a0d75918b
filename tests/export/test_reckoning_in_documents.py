"""The pictures and sentences of a reckoning in documents: what all answers give, or nothing, whatever is locked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Answer, Entry, State
from app.domain.kinds.base import DONT_KNOW
from app.domain.sharing import Lock
from app.export.contents import own_copy, party_summary
from app.export.parts import Answered, Contents, Drawn, Lines, Pairs, Paragraph, Part
from app.pictures.shapes import Picture
from app.reckoning.from_answers import ALL_USES
from app.reckoning.no_deal_shown import PICTURE_USES
from tests.content.test_reckoning_words import faults
from tests.export.small_reads import ANA, entry, filling, for_ana, for_mediator, own, settled, summary, the_frame
from tests.presenters.party.reality import ANY_GIVEN, WHOLE

BATNA = settled("batna_check")
LABEL = "My no-deal picture and the offer"
NAMES = {
    "ways": "Best, most likely, worst",
    "hundred": "100 cases like this one",
    "dots": "How these cases could end, in money",
    "guesses": "Which guess matters most?",
    "steps": "Step by step to what is left",
}
USED = sorted(
    {
        question
        for uses in (*ALL_USES.values(), *PICTURE_USES.values())
        for question in uses
        if question.startswith("br_")
    }
)


def entries(values: Mapping[str, object], private: frozenset[str] = frozenset()) -> dict[str, Entry]:
    def one(name: str, value: object) -> Entry:
        lock = Lock.ONLY_ME if name in private else Lock.MEDIATOR
        return Entry(Answer(State.DONT_KNOW, None), lock) if value is DONT_KNOW else entry(value, lock)

    return {name: one(name, value) for name, value in values.items()}


def for_the_mediator(values: Mapping[str, object], private: frozenset[str]) -> Contents:
    """As the reading door gives it: private answers, filled or blank, taken out and named as kept."""
    readable = {name: found for name, found in entries(values, private).items() if name not in private}
    return party_summary(for_mediator(filling(BATNA, readable, kept=tuple(private))), ANA.id, the_frame())


def told(contents: Contents) -> list[tuple[Lock | None, Part]]:
    return [
        (part.lock.lock if part.lock is not None else None, body)
        for part in contents.parts
        if isinstance(part, Answered) and part.label == LABEL
        for body in part.body
    ]


def pictures(contents: Contents) -> dict[str, Picture]:
    return {body.picture.name(): body.picture for _lock, body in told(contents) if isinstance(body, Drawn)}


def rows(contents: Contents) -> dict[str, str]:
    return {label: said for _lock, body in told(contents) if isinstance(body, Pairs) for label, said in body.rows}


def lines(contents: Contents) -> list[str]:
    return [line for _lock, body in told(contents) if isinstance(body, Lines) for line in body.lines]


def test_the_party_and_the_mediator_get_all_pictures_where_nothing_is_locked() -> None:
    assert list(pictures(for_the_mediator(WHOLE, frozenset()))) == list(NAMES.values())
    copy = own_copy(for_ana(filling(BATNA, entries(WHOLE))), the_frame())
    assert list(pictures(copy)) == list(NAMES.values())


def test_pictures_stand_above_the_sentences_and_the_average_below_them() -> None:
    parts = [type(body) for _lock, body in told(for_the_mediator(WHOLE, frozenset()))]
    assert parts == [*[Paragraph, Drawn] * 3, Paragraph, Lines, *[Paragraph, Drawn] * 2, Paragraph, Pairs]
    assert "On average" in lines(for_the_mediator(WHOLE, frozenset()))[-1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("filled", [True, False])
def test_a_picture_is_drawn_only_if_every_answer_it_uses_may_be_read(name: str, filled: bool) -> None:
    for used in PICTURE_USES[name]:
        values = WHOLE if filled else {other: value for other, value in WHOLE.items() if other != used}
        assert NAMES[name] not in pictures(for_the_mediator(values, frozenset({used})))


@settings(max_examples=500)
@given(ANY_GIVEN, st.frozensets(st.sampled_from(USED)))
def test_whatever_is_locked_each_number_is_the_one_from_all_answers_or_is_not_there(
    values: dict[str, object], private: frozenset[str]
) -> None:
    whole, part = for_the_mediator(values, frozenset()), for_the_mediator(values, private)
    everything = pictures(whole)
    assert all(everything.get(name) == picture for name, picture in pictures(part).items())
    assert set(lines(part)) <= set(lines(whole))
    all_rows = rows(whole)
    for label, said in rows(part).items():
        assert said in ("kept private", all_rows.get(label))


@settings(max_examples=500)
@given(ANY_GIVEN)
def test_what_is_private_says_nothing_in_the_summary(values: dict[str, object]) -> None:
    private = frozenset({"br_offer", "br_costs"})
    others = {name: value for name, value in values.items() if name not in private}
    assert told(for_the_mediator(values, private)) == told(for_the_mediator(others, private))


def test_in_the_own_copy_each_picture_has_the_tightest_lock_of_what_it_uses() -> None:
    copy = own_copy(for_ana(filling(BATNA, entries(WHOLE, frozenset({"br_offer"})))), the_frame())
    locks = {body.picture.name(): lock for lock, body in told(copy) if isinstance(body, Drawn)}
    assert locks.pop(NAMES["steps"]) is Lock.MEDIATOR
    assert set(locks.values()) == {Lock.ONLY_ME}


def test_a_copy_without_private_answers_draws_nothing_without_them() -> None:
    less = {name: value for name, value in WHOLE.items() if name != "br_costs"}
    copy = own_copy(for_ana(filling(BATNA, entries(less), without_private=True)), the_frame())
    assert pictures(copy) == {}


@settings(max_examples=60)
@given(ANY_GIVEN)
def test_no_document_made_of_any_numbers_says_what_a_party_is_never_to_read(values: dict[str, object]) -> None:
    """In rows a sign and cents may stand where the party typed them: only the sentences are the program's own."""
    for contents in (
        for_the_mediator(values, frozenset()),
        own_copy(for_ana(filling(BATNA, entries(values))), the_frame()),
    ):
        drawn = [sentence for picture in pictures(contents).values() for sentence in picture.said()]
        assert [(said, faults(said)) for said in (*lines(contents), *drawn) if faults(said)] == []
        assert [said for said in rows(contents).values() if re.search(r"\d\.\d", said)] == []


@settings(max_examples=12)
@given(ANY_GIVEN)
def test_documents_of_any_numbers_can_be_drawn(values: dict[str, Any]) -> None:
    assert summary(filling(BATNA, entries(values)))
    assert own(filling(BATNA, entries(values)))
