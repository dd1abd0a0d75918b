"""The pages before the questions, shown and worked with the keyboard alone."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.only_me import Keeping
from app.handover.messages import Ending, HandBack, HelperNamed
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, RETURN, SPACE, to_a_question, to_the_end, to_the_sheet
from ui.party.pages.ending_pages import CurtainScreen
from ui.party.pages.opening_pages import CalmScreen, CoverScreen, StartScreen, WhoSeesScreen
from ui.party.pages.private_pages import CodeScreen, PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen


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
    assert HandBack(Ending.NOT_ME, everything_saved=True) in party.said
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
