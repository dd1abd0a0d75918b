"""What the signs a mediator saw suggest: which causes lead, which sheets to start with, and what comes before both.

The scores rank places to start. They are a prompt for the mediator's own judgment, not a finding about anyone; no
party, document for a party or statistic ever gets them. Decision 29; the weights are in `resources/diagnosis.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.domain.impasse import Signs
from app.domain.language import _
from app.domain.template import Cause, Diagnosis, FirstRule, Occasion, Recommendation, Sign, StopSign
from app.domain.wording import Tongue

STRONGEST = 3
"""The highest rating of a sign, and the highest weight of a recommendation."""
TICKED = 2
"""What a tick of the fast way counts, for every party."""
_BREADTH = Fraction(1, 10)
"""How much each further cause that points to a sheet adds; it only breaks ties between leading causes."""


class Level(Enum):
    """How strongly a cause shows, in words rather than points."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class CauseFound:
    """One cause with its score (0 to 100), each party's own score, and the signs that drove it, strongest first.

    `uneven`: the parties' own scores lie so far apart that both are shown side by side.
    """

    cause: Cause
    score: int
    level: Level
    by_party: Mapping[str, int]
    uneven: bool
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class SheetFound:
    """One sheet with its score (0 to 100), the cause that lifted it most, and the strategy it serves there."""

    worksheet: str
    score: int
    leading: CauseFound
    strategy: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sheet to start with, and why, in one line. `score` is 0 where nothing was ticked or rated."""

    worksheet: str
    reason: str
    score: int = 0


def rating_of(signs: Signs, sign: str, party: str) -> int:
    """0 to 3: the rating of the slow way, or what a tick of the fast way counts; the higher of the two."""
    rated = signs.ratings.get(sign, {}).get(party, 0)
    return max(rated, TICKED if sign in signs.ticked else 0)


def causes_found(diagnosis: Diagnosis, signs: Signs, parties: Sequence[str]) -> tuple[CauseFound, ...]:
    """All causes, the strongest first; those with equal scores in the order of the file."""
    found = [_scored(diagnosis, cause, signs, parties) for cause in diagnosis.causes]
    return tuple(sorted(found, key=lambda each: -each.score))


def _score(cause: Cause, ratings: Mapping[str, int]) -> int:
    """0 to 100. What is worked out from it further on starts from this whole number, the one that is shown."""
    most = sum(sign.weight * STRONGEST for sign in cause.signs)
    return round(Fraction(100 * sum(sign.weight * ratings.get(sign.id, 0) for sign in cause.signs), most))


def _highest(cause: Cause, signs: Signs, parties: Sequence[str]) -> dict[str, int]:
    return {sign.id: max((rating_of(signs, sign.id, party) for party in parties), default=0) for sign in cause.signs}


def _cause_score(diagnosis: Diagnosis, cause: Cause, signs: Signs, parties: Sequence[str]) -> int:
    """A cause the mediator tapped counts as "some" even before a sign under it is ticked."""
    score = _score(cause, _highest(cause, signs, parties))
    return max(score, diagnosis.levels.some) if signs.cause == cause.id else score


def _scored(diagnosis: Diagnosis, cause: Cause, signs: Signs, parties: Sequence[str]) -> CauseFound:
    highest = _highest(cause, signs, parties)
    score = _cause_score(diagnosis, cause, signs, parties)
    own = {
        party: _score(cause, {sign.id: rating_of(signs, sign.id, party) for sign in cause.signs}) for party in parties
    }
    seen = [sign for sign in cause.signs if highest[sign.id]]
    return CauseFound(
        cause=cause,
        score=score,
        level=_level(diagnosis, score),
        by_party=own,
        uneven=bool(own) and max(own.values()) - min(own.values()) >= diagnosis.uneven_at,
        signs=tuple(sorted(seen, key=lambda sign: -sign.weight * highest[sign.id])),
    )


def _level(diagnosis: Diagnosis, score: int) -> Level:
    if score >= diagnosis.levels.high:
        return Level.HIGH
    return Level.SOME if score >= diagnosis.levels.some else Level.LOW


def sheets_found(diagnosis: Diagnosis, signs: Signs, parties: Sequence[str]) -> tuple[SheetFound, ...]:
    """All sheets that a cause with a score points to, the strongest first.

    The strongest cause leads and breadth only breaks ties, so that a sheet listed under many weak causes does not
    come out first.
    """
    links: dict[str, list[tuple[Fraction, CauseFound, Recommendation]]] = {}
    for found in causes_found(diagnosis, signs, parties):
        for advice in found.cause.recommend if found.score else ():
            link = Fraction(found.score * advice.weight, STRONGEST)
            links.setdefault(advice.worksheet, []).append((link, found, advice))
    scored: list[tuple[Fraction, SheetFound]] = []
    for worksheet, pointing in links.items():
        pointing.sort(key=_strength, reverse=True)
        strongest, leading, advice = pointing[0]
        score = min(strongest + _BREADTH * sum(map(_strength, pointing[1:]), Fraction(0)), Fraction(100))
        scored.append((score, SheetFound(worksheet, round(score), leading, advice.strategy)))
    scored.sort(key=_strength, reverse=True)
    return tuple(sheet for _score, sheet in scored)


def _strength(scored: tuple[Fraction, *tuple[object, ...]]) -> Fraction:
    return scored[0]


def suggestions(
    diagnosis: Diagnosis, signs: Signs, parties: Sequence[str], tongue: Tongue, offered: Sequence[str]
) -> tuple[Suggestion, ...]:
    """The sheets to start with, best first, each with its reason; only those in `offered`.

    With nothing tapped, ticked or rated: the usual order.
    """
    sheets = [sheet for sheet in sheets_found(diagnosis, signs, parties) if sheet.worksheet in offered]
    if sheets:
        return tuple(Suggestion(sheet.worksheet, _reason(diagnosis, sheet, tongue), sheet.score) for sheet in sheets)
    return tuple(
        Suggestion(worksheet, _usual_reason(diagnosis, worksheet, tongue))
        for worksheet in diagnosis.usual_order
        if worksheet in offered
    )


def _reason(diagnosis: Diagnosis, sheet: SheetFound, tongue: Tongue) -> str:
    leading = sheet.leading
    said = {
        Level.HIGH: _("Strong signs of {cause}. {strategy}."),
        Level.SOME: _("Some signs of {cause}. {strategy}."),
        Level.LOW: _("A few signs of {cause}. {strategy}."),
    }[leading.level]
    if not leading.signs:
        said = _("You tapped {cause}. {strategy}.")
    name = tongue.say(leading.cause.name)
    return said.format(cause=name[:1].lower() + name[1:], strategy=_strategy(diagnosis, sheet.strategy, tongue))


def _usual_reason(diagnosis: Diagnosis, worksheet: str, tongue: Tongue) -> str:
    for strategy in diagnosis.strategies:
        if strategy.home == worksheet:
            return _("Usual order. {strategy}.").format(strategy=tongue.say(strategy.name))
    return _("Usual order.")


def _strategy(diagnosis: Diagnosis, strategy_id: str, tongue: Tongue) -> str:
    for strategy in diagnosis.strategies:
        if strategy.id == strategy_id:
            return tongue.say(strategy.name)
    raise KeyError(strategy_id)


def stops_open(diagnosis: Diagnosis, signs: Signs) -> tuple[StopSign, ...]:
    """The stop signs that are ticked and that the mediator has not yet said are dealt with. They block nothing."""
    if signs.stops_dealt_with:
        return ()
    return tuple(stop for stop in diagnosis.stop_signs if stop.id in signs.stops)


def said_first(
    diagnosis: Diagnosis, signs: Signs, parties: Sequence[str], *, one_party_only: bool = False
) -> tuple[FirstRule, ...]:
    """What is said before any score, in the order of the file. `one_party_only`: a planned sheet goes to some only."""
    scores = {found.cause.id: found.score for found in causes_found(diagnosis, signs, parties)}
    said: list[FirstRule] = []
    for rule in diagnosis.rules_first:
        speaks = {
            Occasion.STOP_SIGN: bool(stops_open(diagnosis, signs)),
            Occasion.CAUSE: scores.get(rule.cause, 0) >= rule.at_least,
            Occasion.ONE_PARTY_ONLY: one_party_only,
            Occasion.NONE_ABOVE: not said,
        }[rule.when]
        if speaks:
            said.append(rule)
    return tuple(said)
