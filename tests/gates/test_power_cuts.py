"""R2: the power goes at any moment, and nothing that was said to be saved is lost, and no file damaged.

A session of real work on a real vault (`cut_session.py`) is played once on a watched disk (`watched_disk.py`), in the
real encrypted format. Then the power goes after each of its operations, again and again: what the platter holds by
then (`power_cuts.py`) is laid out on a real disk, and the real program, with its own driver, opens it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from argon2.low_level import hash_secret_raw

from app.commands.desk.vault_desk import VaultDesk
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.trouble import Trouble
from app.domain.written import WrittenAnswer
from app.presenters.doors import VaultState
from app.storage import cipher_engine, key_slots
from app.storage.case_file import CaseFile
from app.storage.index import IndexedCase
from app.storage.key_slots import FLOOR
from app.storage.places import Places
from app.storage.vault import Vault, WrongPassphrase
from tests.gates import second_engine
from tests.gates.cut_session import (
    NEW_WORDS,
    WORDS,
    Promised,
    Session,
    opened,
    seen_case,
    seen_index,
    whole_backups,
)
from tests.gates.power_cuts import Platter, lay_out
from tests.gates.watched_disk import Done, in_memory, watched
from tests.goals import Proved, Times
from tests.storage.small_case import a_clock

STEPS = 45


@pytest.fixture(autouse=True)
def _keys_are_derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same passphrase and salt give the same key: Argon2id is not what is proved here."""
    monkeypatch.setattr(key_slots, "hash_secret_raw", lru_cache(hash_secret_raw))
    second_engine.statements_are_made_once(monkeypatch)


class Lost(AssertionError):
    """Something that was said to be on the disk is not."""


class Cutter:
    """Records sessions and cuts them; `again` is where the program finds what is left."""

    def __init__(self, folder: Path, *, only_saves: bool = False) -> None:
        self._only_saves = only_saves
        self._was = (folder / "was").resolve()
        self._again = folder / "again"
        self._seen: set[object] = set()
        self._listed: dict[object, list[tuple[IndexedCase, bytes]]] = {}
        """What was found in lists that were looked at already."""

    def recorded(self, seed: int, steps: int) -> tuple[list[Done], list[Promised]]:
        shutil.rmtree(self._was, ignore_errors=True)
        self._was.mkdir(parents=True)
        with watched(self._was) as disk:
            session = Session(self._was / "vault", seed, lambda: len(disk.done), only_saves=self._only_saves)
            session.run(steps)
            done = list(disk.done)
            session.vault.lock()
        self._seen.clear()
        self._listed.clear()
        return done, session.promised

    def cuts(self, seed: int, steps: int, each: int) -> Iterator[tuple[int, Exception | None]]:
        """Cut a session `each` times after every operation: after which, and what was not as promised."""
        done, promised = self.recorded(seed, steps)
        chance = random.Random(seed)
        platter, now = Platter(), 0
        for number, operation in enumerate(done, 1):
            platter.do(operation)
            while now + 1 < len(promised) and promised[now + 1].at <= number:
                now += 1
            for _cut in range(each):
                files = platter.cut(chance)
                yield number, self._wrong(files, promised[now : now + 2], save=chance.random() < 0.1)

    def _wrong(self, files: dict[str, bytes], allowed: list[Promised], *, save: bool) -> Exception | None:
        """What is not as promised. What was looked at once, with the same promises, is not looked at again."""
        state = (allowed[0].at, save, frozenset((path, hash(content)) for path, content in files.items()))
        if state in self._seen:
            return None
        shutil.rmtree(self._again, ignore_errors=True)
        self._again.mkdir()
        lay_out(files, self._was, self._again)
        try:
            with pytest.MonkeyPatch.context() as monkeypatch:
                # A journal is read by the engine that wrote it: the two take its check sums over different bytes.
                second_engine.use(monkeypatch, second_engine.PLAIN)
                words = self._look(allowed)
                if words and save:
                    self._goes_on(words)
            if words and save:
                self._went_on(words)
        except (Lost, Trouble) as wrong:
            return wrong
        self._seen.add(state)
        return None

    def _look(self, allowed: list[Promised]) -> str:
        """The passphrase that opens what is left, once everything in it was compared; "" before there is a vault."""
        folder = self._again / "vault"
        if allowed[0].words is None:
            _made_or_can_be_made(folder)
            return ""
        words = _words(folder, {promised.words for promised in allowed})
        state = (words, allowed[0].at, _state(folder, "index.db*"), _state(folder, "backups/**/*"))
        if state not in self._listed:
            with opened(folder, words) as (vault, _cases):
                _is_one_of("the list", seen_index(vault.index), [promised.index for promised in allowed])
                self._look_at_backups(folder, vault, allowed)
                self._listed[state] = [
                    (case, vault.vault.unwrap(case.id, case.wrapped_key)) for case in vault.index.cases()
                ]
        for case, key in self._listed[state]:
            with CaseFile.open(Places(folder).case(case.id), key, a_clock(), SeededChance(5)) as file:
                if file.head() < (case.sequence, b"") or file.standing() != file.head()[1]:
                    raise Lost("the case would be told to be an older one")
                if allowed[0].case is not None:
                    _is_one_of("the case", seen_case(file), [promised.case for promised in allowed])
        return words

    def _goes_on(self, words: str) -> None:
        """The next save works, and so does the next backup."""
        with opened(self._again / "vault", words) as (vault, cases):
            vault.index.keep_setting("some", "once more")
            for listed in cases.cases():
                file = cases.open(listed.id).file
                for info in file.fillings()[:1]:
                    answer = WrittenAnswer("q0", 10**6, Lock.MEDIATOR, state="given", plain="once more")
                    file.save_answers(info.party, info.id, [answer])
                file.back_up()

    def _went_on(self, words: str) -> None:
        """The program's own driver reads what was saved since."""
        with opened(self._again / "vault", words) as (vault, cases):
            _is_one_of("the list", vault.index.setting("some"), ["once more"])
            for listed in cases.cases():
                file = cases.open(listed.id).file
                for info in file.fillings()[:1]:
                    said = {row.question: row.plain for row in file.written(info.id)}
                    _is_one_of("the next save", said["q0"], ["once more"])

    def _look_at_backups(self, folder: Path, vault: VaultDesk, allowed: list[Promised]) -> None:
        files = [*Places(folder).backups.rglob("*.case"), *Places(folder).backups.rglob("*.db")]
        state = frozenset((file.name, hash(file.read_bytes())) for file in files)
        if state not in self._seen:
            whole_backups(folder, vault.vault, vault.index)
            self._seen.add(state)
        names = {file.name for file in files}
        if None not in {promised.backup for promised in allowed}:
            _is_one_of("the backup", True, [promised.backup in names for promised in allowed])


