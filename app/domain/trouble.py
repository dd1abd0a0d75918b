"""Problems that are told to people.

Trouble is the world's doing: a full disk, a locked file, a damaged file, an unclear amount. It is told in words.
Whatever is not Trouble is a mistake of ours and goes to the crash window.
"""

from __future__ import annotations


class Trouble(Exception):
    """Something went wrong outside the program, in words that a person can act on.

    `happened` says what happened, `safe` what is not lost (may be empty where nothing was at stake), `do` what to
    do now. None of them may hold an answer, a name or a path: they end up on screens and in error streams.
    """

    def __init__(self, happened: str, do: str, safe: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.do = do
        self.safe = safe

    def sentences(self) -> tuple[str, ...]:
        """What happened, what is safe, what to do; without empty parts."""
        return tuple(part for part in (self.happened, self.safe, self.do) if part)

    def __str__(self) -> str:
        return " ".join(self.sentences())
