"""`index.db`: the one door to what the practice knows about its cases. Holding it open holds the vault's kernel lock."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.sources import Chance, Clock, new_id
from app.domain.strict_json import read_json
from app.storage.cipher_engine import open_engine, told
from app.storage.index_copies import (
    check_index,
    index_key,
    keep_copy,
    remove_half_made_index,
    rewrite_copies,
    was_never_made,
    write_under,
)
from app.storage.index_rows import Exported, IndexedCase, case_of, columns_of, export_of
from app.storage.index_tables import NEWEST_VERSION, exported, listed_case, metadata, session_pin, setting, version
from app.storage.migrating import Revisions, bring_up_to_date
from app.storage.old_indexes import SHIPPED, old_index
from app.storage.session_pin import PinState
from app.storage.troubles import Damaged
from app.storage.vault import Vault

__all__ = ["Exported", "Index", "IndexedCase", "check_index"]


_DESTROYING = "destroying "


class Index:
    """The open index. Nobody else can open the same vault until it is closed."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock, chance: Chance) -> None:
        """Use `create` or `open`."""
        self._engine = engine
        self._vault = vault
        self._clock = clock
        self._chance = chance
        with told():
            self._connection: Connection = engine.connect()
            _teach_folding(self._connection)

    @classmethod
    def create(cls, vault: Vault, clock: Clock, chance: Chance) -> Self:
        """Make the index of a new vault and open it."""
        engine = open_engine(vault.places.index, *index_key(vault))
        try:
            with told(), engine.begin() as connection:
                metadata.create_all(connection)
                connection.execute(insert(version).values(version_num=str(NEWEST_VERSION)))
        except BaseException:
            engine.dispose()
            raise
        made = cls(engine, vault, clock, chance)
        try:
            made.keep_copy()
        except BaseException:
            made.let_go()
            raise
        return made

    @classmethod
    def open(cls, vault: Vault, clock: Clock, chance: Chance, *, revisions: Revisions = SHIPPED) -> Self:
        """Open the index, once it is seen to be whole; this takes the vault's lock, before anything else is done. An
        older one is brought to the newest schema first. `AlreadyOpen`, `Damaged`, `IndexFromNewer`."""
        try:
            bring_up_to_date(vault.places.index, old_index(index_key(vault), revisions))
        except Damaged:
            if not was_never_made(vault.places):
                raise
            remove_half_made_index(vault.places)
            return cls.create(vault, clock, chance)
        engine = open_engine(vault.places.index, *index_key(vault))
        try:
            opened = cls(engine, vault, clock, chance)
            opened.check()
        except BaseException:
            engine.dispose()
            raise
        return opened

    def close(self) -> None:
        """Keep a checked copy and let go of the vault's lock."""
        try:
            self.keep_copy()
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Let go of the vault's lock, without a copy."""
        self._connection.close()
        self._engine.dispose()

    def check(self) -> None:
        """Read the whole file of the open index, free pages too; `Damaged` if anything is not whole."""
        with self._reading() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
            sealed = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall() == []
        if not (whole and sealed):
            raise Damaged

    # ---- cases ----------------------------------------------------------------------------------------------------

    def cases(self, search: str = "") -> tuple[IndexedCase, ...]:
        """All cases, the latest break first; `search` looks at aliases and codes, never further."""
        wanted = select(listed_case).order_by(listed_case.c.last_break.desc(), func.folded(listed_case.c.alias))
        if search:
            part = folded(search)
            wanted = wanted.where(
                or_(*(func.instr(func.folded(named), part) > 0 for named in (listed_case.c.alias, listed_case.c.code)))
            )
        with self._reading() as connection:
            return tuple(case_of(row) for row in connection.execute(wanted))

    def case(self, id_or_code: str) -> IndexedCase:
        """One case by its id or code; KeyError if there is none."""
        by_id = select(listed_case).where(listed_case.c.id == id_or_code)
        by_code = select(listed_case).where(func.folded(listed_case.c.code) == folded(id_or_code))
        with self._reading() as connection:
            # By id there is a key to look under; for a code every case has to be asked.
            row = connection.execute(by_id).one_or_none() or connection.execute(by_code).one_or_none()
        if row is None:
            raise KeyError(id_or_code)
        return case_of(row)

    def lists(self, case_id: str) -> bool:
        """Whether there is a case with this id."""
        return self._is_any(listed_case.c.id == case_id)

    def ids(self) -> frozenset[str]:
        """The ids of all cases."""
        with self._reading() as connection:
            return frozenset(connection.execute(select(listed_case.c.id)).scalars())

    def knows_code(self, code: str) -> bool:
        """Whether a case has this code, however its letters are written."""
        begun = {folded(each) for each, _practice in self.destroying().values()}
        return folded(code) in begun or self._is_any(func.folded(listed_case.c.code) == folded(code))

    def _is_any(self, condition: ColumnElement[bool]) -> bool:
        with self._reading() as connection:
            return connection.execute(select(listed_case.c.id).where(condition).limit(1)).first() is not None

    def add(self, case: IndexedCase) -> None:
        """List a new case, and keep a copy of the index so that its key is never in one place only."""
        with self._changing() as connection:
            connection.execute(insert(listed_case).values(**columns_of(case)))
        self.keep_copy()

    def change(self, case: IndexedCase) -> None:
        """Keep what changed about a listed case."""
        with self._changing() as connection:
            connection.execute(update(listed_case).where(listed_case.c.id == case.id).values(**columns_of(case)))

    def note_head(self, case_id: str, sequence: int, chain: bytes) -> None:
        """Note the pair a case file stands at (decision 43)."""
        self.change(replace(self.case(case_id), sequence=sequence, chain=chain))

    def begin_destroying(self, case_id: str) -> bool:
        """Delete the row of a case, and with it its only key on this laptop, also from every copy of the index; a note
        stays that what is left of it has to go. Begun before: the copies are rewritten once more. Whether it was a
        practice case; KeyError."""
        begun = self.destroying().get(case_id)
        if begun is None:
            case = self.case(case_id)
            begun = case.code, case.practice
            note = {"name": f"{_DESTROYING}{case_id}", "value": json.dumps(begun)}
            with self._changing() as connection:
                connection.execute(insert(setting).values(**note))
                connection.execute(delete(listed_case).where(listed_case.c.id == case_id))
        rewrite_copies(self._connection, self._vault)
        return begun[1]

    def destroying(self) -> Mapping[str, tuple[str, bool]]:
        """Cases whose destroying was begun and not ended: id → code, whether it is a practice case."""
        return {case_id: _begun(note) for case_id, note in self.settings(_DESTROYING).items()}

    def forget(self, case_id: str) -> None:
        """Delete a case: its row and with it its only key on this laptop, what was noted of its saved documents, and
        every setting that names it. Copies of the index are rewritten, so that none holds any of it. May be asked for
        again where it failed half way. The note that its destroying was begun goes last: until the copies are clean
        there is somebody to ask again."""
        if not case_id:
            raise ValueError("every setting names nothing")
        with self._changing() as connection:
            connection.execute(delete(listed_case).where(listed_case.c.id == case_id))
            connection.execute(delete(exported).where(exported.c.case_id == case_id))
            names_it = or_(
                setting.c.name.contains(case_id, autoescape=True), setting.c.value.contains(case_id, autoescape=True)
            )
            connection.execute(delete(setting).where(names_it, setting.c.name != f"{_DESTROYING}{case_id}"))
        rewrite_copies(self._connection, self._vault)
        with self._changing() as connection:
            connection.execute(delete(setting).where(names_it))
        rewrite_copies(self._connection, self._vault)

    # ---- settings -------------------------------------------------------------------------------------------------

    def setting(self, name: str) -> str:
        """A setting of the practice; "" where it was never kept."""
        with self._reading() as connection:
            found = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar_one_or_none()
        return found or ""

    def settings(self, beginning: str) -> Mapping[str, str]:
        """The settings whose names begin so: what follows in the name → what was kept. None that is empty."""
        wanted = select(setting).where(setting.c.name.startswith(beginning, autoescape=True), setting.c.value != "")
        with self._reading() as connection:
            return {row.name.removeprefix(beginning): row.value for row in connection.execute(wanted)}

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting of the practice."""
        row = upsert(setting).values(name=name, value=value)
        with self._changing() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    # ---- session PIN ----------------------------------------------------------------------------------------------

    def pin_state(self) -> PinState | None:
        """The session PIN's check value and tries; None where none is set."""
        with self._reading() as connection:
            row = connection.execute(select(session_pin)).one_or_none()
        return None if row is None else PinState(row.salt, row.check_value, row.tries)

    def keep_pin_state(self, state: PinState) -> None:
        """Keep it; it is on the disk when this returns."""
        values = {
            "one": 1,
            "salt": state.salt,
            "check_value": state.check_value,
            "tries": state.tries,
        }
        row = upsert(session_pin).values(**values)
        with self._changing() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["one"], set_=values))

    # ---- export journal -------------------------------------------------------------------------------------------

    def note_export(self, case_id: str, document: str, audience: str, path: Path, *, locked: bool) -> None:
        """Note a document that was saved."""
        entry = Exported(
            new_id(self._chance),
            case_id,
            document,
            audience,
            self._clock.now().strftime("%Y-%m-%dT%H:%M"),
            str(path),
            locked,
        )
        with self._changing() as connection:
            connection.execute(insert(exported).values(**columns_of(entry)))

    def exports(self, case_id: str = "") -> tuple[Exported, ...]:
        """The saved documents, oldest first; of one case, or all."""
        wanted = select(exported).order_by(exported.c.at, exported.c.id)
        if case_id:
            wanted = wanted.where(exported.c.case_id == case_id)
        with self._reading() as connection:
            return tuple(export_of(row) for row in connection.execute(wanted))

    def change_export(self, export_id: str, path: Path, *, locked: bool) -> None:
        """A saved document was moved or locked."""
        with self._changing() as connection:
            connection.execute(update(exported).where(exported.c.id == export_id).values(path=str(path), locked=locked))

    def forget_export(self, export_id: str) -> None:
        """A saved document is not on this laptop any more."""
        with self._changing() as connection:
            connection.execute(delete(exported).where(exported.c.id == export_id))

    # ---- copies ---------------------------------------------------------------------------------------------------

    def write_under(self, other: Vault, file: Path) -> None:
        """All of it but the session PIN at `file`, for the same vault with other keys."""
        with self._reading() as connection:
            write_under(connection, file, self._vault, other)

    def rewrite_copies(self) -> None:
        """Replace every copy, files kept from older schemas too."""
        rewrite_copies(self._connection, self._vault)

    def keep_copy(self) -> None:
        """Keep a checked copy of the index; the newest two stay (decision 42)."""
        keep_copy(self._connection, self._vault)

    # ---- inside ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(), self._connection.begin():
            yield self._connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with told(), self._connection.begin():
            yield self._connection


def _begun(note: str) -> tuple[str, bool]:
    code, practice = read_json(note.encode())
    return str(code), bool(practice)


def folded(text: str) -> str:
    """As names are compared: "ÜBER" is "über", and an accent counts the same however a keyboard writes it."""
    return unicodedata.normalize("NFKC", text).casefold()


def _teach_folding(connection: Connection) -> None:
    """SQLite's own `lower` knows the letters of English and no others."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("the connection is closed")
    raw.create_function("folded", 1, folded, deterministic=True)
