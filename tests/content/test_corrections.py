"""The decided corrections of the given content stand in the files (decisions 8, 10, 11, 19, 22, 30, 32, 38)."""

from __future__ import annotations

import pytest

from app.domain.conditions import AllOf, AnswerIs, AnyOf, CaseIs, Op
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.single_choice import SingleChoice
from app.domain.kinds.table import TableKind
from app.domain.sharing import Lock
from app.domain.worksheet import Phase, Question, Shows
from app.storage.worksheet_files import built_in_worksheets

SHEETS = built_in_worksheets()
QUESTIONS = {question.id: question for sheet in SHEETS.values() for question in sheet.questions()}


def _says(question: str, part: str) -> str:
    text = getattr(QUESTIONS[question], part)
    assert text is not None
    return str(text["en"])


@pytest.mark.parametrize(
    ("question", "part", "words"),
    [
        ("br_direction", "prompt", "If money is paid, which way does it most likely go?"),
        ("bp_time", "hint", "Many people need about 20 minutes to feel calmer."),
        ("br_recheck", "hint", "Pick what would make you check it."),
        ("sa_order", "prompt", "In what order would you talk about them?"),
        ("ob_credit", "prompt", "How may they be passed on?"),
        ("ob_credit", "hint", "With two sides, each can guess whose idea it is. Leaving off names can still help."),
        ("wh_for", "prompt", "Who would this person work for?"),
        ("wh_job", "prompt", "What would this person do?"),
        ("wh_pay", "prompt", "Who would pay?"),
        ("wh_meanwhile", "prompt", "What needs to stay the same until then?"),
        ("br_picture", "hint", "If a number looks off, go back and change it."),
        ("lb_felt_heard", "hint", "Any answer is fine."),
        ("wh_time_for_advice", "hint", "You may. Do not write here what a lawyer told you."),
        ("ps_my_part", "hint", "No one is keeping score. It stays with you unless you choose to share it."),
        ("oc_evidence", "hint", "choose 'I don't know' and go on"),
        (
            "br_blind",
            "hint",
            "This uses your number once. The mediator sees one word. The word tells the mediator a little about your number.",
        ),
    ],
)
def test_the_decided_words_stand(question: str, part: str, words: str) -> None:
    assert words in _says(question, part)


def test_the_cost_of_getting_the_money_is_named_without_winning() -> None:
    costs = QUESTIONS["br_costs"].kind
    assert isinstance(costs, TableKind)
    assert {"step": {"en": "Getting the money afterwards, or an appeal"}} in costs.starter_rows


def test_the_reality_check_says_what_to_do_when_one_does_not_know() -> None:
    assert "choose 'I don't know' and go on" in SHEETS["batna_check"].intro["en"]


def test_the_walk_away_words_are_asked_where_there_is_no_number() -> None:
    wanted = AnyOf((AnswerIs("br_direction", Op.EQUALS, "no_money"), AnswerIs("br_direction", Op.NOT_ANSWERED)))
    assert QUESTIONS["br_limit_words_before"].show_if == wanted
    assert QUESTIONS["br_limit_words_after"].show_if == wanted


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("br_bottom_after", "br_bottom_before"),
        ("br_judges_after", "br_judges_before"),
        ("oc_range", "oc_my_answer"),
        ("bp_level_after", "bp_level"),
        ("br_chances", "br_endings"),
        ("br_view", "br_offer"),
    ],
)
def test_an_earlier_answer_is_shown_where_it_is_built_on(later: str, earlier: str) -> None:
    assert QUESTIONS[later].recalls == earlier


def test_an_answer_that_raises_an_alert_cannot_be_kept_from_the_mediator() -> None:
    alerting = {name for name, question in QUESTIONS.items() if question.alert is not None}
    assert alerting == {"bp_level", "bp_private_word", "br_next", "ps_shift", "wh_language"}
    assert all(QUESTIONS[name].floor is Lock.MEDIATOR for name in alerting)


