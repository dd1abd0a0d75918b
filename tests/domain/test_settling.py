"""Conditions on the case are settled before anything crosses the pipe."""

from __future__ import annotations

from app.domain.conditions import AllOf, AnswerIs, AnyOf, CaseIs, IssueIs, Op
from app.domain.kinds.base import Option
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.plain import dump
from app.domain.settling import Surroundings, settle
from app.domain.wording import plain_text
from tests.domain.small_sheet import question, sheet

ISSUES = (Option("floor", plain_text("The floor")), Option("bill", plain_text("The bill")))
AROUND = Surroundings(
    facts={"safety_flag": True, "issue_count": 2},
    offered={"case.issues": ISSUES},
    issue_types={"floor": "mixed", "bill": "money"},
    terms={"other": plain_text("the other neighbor")},
)

SAFE_ONLY = CaseIs("safety_flag", Op.EQUALS, False)


def test_a_question_the_case_rules_out_is_gone_and_so_is_the_fact() -> None:
    settled = settle(sheet(question("a", ShortText()), question("b", ShortText(), show_if=SAFE_ONLY)), AROUND)
    assert [left.id for left in settled.questions()] == ["a"]
    assert "safety_flag" not in str(dump(settled))


def test_parts_of_a_condition_that_speak_of_answers_stay() -> None:
    part = AnswerIs("a", Op.ANSWERED)
    both = AllOf((CaseIs("issue_count", Op.GTE, 2), part))
    either = AnyOf((SAFE_ONLY, part))
    settled = settle(
        sheet(
            question("a", ShortText()),
            question("b", ShortText(), show_if=both),
            question("c", ShortText(), show_if=either),
            question("d", ShortText(), show_if=AllOf((SAFE_ONLY, part))),
        ),
        AROUND,
    )
    assert [(left.id, left.show_if) for left in settled.questions()] == [("a", None), ("b", part), ("c", part)]


def test_the_type_of_the_picked_issue_becomes_a_question_of_which_issue() -> None:
    condition = IssueIs("type", "which", Op.IN, ("money", "mixed"))
    settled = settle(
        sheet(
            question("which", SingleChoice(options_from="case.issues")), question("b", ShortText(), show_if=condition)
        ),
        AROUND,
    )
    assert settled.question("b").show_if == AnswerIs("which", Op.IN, ("floor", "bill"))
    assert [option.value for option in settled.question("which").kind.options_here()] == ["floor", "bill"]


def test_the_terms_of_the_template_stand_in_every_text() -> None:
    asked = question("a", SingleChoice((Option("x", {"en": "As {other} sees it"}),)), prompt={"en": "Ask {other}."})
    settled = settle(sheet(asked), AROUND).question("a")
    assert settled.prompt["en"] == "Ask the other neighbor."
    assert settled.kind.options_here()[0].label["en"] == "As the other neighbor sees it"


def test_a_question_that_was_switched_off_is_gone() -> None:
    settled = settle(sheet(question("a", ShortText()), question("b", ShortText())), AROUND, switched_off=("b",))
    assert [left.id for left in settled.questions()] == ["a"]


def test_with_a_question_goes_what_could_only_be_asked_after_it() -> None:
    settled = settle(
        sheet(
            question("a", ShortText(), show_if=SAFE_ONLY),
            question("b", ShortText(), show_if=AnswerIs("a", Op.ANSWERED)),
            question("c", ShortText(), show_if=AnyOf((AnswerIs("a", Op.ANSWERED), AnswerIs("e", Op.ANSWERED)))),
            question("d", ShortText(), show_if=AnswerIs("a", Op.NOT_ANSWERED)),
            question("e", MultiChoice((Option("x", plain_text("x")),))),
            question("f", ShortText(), show_if=AllOf((AnswerIs("a", Op.NOT_ANSWERED), AnswerIs("e", Op.ANSWERED)))),
            question("g", SingleChoice(options_from="a")),
            question("h", SingleChoice(options_from="e")),
            question("i", ShortText(), show_if=IssueIs("type", "a", Op.IN, ("money",))),
        ),
        AROUND,
    )
    assert [(left.id, left.show_if) for left in settled.questions()] == [
        ("d", None),
        ("e", None),
        ("f", AnswerIs("e", Op.ANSWERED)),
        ("h", None),
    ]
    assert "'a'" not in str(dump(settled))
