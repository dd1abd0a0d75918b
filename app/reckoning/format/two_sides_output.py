"""What kind `two_sides` gives. For the mediator only."""

from __future__ import annotations

from app.reckoning.format.parts import Part
from app.reckoning.format.two_sides_input import read_two_sides
from app.reckoning.format.writing import Plain
from app.reckoning.two_sides import two_sides


def two_sides_result(whole: Part) -> Plain:
    """The results of the page, all amounts as what the claimant receives, in major units."""
    asked = read_two_sides(whole)
    found = two_sides(asked.claimant, asked.respondent, asked.recovery_share)
    split = found.split
    return {
        "reservation": {"claimant": found.claimant_reservation, "respondent": found.respondent_reservation},
        "range": found.range,
        "width": found.width,
        "optimism_gap": found.optimism_gap,
        "critical_gap": found.critical_gap,
        "split": None
        if split is None
        else {"who_wins": split.who_wins, "how_much": split.how_much, "who_pays_costs": split.who_pays_costs},
    }
