"""Filled forms, as the gates against mutated and foreign files try them."""

from __future__ import annotations

import io
import json
import random
import re
import warnings
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.commands.desk.drawing import drawn
from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.domain.forms.field import FormField, Sort
from app.domain.on_paper import HandoutCode
from app.domain.worksheet import Worksheet
from app.export.handout import blank_handout
from app.storage import foreign
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.export.filling_in import by_pikepdf
from tests.gates.formats import Format, Refused
from tests.storage.forms_made import fields_on, form, form_of, saved
from tests.storage.small_case import CASE

LIBRARY = Library(built_in_worksheets(), built_in_templates(), frame())
SHEETS = ("break_plan", "set_aside", "perspective_swap")


def code_of(name: str) -> HandoutCode:
    return HandoutCode(CASE.code, "A", name, LIBRARY.worksheets[name].edition)


def sheet_of(name: str) -> Worksheet:
    return form_sheet(code_of(name), CASE, LIBRARY).sheet


def filled_forms() -> tuple[bytes, ...]:
    """Forms of several sheets in which every field is filled in and some answers are marked M."""
    return tuple(
        form(sheet_of(name), code_of(name), {field.name: _filled(field) for field in fields_on(sheet_of(name))})
        for name in SHEETS
    )


def _filled(field: FormField) -> str:
    if field.choices:
        return field.choices[len(field.name) % len(field.choices)][0]
    return "on" if field.sort is Sort.TICK else f"Words of {field.name}"


def _as_handed_out() -> bytes:
    """A form as the program itself makes it, filled in."""
    contents = blank_handout(
        sheet_of("break_plan"), CASE.tongue(), LIBRARY.frame, code=CASE.code, letter="A", fillable=True
    )
    wanted = {"bp_change#text": "Words of a form", "bp_go_on#pick": "/0", "bp_need#0": "/on"}
    return by_pikepdf(drawn(contents, paper="letter", large=False), wanted)


def form_formats() -> tuple[Format, ...]:
    return (Format("filled form", _read, filled_forms()[:1], (), bytes, by_bytes=1.0, share=0.02),)


def _read(raw: bytes) -> bytes:
    """What the cage says of a form, as a form again that says the same."""
    sheet = sheet_of(SHEETS[0])
    names = [field.name for field in fields_on(sheet)]
    told = json.loads(foreign.answered(foreign.FORM, raw, {"names": names}))
    if "refused" in told:
        raise Refused
    assert set(told["values"]) == set(names)
    said = {"recess": told["code"], "recess#language": told["language"], "recess#order": told["order"]}
    return form_of((), {}, said | told["values"])


# ---- what nobody would send ------------------------------------------------------------------------------------------------


