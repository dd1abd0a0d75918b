from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.case import Party
from app.domain.worksheet import Form
from app.presenters.mediator import planning
from tests.presenters.mediator.fake_cases import FakeCase, sample_open
from tests.presenters.mediator.fakes import Later, disk_full
from tests.presenters.mediator.planned import Planning
from tests.presenters.mediator.sample_values import sample_case


def three() -> FakeCase:
    case = sample_case()
    return FakeCase(replace(case, parties=(*case.parties, Party("c", "C", "Cho"))))


def test_a_new_break_begins_with_no_issue_no_sheet_and_twenty_minutes() -> None:
    plan = Planning()
    assert [pick.id for pick in plan.view.issues if pick.chosen] == [""]
    assert all(row.form is None for row in plan.view.sheets)
    assert plan.view.time == (20, False)
    assert plan.case.all_breaks == []


def test_opening_the_page_and_leaving_it_makes_no_break() -> None:
    assert Planning().case.all_breaks == []


def test_everything_the_mediator_changes_is_saved_by_itself() -> None:
    plan = Planning()
    plan.presenter.choose_issue("i_floor")
    plan.presenter.tap_cause("lack_of_trust")
    plan.presenter.give("objective_criteria", Form.SHORT)
    plan.presenter.minutes(30)
    plan.presenter.calm_minute(wanted=True)
    plan.presenter.answer("dxq_first", "Slow down")
    kept = plan.on_disk()
    assert len(plan.case.all_breaks) == 1
    assert (kept.issue, kept.signs.cause, kept.plan.minutes, kept.plan.calm_minute) == (
        "i_floor",
        "lack_of_trust",
        30,
        True,
    )
    assert (plan.sheets_of("a"), plan.sheets_of("b")) == (["objective_criteria"], ["objective_criteria"])
    assert kept.signs.answers == {"dxq_first": "Slow down"}
    assert plan.view.kept == 6


def test_a_break_that_is_there_is_changed_and_not_made_a_second_time() -> None:
    plan = Planning(sample_open(), "break1")
    assert plan.view.frame.title == "Break 1"
    plan.presenter.give("set_aside", Form.FULL)
    assert len(plan.case.all_breaks) == 1
    assert "set_aside" in plan.sheets_of("a")
    assert len(plan.on_disk().handed) == 2


def test_a_sheet_about_the_stuck_issue_follows_when_another_one_is_chosen() -> None:
    plan = Planning()
    plan.presenter.choose_issue("i_floor")
    plan.presenter.give("objective_criteria", Form.SHORT)
    plan.presenter.choose_issue("i_extra")
    assert [sheet.issue for sheet in plan.on_disk().plan.sheets["a"]] == ["i_extra"]


def test_a_sheet_is_given_to_everyone_or_to_one_party_and_taken_away_again() -> None:
    plan = Planning()
    plan.presenter.give("batna_check", Form.SHORT)
    plan.presenter.show_for("b")
    plan.presenter.give("batna_check", None)
    assert (plan.sheets_of("a"), plan.sheets_of("b")) == (["batna_check"], [])
    plan.presenter.show_for("")
    assert plan.view.sheet("batna_check").mixed
    plan.presenter.give("batna_check", Form.FULL)
    row = plan.view.sheet("batna_check")
    assert (row.mixed, row.form) == (False, Form.FULL)


def test_a_party_meets_its_sheets_in_the_usual_order_however_they_were_given() -> None:
    plan = Planning()
    for sheet in ("set_aside", "batna_check", "break_plan"):
        plan.presenter.give(sheet, Form.SHORT)
    assert plan.sheets_of("a") == ["break_plan", "batna_check", "set_aside"]


def test_one_press_gives_a_suggested_sheet_to_all_and_leaves_alone_who_has_it_in_full() -> None:
    plan = Planning()
    plan.presenter.show_for("a")
    plan.presenter.give("break_plan", Form.FULL)
    plan.presenter.give_all("break_plan")
    forms = {party: plan.on_disk().plan.sheets[party][0].form for party in ("a", "b")}
    assert forms == {"a": Form.FULL, "b": Form.SHORT}
    suggested = next(each for each in plan.view.suggestions if each.worksheet == "break_plan")
    assert suggested.given_to_all


def test_a_sheet_about_one_issue_can_be_about_several_one_filling_for_each() -> None:
    plan = Planning()
    plan.presenter.give("objective_criteria", Form.SHORT)
    plan.presenter.show_for("a")
    plan.presenter.about("objective_criteria", ["i_floor", "i_extra"])
    assert [sheet.issue for sheet in plan.on_disk().plan.sheets["a"]] == ["i_extra", "i_floor"]
    plan.presenter.about("objective_criteria", [])
    assert len(plan.on_disk().plan.sheets["a"]) == 2


