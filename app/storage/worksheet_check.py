"""Rules for worksheets that need a look at more than one place of the file.

The shape of a file (which keys, which values) is in the file models and in the published JSON Schema. These rules
belong to `recess check` alone; `docs/worksheet-format.md` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from app.domain.language import _
from app.domain.sharing import Lock
from app.storage.condition_check import condition_faults
from app.storage.faults import Fault, meant
from app.storage.question_check import a_choice, question_faults
from app.storage.sheet_outline import ANSWERS_WITH_A_NUMBER, Asked, Outline, mappings, texts, twice, whole
from app.storage.yaml_reading import Path

Elsewhere = Mapping[str, Collection[str]]
"""The worksheets that can be pointed to: id → ids of their questions."""

_WIDTH = {lock.value: lock.width for lock in Lock}
_TERMS = ("other", "other_possessive", "Other")
_SUMS = ("x", "n", "low", "high")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def worksheet_faults(sheet: Outline, elsewhere: Elsewhere | None = None) -> Iterator[Fault]:
    """Everything amiss with a worksheet that its shape does not tell. `elsewhere` None: pointers are not followed."""
    for rule in _RULES:
        yield from rule(sheet)
    yield from question_faults(sheet)
    yield from condition_faults(sheet)
    if elsewhere is not None:
        yield from _pointers(sheet, elsewhere)


def _ids(sheet: Outline) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for path, section in mappings(sheet.raw.get("sections"), ("sections",)):
        yield from twice(sheet.reading, seen, path, section, "id")
        for inner, question in mappings(section.get("questions"), (*path, "questions")):
            yield from twice(sheet.reading, seen, inner, question, "id")


def _locks(sheet: Outline) -> Iterator[Fault]:
    for question in sheet.questions:
        usual = _width(question, "sharing", Lock.MEDIATOR)
        widest = _width(question, "sharing_max", Lock.SHARE)
        tightest = _width(question, "sharing_min", Lock.ONLY_ME)
        if usual is None or widest is None or tightest is None:
            continue
        if widest < usual:
            yield sheet.fault(
                (*question.path, "sharing_max"),
                _("“{name}” starts wider than its widest lock.").format(name=question.id),
                _("Make sharing_max as wide as sharing, or sharing tighter."),
            )
        if tightest > min(usual, widest):
            yield sheet.fault(
                (*question.path, "sharing_min"),
                _("“{name}” starts tighter than its tightest lock.").format(name=question.id),
                _("Make sharing_min as tight as sharing, or sharing wider."),
            )


def _width(question: Asked, name: str, usual: Lock) -> int | None:
    return _WIDTH.get(str(question.raw.get(name, usual.value)))


def _alerts(sheet: Outline) -> Iterator[Fault]:
    for question in sheet.questions:
        alert = question.raw.get("alert")
        if not isinstance(alert, Mapping):
            continue
        path = (*question.path, "alert")
        if _width(question, "sharing_min", Lock.ONLY_ME) == Lock.ONLY_ME.width:
            yield sheet.fault(
                path,
                _("“{name}” has an alert, but its answer can be kept from the mediator.").format(name=question.id),
                _("Add sharing_min: mediator_only."),
            )
        when, gte = alert.get("when"), alert.get("gte")
        if (when is None) == (gte is None):
            yield sheet.fault(path, _("An alert needs either when or gte."), _("Keep one of the two."))
        if gte is not None and question.kind not in ANSWERS_WITH_A_NUMBER:
            what = _("“{name}” does not answer with a number, so gte never fits.").format(name=question.id)
            yield sheet.fault(path, what, _("Use when with the choices that raise the alert."))
        for value in when if isinstance(when, list) else ():
            yield from a_choice(sheet, question, (*path, "when"), value)


def _nudges(sheet: Outline) -> Iterator[Fault]:
    for question in sheet.questions:
        nudge = question.raw.get("nudge")
        if isinstance(nudge, Mapping):
            path = (*question.path, "nudge")
            yield from a_choice(sheet, question, path, nudge.get("when"))
            target = nudge.get("to")
            if isinstance(target, str) and target not in sheet.by_id:
                yield sheet.fault(path, *sheet.no_question(target))


def _issue(sheet: Outline) -> Iterator[Fault]:
    if sheet.raw.get("repeat_per") != "issue":
        return
    if not any(question.word("options_from") == "case.issues" for question in sheet.questions):
        yield sheet.fault(
            ("repeat_per",),
            _("The sheet is filled in once per issue, but no question asks for the issue."),
            _("Add a single_choice with options_from: case.issues, or take repeat_per out."),
        )


def _lengths(sheet: Outline) -> Iterator[Fault]:
    quick, full = sheet.raw.get("quick_minutes"), sheet.raw.get("full_minutes")
    if whole(quick) and whole(full) and quick > full:
        what = _("The short form takes longer than the full form.")
        yield sheet.fault(("quick_minutes",), what, _("Swap quick_minutes and full_minutes."))
    if sheet.questions and all(question.raw.get("quick", False) is False for question in sheet.questions):
        what = _("No question is marked quick, so the short form is empty.")
        yield sheet.fault(("sections",), what, _("Mark the questions of the short form with quick: true."))


def _placeholders(sheet: Outline) -> Iterator[Fault]:
    for path, _language, words in texts(sheet.raw):
        allowed = (*_TERMS, *_SUMS) if "sentences" in path else _TERMS
        for name in _PLACEHOLDER.findall(words):
            # A file that is one text map has no place in it.
            if path and path[0] in ("title", "formal_title", "purpose"):
                what = _("“{{{name}}}” cannot stand in the title or the purpose.").format(name=name)
                yield sheet.fault(path, what, _("These are shown before a case is known. Write plain words."))
            elif name not in allowed:
                what = _("“{{{name}}}” stands for nothing.").format(name=name)
                yield sheet.fault(path, what, meant(name, allowed))


def _pointers(sheet: Outline, elsewhere: Elsewhere) -> Iterator[Fault]:
    places: list[tuple[Path, Any]] = [(("needs_cleared",), sheet.raw.get("needs_cleared"))]
    places += [((*question.path, "shows"), question.raw.get("shows")) for question in sheet.questions]
    for path, pointer in places:
        if not isinstance(pointer, Mapping):
            continue
        name, question = pointer.get("worksheet"), pointer.get("question")
        if not isinstance(name, str) or not isinstance(question, str):
            continue
        if name not in elsewhere:
            what = _("There is no worksheet “{name}”.").format(name=name)
            yield sheet.fault(path, what, meant(name, tuple(elsewhere), _("Look up its id in its file.")))
        elif question not in elsewhere[name]:
            what = _("The worksheet “{sheet}” has no question “{name}”.").format(sheet=name, name=question)
            yield sheet.fault(path, what, meant(question, tuple(elsewhere[name]), _("Look up its id in its file.")))


_RULES: tuple[Callable[[Outline], Iterator[Fault]], ...] = (
    _ids,
    _locks,
    _alerts,
    _nudges,
    _issue,
    _lengths,
    _placeholders,
)
