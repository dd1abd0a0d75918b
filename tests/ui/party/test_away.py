"""Nobody at the laptop: hidden after three minutes, the curtain after ten; and an act of a person begins afresh."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.handover.messages import Ending, HandBack
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.at_work import AtWork
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, to_a_question
from ui.parts.column import Page
from ui.party.pages.ending_pages import CurtainScreen, HiddenScreen
from ui.party.pages.opening_pages import CoverScreen
from ui.party.pages.question_page import QuestionScreen

MINUTE = 60


def is_hidden(party: AtWork) -> bool:
    return isinstance(party.page(Page), HiddenScreen)


def test_after_three_minutes_without_anybody_the_screen_is_hidden(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("heron-canary")
    party.pass_time(3 * MINUTE - 5)
    assert not is_hidden(party)
    party.pass_time(10)
    assert is_hidden(party)
    assert "heron-canary" not in party.words()
    party.press(Qt.Key.Key_F9)
    page = party.page(QuestionScreen)
    assert page.editor is not None
    assert page.editor.value() == "heron-canary"


def test_also_on_the_cover(hand_over: HandOver) -> None:
    party = hand_over()
    party.pass_time(3 * MINUTE + 5)
    assert is_hidden(party)
    assert "Marisol" not in party.words()
    party.press(Qt.Key.Key_F9)
    party.page(CoverScreen)


def test_a_key_or_the_mouse_begins_the_minutes_afresh(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    for _time in range(4):
        party.pass_time(2 * MINUTE)
        party.press("a")
    assert not is_hidden(party)


def test_after_ten_minutes_the_curtain_comes_and_everything_typed_is_saved(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("typed just before leaving")
    party.pass_time(9 * MINUTE)
    assert is_hidden(party)
    party.pass_time(MINUTE + 5)
    party.page(CurtainScreen)
    assert HandBack(Ending.TIMED_OUT, everything_saved=True) in party.said
    assert side.rows["f1"]["wish"].plain == "typed just before leaving"


def test_the_minutes_are_those_of_the_case_and_none_means_never(hand_over: HandOver) -> None:
    party = hand_over(hide_after=1, curtain_after=0)
    party.pass_time(MINUTE + 5)
    assert is_hidden(party)
    party.pass_time(120 * MINUTE)
    assert is_hidden(party)
    again = hand_over(hide_after=0, curtain_after=0)
    again.pass_time(120 * MINUTE)
    again.page(CoverScreen)


def test_five_wrong_codes_on_the_hidden_screen_are_the_curtain(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?", CODE)
    party.press(Qt.Key.Key_F9)
    for _time in range(5):
        assert is_hidden(party)
        party.press("not this", Qt.Key.Key_Return)
    party.deliver()
    party.page(CurtainScreen)
