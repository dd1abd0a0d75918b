"""Backups on the desk: putting one back, copying the whole vault, and how well the vault is kept."""

from __future__ import annotations

from pathlib import Path

from app.commands.desk.ailing import NothingToPutBack
from app.commands.desk.case_desk import NOT_BACKED_UP, CaseDesk
from app.commands.desk.cases_desk import CasesDesk, is_older
from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.presenters.restoring_doors import THE_LIST, Backup, Care, Offer, VaultCopied
from app.storage.case_backups import backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.index import IndexedCase
from app.storage.restoring import GoodBackup, good_backups, good_index_copies, is_good, restore_case, restore_index
from app.storage.vault_copies import copied_at, copy_vault


class RestoringDesk:
    """Implements `restoring_doors.RestoringDoor`; also what the commands need of it."""

    def __init__(self, vault: VaultDesk, cases: CasesDesk, clock: Clock, chance: Chance) -> None:
        self._vault = vault
        self._cases = cases
        self._clock = clock
        self._chance = chance

    # ---- putting back ---------------------------------------------------------------------------------------------

    def offer(self, case: str) -> Offer:
        if case == THE_LIST:
            return Offer("", _told(good_index_copies(self._vault.waiting)))
        known = self._cases.known(case)
        path, keys = self._vault.vault.places.case(known.id), self._keys(known)
        return Offer(known.alias, _told(good_backups(path, keys)), can_open=self._can_be_opened(known))

    def restore(self, case: str, name: str) -> CaseDesk:
        known = self._cases.known(case)
        self.put_back(known, name)
        return self._cases.open(known.id)

    def put_back(self, known: IndexedCase, name: str) -> None:
        """Put a backup in place of a case file. The pair the list noted is set to what is there now (decision 43)."""
        self._cases.close()
        places = self._vault.vault.places
        path = places.case(known.id)
        backup = backups_of(path) / Path(name).name
        head = restore_case(path, self._keys(known), backup, known.sequence)
        self._vault.index.note_head(known.id, *head)
        self._cases.told_older(known.id)

    def restore_list(self, name: str) -> None:
        vault = self._vault.waiting
        restore_index(vault, vault.places.index_backups / Path(name).name)
        self._vault.open_waiting()

    def put_newest_list_back(self) -> str:
        """Put the newest good copy of the list back and open the vault; its name. `NothingToPutBack`."""
        good = good_index_copies(self._vault.waiting)
        if not good:
            raise NothingToPutBack
        self.restore_list(good[0].file.name)
        return good[0].file.name

    def is_as_it_was(self, known: IndexedCase) -> bool:
        """Whether a case file is whole and no older than the list knows."""
        if not is_good(self._vault.vault.places.case(known.id), self._keys(known)):
            return False
        with self._opened(known) as file:
            return not is_older(known, file.head())

    def _can_be_opened(self, known: IndexedCase) -> bool:
        try:
            self._opened(known).close()
        except Trouble:
            return False
        return True

    # ---- copies ---------------------------------------------------------------------------------------------------

    def care(self) -> Care:
        index, places = self._vault.index, self._vault.vault.places
        known = index.ids() | set(index.destroying())
        not_backed_up = sorted(index.settings(NOT_BACKED_UP))
        copied = copied_at(index)
        return Care(
            last_copied=copied[-1] if copied else "",
            not_backed_up=tuple(index.case(case).alias for case in not_backed_up if index.lists(case)),
            unknown_files=sum(file.stem not in known for file in places.cases.glob("*.case")),
        )

    def copy_vault(self, folder: str) -> VaultCopied:
        vault, index = self._vault.vault, self._vault.index

        def copy_case(case: IndexedCase, to: Path) -> None:
            open_one = self._cases.opened(case.id)
            if open_one is not None:
                open_one.file.copy_into(to, case.id)
                return
            with self._opened(case) as file:
                file.copy_into(to, case.id)

        def backup_of(case: IndexedCase) -> Path | None:
            good = good_backups(vault.places.case(case.id), self._keys(case))
            return good[0].file if good else None

        made = copy_vault(vault, index, Path(folder), self._clock.now(), copy_case, backup_of)
        return VaultCopied(made.folder.name, made.cases, _named(made.as_backup), _named(made.missing))

    def back_up(self, known: IndexedCase) -> tuple[str, bool]:
        """See that the newest backup of a case is a good one of how it stands now; its name, and whether it was made
        just now."""
        path, keys = self._vault.vault.places.case(known.id), self._keys(known)
        with self._opened(known) as file:
            made = file.back_up_if_changed()
            newest = good_backups(path, keys)
            if not newest or newest[0].sequence != file.head()[0]:
                # The newest one was damaged since it was made, or a taking-back was noted just now.
                file.back_up()
                newest, made = good_backups(path, keys), True
        return newest[0].file.name, made

    def _opened(self, known: IndexedCase) -> CaseFile:
        vault = self._vault.vault
        key = vault.unwrap(known.id, known.wrapped_key)
        return CaseFile.open(vault.places.case(known.id), key, self._clock, self._chance)

    def _keys(self, known: IndexedCase) -> CaseKeys:
        return CaseKeys(self._vault.vault.unwrap(known.id, known.wrapped_key))


def _told(good: tuple[GoodBackup, ...]) -> tuple[Backup, ...]:
    return tuple(Backup(each.file.name, each.at.strftime("%Y-%m-%dT%H:%M")) for each in good)


def _named(cases: tuple[IndexedCase, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((case.alias, case.code) for case in cases)
