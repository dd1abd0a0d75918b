"""Paper beside the laptop: neither tells of the other what it may not, and what its party erases goes from both."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from app.commands.desk import paper_troubles as told
from app.commands.desk.case_desk import CaseDesk, NotCleared
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.export import contents as make
from app.export.joint import joint_summary
from app.handover.messages import Erase, Saved
from app.storage.grey_picture import GreyPicture
from tests.commands.desk.paper import SHEET, begin, key_in, photo, text_questions
from tests.commands.desk.practice import Practice, host_for, let_work, plan, shared
from tests.commands.desk.practice import given as handed
from tests.gates.hands import Act


@pytest.fixture
def desk(practice: Practice) -> Iterator[CaseDesk]:
    opened = practice.new()
    yield opened
    opened.close()


# ---- beside the laptop ----------------------------------------------------------------------------------------------------


def test_beside_stands_what_the_mediator_may_read_of_the_same_sheet_at_the_laptop(
    practice: Practice, desk: CaseDesk
) -> None:
    planned = plan(desk, {"A": [SHEET], "B": [SHEET]})
    names = [each.id for each in text_questions(begin(desk))]
    acts = {names[0]: shared("told at the laptop"), names[1]: Act(plain="kept at the laptop", lock=Lock.ONLY_ME)}
    let_work(practice, desk, planned, "A", {SHEET: acts})
    beside = begin(desk).beside
    assert beside[names[0]] == ("told at the laptop",)
    assert names[1] not in beside
    assert "kept at the laptop" not in str(beside)
    assert begin(desk, "B").beside == {}


def test_a_hand_over_goes_on_with_no_paper_and_tells_of_none(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET]})
    paper = begin(desk)
    key_in(desk, paper, "written on paper")
    hand_over = handed(host_for(desk, planned, "A"))
    assert "written on paper" not in str(hand_over)
    assert paper.filling not in str(hand_over)
    assert hand_over.earlier == ()
    (status,) = desk.sheet_status(planned.id, desk.party("A").id)
    assert not status.begun
    assert status.filling != paper.filling
    later = plan(desk, {"A": [SHEET]})
    assert "written on paper" not in str(handed(host_for(desk, later, "A")))


def test_a_new_filling_at_the_laptop_may_start_from_paper_and_the_plan_says_so(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    paper = begin(desk)
    assert desk.earlier(desk.party("A").id, SHEET, "") == ()
    key_in(desk, paper, "written on paper")
    ((name, words),) = desk.earlier(desk.party("A").id, SHEET, "")
    assert name == paper.filling
    assert words.startswith("Break 1, Nov")
    assert words.endswith(", from paper")


def test_what_its_party_took_back_at_the_laptop_is_not_marked_as_passed_on_from_paper(
    practice: Practice, desk: CaseDesk
) -> None:
    planned = plan(desk, {"A": [SHEET]})
    paper = begin(desk)
    found = key_in(desk, paper, "written on paper", lock=Lock.SHARE, cleared=True)
    let_work(practice, desk, planned, "A", {SHEET: {found.id: Act(plain="not for them", lock=Lock.MEDIATOR)}})
    with pytest.raises(NotCleared):
        desk.mark_passed_on(paper.filling, found.id)
    assert not any(entry.passed_on for entry in begin(desk).entries.values())
    # Where its party says nothing else at the laptop, paper is passed on as ever.
    plan(desk, {"A": [SHEET]})
    later = begin(desk)
    key_in(desk, later, "written later", lock=Lock.SHARE, cleared=True)
    desk.mark_passed_on(later.filling, found.id)
    assert begin(desk).entries[found.id].passed_on


# ---- documents ------------------------------------------------------------------------------------------------------------


def test_what_is_for_the_mediator_and_for_its_party_says_from_paper_and_who_typed_and_the_joint_summary_nothing(
    desk: CaseDesk,
) -> None:
    plan(desk, {"A": [SHEET]})
    key_in(desk, begin(desk), "written on paper", lock=Lock.SHARE, cleared=True)
    frame, party = desk._library.frame, desk.party("A").id
    summary = str(make.party_summary(desk.file.read(MEDIATOR), party, frame))
    own = str(make.own_copy(desk.file.read(one_party(party)), frame))
    joint = str(joint_summary(desk.file.read(ALL), frame))
    for told_to in (summary, own):
        assert told_to.count("from paper or a form, entered by MK") == 1
        assert "From paper or a form." not in told_to
    assert "written on paper" in joint
    assert "paper" not in joint.replace("written on paper", "")
    assert "MK" not in joint


# ---- erasing, and what is told of it ---


def test_erasing_a_partys_answers_takes_what_it_wrote_on_paper_along_and_older_backups_too(
    practice: Practice, desk: CaseDesk
) -> None:
    plan(desk, {"A": [SHEET], "B": [SHEET]})
    mine, others = begin(desk), begin(desk, "B")
    for sheet in (mine, others):
        key_in(desk, sheet, "written on paper")
        desk.paper().attach(sheet.filling, 1, photo())
    desk.file.back_up()
    desk.destroy_private(desk.party("A").id)
    assert (begin(desk).entries, desk.paper().attached(mine.filling)) == ({}, ())
    assert len(desk.paper().attached(others.filling)) == 1
    assert len(practice.backups(desk)) == 1


def test_a_party_that_erases_everything_at_the_laptop_erases_its_paper_too_and_nobody_elses(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET], "B": [SHEET]})
    mine, others = begin(desk), begin(desk, "B")
    for sheet in (mine, others):
        key_in(desk, sheet, "written on paper")
        desk.file.attach(sheet.filling, 1, GreyPicture(2, 2, b"grey"))
    host = host_for(desk, planned, "A")
    handed(host)
    assert host.answer(Erase(1, "")) == (Saved(1),)
    assert (begin(desk).entries, desk.paper().attached(mine.filling)) == ({}, ())
    assert (len(begin(desk, "B").entries), len(desk.paper().attached(others.filling))) == (1, 1)


def test_no_log_has_a_word_from_paper_nor_who_typed_it(desk: CaseDesk, caplog: pytest.LogCaptureFixture) -> None:
    plan(desk, {"A": [SHEET]})
    with caplog.at_level(logging.DEBUG):
        sheet = begin(desk, typed_by="Canary Typist")
        found = key_in(desk, sheet, "canary words from paper")
        name = desk.file.attach(sheet.filling, 1, GreyPicture(6, 2, b"canary words")).id
        desk.paper().picture(name)
        desk.file.back_up()
        with pytest.raises(told.NotFromPaper) as refusal:
            key_in(desk, sheet, "canary words from paper", cleared=True)
        desk.paper().detach(name)
        assert begin(desk).entries[found.id].answer.value == "canary words from paper"
    said = caplog.text + repr(refusal.value) + str(refusal.value) + repr(refusal.value.__context__)
    assert "canary" not in said.lower()
