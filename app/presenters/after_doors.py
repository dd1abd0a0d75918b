"""The door to what becomes of a case afterwards: how long it is kept, a hold, destroying it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.destroyed import Destroyed, ToDestroy


@dataclass(frozen=True, slots=True)
class Retention:
    """`keep_until` is an ISO day, "" where none was set; nothing is destroyed by a date. `held`: never, for now."""

    keep_until: str
    held: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was destroyed, and the certificate that says so. It is kept nowhere: save or print it now."""

    destroyed: Destroyed
    file_name: str
    pdf: bytes


class AfterDoor(Protocol):
    """What becomes of cases afterwards. A case is named by its id or its code."""

    def retention(self, case: str) -> Retention: ...
    def keep_until(self, case: str, day: str) -> None:
        """Note until when (ISO day, "" for no date) the mediator means to keep it. The program reminds, no more. With a
        day the case counts as closed: what parties handed over for comparing limits is destroyed."""

    def hold(self, case: str, held: bool) -> None:
        """While a case is held nothing in the program destroys it."""

    def to_destroy(self, case: str) -> ToDestroy:
        """What would go, for the page that asks. `Held` where a hold stands in the way."""

    def destroy(self, case: str) -> Certificate:
        """Destroy the case: first its key, then its files. It cannot be taken back. Ends what was begun before and
        did not end. `Held`, `NoSuchCase`."""

    def begun(self) -> tuple[str, ...]:
        """The codes of cases of which the destroying was begun and not ended: their keys are gone already."""

    def write(self, certificate: Certificate, where: str) -> None:
        """Save the certificate. It holds no answer, so it is not locked."""
