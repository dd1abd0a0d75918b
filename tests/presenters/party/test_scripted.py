"""A scripted party in a process of its own, over a real pipe."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.domain.answers import State
from app.domain.sharing import Lock
from app.handover.messages import Ending, Given, HandBack
from app.handover.pipe import BlockingPipe, PipeClosed
from app.presenters.party.__main__ import packed
from app.presenters.party.scripted import Script, ScriptedAnswer, ScriptedSheet
from tests.presenters.party.laptop import FIRST, IDEAS, PAUSE_SHEET, MediatorsSide


@contextmanager
def a_party(script: Script) -> Iterator[tuple[BlockingPipe, subprocess.Popen[bytes]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "app.presenters.party"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(packed(script))
        process.stdin.flush()
        yield BlockingPipe(process.stdout.fileno(), process.stdin.fileno()), process
    finally:
        process.kill()
        process.communicate()


def run(side: MediatorsSide, script: Script) -> tuple[int, str]:
    """Let the script work through one hand-over; the exit code and what it said on standard error."""
    with a_party(script) as (line, process):
        line.send(Given(side.hand_over()))
        try:
            while True:
                message = line.receive()
                for answer in side.answer(message):
                    line.send(answer)
        except PipeClosed:
            pass
        assert process.stderr is not None
        said = process.stderr.read().decode()
        return process.wait(10), said


SCRIPT = Script(
    sheets=(
        ScriptedSheet(
            "p1",
            (
                ScriptedAnswer("level", plain=8),
                ScriptedAnswer("word", plain="now"),
                ScriptedAnswer("after", plain="calmer"),
            ),
        ),
        ScriptedSheet(
            "f1",
            (
                ScriptedAnswer("value", plain="heron-canary"),
                ScriptedAnswer("told", plain="let it be known", share=True),
                ScriptedAnswer("wish", State.DONT_KNOW),
                ScriptedAnswer("way", plain="write"),
                ScriptedAnswer("why", plain="it stays", lock=Lock.ONLY_ME),
                ScriptedAnswer("more", plain="beyond the short form"),
            ),
            more_questions=True,
        ),
        ScriptedSheet(
            "i1",
            (
                ScriptedAnswer(
                    "list", plain=[{"id": "a", "text": "One"}, {"id": "b", "text": "Two"}], share_items=True
                ),
                ScriptedAnswer("pass", plain=["b"]),
            ),
            finish=False,
        ),
    ),
    code="otter-77",
    helper="Ana",
)


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    for name, sheet in (("p1", PAUSE_SHEET), ("f1", FIRST), ("i1", IDEAS)):
        side.add(name, sheet)
    return side


def test_a_script_fills_in_all_sheets_in_another_process(side: MediatorsSide) -> None:
    code, said = run(side, SCRIPT)
    assert (code, said) == (0, "")
    assert side.heard[-1] == HandBack(Ending.STOPPED, everything_saved=True)
    told = side.rows["f1"]["told"]
    assert (told.plain, told.cleared, told.lock) == ("let it be known", True, Lock.SHARE)
    assert side.rows["f1"]["wish"].state == "dont_know"
    assert side.rows["f1"]["value"].sealed is not None
    assert side.rows["f1"]["why"].lock is Lock.ONLY_ME
    assert side.rows["f1"]["more"].plain == "beyond the short form"
    assert side.rows["i1"]["list#b"].cleared
    assert side.rows["p1"]["after"].plain == "calmer"
    assert {name: done for name, (done, _minutes) in side.finished.items()} == {"p1": True, "f1": True, "i1": False}
    assert side.only_me.coded is not None
    assert "heron-canary" not in repr(side.heard)


def test_the_same_script_with_its_code_opens_what_it_kept(side: MediatorsSide) -> None:
    run(side, SCRIPT)
    side.take_back()
    again = Script((ScriptedSheet("f1", (ScriptedAnswer("value", plain="changed"),)),), code="otter-77")
    before = side.rows["f1"]["value"]
    side.finished.clear()
    for name in side.sheets:
        side.sheets[name] = type(side.sheets[name])(name, side.sheets[name].worksheet, side.sheets[name].form)
    assert run(side, again) == (0, "")
    assert side.rows["f1"]["value"].revision == before.revision + 1


def test_an_answer_to_a_question_that_is_not_asked_fails_without_telling_the_answer(side: MediatorsSide) -> None:
    script = Script((ScriptedSheet("f1", (ScriptedAnswer("because", plain="heron-canary"),)),))
    code, said = run(side, script)
    assert code == 1
    assert said == "NotAsked: because\n"


def test_a_full_disk_stops_the_script_in_words(side: MediatorsSide) -> None:
    side.disk_full = True
    code, said = run(side, SCRIPT)
    assert code == 1
    assert "could not be saved" in said


def test_a_closed_pipe_ends_it(side: MediatorsSide) -> None:
    with a_party(SCRIPT) as (_line, process):
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(10) == 1
        process.stdin = None
