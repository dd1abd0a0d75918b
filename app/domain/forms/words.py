"""Fields for words: a block of ruled lines is one text, each line of a list is a line of its own."""

from __future__ import annotations

from app.domain.forms.field import FormField, Sort, Values
from app.domain.forms.reading import on_one_line, written
from app.domain.forms.room import list_lines
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.written_text import WrittenText
from app.domain.language import _
from app.domain.wording import Tongue


def text_fields(kind: WrittenText, tongue: Tongue) -> tuple[FormField, ...]:
    del kind, tongue
    return (FormField("text", Sort.TEXT, ""),)


def read_text(kind: WrittenText, values: Values, tongue: Tongue) -> str:
    del kind, tongue
    return written(values["text"])


def write_text(kind: WrittenText, value: str, tongue: Tongue) -> Values:
    del kind, tongue
    return {"text": value}


def list_fields(kind: ListKind, tongue: Tongue) -> tuple[FormField, ...]:
    del tongue
    words = _("Line {number}")
    return tuple(FormField(str(place), Sort.LINE, words.format(number=place + 1)) for place in range(list_lines(kind)))


def read_list(kind: ListKind, values: Values, tongue: Tongue) -> tuple[ListItem, ...]:
    """The lines that something is on. Their ids tell the line, so that a form that is read again says the same."""
    del tongue
    lines = ((str(place), on_one_line(values[str(place)])) for place in range(list_lines(kind)))
    return tuple(ListItem(line_id(name), text) for name, text in lines if text)


def line_id(place: str) -> str:
    """The id of what stands on one line of a list, or in one row of a table, counted from 0."""
    return f"line-{place}"


def write_list(kind: ListKind, value: tuple[ListItem, ...], tongue: Tongue) -> Values:
    """As many items as there are lines."""
    del tongue
    names = [line_id(str(place)) for place in range(list_lines(kind))]
    on_lines = {item.id: item.text for item in value if item.id in names}
    free = iter([item.text for item in value if item.id not in names and on_one_line(item.text)])
    return {str(place): on_lines[name] if name in on_lines else next(free, "") for place, name in enumerate(names)}
