"""Rules for the parts of one question: its choices, its columns, what it builds on, what it works out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.domain.language import _
from app.reckoning.from_answers import ALL_USES
from app.storage.faults import Fault, meant
from app.storage.sheet_outline import CHOOSES, HOLDS_ITEMS, OFFERS_CHOICES, Asked, Outline, mappings, twice, whole
from app.storage.yaml_reading import Path

_FROM_CASE = ("case.issues", "template.criteria")


def question_faults(sheet: Outline) -> Iterator[Fault]:
    """Everything amiss within the questions of a worksheet, or between a question and one it builds on."""
    for rule in _RULES:
        for question in sheet.questions:
            yield from rule(sheet, question)


def _parts_ids(sheet: Outline, question: Asked) -> Iterator[Fault]:
    for name, key in _KEYS:
        seen: dict[str, int] = {}
        for path, part in question.parts(name):
            yield from twice(sheet.reading, seen, path, part, key)
    for name in ("columns", "fields"):
        for path, column in question.parts(name):
            seen = {}
            for inner, choice in mappings(column.get("options"), (*path, "options")):
                yield from twice(sheet.reading, seen, inner, choice, "value")


_KEYS = (
    ("options", "value"),
    ("items", "value"),
    ("columns", "id"),
    ("fields", "id"),
    ("fixed_rows", "id"),
    ("dimensions", "id"),
    ("rows", "id"),
)


def _exclusive(sheet: Outline, question: Asked) -> Iterator[Fault]:
    listed = question.raw.get("exclusive")
    for value in listed if isinstance(listed, list) else ():
        yield from a_choice(sheet, question, (*question.path, "exclusive"), value)


def a_choice(sheet: Outline, question: Asked, path: Path, value: Any) -> Iterator[Fault]:
    """A fault unless `value`, written at `path`, is one of the fixed choices of `question`."""
    offered = question.values("options")
    if not isinstance(value, str) or value in offered:
        return
    what = _("“{value}” is not a choice of “{name}”.").format(value=value, name=question.id)
    yield sheet.fault(path, what, meant(value, offered, _("Add it to the options, or take it out here.")))


def _choices(sheet: Outline, question: Asked) -> Iterator[Fault]:
    for own, source in (("options", "options_from"), ("items", "items_from")):
        if question.kind in CHOOSES[own] and not question.raw.get(own) and not question.raw.get(source):
            what = _("“{name}” has nothing to choose from.").format(name=question.id)
            yield sheet.fault(question.path, what, _("Add {own} or {source}.").format(own=own, source=source))
        yield from _source_faults(sheet, question, (*question.path, source), question.raw.get(source))
    for name in ("columns", "fields"):
        for path, column in question.parts(name):
            if (
                column.get("kind") in CHOOSES["options"]
                and not column.get("options")
                and not column.get("options_from")
            ):
                what = _("The column “{name}” has nothing to choose from.").format(name=column.get("id"))
                yield sheet.fault(path, what, _("Add options or options_from."))
            yield from _source_faults(sheet, question, (*path, "options_from"), column.get("options_from"))


def _one_source(sheet: Outline, question: Asked) -> Iterator[Fault]:
    for name in ("columns", "fields"):
        first = ""
        for path, column in question.parts(name):
            source = column.get("options_from")
            if isinstance(source, str):
                if first and source != first:
                    what = _("“{name}” takes choices from “{one}” and from “{other}”.").format(
                        name=question.id, one=first, other=source
                    )
                    yield sheet.fault((*path, "options_from"), what, _("A table can take them from one place only."))
                first = first or source


def _source_faults(sheet: Outline, question: Asked, path: Path, source: Any) -> Iterator[Fault]:
    if not isinstance(source, str) or source in _FROM_CASE:
        return
    found = sheet.by_id.get(source)
    if found is None:
        otherwise = _("Name an earlier question, or case.issues or template.criteria.")
        mend = meant(source, (*_FROM_CASE, *sheet.by_id), otherwise)
        yield sheet.fault(path, _("There is no question “{name}” in this sheet.").format(name=source), mend)
    elif found.number >= question.number:
        yield sheet.fault(path, *_not_earlier(question, found))
    elif found.kind and found.kind not in OFFERS_CHOICES:
        what = _("“{name}” gives nothing to choose from.").format(name=source)
        yield sheet.fault(path, what, _("Name a list or a choice question."))


def _not_earlier(question: Asked, found: Asked) -> tuple[str, str]:
    what = _("“{name}” builds on “{other}”, which does not come before it.").format(name=question.id, other=found.id)
    return what, _("Move “{other}” up, or name an earlier question.").format(other=found.id)


def _builds_on(sheet: Outline, question: Asked) -> Iterator[Fault]:
    source = question.word("options_from")
    for key in ("recalls", "skip_if_single", "unlocks", "leans_on"):
        name = question.raw.get(key)
        if not isinstance(name, str):
            continue
        found = sheet.by_id.get(name)
        if found is None:
            yield sheet.fault((*question.path, key), *sheet.no_question(name))
        elif found.number >= question.number:
            yield sheet.fault((*question.path, key), *_not_earlier(question, found))
        elif key in ("skip_if_single", "unlocks") and source != name and source in (*sheet.by_id, ""):
            what = _("“{key}” names another question than options_from.").format(key=key)
            yield sheet.fault((*question.path, key), what, _("Name the same question in both."))
        elif key == "unlocks" and found.kind not in HOLDS_ITEMS:
            what = _("“{name}” is not a list, so it has no items to open.").format(name=name)
            yield sheet.fault((*question.path, key), what, _("Name a question of the kind list."))


def _tables(sheet: Outline, question: Asked) -> Iterator[Fault]:
    columns = {str(part.get("id")): str(part.get("kind")) for _path, part in question.parts("columns")}
    rule = question.raw.get("constraint")
    named = rule.get("column") if isinstance(rule, Mapping) else None
    if isinstance(named, str):
        yield from _a_column(sheet, (*question.path, "constraint"), named, columns)
        if columns.get(named) not in ("scale", None):
            what = _("The column “{name}” does not hold whole numbers.").format(name=named)
            yield sheet.fault((*question.path, "constraint"), what, _("Name a column of the kind scale."))
    if question.raw.get("fixed_rows") and question.raw.get("starter_rows"):
        what = _("“{name}” has both fixed_rows and starter_rows.").format(name=question.id)
        yield sheet.fault((*question.path, "starter_rows"), what, _("Keep one of the two."))
    for path, row in question.parts("starter_rows"):
        for name in row:
            yield from _a_column(sheet, path, name, columns)


def _a_column(sheet: Outline, path: Path, name: str, columns: Mapping[str, str]) -> Iterator[Fault]:
    if name not in columns:
        yield sheet.fault(path, _("There is no column “{name}” here.").format(name=name), meant(name, tuple(columns)))


def _bounds(sheet: Outline, question: Asked) -> Iterator[Fault]:
    scaled = [(question.path, question.raw), *question.parts("dimensions"), *question.parts("columns")]
    for path, part in scaled:
        low, high, step = part.get("min"), part.get("max"), part.get("step", 1)
        if not whole(low) or not whole(high):
            continue
        if low >= high:
            yield sheet.fault((*path, "max"), _("max is not larger than min."), _("Swap the two."))
        elif whole(step) and step > 0 and (high - low) % step:
            yield sheet.fault((*path, "step"), _("The steps do not end at max."), _("Choose another step."))
    usual = question.raw.get("usual")
    least, most = question.raw.get("min"), question.raw.get("max")
    if whole(usual) and ((whole(least) and usual < least) or (whole(most) and usual > most)):
        yield sheet.fault(
            (*question.path, "usual"), _("“usual” lies outside min and max."), _("Choose a number between them.")
        )


def _computed(sheet: Outline, question: Asked) -> Iterator[Fault]:
    for path, row in question.parts("rows"):
        name = row.get("id")
        if not isinstance(name, str):
            continue
        if name not in ALL_USES:
            what = _("The program has no sum “{name}”.").format(name=name)
            yield sheet.fault(path, what, meant(name, tuple(ALL_USES)))
            continue
        needed = [one for one in ALL_USES[name] if one not in _MAY_BE_BLANK] or ALL_USES[name][:1]
        missing = [one for one in needed if one not in sheet.by_id]
        if missing:
            what = _("“{name}” is worked out from “{other}”, which is not here.").format(name=name, other=missing[0])
            yield sheet.fault(path, what, _("Add that question with this id, or take the row out."))


_MAY_BE_BLANK = frozenset(
    {"br_direction", "br_their_costs", "br_their_costs_chance", "br_hassle_price", "br_gain_price"}
)
"""Questions that count for nothing where they are blank; a sheet may do without them."""


_RULES: tuple[Callable[[Outline, Asked], Iterator[Fault]], ...] = (
    _parts_ids,
    _exclusive,
    _choices,
    _one_source,
    _builds_on,
    _tables,
    _bounds,
    _computed,
)
