"""Making a sheet ready for one party of one case, before it crosses the pipe or is printed.

Decision 12: conditions on case facts are settled here, so neither the fact nor the questions it took out are known
to the party's process. Terms are filled in (decision 30) and the lists that come from the case or its template.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, cast

from app.domain.conditions import AllOf, AnswerIs, AnyOf, CaseIs, Comparable, Condition, IssueIs, Op, compare
from app.domain.kinds.base import Option
from app.domain.wording import Text, with_terms
from app.domain.worksheet import Question, Worksheet


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a case gives a sheet.

    `facts` are the case facts conditions may name; `offered` the lists behind "case.issues" and "template.criteria";
    `issue_types` the type of each issue; `terms` the words that vary (`other`, `other_possessive`, `Other`).
    """

    facts: Mapping[str, Comparable]
    offered: Mapping[str, tuple[Option, ...]]
    issue_types: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, Text] = field(default_factory=dict)


def settle(sheet: Worksheet, around: Surroundings, *, issue: str = "", switched_off: tuple[str, ...] = ()) -> Worksheet:
    """`sheet` as this party gets it. `issue` presets the question that asks which issue the sheet is about.

    With a question goes what could only ever be asked after it, so that nothing is left that names it.
    """
    sections = []
    there: set[str] = set()
    for section in sheet.sections:
        kept = []
        for question in section.questions:
            settled = None if question.id in switched_off else _settled(sheet, question, around, issue, there)
            if settled is not None:
                kept.append(settled)
                there.add(question.id)
        if kept:
            sections.append(replace(section, questions=tuple(kept)))
    return _with_terms(replace(sheet, sections=tuple(sections)), around.terms)


def _settled(
    sheet: Worksheet, question: Question, around: Surroundings, issue: str, there: Collection[str]
) -> Question | None:
    """One question; None if it is left out. `there` are the questions before it that are not."""
    condition: Condition | bool = True
    if question.show_if is not None:
        condition = _settled_condition(question.show_if, around, there)
    kind = question.kind
    source = kind.needs()
    if condition is False or (source and source not in around.offered and source not in there):
        return None
    if source in around.offered:
        kind = kind.with_options(_stuck_first(around.offered[source], issue if source == "case.issues" else ""))
    asks_issue = bool(issue) and sheet.repeat_per == "issue" and source == "case.issues"
    return replace(
        question,
        kind=kind,
        show_if=None if condition is True else condition,
        preset=issue if asks_issue else question.preset,
    )


def _stuck_first(options: tuple[Option, ...], issue: str) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: option.value != issue))


def _settled_condition(condition: Condition, around: Surroundings, there: Collection[str]) -> Condition | bool:
    match condition:
        case CaseIs():
            return compare(condition.op, around.facts.get(condition.case), condition.value)
        case IssueIs():
            wanted = condition.value if isinstance(condition.value, tuple) else (condition.value,)
            fitting = tuple(name for name, kind in around.issue_types.items() if (kind in wanted) == _wants(condition))
            if around.issue_types and not fitting:
                # Nothing that can be picked lets it be asked: it would stand on paper, and never on the screen.
                return False
            return AnswerIs(condition.of, Op.IN, fitting) if condition.of in there else False
        case AllOf():
            return _joined(condition.all, around, there, all_of=True)
        case AnyOf():
            return _joined(condition.any, around, there, all_of=False)
        case AnswerIs():
            # A question that is left out is never answered (decision 12).
            return condition if condition.question in there else condition.op is Op.NOT_ANSWERED


def _wants(condition: IssueIs) -> bool:
    return condition.op in (Op.IN, Op.EQUALS)


def _joined(
    parts: tuple[Condition, ...], around: Surroundings, there: Collection[str], *, all_of: bool
) -> Condition | bool:
    settled = [_settled_condition(part, around, there) for part in parts]
    if any(part is (not all_of) for part in settled):
        return not all_of
    left = tuple(part for part in settled if not isinstance(part, bool))
    if not left:
        return all_of
    if len(left) == 1:
        return left[0]
    return AllOf(left) if all_of else AnyOf(left)


def _with_terms(sheet: Worksheet, terms: Mapping[str, Text]) -> Worksheet:
    return cast(Worksheet, map_texts(sheet, lambda text: with_terms(text, terms)))


def map_texts(value: Any, change: Callable[[Text], Text]) -> Any:
    """`value` with every text in it (a mapping of languages to words) changed; everything else as it was."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            item.name: new
            for item in fields(value)
            if (new := map_texts(old := getattr(value, item.name), change)) is not old
        }
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        items = tuple(map_texts(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Mapping):
        if "en" in value and all(isinstance(words, str) for words in value.values()):
            return change(value)
        return {key: map_texts(item, change) for key, item in value.items()}
    return value
