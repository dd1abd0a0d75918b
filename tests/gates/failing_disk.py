"""What is tried on a failing disk: eight deeds, each with what it promises once it is done and what must never be."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.commands.desk.after_desk import AfterDesk
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk, NoSuchCase
from app.commands.desk.vault_desk import VaultDesk
from app.domain.kinds.long_text import LongText
from app.domain.sources import SeededChance, SystemChance
from app.domain.trouble import Trouble
from app.handover.messages import At, Ending, Saved, SheetFinished
from app.presenters.doors import DocumentKind, DocumentWanted, VaultState
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from app.storage.index_copies import check_index
from app.storage.index_tables import NEWEST_VERSION
from app.storage.restoring import restore_case
from tests.commands.desk.practice import (
    WORDS,
    Practice,
    a_case,
    floor,
    given,
    host_for,
    infos,
    plan,
    rows,
    save,
    sealed,
    written,
)
from tests.domain.small_sheet import question, sheet
from tests.storage.small_case import ANA, CASE_KEY, a_clock, a_place, begin, entry, new_file, said
from tests.storage.small_case import save as save_small
from tests.storage.test_migrating import LATER

OLD_VAULT = Path(__file__).parents[1] / "old_files" / "index_1_case_1"
SMALL_SHEET = sheet(question("q0", LongText()))
_SHEET = "listening_back"
_MORE = "second words " * 20


class NotDone(Trouble):
    """The deed was told to have failed without an exception, as a party's process is told."""

    def __init__(self) -> None:
        super().__init__(happened="told", safe="", do="")


@dataclass
class Run:
    """The program, started once on a vault."""

    folder: Path
    vault: VaultDesk = field(init=False)
    cases: CasesDesk = field(init=False)

    def __post_init__(self) -> None:
        clock = a_clock()
        self.clock = clock
        # The secrets of a vault that is made here are the same each time, so that they are derived once.
        new = not (self.folder / "vault").exists()
        self.vault = VaultDesk(self.folder / "vault", clock, SeededChance(1) if new else SystemChance(), floor)
        self.cases = CasesDesk(self.vault, clock, SystemChance())

    def unlocked(self, words: str = WORDS) -> Run:
        if self.vault.state() is not VaultState.OPEN:
            self.vault.unlock(words)
        return self

    def opened(self) -> CaseDesk:
        """The one case of the practice."""
        if self.cases._open is None:
            (listed,) = self.unlocked().cases.cases()
            return self.cases.open(listed.id)
        return self.cases._open

    def end(self) -> None:
        """Lock the vault."""
        if self.vault.state() is VaultState.OPEN:
            self.vault.lock()

    def let_go(self) -> None:
        """Be gone as one that was killed."""
        if self.cases._open is not None:
            self.cases._open.file.close()
        if self.vault._index is not None:
            self.vault._index.let_go()

    def path(self) -> Path:
        return next((self.folder / "vault" / "cases").glob("*.case"))


@dataclass(frozen=True)
class Deed:
    """`ready` gets everything open on a disk that works; `do` may be refused by a disk that does not, and may be asked
    for again, by the same program or by one that was started since; `holds` is so once it was not refused; `never`
    looks for what must not be, whether it was or not."""

    name: str
    make: Callable[[Path], None]
    ready: Callable[[Run], Callable[[], None]]
    holds: Callable[[Run], None]
    never: Callable[[Run], None]


# ---- what there is before ------------------------------------------------------------------------------------------------


def _nothing(folder: Path) -> None:
    (folder / "kept").mkdir(parents=True)


def practice(folder: Path) -> None:
    """A vault with one case, in which one party was handed the laptop, and a backup."""
    _nothing(folder)
    made = Practice(folder / "vault")
    desk = made.new()
    planned = plan(desk, {"A": [_SHEET], "B": [_SHEET]})
    host = host_for(desk, planned, "A")
    filling = given(host).sheets[0].filling
    assert isinstance(save(host, filling, written("lb_check", "first words"), sealed("lb_words"))[0], Saved)
    host.take_back(Ending.FINISHED)
    made.vault.lock()


