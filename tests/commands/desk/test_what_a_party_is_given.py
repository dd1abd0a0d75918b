"""What goes into the pipe at hand-over: the sheets settled for this party, its own answers, and nothing it may not know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.commands.desk.case_desk import CaseDesk, NotClearedByBoth, SheetNotConfirmed
from app.domain.impasse import Break, PlannedSheet
from app.domain.sharing import Lock
from app.domain.worksheet import Form
from app.handover.messages import At, Ending, SheetFinished
from app.handover.package import HandOver
from app.handover.wire import pack
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage.accepting import NotAccepted
from tests.commands.desk.practice import (
    NAMES,
    NOISE,
    PAY,
    Practice,
    given,
    host_for,
    issue,
    let_work,
    one,
    plan,
    save,
    sealed,
    shared,
    with_offer,
    written,
)
from tests.gates.hands import Act

SAFE_ONLY = ("ps_statement", "ps_like_me", "ps_my_part", "ps_other_reason", "ps_confident")
"""Questions that are left out where the safety flag is set; the last is about the first."""


@pytest.fixture
def desk(practice: Practice) -> CaseDesk:
    return practice.new()


def on_the_pipe(desk: CaseDesk, planned: Break, letter: str) -> bytes:
    return pack(host_for(desk, planned, letter).given())


def asked(hand_over: HandOver, worksheet: str) -> set[str]:
    return {question.id for question in one(hand_over, worksheet).worksheet.questions()}


# ---- facts of the case (decision 12) --------------------------------------------------------------------------------------


def test_the_safety_flag_shortens_both_sides_alike_and_never_crosses_the_pipe(practice: Practice) -> None:
    plain, flagged = practice.new(), practice.new(safety_flag=True)
    sheets = {"A": ["perspective_swap", "listening_back"], "B": ["perspective_swap", "listening_back"]}
    for letter in ("A", "B"):
        desk = practice.cases.open(plain.case().id)
        before = given(host_for(desk, plan(desk, sheets), letter))
        desk = practice.cases.open(flagged.case().id)
        planned = plan(desk, sheets)
        after = given(host_for(desk, planned, letter))
        assert asked(before, "perspective_swap") - asked(after, "perspective_swap") == set(SAFE_ONLY)
        assert asked(before, "listening_back") - asked(after, "listening_back") == {"lb_feeling"}
        piped = on_the_pipe(desk, planned, letter)
        for word in (*SAFE_ONLY, "lb_feeling", "safety"):
            assert word.encode() not in piped


def test_the_safety_flag_and_what_it_takes_out_reach_no_handout(practice: Practice) -> None:
    desk = practice.new(safety_flag=True)
    sheet = practice.cases.worksheets()["perspective_swap"]
    prompt = sheet.question("ps_statement").prompt["en"].split("{")[0]
    for party in (desk.party("A").id, ""):
        content, _audience = desk._documents._blank.handout(
            DocumentWanted(DocumentKind.HANDOUT, party, "perspective_swap")
        )
        assert prompt not in repr(content)
        assert "safety" not in repr(content)


def test_the_blind_comparison_is_asked_about_only_where_the_case_allows_it(practice: Practice) -> None:
    for allowed in (False, True):
        desk = practice.new(blind_comparison=allowed)
        hand_over = given(host_for(desk, plan(desk, {"A": ["batna_check"]}), "A"))
        assert ("br_blind" in asked(hand_over, "batna_check")) == allowed
    desk = practice.new(3, blind_comparison=True)
    assert "br_blind" not in asked(given(host_for(desk, plan(desk, {"A": ["batna_check"]}), "A")), "batna_check")


def test_a_party_is_told_the_names_of_the_others_and_nothing_else_of_them_or_the_case(
    practice: Practice, desk: CaseDesk
) -> None:
    a, b = desk.case().parties
    desk.change(replace(desk.case(), alias="The yard", parties=(a, replace(b, role="Builder", representative="Dana"))))
    with_offer(desk)
    planned = plan(desk, {"A": ["perspective_swap"], "B": ["break_plan"]})
    let_work(practice, desk, planned, "B", {"break_plan": {"bp_level": Act(plain=9), "bp_need": Act(plain=["water"])}})
    piped = on_the_pipe(desk, planned, "A")
    assert given(host_for(desk, planned, "A")).others == (NAMES[1],)
    for hidden in (
        "The yard",
        "A quiet word",
        "4120000",
        "Builder",
        "Dana",
        b.id,
        "bp_level",
        "safety_flag",
        "template",
    ):
        assert hidden.encode() not in piped


# ---- the other party's cleared words (decision 11) ------------------------------------------------------------------------

THEIRS = {
    "A": {"perspective_swap": {"ps_statement": shared("B wants to be paid"), "ps_questions": Act(plain=[])}},
    "B": {"perspective_swap": {"ps_statement": shared("A lost weeks"), "ps_heard": Act(plain=[], lock=Lock.SHARE)}},
}


def swapped(practice: Practice, desk: CaseDesk, *letters: str) -> Break:
    planned = plan(desk, {"A": ["perspective_swap"], "B": ["perspective_swap"]})
    for letter in letters:
        let_work(practice, desk, planned, letter, THEIRS[letter])
    return planned


def test_how_close_did_they_get_is_offered_once_both_statements_are_cleared(practice: Practice, desk: CaseDesk) -> None:
    assert "mirror_check" not in desk.offered_sheets()
    swapped(practice, desk, "A")
    assert "mirror_check" not in desk.offered_sheets()
    planned = desk.breaks()[0]
    let_work(practice, desk, planned, "B", THEIRS["B"])
    assert "mirror_check" in desk.offered_sheets()
    assert len(desk.offered_sheets()) == len(practice.cases.worksheets())


def test_each_party_is_shown_the_others_cleared_words_above_the_questions_about_them(
    practice: Practice, desk: CaseDesk
) -> None:
    swapped(practice, desk, "A", "B")
    second = plan(desk, {"A": ["mirror_check"], "B": ["mirror_check"]})
    to_b = one(given(host_for(desk, second, "B")), "mirror_check")
    to_a = one(given(host_for(desk, second, "A")), "mirror_check")
    assert to_b.shown == dict.fromkeys(("mc_rate", "mc_right", "mc_missed"), ("B wants to be paid",))
    assert to_a.shown == dict.fromkeys(("mc_rate", "mc_right", "mc_missed"), ("A lost weeks",))


def test_words_that_were_taken_back_are_not_shown_and_the_sheet_is_not_given_any_more(
    practice: Practice, desk: CaseDesk
) -> None:
    first = swapped(practice, desk, "A", "B")
    second = plan(desk, {"B": ["mirror_check", "break_plan"]})
    let_work(practice, desk, first, "A", {"perspective_swap": {"ps_statement": Act(plain="B wants it all")}})
    with pytest.raises(NotClearedByBoth):
        host_for(desk, second, "B")
    assert [info.worksheet for info in desk.file.fillings(desk.party("B").id)] == ["perspective_swap"]
    let_work(practice, desk, first, "A", {"perspective_swap": {"ps_statement": shared("B wants it all")}})
    assert one(given(host_for(desk, second, "B")), "mirror_check").shown["mc_rate"] == ("B wants it all",)


def test_a_party_that_takes_its_own_words_back_meanwhile_can_go_on_after_a_crash(
    practice: Practice, desk: CaseDesk
) -> None:
    swapped(practice, desk, "A", "B")
    second = plan(desk, {"B": ["mirror_check"]})
    host = host_for(desk, second, "B")
    given(host)
    filling = desk.file.fillings(desk.party("B").id)[0].id
    save(host, filling, written("ps_statement", "changed", revision=9))
    assert one(given(host, went_on=True), "mirror_check").shown["mc_rate"] == ("B wants to be paid",)


def test_with_three_parties_nobody_is_shown_what_was_written_about_somebody_else(practice: Practice) -> None:
    desk = practice.new(3)
    a, b, _c = (party.id for party in desk.case().parties)
    towards = {
        "A": [PlannedSheet("perspective_swap", Form.FULL, towards=b)],
        "B": [PlannedSheet("perspective_swap", Form.FULL, towards=a)],
        "C": [PlannedSheet("perspective_swap", Form.FULL, towards=a)],
    }
    first = plan(desk, towards)
    for letter in "ABC":
        acts = {"perspective_swap": {"ps_statement": shared(f"{letter} says")}}
        let_work(practice, desk, first, letter, acts)
    assert "mirror_check" in desk.offered_sheets()
    second = plan(
        desk, {"A": [PlannedSheet("mirror_check", towards=b)], "B": [PlannedSheet("mirror_check", towards=a)]}
    )
    assert one(given(host_for(desk, second, "A")), "mirror_check").shown["mc_rate"] == ("B says",)
    assert one(given(host_for(desk, second, "B")), "mirror_check").shown["mc_rate"] == ("A says",)
    third = plan(desk, {"C": [PlannedSheet("mirror_check", towards=a)]})
    with pytest.raises(NotClearedByBoth):
        host_for(desk, third, "C")


# ---- the plan -------------------------------------------------------------------------------------------------------------


def test_a_sheet_about_one_issue_is_preset_to_it_and_says_so(desk: CaseDesk) -> None:
    noise = issue(desk, NOISE)
    planned = plan(desk, {"A": [PlannedSheet("objective_criteria", issue=noise)]}, about=PAY)
    sheet = one(given(host_for(desk, planned, "A")), "objective_criteria")
    assert (sheet.issue_title, sheet.worksheet.question("oc_issue").preset) == (NOISE, noise)
    assert desk.sheet_status(planned.id, desk.party("A").id)[0].issue_title == NOISE


def test_the_party_chooses_the_issue_where_the_plan_leaves_that_to_it(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [PlannedSheet("objective_criteria")]}, about=PAY)
    sheet = one(given(host_for(desk, planned, "A")), "objective_criteria")
    assert (sheet.issue_title, sheet.worksheet.question("oc_issue").preset) == ("", "")
    assert desk.sheet_status(planned.id, desk.party("A").id)[0].issue_title == ""


def test_questions_the_mediator_left_out_are_not_in_the_sheet(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [PlannedSheet("break_plan", switched_off=("bp_need", "bp_time"))]})
    assert {"bp_need", "bp_time"}.isdisjoint(asked(given(host_for(desk, planned, "A")), "break_plan"))


def test_each_party_is_given_its_own_plan_its_language_and_the_settings_of_the_case(practice: Practice) -> None:
    desk = practice.new(hide_after=5, curtain_after=7, rules="florida", currency="EUR", numbers="eu")
    a, b = desk.case().parties
    desk.change(replace(desk.case(), parties=(a, replace(b, language="es"))))
    planned = plan(desk, {"A": ["break_plan"], "B": ["listening_back", "break_plan"]})
    desk.keep_break(replace(planned, plan=replace(planned.plan, calm_minute=True)))
    hand_over = given(host_for(desk, planned, "B"))
    assert [sheet.worksheet.id for sheet in hand_over.sheets] == ["listening_back", "break_plan"]
    assert (hand_over.party, hand_over.letter, hand_over.name, hand_over.language) == (b.id, "B", NAMES[1], "es")
    assert (hand_over.hide_after, hand_over.curtain_after, hand_over.back_at) == (5, 7, "15:40")
    assert (hand_over.currency, hand_over.numbers, hand_over.calm_minute, hand_over.practice) == (
        "EUR",
        "eu",
        True,
        True,
    )
    assert hand_over.case_code == desk.case().code
    assert any("Florida" in paragraph for paragraph in hand_over.limits_text)


# ---- what it wrote before ---------------------------------------------------------------------------------------------------


def test_a_second_hand_over_goes_on_with_the_same_sheets_where_the_party_was(
    practice: Practice, desk: CaseDesk
) -> None:
    planned = plan(desk, {"A": ["break_plan"]})
    host = host_for(desk, planned, "A")
    filling = one(given(host), "break_plan").filling
    save(host, filling, written("bp_level", 6))
    host.answer(At(filling, "bp_need"))
    host.answer(SheetFinished(filling, finished=True, minutes=4))
    host.take_back(Ending.STOPPED)
    sheet = one(given(host_for(desk, planned, "A")), "break_plan")
    assert (sheet.filling, sheet.place, sheet.finished, sheet.minutes_used) == (filling, "bp_need", True, 4)
    assert [row.plain for row in sheet.answers] == [6]


def test_a_new_break_starts_blank_or_from_a_copy_of_what_the_mediator_may_read(desk: CaseDesk) -> None:
    first = plan(desk, {"A": ["perspective_swap"]})
    host = host_for(desk, first, "A")
    old = one(given(host), "perspective_swap").filling
    cleared = written("ps_heard", [{"id": "h", "text": "late"}], Lock.SHARE, cleared=True)
    save(host, old, written("ps_shared", "an end"), cleared, sealed("ps_value"))
    host.take_back(Ending.FINISHED)
    blank = given(host_for(desk, plan(desk, {"A": ["perspective_swap"]}), "A"))
    assert one(blank, "perspective_swap").answers == ()
    assert {sheet.filling for sheet in blank.earlier} == {old}
    copied = plan(desk, {"A": [PlannedSheet("perspective_swap", Form.FULL, start_from=old)]})
    sheet = one(given(host_for(desk, copied, "A")), "perspective_swap")
    assert sheet.filling != old
    assert {row.question: row.plain for row in sheet.answers} == {"ps_shared": "an end", "ps_heard": cleared.plain}
    assert not any(row.cleared for row in sheet.answers)
    again = one(given(host_for(desk, copied, "A")), "perspective_swap")
    assert (again.filling, again.answers) == (sheet.filling, sheet.answers)


def test_no_sheet_starts_from_another_partys_answers(desk: CaseDesk) -> None:
    first = plan(desk, {"B": ["perspective_swap"]})
    host = host_for(desk, first, "B")
    theirs = one(given(host), "perspective_swap").filling
    save(host, theirs, written("ps_shared", "mine alone"))
    planned = plan(desk, {"A": [PlannedSheet("perspective_swap", start_from=theirs)]})
    with pytest.raises(NotAccepted):
        given(host_for(desk, planned, "A"))
    assert desk.file.fillings(desk.party("A").id) == ()


# ---- who may be handed the laptop -------------------------------------------------------------------------------------------


def test_a_real_case_is_handed_over_only_once_the_recovery_sheet_was_confirmed(practice: Practice) -> None:
    real = practice.new(practice=False)
    planned = plan(real, {"A": ["break_plan"]})
    with pytest.raises(SheetNotConfirmed):
        host_for(real, planned, "A")
    lines = practice.lines
    assert practice.vault.confirm_sheet({2: lines[1], 7: lines[6]}, lines)
    assert given(host_for(real, planned, "A")).sheets
