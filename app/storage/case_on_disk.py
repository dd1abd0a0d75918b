"""A case file as a file: made, opened, closed, checked, copied. What is in it is the business of `CaseFile`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from app.domain.case import Case
from app.domain.sources import Chance, Clock
from app.storage.answer_rows import AnswerRows
from app.storage.attached_rows import AttachedRows
from app.storage.backup_names import BackupName
from app.storage.blind_copies import BlindCopies
from app.storage.break_rows import BreakRows
from app.storage.case_backups import back_up_first, backups_of, copies_beside, copy_case, newest_sequence, thin
from app.storage.case_keys import CaseKeys
from app.storage.case_row import CaseRow, begin_file
from app.storage.case_tables import NOTHING, TAKEN_BACK, WRAPS
from app.storage.cipher_engine import open_engine, told
from app.storage.commits import Commits
from app.storage.digesting import digests, stored_compartments
from app.storage.filling_rows import FillingRows
from app.storage.handed_limits import held
from app.storage.migrating import Revisions, bring_up_to_date
from app.storage.old_cases import SHIPPED, old_case
from app.storage.only_me_rows import OnlyMeRows
from app.storage.whole_files import make_folder


class CaseOnDisk:
    """An open case file. Nobody else can open the same file until it is closed. `backups` is the folder of this case's
    backups."""

    def __init__(self, engine: Engine, keys: CaseKeys, path: Path, backups: Path, clock: Clock, chance: Chance) -> None:
        """Use `create` or `open`."""
        self._engine = engine
        self._keys = keys
        self._path = path
        self._backups = backups
        self._clock = clock
        self._chance = chance
        with told():
            self._connection: Connection = engine.connect()
        self._commits = Commits(self._connection, keys.chain())
        with self._commits.reading() as connection:
            case_id, self._compartments = stored_compartments(connection, keys)
        self._row = CaseRow(self._commits, self._compartments, chance)
        self._breaks = BreakRows(self._commits, case_id, chance)
        self._fillings = FillingRows(self._commits)
        self._answers = AnswerRows(self._commits, case_id, chance)
        self._attached = AttachedRows(self._commits, case_id, chance)
        self._only_me = OnlyMeRows(self._commits)
        self._limits = BlindCopies(case_id, self._compartments, self._breaks, chance)

    @classmethod
    def create(
        cls, path: Path, case_key: bytes, case: Case, clock: Clock, chance: Chance, *, backups: Path | None = None
    ) -> Self:
        """Make the file of a new case and open it. FileExistsError where a file is there already."""
        if path.exists():
            raise FileExistsError
        keys = CaseKeys(case_key)
        engine = open_engine(path, *keys.file())
        try:
            with told(), engine.begin() as connection:
                begin_file(connection, case, keys, chance)
        finally:
            engine.dispose()
        return cls._on(path, keys, backups, clock, chance)

    @classmethod
    def open(
        cls,
        path: Path,
        case_key: bytes,
        clock: Clock,
        chance: Chance,
        *,
        backups: Path | None = None,
        revisions: Revisions = SHIPPED,
    ) -> Self:
        """Open a case. An older file is brought to the newest schema first.

        `Trouble` where the key does not fit, the file is damaged, in use, or made by a newer Recess.
        """
        keys = CaseKeys(case_key)
        folder = backups or backups_of(path)
        older = replace(old_case(keys, revisions), keep=lambda held: back_up_first(held, keys, folder, clock.now()))
        was_older = bring_up_to_date(path, older)
        opened = cls._on(path, keys, folder, clock, chance)
        if was_older:
            opened.note_older_file()
        return opened

    @classmethod
    def _on(cls, path: Path, keys: CaseKeys, backups: Path | None, clock: Clock, chance: Chance) -> Self:
        engine = open_engine(path, *keys.file())
        try:
            return cls(engine, keys, path, backups or backups_of(path), clock, chance)
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the file. What was saved is on the disk already."""
        self._connection.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ---- keeping safe ---------------------------------------------------------------------------------------------

    def case(self) -> Case:
        """The case as it stands."""
        return self._row.read()

    def head(self) -> tuple[int, bytes]:
        """Sequence number and chain of the last commit: the pair the index notes."""
        return self._commits.head()

    def standing(self) -> bytes:
        """The chain that what is in the file has. Another one than in `head`: a part of the file is older."""
        return self._commits.standing()

    def number_above(self, sequence: int) -> None:
        """An older file is taken as it is: it counts as newer than this number and every backup from now on. What it holds
        for comparing limits may have been compared since, and goes."""
        self._commits.number_above(max(sequence, newest_sequence(self._backups)))
        with self._commits.reading() as connection:
            holds_any = bool(held(connection))
        if holds_any and self._commits.are_of_one_piece():
            with self._commits.change() as changing:
                self._limits.drop_all(changing)

    def digest(self, party: str) -> bytes:
        """32 bytes over everything a party wrote: the same in every good copy."""
        with self._commits.reading() as connection:
            return digests(connection, self._keys)[self._party(party)]

    def back_up(self, *, replace_older: bool = False) -> Path:
        """Make a verified copy in the folder of backups. Older ones are replaced if asked for, or if a party took
        something back since the last one (decision 15). One made while a party is at work holds the wrap of its key:
        the one at take-back replaces it. `Trouble` where the copy does not stand up: then the older ones stay."""
        must_replace, at_work = replace_older or self._must_replace(), bool(self._only_me.at_work())
        self.note_older_file()
        make_folder(self._backups)
        made = self.copy_into(self._backups, BackupName(self.head()[0], self._clock.now()).text())
        thin(made, copies_beside(self._path), replace_older=must_replace)
        self._row.note_took_back(WRAPS if at_work else NOTHING)
        return made

    def back_up_if_changed(self) -> bool:
        """As `back_up`, where something was changed since the newest backup, or where older ones still hold what is to go:
        the program may have been killed before they were deleted. Whether it was."""
        if wanted := newest_sequence(self._backups) != self.head()[0] or self._must_replace():
            self.back_up()
        return wanted

    def back_up_if_taken_back(self) -> None:
        """As `back_up`, where older backups hold what is to go now."""
        if self._must_replace():
            self.back_up()

    def copy_into(self, folder: Path, name: str) -> Path:
        """Make a verified copy in another folder; its name gets the ending of case files. `Trouble` leaves none."""
        with self._commits.alone() as connection:
            return copy_case(connection, self._keys, folder, name)

    def note_older_file(self) -> None:
        """An older file is kept beside this one, or a backup is about to be made: where it holds the wrap of a party at
        work, it goes with that wrap. Not noted where a part of the file is older: a change would hide that."""
        if self._only_me.at_work() and not self._row.took_back() and self._commits.are_of_one_piece():
            self._row.note_took_back(WRAPS)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _must_replace(self) -> bool:
        """Whether older backups hold what is to go now."""
        held = self._row.took_back()
        return held == TAKEN_BACK or (held == WRAPS and not self._only_me.at_work())

    def _party(self, party: str) -> str:
        """KeyError where there is no such party: wraps and tries belong to parties of this case only."""
        return self.case().party(party).id
