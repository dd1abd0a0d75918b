from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.sharing import Lock
from app.presenters.party import words
from app.presenters.party.pages import LockView, SaveNote, SaveState
from tests.ui.parts.conftest import Show
from ui import look
from ui.editors.text_box import TextBox
from ui.parts.buttons import Button, Role
from ui.parts.cards import Notice
from ui.parts.choices import Choice, OneOf, Tick
from ui.parts.column import Page
from ui.parts.flow import Flow
from ui.parts.fold import Fold
from ui.parts.lock_chooser import LockChooser
from ui.parts.measures import air, growth, heading, press_height
from ui.parts.pressable import Pressable
from ui.parts.save_line import SaveLine
from ui.parts.words import Title, Words

SPACE, RETURN, DOWN, UP, LEFT = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
)


def presses_of(button: Button) -> list[bool]:
    """Gets an entry for every press."""
    pressed: list[bool] = []

    def note(checked: bool) -> None:
        pressed.append(checked)

    button.clicked.connect(note)
    return pressed


# ---- buttons and choices -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [SPACE, RETURN, Qt.Key.Key_Enter])
def test_a_button_is_pressed_with_space_and_return(show: Show, key: Qt.Key) -> None:
    button = Button("Continue", Role.MAIN)
    pressed = presses_of(button)
    show(button)
    QTest.keyClick(button, key)
    assert len(pressed) == 1


def test_a_key_held_down_presses_once(show: Show) -> None:
    button = Button("Continue", Role.MAIN)
    pressed = presses_of(button)
    show(button)
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, RETURN, Qt.KeyboardModifier.NoModifier, "\r", again)
        QApplication.sendEvent(button, event)
    assert len(pressed) == 1


def test_an_ampersand_in_somebodys_words_stays_one(show: Show) -> None:
    row = Pressable("Rock & roll")
    show(row)
    assert row.words() == row.accessibleName() == "Rock & roll"
    assert row.shortcut().isEmpty()


def test_long_words_on_a_row_wrap_and_what_stands_beside_them_keeps_its_room(show: Show) -> None:
    narrow = Pressable("word " * 30, beside="Answered")
    alone = Pressable("word " * 30)
    show(narrow, alone, width=400)
    assert narrow.height() >= narrow.heightForWidth(narrow.width()) > press_height()
    assert narrow.heightForWidth(300) >= alone.heightForWidth(300)
    assert narrow.accessibleDescription() == "Answered"


def test_arrow_keys_go_round_a_group_and_space_takes(show: Show) -> None:
    taken: list[object] = []
    choices = [Choice(name) for name in ("one", "two", "three")]
    group: OneOf[str] = OneOf("Which?", [(each.words(), each) for each in choices], "two")
    group.chosen.connect(taken.append)
    show(group)
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in choices] == [False, True, False]
    choices[1].setFocus()
    for key, place in ((DOWN, 2), (DOWN, 0), (LEFT, 2), (UP, 1), (UP, 0)):
        QTest.keyClick(QApplication.focusWidget() or group, key)
        assert choices[place].hasFocus()
    assert not taken
    QTest.keyClick(choices[0], SPACE)
    assert taken == ["one"]
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in choices] == [True, False, False]


def test_showing_what_is_taken_says_nothing(show: Show) -> None:
    taken: list[object] = []
    group: OneOf[str] = OneOf("Which?", [(name, Choice(name)) for name in ("one", "two")], None)
    group.chosen.connect(taken.append)
    show(group)
    group.show_taken("two")
    assert not taken


def test_return_on_a_tick_is_left_to_the_page(show: Show) -> None:
    tick = Tick("A quiet place")
    show(tick)
    QTest.keyClick(tick, RETURN)
    assert not tick.isChecked()
    QTest.keyClick(tick, SPACE)
    assert tick.isChecked()


def test_what_is_folded_in_cannot_be_reached_and_unfolds_with_a_key(show: Show) -> None:
    inside = Button("Inside")
    fold = Fold("Show an example", inside)
    show(fold)
    assert not inside.isVisible()
    QTest.keyClick(fold.button, SPACE)
    assert inside.isVisible()
    QTest.keyClick(fold.button, RETURN)
    assert not inside.isVisible()


# ---- words -------------------------------------------------------------------------------------------------------


def test_what_a_person_typed_is_never_taken_for_markup(show: Show) -> None:
    typed = "<b>x</b> &lt; <img src='file:///etc/passwd'>"
    shown = [Words(typed), Title(typed)]
    show(*shown)
    for each in shown:
        assert each.textFormat() is Qt.TextFormat.PlainText
        assert each.text() == typed


