"""The mediator's side of a hand-over: what a party's process may say, what it may not, and what is left behind."""

from __future__ import annotations

import pytest

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.host import MOST_MINUTES
from app.domain.impasse import Break
from app.domain.only_me import Keeping
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.handover.messages import (
    Acknowledged,
    AlertRaised,
    Asked,
    At,
    CodeSecret,
    ComeForward,
    Ending,
    Erase,
    Given,
    HandBack,
    HelperNamed,
    KeepPrivate,
    Message,
    NotSaved,
    Ready,
    Saved,
    SheetFinished,
    TryCode,
)
from tests.commands.desk.practice import (
    Practice,
    given,
    host_for,
    infos,
    let_work,
    one,
    plan,
    rows,
    save,
    sealed,
    shared,
    written,
)
from tests.gates.hands import Act

SHEETS = {"A": ["perspective_swap", "break_plan"], "B": ["perspective_swap", "break_plan"]}


@pytest.fixture
def desk(practice: Practice) -> CaseDesk:
    return practice.new()


@pytest.fixture
def planned(desk: CaseDesk) -> Break:
    return plan(desk, SHEETS)


def handed(desk: CaseDesk) -> list[tuple[str, str, str]]:
    """Whose hand-overs are noted, with when they began and ended."""
    letters = {party.id: party.letter for party in desk.case().parties}
    return [(letters[each.party], each.at, each.back) for known in desk.breaks() for each in known.handed]


# ---- whose answers ------------------------------------------------------------------------------------------------------


def test_answers_land_under_the_party_that_has_the_laptop(desk: CaseDesk, planned: Break) -> None:
    for letter in ("A", "B"):
        host = host_for(desk, planned, letter)
        filling = one(given(host), "perspective_swap").filling
        assert save(host, filling, written("ps_shared", f"said by {letter}")) == (Saved(1),)
        host.take_back(Ending.STOPPED)
    assert rows(desk, "A") == {"ps_shared": "said by A"}
    assert rows(desk, "B") == {"ps_shared": "said by B"}


def test_answers_to_another_partys_sheet_are_refused_in_words_and_stored_nowhere(
    desk: CaseDesk, planned: Break
) -> None:
    theirs = one(given(host_for(desk, planned, "B")), "perspective_swap").filling
    host = host_for(desk, planned, "A")
    given(host)
    (answer,) = save(host, theirs, written("ps_shared", "put in your mouth"))
    assert isinstance(answer, NotSaved)
    assert len(answer.sentences) == 3
    assert rows(desk, "A") == rows(desk, "B") == {}


def about(filling: str) -> list[Message]:
    """Everything a party's process says about one sheet, but for the answers."""
    return [
        At(filling, "ps_shared"),
        HelperNamed(filling, "Ines"),
        SheetFinished(filling, finished=True, minutes=44),
        AlertRaised(filling, "ps_shift", "break_plan"),
        Erase(1, filling),
    ]


def test_nothing_about_another_partys_sheet_is_taken(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "B")
    theirs = one(given(host), "perspective_swap").filling
    save(host, theirs, written("ps_shared", "mine"))
    before = infos(desk, "B")
    host = host_for(desk, planned, "A")
    mine = one(given(host), "perspective_swap").filling
    for message in about(theirs):
        host.answer(message)
        assert infos(desk, "B") == before
    assert rows(desk, "B") == {"ps_shared": "mine"}
    for message in about(mine)[:-1]:
        host.answer(message)
    (info,) = [info for info in infos(desk, "A") if info.id == mine]
    assert (info.place, info.helper, info.finished, info.minutes_used) == ("ps_shared", "Ines", True, 44)
    assert host.take_back(Ending.STOPPED).alerts == {"ps_shift": "break_plan"}


@pytest.mark.parametrize(
    "message",
    [
        Saved(1),
        NotSaved(1, ("no",)),
        CodeSecret(1, b"secret", 5),
        ComeForward(),
        Ready(),
        HandBack(Ending.FINISHED, everything_saved=True),
    ],
    ids=lambda message: type(message).__name__,
)
def test_what_is_not_for_this_side_to_hear_changes_nothing(desk: CaseDesk, planned: Break, message: Message) -> None:
    host = host_for(desk, planned, "A")
    given(host)
    before = desk.file.head()
    assert host.answer(message) == ()
    assert desk.file.head() == before


