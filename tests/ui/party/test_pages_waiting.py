"""Pages that wait for the disk, and the way out of a forgotten code, with the keyboard alone."""

from __future__ import annotations

from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, F9, RETURN, to_a_question, to_the_end
from ui.party.pages.ending_pages import CurtainScreen, DoneScreen, NoticeScreen
from ui.party.pages.private_pages import CodeScreen, PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen


def test_a_forgotten_code_is_given_up_only_after_its_price_was_read(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party, "value?", CODE)
    party.press("heron")
    party.pass_time(1)
    to_the_end(party)
    side.take_back()
    party.gone()
    again = hand_over()
    again.press(RETURN)
    again.page(CodeScreen)
    again.press_button("I forgot my code")
    again.page(NoticeScreen)
    assert "Nobody can open the private answers you kept with it" in again.words()
    again.press(RETURN)
    again.page(CodeScreen)
    assert "value" in side.rows["f1"]
    again.press_button("I forgot my code")
    again.press_button("Erase them for good")
    again.deliver()
    again.page(PrivateChoiceScreen)
    assert "value" not in side.rows["f1"]
    again.press_button("Erase them at hand-back")
    again.page(QuestionScreen)


def test_change_that_asks_for_the_code_first_where_it_was_not_typed(hand_over: HandOver, side: MediatorsSide) -> None:
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
    again.press_button("All questions")
    again.press_button("Change that")
    again.page(CodeScreen)
    assert "Type that code first, then you can choose again." in again.words()
    assert "is erased when you hand the laptop back" not in again.words()
    again.press(CODE, RETURN)
    again.deliver()
    again.page(PrivateChoiceScreen)


def test_the_button_that_hands_back_is_off_while_it_saves_and_says_so(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.pass_time(1)
    side.silent = True
    party.press("the last words")
    party.press_button("All questions")
    party.press_button("Stop for now")
    party.press_button("Hand the laptop back")
    party.page(DoneScreen)
    (button,) = party.buttons("Saving…")
    assert not button.isEnabled()
    party.pass_time(10.5)
    assert "The laptop is taking long to save." in party.words()
    side.silent = False
    party.press_button("Try again")
    party.deliver()
    party.page(CurtainScreen)
    assert side.rows["f1"]["told"].plain == "the last words"


def test_a_calm_page_waits_while_answers_are_erased_and_has_nothing_to_type_in(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press("to be erased")
    party.pass_time(1)
    party.press_button("All questions")
    party.press_button("Erase my answers")
    side.silent = True
    party.press_button("Erase everything I wrote in this case")
    party.page(NoticeScreen)
    assert "Your answers are being erased from this laptop." in party.words()
    party.press(RETURN, F9, F9, "more words", RETURN)
    party.page(NoticeScreen)
    side.silent = False
    party.pass_time(12)
    assert "Your answers are gone from this laptop." in party.words()
    assert side.rows["f1"] == {}
