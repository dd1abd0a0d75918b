"""Ticks and choices that say a person's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.mediator.conftest import Show
from tests.ui.mediator.opened import Desk
from ui.mediator.pieces.ticks import Choice, Segment, Tick


@pytest.mark.parametrize("made", [Tick, Choice, lambda words: Segment(words, words)])
@pytest.mark.usefixtures("dressed")
def test_a_name_with_an_ampersand_is_said_as_it_is_and_takes_no_key(
    made: Callable[[str], QAbstractButton], qapp: QApplication
) -> None:
    button = made("Smith &Sons & Co. A&M")
    assert (button.text(), button.accessibleName()) == ("Smith &Sons & Co. A&M",) * 2
    assert button.shortcut().isEmpty()


def test_no_document_of_such_a_party_is_picked_by_a_key_that_somebody_presses_for_something_else(show: Show) -> None:
    desk = Desk()
    first, *others = desk.case.now.parties
    desk.case.now = replace(desk.case.now, parties=(replace(first, name="Smith &Sons"), *others))
    page = desk.documents()
    show(page)
    taken = [each.text() for each in page.findChildren(QAbstractButton) if not each.shortcut().isEmpty()]
    assert taken == []
    assert any("Smith &Sons" in choice.text() for choice in page.choices)