def test_words_wrap_and_are_as_high_as_they_need(show: Show) -> None:
    long = Words("Many words that go on and on. " * 20)
    show(long, width=300, height=700)
    assert long.height() >= long.heightForWidth(long.width())


def test_quiet_words_follow_the_theme(show: Show, dressed: QApplication) -> None:
    quiet = Words("beside", quiet=True)
    show(quiet)
    before = quiet.palette().color(QPalette.ColorRole.WindowText)
    look.dress(dressed, look.Theme.DARK)
    dressed.processEvents()
    assert quiet.palette().color(QPalette.ColorRole.WindowText) == look.quiet_text(QApplication.palette()) != before


def test_larger_text_makes_words_twice_as_large_and_room_less_than_that(dressed: QApplication) -> None:
    small = (look.em(), air(2), press_height(), look.em() * heading(1.55))
    look.dress(dressed, look.Theme.LIGHT, 2.0)
    assert growth() == 2.0
    large = (look.em(), air(2), press_height(), look.em() * heading(1.55))
    assert 1.9 <= large[0] / small[0] <= 2.1
    for before, after in zip(small[1:], large[1:], strict=True):
        assert 1.1 < after / before < 1.8
    assert large[3] > large[0]


def test_a_notice_is_heard_as_a_whole_and_is_gone_when_there_is_nothing_to_say(show: Show) -> None:
    notice = Notice()
    show(notice)
    assert not notice.isVisible()
    notice.say("Something to look at", ("This is 900 minutes.",))
    assert notice.isVisible()
    assert notice.accessibleName() == "Something to look at This is 900 minutes."
    notice.say("", ())
    assert not notice.isVisible()


# ---- laying out --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (330, 2), (180, 4)])
def test_a_flow_goes_on_in_the_next_line(show: Show, width: int, lines: int) -> None:
    row = QWidget()
    flow = Flow(row)
    boxes = [QLabel(f"box {number}") for number in range(4)]
    for box in boxes:
        box.setFixedSize(140, 30)
        flow.addWidget(box)
    row.setFixedWidth(width)
    show(row, width=1000)
    assert len({box.y() for box in boxes}) == lines
    assert all(box.geometry().right() < width for box in boxes)
    assert flow.heightForWidth(width) == lines * 30 + (lines - 1) * 8


def test_a_flow_may_end_at_the_right(show: Show) -> None:
    row = QWidget()
    flow = Flow(row, to_the_right=True)
    box = QLabel("box")
    box.setFixedSize(100, 30)
    flow.addWidget(box)
    row.setFixedWidth(500)
    show(row)
    assert box.geometry().right() == 499


# ---- locks and saving --------------------------------------------------------------------------------------------


def lock_view(lock: Lock, *locks: Lock, note: str = "") -> LockView:
    chosen = words.lock_choice(lock)
    return LockView(lock, chosen.label, chosen.meaning, tuple(map(words.lock_choice, locks)), note=note)


def test_locks_up_to_the_ceiling_can_be_chosen_and_say_what_they_mean(show: Show) -> None:
    taken: list[object] = []
    chooser = LockChooser(lock_view(Lock.MEDIATOR, Lock.ONLY_ME, Lock.MEDIATOR))
    chooser.chosen.connect(taken.append)
    show(chooser)
    choices = chooser.findChildren(Choice)
    assert [choice.words() for choice in choices] == ["Only me", "Me and the mediator"]
    QTest.keyClick(choices[0], SPACE)
    assert taken == [Lock.ONLY_ME]
    chooser.show_lock(lock_view(Lock.ONLY_ME, Lock.ONLY_ME, Lock.MEDIATOR))
    assert "Only you can read it." in " ".join(label.text() for label in chooser.findChildren(QLabel))


def test_one_lock_alone_is_only_shown_with_its_reason(show: Show) -> None:
    chooser = LockChooser(lock_view(Lock.MEDIATOR, Lock.MEDIATOR, note=words.fixed_lock()))
    show(chooser)
    assert not chooser.findChildren(Choice)
    assert words.fixed_lock() in " ".join(label.text() for label in chooser.findChildren(QLabel))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (SaveNote(SaveState.NOTHING), ""),
        (SaveNote(SaveState.WAITING), "Saving…"),
        (SaveNote(SaveState.SAVED), "Saved"),
        (SaveNote(SaveState.TROUBLE, ("The disk is full.", "Your words are still here.")), "The disk is full. Your words are still here."),
    ],
)  # fmt: skip
def test_the_line_about_saving_says_what_is_so(show: Show, note: SaveNote, said: str) -> None:
    line = SaveLine()
    show(line)
    line.show_note(note)
    assert line.words() == said


