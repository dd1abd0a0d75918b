"""What is worked out from other answers, as a sum to do by hand: which numbers of which questions, and what to do with them.

The same arithmetic as `app.reckoning.no_deal`, in words; `tests/export/test_hand_sums.py` does the sums as they are said.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from app.domain.kinds.computed import Computed
from app.domain.kinds.parts import ComputedRow
from app.domain.language import _
from app.domain.wording import Tongue, plain_text

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def ways() -> Mapping[str, str]:
    """Row → how it is worked out. A question stands for its number on the sheet, another row for its letter."""
    return {
        "ev": _("= each ending in question {br_endings} × its cases in question {br_chances}, added up, ÷ 10"),
        "cost_low": _("= all low numbers in question {br_costs}, added up"),
        "cost_high": _("= all high numbers in question {br_costs}, added up"),
        "cost_mid": _("= ({cost_low} + {cost_high}) ÷ 2"),
        "their_costs_expected": _("= question {br_their_costs} × question {br_their_costs_chance} ÷ 100"),
        "no_deal_money": _("= {ev} − {cost_mid} − {their_costs_expected}"),
        "no_deal_all_in": _("= {no_deal_money} − question {br_hassle_price} + question {br_gain_price}"),
        "no_deal_low": _(
            "= worst ending in question {br_endings} − {cost_high}; "
            "also − question {br_their_costs} unless question {br_their_costs_chance} is 0"
        ),
        "no_deal_high": _("= best ending in question {br_endings} − {cost_low}"),
        "offer_minus_no_deal_money": _("= question {br_offer} − {no_deal_money}"),
        "offer_minus_no_deal_all_in": _("= question {br_offer} − {no_deal_all_in}"),
    }


def is_a_sum(kind: Computed) -> bool:
    """Whether its rows can be worked out by hand at all; a sorted list of ideas cannot."""
    return any(row.id in ways() for row in kind.rows)


def plus_and_minus() -> str:
    """What has to be said before all sums."""
    return _(
        "Take what comes to you with a plus, and what goes from you with a minus. Letters are lines of this table."
    )


def with_ways(kind: Computed, numbers: Mapping[str, int], tongue: Tongue) -> Computed:
    """Each row with a letter, and under its name how it is worked out; `numbers` of the sheet by question. Rows that are no
    sums, or use what this sheet does not ask, have their name alone."""
    letters = {row.id: letter for row, letter in zip(kind.rows, _LETTERS, strict=False)}
    named: dict[str, object] = {**numbers, **letters}

    def told(row: ComputedRow) -> ComputedRow:
        way = ways().get(row.id)
        if way is None or row.id not in letters:
            return row
        lines = [f"{letters[row.id]}) {tongue.say(row.label)}"]
        with suppress(KeyError):
            lines.append(way.format_map(named))
        return replace(row, label=plain_text("\n".join(lines)))

    return replace(kind, rows=tuple(map(told, kind.rows)))
