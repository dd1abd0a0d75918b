"""Paper at the desk: a handout is recognised, keyed in beside what stands at the laptop, and read back as it was kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.desk import paper_troubles as told
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.preparing import settled_as_handout
from app.domain import answers
from app.domain.answers import LEFT_BLANK, Answer, Change, Entry, State
from app.domain.on_paper import HandoutCode, paper_order
from app.domain.sharing import MEDIATOR, Lock
from app.domain.trouble import Trouble
from app.domain.worksheet import Question
from app.presenters.doors import DocumentKind, DocumentWanted
from app.presenters.paper_doors import PaperPlace
from tests.commands.desk.paper import SHEET, begin, key_in, rows_of, text_questions
from tests.commands.desk.practice import PAY, Practice, host_for, infos, issue, plan
from tests.commands.desk.practice import given as handed
from tests.domain.kinds.strategies import given_values
from tests.export.page_checks import not_heard

ONCE_AN_ISSUE = "objective_criteria"


@pytest.fixture
def desk(practice: Practice) -> Iterator[CaseDesk]:
    opened = practice.new()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def lasting(practice: Practice) -> CaseDesk:
    """One case for all examples of a property."""
    made = practice.new(3)
    plan(made, {"A": [SHEET]})
    return made


# ---- recognising ----------------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_every_code_of_a_handout_of_this_case_is_recognised_and_no_other(
    lasting: CaseDesk, data: st.DataObject
) -> None:
    case, sheets = lasting.case(), lasting._library.worksheets
    sheet = sheets[data.draw(st.sampled_from(sorted(sheets)))]
    letter = data.draw(st.sampled_from([party.letter for party in case.parties]))
    code = HandoutCode(case.code, letter, sheet.id, sheet.edition, data.draw(st.integers(0, 30)))
    assert lasting.paper().recognise(f" {code}\n") == code
    assert lasting.paper().recognise(str(replace(code, case=case.code.lower()))) == code
    assert lasting.paper().recognise(code.spoken().lower()) == replace(code, page=0)
    assert lasting.paper().recognise(f"{case.code.lower()}, {letter}") == HandoutCode(case.code, letter, "", 0)
    # As it is typed in haste: without the stroke in the case's code, or with another one.
    for stroke in ("", " ", "–", "_"):
        typed = case.code.lower().replace("-", stroke)
        assert lasting.paper().recognise(f"{typed} {letter} {sheet.id} {sheet.edition}") == replace(code, page=0)
        assert lasting.paper().recognise(f"{typed} {letter}") == HandoutCode(case.code, letter, "", 0)
    others: tuple[tuple[type[Trouble], HandoutCode | str], ...] = (
        (told.OfAnotherCase, replace(code, case=data.draw(st.text("ABCDE-", min_size=1, max_size=9)))),
        *((told.OfNoParty, whose) for whose in (replace(code, letter="Z"), f"{case.code} z")),
        (told.OfNoSheet, replace(code, worksheet="no_such_sheet")),
        (told.OfAnotherEdition, replace(code, edition=sheet.edition + 1)),
        *((told.NoCode, words) for words in (f"no{case.code} {letter}", data.draw(st.text(max_size=60)))),
    )
    for trouble, other in others:
        with pytest.raises(trouble) as refusal:
            lasting.paper().recognise(str(other))
        assert all((refusal.value.happened, refusal.value.safe, refusal.value.do))


# ---- keying in ------------------------------------------------------------------------------------------------------------


def _entry(data: st.DataObject, question: Question, revision: int) -> Entry:
    lock = data.draw(
        st.sampled_from([each for each in (Lock.MEDIATOR, Lock.SHARE) if each.width <= question.ceiling.width])
    )
    state = data.draw(st.sampled_from([State.GIVEN, State.GIVEN, State.DONT_KNOW, State.LEFT_BLANK, State.UNREADABLE]))
    made = answers.given(data.draw(given_values(question.kind))) if state is State.GIVEN else Answer(state)
    cleared = lock is Lock.SHARE and state is State.GIVEN and data.draw(st.booleans())
    return Entry(made, lock, cleared=cleared, revision=revision, from_paper=data.draw(st.booleans()))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_keyed_in_is_read_back_exactly_and_the_laptops_answers_stay_as_they_are_to_the_bit(
    lasting: CaseDesk, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(lasting._library.worksheets)))
    sheet = begin(lasting, data.draw(st.sampled_from("ABC")), name)
    laptop = rows_of(lasting, 0)
    open_ones = [
        each
        for each in sheet.worksheet.questions()
        if each.ceiling is not Lock.ONLY_ME and not each.kind.needs() and each.kind.name != "computed"
    ]
    wanted = dict(sheet.entries)
    for _save in range(data.draw(st.integers(1, 3))):
        several = data.draw(st.lists(st.sampled_from(open_ones), unique_by=lambda each: each.id, max_size=6))
        entries = {
            each.id: _entry(data, each, wanted[each.id].revision + 1 if each.id in wanted else 1) for each in several
        }
        lasting.paper().save(sheet.filling, tuple(Change(question, made) for question, made in entries.items()))
        wanted |= {question: replace(made, from_paper=True) for question, made in entries.items()}
    whose = next(info.party for info in lasting.file.fillings() if info.id == sheet.filling)
    again = lasting.paper().begin(PaperPlace(whose, name), "somebody else")
    typed_by = "MK" if wanted else "somebody else"
    assert (again.filling, dict(again.entries), again.typed_by) == (sheet.filling, wanted, typed_by)
    assert rows_of(lasting, 0) == laptop
    read = {each.id: each for each in lasting.file.read(MEDIATOR).fillings}[sheet.filling]
    blank = {question for question, made in wanted.items() if made.answer == LEFT_BLANK}
    assert set(read.entries) == set(wanted) - blank
    assert blank <= read.kept


def test_the_numbers_are_those_of_the_handout(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]}, PAY)
    for name in desk._library.worksheets:
        printed = paper_order(settled_as_handout(desk._library, desk.case(), name, desk.party("A")))
        typed = paper_order(begin(desk, sheet=name).worksheet)
        assert typed.numbers == printed.numbers
        assert [each.id for each in typed.handed_in] == [each.id for each in printed.handed_in]


def test_ideas_to_pass_on_that_were_keyed_in_are_in_the_summary_by_their_words(desk: CaseDesk) -> None:
    """The list of ideas stays with its party; what stands on the page to hand in is what may be passed on."""
    plan(desk, {"A": ["options_brainstorm"]})
    sheet = begin(desk, sheet="options_brainstorm")
    chosen = {"ob_share": ("other: A shared fence", "other: A tree"), "ob_credit": "mine"}
    entries = {name: Entry(answers.given(value), Lock.MEDIATOR, revision=1) for name, value in chosen.items()}
    desk.paper().save(sheet.filling, tuple(Change(name, entry) for name, entry in entries.items()))
    wanted = DocumentWanted(DocumentKind.PARTY_SUMMARY, party=desk.party("A").id)
    expected = ["Ideas I am OK to share", "A shared fence", "A tree", "As my ideas"]
    assert not_heard(desk.document(wanted).pdf, expected) == []


def test_keying_in_needs_a_break_and_goes_into_the_newest(desk: CaseDesk) -> None:
    with pytest.raises(told.NoBreakYet):
        begin(desk)
    first = plan(desk, {"A": [SHEET]})
    early = begin(desk)
    second = plan(desk, {})
    late = begin(desk)
    assert [(info.id, info.break_id) for info in infos(desk, "A")] == [
        (early.filling, first.id),
        (late.filling, second.id),
    ]
    assert late.entries == {}


def test_a_sheet_about_an_issue_has_a_filling_for_each_and_any_other_one_for_all(desk: CaseDesk) -> None:
    plan(desk, {"A": [ONCE_AN_ISSUE]})
    pay = issue(desk, PAY)
    assert begin(desk, sheet=ONCE_AN_ISSUE, issue=pay).filling != begin(desk, sheet=ONCE_AN_ISSUE).filling
    assert begin(desk, issue=pay).filling == begin(desk).filling


def test_places_that_are_not_in_the_case_are_refused(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    me = desk.party("A").id
    for place, trouble in {
        PaperPlace("nobody", SHEET): told.OfNoParty,
        PaperPlace(me, "no_such_sheet"): told.OfNoSheet,
        PaperPlace(me, SHEET, issue="no_such_issue"): told.NotFromPaper,
        PaperPlace(me, SHEET, towards=me): told.NotFromPaper,
    }.items():
        with pytest.raises(trouble):
            desk.paper().begin(place, "MK")
    with pytest.raises(told.NotFromPaper):
        begin(desk, typed_by="x" * 300)
    assert infos(desk, "A") == ()


@pytest.mark.parametrize("value", [LEFT_BLANK, answers.given("words of theirs")], ids=["blank", "words"])
def test_an_answer_that_is_only_theirs_is_refused_whatever_is_in_it_and_all_that_came_with_it(
    desk: CaseDesk, value: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    plan(desk, {"A": [SHEET]})
    sheet = begin(desk)
    one, other = text_questions(sheet)[:2]
    good = Change(one.id, Entry(answers.given("words of theirs"), Lock.MEDIATOR, revision=1))
    with caplog.at_level(logging.DEBUG), pytest.raises(told.NotFromPaper) as refusal:
        desk.paper().save(sheet.filling, (good, Change(other.id, Entry(value, Lock.ONLY_ME, revision=1))))
    assert begin(desk).entries == {}
    assert "words of theirs" not in caplog.text + str(refusal.value) + repr(refusal.value.__cause__)


def test_answers_that_do_not_belong_are_refused(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET]})
    sheet = begin(desk)
    found = text_questions(sheet)[0]
    laptop = handed(host_for(desk, planned, "A")).sheets[0].filling
    good = Change(found.id, Entry(answers.given("words"), Lock.MEDIATOR, revision=1))
    for where, change in (
        (laptop, good),
        ("no such filling", good),
        (sheet.filling, replace(good, question="no_such_question")),
        (sheet.filling, replace(good, entry=replace(good.entry, revision=0))),
        (sheet.filling, replace(good, entry=replace(good.entry, cleared=True))),
        (sheet.filling, replace(good, entry=replace(good.entry, answer=answers.given("x" * 5001)))),
    ):
        with pytest.raises(told.NotFromPaper):
            desk.paper().save(where, (change,))
    assert begin(desk).entries == {}
    assert not desk.file.written(laptop)


def test_whoever_saves_something_is_named_beside_those_before(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    assert [begin(desk, typed_by=name).typed_by for name in ("LK", "MK")] == ["LK", "MK"]
    found = key_in(desk, begin(desk), "words of theirs")
    assert begin(desk, typed_by="").typed_by == begin(desk, typed_by="TR").typed_by == "MK"
    again = Entry(answers.given("words again"), Lock.MEDIATOR, revision=2)
    desk.paper().save(begin(desk, typed_by=" TR ").filling, (Change(found.id, again),))
    assert begin(desk, typed_by="LK").typed_by == "MK, TR"


def test_leaving_the_page_takes_what_was_erased_there_out_of_every_backup(practice: Practice, desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    sheet = begin(desk)
    found = key_in(desk, sheet, "written on paper")
    old = desk.file.back_up()
    desk.paper().finish(sheet.filling)
    assert practice.backups(desk) == [old]
    desk.paper().save(sheet.filling, (Change(found.id, Entry(LEFT_BLANK, Lock.MEDIATOR, revision=2)),))
    desk.paper().finish(sheet.filling)
    assert old not in practice.backups(desk)
