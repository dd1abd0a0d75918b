"""The parts that all file models are made of: names, texts, conditions. Private to the reading of files.

These classes say what a file may look like, no more; the JSON Schema is made from them. Whatever needs a look at
two places of a file at once belongs to `worksheet_check`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic.types import Strict

from app.domain.conditions import AllOf, AnswerIs, AnyOf, CaseIs, Comparable, Condition, IssueIs, Op
from app.domain.kinds.base import Option
from app.domain.sharing import Lock
from app.domain.wording import Text

NAME = "^[a-z][a-z0-9_]*$"
LANGUAGE = "^[a-z]{2,3}(-[A-Z][A-Za-z]+)?$"
SOMETHING = r"\S"
_LANGUAGE = re.compile(LANGUAGE)

Name = Annotated[str, StringConstraints(pattern=NAME, max_length=60)]
"""An id: small letters, figures and underscores."""
Source = Annotated[
    str, StringConstraints(pattern=r"^([a-z][a-z0-9_]*|case\.issues|template\.criteria)$", max_length=60)
]
LockName = Annotated[Lock, Strict(False)]
Count = Annotated[int, Field(ge=0, le=5000)]
Edition = Annotated[int, Field(ge=1, le=10_000)]
Minutes = Annotated[float, Field(gt=0, le=240)]

StrategyName = Literal[
    "active_listening",
    "take_a_break",
    "set_aside",
    "reality_check",
    "objective_thinking",
    "discuss_perspectives",
    "generate_alternatives",
    "bring_in_professional",
]
CauseName = Literal[
    "communication_breakdown",
    "lack_of_trust",
    "misunderstandings",
    "power_imbalance",
    "unrealistic_expectations",
    "emotional_barriers",
]


class Shape(BaseModel):
    """A mapping that takes its own keys only, and no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True, frozen=True)


class _Texts(BaseModel):
    """The same words in several languages; English has to be there."""

    model_config = ConfigDict(
        extra="allow",
        strict=True,
        hide_input_in_errors=True,
        frozen=True,
        json_schema_extra={"propertyNames": {"pattern": LANGUAGE}},
    )

    @model_validator(mode="before")
    @classmethod
    def _languages_only(cls, value: Any) -> Any:
        if isinstance(value, dict) and not all(_LANGUAGE.fullmatch(key) for key in value):
            raise ValueError("language")
        return value

    def text(self) -> Text:
        """The words by language."""
        return {name: str(words) for name, words in self.model_dump().items()}


FewWords = Annotated[str, StringConstraints(pattern=SOMETHING, max_length=160)]
FewSentences = Annotated[str, StringConstraints(pattern=SOMETHING, max_length=400)]
ShortPassage = Annotated[str, StringConstraints(pattern=SOMETHING, max_length=1200)]


class Label(_Texts):
    """A few words: a title, a choice, the head of a column."""

    __pydantic_extra__: dict[str, FewWords]
    en: FewWords


class Sentences(_Texts):
    """A few sentences: a question, a hint."""

    __pydantic_extra__: dict[str, FewSentences]
    en: FewSentences


class Passage(_Texts):
    """A short passage: an introduction, a note for the mediator."""

    __pydantic_extra__: dict[str, ShortPassage]
    en: ShortPassage


class Choosable(Shape):
    """A choice or an item: what is stored, what is shown, a line below it."""

    value: Name
    label: Label
    hint: Sentences | None = None

    def made(self) -> Option:
        return Option(self.value, self.label.text(), text_or_none(self.hint))


def text_or_none(words: _Texts | None) -> Text | None:
    """The text, where there is one."""
    return None if words is None else words.text()


Compared = (
    bool
    | int
    | Annotated[str, StringConstraints(max_length=60)]
    | Annotated[list[Annotated[str, StringConstraints(max_length=60)]], Field(min_length=1, max_length=60)]
)
OpName = Annotated[Op, Strict(False)]


def _compared(value: Compared | None) -> Comparable:
    return tuple(value) if isinstance(value, list) else value


class OnAnswer(Shape):
    """A condition on an earlier answer of the same sheet."""

    question: Name
    op: OpName
    value: Compared | None = None

    def made(self) -> Condition:
        return AnswerIs(self.question, self.op, _compared(self.value))


class OnCase(Shape):
    """A condition on a fact of the case; settled before a party gets the sheet."""

    case: Literal["safety_flag", "template", "issue_count", "blind_comparison"]
    op: OpName
    value: Compared | None = None

    def made(self) -> Condition:
        return CaseIs(self.case, self.op, _compared(self.value))


class OnIssue(Shape):
    """A condition on the type of the issue picked in question `of`."""

    issue_attr: Literal["type"]
    of: Name
    op: OpName
    value: Compared | None = None

    def made(self) -> Condition:
        return IssueIs(self.issue_attr, self.of, self.op, _compared(self.value))


class AllParts(Shape):
    """All of these hold."""

    all: Annotated[list[When], Field(min_length=1, max_length=12)]

    def made(self) -> Condition:
        return AllOf(tuple(part.made() for part in self.all))


class AnyPart(Shape):
    """At least one of these holds."""

    any: Annotated[list[When], Field(min_length=1, max_length=12)]

    def made(self) -> Condition:
        return AnyOf(tuple(part.made() for part in self.any))


_CONDITION_KEYS = ("all", "any", "case", "issue_attr")


def _which_condition(value: Any) -> str:
    """The sort of condition by the key that only it has; with a mark, so that it is never taken for that key."""
    own = [key for key in _CONDITION_KEYS if isinstance(value, Mapping) and key in value]
    return f"<{own[0] if own else 'question'}>"


When = Annotated[
    Annotated[OnAnswer, Tag("<question>")]
    | Annotated[OnCase, Tag("<case>")]
    | Annotated[OnIssue, Tag("<issue_attr>")]
    | Annotated[AllParts, Tag("<all>")]
    | Annotated[AnyPart, Tag("<any>")],
    Discriminator(_which_condition),
]
AllParts.model_rebuild()
AnyPart.model_rebuild()
