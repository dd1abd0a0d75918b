"""Every sort of file that comes from strangers, and what is read from it. Called in the cage only (`cage.py`): by
name, with the bytes of the file, giving plain values.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from app.domain.plain import dump
from app.storage.key_slots import BadSlot
from app.storage.picture_reading import load_pictures, read_pixels
from app.storage.vault_header import FromNewer, read_header
from app.storage.whole_files import NotWhole

CHECK, QUESTIONS, HEADER, PICTURE, FORM = "check", "questions", "header", "picture", "form"
NEWER, DAMAGED = "newer", "damaged"


def load_readers() -> None:
    """Import what the readers need: where they read, nothing can be opened any more, a module neither."""
    # Looked up by its name at the first slip in a file.
    import difflib

    from app.storage.checking import check_any

    for source in (f"id: warm\n{difflib.__name__}: [1]".encode(), b"\xff", b"a: ["):
        check_any(source, {})


def load_for(reader: str) -> None:
    """The same for a reader that is seldom asked for and takes long to load."""
    if reader == PICTURE:
        load_pictures()
    if reader == FORM:
        from app.storage.form_reading import load_forms

        load_forms()


def answered(reader: str, content: bytes, around: Any) -> bytes:
    """What the reader of this name makes of a file, as it leaves the cage."""
    return json.dumps(READERS[reader](content, around), ensure_ascii=False, allow_nan=False).encode()


def _check(content: bytes, around: Any) -> Any:
    """Everything amiss with a worksheet or template file, `around` being the other worksheets it may point to."""
    from app.storage.checking import check_among

    checked = check_among(content, {name: frozenset(questions) for name, questions in around.items()})
    return {"sort": checked.sort, "faults": [dump(fault) for fault in checked.faults]}


def _questions(content: bytes, _around: Any) -> Any:
    """The id and the questions of a worksheet file, for pointers to it from others."""
    from app.storage.checking import questions_of

    return {"sheets": {name: sorted(questions) for name, questions in questions_of(content).items()}}


def _header(content: bytes, _around: Any) -> Any:
    """A vault's header in the one way it is written; else why it is none of ours."""
    try:
        return {"header": read_header(content).to_bytes().decode()}
    except FromNewer:
        return {"refused": NEWER}
    except (NotWhole, BadSlot):
        return {"refused": DAMAGED}


def _picture(content: bytes, _around: Any) -> Any:
    """A photo or scan as pixels in grey."""
    return read_pixels(content)


def _form(content: bytes, around: Any) -> Any:
    """Which handout a filled form is, and the values of the fields that `around` names."""
    from app.storage.form_reading import read_form

    return read_form(content, around.get("names", ()), around.get("after", {}))


READERS: Mapping[str, Callable[[bytes, Any], Any]] = {
    CHECK: _check,
    QUESTIONS: _questions,
    HEADER: _header,
    PICTURE: _picture,
    FORM: _form,
}
"""Whoever adds one finds it fuzzed: tests/gates/formats.py asks here."""
