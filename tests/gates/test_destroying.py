"""S11: a destroyed case is gone whatever ends the program meanwhile, and a hold stands in every way to it.

The destroying is killed at every statement of the index and at every touch of a file, one after the other. What stands
then is either the whole case as it was, or a case that no key opens any more and whose rest a second try removes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import hash_secret_raw
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.commands.desk.after_desk import AfterDesk
from app.commands.desk.cases_desk import CasesDesk, NoSuchCase
from app.commands.desk.vault_desk import VaultDesk
from app.domain.sources import SeededChance, SetClock
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage import destroying, key_slots
from app.storage.case_file import CaseFile
from app.storage.destroying import Held
from app.storage.grey_picture import GreyPicture
from app.storage.index_copies import index_key
from app.storage.places import Places
from app.storage.troubles import Damaged
from tests.commands.desk.paper import begin, key_in
from tests.commands.desk.practice import WORDS, Practice, floor, given, host_for, one, plan, save, written
from tests.gates.scanning import count_in_folders
from tests.goals import Proved
from tests.storage.small_case import decrypted_pages

pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]
SECRET = "the lemon tree by the wall"
ALIAS = "Lemon Street"
TYPIST = "Fotheringay"
PICTURE = GreyPicture(90, 70, bytes(number * 7 % 256 for number in range(90 * 70)))
_KILLED = 9


@pytest.fixture(autouse=True)
def _quick_argon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same passphrase gives the same key: it need not take a tenth of a second each of some hundred times."""
    monkeypatch.setattr(key_slots, "hash_secret_raw", lru_cache(maxsize=64)(hash_secret_raw))


class Doomed:
    """A vault with one case that has everything a case can have, paper too, kept to be copied, and a second case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        practice = Practice(folder / "vault")
        self.now = practice.clock.now()
        other = practice.new(alias="Elm Street")
        self.other = other.case().id
        desk = practice.new(alias=ALIAS)
        self.case, self.code = desk.case().id, desk.case().code
        for _break in range(2):
            host = host_for(desk, plan(desk, {"A": ["break_plan"]}), "A")
            save(host, one(given(host), "break_plan").filling, written("bp_need", [SECRET]))
            host.take_back(None)
        paper = begin(desk, typed_by=TYPIST)
        key_in(desk, paper, SECRET)
        desk.file.attach(paper.filling, 1, PICTURE)
        joint = desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY))
        desk.export(joint, str(folder / "vault" / "saved.pdf"), locked=False)
        practice.cases.close()
        index = practice.vault.index
        self.wrapped = index.case(self.case).wrapped_key
        self.key = practice.vault.vault.unwrap(self.case, self.wrapped)
        (folder / "vault" / "cases" / f"{self.case}.case.v1.bak").write_bytes(b"an older schema")
        practice.vault.lock()

    def copy(self, to: Path) -> Path:
        """The vault in another place. Its saved document is noted under the first one's place and stays there."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.folder / "vault", to)
        return to

    def desks(self, vault: Path) -> tuple[VaultDesk, CasesDesk, AfterDesk]:
        clock, chance = SetClock(self.now), SeededChance(7)
        opened = VaultDesk(vault, clock, chance, floor)
        opened.unlock(WORDS)
        cases = CasesDesk(opened, clock, chance)
        return opened, cases, AfterDesk(opened, cases, clock)


@pytest.fixture(scope="module")
def doomed(tmp_path_factory: pytest.TempPathFactory) -> Doomed:
    return Doomed(tmp_path_factory.mktemp("doomed"))


def touches(at: int) -> Callable[[], int]:
    """Count every statement and every touch of a file from now on; the `at`th ends this process as a kill would."""
    seen = 0

    def touch(*_whatever: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            os._exit(_KILLED)

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*given_: Any, **named: Any) -> Any:
            touch()
            return real(*given_, **named)

        return instead

    event.listen(Engine, "before_cursor_execute", touch)
    for owner, name in (
        (Path, "unlink"),
        (Path, "replace"),
        (os, "fsync"),
        (os, "unlink"),
        (os, "rmdir"),
        (shutil, "rmtree"),
    ):
        setattr(owner, name, counted(getattr(owner, name)))
    return lambda: seen


