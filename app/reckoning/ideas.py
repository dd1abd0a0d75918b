"""Which ideas came out best for both: sorted by the lower of the two scores, so that no one is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.kinds.list_kind import ListItem

SHOWN = 3
LOWEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ScoredIdea:
    """One idea with its three scores, 0 to 10."""

    text: str
    for_me: int
    for_them: int
    can_do: int


def best_ideas(given: Mapping[str, object]) -> tuple[ScoredIdea, ...]:
    """The top three ideas whose lower score is at least five. An idea without both scores is left out."""
    listed, rated = given.get("ob_ideas"), given.get("ob_rate")
    if not isinstance(listed, tuple) or not isinstance(rated, Mapping):
        return ()
    scored = [idea for item in listed if isinstance(item, ListItem) and (idea := _scored(item, rated.get(item.id)))]
    good = [idea for idea in scored if min(idea.for_me, idea.for_them) >= LOWEST_SHOWN]
    return tuple(sorted(good, key=_rank)[:SHOWN])


def _scored(item: ListItem, scores: object) -> ScoredIdea | None:
    if not isinstance(scores, Mapping):
        return None
    for_me, for_them, can_do = (scores.get(name) for name in ("for_me", "for_them", "can_do"))
    if not isinstance(for_me, int) or not isinstance(for_them, int):
        return None
    return ScoredIdea(item.text, for_me, for_them, can_do if isinstance(can_do, int) else 0)


def _rank(idea: ScoredIdea) -> tuple[int, int, int]:
    return (-min(idea.for_me, idea.for_them), -(idea.for_me + idea.for_them), -idea.can_do)
