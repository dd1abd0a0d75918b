"""How a picture writes money: plain amounts, and which way they go in words instead of a minus sign.

Amounts are whole minor units, signed from the party's view (receipts +, payments −), rounded before they come here
(decision 37).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.domain.language import _
from app.domain.money import Money, minor_units, write_amount
from app.domain.wording import Tongue


class Whose(Enum):
    """To whom a picture speaks: to the party whose numbers they are, or to the mediator about it."""

    YOURS = "yours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Writes amounts for one reader."""

    tongue: Tongue = field(default_factory=Tongue)
    whose: Whose = Whose.YOURS

    @property
    def whole(self) -> int:
        """One whole unit of the currency, in minor units."""
        return minor_units(self.tongue.currency)

    def plain(self, amount: int) -> str:
        """The amount without its direction: `$14,000`."""
        return write_amount(Money(abs(amount), self.tongue.currency), self.tongue)

    def signed(self, amount: int) -> str:
        """With a minus sign: for the mediator, where both sides stand on one line."""
        return write_amount(Money(amount, self.tongue.currency), self.tongue)

    def said(self, amount: int) -> str:
        """`you pay $14,000`, `you get $14,000`, or `$0`; to the mediator `$14,000 goes out`, `$14,000 comes in`."""
        if amount == 0:
            return self.plain(amount)
        words = (
            (_("you pay {amount}") if amount < 0 else _("you get {amount}"))
            if self.whose is Whose.YOURS
            else (_("{amount} goes out") if amount < 0 else _("{amount} comes in"))
        )
        return words.format(amount=self.plain(amount))

    def left_end(self, low: int) -> str:
        """What it means to stand further left on a line of money that begins at `low`."""
        if self.whose is Whose.YOURS:
            return _("you pay more") if low < 0 else _("you get less")
        return _("more goes out") if low < 0 else _("less comes in")

    def right_end(self, high: int) -> str:
        """What it means to stand further right on a line of money that ends at `high`."""
        if self.whose is Whose.YOURS:
            return _("you get more") if high > 0 else _("you pay less")
        return _("more comes in") if high > 0 else _("less goes out")
