"""What single_choice, multi_choice and ranking share: options by value, and choices in a person's own words.

A value may name an option that is no longer offered (an idea taken off the list it came from). It is kept, since the
option may come back; it is said only where its words are known.
"""

from __future__ import annotations

from typing import Any

from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS, Option
from app.domain.kinds.limits import said_lines
from app.domain.language import _
from app.domain.wording import Tongue, plain_text

OTHER = "other: "
"""What stands before a choice in a person's own words."""


def other(words: str) -> str:
    """The stored form of a choice in a person's own words."""
    return OTHER + words


def own_words(value: str) -> str:
    """The words of a choice a person wrote; "" if `value` is not one."""
    return value.removeprefix(OTHER).strip() if value.startswith(OTHER) else ""


def has_room(plain: Any) -> bool:
    """Whether a value in its plain form keeps to both limits, in every part of it."""
    if isinstance(plain, str):
        # `OTHER` is ours, not theirs.
        return len(plain.removeprefix(OTHER)) <= LONGEST_TEXT
    if isinstance(plain, dict):
        return len(plain) <= MOST_ROWS and all(has_room(part) for part in plain.values())
    if isinstance(plain, list | tuple):
        return len(plain) <= MOST_ROWS and all(has_room(part) for part in plain)
    return True


def option_for(options: tuple[Option, ...], value: str) -> Option | None:
    """The option behind a stored value, also for own words; None where it is no longer offered."""
    for option in options:
        if option.value == value:
            return option
    words = " ".join(said_lines(own_words(value)))
    return Option(value, plain_text(words)) if words else None


def said(options: tuple[Option, ...], values: tuple[str, ...], tongue: Tongue) -> tuple[str, ...]:
    """The words of the chosen options; one sentence in their place where none of them is offered any more."""
    known = [found for value in values if (found := option_for(options, value)) is not None]
    if values and not known:
        return (not_offered(),)
    return tuple(tongue.say(option.label) for option in known)


def not_offered() -> str:
    """What is said of a choice whose words are not known any more."""
    return _("A choice that is no longer on the list")
