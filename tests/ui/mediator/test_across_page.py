"""The page across both parties, as it is used: pictures that are told, and stakes that are typed and kept nowhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from app.domain.impasse import Compared
from app.domain.reading import CaseRead
from tests.presenters.mediator.fakes import Now
from tests.reckoning.test_across import sample
from tests.reckoning.two_sheets import BREAK, filling, read
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, press, tab_to
from tests.ui.mediator.opened import Desk
from ui.mediator.across import AcrossSidesPage
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.fields import settle_all


def page_of(shown: CaseRead) -> AcrossSidesPage:
    page = AcrossSidesPage(lambda: shown, Now())
    page.start()
    return page


def both() -> CaseRead:
    breaks = (replace(BREAK, compared=Compared.NO_OVERLAP),)
    return read(filling("a", sample("A")), filling("b", sample("B")), breaks=breaks)


def words(page: AcrossSidesPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_every_picture_has_a_name_and_the_same_numbers_in_words_and_the_tab_key_stops_at_it(show: Show) -> None:
    page = page_of(both())
    show(page)
    assert [picture.accessibleName() for picture in page.pictures] == [
        "Ten judges, before and after",
        "Walk-away numbers, before and after",
        "Both parties on one line",
    ]
    assert "they overlap by $2,500" in page.pictures[1].accessibleDescription()
    for picture in page.pictures:
        tab_to(picture)


def test_stakes_are_said_in_money_with_who_typed_them_and_gone_with_the_page(show: Show) -> None:
    page = page_of(both())
    show(page)
    assert page.stakes is not None
    tab_to(page.stakes)
    press("50,000")
    settle_all(page)
    settle()
    assert "At stake: $50,000, typed by the mediator." in words(page)
    assert "which is about $5,000 at these stakes" in words(page)
    again = page_of(both())
    show(again)
    assert again.stakes is not None
    assert again.stakes.text() == ""
    assert "typed by the mediator." not in words(again)


def test_the_word_stands_on_the_page(show: Show) -> None:
    page = page_of(both())
    show(page)
    assert "Break 1. The two limits: no overlap." in words(page)


def test_where_nothing_stands_side_by_side_the_page_says_why(show: Show) -> None:
    page = page_of(read())
    show(page)
    assert page.pictures == []
    assert "Nobody has filled in" in words(page)


def test_the_page_is_asked_for_on_the_case_page(show: Show) -> None:
    page = Desk().one_case()
    show(page)
    asked: list[str] = []
    page.across.connect(lambda: asked.append("across"))
    (button,) = [each for each in page.findChildren(Button) if each.text() == "Compare"]
    tab_to(button)
    press(RETURN)
    assert asked == ["across"]
