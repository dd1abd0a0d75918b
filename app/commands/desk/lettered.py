from __future__ import annotations

from dataclasses import replace

from app.domain.case import LETTERS, Case
from app.domain.sources import Chance, new_id


def lettered(case: Case, chance: Chance) -> Case:
    """The case as it is kept: parties lettered in their order, and an id for each party and issue that has none yet."""
    parties = (
        replace(party, id=party.id or new_id(chance), letter=LETTERS[place]) for place, party in enumerate(case.parties)
    )
    issues = (replace(issue, id=issue.id or new_id(chance)) for issue in case.issues)
    return replace(case, parties=tuple(parties), issues=tuple(issues))
