"""The door through which paper comes back into a case: recognising a handout, keying it in, pictures of its pages.

What stands on paper goes into a filling of its own: what the same party does at the laptop in the same break is neither
overwritten nor told of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.domain.answers import Change, Entry
from app.domain.on_paper import HandoutCode
from app.domain.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Whose handout of which sheet is keyed in: ids of the party and the worksheet. `issue` is an id where the sheet is
    filled in once an issue, `towards` that of the other party where it is turned towards one of several; else ""."""

    party: str
    worksheet: str
    issue: str = ""
    towards: str = ""


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A filling on paper. `worksheet` is settled as the handout of this party is, so that the numbers are those on the
    paper. `typed_by` is who typed so far; where nothing was saved yet, who types now. `entries` are the answers keyed in
    so far, `beside` what the mediator may read of the same sheet done at the laptop in the same break, in words, by
    question; a question of which nothing may be read is not in it."""

    filling: str
    worksheet: Worksheet
    typed_by: str
    entries: Mapping[str, Entry]
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    out_of_sight: int = 0
    """How many answers are kept to questions that this worksheet does not ask any more, since the case was changed."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture of a page, as it is listed. `page` is that of the handout, from 1."""

    id: str
    page: int


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture in grey, upright: `grey` has one byte a pixel (0 black, 255 white), row by row from the top, without
    anything between the rows: width × height bytes."""

    width: int
    height: int
    grey: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands in a form and cannot be read as an answer. `why` is a sentence, `words` what was written there: the
    party's own, for the one page where the mediator types them another way."""

    why: str
    words: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read: where it lies (in memory only, for the mediator's eyes alone) and a sum of what was in it."""

    where: str = field(repr=False)
    sum_of_it: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Its name, without its folder."""
        return Path(self.where).name


@dataclass(frozen=True, slots=True)
class FormRead:
    """What was read from a filled form. Nothing of it is saved. `entries` are proposed, by question; a question that
    nobody touched is not in it. `dropped` is how many questions its party kept (marked M): their words never left the cage.
    `troubles` are sentences about what could not be read, without a word of it; `unread` are the answers among that, by
    question; `rows_unread` says it as data where only some rows of an answer could not: their numbers, from 1, by question.
    That answer is there without them, and in `unread` stands what was written in them. `file` is the one that was
    read, where it lies on a disk."""

    code: HandoutCode
    entries: Mapping[str, Entry]
    dropped: int = 0
    troubles: tuple[str, ...] = ()
    unread: Mapping[str, Unread] = field(default_factory=dict)
    rows_unread: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    file: Brought | None = None

    def of_the_whole(self) -> tuple[str, ...]:
        """The sentences that are about no one answer."""
        about_one = {each.why for each in self.unread.values()}
        return tuple(sentence for sentence in self.troubles if sentence not in about_one)


class PaperDoor(Protocol):
    """Paper of the open case. Every method may raise `Trouble`; then nothing was changed."""

    def recognise(self, scanned: str) -> HandoutCode:
        """What a scanner gave or a person typed from a handout of this case; only its case and party, with no worksheet
        (""), where no more was typed. `Trouble`: no code of Recess, another case,
        no such party, a sheet that is not there, another edition of it."""

    def begin(self, place: PaperPlace, typed_by: str) -> PaperSheet:
        """Begin the filling on paper of this place in the newest break, or go on with it. `typed_by` is who types, a short
        name or initials; once something of theirs is saved, it stands beside "from paper", with those who typed before.
        `Trouble` where there is no break yet."""

    def save(self, filling: str, changes: tuple[Change, ...]) -> None:
        """Keep answers from paper: on the disk when this returns. All are marked as from paper. `Trouble`, with none of
        them kept, where one has the lock "only me", whatever is in it, or one that its question does not take."""

    def finish(self, filling: str) -> None:
        """Its page is left, and everything is saved: what was taken back there (an answer erased, marked M after all or not
        to be read, a picture deleted) goes from the backups. `Trouble` where no backup can be made: nothing is lost, and it
        is done when the case is closed."""

    def attach(self, filling: str, page: int, picture: bytes) -> Attached:
        """Keep a photo or a scan (a file: JPEG, PNG, a PDF of one scanned page) of a page of a filling on paper, sealed.
        The caller has asked whether an answer on it is marked M: such a page is never attached."""

    def attached(self, filling: str) -> tuple[Attached, ...]:
        """The pictures of a filling, by page and in the order they came."""

    def picture(self, attached: str) -> Pixels:
        """One of them."""

    def detach(self, attached: str) -> None:
        """Delete one of them, from backups too."""

    def read_form(self, content: bytes) -> FormRead:
        """What a filled form of this case holds, to be looked at before `save`."""
