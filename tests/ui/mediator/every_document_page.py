"""The pages on which documents are made, each in a state in which it is used, with the button it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.impasse import PlannedSheet
from tests.presenters.mediator.fakes import Later
from tests.ui.mediator.opened import Asked, Desk, Opened, called, with_parties


def documents() -> Opened:
    return Opened(Desk().documents(), None)


def picked(words: str) -> Callable[[], Opened]:
    """A document that is shown, or an own copy that is not."""

    def opened() -> Opened:
        page = Desk(asked=Asked(where="/home/m/saved.pdf")).documents()
        called(page, words).click()
        called(page, words).setFocus()
        page.save.click()
        return Opened(page, page.told.confirm if page.told is not None else None)

    return opened


def read_as_text() -> Opened:
    page = Desk().documents()
    called(page, "Joint summary").click()
    page.pane.as_text.click()
    return Opened(page, page.pane.as_text)


def being_saved() -> Opened:
    later = Later()
    page = Desk(background=later, asked=Asked(where="/home/m/saved.pdf")).documents()
    later.do_all()
    called(page, "Joint summary").click()
    later.do_all()
    page.save.click()
    return Opened(page, page.print)


def handout_sets() -> Opened:
    page = Desk().handout_sets()
    return Opened(page, page.print)


def sets_for_twelve() -> Opened:
    desk = with_parties(Desk(), 12)
    planned = desk.case.all_breaks[0]
    sheets = {party.id: (PlannedSheet("break_plan"),) for party in desk.case.now.parties[:11]}
    desk.case.all_breaks[0] = replace(planned, plan=replace(planned.plan, sheets=sheets))
    page = desk.handout_sets()
    return Opened(page, page.print)


def sets_of_forms() -> Opened:
    page = Desk().handout_sets()
    page.on_a_screen.click()
    return Opened(page, page.save_forms)


def nothing_planned() -> Opened:
    desk = Desk()
    desk.case.all_breaks.clear()
    page = desk.handout_sets()
    return Opened(page, page.back)


def outcome_note() -> Opened:
    return Opened(Desk().outcome_note(), None)


def outcome_said() -> Opened:
    page = Desk(asked=Asked(where="/home/m/note.pdf")).outcome_note()
    page.outcomes["partial"].click()
    page.ticked.click()
    page.another.setText("2026-11-10")
    page.add.click()
    return Opened(page, page.save)


DOCUMENT_PAGES: dict[str, Callable[[], Opened]] = {
    "documents": documents,
    "seen document": picked("Summary of Marisol Vega"),
    "own copy": picked("Own copy of Marisol Vega"),
    "document as text": read_as_text,
    "document being saved": being_saved,
    "handout sets": handout_sets,
    "handout sets for twelve": sets_for_twelve,
    "handout sets, forms": sets_of_forms,
    "handout sets, nothing planned": nothing_planned,
    "outcome note": outcome_note,
    "outcome note, said": outcome_said,
}
