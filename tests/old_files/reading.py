"""Every answer in a vault, as its party would read it: the same text for the same answers, whatever program reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.sample import codes
from app.commands.desk.vault_desk import VaultDesk
from app.domain.answers import State
from app.domain.case import Party
from app.domain.sources import SystemChance, SystemClock
from app.domain.visibility import kind_of
from app.domain.written import Place, read_back
from app.handover.only_me_keys import Owner, open_with_code
from app.storage.key_slots import FLOOR

PASSPHRASE = "passphrase.txt"
PIN = "482915"
MEDIATOR = "Ruth Oyelaran"


def everything(folder: Path) -> dict[str, Any]:
    """The vault in FOLDER/vault, opened with the passphrase beside it: cases, answers, settings, exports, the PIN."""
    clock, chance = SystemClock(), SystemChance()
    vault = VaultDesk(folder / "vault", clock, chance, lambda _clock: FLOOR)
    vault.unlock((folder / PASSPHRASE).read_text(encoding="utf-8").strip())
    try:
        cases = CasesDesk(vault, clock, chance)
        return {
            "cases": {case.code: _case(cases.open(case.id)) for case in cases.cases()},
            "listed": sorted([case.code, case.alias, case.template, case.practice] for case in cases.cases()),
            "mediator": cases.setting("mediator"),
            "exports": [[saved.document, saved.audience, saved.locked] for saved in vault.index.exports()],
            "pin": vault.is_mediator(PIN),
        }
    finally:
        vault.lock()


def _case(desk: CaseDesk) -> dict[str, Any]:
    return {
        "breaks": [[planned.number, planned.issue, planned.plan.minutes] for planned in desk.breaks()],
        "answers": {party.letter: list(_answers(desk, party)) for party in desk.case().parties},
        **_paper(desk),
    }


def _paper(desk: CaseDesk) -> dict[str, Any]:
    """What came from paper, where anything did: who typed which questions, and sums of the pictures of pages."""
    file = desk.file
    found = [
        [
            desk.case().party(info.party).letter,
            info.worksheet,
            info.typed_by,
            sorted(written.question for written in file.written(info.id) if written.from_paper),
            [[each.page, hashlib.sha256(file.picture(each.id).grey).hexdigest()] for each in file.attached(info.id)],
        ]
        for info in file.fillings()
        if info.on_paper
    ]
    return {"paper": found} if found else {}


def _answers(desk: CaseDesk, party: Party) -> Iterator[list[Any]]:
    file, case = desk.file, desk.case()
    owner = Owner(case.id, party.id)
    key = open_with_code(codes()[party.letter], file.code_secret(party.id), file.only_me(party.id), owner)
    if key is None:
        assert not file.fillings(party.id)
        return
    numbers = {planned.id: planned.number for planned in desk.breaks()}
    for info in file.fillings(party.id):
        sheet = file.sheet(info.id)
        for written in file.written(info.id):
            place = Place(case.id, party.id, info.id, written.question, sheet.edition)
            kind = kind_of(sheet, written.question)
            entry = read_back(place, written, kind, key.unseal)
            value = kind.to_plain(entry.answer.value) if entry.answer.state is State.GIVEN else None
            yield [
                f"{info.worksheet} {numbers[info.break_id]} {info.issue}",
                written.question,
                entry.answer.state.value,
                value,
                entry.lock.value,
                entry.cleared,
            ]
