"""The page after take-back, reading, and documents, as they are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.impasse import Break
from app.presenters.doors import DocumentKind
from tests.presenters.mediator.fakes import Later, disk_full, small_pdf
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, RIGHT, SPACE, here, press, tab_to
from tests.ui.mediator.looking import words_of
from tests.ui.mediator.opened import ENDS, Asked, Desk, Opener, called
from ui.mediator.answers import LockMark
from ui.mediator.pieces.fields import settle_all
from ui.mediator.preview import Preview
from ui.parts.printed import Printed, told

TOP = Path(__file__).resolve().parents[3]


def test_the_note_is_saved_by_itself(show: Show) -> None:
    desk = Desk()
    page = desk.after()
    show(page)
    tab_to(page.note)
    press("Sit them apart")
    assert page.kept.text() == ""
    settle_all(page)
    assert desk.case.all_breaks[0].notes == {"a": "Sit them apart"}
    assert page.kept.text() == "Saved"


def test_tab_leaves_the_note(show: Show) -> None:
    page = Desk().after()
    show(page)
    tab_to(page.note)
    tab_to(page.next["b"])


def test_return_does_not_leave_the_page_before_it_is_read_and_the_next_party_is_there_to_press(show: Show) -> None:
    desk = Desk()
    first: Break = desk.case.all_breaks[0]
    desk.case.all_breaks = [type(first)(first.id, 1, first.called, plan=first.plan, handed=first.handed[:1])]
    desk.case.statuses = {}
    page = desk.after()
    asked: list[tuple[str, str]] = []
    page.hand_over.connect(lambda break_id, party: asked.append((break_id, party)))
    read: list[str] = []
    page.read.connect(read.append)
    show(page)
    assert here() is page.read_answers
    press(RETURN)
    assert (asked, read) == ([], ["a"])
    tab_to(page.next["b"])
    press(RETURN)
    assert asked == [("break1", "b")]


def test_words_are_marked_as_passed_on_with_one_press_and_say_so(show: Show) -> None:
    page = Desk().after()
    show(page)
    block = page.blocks[0]
    tab_to(block.mark)
    press(RETURN)
    settle()
    assert block._told.isVisible()
    assert not block.mark.isVisible()


def test_the_tabs_lead_from_party_to_party_and_to_what_is_cleared(show: Show) -> None:
    page = Desk().reading()
    show(page)
    press(RIGHT)
    settle()
    own = len(page.blocks)
    press(RIGHT)
    settle()
    assert 0 < len(page.blocks) < own
    assert page.hint.text() == "Only what was cleared to share, in exactly these words."


def test_each_answer_shows_its_lock_as_a_sign_with_its_name(show: Show) -> None:
    page = Desk().reading()
    show(page)
    marks = page.findChildren(LockMark)
    assert {mark.accessibleName() for mark in marks} == {"Me and the mediator", "OK to share"}


def test_an_answer_can_be_marked_and_copied_with_the_keyboard(show: Show) -> None:
    page = Desk().reading()
    show(page)
    labels: list[QLabel] = page.findChildren(QLabel)
    words = next(label for label in labels if label.text().startswith("Yes, I was scared"))
    words.setFocus()
    words.setSelection(0, 3)
    assert words.selectedText() == "Yes"


@pytest.mark.parametrize("name", ["case", "plan", "hand over", "after", "reading", "documents", "cases", "new case"])
def test_a_page_that_fills_itself_later_puts_the_keyboard_where_it_is_needed(name: str, show: Show) -> None:
    later = Later()
    desk = Desk(background=later)
    openers: dict[str, Opener] = {
        "case": desk.one_case,
        "plan": desk.plan,
        "hand over": desk.hand_over,
        "after": desk.after,
        "reading": desk.reading,
        "documents": desk.documents,
        "cases": desk.case_list,
        "new case": desk.new_case,
    }
    page = openers[name]()
    show(page)
    later.do_all()
    settle()
    now = here()
    assert page.isAncestorOf(now)
    assert not now.accessibleName().startswith(("All cases", "The case", "The break"))


# ---- documents --------------------------------------------------------------------------------------------------


def test_a_document_is_picked_seen_and_saved_with_the_keyboard_alone(show: Show) -> None:
    desk = Desk()
    desk.asked.where = "/home/m/summary.pdf"
    page = desk.documents()
    show(page)
    press(SPACE)
    assert page.choices[0].isChecked()
    assert page.pane.place.currentWidget() is page.pane.seen
    tab_to(page.save)
    press(RETURN)
    assert [(where, locked) for _made, where, locked in desk.case.exported] == [("/home/m/summary.pdf", True)]
    assert page.told is not None
    assert page.told.isVisible()
    assert page.told.secret == "harbor pencil meadow nine"


def test_nothing_can_be_saved_or_printed_before_a_document_is_picked(show: Show) -> None:
    page = Desk().documents()
    show(page)
    assert [each.isEnabled() for each in (page.locked, page.print, page.save)] == [False] * 3


def test_the_lock_is_on_again_for_every_document(show: Show) -> None:
    desk = Desk()
    desk.asked.where = "/home/m/summary.pdf"
    page = desk.documents()
    show(page)
    page.choices[0].click()
    page.locked.click()
    page.save.click()
    assert desk.case.exported[-1][2] is False
    assert page.told is None
    page.choices[2].click()
    assert page.locked.isChecked()


def test_the_words_of_a_file_stay_whatever_is_picked_until_they_are_written_down(show: Show) -> None:
    desk = Desk()
    desk.asked.where = "/home/m/summary.pdf"
    page = desk.documents()
    show(page)
    page.choices[0].click()
    page.save.click()
    page.choices[2].click()
    told = page.told
    assert told is not None
    assert told.isVisible()
    assert page.is_busy()
    assert not page.save.isEnabled()
    page.say_why_it_stays()
    assert here() is told.confirm
    press(RETURN)
    assert not told.isVisible()
    assert not page.said.isVisible()
    assert not page.is_busy()
    assert here() is page.save


def test_an_own_copy_is_never_drawn_on_the_mediators_screen(show: Show) -> None:
    desk = Desk()
    page = desk.documents()
    show(page)
    called(page, "Own copy of Marisol Vega").click()
    assert page.pane.place.currentWidget() is page.pane.unseen
    assert page.pane.seen is None
    page.print.click()
    assert len(desk.asked.printed) == 1


@pytest.mark.parametrize("becomes", ENDS)
def test_what_became_of_a_printed_document_is_said(show: Show, heard: list[str], becomes: Printed) -> None:
    desk = Desk(asked=Asked(becomes=becomes))
    page = desk.documents()
    show(page)
    called(page, "Own copy of Marisol Vega").click()
    page.print.click()
    title, more = told(becomes)
    assert title in words_of(page)
    assert more in words_of(page)
    assert heard == [f"{title} {more}".strip()]


def test_a_printing_that_was_ended_with_its_page_is_said_elsewhere(show: Show, heard: list[str]) -> None:
    desk = Desk(asked=Asked(becomes=None))
    page = desk.documents()
    show(page)
    called(page, "Own copy of Marisol Vega").click()
    page.print.click()
    assert page.said.isHidden()
    assert heard == []


def test_a_handout_is_always_for_a_party_and_is_made_anew_for_another(show: Show) -> None:
    desk = Desk()
    made = desk.case.asked_for
    page = desk.documents()
    show(page)
    handout = called(page, "Fair yardsticks")
    handout.click()
    page._party.setCurrentIndex(1)
    page._party.activated.emit(1)
    assert [(each.kind, each.party) for each in made] == [(DocumentKind.HANDOUT, "a"), (DocumentKind.HANDOUT, "b")]
    page.on_a_screen.click()
    assert (made[-1].kind, made[-1].party) == (DocumentKind.FILLABLE, "b")
    assert "form to fill in on a screen" in page.pane.audience.text()
    page.choices[0].click()
    page.on_a_screen.click()
    assert made[-1].kind not in (DocumentKind.HANDOUT, DocumentKind.FILLABLE)


def test_a_blank_document_is_saved_without_a_lock_and_hand_over_is_not_spoken_of(show: Show) -> None:
    desk = Desk()
    desk.asked.where = "/home/m/handout.pdf"
    page = desk.documents()
    show(page)
    page.choices[-1].click()
    assert not page.locked.isVisible()
    assert page.blank.isVisible()
    page.save.click()
    assert desk.case.exported[-1][2] is False
    said = page.notice.accessibleName()
    assert "handout.pdf" in said
    assert "Hand over" not in said
    page.choices[0].click()
    assert page.locked.isVisible()
    assert page.locked.isChecked()
    assert not page.blank.isVisible()


def test_the_list_stays_under_the_pointer_whatever_is_picked_and_said(show: Show) -> None:
    desk = Desk()
    desk.asked.where = "/home/m/summary.pdf"
    page = desk.documents()
    show(page, height=460)
    page.single.open(wanted=True)
    settle()
    bar = page.left.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    last = page.choices[-1]
    place = last.mapTo(page, last.rect().topLeft())
    # An own copy goes to no other program; a handout is saved with a word above the list, that the next one takes away.
    for choice, saves in ((called(page, "Own copy of Denis Laurent"), False), (last, True), (page.choices[0], False)):
        choice.clicked.emit()
        settle()
        assert last.mapTo(page, last.rect().topLeft()) == place
        if saves:
            page.save.clicked.emit()
            settle()
            assert page.notice.isVisible()
            assert last.mapTo(page, last.rect().topLeft()) == place


def test_the_wheel_over_the_lists_gives_them_no_focus(show: Show) -> None:
    page = Desk().documents()
    show(page)
    assert {each.focusPolicy() for each in (page._party, page.paper)} == {Qt.FocusPolicy.StrongFocus}


def test_in_a_narrow_window_list_and_document_come_one_after_the_other(show: Show) -> None:
    page = Desk().documents()
    show(page, width=700)
    assert page.left.isVisible()
    assert not page.pane.isVisible()
    press(SPACE)
    assert not page.left.isVisible()
    assert here() is page.pane.again
    press(RETURN)
    assert page.left.isVisible()
    assert here() is page.choices[0]


def test_trouble_is_seen_in_a_narrow_window_too(show: Show) -> None:
    desk = Desk()
    page = desk.documents()
    show(page, width=700)
    desk.case.trouble = disk_full()
    press(SPACE)
    assert page.notice.isVisible()


def test_a_preview_shows_one_document_after_the_other_and_forgets_the_one_before(show: Show) -> None:
    preview = Preview()
    show(preview)
    assert preview.show_pdf(small_pdf("one")) == 1
    assert preview.show_pdf(small_pdf("two")) == 1
    preview.forget()
    assert preview._buffer.data().size() == 0
    QTest.qWait(0)


LEAVE = """
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.binding import hold_singletons
hold_singletons()
app = QApplication([])
from tests.ui.mediator.opened import Desk
for wait in (0, 30, 200):
    page = Desk().documents()
    page.resize(1000, 700)
    page.show()
    page.choices[0].click()
    QTest.qWait(wait)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(50)
"""


def test_leaving_the_page_while_a_document_is_drawn_does_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", LEAVE], cwd=TOP, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()[-400:]
