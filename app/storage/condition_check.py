"""Rules for `show_if`: which questions a condition may look at, and what it may expect there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.case import IssueType
from app.domain.language import _
from app.storage.faults import Fault, meant
from app.storage.sheet_outline import ANSWERS_WITH_A_NUMBER, ANSWERS_WITH_SEVERAL, Asked, Outline, Raw
from app.storage.yaml_reading import Path

_NO_VALUE = ("answered", "not_answered")
_LISTS = ("in", "not_in")


def condition_faults(sheet: Outline) -> Iterator[Fault]:
    """Everything amiss with the conditions of a worksheet."""
    for question in sheet.questions:
        for path, leaf in _leaves_of(question):
            yield from _leaf_faults(sheet, question, path, leaf)


def looked_at(question: Asked) -> tuple[str, ...]:
    """The questions that the conditions of `question` look at."""
    return tuple(target for _path, leaf in _leaves_of(question) if (target := _target(leaf)))


def _leaves_of(question: Asked) -> Iterator[tuple[Path, Raw]]:
    yield from _leaves(question.raw.get("show_if"), (*question.path, "show_if"))
    for name in ("columns", "fields"):
        for path, column in question.parts(name):
            yield from _leaves(column.get("show_if"), (*path, "show_if"))


def _leaves(condition: Any, path: Path) -> Iterator[tuple[Path, Raw]]:
    if not isinstance(condition, Mapping):
        return
    for name in ("all", "any"):
        parts = condition.get(name)
        if isinstance(parts, list):
            for number, part in enumerate(parts):
                yield from _leaves(part, (*path, name, number))
            return
    yield path, condition


def _target(leaf: Raw) -> str:
    target = leaf.get("of") if "issue_attr" in leaf else leaf.get("question")
    return target if isinstance(target, str) else ""


def _leaf_faults(sheet: Outline, question: Asked, path: Path, leaf: Raw) -> Iterator[Fault]:
    yield from _op_faults(sheet, path, leaf)
    target = _target(leaf)
    if not target:
        return
    found = sheet.by_id.get(target)
    if found is None:
        yield sheet.fault(path, *sheet.no_question(target))
    elif found.number >= question.number:
        yield sheet.fault(path, *_too_early(sheet, question, found))
    elif "issue_attr" in leaf:
        yield from _issue_faults(sheet, path, leaf, found)
    else:
        yield from _answer_faults(sheet, path, leaf, found)


def _too_early(sheet: Outline, question: Asked, found: Asked) -> tuple[str, str]:
    if found.number == question.number:
        return _("“{name}” waits for its own answer.").format(name=question.id), _("Name an earlier question.")
    if _waits_for(sheet, found, question.id):
        what = _("“{name}” and “{other}” wait for each other.").format(name=question.id, other=found.id)
        return what, _("Take one of the two conditions out.")
    what = _("“{name}” waits for “{other}”, which comes later.").format(name=question.id, other=found.id)
    return what, _("Move “{other}” up, or name an earlier question.").format(other=found.id)


def _waits_for(sheet: Outline, question: Asked, name: str) -> bool:
    seen: set[str] = set()
    ahead = [question.id]
    while ahead:
        here = ahead.pop()
        if here in seen or here not in sheet.by_id:
            continue
        seen.add(here)
        waits = looked_at(sheet.by_id[here])
        if name in waits:
            return True
        ahead.extend(waits)
    return False


def _op_faults(sheet: Outline, path: Path, leaf: Raw) -> Iterator[Fault]:
    op, value = leaf.get("op"), leaf.get("value")
    if not isinstance(op, str):
        return
    if op in _NO_VALUE:
        if value is not None:
            yield sheet.fault(path, _("“{op}” takes no value.").format(op=op), _("Take the value out."))
    elif value is None:
        yield sheet.fault(path, _("“{op}” needs a value.").format(op=op), _("Add value: with what to compare."))
    elif op in _LISTS and not isinstance(value, list):
        what = _("“{op}” needs a list of values.").format(op=op)
        yield sheet.fault(path, what, _("Put the value in [square brackets]."))
    elif op not in _LISTS and isinstance(value, list):
        what = _("“{op}” takes one value.").format(op=op)
        yield sheet.fault(path, what, _("Use in or not_in for several values."))


def _issue_faults(sheet: Outline, path: Path, leaf: Raw, found: Asked) -> Iterator[Fault]:
    if found.word("options_from") != "case.issues":
        what = _("“{name}” does not ask for an issue.").format(name=found.id)
        yield sheet.fault(path, what, _("Name a question with options_from: case.issues."))
    types = tuple(kind.value for kind in IssueType)
    for value in _values(leaf):
        if value not in types:
            what = _("There is no type of issue “{word}”.").format(word=value)
            yield sheet.fault(path, what, meant(value, types))


def _answer_faults(sheet: Outline, path: Path, leaf: Raw, found: Asked) -> Iterator[Fault]:
    op = leaf.get("op")
    if found.kind in ANSWERS_WITH_SEVERAL and op in ("equals", "not_equals", *_LISTS):
        what = _("“{name}” can have several answers at once, so “{op}” never fits.").format(name=found.id, op=op)
        yield sheet.fault(path, what, _("Use includes or not_includes."))
    if found.kind and found.kind not in ANSWERS_WITH_A_NUMBER and op in ("gte", "lte"):
        what = _("“{name}” does not answer with a number, so “{op}” never fits.").format(name=found.id, op=op)
        yield sheet.fault(path, what, _("Use another op."))
    offered = found.values("options")
    if offered and not found.word("options_from") and found.raw.get("allow_other") is not True:
        for value in _values(leaf):
            if value not in offered:
                what = _("“{value}” is not a choice of “{name}”.").format(value=value, name=found.id)
                yield sheet.fault(path, what, meant(value, offered))


def _values(leaf: Raw) -> Iterator[str]:
    value = leaf.get("value")
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
