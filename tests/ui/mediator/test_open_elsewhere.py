"""A document goes to another program only after a warning, saved where the mediator chose, and never an own copy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from tests.ui.mediator.conftest import Show
from tests.ui.mediator.opened import Desk, called
from ui.mediator.documents import DocumentsPage


class Desktop:
    """Stands for the desktop: what it was asked to open, and whether it had a program for it."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.has_a_program = True

    def openUrl(self, url: QUrl) -> bool:  # noqa: N802  (Qt calls it so)
        self.opened.append(url.toLocalFile())
        return self.has_a_program


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setattr("ui.mediator.document_page.QDesktopServices", made)
    return made


def page_of(desk: Desk, show: Show) -> DocumentsPage:
    page = desk.documents()
    show(page)
    return page


def test_after_a_yes_it_is_saved_open_where_the_mediator_chose_and_opened_from_there(
    show: Show, desktop: Desktop
) -> None:
    desk = Desk()
    desk.asked.yes, desk.asked.where = True, "/home/mediator/Documents/summary.pdf"
    page = page_of(desk, show)
    page.choices[0].click()
    page.elsewhere.click()
    assert len(desk.asked.questions) == 1
    assert desktop.opened == [desk.asked.where]
    assert [(where, locked) for _made, where, locked in desk.case.exported] == [(desk.asked.where, False)]
    assert "summary.pdf" in page.notice.accessibleName()
    assert not page.is_busy()


def test_where_no_program_opens_it_the_mediator_is_told_where_it_lies(show: Show, desktop: Desktop) -> None:
    desk = Desk()
    desk.asked.yes, desk.asked.where, desktop.has_a_program = True, "/home/mediator/Documents/summary.pdf", False
    page = page_of(desk, show)
    page.choices[0].click()
    page.elsewhere.click()
    assert "No program" in page.notice.accessibleName()
    assert "summary.pdf" in page.notice.accessibleName()


def test_only_what_is_looked_after_is_said_to_be(show: Show, desktop: Desktop) -> None:
    desk = Desk()
    desk.asked.yes, desk.asked.where = True, "/home/mediator/Documents/paper.pdf"
    page = page_of(desk, show)
    for choice, is_asked_about in ((page.choices[0], True), (page.choices[-1], False)):
        choice.click()
        page.elsewhere.click()
        assert ("Hand over" in page.notice.accessibleName()) == is_asked_about
        assert ("Hand over" in desk.asked.told[-1]) == is_asked_about
        assert "It is saved without a lock" in desk.asked.told[-1]


@pytest.mark.parametrize(("yes", "where"), [(False, "/home/mediator/summary.pdf"), (True, "")])
def test_a_changed_mind_saves_nothing_and_opens_nothing(show: Show, desktop: Desktop, yes: bool, where: str) -> None:
    desk = Desk()
    desk.asked.yes, desk.asked.where = yes, where
    page = page_of(desk, show)
    page.choices[0].click()
    page.elsewhere.click()
    assert (desktop.opened, desk.case.exported) == ([], [])


def test_an_own_copy_is_not_offered_to_another_program(show: Show) -> None:
    page = page_of(Desk(), show)
    called(page, "Own copy of Marisol Vega").click()
    assert not page.elsewhere.isVisible()
    page.choices[0].click()
    assert page.elsewhere.isVisible()
