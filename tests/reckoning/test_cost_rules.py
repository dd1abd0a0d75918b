"""Who pays whose costs: each rule on both sides of its thresholds and on them, and what holds for every rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reckoning.cost_rules import (
    American,
    CostRule,
    Florida76879,
    Frcp68,
    LoserPays,
    Part36,
    Side,
    value_of,
    with_rule,
)
from app.reckoning.trees import Branch, Chance, Impossible, Node, nodes
from tests.reckoning.exact_numbers import MONEY, SHARES, parts

ON = "2024-07-01"
C, R = Side.CLAIMANT, Side.RESPONDENT
AWARDS = st.one_of(st.just(Fraction(0)), parts(-(10**6), 10**7, 100))
SIDES = st.sampled_from(Side)


def exactly(number: str | int) -> Fraction:
    return Fraction(number)


def florida(offer: int | Fraction, by: Side, own: int | Fraction = 30, other: int | Fraction = 50) -> Florida76879:
    return Florida76879(Fraction(offer), by, Fraction(own), Fraction(other), ON)


@pytest.mark.parametrize(
    ("award", "worth"),
    [
        (0, -50),  # no liability
        (74, 24),
        (75, 25),  # exactly a quarter less: "at least 25 percent"
        (exactly("75.01"), exactly("75.01")),
        (76, 76),
        (100, 100),
    ],
)
def test_florida_a_judgment_a_quarter_or_more_under_the_defence_s_offer_pays_its_later_costs(
    award: Fraction, worth: Fraction
) -> None:
    assert value_of(Fraction(award), florida(100, R), C) == worth


@pytest.mark.parametrize(
    ("award", "worth"),
    [(0, 0), (100, 100), (124, 124), (exactly("124.99"), exactly("124.99")), (125, 155), (126, 156)],
)
def test_florida_a_judgment_a_quarter_or_more_over_the_claimant_s_demand_brings_its_later_costs(
    award: Fraction, worth: Fraction
) -> None:
    assert value_of(Fraction(award), florida(100, C), C) == worth


def test_florida_costs_above_the_award_leave_the_claimant_owing_the_difference() -> None:
    assert value_of(exactly(20), florida(100, R), C) == -30
    assert value_of(exactly(20), florida(100, R, own=50, other=30), R) == 30


@given(offer=parts(1, 10**7, 100), own=MONEY, other=MONEY)
@settings(max_examples=500)
def test_florida_equality_counts_and_a_cent_beside_it_does_not(offer: Fraction, own: Fraction, other: Fraction) -> None:
    # Note §7, property 14.
    cent = Fraction(1, 100)
    low, high = offer * 3 / 4, offer * 5 / 4
    defence, demand = florida(offer, R, own, other), florida(offer, C, own, other)
    assert value_of(low, defence, C) == low - other
    assert value_of(low + cent, defence, C) == low + cent
    assert value_of(high, demand, C) == high + own
    assert value_of(high - cent, demand, C) == high - cent
    assert (defence.thresholds(), demand.thresholds()) == ((low,), (high,))


@pytest.mark.parametrize(
    ("award", "worth"),
    [(0, 0), (exactly("0.01"), exactly("-49.99")), (100, 50), (exactly("100.01"), exactly("100.01"))],
)
def test_rule_68_moves_costs_only_where_the_claimant_wins_and_not_more_than_the_offer(
    award: Fraction, worth: Fraction
) -> None:
    rule = Frcp68(exactly(100), R, exactly(30), exactly(50), ON)
    assert value_of(Fraction(award), rule, C) == worth
    assert rule.thresholds() == (exactly(0), exactly(100))


def test_rule_68_knows_no_offer_of_the_claimant() -> None:
    with pytest.raises(Impossible, match="offered_by"):
        Frcp68(exactly(100), C, exactly(30), exactly(50), ON)


def part_36(
    by: Side, offer: int, *, interest: int | Fraction = 0, uplift: bool = True, own: int = 30, other: int = 50
) -> Part36:
    return Part36(
        Fraction(offer),
        by,
        Fraction(own),
        Fraction(other),
        ON,
        interest_percent=Fraction(interest),
        award_uplift=uplift,
    )


@pytest.mark.parametrize(("award", "worth"), [(0, -50), (99, 49), (100, 50), (exactly("100.01"), exactly("100.01"))])
def test_part_36_a_defence_offer_not_beaten_costs_the_claimant_its_later_costs(
    award: Fraction, worth: Fraction
) -> None:
    assert value_of(Fraction(award), part_36(R, 100), C) == worth


@pytest.mark.parametrize(("award", "worth"), [(0, 0), (exactly("99.99"), exactly("99.99")), (100, 148), (200, 266)])
def test_part_36_a_claimant_s_own_offer_matched_or_beaten_brings_costs_interest_and_an_extra_tenth(
    award: Fraction, worth: Fraction
) -> None:
    assert value_of(Fraction(award), part_36(C, 100, interest=8), C) == worth


@pytest.mark.parametrize(
    ("award", "extra"),
    [
        (100_000, 10_000),
        (500_000, 50_000),
        (500_020, 50_001),
        (999_980, 74_999),
        (1_000_000, 75_000),
        (1_000_001, 75_000),
        (9_000_000, 75_000),
    ],
)
def test_part_36_the_extra_amount_is_a_tenth_then_a_twentieth_and_never_over_75_000(award: int, extra: int) -> None:
    rule = part_36(C, 1, own=0)
    assert value_of(Fraction(award), rule, C) - award == extra
    assert value_of(Fraction(award), part_36(C, 1, own=0, uplift=False), C) == award


def test_the_note_s_loser_pays_example_is_worth_exactly_nothing() -> None:
    # §1.5: 300,000 at even chances, 150,000 each side, 30,000 of the winner's costs do not come back.
    rule = LoserPays(Fraction(150 - 30, 150), exactly(150_000), exactly(150_000))
    tree = Node(
        cost=exactly(150_000),
        branches=(
            Branch("win", Node(award=exactly(300_000)), Chance.exactly(exactly("1/2"))),
            Branch("lose", Node(award=exactly(0)), Chance.exactly(exactly("1/2"))),
        ),
    )
    assert average(with_rule(tree, rule, C)) - tree.cost == 0


@given(p=SHARES, stakes=MONEY, share=SHARES, own=MONEY, other=MONEY)
@settings(max_examples=500)
def test_loser_pays_is_the_closed_form_of_the_note(
    p: Fraction, stakes: Fraction, share: Fraction, own: Fraction, other: Fraction
) -> None:
    stakes += 1
    rule = LoserPays(share, own, other)
    worth = p * value_of(stakes, rule, C) + (1 - p) * value_of(exactly(0), rule, C) - own
    assert worth == p * (stakes + share * own) - (1 - p) * share * other - own


def any_rule(draw: Callable[..., Fraction], by: Side, uplift: bool, at: int) -> tuple[CostRule, CostRule]:
    """One rule as each side writes it: what is `own` for one is `other` for the other."""
    offer, mine, theirs, share = draw(MONEY), draw(MONEY), draw(MONEY), draw(SHARES)
    percent = draw(SHARES) * 20

    def seen(own: Fraction, other: Fraction) -> CostRule:
        made: Mapping[int, Callable[[], CostRule]] = {
            0: American,
            1: lambda: LoserPays(share, own, other),
            2: lambda: Florida76879(offer, by, own, other, ON),
            3: lambda: Frcp68(offer, R, own, other, ON),
            4: lambda: Part36(offer, by, own, other, ON, percent, uplift),
        }
        return made[at]()

    return seen(mine, theirs), seen(theirs, mine)


@given(data=st.data(), by=SIDES, uplift=st.booleans(), at=st.integers(0, 4), award=AWARDS)
@settings(max_examples=500)
def test_what_one_side_gets_at_an_end_the_other_pays(
    data: st.DataObject, by: Side, uplift: bool, at: int, award: Fraction
) -> None:
    claimants, respondents = any_rule(data.draw, by, uplift, at)
    assert value_of(award, claimants, C) == -value_of(award, respondents, R)


def average(root: Node) -> Fraction:
    if root.is_end:
        assert isinstance(root.value, Fraction)
        return root.value
    return sum(
        ((branch.chance.low if branch.chance else exactly(0)) * average(branch.node) for branch in root.branches),
        exactly(0),
    )


def test_the_tree_stays_as_it_is_but_for_its_awards() -> None:
    won = Node(award=exactly(80), cost=exactly(5), years=exactly(2), id="won", label="Won")
    agreed = Node(value=exactly(60), id="agreed")
    inner = Node(branches=(Branch("win", won, Chance.exactly(exactly(1)), guess="g"),), cost=exactly(3), id="court")
    tree = Node(branches=(Branch("go on", inner), Branch("agree", agreed)), decision=True, id="root")
    ruled = with_rule(tree, florida(100, C), C)
    assert [(node.id, node.cost, node.years, node.decision, node.label) for node in nodes(ruled)] == [
        (node.id, node.cost, node.years, node.decision, node.label) for node in nodes(tree)
    ]
    ends = {node.id: (node.award, node.value) for node in nodes(ruled) if node.is_end}
    assert ends == {"won": (None, exactly(80)), "agreed": (None, exactly(60))}
    (branch,) = ruled.branches[0].node.branches
    assert (branch.label, branch.chance, branch.guess) == ("win", Chance.exactly(exactly(1)), "g")


def test_for_the_respondent_an_award_is_a_payment() -> None:
    assert value_of(exactly(80), American(), R) == -80
    assert value_of(exactly(80), florida(100, R), R) == -80
    assert value_of(exactly(70), florida(100, R), R) == -40


@pytest.mark.parametrize("version", ["", "1990-01-01", "2024-07-02", "newest"])
@pytest.mark.parametrize("kind", [Florida76879, Frcp68, Part36])
def test_a_version_that_is_not_known_is_refused_with_the_ones_that_are(
    kind: type[Florida76879 | Frcp68 | Part36], version: str
) -> None:
    with pytest.raises(Impossible, match=ON) as refused:
        kind(exactly(100), R, exactly(1), exactly(1), version)
    assert refused.value.path == "version"


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("recovery_share", lambda: LoserPays(exactly("1.01"), exactly(0), exactly(0))),
        ("recovery_share", lambda: LoserPays(exactly("-0.01"), exactly(0), exactly(0))),
        ("own_costs", lambda: LoserPays(exactly(1), exactly(-1), exactly(0))),
        ("other_costs", lambda: LoserPays(exactly(1), exactly(0), exactly(-1))),
        ("offer", lambda: florida(-1, R)),
        ("own_costs_after", lambda: florida(1, R, own=-1)),
        ("other_costs_after", lambda: florida(1, R, other=-1)),
        ("interest_percent", lambda: part_36(C, 1, interest=-1)),
    ],
)
def test_costs_offers_and_shares_that_cannot_be_are_refused(path: str, make: Callable[[], CostRule]) -> None:
    with pytest.raises(Impossible) as refused:
        make()
    assert refused.value.path == path


def test_a_special_offer_settles_for_76_where_without_the_rule_it_is_80() -> None:
    # Bebchuk and Chang (1999): damages evenly spread over 60 to 140, the claimant's costs 60, the respondent's 20. Both
    # split what they save. The offer that solves S = E[judgment with it] + (respondent's − claimant's costs) / 2 is 76.
    own, other = exactly(60), exactly(20)
    awards = [exactly(60) + exactly("1/10") + exactly("2/10") * step for step in range(400)]

    def settles(rule: CostRule) -> Fraction:
        judgment = sum((value_of(award, rule, C) for award in awards), exactly(0)) / len(awards)
        return judgment + (other - own) / 2

    assert settles(American()) == 80
    assert settles(Frcp68(exactly(76), R, own, other, ON)) == 76


def test_a_counterclaim_that_wins_is_a_loss_with_a_payment() -> None:
    assert value_of(exactly(-40), American(), C) == -40
    assert value_of(exactly(-40), American(), R) == 40
    assert value_of(exactly(-40), LoserPays(exactly("1/2"), exactly(10), exactly(20)), C) == -50
    assert value_of(exactly(-40), florida(100, R), C) == -90
    assert value_of(exactly(-40), florida(0, C), C) == -40
    assert value_of(exactly(-40), Frcp68(exactly(100), R, exactly(30), exactly(50), ON), C) == -40
    assert value_of(exactly(-40), part_36(R, 100), C) == -90
    assert value_of(exactly(-40), part_36(C, 0), C) == -40
