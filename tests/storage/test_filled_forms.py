"""A filled form comes out of the cage as plain values, without a word of what its party marked M."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Literal

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from app.domain.forms.field import Sort, Values
from app.domain.forms.fields import lock_name
from app.domain.on_paper import LARGEST_FORM, HandoutCode
from app.domain.plain import dump
from app.storage import filled_forms
from app.storage.cage import Cage
from app.storage.filled_forms import FieldsWanted, FormNotRead, read_filled_form
from app.storage.foreign import FORM, answered
from app.storage.refused_forms import (
    DAMAGED,
    LOCKED,
    LONGEST_VALUE,
    MOST_FIELDS,
    NO_CASE,
    NO_HANDOUT,
    NOT_A_PDF,
    NOT_FILLABLE,
    TOO_LARGE,
)
from tests.domain.small_sheet import SMALL
from tests.storage.forms_made import fields_on, form, saved

CODE = HandoutCode("KESTREL", "A", SMALL.id, SMALL.edition)
NAMES = tuple(field.name for field in fields_on(SMALL))
WANTED = FieldsWanted(NAMES)
LOCK = lock_name(SMALL.question("open_word"))
SECRET = "Nobody may know of the orchard"
FILLED: Values = {
    "paths#0": "on",
    "paths#mark": "on",
    "paths#other": "Zoë Łódź – “naïve” 日本",
    "open_word#text": "One line.\nAnother one.",
    "alarm#pick": "now",
    LOCK: "S",
}


@pytest.fixture(scope="module")
def one_cage() -> Iterator[Cage]:
    # A machine that others use may take longer than a person is made to wait.
    with Cage(patience=120) as cage:
        yield cage


@pytest.fixture(autouse=True)
def _one_cage_for_all_of_them(one_cage: Cage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cage as it is, kept from file to file: what one file does to it, the next one would notice."""
    monkeypatch.setattr(filled_forms, "Cage", lambda patience: nullcontext(one_cage))


def read(content: bytes) -> tuple[dict[str, str], int]:
    found = read_filled_form(content, lambda _mark: WANTED)
    return {name: value for name, value in found.values.items() if value}, found.dropped


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None], **how: object) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        return saved(pdf, **how)


def refusal(content: bytes) -> str:
    with pytest.raises(FormNotRead) as told:
        read(content)
    assert all(sentence.endswith(".") for sentence in told.value.sentences())
    return told.value.why


def test_what_was_filled_in_comes_out_to_the_letter_and_a_choice_as_its_place() -> None:
    expected = {**FILLED, "alarm#pick": "0", LOCK: "2"}
    found = read_filled_form(form(SMALL, CODE, FILLED), lambda _mark: WANTED)
    assert found.mark.code == CODE
    assert set(found.values) == set(NAMES)
    assert {name: value for name, value in found.values.items() if value} == expected
    assert (found.dropped, found.told) == (0, ())


def test_nothing_of_an_answer_marked_m_leaves_the_child() -> None:
    """Not its words, not its mark: it looks as one that nobody filled in. The bytes that leave are looked at."""
    marked = form(SMALL, CODE, {**FILLED, "open_word#text": SECRET, LOCK: "M"})
    blank = form(SMALL, CODE, {**FILLED, "open_word#text": "", LOCK: ""})
    left: list[bytes] = []

    class Listening(Cage):
        def _asked(self, question: bytes) -> bytes | None:
            answer = super()._asked(question)
            left.append(answer or b"")
            return answer

    with Listening() as cage:
        cage.read(FORM, marked, {})
        kept = cage.read(FORM, marked, dump(WANTED))
        empty = cage.read(FORM, blank, dump(WANTED))
    assert SECRET.encode() in marked
    assert all(left)
    assert not any(word.encode() in b"".join(left) for word in SECRET.split() if len(word) > 3)
    assert (kept.pop("dropped"), empty.pop("dropped")) == (1, 0)
    assert kept == empty


@pytest.mark.parametrize("state", ["3", "M", "-1", "x", "00", "²"])
def test_a_lock_that_says_anything_unclear_is_taken_for_an_m(state: str) -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == LOCK)
        field.V = String(state)

    found, dropped = read(changed(form(SMALL, CODE, FILLED), bend))
    assert "open_word#text" not in found
    assert dropped == 1


