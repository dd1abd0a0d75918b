"""What a kind of question is: the contract that all kinds keep.

A kind is a frozen dataclass. Its fields are its options (as written in the worksheet file); its methods know
everything about answers of that kind: what is blank, what is possible, how it is said in words, its plain form.
Editors and drawings are attached from outside through explicit dicts; no code asks a kind for its name to branch.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from app.domain.conditions import Condition
from app.domain.wording import Text, Tongue

V = TypeVar("V")

LONGEST_TEXT = 5000
"""Characters in any one text of an answer (decision 22); `max_*` in worksheets are advice below this."""
MOST_ROWS = 60
"""Rows of a table or items of a list (decision 22)."""


class Cell(Enum):
    """What may stand in a cell of a table or grid in place of a value (decision 19)."""

    DONT_KNOW = "dont_know"


DONT_KNOW = Cell.DONT_KNOW


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or rate: a value that is stored, words that are shown, and a hint below them."""

    value: str
    label: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a value cannot stand as it is, in one sentence for the person who typed it.

    `where` names the part of the answer (a row, a cell: "low", "2.amount"); empty for the whole. A problem that is
    not `firm` describes something unlikely but possible: the person may confirm it and go on. One that lies `between`
    numbers is about what they come to together, each alone could stand: it may be asked about beside the answer instead.
    """

    sentence: str
    where: str = ""
    firm: bool = True
    between: bool = False


@dataclass(frozen=True)
class Kind(ABC, Generic[V]):
    """How one question is answered. `V` is the domain value of such an answer."""

    name: ClassVar[str]
    """The name in worksheet files."""
    minutes: ClassVar[float]
    """How long an answer takes on average; an estimate, not measured on people."""

    @abstractmethod
    def blank(self) -> V:
        """The value of an untouched editor."""

    @abstractmethod
    def is_blank(self, value: V) -> bool:
        """Whether there is nothing in `value` that a person gave."""

    @abstractmethod
    def problems(self, value: V) -> tuple[Problem, ...]:
        """Everything that is impossible or unlikely about `value`; empty if it can stand. Blank has no problems."""

    @abstractmethod
    def say(self, value: V, tongue: Tongue) -> tuple[str, ...]:
        """`value` in words, one string a line, for the check page and for summaries. Never marks it up."""

    @abstractmethod
    def to_plain(self, value: V) -> Any:
        """`value` as JSON can hold it."""

    @abstractmethod
    def from_plain(self, plain: Any) -> V:
        """What `to_plain` wrote; `plain.Misread` if it is not of this kind."""

    def needs(self) -> str:
        """Where options or items come from: a question id, "case.issues", "template.criteria", or nothing."""
        return ""

    def with_options(self, options: tuple[Option, ...]) -> Kind[V]:
        """This kind with what `needs` asked for filled in, ahead of its own fixed options."""
        del options
        return self

    def standing_alone(self) -> Kind[V]:
        """This kind where the answer it builds on is not known here and never will be: a person's own words stand for what
        that would offer. Kinds that build on nothing, or take no own words, stay as they are."""
        return self

    def options_here(self) -> tuple[Option, ...]:
        """The options or items this kind offers now."""
        return ()

    def shortened(self, count: int) -> Kind[V]:
        """This kind asking for its first `count` items only (the short form of an issue_position)."""
        del count
        return self

    def leaning(self, direction: object) -> Kind[V]:
        """This kind with its plus-or-minus switch set up by the answer `direction` ("receive" or "pay")."""
        del direction
        return self

    def columns_kept(self, keep: Callable[[str], bool]) -> Kind[V]:
        """This kind without the columns for which `keep` says no; kinds without columns stay as they are."""
        del keep
        return self

    def column_conditions(self) -> Mapping[str, Condition]:
        """The columns that are shown only under a condition: column id → condition."""
        return {}

    def column_labels(self) -> Mapping[str, Text]:
        """What the columns are called: column id → label; kinds without columns have none."""
        return {}

    def offers(self, value: V) -> tuple[Option, ...]:
        """What an answer of this kind gives other questions to choose from (picked options, items of a list)."""
        del value
        return ()


Terms = Mapping[str, Text]
