"""Files that were read in, beside what came of them: named once, aloud too, deleted only after a yes, by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.presenters.mediator.brought_file import brought
from app.presenters.mediator.key_in import Wanted
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.opened import Asked, Desk
from tests.ui.mediator.test_key_in_page import FORM, PLACE
from ui.mediator.key_in import KeyInPage
from ui.mediator.key_in_left import shown_name


def saved_form(show: Show, folder: Path, *, yes: bool) -> tuple[Desk, KeyInPage, Path]:
    """A page on which the answers of a form were just saved."""
    file = folder / "form of Marisol.pdf"
    file.write_bytes(b"what is marked M")
    desk = Desk(asked=Asked(yes=yes))
    page = desk.key_in(Wanted(PLACE, "MV", form=replace(FORM, file=brought(str(file), file.read_bytes()))))
    show(page)
    assert not page.form_left.isVisible()
    page.form.accept.click()
    settle()
    return desk, page, file


def test_after_a_form_is_saved_its_file_is_named_and_goes_after_a_yes(
    show: Show, tmp_path: Path, heard: list[str]
) -> None:
    desk, page, file = saved_form(show, tmp_path, yes=True)
    assert page.form_left.isVisible()
    told = (
        "The file form of Marisol.\u200bpdf is still where it was. Everything in it can be read, also what is marked M."
    )
    assert heard.count(told) == 1
    page.form_left.delete[0].setFocus()
    page.form_left.delete[0].click()
    settle()
    assert desk.asked.questions == ["Delete the file form of Marisol.\u200bpdf?"]
    assert not file.exists()
    assert page.form_left.delete == []
    assert heard[-1].startswith("Deleted: form of Marisol")
    here = QApplication.focusWidget()
    assert here is not None
    assert page.answer.isAncestorOf(here) or here in (page.go_on, page.another)
    assert "Marisol" not in page.windowTitle()


def test_without_a_yes_it_stays_and_may_be_left_there(show: Show, tmp_path: Path) -> None:
    _desk, page, file = saved_form(show, tmp_path, yes=False)
    page.form_left.delete[0].click()
    settle()
    assert file.exists()
    assert len(page.form_left.delete) == 1
    page.form_left.leave[0].click()
    settle()
    assert file.exists()
    assert not page.form_left.isVisible()


def test_what_stands_in_the_way_of_deleting_is_told_and_the_file_can_be_tried_again(show: Show, tmp_path: Path) -> None:
    _desk, page, file = saved_form(show, tmp_path, yes=True)
    file.write_bytes(b"another")
    page.form_left.delete[0].click()
    settle()
    assert "not the one that was read" in page.told.trouble.accessibleName()
    assert len(page.form_left.delete) == 1
    assert file.exists()


def test_a_photo_that_was_attached_is_named_beside_the_pictures_whatever_question_comes_next(
    show: Show, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_2026-11-03_page-2.jpg"
    photo.write_bytes(b"a photo")
    desk = Desk(asked=Asked(which=str(photo), yes=True))
    page = desk.key_in(Wanted(PLACE, "MV"))
    show(page)
    page.pictures.begin.click()
    page.pictures.no.click()
    settle()
    page._presenter.left_blank()
    settle()
    assert page.pictures_left.isVisible()
    page.pictures_left.delete[0].click()
    settle()
    assert not photo.exists()
    assert len(desk.case.on_paper.pictures) == 1


def test_a_long_name_is_shown_by_its_beginning_and_its_end_and_can_be_broken() -> None:
    shown = shown_name("a-very-long-name-of-a-file-that-came-from-a-camera-or-a-phone-2026.pdf").replace("\u200b", "")
    assert len(shown) == 40
    assert shown.startswith("a-very-long")
    assert shown.endswith("-2026.pdf")
