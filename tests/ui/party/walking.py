"""Ways through a party's pages with the keyboard alone, for tests that want to be further on."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.party.person import Person
from ui.party.pages.ending_pages import CurtainScreen
from ui.party.pages.opening_pages import StartScreen
from ui.party.pages.question_page import QuestionScreen

CODE = "orchard7"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
UNDO = (CTRL, Qt.Key.Key_Z)
SPACE, RETURN, TAB, DOWN, UP, F9 = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_F9,
)


def to_the_sheet(party: Person, code: str = "") -> StartScreen:
    """From the cover to the first page of the first sheet."""
    party.press_button("Start")
    party.press_button("I have read this")
    if code:
        party.press(code, Qt.Key.Key_Return, code, Qt.Key.Key_Return)
        party.deliver()
    else:
        party.press_button("Erase them at hand-back")
    return party.page(StartScreen)


def to_a_question(party: Person, prompt: str = "", code: str = "") -> QuestionScreen:
    """From the cover to a question: the first one, or that with these words."""
    to_the_sheet(party, code)
    party.press_button("Continue")
    if prompt:
        party.press_button("All questions")
        party.press_button(prompt)
    return party.page(QuestionScreen)


def to_the_end(party: Person) -> CurtainScreen:
    """From a page of the walk to the curtain."""
    party.press_button("All questions")
    party.press_button("Stop for now")
    party.press_button("Hand the laptop back")
    return party.page(CurtainScreen)
