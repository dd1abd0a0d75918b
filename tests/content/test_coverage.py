"""Every strategy and every cause of the spec has a home sheet, and the sheets fit the minutes they promise."""

from __future__ import annotations

import pytest

from app.domain.template import Diagnosis, Occasion
from app.domain.worksheet import Question, Worksheet
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, diagnosis

STRATEGIES = {
    "active_listening": "listening_back",
    "take_a_break": "break_plan",
    "set_aside": "set_aside",
    "reality_check": "batna_check",
    "objective_thinking": "objective_criteria",
    "discuss_perspectives": "perspective_swap",
    "generate_alternatives": "options_brainstorm",
    "bring_in_professional": "who_could_help",
}
CAUSES = {
    "communication_breakdown": "listening_back",
    "lack_of_trust": "objective_criteria",
    "misunderstandings": "perspective_swap",
    "power_imbalance": "who_could_help",
    "unrealistic_expectations": "batna_check",
    "emotional_barriers": "break_plan",
}
READING = 0.12
"""Minutes to read a question."""

SHEETS = built_in_worksheets()


def _diagnosis() -> Diagnosis:
    return diagnosis()


def test_every_strategy_has_its_home() -> None:
    assert {strategy.id: strategy.home for strategy in _diagnosis().strategies} == STRATEGIES


def test_every_cause_has_its_home() -> None:
    assert {cause.id: cause.home for cause in _diagnosis().causes} == CAUSES


def test_every_home_and_every_second_home_has_a_question_that_serves() -> None:
    for strategy in _diagnosis().strategies:
        for name in (strategy.home, *strategy.also):
            assert any(question.strategy == strategy.id for question in SHEETS[name].questions()), (strategy.id, name)
    for cause in _diagnosis().causes:
        for name in (cause.home, *cause.also):
            assert any(cause.id in question.causes for question in SHEETS[name].questions()), (cause.id, name)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_a_sheet_keeps_what_its_head_claims(sheet: Worksheet) -> None:
    served = {question.strategy for question in sheet.questions()}
    helped = {cause for question in sheet.questions() for cause in question.causes}
    assert set(sheet.strategies) <= served
    assert set(sheet.causes) <= helped
    assert all(question.strategy in STRATEGIES for question in sheet.questions())
    assert helped <= set(CAUSES)


def test_every_cause_recommends_sheets_that_exist_and_every_strategy_is_recommended() -> None:
    recommended = [one for cause in _diagnosis().causes for one in cause.recommend]
    assert {one.worksheet for one in recommended} <= set(SHEETS)
    assert {one.strategy for one in recommended} == set(STRATEGIES)
    for cause in _diagnosis().causes:
        strongest = {one.worksheet for one in cause.recommend if one.weight == 3}
        assert cause.home in strongest


def test_the_first_rules_name_causes_that_exist() -> None:
    for rule in _diagnosis().rules_first:
        assert (rule.cause in CAUSES) == (rule.when is Occasion.CAUSE)


def test_every_question_says_why_it_is_asked() -> None:
    assert [question.id for sheet in SHEETS.values() for question in sheet.questions() if question.hint is None] == []


def _minutes(question: Question, *, short: bool = False) -> float:
    if short and question.quick_minutes is not None:
        return question.quick_minutes + READING
    return (question.minutes or question.kind.minutes) + READING


_INSTEAD = ("br_limit_words_before", "br_limit_words_after")
"""Shown instead of another question, never beside it."""


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
def test_a_sheet_takes_no_longer_than_it_says(sheet: Worksheet) -> None:
    asked = [question for question in sheet.questions() if question.id not in _INSTEAD]
    full = sum(_minutes(question) for question in asked)
    starred = sum(_minutes(question) for question in asked if question.starred)
    short = sum(_minutes(question, short=True) for question in asked if question.quick)
    typical = starred + 0.25 * (full - starred)
    assert typical <= sheet.minutes * 1.1
    assert short <= sheet.quick_minutes * 1.1
    assert full <= sheet.full_minutes * 1.1
    assert starred <= 15
    assert sheet.quick_minutes <= sheet.full_minutes


def test_ids_are_used_once_in_all_sheets_templates_and_the_diagnosis() -> None:
    ids = [question.id for sheet in SHEETS.values() for question in sheet.questions()]
    ids += [section.id for sheet in SHEETS.values() for section in sheet.sections]
    ids += [issue.id for template in built_in_templates().values() for issue in template.starter_issues]
    ids += [yardstick.id for template in built_in_templates().values() for yardstick in template.yardsticks]
    ids += [sign.id for cause in _diagnosis().causes for sign in cause.signs]
    assert len(ids) == len(set(ids))


def test_every_starter_issue_has_a_yardstick() -> None:
    for template in built_in_templates().values():
        tied = {issue for yardstick in template.yardsticks for issue in yardstick.issues}
        assert {issue.id for issue in template.starter_issues} == tied, template.id


def test_titles_are_there_in_spanish_and_creole() -> None:
    for sheet in SHEETS.values():
        assert {"en", "es", "ht"} <= set(sheet.title), sheet.id
