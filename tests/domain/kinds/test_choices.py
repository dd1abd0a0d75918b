"""Options, own words, and answers that name something no longer offered."""

from __future__ import annotations

from app.domain.kinds import MultiChoice, Ranking, RatingPerItem, SingleChoice
from app.domain.kinds.base import DONT_KNOW, Option
from app.domain.kinds.choosing import not_offered, other
from app.domain.kinds.parts import Dimension
from app.domain.wording import Tongue

TONGUE = Tongue()
QUOTES = Option("quotes", {"en": "Three repair quotes", "es": "Tres presupuestos"})
PERMIT = Option("permit", {"en": "City permit page"})
NONE = Option("none", {"en": "None of them"})


def test_options_from_elsewhere_stand_ahead_of_the_fixed_ones_and_are_asked_for_once() -> None:
    kind = MultiChoice((NONE,), options_from="template.criteria", exclusive=("none",))
    assert kind.needs() == "template.criteria"
    filled = kind.with_options((QUOTES, PERMIT))
    assert [option.value for option in filled.options_here()] == ["quotes", "permit", "none"]
    assert filled.needs() == ""


def test_a_choice_is_said_in_the_readers_language() -> None:
    assert SingleChoice((QUOTES,)).say("quotes", Tongue("es")) == ("Tres presupuestos",)
    assert SingleChoice((PERMIT,)).say("permit", Tongue("es")) == ("City permit page",)


def test_own_words_are_said_and_offered_as_they_were_written() -> None:
    kind = MultiChoice((QUOTES,), allow_other=True)
    picked = ("quotes", other("My neighbor's bill"))
    assert kind.say(picked, TONGUE) == ("Three repair quotes", "My neighbor's bill")
    assert [TONGUE.say(option.label) for option in kind.offers(picked)] == list(kind.say(picked, TONGUE))


def test_none_of_these_stands_alone_and_is_offered_to_nobody() -> None:
    kind = MultiChoice((QUOTES, NONE), exclusive=("none",))
    assert kind.problems(("none",)) == ()
    assert [problem.firm for problem in kind.problems(("quotes", "none"))] == [True]
    assert kind.offers(("none",)) == ()


def test_a_choice_taken_off_the_list_is_kept_and_never_said_by_its_code() -> None:
    single, several = SingleChoice((QUOTES,)), MultiChoice((QUOTES,))
    assert single.from_plain("permit") == "permit"
    assert single.say("permit", TONGUE) == (not_offered(),)
    assert several.say(("permit", "quotes"), TONGUE) == ("Three repair quotes",)
    assert several.say(("permit",), TONGUE) == (not_offered(),)
    assert single.offers("permit") == ()


def test_an_order_counts_only_what_is_still_on_the_list() -> None:
    kind = Ranking((QUOTES, PERMIT))
    assert kind.say(("gone", "permit", "quotes"), TONGUE) == ("1. City permit page", "2. Three repair quotes")
    assert [problem.firm for problem in kind.problems(("permit", "permit"))] == [True]


def test_ratings_of_an_item_picked_off_are_kept_and_left_out() -> None:
    kind = RatingPerItem((QUOTES,), dimensions=(Dimension("fair", {"en": "Fair to me"}, 0, 5),))
    value = kind.from_plain({"quotes": {"fair": 4}, "permit": {"fair": 2}})
    assert kind.say(value, TONGUE) == ("Three repair quotes – Fair to me: 4 out of 5",)
    assert kind.to_plain(value)["permit"] == {"fair": 2}
    assert kind.say({"permit": {"fair": 2}}, TONGUE) == (not_offered(),)


def test_i_do_not_know_is_an_answer_in_a_grid() -> None:
    kind = RatingPerItem((QUOTES,), dimensions=(Dimension("fair", {"en": "Fair to me"}, 0, 5),))
    value = {"quotes": {"fair": DONT_KNOW}}
    assert not kind.is_blank(value)
    assert kind.problems(value) == ()
    assert kind.say(value, TONGUE) == ("Three repair quotes – Fair to me: I don't know",)


def test_a_rating_off_the_scale_is_named_by_its_item() -> None:
    kind = RatingPerItem((QUOTES,), dimensions=(Dimension("fair", {"en": "Fair to me"}, 0, 5),))
    assert [problem.where for problem in kind.problems({"quotes": {"fair": 6}})] == ["quotes.fair"]
