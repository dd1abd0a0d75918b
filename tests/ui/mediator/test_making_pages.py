"""Handouts for the break and the outcome note, as they are used: with the keyboard, with the mouse, in a narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.outcome import Attended, Outcome
from app.presenters.doors import DocumentKind, HandoutSet
from tests.presenters.mediator.fakes import disk_full
from tests.ui.mediator.conftest import Show
from tests.ui.mediator.keys import DOWN, RETURN, RIGHT, SPACE, here, press, tab_to
from tests.ui.mediator.looking import words_of
from tests.ui.mediator.opened import Asked, Desk
from ui.mediator.handout_sets import HandoutSetsPage
from ui.mediator.outcome_note import OutcomeNotePage

BOTH = ("break_plan", "objective_criteria")


def sets_of(desk: Desk) -> tuple[HandoutSet, ...]:
    """The sets that are shown now."""
    return desk.case.asked_for[-1].sets


# ---- handouts -----------------------------------------------------------------------------------------------------


def test_both_parties_handouts_are_printed_with_one_press(show: Show) -> None:
    desk = Desk()
    page = desk.handout_sets()
    show(page)
    assert here() is page.blocks["a"].whole
    assert page.pane.title.text() == "2 sheets for Marisol Vega and 2 sheets for Denis Laurent · 1 page"
    assert page.pane.place.currentWidget() is page.pane.seen
    tab_to(page.print)
    press(RETURN)
    assert sets_of(desk) == (HandoutSet("a", BOTH), HandoutSet("b", BOTH))
    assert len(desk.asked.printed) == 1
    assert "The pages are on their way to the printer." in words_of(page)


def test_a_sheet_a_party_and_its_print_are_chosen_with_the_keyboard_alone(show: Show) -> None:
    desk = Desk()
    page = desk.handout_sets()
    show(page)
    press(SPACE)
    assert sets_of(desk) == (HandoutSet("b", BOTH),)
    assert not page.blocks["a"].sheets["break_plan"].isEnabled()
    tab_to(page.blocks["b"].sheets["break_plan"])
    press(SPACE)
    tab_to(page.blocks["b"].usual)
    press(RIGHT)
    assert sets_of(desk) == (HandoutSet("b", BOTH[1:], large=True),)
    page.blocks["b"].whole.click()
    assert not page.print.isEnabled()
    assert not page.save.isEnabled()


def test_a_set_is_saved_without_a_lock_and_hand_over_is_not_spoken_of(show: Show) -> None:
    desk = Desk(asked=Asked(where="/home/m/sets.pdf"))
    page = desk.handout_sets()
    show(page)
    assert not page.locked.isVisible()
    page.save_now()
    assert [(where, locked) for _made, where, locked in desk.case.exported] == [("/home/m/sets.pdf", False)]
    assert "Hand over" not in page.notice.accessibleName()


def test_forms_go_into_a_folder_and_nothing_of_them_is_printed(show: Show) -> None:
    desk = Desk(asked=Asked(to="/media/stick"))
    page = desk.handout_sets()
    show(page)
    page.on_a_screen.click()
    assert [each.isVisible() for each in (page.print, page.save, page.save_forms)] == [False, False, True]
    assert page.blank.text() == "Give each party its own folder only."
    said = page.pane.place.currentWidget()
    assert isinstance(said, QLabel)
    assert said.text() == "A form is looked at and filled in on a screen."
    page.print_now()
    page.save_forms.click()
    assert desk.asked.printed == []
    assert [(folder, len(sets)) for sets, folder, _paper in desk.case.forms] == [("/media/stick", 2)]
    assert "4 forms, in party-A and party-B" in page.notice.accessibleName()
    assert not page.is_busy()
    page.on_a_screen.click()
    assert page.print.isVisible()
    assert page.print.isEnabled()


def test_with_a_full_disk_the_forms_can_be_saved_elsewhere(show: Show) -> None:
    desk = Desk(asked=Asked(to="/media/stick"))
    page = desk.handout_sets()
    show(page)
    page.on_a_screen.click()
    desk.case.trouble = disk_full()
    page.save_now()
    assert "The disk is full." in page.notice.accessibleName()
    assert not page.is_busy()
    page.save_now()
    assert len(desk.case.forms) == 1


def test_without_a_plan_the_page_says_what_to_do_first(show: Show) -> None:
    desk = Desk()
    desk.case.all_breaks.clear()
    page = desk.handout_sets()
    show(page)
    assert here() is page.back
    assert not page.print.isEnabled()
    page.on_a_screen.click()
    assert not page.save_forms.isEnabled()


@pytest.mark.parametrize("made", [Desk.handout_sets, Desk.outcome_note])
def test_in_a_narrow_window_the_document_is_a_press_away_and_the_buttons_stay(show: Show, made: object) -> None:
    desk = Desk()
    page = desk.handout_sets() if made is Desk.handout_sets else desk.outcome_note()
    assert isinstance(page, HandoutSetsPage | OutcomeNotePage)
    show(page, width=700)
    if isinstance(page, OutcomeNotePage):
        page.outcomes["held"].click()
    assert page.left.isVisible()
    assert not page.pane.isVisible()
    assert page.print.isVisible()
    tab_to(page.look)
    press(RETURN)
    assert page.pane.isVisible()
    assert not page.look.isVisible()
    assert here() is page.pane.again
    press(RETURN)
    assert page.left.isVisible()


# ---- the outcome note ---------------------------------------------------------------------------------------------


def test_a_note_is_made_saved_and_its_words_are_told_once(show: Show) -> None:
    desk = Desk(asked=Asked(where="/home/m/note.pdf"))
    page = desk.outcome_note()
    show(page)
    assert not page.save.isEnabled()
    press(SPACE)
    tab_to(page.by_hand)
    press(DOWN)
    tab_to(page.ticks["a", "2026-11-03"])
    press(SPACE)
    wanted = desk.case.asked_for[-1]
    assert (wanted.kind, wanted.outcome) == (DocumentKind.OUTCOME_NOTE, Outcome.HELD)
    assert wanted.attended == (Attended("a", ("2026-11-03",)), Attended("b"))
    assert page.locked.isChecked()
    page.save_now()
    assert desk.case.exported[-1][2] is True
    assert page.told is not None
    assert page.told.secret == "harbor pencil meadow nine"


def test_another_day_is_typed_and_enter_adds_it_for_everyone_to_be_ticked(show: Show) -> None:
    desk = Desk()
    page = desk.outcome_note()
    show(page)
    page.outcomes["ended"].click()
    page.ticked.click()
    tab_to(page.another)
    press("2026-11-10", RETURN)
    assert page.another.text() == ""
    assert here() is page.ticks["a", "2026-11-10"]
    press(SPACE)
    assert desk.case.asked_for[-1].attended[0] == Attended("a", ("2026-11-10",))


def test_what_is_no_day_is_told_and_stays_to_be_mended(show: Show) -> None:
    page = Desk().outcome_note()
    show(page)
    page.outcomes["ended"].click()
    page.ticked.click()
    tab_to(page.another)
    press("11/10/26", RETURN)
    assert "2026-11-03" in page.notice.accessibleName()
    assert (page.another.text(), here()) == ("11/10/26", page.another)
    assert page.save.isEnabled()
