"""What is read beside the worksheets: dispute templates, the words around every sheet, the mediator's diagnosis.

All of it is plain content from `resources/`. Nothing here scores or suggests; that is arithmetic on these values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from app.domain.case import IssueType
from app.domain.kinds.base import Option, Terms
from app.domain.sharing import Lock
from app.domain.wording import Text
from app.domain.worksheet import Worksheet


class YardstickType(Enum):
    """What sort of outside measure a yardstick is."""

    MARKET_VALUE = "market_value"
    COMPARABLE = "comparable"
    REPLACEMENT_COST = "replacement_cost"
    REPAIR_COST = "repair_cost"
    USED_VALUE = "used_value"
    ACTUAL_COST = "actual_cost"
    CONTRACT_TEXT = "contract_text"
    OUR_HISTORY = "our_history"
    INDUSTRY_CUSTOM = "industry_custom"
    PROFESSIONAL_STANDARD = "professional_standard"
    PUBLIC_RULE = "public_rule"
    COURT_GUIDE = "court_guide"
    EXPERT_VIEW = "expert_view"
    MEASUREMENT = "measurement"
    INDEX = "index"
    WAGE_DATA = "wage_data"
    EQUAL_TREATMENT = "equal_treatment"
    RECIPROCITY = "reciprocity"
    NEED = "need"
    ABILITY = "ability"
    EFFORT = "effort"
    EFFICIENCY = "efficiency"
    TRADITION = "tradition"
    CHILD_INTEREST = "child_interest"
    FAIR_PROCESS = "fair_process"


@dataclass(frozen=True, slots=True)
class StarterIssue:
    """An issue that cases of this template often have. `starter` helps the parties to say what it is about."""

    id: str
    title: Text
    type: IssueType
    starter: Text


@dataclass(frozen=True, slots=True)
class Yardstick:
    """An outside measure of what is fair. `issues` are the starter issues it is tied to, `where` places to look."""

    id: str
    type: YardstickType
    label: Text
    issues: tuple[str, ...] = ()
    where: tuple[Text, ...] = ()
    plain: Text | None = None
    """What it measures, in one line; in the blank template, which has no places to look."""

    def hint(self) -> Text | None:
        """One line below the label: what it measures, or else the places to look."""
        if self.plain is not None or not self.where:
            return self.plain
        languages = [name for name in self.where[0] if all(name in place for place in self.where)]
        return {name: " · ".join(place[name] for place in self.where) for name in languages}


@dataclass(frozen=True, slots=True)
class LocalRef:
    """A pointer to the law of one place. For the mediator alone: to a party even a question can be advice."""

    place: Text
    check: Text


@dataclass(frozen=True, slots=True)
class Template:
    """What cases of one sort have in common. `terms` are the words that vary in sheets (decision 30)."""

    id: str
    edition: int
    title: Text
    plain: Text
    terms: Terms
    starter_issues: tuple[StarterIssue, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()
    local_refs: tuple[LocalRef, ...] = ()
    safety_note: Text | None = None

    def bank(self, starter_issue: str = "") -> tuple[Option, ...]:
        """All yardsticks as options, those tied to `starter_issue` first (decision 31)."""
        tied_first = sorted(self.yardsticks, key=lambda yardstick: starter_issue not in yardstick.issues)
        return tuple(Option(yardstick.id, yardstick.label, yardstick.hint()) for yardstick in tied_first)


@dataclass(frozen=True, slots=True)
class LockWords:
    """How a lock is called, and what it means in one or two sentences."""

    label: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class RulesProfile:
    """Texts that differ with the mediator's rules. It never changes what a lock means (decision 18).

    `page_line` stands on every page of every document, `summary_line` on documents for the mediator. `exceptions`
    are the paragraphs of "Who sees this" that a party acknowledges.
    """

    id: str
    title: Text
    page_line: Text
    summary_line: Text
    assent: Text
    exceptions: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around every sheet. `profiles` has the strictest first, which is the default."""

    welcome: Text
    sharing_note: Text
    not_advice: Text
    starred_means: Text
    privacy_limits: Text
    stop_line: Text
    private_word_now: Text
    end_review: Text
    print_note: Text
    hand_back: Text
    reckoning_footer: Text
    locks: Mapping[Lock, LockWords]
    terms_for_many: Terms
    profiles: tuple[RulesProfile, ...]

    def profile(self, profile_id: str) -> RulesProfile:
        """The rules profile with this id; the strictest for an id that is not (or no longer) known."""
        return next((profile for profile in self.profiles if profile.id == profile_id), self.profiles[0])

    def terms(self, template: Template, sheet: Worksheet, others: int, towards: str = "") -> Terms:
        """The words that vary for `sheet` where a party faces `others` other parties (decision 30).

        With one other party they come from the template. With more, a two-sided sheet takes the name of the party
        it is turned `towards`; a sheet about everybody takes the plural.
        """
        if others <= 1:
            return template.terms
        if sheet.two_sided and towards:
            owner = {"en": f"{towards}'" if towards.endswith("s") else f"{towards}'s"}
            return {"other": {"en": towards}, "other_possessive": owner, "Other": {"en": towards}}
        return self.terms_for_many


