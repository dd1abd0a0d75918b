"""What is saved of a handout: exactly what was typed, with the lock that its box says, and nothing that its party keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.answers import LEFT_BLANK, Answer, Change, Entry, State
from app.domain.answers import given as is_given
from app.domain.conditions import AllOf, AnswerIs, Op, questions_in
from app.domain.kinds.computed import Computed
from app.domain.kinds.list_kind import ListItem
from app.domain.on_paper import HandoutCode, is_kept
from app.domain.sharing import Lock, starting_lock
from app.domain.worksheet import Question, Worksheet
from app.presenters.form_proposals import proposed_by
from app.presenters.mediator.keyed_sheet import UNREADABLE, KeyedSheet
from app.presenters.paper_doors import FormRead
from tests.domain.kinds.strategies import given_values
from tests.presenters.mediator.sample_values import sample_case, settled

CORE = ("batna_check", "objective_criteria", "options_brainstorm", "perspective_swap", "break_plan")
SHEETS = {name: settled(name, sample_case(), "a", "") for name in CORE}
MARKS = (None, Lock.ONLY_ME, Lock.MEDIATOR, Lock.SHARE)
every_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    others = st.sampled_from((LEFT_BLANK, UNREADABLE))
    if question.kind.needs():
        return others
    return others | given_values(question.kind).map(is_given)


def typed_into(sheet: KeyedSheet, data: st.DataObject, most: int = 12) -> dict[str, tuple[Answer, Lock | None]]:
    """Some questions keyed in, some twice; what was typed last for each, None in place of a mark it has no box for."""
    typed: dict[str, tuple[Answer, Lock | None]] = {}
    to_hand_in = [question for question in sheet.order.handed_in if not isinstance(question.kind, Computed)]
    for _act in range(data.draw(st.integers(1, most))):
        question = data.draw(st.sampled_from(to_hand_in))
        if not sheet.may_type(question.id):
            continue
        answer, mark = data.draw(answers_to(question)), data.draw(st.sampled_from(MARKS))
        mark = mark if mark in sheet.boxes(question.id) else None
        sheet.put(question.id, answer, mark)
        typed[question.id] = (answer, mark)
        if mark is Lock.ONLY_ME:
            # What is asked because of it went with it.
            for name in [name for name in typed if follows(sheet.sheet, name, frozenset({question.id}))]:
                del typed[name]
    return typed


def follows(sheet: Worksheet, question: str, kept: frozenset[str]) -> bool:
    """Whether a question is asked because of one that is kept, or offers its words."""
    asked = {known.id: known for known in sheet.questions()}
    before = (*questions_in(asked[question].show_if), asked[question].kind.needs())
    earlier = [name for name in before if name in asked]
    return any(name in kept or follows(sheet, name, kept) for name in earlier)


@every_sheet
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_no_answer_leaves_with_the_lock_only_me_and_none_that_is_kept_carries_a_word(
    sheet: Worksheet, data: st.DataObject
) -> None:
    keyed = KeyedSheet("f", sheet, {})
    left: list[Change] = []
    for _round in range(3):
        typed_into(keyed, data, 6)
        left += keyed.take_unsaved()
        newest = {change.question: change.entry.answer for change in left}
        silent = {name for name in newest if name in keyed.kept or follows(sheet, name, keyed.kept)}
        assert all(newest[name] == LEFT_BLANK for name in silent)
    assert all(change.entry.lock is not Lock.ONLY_ME for change in left)
    assert not {change.question for change in left} & {
        question.id for question in sheet.questions() if is_kept(question)
    }


@every_sheet
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_is_saved_is_what_was_typed_with_the_lock_that_its_box_says(sheet: Worksheet, data: st.DataObject) -> None:
    keyed = KeyedSheet("f", sheet, {})
    typed = typed_into(keyed, data)
    saved = {change.question: change.entry for change in keyed.take_unsaved()}
    there = {question.id for question in keyed.questions() if keyed.is_asked(question.id)}
    for name, (answer, mark) in typed.items():
        if name in keyed.kept or follows(sheet, name, keyed.kept):
            continue
        question = sheet.question(name)
        assert saved[name].answer == answer
        share = mark is Lock.SHARE and answer.state is State.GIVEN
        start = starting_lock(question.lock, question.ceiling)
        assert saved[name].lock is (Lock.SHARE if share else Lock.MEDIATOR if mark is Lock.MEDIATOR else start)
        if name in there:
            assert saved[name].cleared is share
        else:
            assert not saved[name].cleared or share
    touched = {name for name, entry in saved.items() if not entry.derived and entry.answer.state is State.GIVEN}
    # What went along with a slip of M is back with it.
    back = {name for name in touched if follows(sheet, name, frozenset(typed))}
    assert touched <= set(typed) | back


@every_sheet
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_of_a_form_nothing_is_saved_before_it_is_accepted_and_what_is_left_out_never_is(
    sheet: Worksheet, data: st.DataObject
) -> None:
    source = KeyedSheet("f", sheet, {})
    typed_into(source, data)
    proposed: Mapping[str, Entry] = {change.question: change.entry for change in source.take_unsaved()}
    keyed = KeyedSheet("f", sheet, {}, proposed)
    assert keyed.take_unsaved() == ()
    out = data.draw(st.sets(st.sampled_from(keyed.proposed()))) if keyed.proposed() else set()
    for name in out:
        keyed.leave_out(name)
    assert keyed.take_unsaved() == ()
    keyed.accept()
    saved = {change.question: change.entry for change in keyed.take_unsaved() if not change.entry.derived}
    assert not set(saved) & out
    assert all(entry.answer == proposed[name].answer for name, entry in saved.items())


def test_a_form_that_says_only_me_proposes_nothing_for_that_question() -> None:
    keyed = KeyedSheet("f", SHEETS["batna_check"], {}, {"br_direction": Entry(is_given("pay"), Lock.ONLY_ME)})
    assert keyed.proposed() == ()


def test_what_was_saved_of_an_answer_that_turns_out_to_be_marked_m_becomes_left_blank() -> None:
    keyed = KeyedSheet("f", SHEETS["batna_check"], {})
    keyed.put("br_direction", is_given("pay"), None)
    first = keyed.take_unsaved()
    keyed.saved(first)
    keyed.put("br_direction", is_given("receive"), Lock.ONLY_ME)
    (change,) = keyed.take_unsaved()
    assert (change.entry.answer, change.entry.lock, change.entry.cleared) == (LEFT_BLANK, Lock.MEDIATOR, False)
    assert change.entry.revision == first[0].entry.revision + 1


def test_a_mark_that_was_a_slip_takes_nothing_along() -> None:
    sheet = SHEETS["perspective_swap"]
    keyed = KeyedSheet("f", sheet, {})
    keyed.put("ps_statement", is_given("I held on for the roof."), None)
    keyed.put("ps_confident", is_given(7), Lock.MEDIATOR)
    keyed.keep("ps_statement")
    assert {change.question: change.entry.answer for change in keyed.take_unsaved()} == {
        "ps_statement": LEFT_BLANK,
        "ps_confident": LEFT_BLANK,
    }
    keyed.put("ps_statement", is_given("I held on for the roof."), None)
    saved = {change.question: change.entry for change in keyed.take_unsaved()}
    assert saved["ps_confident"].answer == is_given(7)
    assert keyed.mark("ps_confident") is Lock.MEDIATOR


def test_two_marks_that_were_slips_take_nothing_along_of_what_follows_from_both() -> None:
    both = AllOf((AnswerIs("ps_statement", Op.ANSWERED), AnswerIs("ps_heard", Op.ANSWERED)))
    sheet = SHEETS["perspective_swap"]
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(each, show_if=both) if each.id == "ps_confident" else each for each in section.questions
            ),
        )
        for section in sheet.sections
    )
    keyed = KeyedSheet("f", replace(sheet, sections=sections), {})
    keyed.put("ps_statement", is_given("I held on for the roof."), None)
    keyed.put("ps_heard", is_given((ListItem("1", "The roof"),)), None)
    keyed.put("ps_confident", is_given(7), Lock.MEDIATOR)
    keyed.keep("ps_statement")
    keyed.keep("ps_heard")
    for name, answer in (("ps_statement", "I held on for the roof."), ("ps_heard", (ListItem("1", "The roof"),))):
        entry = keyed.entry("ps_confident")
        assert entry is not None
        assert entry.answer == LEFT_BLANK
        keyed.put(name, is_given(answer), None)
    saved = {change.question: change.entry for change in keyed.take_unsaved()}
    assert saved["ps_confident"].answer == is_given(7)


def test_a_slip_while_a_form_waits_takes_nothing_along_of_what_the_form_says() -> None:
    sheet = SHEETS["perspective_swap"]
    before = KeyedSheet("f", sheet, {})
    before.put("ps_statement", is_given("I held on for the roof."), None)
    before.put("ps_confident", is_given(3), None)
    on_disk = {change.question: change.entry for change in before.take_unsaved()}
    keyed = KeyedSheet("f", sheet, on_disk, {"ps_confident": Entry(is_given(7), Lock.MEDIATOR)})
    keyed.keep("ps_statement")
    assert {change.question: change.entry.answer for change in keyed.take_unsaved()} == {
        "ps_statement": LEFT_BLANK,
        "ps_confident": LEFT_BLANK,
    }
    assert keyed.proposed() == ()
    keyed.put("ps_statement", is_given("I held on for the roof."), None)
    assert keyed.proposed() == ("ps_confident",)
    keyed.take_unsaved()
    keyed.accept()
    assert {change.question: change.entry.answer for change in keyed.take_unsaved()} == {"ps_confident": is_given(7)}


def test_what_offers_the_words_of_an_answer_marked_m_is_left_blank_with_it() -> None:
    sheet = SHEETS["objective_criteria"]
    builds = [question.id for question in sheet.questions() if question.kind.needs() == "oc_pick"]
    assert builds
    keyed = KeyedSheet("f", sheet, {})
    keyed.put("oc_pick", is_given(("other: a heron by the lake",)), None)
    for name in builds:
        keyed.put(name, is_given({"other: a heron by the lake": {}}), None)
    keyed.keep("oc_pick")
    saved = {change.question: change.entry for change in keyed.take_unsaved()}
    assert {saved[name].answer for name in ("oc_pick", *builds)} == {LEFT_BLANK}
    assert "heron" not in repr(saved)


def test_a_form_with_marks_of_m_stands_for_the_whole_sheet_and_tells_of_none_which() -> None:
    on_paper = {
        "a": Entry(is_given("kept"), Lock.SHARE, cleared=True),
        "b": Entry(is_given("old"), Lock.MEDIATOR),
        "c": Entry(LEFT_BLANK, Lock.MEDIATOR),
    }
    code = HandoutCode("BAKE-42", "A", "break_plan", 1)
    form = FormRead(code, {"b": Entry(is_given("new"), Lock.MEDIATOR)}, dropped=1)
    proposed = proposed_by(form, on_paper)
    assert {name: entry.answer for name, entry in proposed.items()} == {"a": LEFT_BLANK, "b": is_given("new")}
    assert proposed_by(FormRead(code, form.entries), on_paper) == form.entries
