from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget

from app.domain.kinds.base import LONGEST_TEXT
from app.handover.messages import HandBack, Message
from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import ALT, CTRL, UNDO, to_a_question, to_the_end
from ui.party.pages.ending_pages import CurtainScreen
from ui.party.pages.question_page import QuestionScreen


def test_closing_the_window_does_nothing(hand_over: HandOver) -> None:
    party = hand_over()
    assert not party.window.close()
    event = QCloseEvent()
    QApplication.sendEvent(party.window, event)
    assert not event.isAccepted()
    assert party.window.isVisible()


@pytest.mark.parametrize(
    "keys",
    [
        (ALT, Qt.Key.Key_F4),
        (CTRL, Qt.Key.Key_Q),
        (CTRL, Qt.Key.Key_W),
        (CTRL, Qt.Key.Key_F4),
        Qt.Key.Key_Escape,
        Qt.Key.Key_F11,
        Qt.Key.Key_F1,
        (ALT, Qt.Key.Key_Space),
        (CTRL, Qt.Key.Key_N),
        (CTRL, Qt.Key.Key_P),
        (CTRL, Qt.Key.Key_S),
    ],
    ids=str,
)
def test_no_key_leads_out(hand_over: HandOver, keys: Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key]) -> None:
    party = hand_over()
    page = to_a_question(party)
    party.press(keys)
    assert party.window.isVisible()
    assert party.page(QuestionScreen) is page
    assert QApplication.activeModalWidget() is None
    assert not [
        widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not party.window
    ]


def test_quitting_the_program_does_nothing(hand_over: HandOver) -> None:
    party = hand_over()
    event = QEvent(QEvent.Type.Quit)
    QCoreApplication.sendEvent(party.app, event)
    party.app.processEvents()
    assert party.window.isVisible()


def test_on_every_page_the_title_is_recess_and_there_is_no_menu(hand_over: HandOver) -> None:
    party = hand_over()
    titles = {party.window.windowTitle()}
    for words in ("Start", "I have read this", "Erase them at hand-back", "Continue", "All questions"):
        party.press_button(words)
        titles.add(party.window.windowTitle())
    titles |= {widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    assert titles == {"Recess"}
    assert not party.window.findChildren(QMenuBar)
    assert not party.window.findChildren(QMenu)


def test_undo_reaches_beyond_the_words_that_stand_there_and_is_forgotten_at_hand_back(
    hand_over: HandOver, side: MediatorsSide
) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("my wish")
    party.pass_time(1)
    party.press_button("Clear answer")
    party.press(UNDO)
    party.pass_time(1)
    assert side.rows["f1"]["wish"].plain == "my wish"
    to_the_end(party)
    rows = dict(side.rows["f1"])
    party.press(UNDO)
    party.pass_time(1)
    assert side.rows["f1"] == rows
    party.page(CurtainScreen)


def test_behind_the_curtain_no_widget_holds_a_word_of_the_party(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("heron-canary")
    party.pass_time(1)
    to_the_end(party)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    words = [
        text
        for widget in party.window.findChildren(QWidget)
        for text in (_held(widget), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    ]
    assert "heron-canary" not in " ".join(words)
    assert "Marisol" not in " ".join(words)
    assert any(isinstance(message, HandBack) for message in party.said)


def test_the_presenter_undoes_nothing_after_the_curtain(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("my wish")
    to_the_end(party)
    said: list[Message] = list(party.said)
    QTest.keySequence(party.window, QKeySequence(QKeySequence.StandardKey.Undo))
    party.pass_time(2)
    assert party.said == said


def test_a_box_of_five_thousand_letters_shows_where_one_types(hand_over: HandOver) -> None:
    party = hand_over()
    page = to_a_question(party, "wish?")
    party.press("word " * (LONGEST_TEXT // 50))
    box = page.findChild(QPlainTextEdit)
    assert box is not None
    viewport = page.area.viewport()
    cursor = box.cursorRect()
    assert viewport.rect().contains(box.mapTo(viewport, cursor.center()))


def _held(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    text = getattr(widget, "text", None)
    words = getattr(widget, "words", None)
    return " ".join(str(each()) for each in (text, words) if callable(each))
