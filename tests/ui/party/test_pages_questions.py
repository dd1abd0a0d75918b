"""Questions and the list of them, shown and worked with the keyboard alone."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.only_me import Keeping
from app.domain.sharing import Lock
from app.handover.messages import AlertRaised
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, DOWN, RETURN, SPACE, UNDO, to_a_question
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.ending_pages import NoticeScreen
from ui.party.pages.opening_pages import WhoSeesScreen
from ui.party.pages.private_pages import PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen


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


def test_an_unlikely_value_is_shown_once_beside_its_field(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    page = to_a_question(party, "told?")
    party.presenter.question.answered(page._page.spot, "x" * 5001)
    party.press_button("Continue")
    assert party.page(QuestionScreen) is page
    assert page.editor is not None
    said = [sentence for note in page.editor.notes() if note.isVisible() for sentence in note.sentences()]
    assert sum("There is room for 5,000." in sentence for sentence in said) == 1
    assert party.words().count("There is room for 5,000.") == 1
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
    for said in (
        "Answered",
        "You are here",
        "Not seen yet",
        "1 of 5 answered",
        "First sheet",
        "Pause",
        "Where one is missing",
    ):
        assert said in words
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "2. told?"
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


def test_a_state_that_was_tapped_looks_chosen_and_says_where_the_words_went(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "wish?")
    party.press("my wish")
    (button,) = party.buttons("I don't know")
    up, room = _picture(button), button.size()
    party.press_button("I don't know")
    assert button.isChecked()
    assert QAccessible.queryAccessibleInterface(button).state().checked
    assert button.size() == room
    assert _picture(button) != up
    assert "Your words are set aside. Undo brings them back." in party.words()
    party.press(UNDO)
    assert page.editor is not None
    assert page.editor.value() == "my wish"
    assert not button.isChecked()
    assert "set aside" not in party.words()


def test_a_state_that_takes_nothing_away_says_nothing_of_it(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press_button("I'd rather not say")
    assert "set aside" not in party.words()


def test_undo_that_goes_to_another_page_says_so(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "told?")
    party.press("what I told", RETURN)
    assert party.page(QuestionScreen) is not page
    party.press(UNDO)
    assert party.page(QuestionScreen).title.text() == "told?"
    assert "Undo took back your last change. It was on this page." in party.words()
    party.press("something")
    assert "Undo took back" not in party.words()


def _picture(button: QAbstractButton) -> QImage:
    """The button without the ring of the keyboard."""
    button.clearFocus()
    return button.grab().toImage()
