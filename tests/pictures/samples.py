"""One picture of each sort, from the made-up numbers of the sample case and from harder ones."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.wording import Tongue
from app.pictures.both_sides import BothSides, Side
from app.pictures.hundred import Group, HundredFigures
from app.pictures.money_dots import Against, MoneyDots
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.shapes import Picture
from app.pictures.step_by_step import Step, StepByStep
from app.pictures.ten_judges import Judged, TenJudges
from app.pictures.three_ways import ThreeWays, Way, Which
from app.pictures.walk_away import Moved, WalkAway
from app.pictures.which_guess import Guess, WhichGuess

YOURS = MoneyWords(Tongue())
THEIRS = MoneyWords(Tongue(), Whose.THEIRS)
IN_EUROS = MoneyWords(Tongue(numbers="eu", currency="EUR"))


def dots(lumps: Mapping[int, int], count: int) -> tuple[int, ...]:
    """The quantiles at (i − ½)/count of outcomes in whole dollars with these cases of 100, in cents."""
    found = []
    for place in range(count):
        reached = 0
        for amount in sorted(lumps):
            reached += lumps[amount]
            if reached * 2 * count >= (2 * place + 1) * 100:
                found.append(amount * 100)
                break
    return tuple(found)


PAYS = {-60000: 6, -54000: 14, -35400: 15, -29400: 35, -23100: 9, -17100: 21}
GETS = {-6300: 4, -300: 16, 14700: 10, 20700: 40, 28300: 6, 34300: 24}
SPREAD = {-8000 + 1900 * place: 4 for place in range(25)}
LONG = "Higher oven loan rate while the lien stays on the building, and what the bank asks for each new look at it"

PICTURES: Mapping[str, Picture] = {
    "hundred": HundredFigures(
        (
            Group("you pay about $54,000 to $60,000", 20),
            Group("you pay about $29,400 to $35,400", 50),
            Group("you pay about $17,100 to $23,100", 30),
        )
    ),
    "hundred_six": HundredFigures(
        (
            Group("you pay about $6,300", 4),
            Group("you pay about $300", 16),
            Group("you get about $14,700", 10),
            Group("you get about $20,700", 40),
            Group("you get about $28,300", 6),
            Group("you get about $34,300", 24),
        )
    ),
    "hundred_tiny": HundredFigures(
        (
            Group("you end out of pocket", 0, tiny=True),
            Group("you get up to $30,000", 97),
            Group("you get more than that", 3),
        )
    ),
    "dots_pays": MoneyDots(dots(PAYS, 50), dots(PAYS, 20), -3800000, Against(20, 0, 80), only_pays=True, words=YOURS),
    "dots_gets": MoneyDots(dots(GETS, 50), dots(GETS, 20), 1400000, Against(20, 0, 80), words=YOURS),
    "dots_spread": MoneyDots(dots(SPREAD, 50), dots(SPREAD, 20), 1100000, Against(40, 4, 56), words=YOURS),
    "dots_alone": MoneyDots(dots(SPREAD, 50), dots(SPREAD, 20), words=IN_EUROS),
    "three": ThreeWays(
        (
            Way(Which.BEST, -1710000, 21, "8 to 16 months"),
            Way(Which.LIKELY, -2940000, 35, "8 to 16 months"),
            Way(Which.WORST, -6000000, 6, "8 to 16 months"),
        ),
        halfway=True,
        words=YOURS,
    ),
    "three_open": ThreeWays(
        (
            Way(Which.BEST, 3430000, 0, "", tiny=True),
            Way(Which.LIKELY, 2070000, None, "9 to 18 months"),
            Way(Which.LIKELY, 1470000, 39, "9 to 18 months"),
            Way(Which.WORST, -630000, 4, "about 3 years"),
        ),
        words=YOURS,
    ),
    "steps": StepByStep(
        Step("What the middle ending brings", 3000000),
        (
            Step("Filing and serving papers", -50000, "in the first month"),
            Step("Lawyer or other help, up to the hearing", -550000, "over about 9 months"),
            Step("Experts, reports and copies", -120000, "over about 9 months"),
            Step("Days off jobs", -160000),
            Step("Getting the money", -50000, "after about 18 months"),
        ),
        Step("What is left", 2070000, "after about 18 months"),
        words=YOURS,
    ),
    "steps_pays": StepByStep(
        Step("What the worst ending costs", -900000),
        (
            Step("Lawyer", -550000, "over about 9 months"),
            Step("Money from the insurance", 1800000, "after a year"),
            Step(LONG, -250000),
        ),
        Step("What is left", 100000, "after 16 months"),
        words=YOURS,
    ),
    "guesses": WhichGuess(
        (
            Guess("How often the best ending comes", "2 of 10", "4 of 10", 1590000, 2280000),
            Guess("What the middle ending brings", "$25,000", "$35,000", 1690000, 2190000),
            Guess("What going on costs", "$12,100", "$6,550", 1660000, 2210000),
            Guess("How often you pay the other side's costs", "40 of 100", "0 of 100", 1820000, 2060000),
            Guess("What the worst ending brings", "$8,000", "$10,000", 1920000, 1960000),
        ),
        1940000,
        1800000,
        words=YOURS,
    ),
    "both": BothSides(
        Side("Denis", dots(GETS, 50), 1840000),
        Side("Marisol", tuple(sorted(-amount for amount in dots(PAYS, 50))), 3450000),
        words=THEIRS,
    ),
    "both_apart": BothSides(
        Side("Denis", (), 3600000), Side("Marisol", tuple(sorted(-a for a in dots(PAYS, 50))), 1500000), words=THEIRS
    ),
    "walk_away": WalkAway(Moved("Denis", 3600000, 2500000), Moved("Marisol", 1500000, 2750000), words=THEIRS),
    "judges": TenJudges("Denis", "Marisol", Judged(8, 7), Judged(6, 5)),
    "judges_few": TenJudges("Denis", "Marisol", Judged(3, 4), Judged(None, 5)),
}
