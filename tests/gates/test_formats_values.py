"""Every other format: what comes through a pipe, out of a seal, a header or from a keyboard is taken right or refused."""

from __future__ import annotations

import sys

import pytest

from tests.gates.formats import formats
from tests.gates.fuzzed import SHEETS, assert_held, tried
from tests.goals import Proved, Times

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: no timers of processor time here"),
]


@pytest.mark.timeout(40_000)
def test_mutated_headers_messages_answers_and_all_else_break_nothing(times: Times, proved: Proved) -> None:
    count = times(20_000, 2_000_000, 1_000)
    names = [form.name for form in formats() if form.name not in SHEETS]
    found = tried(names, count)
    assert_held(found, count)
    proved("S9", f"mutated files: {len(names)} other formats (each)", count)