def test_with_three_parties_a_two_sided_sheet_asks_towards_whom() -> None:
    plan = Planning(three())
    plan.presenter.show_for("a")
    plan.presenter.give("perspective_swap", Form.SHORT)
    picks = plan.view.sheet("perspective_swap").towards
    assert [(pick.words, pick.chosen) for pick in picks] == [("Denis Laurent", True), ("Cho", False)]
    plan.presenter.turn("perspective_swap", ["b", "c"])
    assert [sheet.towards for sheet in plan.on_disk().plan.sheets["a"]] == ["b", "c"]


def test_with_two_parties_nobody_is_asked_towards_whom() -> None:
    plan = Planning()
    plan.presenter.show_for("a")
    plan.presenter.give("perspective_swap", Form.SHORT)
    assert plan.view.sheet("perspective_swap").towards == ()


def test_a_new_break_may_start_from_earlier_answers() -> None:
    plan = Planning(sample_open())
    plan.presenter.show_for("a")
    plan.presenter.give("break_plan", Form.SHORT)
    choice = plan.view.sheet("break_plan").fillings[0]
    assert [pick.words for pick in choice.earlier] == ["Start blank", "Start from break 1, Nov 3, 2026"]
    plan.presenter.start_from(choice.sheet, choice.earlier[1].id)
    assert plan.on_disk().plan.sheets["a"][0].start_from == choice.earlier[1].id


@pytest.mark.parametrize(("typed", "kept"), [(1, 5), (25, 25), (999, 240)])
def test_the_minutes_of_a_break_stay_within_reason(typed: int, kept: int) -> None:
    assert planning.with_minutes(planning.new_break("2026-11-03T20:20"), typed).plan.minutes == kept


def test_the_foot_says_when_the_sheets_take_longer_than_the_break() -> None:
    plan = Planning()
    plan.presenter.give("batna_check", Form.FULL)
    plan.presenter.minutes(15)
    assert plan.view.summary.time == "The sheets take about 22 minutes. The break is 15."
    plan.presenter.minutes(45)
    assert plan.view.summary.time == ""


def test_nobody_is_handed_the_laptop_without_a_sheet() -> None:
    plan = Planning()
    plan.presenter.show_for("a")
    plan.presenter.give("break_plan", Form.SHORT)
    plan.presenter.hand_over("b")
    assert plan.missing() == ["Choose at least one sheet for Denis Laurent."]
    assert plan.handed == []
    plan.presenter.hand_over("a")
    assert [(planned.id, party) for planned, party in plan.handed] == [("break1", "a")]


def test_the_break_is_on_the_disk_before_its_handouts_are_printed_and_without_a_sheet_there_are_none() -> None:
    later = Later()
    plan = Planning(background=later)
    later.do_all()
    printed: list[str] = []
    plan.presenter.print_handouts(printed.append)
    later.do_all()
    assert printed == []
    plan.presenter.give("break_plan", Form.SHORT)
    plan.presenter.print_handouts(printed.append)
    assert (printed, plan.case.all_breaks) == ([], [])
    later.do_all()
    assert printed == [plan.on_disk().id]
    assert plan.sheets_of("a") == ["break_plan"]


def test_the_break_is_on_the_disk_before_the_hand_over_page_comes() -> None:
    later = Later()
    plan = Planning(background=later)
    later.do_all()
    plan.presenter.give("break_plan", Form.SHORT)
    plan.presenter.hand_over("a")
    assert plan.handed == []
    later.do_all()
    assert plan.handed == [(plan.on_disk(), "a")]


def test_with_a_full_disk_nobody_is_handed_a_plan_that_is_not_saved() -> None:
    plan = Planning()
    plan.case.trouble = disk_full()
    plan.presenter.give("break_plan", Form.SHORT)
    assert "The disk is full." in plan.view.told()
    plan.case.trouble = disk_full()
    plan.presenter.hand_over("a")
    assert (plan.handed, len(plan.view.troubles)) == ([], 2)
    plan.presenter.hand_over("a")
    assert plan.handed == [(plan.on_disk(), "a")]
    assert plan.sheets_of("a") == ["break_plan"]


def test_a_newer_plan_that_could_not_be_saved_is_saved_first_when_handing_over() -> None:
    plan = Planning()
    plan.presenter.give("break_plan", Form.SHORT)
    plan.case.trouble = disk_full()
    plan.presenter.give("set_aside", Form.SHORT)
    plan.presenter.hand_over("a")
    handed, _party = plan.handed[0]
    assert [sheet.worksheet for sheet in handed.plan.sheets["a"]] == ["break_plan", "set_aside"]


def test_the_minutes_each_party_has_had_so_far_stand_beside_what_is_planned() -> None:
    assert Planning().view.summary.so_far == ""
    found = Planning(sample_open()).view.summary
    assert found.so_far == "At the laptop so far, minutes differ: Marisol Vega 18 minutes and Denis Laurent 14 minutes."
