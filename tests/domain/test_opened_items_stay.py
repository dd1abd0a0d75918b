"""Items that a party opened stay open until it closes them, also where the list they come from is not there any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.answers import LEFT_BLANK, Entry, given
from app.domain.filling import Filling, could_share
from app.domain.kinds.list_kind import ListItem
from app.domain.sharing import Lock
from app.domain.worksheet import Form
from tests.domain.small_sheet import SMALL

IDEAS = (ListItem("a", "bread"), ListItem("b", "time"))


def opened() -> dict[str, Entry]:
    """What is stored after a party listed ideas, opened both and cleared the first; scores were copied with them."""
    filling = Filling("f1", SMALL, Form.FULL, {})
    filling.record("ideas", given(IDEAS))
    filling.record("scores", given({"a": {"me": 3}}))
    filling.record("pass_on", given(("a", "b")))
    filling.clear_to_share("ideas#a")
    assert {"ideas#a", "ideas#b", "scores#a"} <= set(filling.entries)
    return dict(filling.entries)


def erased(entries: dict[str, Entry]) -> dict[str, Entry]:
    """As after the hand-back of a party without a code."""
    return {name: entry for name, entry in entries.items() if entry.lock is not Lock.ONLY_ME}


def closed(entries: dict[str, Entry]) -> dict[str, Entry]:
    """As in the next hand-over of a party that goes on without its code."""
    blank = Entry(LEFT_BLANK, Lock.ONLY_ME, revision=1)
    return {name: blank if entry.lock is Lock.ONLY_ME else entry for name, entry in entries.items()}


@pytest.mark.parametrize("gone", [erased, closed])
def test_what_else_is_answered_later_takes_nothing_back(gone: Callable[[dict[str, Entry]], dict[str, Entry]]) -> None:
    entries = gone(opened())
    filling = Filling("f1", SMALL, Form.FULL, entries)
    filling.record("open_word", given("something else"))
    for name in ("ideas#a", "ideas#b", "scores#a"):
        assert filling.entry(name) == entries[name]
    assert [change.question for change in filling.take_unsaved()] == ["open_word"]


def test_a_new_list_adds_to_what_was_opened_before_and_each_can_still_be_unticked() -> None:
    filling = Filling("f1", SMALL, Form.FULL, erased(opened()))
    filling.record("ideas", given((ListItem("c", "a walk"),)))
    filling.record("pass_on", given(("c",)))
    assert filling.entry("ideas#a").cleared
    assert filling.entry("ideas#c").answer == given("a walk")
    assert "ideas#a" in [question.id for question in could_share(filling)]
    filling.clear_to_share("ideas#a", cleared=False)
    assert not filling.entry("ideas#a").cleared


def test_where_the_list_is_seen_taking_an_item_out_of_it_takes_it_back() -> None:
    filling = Filling("f1", SMALL, Form.FULL, opened())
    filling.record("ideas", given(IDEAS[1:]))
    assert filling.entry("ideas#a").answer == LEFT_BLANK
    assert not filling.entry("ideas#a").cleared
    assert filling.entry("scores#a").answer == LEFT_BLANK
    filling.undo()
    assert filling.entry("ideas#a").answer == given("bread")
