"""A handout to fill in on a screen: a field for each room to write, heard and reached in order, and read back as typed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import cache
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.domain.answers import Answer
from app.domain.answers import given as given_answer
from app.domain.forms.field import ON, FormField, Sort
from app.domain.forms.fields import answer_of, fields_of, lock_field, values_of
from app.domain.forms.identity import identity
from app.domain.kinds.computed import Computed
from app.domain.on_paper import HandoutCode, paper_order
from app.domain.sharing import Lock
from app.domain.worksheet import Worksheet
from app.export.parts import Asked, Contents
from app.storage import filled_forms
from app.storage.cage import Cage
from app.storage.filled_forms import FieldsWanted, read_filled_form
from tests.domain.kinds.strategies import given_values
from tests.export.filling_in import by_pikepdf, by_pypdf, by_viewer, standing_in
from tests.export.reading_back import words
from tests.export.small_reads import CASE, SHEETS, handout, handout_contents, settled, the_frame
from tests.export.tags import below, faults

PAPERS = [(paper, large) for paper in ("letter", "a4") for large in (False, True)]
KNOWN = ("recess", "recess#language", "recess#order")
every_sheet = pytest.mark.parametrize("name", SHEETS)
every_paper = pytest.mark.parametrize(("paper", "large"), PAPERS)
LINES = "Zoë Łódź – “naïve” Ωμέγα\n\nzwei Äpfel, ñandú (a) \\ b\n日本"


def _asked(contents: Contents) -> list[Asked]:
    return [part for part in contents.parts if isinstance(part, Asked)]


def _fields(contents: Contents) -> Iterator[FormField]:
    """Question by question: the answer, then its lock."""
    for part in _asked(contents):
        yield from part.fields
        if part.lock_field is not None:
            yield part.lock_field


def _widgets(page: Any) -> list[Any]:
    return list(page.obj.get("/Annots", []))


def _name(widget: Any) -> str:
    return str(widget.T if "/T" in widget else widget.Parent.T)


@every_paper
@every_sheet
def test_every_form_on_every_paper_keeps_the_standards(name: str, paper: str, large: bool) -> None:
    assert faults(handout(name, paper=paper, large=large, fillable=True)) == []


@pytest.mark.parametrize("lost", ["/StructParent", "/TU", "/AP"])
def test_the_checkers_look_at_fields(lost: str) -> None:
    with pikepdf.open(io.BytesIO(handout("set_aside", fillable=True))) as pdf:
        widget = next(widget for page in pdf.pages for widget in _widgets(page) if lost in widget)
        del widget[lost]
        out = io.BytesIO()
        pdf.save(out)
    assert faults(out.getvalue()) != []


@every_sheet
def test_fields_are_those_of_what_is_handed_in_and_are_reached_in_the_order_of_the_questions(name: str) -> None:
    locks = {lock: the_frame().locks[lock].label["en"] for lock in Lock}
    wanted = []
    for question in paper_order(settled(name)).handed_in:
        if not isinstance(question.kind, Computed):
            field = lock_field(question, locks)
            wanted += [*fields_of(question, CASE.tongue()), *([field] if field is not None else [])]
    with pikepdf.open(io.BytesIO(handout(name, fillable=True))) as pdf:
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        reached = [_name(widget) for page in pdf.pages for widget in _widgets(page)]
        form = [str(field.T) for field in pdf.Root.AcroForm.Fields]
    assert list(dict.fromkeys(name for name in reached if name not in KNOWN)) == [field.name for field in wanted]
    assert sorted(form) == sorted({*KNOWN, *(field.name for field in wanted)})
    assert reached == _heard(handout(name, fillable=True))


def _heard(pdf: bytes) -> list[str]:
    """The fields in the order of the tree, which is the order they are read in."""
    found = []

    def walk(element: Any) -> None:
        for inner in below(element):
            if isinstance(inner, int):
                continue
            if inner.get("/Type") == pikepdf.Name.OBJR:
                assert str(element.S) == "/Form"
                found.append(_name(inner.Obj))
            elif "/MCID" not in inner:
                walk(inner)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K[0])
    return found


@every_sheet
def test_what_stays_with_its_party_and_what_is_worked_out_has_no_field(name: str) -> None:
    without = [
        question.id
        for question in settled(name).questions()
        if question.lock is Lock.ONLY_ME or isinstance(question.kind, Computed)
    ]
    with pikepdf.open(io.BytesIO(handout(name, fillable=True))) as pdf:
        asked = {str(field.T).split("#")[0] for field in pdf.Root.AcroForm.Fields}
    assert not asked & set(without)


@pytest.mark.parametrize("large", [False, True])
@every_sheet
def test_fields_stand_on_the_page_and_not_on_each_other(name: str, large: bool) -> None:
    with pikepdf.open(io.BytesIO(handout(name, large=large, fillable=True))) as pdf:
        for page in pdf.pages:
            boxes = [tuple(map(float, widget.Rect)) for widget in _widgets(page)]
            for place, (left, bottom, right, top) in enumerate(boxes):
                assert 50 <= left < right <= 612 - 50
                assert 60 <= bottom < top <= 792 - 20
                for other in boxes[:place]:
                    assert right <= other[0] or other[2] <= left or top <= other[1] or other[3] <= bottom


def test_every_field_says_which_question_it_belongs_to() -> None:
    contents = handout_contents("set_aside", fillable=True)
    for part in _asked(contents):
        for field in (*part.fields, *([part.lock_field] if part.lock_field else [])):
            assert field.words.startswith(f"{part.number}. ")
    with pikepdf.open(io.BytesIO(handout("set_aside", fillable=True))) as pdf:
        said = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
    assert {field.words for field in _fields(contents)} <= set(said)


def test_a_form_says_whose_it_is_where_nobody_changes_it() -> None:
    pdf = handout("break_plan", fillable=True)
    assert standing_in(pdf) == dict(identity(HandoutCode("K7-RT2", "A", "break_plan", 1), "en", settled("break_plan")))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fixed = [str(field.T) for field in opened.Root.AcroForm.Fields if int(field.get("/Ff", 0)) & 1]
    assert sorted(fixed) == sorted(KNOWN)
    assert set(standing_in(handout("break_plan", party=None, fillable=True))) == {"recess#language"}


@every_sheet
def test_a_form_asks_what_paper_asks_where_paper_asks_it(name: str) -> None:
    paper, form = _asked(handout_contents(name)), _asked(handout_contents(name, fillable=True))
    plain = ("number", "prompt", "star", "hints", "only_if", "body", "locks", "short")
    assert [[getattr(part, each) for each in plain] for part in form] == [
        [getattr(part, each) for each in plain] for part in paper
    ]


def test_a_form_says_how_it_is_handed_in_and_that_the_rest_is_written_by_hand() -> None:
    page = words(handout("break_plan", fillable=True))
    assert "An answer marked M is left out when the form is read. The file still holds it." in page
    assert "This part is for you alone, not for the form." in page
    assert "To keep an answer to yourself, keep its page." not in page
    assert "Destroy them" not in page


@pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf, by_viewer])
@pytest.mark.parametrize("name", ["batna_check", "set_aside"])
@pytest.mark.filterwarnings("ignore")
def test_what_a_program_fills_in_is_what_stands_in_the_form(name: str, fill: Callable[..., bytes]) -> None:
    """Accents, letters of other scripts, line breaks, more words than there is room for; every mark and every lock."""
    wanted: dict[str, str] = {}
    for place, field in enumerate(_fields(handout_contents(name, fillable=True))):
        match field.sort:
            case Sort.TICK:
                wanted[field.name] = "/on"
            case Sort.ONE_OF:
                wanted[field.name] = f"/{place % len(field.choices)}"
            case Sort.LINE:
                wanted[field.name] = f"Zoë Łódź 1’250 € {place}"
            case Sort.TEXT:
                wanted[field.name] = f"{LINES} {place}" if place % 2 else f"{LINES} {place} " * 40 + "end"
    known = standing_in(handout(name, fillable=True))
    filled = fill(handout(name, fillable=True), wanted)
    assert standing_in(filled) == wanted | known


@pytest.mark.filterwarnings("ignore")
def test_one_mark_of_several_is_taken_back_by_the_next() -> None:
    pdf = handout("set_aside", fillable=True)
    lock = next(field for field in _fields(handout_contents("set_aside", fillable=True)) if field.sort is Sort.ONE_OF)
    for place in ("/0", "/1"):
        pdf = by_viewer(pdf, {lock.name: place})
        assert standing_in(pdf)[lock.name] == place


@pytest.fixture(scope="module")
def one_cage() -> Iterator[None]:
    """One cage for all of them. A machine that others use may take longer than a person is made to wait."""
    with Cage(patience=120) as cage, pytest.MonkeyPatch.context() as patched:
        patched.setattr(filled_forms, "Cage", lambda patience: nullcontext(cage))
        yield


@pytest.mark.usefixtures("one_cage")
@pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf, by_viewer])
@pytest.mark.parametrize("name", ["batna_check", "objective_criteria", "perspective_swap", "set_aside"])
def test_answers_filled_in_by_a_program_are_those_that_are_read_from_the_form(
    name: str, fill: Callable[..., bytes]
) -> None:
    """The whole way: an answer in the fields of its question, filled in, read by Recess, an answer again."""
    sheet, tongue = settled(name), CASE.tongue()
    written: dict[str, str] = {}
    choices: dict[str, FormField] = {}
    for part in _asked(handout_contents(name, fillable=True)):
        choices |= {field.name: field for field in part.fields if field.sort is Sort.ONE_OF}
    meant = _meant(name)
    for question, answer in meant.items():
        for field, value in values_of(sheet.question(question), answer, tongue).items():
            if value and field in choices:
                places = [known for known, _words in choices[field].choices]
                written[field] = f"/{places.index(value)}"
            elif value:
                written[field] = "/on" if value == ON else value
    assert len(meant) > 5
    read = read_filled_form(fill(handout(name, fillable=True), written), lambda _mark: _all_fields(name))
    values = {
        field: choices[field].choices[int(value)][0] if field in choices and value else value
        for field, value in read.values.items()
    }
    assert {question: answer_of(sheet.question(question), values, tongue) for question in meant} == meant


@cache
def _meant(name: str) -> dict[str, Answer]:
    return dict(_answers(settled(name)))


def _all_fields(name: str) -> FieldsWanted:
    return FieldsWanted(tuple(field.name for field in _fields(handout_contents(name, fillable=True))), {})


def _several(values: st.SearchStrategy[Any]) -> list[Any]:
    """The same ones every time."""
    found: list[Any] = []

    @settings(
        max_examples=40,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(values)
    def draw(value: Any) -> None:
        found.append(value)

    draw()
    return found


def _answers(sheet: Worksheet) -> Iterator[tuple[str, Answer]]:
    """To each question that offers or takes something by itself an answer that fits on its lines."""
    tongue = CASE.tongue()
    for question in paper_order(sheet).handed_in:
        if isinstance(question.kind, Computed) or question.kind.needs():
            continue
        for value in _several(given_values(question.kind)):
            answer = given_answer(value)
            values = values_of(question, answer, tongue)
            # Typed into PDFium, letters beyond the first 65,536 of Unicode come out as others, in any form; what a
            # terminal would obey is taken out where a form is read.
            letters = "".join(values.values()).replace("\n", "")
            plain = letters.isprintable() and all(ord(letter) < 0x10000 for letter in letters)
            if plain and answer_of(question, values, tongue) == answer:
                yield question.id, answer
                break
