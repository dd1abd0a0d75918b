"""Paper at the desk: a handout is recognised, keyed in beside what stands at the laptop, and read back as it was kept."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import select

from app.commands.desk import paper_troubles as told
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.preparing import settled_as_handout
from app.domain import answers
from app.domain.answers import LEFT_BLANK, Answer, Change, Entry, State
from app.domain.on_paper import HandoutCode, paper_order
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.domain.trouble import Trouble
from app.domain.worksheet import Question
from app.export import contents as make
from app.export.joint import joint_summary
from app.handover.messages import Erase, Saved
from app.presenters.paper_doors import PaperPlace, PaperSheet
from app.storage.case_tables import answer, filling
from app.storage.grey_picture import GreyPicture
from tests.commands.desk.practice import PAY, Practice, host_for, infos, issue, let_work, plan, shared
from tests.commands.desk.practice import given as handed
from tests.domain.kinds.strategies import given_values
from tests.gates.hands import Act

SHEET, ONCE_AN_ISSUE = "listening_back", "objective_criteria"


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


def _begin(desk: CaseDesk, letter: str = "A", sheet: str = SHEET, typed_by: str = "MK", **place: str) -> PaperSheet:
    return desk.paper().begin(PaperPlace(desk.party(letter).id, sheet, **place), typed_by)


def _rows(desk: CaseDesk, on_paper: int) -> list[tuple[Any, ...]]:
    """Rows of answers and fillings of one way, to the last bit."""
    with desk.file._commits.reading() as connection:
        ids = select(filling.c.id).where(filling.c.on_paper == on_paper)
        kept = connection.execute(select(answer).where(answer.c.filling.in_(ids))).all()
        begun = connection.execute(select(filling).where(filling.c.on_paper == on_paper)).all()
        return [tuple(row) for row in (*kept, *begun)]


def _text_questions(sheet: PaperSheet) -> list[Question]:
    """Questions in words that their party may share, asked of everybody."""
    return [
        each
        for each in sheet.worksheet.questions()
        if each.kind.name in ("short_text", "long_text") and each.show_if is None and each.ceiling is Lock.SHARE
    ]


def _key_in(desk: CaseDesk, sheet: PaperSheet, words: str, **label: Any) -> Question:
    found = _text_questions(sheet)[0]
    made = Entry(answers.given(words), Lock.MEDIATOR, revision=1)
    desk.paper().save(sheet.filling, (Change(found.id, replace(made, **label)),))
    return found


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
    sheet = _begin(lasting, data.draw(st.sampled_from("ABC")), name)
    laptop = _rows(lasting, 0)
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
    assert _rows(lasting, 0) == laptop
    read = {each.id: each for each in lasting.file.read(MEDIATOR).fillings}[sheet.filling]
    blank = {question for question, made in wanted.items() if made.answer == LEFT_BLANK}
    assert set(read.entries) == set(wanted) - blank
    assert blank <= read.kept


def test_the_numbers_are_those_of_the_handout(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]}, PAY)
    for name in desk._library.worksheets:
        printed = settled_as_handout(desk._library, desk.case(), name, desk.party("A"))
        assert paper_order(_begin(desk, sheet=name).worksheet) == paper_order(printed)


def test_keying_in_needs_a_break_and_goes_into_the_newest(desk: CaseDesk) -> None:
    with pytest.raises(told.NoBreakYet):
        _begin(desk)
    first = plan(desk, {"A": [SHEET]})
    early = _begin(desk)
    second = plan(desk, {})
    late = _begin(desk)
    assert [(info.id, info.break_id) for info in infos(desk, "A")] == [
        (early.filling, first.id),
        (late.filling, second.id),
    ]
    assert late.entries == {}


def test_a_sheet_about_an_issue_has_a_filling_for_each_and_any_other_one_for_all(desk: CaseDesk) -> None:
    plan(desk, {"A": [ONCE_AN_ISSUE]})
    pay = issue(desk, PAY)
    assert _begin(desk, sheet=ONCE_AN_ISSUE, issue=pay).filling != _begin(desk, sheet=ONCE_AN_ISSUE).filling
    assert _begin(desk, issue=pay).filling == _begin(desk).filling


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
        _begin(desk, typed_by="x" * 300)
    assert infos(desk, "A") == ()


@pytest.mark.parametrize("value", [LEFT_BLANK, answers.given("words of theirs")], ids=["blank", "words"])
def test_an_answer_that_is_only_theirs_is_refused_whatever_is_in_it_and_all_that_came_with_it(
    desk: CaseDesk, value: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    plan(desk, {"A": [SHEET]})
    sheet = _begin(desk)
    one, other = _text_questions(sheet)[:2]
    good = Change(one.id, Entry(answers.given("words of theirs"), Lock.MEDIATOR, revision=1))
    with caplog.at_level(logging.DEBUG), pytest.raises(told.NotFromPaper) as refusal:
        desk.paper().save(sheet.filling, (good, Change(other.id, Entry(value, Lock.ONLY_ME, revision=1))))
    assert _begin(desk).entries == {}
    assert "words of theirs" not in caplog.text + str(refusal.value) + repr(refusal.value.__cause__)


def test_answers_that_do_not_belong_are_refused(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET]})
    sheet = _begin(desk)
    found = _text_questions(sheet)[0]
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
    assert _begin(desk).entries == {}
    assert not desk.file.written(laptop)


def test_whoever_saves_something_is_named_beside_those_before(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    assert [_begin(desk, typed_by=name).typed_by for name in ("LK", "MK")] == ["LK", "MK"]
    found = _key_in(desk, _begin(desk), "words of theirs")
    assert _begin(desk, typed_by="").typed_by == _begin(desk, typed_by="TR").typed_by == "MK"
    again = Entry(answers.given("words again"), Lock.MEDIATOR, revision=2)
    desk.paper().save(_begin(desk, typed_by=" TR ").filling, (Change(found.id, again),))
    assert _begin(desk, typed_by="LK").typed_by == "MK, TR"


def test_leaving_the_page_takes_what_was_erased_there_out_of_every_backup(practice: Practice, desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    sheet = _begin(desk)
    found = _key_in(desk, sheet, "written on paper")
    old = desk.file.back_up()
    desk.paper().finish(sheet.filling)
    assert practice.backups(desk) == [old]
    desk.paper().save(sheet.filling, (Change(found.id, Entry(LEFT_BLANK, Lock.MEDIATOR, revision=2)),))
    desk.paper().finish(sheet.filling)
    assert old not in practice.backups(desk)


# ---- beside the laptop ----------------------------------------------------------------------------------------------------


def test_beside_stands_what_the_mediator_may_read_of_the_same_sheet_at_the_laptop(
    practice: Practice, desk: CaseDesk
) -> None:
    planned = plan(desk, {"A": [SHEET], "B": [SHEET]})
    names = [each.id for each in _text_questions(_begin(desk))]
    acts = {names[0]: shared("told at the laptop"), names[1]: Act(plain="kept at the laptop", lock=Lock.ONLY_ME)}
    let_work(practice, desk, planned, "A", {SHEET: acts})
    beside = _begin(desk).beside
    assert beside[names[0]] == ("told at the laptop",)
    assert names[1] not in beside
    assert "kept at the laptop" not in str(beside)
    assert _begin(desk, "B").beside == {}


def test_a_hand_over_goes_on_with_no_paper_and_tells_of_none(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET]})
    paper = _begin(desk)
    _key_in(desk, paper, "written on paper")
    hand_over = handed(host_for(desk, planned, "A"))
    assert "written on paper" not in str(hand_over)
    assert paper.filling not in str(hand_over)
    assert hand_over.earlier == ()
    (status,) = desk.sheet_status(planned.id, desk.party("A").id)
    assert not status.begun
    assert status.filling != paper.filling
    later = plan(desk, {"A": [SHEET]})
    assert "written on paper" not in str(handed(host_for(desk, later, "A")))


def test_a_new_filling_at_the_laptop_may_start_from_paper_and_the_plan_says_so(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    paper = _begin(desk)
    assert desk.earlier(desk.party("A").id, SHEET, "") == ()
    _key_in(desk, paper, "written on paper")
    ((name, words),) = desk.earlier(desk.party("A").id, SHEET, "")
    assert name == paper.filling
    assert words.startswith("Break 1, Nov")
    assert words.endswith(", from paper")


# ---- documents ------------------------------------------------------------------------------------------------------------


def test_what_is_for_the_mediator_and_for_its_party_says_from_paper_and_who_typed_and_the_joint_summary_nothing(
    desk: CaseDesk,
) -> None:
    plan(desk, {"A": [SHEET]})
    _key_in(desk, _begin(desk), "written on paper", lock=Lock.SHARE, cleared=True)
    frame, party = desk._library.frame, desk.party("A").id
    summary = str(make.party_summary(desk.file.read(MEDIATOR), party, frame))
    own = str(make.own_copy(desk.file.read(one_party(party)), frame))
    joint = str(joint_summary(desk.file.read(ALL), frame))
    for told_to in (summary, own):
        assert told_to.count("from paper, typed by MK") == 1
        assert "From paper." not in told_to
    assert "written on paper" in joint
    assert "paper" not in joint.replace("written on paper", "")
    assert "MK" not in joint


# ---- pictures -------------------------------------------------------------------------------------------------------------


def _photo(size: tuple[int, int] = (300, 400), form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(out, form)
    return out.getvalue()


def test_a_photo_is_attached_listed_shown_and_deleted(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    paper, door = _begin(desk), desk.paper()
    second, first = door.attach(paper.filling, 2, _photo()), door.attach(paper.filling, 1, _photo((40, 30), "PNG"))
    assert door.attached(paper.filling) == (first, second)
    shown = door.picture(second.id)
    assert (shown.width, shown.height, len(shown.grey)) == (300, 400, 300 * 400)
    assert (shown.grey[0] < 30, shown.grey[-1] > 220) == (True, True)
    door.detach(second.id)
    assert door.attached(paper.filling) == (first,)
    with pytest.raises(told.NoSuchPicture):
        door.picture(second.id)


def test_what_is_no_picture_is_refused_and_nothing_is_attached(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET]})
    paper, door = _begin(desk), desk.paper()
    for content in (b"no picture", _photo(form="GIF")):
        with pytest.raises(told.NotAPicture):
            door.attach(paper.filling, 1, content)
    with pytest.raises(told.NotAttached):
        door.attach(paper.filling, 0, _photo())
    with pytest.raises(told.NotFromPaper):
        door.attach(handed(host_for(desk, planned, "A")).sheets[0].filling, 1, _photo())
    assert door.attached(paper.filling) == ()


def test_erasing_a_partys_answers_takes_what_it_wrote_on_paper_along_and_older_backups_too(
    practice: Practice, desk: CaseDesk
) -> None:
    plan(desk, {"A": [SHEET], "B": [SHEET]})
    mine, others = _begin(desk), _begin(desk, "B")
    for sheet in (mine, others):
        _key_in(desk, sheet, "written on paper")
        desk.paper().attach(sheet.filling, 1, _photo())
    desk.file.back_up()
    desk.destroy_private(desk.party("A").id)
    assert (_begin(desk).entries, desk.paper().attached(mine.filling)) == ({}, ())
    assert len(desk.paper().attached(others.filling)) == 1
    assert len(practice.backups(desk)) == 1


def test_a_party_that_erases_everything_at_the_laptop_erases_its_paper_too_and_nobody_elses(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET], "B": [SHEET]})
    mine, others = _begin(desk), _begin(desk, "B")
    for sheet in (mine, others):
        _key_in(desk, sheet, "written on paper")
        desk.file.attach(sheet.filling, 1, GreyPicture(2, 2, b"grey"))
    host = host_for(desk, planned, "A")
    handed(host)
    assert host.answer(Erase(1, "")) == (Saved(1),)
    assert (_begin(desk).entries, desk.paper().attached(mine.filling)) == ({}, ())
    assert (len(_begin(desk, "B").entries), len(desk.paper().attached(others.filling))) == (1, 1)


def test_no_log_has_a_word_from_paper_nor_who_typed_it(desk: CaseDesk, caplog: pytest.LogCaptureFixture) -> None:
    plan(desk, {"A": [SHEET]})
    with caplog.at_level(logging.DEBUG):
        sheet = _begin(desk, typed_by="Canary Typist")
        found = _key_in(desk, sheet, "canary words from paper")
        name = desk.file.attach(sheet.filling, 1, GreyPicture(6, 2, b"canary words")).id
        desk.paper().picture(name)
        desk.file.back_up()
        with pytest.raises(told.NotFromPaper) as refusal:
            _key_in(desk, sheet, "canary words from paper", cleared=True)
        desk.paper().detach(name)
        assert _begin(desk).entries[found.id].answer.value == "canary words from paper"
    said = caplog.text + repr(refusal.value) + str(refusal.value) + repr(refusal.value.__context__)
    assert "canary" not in said.lower()