@pytest.mark.parametrize("where", ["the value", "the mark that is drawn", "a second lock field"])
def test_an_m_counts_wherever_a_file_says_it(where: str) -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == LOCK)
        if where == "the value":
            field.V = Name("/0")
        elif where == "the mark that is drawn":
            field.Kids[0].AS = Name("/0")
        else:
            pdf.Root.AcroForm.Fields.append(
                Dictionary(FT=Name.Btn, T=String("open_word#lockM"), Ff=1 << 15, V=Name("/0"))
            )

    found, dropped = read(changed(form(SMALL, CODE, FILLED), bend))
    assert "open_word#text" not in found
    assert LOCK not in found
    assert dropped == 1


def test_what_follows_from_an_answer_that_is_kept_is_kept_with_it() -> None:
    wanted = FieldsWanted(NAMES, {"court_when": ("open_word",), "only_full": ("court_when", "alarm")})
    filled = {**FILLED, "court_when#text": SECRET, "only_full#text": SECRET, LOCK: "M"}
    found = read_filled_form(form(SMALL, CODE, filled), lambda _mark: wanted)
    assert SECRET not in found.values.values()
    assert found.dropped == 3


def test_a_mark_that_is_only_drawn_is_read_and_two_of_them_are_not() -> None:
    def bend(pdf: pikepdf.Pdf, *drawn: int) -> None:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == "alarm#pick")
        del field.V
        for place, kid in enumerate(field.Kids):
            kid.AS = Name(f"/{place}") if place in drawn else Name.Off

    content = form(SMALL, CODE, FILLED)
    assert read(changed(content, lambda pdf: bend(pdf, 1)))[0]["alarm#pick"] == "1"
    assert refusal(changed(content, lambda pdf: bend(pdf, 0, 1))) == DAMAGED


def _without(*names: str) -> Callable[[pikepdf.Pdf], None]:
    def bend(pdf: pikepdf.Pdf) -> None:
        fields = pdf.Root.AcroForm.Fields
        pdf.Root.AcroForm.Fields = Array([one for one in fields if str(one.T) not in names])

    return bend


def _with(**fields: object) -> Callable[[pikepdf.Pdf], None]:
    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields.append(Dictionary(fields))

    return bend


def _long(pdf: pikepdf.Pdf) -> None:
    next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == "open_word#text").V = String(
        "x" * (LONGEST_VALUE + 1)
    )


