"""What a party typed and was promised, as its hands wrote it down; and what of it may be gone after a kill.

What was marked "Saved" is there. Of what was being typed at most one second is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AT_MOST = 1.0
"""Seconds of typing that a kill may cost."""

Now = Callable[[str, str], Any]
"""State, lock and plain value at a filling and a question; None where it cannot be seen."""


@dataclass
class Spot:
    """One question in one filling."""

    saved: Any = None
    open_again: bool = False
    """Whether keys were pressed after the last "Saved"."""
    typed: list[tuple[float, str]] = field(default_factory=list)
    """Since then: when, and what stood in the field then."""
    killed: float | None = None
    """When a process was killed while this was open."""
    still: float = 0.0
    """How long the machine stood still just before that."""

    def must_be(self) -> str | None:
        """What was typed when the last second began; None where there was nothing yet."""
        assert self.killed is not None
        before = [text for at, text in self.typed if at <= self.killed - AT_MOST - self.still]
        return before[-1].strip() if before else None

    def is_near(self, here: str) -> bool:
        """Whether what is here is at most a second older than what was typed last."""
        if self.killed is None or self.must_be() is None:
            return True
        newer = {text.strip() for at, text in self.typed if at > self.killed - AT_MOST - self.still}
        return here in newer | {self.must_be()}

    def gone(self, here: str) -> float | None:
        """How many seconds of typing are gone; None where it was not typed for a whole second up to the kill."""
        if self.killed is None or not self.typed:
            return None
        if self.typed[0][0] > self.killed - AT_MOST or self.typed[-1][0] < self.killed - AT_MOST:
            return None
        return next((self.killed - at for at, text in self.typed if len(text.strip()) > len(here)), 0.0)


class TypedLog:
    """The log of one party."""

    def __init__(self, log: Path) -> None:
        self.spots: dict[tuple[str, str], Spot] = {}
        self.acknowledged = 0
        self._last_kill = 0.0
        for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else ():
            self._read(*json.loads(line))

    def _read(self, what: str, filling: str, question: str, value: Any) -> None:
        if what == "killed":
            self._last_kill = value[0]
            for known in self.spots.values():
                if known.open_again and known.killed is None:
                    known.killed, known.still = value
            return
        spot = self.spots.setdefault((filling, question), Spot())
        if what == "saved":
            self.acknowledged += 1
            self.spots[filling, question] = Spot(saved=value)
        elif what == "begin":
            self.spots[filling, question] = Spot(saved=spot.saved, open_again=True)
        else:
            spot.typed.append((value[0], value[1]))

    def faults(self, now: Now) -> list[str]:
        """What is missing, one line each."""
        found = []
        for (filling, question), spot in self.spots.items():
            here = now(filling, question)
            if here is None:
                continue
            if not spot.open_again:
                if spot.saved is not None and here != spot.saved:
                    found.append(f"{question}: promised {spot.saved!r}, found {here!r}")
            elif not spot.is_near(_words(here)):
                found.append(f"{question}: typed {spot.typed[-40:]!r}, killed {spot.killed}, found {here!r}")
        return found

    def gone(self, now: Now) -> list[tuple[float, bool]]:
        """For each text that was being typed at the last kill: how many seconds of it are gone, and whether
        the machine stood still just then."""
        told = []
        for (filling, question), spot in self.spots.items():
            here = now(filling, question)
            of_this_kill = here is not None and spot.killed == self._last_kill
            seconds = spot.gone(_words(here)) if of_this_kill else None
            if seconds is not None:
                told.append((seconds, spot.still > 0))
        return told


def _words(here: Any) -> str:
    return str(here[2] or "").strip()


def note_kill(log: Path, at: float, still: float) -> None:
    """Put down that somebody was killed."""
    if log.exists():
        with log.open("a", encoding="utf-8") as told:
            told.write(json.dumps(["killed", "", "", [at, still]]) + "\n")
