"""Outcomes as whole numbers of 100 cases, beside an offer: one set of numbers for every sentence and every picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.reckoning.no_deal_picture import NoDealPicture
from app.reckoning.out_of_hundred import HUNDRED, out_of_hundred
from app.reckoning.outcomes import Outcome
from app.reckoning.trees import Exact


@dataclass(frozen=True, slots=True)
class Counted:
    """One outcome and its figures; `tiny`: it can happen, and has none."""

    value: Exact
    cases: int
    tiny: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures below the offer, level with it and above it: 100 together."""

    less: int
    same: int
    more: int


def beside_offer(picture: NoDealPicture) -> Beside | None:
    """The figures beside the offer; None without one, or where a chance is open."""
    found = picture.against
    return Beside(*out_of_hundred((found.worse, found.same, found.better))) if found is not None else None


def counted(picture: NoDealPicture) -> tuple[Counted, ...]:
    """Every outcome with its figures, ascending. Those below the offer have together what `beside_offer` says, and so
    have those above it: no sum made by eye contradicts a sentence.
    """
    beside = beside_offer(picture)
    if beside is None:
        return _shared(picture.outcomes, HUNDRED)
    below, rest = _split(picture.outcomes, picture.against.worse if picture.against is not None else Fraction(0))
    level, above = _split(rest, picture.against.same if picture.against is not None else Fraction(0))
    return (*_shared(below, beside.less), *_shared(level, beside.same), *_shared(above, beside.more))


def _split(found: Sequence[Outcome], chance: Exact) -> tuple[Sequence[Outcome], Sequence[Outcome]]:
    """The first outcomes that make up `chance`, and the others."""
    count, total = 0, Fraction(0)
    while total < chance:
        total += found[count].chance
        count += 1
    return found[:count], found[count:]


def _shared(found: Sequence[Outcome], figures: int) -> tuple[Counted, ...]:
    """`figures` shared by chance, the largest remainders rounded up; the earlier one where they tie."""
    together = sum((one.chance for one in found), Fraction(0))
    shares = [one.chance * figures / together for one in found]
    whole = [int(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda at: (whole[at] - shares[at], at))
    for at in by_rest[: figures - sum(whole)]:
        whole[at] += 1
    return tuple(Counted(one.value, cases, not cases) for one, cases in zip(found, whole, strict=True))