class FormBender:
    """Turns a real filled form into one that nobody would send, or makes a PDF of another sort. Seeded."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._goods = (*filled_forms(), _as_handed_out())

    def one(self) -> tuple[str, bytes]:
        """What was done, and the file."""
        name, bend = self._random.choice(self._ways())
        return name, bend(self._random.choice(self._goods))

    def _ways(self) -> Sequence[tuple[str, Callable[[bytes], bytes]]]:
        inside: tuple[Callable[[pikepdf.Pdf], None], ...] = (
            self._values_swapped, self._renamed, self._of_other_sorts, self._script, self._nested, self._circle,
            self._huge, self._many, self._odd_values, self._stream_values, self._taken_out, self._no_fields,
        )  # fmt: skip
        outside: tuple[Callable[[bytes], bytes], ...] = (
            self._bits, self._cut, self._lines_swapped, self._packed_bits, self._foreign, self._locked, self._bomb,
            self._deep_text, self._no_pdf, self._appended,
        )  # fmt: skip
        return (
            *((bend.__name__, bend) for bend in outside),
            *((bend.__name__, self._within(bend)) for bend in inside),
        )

    def _within(self, bend: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
        def bent(content: bytes) -> bytes:
            # What is bent here is no form any more as the library sees it.
            with warnings.catch_warnings(action="ignore"), pikepdf.open(io.BytesIO(content)) as pdf:
                for _time in range(self._random.randint(1, 3)):
                    bend(pdf)
                return saved(pdf)

        return bent

    # ---- the bytes of a file ----------------------------------------------------------------------------------------

    def _bits(self, content: bytes) -> bytes:
        found = bytearray(content)
        for _time in range(self._random.choice((1, 3, 30, 300))):
            found[self._random.randrange(len(found))] ^= 1 << self._random.randrange(8)
        return bytes(found)

    def _cut(self, content: bytes) -> bytes:
        first, last = sorted(self._random.randrange(len(content)) for _end in range(2))
        return content[:first] + self._random.choice((b"", content[last:]))

    def _lines_swapped(self, content: bytes) -> bytes:
        lines = content.split(b"\n")
        for _time in range(self._random.randint(1, 5)):
            one, other = (self._random.randrange(len(lines)) for _end in range(2))
            lines[one], lines[other] = lines[other], lines[one]
        return b"\n".join(lines)

    def _packed_bits(self, content: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return self._bits(saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate))

    def _foreign(self, _content: bytes) -> bytes:
        fields = [FormField(name, Sort.LINE, "") for name in ("Name", "Amount.1", "bp_change#text", "recess#code")]
        said = {
            "form1[0].page[0]": "x",
            self._random.choice(("recess", "Recess", "code")): "recess:OTHER:A:break_plan:1",
        }
        return form_of(fields, {field.name: "x" for field in fields}, said)

    def _locked(self, content: bytes) -> bytes:
        words = self._random.choice(("", "secret"))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return saved(pdf, encryption=pikepdf.Encryption(owner="other", user=words, R=self._random.choice((4, 6))))

    def _bomb(self, _content: bytes) -> bytes:
        """A table of objects that is a kilobyte packed and a hundred megabytes unpacked."""
        packed = zlib.compress(bytes(self._random.choice((1, 100)) << 20), 9)
        sort = self._random.choice(("/XRef /W [1 2 1] /Root 1 0 R /Size 10", "/ObjStm /N 9 /First 99"))
        head = f"%PDF-1.7\n1 0 obj\n<< /Type {sort} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        return head.encode() + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"

    def _deep_text(self, content: bytes) -> bytes:
        deep = self._random.choice((50, 5_000, 200_000))
        sign = self._random.choice((b"[", b"<< /A ", b"("))
        return re.sub(rb"/V \(", lambda _found: b"/V " + sign * deep + b" (", content, count=1)

    def _no_pdf(self, _content: bytes) -> bytes:
        return self._random.choice((b"", b"%PDF-", b"PK\3\4", b"\x89PNG\r\n", b"{}", b"%PDF-1.7\n%%EOF", b"\0" * 5000))

    def _appended(self, content: bytes) -> bytes:
        other = self._random.choice(self._goods)
        return content + self._random.choice((other, other[:500], b"\n1 0 obj\nnull\nendobj\n%%EOF", content[-700:]))

    # ---- what it holds ----------------------------------------------------------------------------------------------

    def _any(self, pdf: pikepdf.Pdf) -> Any:
        fields = pdf.Root.AcroForm.get("/Fields", Array([]))
        return fields[self._random.randrange(len(fields))] if len(fields) else Dictionary()

    def _values_swapped(self, pdf: pikepdf.Pdf) -> None:
        one, other = self._any(pdf), self._any(pdf)
        one["/V"], other["/V"] = other.get("/V", String("")), one.get("/V", String(""))

    def _renamed(self, pdf: pikepdf.Pdf) -> None:
        names = ("bp_change#text", "recess", "recess#order", "x" * 500, "\ud7ff#", "bp_goal#lockMBS", "a#b#c", "")
        self._any(pdf)["/T"] = self._random.choice((*map(String, names), Name("/bp_change#text"), Array([])))

    def _of_other_sorts(self, pdf: pikepdf.Pdf) -> None:
        sorts = (Name.Tx, Name.Btn, Name.Ch, Name.Sig, String("Tx"), Dictionary())
        self._any(pdf)["/FT"] = self._random.choice(sorts)

    def _script(self, pdf: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("this.exportDataObject({cName: 'a', nLaunch: 2});"))
        pdf.Root.OpenAction = script
        self._any(pdf)["/AA"] = Dictionary(K=script)
        pdf.attachments[f"{self._random.random()}.exe"] = b"MZ"

    def _nested(self, pdf: pikepdf.Pdf) -> None:
        inner = Dictionary(T=String("bp_change#text"), V=String("x"))
        for _level in range(self._random.choice((2, 300))):
            inner = pdf.make_indirect(Dictionary(T=String("a"), Kids=Array([inner])))
        field = self._any(pdf)
        field[self._random.choice(("/Kids", "/V", "/AS"))] = self._random.choice((Array([inner]), inner))

    def _circle(self, pdf: pikepdf.Pdf) -> None:
        field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("bp_change#x")))
        field["/Kids"] = Array([field])
        field["/Parent"] = field
        field["/V"] = self._random.choice((field, Array([field])))
        if "/Fields" in pdf.Root.AcroForm:
            pdf.Root.AcroForm.Fields.append(field)

    def _huge(self, pdf: pikepdf.Pdf) -> None:
        self._any(pdf)["/V"] = String("ä" * self._random.choice((6_000, 30_000, 2_000_000)))

    def _many(self, pdf: pikepdf.Pdf) -> None:
        fields = [
            Dictionary(FT=Name.Tx, T=String(f"a{number}#b")) for number in range(self._random.choice((90, 6_000)))
        ]
        pdf.Root.AcroForm.Fields = Array([*pdf.Root.AcroForm.get("/Fields", []), *fields])

    def _odd_values(self, pdf: pikepdf.Pdf) -> None:
        values = (
            7,
            True,
            Name("/99"),
            Name("/-1"),
            String("\x1b[2J\x00\u202e"),
            String(b"\xfe\xff\xd8\x00"),
            Array([]),
        )
        self._any(pdf)[self._random.choice(("/V", "/AS", "/Ff", "/Kids"))] = self._random.choice(values)

    def _stream_values(self, pdf: pikepdf.Pdf) -> None:
        self._any(pdf)["/V"] = pdf.make_stream(b"words " * 1000)

    def _taken_out(self, pdf: pikepdf.Pdf) -> None:
        fields = pdf.Root.AcroForm.get("/Fields", Array([]))
        if len(fields):
            del fields[self._random.randrange(len(fields))]

    def _no_fields(self, pdf: pikepdf.Pdf) -> None:
        for name in self._random.sample(("/Fields", "/XFA"), 1):
            if name in pdf.Root.AcroForm:
                del pdf.Root.AcroForm[name]
            else:
                pdf.Root.AcroForm[name] = Array([])
