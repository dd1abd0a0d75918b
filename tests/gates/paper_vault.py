"""A vault whose cases hold paper: answers keyed in by somebody, and pictures of pages."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.answers import LEFT_BLANK, Answer, Change, Entry, State, given
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break, Plan, PlannedSheet
from app.domain.sharing import Lock
from app.domain.sources import SystemChance, SystemClock
from app.domain.worksheet import Form
from app.presenters.paper_doors import PaperPlace
from app.storage.attached_rows import _packed
from app.storage.case_tables import answer, attachment
from app.storage.grey_picture import GreyPicture
from tests.commands.desk.practice import floor
from tests.commands.running import Ran, recess

PASSPHRASE, OTHER_PASSPHRASE = "calm river seven lamps", "another seven green boats"
SHEET = "listening_back"
NAMES = ("Zuleika Thorngate", "Barnaby Quill")
"""The two parties of every case."""
TYPISTS = ("Oyelaran", "Fotheringay")
"""Who types the paper of which party."""
WORDS = ("the heron at the weir", "a kettle without a lid")
"""What stands on the paper of each party. No other text of the vault says it."""
SIDE = 96


def page_of(case: int, party: int, page: int) -> bytes:
    """The points of a page's picture, `SIDE` squared, in the sixteen greys that pictures are kept in. No two are alike."""
    chance = random.Random(f"{case} {party} {page}")
    return bytes(17 * chance.randrange(16) for _point in range(SIDE * SIDE))


def packed(points: bytes) -> bytes:
    """What goes into the seal of a picture: what would lie in a file that did not seal it."""
    return _packed(GreyPicture(SIDE, SIDE, points))


def _photo(points: bytes) -> bytes:
    out = io.BytesIO()
    Image.frombytes("L", (SIDE, SIDE), points).save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Written:
    """All that a vault says of paper: typists, answers and pictures by party and sheet. Plain values, to be compared."""

    typed_by: Mapping[str, str]
    answers: Mapping[str, tuple[tuple[object, ...], ...]]
    pictures: Mapping[str, tuple[tuple[int, bytes], ...]]


class PaperVault:
    """FOLDER/vault with two cases, each with paper of both its parties. `codes` are those of the cases. The pictures of the
    first one are photos that went through the cage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        self.key_file = folder / "passphrase"
        self.codes: tuple[str, ...] = ()

    def make(self) -> None:
        self._say(PASSPHRASE)
        desk = self._desk()
        desk.create(PASSPHRASE)
        cases = CasesDesk(desk, SystemClock(), SystemChance())
        for number in range(2):
            self._fill(number, cases.open(cases.create(_a_case(number))))
        self.codes = tuple(sorted((known.code for known in cases.cases()), key=lambda code: code != "PAPER-0"))
        desk.lock()

    def _say(self, passphrase: str) -> None:
        self.key_file.write_text(passphrase, encoding="utf-8")

    def _desk(self) -> VaultDesk:
        return VaultDesk(self.vault, SystemClock(), SystemChance(), floor)

    @staticmethod
    def _fill(number: int, desk: CaseDesk) -> None:
        sheets = {party.id: (PlannedSheet(SHEET, Form.FULL),) for party in desk.case().parties}
        desk.keep_break(Break("", 0, "", plan=Plan(minutes=20, sheets=sheets)))
        for which, party in enumerate(desk.case().parties):
            door = desk.paper()
            paper = door.begin(PaperPlace(party.id, SHEET), TYPISTS[which])
            asked = [
                each
                for each in paper.worksheet.questions()
                if each.kind.name in ("short_text", "long_text") and each.ceiling is Lock.SHARE and not each.show_if
            ]
            said = (given(WORDS[which]), Answer(State.UNREADABLE), LEFT_BLANK)
            made = [Entry(words, Lock.MEDIATOR, revision=1) for words in said]
            made[0] = Entry(said[0], Lock.SHARE, cleared=True, revision=1)
            door.save(paper.filling, tuple(Change(each.id, entry) for each, entry in zip(asked, made, strict=False)))
            for page in (1, 2):
                points = page_of(number, which, page)
                if number:
                    desk.file.attach(paper.filling, page, GreyPicture(SIDE, SIDE, points))
                else:
                    door.attach(paper.filling, page, _photo(points))
            door.finish(paper.filling)

    # ---- what it says ---------------------------------------------------------------------------------------------

    @contextmanager
    def opened(self) -> Iterator[tuple[VaultDesk, CasesDesk]]:
        """The vault, as the next start of the program finds it."""
        desk = self._desk()
        desk.unlock(self.key_file.read_text(encoding="utf-8"))
        try:
            yield desk, CasesDesk(desk, SystemClock(), SystemChance())
        finally:
            desk.lock()

    def written(self, code: str) -> Written:
        """What the case of this code says of paper."""
        with self.opened() as (_vault, cases):
            desk = cases.open(code)
            file = desk.file
            fillings = {info.id: info for info in file.fillings() if info.on_paper}
            return Written(
                {f"{info.party} {name}": info.typed_by for name, info in fillings.items()},
                {
                    name: tuple(
                        (row.question, row.revision, row.lock, row.cleared, row.from_paper, row.state, row.plain)
                        for row in file.written(name)
                    )
                    for name in fillings
                },
                {
                    name: tuple((each.page, file.picture(each.id).grey) for each in file.attached(name))
                    for name in fillings
                },
            )

    def seals(self, code: str) -> list[bytes]:
        """What the case file holds of its paper under a party's key: answers and pictures."""
        with self.opened() as (_vault, cases):
            file = cases.open(code).file
            with file._commits.reading() as connection:
                answers = connection.execute(answer.select().with_only_columns(answer.c.sealed)).scalars().all()
                pictures = (
                    connection.execute(attachment.select().with_only_columns(attachment.c.sealed)).scalars().all()
                )
        return [*answers, *pictures]

    def case_file(self, code: str) -> Path:
        with self.opened() as (vault, cases):
            return vault.vault.places.case(cases.known(code).id)

    def case_key(self, code: str) -> bytes:
        """What opens the case file, for somebody with special tools."""
        with self.opened() as (vault, cases):
            known = vault.index.case(cases.known(code).id)
            return vault.vault.unwrap(known.id, known.wrapped_key)

    # ---- what is done with it ---------------------------------------------------------------------------------------

    def change_keys(self) -> None:
        """Other keys for the whole vault, as after a theft."""
        with self.opened() as (vault, _cases):
            vault.change_keys(PASSPHRASE, OTHER_PASSPHRASE)
        self._say(OTHER_PASSPHRASE)

    def run(self, *words: str | Path, vault: Path | None = None) -> Ran:
        """`recess WORDS` in a process of its own, on this vault or another."""
        return recess(*words, "--vault", vault or self.vault, "--passphrase-file", self.key_file)


def _a_case(number: int) -> Case:
    parties = tuple(Party("", "", name) for name in NAMES)
    issue = Issue("", "The unpaid bill", IssueType.MONEY, "t1_balance")
    alias = ("The ferry", "The orchard wall")[number]
    return Case("", f"PAPER-{number}", alias, "contract_payment", "", practice=True, parties=parties, issues=(issue,))
