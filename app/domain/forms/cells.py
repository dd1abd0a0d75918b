"""What may stand in a cell of a table or a grid: one field for each, whatever its column asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.forms import figures
from app.domain.forms.field import FormField, Sort
from app.domain.forms.reading import Unclear, chosen, on_one_line, written
from app.domain.kinds.base import DONT_KNOW, Kind, Option
from app.domain.kinds.choosing import own_words
from app.domain.kinds.date_kind import DateKind
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.parts import Column, dont_know_words, says_dont_know
from app.domain.kinds.percent import Percent
from app.domain.kinds.scale import Scale
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.language import _
from app.domain.money import Money, write_amount
from app.domain.wording import Tongue


@dataclass(frozen=True, slots=True)
class Around:
    """What a cell is read with: whom we speak to, and what an earlier answer offers to columns that ask for it."""

    tongue: Tongue
    offered: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """How a column of one kind is read from the text of a field, and written as one."""

    read: Callable[[Any, str, Around], object]
    write: Callable[[Any, Any, Around], str]


def _read_choice(kind: SingleChoice, text: str, around: Around) -> str:
    words = on_one_line(text)
    options = (*(around.offered if kind.needs() else ()), *kind.options)
    return chosen(words, options, own=kind.allow_other) if words else ""


def _write_choice(kind: SingleChoice, value: str, around: Around) -> str:
    named = {option.value: around.tongue.say(option.label) for option in (*around.offered, *kind.options)}
    return own_words(value) or on_one_line(named.get(value, ""))


def _read_money(kind: MoneyAmount, text: str, around: Around) -> Money | None:
    """A cell has no marks for the direction: it stands in the earlier answer that a column leans on, or in a minus."""
    amount = figures.typed_money(text, around.tongue)
    if amount is None or not kind.signed or amount.minor <= 0:
        return amount
    if on_one_line(text).startswith("+") or kind.leans > 0:
        return amount
    if kind.leans < 0:
        return Money(-amount.minor, amount.currency)
    raise Unclear(_("Nothing says whether this amount comes in or goes out."))


def _write_money(kind: MoneyAmount, value: Money, around: Around) -> str:
    return f"{'+' if kind.signed and value.minor > 0 else ''}{write_amount(value, around.tongue)}"


CELLS: Mapping[type[Kind[Any]], Cell] = {
    ShortText: Cell(lambda _kind, text, _around: written(text), lambda _kind, value, _around: str(value)),
    SingleChoice: Cell(_read_choice, _write_choice),
    Scale: Cell(
        lambda kind, text, _around: figures.typed_point(text, kind.points()), lambda _kind, value, _around: str(value)
    ),
    MoneyAmount: Cell(_read_money, _write_money),
    Percent: Cell(lambda _kind, text, _around: figures.typed_percent(text), lambda _kind, value, _around: str(value)),
    DateKind: Cell(
        lambda _kind, text, _around: figures.cell_date(text),
        lambda _kind, value, _around: figures.written_cell_date(value),
    ),
}
"""The kinds that a column may have."""


def cell_field(name: str, column: Column, row: str, tongue: Tongue) -> FormField:
    """The field of one cell, named by its row and its column for somebody who hears it."""
    label = tongue.say(column.label)
    if isinstance(column.kind, DateKind):
        label = _("{label} (month/day/year)").format(label=label)
    words = tuple(tongue.say(option.label) for option in column.kind.options_here())
    if words:
        label = f"{label} ({' / '.join(words)})"
    sort = Sort.TEXT if isinstance(column.kind, ShortText) else Sort.LINE
    return FormField(name, sort, f"{row}: {label}" if row else label)


def read_cell(column: Column, text: str, around: Around) -> object | None:
    """The value of a cell, `DONT_KNOW` where that is what stands there, None for a blank one."""
    if says_dont_know(text):
        return DONT_KNOW
    value = CELLS[type(column.kind)].read(column.kind, text, around)
    return None if column.kind.is_blank(value) else value


def write_cell(column: Column, value: object | None, around: Around) -> str:
    """The text that `read_cell` reads as `value`."""
    if value is DONT_KNOW:
        return dont_know_words()
    if value is None or column.kind.is_blank(value):
        return ""
    return CELLS[type(column.kind)].write(column.kind, value, around)
