"""The copy of a limit on the window's pages: what stays is said, and one button takes it back."""

from __future__ import annotations

from app.handover.messages import TakeLimitBack
from app.presenters.party import words
from tests.presenters.party.laptop import MediatorsSide
from tests.presenters.party.test_taking_a_limit_back import LIMITS
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import to_a_question
from ui.party.pages.ending_pages import EraseScreen, NoticeScreen

BUTTON = "Take back the copy of my limit"


def test_the_copy_is_taken_back_with_one_button_where_a_sheet_asks_for_it(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    side.add("f3", LIMITS)
    party = hand_over()
    to_a_question(party, "told?")
    party.press_button("All questions")
    party.press_button("Erase my answers")
    party.page(EraseScreen)
    assert words.limit_copy()[0] in party.words()
    party.press_button(BUTTON)
    party.page(NoticeScreen)
    assert "No copy of your limit waits to be compared any more." in party.words()
    assert [type(message) for message in party.said if isinstance(message, TakeLimitBack)] == [TakeLimitBack]


def test_no_such_button_where_nothing_asks_for_it(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "told?")
    party.press_button("All questions")
    party.press_button("Erase my answers")
    assert party.buttons("Keep my answers")
    assert not party.buttons(BUTTON)
