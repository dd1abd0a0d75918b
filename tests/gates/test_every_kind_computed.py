"""Computed rows, the one kind that is shown and never asked: from the party's own answers, in the window and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.kinds import Computed, ListKind, RatingPerItem
from app.domain.kinds.base import MOST_ROWS
from app.domain.kinds.parts import Dimension
from app.domain.wording import plain_text
from app.presenters.party.pages import Spot
from tests.presenters.party.laptop import question, worksheet
from tests.ui.party.at_table import AtTable
from tests.ui.party.at_work import dress
from tests.ui.party.hands import HANDS, do
from ui.editors.computed import ComputedEditor
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.question_page import QuestionScreen

SCORES = tuple(Dimension(name, plain_text(name)) for name in ("for_me", "for_them", "can_do"))
SHEET = worksheet(
    "sheet",
    question("ob_ideas", kind=ListKind()),
    question("ob_rate", kind=RatingPerItem(items_from="ob_ideas", dimensions=SCORES)),
    replace(question("best", kind=HANDS[Computed].kind), summary_label=plain_text("The best ideas")),
    question("after"),
)
SCORED = "8 for me, 6 for them, 9 can be done"


@pytest.fixture
def table(qapp: QApplication, tmp_path: Path) -> Iterator[AtTable]:
    made = AtTable(dress(qapp), tmp_path, SHEET)
    yield made
    made.gone()


def to_the_rows(table: AtTable, *ideas: str) -> QuestionScreen:
    """Ideas, with scores for the first one, then on to the page with the rows."""
    table.to_the_question()
    for idea in ideas:
        do(table.party, idea, Qt.Key.Key_Return)
    table.party.press_button("Continue")
    do(table.party, "8", Qt.Key.Key_Tab, "6", Qt.Key.Key_Tab, "9")
    table.party.press_button("Continue")
    return table.party.page(QuestionScreen)


def test_is_shown_and_never_asked(table: AtTable) -> None:
    page = to_the_rows(table, "Take turns", "Split it")
    assert page.editor is None
    assert isinstance(page.findChild(ComputedEditor), ComputedEditor)
    words = table.party.words()
    assert "Take turns" in words
    assert SCORED in words
    assert "These are your own estimates put together." in words
    for not_there in ("Skip for now", "Clear answer", "I don't know", "Who may see this answer?"):
        assert not table.party.buttons(not_there)
    assert QApplication.focusWidget() in table.party.buttons("Continue")


def test_has_no_row_of_its_own_on_the_check_page_and_none_on_the_disk(table: AtTable) -> None:
    to_the_rows(table, "Take turns")
    table.party.press_button("Continue")
    table.party.press_button("Continue")
    table.party.page(CheckScreen)
    assert "The best ideas" not in table.party.words()
    table.party.pass_time(1)
    (info,) = table.kept.file.fillings()
    assert {row.question for row in table.kept.file.written(info.id)} == {"ob_ideas", "ob_rate"}


def test_a_changed_answer_changes_the_rows(table: AtTable) -> None:
    to_the_rows(table, "Take turns")
    table.party.press_button("Back")
    do(table.party, "5")
    table.party.press_button("Continue")
    assert "5 for me, 6 for them, 9 can be done" in table.party.words()


def test_without_numbers_it_says_so(table: AtTable) -> None:
    table.to_the_question()
    table.party.press_button("Continue")
    assert "There is not enough here yet" in table.party.words()


def test_stands_on_paper_blank_and_worked_out(table: AtTable) -> None:
    to_the_rows(table, "Take turns")
    table.party.pass_time(1)
    assert "best?" in table.kept.handout()
    for page in (table.own_copy(), table.kept.summary()):
        assert "The best ideas" in page
        assert SCORED in page


def test_sixty_answers_go_into_it_and_come_back(table: AtTable) -> None:
    ideas = [f"idea{place:02}x" for place in range(MOST_ROWS)]
    page = to_the_rows(table, *ideas)
    sheet = table.party.presenter.sitting.sheets[0]
    scores = {
        item.value: {"for_me": 10, "for_them": 10, "can_do": 10}
        for item in sheet.filling.question("ob_rate").kind.options_here()
    }
    assert len(scores) == MOST_ROWS
    table.party.presenter.question.answered(Spot(sheet.id, "ob_rate"), scores)
    table.party.pass_time(1)
    table.party.presenter.walk.back()
    table.party.presenter.walk.go_on()
    page = table.party.page(QuestionScreen)
    assert "10 for me, 10 for them, 10 can be done" in table.party.words()
    assert page.foot.isVisible()
    table.hand_back()
    assert "10 for me, 10 for them, 10 can be done" in table.kept.summary()
    table.come_back()
    assert "10 for me, 10 for them, 10 can be done" in table.party.words()
