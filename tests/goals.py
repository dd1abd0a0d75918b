"""The table of goals: which promise of the program a test proves, how often it was tried, how it went, how long it took.

A gate asks for the fixture `proved` and says at its end what it did: `proved("R2", "power cuts", 5_000)`. The ids R1 to
R12 and S1 to S14 are those of ARCHITECTURE.md, "What is proved". After the tests `./test --gates` prints the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

GOALS = (*(f"R{number}" for number in range(1, 13)), *(f"S{number}" for number in range(1, 15)))
_NAME = "goal"
_SIGN = " | "


class Proved(Protocol):
    """Says that the test that calls it proved a goal: its id, what was done in a few words, and how often."""

    def __call__(self, goal: str, what: str, count: int) -> None: ...


class Times(Protocol):
    """How often to repeat a proof: with ./test --gates, with ./test --full, and on every change where that is less."""

    def __call__(self, short: int, long: int, every_change: int | None = None) -> int: ...


@pytest.fixture
def proved(record_property: Callable[[str, object], None]) -> Proved:
    """To be called at the end of a gate; its line says "failed" where the test fails afterwards."""

    def say(goal: str, what: str, count: int) -> None:
        assert goal in GOALS, f"{goal} is no goal"
        assert count > 0, "nothing was tried"
        # A text, so that it comes through whatever carries reports from one process to another.
        record_property(_NAME, _SIGN.join((goal, what, str(count))))

    return say


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `seconds` is how long the whole test took, with what it was given."""

    goal: str
    what: str
    count: int
    result: str
    seconds: float

    def with_more(self, other: Line | None) -> Line:
        """Both lines in one: the same was done in several tests. One that failed fails both."""
        if other is None:
            return self
        result = other.result if self.result == "held" else self.result
        return Line(self.goal, self.what, self.count + other.count, result, self.seconds + other.seconds)

    def told(self) -> str:
        return f"| {self.goal} | {self.what} | {self.count:,} | {self.result} | {self.seconds:.0f} s |"


def lines(reports: Sequence[pytest.TestReport]) -> tuple[Line, ...]:
    """The table's lines, by goal; tests that did the same share a line. A gate that said nothing, because it failed before, is in pytest's own list."""
    seconds: dict[str, float] = {}
    outcome: dict[str, str] = {}
    said: dict[str, set[str]] = {}
    for report in reports:
        seconds[report.nodeid] = seconds.get(report.nodeid, 0.0) + report.duration
        if report.outcome != "passed":
            outcome[report.nodeid] = report.outcome
        said.setdefault(report.nodeid, set()).update(
            str(text) for name, text in report.user_properties if name == _NAME
        )
    found: dict[tuple[str, str], Line] = {}
    for test, texts in said.items():
        for text in texts:
            goal, what, count = text.split(_SIGN)
            line = Line(goal, what, int(count), outcome.get(test, "held"), seconds[test])
            found[goal, what] = line.with_more(found.get((goal, what)))
    return tuple(sorted(found.values(), key=lambda line: (GOALS.index(line.goal), line.what)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    kinds = terminalreporter.stats.values()
    found = lines([report for kind in kinds for report in kind if isinstance(report, pytest.TestReport)])
    if not found:
        return
    table = ["| goal | what was done | how often | result | took |", "|---|---|---:|---|---:|"]
    table += [line.told() for line in found]
    kept = Path(config.rootpath) / "ci-artefacts"
    kept.mkdir(exist_ok=True)
    (kept / "gates.md").write_text("\n".join(table) + "\n", encoding="utf-8")
    if config.getoption("--gates"):
        terminalreporter.section("what was proved")
        for row in table:
            terminalreporter.write_line(row)
        silent = [goal for goal in GOALS if goal not in {line.goal for line in found}]
        if silent:
            terminalreporter.write_line(f"nothing was run for: {', '.join(silent)}")
