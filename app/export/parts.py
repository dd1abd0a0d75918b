"""What documents are made of: neutral parts, without a page, a font or a file format.

`contents` makes them from one audience's view, `drawings` make those of an answer, `pdf` draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.forms.field import FormField
from app.domain.sharing import Lock
from app.pictures.shapes import Picture


class Part:
    """Anything that can stand in a document."""


@dataclass(frozen=True, slots=True)
class Heading(Part):
    """A heading of level 1 to 3; it stands in the outline. `beside` is said after it, `below` under it, both quietly.

    With `own_sheet` it begins on the front of a new sheet of paper, and every page from here on says `own_sheet`.
    """

    words: str
    level: int = 2
    beside: str = ""
    below: str = ""
    own_sheet: str = ""


class Voice(Enum):
    """How a paragraph speaks. `LEAD`, `INTRO` and `LABEL` stay with what follows, `CLOSE` with what stands before it;
    `ASIDE` with what stands before it, below a heading with what follows."""

    BODY = "body"
    LEAD = "lead"
    INTRO = "intro"
    LABEL = "point"
    QUIET = "quiet"
    CLOSE = "close"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Paragraph(Part):
    """A paragraph of plain words."""

    words: str
    voice: Voice = Voice.BODY


@dataclass(frozen=True, slots=True)
class Lines(Part):
    """Lines of an answer, each its own paragraph: numbered so that they can be spoken of, or with a dash. `written` ones
    are a person's own words, in `language` where that is neither the document's nor that of the answer they stand in."""

    lines: tuple[str, ...]
    numbered: bool = False
    bulleted: bool = False
    written: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Grid(Part):
    """A table: a head row and rows of words. `shares` are the widths of the columns as parts of one; without them
    the words decide.

    `room` is the least height of a row in points, for writing by hand; 0 for a filled one. `large` is for what is
    read and typed letter by letter. `written` are the cells, as (row, column), with a person's own words, and
    `languages` those of the columns they stand in, as in `Lines`. With `labelled` the first column names the rows, as it
    does without heads.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    room: float = 0.0
    large: bool = False
    written: frozenset[tuple[int, int]] = frozenset()
    languages: tuple[str, ...] = ()
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Pairs(Part):
    """Computed rows: a label and its words."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LockSaid:
    """A lock as it is printed. `cleared` fills its box: these words may be passed on."""

    lock: Lock
    words: str
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Answered(Part):
    """One answer: what it answers, who may read it, and the answer itself. `notes` are short ("already passed on").

    No lock is printed where everything in the document has the same one. `language` is that of what its party wrote in
    it, "" where that is the document's: the label, choices and numbers are in the document's all the same.
    """

    label: str
    lock: LockSaid | None
    body: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class LockKey(Part):
    """What the locks in a document mean, a line each."""

    lines: tuple[tuple[LockSaid, str], ...]


@dataclass(frozen=True, slots=True)
class Notice(Part):
    """A box that is read first, or last. `picks` are choices below its words, each with a circle before it; `leads` say
    in a word or two what each of the lines is about."""

    title: str
    lines: tuple[str, ...]
    picks: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked(Part):
    """One question on paper: its number, the prompt, a skip rule, the help, room for the answer, the locks to mark.

    With one lock there is nothing to mark: it is said. `short` marks what the short form asks. `fields` are those of a
    form, in the order in which `body` has room for them, `lock_field` that of the locks.
    """

    number: int
    prompt: str
    star: bool
    hints: tuple[str, ...]
    only_if: str
    body: tuple[Part, ...]
    locks: tuple[tuple[Lock, str], ...]
    short: bool = False
    fields: tuple[FormField, ...] = ()
    lock_field: FormField | None = None


@dataclass(frozen=True, slots=True)
class Drawn(Part):
    """A picture; below it, unless `words` is False, the same in sentences."""

    picture: Picture
    words: bool = True


# ---- room for writing -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WriteLines(Part):
    """Ruled lines across, 9 mm apart; `labels` name them ("1.", "2."), else they are bare."""

    count: int
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks(Part):
    """Choices with a circle (pick one) or a square (pick many) before each; `other` adds one with a line to write on."""

    options: tuple[str, ...]
    many: bool
    other: str = ""


@dataclass(frozen=True, slots=True)
class Line0to10(Part):
    """Numbers to circle, with words at both ends."""

    points: tuple[int, ...]
    low_words: str = ""
    high_words: str = ""


@dataclass(frozen=True, slots=True)
class Boxes(Part):
    """Boxes to write a number in: each with words before and after it. `is_list`: small ones below each other."""

    boxes: tuple[tuple[str, str], ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole document.

    `for_whom` (with a name in it: `whose`), `about` (whose answers, which sheet) and `page_line` stand on every page, with
    the document's name, the case's code and the page's number; `foot` adds what a kind of document says there (sheet, edition, language).
    `qr` is a code to draw, or "", and `qr_words` what it says to people. `known` makes it a form to fill in on a screen:
    fields that nobody changes, each with its name, what it is and what stands in it.
    """

    name: str
    title: str
    for_whom: str
    page_line: str
    parts: tuple[Part, ...]
    about: str = ""
    whose: str = ""
    language: str = "en"
    case_code: str = ""
    foot: str = ""
    subtitle: str = ""
    practice: bool = False
    """Every page of a practice case says so (decision 33)."""
    qr: str = ""
    qr_words: str = ""
    handout: bool = False
    at_a_glance: bool = False
    """Read at the table, from a little further away: set larger."""
    known: tuple[tuple[str, str, str], ...] = ()
