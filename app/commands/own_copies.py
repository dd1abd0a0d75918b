"""Having one own copy drawn by a child that lives for that one document (decision 5).

With the party's code the "only me" words are opened in the child alone; they never come into this process.
"""

from __future__ import annotations

import os
from pathlib import Path

from app.commands.desk.case_desk import CaseDesk
from app.commands.own_copy_child import WRONG_CODE
from app.commands.writing import write_document
from app.domain.case import Party
from app.domain.language import _
from app.domain.trouble import Trouble
from app.handover.drawing_child import draw_in_child
from app.handover.own_copy import OwnCopyWanted
from app.handover.package import HandedSheet
from app.storage.case_file import CaseFile

_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "WINDIR", "VIRTUAL_ENV")
"""All of the environment that a child which draws one document needs (decision 44)."""


class CodeDoesNotOpen(Trouble):
    """The code is not this party's, or no try is left."""

    def __init__(self, left: int) -> None:
        super().__init__(
            happened=_("This code does not open the answers that only this party reads."),
            safe=_("Nothing is lost."),
            do=_("Tries left: {count}. Without the code the copy can be made without these answers.").format(
                count=max(left, 0)
            ),
        )


class NotDrawn(Trouble):
    """The child ended without a document."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The copy could not be made."),
            safe=_("Nothing is lost."),
            do=_("Try again. If it fails again, make the copy without the code."),
        )


def own_copy_wanted(
    file: CaseFile, party: Party, code: str, secret: bytes, *, paper: str, large: bool
) -> OwnCopyWanted:
    """All of a party's sheets as they are written down, for the child."""
    case = file.case()
    sheets = tuple(
        HandedSheet(
            filling=info.id,
            worksheet=file.sheet(info.id),
            form=info.form,
            issue_title=case.issue(info.issue).title if info.issue else "",
            answers=file.written(info.id),
            finished=info.finished,
        )
        for info in file.fillings(party.id)
    )
    return OwnCopyWanted(
        case=case.id,
        case_code=case.code,
        party=party.id,
        letter=party.letter,
        name=party.name,
        language=party.language,
        numbers=case.numbers,
        currency=case.currency,
        sheets=sheets,
        paper=paper,
        large=large,
        practice=case.practice,
        code=code,
        secret=secret,
        wraps=file.only_me(party.id) if code else None,
    )


def write_own_copy(
    desk: CaseDesk, party: Party, out: Path, code: str = "", *, paper: str = "letter", large: bool = False
) -> None:
    """Write one party's own copy to `out`; with its code everything is in it, without it "only me" answers are not.

    A try of the code is counted on the disk before the code is looked at.
    """
    file = desk.file
    secret, left = b"", 0
    if code:
        left = file.count_try(party.id)
        if left < 0:
            raise CodeDoesNotOpen(left)
        secret = file.code_secret(party.id)
    wanted = own_copy_wanted(file, party, code, secret, paper=paper, large=large)
    short = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"PYTHONUTF8": "1"}
    drawn = draw_in_child(wanted, short)
    if drawn.status == WRONG_CODE:
        raise CodeDoesNotOpen(left)
    if not drawn.pdf:
        raise NotDrawn
    if code:
        file.code_was_right(party.id)
    write_document(out, drawn.pdf)
