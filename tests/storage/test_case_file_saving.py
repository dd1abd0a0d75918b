"""Saving: what may be stored is there after a restart; what may not is turned away whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.answers import LEFT_BLANK
from app.domain.kinds.list_kind import ListItem
from app.domain.sharing import Lock
from app.domain.written import WrittenAnswer
from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import ANA, BO, CY, PAY, a_place, begin, entry, new_file, open_again, raw, said, save


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


def test_saved_answers_are_there_after_a_restart(file: CaseFile, tmp_path: Path) -> None:
    ana, bo = begin(file, ANA, SMALL), begin(file, BO, SMALL)
    save(file, ana, why=entry("hers", Lock.ONLY_ME), open_word=entry("one"))
    save(file, ana, open_word=entry("two", revision=2))
    save(file, bo, open_word=entry("his"))
    assert [info.has_answers for info in file.fillings()] == [True, True]
    file.close()
    with open_again(tmp_path) as again:
        assert said(again, ana, "why") == "hers"
        assert said(again, ana, "open_word") == "two"
        assert said(again, bo, "open_word") == "his"
        assert [info.has_answers for info in again.fillings()] == [True, True]


def test_an_earlier_revision_is_not_kept(file: CaseFile, tmp_path: Path) -> None:
    ana = begin(file, ANA, SMALL)
    for revision in range(1, 6):
        save(file, ana, open_word=entry(f"try {revision}", revision=revision))
    file.close()
    with raw(a_place(tmp_path)) as connection:
        assert connection.execute("SELECT count(*), max(revision) FROM answer").fetchone() == (1, 5)


def test_an_answer_the_program_filled_in_is_no_answer_of_a_person(file: CaseFile) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, main=replace(entry("court"), derived=True))
    assert not file.fillings()[0].has_answers
    save(file, ana, paths=entry(("court",)))
    assert file.fillings()[0].has_answers


def good() -> WrittenAnswer:
    return WrittenAnswer("open_word", 2, Lock.MEDIATOR, state="given", plain="new")


def sealed() -> WrittenAnswer:
    return WrittenAnswer("why", 1, Lock.ONLY_ME, sealed=b"s" * 60)


UNFIT = {
    "a revision that is there already": replace(good(), revision=1),
    "a revision that never was": replace(good(), revision=0),
    "an unknown question": replace(good(), question="nothing"),
    "a copy of an item of nothing": replace(good(), question="nothing#x"),
    "only me, in plain words": replace(sealed(), sealed=None, state="given", plain="words"),
    "only me, words beside the seal": replace(sealed(), plain="words"),
    "only me, a state beside the seal": replace(sealed(), state="given"),
    "only me, nothing": replace(sealed(), sealed=None),
    "only me, cleared": replace(sealed(), cleared=True),
    "readable, sealed": replace(good(), state="", plain=None, sealed=b"s" * 60),
    "readable, sealed beside the words": replace(good(), sealed=b"s" * 60),
    "a seal of no end": replace(sealed(), sealed=b"s" * (5 * 1024 * 1024)),
    "wider than its ceiling": replace(good(), question="pass_on", lock=Lock.SHARE, plain=["none"]),
    "cleared under another lock": replace(good(), cleared=True),
    "cleared, but not given": replace(good(), lock=Lock.SHARE, cleared=True, state="left_blank", plain=None),
    "a state nobody knows": replace(good(), state="perhaps"),
    "not given, with a value": replace(good(), state="dont_know"),
    "a value of another kind": replace(good(), plain=["list"]),
    "5,001 characters": replace(good(), plain="x" * 5001),
    "61 items": replace(good(), question="ideas", plain=[{"id": f"i{n}", "text": "x"} for n in range(61)]),
    "half a letter": replace(good(), plain="\ud800"),
}


@pytest.mark.parametrize("unfit", UNFIT.values(), ids=UNFIT.keys())
def test_what_may_not_be_stored_is_turned_away_with_everything_that_came_with_it(
    file: CaseFile, unfit: WrittenAnswer
) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("old"))
    head = file.head()
    beside = WrittenAnswer("court_when", 1, Lock.MEDIATOR, state="given", plain="soon")
    with pytest.raises(NotAccepted):
        file.save_answers(ANA, ana.filling, (beside, unfit))
    assert file.head() == head
    assert [written.question for written in file.written(ana.filling)] == ["open_word"]
    assert said(file, ana, "open_word") == "old"
    file.save_answers(ANA, ana.filling, (beside, good()))
    assert said(file, ana, "open_word") == "new"


def test_no_party_writes_into_anothers_filling(file: CaseFile) -> None:
    ana, bo = begin(file, ANA, SMALL), begin(file, BO, SMALL)
    for party, filling in ((BO, ana.filling), (ANA, bo.filling), (ANA, "nowhere"), (CY, ana.filling)):
        with pytest.raises(NotAccepted):
            file.save_answers(party, filling, (replace(good(), revision=1),))
        with pytest.raises((NotAccepted, KeyError)):
            file.erase(party, filling)
    assert file.written(ana.filling) == file.written(bo.filling) == ()


def test_the_same_question_twice_in_one_save_is_turned_away(file: CaseFile) -> None:
    ana = begin(file, ANA, SMALL)
    with pytest.raises(NotAccepted):
        file.save_answers(ANA, ana.filling, (good(), replace(good(), revision=3)))
    assert file.written(ana.filling) == ()


def test_5000_characters_and_60_items_are_kept(file: CaseFile) -> None:
    ana = begin(file, ANA, SMALL)
    items = tuple(ListItem(f"i{number}", "é" * 5000) for number in range(60))
    save(file, ana, open_word=entry("字" * 5000), ideas=entry(items))
    assert said(file, ana, "open_word") == "字" * 5000
    assert said(file, ana, "ideas") == items


def test_erased_is_gone_and_the_party_can_write_again(file: CaseFile, tmp_path: Path) -> None:
    ana, more, bo = begin(file, ANA, SMALL), begin(file, ANA, SMALL, issue=PAY), begin(file, BO, SMALL)
    for writing in (ana, more, bo):
        save(file, writing, open_word=entry("words"), why=entry("mine", Lock.ONLY_ME))
        file.finish(writing.filling, finished=True, minutes=3)
    file.erase(ANA, ana.filling)
    assert file.written(ana.filling) == ()
    assert said(file, more, "open_word") == "words"
    file.erase(ANA)
    assert file.written(more.filling) == ()
    assert [(info.has_answers, info.finished) for info in file.fillings()] == [(False, False)] * 2 + [(True, True)]
    save(file, ana, open_word=entry("again"))
    assert said(file, ana, "open_word") == "again"
    file.close()
    with raw(a_place(tmp_path)) as connection:
        rows = connection.execute("SELECT filling FROM answer ORDER BY filling").fetchall()
    assert sorted(rows) == sorted([(ana.filling,), (bo.filling,), (bo.filling,)])


def test_a_cleared_answer_can_be_marked_as_passed_on_and_changing_it_takes_that_back(file: CaseFile) -> None:
    ana = begin(file, ANA, SMALL)
    save(file, ana, open_word=entry("open", Lock.SHARE, cleared=True), court_when=entry("closed", Lock.SHARE))
    file.mark_passed_on(ana.filling, "open_word")
    (found,) = [written for written in file.written(ana.filling) if written.question == "open_word"]
    assert found.passed_on
    assert found.revision == 1
    for question_id in ("court_when", "paths"):
        with pytest.raises(NotAccepted):
            file.mark_passed_on(ana.filling, question_id)
    save(file, ana, open_word=entry(LEFT_BLANK, Lock.SHARE, 2))
    assert not any(written.passed_on for written in file.written(ana.filling))
