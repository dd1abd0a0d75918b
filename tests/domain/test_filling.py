"""What a party may rely on while a sheet is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Entry, State, given
from app.domain.conditions import AnswerIs, Op
from app.domain.filling import Filling, NotAllowed, could_share
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.short_text import ShortText
from app.domain.sharing import Lock
from app.domain.visibility import more_may_come
from app.domain.worksheet import Form
from tests.domain.small_sheet import SMALL, question, sheet


def begun(form: Form = Form.FULL, entries: dict[str, Entry] | None = None) -> Filling:
    return Filling("f", SMALL, form, entries or {})


def there(filling: Filling) -> set[str]:
    return {question.id for question in filling.visible()}


def test_a_blank_sheet_asks_what_does_not_depend_on_anything() -> None:
    assert there(begun()) == {"why", "paths", "open_word", "ideas", "only_full", "alarm"}
    assert there(begun(Form.SHORT)) == {"why", "paths", "open_word", "ideas", "alarm"}


def test_more_questions_brings_the_rest_of_the_sheet() -> None:
    filling = begun(Form.SHORT)
    filling.ask_all()
    assert "only_full" in there(filling)


def test_an_answer_outside_the_short_form_stays_there() -> None:
    filling = begun(Form.FULL)
    filling.record("only_full", given("kept"))
    again = begun(Form.SHORT, dict(filling.entries))
    assert "only_full" in there(again)


def test_an_answer_hidden_by_a_condition_is_kept_and_returns() -> None:
    filling = begun()
    filling.record("paths", given(("court", "wait")))
    filling.record("court_when", given("next spring"))
    filling.record("paths", given(("wait", "drop")))
    assert "court_when" not in there(filling)
    assert filling.entry("court_when").answer == given("next spring")
    filling.record("paths", given(("court", "drop")))
    assert filling.question("court_when").id == "court_when"


def test_an_answer_hidden_by_a_condition_is_not_cleared_any_more() -> None:
    filling = begun()
    filling.record("paths", given(("court", "wait")))
    filling.record("court_when", given("next spring"))
    filling.clear_to_share("court_when")
    filling.record("paths", given(("wait", "drop")))
    assert not filling.entry("court_when").cleared


def test_i_dont_know_counts_as_not_answered() -> None:
    filling = begun()
    filling.record("paths", I_DONT_KNOW)
    assert "court_when" not in there(filling)
    assert not filling.is_given("paths")


def test_with_one_choice_the_next_question_is_filled_in_and_not_asked() -> None:
    filling = begun()
    filling.record("paths", given(("court",)))
    assert filling.entry("main").answer == given("court")
    assert filling.entry("main").derived
    assert "main" not in {question.id for question in filling.asked()}
    filling.record("paths", given(("court", "wait")))
    assert filling.entry("main").answer == LEFT_BLANK
    assert "main" in {question.id for question in filling.asked()}


def test_what_a_person_chose_is_not_overwritten_by_the_program() -> None:
    filling = begun()
    filling.record("paths", given(("court", "wait")))
    filling.record("main", given("wait"))
    filling.record("paths", given(("court",)))
    assert filling.entry("main").answer == given("wait")


def test_nothing_starts_shared() -> None:
    entry = begun().entry("open_word")
    assert (entry.lock, entry.cleared) == (Lock.MEDIATOR, False)


def test_only_a_tap_clears_and_changed_words_take_it_back() -> None:
    filling = begun()
    filling.record("open_word", given("peace"))
    filling.clear_to_share("open_word")
    assert filling.entry("open_word").cleared
    filling.record("open_word", given("peace!"))
    entry = filling.entry("open_word")
    assert (entry.lock, entry.cleared) == (Lock.SHARE, False)


def test_tightening_takes_a_clearing_back() -> None:
    filling = begun()
    filling.record("open_word", given("peace"))
    filling.clear_to_share("open_word")
    filling.set_lock("open_word", Lock.MEDIATOR)
    assert not filling.entry("open_word").cleared
    filling.set_lock("open_word", Lock.SHARE)
    assert not filling.entry("open_word").cleared


def test_no_lock_goes_above_its_ceiling_or_below_its_floor() -> None:
    filling = begun()
    with pytest.raises(NotAllowed):
        filling.set_lock("alarm", Lock.SHARE)
    with pytest.raises(NotAllowed):
        filling.set_lock("alarm", Lock.ONLY_ME)
    with pytest.raises(NotAllowed):
        filling.clear_to_share("alarm")
    with pytest.raises(NotAllowed):
        filling.clear_to_share("open_word")


def test_a_question_shown_because_of_a_private_answer_is_private_too() -> None:
    filling = begun()
    filling.record("why", given("a secret"))
    filling.record("why_so", given("because"))
    assert filling.entry("why_so").lock is Lock.ONLY_ME
    with pytest.raises(NotAllowed):
        filling.set_lock("why_so", Lock.MEDIATOR)
    filling.set_lock("why", Lock.MEDIATOR)
    filling.set_lock("why_so", Lock.SHARE)
    filling.clear_to_share("why_so")
    filling.set_lock("why", Lock.ONLY_ME)
    entry = filling.entry("why_so")
    assert (entry.lock, entry.cleared) == (Lock.ONLY_ME, False)


def with_ideas() -> Filling:
    filling = begun()
    filling.record("ideas", given((ListItem("a", "bread"), ListItem("b", "time"))))
    filling.record("scores", given({"a": {"me": 7}, "b": {"me": 2}}))
    return filling


def test_ticked_items_are_copied_and_the_list_stays_private() -> None:
    filling = with_ideas()
    filling.record("pass_on", given(("a",)))
    assert filling.entry("ideas").lock is Lock.ONLY_ME
    copy = filling.entry("ideas#a")
    assert (copy.answer, copy.lock, copy.cleared) == (given("bread"), Lock.MEDIATOR, False)
    assert filling.entry("scores#a").answer == given({"a": {"me": 7}})
    assert filling.ceiling("scores#a") is Lock.MEDIATOR
    assert "ideas#b" not in filling.entries


def test_an_unticked_item_leaves_no_words_in_its_copy() -> None:
    filling = with_ideas()
    filling.record("pass_on", given(("a", "b")))
    filling.clear_to_share("ideas#a")
    filling.record("pass_on", given(("b",)))
    entry = filling.entry("ideas#a")
    assert (entry.answer, entry.cleared) == (LEFT_BLANK, False)


def test_a_copy_follows_its_item_and_loses_its_clearing() -> None:
    filling = with_ideas()
    filling.record("pass_on", given(("a",)))
    filling.clear_to_share("ideas#a")
    filling.record("ideas", given((ListItem("a", "fresh bread"), ListItem("b", "time"))))
    entry = filling.entry("ideas#a")
    assert (entry.answer, entry.cleared) == (given("fresh bread"), False)


def test_the_check_page_lists_proposals_and_copies_unticked() -> None:
    filling = with_ideas()
    filling.record("pass_on", given(("a",)))
    filling.record("open_word", given("peace"))
    filling.record("paths", given(("court",)))
    assert [question.id for question in could_share(filling)] == ["open_word", "ideas#a"]


def test_undo_brings_back_what_was_there_and_the_disk_hears_of_it() -> None:
    filling = begun()
    filling.record("open_word", given("first"))
    filling.take_unsaved()
    filling.record("open_word", LEFT_BLANK)
    (gone,) = filling.take_unsaved()
    assert filling.undo() == "open_word"
    assert filling.entry("open_word").answer == given("first")
    (back,) = filling.take_unsaved()
    assert back.entry.revision > gone.entry.revision


def test_keystrokes_make_one_step_of_undo_until_the_step_ends() -> None:
    filling = begun()
    for words in ("p", "pe", "pea"):
        filling.record("open_word", given(words), typed=True)
    filling.end_step()
    filling.record("open_word", given("peas"), typed=True)
    filling.undo()
    assert filling.entry("open_word").answer == given("pea")
    filling.undo()
    assert filling.entry("open_word").answer == LEFT_BLANK
    assert not filling.can_undo


def test_undo_takes_back_everything_one_act_brought_with_it() -> None:
    filling = with_ideas()
    filling.record("pass_on", given(("a",)))
    filling.undo()
    assert filling.entry("ideas#a").answer == LEFT_BLANK


def test_a_preset_question_is_filled_in_and_not_asked() -> None:
    preset = sheet(question("issue", ShortText(), preset="floor"), question("next", ShortText()))
    filling = Filling("f", preset, Form.FULL, {})
    assert filling.entry("issue").answer == given("floor")
    assert [asked.id for asked in filling.asked()] == ["next"]


def test_the_total_is_not_told_while_a_question_may_still_come() -> None:
    two = sheet(question("a", ShortText()), question("b", ShortText(), show_if=AnswerIs("a", Op.ANSWERED)))
    assert more_may_come(two, Form.FULL, {})
    assert not more_may_come(
        two, Form.FULL, {"a": Entry(given("x"), Lock.MEDIATOR), "b": Entry(LEFT_BLANK, Lock.MEDIATOR)}
    )


ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "why": st.text(min_size=1, max_size=5),
    "paths": st.lists(st.sampled_from(["court", "wait", "drop"]), min_size=1, unique=True).map(tuple),
    "open_word": st.text(min_size=1, max_size=5),
    "why_so": st.text(min_size=1, max_size=5),
    "ideas": st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(
        lambda names: tuple(ListItem(name, f"idea {name}") for name in names)
    ),
    "pass_on": st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple),
}


class AnyDay(RuleBasedStateMachine):
    """Any order of acts. The disk is a dict that takes what it is given, or refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.filling = begun()
        self.disk: dict[str, Entry] = {}

    @rule(name=st.sampled_from(sorted(ANSWERS)), data=st.data(), typed=st.booleans())
    def answer(self, name: str, data: st.DataObject, typed: bool) -> None:
        self.filling.record(name, given(data.draw(ANSWERS[name])), typed=typed)

    @rule(name=st.sampled_from(sorted(ANSWERS)))
    def erase(self, name: str) -> None:
        self.filling.erase(name)

    @rule(name=st.sampled_from(sorted(ANSWERS)), lock=st.sampled_from(Lock))
    def lock(self, name: str, lock: Lock) -> None:
        if lock.width <= self.filling.ceiling(name).width:
            self.filling.set_lock(name, lock)

    @rule()
    def share_all_offered(self) -> None:
        for offered in could_share(self.filling):
            self.filling.clear_to_share(offered.id)

    @rule()
    def undo(self) -> None:
        self.filling.undo()

    @rule(reached=st.booleans())
    def save(self, reached: bool) -> None:
        changes = self.filling.take_unsaved()
        if not reached:
            self.filling.not_saved(changes)
            return
        for change in changes:
            assert change.entry.revision > self.disk.get(change.question, replace(change.entry, revision=0)).revision
            self.disk[change.question] = change.entry

    @invariant()
    def what_is_not_waiting_to_be_saved_is_on_the_disk(self) -> None:
        if not self.filling.has_unsaved:
            for name, entry in self.filling.entries.items():
                assert self.disk[name] == entry

    @invariant()
    def what_is_cleared_is_given_and_ok_to_share(self) -> None:
        for entry in self.filling.entries.values():
            if entry.cleared:
                assert entry.lock is Lock.SHARE
                assert entry.answer.state is State.GIVEN

    @invariant()
    def nothing_is_wider_than_its_ceiling(self) -> None:
        for name, entry in self.filling.entries.items():
            assert entry.lock.width <= self.filling.ceiling(name).width

    @invariant()
    def every_copy_says_what_its_item_says(self) -> None:
        items = self.filling.entry("ideas").answer.value
        texts = {item.id: item.text for item in items if isinstance(item, ListItem)} if isinstance(items, tuple) else {}
        for name, entry in self.filling.entries.items():
            if name.startswith("ideas#") and entry.answer.state is State.GIVEN:
                assert entry.answer.value == texts[name.split("#")[1]]


AnyDay.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyDay = AnyDay.TestCase


@given_by(st.lists(st.sampled_from(sorted(ANSWERS)), max_size=6), st.data())
@settings(max_examples=50, deadline=None)
def test_undoing_everything_leaves_nothing_answered(names: list[str], data: st.DataObject) -> None:
    filling = begun()
    for name in names:
        filling.record(name, given(data.draw(ANSWERS[name])))
    while filling.undo():
        pass
    assert not any(filling.is_given(name) for name in filling.entries)
