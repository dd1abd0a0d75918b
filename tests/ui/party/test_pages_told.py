"""What a question page says of what is typed: true, once, beside its field, and no longer than it is so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.kinds import DurationKind, MoneyAmount, Scale, ShortText, SingleChoice, TableKind
from app.domain.kinds.base import Kind, Option
from app.domain.kinds.parts import Column, ColumnSum, FixedRow
from app.domain.money import Money
from app.presenters.party.walk import At as Where
from app.presenters.party.walk import Stop
from tests.presenters.party.laptop import FIRST, MediatorsSide
from tests.ui.party.at_work import AtWork
from tests.ui.party.conftest import HandOver
from tests.ui.party.walking import RETURN, to_a_question
from ui.editors.table import TableEditor
from ui.parts.words import Words
from ui.party.pages.question_page import QuestionScreen

ALL = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_A)
At = Callable[[Kind[Any]], tuple[AtWork, QuestionScreen]]
ROWS = tuple(FixedRow(name, {"en": name}) for name in ("best", "middle", "worst"))
CHANCES = TableKind(
    (Column("of_ten", {"en": "Cases out of ten"}, Scale()),), fixed_rows=ROWS, column_sum=ColumnSum("of_ten", 10)
)


@pytest.fixture
def at(hand_over: HandOver, side: MediatorsSide) -> At:
    """`at(kind)`: a party at the question "wish?" of this kind."""

    def begun(kind: Kind[Any]) -> tuple[AtWork, QuestionScreen]:
        section = FIRST.sections[0]
        questions = tuple(
            replace(each, kind=kind) if each.prompt["en"] == "wish?" else each for each in section.questions
        )
        side.add("f1", replace(FIRST, sections=(replace(section, questions=questions), *FIRST.sections[1:])))
        party = hand_over()
        return party, to_a_question(party, "wish?")

    return begun


def said(page: QuestionScreen) -> list[str]:
    """Every sentence beside the fields."""
    assert page.editor is not None
    return [words.text() for words in page.editor.findChildren(Words) if words.isVisible() and words.text()]


def test_what_cannot_be_read_is_told_truly_and_the_answer_before_stays(at: At, side: MediatorsSide) -> None:
    party, page = at(MoneyAmount())
    party.press("800")
    party.pass_time(1)
    assert page.saved.words() == "Saved"
    party.press_button("Continue")
    party.press_button("Back")
    page = party.page(QuestionScreen)
    party.press(ALL, "about 300")
    party.pass_time(1)
    assert page.saved.words() == ""
    party.press_button("Continue")
    page = party.page(QuestionScreen)
    told = "\n".join(said(page))
    assert "It cannot be kept as it is." in told
    assert "press Continue again to go on without it. What could be read before stays as your answer." in told
    assert page.saved.words() == ""
    party.press_button("Continue")
    party.press_button("Back")
    page = party.page(QuestionScreen)
    assert page.editor is not None
    assert page.editor.value() == Money(80_000, "USD")
    assert page.saved.words() == "Saved"


def test_saved_is_not_said_where_nothing_was_typed_and_nothing_is_stored(at: At) -> None:
    party, page = at(ShortText())
    party.press("mine")
    party.pass_time(1)
    assert page.saved.words() == "Saved"
    party.press(RETURN)
    party.pass_time(1)
    assert party.page(QuestionScreen).saved.words() == ""


def test_a_sentence_stands_there_once_and_goes_when_it_is_no_longer_so(at: At) -> None:
    party, page = at(MoneyAmount())
    party.press("1.200")
    party.press_button("Continue")
    question = "Do you mean"
    assert party.page(QuestionScreen) is page
    assert sum(question in words for words in said(page)) == 1
    party.press(ALL, "1500")
    assert not [words for words in said(page) if question in words or "Continue again" in words]
    assert page.editor is not None
    assert page.editor.value() == Money(150_000, "USD")


def test_a_sum_that_is_right_now_is_not_called_short_any_more(at: At) -> None:
    party, page = at(CHANCES)
    assert isinstance(page.editor, TableEditor)
    fields = [card.field() for card in page.editor.cards.values()]
    for field, number in zip(fields, (2, 3, 4), strict=True):
        assert field is not None
        field.setFocus()
        party.press(str(number))
    party.press_button("Continue")
    assert "These add up to 9. Change them so that they make 10." in "\n".join(said(page))
    assert fields[2] is not None
    fields[2].setFocus()
    party.press("5")
    assert "These add up" not in "\n".join(said(page))


def test_something_else_without_words_leads_to_its_box_which_has_a_label(at: At) -> None:
    options = tuple(Option(name, {"en": name}) for name in ("one", "two"))
    party, page = at(SingleChoice(options=options, allow_other=True))
    party.tab_to_heard("one")
    party.press(Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert "What is it, in your own words?" in said(page)
    party.press_button("Continue")
    assert party.page(QuestionScreen) is page
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName().startswith("Something else")
    beside = page.area.viewport().rect()
    assert beside.contains(here.mapTo(page.area.viewport(), here.rect().center()))


def test_a_range_upside_down_is_told_in_a_table_and_again_on_the_check_page(at: At) -> None:
    money = (Column("low", {"en": "Low"}, MoneyAmount()), Column("high", {"en": "High"}, MoneyAmount()))
    party, page = at(TableKind(money))
    party.tab_to_heard("Low")
    party.press("300")
    party.tab_to_heard("High")
    party.press("100")
    party.press_button("Continue")
    assert party.page(QuestionScreen) is page
    assert sum("“Low” is higher than “High”." in sentence for sentence in said(page)) == 1
    party.press_button("Continue")
    party.presenter.walk.check(Stop(Where.CHECK, "f1"))
    assert "Look again: “Low” is higher than “High”. Change one of them." in party.words()


def test_a_longest_time_below_the_shortest_is_told_by_the_names_of_its_fields_and_flagged(at: At) -> None:
    party, page = at(DurationKind(ranged=True))
    party.tab_to_heard("Shortest")
    party.press("12")
    party.tab_to_heard("Longest")
    party.press("3")
    party.press_button("Continue")
    assert "“Shortest” is longer than “Longest”." in "\n".join(said(page))
    party.press_button("Continue")
    party.presenter.walk.check(Stop(Where.CHECK, "f1"))
    assert "Look again: “Shortest” is longer than “Longest”." in party.words()
