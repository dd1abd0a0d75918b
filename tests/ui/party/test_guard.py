"""Nothing of a party leaves its window by the clipboard, the mouse or a menu, and nothing from outside comes in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.presenters.party.laptop import MediatorsSide
from tests.ui.party.at_work import AtWork
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import CODE, CTRL, to_a_question, to_the_end
from ui.party.pages.question_page import QuestionScreen

ALL, COPY, CUT, PASTE = ((CTRL, key) for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V))
OTHER_COPY = (CTRL, Qt.Key.Key_Insert)
OTHER_PASTE = (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Insert)
OUTSIDE = "words copied before this party came"


@pytest.fixture
def clipboard(qapp: QApplication) -> QClipboard:
    found = QGuiApplication.clipboard()
    found.setText(OUTSIDE)
    return found


class Behind(QObject):
    """Stands behind the guard and sees what it lets through."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[QEvent.Type] = set()
        self.buttons: set[Qt.MouseButton] = set()

    def _see(self, watched: QObject, event: QEvent) -> bool:
        self.seen.add(event.type())
        if isinstance(event, QMouseEvent):
            self.buttons.add(event.button())
        return super().eventFilter(watched, event)

    eventFilter = _see  # noqa: N815 - spelled as Qt calls it


@pytest.fixture
def behind(dressed: QApplication) -> Iterator[Behind]:
    """Filters are asked in turn, the newest first: the guard, which comes later, before this one."""
    found = Behind()
    dressed.installEventFilter(found)
    yield found
    dressed.removeEventFilter(found)


def box_of(party: AtWork) -> QPlainTextEdit:
    box = party.page(QuestionScreen).findChild(QPlainTextEdit)
    assert box is not None
    return box


@pytest.mark.parametrize("copy", [COPY, CUT, OTHER_COPY], ids=["copy", "cut", "the other copy"])
def test_what_is_copied_stays_in_this_window_and_can_be_pasted_there(
    hand_over: HandOver, clipboard: QClipboard, copy: tuple[Qt.KeyboardModifier, Qt.Key]
) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("heron-canary ", ALL, copy)
    assert clipboard.text() == OUTSIDE
    party.press(Qt.Key.Key_End, PASTE, OTHER_PASTE)
    assert box_of(party).toPlainText() == "heron-canary " * (2 if copy == CUT else 3)
    assert clipboard.text() == OUTSIDE


@pytest.mark.parametrize("paste", [PASTE, OTHER_PASTE], ids=["paste", "the other paste"])
def test_what_was_copied_before_cannot_be_pasted(
    hand_over: HandOver, clipboard: QClipboard, paste: tuple[Qt.KeyboardModifier, Qt.Key]
) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("mine", paste)
    assert box_of(party).toPlainText() == "mine"


def test_a_code_is_not_copied(hand_over: HandOver, clipboard: QClipboard) -> None:
    party = hand_over()
    party.press(Qt.Key.Key_Return, Qt.Key.Key_Return, CODE, ALL, COPY, Qt.Key.Key_Tab, PASTE)
    lines = [line.text() for line in party.window.findChildren(QLineEdit) if line.isVisible()]
    assert lines == [CODE, ""]


def test_selecting_puts_nothing_where_the_middle_button_pastes_from(hand_over: HandOver, clipboard: QClipboard) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("heron-canary", ALL)
    if clipboard.supportsSelection():
        assert "heron" not in clipboard.text(QClipboard.Mode.Selection)
    assert clipboard.text() == OUTSIDE


def test_the_middle_button_pastes_nothing(behind: Behind, hand_over: HandOver, clipboard: QClipboard) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("mine")
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
        QTest.mouseClick(box_of(party).viewport(), button)
    assert box_of(party).toPlainText() == "mine"
    assert Qt.MouseButton.LeftButton in behind.buttons
    assert Qt.MouseButton.MiddleButton not in behind.buttons


def test_no_menu_opens_with_the_mouse_or_the_menu_key(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    box = box_of(party)
    middle = box.viewport().rect().center()
    QTest.mouseClick(box.viewport(), Qt.MouseButton.RightButton, pos=middle)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(box.viewport(), QContextMenuEvent(reason, middle, box.viewport().mapToGlobal(middle)))
    party.press(Qt.Key.Key_Menu)
    assert QApplication.activePopupWidget() is None


def test_nothing_can_be_dragged_out(hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("heron-canary", ALL)
    box = box_of(party)
    start = QPoint(15, 12)
    QTest.mousePress(box.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 40):
        QTest.mouseMove(box.viewport(), start + QPoint(10 * step, 4 * step))
    QTest.mouseRelease(box.viewport(), Qt.MouseButton.LeftButton)
    assert party.app.startDragDistance() > 10_000
    assert box.toPlainText() == "heron-canary"


def test_nothing_can_be_dropped_in(behind: Behind, hand_over: HandOver) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    mime = QMimeData()
    mime.setText(OUTSIDE)
    held = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPointF(15, 12), *held), QDropEvent(QPointF(15, 12), *held)):
        QApplication.sendEvent(box_of(party).viewport(), event)
    assert not behind.seen & {QEvent.Type.DragEnter, QEvent.Type.Drop}
    assert box_of(party).toPlainText() == ""


def test_a_call_to_quit_comes_to_nobody(behind: Behind, hand_over: HandOver) -> None:
    party = hand_over()
    QApplication.sendEvent(party.app, QEvent(QEvent.Type.Quit))
    assert QEvent.Type.Quit not in behind.seen
    assert party.window.isVisible()


def test_the_mouse_wheel_changes_no_answer_on_any_question(hand_over: HandOver, side: MediatorsSide) -> None:
    party = hand_over()
    to_a_question(party)
    for prompt in ("value?", "told?", "way?", "secret_way?", "level?", "fits?", "word?"):
        party.press_button("All questions")
        party.press_button(prompt)
        page = party.page(QuestionScreen)
        assert page.editor is not None
        before = page.editor.value()
        for widget in page.editor.findChildren(QWidget):
            if widget.isVisible():
                widget.setFocus()
                turn_the_wheel(widget)
        assert page.editor.value() == before
    party.pass_time(1)
    assert not side.rows["f1"]
    assert not side.rows["f2"]


def test_at_hand_back_what_was_copied_is_forgotten(hand_over: HandOver, clipboard: QClipboard) -> None:
    party = hand_over()
    to_a_question(party, "wish?")
    party.press("heron-canary", ALL, COPY)
    to_the_end(party)
    party.guard.empty()
    line = QLineEdit()
    line.show()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.text() == ""
    line.deleteLater()


def test_every_act_of_a_person_is_noted_and_moving_widgets_is_none(hand_over: HandOver) -> None:
    party = hand_over()
    noted: list[None] = []
    party.guard.acted.connect(lambda: noted.append(None))
    party.window.resize(1200, 700)
    party.app.processEvents()
    assert not noted
    party.press(Qt.Key.Key_Shift)
    QTest.mouseMove(party.window, QPoint(3, 3))
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(4, 4),
        QPointF(4, 4),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(party.window, event)
    turn_the_wheel(party.window)
    assert len(noted) >= 3


def turn_the_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    for turn in (120, -120):
        event = QWheelEvent(
            middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
