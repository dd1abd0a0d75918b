"""Dots on a line of money, each about two of 100 cases, with the offer as a line between them (note §6.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.language import _
from app.pictures.counting import HUNDRED, of_hundred
from app.pictures.money_words import MoneyWords
from app.pictures.shapes import Drawing, Room

FIFTY, TWENTY = 50, 20


@dataclass(frozen=True, slots=True)
class Against:
    """Of 100 cases: how many end with less than the offer, with the same, with more. Whole numbers that total 100."""

    less: int
    same: int
    more: int

    def __post_init__(self) -> None:
        if self.less + self.same + self.more != HUNDRED or min(self.less, self.same, self.more) < 0:
            raise ValueError("the counts beside an offer must total 100")


@dataclass(frozen=True, slots=True)
class MoneyDots:
    """`fifty` amounts, ascending, the quantiles at (i − ½)/50; `twenty` the same at (i − ½)/20, for where there is little
    room. Minor units, rounded as they are shown. `against` comes with an `offer`."""

    fifty: tuple[int, ...]
    twenty: tuple[int, ...]
    offer: int | None = None
    against: Against | None = None
    words: MoneyWords = field(kw_only=True)

    def __post_init__(self) -> None:
        if len(self.fifty) != FIFTY or len(self.twenty) != TWENTY:
            raise ValueError("a picture of dots needs 50 and 20 amounts")
        if (self.offer is None) != (self.against is None):
            raise ValueError("an offer and its counts come together")

    def name(self) -> str:
        return _("How these cases could end, in money")

    def said(self) -> tuple[str, ...]:
        low, high = self.words.said(self.fifty[0]), self.words.said(self.fifty[-1])
        spread = _("The dots run from {low} to {high}.").format(low=low, high=high)
        if self.offer is None or self.against is None:
            return (spread,)
        counts = self.against
        found = [spread, _("In the offer, {amount}.").format(amount=self.words.said(self.offer))]
        less, more = self.beside_the_offer()
        found.append(_("In {count}, {words}.").format(count=of_hundred(counts.less), words=less))
        if counts.same:
            same = _("In {count}, it comes out the same as the offer.")
            found.append(same.format(count=of_hundred(counts.same)))
        found.append(_("In {count}, {words}.").format(count=of_hundred(counts.more), words=more))
        return tuple(found)

    def beside_the_offer(self) -> tuple[str, str]:
        """What lies left and right of the offer."""
        raise NotImplementedError

    def drawn(self, room: Room) -> Drawing:
        raise NotImplementedError
