"""Worksheet and template files that nobody would write are taken whole and right or refused; nothing breaks."""

from __future__ import annotations

import sys

import pytest

from tests.gates.fuzzed import SHEETS, assert_held, tried
from tests.goals import Proved, Times

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: no timers of processor time here"),
]


@pytest.mark.timeout(40_000)
def test_mutated_worksheets_and_templates_break_nothing(times: Times, proved: Proved) -> None:
    count = times(20_000, 2_000_000, 1_500)
    found = tried(SHEETS, count)
    assert_held(found, count)
    proved("S9", "mutated files: worksheets, templates (each)", count)
