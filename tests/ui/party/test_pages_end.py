"""Checking, finishing, printing, erasing, handing back: shown and worked with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.sharing import Lock
from app.handover.messages import Erase, SheetFinished
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import DOWN, SPACE, UP, to_a_question
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.ending_pages import CurtainScreen, DoneScreen, EraseScreen, NoticeScreen
from ui.party.pages.question_page import QuestionScreen


def test_the_check_page_lists_every_question_with_its_answer_and_its_lock(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("what I told")
    party.press_button("All questions")
    party.press_button("Check your answers: First sheet")
    party.page(CheckScreen)
    words = party.words()
    for label, said in (("value", "Only me"), ("told", "Me and the mediator"), ("wish", "Me and the mediator")):
        assert f"About {label}: who may see it? {said}" in words
        assert party.buttons(f"Change: About {label}")
    assert "what I told" in words
    assert "Not answered" in words
    assert QApplication.focusWidget() in party.buttons("Finish: First sheet")


def test_words_are_cleared_by_a_deliberate_tap_and_taken_back_by_another(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("what I told")
    party.press_button("All questions")
    party.press_button("Check your answers: First sheet")
    party.page(CheckScreen)
    assert "You could share these" in party.words()
    tick = party.tab_to_heard("OK to share: what I told")
    assert isinstance(tick, QAbstractButton)
    assert not tick.isChecked()
    assert "“what I told”" in party.words()
    party.press(SPACE)
    party.pass_time(1)
    assert side.rows["f1"]["told"].cleared
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "OK to share: what I told"
    party.press(SPACE)
    party.pass_time(1)
    assert not side.rows["f1"]["told"].cleared


def test_a_lock_is_changed_on_the_check_page_and_undone(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("what I told")
    party.press_button("All questions")
    party.press_button("Check your answers: First sheet")
    party.press_button("About told: who may see it? Me and the mediator")
    party.tab_to_heard("Me and the mediator")
    party.press(UP, SPACE)
    party.pass_time(1)
    kept = side.rows["f1"]["told"]
    assert (kept.lock, kept.plain, kept.sealed is None) == (Lock.ONLY_ME, None, False)
    assert "OK to share: what I told" not in party.words()
    party.press_button("Undo")
    party.pass_time(1)
    assert side.rows["f1"]["told"].lock is Lock.MEDIATOR


def test_the_check_page_says_where_on_it_one_says_yes(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("what I told")
    party.press_button("All questions")
    party.press_button("Check your answers: First sheet")
    party.press_button("About told: who may see it? Me and the mediator")
    party.tab_to_heard("Me and the mediator")
    party.press(DOWN, SPACE)
    assert "You say yes to the exact words below, under “You could share these”." in party.words()
    assert "at the end, on “Check your answers”" not in party.words()


def test_change_leads_to_the_question_and_back(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press_button("All questions")
    party.press_button("Check your answers: First sheet")
    party.press_button("Change: About wish")
    assert party.page(QuestionScreen).title.text() == "wish?"
    assert not party.buttons("Skip for now")
    party.press("changed")
    party.press_button("Back to my answers")
    party.page(CheckScreen)
    assert "changed" in party.words()


def test_finish_leads_to_the_next_sheet_and_at_last_to_done(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party)
    for sheet in ("First sheet", "Pause", "Before you go back in"):
        party.press_button("All questions")
        party.press_button(f"Check your answers: {sheet}")
        party.press_button(f"Finish: {sheet}")
    party.page(DoneScreen)
    assert [message for message in party.said if isinstance(message, SheetFinished) and message.finished]
    words = party.words()
    for said in ("Done", "The mediator will see", "The mediator will not see", "Later", "until about 15:40"):
        assert said in words
    assert QApplication.focusWidget() in party.buttons("Hand the laptop back")


def test_print_my_copy_now_asks_for_the_copy_and_says_what_became_of_it(hand_over: HandOver) -> None:
    party = hand_over()
    wanted: list[object] = []
    party.window.copy_wanted.connect(wanted.append)
    to_a_question(party)
    party.press_button("All questions")
    party.press_button("Stop for now")
    party.page(DoneScreen)
    assert "You can stop here" in party.words()
    party.press_button("Print my copy now")
    assert len(wanted) == 1
    party.window.say("Nothing was printed.")
    assert "Nothing was printed." in party.words()


def test_what_is_not_saved_is_told_before_the_laptop_goes_back(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.pass_time(1)
    side.disk_full = True
    party.press("the last words")
    party.pass_time(1)
    assert "The disk is full. Your words are still here." in party.words()
    party.press_button("All questions")
    party.press_button("Stop for now")
    party.press_button("Hand the laptop back")
    party.page(DoneScreen)
    assert "The last words are not saved yet" in party.words()
    side.disk_full = False
    party.press_button("Try again")
    party.page(CurtainScreen)
    assert side.rows["f1"]["told"].plain == "the last words"


@pytest.mark.parametrize(
    ("button", "filling"), [("Erase only “First sheet”", "f1"), ("Erase everything I wrote in this case", "")]
)
def test_erasing_is_asked_once_and_then_done(
    hand_over: HandOver, side: MediatorsSide, button: str, filling: str
) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("gone soon")
    party.pass_time(1)
    party.press_button("All questions")
    party.press_button("Erase my answers")
    party.page(EraseScreen)
    assert QApplication.focusWidget() in party.buttons("Keep my answers")
    party.press(SPACE)
    party.page(ContentsScreen)
    assert side.rows["f1"]
    party.press_button("Erase my answers")
    party.press_button(button)
    party.page(NoticeScreen)
    assert "Your answers are gone from this laptop." in party.words()
    assert [message.filling for message in party.said if isinstance(message, Erase)] == [filling]
    party.press_button("Go on")
    party.press_button("told?")
    editor = party.page(QuestionScreen).editor
    assert editor is not None
    assert editor.value() == ""
