"""Random files of every released schema that has a later one, and what must be so after one was brought up to date."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, insert

from app.domain.answers import Answer, State, given
from app.domain.case import Case, Party
from app.domain.impasse import Break
from app.domain.kinds.short_text import ShortText
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance, SystemChance
from app.domain.worksheet import Form
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import open_engine, told
from app.storage.grey_picture import GreyPicture
from app.storage.index import Index
from app.storage.index_copies import index_key
from app.storage.index_tables import exported, listed_case, metadata, session_pin, setting
from app.storage.key_slots import FLOOR
from app.storage.migrating import OldFile, Revisions, upgrade
from app.storage.old_cases import SHIPPED as CASES
from app.storage.old_cases import old_case
from app.storage.old_indexes import SHIPPED as INDEXES
from app.storage.old_indexes import old_index
from app.storage.places import Places
from app.storage.vault import Vault
from tests.domain.small_sheet import question, sheet
from tests.storage.first_schema import make_first
from tests.storage.small_case import CASE, CASE_KEY, Writing, a_clock, a_place, begin, entry

LATER_CASES = Revisions(CASES.newest + 1, (*CASES.folders, Path(__file__).parents[1] / "storage" / "later_revisions"))
"""The tests have a schema that comes after the newest, so that this one is tried as an older one too."""
TEXTS = replace(sheet(*(question(f"t{number}", ShortText()) for number in range(12))), id="texts")
_LETTERS = "abcdefgh ijklmnop qrstuvwxyz äßçñ žš 中文 ‘’“” – €1,234.50 \U0001f9e1\n"


class OldDatabase(Protocol):
    """A kind of file, of one older schema. A folder holds one such file and all that belongs to it."""

    name: str
    old: OldFile

    def path(self, folder: Path) -> Path:
        """The file."""

    def make(self, folder: Path, chance: random.Random) -> None:
        """Make one with random contents."""

    def open(self, folder: Path) -> None:
        """Open it as the program does, which brings it up to date, and close it."""

    def beside(self, folder: Path) -> set[str]:
        """The names of the files of its kind in the folder, without journals, which stay behind empty."""


def content(connection: Connection, old: OldFile) -> object:
    """What no newer schema may change: per party for a case, every row for an index."""
    with told(), connection.begin():
        return old.content(connection)


# ---- cases --------------------------------------------------------------------------------------------------------------


@dataclass
class OldCase:
    """A case file of one schema. `to` is what it is brought to: what is shipped, or the tests' own for the newest."""

    number: int
    to: Revisions
    name: str = ""
    old: OldFile = field(init=False)

    def __post_init__(self) -> None:
        self.name = f"case {self.number}"
        self.old = old_case(CaseKeys(CASE_KEY), self.to)

    def path(self, folder: Path) -> Path:
        return a_place(folder)

    def make(self, folder: Path, chance: random.Random) -> None:
        parties = tuple(
            Party(f"party{number}", "ABCDEF"[number], _text(chance, 20)) for number in range(_few(chance, 2))
        )
        case = replace(CASE, parties=parties, issues=(), offers=(), alias=_text(chance, 30))
        with CaseFile.create(a_place(folder), CASE_KEY, case, a_clock(), SeededChance(chance.getrandbits(30))) as file:
            for number in range(chance.randrange(4)):
                file.keep_break(
                    Break(f"b{number}", number + 1, "2026-11-03T14:00", notes={parties[0].id: _text(chance, 300)})
                )
            for party in parties:
                _fill(file, case, party.id, chance)
                if self.number > 1:
                    _key_in(file, party.id, chance)
        if self.number == 1:
            make_first(a_place(folder), CASE_KEY)

    def open(self, folder: Path) -> None:
        CaseFile.open(a_place(folder), CASE_KEY, a_clock(), SeededChance(3), revisions=self.to).close()

    def beside(self, folder: Path) -> set[str]:
        return {file.name for file in a_place(folder).parent.iterdir() if not file.name.endswith(".case-journal")}


def _fill(file: CaseFile, case: Case, party: str, chance: random.Random) -> None:
    for number in range(chance.randrange(4)):
        writing = begin(file, party, TEXTS, break_id=f"b{number}")
        for _save in range(chance.randrange(3)):
            _save_some(file, writing, chance)
        file.finish(writing.filling, finished=chance.random() < 0.5, minutes=chance.randrange(60))
        file.set_place(writing.filling, f"t{chance.randrange(12)}")
        if chance.random() < 0.3:
            file.name_helper(writing.filling, _text(chance, 30))
    if chance.random() < 0.7:
        wraps = [chance.randbytes(60) if chance.random() < 0.7 else None for _wrap in range(2)]
        file.keep_only_me(party, OnlyMe(Keeping.WITH_CODE, wraps[0], wraps[1], chance.randbytes(16), 65536, 3, 4))
    if chance.random() < 0.2:
        file.erase(party)


