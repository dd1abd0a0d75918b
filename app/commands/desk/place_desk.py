"""Looking at the place of a vault before anything is made or opened there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.presenters.mediator.risky_place import RiskTold, RiskyPlace, when_making, when_opening
from app.storage.places import Places, own_place
from app.storage.risky_places import risk_of


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be said of a risky place; `better` is the usual place, where a new vault may be made instead."""

    told: RiskTold
    better: Path | None = None


def look(folder: Path) -> Looked | None:
    """None where the place is as good as any."""
    risky = risk_of(folder)
    if risky is None:
        return None
    if _is_there(folder):
        return Looked(when_opening(risky))
    usual = own_place()
    return Looked(when_making(risky), None if usual == folder or risk_of(usual) is not None else usual)


def refuse(folder: Path) -> None:
    """`RiskyPlace` where no new vault may be made."""
    risky = risk_of(folder)
    if risky is not None and not risky.may_be_made():
        raise RiskyPlace(risky)


def _is_there(folder: Path) -> bool:
    places = Places(folder)
    return places.header.exists() or places.header_copy.exists()
