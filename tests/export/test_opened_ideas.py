"""Ideas a party opened one by one (decision 9): what is cleared are the words, never the scores or the name."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.answers import Entry
from app.domain.kinds.list_kind import ListItem
from app.domain.sharing import Lock
from app.export.contents import own_copy, party_summary
from app.export.parts import Answered, Lines
from tests.export.reading_back import words
from tests.export.small_reads import (
    ANA,
    BO,
    entry,
    filling,
    for_ana,
    for_mediator,
    joint,
    settled,
    shared,
    summary,
    the_frame,
)

SHEET = settled("options_brainstorm")
THREE = (ListItem("i1", "Pay in parts"), ListItem("i2", "Fix the door"), ListItem("i3", "Keep the dog"))
SCORES = {"for_me": 8, "for_them": 7, "can_do": 9}
KEPT = ("ob_ideas", "ob_rate", "ob_best")


def _opened(*, cleared: tuple[str, ...] = ("i1",), credit: str = "", scores: Lock = Lock.MEDIATOR) -> dict[str, Entry]:
    """Two of three ideas opened, as the mediator reads it."""
    found: dict[str, Entry] = {"ob_share": entry(("i1", "i2"))}
    for item in THREE[:2]:
        found[f"ob_ideas#{item.id}"] = shared(item.text, cleared=item.id in cleared)
        if scores is not Lock.ONLY_ME:
            found[f"ob_rate#{item.id}"] = entry({item.id: SCORES}, scores)
    if credit:
        found["ob_credit"] = entry(credit)
    return found


def _answers(entries: dict[str, Entry], **rest: Any) -> list[Answered]:
    contents = party_summary(for_mediator(filling(SHEET, entries, kept=KEPT, **rest)), ANA.id, the_frame())
    return [part for part in contents.parts if isinstance(part, Answered)]


def _ideas(entries: dict[str, Entry]) -> dict[tuple[str, ...], Answered]:
    found = [part for part in _answers(entries) if part.label == "Ideas"]
    return {body.lines: part for part in found for body in part.body if isinstance(body, Lines)}


def test_cleared_ideas_stand_apart_from_those_that_are_only_open() -> None:
    ideas = _ideas(_opened(credit="my_name"))
    assert set(ideas) == {("Pay in parts",), ("Fix the door",)}
    cleared, waiting = ideas[("Pay in parts",)], ideas[("Fix the door",)]
    assert cleared.lock is not None
    assert waiting.lock is not None
    assert (cleared.lock.cleared, waiting.lock.cleared) == (True, False)
    assert waiting.notes == ("Not cleared yet: not to be passed on.",)


def test_scores_never_stand_under_the_cleared_lock() -> None:
    answers = _answers(_opened(cleared=("i1", "i2")))
    for part in answers:
        if part.lock is not None and part.lock.cleared:
            assert "out of 10" not in repr(part.body)
            assert "for_me" not in repr(part.body)
    (scores,) = [part for part in answers if part.label == "Scores for each idea"]
    assert scores.lock is not None
    assert scores.lock.lock is Lock.MEDIATOR
    page = words(summary(filling(SHEET, _opened(cleared=("i1", "i2")), kept=KEPT)))
    assert "Pay in parts 8 7 9" in page


def test_neither_the_private_list_nor_the_choice_from_it_is_told() -> None:
    page = words(summary(filling(SHEET, _opened(), kept=KEPT)))
    assert "Keep the dog" not in page
    assert "no longer on the list" not in page
    assert "Ideas I am OK to share" not in page


def test_ideas_to_be_passed_on_without_a_name_say_so() -> None:
    assert _ideas(_opened(credit="no_name"))[("Pay in parts",)].notes == ("To be passed on without a name.",)
    # Where the party did not say, its name is left off as well.
    assert _ideas(_opened())[("Pay in parts",)].notes == ("To be passed on without a name.",)
    assert _ideas(_opened(credit="my_name"))[("Pay in parts",)].notes == ()


def test_ask_me_first_clears_nothing() -> None:
    ((lines, part),) = _ideas(_opened(cleared=("i1", "i2"), credit="ask_first")).items()
    assert lines == ("Pay in parts", "Fix the door")
    assert part.lock is not None
    assert not part.lock.cleared
    assert part.notes == ("Not to be passed on before the party is asked, one by one.",)


def test_the_own_copy_has_the_scores_with_the_list_and_apart_where_the_list_is_left_out() -> None:
    whole = _opened() | {
        "ob_ideas": entry(THREE, Lock.ONLY_ME),
        "ob_rate": entry({item.id: SCORES for item in THREE}, Lock.ONLY_ME),
    }
    for entries, without in ((whole, False), (_opened(), True)):
        contents = own_copy(for_ana(filling(SHEET, entries, without_private=without)), the_frame())
        scores = [
            part for part in contents.parts if isinstance(part, Answered) and part.label == "Scores for each idea"
        ]
        assert len(scores) == 1
        assert scores[0].lock is not None
        assert scores[0].lock.lock is (Lock.MEDIATOR if without else Lock.ONLY_ME)


# ---- the joint summary ----------------------------------------------------------------------------------------------


def _cleared(*texts: str, **rest: Any) -> Any:
    return filling(SHEET, {f"ob_ideas#{name}": shared(name) for name in texts}, **rest)


@pytest.mark.parametrize("turned", [False, True])
def test_ideas_without_a_name_are_mixed_by_their_words(turned: bool) -> None:
    two = [_cleared("Zebra stripes", "apple", credit="no_name"), _cleared("Mats", "Apple", party=BO, credit="no_name")]
    page = words(joint(*(reversed(two) if turned else two)))
    assert "Ideas, without names – Apple – apple – Mats – Zebra stripes" in page
    assert "Ana Silva" not in page
    assert "Bo Lind" not in page
    assert "New ideas" not in page


def test_the_same_idea_of_both_is_said_once() -> None:
    page = words(joint(_cleared("Mats", credit="no_name"), _cleared("Mats", party=BO, credit="no_name")))
    assert page.count("Mats") == 1


def test_ideas_with_a_name_stand_under_their_party() -> None:
    page = words(joint(_cleared("Mats", credit="my_name")))
    assert "Ana Silva Tenant New ideas Ideas 1. Mats" in page
    assert "without names" not in page
