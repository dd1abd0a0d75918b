"""Every page of the walk, shown and worked with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.domain.only_me import Keeping
from app.domain.sharing import Lock
from app.handover.messages import AlertRaised, Asked, Ending, Erase, HandBack, HelperNamed, SheetFinished
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, to_a_question, to_the_end, to_the_sheet
from ui.look import Theme
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.ending_pages import CurtainScreen, DoneScreen, EraseScreen, HiddenScreen, NoticeScreen
from ui.party.pages.opening_pages import CalmScreen, CoverScreen, StartScreen, WhoSeesScreen
from ui.party.pages.private_pages import CodeScreen, PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen

SPACE, RETURN, TAB, DOWN, UP, F9 = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_F9,
)


# ---- before the questions ----------------------------------------------------------------------------------------


def test_the_cover_says_for_whom_what_and_until_when_and_nothing_of_the_case(hand_over: HandOver) -> None:
    party = hand_over()
    party.page(CoverScreen)
    words = party.words()
    for said in ("This is for", "Marisol", "First sheet · about 4 minutes", "until about 15:40"):
        assert said in words
    for hidden in ("Denis", "K7F4-2Q", "case1", "PRACTICE"):
        assert hidden not in words
    assert QApplication.focusWidget() in party.buttons("Start")


def test_a_practice_case_says_so_and_a_second_start_too(hand_over: HandOver) -> None:
    party = hand_over(practice=True, went_on=True)
    assert "PRACTICE: nothing here is real." in party.words()
    assert "What was saved is here." in party.words()
    assert party.buttons("Go on")


def test_somebody_who_helps_is_named_on_the_cover(hand_over: HandOver) -> None:
    party = hand_over()
    party.press_button("Someone helps me write")
    party.tab_to_heard("Name of the person who helps me write")
    party.press("Rosa", RETURN)
    party.page(WhoSeesScreen)
    assert HelperNamed("f1", "Rosa") in party.said


def test_that_is_not_me_is_the_curtain_at_once(hand_over: HandOver) -> None:
    party = hand_over()
    party.press_button("That is not me")
    party.page(CurtainScreen)
    assert HandBack(Ending.NOT_ME) in party.said
    assert "Marisol" not in party.words()


def test_who_sees_this_shows_the_limits_and_goes_back_or_on(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    party.press(RETURN)
    party.page(WhoSeesScreen)
    assert "There are limits." in party.words()
    assert "You can skip any question." in party.words()
    party.press_button("Back")
    party.page(CoverScreen)
    party.press(RETURN)
    party.press(RETURN)
    party.page(PrivateChoiceScreen)
    assert side.acknowledged


def test_private_answers_are_kept_with_a_code_typed_twice(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    party.press(RETURN, RETURN)
    page = party.page(PrivateChoiceScreen)
    assert "Nobody can bring back a forgotten code" in party.words()
    lines = page.findChildren(QLineEdit)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    party.press("short", RETURN, "short", RETURN)
    assert "at least 6 letters or numbers" in party.words()
    page = party.page(PrivateChoiceScreen)
    party.tab_to_heard("Your code")
    party.press(CODE, RETURN, "another", RETURN)
    assert "The two codes are not the same." in party.words()
    party.tab_to_heard("Your code")
    party.press(CODE, RETURN, CODE, RETURN)
    party.deliver()
    party.page(StartScreen)
    party.pass_time(1)
    assert side.only_me.keeping is Keeping.WITH_CODE


def test_the_code_is_shown_as_letters_only_when_asked(hand_over: HandOver) -> None:
    party = hand_over()
    party.press(RETURN, RETURN)
    page = party.page(PrivateChoiceScreen)
    party.press_button("Show the code")
    assert {line.echoMode() for line in page.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Normal}
    party.press(SPACE)
    assert {line.echoMode() for line in page.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Password}


def test_private_answers_are_erased_at_hand_back_where_the_party_says_so(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_the_sheet(party)
    party.pass_time(1)
    assert side.only_me.keeping is Keeping.ERASE


def test_the_next_hand_over_asks_for_the_code_and_tells_the_tries_left(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_the_sheet(party, CODE)
    to_the_end(party)
    side.take_back()
    party.gone()
    again = hand_over()
    again.press(RETURN)
    again.page(CodeScreen)
    again.press("not this", RETURN)
    again.deliver()
    assert "That code does not fit. You have" in again.words()
    again.tab_to_heard("Your code")
    again.press(CODE, RETURN)
    again.deliver()
    again.page(StartScreen)


def test_without_the_code_one_goes_on_and_earlier_private_answers_stay_closed(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party, "value?", CODE)
    party.press("heron")
    party.pass_time(1)
    to_the_end(party)
    side.take_back()
    party.gone()
    again = hand_over()
    again.press(RETURN)
    again.press_button("Go on without my code")
    page = again.page(QuestionScreen)
    assert page.editor is None
    assert "It stays closed until you type your code." in again.words()
    again.press_button("Type my code")
    again.page(CodeScreen)
    again.tab_to_heard("Your code")
    again.press(CODE, RETURN)
    again.deliver()
    page = again.page(QuestionScreen)
    assert page.editor is not None
    assert page.editor.value() == "heron"


def test_the_calm_minute_is_left_at_once_by_whoever_wants_to(hand_over: HandOver) -> None:
    party = hand_over(calm_minute=True)
    party.press(RETURN, RETURN)
    party.press_button("Erase them at hand-back")
    party.page(CalmScreen)
    assert not re.search(r"\d+:\d|\d+ (minute|second)", party.words()), "a clock on the calm page"
    party.press(RETURN)
    party.page(StartScreen)


def test_a_sheet_begins_with_what_it_is_for_and_more_questions(hand_over: HandOver) -> None:
    party = hand_over()
    to_the_sheet(party)
    for said in ("Sheet 1 of 2", "First sheet", "What it is for.", "5 questions, about 4 minutes", "short form"):
        assert said in party.words()
    party.press_button("More questions")
    party.page(StartScreen)
    assert "6 questions" in party.words()
    party.press(RETURN)
    party.page(QuestionScreen)


# ---- questions and the list of them ------------------------------------------------------------------------------


def test_a_question_page_has_every_control_it_is_to_have(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party)
    words = party.words()
    for said in ("First part", "Question 1", "value?", "Who may see this answer?"):
        assert said in words
    for named in (
        "Back", "Continue", "Skip for now", "Clear answer", "Undo", "I don't know", "I'd rather not say",
        "All questions", "Text and colors", "Ask the mediator", "Hide my screen (F9)",
    ):  # fmt: skip
        assert party.buttons(named), named


def test_back_and_forward_lose_and_change_nothing(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("what I told")
    for _step in range(2):
        party.press_button("Continue")
    party.press("because")
    for _step in range(3):
        party.press_button("Back")
    for _step in range(3):
        party.press_button("Continue")
    party.pass_time(1)
    assert side.rows["f1"]["told"].plain == "what I told"


def test_return_in_a_short_text_goes_on(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("words", RETURN)
    assert party.page(QuestionScreen).title.text() == "wish?"


def test_a_lock_is_chosen_with_the_arrow_keys(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("words")
    party.tab_to_heard("Me and the mediator")
    party.press(DOWN, SPACE)
    assert "You say yes to the exact words at the end" in party.words()
    party.pass_time(1)
    row = side.rows["f1"]["told"]
    assert row.lock is Lock.SHARE
    assert not row.cleared


def test_an_unlikely_value_is_shown_once_at_the_top_and_beside_its_field(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    page = to_a_question(party, "told?")
    party.presenter.question.answered(page._page.spot, "x" * 5001)
    party.press_button("Continue")
    assert party.page(QuestionScreen) is page
    assert page.notice.isVisible()
    assert party.words().count("There is room for 5,000.") >= 2
    party.press_button("Continue")
    assert party.page(QuestionScreen) is not page


def test_a_pointer_leads_to_the_question_it_names(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "fits?")
    party.press(SPACE)
    party.pass_time(1)
    assert "There is a question about this: word?" in party.words()
    party.press_button("Go there")
    assert party.page(QuestionScreen).title.text() == "word?"


def test_now_calls_the_mediator_and_offers_to_hand_back(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "word?")
    party.press(SPACE)
    party.press_button("Continue")
    party.page(NoticeScreen)
    assert "Open the door or call the mediator. You can hand the laptop back now." in party.words()
    assert [message for message in party.said if isinstance(message, AlertRaised)]
    party.press_button("Go on writing")
    party.page(CheckScreen)


def test_all_questions_says_what_is_done_and_open_and_leads_anywhere(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party)
    party.press("mine")
    party.press_button("Continue")
    party.press_button("All questions")
    party.page(ContentsScreen)
    words = party.words()
    for said in ("Answered", "You are here", "Not seen yet", "1 of 5 answered", "First sheet", "Pause"):
        assert said in words
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "told?"
    assert here.accessibleDescription() == "You are here"
    party.press_button("level?")
    assert party.page(QuestionScreen).title.text() == "level?"
    party.press_button("All questions")
    party.press_button("Back to where I was")
    assert party.page(QuestionScreen).title.text() == "level?"


def test_who_sees_what_i_write_can_be_read_again(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party)
    party.press_button("All questions")
    party.press_button("Who sees what I write")
    party.page(WhoSeesScreen)
    party.press_button("Text and colors")
    party.press_button("Larger text")
    party.page(WhoSeesScreen)
    party.press_button("I have read this")
    party.page(ContentsScreen)


def test_the_choice_for_private_answers_can_be_changed_or_left_as_it_is(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party)
    for leave in (True, False):
        party.press_button("All questions")
        party.press_button("Change that")
        party.page(PrivateChoiceScreen)
        if leave:
            party.press_button("Leave it as it is")
            party.page(ContentsScreen)
            party.press_button("Back to where I was")
        else:
            party.tab_to_heard("Your code")
            party.press(CODE, RETURN, CODE, RETURN)
            party.deliver()
        party.page(QuestionScreen)
    party.pass_time(1)
    assert side.only_me.keeping is Keeping.WITH_CODE


# ---- check, done, erase ------------------------------------------------------------------------------------------


def to_the_check_page(party_at: HandOver, words: str = "what I told") -> CheckScreen:
    party = party_at()
    to_a_question(party, "told?")
    party.press(words)
    party.pass_time(1)
    party.press_button("All questions")
    party.press_button("Check your answers: First sheet")
    return party.page(CheckScreen)


def test_the_check_page_lists_every_question_with_its_lock(hand_over: HandOver) -> None:
    page = to_the_check_page(hand_over)
    words = "\n".join(each.text() for each in page.findChildren(QAbstractButton)) + page.window().windowTitle()
    assert "Finish" in words
    shown = [each for each in page.findChildren(QAbstractButton) if each.accessibleName().startswith("Change: ")]
    assert len(shown) == 5
    assert QApplication.focusWidget() is page._finish


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


# ---- on every page -----------------------------------------------------------------------------------------------


def test_ask_the_mediator_is_a_calm_page_and_one_tap_goes_on(hand_over: HandOver) -> None:
    party = hand_over()
    party.press_button("Ask the mediator")
    party.page(NoticeScreen)
    assert "The mediator has been asked for" in party.words()
    assert Asked() in party.said
    party.press(RETURN)
    party.page(CoverScreen)
    to_a_question(party, "wish?")
    party.press("half a ")
    party.press_button("Ask the mediator")
    party.press(SPACE)
    editor = party.page(QuestionScreen).editor
    assert editor is not None
    assert editor.value() == "half a "


def test_hide_my_screen_shows_nothing_and_the_same_key_comes_back(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "wish?")
    party.press("heron-canary")
    for way in (F9, "button"):
        if isinstance(way, str):
            party.press_button("Hide my screen (F9)")
        else:
            party.press(way)
        party.page(HiddenScreen)
        for word in ("heron-canary", "wish?", "Marisol", "First sheet"):
            assert word not in party.words()
        party.press(F9)
        assert party.page(QuestionScreen) is page
    assert page.editor is not None
    assert page.editor.value() == "heron-canary"


def test_with_a_code_the_hidden_screen_asks_for_it(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "wish?", CODE)
    party.press(F9)
    party.press(F9)
    party.page(HiddenScreen)
    party.press("not this", RETURN)
    assert "That code does not fit." in party.words()
    party.press(CODE, RETURN)
    assert party.page(QuestionScreen) is page


def test_from_the_hidden_screen_the_laptop_can_go_back(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party)
    party.press(F9)
    party.press_button("Hand the laptop back")
    party.page(CurtainScreen)


def test_text_size_and_colors_change_on_every_page_and_nothing_is_lost(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "wish?")
    party.press("kept")
    party.press_button("Text and colors")
    party.tab_to_heard("Larger text")
    for _step in range(4):
        party.press(SPACE)
    assert "Text size 200 %" in party.words()
    assert not party.buttons("Larger text")[0].isEnabled()
    party.tab_to_heard("As on this computer")
    party.press(DOWN, DOWN, DOWN, SPACE)
    assert party.comfort.theme is Theme.CONTRAST
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "High contrast"
    page = party.page(QuestionScreen)
    assert page.editor is not None
    assert page.editor.value() == "kept"
    assert page.title.text() == "wish?"


def test_the_curtain_has_nothing_to_press(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party)
    to_the_end(party)
    assert "Time to hand the laptop back." in party.words()
    party.press(RETURN, F9, SPACE, TAB)
    party.page(CurtainScreen)
    assert not [each for each in party.window.findChildren(QAbstractButton) if each.isVisible()]
