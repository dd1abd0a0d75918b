"""The copies of limits that parties hand over for one comparison, and that comparison (decision 10).

A copy is a row beside its filling's answers, sealed by its party's process before it came here, under a key that is
for this use alone. Nothing reads it but `_compared`; no audience does. It lasts until the two limits were compared,
until its party changes its yes or its limit, until the next break, or until the case does not allow it any more. It
goes with the transaction that ends it, and backups made meanwhile are replaced.

A yes is used up when the laptop is handed back: what stays is the copy. So a party that gets the laptop again cannot
tell from its own sheet whether the limits were compared, which would tell it that the other party said yes too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select

from app.domain import blind
from app.domain.answers import State
from app.domain.impasse import Break, Compared
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.domain.worksheet import Worksheet
from app.domain.written import WrittenAnswer
from app.storage.answer_rows import opened_row, sealed_row, write_rows
from app.storage.break_rows import BreakRows
from app.storage.case_keys import MEDIATOR, Compartments
from app.storage.case_tables import answer
from app.storage.commits import Changing
from app.storage.filling_rows import FillingInfo
from app.storage.seals import NONCE_LENGTH, TAG_LENGTH, Refused, unseal

COPY = "br_bottom_after: one copy"
"""What stands in the place of a question's id. No question can be called so."""

_SEALED = NONCE_LENGTH + blind.WRITTEN + TAG_LENGTH


class BlindCopies:
    """The copies of one open case."""

    def __init__(self, case: str, compartments: Compartments, breaks: BreakRows, chance: Chance) -> None:
        self._case = case
        self._compartments = compartments
        self._breaks = breaks
        self._chance = chance

    def held(self, connection: Connection) -> frozenset[str]:
        """The fillings whose copy is there."""
        return frozenset(connection.execute(select(answer.c.filling).where(answer.c.question == COPY)).scalars())

    def replace(self, changing: Changing, info: FillingInfo, sealed: bytes | None) -> None:
        """The copy that goes with the answers of a filling as they stand now, in place of what was there. One without a
        yes, of a limit that the mediator may read, or of another size is passed over."""
        self.drop(changing, (info.id,))
        if sealed is None or len(sealed) != _SEALED or not self._may_be_held(changing.connection, info):
            return
        copy = WrittenAnswer(COPY, 1, Lock.ONLY_ME, derived=True, sealed=sealed)
        key = self._compartments.party_key(info.party)
        write_rows(changing, [sealed_row(self._case, info, copy, key, self._chance)])

    def drop(self, changing: Changing, fillings: Collection[str]) -> None:
        """Destroy the copies of these fillings; backups that hold one are to be replaced."""
        doomed = delete(answer).where(answer.c.question == COPY, answer.c.filling.in_(fillings))
        if changing.connection.execute(doomed).rowcount:
            changing.took_back = True

    def handed_back(
        self, changing: Changing, fillings: Sequence[FillingInfo], party: str, *, allowed: bool, away: bool
    ) -> None:
        """`party` has handed the laptop back: its yes is used up, and where both copies of a break are there they are
        compared, once. `away`: no other party has the laptop, or had it when the program was killed."""
        held = self.held(changing.connection)
        if not held:
            return
        if not allowed:
            self.drop(changing, held)
            return
        breaks = {known.id: known for known in self._breaks.all(self._compartments.key(MEDIATOR))}
        for mine in (info for info in fillings if info.party == party and info.id in held):
            self._use_up_the_yes(changing, mine)
            paused = breaks.get(mine.break_id)
            if paused is not None and paused.compared is not None:
                self.drop(changing, (mine.id,))
            elif paused is not None and away:
                theirs = [info for info in fillings if _belongs_with(info, mine) and info.id in held]
                if len(theirs) == 1:
                    self._run(changing, (mine, theirs[0]), paused)

    def _run(self, changing: Changing, both: tuple[FillingInfo, FillingInfo], paused: Break) -> None:
        if any(_lock(changing.connection, info, blind.LIMIT) not in (None, Lock.ONLY_ME) for info in both):
            return
        found = self._compared(changing.connection, both)
        self.drop(changing, [info.id for info in both])
        if found is not None:
            after = replace(paused, compared=found)
            self._breaks.put(changing, after, self._compartments.key(MEDIATOR))

    def _compared(self, connection: Connection, both: Iterable[FillingInfo]) -> Compared | None:
        """The word; None where a copy is not what its party's process would have sealed. The only place where a limit
        that is not open to the mediator is ever open in this process."""
        limits: list[Money] = []
        try:
            for info in both:
                party_key = self._compartments.party_key(info.party)
                wanted = select(answer).where(answer.c.filling == info.id, answer.c.question == COPY)
                row = connection.execute(wanted).mappings().one()
                sealed = opened_row(self._case, info, {**row}, party_key).sealed or b""
                key = self._compartments.limit_key(info.party)
                limits.append(blind.read(unseal(key, sealed, blind.label(self._case, info.party, info.id))))
            return blind.word(*limits)
        except (Refused, ValueError):
            return None

    def _use_up_the_yes(self, changing: Changing, info: FillingInfo) -> None:
        doomed = delete(answer).where(answer.c.filling == info.id, answer.c.question == blind.ASKED)
        if changing.connection.execute(doomed).rowcount:
            changing.took_back = True

    def _may_be_held(self, connection: Connection, info: FillingInfo) -> bool:
        if _lock(connection, info, blind.LIMIT) is not Lock.ONLY_ME:
            return False
        wanted = select(answer).where(answer.c.filling == info.id, answer.c.question == blind.ASKED)
        row = connection.execute(wanted).mappings().first()
        if row is None:
            return False
        yes = opened_row(self._case, info, {**row}, self._compartments.party_key(info.party))
        return (yes.state, yes.plain) == (State.GIVEN.value, blind.YES)


def ends_a_copy(sheet: Worksheet, answers: Iterable[WrittenAnswer]) -> bool:
    """Whether these answers change what a copy stood for."""
    return blind.touched(sheet, (each.question for each in answers))


def _belongs_with(one: FillingInfo, other: FillingInfo) -> bool:
    """Whether two fillings are the two sides of one sheet in one break."""
    about = (one.worksheet, one.issue, one.break_id) == (other.worksheet, other.issue, other.break_id)
    return about and one.party != other.party


def _lock(connection: Connection, info: FillingInfo, question: str) -> Lock | None:
    """The lock of a stored answer; None where there is none."""
    found = connection.execute(
        select(answer.c.lock).where(answer.c.filling == info.id, answer.c.question == question)
    ).scalar()
    return None if found is None else Lock(found)
