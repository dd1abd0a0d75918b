"""What the child that draws one own copy is given (decision 5). It lives for that one document.

It is started by the party's process, which knows the key (`key`), or by the mediator's process with the party's code
(`code`, and the wraps it opens). Either way the "only me" words are opened in the child alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.only_me import OnlyMe
from app.handover.package import HandedSheet


@dataclass(frozen=True, slots=True)
class OwnCopyWanted:
    """All of a party's sheets as written down, and what opens its "only me" answers; neither: without them."""

    case: str
    case_code: str
    party: str
    letter: str
    name: str
    language: str
    numbers: str
    currency: str
    sheets: tuple[HandedSheet, ...]
    paper: str = "letter"
    large: bool = False
    practice: bool = False
    key: bytes | None = None
    code: str = ""
    secret: bytes = b""
    wraps: OnlyMe | None = None
