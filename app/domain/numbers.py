"""Numbers as people type and read them: which mark groups thousands, which one starts the fraction.

`12,500` is twelve thousand five hundred to one reader and twelve and a half to another. The number format belongs to
the case; whatever it does not decide is asked back, never guessed (decisions 34; N1, N2 of the conventions).
Only the digits 0 to 9 count: no other script's digits, no exponents, no binary fractions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_TYPED = 60
"""Characters of a typed number or amount that are looked at; more is not a number anybody typed on purpose."""
_MOST_DIGITS = 24

GAP = "\u00a0"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a case writes numbers. `mark_after`: the currency stands behind the number (`12.500 €`)."""

    group: str
    decimal: str
    mark_after: bool
    example: str


NUMBER_FORMATS: Mapping[str, NumberFormat] = {
    "us": NumberFormat(",", ".", False, "1,234.56"),
    "eu": NumberFormat(".", ",", True, "1.234,56"),
    "space": NumberFormat(GAP, ",", True, "1\u00a0234,56"),
    "swiss": NumberFormat("’", ".", False, "1’234.56"),
}
"""What a case may choose, by the names its file keeps. Spanish as used in the United States and Mexico is "us"."""


def number_format(name: str) -> NumberFormat:
    """The format with this name; "us" for one this program does not know."""
    return NUMBER_FORMATS.get(name, NUMBER_FORMATS["us"])


@dataclass(frozen=True, slots=True)
class Figure:
    """The exact number `digits` / 10**`places`."""

    digits: int
    places: int = 0

    def scaled(self, places: int) -> int | None:
        """This number times 10**`places`, or None if that is not a whole number."""
        if places >= self.places:
            return int(self.digits * 10 ** (places - self.places))
        whole, rest = divmod(self.digits, 10 ** (self.places - places))
        return None if rest else whole


@dataclass(frozen=True, slots=True)
class NumberRead:
    """What typed digits say: `sure`, or else every number they `might` mean (none: not a number)."""

    sure: Figure | None = None
    might: tuple[Figure, ...] = ()


NOT_A_NUMBER = NumberRead()

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | {"’": "'", "ʼ": "'"})
_SHAPE = re.compile(r"[0-9]*(?:[ .,'][0-9]+)*[.,]?", re.ASCII)
_MARKS = re.compile(r"[ .,']")


def read_number(typed: str, numbers: str) -> NumberRead:
    """Read digits with separators as the number format `numbers` has it."""
    text = " ".join(typed.translate(_SPACES).split())
    if len(text) > LONGEST_TYPED or not _SHAPE.fullmatch(text) or not any(digit.isdigit() for digit in text):
        return NOT_A_NUMBER
    if sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        return NOT_A_NUMBER
    marks = _MARKS.findall(text)
    groups = _MARKS.split(text)
    if not marks:
        return NumberRead(Figure(int(text)))
    if len(marks) == 1:
        return _one_mark(groups[0], marks[0], groups[1], number_format(numbers))
    return _several_marks(groups, marks)


def _one_mark(left: str, mark: str, right: str, style: NumberFormat) -> NumberRead:
    grouped = Figure(int(left + right)) if _is_grouping([left, right]) else None
    if mark in " '":
        return NumberRead(grouped)
    with_fraction = _fraction(left, right)
    if mark == style.group and grouped is not None:
        return NumberRead(grouped)
    if grouped is not None:
        return NumberRead(might=(grouped, with_fraction))
    if mark == style.decimal or not right or not _starts_groups(left):
        return NumberRead(with_fraction)
    return NumberRead(might=(with_fraction,))


def _several_marks(groups: list[str], marks: list[str]) -> NumberRead:
    if len(set(marks)) == 1:
        return NumberRead(Figure(int("".join(groups)))) if _is_grouping(groups) else NOT_A_NUMBER
    if len(set(marks[:-1])) != 1 or marks[-1] in " '" or not _is_grouping(groups[:-1]):
        return NOT_A_NUMBER
    return NumberRead(_fraction("".join(groups[:-1]), groups[-1]))


def _fraction(left: str, right: str) -> Figure:
    return Figure(int((left or "0") + right), len(right))


def _is_grouping(groups: list[str]) -> bool:
    return _starts_groups(groups[0]) and all(len(group) == 3 for group in groups[1:])


def _starts_groups(digits: str) -> bool:
    return 1 <= len(digits) <= 3 and not digits.startswith("0")


def read_whole(typed: str) -> int | None:
    """A whole number of at most nine digits, typed without separators; None for anything else."""
    text = typed.strip()
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) else None


def write_number(number: int, numbers: str, places: int = 0) -> str:
    """`number` / 10**`places` with grouped thousands; all of the `places` digits, none of them dropped."""
    style = number_format(numbers)
    whole, rest = divmod(abs(number), 10**places)
    text = f"{whole:,}".replace(",", style.group)
    if places:
        text += f"{style.decimal}{rest:0{places}d}"
    return f"−{text}" if number < 0 else text
