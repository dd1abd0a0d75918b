"""Forms as a viewer saves them, made of the fields of a sheet; filled in with answers and marks of locks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.domain.forms.field import OFF, FormField, Sort, Values
from app.domain.forms.fields import fields_of, lock_field
from app.domain.forms.identity import identity
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.domain.wording import Tongue
from app.domain.worksheet import Worksheet

_RADIO = (1 << 15) | (1 << 14)
LOCK_WORDS = {lock: lock.name for lock in Lock}


def fields_on(sheet: Worksheet) -> tuple[FormField, ...]:
    """All fields of a form of a settled sheet, without those of its identity."""
    found: list[FormField] = []
    for question in sheet.questions():
        found += fields_of(question, Tongue())
        lock = lock_field(question, LOCK_WORDS)
        found += () if lock is None else (lock,)
    return tuple(found)


def form(sheet: Worksheet, code: HandoutCode, values: Values, *, order: str | None = None) -> bytes:
    """A filled form of a settled sheet; what is not in `values` is empty. `order`: another than the right one."""
    said = dict(identity(code, "en", sheet))
    if order is not None:
        said["recess#order"] = order
    return form_of(fields_on(sheet), values, said)


def form_of(fields: Iterable[FormField], values: Values, said: Mapping[str, str]) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = [_text(name, words) for name, words in said.items()]
        made += [_field(field, values.get(field.name, OFF)) for field in fields]
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(one) for one in made]))
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id="encryption" not in how, **how)  # type: ignore[arg-type]  # a test's shorthand: options by name
    return out.getvalue()


def _text(name: str, words: str) -> Dictionary:
    return Dictionary(FT=Name.Tx, T=String(name), V=String(words))


def _field(field: FormField, value: str) -> Dictionary:
    if field.sort in (Sort.LINE, Sort.TEXT):
        return _text(field.name, value)
    if field.sort is Sort.TICK:
        state = Name("/Yes") if value else Name.Off
        return Dictionary(FT=Name.Btn, T=String(field.name), V=state, AS=state)
    place = [choice for choice, _words in field.choices].index(value) if value else -1
    state = Name(f"/{place}") if value else Name.Off
    kids = [Dictionary(AS=state if kid == place else Name.Off) for kid in range(len(field.choices))]
    return Dictionary(FT=Name.Btn, Ff=_RADIO, T=String(field.name), V=state, Kids=Array(kids))
