"""R4: one bit of a file is not what it was, or the file is cut, or another one: told as damaged, or nothing is changed.

Never a value that is not the one that was written, and never an error without words. Kinds of files: a case, the list
of cases, a backup, the key file (alone, and together with its copy).
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from argon2.low_level import hash_secret_raw

from app.domain.sources import SeededChance
from app.storage import key_slots
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.index import Index, IndexedCase
from app.storage.places import Places
from app.storage.restoring import is_good
from app.storage.seals import Refused
from app.storage.troubles import Damaged
from app.storage.vault import Vault
from app.storage.vault_troubles import HeaderDamaged, WrongPassphrase
from tests.commands.desk.practice import WORDS
from tests.gates import second_engine
from tests.gates.cut_session import Session, seen_case, seen_index
from tests.gates.watched_disk import in_memory
from tests.goals import Proved, Times
from tests.storage.small_case import a_clock


class Kind(NamedTuple):
    """One kind of file: where it stands, what is told where it is not whole, and what reading all of it gives."""

    name: str
    files: tuple[Path, ...]
    told: tuple[type[Exception], ...]
    read: Callable[[], object]


class Whole:
    """A vault with a case that was worked in, and another vault beside it."""

    def __init__(self, folder: Path) -> None:
        self.session = self._worked(folder / "vault", 3)
        self.other = self._worked(folder / "other", 4)
        self.places = Places(folder / "vault")
        self.vault = Vault.open(folder / "vault", WORDS, SeededChance(1))
        (listed,) = self._listed()
        self.key = self.vault.unwrap(listed.id, listed.wrapped_key)
        self.case = self.places.case(listed.id)
        self.backup = backups_in(backups_of(self.case))[-1]

    @staticmethod
    def _worked(folder: Path, seed: int) -> Session:
        session = Session(folder, seed, lambda: 0, secrets=seed)
        session.run(30)
        session.desk.file.back_up()
        if session.words != WORDS:
            session._change_words()
        session.vault.lock()
        return session

    def _listed(self) -> tuple[IndexedCase, ...]:
        index = Index.open(self.vault, a_clock(), SeededChance(1))
        try:
            return index.cases()
        finally:
            index.let_go()

    def kinds(self) -> tuple[Kind, ...]:
        header, copy = self.places.header, self.places.header_copy
        return (
            Kind("case", (self.case,), (Damaged, Refused), self._read_case),
            Kind("index", (self.places.index,), (Damaged,), self._read_index),
            Kind("backup", (self.backup,), (Damaged,), self._read_backup),
            Kind("key file", (header,), (), self._read_header),
            Kind("key file and its copy", (header, copy), (HeaderDamaged,), self._read_header),
        )

    def _read_case(self) -> object:
        with CaseFile.open(self.case, self.key, a_clock(), SeededChance(1)) as file:
            if file.standing() != file.head()[1]:
                raise Damaged
            return seen_case(file)

    def _read_index(self) -> object:
        index = Index.open(self.vault, a_clock(), SeededChance(1))
        try:
            return seen_index(index), index.exports(), index.cases()
        finally:
            index.let_go()

    def _read_backup(self) -> object:
        """As whoever puts one back looks at it first."""
        if not is_good(self.backup, CaseKeys(self.key)):
            raise Damaged
        with CaseFile.open(self.backup, self.key, a_clock(), SeededChance(1)) as file:
            return seen_case(file)

    def _read_header(self) -> object:
        return Vault.open(self.places.vault, WORDS, SeededChance(1)).derived(32, "a look")


@pytest.fixture(autouse=True)
def _nothing_is_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_slots, "hash_secret_raw", lru_cache(hash_secret_raw))
    second_engine.statements_are_made_once(monkeypatch)


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Whole]:
    with in_memory(tmp_path) as folder:
        yield Whole(folder)


def _outcome(kind: Kind, changed: bytes, right: object) -> str:
    """What comes of these bytes in place of the kind's files, which are put back afterwards."""
    before = {file: file.read_bytes() for file in kind.files}
    for file in kind.files:
        file.write_bytes(changed)
    try:
        assert kind.read() == right, "a value that nobody wrote"
    except kind.told as trouble:
        return type(trouble).__name__
    finally:
        for file, content in before.items():
            file.write_bytes(content)
            file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    return "nothing was changed"


@pytest.mark.gate
@pytest.mark.timeout(1200)
def test_a_bit_that_flipped_is_told_or_changes_nothing(whole: Whole, times: Times, proved: Proved) -> None:
    chance, wanted = random.Random(20261126), times(3_000, 100_000, 300)
    for kind in whole.kinds():
        right, content, found = kind.read(), kind.files[0].read_bytes(), Counter[str]()
        for _flip in range(wanted):
            changed, bit = bytearray(content), chance.randrange(len(content) * 8)
            changed[bit // 8] ^= 1 << bit % 8
            found[_outcome(kind, bytes(changed), right)] += 1
        assert kind.read() == right
        if kind.told:
            assert found.total() - found["nothing was changed"] > wanted // 2, found
        proved("R4", f"bits of a file flipped: {kind.name}", wanted)


@pytest.mark.gate
@pytest.mark.timeout(600)
def test_a_file_that_is_cut_or_another_one_is_told(
    whole: Whole, times: Callable[[int, int], int], proved: Proved
) -> None:
    chance, wanted = random.Random(7), times(100, 2_000)
    others = Places(whole.other.folder)
    foreign = {
        "case": [next(others.cases.glob("*.case")), whole.places.index, others.index],
        "index": [others.index, whole.case],
        "backup": [next(others.backups.rglob("*.case")), whole.places.index],
        "key file": [whole.case],
        "key file and its copy": [whole.case],
    }
    for kind in whole.kinds():
        right, content = kind.read(), kind.files[0].read_bytes()
        lengths = [0, 1, len(content) - 1, *(chance.randrange(len(content)) for _cut in range(wanted))]
        lengths += [
            chance.randrange(1, len(content) // 4096 + 1) * 4096 for _page in range(wanted // 5) if len(content) > 8192
        ]
        for length in lengths:
            if length < len(content):
                _outcome(kind, content[:length], right)
        for file in foreign[kind.name]:
            assert (_outcome(kind, file.read_bytes(), right) == "nothing was changed") != bool(kind.told)
        proved("R4", f"cut, or another file under its name: {kind.name}", len(lengths) + len(foreign[kind.name]))


@pytest.mark.gate
def test_the_key_file_of_another_vault_does_not_open_with_this_passphrase(whole: Whole, tmp_path: Path) -> None:
    other = tmp_path / "other"
    Vault.create(other, "another passphrase altogether", key_slots.FLOOR, SeededChance(8))
    for file in (whole.places.header, whole.places.header_copy):
        shutil.copyfile(Places(other).header, file)
    with pytest.raises(WrongPassphrase):
        Vault.open(whole.places.vault, WORDS, SeededChance(1))
