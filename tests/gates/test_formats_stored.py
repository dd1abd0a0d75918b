"""What a party's process sends is stored whole and under its own party, or not at all: a real case file, real messages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.plain import Misread, dump
from app.handover.messages import Message, NotSaved, Save
from app.handover.wire import Inbox, framed
from tests.commands.desk.practice import Practice, given, host_for, plan, written
from tests.gates.mutating import Mutator
from tests.goals import Proved

pytestmark = pytest.mark.gate


def _bent(mutator: Mutator, message: Message) -> bytes:
    tree: Any = dump(message)
    return framed(mutator.bent_json({"says": type(message).__name__, **tree}))


@pytest.mark.timeout(1200)
def test_a_message_that_is_refused_leaves_the_case_as_it_was_and_none_reaches_another_party(
    tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    count = times(2_000, 100_000)
    practice = Practice(tmp_path / "vault")
    desk = practice.new()
    planned = plan(desk, {"A": ["listening_back"], "B": ["listening_back"]})
    first, second = (desk.party(letter).id for letter in "AB")
    others = given(host_for(desk, planned, "B")).sheets[0].filling
    host = host_for(desk, planned, "A")
    own = given(host).sheets[0].filling
    mutator = Mutator(4)
    untouched = desk.file.digest(second)
    refused = taken = 0
    questions: dict[str, object] = {"lb_missed": "words", "lb_felt_heard": 3}
    revisions = dict.fromkeys(questions, 0)
    for number in range(count):
        filling = own if number % 4 else others
        answers = tuple(written(name, plain, revision=revisions[name] + 1) for name, plain in questions.items())
        before = desk.file.head()
        try:
            (message,) = Inbox().feed(_bent(mutator, Save(number + 1, filling, answers)))
        except Misread:
            refused += 1
            assert desk.file.head() == before
            continue
        told = host.answer(message)
        if not told or isinstance(told[0], NotSaved):
            refused += 1
            assert desk.file.head() == before, json.dumps(dump(message))
        else:
            taken += 1
            stored = {row.question: row.revision for row in desk.file.written(own)}
            revisions = {name: stored.get(name, 0) for name in questions}
    assert desk.file.digest(second) == untouched
    assert desk.file.digest(first)
    assert min(refused, taken) > count // 50, (refused, taken)
    proved("S9", "mutated messages to a real case file: whole or not at all", count)
