"""Inputs of `recess reckon` for tests, and ways to ask."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from app.domain.kinds.computed import Computed
from app.reckoning.format.reckoned import reckon
from app.reckoning.trees import Impossible
from app.storage.worksheet_files import built_in_worksheets

TREE: Mapping[str, Any] = {
    "kind": "tree",
    "perspective": "claimant",
    "currency": "USD",
    "offer": 70000,
    "risk_tolerance": None,
    "tree": {
        "label": "court",
        "id": "root",
        "branches": [
            {"label": "win", "p": 0.6, "node": {"id": "win", "cost": 20000, "value": 150000}},
            {"label": "lose", "p": 0.4, "node": {"id": "lose", "cost": 20000, "value": 0}},
        ],
    },
    "break_even": ["root/win"],
    "sensitivity": [{"path": "root/win", "low": 0.4, "high": 0.8}],
}
CHECK: Mapping[str, Any] = {
    "kind": "reality_check",
    "currency": "USD",
    "direction": "receive",
    "offer": 14000,
    "endings": {"best": {"amount": 60000}, "middle": {"amount": 25000}, "worst": {"amount": 0}},
    "chances": {"best": 3, "middle": 5, "worst": 2},
    "costs": [{"step": "lawyer to trial", "low": 4000, "high": 9000}],
    "their_costs": 6000,
    "their_costs_chance": 20,
    "time": {"low": 9, "high": 18, "unit": "months"},
    "hassle_price": 1500,
    "gain_price": 500,
}
SIDES: Mapping[str, Any] = {
    "kind": "two_sides",
    "currency": "USD",
    "stakes": 300000,
    "recovery_share": 0.7,
    "claimant": {"win_chance": 0.7, "own_costs": 50000},
    "respondent": {"win_chance": 0.5, "own_costs": 40000},
}
PAGE = (TREE, CHECK, SIDES)
"""The examples of the format's page, one a kind."""
EVERYTHING: Mapping[str, Any] = {
    "kind": "tree",
    "perspective": "respondent",
    "currency": "EUR",
    "offer": -90000.5,
    "risk_tolerance": 250000,
    "discount_rate": 0.04,
    "tree": {
        "id": "now",
        "decision": True,
        "branches": [
            {"label": "settle", "node": {"value": {"p10": -120000, "p50": -95000, "p90": -80000}, "years": 0.5}},
            {
                "label": "go on",
                "node": {
                    "id": "court",
                    "cost": 12000,
                    "years": 1,
                    "branches": [
                        {"label": "dismissed", "p": 0.25, "node": {"award": 0}},
                        {"label": "tried", "p": 0.75, "node": {"award": 140000, "cost": 30000, "years": 2}},
                    ],
                },
            },
        ],
    },
    "cost_rule": {"rule": "loser_pays", "recovery_share": 0.7, "own_costs": 42000, "other_costs": 51000},
    "break_even": ["court/tried"],
    "sensitivity": [{"path": "court/dismissed", "low": 0, "high": 0.5}],
}
OPEN: Mapping[str, Any] = {
    **CHECK,
    "chances": {"best": 3, "middle": None, "worst": "unknown"},
    "their_costs_chance": "unknown",
    "costs": [*CHECK["costs"], {"step": None, "low": None, "high": 100}],
}
GOOD = (*PAGE, EVERYTHING, OPEN)
"""Inputs that are taken, with all there is in the format."""

Change = Callable[[Any], object]


@cache
def picture() -> Computed:
    kind = built_in_worksheets()["batna_check"].question("br_picture").kind
    assert isinstance(kind, Computed)
    return kind


def as_text(content: Any) -> bytes:
    """As a stranger's program would write it."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def result(content: Any) -> Any:
    """What comes of it; every number a `Decimal`, as it stands there."""
    raw = content if isinstance(content, bytes) else as_text(content)
    return json.loads(reckon(raw, picture), parse_float=Decimal, parse_int=Decimal)


def changed(base: Mapping[str, Any], change: Change) -> Any:
    """A copy of `base` after `change`."""
    content = copy.deepcopy(dict(base))
    change(content)
    return content


def put(*way: Any) -> Change:
    """Puts the last of `way` at the place that the others lead to."""
    *above, last, value = way

    def do(content: Any) -> None:
        for step in above:
            content = content[step]
        content[last] = value

    return do


def drop(*way: Any) -> Change:
    """Takes away what `way` leads to."""
    *above, last = way

    def do(content: Any) -> None:
        for step in above:
            content = content[step]
        del content[last]

    return do


def refused(content: Any) -> Impossible:
    """The refusal of an input that cannot be."""
    with pytest.raises(Impossible) as told:
        result(content)
    return told.value
