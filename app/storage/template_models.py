"""What template files and the frame file may look like. Private to the reading of files."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.types import Strict

from app.domain.case import IssueType
from app.domain.sharing import Lock
from app.domain.template import (
    Frame,
    LocalRef,
    LockWords,
    RulesProfile,
    StarterIssue,
    Template,
    Yardstick,
    YardstickType,
)
from app.storage.model_parts import Edition, Label, Name, Passage, Sentences, Shape, text_or_none


class TermsShape(Shape):
    """The words that vary in worksheets: {other}, {other_possessive}, {Other}."""

    other: Label
    other_possessive: Label
    Other: Label

    def made(self) -> dict[str, Any]:
        return {
            "other": self.other.text(),
            "other_possessive": self.other_possessive.text(),
            "Other": self.Other.text(),
        }


class StarterIssueShape(Shape):
    """An issue that such cases often have."""

    id: Name
    title: Label
    type: Annotated[IssueType, Strict(False)]
    starter: Sentences

    def made(self) -> StarterIssue:
        return StarterIssue(self.id, self.title.text(), self.type, self.starter.text())


class YardstickShape(Shape):
    """An outside measure, the starter issues it is tied to and places to look."""

    id: Name
    type: Annotated[YardstickType, Strict(False)]
    label: Label
    plain: Label | None = None
    issues: Annotated[list[Name], Field(max_length=60)] = Field(default_factory=list)
    where: Annotated[list[Label], Field(max_length=10)] = Field(default_factory=list)

    def made(self) -> Yardstick:
        return Yardstick(
            self.id,
            self.type,
            self.label.text(),
            tuple(self.issues),
            tuple(place.text() for place in self.where),
            text_or_none(self.plain),
        )


class LocalRefShape(Shape):
    """A pointer to local law, for the mediator alone."""

    place: Label
    check: Passage

    def made(self) -> LocalRef:
        return LocalRef(self.place.text(), self.check.text())


class TemplateShape(Shape):
    """A whole template file."""

    format: Literal[1]
    edition: Edition
    id: Name
    title: Label
    plain: Sentences
    terms: TermsShape
    starter_issues: Annotated[list[StarterIssueShape], Field(max_length=60)] = Field(default_factory=list)
    criteria: Annotated[list[YardstickShape], Field(min_length=1, max_length=60)]
    local_refs: Annotated[list[LocalRefShape], Field(max_length=60)] = Field(default_factory=list)
    safety_note: Passage | None = None

    def made(self) -> Template:
        return Template(
            id=self.id,
            edition=self.edition,
            title=self.title.text(),
            plain=self.plain.text(),
            terms=self.terms.made(),
            starter_issues=tuple(issue.made() for issue in self.starter_issues),
            yardsticks=tuple(yardstick.made() for yardstick in self.criteria),
            local_refs=tuple(ref.made() for ref in self.local_refs),
            safety_note=text_or_none(self.safety_note),
        )


class LockWordsShape(Shape):
    """How a lock is called and what it means."""

    label: Label
    meaning: Sentences

    def made(self) -> LockWords:
        return LockWords(self.label.text(), self.meaning.text())


class ProfileShape(Shape):
    """A rules profile: texts and headers, never the meaning of a lock."""

    id: Name
    title: Label
    page_line: Sentences
    summary_line: Sentences
    assent: Sentences
    exceptions: Annotated[list[Sentences], Field(min_length=1, max_length=20)]

    def made(self) -> RulesProfile:
        return RulesProfile(
            self.id,
            self.title.text(),
            self.page_line.text(),
            self.summary_line.text(),
            self.assent.text(),
            tuple(paragraph.text() for paragraph in self.exceptions),
        )


class LocksShape(Shape):
    """The three locks."""

    private_to_me: LockWordsShape
    mediator_only: LockWordsShape
    may_share_with_other_side: LockWordsShape

    def made(self) -> dict[Lock, LockWords]:
        return {
            Lock.ONLY_ME: self.private_to_me.made(),
            Lock.MEDIATOR: self.mediator_only.made(),
            Lock.SHARE: self.may_share_with_other_side.made(),
        }


class FrameShape(Shape):
    """The frame file."""

    format: Literal[1]
    edition: Edition
    id: Literal["frame"]
    welcome: Passage
    sharing_note: Passage
    not_advice: Passage
    starred_means: Sentences
    privacy_limits: Passage
    stop_line: Sentences
    private_word_now: Sentences
    end_review: Sentences
    print_note: Sentences
    hand_back: Sentences
    reckoning_footer: Sentences
    locks: LocksShape
    terms_for_many: TermsShape
    profiles: Annotated[list[ProfileShape], Field(min_length=1, max_length=20)]

    def made(self) -> Frame:
        return Frame(
            welcome=self.welcome.text(),
            sharing_note=self.sharing_note.text(),
            not_advice=self.not_advice.text(),
            starred_means=self.starred_means.text(),
            privacy_limits=self.privacy_limits.text(),
            stop_line=self.stop_line.text(),
            private_word_now=self.private_word_now.text(),
            end_review=self.end_review.text(),
            print_note=self.print_note.text(),
            hand_back=self.hand_back.text(),
            reckoning_footer=self.reckoning_footer.text(),
            locks=self.locks.made(),
            terms_for_many=self.terms_for_many.made(),
            profiles=tuple(profile.made() for profile in self.profiles),
        )
