"""Reading a filled form, in the cage: which handout it is, and what stands in its fields. Called there only.

Nothing of a file is run, followed or unpacked: its fields are looked up by the names that we gave them, and their
values are taken as words. An answer that is marked M leaves the cage as an empty one; only how many there were is told.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from app.domain.forms.field import ON
from app.domain.forms.fields import LOCK
from app.domain.forms.identity import CODE, LANGUAGE, ORDER, OUR_NAME
from app.domain.items import MARK
from app.domain.on_paper import read_code
from app.domain.sharing import Lock
from app.storage.refused_forms import (
    DAMAGED,
    FILES,
    LOCKED,
    LONGEST_VALUE,
    MOST_FIELDS,
    NO_CASE,
    NO_HANDOUT,
    NOT_A_PDF,
    NOT_FILLABLE,
    SCRIPT,
    TOO_LARGE,
    RefusedForm,
)

_LONGEST_IN_ALL = 1_000_000
_RADIO = 1 << 15
_OFF = ("", "Off")
_PLACES = ("0", "1", "2")
_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
_OPEN = frozenset("\n\r\t")
_NO_LETTERS = ("Cc", "Co")
"""What a terminal would obey; and letters of nobody's, which PDFium makes of an emoji: shown as unread, never as a square."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A field as it stands in the file. `states` is everything that a mark or its pictures say, empty ones left out."""

    value: str
    states: frozenset[str]
    is_mark: bool


def load_forms() -> None:
    """Everything that reading needs is loaded: where it is read no module can be opened any more."""
    out, locked = io.BytesIO(), io.BytesIO()
    with pikepdf.new() as pdf:
        field = pikepdf.Dictionary(T=pikepdf.String(CODE), FT=pikepdf.Name.Tx, V=pikepdf.String("é"))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]))
        pdf.save(out)
        # What only says who may print it is opened without a password.
        pdf.save(locked, encryption=pikepdf.Encryption(owner="any", user="", R=6))
    for content in (out.getvalue(), locked.getvalue(), out.getvalue()[:-200], b"%PDF-1.7\n"):
        read_form(content, (), {})


def read_form(content: bytes, names: Iterable[str], after: Mapping[str, Iterable[str]]) -> Any:
    """The identity of a form, and the values of the fields of these `names`, as plain values; or why it is refused.

    `after` has questions that are there because of others: what follows from an answer that is kept is kept with it.
    """
    try:
        return _read(content, tuple(names), after)
    except RefusedForm as refused:
        return {"refused": refused.why}
    except pikepdf.PasswordError:
        return {"refused": LOCKED}
    except (pikepdf.PdfError, *_MISTAKES):
        return {"refused": DAMAGED}


_MISTAKES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, NotImplementedError, RuntimeError)
"""What the library raises of objects that are not what they should be."""


def _read(content: bytes, names: tuple[str, ...], after: Mapping[str, Iterable[str]]) -> Any:
    if b"%PDF-" not in content[:1024]:
        raise RefusedForm(NOT_A_PDF)
    # Whoever mends a file puts together what is left of it: an older value for a newer one.
    with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
        form = pdf.Root.get("/AcroForm")
        if not isinstance(form, pikepdf.Dictionary) or "/XFA" in form:
            raise RefusedForm(NOT_FILLABLE)
        found = dict(_our_fields(form))
        identity = {name: found[name].value for name in (CODE, LANGUAGE, ORDER) if name in found}
        if read_code(identity.get(CODE, "")) is None:
            # A handout that was made without a case says its language and no code.
            raise RefusedForm(NO_CASE if LANGUAGE in identity and not identity.get(CODE) else NO_HANDOUT)
        told = {"code": identity[CODE], "language": identity.get(LANGUAGE, ""), "order": identity.get(ORDER, "")}
        return {**told, "beside": _beside(pdf, form), **_values(found, names, after)}


def _values(found: Mapping[str, _Found], names: tuple[str, ...], after: Mapping[str, Iterable[str]]) -> Any:
    if not all(name in found for name in names):
        raise RefusedForm(DAMAGED)
    marked = {_question(name) for name, field in found.items() if _is_lock(name) and _says_kept(name, field)}
    kept = _with_what_follows(marked, after)
    asked = {_question(name) for name in names}
    values = {name: "" if _question(name) in kept else found[name].value for name in names}
    if sum(map(len, values.values())) > _LONGEST_IN_ALL:
        raise RefusedForm(TOO_LARGE)
    return {"values": values, "dropped": len(kept & asked)}