def destroy_and_die(doomed: Doomed, vault: Path, at: int) -> int | None:
    """Destroy in a child that dies at the `at`th touch; how many touches there were where it lived to its end."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        opened, _cases, after = doomed.desks(vault)
        count = touches(at)
        after.destroy(doomed.case)
        os.write(writes, str(count()).encode())
        # Not closed on purpose: a kill closes nothing either.
        assert opened is not None
        os._exit(0)
    os.close(writes)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reads) as told:
        words = told.read()
    assert os.waitstatus_to_exitcode(status) in (0, _KILLED)
    return int(words) if words else None


def pages_of_the_index(opened: VaultDesk) -> Iterator[bytes]:
    vault = opened.vault
    for file in (vault.places.index, *vault.places.index_backups.glob("*.db*")):
        yield decrypted_pages(file, index_key(vault)[0])


def is_whole(doomed: Doomed, cases: CasesDesk) -> bool:
    try:
        desk = cases.open(doomed.case)
    except NoSuchCase:
        return False
    read = desk.read()
    answers = [entry.answer.value for filling in read.fillings for entry in filling.entries.values()]
    assert any(SECRET in str(value) for value in answers)
    (paper,) = [info for info in desk.file.fillings() if info.on_paper]
    assert paper.typed_by == TYPIST
    assert [desk.file.picture(each.id) for each in desk.file.attached(paper.id)] == [PICTURE]
    cases.close()
    return True


def assert_gone(doomed: Doomed, vault: Path, opened: VaultDesk, cases: CasesDesk) -> None:
    """No key, no file, no name; the other case as it was."""
    for pages in pages_of_the_index(opened):
        for gone in (doomed.wrapped, ALIAS.encode(), b"saved.pdf"):
            assert gone not in pages
    # A kill between the last two touches leaves the note "destroying", id and code, in a copy, until the next two.
    for _close in range(2):
        opened.index.keep_copy()
    for pages in pages_of_the_index(opened):
        assert doomed.case.encode() not in pages
    assert [path for path in vault.rglob("*") if doomed.case in path.name] == []
    assert [listed.id for listed in cases.cases()] == [doomed.other]
    assert cases.open(doomed.other).case().alias == "Elm Street"
    assert sum(count_in_folders([vault], [SECRET, ALIAS, TYPIST]).values()) == 0


def test_killed_anywhere_the_case_is_whole_or_closed_for_ever_and_a_second_try_ends_it(
    doomed: Doomed, tmp_path: Path, proved: Proved
) -> None:
    vault = tmp_path / "vault"
    at, whole, closed = 0, 0, 0
    while True:
        at += 1
        doomed.copy(vault)
        lived = destroy_and_die(doomed, vault, at)
        opened, cases, after = doomed.desks(vault)
        try:
            if lived is None and is_whole(doomed, cases):
                whole += 1
                assert after.begun() == ()
            elif lived is None:
                closed += 1
                assert after.begun() in ((doomed.code,), ())
            if after.begun() or any(listed.id == doomed.case for listed in cases.cases()):
                assert after.destroy(doomed.case).destroyed.code == doomed.code
            assert_gone(doomed, vault, opened, cases)
        finally:
            opened.lock()
        if lived is not None:
            break
    assert whole > 0
    assert closed > whole, "the key goes first"
    proved("S11", "destroying a case, killed at every statement and touch of a file", at)


def test_no_key_that_is_left_opens_a_copy_of_the_case_made_before(
    doomed: Doomed, tmp_path: Path, proved: Proved
) -> None:
    """The bytes of the file may still lie on a disk somewhere. Only the case's own key opens them."""
    vault, kept = doomed.copy(tmp_path / "vault"), tmp_path / "kept"
    shutil.copytree(Places(vault).cases, kept)
    opened, _cases, after = doomed.desks(vault)
    after.destroy(doomed.case)
    tried = 0
    (file,) = kept.glob(f"{doomed.case}.case")
    left = [opened.index.case(doomed.other).wrapped_key, *_any_wraps(opened)]
    for wrapped in left:
        for name in (doomed.other, doomed.case):
            tried += 1
            try:
                key = opened.vault.unwrap(name, wrapped)
            except Damaged:
                continue
            with pytest.raises(Damaged):
                CaseFile.open(file, key, SetClock(doomed.now), SeededChance(1)).close()
    opened.lock()
    with CaseFile.open(file, doomed.key, SetClock(doomed.now), SeededChance(1)) as still:
        assert still.case().id == doomed.case, "the proof would prove nothing if the kept file opened with no key"
    proved("S11", "keys left on the laptop tried on a kept copy", tried)


def _any_wraps(opened: VaultDesk) -> Iterator[bytes]:
    """Everything in the decrypted index that has the length of a wrapped key, wherever it begins with the other's."""
    length = len(opened.index.cases()[0].wrapped_key)
    for pages in pages_of_the_index(opened):
        yield from (pages[at : at + length] for at in range(0, len(pages) - length, 997))


def test_a_hold_stands_in_every_way_to_destroying(doomed: Doomed, tmp_path: Path, proved: Proved) -> None:
    vault = doomed.copy(tmp_path / "vault")
    opened, cases, after = doomed.desks(vault)
    after.hold(doomed.case, True)
    tried = 0
    for name in (doomed.case, doomed.code, doomed.code.lower()):
        for way in (after.to_destroy, after.destroy):
            tried += 1
            with pytest.raises(Held):
                way(name)
    places, index = opened.vault.places, opened.index
    for ask in (
        lambda: destroying.to_destroy(places, index, doomed.case, ()),
        lambda: destroying.destroy(places, index, doomed.case, "2026-11-03T14:00", (), str),
    ):
        tried += 1
        with pytest.raises(Held):
            ask()
    assert is_whole(doomed, cases)
    opened.lock()
    proved("S11", "ways to destroying a held case", tried)
