"""What holds for the editor of any kind, however its question is answered."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGroupBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from app.domain.kinds import KINDS, Computed, MoneyAmount
from app.domain.kinds.base import Kind, Problem
from app.domain.sources import SeededChance
from app.domain.wording import Tongue
from tests.domain.kinds.strategies import KINDS_TO_TRY, values
from tests.ui.editors.conftest import QUESTION, Open, press
from ui import look
from ui.editors import EDITORS, Editor, make_editor
from ui.parts.measures import TARGET

kinds = pytest.mark.parametrize("kind", KINDS_TO_TRY, ids=lambda kind: kind.name)
few = hypothesis.settings(
    max_examples=12, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)


def fields(editor: Editor) -> list[QWidget]:
    """Everything in the editor that can have the keyboard and is on the page."""
    return [
        widget
        for widget in editor.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.window() is editor.window()
    ]


def heard(editor: Editor) -> list[object]:
    said: list[object] = []
    editor.answered.connect(said.append)
    return said


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def test_every_kind_has_its_editor() -> None:
    assert set(EDITORS) == set(KINDS.values())


@kinds
@few
@hypothesis.given(drawn=st.data())
def test_showing_a_value_says_nothing_and_keeps_it(
    dressed: QApplication, kind: Kind[Any], drawn: st.DataObject
) -> None:
    editor = make_editor(kind, Tongue(), SeededChance(0), QUESTION)
    said = heard(editor)
    for _round in range(2):
        value = drawn.draw(values(kind))
        editor.show_value(value)
        assert editor.value() == value
        assert not editor.unread()
    assert not said
    editor.deleteLater()


@kinds
@few
@hypothesis.given(drawn=st.data())
def test_a_cleared_editor_looks_as_if_nothing_had_been_there(
    dressed: QApplication, kind: Kind[Any], drawn: st.DataObject
) -> None:
    fresh, used = (make_editor(kind, Tongue(), SeededChance(0), QUESTION) for _ in range(2))
    used.show_value(drawn.draw(values(kind)))
    for editor in (fresh, used):
        editor.show_value(kind.blank())
        editor.resize(700, 900)
    assert used.value() == kind.blank()
    assert used.grab().toImage() == fresh.grab().toImage()
    for editor in (fresh, used):
        editor.deleteLater()


@kinds
def test_nothing_is_chosen_before_a_person_chose(open_editor: Open, kind: Kind[Any]) -> None:
    if isinstance(kind, MoneyAmount) and kind.leans:
        return  # An earlier answer of the same person set this switch up.
    editor = open_editor(kind)
    assert editor.value() == kind.blank()
    assert not [button for button in editor.findChildren(QAbstractButton) if button.isChecked()]


@kinds
def test_everything_that_takes_the_keyboard_has_a_name(open_editor: Open, kind: Kind[Any]) -> None:
    editor = open_editor(kind)
    assert name_of(editor) == QUESTION
    for field in fields(editor):
        assert name_of(field), field
    for radio in editor.findChildren(QRadioButton):
        group = radio.parentWidget()
        assert isinstance(group, QGroupBox)
        assert name_of(group), radio


@kinds
def test_everything_to_press_is_large_enough(open_editor: Open, kind: Kind[Any]) -> None:
    for field in fields(open_editor(kind)):
        frame = field.parentWidget() if isinstance(field, QLineEdit | QPlainTextEdit) else field
        assert frame is not None
        assert frame.height() >= TARGET, field
        assert frame.width() >= TARGET, field


@kinds
@pytest.mark.parametrize("size", look.SIZES)
def test_no_text_size_makes_an_editor_wider_than_the_page(
    dressed: QApplication, open_editor: Open, kind: Kind[Any], size: float
) -> None:
    """The column of a page at 1366 pixels is 31 lines of text wide, or what the window leaves of that."""
    look.dress(dressed, look.Theme.LIGHT, size)
    try:
        column = min(31 * look.em(), 1366 - 2 * 45)
        editor = open_editor(kind, column)
        assert editor.minimumSizeHint().width() <= column
        for field in fields(editor):
            assert field.mapTo(editor, QPoint(field.width(), 0)).x() <= editor.width()
    finally:
        look.dress(dressed, look.Theme.LIGHT)


@kinds
def test_the_mouse_wheel_changes_nothing(open_editor: Open, kind: Kind[Any]) -> None:
    editor = open_editor(kind)
    value = values(kind).filter(lambda each: not kind.is_blank(each)) if not isinstance(kind, Computed) else None
    if value is not None:
        editor.show_value(hypothesis.find(value, lambda _each: True, settings=hypothesis.settings(database=None)))
    before, said = editor.value(), heard(editor)
    for widget in [editor, *editor.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is editor.window():
            widget.setFocus()
            middle = QPointF(widget.rect().center())
            for turn in (120, -120):
                event = QWheelEvent(
                    middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(widget, event)
    assert not said
    assert editor.value() == before


@kinds
def test_tab_visits_every_field_once_and_leaves(open_editor: Open, kind: Kind[Any]) -> None:
    editor = open_editor(kind)
    wanted = fields(editor)
    if not wanted:
        return
    editor.focus_first()
    visited: list[QWidget | None] = []
    for _step in wanted:
        visited.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert {id(widget) for widget in visited} == {id(widget) for widget in wanted}


@kinds
def test_problems_stand_in_the_editor_and_go_again(open_editor: Open, kind: Kind[Any]) -> None:
    editor = open_editor(kind)
    editor.set_problems([Problem("Look at this."), Problem("And at that.", "no such part")])
    said = [sentence for note in editor.notes() for sentence in note.sentences() if note.isVisible()]
    assert sorted(said) == ["And at that.", "Look at this."]
    editor.set_problems([])
    assert not [note for note in editor.notes() if note.isVisible()]
