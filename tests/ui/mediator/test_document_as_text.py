"""A document for somebody who does not see its pages: that it is there is said, and its words can be read one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.presenters.mediator.fakes import Later, small_pdf
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, here, press, tab_to
from tests.ui.mediator.opened import Desk, called
from ui.mediator.pieces.as_text import AsText
from ui.mediator.preview import Preview


def test_that_a_document_is_there_is_said_with_how_many_pages_it_has(show: Show, heard: list[str]) -> None:
    page = Desk().documents()
    show(page)
    page.choices[0].click()
    assert heard == ["The document is ready: 1 page."]
    called(page, "Own copy of Marisol Vega").click()
    assert heard[-1] == "The copy is ready to be printed or saved. It is not shown here."


def test_that_a_document_is_being_made_is_said_once_that_takes_a_while(show: Show, heard: list[str]) -> None:
    later = Later()
    page = Desk(background=later).documents()
    show(page)
    later.do_all()
    page.choices[0].click()
    assert heard == []
    QTest.qWait(700)
    assert heard == ["Making the document…"]
    later.do_all()
    QTest.qWait(700)
    assert heard[1:] == ["The document is ready: 1 page."]


def test_the_document_can_be_read_as_text_with_the_keyboard_and_so_can_the_next_one(show: Show) -> None:
    page = Desk().documents()
    show(page)
    page.choices[0].click()
    tab_to(page.pane.as_text)
    press(RETURN)
    text = page.pane.read
    assert isinstance(text, AsText)
    assert here() is text.box
    assert text.box.toPlainText() == "Page 1 of 1\nparty-summary\nletter"
    assert text.box.textCursor().position() == 0
    page.choices[2].click()
    assert text.isVisible()
    assert "joint-summary" in text.box.toPlainText()
    assert "party-summary" not in text.box.toPlainText()
    page.pane.as_text.click()
    assert page.pane.place.currentWidget() is page.pane.seen
    assert text.box.toPlainText() == ""


def test_no_word_of_an_own_copy_is_in_the_window_as_text(show: Show) -> None:
    page = Desk().documents()
    show(page)
    page.choices[0].click()
    page.pane.as_text.click()
    text = page.pane.read
    assert text is not None
    called(page, "Own copy of Marisol Vega").click()
    assert not page.pane.as_text.isVisible()
    assert page.pane.place.currentWidget() is page.pane.unseen
    assert text.box.toPlainText() == ""


def test_nothing_of_the_text_goes_to_the_clipboard(show: Show) -> None:
    QApplication.clipboard().setText("before")
    page = Desk().documents()
    show(page)
    page.choices[0].click()
    page.pane.as_text.click()
    control = Qt.KeyboardModifier.ControlModifier
    press((control, Qt.Key.Key_A), (control, Qt.Key.Key_C))
    assert "party-summary" not in QApplication.clipboard().text()


def test_many_pages_come_one_after_the_other_and_stand_in_their_order(show: Show) -> None:
    preview, text = Preview(), AsText()
    show(text)
    assert preview.show_pdf(small_pdf("first\nsecond")) == 1
    text.show_pages(35, lambda page: f"{preview.text_of(0)}\nnumber {page}")
    assert text.box.toPlainText().count("first") == 10
    QTest.qWait(200)
    settle()
    numbers = [line for line in text.box.toPlainText().splitlines() if line.startswith("number")]
    assert numbers == [f"number {page}" for page in range(35)]
    preview.deleteLater()
