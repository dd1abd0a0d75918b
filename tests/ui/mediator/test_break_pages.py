"""Planning a break and handing over, as they are used."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from app.domain.worksheet import Form
from app.presenters.doors import UnlockedExport
from app.presenters.mediator.hand_over import InTheWay
from tests.presenters.mediator.fake_cases import FakeCase
from tests.presenters.mediator.fakes import FakeVault, Later, disk_full
from tests.presenters.mediator.sample_values import sample_case
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, SPACE, TAB, UP, here, press, tab_to
from tests.ui.mediator.opened import Desk, real, with_open_documents, with_parties
from ui.mediator.pieces.buttons import Button


def fresh() -> Desk:
    return Desk(case=FakeCase(sample_case()))


def test_from_stuck_to_hand_over_with_a_handful_of_keys(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    assert here() is page.issues[""]
    press(UP)
    tab_to(page.suggested.buttons["break_plan"])
    press(RETURN)
    tab_to(page.hand_over["a"])
    press(RETURN)
    planned, party = desk.planned[0]
    assert (planned.issue, party) == ("i_floor", "a")
    assert [sheet.worksheet for sheet in planned.plan.sheets["b"]] == ["break_plan"]


def test_hand_over_can_be_pressed_only_for_a_party_that_has_a_sheet(show: Show) -> None:
    page = fresh().plan()
    show(page)
    assert not any(button.isEnabled() for button in page.hand_over.values())
    page.sheets.chosen.emit("b")
    page.sheets.sheets["set_aside"].forms[Form.SHORT].click()
    assert [party for party, button in page.hand_over.items() if button.isEnabled()] == ["b"]


def test_the_sheets_can_be_printed_as_soon_as_somebody_has_one(show: Show) -> None:
    page = Desk().plan()
    show(page)
    asked: list[str] = []
    page.handouts.connect(asked.append)
    assert not page.sheets.to_print.isEnabled()
    page.sheets.sheets["batna_check"].forms[Form.SHORT].click()
    page.sheets.to_print.click()
    assert asked == ["break2"]


def test_the_minutes_each_party_has_had_so_far_are_seen_while_the_next_break_is_planned(show: Show) -> None:
    page = Desk().plan("break1")
    show(page)
    assert "At the laptop so far, minutes differ: " in page._even.text()
    assert page._even.isVisible()
    many = with_parties(Desk(), 12).plan("break1")
    show(many)
    assert "At the laptop so far, minutes differ: " in many.time._so_far.text()
    assert "At the laptop" not in many._even.text()


def test_a_tapped_cause_shows_its_signs_and_a_tick_changes_the_suggestions_at_once(show: Show) -> None:
    page = fresh().plan()
    show(page)
    tab_to(page.signs.causes.buttons["lack_of_trust"])
    press(SPACE)
    assert len(page.signs.causes.ticks) == 7
    assert next(iter(page.suggested.buttons)) == "objective_criteria"
    first = next(iter(page.signs.causes.ticks.values()))
    tab_to(first)
    press(SPACE)
    assert page._presenter._planned.signs.ticked != ()


def test_a_ticked_stop_sign_stands_out_until_it_is_dealt_with_and_stays_to_be_seen(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    page.signs.stops._fold.open(wanted=True)
    next(iter(page.signs.stops.ticks.values())).click()
    assert page.signs.stops._notice.isVisible()
    page.signs.stops.dealt.click()
    assert page.signs.stops._notice.isVisible()
    assert desk.case.all_breaks[0].signs.stops_dealt_with


def test_until_a_stop_sign_is_dealt_with_it_stands_in_place_of_the_suggestions_and_in_the_foot(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    page.sheets.sheets["break_plan"].forms[Form.SHORT].click()
    page.signs.stops._fold.open(wanted=True)
    next(iter(page.signs.stops.ticks.values())).click()
    assert page.suggested._stop.isVisible()
    assert page._stop.isVisible()
    assert not page.suggested.buttons["break_plan"].isVisible()
    # It blocks nothing.
    assert page.hand_over["a"].isEnabled()
    page.suggested.dealt.click()
    assert not page._stop.isVisible()
    assert not page.suggested._stop.isVisible()
    assert page.suggested.buttons["break_plan"].isVisible()
    assert page.signs.stops.dealt.isChecked()
    assert desk.case.all_breaks[0].signs.stops_dealt_with


def test_a_stop_sign_that_is_not_dealt_with_is_seen_before_the_laptop_goes_and_blocks_nothing(show: Show) -> None:
    desk = Desk()
    planned = desk.case.all_breaks[0]
    stop = desk.cases.diagnosis().stop_signs[0].id
    desk.case.all_breaks[0] = replace(planned, signs=replace(planned.signs, stops=(stop,)))
    page = desk.hand_over()
    show(page)
    assert page._stop.isVisible()
    assert page.go.isEnabled()
    assert here() is page.dealt
    press(SPACE)
    assert desk.case.all_breaks[0].signs.stops_dealt_with
    again = desk.hand_over()
    show(again)
    assert not again._stop.isVisible()
    assert here() is again.go


def test_the_slow_way_rates_and_goes_back_to_the_fast_way(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    page.signs.slow.click()
    settle()
    assert page.signs.ratings.isVisible()
    assert not page.signs.causes.isVisible()
    for button in page.signs.ratings.findChildren(type(next(iter(page.time.choices.values())))):
        if button.accessibleName().startswith("Denis Laurent: Strong or constant"):
            button.click()
            break
    assert list(desk.case.all_breaks[0].signs.ratings.values()) == [{"b": 3}]
    page.signs.slow.click()
    assert page.signs.causes.isVisible()


def test_what_was_typed_last_goes_along_when_hand_over_is_pressed(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    page.sheets.sheets["break_plan"].forms[Form.SHORT].click()
    page.time.other.setFocus()
    press("25")
    page.hand_over["a"].click()
    assert desk.planned[0][0].plan.minutes == 25


def test_own_minutes_and_usual_minutes_never_both_stand_out(show: Show) -> None:
    page = fresh().plan()
    show(page)
    page.time.other.setFocus()
    press("25", TAB)
    assert not any(button.isChecked() for button in page.time.choices.values())
    page.time.choices[30].click()
    assert [count for count, button in page.time.choices.items() if button.isChecked()] == [30]
    assert page.time.other.text() == ""


def test_a_break_with_minutes_of_its_own_shows_them_when_it_is_opened_again(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    page.time.other.setFocus()
    press("25", TAB)
    again = desk.plan("break1")
    show(again)
    assert again.time.other.text() == "25"
    assert not any(button.isChecked() for button in again.time.choices.values())


def test_with_many_parties_one_is_chosen_from_a_list(show: Show) -> None:
    desk = with_parties(fresh(), 5)
    page = desk.plan()
    show(page)
    page.sheets.sheets["break_plan"].forms[Form.SHORT].click()
    page._whom.setCurrentIndex(3)
    page.to_chosen.click()
    assert [party for _planned, party in desk.planned] == ["d"]


def test_with_a_full_disk_the_plan_stays_and_says_that_it_is_not_saved(show: Show) -> None:
    desk = fresh()
    page = desk.plan()
    show(page)
    desk.case.trouble = disk_full()
    page.sheets.sheets["break_plan"].forms[Form.SHORT].click()
    assert page.notice.isVisible()
    assert page.kept.text() == ""
    assert page.sheets.sheets["break_plan"].forms[Form.SHORT].isChecked()
    page.sheets.sheets["break_plan"].forms[Form.FULL].click()
    assert not page.notice.isVisible()
    assert page.kept.text() == "Saved"


# ---- handing over -----------------------------------------------------------------------------------------------


def test_the_return_time_is_the_largest_thing_on_the_page_and_return_hands_over(show: Show) -> None:
    desk = Desk()
    page = desk.hand_over()
    show(page)
    assert page.back_at.font().pointSizeF() > 2 * page.title.font().pointSizeF()
    assert page.back_at.accessibleName().startswith("Back at ")
    assert here() is page.go
    press(RETURN)
    assert len(desk.ready) == 1


def test_pressed_twice_it_hands_over_once(show: Show) -> None:
    later = Later()
    desk = Desk(background=later)
    page = desk.hand_over()
    show(page)
    later.do_all()
    press(RETURN)
    assert not page.go.isEnabled()
    page.go.click()
    later.do_all()
    assert len(desk.ready) == 1


def test_what_is_in_the_way_comes_first_and_leads_to_where_it_is_dealt_with(show: Show) -> None:
    desk = real(with_open_documents(Desk(vault=FakeVault(confirmed=False, pin=""))))
    page = desk.hand_over()
    asked: list[str] = []
    page.confirm_sheet.connect(lambda: asked.append("sheet"))
    page.set_pin.connect(lambda: asked.append("pin"))
    show(page)
    assert not page.go.isEnabled()
    assert not page._open.isVisible()
    assert here() is page.reason_buttons[InTheWay.SHEET_NOT_CONFIRMED]
    press(RETURN)
    page.reason_buttons[InTheWay.NO_PIN].click()
    assert asked == ["sheet", "pin"]
    desk.vault.confirmed, desk.vault.pin = True, "482915"
    page.look_again()
    settle()
    assert page._open.isVisible()
    assert here() is page.lock["e1"]


def test_open_documents_can_be_locked_moved_or_left_and_then_it_goes_on(show: Show) -> None:
    desk = with_open_documents(Desk())
    page = desk.hand_over()
    show(page)
    assert not page.go.isEnabled()
    press(RETURN)
    assert [each.id for each in desk.case.exports] == ["e2"]
    labels: list[QLabel] = page.findChildren(QLabel)
    assert any("harbor pencil meadow nine" in label.text() for label in labels)
    page.told[0].confirm.click()
    page.move_["e2"].click()
    assert desk.case.moved == []
    desk.asked.to = "/media/stick"
    page.move_["e2"].click()
    assert desk.case.moved == [("e2", "/media/stick")]
    settle()
    assert here() is page.go


def test_the_words_of_a_locked_document_stay_and_hand_over_waits_until_they_are_written_down(show: Show) -> None:
    desk = with_open_documents(Desk())
    page = desk.hand_over()
    show(page)
    page.lock["e2"].click()
    page.lock["e1"].click()
    settle()
    first, second = page.told
    assert page.is_busy()
    page.go.click()
    assert here() is first.confirm
    press(RETURN)
    settle()
    assert (first.isVisible(), second.isVisible(), page.go.isEnabled()) == (False, True, False)
    assert here() is second.confirm
    press(RETURN)
    assert (desk.ready, here(), page.is_busy()) == ([], page.go, False)
    press(RETURN)
    assert len(desk.ready) == 1


def test_go_on_leaves_open_documents_as_they_are(show: Show) -> None:
    desk = with_open_documents(Desk())
    page = desk.hand_over()
    show(page)
    tab_to(page.go_on)
    press(RETURN)
    settle()
    assert len(desk.case.exports) == 2
    assert here() is page.go


def test_trouble_with_a_document_or_the_hand_over_leaves_everything_to_be_pressed_again(show: Show) -> None:
    desk = Desk()
    page = desk.hand_over()
    show(page)
    desk.case.trouble = disk_full()
    press(RETURN)
    assert page.notice.isVisible()
    assert page.go.isEnabled()
    tab_to(page.go)
    press(RETURN)
    assert len(desk.ready) == 1


def test_a_path_however_long_wraps_after_any_folder(show: Show) -> None:
    desk = Desk()
    desk.case.exports = [UnlockedExport("e1", "Joint summary", "2026-11-03", "/home" + "/abcdefghij" * 30 + "/x.pdf")]
    page = desk.hand_over()
    show(page, width=900)
    row = page.lock["e1"].parentWidget()
    assert row is not None
    assert row.width() <= page.width()
    buttons: list[Button] = row.findChildren(Button)
    assert len(buttons) == 2
