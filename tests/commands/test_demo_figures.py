"""The demo's figures: exactly those of the sample case where they are worked out, and rounded where they are shown."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from app.commands.desk.sample import FOLDER
from app.domain.diagnosing import causes_found, sheets_found
from app.domain.kinds.computed import Computed
from app.domain.reading import CaseRead, FillingRead
from app.reckoning.from_answers import guesses
from app.reckoning.no_deal import RESULTS
from app.reckoning.rows import given_values
from app.storage.worksheet_files import diagnosis
from tests.commands.running import Demo
from tests.export.reading_back import words

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
PARTIES = pytest.mark.parametrize("letter", ["A", "B"])


def _of(read: CaseRead, letter: str) -> tuple[FillingRead, ...]:
    return read.of(read.case.party(letter).id)


def _exact(read: CaseRead, letter: str) -> dict[str, Fraction]:
    (filling,) = [each for each in _of(read, letter) if each.worksheet.id == "batna_check"]
    numbers = guesses(given_values(filling.worksheet, filling.form, filling.entries))
    results = {name: work_out(numbers) for name, work_out in RESULTS.items()}
    return {name: result / 100 for name, result in results.items() if result is not None}


@PARTIES
def test_computed_results_are_exactly_those_of_the_sample(own: dict[str, CaseRead], letter: str) -> None:
    assert _exact(own[letter], letter) == EXPECTED[letter]


@PARTIES
def test_the_documents_show_them_rounded(demo: Demo, own: dict[str, CaseRead], letter: str) -> None:
    (filling,) = [each for each in _of(own[letter], letter) if each.worksheet.id == "batna_check"]
    rows = {row.id: row.label["en"] for q in filling.worksheet.questions() if isinstance(q.kind, Computed) for row in q.kind.rows}  # fmt: skip
    assert set(rows) == set(EXPECTED[letter])
    for name in (f"party-summary-{letter}_mediator.pdf", f"own-copy_party-{letter}.pdf"):
        said = words(demo.pdf(name))
        for result, label in rows.items():
            assert f"{label} {_rounded(EXPECTED[letter][result])}" in said


def _rounded(dollars: int) -> str:
    hundreds = (abs(dollars) + 50) // 100 * 100
    return f"{'−' if dollars < 0 else ''}${hundreds:,}"


def test_what_each_said_of_the_others_statement_is_that_of_the_sample(by_mediator: CaseRead) -> None:
    values: dict[str, dict[str, Any]] = {}
    for letter in ("A", "B"):
        values[letter] = {
            name: entry.answer.value
            for filling in _of(by_mediator, letter)
            for name, entry in filling.entries.items()
            if name in ("mc_rate", "ps_confident")
        }
    mirror = EXPECTED["joint"]["mirror"]
    assert values["A"] == {"mc_rate": mirror["marisol_rates_denis"], "ps_confident": mirror["marisol_thought"]}
    assert values["B"] == {"mc_rate": mirror["denis_rates_marisol"], "ps_confident": mirror["denis_thought"]}


def test_the_scores_of_causes_and_sheets_are_those_of_the_sample(by_mediator: CaseRead) -> None:
    signs, parties = by_mediator.breaks[0].signs, [party.id for party in by_mediator.case.parties]
    causes = {found.cause.id: found.score for found in causes_found(diagnosis(), signs, parties)}
    sheets = {found.worksheet: found.score for found in sheets_found(diagnosis(), signs, parties)}
    assert causes == EXPECTED["diagnosis"]["cause_scores"]
    assert sheets == EXPECTED["diagnosis"]["worksheet_scores"]
    # A prompt for the mediator alone: no document has them.


def test_all_read_what_the_joint_summary_is_made_from(for_all: CaseRead) -> None:
    assert all(entry.cleared for filling in for_all.fillings for entry in filling.entries.values())
    assert [party.letter for party in for_all.parties] == ["A", "B"]
