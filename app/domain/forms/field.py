"""A field of a fillable handout, before there is a PDF: what `app/export` draws and what a filled form is read by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

ON = "on"
"""The value of a ticked `TICK`."""
OFF = ""
"""That of an empty one, of a `ONE_OF` with nothing picked and of an empty line."""


class Sort(Enum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    TICK = "tick"
    ONE_OF = "one_of"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `name` is unique in its form, in ASCII without a full stop (which means a family of fields in PDF).

    `words` say to somebody who hears the form what is filled in here. `choices` are values and words: of a `ONE_OF`
    one is picked, any other sort has none. A value may be any text; what stands in the file for it is its place.
    """

    name: str
    sort: Sort
    words: str
    choices: tuple[tuple[str, str], ...] = ()


Values = dict[str, str]
"""What a filled form holds, by the names of its fields: the text of a line, the value of a choice, `ON` or `OFF`."""
