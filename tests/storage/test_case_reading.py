"""Each audience reads what it may, all of it, and nothing that depends on the rest."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import plain
from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, RATHER_NOT_SAY, Answer, Entry, State
from app.domain.answers import given as given_answer
from app.domain.conditions import AnswerIs, Op
from app.domain.impasse import Break
from app.domain.kinds.base import Kind
from app.domain.kinds.short_text import ShortText
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import ALL, MEDIATOR, Lock, may_read, one_party
from app.domain.worksheet import Form, Worksheet
from app.storage.case_file import CaseFile
from tests.domain.kinds.strategies import values
from tests.domain.small_sheet import SMALL, question, sheet
from tests.storage.small_case import ALL_KINDS, ANA, BO, CASE, FLOOR, PAY, begin, entry, new_file, open_again, save

fewer = settings(max_examples=settings().max_examples // 3)
"""Every example here makes a file on the disk."""

AUDIENCES = (MEDIATOR, one_party(ANA), one_party(BO), ALL)
NAMES = {question.id: question for question in ALL_KINDS.questions()}


def answers(kind: Kind[Any]) -> st.SearchStrategy[Answer]:
    blank = st.sampled_from((LEFT_BLANK, I_DONT_KNOW, RATHER_NOT_SAY))
    return blank if kind.name == "computed" else values(kind).map(given_answer) | blank


@st.composite
def entries(draw: st.DrawFn, kind: Kind[Any]) -> Entry:
    answer = draw(answers(kind))
    lock = draw(st.sampled_from(Lock))
    may_clear = lock is Lock.SHARE and answer.state is State.GIVEN
    return Entry(
        answer,
        lock,
        cleared=may_clear and draw(st.booleans()),
        revision=draw(st.integers(1, 50)),
        derived=draw(st.booleans()),
        from_paper=draw(st.booleans()),
    )


@st.composite
def filled_sheets(draw: st.DrawFn) -> dict[str, Entry]:
    chosen = draw(st.lists(st.sampled_from(sorted(NAMES)), unique=True, max_size=7))
    return {name: draw(entries(NAMES[name].kind)) for name in chosen}


sheets_filled = filled_sheets()


@contextmanager
def a_file(seed: int = 1) -> Iterator[tuple[CaseFile, Path]]:
    with tempfile.TemporaryDirectory() as folder, new_file(Path(folder), seed=seed) as file:
        yield file, Path(folder)


@fewer
@given(ana=sheets_filled, bo=sheets_filled)
def test_everyone_reads_what_may_be_read_as_it_was_written(ana: dict[str, Entry], bo: dict[str, Entry]) -> None:
    written = {ANA: ana, BO: bo}
    with a_file() as (file, folder):
        for party, filled in written.items():
            writing = begin(file, party, ALL_KINDS)
            save(file, writing, **filled)
            back = {row.question: writing.read(row) for row in file.written(writing.filling)}
            assert back == filled
        file.close()
        with open_again(folder) as again:
            for audience in AUDIENCES:
                read = again.read(audience)
                expected = {
                    party: {
                        name: _as_seen(found, audience is ALL)
                        for name, found in filled.items()
                        if found.lock is not Lock.ONLY_ME and may_read(audience, party, found.lock, found.cleared)
                    }
                    for party, filled in written.items()
                    if audience.party in ("", party)
                }
                if audience is ALL:
                    expected = {party: seen for party, seen in expected.items() if seen}
                assert {filling.party: filling.entries for filling in read.fillings} == expected


def _as_seen(found: Entry, by_all: bool) -> Entry:
    return Entry(found.answer, found.lock, cleared=True) if by_all else found


@fewer
@given(filled=sheets_filled)
def test_no_answer_that_is_only_me_reaches_anybody_but_its_party(filled: dict[str, Entry]) -> None:
    with a_file() as (file, _folder):
        save(file, begin(file, ANA, ALL_KINDS), **filled)
        for audience in AUDIENCES:
            for filling in file.read(audience).fillings:
                assert all(found.lock is not Lock.ONLY_ME for found in filling.entries.values())


@fewer
@given(filled=sheets_filled)
def test_the_mediator_is_told_which_questions_are_kept_filled_or_blank(filled: dict[str, Entry]) -> None:
    with a_file() as (file, _folder):
        save(file, begin(file, ANA, ALL_KINDS), **filled)
        (read,) = file.read(MEDIATOR).fillings
        locks = {name: asked.lock for name, asked in NAMES.items()} | {name: e.lock for name, e in filled.items()}
        assert read.kept == {name for name, lock in locks.items() if lock is Lock.ONLY_ME}
        assert not read.kept & set(read.entries)
        for audience in AUDIENCES[1:]:
            assert not any(filling.kept for filling in file.read(audience).fillings)


# ---- a question behind a private answer --------------------------------------------------------------------------------

CHAIN = sheet(
    question("private", ShortText(), lock=Lock.ONLY_ME),
    question("behind", ShortText(), show_if=AnswerIs("private", Op.ANSWERED)),
    question("further", ShortText(), show_if=AnswerIs("behind", Op.NOT_ANSWERED)),
    question("alarm", ShortText(), show_if=AnswerIs("private", Op.ANSWERED), floor=Lock.MEDIATOR),
    question("open", ShortText()),
    question("orphan", ShortText(), show_if=AnswerIs("switched_off", Op.ANSWERED)),
)


def test_what_hangs_on_a_private_answer_is_kept_too() -> None:
    with a_file() as (file, _folder):
        writing = begin(file, ANA, CHAIN)
        assert _kept(file) == {"private", "behind", "further"}
        save(file, writing, private=entry("x"))
        assert _kept(file) == set()
        save(file, writing, private=entry("x", Lock.ONLY_ME, 2), behind=entry("tell", Lock.MEDIATOR))
        assert _kept(file) == {"private"}


def _kept(file: CaseFile) -> frozenset[str]:
    return file.read(MEDIATOR).fillings[0].kept


# ---- what each audience learns of the case -----------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


def test_the_mediator_reads_the_whole_case(file: CaseFile) -> None:
    planned = Break("b1", 1, "2026-11-03T14:00", notes={ANA: "calm"})
    file.keep_break(planned)
    writing = begin(file, ANA, SMALL, issue=PAY)
    file.finish(writing.filling, finished=True, minutes=9)
    file.name_helper(writing.filling, "Ines")
    read = file.read(MEDIATOR)
    assert (read.case, read.parties, read.breaks) == (CASE, CASE.parties, (planned,))
    (found,) = read.fillings
    assert (found.id, found.worksheet, found.form, found.issue) == (writing.filling, SMALL, Form.FULL, CASE.issues[0])
    assert (found.finished, found.minutes_used, found.helper, found.break_id) == (True, 9, "Ines", "b1")


def test_a_party_reads_itself_and_learns_nothing_of_the_others_but_their_names(file: CaseFile) -> None:
    file.keep_break(Break("b1", 1, "2026-11-03T14:00"))
    save(file, begin(file, ANA, SMALL), open_word=entry("cleared", Lock.SHARE, cleared=True))
    read = file.read(one_party(ANA))
    assert read.parties == CASE.parties[:1]
    assert (read.case.alias, read.case.safety_flag, read.case.offers, read.breaks) == ("", False, (), ())
    assert [party.name for party in read.case.parties] == ["Ana", "Bo"]
    assert read.case.parties[1].representative == ""
    assert [filling.party for filling in read.fillings] == [ANA]
    assert all(filling.without_private for filling in read.fillings)


def test_all_read_only_of_those_who_cleared_something(file: CaseFile) -> None:
    assert file.read(ALL) == CaseRead(ALL, _told(()), (), ())
    save(file, begin(file, ANA, SMALL), open_word=entry("open", Lock.SHARE))
    save(file, begin(file, BO, SMALL), open_word=entry("cleared", Lock.SHARE, 7, cleared=True))
    file.mark_passed_on(file.fillings(BO)[0].id, "open_word")
    read = file.read(ALL)
    seen = {"open_word": Entry(given_answer("cleared"), Lock.SHARE, cleared=True)}
    assert read.fillings == (FillingRead("", BO, SMALL, Form.FULL, None, seen),)
    assert read.parties == CASE.parties[1:]
    assert read.case == _told(CASE.parties[1:])


def _told(parties: tuple[Any, ...]) -> Any:
    return replace(CASE, alias="", safety_flag=False, offers=(), parties=parties)


def test_all_read_by_issues_and_sheets_and_parties_not_by_time(file: CaseFile) -> None:
    places = [
        (party, issue, replace(SMALL, id=name)) for issue in (PAY, FLOOR, "") for name in "xy" for party in (ANA, BO)
    ]
    for party, issue, worksheet in random.Random(5).sample(places, len(places)):
        save(file, begin(file, party, worksheet, issue=issue), open_word=entry("w", Lock.SHARE, cleared=True))
    found = [
        (filling.party, filling.issue.id if filling.issue else "", filling.worksheet.id)
        for filling in file.read(ALL).fillings
    ]
    assert found == [(party, issue, worksheet.id) for party, issue, worksheet in places]


# ---- non-interference ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Elsewhere:
    """All that Ana does without clearing it: other answers, sheets, revisions, minutes, order and hand-overs."""

    answers: dict[str, Entry]
    more_sheets: tuple[str, ...]
    revisions: dict[str, int]
    minutes: int
    ana_first: bool
    hand_overs: int
    helper: str
    later_break_first: bool


elsewhere = st.builds(
    Elsewhere,
    sheets_filled.map(lambda filled: {name: replace(found, cleared=False) for name, found in filled.items()}),
    st.lists(st.sampled_from("uvw"), unique=True).map(tuple),
    st.fixed_dictionaries({name: st.integers(1, 9) for name in NAMES}),
    st.integers(0, 90),
    st.booleans(),
    st.integers(0, 3),
    st.sampled_from(("", "Ines")),
    st.booleans(),
)
cleared = sheets_filled.map(
    lambda filled: {
        name: replace(found, lock=Lock.SHARE, cleared=True)
        for name, found in filled.items()
        if found.answer.state is State.GIVEN
    }
)


def _play(rest: Elsewhere, ana: dict[str, Entry], bo: dict[str, Entry], seed: int) -> tuple[bytes, bytes]:
    """Two breaks; what Ana cleared stands in both. What all, and Bo, may read of it, as bytes."""
    with a_file(seed) as (file, _folder):
        for party in (ANA, BO) if rest.ana_first else (BO, ANA):
            if party == BO:
                save(file, begin(file, BO, ALL_KINDS), **bo)
                continue
            breaks = ("b2", "b1") if rest.later_break_first else ("b1", "b2")
            for number in range(1, 2 + rest.hand_overs):
                for break_id in breaks:
                    form = Form.SHORT if number % 2 else Form.FULL
                    file.begin_filling(ANA, ALL_KINDS, form, "", "", break_id)
            for break_id in breaks:
                writing = begin(file, ANA, ALL_KINDS, break_id=break_id)
                file.finish(writing.filling, finished=True, minutes=rest.minutes)
                file.name_helper(writing.filling, rest.helper)
                mine = ana if break_id == "b1" else dict(list(ana.items())[:1])
                hidden = {name: found for name, found in rest.answers.items() if name not in mine}
                again = {name: replace(found, revision=rest.revisions[name]) for name, found in mine.items()}
                save(file, writing, **hidden, **again)
            for name in rest.more_sheets:
                private = entry("x", Lock.ONLY_ME)
                save(file, begin(file, ANA, replace(SMALL, id=name)), open_word=entry("y"), why=private)
            file.acknowledge(ANA)
        own = file.read(one_party(BO))
        own = replace(own, fillings=tuple(replace(filling, id="") for filling in own.fillings))
        return plain.to_bytes(file.read(ALL)), plain.to_bytes(own)


@fewer
@given(first=elsewhere, second=elsewhere, ana=cleared, bo=sheets_filled)
def test_what_ana_did_not_clear_changes_nothing_that_all_or_bo_read(
    first: Elsewhere, second: Elsewhere, ana: dict[str, Entry], bo: dict[str, Entry]
) -> None:
    assert _play(first, ana, bo, 1) == _play(second, ana, bo, 2)


def test_the_proof_above_can_fail() -> None:
    """A planted leak is seen: one cleared answer more is another reading."""
    nothing = Elsewhere(
        {}, (), dict.fromkeys(NAMES, 1), 0, ana_first=True, hand_overs=0, helper="", later_break_first=False
    )
    leak = {"q0": entry("leaked", Lock.SHARE, cleared=True)}
    assert _play(nothing, {}, {}, 1)[0] != _play(nothing, leak, {}, 1)[0]


def test_a_sheet_is_read_as_it_was_settled_also_after_a_restart(file: CaseFile, tmp_path: Path) -> None:
    worksheet: Worksheet = replace(SMALL, title={"en": "Why Bo might …", "es": "Por qué Bo …"})
    begin(file, ANA, worksheet)
    file.close()
    with open_again(tmp_path) as again:
        assert again.read(MEDIATOR).fillings[0].worksheet == worksheet


@pytest.mark.parametrize("lock", Lock)
def test_whether_a_sheet_was_begun_does_not_rest_on_what_was_answered(file: CaseFile, lock: Lock) -> None:
    """The pages across parties choose a sheet by it: a private answer and none are the same to them."""
    blank, filled = begin(file, ANA, SMALL, issue=PAY), begin(file, BO, SMALL, issue=PAY)
    (name, *_others) = [question.id for question in SMALL.questions() if isinstance(question.kind, ShortText)]
    save(file, filled, **{name: entry("words", lock)})
    assert [filling.begun for filling in file.read(MEDIATOR).fillings] == [False, False]
    for writing in (blank, filled):
        file.set_place(writing.filling, name)
    assert [filling.begun for filling in file.read(MEDIATOR).fillings] == [True, True]