def _key_in(file: CaseFile, party: str, chance: random.Random) -> None:
    for number in range(chance.randrange(2)):
        filling = file.begin_filling(party, TEXTS, Form.FULL, "", "", f"b{number}", typed_by=_text(chance, 10))
        words = replace(entry(given(_text(chance, 800))), from_paper=True)
        file.save_from_paper(filling, [Writing(party, filling, TEXTS).written("t1", words)])
        if chance.random() < 0.5:
            wide, high = chance.randrange(1, 90), chance.randrange(1, 90)
            file.attach(filling, chance.randrange(1, 9), GreyPicture(wide, high, chance.randbytes(wide * high)))


def _save_some(file: CaseFile, writing: Writing, chance: random.Random) -> None:
    known = {written.question: written.revision for written in file.written(writing.filling)}
    entries = {}
    for name in chance.sample([found.id for found in TEXTS.questions()], chance.randrange(1, 9)):
        lock = chance.choice(list(Lock))
        words = given(_text(chance, chance.choice((10, 60, 800, 4000))))
        answer = words if chance.random() < 0.8 else Answer(chance.choice((State.DONT_KNOW, State.RATHER_NOT)))
        cleared = lock is Lock.SHARE and answer.state is State.GIVEN and chance.random() < 0.5
        entries[name] = entry(answer, lock, known.get(name, 0) + 1, cleared=cleared)
    written = [writing.written(name, made) for name, made in entries.items()]
    file.save_answers(writing.party, writing.filling, written)


# ---- the index ----------------------------------------------------------------------------------------------------------


@dataclass
class OldIndex:
    """An index of one released schema, of a vault whose master key is the same for all folders."""

    number: int
    vault: Vault
    name: str = ""
    old: OldFile = field(init=False)

    def __post_init__(self) -> None:
        self.name = f"index {self.number}"
        self.old = old_index(index_key(self.vault))

    def path(self, folder: Path) -> Path:
        return folder / "index.db"

    def make(self, folder: Path, chance: random.Random) -> None:
        (folder / "backups" / "index").mkdir(parents=True)
        engine = open_engine(self.path(folder), *index_key(self.vault))
        with told(), engine.begin() as connection:
            upgrade(connection, Revisions(self.number, INDEXES.folders, INDEXES.digits))
            for table, rows in _index_rows(chance).items():
                there = connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars().all()
                for row in rows:
                    known = {name: value for name, value in row.items() if name in there}
                    connection.execute(insert(metadata.tables[table]).values(**known).inline())
        engine.dispose()

    def open(self, folder: Path) -> None:
        self.vault.places = Places(folder)
        opened = Index.open(self.vault, a_clock(), SystemChance())
        opened.cases()
        opened.exports()
        opened.pin_state()
        # Let go of without the copy that closing keeps: it changes nothing of the file.
        opened._connection.close()
        opened._engine.dispose()

    def beside(self, folder: Path) -> set[str]:
        return {file.name for file in folder.iterdir() if file.is_file() and file.name != "index.db-journal"}


def _index_rows(chance: random.Random) -> Mapping[str, list[dict[str, object]]]:
    ids = [f"case{number}" for number in range(chance.choice((0, 1, 5, 60)))]
    return {
        listed_case.name: [
            {
                "id": found,
                "code": f"{found}-{chance.getrandbits(40)}",
                "alias": _text(chance, 40),
                "template": "blank",
                "last_break": chance.choice(("", "2026-11-03T14:00")),
                "state": "open",
                "practice": chance.random() < 0.5,
                "wrapped_key": chance.randbytes(60),
                "sequence": chance.getrandbits(20),
                "chain": chance.randbytes(32),
            }
            for found in ids
        ],
        setting.name: [
            {"name": f"setting {number}", "value": _text(chance, 200)} for number in range(chance.randrange(20))
        ],
        session_pin.name: [
            {"one": 1, "salt": chance.randbytes(16), "check_value": chance.randbytes(32), "tries": chance.randrange(6)}
            for _pin in range(chance.randrange(2))
        ],
        exported.name: [
            {
                "id": f"export{number}",
                "case_id": chance.choice(ids),
                "document": "joint-summary",
                "audience": _text(chance, 30),
                "at": "2026-11-03T14:00",
                "path": _text(chance, 90),
                "locked": chance.random() < 0.5,
            }
            for number in range(chance.randrange(40) if ids else 0)
        ],
    }


def every_old_schema(folder: Path) -> tuple[OldDatabase, ...]:
    """Every released schema that has a later one. FOLDER takes a vault that lends its keys."""
    vault = Vault.create(folder, "calm river seven lamps", FLOOR, SystemChance())[0]
    cases = (OldCase(number, CASES) for number in range(1, CASES.newest))
    return (
        *cases,
        OldCase(CASES.newest, LATER_CASES),
        *(OldIndex(number, vault) for number in range(1, INDEXES.newest)),
    )


def _few(chance: random.Random, least: int) -> int:
    return chance.choice((least, least, least + 1, least + 4))


def _text(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randrange(1, most + 1))).strip() or "a"
