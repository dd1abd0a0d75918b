"""What is typed and cannot be read takes nothing away, and a sign that was typed goes with the typing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.answers import LEFT_BLANK, given
from app.domain.forms.fields import answer_of
from app.domain.kinds import DateKind, DurationKind, MoneyAmount, MoneyRange, Percent
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.date_kind import AboutDate
from app.domain.kinds.duration import Duration
from app.domain.kinds.money_range import MoneySpan
from app.domain.money import Money
from app.domain.wording import Tongue
from tests.domain.small_sheet import question
from tests.ui.editors.conftest import Open, press
from ui.editors import Editor
from ui.parts.choices import Choice

ALL = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_A)


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        (MoneyAmount(), Money(80_000, "USD"), "about 300"),
        (MoneyAmount(), Money(80_000, "USD"), "1.200"),
        (MoneyAmount(signed=True), Money(-80_000, "USD"), "about 300"),
        (MoneyRange(), MoneySpan(Money(100, "USD"), Money(200, "USD")), "half"),
        (DurationKind(unit="hours"), Duration("hours", 3), "half hour"),
        (DurationKind(unit="hours"), Duration("hours", 3), "12 hours"),
        (Percent(), 40, "some"),
        (DateKind(), AboutDate(2024, 5), "soon"),
    ],
)  # fmt: skip
def test_a_valid_answer_stays_until_a_readable_one_replaces_it(
    open_editor: Open, kind: Kind[Any], value: object, typed: str
) -> None:
    editor = open_editor(kind)
    editor.show_value(value)
    lines = [line for line in editor.findChildren(QLineEdit) if line.isVisible()]
    lines[-1 if isinstance(kind, DateKind) else 0].setFocus()
    press(ALL, typed)
    assert editor.unread()
    assert editor.value() == value
    editor.show_value(editor.value())
    assert not editor.unread()


@pytest.mark.parametrize(("kind", "value"), [(MoneyAmount(), Money(50_000, "USD")), (Percent(), 50)])
def test_what_was_just_typed_stays_when_something_unreadable_is_typed_over_it(
    open_editor: Open, kind: Kind[Any], value: object
) -> None:
    editor = open_editor(kind)
    editor.focus_first()
    press("500" if isinstance(kind, MoneyAmount) else "50")
    assert editor.value() == value
    press(ALL, "about 3")
    assert editor.unread()
    assert editor.value() == value


def test_the_beginning_of_something_unreadable_is_no_answer(open_editor: Open) -> None:
    for kind in (MoneyAmount(), Percent()):
        editor = open_editor(kind)
        editor.focus_first()
        press("12 about")
        assert editor.unread()
        assert editor.value() is None


def test_an_amount_that_could_mean_two_things_is_no_answer(open_editor: Open) -> None:
    editor = open_editor(MoneyAmount())
    editor.focus_first()
    press("1.200")
    assert editor.unread()
    assert editor.value() is None


def test_clearing_a_line_clears_the_answer(open_editor: Open) -> None:
    editor = open_editor(MoneyAmount())
    editor.show_value(Money(80_000, "USD"))
    editor.focus_first()
    press(ALL, Qt.Key.Key_Delete)
    assert editor.value() is None


def test_a_sign_that_only_typing_set_goes_back_with_the_typing(open_editor: Open) -> None:
    editor = open_editor(MoneyAmount(signed=True))
    editor.focus_first()
    press("-300")
    assert _way(editor) == "It goes from me"
    assert editor.value() == Money(-30_000, "USD")
    press(ALL, "500")
    assert _way(editor) == ""
    assert editor.value() is None


def test_a_way_that_was_chosen_stays_whatever_is_typed(open_editor: Open) -> None:
    editor = open_editor(MoneyAmount(signed=True))
    editor.focus_first()
    press("-300")
    to_me, from_me = (choice for choice in editor.findChildren(Choice))
    from_me.click()
    editor.focus_first()
    press(ALL, "500")
    assert editor.value() == Money(-50_000, "USD")
    to_me.click()
    editor.focus_first()
    press(ALL, "-20")
    assert editor.value() == Money(-2_000, "USD")
    press(ALL, "20")
    assert editor.value() == Money(2_000, "USD")


def _way(editor: Editor) -> str:
    return next((choice.accessibleName() for choice in editor.findChildren(Choice) if choice.isChecked()), "")


@pytest.mark.parametrize("leans", [-1, 0, 1])
@pytest.mark.parametrize("typed", ["500", "-500", "0", "about 3", ""])
def test_an_amount_without_a_mark_is_taken_from_a_form_as_the_screen_takes_it(
    open_editor: Open, leans: int, typed: str
) -> None:
    """On the screen an earlier answer sets the direction up; a form has circles that nobody set up."""
    kind = MoneyAmount(signed=True, leans=leans)
    editor = open_editor(kind)
    editor.show_value(None)
    editor.focus_first()
    press(typed)
    found = answer_of(question("a", kind), {"a#amount": typed, "a#direction": ""}, Tongue())
    if editor.unread():
        assert isinstance(found, Problem)
    else:
        assert found == (LEFT_BLANK if editor.value() is None else given(editor.value()))
