"""Ask this only when …: conditions as data.

Decision 12: conditions on the case are settled by the mediator's process before anything crosses the pipe;
conditions on answers run in the party's process. On an answer that is not given, or whose question is hidden, every
op is false except `not_answered`. Conditions name only earlier questions of the same sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

Comparable = str | int | bool | tuple[str, ...] | None


class Op(Enum):
    """How an answer or a fact is compared."""

    EQUALS = "equals"
    NOT_EQUALS = "not_equals"
    IN = "in"
    NOT_IN = "not_in"
    INCLUDES = "includes"
    NOT_INCLUDES = "not_includes"
    GTE = "gte"
    LTE = "lte"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """A condition on an earlier answer of the same sheet."""

    question: str
    op: Op
    value: Comparable = None


@dataclass(frozen=True, slots=True)
class CaseIs:
    """A condition on a fact of the case (`safety_flag`, `template`, `issue_count`, `forum`, `blind_comparison`)."""

    case: str
    op: Op
    value: Comparable = None


@dataclass(frozen=True, slots=True)
class IssueIs:
    """A condition on an attribute (`type`) of the issue picked in question `of`."""

    issue_attr: str
    of: str
    op: Op
    value: Comparable = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these hold."""

    all: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these holds."""

    any: tuple[Condition, ...]


Condition = AnswerIs | CaseIs | IssueIs | AllOf | AnyOf

Lookup = Callable[[str], object]
"""Question id → the given value of a visible question, else None."""


def holds(condition: Condition, given: Lookup) -> bool:
    """Whether `condition` holds for these answers. Conditions on the case must have been settled before."""
    match condition:
        case AllOf():
            return all(holds(part, given) for part in condition.all)
        case AnyOf():
            return any(holds(part, given) for part in condition.any)
        case AnswerIs():
            return compare(condition.op, given(condition.question), condition.value)
        case CaseIs() | IssueIs():
            raise ValueError("a condition on the case was not settled before asking")


def compare(op: Op, found: object, wanted: Comparable) -> bool:
    """One comparison. `found` is None for an answer that is not given."""
    if op is Op.NOT_ANSWERED:
        return found is None
    if found is None:
        return False
    return _COMPARISONS[op](found, wanted)


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _at_least(found: object, wanted: Comparable) -> bool:
    left, right = _number(found), _number(wanted)
    return left is not None and right is not None and left >= right


def _at_most(found: object, wanted: Comparable) -> bool:
    left, right = _number(found), _number(wanted)
    return left is not None and right is not None and left <= right


_COMPARISONS: Mapping[Op, Callable[[object, Comparable], bool]] = {
    Op.ANSWERED: lambda _found, _wanted: True,
    Op.EQUALS: lambda found, wanted: found == wanted,
    Op.NOT_EQUALS: lambda found, wanted: found != wanted,
    Op.IN: lambda found, wanted: found in _items(wanted),
    Op.NOT_IN: lambda found, wanted: found not in _items(wanted),
    Op.INCLUDES: lambda found, wanted: wanted in _items(found),
    Op.NOT_INCLUDES: lambda found, wanted: wanted not in _items(found),
    Op.GTE: _at_least,
    Op.LTE: _at_most,
}


def questions_in(condition: Condition | None) -> tuple[str, ...]:
    """The questions a condition looks at, in reading order."""
    match condition:
        case AnswerIs():
            return (condition.question,)
        case IssueIs():
            return (condition.of,)
        case AllOf():
            return tuple(name for part in condition.all for name in questions_in(part))
        case AnyOf():
            return tuple(name for part in condition.any for name in questions_in(part))
        case _:
            return ()