def _with_what_follows(kept: set[str], after: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    while found != kept:
        found = kept
        kept = found | {question for question, before in after.items() if not found.isdisjoint(before)}
    return found


def _question(name: str) -> str:
    return name.partition(MARK)[0]


def _is_lock(name: str) -> bool:
    return name.partition(MARK)[2].startswith(LOCK)


def _says_kept(name: str, field: _Found) -> bool:
    """Whether a lock says M. What says anything that is not clearly another letter is taken for an M."""
    letters = name.partition(MARK)[2].removeprefix(LOCK)
    read = {letters[int(state)] if state in _PLACES and int(state) < len(letters) else "" for state in field.states}
    return not read <= {Lock.MEDIATOR.mark, Lock.SHARE.mark}


# ---- the fields ----------------------------------------------------------------------------------------------------------


def _our_fields(form: pikepdf.Dictionary) -> Iterator[tuple[str, _Found]]:
    fields = form.get("/Fields")
    if not isinstance(fields, pikepdf.Array):
        raise RefusedForm(NOT_FILLABLE)
    if len(fields) > MOST_FIELDS:
        raise RefusedForm(TOO_LARGE)
    seen: set[str] = set()
    # Ours lie flat: a full stop in a name, and what stands below another field, is none of them.
    for field in _items(fields):
        name = field.get("/T")
        words = str(name) if isinstance(name, pikepdf.String) else ""
        if words not in (CODE, LANGUAGE, ORDER) and not OUR_NAME.fullmatch(words):
            continue
        if words in seen:
            raise RefusedForm(DAMAGED)
        seen.add(words)
        yield words, _found(field)


def _items(array: pikepdf.Array) -> Iterator[pikepdf.Dictionary]:
    for place in range(len(array)):
        item = array[place]
        if not isinstance(item, pikepdf.Dictionary):
            raise RefusedForm(DAMAGED)
        yield item


def _found(field: pikepdf.Dictionary) -> _Found:
    sort = field.get("/FT")
    value = _words(field.get("/V"))
    if sort == pikepdf.Name.Tx:
        return _Found(value, frozenset({value} - {""}), is_mark=False)
    if sort != pikepdf.Name.Btn:
        raise RefusedForm(DAMAGED)
    # Some programs (pypdf) write the name of a mark as a text, with the stroke that names begin with.
    value = value.removeprefix("/")
    drawn = {_words(widget.get("/AS")) for widget in _widgets(field)}
    states = frozenset({value, *drawn}.difference(_OFF))
    if not value and len(states) > 1:
        raise RefusedForm(DAMAGED)
    # Where the value is not said, the mark that is drawn is it.
    said = value or next(iter(states), "")
    flags = field.get("/Ff", 0)
    is_radio = bool(int(flags) & _RADIO) if isinstance(flags, int) else False
    if said in _OFF:
        return _Found("", states, is_mark=True)
    return _Found(said if is_radio else ON, states, is_mark=True)


def _widgets(field: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    yield field
    kids = field.get("/Kids")
    if kids is None:
        return
    if not isinstance(kids, pikepdf.Array) or len(kids) > MOST_FIELDS:
        raise RefusedForm(DAMAGED)
    for kid in _items(kids):
        if "/T" in kid or "/Kids" in kid:
            raise RefusedForm(DAMAGED)
        yield kid


def _words(value: Any) -> str:
    """A text or a name as words; nothing for no value. Whatever a terminal would obey is taken out."""
    if value is None:
        return ""
    if isinstance(value, pikepdf.Name):
        words = str(value).removeprefix("/")
    elif isinstance(value, pikepdf.String):
        words = str(value)
    else:
        raise RefusedForm(DAMAGED)
    if len(words) > LONGEST_VALUE:
        raise RefusedForm(TOO_LARGE)
    words.encode()
    broken = words.translate(_BREAKS)
    return "".join(
        "\ufffd" if unicodedata.category(sign) in _NO_LETTERS and sign not in _OPEN else sign for sign in broken
    )


# ---- what else is in it --------------------------------------------------------------------------------------------------


def _beside(pdf: pikepdf.Pdf, form: pikepdf.Dictionary) -> list[str]:
    """Small programs and files that were put into it. They are not looked at; that they are there is told."""
    root, names = pdf.Root, pdf.Root.get("/Names")
    named = set(names.keys()) if isinstance(names, pikepdf.Dictionary) else set()
    found = []
    opens = root.get("/OpenAction")
    runs = isinstance(opens, pikepdf.Dictionary) and opens.get("/S") != pikepdf.Name.GoTo
    if runs or "/JavaScript" in named or "/AA" in root or "/CO" in form:
        found.append(SCRIPT)
    if "/EmbeddedFiles" in named or "/AF" in root:
        found.append(FILES)
    return found