# ---- a page ------------------------------------------------------------------------------------------------------


class LongPage(Page):
    """A box to type in at the top, many lines, and another box far below."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.space(4)
        self.top = TextBox(3, 40)
        self.top.name("top")
        self.rows.addWidget(self.top)
        for number in range(lines):
            self.rows.addWidget(Words(f"line {number}"))
        self.below = TextBox(3, 5)
        self.below.name("below")
        self.rows.addWidget(self.below)
        self.rows.addStretch(1)
        self.go_on = Button("Continue", Role.MAIN)
        self.foot.right.addWidget(self.go_on)

    def first_focus(self) -> None:
        self.below.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def on_screen(page: Page) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    window.resize(1366, 768)
    window.show()
    QTest.qWaitForWindowActive(window)
    QApplication.processEvents()
    return window


def in_view(page: Page, box: TextBox) -> bool:
    view = page.area.viewport()
    cursor: QRect = box.edit.cursorRect()
    return view.rect().contains(box.edit.viewport().mapTo(view, cursor.center()))


def test_a_new_page_is_read_from_its_top_wherever_its_keyboard_is(dressed: QApplication) -> None:
    page = LongPage(60)
    window = on_screen(page)
    page.begin()
    dressed.processEvents()
    assert page.below.edit.hasFocus()
    assert page.area.verticalScrollBar().value() == 0
    window.deleteLater()


def test_the_place_where_letters_appear_comes_into_view_with_the_first_of_them(dressed: QApplication) -> None:
    page = LongPage(60)
    window = on_screen(page)
    page.begin()
    dressed.processEvents()
    QTest.keyClicks(page.below.edit, "a")
    assert in_view(page, page.below)
    window.deleteLater()


def test_a_box_that_grows_below_the_screen_keeps_its_last_line_in_view(dressed: QApplication) -> None:
    page = LongPage(0)
    window = on_screen(page)
    page.begin()
    dressed.processEvents()
    page.top.edit.setFocus()
    for _line in range(35):
        QTest.keyClicks(page.top.edit, "line")
        QTest.keyClick(page.top.edit, RETURN)
        dressed.processEvents()
    QTest.keyClicks(page.top.edit, "x")
    dressed.processEvents()
    assert in_view(page, page.top)
    window.deleteLater()


def test_what_gets_the_keyboard_comes_into_view_from_the_foot_too(dressed: QApplication) -> None:
    page = LongPage(60)
    window = on_screen(page)
    page.begin()
    dressed.processEvents()
    page.go_on.setFocus()
    page.top.edit.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert in_view(page, page.top)
    page.below.edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert in_view(page, page.below)
    window.deleteLater()


def test_nothing_moves_sideways_when_a_scroll_bar_comes(dressed: QApplication) -> None:
    places = set()
    for lines in (0, 60):
        page = LongPage(lines)
        window = on_screen(page)
        assert (page.area.verticalScrollBar().maximum() > 0) is (lines > 0)
        places.add(
            (
                page.top.mapTo(window, page.top.rect().topLeft()).x(),
                page.top.width(),
                page.foot.right.contentsRect().right(),
            )
        )
        window.deleteLater()
    assert len(places) == 1


def test_air_gives_way_before_anything_has_to_be_scrolled(dressed: QApplication) -> None:
    page = LongPage(5)
    window = on_screen(page)
    first = page.top.y()
    needed = page.column.heightForWidth(page.area.viewport().width())
    window.resize(1366, needed + page.foot.height())
    dressed.processEvents()
    assert page.area.verticalScrollBar().maximum() == 0
    assert page.top.y() < first
    window.deleteLater()


def test_the_foot_stays_where_it_is(dressed: QApplication) -> None:
    page = LongPage(60)
    window = on_screen(page)
    for value in (0, page.area.verticalScrollBar().maximum()):
        page.area.verticalScrollBar().setValue(value)
        assert page.go_on.mapTo(window, page.go_on.rect().bottomRight()).y() < 768
        assert page.go_on.visibleRegion().boundingRect() == page.go_on.rect()
    window.deleteLater()


def test_clicking_the_frame_of_a_box_gives_it_the_keyboard(show: Show) -> None:
    box, other = TextBox(2, 4), Button("Elsewhere")
    show(box, other)
    other.setFocus()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().topLeft())
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
