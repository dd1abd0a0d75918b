"""Paper in a case file: its fillings stand beside those at the laptop, its pictures are sealed and go with its answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.answers import LEFT_BLANK, RATHER_NOT_SAY, Answer, Entry, State
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.domain.worksheet import Form
from app.domain.written import WrittenAnswer
from app.storage.accepting import NotAccepted
from app.storage.attached_rows import MOST_PICTURES
from app.storage.case_backups import backups_of
from app.storage.case_file import CaseFile
from app.storage.case_keys import CaseKeys
from app.storage.grey_picture import GreyPicture
from app.storage.restoring import restore_case
from app.storage.seals import Refused
from tests.domain.small_sheet import SMALL
from tests.storage.keyed_in import TYPED, key_in, on_paper
from tests.storage.small_case import (
    ANA,
    BO,
    CASE_KEY,
    Writing,
    a_place,
    begin,
    decrypted,
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


def a_picture(seed: int = 1, width: int = 90, height: int = 70) -> GreyPicture:
    return GreyPicture(width, height, random.Random(seed).randbytes(width * height))


# ---- two ways, two fillings -------------------------------------------------------------------------------------------


def test_a_filling_on_paper_stands_beside_the_one_at_the_laptop_and_neither_touches_the_other(file: CaseFile) -> None:
    laptop = begin(file, ANA, SMALL)
    save(file, laptop, open_word=entry("typed by Ana"), why=entry("mine", Lock.ONLY_ME))
    before = file.written(laptop.filling)
    paper = on_paper(file, ANA)
    key_in(file, paper, open_word=entry("written by Ana", Lock.SHARE, cleared=True))
    assert paper.filling != laptop.filling
    assert file.written(laptop.filling) == before
    assert said(file, paper, "open_word") == "written by Ana"
    assert begin(file, ANA, SMALL).filling == laptop.filling
    assert on_paper(file, ANA).filling == paper.filling
    assert [(info.on_paper, info.typed_by) for info in file.fillings(ANA)] == [(False, ""), (True, TYPED)]


@pytest.mark.parametrize(
    ("question", "made"),
    [
        ("why", entry("theirs", Lock.ONLY_ME)),
        ("why", entry(LEFT_BLANK, Lock.ONLY_ME)),
        ("alarm", entry("now", Lock.SHARE)),
        ("why_so", entry("cleared, but for the mediator", cleared=True)),
        ("paths", entry("of another kind")),
        ("paths", replace(entry(("court",)), revision=0)),
    ],
    ids=["only me", "only me and blank", "too wide", "cleared too tight", "of another kind", "an old revision"],
)
def test_what_may_not_come_from_paper_is_refused_with_all_that_came_with_it(
    file: CaseFile, question: str, made: Entry
) -> None:
    paper = on_paper(file, ANA)
    written = paper.written(question, replace(made, from_paper=True)) if question != "paths" else None
    if written is None:
        written = WrittenAnswer(question, made.revision, made.lock, from_paper=True, state="given", plain="no choices")
    good = paper.written("open_word", replace(entry("good"), from_paper=True))
    with pytest.raises(NotAccepted):
        file.save_from_paper(paper.filling, [good, written])
    with pytest.raises(NotAccepted):
        file.save_from_paper(paper.filling, [replace(good, from_paper=False)])
    assert file.written(paper.filling) == ()
    file.save_from_paper(paper.filling, [good])
    assert said(file, paper, "open_word") == "good"


def test_no_partys_process_writes_on_paper_and_paper_writes_in_no_partys_filling(file: CaseFile) -> None:
    laptop, paper = begin(file, ANA, SMALL), on_paper(file, ANA)
    with pytest.raises(NotAccepted):
        save(file, paper, open_word=entry("from a process"))
    with pytest.raises(NotAccepted):
        key_in(file, laptop, open_word=entry("from paper"))
    with pytest.raises(NotAccepted):
        file.attach(laptop.filling, 1, a_picture())
    assert file.written(laptop.filling) == file.written(paper.filling) == ()


def test_a_filling_at_the_laptop_may_start_from_paper(file: CaseFile) -> None:
    paper = on_paper(file, ANA)
    key_in(file, paper, open_word=entry("written", Lock.SHARE, cleared=True))
    filling = file.begin_filling(ANA, SMALL, Form.FULL, "", "", "b2", start_from=paper.filling)
    (copied,) = file.written(filling)
    assert (copied.plain, copied.cleared, copied.from_paper) == ("written", False, True)


def test_what_may_have_been_kept_on_paper_is_no_blank_at_the_laptop(file: CaseFile) -> None:
    paper = on_paper(file, ANA)
    unreadable = Answer(State.UNREADABLE)
    key_in(file, paper, open_word=entry(LEFT_BLANK), why_so=entry(unreadable), paths=entry(RATHER_NOT_SAY))
    filling = file.begin_filling(ANA, SMALL, Form.FULL, "", "", "b2", start_from=paper.filling)
    assert [copied.question for copied in file.written(filling)] == ["paths"]


# ---- reading ------------------------------------------------------------------------------------------------------------


def test_reading_tells_what_came_from_paper_to_the_mediator_and_its_party_and_to_nobody_else(file: CaseFile) -> None:
    paper = on_paper(file, ANA)
    key_in(file, paper, open_word=entry("written", Lock.SHARE, cleared=True), why_so=entry("mediator's"))
    for audience in (MEDIATOR, one_party(ANA)):
        (filling,) = file.read(audience).fillings
        assert (filling.from_paper, filling.typed_by) == (True, TYPED)
        assert {name: found.answer.value for name, found in filling.entries.items()} == {
            "open_word": "written",
            "why_so": "mediator's",
        }
    (filling,) = file.read(ALL).fillings
    assert (filling.from_paper, filling.typed_by) == (False, "")
    assert not any(found.from_paper for found in filling.entries.values())


def test_what_was_left_blank_on_paper_may_be_kept_so_nothing_is_worked_out_without_it(file: CaseFile) -> None:
    paper = on_paper(file, ANA)
    assert not file.read(MEDIATOR).fillings[0].begun
    key_in(file, paper, open_word=entry("written"), why_so=entry(LEFT_BLANK))
    (filling,) = file.read(MEDIATOR).fillings
    assert filling.begun
    assert set(filling.entries) == {"open_word"}
    assert "why_so" in filling.kept
    assert "open_word" not in filling.kept


@pytest.mark.parametrize("there", [entry("said otherwise"), entry("x", Lock.ONLY_ME), entry("y", Lock.SHARE)])
def test_what_is_not_cleared_at_the_laptop_is_not_cleared_on_paper_either(file: CaseFile, there: Entry) -> None:
    paper = on_paper(file, ANA)
    key_in(file, paper, open_word=entry("written", Lock.SHARE, cleared=True))
    other_break, bo = on_paper(file, ANA, break_id="b2"), on_paper(file, BO)
    for writing, words in ((other_break, "another break"), (bo, "another party")):
        key_in(file, writing, open_word=entry(words, Lock.SHARE, cleared=True))
    before = file.read(ALL)
    laptop = begin(file, ANA, SMALL)
    save(file, laptop, why=entry("about something else"))
    assert file.read(ALL) == before
    save(file, laptop, open_word=there)
    told = [each.entries["open_word"].answer.value for each in file.read(ALL).fillings]
    assert told == ["another break", "another party"]
    for audience in (MEDIATOR, one_party(ANA)):
        found = {each.id: each.entries["open_word"] for each in file.read(audience).fillings if each.from_paper}
        assert (found[paper.filling].answer.value, found[paper.filling].cleared) == ("written", False)
        assert found[other_break.filling].cleared
    with pytest.raises(NotAccepted):
        file.mark_passed_on(paper.filling, "open_word")
    file.mark_passed_on(other_break.filling, "open_word")
    save(file, laptop, open_word=entry("now cleared", Lock.SHARE, 2, cleared=True))
    told = [each.entries["open_word"].answer.value for each in file.read(ALL).fillings]
    assert sorted(map(str, told)) == ["another break", "another party", "now cleared", "written"]


# ---- pictures -----------------------------------------------------------------------------------------------------------


def test_pictures_come_back_pixel_for_pixel_by_page_and_in_their_order(file: CaseFile, tmp_path: Path) -> None:
    paper, other = on_paper(file, ANA), on_paper(file, BO)
    pictures = {
        file.attach(paper.filling, page, a_picture(seed, 40 + seed)).id: (page, a_picture(seed, 40 + seed))
        for seed, page in enumerate((2, 1, 2, 1))
    }
    file.attach(other.filling, 1, a_picture(9))
    file.close()
    with open_again(tmp_path) as again:
        listed = again.attached(paper.filling)
        assert [(each.page, each.id) for each in listed] == sorted(
            ((page, name) for name, (page, _made) in pictures.items()),
            key=lambda found: (found[0], list(pictures).index(found[1])),
        )
        assert {each.id: (each.page, again.picture(each.id)) for each in listed} == pictures


@pytest.mark.parametrize("page", [0, -1, 201])
def test_a_page_that_is_none_takes_no_picture(file: CaseFile, page: int) -> None:
    paper = on_paper(file, ANA)
    with pytest.raises(NotAccepted):
        file.attach(paper.filling, page, a_picture())


def test_there_are_never_more_pictures_than_a_handout_can_have_pages(file: CaseFile) -> None:
    paper = on_paper(file, ANA)
    for number in range(MOST_PICTURES):
        file.attach(paper.filling, number + 1, a_picture(number, 2, 2))
    with pytest.raises(NotAccepted):
        file.attach(paper.filling, 1, a_picture(0, 2, 2))
    assert len(file.attached(paper.filling)) == MOST_PICTURES


_MOVES = {
    "to another page": "UPDATE attachment SET page = 7",
    "to another filling": "UPDATE attachment SET filling = (SELECT id FROM filling WHERE id <> attachment.filling)",
    "before another": "UPDATE attachment SET added = 100 - added",
    "under another id": "UPDATE attachment SET id = 'x' || id",
    "into another's place": "WITH old AS MATERIALIZED (SELECT id, sealed FROM attachment)"
    " UPDATE attachment SET sealed = (SELECT old.sealed FROM old WHERE old.id <> attachment.id)",
    "a bit of it": "UPDATE attachment SET sealed = CAST(substr(sealed, 1, 40) || x'00' || substr(sealed, 42) AS BLOB)",
    "none of it": "UPDATE attachment SET sealed = x''",
}


@pytest.mark.parametrize("move", _MOVES.values(), ids=_MOVES.keys())
def test_a_picture_that_was_moved_or_changed_outside_the_program_is_refused(
    file: CaseFile, tmp_path: Path, move: str
) -> None:
    for party in (ANA, BO):
        file.attach(on_paper(file, party).filling, 1, a_picture(len(party)))
    file.close()
    with raw(a_place(tmp_path)) as connection:
        assert connection.execute(move).rowcount == 2
        names = [name for (name,) in connection.execute("SELECT id FROM attachment").fetchall()]
    with open_again(tmp_path) as again:
        assert again.standing() != again.head()[1]
        for name in names:
            with pytest.raises(Refused):
                again.picture(name)


# ---- taking back, backups -------------------------------------------------------------------------------------------------

_WORDS = "the yellow tugboat of the harbour"


def _kept(file: CaseFile) -> tuple[Writing, str]:
    paper = on_paper(file, ANA)
    key_in(file, paper, open_word=entry(_WORDS))
    return paper, file.attach(paper.filling, 1, a_picture()).id


def _sealed(file: CaseFile) -> list[bytes]:
    with file._commits.reading() as connection:
        return list(connection.exec_driver_sql("SELECT sealed FROM attachment ORDER BY added").scalars())


def test_erasing_a_partys_answers_takes_its_pictures_along_from_every_page_and_every_backup(
    file: CaseFile, tmp_path: Path
) -> None:
    paper, name = _kept(file)
    file.attach(on_paper(file, BO).filling, 1, a_picture(2))
    file.back_up()
    (mine, others) = _sealed(file)
    assert mine[100:140] in decrypted(a_place(tmp_path))
    file.erase(ANA)
    assert file.attached(paper.filling) == ()
    with pytest.raises(KeyError):
        file.picture(name)
    assert _sealed(file) == [others]
    newest = file.back_up()
    assert list(backups_of(a_place(tmp_path)).iterdir()) == [newest]
    file.close()
    for kept in (a_place(tmp_path), newest):
        pages = decrypted(kept)
        assert not any(mine[start : start + 40] in pages for start in range(100, len(mine) - 40, 500))
    with open_again(tmp_path) as again:
        assert [info.typed_by for info in again.fillings(ANA)] == [""]


def test_erasing_one_sheet_leaves_the_pictures_of_the_others(file: CaseFile) -> None:
    paper, _name = _kept(file)
    later = on_paper(file, ANA, break_id="b2")
    kept = file.attach(later.filling, 1, a_picture(3))
    file.erase(ANA, paper.filling)
    assert (file.attached(paper.filling), file.attached(later.filling)) == ((), (kept,))


def test_erasing_one_sheet_erases_it_both_ways_with_its_pictures_and_in_every_backup(
    file: CaseFile, tmp_path: Path
) -> None:
    paper, _name = _kept(file)
    laptop, others = begin(file, ANA, SMALL), on_paper(file, BO)
    save(file, laptop, open_word=entry("typed"))
    key_in(file, others, open_word=entry("of another party"))
    for way in (laptop, paper):
        key_in(file, paper, why_so=entry("again", revision=1))
        file.back_up()
        file.erase(ANA, way.filling)
        assert file.written(paper.filling) == file.written(laptop.filling) == ()
        assert file.attached(paper.filling) == ()
        newest = file.back_up()
        assert list(backups_of(a_place(tmp_path)).iterdir()) == [newest]
        save(file, laptop, open_word=entry("typed again"))
    assert said(file, others, "open_word") == "of another party"


@pytest.mark.parametrize("now", [LEFT_BLANK, Answer(State.UNREADABLE)], ids=["M or erased", "cannot be read"])
def test_what_goes_from_paper_is_in_no_backup_once_its_page_is_left(
    file: CaseFile, tmp_path: Path, now: Answer
) -> None:
    paper, _name = _kept(file)
    old = file.back_up()
    file.back_up_if_taken_back()
    key_in(file, paper, why_so=entry("more"))
    file.back_up_if_taken_back()
    assert list(backups_of(a_place(tmp_path)).iterdir()) == [old]
    key_in(file, paper, open_word=entry(now, revision=2))
    file.back_up_if_taken_back()
    assert not old.exists()
    assert len(list(backups_of(a_place(tmp_path)).iterdir())) == 1


def test_a_picture_that_was_deleted_is_in_no_backup_after_the_next_one(file: CaseFile, tmp_path: Path) -> None:
    _paper, name = _kept(file)
    file.back_up()
    file.detach(name)
    file.back_up()
    assert len(list(backups_of(a_place(tmp_path)).iterdir())) == 1
    with pytest.raises(KeyError):
        file.picture(name)


def test_a_backup_has_what_was_keyed_in_and_its_pictures_and_says_so_in_its_digest(
    file: CaseFile, tmp_path: Path
) -> None:
    laptop = begin(file, ANA, SMALL)
    save(file, laptop, open_word=entry("typed"))
    seen = [file.digest(ANA)]
    paper, name = _kept(file)
    seen.append(file.digest(ANA))
    second = file.attach(paper.filling, 2, a_picture(4)).id
    seen.append(file.digest(ANA))
    file.detach(second)
    assert file.digest(ANA) == seen[1]
    assert len(set(seen)) == 3
    file.back_up()
    file.detach(name)
    file.close()
    keys, folder = CaseKeys(CASE_KEY), backups_of(a_place(tmp_path))
    restore_case(a_place(tmp_path), keys, next(folder.iterdir()))
    with open_again(tmp_path) as again:
        assert again.digest(ANA) == seen[1]
        assert again.picture(name) == a_picture()
