"""A mediator's and two parties' work on a vault, step by step: after each step what it promised is written down."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break
from app.domain.kinds.long_text import LongText
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.worksheet import Form
from app.domain.written import WrittenAnswer
from app.storage.case_backups import backups_in
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from app.storage.grey_picture import GreyPicture
from app.storage.index import Index
from app.storage.index_copies import check_index
from app.storage.key_slots import FLOOR
from app.storage.places import Places
from app.storage.session_pin import PinState
from app.storage.vault import Vault
from tests.domain.small_sheet import question, sheet
from tests.storage.small_case import a_clock

WORDS = "calm river seven lamps"
NEW_WORDS = "seven calm lamps river"
SHEET = sheet(*(question(f"q{number}", LongText()) for number in range(12)))


@dataclass(frozen=True)
class Promised:
    """What is so from the operation `at` on: a digest of the case and of the list, the passphrase that opens, and the
    newest backup. None before there is one."""

    at: int
    case: str | None
    index: str | None
    words: str | None
    backup: str | None


@dataclass
class Session:
    """One session. `at` says how many operations of the disk were done."""

    folder: Path
    seed: int
    at: Callable[[], int]
    promised: list[Promised] = field(default_factory=list)
    only_saves: bool = False
    secrets: int = 1
    """Vaults with the same have the same passphrase's key, which then has to be derived once."""

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        clock = a_clock()
        self.clock = clock
        self.vault = VaultDesk(self.folder, clock, SeededChance(self.secrets), lambda _clock: FLOOR)
        self.cases = CasesDesk(self.vault, clock, SeededChance(self.seed))
        self.words = WORDS
        self.backup: str | None = None
        self.open: CaseDesk | None = None
        self.fillings: list[tuple[str, str]] = []
        self.revision = 0
        self.case_id = ""

    def run(self, steps: int) -> None:
        """Make a vault and a case, and work in it."""
        self._promise(None, None, None)
        self.vault.create(WORDS)
        self._promise()
        self.case_id = self.cases.create(_case())
        self._promise()
        self.open = self.cases.open(self.case_id)
        self._promise()
        for party in self.desk.case().parties:
            for break_id in ("b1", "b2"):
                self.fillings.append(
                    (party.id, self.desk.file.begin_filling(party.id, SHEET, Form.FULL, "", "", break_id))
                )
                self._promise()
        others = () if self.only_saves else self._others()
        doing: tuple[Callable[[], object], ...] = (self.save, self.save, self.save, self.save, *others)
        for _step in range(steps):
            self.random.choice(doing)()
            self._promise()

    @property
    def desk(self) -> CaseDesk:
        assert self.open is not None
        return self.open

    def _promise(self, *nothing: None) -> None:
        if nothing:
            self.promised.append(Promised(self.at(), None, None, None, None))
            return
        index = seen_index(self.vault.index)
        case = seen_case(self.open.file) if self.open is not None else None
        self.promised.append(Promised(self.at(), case, index, self.words, self.backup))

    # ---- what they do ---------------------------------------------------------------------------------------------

    def save(self) -> None:
        party, filling = self.random.choice(self.fillings)
        written = []
        for number in self.random.sample(range(12), self.random.choice((1, 1, 1, 3))):
            self.revision += 1
            words = f"{self.revision} ".ljust(self.random.choice((5, 300, 5000)), "x")
            private = self.random.random() < 0.2
            written.append(
                WrittenAnswer(f"q{number}", self.revision, Lock.ONLY_ME, sealed=words.encode())
                if private
                else WrittenAnswer(f"q{number}", self.revision, Lock.MEDIATOR, state="given", plain=words)
            )
        self.desk.file.save_answers(party, filling, written)

    def _others(self) -> tuple[Callable[[], object], ...]:
        return (
            lambda: self.desk.file.set_place(self._filling(), f"q{self.random.randrange(12)}"),
            lambda: self.desk.file.finish(self._filling(), True, self.random.randrange(90)),
            lambda: self.desk.file.keep_break(Break("b1", 1, "2026-11-03T14:00", notes={"a": self._some_words()})),
            lambda: self.desk.file.change_case(replace(self.desk.case(), alias=self._some_words())),
            lambda: self.desk.file.keep_only_me(self._party(), OnlyMe(Keeping.WITH_CODE, b"w", b"c", b"s", 1, 1, 1)),
            lambda: self.desk.file.count_try(self._party()),
            lambda: self.desk.file.take_back(self._party()),
            lambda: self.desk.file.erase(*self.random.choice(self.fillings)),
            self._key_in,
            self._attach,
            self._detach,
            lambda: self.vault.index.keep_setting("some", self._some_words()),
            lambda: self.vault.index.keep_pin_state(PinState(b"s" * 16, b"c" * 32, self.random.randrange(5))),
            lambda: self.vault.index.note_head(self.case_id, *self.desk.file.head()),
            self.vault.index.keep_copy,
            self._back_up,
            self._change_words,
            self._close_and_open,
        )

    def _on_paper(self) -> str:
        """A filling on paper, begun where it is not there yet."""
        party = self._party()
        return self.desk.file.begin_filling(party, SHEET, Form.FULL, "", "", "b1", typed_by=self._some_words())

    def _key_in(self) -> None:
        self.revision += 1
        words = f"{self.revision} ".ljust(self.random.choice((5, 300, 5000)), "x")
        lock = self.random.choice((Lock.MEDIATOR, Lock.SHARE))
        answer = WrittenAnswer(
            f"q{self.random.randrange(12)}", self.revision, lock, from_paper=True, state="given", plain=words
        )
        self.desk.file.save_from_paper(self._on_paper(), [answer], self._some_words())

    def _attach(self) -> None:
        """A picture that fills some pages of the file, and cannot be made smaller."""
        self.desk.file.attach(
            self._on_paper(), self.random.randrange(1, 9), GreyPicture(90, 70, self.random.randbytes(6300))
        )

    def _detach(self) -> None:
        for each in self.desk.file.attached(self._on_paper())[:1]:
            self.desk.file.detach(each.id)

    def _back_up(self) -> None:
        self.backup = self.desk.file.back_up().name

    def _change_words(self) -> None:
        words = NEW_WORDS if self.words == WORDS else WORDS
        self.vault.vault.change_passphrase(words, FLOOR)
        self.words = words

    def _close_and_open(self) -> None:
        self.cases.close()
        self.open = self.cases.open(self.case_id)

    def _filling(self) -> str:
        return self.random.choice(self.fillings)[1]

    def _party(self) -> str:
        return self.random.choice(self.fillings)[0]

    def _some_words(self) -> str:
        return f"words {self.random.randrange(10**9)}"


