"""What the diagnosis file may look like. Private to the reading of files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.types import Strict

from app.domain.template import (
    Cause,
    Diagnosis,
    FirstRule,
    Levels,
    MediatorQuestion,
    Occasion,
    Recommendation,
    Sign,
    StopSign,
    Strategy,
)
from app.storage.kind_models import Choices
from app.storage.model_parts import CauseName, Edition, Label, Name, Passage, Sentences, Shape, StrategyName

Score = Annotated[int, Field(ge=0, le=100)]
Weight = Annotated[int, Field(ge=1, le=3)]


class SignShape(Shape):
    """Something the mediator may have seen or heard."""

    id: Name
    text: Sentences
    weight: Weight

    def made(self) -> Sign:
        return Sign(self.id, self.text.text(), self.weight)


class StopSignShape(Shape):
    """A reason to put all sheets aside."""

    id: Name
    text: Sentences

    def made(self) -> StopSign:
        return StopSign(self.id, self.text.text())


class RecommendationShape(Shape):
    """A sheet that helps against a cause."""

    worksheet: Name
    strategy: StrategyName
    weight: Weight

    def made(self) -> Recommendation:
        return Recommendation(self.worksheet, self.strategy, self.weight)


class CauseShape(Shape):
    """One cause, its signs and what to do about it."""

    id: CauseName
    name: Label
    home: Name
    also: list[Name] = Field(default_factory=list)
    circle: Label
    summary: Sentences
    signs: Annotated[list[SignShape], Field(min_length=1, max_length=20)]
    ask_yourself: Sentences
    recommend: Annotated[list[RecommendationShape], Field(min_length=1, max_length=20)]

    def made(self) -> Cause:
        return Cause(
            id=self.id,
            name=self.name.text(),
            home=self.home,
            circle=self.circle.text(),
            summary=self.summary.text(),
            signs=tuple(sign.made() for sign in self.signs),
            ask_yourself=self.ask_yourself.text(),
            recommend=tuple(one.made() for one in self.recommend),
            also=tuple(self.also),
        )


class StrategyShape(Shape):
    """One way out, and the sheet made for it."""

    id: StrategyName
    name: Label
    home: Name
    also: list[Name] = Field(default_factory=list)

    def made(self) -> Strategy:
        return Strategy(self.id, self.name.text(), self.home, tuple(self.also))


class FirstRuleShape(Shape):
    """Something said before any score."""

    id: Name
    when: Annotated[Occasion, Strict(False)]
    cause: CauseName | None = None
    at_least: Score = 0
    say: Sentences

    def made(self) -> FirstRule:
        return FirstRule(self.id, self.when, self.say.text(), self.cause or "", self.at_least)


class MediatorQuestionShape(Shape):
    """A question the mediator asks themself."""

    id: Name
    prompt: Sentences
    kind: Literal["short_text", "single_choice"]
    options: Choices = Field(default_factory=list)
    summary_label: Label

    def made(self) -> MediatorQuestion:
        options = tuple(choice.made() for choice in self.options)
        return MediatorQuestion(self.id, self.prompt.text(), self.summary_label.text(), options)


class LevelsShape(Shape):
    """From which score a cause is called "some" and "high"."""

    some: Score
    high: Score

    def made(self) -> Levels:
        return Levels(self.some, self.high)


class DiagnosisShape(Shape):
    """The diagnosis file."""

    format: Literal[1]
    edition: Edition
    id: Name
    title: Label
    minutes: Annotated[int, Field(ge=1, le=240)]
    purpose: Passage
    how_to_use: Passage
    ratings: Annotated[list[Label], Field(min_length=4, max_length=4)]
    levels: LevelsShape
    uneven_at: Score
    usual_order: Annotated[list[Name], Field(min_length=1, max_length=60)]
    strategies: Annotated[list[StrategyShape], Field(min_length=1)]
    rules_first: Annotated[list[FirstRuleShape], Field(min_length=1)]
    stop_signs: Annotated[list[StopSignShape], Field(min_length=1)]
    causes: Annotated[list[CauseShape], Field(min_length=1)]
    questions: list[MediatorQuestionShape] = Field(default_factory=list)

    def made(self) -> Diagnosis:
        return Diagnosis(
            id=self.id,
            edition=self.edition,
            title=self.title.text(),
            minutes=self.minutes,
            purpose=self.purpose.text(),
            how_to_use=self.how_to_use.text(),
            ratings=tuple(words.text() for words in self.ratings),
            levels=self.levels.made(),
            uneven_at=self.uneven_at,
            usual_order=tuple(self.usual_order),
            strategies=tuple(strategy.made() for strategy in self.strategies),
            rules_first=tuple(rule.made() for rule in self.rules_first),
            stop_signs=tuple(sign.made() for sign in self.stop_signs),
            causes=tuple(cause.made() for cause in self.causes),
            questions=tuple(question.made() for question in self.questions),
        )
