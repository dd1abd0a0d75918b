"""The pages of a handout that came back, in states in which they are used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.answers import Entry, given
from app.domain.case import Issue
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.mediator.brought_file import brought
from app.presenters.mediator.key_in import Wanted
from app.presenters.mediator.keyed_sheet import UNREADABLE
from app.presenters.paper_doors import FormRead, PaperPlace, Unread
from tests.presenters.mediator.fakes import disk_full
from tests.ui.mediator.opened import Desk, Opened, with_parties
from ui.mediator.key_in import KeyInPage


def find_handout() -> Opened:
    page = Desk().find_handout()
    return Opened(page, page.go)


def find_handout_towards() -> Opened:
    page = with_parties(Desk(), 12).find_handout()
    page._presenter.pick("b", "objective_criteria")
    page._presenter.pick("b", "perspective_swap")
    return Opened(page, page.go)


def find_handout_of_a_form() -> Opened:
    desk = with_parties(Desk(), 12)
    desk.case.now = replace(desk.case.now, issues=(*desk.case.now.issues, Issue("i_more", "Something else")))
    desk.case.on_paper.read = FormRead(HandoutCode("BAKE-42", "B", "objective_criteria", 1), {})
    page = desk.find_handout()
    page._presenter.read_form(__file__)
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


def a_form() -> KeyInPage:
    entries = {
        "br_direction": Entry(given("pay"), Lock.MEDIATOR),
        "br_judges_before": Entry(given(7), Lock.MEDIATOR),
        "br_offer": Entry(UNREADABLE, Lock.SHARE),
    }
    why = "Question 2 could not be read. This cannot be read as one amount in the currency of the case."
    unread = {"br_offer": Unread(why, "about 5 000, as I said before, and a new floor")}
    code = HandoutCode("BAKE-42", "A", "batna_check", 1)
    file = brought("/home/m/Downloads/fillable-handout-batna-check_party-A (filled in at home).pdf", b"")
    form = FormRead(code, entries, 2, ("One box could not be read.", why), unread, file=file)
    return Desk().key_in(Wanted(REALITY_CHECK, "MV", form=form))


def key_in_form() -> Opened:
    page = a_form()
    return Opened(page, page.form.accept)


def key_in_form_leaving() -> Opened:
    page = a_form()
    page._presenter.open("br_offer")
    page.say_why_it_stays()
    return Opened(page, page.form.go_without)


def key_in_form_left() -> Opened:
    page = a_form()
    page.form.accept.click()
    return Opened(page, page.form_left.delete[0])


def a_form_read_in_part() -> KeyInPage:
    rows = (Row("best", {"story": "We agree next week", "amount": Money(500_000, "USD")}),)
    entries = {"br_direction": Entry(given("receive"), Lock.MEDIATOR), "br_endings": Entry(given(rows), Lock.MEDIATOR)}
    why = "Rows 2, 3 of question 9 could not be read; its other rows were. Type them from the form."
    words = "Row 2 – A judge decides, and it takes two more years · about three thousand\nRow 3 – Nothing comes · ?"
    code = HandoutCode("BAKE-42", "A", "batna_check", 1)
    form = FormRead(code, entries, 1, (why,), {"br_endings": Unread(why, words)}, {"br_endings": (2, 3)})
    page = Desk().key_in(Wanted(REALITY_CHECK, "MV", form=form))
    page._presenter.open("br_endings")
    return page


def key_in_form_in_part() -> Opened:
    page = a_form_read_in_part()
    return Opened(page, page.go_on)


def key_in_form_in_part_asked() -> Opened:
    page = a_form_read_in_part()
    page.form.accept.click()
    return Opened(page, page.form.to_rows)


def key_in_beside_m() -> Opened:
    desk = Desk()
    page = desk.key_in(Wanted(REALITY_CHECK, "MV"))
    page._presenter.pictures.attach(2, __file__)
    page._presenter.pictures.attach(11, __file__)
    for question in ("br_offer_terms", "br_judges_before"):
        page._presenter.open(question)
        page._presenter.kept_by_party()
    page.say_why_it_stays()
    return Opened(page, page.told.beside_m.first)


def key_in_refused() -> Opened:
    desk = Desk()
    page = desk.key_in(Wanted(REALITY_CHECK, "MV"))
    desk.case.on_paper.trouble = disk_full()
    page._presenter.typed("pay")
    page._presenter.finish()
    page.say_why_it_stays()
    return Opened(page, page.told.refused.first)


def key_in_not_asked_any_more() -> Opened:
    desk = Desk()
    page = desk.key_in(Wanted(REALITY_CHECK, "MV"))
    for question, value in (("br_direction", "pay"), ("br_offer", Money(90_000, "USD")), ("br_direction", "no_money")):
        page._presenter.open(question)
        page._presenter.typed(value)
        page._presenter.finish()
    return Opened(page, page.go_on)


def key_in_end() -> Opened:
    page = Desk().key_in(Wanted(REALITY_CHECK, "MV"))
    for _question in range(60):
        page._presenter.left_blank()
    return Opened(page, page.another)


KEY_IN_PAGES: dict[str, Callable[[], Opened]] = {
    "find handout": find_handout,
    "find handout, towards": find_handout_towards,
    "find handout, form": find_handout_of_a_form,
    "key in": key_in("br_direction"),
    "key in, money": key_in("br_offer"),
    "key in, list": key_in("br_weak"),
    "key in, form": key_in_form,
    "key in, form saved, file left": key_in_form_left,
    "key in, form, leaving": key_in_form_leaving,
    "key in, form read in part": key_in_form_in_part,
    "key in, form read in part, asked": key_in_form_in_part_asked,
    "key in, beside M": key_in_beside_m,
    "key in, refused": key_in_refused,
    "key in, not asked any more": key_in_not_asked_any_more,
    "key in, end": key_in_end,
}
