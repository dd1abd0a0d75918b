"""Computed rows in words, for one audience: shown, kept private, or not there for want of numbers (decision 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.domain.answers import Entry, State
from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.money import Money, write_amount
from app.domain.reading import FillingRead
from app.domain.visibility import visible_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Question, Worksheet
from app.reckoning.from_answers import ALL_USES, Given, guesses
from app.reckoning.ideas import best_ideas
from app.reckoning.no_deal import RESULTS, Guesses, less_than_offer, no_deal_high, no_deal_low, offer_minus_money

_COARSE, _FINE = 10_000, 1_000
"""Minor units shown amounts are rounded to: 100 whole units, or 10 where the span is under 2,000 (decision 37)."""
_FINE_BELOW = 200_000
_NEAR = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class RowSaid:
    """One computed row. `words` is None where an answer it uses, filled or blank, may not be read."""

    label: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The rows of one computed question and the sentences under them, in the order they are told (decision 38)."""

    rows: tuple[RowSaid, ...]
    sentences: tuple[str, ...] = ()


def computed_rows(read: FillingRead, question: Question, tongue: Tongue) -> Reckoned:
    """The rows of `question` as the audience of `read` may see them."""
    return reckoned(question, given_values(read.worksheet, read.form, read.entries, read.kept), read.kept, tongue)


def given_values(
    worksheet: Worksheet, form: Form, entries: Mapping[str, Entry], unseen: frozenset[str] = frozenset()
) -> Given:
    """The given values of the questions that are there now."""
    return {
        question.id: entry.answer.value
        for question in visible_questions(worksheet, form, entries, unseen)
        if (entry := entries.get(question.id)) is not None and entry.answer.state is State.GIVEN
    }


def reckoned(question: Question, given: Given, kept: frozenset[str], tongue: Tongue) -> Reckoned:
    """The rows of a computed question from these values; `kept` are the questions that may not be read."""
    kind: Any = question.kind
    if not isinstance(kind, Computed):
        return Reckoned(())
    rows: list[RowSaid] = []
    for row in kind.rows:
        if kept.intersection(ALL_USES.get(row.id, ())):
            rows.append(RowSaid(tongue.say(row.label), None))
        else:
            rows.extend(_SAID.get(row.id, _amount_row)(row.id, tongue.say(row.label), given, tongue))
    return Reckoned(tuple(rows), _sentences(kind, given, kept, tongue))


def _amount_row(name: str, label: str, given: Given, tongue: Tongue) -> tuple[RowSaid, ...]:
    numbers = guesses(given)
    worked_out = RESULTS.get(name)
    result = worked_out(numbers) if worked_out is not None else None
    if result is None or (name == "their_costs_expected" and numbers.their_costs is None):
        return ()
    return (RowSaid(label, said(result, numbers, tongue)),)


def _idea_rows(_name: str, label: str, given: Given, _tongue: Tongue) -> tuple[RowSaid, ...]:
    del label
    words = _("{me} for me, {them} for them, {do} can be done")
    return tuple(
        RowSaid(idea.text, words.format(me=idea.for_me, them=idea.for_them, do=idea.can_do))
        for idea in best_ideas(given)
    )


_SAID: Mapping[str, Callable[[str, str, Given, Tongue], tuple[RowSaid, ...]]] = {"ideas_by_lower_score": _idea_rows}
"""Rows that are more than one amount."""


def rounded(exact: Fraction, numbers: Guesses) -> int:
    """`exact` minor units as they are shown: to the nearest 100, or 10 where the span is small."""
    low, high = no_deal_low(numbers), no_deal_high(numbers)
    step = _FINE if low is not None and high is not None and high - low < _FINE_BELOW else _COARSE
    steps = abs(exact) / step
    whole = int(steps + Fraction(1, 2))
    return whole * step if exact >= 0 else -whole * step


def said(exact: Fraction, numbers: Guesses, tongue: Tongue) -> str:
    """An amount as it is shown, rounded."""
    return write_amount(Money(rounded(exact, numbers), tongue.currency), tongue)


def _sentences(kind: Computed, given: Given, kept: frozenset[str], tongue: Tongue) -> tuple[str, ...]:
    return tuple(sentences_by_key(kind, guesses(given), tongue, kept).values())


def sentences_by_key(
    kind: Computed, numbers: Guesses, tongue: Tongue, kept: frozenset[str] = frozenset()
) -> Mapping[str, str]:
    """The sentences under a computed question by the key they have in the worksheet: the range first, then the count,
    and the average last beside its count (decision 38). `kept` are the questions that may not be read.
    """
    found: dict[str, str] = {}
    low, high = no_deal_low(numbers), no_deal_high(numbers)
    hidden_range = kept.intersection((*ALL_USES["no_deal_low"], *ALL_USES["no_deal_high"]))
    if "wide" in kind.sentences and low is not None and high is not None and not hidden_range:
        words = tongue.say(kind.sentences["wide"])
        found["wide"] = words.format(low=said(low, numbers, tongue), high=said(high, numbers, tongue))
    difference, less = offer_minus_money(numbers), less_than_offer(numbers)
    if difference is None or less is None or kept.intersection(ALL_USES["offer_minus_no_deal_money"]):
        return found
    if "counts" in kind.sentences:
        found["counts"] = tongue.say(kind.sentences["counts"]).format(n=round(less))
    near = low is not None and high is not None and abs(difference) < _NEAR * (high - low)
    name = "near" if near else ("offer_better" if difference > 0 else "offer_worse")
    if name in kind.sentences:
        found[name] = tongue.say(kind.sentences[name]).format(x=said(abs(difference), numbers, tongue))
    return found
