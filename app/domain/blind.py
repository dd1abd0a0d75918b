"""Comparing two limits that nobody sees (decision 10).

A party that says yes hands over one extra copy of its limit, sealed for this use alone. When both parties of a break
did, one word is found and both copies are destroyed. Only a limit that is "only me" is handed over: one that the
mediator may read needs no such way.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.answers import State
from app.domain.conditions import questions_in
from app.domain.filling import Filling
from app.domain.impasse import Compared
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.worksheet import Worksheet

ASKED = "br_blind"
"""The question that asks for it, and its yes."""
YES = "yes"
LIMIT = "br_bottom_after"
"""The number that is compared."""
LIMITS = ("br_bottom_before", LIMIT)
"""The numbers that tell a party's limit: where one is open to the mediator, the word would tell the other party's."""

_CURRENCY, _MINOR = 3, 8
WRITTEN = _CURRENCY + _MINOR
"""Bytes of a limit as it is sealed: always as many, so that a seal does not tell how large it is."""


def word(one: Money, other: Money) -> Compared:
    """All that anybody learns: whether one sum of money could pass between two parties so that neither is past its limit, each limit signed from
    its own party's view (reservation values, note §1.19: they fit where they sum to 0 or less). ValueError where the
    currencies differ."""
    if one.currency != other.currency:
        raise ValueError("two currencies")
    return Compared.OVERLAP if one.minor + other.minor <= 0 else Compared.NO_OVERLAP


def written(limit: Money) -> bytes:
    """A limit as it is sealed. ValueError for what is no amount of this program."""
    try:
        content = limit.currency.encode("ascii") + limit.minor.to_bytes(_MINOR, "big", signed=True)
    except (OverflowError, UnicodeEncodeError):
        raise ValueError("no amount of this program") from None
    if len(content) != WRITTEN:
        raise ValueError("no amount of this program")
    return content


def read(content: bytes) -> Money:
    """What `written` made; ValueError where it is something else."""
    if len(content) != WRITTEN:
        raise ValueError("no written limit")
    return Money(int.from_bytes(content[_CURRENCY:], "big", signed=True), content[:_CURRENCY].decode("ascii"))


def label(case: str, party: str, filling: str) -> bytes:
    """What the seal of a copy is bound to: it opens for no other case, party or break."""
    return f"recess limit 1\n{case}\n{party}\n{filling}".encode()


def asks(sheet: Worksheet) -> bool:
    """Whether this settled sheet asks for the comparison."""
    return any(question.id == ASKED for question in sheet.questions())


def touched(sheet: Worksheet, changed: Iterable[str]) -> bool:
    """Whether a change of these answers ends what the copy that was handed over stood for: the yes, the limit, or what
    either is asked because of. Any change does where the sheet, settled anew, does not ask for the limit any more."""
    near, there = {ASKED, LIMIT}, {question.id: question for question in sheet.questions()}
    for question in (there[known] for known in (ASKED, LIMIT) if known in there):
        near.update(questions_in(question.show_if))
    return LIMIT not in there or not near.isdisjoint(changed)


def handed_over(filling: Filling, currency: str) -> Money | None:
    """The limit that this filling's party hands over as its answers stand; None where it hands over none: no yes, no
    limit, one that the mediator may read, or one in another currency than the case's."""
    there = {question.id: question for question in filling.visible()}
    if ASKED not in there or LIMIT not in there:
        return None
    yes, limit = filling.entry(ASKED).answer, filling.entry(LIMIT)
    kind, amount = there[LIMIT].kind, limit.answer.value
    agreed = yes.state is State.GIVEN and yes.value == YES
    closed = limit.answer.state is State.GIVEN and limit.lock is Lock.ONLY_ME
    signed = isinstance(kind, MoneyAmount) and kind.signed
    if agreed and closed and signed and isinstance(amount, Money) and amount.currency == currency:
        return amount
    return None
