"""What a page of the party's process shows, as plain values. Windows and scripts read the same ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from app.domain.answers import State
from app.domain.kinds.base import Kind, Problem
from app.domain.sharing import Lock
from app.domain.wording import Tongue
from app.pictures.shapes import Picture
from app.presenters.party.walk import Stop


@dataclass(frozen=True, slots=True)
class Spot:
    """One question of one filling: what a page is bound to, and where to come back to."""

    filling: str
    question: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """For whom the laptop is. `back_at` is a clock time or empty; `sheets` are titles with about how many minutes."""

    name: str
    back_at: str
    sheets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, str], ...]
    language: str
    helper: str
    practice: bool
    went_on: bool


@dataclass(frozen=True, slots=True)
class WhoSeesPage:
    """Who reads what, in plain sentences; the limits of privacy; what has to be acknowledged."""

    sentences: tuple[str, ...]
    limits: tuple[str, ...]
    closing: tuple[str, ...]
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class PrivateChoicePage:
    """The choice for "only me" answers. `problem` says why the code cannot be used yet, or is empty; `not_erased` what stays
    of them all the same."""

    fewest_letters: int
    may_keep: bool
    chosen_before: bool
    problem: str = ""
    not_erased: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodePage:
    """The code is asked for. `tries_left` is None before the first wrong one."""

    tries_left: int | None
    problem: str = ""
    choosing: bool = False


@dataclass(frozen=True, slots=True)
class CalmPage:
    """A quiet minute."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """The first page of a sheet, or of the part "Before you go back in"."""

    filling: str
    title: str
    about: str
    lines: tuple[str, ...]
    questions: int
    minutes: int
    has_stars: bool
    has_more: bool
    number: int
    sheets: int


@dataclass(frozen=True, slots=True)
class LockChoice:
    """One lock that can be chosen for an answer, with what it means."""

    lock: Lock
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class LockView:
    """The lock of one answer. `note` says what else there is to say ("already passed on", why it cannot be wider)."""

    lock: Lock
    label: str
    meaning: str
    choices: tuple[LockChoice, ...]
    cleared: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words shown read-only above an answer: what the party wrote earlier, or what the other party cleared."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A soft pointer to another question."""

    sentence: str
    to: Spot


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A sentence, and what stood in its place when the party last looked at this page, where that was something else.
    `words` is empty where nothing stands there now, or only a picture.
    """

    words: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """One part of a reckoning: a heading or "", a picture or none, sentences below it."""

    heading: str
    lines: tuple[FigureLine, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class TryGuess:
    """A guess that can be tried with other numbers: each of its places in words, `entered` the party's own."""

    guess: str
    called: str
    places: tuple[str, ...]
    entered: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would be if one guess were another: sentences as the numbers are, and as they would be. Stored nowhere."""

    as_entered: tuple[str, ...]
    if_so: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Computed rows: what it is, and what came out. A row without `amount` is a sentence.

    A reckoning that has more to show has `blocks`, told in their order before the rows, which are then its single steps;
    `steps` is the picture of them, `matters` says which guess moves it most, `tries` are guesses to try.
    """

    rows: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    footer: str
    blocks: tuple[FigureBlock, ...] = ()
    matters: FigureBlock | None = None
    steps: Picture | None = None
    tries: tuple[TryGuess, ...] = ()
    asks: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an answer while it is typed: what it adds up to, and what is asked about it. `at_rest`: the
    typing paused, so that a screen reader may be told what the lines say now.
    """

    lines: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    at_rest: bool = False


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question with everything around it. `number` is that of the sheet, the same on paper; `more_after` is how many are
    still to come in this part, None while a later condition is open.

    `kind` has its options filled in; `value` is a value of that kind (blank where the answer has none).
    `closed` marks an earlier private answer that stays closed without the party's code: no editor then.
    """

    spot: Spot
    sheet: str
    section: str
    section_intro: str
    number: int
    more_after: int | None
    minutes_left: int
    prompt: str
    starred: bool
    why: str
    example: str
    earlier: tuple[Quote, ...]
    kind: Kind[Any]
    tongue: Tongue
    value: object
    state: State
    asks: bool
    lock: LockView | None
    problems: tuple[Problem, ...]
    can_clear: bool
    can_undo: bool
    has_more: bool
    is_first: bool
    figures: Figures | None = None
    pointer: Pointer | None = None
    beside: Beside | None = None
    closed: bool = False
    changing: bool = False
    """Reached by *Change* on the check page: *Continue* returns there."""
    told: str = ""
    """What the last act did that is not seen on the page: words it set aside, or where *Undo* went."""


class RowState(Enum):
    """The word before a question in the list of all questions."""

    DONE = "done"
    SKIPPED = "skipped"
    OPEN = "open"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """One question in the list of all questions, by the sheet's number."""

    spot: Spot
    number: int
    text: str
    state: RowState
    word: str


@dataclass(frozen=True, slots=True)
class ContentsGroup:
    """One sheet (or the part after the break) in the list of all questions."""

    filling: str
    title: str
    status: str
    rows: tuple[ContentsRow, ...]
    has_more: bool
    check: Stop


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """All questions, with what is done and open, and the acts that belong to the whole. `gap_line` says why numbers are
    missing, where any is."""

    groups: tuple[ContentsGroup, ...]
    gap_line: str
    can_go_back: bool
    private_line: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One answer on the check page. `blank` when nothing was answered; `changeable` unless the program filled it in."""

    spot: Spot
    label: str
    lines: tuple[str, ...]
    blank: bool
    changeable: bool
    starred: bool
    lock: LockView
    look_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Words that could be passed on, exactly as they would be. Ticked only by a tap."""

    spot: Spot
    label: str
    lines: tuple[str, ...]
    ticked: bool
    passed_on: bool


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Check your answers: one sheet, or the part after the break."""

    filling: str
    title: str
    rows: tuple[CheckRow, ...]
    could_share: tuple[ShareRow, ...]
    close: str
    finished: bool
    has_more: bool
    last: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class DonePage:
    """The end: what the mediator will and will not see, and what becomes of the answers. `saving`: the laptop is handed
    back as soon as the disk has everything.
    """

    finished: bool
    will_see: tuple[str, ...]
    will_not_see: tuple[str, ...]
    may_be_passed_on: tuple[str, ...]
    later: tuple[str, ...]
    back_at: str
    can_print: bool
    unsaved: tuple[str, ...] = ()
    saving: bool = False


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A calm full page with a few lines and one or two ways on. `leave` is empty where there is only one; `stay` where
    there is none yet.
    """

    title: str
    lines: tuple[str, ...]
    stay: str
    leave: str = ""


@dataclass(frozen=True, slots=True)
class ErasePage:
    """Asked once before anything is erased: one sheet (filling and title) or everything. `limits`: a copy of a limit may
    wait to be compared, and can be taken back."""

    sheets: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    limits: bool = False


@dataclass(frozen=True, slots=True)
class HiddenPage:
    """The neutral picture. `asks_code`: the way back is the party's code, else the same key again."""

    asks_code: bool
    problem: str = ""


class SaveState(Enum):
    """What may be said about saving. SAVED only when the disk has it all."""

    NOTHING = "nothing"
    WAITING = "waiting"
    SAVED = "saved"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class SaveNote:
    """What the line about saving says now."""

    state: SaveState
    sentences: tuple[str, ...] = field(default=())
