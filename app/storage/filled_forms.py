"""Forms that were filled in somewhere: read in the cage, and looked at here as if a stranger had sent the values too.

The child is asked twice: which handout a form is, and then for the fields that this handout has, by their names. So it
knows all of them while it reads, and an answer that is marked M leaves it as a blank one: nothing here tells which it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from app.domain.language import LANGUAGES, _
from app.domain.on_paper import LARGEST_FORM, HandoutCode, read_code
from app.domain.plain import Misread, dump, load
from app.domain.trouble import Trouble
from app.storage.cage import Cage, CannotBeRead
from app.storage.foreign import FORM
from app.storage.refused_forms import (
    DAMAGED,
    FILES,
    LOCKED,
    LONGEST_VALUE,
    MOST_FIELDS,
    NO_CASE,
    NO_HANDOUT,
    NOT_A_PDF,
    NOT_FILLABLE,
    SCRIPT,
    TOO_LARGE,
)

_PATIENCE = 30.0
"""Seconds, with all that has to be loaded first."""
UNREAD = "unread"
"""Beside the reasons of `refused_forms`: whoever reads came to no end."""


class FormNotRead(Trouble):
    """A file is no filled form that this program reads. `why` is one of the reasons of `refused_forms`."""

    def __init__(self, why: str) -> None:
        happened, do = _refusals().get(why) or _refusals()[DAMAGED]
        super().__init__(happened=happened, do=do, safe=_("Nothing was read from it, and nothing was changed."))
        self.why = why


def _refusals() -> Mapping[str, tuple[str, str]]:
    fill_again = _("Ask for the form once more, as it was saved after it was filled in. Or print it and key it in.")
    return {
        NOT_A_PDF: (_("This file is not a PDF."), fill_again),
        NO_HANDOUT: (
            _("This PDF has no form of Recess in it."),
            _("Look whether it is the right file. A handout that was scanned is keyed in from the paper."),
        ),
        NO_CASE: (_("This form carries no code of a case."), _("Key it in from the lists.")),
        NOT_FILLABLE: (
            _("This PDF cannot be filled in, or another program changed its form."),
            _("A handout that was printed, scanned or saved as a picture is keyed in from the paper."),
        ),
        DAMAGED: (_("This form is damaged, or it is not whole."), fill_again),
        TOO_LARGE: (_("This file is too large for a form of Recess."), fill_again),
        UNREAD: (
            _("This file cannot be read: it takes too long or too much room."),
            _("Try once more when the laptop has less to do, or ask for the form once more."),
        ),
        LOCKED: (
            _("This PDF is locked with a password."),
            _("Open it in the program it was filled in with, save it without a password, and read that file."),
        ),
    }


@dataclass(frozen=True, slots=True)
class FormMark:
    """Which handout a form says it is: its code, its language, and the order of its places (`forms.identity`)."""

    code: HandoutCode
    language: str
    order: str


@dataclass(frozen=True, slots=True)
class FieldsWanted:
    """The names of all fields of a handout. `after`: the questions that are there because of others, with those: what
    follows from an answer that is kept is kept with it (decision 8)."""

    names: tuple[str, ...]
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What was read. `values` has each of the names that were asked for; the value of a choice is its place.

    `dropped` answers are marked M, or follow from one that is: their values are empty here, as those that nobody wrote. `told` are sentences about
    what else was in the file.
    """

    mark: FormMark
    values: Mapping[str, str]
    dropped: int
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What the child says: why a form is refused, or what it holds."""

    refused: str = ""
    code: str = ""
    language: str = ""
    order: str = ""
    beside: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    dropped: int = 0


def read_filled_form(content: bytes, fields_for: Callable[[FormMark], FieldsWanted]) -> FilledForm:
    """The fields of a filled form that `fields_for` names for what it says it is. `FormNotRead`, or the `Trouble` that
    `fields_for` raises.
    """
    if len(content) > LARGEST_FORM:
        raise FormNotRead(TOO_LARGE)
    with Cage(patience=_PATIENCE) as cage:
        mark = _mark(_asked(cage, content, FieldsWanted(())))
        wanted = fields_for(mark)
        told = _asked(cage, content, wanted)
    names = wanted.names
    if _mark(told) != mark or set(told.values) != set(names) or not 0 <= told.dropped <= len(names):
        raise FormNotRead(DAMAGED)
    if len(names) > MOST_FIELDS or any(len(value) > LONGEST_VALUE for value in told.values.values()):
        raise FormNotRead(TOO_LARGE)
    return FilledForm(mark, told.values, told.dropped, _told(told.beside))


def _asked(cage: Cage, content: bytes, wanted: FieldsWanted) -> _Told:
    try:
        told = load(_Told, cage.read(FORM, content, dump(wanted)))
    except CannotBeRead:
        raise FormNotRead(UNREAD) from None
    except Misread:
        raise FormNotRead(DAMAGED) from None
    if told.refused:
        raise FormNotRead(told.refused)
    return told


def _mark(told: _Told) -> FormMark:
    code = read_code(told.code)
    if code is None:
        raise FormNotRead(NO_HANDOUT)
    language = told.language if told.language in LANGUAGES else "en"
    return FormMark(code, language, told.order if told.order.isascii() else "")


def _told(beside: Collection[str]) -> tuple[str, ...]:
    sentences = (
        (SCRIPT, _("This file also holds a small program. It was not run, and nothing of it was taken.")),
        (FILES, _("This file also holds other files. They were not opened, and nothing of them was taken.")),
    )
    return tuple(sentence for what, sentence in sentences if what in beside)
