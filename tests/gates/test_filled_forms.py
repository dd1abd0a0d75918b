"""Shows 3: forms that were mutated, and foreign ones, are refused with a sentence or read as a whole. Nothing crashes."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import nullcontext

import pytest

from app.commands.desk.form_desk import read_form
from app.domain.answers import State
from app.domain.on_paper import HandoutCode, read_code
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.presenters.paper_doors import FormRead
from app.storage import filled_forms
from app.storage.cage import Cage
from tests.gates.form_formats import LIBRARY, FormBender, code_of, sheet_of
from tests.goals import Proved, Times
from tests.storage.small_case import CASE


class NotOfThisCase(Trouble):
    """Any form of a case that is not open."""

    def __init__(self) -> None:
        super().__init__(happened="Another case.", do="Look again.")


def recognised(scanned: str) -> HandoutCode:
    code = read_code(scanned)
    if code is None or code.worksheet not in LIBRARY.worksheets or code != code_of(code.worksheet):
        raise NotOfThisCase
    return code


@pytest.mark.timeout(3600)
def test_mutated_and_foreign_forms_are_refused_in_a_sentence_or_read_as_a_whole(
    times: Times, proved: Proved, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = times(1_000, 5_000, 120)
    bender = FormBender(5)
    came: Counter[str] = Counter()
    children: set[int] = set()
    with Cage(patience=120) as cage:
        monkeypatch.setattr(filled_forms, "Cage", lambda patience: nullcontext(cage))
        for _number in range(count):
            way, content = bender.one()
            try:
                found = read_form(content, CASE, LIBRARY, recognised)
            except Trouble as told:
                came["refused"] += 1
                sentences = told.sentences()
                say_so(sentences, way)
            else:
                came["read"] += 1
                look_at(found, way)
            if cage._child is not None:
                children.add(cage._child.pid)
    assert cage._child is None
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
    assert min(came["read"], came["refused"]) > count // 20, came
    proved("S9", "mutated and foreign filled forms", count)


def say_so(sentences: tuple[str, ...], way: str) -> None:
    """It is told in sentences, and nothing of the form is in them."""
    assert all(sentence.endswith(".") and sentence.isprintable() for sentence in sentences), way
    assert "Words of" not in " ".join(sentences), way


def look_at(found: FormRead, way: str) -> None:
    """What was read is a whole: answers that its sheet takes, with locks that its questions allow."""
    sheet = sheet_of(found.code.worksheet)
    for name, entry in found.entries.items():
        question = sheet.question(name)
        assert question.floor.width <= entry.lock.width <= question.ceiling.width, (way, name)
        assert entry.lock is not Lock.ONLY_ME, (way, name)
        assert entry.answer.state in (State.GIVEN, State.UNREADABLE), (way, name)
        if entry.answer.state is State.GIVEN:
            plain = question.kind.to_plain(entry.answer.value)
            assert question.kind.from_plain(plain) == entry.answer.value, (way, name)
    assert found.dropped >= 0
    assert all("Words of" not in sentence for sentence in found.troubles), way
