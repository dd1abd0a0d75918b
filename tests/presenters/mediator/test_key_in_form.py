"""A form that was filled in on a screen while it is looked at: what is saved of it, what is told, and what waits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as given_each
from hypothesis import strategies as st

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer, Entry, given
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.mediator.keyed_sheet import UNREADABLE
from app.presenters.paper_doors import FormRead, Unread
from tests.domain.kinds.strategies import values
from tests.presenters.mediator.fakes import disk_full
from tests.presenters.mediator.keyed import Keyed, acts, do, fewer, settled, to_type


def a_form(worksheet: str, data: st.DataObject) -> FormRead:
    proposed = {
        question.id: Entry(given(value), lock, cleared=lock is Lock.SHARE)
        for question in data.draw(
            st.lists(st.sampled_from(to_type(worksheet)), unique_by=lambda each: each.id, min_size=1, max_size=6)
        )
        for value in [question.kind.blank() if question.kind.needs() else data.draw(values(question.kind))]
        for lock in [data.draw(st.sampled_from(Lock))]
        if not question.kind.is_blank(value)
    }
    return FormRead(HandoutCode("BAKE-42", "A", worksheet, 1), proposed, 2)


@fewer
@given_each(data=st.data())
def test_nothing_of_a_form_is_saved_before_it_is_said_so_and_what_is_typed_meanwhile_is_at_once(
    data: st.DataObject,
) -> None:
    worksheet = data.draw(st.sampled_from(("batna_check", "perspective_swap")))
    form = a_form(worksheet, data)
    keyed = Keyed(worksheet, form)
    keyed.page.start()
    keyed.page.keep_again()
    assert keyed.case.on_paper.saved == []
    by_hand: dict[str, tuple[str, Any]] = {}
    for act in data.draw(st.lists(acts(worksheet), max_size=4)):
        done = do(keyed, act)
        if done:
            by_hand[act[1]] = done, act[2]
    # As the page is left at any moment, by a lock too.
    keyed.page.keep_again()
    keyed.case.on_paper.trouble = None
    keyed.page.keep_again()
    saved = dict(keyed.all_saved())
    # What was filled in by itself goes with the answer that filled it in.
    gone = {
        name
        for name, entry in saved.items()
        if settled(worksheet).question(name).skip_if_single and entry.answer == LEFT_BLANK
    } - set(by_hand)
    assert {name for name, entry in saved.items() if not entry.derived} - gone == set(by_hand)
    for name, (done, value) in by_hand.items():
        question = settled(worksheet).question(name)
        typed = done == "typed" and not question.kind.is_blank(value)
        follows = "keep" in {each for each, _value in by_hand.values()} and question.show_if is not None
        assert not typed or saved[name].answer == given(value) or (follows and saved[name].answer == LEFT_BLANK)
    waits = {line.id for line in keyed.view.lines if line.proposed}
    assert waits.isdisjoint(by_hand)
    keyed.page.drop() if data.draw(st.booleans()) else keyed.page.accept()
    later = {name: entry for name, entry in keyed.all_saved() if not entry.derived}
    assert set(later) - set(by_hand) - (gone - waits) in (set(), waits)
    assert all(entry.lock is not Lock.ONLY_ME for entry in later.values())
    assert keyed.view.form == () or not waits


def test_a_key_that_only_goes_on_leaves_a_row_of_a_form_as_it_is_and_no_word_tells_which_was_marked_m() -> None:
    form = FormRead(HandoutCode("BAKE-42", "A", "batna_check", 1), {"br_direction": Entry(given("pay"), Lock.MEDIATOR)})
    told = []
    for dropped in (0, 2):
        keyed = Keyed("batna_check", replace(form, dropped=dropped))
        keyed.page.start()
        while keyed.page.here:
            keyed.page.finish()
        assert keyed.case.on_paper.saved == []
        told.append([(line.number, line.state()) for line in keyed.view.lines])
        keyed.page.accept()
        assert {name for name, _entry in keyed.all_saved()} == {"br_direction"}
        # What was left blank for sure is said by a key of its own.
        keyed.page.open("br_judges_before")
        keyed.page.left_blank()
        assert keyed.disk()["br_judges_before"].answer == LEFT_BLANK
    assert told[0] == told[1]
    assert {state for _number, state in told[0]} == {
        "Typed, not saved yet",
        "Nothing read from the form",
        "Not asked",
        "Stays with the party",
        "Worked out by the program",
    }


def test_an_answer_kept_before_that_a_form_with_marks_of_m_does_not_have_looks_like_any_blank_one() -> None:
    keyed = Keyed("batna_check")
    keyed.page.start()
    for name, value in (("br_direction", "pay"), ("br_offer_terms", "a letter"), ("br_judges_before", 7)):
        keyed.page.open(name)
        keyed.page.typed(value)
        keyed.page.finish()
    form = FormRead(
        HandoutCode("BAKE-42", "A", "batna_check", 1), {"br_direction": Entry(given("pay"), Lock.MEDIATOR)}, 1
    )
    again = Keyed("batna_check", form, case=keyed.case)
    again.page.start()
    assert again.view.form[:2] == (
        "1 answer from the form is not saved yet.",
        "2 answers were kept from paper before and are not in this form: they would be left blank.",
    )
    states = {line.id: line.state() for line in again.view.lines}
    assert states["br_offer_terms"] == "Left blank, or kept by the party, not saved yet"
    again.page.accept()
    states = {line.id: line.state() for line in again.view.lines}
    assert states["br_offer_terms"] == states["br_judges_before"] == "Left blank, or kept by the party"


def test_what_cannot_be_read_in_a_form_is_said_with_the_partys_words_at_its_question_and_nowhere_else() -> None:
    why = "Question 2 could not be read."
    entries = {"br_direction": Entry(given("pay"), Lock.MEDIATOR), "br_offer": Entry(UNREADABLE, Lock.MEDIATOR)}
    unread = {"br_offer": Unread(why, "a heap of money")}
    code = HandoutCode("BAKE-42", "A", "batna_check", 1)
    keyed = Keyed("batna_check", FormRead(code, entries, 0, ("A script was passed over.", why), unread))
    keyed.page.start()
    assert list(keyed.view.form) == [
        "1 answer from the form is not saved yet.",
        "Cannot be read, by number: 2.",
        "A script was passed over.",
    ]
    assert _unread(keyed) == ()
    keyed.page.open("br_offer")
    assert _unread(keyed) == (why, "The form says: a heap of money")
    keyed.page.typed(_money(900))
    keyed.page.finish()
    assert list(keyed.view.form) == ["1 answer from the form is not saved yet.", "A script was passed over."]
    keyed.page.open("br_offer")
    assert _unread(keyed) == ()


def test_of_a_form_of_which_nothing_could_be_read_it_is_said_that_it_waits() -> None:
    unread = {"br_offer": Unread("Question 2 could not be read.", "a heap of money")}
    entries = {"br_offer": Entry(UNREADABLE, Lock.MEDIATOR)}
    keyed = Keyed("batna_check", FormRead(HandoutCode("BAKE-42", "A", "batna_check", 1), entries, 0, (), unread))
    keyed.page.start()
    assert keyed.page.waits
    assert list(keyed.view.form) == ["Nothing of this form is saved yet.", "Cannot be read, by number: 2."]


def a_form_read_in_part() -> FormRead:
    """Of the endings of a reality check one row could not be read."""
    why = "Row 2 of question 9 could not be read; its other rows were. Type it from the form."
    rows = (Row("best", {"story": "We settle"}),)
    entries = {"br_direction": Entry(given("pay"), Lock.MEDIATOR), "br_endings": Entry(given(rows), Lock.MEDIATOR)}
    code = HandoutCode("BAKE-42", "A", "batna_check", 1)
    unread = {"br_endings": Unread(why, "Row 2 – An orchard · three orchards")}
    return FormRead(code, entries, 0, (why,), unread, {"br_endings": (2,)})


def test_a_table_that_was_read_in_part_says_so_at_its_question_and_is_saved_so_only_when_that_is_said() -> None:
    form = a_form_read_in_part()
    keyed = Keyed("batna_check", form)
    keyed.page.start()
    number = {line.id: line.number for line in keyed.view.lines}["br_endings"]
    assert list(keyed.view.form) == [
        "2 answers from the form are not saved yet.",
        f"Read without some rows, by number: {number}.",
    ]
    assert _state(keyed, "br_endings") == "Some rows not read, not saved yet"
    keyed.page.accept()
    assert keyed.case.on_paper.saved == []
    assert f"Some rows of question {number} could not be read." in keyed.view.asked
    keyed.page.open_in_part()
    assert keyed.page.here == "br_endings"
    assert _unread(keyed) == (form.troubles[0], "The form says: Row 2 – An orchard · three orchards")
    keyed.page.accept_in_part()
    assert {name for name, _entry in keyed.all_saved()} == {"br_direction", "br_endings"}
    # It is on the disk, and rows of it are still missing: that stays to be seen until somebody types in it.
    assert _unread(keyed) != ()
    line = next(line for line in keyed.view.lines if line.id == "br_endings")
    assert (line.state(), line.is_done) == ("Some rows not read", False)
    keyed.page.finish()
    assert _state(keyed, "br_endings") == "Some rows not read"
    _type_both_rows(keyed)
    assert _state(keyed, "br_endings") == "Typed"
    keyed.page.open("br_endings")
    assert _unread(keyed) == ()


@pytest.mark.parametrize("way", ["typed", "left out", "marked M"])
def test_a_table_that_is_typed_or_left_out_is_asked_about_no_more(way: str) -> None:
    keyed = Keyed("batna_check", a_form_read_in_part())
    keyed.page.start()
    if way == "typed":
        _type_both_rows(keyed)
    else:
        keyed.page.open("br_endings")
        keyed.page.leave_out() if way == "left out" else keyed.page.kept_by_party()
    assert list(keyed.view.form) == ["1 answer from the form is not saved yet."]
    assert "not read" not in _state(keyed, "br_endings")
    keyed.page.accept()
    assert keyed.view.asked == ""
    assert not keyed.page.waits


def _type_both_rows(keyed: Keyed) -> None:
    keyed.page.open("br_endings")
    keyed.page.typed((Row("best", {"story": "We settle"}), Row("worst", {"story": "An orchard"})))
    keyed.page.finish()


def _state(keyed: Keyed, question: str) -> str:
    return next(line.state() for line in keyed.view.lines if line.id == question)


OWN = "other: I don't know"
BY_HAND: tuple[tuple[str, object, Answer], ...] = (
    ("br_offer_terms", "I don’t know.", I_DONT_KNOW),
    ("br_unknown", (ListItem("1", "i dont know"),), I_DONT_KNOW),
    ("br_paths", (OWN,), I_DONT_KNOW),
    ("br_offer_terms", "I don't know yet", given("I don't know yet")),
    ("br_paths", (OWN, "small_claims"), given((OWN, "small_claims"))),
)


@pytest.mark.parametrize(("name", "value", "became"), BY_HAND)
def test_words_that_say_i_dont_know_are_that_answer_by_hand_as_in_a_form(
    name: str, value: object, became: Answer
) -> None:
    keyed = Keyed("batna_check")
    keyed.page.start()
    keyed.page.open(name)
    keyed.page.typed(value)
    keyed.page.finish()
    assert keyed.disk()[name].answer == became


def _unread(keyed: Keyed) -> tuple[str, ...]:
    assert keyed.view.question is not None
    return keyed.view.question.unread


# ---- answers that are not asked for any more ---------------------------------------------------------------------------


def test_an_answer_that_is_not_asked_any_more_stays_is_left_out_and_that_is_said_until_it_is_asked_again() -> None:
    keyed = Keyed("batna_check")
    keyed.page.start()
    keyed.page.typed("receive")
    keyed.page.finish()
    assert keyed.page.here == "br_offer"
    keyed.page.typed(_money(900))
    keyed.page.finish()
    assert keyed.view.hidden == ""
    keyed.page.open("br_direction")
    keyed.page.typed("no_money")
    keyed.page.finish()
    assert "question 2 is not asked now" in keyed.view.hidden
    states = {line.id: line.state() for line in keyed.view.lines}
    assert states["br_offer"] == "Not asked now, left out"
    assert keyed.disk()["br_offer"].answer == given(_money(900))
    keyed.page.open("br_direction")
    keyed.page.typed("pay")
    keyed.page.finish()
    assert keyed.view.hidden == ""
    assert keyed.view.question is not None
    assert (keyed.page.here, keyed.view.question.value) == ("br_offer", _money(900))


def test_answers_that_went_out_of_sight_with_a_change_of_the_case_are_said_above_the_questions() -> None:
    keyed = Keyed("batna_check")
    keyed.case.on_paper.out_of_sight = 2
    keyed.page.start()
    assert keyed.view.hidden.startswith("The case was changed since: 2 answers are kept")


def _money(amount: int) -> Money:
    return Money(amount * 100, "USD")


def test_what_was_to_go_from_the_backups_is_tried_again_where_the_disk_refused() -> None:
    keyed = Keyed("batna_check")
    keyed.page.start()
    keyed.page.open("br_judges_before")
    keyed.page.typed(7)
    keyed.page.finish()
    keyed.case.on_paper.trouble = disk_full()
    keyed.page.keep_again()
    assert keyed.case.on_paper.finished == []
    assert len(keyed.view.troubles) == 1
    keyed.page.keep_again()
    assert len(keyed.case.on_paper.finished) == 1
    keyed.page.keep_again()
    assert len(keyed.case.on_paper.finished) == 1