def _many(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array([Dictionary(T=String(f"a{n}")) for n in range(MOST_FIELDS + 1)])


def _xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = Array([])


def _flat(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


GOOD = form(SMALL, CODE, FILLED)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", NOT_A_PDF),
        (b"PK\x03\x04 a letter", NOT_A_PDF),
        (b"%PDF-1.7\nnothing of it", DAMAGED),
        (GOOD[: len(GOOD) // 2], DAMAGED),
        (GOOD + b" " * LARGEST_FORM, TOO_LARGE),
        (changed(GOOD, _flat), NOT_FILLABLE),
        (changed(GOOD, _xfa), NOT_FILLABLE),
        (changed(GOOD, _without("recess")), NO_CASE),
        (changed(GOOD, _without("recess", "recess#language")), NO_HANDOUT),
        (changed(GOOD, _without("open_word#text")), DAMAGED),
        (changed(GOOD, _without(LOCK)), DAMAGED),
        (changed(GOOD, _with(**{"/FT": Name.Tx, "/T": String("open_word#text"), "/V": String("twice")})), DAMAGED),
        (changed(GOOD, _long), TOO_LARGE),
        (changed(GOOD, _many), TOO_LARGE),
        (changed(GOOD, lambda _pdf: None, encryption=pikepdf.Encryption(owner="a", user="b", R=6)), LOCKED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_whole_form_of_ours_is_refused_with_a_reason(content: bytes, why: str) -> None:
    assert refusal(content) == why


@pytest.mark.parametrize("strength", [3, 4, 6])
def test_a_form_that_only_says_who_may_print_it_is_read_in_the_cage(strength: Literal[3, 4, 6]) -> None:
    how = pikepdf.Encryption(owner="any", user="", R=strength, aes=strength > 3, metadata=strength > 3)
    assert read(changed(GOOD, lambda _pdf: None, encryption=how)) == read(GOOD)


def _streamed(content: bytes) -> bytes:
    return changed(content, lambda _pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _linear(content: bytes) -> bytes:
    return changed(content, lambda _pdf: None, linearize=True)


def _with_usage_rights(content: bytes) -> bytes:
    def bend(pdf: pikepdf.Pdf) -> None:
        signed = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"x" * 40))
        pdf.Root.Perms = Dictionary(UR3=signed)
        pdf.Root.AcroForm.Fields.append(Dictionary(FT=Name.Sig, T=String("Signature1"), V=signed))
        pdf.Root.AcroForm.SigFlags = 3

    return changed(content, bend)


@pytest.mark.parametrize("rewritten", [_streamed, _linear, _with_usage_rights])
def test_a_form_that_a_viewer_wrote_anew_in_its_own_way_says_the_same(rewritten: Callable[[bytes], bytes]) -> None:
    assert read(rewritten(GOOD)) == read(GOOD)


def test_a_letter_of_nobodys_is_shown_as_one_that_was_not_read() -> None:
    """PDFium writes half of an emoji, and that is no letter at all."""
    found, _dropped = read(form(SMALL, CODE, {"open_word#text": "ok \uf642 \U0001f642"}))
    assert found["open_word#text"] == "ok \ufffd \U0001f642"


def test_small_programs_and_files_inside_are_passed_over_and_told() -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.attachments["a.txt"] = b"a letter"

    found = read_filled_form(changed(GOOD, bend), lambda _mark: WANTED)
    assert len(found.told) == 2
    assert found.values == read_filled_form(GOOD, lambda _mark: WANTED).values


def test_fields_of_other_names_and_fields_below_others_are_never_looked_at() -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        below = Dictionary(FT=Name.Tx, T=String("open_word#text"), V=String("x"))
        pdf.Root.AcroForm.Fields.append(Dictionary(T=String("theirs"), Kids=Array([below]), V=Array([])))

    assert read(changed(GOOD, bend)) == read(GOOD)


def test_a_form_is_read_in_the_cage_as_outside_it() -> None:
    with Cage() as cage:
        nothing: dict[str, object] = {}
        for around in (nothing, dump(WANTED)):
            assert cage.read(FORM, GOOD, around) == json.loads(answered(FORM, GOOD, around))


@pytest.mark.parametrize(
    "words",
    [
        {"code": "no code"},
        {"code": str(CODE), "values": {"another": "name"}},
        {"code": str(CODE), "values": dict.fromkeys(NAMES, "x" * (LONGEST_VALUE + 1))},
        {"code": str(CODE), "values": dict.fromkeys(NAMES, 1)},
        {"code": str(CODE), "values": dict.fromkeys(NAMES, ""), "dropped": -1},
        {"refused": "\x1b[2J"},
    ],
)
def test_what_comes_out_of_the_cage_is_looked_at_too(words: object, monkeypatch: pytest.MonkeyPatch) -> None:
    body = b"+" + json.dumps(words).encode()
    child = (
        "import sys, struct\n"
        f"body = {body!r}\n"
        "def take(): return sys.stdin.buffer.read(struct.unpack('>I', sys.stdin.buffer.read(4))[0])\n"
        "while True:\n"
        "    take(); take()\n"
        "    sys.stdout.buffer.write(struct.pack('>I', len(body)) + body); sys.stdout.buffer.flush()\n"
    )
    monkeypatch.setattr(filled_forms, "Cage", lambda patience: Cage((sys.executable, "-c", child)))
    with pytest.raises(FormNotRead) as told:
        read_filled_form(GOOD, lambda _mark: WANTED)
    assert "\x1b" not in str(told.value)


def test_the_fields_of_the_small_sheet_are_of_every_sort() -> None:
    assert {field.sort for field in fields_on(SMALL)} == {Sort.TEXT, Sort.TICK, Sort.ONE_OF, Sort.LINE}