def test_a_private_word_is_raised_for_now_for_later_and_for_the_next_step() -> None:
    private_word, next_step = QUESTIONS["bp_private_word"].alert, QUESTIONS["br_next"].alert
    assert private_word is not None
    assert private_word.values == ("now", "later")
    assert next_step is not None
    assert next_step.values == ("private_word",)


def test_limits_are_compared_only_where_the_case_allows_it_and_a_limit_was_given() -> None:
    blind = QUESTIONS["br_blind"]
    assert blind.show_if == AllOf(
        (CaseIs("blind_comparison", Op.EQUALS, True), AnswerIs("br_bottom_after", Op.ANSWERED))
    )
    words = " ".join([blind.prompt["en"], _says("br_blind", "hint")])
    assert "close" not in words
    assert "far" not in words.split()


def test_the_other_partys_words_are_shown_where_they_are_rated() -> None:
    statement = Shows("perspective_swap", "ps_statement")
    assert SHEETS["mirror_check"].needs_cleared == statement
    assert QUESTIONS["mc_rate"].shows == QUESTIONS["mc_missed"].shows == statement
    assert QUESTIONS["mc_answer"].shows == Shows("perspective_swap", "ps_questions")
    assert all(question.phase is Phase.AFTER_EXCHANGE for question in SHEETS["mirror_check"].questions())


def test_questions_about_motives_and_feelings_go_when_safety_is_in_doubt() -> None:
    hidden = {
        name for name, question in QUESTIONS.items() if question.show_if == CaseIs("safety_flag", Op.EQUALS, False)
    }
    assert hidden == {"ps_like_me", "ps_statement", "ps_other_reason", "ps_my_part", "lb_feeling"}


def test_limits_weaknesses_and_prices_start_private_and_never_reach_the_other_side() -> None:
    for name in ("br_bottom_before", "br_bottom_after", "br_weak", "br_premortem", "br_hassle_price", "br_gain_price"):
        assert QUESTIONS[name].lock is Lock.ONLY_ME
        assert QUESTIONS[name].ceiling is Lock.MEDIATOR


def test_ticked_ideas_are_opened_one_by_one() -> None:
    assert QUESTIONS["ob_share"].unlocks == "ob_ideas"
    kind = QUESTIONS["ob_share"].kind
    assert isinstance(kind, MultiChoice)
    assert kind.needs() == "ob_ideas"
    assert kind.exclusive == ("none",)


def test_the_way_money_goes_sets_the_switch_of_every_signed_amount() -> None:
    leaning = {name for name, question in QUESTIONS.items() if question.leans_on}
    assert leaning == {"br_offer", "br_bottom_before", "br_endings", "br_bottom_after"}
    assert {QUESTIONS[name].leans_on for name in leaning} == {"br_direction"}


def test_sheets_that_speak_of_one_other_party_ask_towards_whom() -> None:
    assert {name for name, sheet in SHEETS.items() if sheet.two_sided} == {
        "perspective_swap",
        "mirror_check",
        "listening_back",
        "batna_check",
    }


def test_an_example_stands_apart_so_that_it_can_unfold() -> None:
    def holds(question: Question) -> bool:
        return "Example:" in (question.hint or {"en": ""})["en"]

    assert [name for name, question in QUESTIONS.items() if holds(question)] == []
    assert sum(question.example is not None for question in QUESTIONS.values()) >= 15


def test_the_average_is_said_as_an_average_and_beside_the_count() -> None:
    sentences = getattr(QUESTIONS["br_picture"].kind, "sentences", {})
    assert sentences["offer_better"]["en"].startswith("On average, by your numbers, the offer is about {x} more")
    assert sentences["offer_worse"]["en"].startswith("On average, by your numbers, the offer is about {x} less")
    assert "{n} of 100" in sentences["counts"]["en"]


def test_the_issue_a_sheet_is_about_is_asked_first() -> None:
    first = next(SHEETS["objective_criteria"].questions())
    assert SHEETS["objective_criteria"].repeat_per == "issue"
    assert isinstance(first.kind, SingleChoice)
    assert first.kind.needs() == "case.issues"
