"""What goes to a party's process: values, and nothing a party may not know (decision 3).

No vault, no folder, no key but what this party's own "only me" answers need, no case fact, no other party's answers
but those cleared for this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.only_me import OnlyMe
from app.domain.worksheet import Form, Worksheet
from app.domain.written import WrittenAnswer


@dataclass(frozen=True, slots=True)
class HandedSheet:
    """One sheet to be filled in: settled for this party, with what it wrote before.

    `place` is the question to resume at (empty: from the start). `shown` holds, per question id, the lines another
    party cleared that are printed above it.
    """

    filling: str
    worksheet: Worksheet
    form: Form
    issue_title: str = ""
    answers: tuple[WrittenAnswer, ...] = ()
    place: str = ""
    finished: bool = False
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes_used: int = 0
    """Whole minutes in all earlier hand-overs; what `SheetFinished` tells is counted from here."""


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """What the party's process needs to keep its own "only me" key safe across a crash.

    `working_wrap` wraps the key while the party works; it is derived from the party's key and opens nothing else.
    `limit_key` seals the one copy of its limit that a party may hand over to be compared (decision 10); empty where no
    sheet asks for that.
    The secret that goes with the party's code is not in here: it is given out one counted try at a time.
    """

    state: OnlyMe
    working_wrap: bytes
    limit_key: bytes = b""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Everything a party's process is given at its start."""

    case: str
    party: str
    letter: str
    name: str
    case_code: str
    others: tuple[str, ...]
    """The names of the other parties, as this party may call them."""
    language: str
    numbers: str
    currency: str
    back_at: str
    """The return time as a clock time ("15:40"), shown on the cover and on Done; empty for none."""
    sheets: tuple[HandedSheet, ...]
    keys: PrivateKeys
    limits_text: tuple[str, ...]
    """The exceptions text of the rules profile, one string a paragraph; acknowledged before the first sheet."""
    earlier: tuple[HandedSheet, ...] = ()
    """Sheets of earlier breaks, not asked again: for this party's own copy."""
    acknowledged: bool = False
    calm_minute: bool = False
    hide_after: int = 3
    curtain_after: int = 10
    practice: bool = False
    went_on: bool = False
    """Started again after this party's process ended unexpectedly: goes on where the answers are."""
