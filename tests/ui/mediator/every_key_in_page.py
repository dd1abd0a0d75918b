"""The pages of a handout that came back, in states in which they are used."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.answers import Entry, given
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.mediator.key_in import Wanted
from app.presenters.paper_doors import FormRead, PaperPlace
from tests.ui.mediator.opened import Desk, Opened, with_parties


def find_handout() -> Opened:
    page = Desk().find_handout()
    return Opened(page, page.go)


def find_handout_towards() -> Opened:
    page = with_parties(Desk(), 12).find_handout()
    page._presenter.pick("b", "objective_criteria")
    page._presenter.pick("b", "perspective_swap")
    return Opened(page, page.go)


REALITY_CHECK = PaperPlace("a", "batna_check")


def key_in(question: str) -> Callable[[], Opened]:
    def opened() -> Opened:
        desk = Desk()
        desk.case.on_paper.beside = {question: ("At the laptop: something else",)}
        page = desk.key_in(Wanted(REALITY_CHECK, "MV", page=2))
        page._presenter.open("br_direction")
        page._presenter.typed("receive")
        page._presenter.finish()
        page._presenter.pictures.attach(2, __file__)
        page._presenter.open(question)
        return Opened(page, page.go_on)

    return opened


def key_in_form() -> Opened:
    entries = {
        "br_direction": Entry(given("pay"), Lock.MEDIATOR),
        "br_judges_before": Entry(given(7), Lock.MEDIATOR),
    }
    form = FormRead(HandoutCode("BAKE-42", "A", "batna_check", 1), entries, 2, ("One box could not be read.",))
    page = Desk().key_in(Wanted(REALITY_CHECK, "MV", form=form))
    return Opened(page, page.form.accept)


def key_in_end() -> Opened:
    page = Desk().key_in(Wanted(REALITY_CHECK, "MV"))
    for _question in range(60):
        page._presenter.left_blank()
    return Opened(page, page.another)


KEY_IN_PAGES: dict[str, Callable[[], Opened]] = {
    "find handout": find_handout,
    "find handout, towards": find_handout_towards,
    "key in": key_in("br_direction"),
    "key in, money": key_in("br_offer"),
    "key in, list": key_in("br_weak"),
    "key in, form": key_in_form,
    "key in, end": key_in_end,
}
