"""The recovery sheet: 160 random bits on eight numbered lines that check themselves.

A line has four letters of Crockford's base 32 (20 bits) and one check letter, worked out from the line's value and
its number modulo 37. Every wrong letter, every two swapped neighbours and every two swapped lines are found, on their
line, while somebody types. O is read as 0, I and L as 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.language import _
from app.domain.sources import Chance

LINES = 8
SECRET_BYTES = 20
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = _LETTERS + "*~$=U"
_DATA_LETTERS = 4
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


def new_secret(chance: Chance) -> bytes:
    """The secret behind a new sheet."""
    return chance.token(SECRET_BYTES)


def lines_of(secret: bytes) -> tuple[str, ...]:
    """The eight lines to print or to write down, without their numbers."""
    bits = int.from_bytes(secret, "big")
    found = []
    for number in range(1, LINES + 1):
        value = bits >> (20 * (LINES - number)) & 0xFFFFF
        letters = "".join(_LETTERS[value >> shift & 31] for shift in (15, 10, 5, 0))
        found.append(letters + _check_letter(value, number))
    return tuple(found)


def secret_of(lines: Sequence[str]) -> bytes | None:
    """The secret behind eight typed lines; None where any line has a fault."""
    if len(lines) != LINES or any(line_fault(number, line) for number, line in enumerate(lines, 1)):
        return None
    bits = 0
    for line in lines:
        bits = bits << 20 | _value(_tidied(line)[:_DATA_LETTERS])
    return bits.to_bytes(SECRET_BYTES, "big")


def line_fault(number: int, line: str) -> str:
    """What is wrong with line `number` (from 1) on its own, in one sentence; "" if nothing is."""
    typed = _tidied(line)
    if len(typed) != _DATA_LETTERS + 1:
        return _("Line {number} has five letters. Compare it with the sheet.").format(number=number)
    data, check = typed[:_DATA_LETTERS], typed[_DATA_LETTERS]
    known = all(letter in _LETTERS for letter in data) and check in _CHECK
    if not known or _check_letter(_value(data), number) != check:
        return _("Line {number} does not read as on the sheet. Compare each letter.").format(number=number)
    return ""


def two_lines(chance: Chance) -> tuple[int, int]:
    """Two different line numbers to ask back, the smaller first."""
    first = chance.pick(range(1, LINES + 1))
    second = chance.pick([number for number in range(1, LINES + 1) if number != first])
    return (min(first, second), max(first, second))


def same_lines(typed: Mapping[int, str], shown: Sequence[str]) -> bool:
    """Whether typed lines are those of the sheet that was shown."""
    return bool(typed) and all(
        1 <= number <= len(shown) and _tidied(line) == _tidied(shown[number - 1]) for number, line in typed.items()
    )


def _tidied(line: str) -> str:
    """As it is compared. The check letter U stands for itself; nothing else of what was typed is forgiven."""
    return line.strip().upper().translate(_FORGIVEN)


def _value(data: str) -> int:
    value = 0
    for letter in data:
        value = value << 5 | _LETTERS.index(letter)
    return value


def _check_letter(value: int, number: int) -> str:
    # 37 is a prime above 32: every wrong letter (a difference of k·32^n, k under 32) and every swap of neighbours
    # changes the remainder. The number is counted in times 7 so that swapped lines differ in every case of equal data.
    return _CHECK[(value + 7 * number) % 37]
