"""What stands in a vault that is to be killed, name by name; and whether its files are whole."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.desk.vault_desk import VaultDesk
from app.domain.only_me import OnlyMe
from app.domain.written import WrittenAnswer
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.cipher_engine import check_file
from app.storage.grey_picture import GreyPicture
from app.storage.index import check_index
from tests.gates.kill_vault import WORDS

if TYPE_CHECKING:
    from tests.gates.desk_deeds import Deeds


def value_of(written: WrittenAnswer) -> Any:
    """An answer as a ledger names it."""
    if written.sealed is not None:
        return ["sealed", written.sealed.hex()]
    return [written.state, written.lock.value, written.plain]


def kept_private(chosen: OnlyMe) -> Any:
    """A party's choice for its "only me" answers as a ledger names it; None before it chose."""
    if chosen == OnlyMe():
        return None
    return [chosen.keeping.value, (chosen.working or b"").hex(), (chosen.coded or b"").hex()]


def digest_of(file: Path) -> str | None:
    """What is in a file; None if it is not there."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else None


def digest_of_picture(picture: GreyPicture) -> str:
    """What a ledger names a picture of a page by."""
    return hashlib.sha256(picture.grey).hexdigest()


def pictures_of(file: CaseFile, filling: str) -> dict[str, str]:
    """The pictures of a filling on paper: digests by id."""
    return {each.id: digest_of_picture(file.picture(each.id)) for each in file.attached(filling)}


def standing(deeds: Deeds) -> dict[str, Any]:
    """Everything in the vault that a ledger makes promises about. No word stands under another party."""
    return {name: value for name, value in _found(deeds) if value is not None}


def _found(deeds: Deeds) -> Iterator[tuple[str, Any]]:
    desk = deeds.desk
    case, breaks = desk.case(), desk.breaks()
    yield "alias", case.alias
    yield "mediator", deeds.cases.setting("mediator") or None
    for planned in breaks:
        yield f"minutes {planned.id}", planned.plan.minutes
    for party in case.parties:
        yield f"private {party.letter}", kept_private(desk.file.only_me(party.id))
        backs = sum(bool(handed.back) for planned in breaks for handed in planned.handed if handed.party == party.id)
        yield f"handed {party.letter}", backs or None
        others = [words for letter, words in WORDS.items() if letter != party.letter]
        for info in desk.file.fillings(party.id):
            yield f"place {info.id}", info.place or None
            yield f"finished {info.id}", info.finished or None
            yield f"helper {info.id}", info.helper or None
            yield f"pictures {info.id}", sorted(pictures_of(desk.file, info.id).values()) or None
            for written in desk.file.written(info.id):
                assert not any(words in str(written.plain) for words in others), "an answer lies under another party"
                yield f"answer {party.letter} {info.id} {written.question}", value_of(written)
    for listed in deeds.cases.cases():
        if listed.id != case.id and not listed.destroying:
            yield f"case {listed.code}", listed.alias
    pin = deeds.vault.index.pin_state()
    yield "pin", pin.salt.hex() if pin is not None else None
    for export in deeds.vault.index.exports():
        # One that a kill left noted and not written is told as "not there" and looked after no more.
        yield f"export {Path(export.path).name}", digest_of(Path(export.path))


def look_at(vault: VaultDesk, chance: random.Random | None) -> None:
    """Every page of every file of an open vault, with its seal: the index and its copies, cases and their backups. No
    case is open. With `chance` only some of the files, for there are many kills."""
    vault.index.check()
    places = vault.vault.places
    assert places.header.read_bytes() == places.header_copy.read_bytes()
    copies = sorted(places.index_backups.glob("*.db"))
    assert copies, "the index has no copy"
    for copy in copies if chance is None else copies[-1:]:
        check_index(vault.vault, copy)
    listed = [*vault.index.cases()]
    for case in listed if chance is None else {listed[0], chance.choice(listed)}:
        keys = CaseKeys(vault.vault.unwrap(case.id, case.wrapped_key)).file()
        check_file(places.case(case.id), *keys)
        backups = backups_in(backups_of(places.case(case.id)))
        for backup in backups if chance is None else backups[-1:]:
            check_file(backup, *keys)