def _case() -> Case:
    parties = (Party("", "", "Ana"), Party("", "", "Bo"))
    issue = Issue("", "The unpaid bill", IssueType.MONEY, "t1_balance")
    return Case("", "", "Cuts", "contract_payment", "", practice=True, parties=parties, issues=(issue,))


def _digest(*seen: object) -> str:
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def seen_case(file: CaseFile) -> str:
    """Everything in the case that a person put there."""
    case = file.case()
    return _digest(
        case,
        file.fillings(),
        [file.written(info.id) for info in file.fillings()],
        [(each, file.picture(each.id)) for info in file.fillings() for each in file.attached(info.id)],
        file.breaks(),
        [(file.only_me(party.id), file.acknowledged(party.id)) for party in case.parties],
    )


def seen_index(index: Index) -> str:
    """Everything in the list that is not a note of where a case stands."""
    cases = [replace(case, sequence=0, chain=b"") for case in index.cases()]
    return _digest(cases, index.setting("some"), index.setting("recovery_sheet_confirmed"), index.pin_state())


# ---- afterwards -----------------------------------------------------------------------------------------------------------


@contextmanager
def opened(folder: Path, words: str) -> Iterator[tuple[VaultDesk, CasesDesk]]:
    """The vault as the next start of the program opens it. It is closed without the copies that locking makes."""
    clock, chance = a_clock(), SeededChance(5)
    vault = VaultDesk(folder, clock, chance, lambda _clock: FLOOR)
    cases = CasesDesk(vault, clock, chance)
    header = Vault.open(folder, words, chance)
    # Not by unlocking, which starts the count of PINs again.
    vault._vault, vault._index = header, Index.open(header, clock, chance)
    try:
        yield vault, cases
    finally:
        cases.close()
        vault.index.let_go()


def whole_backups(folder: Path, vault: Vault, index: Index) -> dict[str, bytes]:
    """Every file that counts as a backup, checked whole: its name and what is in it. `Damaged` where one is not."""
    places = Places(folder)
    found = {}
    for copy in places.index_backups.glob("*.db"):
        check_index(vault, copy)
        found[copy.name] = copy.read_bytes()
    for case in index.cases():
        keys = CaseKeys(vault.unwrap(case.id, case.wrapped_key)).file()
        for copy in backups_in(places.backups / case.id):
            check_file(copy, *keys)
            found[copy.name] = copy.read_bytes()
    return found
