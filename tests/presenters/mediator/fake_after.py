"""A stand-in for the door to what becomes of cases: in memory, keeping the promises of `after_doors`."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.destroyed import Destroyed, NotReached, ToDestroy
from app.domain.trouble import Trouble
from app.presenters.after_doors import Certificate, Retention
from tests.presenters.mediator.fakes import small_pdf

CODE = "K7RT-2M"


@dataclass
class FakeAfter:
    """`trouble` is raised by the next call that touches the disk."""

    kept_until: str = ""
    held: bool = False
    goes: ToDestroy = field(default_factory=lambda: ToDestroy(CODE, 3, 2, 1, ("2026-10-30",)))
    not_reached: tuple[NotReached, ...] = ()
    destroyed: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    unfinished: tuple[str, ...] = ()
    trouble: Trouble | None = None

    def _disk(self) -> None:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def retention(self, case: str) -> Retention:
        return Retention(self.kept_until, held=self.held)

    def keep_until(self, case: str, day: str) -> None:
        self._disk()
        self.kept_until = day

    def hold(self, case: str, held: bool) -> None:
        self._disk()
        self.held = held

    def to_destroy(self, case: str) -> ToDestroy:
        self._disk()
        return self.goes

    def destroy(self, case: str) -> Certificate:
        self._disk()
        self.destroyed.append(case)
        done = Destroyed(CODE, False, "2026-11-03T20:20", 1, 3, 2, self.not_reached)
        return Certificate(done, "destruction-certificate_mediator.pdf", small_pdf("Destruction certificate"))

    def begun(self) -> tuple[str, ...]:
        return self.unfinished

    def write(self, certificate: Certificate, where: str) -> None:
        self._disk()
        self.written.append(where)
