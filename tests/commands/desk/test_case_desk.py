"""The open case on the desk: its breaks and plans, how far the parties are, what was passed on, what is erased."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.commands.desk.case_desk import CaseDesk, NotCleared
from app.domain.case import Issue, Party
from app.domain.impasse import Break, Handed, PlannedSheet
from app.domain.only_me import Keeping
from app.domain.reading import CaseRead
from app.domain.sharing import MEDIATOR, Lock
from app.domain.worksheet import Form
from app.handover.messages import AlertRaised, At, Ending, KeepPrivate, SheetFinished
from app.presenters.doors import SheetStatus
from app.storage.case_file import CaseFile
from app.storage.case_row import StillNeeded
from tests.commands.desk.practice import (
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
    written,
)
from tests.gates.hands import Act


@pytest.fixture
def desk(practice: Practice) -> CaseDesk:
    return practice.new()


def status(desk: CaseDesk, planned: Break, letter: str = "A") -> SheetStatus:
    (found,) = desk.sheet_status(planned.id, desk.party(letter).id)
    return found


def cleared(read: CaseRead) -> dict[str, bool]:
    """The cleared answers of a view, and whether each was passed on."""
    return {name: e.passed_on for filling in read.fillings for name, e in filling.entries.items() if e.cleared}


# ---- breaks -----------------------------------------------------------------------------------------------------------------


def test_breaks_are_numbered_from_one_with_their_time_and_the_list_knows_the_last(
    practice: Practice, desk: CaseDesk
) -> None:
    first = plan(desk, {"A": ["break_plan"]})
    practice.clock.move(3 * 86_400)
    second = plan(desk, {"B": ["break_plan"]})
    assert [(known.number, known.called) for known in desk.breaks()] == [
        (1, first.called),
        (2, second.called),
    ]
    assert second.called == practice.clock.now().strftime("%Y-%m-%dT%H:%M")
    assert first.id != second.id
    listed = practice.vault.index.case(desk.case().id)
    assert (listed.last_break, listed.state) == (second.called[:10], "open")


def test_a_changed_plan_keeps_its_number_and_time(practice: Practice, desk: CaseDesk) -> None:
    first = plan(desk, {"A": ["break_plan"]})
    practice.clock.move(86_400)
    changed = desk.keep_break(replace(first, notes={desk.party("A").id: "calm"}))
    assert desk.breaks() == (changed,)
    assert (changed.id, changed.number, changed.called) == (first.id, 1, first.called)


def test_a_page_that_was_open_meanwhile_loses_no_flag_of_a_party(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": ["break_plan"]})
    host = host_for(desk, planned, "A")
    host.answer(AlertRaised(one(given(host), "break_plan").filling, "bp_private_word", "private_meeting"))
    host.take_back(Ending.STOPPED)
    desk.keep_break(replace(planned, notes={"": "from an older page"}))
    made_up = (Handed(desk.party("B").id, "2026-01-01T00:00"),)
    kept = desk.keep_break(replace(planned, handed=made_up))
    assert [each.alerts for each in kept.handed] == [{"bp_private_word": "private_meeting"}]
    assert desk.breaks() == (kept,)


# ---- how far a party is -----------------------------------------------------------------------------------------------------


def test_before_the_first_hand_over_a_sheet_is_planned_and_no_more(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [PlannedSheet("objective_criteria", issue=issue(desk, PAY))]})
    assert status(desk, planned) == SheetStatus("objective_criteria", "", False, False, 0, 0, PAY)
    assert desk.sheet_status(planned.id, desk.party("B").id) == ()


def test_a_sheet_tells_how_far_its_party_went_not_what_it_answered(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [PlannedSheet("break_plan", Form.SHORT)]})
    host = host_for(desk, planned, "A")
    filling = one(given(host), "break_plan").filling
    assert status(desk, planned).begun is False
    host.answer(At(filling, "bp_level"))
    first = status(desk, planned)
    assert (first.filling, first.begun, first.finished, first.reached) == (filling, True, False, 1)
    save(host, filling, written("bp_level", 4), written("bp_private_word", "no"))
    assert status(desk, planned) == first
    host.answer(At(filling, "bp_need"))
    assert status(desk, planned).reached == 3
    host.answer(SheetFinished(filling, finished=True, minutes=3))
    done = status(desk, planned)
    assert (done.finished, done.reached) == (True, done.asked)


def test_questions_for_after_the_break_count_as_last(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": ["break_plan"]})
    host = host_for(desk, planned, "A")
    filling = one(given(host), "break_plan").filling
    host.answer(At(filling, "bp_level_after"))
    questions = one(given(host), "break_plan").worksheet.questions()
    main = [question for question in questions if question.phase.value == "main"]
    assert status(desk, planned).reached == len(main) + 1


def test_where_a_party_stands_behind_a_private_answer_it_has_reached_what_is_before_it(desk: CaseDesk) -> None:
    """Only the party knows that `ob_rate` is there: its ideas are its own."""
    planned = plan(desk, {"A": ["options_brainstorm"]})
    host = host_for(desk, planned, "A")
    filling = one(given(host), "options_brainstorm").filling
    save(host, filling, sealed("ob_ideas"))
    host.answer(At(filling, "ob_trade"))
    before = status(desk, planned)
    host.answer(At(filling, "ob_rate"))
    assert status(desk, planned) == before
    assert before.reached > 0


def test_each_issue_of_a_sheet_has_a_line_of_its_own(desk: CaseDesk) -> None:
    sheets = [PlannedSheet("objective_criteria", issue=issue(desk, title)) for title in (PAY, NOISE)]
    planned = plan(desk, {"A": sheets})
    host = host_for(desk, planned, "A")
    first, _second = given(host).sheets
    host.answer(SheetFinished(first.filling, finished=True, minutes=1))
    found = desk.sheet_status(planned.id, desk.party("A").id)
    assert [(each.issue_title, each.finished) for each in found] == [(PAY, True), (NOISE, False)]


# ---- earlier answers --------------------------------------------------------------------------------------------------------


def test_a_new_break_offers_the_earlier_fillings_of_this_party_that_were_begun(
    practice: Practice, desk: CaseDesk
) -> None:
    party = desk.party("A").id
    first = plan(desk, {"A": ["listening_back", "break_plan"], "B": ["listening_back"]})
    let_work(practice, desk, first, "A", {"listening_back": {"lb_missed": Act(plain="the rain")}})
    ((filling, words),) = desk.earlier(party, "listening_back", "")
    assert desk.file.sheet(filling).id == "listening_back"
    assert words.startswith("Break 1, Nov ")
    # Walked through without an answer that anybody else may read: the same as one with private answers alone.
    assert len(desk.earlier(party, "break_plan", "")) == 1
    assert desk.earlier(desk.party("B").id, "listening_back", "") == ()


def test_only_fillings_about_the_same_issue_are_offered(desk: CaseDesk) -> None:
    party, pay, noise = desk.party("A").id, issue(desk, PAY), issue(desk, NOISE)
    planned = plan(desk, {"A": [PlannedSheet("objective_criteria", Form.FULL, issue=pay)]})
    host = host_for(desk, planned, "A")
    save(host, one(given(host), "objective_criteria").filling, written("oc_my_answer", "the paper"))
    assert len(desk.earlier(party, "objective_criteria", pay)) == 1
    assert desk.earlier(party, "objective_criteria", noise) == ()


@pytest.mark.parametrize("begun", [False, True])
def test_what_a_party_kept_private_changes_nothing_of_what_is_offered(desk: CaseDesk, begun: bool) -> None:
    planned = plan(desk, {"A": ["listening_back"]})
    host, party = host_for(desk, planned, "A"), desk.party("A").id
    filling = one(given(host), "listening_back").filling
    if begun:
        host.answer(At(filling, "lb_heard"))
    before = desk.earlier(party, "listening_back", "")
    assert bool(before) is begun
    save(host, filling, sealed("lb_heard"))
    assert desk.file.fillings(party)[0].has_answers
    assert desk.earlier(party, "listening_back", "") == before
    save(host, filling, written("lb_missed", "the rain"))
    assert [name for name, _words in desk.earlier(party, "listening_back", "")] == [filling]


# ---- reading and passing on -------------------------------------------------------------------------------------------------


def test_what_was_passed_on_is_marked_for_the_mediator_and_said_to_its_party(
    practice: Practice, desk: CaseDesk
) -> None:
    planned = plan(desk, {"A": ["listening_back"]})
    let_work(practice, desk, planned, "A", {"listening_back": {"lb_check": shared("You lost weeks.")}})
    (filling,) = desk.read().fillings
    desk.mark_passed_on(filling.id, "lb_check")
    assert cleared(desk.read()) == {"lb_check": True}
    assert cleared(desk.read_shared()) == {"lb_check": False}
    handed = one(given(host_for(desk, planned, "A")), "listening_back")
    assert [row.passed_on for row in handed.answers if row.question == "lb_check"] == [True]


@pytest.mark.parametrize("lock", [Lock.MEDIATOR, Lock.SHARE])
def test_what_is_not_cleared_cannot_be_marked_and_the_mediator_is_told_why(desk: CaseDesk, lock: Lock) -> None:
    planned = plan(desk, {"A": ["listening_back"]})
    host = host_for(desk, planned, "A")
    filling = one(given(host), "listening_back").filling
    save(host, filling, written("lb_check", "not yet", lock))
    with pytest.raises(NotCleared):
        desk.mark_passed_on(filling, "lb_check")
    assert cleared(desk.read()) == {}


# ---- erasing ----------------------------------------------------------------------------------------------------------------


def test_erasing_for_a_party_takes_its_answers_out_of_the_case_and_of_every_backup(
    practice: Practice, desk: CaseDesk
) -> None:
    planned = plan(desk, {"A": ["listening_back"], "B": ["listening_back"]})
    for letter in ("A", "B"):
        let_work(practice, desk, planned, letter, {"listening_back": {"lb_missed": Act(plain=letter)}}, code="walnut-9")
        practice.clock.move(60)
    assert len(practice.backups(desk)) == 2
    desk.destroy_private(desk.party("A").id)
    read = desk.read()
    assert [filling.entries for filling in read.of(desk.party("A").id)] == [{}]
    assert [set(filling.entries) for filling in read.of(desk.party("B").id)] == [{"lb_missed"}]
    (backup,) = practice.backups(desk)
    known = practice.vault.index.case(read.case.id)
    key = practice.vault.vault.unwrap(known.id, known.wrapped_key)
    with CaseFile.open(backup, key, practice.clock, practice.chance) as kept:
        assert kept.read(MEDIATOR).fillings == read.fillings


def test_a_party_whose_hand_over_never_ended_keeps_its_choice_when_another_gets_the_laptop(
    practice: Practice, desk: CaseDesk
) -> None:
    """The laptop lost power while A was writing. A may go on; once B has the laptop, A is away."""
    planned = plan(desk, {"A": ["listening_back"], "B": ["listening_back"]})
    host = host_for(desk, planned, "A")
    filling = one(given(host), "listening_back").filling
    host.answer(KeepPrivate(1, Keeping.ERASE, b"w" * 60))
    save(host, filling, sealed("lb_heard"), written("lb_missed", "stays"))
    desk = practice.cases.open(desk.case().id)
    assert len(one(given(host_for(desk, planned, "A")), "listening_back").answers) == 2
    given(host_for(desk, planned, "B"))
    assert [row.question for row in desk.file.written(filling)] == ["lb_missed"]
    assert desk.file.only_me(desk.party("A").id).working is None


# ---- changing the case ------------------------------------------------------------------------------------------------------


def test_a_changed_case_keeps_its_id_and_code_and_the_list_shows_its_new_name(
    practice: Practice, desk: CaseDesk
) -> None:
    before = desk.case()
    third = Party("", "", "Cy", "Witness")
    issues = (*before.issues, Issue("", "The gate"))
    changed = replace(before, id="x", code="y", alias="The fence", parties=(*before.parties, third), issues=issues)
    desk.change(changed)
    after = desk.case()
    assert (after.id, after.code, after.alias) == (before.id, before.code, "The fence")
    assert [party.letter for party in after.parties] == ["A", "B", "C"]
    assert after.parties[:2] == before.parties
    assert len({*(party.id for party in after.parties), *(known.id for known in after.issues)}) == 6
    assert practice.vault.index.case(before.id).alias == "The fence"
    given(host_for(desk, plan(desk, {"C": ["break_plan"]}), "C"))


def test_a_party_with_answers_cannot_be_taken_out(desk: CaseDesk) -> None:
    given(host_for(desk, plan(desk, {"B": ["break_plan"]}), "B"))
    before = desk.case()
    with pytest.raises(StillNeeded):
        desk.change(replace(before, parties=before.parties[:1]))
    assert desk.case() == before