def old_vault(folder: Path) -> None:
    """A vault of the first release, and beside it a case file of an older schema."""
    _nothing(folder)
    shutil.copytree(OLD_VAULT / "vault", folder / "vault")
    with new_file(folder / "small") as file:
        save_small(file, begin(file, ANA, SMALL_SHEET), q0=entry("old words"))


# ---- the deeds ------------------------------------------------------------------------------------------------------------


def _create(run: Run) -> Callable[[], None]:
    def do() -> None:
        if run.vault.state() is VaultState.NONE:
            run.vault.create(WORDS)
        elif run.vault.state() is VaultState.LOCKED:
            run.vault.unlock(WORDS)
        if not run.cases.cases():
            run.cases.create(a_case())
        run.opened()

    return do


def _created(run: Run) -> None:
    assert run.opened().case().alias == "The yard"


def _half_created(run: Run) -> None:
    if run.vault.state() is VaultState.LOCKED and run.unlocked().cases.cases():
        run.opened()


def _host(run: Run) -> tuple[CaseDesk, str]:
    desk = run.opened()
    return desk, desk.breaks()[-1].id


def _autosave(run: Run) -> Callable[[], None]:
    desk, planned = _host(run)
    host = desk.hand_over(planned, desk.party("A").id, "15:40")
    filling = given(host).sheets[0].filling
    revision = max(row.revision for row in desk.file.written(filling))

    def do() -> None:
        nonlocal revision
        revision += 1
        answer = written("lb_check", _MORE, revision=revision)
        if not all(isinstance(told, Saved) for told in save(host, filling, answer)):
            raise NotDone
        host.answer(At(filling, "lb_words"))

    return do


def _autosaved(run: Run) -> None:
    assert rows(run.opened(), "A")["lb_check"] == _MORE


def _words_are_whole(run: Run) -> None:
    assert rows(run.opened(), "A")["lb_check"] in ("first words", _MORE)


def _finish(run: Run) -> Callable[[], None]:
    desk, planned = _host(run)
    host = desk.hand_over(planned, desk.party("B").id, "15:40")
    filling = given(host).sheets[0].filling
    there = {row.question for row in desk.file.written(filling)}
    if "lb_check" not in there and not all(
        isinstance(told, Saved) for told in save(host, filling, written("lb_check", "b"))
    ):
        raise NotDone

    def do() -> None:
        host.answer(SheetFinished(filling, True, 4))
        host.take_back(Ending.FINISHED)

    return do


def _finished(run: Run) -> None:
    desk = run.opened()
    assert all(info.finished for info in infos(desk, "B"))
    assert not desk.left_at_work()
    assert rows(desk, "B")["lb_check"] == "b"
    _backed_up(run)


def _export(run: Run) -> Callable[[], None]:
    desk = run.opened()
    document = desk.document(DocumentWanted(DocumentKind.PARTY_SUMMARY, desk.party("A").id))

    def do() -> None:
        desk.export(document, str(run.folder / "kept" / "summary.pdf"), locked=False)

    return do