def test_a_hand_over_that_comes_back_is_passed_over(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    hand_over = given(host)
    before = desk.file.head()
    assert host.answer(Given(hand_over)) == ()
    assert desk.file.head() == before


def test_a_question_that_is_not_in_the_sheet_is_no_place_and_no_flag(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    filling = one(given(host), "break_plan").filling
    host.answer(At(filling, "bp_level"))
    host.answer(At(filling, "what A wrote"))
    host.answer(AlertRaised(filling, "what A wrote", "private_meeting"))
    host.answer(AlertRaised(filling, "bp_level", "words of its own"))
    assert [info.place for info in infos(desk, "A") if info.id == filling] == ["bp_level"]
    assert host.take_back(None).alerts == {}


def test_numbers_beyond_reason_are_kept_within_it(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    filling = one(given(host), "break_plan").filling
    host.answer(SheetFinished(filling, finished=True, minutes=1 << 70))
    assert [info.minutes_used for info in infos(desk, "A") if info.finished] == [MOST_MINUTES]
    (answer,) = host.answer(KeepPrivate(3, Keeping.ERASE, b"w" * 60, memory_kib=1 << 70))
    assert isinstance(answer, NotSaved)


def test_once_the_laptop_is_back_nothing_more_is_taken(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    filling = one(given(host), "perspective_swap").filling
    host.take_back(Ending.FINISHED)
    assert save(host, filling, written("ps_shared", "late")) == ()
    assert host.answer(TryCode(1)) == ()
    assert rows(desk, "A") == {}


# ---- taking back ----------------------------------------------------------------------------------------------------------

ACTS = {"perspective_swap": {"ps_value": Act(plain="for me alone"), "ps_shared": Act(plain="both want an end")}}


def test_without_a_code_only_me_answers_are_erased_when_the_laptop_goes_back(
    practice: Practice, desk: CaseDesk, planned: Break
) -> None:
    let_work(practice, desk, planned, "A", ACTS)
    assert rows(desk, "A") == {"ps_shared": "both want an end"}
    state = desk.file.only_me(desk.party("A").id)
    assert (state.keeping, state.working, state.coded) == (Keeping.ERASE, None, None)


def test_with_a_code_they_are_kept_closed_and_open_again_with_it(
    practice: Practice, desk: CaseDesk, planned: Break
) -> None:
    let_work(practice, desk, planned, "A", ACTS, code="walnut-9")
    closed = rows(desk, "A")["ps_value"]
    assert isinstance(closed, bytes)
    assert b"for me alone" not in closed
    state = desk.file.only_me(desk.party("A").id)
    assert (state.keeping, state.working) == (Keeping.WITH_CODE, None)
    assert state.coded is not None
    let_work(practice, desk, planned, "A", {"perspective_swap": {"ps_value": Act(plain="else")}}, code="walnut-9")
    assert rows(desk, "A")["ps_value"] != closed


@pytest.mark.parametrize("ending", [*Ending, None])
def test_how_it_ended_changes_nothing_about_what_is_erased(
    desk: CaseDesk, planned: Break, ending: Ending | None
) -> None:
    host = host_for(desk, planned, "A")
    filling = one(given(host), "perspective_swap").filling
    host.answer(KeepPrivate(1, Keeping.ERASE, b"w" * 60))
    save(host, filling, sealed("ps_value"), written("ps_shared", "stays"))
    host.take_back(ending)
    assert rows(desk, "A") == {"ps_shared": "stays"}


def test_a_crash_of_the_partys_process_loses_nothing_and_the_laptop_goes_back_once(
    practice: Practice, desk: CaseDesk, planned: Break
) -> None:
    host = host_for(desk, planned, "A")
    first = given(host)
    filling = one(first, "perspective_swap").filling
    host.answer(Acknowledged())
    host.answer(KeepPrivate(1, Keeping.ERASE, b"w" * 60))
    save(host, filling, sealed("ps_value"), written("ps_shared", "before the crash"))
    host.answer(At(filling, "ps_statement"))
    again = given(host, went_on=True)
    sheet = one(again, "perspective_swap")
    assert again.went_on
    assert again.acknowledged
    assert [each.filling for each in again.sheets] == [each.filling for each in first.sheets]
    assert {row.question for row in sheet.answers} == {"ps_value", "ps_shared"}
    assert sheet.place == "ps_statement"
    assert again.keys.state.working == b"w" * 60
    assert save(host, filling, written("ps_heard", [], revision=1)) == (Saved(1),)
    practice.clock.move(11 * 60)
    back = host.take_back(Ending.FINISHED)
    assert back.minutes == 11
    assert len(handed(desk)) == 1
    assert rows(desk, "A") == {"ps_shared": "before the crash", "ps_heard": []}


def test_what_the_mediator_must_hear_is_on_the_disk_at_once(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    filling = one(given(host), "break_plan").filling
    host.answer(Asked())
    host.answer(Asked())
    host.answer(AlertRaised(filling, "bp_private_word", "private_meeting"))
    (noted,) = desk.breaks()[0].handed
    assert (noted.asked_for_mediator, noted.alerts) == (2, {"bp_private_word": "private_meeting"})
    assert noted.back == ""


def test_that_the_laptop_was_handed_over_is_on_the_disk_before_the_party_has_it(desk: CaseDesk, planned: Break) -> None:
    given(host_for(desk, planned, "A"))
    assert [(letter, back) for letter, _at, back in handed(desk)] == [("A", "")]


def test_two_hand_overs_in_the_same_minute_are_both_noted(desk: CaseDesk, planned: Break) -> None:
    first = host_for(desk, planned, "A")
    given(first)
    first.answer(Asked())
    first.take_back(Ending.NOT_ME)
    host_for(desk, planned, "A").take_back(Ending.FINISHED)
    assert [each.asked_for_mediator for each in desk.breaks()[0].handed] == [1, 0]


def test_a_backup_that_cannot_be_made_is_told_after_everything_else_is_done(
    practice: Practice, desk: CaseDesk, planned: Break
) -> None:
    host = host_for(desk, planned, "A")
    filling = one(given(host), "perspective_swap").filling
    save(host, filling, sealed("ps_value"))
    (practice.vault.vault.places.backups / desk.case().id).write_bytes(b"in the way")
    with pytest.raises(Trouble):
        host.take_back(Ending.FINISHED)
    assert rows(desk, "A") == {}
    assert [(letter, bool(back)) for letter, _at, back in handed(desk)] == [("A", True)]


def test_older_backups_stay_until_a_party_takes_something_back(
    practice: Practice, desk: CaseDesk, planned: Break
) -> None:
    let_work(practice, desk, planned, "A", {"perspective_swap": {"ps_shared": Act(plain="kept")}})
    practice.clock.move(60)
    let_work(practice, desk, planned, "B", {"perspective_swap": {"ps_shared": Act(plain="kept too")}}, code="walnut-9")
    assert len(practice.backups(desk)) == 2
    practice.clock.move(60)
    let_work(practice, desk, planned, "A", {"perspective_swap": {"ps_shared": Act(plain="", lock=Lock.ONLY_ME)}})
    assert len(practice.backups(desk)) == 1


# ---- once more, and erasing ------------------------------------------------------------------------------------------


def test_a_save_that_arrived_is_accepted_once_more_with_a_later_revision(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    coded = KeepPrivate(1, Keeping.WITH_CODE, b"w" * 60, b"c" * 60, b"s" * 16, 65_536, 3, 4)
    filling = one(given(host), "perspective_swap").filling
    assert save(host, filling, written("ps_shared", "words")) == (Saved(1),)
    assert save(host, filling, written("ps_shared", "words", revision=2)) == (Saved(1),)
    assert host.answer(coded) == host.answer(coded) == (Saved(1),)


def test_a_party_erases_one_sheet_or_all_of_its_own_and_nobody_elses(
    practice: Practice, desk: CaseDesk, planned: Break
) -> None:
    let_work(practice, desk, planned, "B", {"perspective_swap": {"ps_shared": shared("mine")}})
    host = host_for(desk, planned, "A")
    hand_over = given(host)
    save(host, one(hand_over, "perspective_swap").filling, written("ps_shared", "x"))
    save(host, one(hand_over, "break_plan").filling, written("bp_level", 4))
    assert host.answer(Erase(7, one(hand_over, "break_plan").filling)) == (Saved(7),)
    assert rows(desk, "A") == {"ps_shared": "x"}
    assert host.answer(Erase(8)) == (Saved(8),)
    assert rows(desk, "A") == {}
    assert rows(desk, "B") == {"ps_shared": "mine"}
