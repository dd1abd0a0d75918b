"""While a document is saved: what is said, what can be pressed, and that no words which open a file are lost."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.presenters.mediator.fakes import Later, disk_full
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, SPACE, TAB, here, press, tab_to
from tests.ui.mediator.opened import Asked, Desk
from ui.mediator.documents import DocumentsPage
from ui.mediator.pieces.once_told import OnceTold


def told_on(page: QWidget) -> list[OnceTold]:
    """The words that are shown this once."""
    return [each for each in page.findChildren(OnceTold) if each.isVisible()]


def picked(show: Show, background: Later) -> tuple[Desk, DocumentsPage]:
    """The documents page with the first document made, and a helper thread that waits to be told."""
    desk = Desk(background=background, asked=Asked(where="/home/m/summary.pdf", yes=True))
    page = desk.documents()
    show(page)
    background.do_all()
    page.choices[0].click()
    background.do_all()
    settle()
    return desk, page


def test_while_a_document_is_saved_that_is_seen_and_heard_and_it_cannot_be_saved_twice(
    show: Show, heard: list[str]
) -> None:
    later = Later()
    desk, page = picked(show, later)
    tab_to(page.save)
    press(RETURN)
    assert page.saving.isVisible()
    assert (page.saving.text(), heard[-1]) == ("Saving…", "Saving…")
    assert not page.save.isEnabled()
    assert not page.elsewhere.isEnabled()
    press(RETURN, SPACE)
    page.save_now()
    later.do_all()
    settle()
    assert len(desk.case.exported) == 1
    assert len(told_on(page)) == 1
    assert not page.saving.isVisible()


def test_the_keyboard_stays_where_it_was_while_something_is_saved(show: Show) -> None:
    later = Later()
    _desk, page = picked(show, later)
    page.locked.setChecked(False)
    tab_to(page.save)
    press(RETURN)
    assert here() is page.saving
    later.do_all()
    settle()
    assert here() is page.save
    press(RETURN, TAB)
    elsewhere = here()
    later.do_all()
    settle()
    assert here() is elsewhere


def test_what_goes_wrong_meanwhile_with_another_document_does_not_end_the_saving(show: Show) -> None:
    later = Later()
    desk, page = picked(show, later)
    page.save.click()
    save = later.waiting.pop()
    desk.case.trouble = disk_full()
    page.choices[1].click()
    later.do_all()
    page.choices[0].click()
    later.do_all()
    settle()
    assert page.is_busy()
    assert not page.save.isEnabled()
    save()
    settle()
    assert len(told_on(page)) == 1
    page.save_now()
    later.do_all()
    assert len(desk.case.exported) == 1
    told_on(page)[0].confirm.click()
    settle()
    assert not page.is_busy()
    assert page.save.isEnabled()


def test_a_document_that_could_not_be_saved_can_be_saved_again(show: Show) -> None:
    later = Later()
    desk, page = picked(show, later)
    page.save.click()
    desk.case.trouble = disk_full()
    later.do_all()
    settle()
    assert "The disk is full." in page.notice.accessibleName()
    assert not page.saving.isVisible()
    assert page.locked.isVisible()
    page.save.click()
    later.do_all()
    assert len(desk.case.exported) == 1


def test_what_is_said_of_a_saved_file_is_about_that_file_whatever_is_picked_meanwhile(show: Show) -> None:
    later = Later()
    _desk, page = picked(show, later)
    page.locked.setChecked(False)
    page.save.click()
    save = later.waiting.pop()
    page.single.open(True)
    page.choices[-1].click()
    later.do_all()
    settle()
    save()
    settle()
    assert "Hand over will ask about it" in page.notice.accessibleName()


def test_forms_go_into_a_folder_once_however_often_it_is_pressed(show: Show) -> None:
    later = Later()
    desk = Desk(background=later, asked=Asked(to="/media/stick"))
    page = desk.handout_sets()
    show(page)
    later.do_all()
    page.on_a_screen.click()
    page.save_forms.click()
    settle()
    assert page.saving.isVisible()
    page.save_forms.click()
    page.save_now()
    later.do_all()
    assert len(desk.case.forms) == 1
    assert not page.saving.isVisible()
    assert page.save_forms.isEnabled()
