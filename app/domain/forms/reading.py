"""What the readers of all kinds share: when something cannot be read, and words that are taken as they stand."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.kinds.base import LONGEST_TEXT, Option
from app.domain.kinds.choosing import other
from app.domain.language import _


class Unclear(Exception):
    """What stands in a form cannot be read as an answer. `sentence` says why, and never what stands there."""

    def __init__(self, sentence: str) -> None:
        super().__init__("a form")
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class SomeRows:
    """The value of a table or a grid without the rows that cannot be read: `unread`, counted from 1 as they are drawn."""

    value: object
    unread: tuple[int, ...]


def written(text: str) -> str:
    """The text of a field, to the letter; only its line breaks are made our own."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(whole) > LONGEST_TEXT:
        raise Unclear(_("This text is longer than what there is room for."))
    return whole


def on_one_line(text: str) -> str:
    """The text of a field without the white space around its words."""
    return " ".join(written(text).split())


def lines_of(text: str) -> tuple[str, ...]:
    """What stands on the lines of a block of ruled lines; empty ones left out."""
    return tuple(line for part in written(text).split("\n") if (line := on_one_line(part)))


def chosen(words: str, options: tuple[Option, ...], *, own: bool) -> str:
    """The value of the option that is called so, in any language; else `words` as an own choice, where there are any."""
    named = {option.value for option in options if words in map(on_one_line, option.label.values())}
    if len(named) == 1:
        return named.pop()
    if own and not named:
        return other(words)
    raise Unclear(_("These words are not one of the choices."))