@dataclass(frozen=True, slots=True)
class Sign:
    """Something the mediator may have seen or heard. `weight` 1 to 3 says how much it tells of its cause."""

    id: str
    text: Text
    weight: int


@dataclass(frozen=True, slots=True)
class StopSign:
    """A reason to put all sheets aside and to follow one's own duties first."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A sheet that helps against a cause, through a strategy. `weight` 1 to 3: 3 is its first choice."""

    worksheet: str
    strategy: str
    weight: int


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of an impasse, its signs, and what to do about it. `home` is the sheet made for it."""

    id: str
    name: Text
    home: str
    circle: Text
    summary: Text
    signs: tuple[Sign, ...]
    ask_yourself: Text
    recommend: tuple[Recommendation, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way out of an impasse. `home` is the sheet made for it, `also` the sheets that serve it too."""

    id: str
    name: Text
    home: str
    also: tuple[str, ...] = ()


class Occasion(Enum):
    """When one of the first rules speaks."""

    STOP_SIGN = "stop_sign"
    CAUSE = "cause"
    ONE_PARTY_ONLY = "one_party_only"
    NONE_ABOVE = "none_above"


@dataclass(frozen=True, slots=True)
class FirstRule:
    """Something said before any score. For `Occasion.CAUSE`: when `cause` scores `at_least` (0 to 100)."""

    id: str
    when: Occasion
    say: Text
    cause: str = ""
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class MediatorQuestion:
    """A question the mediator asks themself; with `options` to pick one, else a line of text."""

    id: str
    prompt: Text
    summary_label: Text
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Levels:
    """From which score (0 to 100) a cause is called "some" and "high"."""

    some: int
    high: int


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The mediator's own sheet: causes and signs, stop signs, first rules. Never shown to a party.

    `ratings` are the words for 0, 1, 2, 3 of the slow way. From `uneven_at` points between the parties' own scores
    both are shown side by side. `usual_order` are the sheets offered when nothing is ticked (decision 29).
    """

    id: str
    edition: int
    title: Text
    minutes: int
    purpose: Text
    how_to_use: Text
    ratings: tuple[Text, ...]
    levels: Levels
    uneven_at: int
    usual_order: tuple[str, ...]
    strategies: tuple[Strategy, ...]
    rules_first: tuple[FirstRule, ...]
    stop_signs: tuple[StopSign, ...]
    causes: tuple[Cause, ...]
    questions: tuple[MediatorQuestion, ...] = field(default=())

    def cause(self, cause_id: str) -> Cause:
        """The cause with this id; KeyError if there is none."""
        for cause in self.causes:
            if cause.id == cause_id:
                return cause
        raise KeyError(cause_id)
