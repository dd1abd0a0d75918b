"""What a filled form of the open case proposes, and which forms are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from app.commands.desk.drawing import drawn
from app.commands.desk.form_desk import OfAnotherOrder, form_sheet, read_form
from app.commands.desk.paper_troubles import OfAnotherCase
from app.commands.desk.preparing import Library
from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer, State, given
from app.domain.case import Case, Issue
from app.domain.forms.field import Sort, Values
from app.domain.forms.fields import lock_field, lock_name, values_of
from app.domain.kinds.computed import Computed
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.on_paper import HandoutCode, as_typed, is_kept, paper_order
from app.domain.sharing import Lock, choices_up_to, starting_lock
from app.domain.worksheet import Worksheet
from app.export.handout import blank_handout
from app.presenters.paper_doors import FormRead, Unread
from app.storage import filled_forms
from app.storage.cage import Cage
from app.storage.filled_forms import FormNotRead
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.domain.kinds.strategies import values as values_for
from tests.export.filling_in import by_pikepdf, by_pypdf, by_viewer
from tests.storage.forms_made import fields_on, form
from tests.storage.small_case import CASE

LIBRARY = Library(built_in_worksheets(), built_in_templates(), frame())
SECRET = "Nobody may know of the orchard"


def code_of(worksheet: str) -> HandoutCode:
    return HandoutCode(CASE.code, "A", worksheet, LIBRARY.worksheets[worksheet].edition)


def sheet_of(worksheet: str, case: Case = CASE) -> Worksheet:
    return form_sheet(code_of(worksheet), case, LIBRARY).sheet


@pytest.fixture(scope="module")
def one_cage() -> Iterator[Cage]:
    # A machine that others use may take longer than a person is made to wait.
    with Cage(patience=120) as cage:
        yield cage


@pytest.fixture
def read(one_cage: Cage, monkeypatch: pytest.MonkeyPatch) -> Callable[..., FormRead]:
    """Read a form with the cage kept from file to file."""
    monkeypatch.setattr(filled_forms, "Cage", lambda patience: nullcontext(one_cage))

    def reading(worksheet: str, values: Values, case: Case = CASE) -> FormRead:
        content = form(sheet_of(worksheet), code_of(worksheet), values)
        return read_form(content, case, LIBRARY, lambda _scanned: code_of(worksheet))

    return reading


def locked(worksheet: str, question: str, letter: str) -> Values:
    return {lock_name(LIBRARY.worksheets[worksheet].question(question)): letter}


def test_a_filled_form_proposes_answers_with_the_locks_that_were_marked(read: Callable[..., FormRead]) -> None:
    found = read(
        "batna_check",
        {
            "br_direction#pick": "pay",
            "br_offer#amount": "$12,500",
            "br_offer#direction": "out",
            "br_offer_terms#text": "In two parts.\rBy spring.",
            "br_endings#0-0": "We settle",
            "br_endings#0-1": "3,000",
            "br_their_costs#amount": "1.200",
            "br_gain#text": SECRET,
            **locked("batna_check", "br_offer", "S"),
            **locked("batna_check", "br_direction", "B"),
            **locked("batna_check", "br_gain", "M"),
        },
    )
    entries = found.entries
    assert set(entries) == {"br_direction", "br_offer", "br_offer_terms", "br_endings", "br_their_costs"}
    assert entries["br_offer"].answer == given(Money(-1_250_000, "USD"))
    assert (entries["br_offer"].lock, entries["br_offer"].cleared) == (Lock.SHARE, True)
    assert (entries["br_direction"].lock, entries["br_direction"].cleared) == (Lock.MEDIATOR, False)
    assert entries["br_offer_terms"].answer == given("In two parts.\nBy spring.")
    # A cell has no marks: what the party said of the direction before holds for it, as on the screen.
    assert entries["br_endings"].answer == given(
        (Row("best", {"story": "We settle", "amount": Money(-300_000, "USD")}),)
    )
    assert entries["br_their_costs"].answer == Answer(State.UNREADABLE)
    number = paper_order(sheet_of("batna_check")).numbers["br_their_costs"]
    assert [str(number) in told and "1.200" not in told for told in found.troubles] == [True]
    # What stands there is for the page of this handout alone, beside the reason.
    assert found.unread == {"br_their_costs": Unread(found.troubles[0], "1.200")}
    assert found.of_the_whole() == ()
    assert found.dropped == 1
    assert SECRET not in repr(found)
    assert all(entry.from_paper and not entry.revision for entry in entries.values())


SOURCES = [
    (worksheet, source.id)
    for worksheet in sorted(LIBRARY.worksheets)
    for source in paper_order(sheet_of(worksheet)).handed_in
    if lock_field(source, dict.fromkeys(Lock, "")) is not None
    and any(source.id in other.tells_of() for other in sheet_of(worksheet).questions())
]


@pytest.mark.parametrize(("worksheet", "source"), SOURCES)
def test_the_words_of_an_answer_marked_m_come_out_of_no_question_that_repeats_them(
    worksheet: str, source: str, read: Callable[..., FormRead]
) -> None:
    """The sheet asks its party to write them once more where a later question builds on them."""
    sheet = sheet_of(worksheet)
    repeats = {source, *(other.id for other in sheet.questions() if source in other.tells_of())}
    places = [field.name for field in fields_on(sheet) if field.sort in (Sort.LINE, Sort.TEXT)]
    words = {name: SECRET for name in places if name.partition("#")[0] in repeats}
    assert SECRET in repr(read(worksheet, words)) or not words
    found = read(worksheet, {**words, **locked(worksheet, source, "M")})
    assert SECRET not in repr(found)
    assert not repeats & {*found.entries, *found.unread}
    assert found.troubles == found.of_the_whole()


@pytest.mark.parametrize("worksheet", sorted(LIBRARY.worksheets))
def test_nothing_that_is_handed_in_waits_for_what_its_party_keeps(worksheet: str) -> None:
    """Else it could be asked on paper, and neither typed nor read."""
    on_paper = sheet_of(worksheet)
    typed = as_typed(on_paper)
    kept = {question.id for question in paper_order(on_paper).kept}
    assert paper_order(typed).numbers == paper_order(on_paper).numbers
    assert fields_on(typed) == fields_on(on_paper)
    for question in paper_order(typed).handed_in:
        assert kept.isdisjoint(question.tells_of())


def test_ideas_to_pass_on_are_read_from_the_lines_of_a_form_and_with_them_how(read: Callable[..., FormRead]) -> None:
    found = read("options_brainstorm", {"ob_share#own": "A shared fence\r\rA tree", "ob_credit#pick": "mine"})
    assert found.entries["ob_share"].answer == given(("other: A shared fence", "other: A tree"))
    assert found.entries["ob_credit"].answer == given("mine")
    assert (found.troubles, found.unread) == ((), {})


def test_whoever_wrote_that_they_do_not_know_gave_that_answer_and_not_one_that_cannot_be_read(
    read: Callable[..., FormRead],
) -> None:
    lines = ("br_their_costs#amount", "br_offer_terms#text", "br_time#low", "br_beat_best#percent", "br_unknown#0")
    found = read(
        "batna_check", {**dict.fromkeys(lines, "I don’t know."), **locked("batna_check", "br_offer_terms", "S")}
    )
    assert {name: entry.answer for name, entry in found.entries.items()} == {
        line.partition("#")[0]: I_DONT_KNOW for line in lines
    }
    # It is an answer to the question, and no words that anybody could be shown: nothing of it is cleared.
    assert not any(entry.cleared for entry in found.entries.values())
    assert (found.troubles, found.unread) == ((), {})


def test_one_bad_cell_costs_one_row_and_that_is_said_by_its_number(read: Callable[..., FormRead]) -> None:
    filled = {
        "br_direction#pick": "pay",
        "br_endings#0-0": "We settle",
        "br_endings#0-1": "3,000",
        "br_endings#1-0": "An orchard of words",
        "br_endings#1-1": "three orchards",
    }
    found = read("batna_check", filled)
    settled = Row("best", {"story": "We settle", "amount": Money(-300_000, "USD")})
    assert found.entries["br_endings"].answer == given((settled,))
    assert dict(found.rows_unread) == {"br_endings": (2,)}
    number = paper_order(sheet_of("batna_check")).numbers["br_endings"]
    (told,) = found.troubles
    assert told.startswith(f"Row 2 of question {number} could not be read")
    # What stands there is for the page of this handout alone; that sentence is said at the question.
    assert found.unread == {"br_endings": Unread(told, "Row 2 – An orchard of words · three orchards")}
    assert found.of_the_whole() == ()
    assert "orchard" not in told
    both = read("batna_check", {**filled, "br_endings#2-1": "more", "br_direction#pick": ""})
    assert not both.rows_unread
    assert both.entries["br_endings"].answer == Answer(State.UNREADABLE)


@pytest.mark.parametrize(
    ("said", "mark", "found"),
    [("pay", "B", -1_250_000), ("receive", "", 1_250_000), ("pay", "M", None), ("", "", None)],
)
def test_an_amount_without_its_circle_goes_the_way_that_was_said_before_and_nothing_is_guessed_where_that_is_kept(
    read: Callable[..., FormRead], said: str, mark: str, found: int | None
) -> None:
    filled = {"br_direction#pick": said, "br_offer#amount": "12,500", **locked("batna_check", "br_direction", mark)}
    form = read("batna_check", filled)
    if found is not None:
        assert form.entries["br_offer"].answer == given(Money(found, "USD"))
    elif mark == "M":
        assert "br_offer" not in form.entries
    else:
        assert form.entries["br_offer"].answer == Answer(State.UNREADABLE)
        assert form.unread["br_offer"].words == "12,500"


@settings(deadline=None, max_examples=25)
@for_any(worksheet=st.sampled_from(sorted(LIBRARY.worksheets)), data=st.data())
def test_whatever_a_party_fills_in_its_answers_come_out_with_their_locks_and_m_does_not(
    worksheet: str, data: st.DataObject, one_cage: Cage
) -> None:
    sheet = sheet_of(worksheet)
    filled: Values = {}
    marked: dict[str, str] = {}
    for question in sheet.questions():
        if is_kept(question) or question.kind.needs() or isinstance(question.kind, Computed):
            continue
        value = data.draw(values_for(question.kind), label=question.id)
        filled |= values_of(question, LEFT_BLANK if value is None else given(value), CASE.tongue())
        letters = ["", *(lock.mark for lock in choices_up_to(question.ceiling, question.floor))]
        if len(letters) > 2 and filled:
            marked[question.id] = data.draw(st.sampled_from(letters))
            filled[lock_name(question)] = marked[question.id]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(filled_forms, "Cage", lambda patience: nullcontext(one_cage))
        found = read_form(form(sheet, code_of(worksheet), filled), CASE, LIBRARY, lambda _scanned: code_of(worksheet))
    assert found.dropped >= list(marked.values()).count("M")
    for name, entry in found.entries.items():
        question = sheet.question(name)
        assert marked.get(name, "") != "M"
        assert entry.lock is not Lock.ONLY_ME
        assert entry.cleared == (marked.get(name) == "S" and entry.answer.state is State.GIVEN)
        if not marked.get(name):
            assert entry.lock is starting_lock(question.lock, question.ceiling)


def test_a_form_whose_case_got_another_issue_is_refused_and_so_is_one_with_other_places(
    read: Callable[..., FormRead],
) -> None:
    assert not read("set_aside", {}).entries
    grown = replace(CASE, issues=(Issue("new", "The gate"), *CASE.issues))
    with pytest.raises(OfAnotherOrder):
        read("set_aside", {}, grown)
    renamed = replace(CASE, issues=tuple(replace(issue, title="Another title") for issue in CASE.issues))
    assert not read("set_aside", {}, renamed).entries


def test_a_form_that_belongs_elsewhere_is_refused_before_its_answers_are_read(
    one_cage: Cage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def elsewhere(_scanned: str) -> HandoutCode:
        raise OfAnotherCase

    def listening(_reader: str, _content: bytes, around: object = None) -> object:
        asked.append(around)
        return one_cage.read("form", content, around)

    content = form(sheet_of("break_plan"), code_of("break_plan"), {})
    cage = nullcontext(type("Listening", (), {"read": staticmethod(listening)})())
    monkeypatch.setattr(filled_forms, "Cage", lambda patience: cage)
    with pytest.raises(OfAnotherCase):
        read_form(content, CASE, LIBRARY, elsewhere)
    assert asked == [{"names": []}]


def test_a_place_that_no_choice_has_is_damage_and_not_an_answer(read: Callable[..., FormRead]) -> None:
    sheet = sheet_of("break_plan")
    content = form(sheet, code_of("break_plan"), {"bp_go_on#pick": _first(sheet, "bp_go_on")})
    with pytest.raises(FormNotRead):
        read_form(content.replace(b"/V /0", b"/V /9"), CASE, LIBRARY, lambda _scanned: code_of("break_plan"))


def _first(sheet: Worksheet, question: str) -> str:
    return sheet.question(question).kind.options_here()[0].value


@pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf, by_viewer])
def test_a_handout_filled_in_with_any_program_says_what_was_filled_in(
    fill: Callable[[bytes, Mapping[str, str]], bytes], one_cage: Cage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled_forms, "Cage", lambda patience: nullcontext(one_cage))
    sheet, code = sheet_of("break_plan"), code_of("break_plan")
    contents = blank_handout(sheet, CASE.tongue(), LIBRARY.frame, code=code.case, letter="A", fillable=True)
    form_pdf = drawn(contents, paper="letter", large=False)
    locks = {name: lock_name(sheet.question(name)) for name in ("bp_go_on", "bp_change", "bp_time")}
    wanted = {
        "bp_go_on#pick": "/0",
        locks["bp_go_on"]: "/2",
        "bp_change#text": "Zoë Łódź – “naïve”\n日本",
        locks["bp_change"]: "/1",
        "bp_need#0": "/on",
        "bp_time#amount": "25",
        locks["bp_time"]: "/0",
    }
    found = read_form(fill(form_pdf, wanted), CASE, LIBRARY, lambda _scanned: code)
    assert set(found.entries) == {"bp_go_on", "bp_change", "bp_need"}
    assert found.entries["bp_go_on"].answer == given(_first(sheet, "bp_go_on"))
    assert found.entries["bp_go_on"].cleared
    assert found.entries["bp_change"].answer == given("Zoë Łódź – “naïve”\n日本")
    assert (found.dropped, found.troubles) == (1, ())
    assert not read_form(form_pdf, CASE, LIBRARY, lambda _scanned: code).entries


@pytest.mark.parametrize("name", sorted(LIBRARY.worksheets))
def test_every_handout_to_fill_in_is_read_with_all_its_fields(
    name: str, one_cage: Cage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled_forms, "Cage", lambda patience: nullcontext(one_cage))
    contents = blank_handout(sheet_of(name), CASE.tongue(), LIBRARY.frame, code=CASE.code, letter="A", fillable=True)
    found = read_form(drawn(contents, paper="letter", large=False), CASE, LIBRARY, lambda _scanned: code_of(name))
    assert found == FormRead(code_of(name), {})