def _state(folder: Path, files: str) -> object:
    return frozenset((file, hash(file.read_bytes())) for file in folder.glob(files) if file.is_file())


def _is_one_of(what: str, found: object, allowed: Sequence[object]) -> None:
    if found not in allowed:
        raise Lost(f"{what} is not as it was promised")


def _words(folder: Path, allowed: set[str | None]) -> str:
    for words in (WORDS, NEW_WORDS):
        try:
            Vault.open(folder, words, SeededChance(1))
        except WrongPassphrase:
            continue
        _is_one_of("the passphrase", words, list(allowed))
        return words
    raise Lost("no passphrase opens the vault")


def _made_or_can_be_made(folder: Path) -> None:
    """The vault was being made when the power went: it is there, or it can be made now."""
    vault = VaultDesk(folder, a_clock(), SeededChance(1), lambda _clock: FLOOR)
    if vault.state() is VaultState.NONE:
        vault.create(WORDS)
    else:
        vault.unlock(WORDS)
    if vault.index.cases():
        raise Lost("a case nobody made")
    vault.index.keep_setting("some", "once more")
    vault.lock()


@pytest.mark.gate
@pytest.mark.timeout(7200)
def test_whenever_the_power_goes_nothing_that_was_saved_is_lost_and_no_file_is_damaged(
    tmp_path: Path, times: Times, proved: Proved
) -> None:
    wanted, made, seed = times(5_000, 200_000, 600), 0, 1
    wrong = []
    with in_memory(tmp_path) as folder:
        cutter = Cutter(folder)
        while made < wanted:
            for number, found in cutter.cuts(seed, STEPS, each=2):
                made += 1
                if found is not None:
                    wrong.append((seed, number, found))
                if made == wanted:
                    break
            seed += 1
    assert not wrong, f"{len(wrong)} of {made}: {wrong[:10]}"
    proved("R2", "power cuts under a day's work on a vault, opened again by the program", made)


@pytest.mark.gate
def test_the_same_cuts_with_the_usual_settings_lose_answers_so_a_loss_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's usual way of being fast, which is known to lose what was saved last."""
    usual = {"journal_mode": ("WAL", "wal"), "synchronous": ("NORMAL", "1")}
    settings = tuple((name, *usual.get(name, rest)) for name, *rest in cipher_engine._AFTER_KEY)
    monkeypatch.setattr(cipher_engine, "_AFTER_KEY", settings)
    with in_memory(tmp_path) as folder:
        every = list(Cutter(folder, only_saves=True).cuts(1, 60, each=1))
    # While a vault is being made nobody was promised anything yet.
    found = [wrong for number, wrong in every if number > len(every) // 2]
    # Where the whole file never left its journal, all of it is lost: that is told as damaged.
    lost = sum(wrong is not None for wrong in found)
    assert lost > 0.3 * len(found), f"{lost} of {len(found)}"
