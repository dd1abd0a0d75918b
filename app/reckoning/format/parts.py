"""The parts of an input of `recess reckon`, each with the place it stands at: what is not as it has to be is told there.

Numbers have been read as the decimals that stand in the file (`strict_json.read_exact`); nothing here is a float.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.domain.language import _
from app.domain.strict_json import short_place, step_to
from app.reckoning.trees import Chance, Exact, Impossible

UNKNOWN_WORD = "unknown"
"""How a reality check says "I don't know"; `null` is what was left blank."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value of the input and its place, like `tree.branches[0].p`; the whole input has the place ""."""

    value: Any
    place: str = ""

    def refused(self, sentence: str) -> Impossible:
        """What is raised when this part cannot be taken."""
        return Impossible(short_place(self.place) or _("the whole file"), sentence)

    def at(self, key: str | int) -> Part:
        """The part below this one; the key is there."""
        return Part(self.value[key], self.place + step_to(key))

    def has(self, key: str) -> bool:
        """Whether the key is there, be it with `null`."""
        return key in self.value

    def keys(self, known: Sequence[str], needed: Sequence[str] = ()) -> Part:
        """This part, as an object with no key that is not `known` and none of the `needed` ones missing."""
        if not isinstance(self.value, dict):
            raise self.refused(_("A group of keys in curly brackets belongs here."))
        for key in self.value:
            if key not in known:
                words = _("This key is not known here; known are: {keys}.")
                raise Part(None, self.place + step_to(key)).refused(words.format(keys=", ".join(known)))
        for key in needed:
            if key not in self.value:
                raise Part(None, self.place + step_to(key)).refused(_("This key is missing."))
        return self

    def maybe(self, key: str) -> Part | None:
        """The part below this one; None where the key is not there, or is `null`."""
        return self.at(key) if self.value.get(key) is not None else None

    def items(self) -> Iterator[Part]:
        """The parts of a list."""
        if not isinstance(self.value, list):
            raise self.refused(_("A list in square brackets belongs here."))
        return (self.at(number) for number in range(len(self.value)))

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str):
            raise self.refused(_("A text in quotation marks belongs here."))
        return self.value

    def one_of(self, known: Sequence[str]) -> str:
        """One of these words."""
        if self.value not in known:
            raise self.refused(_("One of these words belongs here: {words}.").format(words=", ".join(known)))
        return self.text()

    def truth(self) -> bool:
        """`true` or `false`."""
        if not isinstance(self.value, bool):
            raise self.refused(_("This is true or false, without quotation marks."))
        return self.value

    def number(self) -> Exact:
        """A number, exactly as it stands there."""
        if not isinstance(self.value, Fraction):
            raise self.refused(_("This is not a number."))
        return self.value

    def not_negative(self) -> Exact:
        """A number that is zero or more."""
        found = self.number()
        if found < 0:
            raise self.refused(_("This number is below zero, and cannot be here."))
        return found

    def share(self) -> Exact:
        """A chance or a share: a number from 0 to 1."""
        found = self.number()
        if found < 0:
            raise self.refused(_("This is below 0; it lies between 0 and 1."))
        if found > 1:
            raise self.refused(_("This is over 1; it lies between 0 and 1."))
        return found

    def chance(self) -> Chance:
        """A chance: a number, `[low, high]`, or `null` for "don't know"."""
        if self.value is None:
            return Chance(Fraction(0), Fraction(1))
        if isinstance(self.value, list):
            return Chance(*self.span(Part.share))
        return Chance.exactly(self.share())

    def span(self, of: Any = None) -> tuple[Exact, Exact]:
        """`[low, high]`, two numbers of which the first is not the larger one."""
        ends = [(of or Part.number)(item) for item in self.items()]
        if len(ends) != 2:
            raise self.refused(_("Two numbers belong here, the low one and the high one."))
        low, high = ends
        if low > high:
            raise self.refused(_("The low one is above the high one."))
        return low, high


def read_currency(whole: Part) -> str:
    """The three letters of the currency, "" where none are named. They change no number."""
    part = whole.maybe("currency")
    if part is None:
        return ""
    code = part.text()
    if len(code) != 3 or not (code.isascii() and code.isalpha() and code.isupper()):
        raise part.refused(_("A currency is three capital letters, like USD."))
    return code
