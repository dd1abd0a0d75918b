"""Passphrases: six random words are offered; an own one has to be long and hard to guess."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from app.domain.language import _, ngettext
from app.domain.sources import Chance

_LIST = Path(__file__).resolve().parents[2] / "resources" / "words.txt"

OFFERED_WORDS = 6
FEWEST_LETTERS = 12
LONGEST = 1024
LEAST_STRENGTH = 3
"""Of zxcvbn: about 10^8 guesses or more, each of which takes this vault's half second."""
_LOOKED_AT = 100


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

    Length, and how many guesses it would take somebody who knows which words, names, dates and keys side by side
    people choose. The offered words are the better choice, and the page says so.
    """
    found: list[str] = []
    missing = FEWEST_LETTERS - len(passphrase.strip())
    if missing > 0:
        words_missing = ngettext("Add at least {count} more letter.", "Add at least {count} more letters.", missing)
        found.append(words_missing.format(count=missing))
    if len(passphrase) > LONGEST:
        found.append(_("Use at most {count} letters.").format(count=LONGEST))
    if missing <= 0 and _strength(passphrase) < LEAST_STRENGTH:
        found.append(_("This one could be guessed. Add two or three words that do not belong together."))
    return tuple(found)


def _strength(passphrase: str) -> int:
    """From 0 (the first guesses) to 4. Longer ones are cut: the estimate would take too long, and their first part
    alone is then either strong or the same few letters over and over."""
    # It reads its lists of words when it is imported, so nothing waits for it before a passphrase is chosen.
    from zxcvbn import zxcvbn

    known = ["recess", "mediator", "mediation", "mediate", "vault", "passphrase", "recovery", "sheet"]
    looked_at = passphrase[:_LOOKED_AT]
    # A capital letter in one piece of "abcabcabc" hides from it that all pieces are the same.
    forms = {looked_at, looked_at.lower()}
    return min(int(zxcvbn(form, user_inputs=known, max_length=_LOOKED_AT)["score"]) for form in forms)
