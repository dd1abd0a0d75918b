"""What the mediator's process may rely on when it keeps a case: nothing is lost, nothing lands with another party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.answers import I_DONT_KNOW
from app.domain.case import Issue, Party
from app.domain.impasse import Break, Handed, Plan, PlannedSheet, Signs
from app.domain.kinds.short_text import ShortText
from app.domain.sharing import Lock
from app.domain.sources import SystemChance, SystemClock
from app.domain.trouble import Trouble
from app.domain.worksheet import Form
from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile
from app.storage.case_row import StillNeeded
from tests.domain.small_sheet import SMALL, question, sheet
from tests.storage.small_case import (
    ANA,
    BO,
    CASE,
    CY,
    FLOOR,
    PAY,
    Writing,
    a_place,
    begin,
    entry,
    new_file,
    open_again,
    raw,
    said,
    save,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


# ---- the case ---------------------------------------------------------------------------------------------------------


def test_a_case_is_there_again_as_it_was_made(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    with open_again(tmp_path) as again:
        assert again.case() == CASE
        assert again.breaks() == ()
        assert again.fillings() == ()


def test_a_file_that_is_there_is_never_made_anew(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    with pytest.raises(FileExistsError):
        new_file(tmp_path)


def test_a_file_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    with pytest.raises(Trouble):
        open_again(tmp_path)
    assert not list(place.parent.iterdir())


def test_another_case_key_opens_nothing(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    before = a_place(tmp_path).read_bytes()
    with pytest.raises(Trouble):
        CaseFile.open(a_place(tmp_path), bytes(32), SystemClock(), SystemChance())
    assert a_place(tmp_path).read_bytes() == before
    open_again(tmp_path).close()


def test_nobody_else_opens_a_case_that_is_open(file: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        open_again(tmp_path)
    save(file, begin(file, ANA, SMALL), open_word=entry("still works"))


def test_a_changed_case_is_kept_and_new_parties_can_write(file: CaseFile, tmp_path: Path) -> None:
    changed = replace(CASE, alias="Harbour", parties=(*CASE.parties, Party(CY, "C", "Cy")))
    file.change_case(changed)
    writing = begin(file, CY, SMALL)
    save(file, writing, open_word=entry("mine"))
    file.close()
    with open_again(tmp_path) as again:
        assert again.case() == changed
        assert said(again, writing, "open_word") == "mine"


def test_a_party_or_issue_with_a_filling_stays_in_the_case(file: CaseFile) -> None:
    begin(file, ANA, SMALL, issue=PAY, towards=BO)
    for smaller in (
        replace(CASE, parties=CASE.parties[1:]),
        replace(CASE, parties=CASE.parties[:1]),
        replace(CASE, issues=CASE.issues[1:]),
    ):
        with pytest.raises(StillNeeded):
            file.change_case(smaller)
    assert file.case() == CASE
    file.change_case(replace(CASE, issues=CASE.issues[:1]))
    assert file.case().issues == (Issue(PAY, "Final payment"),)


def test_breaks_are_kept_by_number_and_cannot_be_read_without_the_mediators_key(file: CaseFile, tmp_path: Path) -> None:
    plan = Plan(25, {ANA: (PlannedSheet("small", Form.FULL, PAY, switched_off=("why",)),)}, calm_minute=True)
    first = Break("b1", 1, "2026-11-03T14:00", PAY, Signs("trust", ("sign",), {"x": {ANA: 2}}), plan)
    second = Break("b2", 2, "2026-11-04T09:00", handed=(Handed(BO, "2026-11-04T09:10"),), notes={ANA: "canarynote"})
    file.keep_break(second)
    file.keep_break(first)
    file.keep_break(replace(first, notes={BO: "canarynote two"}))
    file.close()
    with open_again(tmp_path) as again:
        assert again.breaks() == (replace(first, notes={BO: "canarynote two"}), second)
    with raw(a_place(tmp_path)) as connection:
        rows = connection.execute("SELECT * FROM pause").fetchall()
    assert len(rows) == 2
    assert b"canarynote" not in repr(rows).encode()


# ---- fillings -----------------------------------------------------------------------------------------------------------


def test_there_is_one_filling_for_a_party_sheet_issue_other_side_and_break(file: CaseFile) -> None:
    places = [
        (party, issue, towards, break_id)
        for party in (ANA, BO)
        for issue in ("", PAY, FLOOR)
        for towards in ("", CY)
        for break_id in ("b1", "b2")
    ]

    def all_of_them() -> list[str]:
        return [
            file.begin_filling(party, SMALL, Form.SHORT, issue, towards, break_id)
            for party, issue, towards, break_id in places
        ]

    made = all_of_them()
    assert len(set(made)) == len(places)
    assert all_of_them() == made
    assert [info.id for info in file.fillings()] == made
    assert [info.id for info in file.fillings(BO)] == made[len(made) // 2 :]


def test_a_filling_that_is_begun_again_has_the_new_sheet_and_form_and_its_old_answers(
    file: CaseFile, tmp_path: Path
) -> None:
    writing = begin(file, ANA, SMALL)
    save(file, writing, open_word=entry("kept"), why=entry("mine", Lock.ONLY_ME))
    smaller = replace(SMALL, sections=(replace(SMALL.sections[0], questions=SMALL.sections[0].questions[:6]),))
    assert file.begin_filling(ANA, smaller, Form.SHORT, "", "", "b1") == writing.filling
    file.close()
    with open_again(tmp_path) as again:
        (info,) = again.fillings()
        assert info.form is Form.SHORT
        assert again.sheet(writing.filling) == smaller
        assert said(again, writing, "open_word") == "kept"
        assert said(again, writing, "why") == "mine"
    with raw(a_place(tmp_path)) as connection:
        assert connection.execute("SELECT count(*) FROM sheet").fetchone() == (1,)


def test_answers_stay_in_the_edition_they_were_given_in(file: CaseFile) -> None:
    newer = replace(SMALL, edition=2)
    writing = begin(file, ANA, SMALL)
    begin(file, ANA, newer)
    assert file.sheet(writing.filling) == newer
    writing = replace(writing, sheet=newer)
    save(file, writing, why=entry("mine", Lock.ONLY_ME))
    begin(file, ANA, replace(SMALL, edition=3))
    assert file.sheet(writing.filling) == newer
    assert said(file, writing, "why") == "mine"


def test_a_question_left_out_later_keeps_its_answer_to_itself(file: CaseFile) -> None:
    writing = begin(file, ANA, SMALL)
    save(file, writing, open_word=entry("kept"), why=entry("mine", Lock.ONLY_ME))
    begin(file, ANA, replace(SMALL, sections=(replace(SMALL.sections[0], questions=SMALL.sections[0].questions[:2]),)))
    assert [written.question for written in file.written(writing.filling)] == ["why"]
    begin(file, ANA, SMALL)
    assert said(file, writing, "open_word") == "kept"


def test_a_new_break_can_start_from_the_readable_answers_with_nothing_cleared(file: CaseFile) -> None:
    first = begin(file, ANA, SMALL)
    save(
        file,
        first,
        why=entry("mine", Lock.ONLY_ME),
        open_word=entry("cleared words", Lock.SHARE, 4, cleared=True),
        paths=entry(("court",)),
        court_when=entry(I_DONT_KNOW),
    )
    file.mark_passed_on(first.filling, "open_word")
    second = Writing(ANA, file.begin_filling(ANA, SMALL, Form.FULL, "", "", "b2", first.filling), SMALL)
    found = {written.question: second.read(written) for written in file.written(second.filling)}
    assert found == {
        "open_word": entry("cleared words", Lock.SHARE),
        "paths": entry(("court",)),
        "court_when": entry(I_DONT_KNOW),
    }
    assert said(file, first, "why") == "mine"
    save(file, second, open_word=entry("new words", Lock.SHARE, 2))
    assert said(file, first, "open_word") == "cleared words"


def test_a_filling_starts_only_from_one_of_the_same_party_and_sheet(file: CaseFile) -> None:
    first = begin(file, ANA, SMALL)
    other_sheet = replace(SMALL, id="other")
    for party, worksheet in ((BO, SMALL), (ANA, other_sheet)):
        with pytest.raises(NotAccepted):
            file.begin_filling(party, worksheet, Form.FULL, "", "", "b2", first.filling)
    assert len(file.fillings()) == 1


def test_a_copied_answer_is_never_wider_than_the_new_sheet_allows(file: CaseFile) -> None:
    old = sheet(question("a", ShortText()), question("b", ShortText()))
    first = begin(file, ANA, old)
    save(file, first, a=entry("wide", Lock.SHARE), b=entry("gone"))
    new = sheet(question("a", ShortText(), ceiling=Lock.MEDIATOR))
    second = Writing(ANA, file.begin_filling(ANA, new, Form.FULL, "", "", "b2", first.filling), new)
    assert [second.read(written) for written in file.written(second.filling)] == [entry("wide")]


def test_where_a_party_stopped_how_long_it_took_and_who_helped_are_kept(file: CaseFile, tmp_path: Path) -> None:
    filling = begin(file, ANA, SMALL).filling
    file.set_place(filling, "open_word")
    file.finish(filling, finished=True, minutes=12)
    file.name_helper(filling, "Ines")
    file.acknowledge(ANA)
    file.close()
    with open_again(tmp_path) as again:
        (info,) = again.fillings(ANA)
        assert (info.place, info.finished, info.minutes_used, info.helper) == ("open_word", True, 12, "Ines")
        assert info.acknowledged
        assert not info.has_answers
        assert again.acknowledged(ANA)
        assert not again.acknowledged(BO)


# ---- the head ------------------------------------------------------------------------------------------------------------


def test_every_change_raises_the_head_and_reading_does_not(file: CaseFile, tmp_path: Path) -> None:
    ana = begin(file, ANA, SMALL)
    seen = [file.head()]
    changes = (
        lambda: save(file, ana, open_word=entry("one", Lock.SHARE, cleared=True)),
        lambda: save(file, ana, open_word=entry("two", Lock.SHARE, 2, cleared=True), why=entry("x", Lock.ONLY_ME)),
        lambda: file.mark_passed_on(ana.filling, "open_word"),
        lambda: file.set_place(ana.filling, "why"),
        lambda: file.keep_break(Break("b1", 1, "2026-11-03T14:00")),
        lambda: file.change_case(replace(CASE, alias="x")),
        lambda: file.count_try(ANA),
        lambda: file.erase(ANA),
        lambda: begin(file, BO, SMALL),
    )
    for change in changes:
        change()
        file.fillings()
        file.written(ana.filling)
        seen.append(file.head())
    assert [sequence for sequence, _chain in seen] == list(range(seen[0][0], seen[0][0] + len(changes) + 1))
    assert len({chain for _sequence, chain in seen}) == len(seen)
    file.close()
    with open_again(tmp_path) as again:
        assert again.head() == seen[-1]


def test_two_files_that_went_different_ways_differ_in_their_chains(tmp_path: Path) -> None:
    heads = []
    for number, words in enumerate(("one", "two")):
        with new_file(tmp_path / str(number)) as file:
            save(file, begin(file, ANA, SMALL), open_word=entry(words))
            heads.append(file.head())
    assert heads[0][0] == heads[1][0]
    assert heads[0][1] != heads[1][1]
