"""For every kind of question: shown, answered with the keyboard alone, skipped, cleared, undone, reopened, printed.

Window, presenter, case file and documents are the real ones; only the pipe between them is left out. That a kind
cannot be forgotten: the cases are the program's own `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.answers import State
from app.domain.kinds import KINDS, Computed
from app.domain.kinds.base import Kind
from app.domain.worksheet import Worksheet
from app.handover.messages import Save
from tests.presenters.party.laptop import question
from tests.ui.party.at_table import PROMPT, AtTable, sheet_for
from tests.ui.party.at_work import dress
from tests.ui.party.hands import HANDS, do
from ui.editors import EDITORS
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.contents_page import ContentsScreen
from ui.party.pages.question_page import QuestionScreen

TO_ANSWER = [kind for kind in KINDS.values() if kind is not Computed]
kinds = pytest.mark.parametrize("kind", TO_ANSWER, ids=[kind.name for kind in TO_ANSWER])
WITHOUT_A_VALUE = (
    ("Clear answer", State.LEFT_BLANK),
    ("I don't know", State.DONT_KNOW),
    ("I'd rather not say", State.RATHER_NOT),
)
UNDO = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Z)
Seat = Callable[[Worksheet], AtTable]


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    tables: list[AtTable] = []

    def seated(sheet: Worksheet) -> AtTable:
        tables.append(AtTable(dress(qapp), tmp_path, sheet))
        return tables[-1]

    yield seated
    for table in tables:
        table.gone()


def answered(table: AtTable, kind: type[Kind[Any]]) -> None:
    """From the cover to the answer on the disk."""
    table.to_the_question()
    do(table.party, *HANDS[kind].steps)
    table.party.pass_time(1)


def press_beside(table: AtTable, words: str) -> None:
    """Press a button that stands below the editor, not one of the same words in it."""

    def is_it(widget: QWidget) -> bool:
        return widget in table.party.buttons(words) and not table.editor().isAncestorOf(widget)

    table.party.tab_to(is_it)
    table.party.press(Qt.Key.Key_Space)


def saving(table: AtTable) -> str:
    return table.party.page(QuestionScreen).saved.words()


def test_every_kind_has_a_hand_that_answers_it() -> None:
    assert set(HANDS) == set(KINDS.values())


@kinds
def test_is_shown_blank_with_the_keyboard_in_its_first_field_and_can_be_skipped(
    seat: Seat, kind: type[Kind[Any]]
) -> None:
    table = seat(sheet_for(HANDS[kind].kind))
    page = table.to_the_question()
    editor = table.editor()
    assert isinstance(editor, EDITORS[kind])
    assert page.title.text() == PROMPT
    assert editor.value() == HANDS[kind].kind.blank()
    here = QApplication.focusWidget()
    assert here is not None
    assert editor.isAncestorOf(here)
    assert page.area.viewport().rect().contains(here.mapTo(page.area.viewport(), here.rect().center()))

    table.party.press_button("Skip for now")
    assert table.party.page(QuestionScreen).title.text() == "after?"
    table.party.press_button("All questions")
    table.party.page(ContentsScreen)
    assert "Skipped for now" in table.party.words()
    table.party.press_button(PROMPT)
    assert table.editor().value() == HANDS[kind].kind.blank()


@kinds
def test_is_answered_with_the_keyboard_alone_and_saved_says_so_only_after_the_disk_has_it(
    seat: Seat, kind: type[Kind[Any]]
) -> None:
    table = seat(sheet_for(HANDS[kind].kind))
    table.to_the_question()
    do(table.party, *HANDS[kind].steps)
    assert saving(table) == "Saving…"
    table.party.timers.pass_time(1)
    assert any(isinstance(message, Save) for message in table.party.said)
    assert saving(table) == "Saving…"
    table.party.deliver()
    assert saving(table) == "Saved"
    assert table.shown() == HANDS[kind].said
    assert table.stored() == (State.GIVEN, HANDS[kind].said)


@kinds
def test_is_cleared_or_not_known_or_not_told_and_undo_brings_it_back(seat: Seat, kind: type[Kind[Any]]) -> None:
    table = seat(sheet_for(HANDS[kind].kind))
    answered(table, kind)
    for words, state in WITHOUT_A_VALUE:
        press_beside(table, words)
        table.party.pass_time(1)
        assert table.editor().value() == HANDS[kind].kind.blank()
        assert table.stored() == (state, ())
        table.editor().focus_first()
        table.party.press(UNDO)
        table.party.pass_time(1)
        assert table.shown() == HANDS[kind].said
        assert table.stored() == (State.GIVEN, HANDS[kind].said)


@kinds
def test_is_checked_changed_and_reopened_at_its_place_even_behind_a_new_question(
    seat: Seat, kind: type[Kind[Any]]
) -> None:
    table = seat(sheet_for(HANDS[kind].kind))
    answered(table, kind)
    value = table.editor().value()
    table.party.press_button("Continue")
    table.party.press_button("Continue")
    table.party.page(CheckScreen)
    assert [line for line in HANDS[kind].said if line not in table.party.words()] == []
    table.party.press_button("Change: My own say")
    assert table.party.page(QuestionScreen).title.text() == PROMPT
    table.party.press_button("Back to my answers")
    table.party.page(CheckScreen)
    table.party.press_button("Back")
    table.party.press_button("Back")
    table.hand_back()

    page = table.come_back(earlier=question("put before"))
    assert page.title.text() == PROMPT
    assert table.editor().value() == value
    assert table.shown() == HANDS[kind].said


@kinds
def test_is_printed_blank_and_filled(seat: Seat, kind: type[Kind[Any]]) -> None:
    table = seat(sheet_for(HANDS[kind].kind))
    answered(table, kind)
    handout = table.kept.handout()
    assert PROMPT in handout
    assert [words for words in HANDS[kind].on_paper if words not in handout] == []
    printed = HANDS[kind].printed or HANDS[kind].said
    wanted = [words.rstrip(":.") for line in printed for words in line.replace(";", " ").replace("–", " ").split()]
    for page in (table.own_copy(), table.kept.summary()):
        assert "My own say" in page
        assert [words for words in wanted if words not in page] == []
