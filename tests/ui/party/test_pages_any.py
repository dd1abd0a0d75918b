"""What is there on every page: the mediator asked for, the hidden screen, text and colors; and the curtain."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.handover.messages import Asked
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, DOWN, F9, RETURN, SPACE, TAB, to_a_question, to_the_end
from ui import look
from ui.look import Theme
from ui.party.pages.ending_pages import CurtainScreen, HiddenScreen, NoticeScreen
from ui.party.pages.opening_pages import CoverScreen, WhoSeesScreen
from ui.party.pages.private_pages import CodeScreen, PrivateChoiceScreen
from ui.party.pages.question_page import QuestionScreen


def test_ask_the_mediator_is_a_calm_page_and_one_tap_goes_on(hand_over: HandOver) -> None:
    party = hand_over()
    party.press_button("Ask the mediator")
    party.page(NoticeScreen)
    assert "Open the door or raise your hand" in party.words()
    assert "has been asked for" not in party.words()
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


def test_another_text_size_leaves_one_on_the_page_one_is_at(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    party.press_button("Text and colors")
    for page in (CoverScreen, WhoSeesScreen, PrivateChoiceScreen):
        party.press_button("Larger text")
        party.page(page)
        party.press_button("Smaller text")
        party.page(page)
        party.press_button({CoverScreen: "Start", WhoSeesScreen: "I have read this"}.get(page, "Ask the mediator"))
    party.press_button("Go on")
    party.page(PrivateChoiceScreen)


def test_another_text_size_while_a_code_is_asked_for_still_asks_for_it(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party, "wish?", CODE)
    to_the_end(party)
    side.take_back()
    party.gone()
    again = hand_over()
    again.press_button("Start")
    again.page(CodeScreen)
    again.press_button("Text and colors")
    again.press_button("Larger text")
    again.page(CodeScreen)


def test_larger_text_keeps_the_keyboard_and_the_place_on_the_page(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "word?")
    party.press_button("Text and colors")
    party.press_button("Larger text")
    party.press(SPACE, SPACE)
    page = party.page(QuestionScreen)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    assert page.area.verticalScrollBar().value() > 0
    party.press(SPACE)
    assert party.comfort.size == look.SIZES[-1]
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Smaller text"
    bar = party.page(QuestionScreen).area.verticalScrollBar()
    assert bar.value() > bar.maximum() / 2


@pytest.mark.parametrize(("button", "first", "last"), [("Larger text", 0, -1), ("Smaller text", -1, 0)])
def test_pressing_at_one_place_again_and_again_meets_the_same_button(
    hand_over: HandOver, button: str, first: int, last: int
) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press_button("Text and colors")
    party.comfort.size = look.SIZES[first]
    party.comfort.choose_theme(Theme.LIGHT)
    party.app.processEvents()
    (found,) = party.buttons(button)
    point = found.mapTo(party.window, found.rect().center())
    for _step in look.SIZES[1:]:
        place = party.window.childAt(point)
        assert isinstance(place, QAbstractButton)
        assert place.accessibleName() == button
        QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=place.mapFrom(party.window, point))
        party.app.processEvents()
    assert party.comfort.size == look.SIZES[last]
