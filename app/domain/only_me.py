"""The state of a party's "only me" key, as the mediator's process may know it (decision 2).

The key itself is made and used in the party's process alone. What is kept here are wraps of it that the mediator's
process never opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

FEWEST_CODE_LETTERS = 6
MOST_TRIES = 5
"""Wrong codes in a row before the mediator has to allow more."""

STANDS_IN = b"recess: sealed with a key that ends at hand-back\n"
"""What a sealed answer begins with where its party went on without its code: nobody can open it once the laptop is taken
back, so it goes then. The mark is in the clear for the mediator's process, which could not tell such answers otherwise."""


class Keeping(Enum):
    """What the party chose for its "only me" answers."""

    NOT_CHOSEN = "not_chosen"
    WITH_CODE = "with_code"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class OnlyMe:
    """`working` is the key wrapped for the time the party works (deleted at take-back); `coded` is the key wrapped
    under the party's code, with `salt` and the Argon2id cost it was wrapped with. `tries` counts wrong codes since
    the last right one; it is raised on the disk before a code is checked.
    """

    keeping: Keeping = Keeping.NOT_CHOSEN
    working: bytes | None = None
    coded: bytes | None = None
    salt: bytes | None = None
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0
    tries: int = 0
