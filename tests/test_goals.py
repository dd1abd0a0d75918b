"""The table of goals: a line for each, in ARCHITECTURE.md too, and none that says "held" where something failed."""

from __future__ import annotations

import re
from pathlib import Path

from tests.goals import GOALS, Line

TOP = Path(__file__).resolve().parents[1]


def table() -> list[list[str]]:
    """The rows of the table kept in ARCHITECTURE.md."""
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    kept = text.split("<!-- gates -->")[1].split("<!-- /gates -->")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in kept.strip().splitlines()[2:]]


def test_every_goal_has_a_line_in_the_table_that_is_kept_and_each_held() -> None:
    rows = table()
    assert {row[0] for row in rows} == set(GOALS)
    assert {row[3] for row in rows} == {"held"}


def test_every_goal_is_proved_by_a_test() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "tests").rglob("test_*.py"))
    proved = set(re.findall(r"proved\(\s*\"([RS]\d+)\"", sources))
    assert proved == set(GOALS)


def test_two_tests_of_the_same_share_a_line_and_a_failure_is_not_hidden_by_the_other() -> None:
    held, failed = Line("R1", "kills", 10, "held", 2.0), Line("R1", "kills", 5, "failed", 1.0)
    assert held.with_more(None) == held
    for one, other in ((held, failed), (failed, held)):
        both = one.with_more(other)
        assert (both.count, both.result, both.seconds) == (15, "failed", 3.0)
    assert held.told() == "| R1 | kills | 10 | held | 2 s |"
