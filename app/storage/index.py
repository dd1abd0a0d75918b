"""`index.db`: the one door to what the practice knows about its cases. Holding it open holds the vault's kernel lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, Row, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.language import _
from app.domain.sources import Chance, Clock, new_id
from app.domain.trouble import Trouble
from app.storage.cipher_engine import KEY_LENGTH, SALT_LENGTH, check_file, open_engine, told, vacuum_into
from app.storage.durable import durable, files_told, folder_durable
from app.storage.index_tables import NEWEST_VERSION, exported, listed_case, metadata, session_pin, setting, version
from app.storage.session_pin import PinState
from app.storage.troubles import Damaged
from app.storage.vault import Vault

_COPIES = 2


class IndexFromNewer(Trouble):
    """The index has a schema this program does not know. It was not touched."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This vault was last opened with a newer Recess."),
            safe=_("It was left as it is."),
            do=_("Open it with that version of Recess or a later one."),
        )


@dataclass(frozen=True, slots=True)
class IndexedCase:
    """A case as the index knows it. `sequence` and `chain` were last seen at open, take-back or close."""

    id: str
    code: str
    alias: str
    template: str
    last_break: str
    state: str
    practice: bool
    wrapped_key: bytes
    sequence: int = 0
    chain: bytes = b""


@dataclass(frozen=True, slots=True)
class Exported:
    """A document that was saved: `at` is an ISO date and time to the minute, `path` where it was saved."""

    id: str
    case_id: str
    document: str
    audience: str
    at: str
    path: str
    locked: bool


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

    @classmethod
    def create(cls, vault: Vault, clock: Clock, chance: Chance) -> Self:
        """Make the index of a new vault and open it."""
        engine = open_engine(vault.places.index, *_key(vault))
        try:
            with told(), engine.begin() as connection:
                metadata.create_all(connection)
                connection.execute(insert(version).values(version_num=str(NEWEST_VERSION)))
        except BaseException:
            engine.dispose()
            raise
        made = cls(engine, vault, clock, chance)
        made.keep_copy()
        return made

    @classmethod
    def open(cls, vault: Vault, clock: Clock, chance: Chance) -> Self:
        """Open the index; this takes the vault's lock, before anything else is done. `AlreadyOpen`, `Damaged`."""
        if not vault.places.index.exists():
            raise Damaged
        engine = open_engine(vault.places.index, *_key(vault))
        try:
            opened = cls(engine, vault, clock, chance)
            opened.check_version()
        except BaseException:
            engine.dispose()
            raise
        return opened

    def close(self) -> None:
        """Keep a checked copy and let go of the vault's lock."""
        try:
            self.keep_copy()
        finally:
            self._connection.close()
            self._engine.dispose()

    def check_version(self) -> None:
        """`IndexFromNewer` or `Damaged` where the stamped schema is not one of ours."""
        with self._reading() as connection:
            number = connection.execute(select(version.c.version_num)).scalar_one_or_none()
        if number is None or not number.isdigit():
            raise Damaged
        if int(number) > NEWEST_VERSION:
            raise IndexFromNewer

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
        wanted = select(listed_case).order_by(listed_case.c.last_break.desc(), func.lower(listed_case.c.alias))
        if search:
            part = search.lower()
            wanted = wanted.where(
                or_(
                    func.lower(listed_case.c.alias).contains(part, autoescape=True),
                    func.lower(listed_case.c.code).contains(part, autoescape=True),
                )
            )
        with self._reading() as connection:
            return tuple(_case(row) for row in connection.execute(wanted))

    def case(self, id_or_code: str) -> IndexedCase:
        """One case by its id or code; KeyError if there is none."""
        wanted = select(listed_case).where(
            or_(listed_case.c.id == id_or_code, func.lower(listed_case.c.code) == id_or_code.lower())
        )
        with self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise KeyError(id_or_code)
        return _case(row)

    def add(self, case: IndexedCase) -> None:
        """List a new case, and keep a copy of the index so that its key is never in one place only."""
        with self._changing() as connection:
            connection.execute(insert(listed_case).values(**_columns(case)))
        self.keep_copy()

    def change(self, case: IndexedCase) -> None:
        """Keep what changed about a listed case."""
        with self._changing() as connection:
            connection.execute(update(listed_case).where(listed_case.c.id == case.id).values(**_columns(case)))

    def note_head(self, case_id: str, sequence: int, chain: bytes) -> None:
        """Note the pair a case file stands at (decision 43)."""
        self.change(replace(self.case(case_id), sequence=sequence, chain=chain))

    # ---- settings -------------------------------------------------------------------------------------------------

    def setting(self, name: str) -> str:
        """A setting of the practice; "" where it was never kept."""
        with self._reading() as connection:
            found = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar_one_or_none()
        return found or ""

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
            connection.execute(insert(exported).values(**{name: getattr(entry, name) for name in entry.__slots__}))

    def exports(self, case_id: str = "") -> tuple[Exported, ...]:
        """The saved documents, oldest first; of one case, or all."""
        wanted = select(exported).order_by(exported.c.at, exported.c.id)
        if case_id:
            wanted = wanted.where(exported.c.case_id == case_id)
        with self._reading() as connection:
            return tuple(
                Exported(row.id, row.case_id, row.document, row.audience, row.at, row.path, bool(row.locked))
                for row in connection.execute(wanted)
            )

    def change_export(self, export_id: str, path: Path, *, locked: bool) -> None:
        """A saved document was moved or locked."""
        with self._changing() as connection:
            connection.execute(update(exported).where(exported.c.id == export_id).values(path=str(path), locked=locked))

    def forget_export(self, export_id: str) -> None:
        """A saved document is not on this laptop any more."""
        with self._changing() as connection:
            connection.execute(delete(exported).where(exported.c.id == export_id))

    # ---- copies ---------------------------------------------------------------------------------------------------

    def keep_copy(self) -> None:
        """Keep a checked copy of the index; the newest two stay (decision 42)."""
        folder = self._vault.places.index_backups
        # By number, not by clock: a clock that was set back must not make an old copy the newest.
        numbers = [int(file.stem) for file in folder.glob("*.db") if file.stem.isdigit()]
        made = folder / f"{max(numbers, default=0) + 1:08d}.db"
        partial = made.with_suffix(".partial")
        with files_told():
            partial.unlink(missing_ok=True)
            try:
                vacuum_into(self._connection, partial)
                check_file(partial, *_key(self._vault))
                partial.chmod(0o600)
                durable(partial)
                partial.replace(made)
            finally:
                partial.unlink(missing_ok=True)
            for older in sorted(folder.glob("*.db"))[:-_COPIES]:
                older.unlink()
            folder_durable(folder)

    # ---- inside ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(), self._connection.begin():
            yield self._connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with told(), self._connection.begin():
            yield self._connection


def _key(vault: Vault) -> tuple[bytes, bytes]:
    both = vault.derived(KEY_LENGTH + SALT_LENGTH, "index file")
    return both[:KEY_LENGTH], both[KEY_LENGTH:]


def check_index(vault: Vault, file: Path) -> None:
    """Read a whole copy of the index; `Damaged` if anything is not whole."""
    check_file(file, *_key(vault))


def _case(row: Row[tuple[object, ...]]) -> IndexedCase:
    return IndexedCase(**{**row._asdict(), "practice": bool(row.practice)})


def _columns(case: IndexedCase) -> dict[str, object]:
    return {name: getattr(case, name) for name in case.__slots__}
