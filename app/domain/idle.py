"""When a laptop that nobody touches locks by itself. Two clocks are asked, because each alone can be wrong: the steady
one stands still while some systems sleep, and the wall clock can be set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the menus name the choices, and are painted before anything that draws random numbers is loaded
    from app.domain.sources import Clock

LOCK_AFTER = (5, 10, 20, 60)
"""Minutes that may be chosen."""
USUAL = 10
MOST_APART = 60.0
"""Seconds the two clocks may part between two looks. More is sleep, or a clock that was set: nobody knows how long it
was, so it counts as too long."""
LOOK_EVERY = 2.0
"""Seconds between two looks."""


def minutes_from(kept: str) -> int:
    """The minutes a kept setting means; the usual ones where it means none of the choices."""
    return next((minutes for minutes in LOCK_AFTER if str(minutes) == kept), USUAL)


class Stillness:
    """How long nobody has done anything. `minutes` None: however long it is, it is not too long; a jump still is.

    Once it was too long it stays so, whatever is pressed, until `begin`: the key that wakes a laptop must not undo the
    lock that is due.
    """

    def __init__(self, clock: Clock, minutes: float | None = USUAL) -> None:
        self._clock = clock
        self.minutes = minutes
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self._due = False
        self._jumped = False
        self._acted = self._looked = self._now()

    def acted(self) -> None:
        """A person did something."""
        now = self._now()
        if not self._too_long(now):
            self._acted = now

    def is_too_long(self) -> bool:
        """To be asked every `LOOK_EVERY` seconds: whether it has been too long by either clock, or whether the clocks
        have parted since the last look."""
        now = self._now()
        self._too_long(now)
        self._looked = now
        return self._due

    @property
    def jumped(self) -> bool:
        """Whether the clocks have parted since `begin`: the laptop slept, or a clock was set."""
        return self._jumped

    def _too_long(self, now: tuple[float, float]) -> bool:
        steady, wall = (new - old for new, old in zip(now, self._looked, strict=True))
        self._jumped = self._jumped or abs(wall - steady) > MOST_APART
        still = max(new - old for new, old in zip(now, self._acted, strict=True))
        self._due = self._due or self._jumped or (self.minutes is not None and still >= self.minutes * 60.0)
        return self._due

    def _now(self) -> tuple[float, float]:
        return self._clock.monotonic(), self._clock.now().timestamp()
