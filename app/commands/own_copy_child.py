"""Draws one party's own copy and ends: `python -m app.commands.own_copy_child`, an `OwnCopyWanted` on standard input,
the PDF on standard output (`app/handover/drawing_child.py`). It ends, too, when its parent does.

This is the only process in which a party's "only me" words and the drawing of documents meet (decision 5). It opens
no file, and nothing about the party is in its arguments or environment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from app.domain.answers import Entry
from app.domain.case import Case, Issue, Party
from app.domain.language import speak
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import Lock, one_party
from app.domain.sources import SystemChance
from app.domain.visibility import kind_of
from app.domain.written import Place, read_back
from app.handover.drawing_child import take_wanted
from app.handover.hardening import end_with_parent, harden
from app.handover.only_me_keys import CannotOpen, OnlyMeKey, Owner, open_with_code
from app.handover.own_copy import OwnCopyWanted
from app.handover.package import HandedSheet

WRONG_CODE = 3
"""Exit status when the code does not open the key."""


def read_for_its_party(wanted: OwnCopyWanted, key: OnlyMeKey | None) -> CaseRead:
    """What the party may read of its own: everything, or everything but "only me" without its key."""
    party = Party(id=wanted.party, letter=wanted.letter, name=wanted.name, language=wanted.language)
    case = Case(
        id=wanted.case,
        code=wanted.case_code,
        alias="",
        template="",
        created="",
        currency=wanted.currency,
        numbers=wanted.numbers,
        language=wanted.language,
        practice=wanted.practice,
        parties=(party,),
    )
    fillings = tuple(_filling(wanted, sheet, key) for sheet in wanted.sheets)
    return CaseRead(one_party(wanted.party), case, (party,), fillings)


def _filling(wanted: OwnCopyWanted, sheet: HandedSheet, key: OnlyMeKey | None) -> FillingRead:
    entries: dict[str, Entry] = {}
    # Without the key the copy says that such answers are left out, whether or not there are any: that is private too.
    left_out = key is None
    for written in sheet.answers:
        if written.lock is Lock.ONLY_ME and key is None:
            continue
        place = Place(wanted.case, wanted.party, sheet.filling, written.question, sheet.worksheet.edition)
        unseal: Callable[[bytes, bytes], bytes] = key.unseal if key is not None else _nothing_to_unseal
        try:
            entries[written.question] = read_back(place, written, kind_of(sheet.worksheet, written.question), unseal)
        except CannotOpen:
            # Written in a hand-over in which the party went on without its code: that key is gone, as it was told.
            left_out = True
    return FillingRead(
        id=sheet.filling,
        party=wanted.party,
        worksheet=sheet.worksheet,
        form=sheet.form,
        issue=Issue(id=sheet.filling, title=sheet.issue_title) if sheet.issue_title else None,
        entries=entries,
        without_private=left_out,
    )


def _nothing_to_unseal(_sealed: bytes, _label: bytes) -> bytes:
    raise ValueError("a sealed answer without its key")


def main() -> int:
    """Read, open, draw, write, end."""
    end_with_parent()
    harden()
    from app.commands.desk.drawing import drawn
    from app.export.contents import own_copy
    from app.storage.worksheet_files import frame

    wanted = take_wanted()
    speak(wanted.language)
    key: OnlyMeKey | None = None
    if wanted.key is not None:
        key = OnlyMeKey(wanted.key, SystemChance())
    elif wanted.code and wanted.wraps is not None:
        key = open_with_code(wanted.code, wanted.secret, wanted.wraps, Owner(wanted.case, wanted.party))
        if key is None:
            return WRONG_CODE
    pdf = drawn(own_copy(read_for_its_party(wanted, key), frame()), paper=wanted.paper, large=wanted.large)
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
