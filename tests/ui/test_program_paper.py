"""Paper in the whole program: from a plan to both parties' handouts in one print, and the outcome note, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from app.presenters.doors import DocumentKind
from tests.export.reading_back import heads, words
from tests.journeys.keyboard import pause, press, press_button, until
from tests.ui.program_at_work import AtWork, at_the_first_case
from ui.mediator.case_page import OneCasePage
from ui.mediator.documents import DocumentsPage
from ui.mediator.handout_sets import HandoutSetsPage
from ui.mediator.new_case import NewCasePage
from ui.mediator.outcome_note import OutcomeNotePage
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.reading import ReadingPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_work(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AtWork]:
    """The program with its one case, which has a planned break, open in the window."""
    with at_the_first_case(qapp, tmp_path, monkeypatch) as started:
        yield started


def test_from_the_plan_both_parties_handouts_are_printed_and_the_way_back_leads_to_the_plan(at_work: AtWork) -> None:
    at_work.hands.open_break()
    plan = at_work.hands.page(PlanBreakPage)
    until(plan.sheets.to_print.isEnabled, "a planned sheet")
    plan.sheets.to_print.click()
    page = at_work.hands.page(HandoutSetsPage)
    until(page.print.isEnabled, "the handouts")
    made = page._made
    assert made is not None
    assert made.wanted.kind is DocumentKind.HANDOUT_SET
    letters = [found[0] for head in heads(made.pdf) if (found := re.findall("For party ([A-Z])", head))]
    assert letters == sorted(letters)
    assert set(letters) == {"A", "B"}
    press((Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left))
    at_work.hands.page(PlanBreakPage)


def test_an_outcome_note_is_reached_from_the_documents_and_what_is_chosen_outlives_another_text_size(
    at_work: AtWork,
) -> None:
    press((CTRL, Qt.Key.Key_D))
    documents = at_work.hands.page(DocumentsPage)
    until(lambda: documents.choices, "the list of documents")
    press_button("Outcome note…")
    page = at_work.hands.page(OutcomeNotePage)
    until(lambda: page.outcomes, "the outcomes")
    page.outcomes["none"].click()
    until(page.save.isEnabled, "the note")
    press((CTRL, Qt.Key.Key_Equal))
    pause()
    press((CTRL, Qt.Key.Key_0))
    assert at_work.hands.page(OutcomeNotePage) is page
    assert page.outcomes["none"].isChecked()
    assert page._made is not None
    assert "The parties did not reach an agreement." in words(page._made.pdf)
    page.back.click()
    at_work.hands.page(DocumentsPage)


def test_the_paper_that_was_chosen_is_that_of_every_page_from_then_on(at_work: AtWork) -> None:
    press((CTRL, Qt.Key.Key_D))
    documents = at_work.hands.page(DocumentsPage)
    until(lambda: documents.choices, "the list of documents")
    documents.paper.setCurrentIndex(1)
    documents.paper.picked.emit("a4")
    documents.to_sets.click()
    page = at_work.hands.page(HandoutSetsPage)
    until(lambda: page._made is not None, "the handouts")
    assert page._made is not None
    assert page._made.wanted.paper == "a4"
    page.back.click()
    documents = at_work.hands.page(DocumentsPage)
    until(lambda: documents.choices, "the list of documents")
    documents.back.click()
    at_work.hands.page(OneCasePage)


def _entries(at_work: AtWork) -> dict[str, list[QAction]]:
    """The entries of each menu, by its title; without lines between them."""
    menus = [found for entry in at_work.hands.window.menuBar().actions() if isinstance(found := entry.menu(), QMenu)]
    return {menu.title().replace("&", ""): [each for each in menu.actions() if each.text()] for menu in menus}


def _handouts(at_work: AtWork) -> QAction:
    return next(each for each in _entries(at_work)["Case"] if "andouts…" in each.text())


def test_handouts_of_the_newest_break_are_a_menu_entry_away_from_every_page_of_a_case(at_work: AtWork) -> None:
    until(_handouts(at_work).isEnabled, "the break, heard of")
    press((CTRL, Qt.Key.Key_R))
    at_work.hands.page(ReadingPage)
    until(_handouts(at_work).isEnabled, "the break, heard of")
    _handouts(at_work).trigger()
    page = at_work.hands.page(HandoutSetsPage)
    until(page.print.isEnabled, "the handouts")
    press((Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left))
    at_work.hands.page(OneCasePage)


def test_where_there_is_no_break_the_entry_for_handouts_says_so_until_there_is_one(at_work: AtWork) -> None:
    until(_handouts(at_work).isEnabled, "the break, heard of")
    with_one = _handouts(at_work).text()
    press((CTRL, Qt.Key.Key_N))
    at_work.hands.page(NewCasePage)
    assert (_handouts(at_work).isEnabled(), _handouts(at_work).text()) == (False, with_one), "no case is open"
    at_work.hands.make_case("Elm Street", "Work or contract not paid", ("Ana", "Bo"), ("Late work",))
    entry = _handouts(at_work)
    assert not entry.isEnabled()
    assert "no break yet" in entry.text()
    at_work.hands.plan("Late work", {"break_plan": "short"})
    plan = at_work.hands.page(PlanBreakPage)
    until(plan.sheets.to_print.isEnabled, "a planned sheet")
    plan.sheets.to_print.click()
    at_work.hands.page(HandoutSetsPage)
    until(_handouts(at_work).isEnabled, "the new break, heard of")
    assert _handouts(at_work).text() == with_one


def test_no_two_entries_of_a_menu_have_the_same_letter_to_press(at_work: AtWork) -> None:
    until(_handouts(at_work).isEnabled, "the break, heard of")
    for title, entries in _entries(at_work).items():
        letters = [found[0].lower() for each in entries if (found := re.findall("&(.)", each.text()))]
        assert len(letters) == len(set(letters)), title
        assert len(letters) == len(entries), title
