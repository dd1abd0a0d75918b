"""What holds for every page of the mediator's window, at 100 % and at 200 % text size."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.every_document_page import DOCUMENT_PAGES
from tests.ui.mediator.every_page import PAGES
from tests.ui.mediator.looking import (
    cut_off,
    is_in_sight,
    shown,
    stops,
    tab_through,
    turn_wheel_over,
    unnamed,
    values,
    what,
)
from tests.ui.mediator.opened import Opened
from ui import look
from ui.editors.dont_know_tick import DontKnowTick

NAMES = ("marisol", "vega", "denis", "laurent", "bakery", "bake-42")
ONLY_TO_LOOK_AT = ("both parties", "reading", "side by side", "documents", "outcome note")
every_page = pytest.mark.parametrize("name", PAGES)
both_sizes = pytest.mark.parametrize("size", [1.0, 2.0])


def opened(name: str, size: float, show: Show) -> Opened:
    look.dress(cast(QApplication, QApplication.instance()), look.Theme.LIGHT, size)
    page = PAGES[name]()
    show(page.page)
    return page


@both_sizes
@every_page
def test_nothing_is_cut_off_and_the_button_the_page_is_for_is_in_sight(name: str, size: float, show: Show) -> None:
    page = opened(name, size, show)
    assert (page.page.width(), page.page.height()) == (1366, 700)
    assert cut_off(page.page) == []
    assert page.main is None or is_in_sight(page.page, page.main)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ONLY_TO_LOOK_AT])
def test_the_main_button_can_be_pressed_with_return(name: str, show: Show) -> None:
    page = opened(name, 1.0, show)
    assert isinstance(page.main, QAbstractButton)
    assert page.main.isEnabled()
    pressed = QSignalSpy(page.main.clicked)
    page.main.setFocus()
    QTest.keyClick(page.main, Qt.Key.Key_Return)
    assert pressed.count() == 1


@every_page
def test_everything_that_takes_the_keyboard_has_a_name_and_no_title_or_tooltip_tells_a_persons(
    name: str, show: Show
) -> None:
    page = opened(name, 1.0, show).page
    assert unnamed(page) == []
    told = [
        page.windowTitle(),
        *(each.windowTitle() for each in shown(page)),
        *(each.toolTip() for each in shown(page)),
    ]
    said = " ".join(told).lower()
    assert [each for each in NAMES if each in said] == []


@every_page
def test_tab_comes_to_everything_in_the_order_in_which_the_page_is_read(name: str, show: Show) -> None:
    page = PAGES[name]().page
    # So high that nothing has to be scrolled to, and a foot stands below all else.
    show(page, height=9000)
    reached = tab_through(page)
    # Keying in, “I don't know” of a cell is a key of its own, and Tab passes it over.
    passed_over = DontKnowTick if name in KEY_IN_TABLES else ()
    assert [what(each) for each in stops(page) if each not in reached and not isinstance(each, passed_over)] == []
    there = [each for each in shown(page) if each in reached]
    # From the top of the page on, wherever the keyboard was put at first.
    start = reached.index(there[0])
    order = reached[start:] + reached[:start]
    up = [
        f"{what(before)} → {what(now)}"
        for before, now in pairwise(order)
        if _bottom(page, now) <= _top(page, before)
        and not (name in IN_COLUMNS and _column(page, now) and not _column(page, before))
    ]
    assert up == []


KEY_IN_TABLES = ("key in, form read in part", "key in, form read in part, asked")
KEY_IN = ("key in", "key in, money", "key in, list", "key in, form", "key in, end", *KEY_IN_TABLES)
IN_COLUMNS = ("side by side", "recovery sheet", *KEY_IN, *DOCUMENT_PAGES)
"""Pages with two columns that are read one after the other."""


def _column(page: QWidget, widget: QWidget) -> bool:
    """Whether a widget stands in the right one of two columns."""
    left = widget.mapTo(page, widget.rect().topLeft()).x()
    return left + widget.width() // 2 > page.width() * 0.4


def _top(page: QWidget, widget: QWidget) -> int:
    return widget.mapTo(page, widget.rect().topLeft()).y()


def _bottom(page: QWidget, widget: QWidget) -> int:
    return widget.mapTo(page, widget.rect().bottomLeft()).y()


@every_page
def test_the_mouse_wheel_changes_no_value(name: str, show: Show) -> None:
    page = opened(name, 1.0, show).page
    before = values(page)
    turn_wheel_over(page)
    assert values(page) == before


@every_page
def test_other_colors_and_sizes_can_be_chosen_while_the_page_stands(name: str, show: Show) -> None:
    page = opened(name, 1.0, show).page
    look.dress(cast(QApplication, QApplication.instance()), look.Theme.CONTRAST, 2.0)
    settle()
    assert cut_off(page) == []
    assert page.grab().toImage().pixelColor(1, page.height() // 2) == page.palette().window().color()
