"""The copies of limits that parties hand over for one comparison, and that comparison (decision 10).

A copy is a row beside its filling's answers, sealed by its party's process before it came here, under a key that is
used for nothing but such copies. `_opened` alone opens it, and no audience is given it. It lasts until the two limits
were compared, until its party changes its yes or its limit or takes the copy back, until the next break, until the
mediator sets a day for destroying the case, or until the case does not allow it any more. It goes with the transaction
that ends it. It is in the case file alone (`handed_limits.py`).

A yes is used up when the laptop is handed back: what stays is the copy. So a party that gets the laptop again cannot
tell from its own sheet whether the limits were compared, which would tell it that the other party said yes too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, select

from app.domain import blind
from app.domain.answers import State
from app.domain.case import Case, may_compare
from app.domain.impasse import Break, Compared
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.domain.written import WrittenAnswer
from app.storage.answer_rows import opened_row, sealed_row, write_rows
from app.storage.break_rows import BreakRows
from app.storage.case_keys import MEDIATOR, Compartments
from app.storage.case_tables import answer
from app.storage.commits import Changing
from app.storage.filling_rows import FillingInfo
from app.storage.handed_limits import COPY, held
from app.storage.seals import NONCE_LENGTH, TAG_LENGTH, Refused, unseal

_PAIR = 2
_SEALED = NONCE_LENGTH + blind.WRITTEN + TAG_LENGTH


class BlindCopies:
    """The copies of one open case."""

    def __init__(self, case: str, compartments: Compartments, breaks: BreakRows, chance: Chance) -> None:
        self._case = case
        self._compartments = compartments
        self._breaks = breaks
        self._chance = chance

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
        """Destroy the copies of these fillings; what lies beside the file and holds one is to be replaced."""
        doomed = delete(answer).where(answer.c.question == COPY, answer.c.filling.in_(fillings))
        if changing.connection.execute(doomed).rowcount:
            changing.took_back = True

    def drop_all(self, changing: Changing) -> None:
        """Destroy every copy."""
        self.drop(changing, held(changing.connection))

    def case_changed(self, changing: Changing, fillings: Sequence[FillingInfo], before: Case, after: Case) -> None:
        """Destroy the copies where limits may not be compared any more, or where they are in another currency than the
        case has now: that is told, for they have to be asked for again."""
        there = held(changing.connection)
        if not may_compare(after):
            self.drop(changing, there)
        elif after.currency != before.currency and there:
            self.drop(changing, there)
            of_breaks = {info.break_id for info in fillings if info.id in there}
            for known in self._breaks.all(self._compartments.key(MEDIATOR)):
                if known.id in of_breaks:
                    self._tell(changing, known, Compared.ASK_AGAIN)

    def handed_back(
        self, changing: Changing, fillings: Sequence[FillingInfo], party: str, case: Case, *, away: bool
    ) -> None:
        """`party` has handed the laptop back: its yes is used up, and where both copies of a break are there they are
        compared, once. `away`: no other party has the laptop, or had it when the program was killed."""
        if not may_compare(case):
            self.drop_all(changing)
            return
        there = held(changing.connection)
        for mine in (info for info in fillings if info.party == party and info.id in there):
            self._use_up_the_yes(changing, mine)
            # Read anew for each: another sheet of this break may have been compared just before.
            breaks = {each.id: each for each in self._breaks.all(self._compartments.key(MEDIATOR))}
            paused = breaks.get(mine.break_id)
            if paused is not None and paused.has_compared:
                self.drop(changing, (mine.id,))
            elif paused is not None and away:
                self._compare(changing, fillings, mine, paused, case.currency)

    def _compare(
        self, changing: Changing, fillings: Sequence[FillingInfo], mine: FillingInfo, paused: Break, currency: str
    ) -> None:
        """Compare this copy with the one it belongs with. The first pair of a break takes all other copies of it along."""
        there = held(changing.connection)
        both = [mine, *(info for info in fillings if _belongs_with(info, mine) and info.id in there)]
        if len(both) != _PAIR or self._open_limit(changing.connection, fillings, {info.party for info in both}):
            return
        try:
            limits = {info.id: self._opened(changing.connection, info, currency) for info in both}
        except Refused:
            # A row that was changed outside the program stays, and is told where it is read.
            return
        good = [limit for limit in limits.values() if limit is not None]
        if len(good) == _PAIR:
            self.drop(changing, [info.id for info in fillings if info.break_id == paused.id])
            self._tell(changing, paused, blind.word(*good))
        else:
            self.drop(changing, [filling for filling, limit in limits.items() if limit is None])
            self._tell(changing, paused, Compared.ASK_AGAIN)

    def _opened(self, connection: Connection, info: FillingInfo, currency: str) -> Money | None:
        """The limit in a copy; None where it is not what its party's process would have sealed, or not in this currency.
        `Refused` where its row was changed outside the program. The only place where a limit that is not open to the
        mediator is ever open in this process."""
        copy = self._row(connection, info, COPY)
        sealed = copy.sealed if copy is not None else None
        try:
            key = self._compartments.limit_key(info.party)
            limit = blind.read(unseal(key, sealed or b"", blind.label(self._case, info.party, info.id)))
        except (Refused, ValueError):
            return None
        return limit if limit.currency == currency else None

    def _tell(self, changing: Changing, paused: Break, what: Compared) -> None:
        if not paused.has_compared:
            self._breaks.put(changing, replace(paused, compared=what), self._compartments.key(MEDIATOR))

    def _use_up_the_yes(self, changing: Changing, info: FillingInfo) -> None:
        doomed = delete(answer).where(answer.c.filling == info.id, answer.c.question == blind.ASKED)
        if changing.connection.execute(doomed).rowcount:
            changing.took_back = True

    def _may_be_held(self, connection: Connection, info: FillingInfo) -> bool:
        limit, yes = self._row(connection, info, blind.LIMIT), self._row(connection, info, blind.ASKED)
        if limit is None or yes is None or limit.lock is not Lock.ONLY_ME:
            return False
        return (yes.state, yes.plain) == (State.GIVEN.value, blind.YES)

    def _open_limit(self, connection: Connection, fillings: Sequence[FillingInfo], parties: Collection[str]) -> bool:
        """Whether the mediator may read a limit of one of these parties, in whichever of its sheets, or may have been able
        to if its row had not been changed outside the program."""
        try:
            found = [
                self._row(connection, info, question)
                for info in fillings
                for question in blind.LIMITS
                if info.party in parties
            ]
        except Refused:
            return True
        return any(row is not None and _is_open(row) for row in found)

    def _row(self, connection: Connection, info: FillingInfo, question: str) -> WrittenAnswer | None:
        """A stored answer, and with it the lock that its seal proves; None where there is none. `Refused`."""
        wanted = select(answer).where(answer.c.filling == info.id, answer.c.question == question)
        row = connection.execute(wanted).mappings().first()
        return None if row is None else opened_row(self._case, info, {**row}, self._compartments.party_key(info.party))


def _is_open(row: WrittenAnswer) -> bool:
    return row.lock is not Lock.ONLY_ME and row.state == State.GIVEN.value


def _belongs_with(one: FillingInfo, other: FillingInfo) -> bool:
    """Whether two fillings are the two sides of one sheet in one break."""
    about = (one.worksheet, one.issue, one.break_id) == (other.worksheet, other.issue, other.break_id)
    return about and one.party != other.party
