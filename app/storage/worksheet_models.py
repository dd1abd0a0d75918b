"""What a worksheet file may look like. Private to the reading of files; nobody else imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.types import Strict

from app.domain.sharing import Lock
from app.domain.worksheet import Alert, AlertTo, MediatorNotes, Nudge, Phase, Question, Section, Shows, Worksheet
from app.storage import kind_models as kinds
from app.storage.model_parts import (
    CauseName,
    Edition,
    Label,
    LockName,
    Minutes,
    Name,
    Passage,
    Sentences,
    Shape,
    StrategyName,
    When,
    text_or_none,
)

WholeMinutes = Annotated[int, Field(ge=1, le=240)]


class AlertRule(Shape):
    """When the mediator gets a plain flag: one of these choices, or a number of at least `gte`."""

    when: Annotated[list[Name], Field(min_length=1, max_length=20)] | None = None
    gte: Annotated[int, Field(ge=0, le=1000)] | None = None
    suggest: Annotated[AlertTo, Strict(False)] = AlertTo.PRIVATE_MEETING

    def made(self) -> Alert:
        return Alert(tuple(self.when or ()), self.gte, self.suggest)


class NudgeRule(Shape):
    """A soft pointer from one choice to another question; it tells nobody else."""

    when: Name
    to: Name

    def made(self) -> Nudge:
        return Nudge(self.when, self.to)


class Elsewhere(Shape):
    """A question of a worksheet."""

    worksheet: Name
    question: Name

    def made(self) -> Shows:
        return Shows(self.worksheet, self.question)


class QuestionShape(kinds.Options):
    """What every question may say, whatever its kind."""

    id: Name
    prompt: Sentences
    hint: Sentences | None = None
    example: Sentences | None = None
    required: bool = False
    quick: bool = False
    sharing: LockName = Lock.MEDIATOR
    sharing_max: LockName = Lock.SHARE
    sharing_min: LockName = Lock.ONLY_ME
    phase: Annotated[Phase, Strict(False)] = Phase.MAIN
    show_if: When | None = None
    recalls: Name | None = None
    shows: Elsewhere | None = None
    skip_if_single: Name | None = None
    unlocks: Name | None = None
    leans_on: Name | None = None
    alert: AlertRule | None = None
    nudge: NudgeRule | None = None
    minutes: Minutes | None = None
    quick_minutes: Minutes | None = None
    quick_issues: Annotated[int, Field(ge=0, le=60)] = 0
    strategy: StrategyName | None = None
    causes: list[CauseName] = Field(default_factory=list)
    summary_label: Label | None = None

    def made(self) -> Question:
        return Question(
            id=self.id,
            prompt=self.prompt.text(),
            kind=self.made_kind(),
            summary_label=(self.summary_label or self.prompt).text(),
            hint=text_or_none(self.hint),
            example=text_or_none(self.example),
            starred=self.required,
            quick=self.quick,
            lock=self.sharing,
            ceiling=self.sharing_max,
            floor=self.sharing_min,
            phase=self.phase,
            show_if=None if self.show_if is None else self.show_if.made(),
            alert=None if self.alert is None else self.alert.made(),
            nudge=None if self.nudge is None else self.nudge.made(),
            recalls=self.recalls or "",
            shows=None if self.shows is None else self.shows.made(),
            skip_if_single=self.skip_if_single or "",
            unlocks=self.unlocks or "",
            leans_on=self.leans_on or "",
            minutes=self.minutes,
            quick_minutes=self.quick_minutes,
            quick_issues=self.quick_issues,
            strategy=self.strategy or "",
            causes=tuple(self.causes),
        )


class ShortTextQuestion(kinds.ShortTextOptions, QuestionShape):
    """A line of words."""


class LongTextQuestion(kinds.LongTextOptions, QuestionShape):
    """Several lines of words."""


class SingleChoiceQuestion(kinds.SingleChoiceOptions, QuestionShape):
    """Pick one."""


class MultiChoiceQuestion(kinds.MultiChoiceOptions, QuestionShape):
    """Pick any."""


class ScaleQuestion(kinds.ScaleOptions, QuestionShape):
    """A point on a scale."""


class MoneyQuestion(kinds.MoneyOptions, QuestionShape):
    """An amount."""


class MoneyRangeQuestion(kinds.MoneyRangeOptions, QuestionShape):
    """A low and a high amount."""


class PercentQuestion(kinds.PercentOptions, QuestionShape):
    """A percentage."""


class PercentRangeQuestion(kinds.PercentRangeOptions, QuestionShape):
    """A low and a high percentage."""


class DurationQuestion(kinds.DurationOptions, QuestionShape):
    """A length of time."""


class DateQuestion(kinds.DateOptions, QuestionShape):
    """A date, exact or about."""


class ListQuestion(kinds.ListOptions, QuestionShape):
    """Several short texts."""


class RankingQuestion(kinds.RankingOptions, QuestionShape):
    """Items put in order."""


class TableQuestion(kinds.TableOptions, QuestionShape):
    """Rows and columns."""


class IssuePositionQuestion(kinds.IssuePositionOptions, QuestionShape):
    """The same fields for each issue of the case."""


class RatingPerItemQuestion(kinds.RatingPerItemOptions, QuestionShape):
    """Each item rated on one or more scales."""


class ComputedQuestion(kinds.ComputedOptions, QuestionShape):
    """Worked out from other answers; the formulas are in the program."""


AnyQuestion = Annotated[
    ShortTextQuestion
    | LongTextQuestion
    | SingleChoiceQuestion
    | MultiChoiceQuestion
    | ScaleQuestion
    | MoneyQuestion
    | MoneyRangeQuestion
    | PercentQuestion
    | PercentRangeQuestion
    | DurationQuestion
    | DateQuestion
    | ListQuestion
    | RankingQuestion
    | TableQuestion
    | IssuePositionQuestion
    | RatingPerItemQuestion
    | ComputedQuestion,
    Field(discriminator="kind"),
]


class SectionShape(Shape):
    """Questions under one heading."""

    id: Name
    title: Label
    intro: Passage | None = None
    questions: Annotated[list[AnyQuestion], Field(min_length=1, max_length=60)]

    def made(self) -> Section:
        made = tuple(question.made() for question in self.questions)
        return Section(self.id, self.title.text(), made, text_or_none(self.intro))


class NotesShape(Shape):
    """What only the mediator reads."""

    use_when: Passage
    avoid_when: Passage
    debrief: Passage

    def made(self) -> MediatorNotes:
        return MediatorNotes(self.use_when.text(), self.avoid_when.text(), self.debrief.text())


class WorksheetShape(Shape):
    """A whole worksheet file."""

    format: Literal[1]
    edition: Edition
    id: Name
    title: Label
    formal_title: Label | None = None
    core: bool = False
    two_sided: bool = False
    repeat_per: Literal["issue"] | None = None
    needs_cleared: Elsewhere | None = None
    minutes: WholeMinutes
    quick_minutes: WholeMinutes | None = None
    full_minutes: WholeMinutes | None = None
    handout_pages: Annotated[int, Field(ge=1, le=50)] = 1
    purpose: Passage
    intro: Passage
    close: Passage
    strategies: list[StrategyName] = Field(default_factory=list)
    causes: list[CauseName] = Field(default_factory=list)
    mediator_notes: NotesShape
    sections: Annotated[list[SectionShape], Field(min_length=1, max_length=30)]

    def made(self) -> Worksheet:
        return Worksheet(
            id=self.id,
            edition=self.edition,
            title=self.title.text(),
            formal_title=(self.formal_title or self.title).text(),
            purpose=self.purpose.text(),
            intro=self.intro.text(),
            close=self.close.text(),
            minutes=self.minutes,
            quick_minutes=self.quick_minutes or self.minutes,
            full_minutes=self.full_minutes or self.minutes,
            sections=tuple(section.made() for section in self.sections),
            notes=self.mediator_notes.made(),
            core=self.core,
            repeat_per=self.repeat_per or "",
            two_sided=self.two_sided,
            needs_cleared=None if self.needs_cleared is None else self.needs_cleared.made(),
            strategies=tuple(self.strategies),
            causes=tuple(self.causes),
            handout_pages=self.handout_pages,
        )
