"""What the mediator saw: stop signs, the fast way, the slow way, and what they suggest."""

from __future__ import annotations

from app.domain.worksheet import Form
from tests.presenters.mediator.planned import Planning

STOP = "Suspend use of all sheets. Follow your own rules, screening protocol and duties."


def test_with_nothing_seen_the_usual_order_is_suggested() -> None:
    plan = Planning()
    assert plan.suggested()[:3] == ["break_plan", "listening_back", "perspective_swap"]
    assert all(each.reason.startswith("Usual order.") for each in plan.view.suggestions)
    assert plan.said_first() == []


def test_a_tapped_cause_changes_the_suggestions_and_each_says_why() -> None:
    plan = Planning()
    plan.presenter.tap_cause("lack_of_trust")
    assert plan.suggested()[0] == "objective_criteria"
    assert plan.view.suggestions[0].reason == "You tapped lack of trust. Objective thinking."


def test_the_chosen_cause_tapped_once_more_is_taken_back() -> None:
    plan = Planning()
    usual = plan.suggested()
    plan.presenter.tap_cause("lack_of_trust")
    plan.presenter.tap_cause("lack_of_trust")
    assert not plan.view.cause("lack_of_trust").chosen
    assert plan.suggested() == usual


def test_the_fast_way_a_ticked_sign_is_seen_for_everyone() -> None:
    plan = Planning()
    plan.presenter.tap_cause("unrealistic_expectations")
    for sign in plan.view.cause("unrealistic_expectations").signs:
        plan.presenter.tick(sign.id, ticked=True)
    cause = plan.view.cause("unrealistic_expectations")
    assert all(sign.ticked for sign in cause.signs)
    assert cause.scored == "strong signs"
    assert plan.view.suggestions[0].reason.startswith("Strong signs of unrealistic expectations.")
    assert plan.on_disk().signs.ticked == tuple(sign.id for sign in cause.signs)


def test_a_tick_taken_away_is_gone() -> None:
    plan = Planning()
    sign = plan.view.cause("lack_of_trust").signs[0].id
    plan.presenter.tick(sign, ticked=True)
    plan.presenter.tick(sign, ticked=True)
    assert plan.on_disk().signs.ticked == (sign,)
    plan.presenter.tick(sign, ticked=False)
    assert plan.on_disk().signs.ticked == ()
    assert plan.view.cause("lack_of_trust").scored == ""


def test_the_slow_way_rates_each_party_apart_and_says_when_they_lie_far_apart() -> None:
    plan = Planning()
    for sign in plan.view.cause("emotional_barriers").signs:
        plan.presenter.rate(sign.id, "a", 3)
    cause = plan.view.cause("emotional_barriers")
    assert cause.scored == "strong signs; uneven, out of 100: Marisol Vega 100, Denis Laurent 0"
    assert [dict(sign.ratings) for sign in cause.signs] == [{"a": 3}] * len(cause.signs)


def test_a_rating_takes_the_place_of_a_tick() -> None:
    plan = Planning()
    sign = plan.view.cause("lack_of_trust").signs[0].id
    plan.presenter.tick(sign, ticked=True)
    plan.presenter.rate(sign, "a", 0)
    assert plan.on_disk().signs.ticked == ()
    assert plan.view.cause("lack_of_trust").scored == ""


def test_strong_feelings_put_the_break_plan_before_any_other_sheet() -> None:
    plan = Planning()
    for sign in plan.view.cause("emotional_barriers").signs:
        plan.presenter.tick(sign.id, ticked=True)
    assert "Break plan first, before any other sheet." in plan.said_first()


def test_the_causes_stay_where_they_are_whatever_they_score() -> None:
    plan = Planning()
    before = [cause.id for cause in plan.view.causes]
    for sign in plan.view.causes[-1].signs:
        plan.presenter.tick(sign.id, ticked=True)
    assert [cause.id for cause in plan.view.causes] == before


def test_a_stop_sign_speaks_first_and_blocks_nothing() -> None:
    plan = Planning()
    plan.presenter.tick_stop("dxs_fear", ticked=True)
    assert plan.said_first()[0] == STOP
    plan.presenter.give("break_plan", Form.SHORT)
    plan.presenter.hand_over("a")
    assert len(plan.handed) == 1


def test_a_stop_sign_is_silent_once_the_mediator_has_dealt_with_it() -> None:
    plan = Planning()
    plan.presenter.tick_stop("dxs_fear", ticked=True)
    plan.presenter.stops_dealt_with(dealt_with=True)
    assert STOP not in plan.said_first()
    assert plan.on_disk().signs.stops_dealt_with


def test_a_second_stop_sign_has_not_been_dealt_with_yet() -> None:
    plan = Planning()
    plan.presenter.tick_stop("dxs_fear", ticked=True)
    plan.presenter.stops_dealt_with(dealt_with=True)
    plan.presenter.tick_stop("dxs_threat", ticked=True)
    assert (plan.view.dealt_with, plan.said_first()[0]) == (False, STOP)
    assert [stop.id for stop in plan.view.stops if stop.chosen] == ["dxs_fear", "dxs_threat"]


def test_a_sheet_for_one_party_only_asks_to_offer_it_to_the_other_too() -> None:
    plan = Planning()
    plan.presenter.show_for("a")
    plan.presenter.give("batna_check", Form.SHORT)
    assert any("other party too" in sentence for sentence in plan.said_first())
    plan.presenter.give_all("batna_check")
    assert plan.said_first() == []


def test_what_was_seen_is_there_again_when_the_break_is_opened_again() -> None:
    plan = Planning()
    plan.presenter.tap_cause("lack_of_trust")
    sign = plan.view.cause("lack_of_trust").signs[1].id
    plan.presenter.tick(sign, ticked=True)
    plan.presenter.tick_stop("dxs_threat", ticked=True)
    again = Planning(plan.case, plan.on_disk().id)
    assert again.view.cause("lack_of_trust").chosen
    assert [each.id for each in again.view.cause("lack_of_trust").signs if each.ticked] == [sign]
    assert [stop.id for stop in again.view.stops if stop.chosen] == ["dxs_threat"]
