"""A stand-in for the door to backups: in memory, keeping the promises of `restoring_doors`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain.trouble import Trouble
from app.presenters.restoring_doors import Backup, Care, Offer, VaultCopied
from tests.presenters.mediator.fake_cases import FakeCase, sample_open

BACKUPS = (
    Backup("0000000041-20261103T2038.case", "2026-11-03T20:38"),
    Backup("0000000023-20261103T1410.case", "2026-11-03T14:10"),
    Backup("0000000009-20261028T0905.case", "2026-10-28T09:05"),
)


@dataclass
class FakeRestoring:
    """`trouble` is raised by the next call that touches the disk."""

    offered: Offer = field(default_factory=lambda: Offer("The bakery kitchen", BACKUPS, can_open=True))
    stands: Care = field(default_factory=lambda: Care("2026-11-02T18:00"))
    made: VaultCopied = field(default_factory=lambda: VaultCopied("recess-vault-2026-11-03", 4))
    restored: list[tuple[str, str]] = field(default_factory=list)
    copied_to: list[str] = field(default_factory=list)
    trouble: Trouble | None = None

    def _disk(self) -> None:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def offer(self, case: str) -> Offer:
        self._disk()
        return self.offered if case else replace(self.offered, alias="", can_open=False)

    def restore(self, case: str, name: str) -> FakeCase:
        self._disk()
        self.restored.append((case, name))
        return sample_open()

    def restore_list(self, name: str) -> None:
        self._disk()
        self.restored.append(("", name))

    def care(self) -> Care:
        self._disk()
        return self.stands

    def copy_vault(self, folder: str) -> VaultCopied:
        self._disk()
        self.copied_to.append(folder)
        return self.made