def _exported(run: Run) -> None:
    content = (run.folder / "kept" / "summary.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert len(run.opened().unlocked_exports()) == 1


def _half_exported(run: Run) -> None:
    desk = run.opened()
    if (run.folder / "kept" / "summary.pdf").exists():
        _exported(run)
    else:
        assert not desk.unlocked_exports()


def _back_up(run: Run) -> Callable[[], None]:
    desk = run.opened()

    def do() -> None:
        desk.file.back_up()

    return do


def _backed_up(run: Run) -> None:
    desk = run.opened()
    words = {party.id: desk.file.digest(party.id) for party in desk.case().parties}
    newest = backups_in(backups_of(run.path()))[-1]
    with CaseFile.open(newest, _keys(run), a_clock(), SeededChance(3)) as file:
        assert {party: file.digest(party) for party in words} == words


def _keys(run: Run) -> bytes:
    (listed,) = run.unlocked().vault.index.cases()
    return run.vault.vault.unwrap(listed.id, listed.wrapped_key)


def _backups_are_whole(run: Run) -> None:
    desk = run.opened()
    found = backups_in(backups_of(run.path()))
    assert found, "the last good backup is gone"
    for backup in found:
        check_file(backup, *CaseKeys(_keys(run)).file())
    for copy in (run.folder / "vault" / "backups" / "index").glob("*.db"):
        check_index(run.vault.vault, copy)
    assert desk.case().alias == "The yard"


def _restore(run: Run) -> Callable[[], None]:
    desk = run.opened()
    case_id, path, keys = desk.case().id, run.path(), CaseKeys(_keys(run))
    backup = backups_in(backups_of(path))[-1]
    (listed,) = run.vault.index.cases()
    run.cases.close()

    def do() -> None:
        run.vault.index.note_head(case_id, *restore_case(path, keys, backup, listed.sequence))

    return do


def _restored(run: Run) -> None:
    assert rows(run.opened(), "A")["lb_check"] == "first words"
    _backups_are_whole(run)


def _migrate(run: Run) -> Callable[[], None]:
    words = (OLD_VAULT / "passphrase.txt").read_text().strip()

    def do() -> None:
        run.unlocked(words)
        CaseFile.open(a_place(run.folder / "small"), CASE_KEY, a_clock(), SeededChance(3), revisions=LATER).close()

    return do


def _migrated(run: Run) -> None:
    run.unlocked((OLD_VAULT / "passphrase.txt").read_text().strip())
    assert len(run.vault.index.cases()) == 2
    run.cases.open(run.vault.index.cases()[0].id).read()
    assert NEWEST_VERSION > 1
    with CaseFile.open(a_place(run.folder / "small"), CASE_KEY, a_clock(), SeededChance(3), revisions=LATER) as file:
        assert said(file, begin(file, ANA, SMALL_SHEET), "q0") == "old words"


def _still_old_or_new(run: Run) -> None:
    run.unlocked((OLD_VAULT / "passphrase.txt").read_text().strip())
    assert len(run.vault.index.cases()) == 2


def _purge(run: Run) -> Callable[[], None]:
    desk = run.opened()

    def do() -> None:
        desk.destroy_private(desk.party("A").id)

    return do


def _purged(run: Run) -> None:
    assert not rows(run.opened(), "A")
    for backup in backups_in(backups_of(run.path())):
        with CaseFile.open(backup, _keys(run), a_clock(), SeededChance(3)) as file:
            assert not any(file.written(info.id) for info in file.fillings(run.opened().party("A").id))


def _destroy(run: Run) -> Callable[[], None]:
    there = run.unlocked().cases.cases()
    codes = [listed.code for listed in there] or list(AfterDesk(run.vault, run.cases, run.clock).begun())
    after = AfterDesk(run.vault, run.cases, run.clock)

    def do() -> None:
        # Where the very last sync was refused the case is gone, and asking again says that there is none.
        with suppress(NoSuchCase):
            for code in codes:
                after.destroy(code)

    return do


def _destroyed(run: Run) -> None:
    run.unlocked()
    assert not run.cases.cases()
    assert not run.vault.index.destroying()
    # What the disk would not let go of stays named in the certificate; nothing opens it.


def _half_destroyed(run: Run) -> None:
    """As it was, or on the way out and known to be so."""
    run.unlocked()
    if run.cases.cases() and not run.vault.index.destroying():
        _words_are_whole(run)


DEEDS = (
    Deed("create", _nothing, _create, _created, _half_created),
    Deed("autosave", practice, _autosave, _autosaved, _words_are_whole),
    Deed("finish", practice, _finish, _finished, _backups_are_whole),
    Deed("export", practice, _export, _exported, _half_exported),
    Deed("backup", practice, _back_up, _backed_up, _backups_are_whole),
    Deed("restore", practice, _restore, _restored, _restored),
    Deed("migrate", old_vault, _migrate, _migrated, _still_old_or_new),
    Deed("purge", practice, _purge, _purged, _backups_are_whole),
    Deed("destroy", practice, _destroy, _destroyed, _half_destroyed),
)


@contextmanager
def started(folder: Path) -> Iterator[Run]:
    run = Run(folder)
    try:
        yield run
    finally:
        run.let_go()
