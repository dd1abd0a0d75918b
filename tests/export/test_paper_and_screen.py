"""Paper, form and screen are twins: the same questions by the same numbers, asked when the same answers ask for them,
with the same three locks. Walked for every worksheet of every template."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.domain.answers import Entry
from app.domain.answers import given as given_answer
from app.domain.conditions import AllOf, AnswerIs, AnyOf, Condition, Op, holds, questions_in
from app.domain.filling import Filling
from app.domain.kinds.base import Kind
from app.domain.kinds.computed import Computed
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.scale import Scale
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.on_paper import paper_order
from app.domain.sharing import Lock
from app.domain.visibility import visible_questions
from app.domain.worksheet import Form, Phase, Question, Worksheet
from app.export.handout import blank_handout
from app.export.parts import Asked, Contents, Grid, Heading, Notice
from app.export.skip_rules import SkipRules
from app.presenters.party.composing import lock_view
from app.presenters.party.pages import QuestionPage, Spot
from app.reckoning.from_answers import ALL_USES
from app.storage.worksheet_files import built_in_templates, built_in_worksheets
from tests.domain.kinds.strategies import given_values
from tests.domain.small_sheet import options
from tests.export.paper_reader import says_to_answer
from tests.export.small_reads import ANA, CASE, SHEETS, a_sheet, asked, the_frame
from tests.presenters.party.laptop import Laptop, MediatorsSide, worksheet
from tests.presenters.party.laptop import question as a_question

TEMPLATES = tuple(built_in_templates())
every_sheet = pytest.mark.parametrize("name", SHEETS)
every_template = pytest.mark.parametrize("template", TEMPLATES)


@cache
def settled(name: str, template: str) -> Worksheet:
    case = replace(CASE, template=template)
    return settled_sheet(
        built_in_worksheets()[name], case, built_in_templates()[template], the_frame(), SettledFor(ANA)
    )


@cache
def on_paper(name: str, template: str, *, fillable: bool = False) -> Contents:
    sheet = settled(name, template)
    return blank_handout(sheet, CASE.tongue(), the_frame(), code="K7-RT2", letter="A", fillable=fillable)


def _asked(contents: Contents) -> dict[int, Asked]:
    return {part.number: part for part in contents.parts if isinstance(part, Asked)}


# ---- the same questions, numbers and locks -----------------------------------------------------------------------------


def _walked(sheet: Worksheet) -> list[tuple[Question, QuestionPage]]:
    """Every page of the party's window, in the order of its walk, with all of the sheet there: without conditions (some
    leave each other out), with an answer wherever another question builds on it."""
    free = tuple(
        replace(part, questions=tuple(replace(one, show_if=None) for one in part.questions)) for part in sheet.sections
    )
    side = MediatorsSide()
    side.add("f", replace(sheet, sections=free), Form.FULL)
    # With another sheet beside it what is asked after the break is asked in the same hand-over (decision 23).
    side.add("g", worksheet("beside", a_question("only")), Form.FULL)
    laptop = Laptop(side)
    laptop.open()
    sources = {question.kind.needs() for question in sheet.questions()}
    found: dict[str, QuestionPage] = {}
    for question in sorted(sheet.questions(), key=lambda one: one.phase is Phase.AFTER_BREAK):
        spot = Spot("f", question.id)
        laptop.presenter.walk.go_to(spot)
        laptop.deliver()
        page = laptop.shown(QuestionPage)
        assert page.spot == spot
        found[question.id] = page
        if question.id in sources:
            laptop.presenter.question.answered(spot, _some_of(question.kind))
            laptop.pass_time(1)
    order = [stop.question for stop in _stops(laptop) if stop.filling == "f" and stop.question]
    return [(sheet.question(name), found[name]) for name in order]


def _stops(laptop: Laptop) -> Any:
    from app.presenters.party.walk import stops

    return stops(laptop.presenter.sitting.sheets)


def _some_of(kind: Kind[Any]) -> object:
    offered = kind.options_here()
    if offered:
        return tuple(option.value for option in offered[:2])
    return (ListItem("one", "one idea"), ListItem("two", "another one"))


@every_template
@every_sheet
def test_paper_form_and_screen_ask_the_same_by_the_same_numbers(name: str, template: str) -> None:
    sheet = settled(name, template)
    walked, paper = _walked(sheet), _asked(on_paper(name, template))
    assert len(walked) == len(paper) == len(list(sheet.questions()))
    for place, (_question, page) in enumerate(walked, 1):
        part = paper[place]
        assert page.number == part.number == place
        assert (page.prompt, page.starred) == (part.prompt, part.star)
        assert page.why in ("", *part.hints)
        assert not page.example or f"For example: {page.example}" in part.hints
    assert _same(_asked(on_paper(name, template, fillable=True))) == _same(paper)


@pytest.mark.parametrize("form", Form)
@every_sheet
def test_a_question_keeps_its_number_whatever_is_not_asked(name: str, form: Form) -> None:
    """In the short form, with nothing answered, many questions are passed over: on the screen as on paper they leave a gap."""
    sheet = settled(name, "blank")
    side = MediatorsSide()
    side.add("f", sheet, form)
    side.add("g", worksheet("beside", a_question("only")), form)
    laptop = Laptop(side)
    laptop.open()
    paper, numbers = _asked(on_paper(name, "blank")), []
    for stop in _stops(laptop):
        if stop.filling == "f" and stop.question:
            laptop.presenter.walk.go_to(Spot("f", stop.question))
            page = laptop.shown(QuestionPage)
            assert page.prompt == paper[page.number].prompt
            numbers.append(page.number)
    assert numbers
    assert numbers == sorted(set(numbers))


def _same(paper: dict[int, Asked]) -> list[Asked]:
    return [replace(part, fields=(), lock_field=None) for part in paper.values()]


@every_template
@every_sheet
def test_sections_are_the_same_and_stand_in_the_same_order(name: str, template: str) -> None:
    order = paper_order(settled(name, template))
    titles = [settled(name, template).section_of(question.id).title["en"] for question in order.handed_in]
    headings = [part.words for part in on_paper(name, template).parts if isinstance(part, Heading)]
    assert headings == [*dict.fromkeys(titles), *(["Yours to keep: do not hand this in"] if order.kept else [])]


@every_template
@every_sheet
def test_the_three_locks_are_the_same(name: str, template: str) -> None:
    """The boxes are the choices of the screen, and no mark means the lock that the screen starts with."""
    sheet = settled(name, template)
    filling = Filling("f", sheet, Form.FULL, {})
    contents = on_paper(name, template)
    order, paper = paper_order(sheet), _asked(contents)
    notice = next(part for part in contents.parts if isinstance(part, Notice))
    assert any("With no mark it is B." in line for line in notice.lines)
    for question in order.handed_in:
        on_screen, part = lock_view(filling, question.id), paper[order.numbers[question.id]]
        if isinstance(question.kind, Computed):
            assert part.locks == ()
            continue
        assert on_screen.lock is Lock.MEDIATOR
        assert [lock for lock, _words in part.locks] == [choice.lock for choice in on_screen.choices]
    for question in order.kept:
        assert lock_view(filling, question.id).lock is Lock.ONLY_ME
        assert paper[order.numbers[question.id]].locks == ()


@every_sheet
def test_no_sum_on_a_page_to_hand_in_uses_an_answer_that_is_kept(name: str) -> None:
    """Decision 7 on paper: whoever reads such a sum could work out what was kept."""
    sheet, contents = settled(name, "blank"), on_paper(name, "blank")
    kept = {question.id for question in paper_order(sheet).kept}
    last = [place for place, part in enumerate(contents.parts) if isinstance(part, Heading) and part.own_sheet]
    for question in sheet.questions():
        if not isinstance(question.kind, Computed):
            continue
        seen: list[str] = []
        for place, part in enumerate(contents.parts):
            if isinstance(part, Asked) and part.number == sheet.numbers()[question.id]:
                labels = {row.label["en"]: row.id for row in question.kind.rows}
                names = [row[0].split("\n")[0][3:] for grid in part.body if isinstance(grid, Grid) for row in grid.rows]
                rows = [labels[name] for name in names]
                seen += rows
                assert place > last[0] or kept.isdisjoint(name for row in rows for name in ALL_USES[row])
        assert sorted(seen) == sorted(row.id for row in question.kind.rows) or question.id in kept


# ---- the same conditions -----------------------------------------------------------------------------------------------


def _said(kind: Kind[Any], value: object) -> frozenset[str]:
    """An answer as a person put it on paper."""
    labels = {option.value: option.label["en"] for option in kind.options_here()}
    if isinstance(value, tuple):
        return frozenset(labels.get(one, str(one)) for one in value)
    if isinstance(value, str):
        return frozenset({labels.get(value, value)})
    return frozenset({str(value)} if isinstance(value, int) else {"something else"})


def _looked_at(question: Question) -> set[str]:
    columns = question.kind.column_conditions().values()
    conditions = [*questions_in(question.show_if), *(name for condition in columns for name in questions_in(condition))]
    return {*conditions, question.kind.needs()} - {""}


@every_sheet
@given(st.data())
@settings(max_examples=25, deadline=None)
def test_whoever_follows_the_words_on_paper_answers_what_the_screen_asks(name: str, data: st.DataObject) -> None:
    sheet = settled(name, "landlord_tenant")
    numbers, paper = paper_order(sheet).numbers, _asked(on_paper(name, "landlord_tenant"))
    named = {name for question in sheet.questions() for name in _looked_at(question)}
    so_far: dict[int, frozenset[str]] = {}
    entries: dict[str, Entry] = {}
    to_answer = set()
    for question in sheet.questions():
        number, kind = numbers[question.id], question.kind
        if not says_to_answer(paper[number].only_if, so_far):
            continue
        to_answer.add(question.id)
        # Answers that nothing looks at decide nothing.
        if question.id not in named or not data.draw(st.integers(0, 3)):
            continue
        if kind.needs():
            source = entries[kind.needs()].answer.value
            kind = kind.with_options(sheet.question(kind.needs()).kind.offers(source))
        value = data.draw(given_values(kind))
        entries[question.id] = Entry(given_answer(value), Lock.MEDIATOR)
        so_far[number] = _said(kind, value)
    assert to_answer == {question.id for question in visible_questions(sheet, Form.FULL, entries)}
    for question in sheet.questions():
        given_now = {name: entry.answer.value for name, entry in entries.items()}
        for column, condition in question.kind.column_conditions().items():
            label = question.kind.column_labels()[column]["en"]
            rule = next(hint for hint in paper[numbers[question.id]].hints if hint.startswith(f"“{label}”: "))
            assert says_to_answer(rule, so_far) == holds(condition, given_now.get)


SMALL = a_sheet(
    asked("one", SingleChoice(options("yes", "no", "later"))),
    asked("many", MultiChoice(options("red", "green", "none"), exclusive=("none",))),
    asked("point", Scale(low=0, high=10)),
    asked("free", ShortText()),
)
RULES: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(
        st.builds(
            AnswerIs, st.sampled_from(["one", "many", "point", "free"]), st.sampled_from([Op.ANSWERED, Op.NOT_ANSWERED])
        ),
        st.builds(
            AnswerIs, st.just("one"), st.sampled_from([Op.EQUALS, Op.NOT_EQUALS]), st.sampled_from(["yes", "no"])
        ),
        st.builds(
            AnswerIs, st.just("one"), st.sampled_from([Op.IN, Op.NOT_IN]), st.sampled_from([("yes",), ("no", "later")])
        ),
        st.builds(
            AnswerIs, st.just("many"), st.sampled_from([Op.INCLUDES, Op.NOT_INCLUDES]), st.sampled_from(["red", "none"])
        ),
        st.builds(AnswerIs, st.just("point"), st.sampled_from([Op.GTE, Op.LTE]), st.integers(0, 10)),
    ),
    lambda inner: st.one_of(
        st.builds(AllOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@given(RULES, st.data())
@settings(max_examples=100, deadline=None)
def test_a_rule_in_words_holds_exactly_when_its_condition_does(rule: Condition, data: st.DataObject) -> None:
    numbers = paper_order(SMALL).numbers
    said = SkipRules(SMALL, numbers, CASE.tongue()).said(asked("then", show_if=rule))
    value: dict[str, object] = {}
    for question in SMALL.questions():
        if data.draw(st.booleans()):
            value[question.id] = data.draw(given_values(question.kind))
    so_far = {numbers[name]: _said(SMALL.question(name).kind, one) for name, one in value.items()}
    assert says_to_answer(said, so_far) == holds(rule, value.get)


def test_what_no_issue_of_the_case_asks_for_is_not_on_paper_either() -> None:
    """A question about money, in a case in which nothing is about money: the screen never asks it."""
    from app.domain.case import IssueType

    case = replace(CASE, issues=tuple(replace(issue, type=IssueType.CONDUCT) for issue in CASE.issues))
    sheet = settled_sheet(
        built_in_worksheets()["objective_criteria"],
        case,
        built_in_templates()["landlord_tenant"],
        the_frame(),
        SettledFor(ANA),
    )
    assert "oc_range" in {question.id for question in settled("objective_criteria", "landlord_tenant").questions()}
    assert "oc_range" not in {question.id for question in sheet.questions()}
