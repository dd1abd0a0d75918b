"""Makes a vault to be kept for ever: `python -m tests.old_files.making FOLDER`, run with the program that is released.

In FOLDER: `vault`, its passphrase, and `everything.json`, all that stands in it as that program reads it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

from app.commands.desk import sample
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.answers import LEFT_BLANK, Answer, Change, Entry, State, given
from app.domain.kinds.written_text import WrittenText
from app.domain.sharing import Lock
from app.domain.sources import SystemChance, SystemClock
from app.presenters.doors import DocumentKind
from app.presenters.paper_doors import PaperPlace
from app.storage.case_backups import backups_of
from app.storage.grey_picture import GreyPicture
from app.storage.key_slots import FLOOR
from app.storage.places import Places
from tests.old_files.reading import MEDIATOR, PASSPHRASE, PIN, everything


def make(folder: Path) -> None:
    """One practice case with a break of both parties, one real case with a break of one, who also wrote on paper; a PIN, an
    export, a setting. Backups: one of the real case, one of the index."""
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, lambda _clock: FLOOR)
    folder.mkdir(parents=True)
    words = vault.offer_passphrase()
    (folder / PASSPHRASE).write_text(words + "\n", encoding="utf-8")
    lines = vault.create(words)
    assert vault.confirm_sheet({number: lines[number - 1] for number in vault.lines_to_type_back()}, lines)
    vault.set_pin(PIN)
    cases = CasesDesk(vault, clock, chance)
    cases.keep_setting("mediator", MEDIATOR)
    practice = sample.begin(cases)
    made_up = cases.open(practice).case()
    real = cases.create(replace(made_up, id="", code="", alias="The bakery", practice=False))
    # As few hand-overs as will do: a vault that is kept for ever should be small.
    assert list(islice(sample.key_in(cases.open(practice)), 2)) == ["A", "B"]
    desk = cases.open(real)
    assert list(islice(sample.key_in(desk), 1)) == ["A"]
    key_in(desk)
    joint = next(wanted for wanted in desk.documents() if wanted.kind is DocumentKind.JOINT_SUMMARY)
    desk.export(desk.document(joint), str(folder / "joint-summary.pdf"), locked=False)
    vault.lock()
    (folder / "joint-summary.pdf").unlink()
    told = json.dumps(everything(folder), ensure_ascii=False, sort_keys=True)
    (folder / "everything.json").write_text(told + "\n", encoding="utf-8")
    places = Places(folder / "vault")
    for journal in places.vault.rglob("*-journal"):
        journal.unlink()
    needless = [*backups_of(places.case(practice)).iterdir()]
    for kept in (places.index_backups, backups_of(places.case(real))):
        needless += sorted(kept.iterdir())[:-1]
    for each in needless:
        each.unlink()


def key_in(desk: CaseDesk) -> None:
    """A handout of the first party, with answers of several sorts and a picture of a page."""
    party = desk.party("A")
    paper = desk.paper().begin(PaperPlace(party.id, "listening_back"), "RO")
    words = [question for question in paper.worksheet.questions() if isinstance(question.kind, WrittenText)]
    may = [question for question in words if question.ceiling is not Lock.ONLY_ME]
    kept = (
        given("On paper: the oven, \u201cas agreed\u201d.\nZo\u00eb said so."),
        Answer(State.UNREADABLE),
        LEFT_BLANK,
    )
    changes = [
        Change(question.id, Entry(answer, Lock.MEDIATOR, revision=1))
        for question, answer in zip(may, kept, strict=False)
    ]
    desk.paper().save(paper.filling, tuple(changes))
    desk.file.attach(paper.filling, 2, GreyPicture(16, 9, bytes(range(144))))
    desk.file.back_up()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
