"""Passphrases: six random words are offered; an own one has to be long and varied enough."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.domain.language import _, ngettext
from app.domain.sources import Chance

_LIST = Path(__file__).resolve().parents[2] / "resources" / "words.txt"

OFFERED_WORDS = 6
FEWEST_LETTERS = 12
FEWEST_DIFFERENT = 6
LONGEST = 1024


@cache
def words() -> tuple[str, ...]:
    """The shipped list: short plain English words of which the first four letters tell each from all others, and none
    that would embarrass a mediator who writes it down before a party. Six of at least 3,251 words hold 70 bits."""
    return tuple(_LIST.read_text(encoding="utf-8").split())


def offered(chance: Chance, count: int = OFFERED_WORDS) -> str:
    """`count` random words with spaces between; six of them hold a little over 70 bits."""
    return " ".join(chance.pick(words()) for _place in range(count))


def as_used(passphrase: str) -> bytes:
    """The same letters on every keyboard and system give the same bytes; outer and doubled spaces do not count."""
    return unicodedata.normalize("NFKC", " ".join(passphrase.split())).encode()


def faults(passphrase: str) -> tuple[str, ...]:
    """Why an own passphrase will not do, in sentences; empty if it will.

    An honest floor and no more: length, and letters that are not the same few over and over. The offered words are
    the better choice, and the page says so.
    """
    found: list[str] = []
    missing = FEWEST_LETTERS - len(passphrase)
    if missing > 0:
        words_missing = ngettext("Add at least {count} more letter.", "Add at least {count} more letters.", missing)
        found.append(words_missing.format(count=missing))
    if len(passphrase) > LONGEST:
        found.append(_("Use at most {count} letters.").format(count=LONGEST))
    if missing <= 0 and (len(set(passphrase.lower())) < FEWEST_DIFFERENT or _is_a_run(passphrase.lower())):
        found.append(_("Use more different letters. Several words work well."))
    return tuple(found)


def _is_a_run(passphrase: str) -> bool:
    """Whether it is one piece over and over ("abcabcabcabc") or counts up ("123456789012")."""
    repeats = passphrase in (passphrase + passphrase)[1:-1]
    steps = {ord(second) - ord(first) for first, second in pairwise(passphrase)}
    return repeats or len(steps - {-9}) == 1
