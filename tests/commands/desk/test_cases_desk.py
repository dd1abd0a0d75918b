"""The practice's cases on the desk: making, finding, opening and closing them; a file that was put back is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.desk.ailing import CaseDamaged, MixedFile, OlderFile
from app.commands.desk.cases_desk import CodeTaken, NoSuchCase
from app.domain.case import MOST_PARTIES
from app.domain.only_me import Keeping, OnlyMe
from app.domain.trouble import Trouble
from app.storage.vault import NoVault
from tests.commands.desk.practice import Practice, a_case, given, host_for, no_room, plan


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Practice]:
    """A practice of this test alone."""
    made = Practice(tmp_path / "vault")
    yield made
    made.vault.lock()


# ---- making -----------------------------------------------------------------------------------------------------------------


def test_a_new_case_has_ids_letters_a_code_and_the_day(practice: Practice) -> None:
    case = practice.new().case()
    assert [party.letter for party in case.parties] == ["A", "B"]
    assert len({case.id, *(party.id for party in case.parties), *(issue.id for issue in case.issues)}) == 5
    assert case.created == "2026-11-03"
    listed = practice.vault.index.case(case.id)
    assert (listed.code, listed.alias, listed.practice, listed.state) == (case.code, "The yard", True, "new")


def test_twelve_parties_can_be_entered_and_each_can_be_handed_the_laptop(practice: Practice) -> None:
    desk = practice.new(MOST_PARTIES)
    assert "".join(party.letter for party in desk.case().parties) == "ABCDEFGHIJKL"
    planned = plan(desk, {"A": ["break_plan"], "L": ["break_plan"]})
    hand_over = given(host_for(desk, planned, "L"))
    assert (hand_over.letter, hand_over.name, len(hand_over.others)) == ("L", "Party 12", 11)
    assert hand_over.name not in hand_over.others


def test_codes_are_short_unlike_each_other_and_cannot_be_misread(practice: Practice) -> None:
    codes = [practice.new().case().code for _case in range(12)]
    assert len(set(codes)) == 12
    for code in codes:
        assert len(code) == 7
        assert not set(code) & set("IL01O ")


def test_what_a_killed_process_left_of_a_case_in_the_making_goes_and_nothing_else_does(own: Practice) -> None:
    own.new()
    cases = own.vault.vault.places.cases
    for name, size in (("empty", 0), ("a_page", 4096), ("somebodys", 8192)):
        (cases / f"{name}.case").write_bytes(bytes(size))
        (cases / f"{name}.case-journal").write_bytes(b"journal")
    listed = own.new().case().id
    assert {file.name for file in cases.iterdir() if "journal" not in file.name} == {
        "somebodys.case",
        *(f"{case.id}.case" for case in own.cases.cases()),
    }
    assert not (cases / "empty.case-journal").exists()
    assert (cases / "somebodys.case-journal").exists()
    assert own.vault.index.lists(listed)
    assert not own.vault.index.lists("somebodys")


def test_a_code_that_another_case_has_is_refused_whatever_its_letters_look_like(practice: Practice) -> None:
    practice.cases.create(a_case(code="YARD-1"))
    before = practice.cases.cases()
    for code in ("YARD-1", "yard-1"):
        with pytest.raises(CodeTaken):
            practice.cases.create(a_case(code=code))
    assert practice.cases.cases() == before
    assert practice.cases.open("yard-1").case().code == "YARD-1"


def test_a_case_that_could_not_be_made_is_not_listed_and_leaves_no_file(own: Practice) -> None:
    files = set(own.folder.rglob("*"))
    with no_room(), pytest.raises(Trouble):
        own.cases.create(a_case())
    assert own.cases.cases() == ()
    assert {path for path in own.folder.rglob("*") if path.suffix == ".case"} == set()
    made = own.cases.create(a_case())
    assert own.cases.open(made).case().alias == "The yard"
    assert files <= set(own.folder.rglob("*"))


# ---- finding ----------------------------------------------------------------------------------------------------------------


def test_cases_are_found_by_a_part_of_their_name_or_code_and_never_by_a_party(own: Practice) -> None:
    for alias, code in (("The fence", "FNCE-1"), ("Noise at night", "NOIS-1"), ("100% tree", "TREE-1")):
        own.cases.create(a_case(alias=alias, code=code))
    assert {case.code for case in own.cases.cases()} == {"FNCE-1", "NOIS-1", "TREE-1"}
    assert [case.code for case in own.cases.cases("FENCE")] == ["FNCE-1"]
    assert [case.code for case in own.cases.cases("nois-")] == ["NOIS-1"]
    assert [case.code for case in own.cases.cases("100%")] == ["TREE-1"]
    assert own.cases.cases("Ruiz") == own.cases.cases("%e%n%") == ()


def test_the_case_with_the_latest_break_comes_first(own: Practice) -> None:
    first, second = own.cases.create(a_case(alias="first")), own.cases.create(a_case(alias="second"))
    plan(own.cases.open(second), {"A": ["break_plan"]})
    own.clock.move(86_400)
    plan(own.cases.open(first), {"A": ["break_plan"]})
    assert [case.alias for case in own.cases.cases()] == ["first", "second"]


def test_templates_sheets_diagnosis_and_rules_are_there_without_a_case(practice: Practice) -> None:
    assert {template.id for template in practice.cases.templates()} >= {"blank", "neighbor"}
    assert len(practice.cases.worksheets()) == 9
    assert practice.cases.diagnosis().causes
    assert next(iter(practice.cases.rules())) == "strict"


def test_settings_are_kept(practice: Practice) -> None:
    assert practice.cases.setting("paper") == ""
    practice.cases.keep_setting("paper", "a4")
    assert practice.cases.setting("paper") == "a4"


# ---- opening and closing ----------------------------------------------------------------------------------------------------


def test_opening_another_case_closes_the_one_that_was_open(practice: Practice) -> None:
    first = practice.new(alias="first")
    first_id = first.case().id
    practice.new(alias="second")
    assert practice.cases.open(first_id).case().alias == "first"


def test_a_code_that_no_case_has_is_told(practice: Practice) -> None:
    with pytest.raises(NoSuchCase):
        practice.cases.open("NO-CASE")


def test_after_locking_no_case_can_be_read_until_the_vault_is_open_again(own: Practice) -> None:
    made = own.cases.create(a_case())
    own.cases.open(made)
    own.vault.lock()
    with pytest.raises(NoVault):
        own.cases.cases()
    own.vault.unlock("calm river seven lamps")
    assert own.cases.open(made).case().alias == "The yard"


# ---- a file that is not the one that was here last (decision 43) ------------------------------------------------------------


def rename(practice: Practice, case_id: str, alias: str) -> None:
    desk = practice.cases.open(case_id)
    desk.change(replace(desk.case(), alias=alias))
    practice.cases.close()


def test_an_older_file_put_back_in_a_cases_place_is_reported_before_it_is_used(
    practice: Practice, tmp_path: Path
) -> None:
    desk = practice.new()
    case_id, path = desk.case().id, practice.path(desk)
    practice.cases.close()
    shutil.copy(path, tmp_path / "older")
    rename(practice, case_id, "newer")
    newest = path.read_bytes()
    shutil.copy(tmp_path / "older", path)
    with pytest.raises(OlderFile):
        practice.cases.open(case_id)
    path.write_bytes(newest)
    assert practice.cases.open(case_id).case().alias == "newer"
    practice.cases.close()
    shutil.copy(tmp_path / "older", path)
    with pytest.raises(OlderFile):
        practice.cases.open(case_id)
    assert practice.cases.open(case_id).case().alias == "The yard"
    practice.cases.close()
    assert practice.cases.open(case_id).case().alias == "The yard"


def test_the_same_older_file_put_back_once_more_is_told_once_more(practice: Practice, tmp_path: Path) -> None:
    """It was taken the first time. Between the two, somebody may have tried a party's code as often as it can be tried."""
    desk = practice.new()
    case_id, path = desk.case().id, practice.path(desk)
    practice.cases.close()
    shutil.copy(path, tmp_path / "older")
    rename(practice, case_id, "newer")
    for _time in range(3):
        shutil.copy(tmp_path / "older", path)
        with pytest.raises(OlderFile):
            practice.cases.open(case_id)
        party = practice.cases.open(case_id).party("A").id
        desk = practice.cases.open(case_id)
        desk.file.count_try(party)
        desk._note_head()
        # As killed: nothing of what closing does.
        desk.file.close()
        practice.cases._open = None


def test_a_file_that_went_another_way_from_the_same_number_is_reported_too(practice: Practice, tmp_path: Path) -> None:
    desk = practice.new()
    case_id, path = desk.case().id, practice.path(desk)
    practice.cases.close()
    shutil.copy(path, tmp_path / "before")
    before = practice.vault.index.case(case_id)
    rename(practice, case_id, "one way")
    noted = practice.vault.index.case(case_id)
    shutil.copy(tmp_path / "before", path)
    practice.vault.index.note_head(case_id, before.sequence, before.chain)
    rename(practice, case_id, "the other")
    practice.vault.index.note_head(case_id, noted.sequence, noted.chain)
    with pytest.raises(OlderFile):
        practice.cases.open(case_id)


def test_a_file_that_is_newer_than_the_list_knows_is_usual(practice: Practice) -> None:
    """The program was killed: what the parties wrote since the last note is there."""
    desk = practice.new()
    case_id = desk.case().id
    noted = practice.vault.index.case(case_id)
    desk.change(replace(desk.case(), alias="written before the kill"))
    practice.cases.close()
    practice.vault.index.note_head(case_id, noted.sequence, noted.chain)
    assert practice.cases.open(case_id).case().alias == "written before the kill"


def test_a_mixed_file_that_was_taken_and_is_put_back_once_more_is_told_once_more(practice: Practice) -> None:
    """It may have been put back so that the tries of a code begin to count again."""
    desk = practice.new()
    case_id, path, party = desk.case().id, practice.path(desk), desk.case().parties[0].id
    desk.file.keep_only_me(party, OnlyMe(Keeping.WITH_CODE, b"working wrap", b"coded wrap", b"salt" * 4, 65536, 3, 4))
    practice.cases.close()
    older = path.read_bytes()
    practice.cases.open(case_id).file.count_try(party)
    practice.cases.close()
    newer, noted, told = path.read_bytes(), practice.vault.index.case(case_id), 0
    for at in range(4096, len(older), 4096):
        mixed = newer[:at] + older[at : at + 4096] + newer[at + 4096 :]
        if mixed == newer:
            continue
        practice.vault.index.note_head(case_id, noted.sequence, noted.chain)
        for _time in range(2):
            path.write_bytes(mixed)
            with pytest.raises(MixedFile):
                practice.cases.open(case_id)
            practice.cases.open(case_id).file.count_try(party)
            practice.cases.close()
            told += 1
    assert told >= 4


def _mixed_files(practice: Practice) -> tuple[str, Path, list[bytes]]:
    """A case, its path, and its file with each page in turn as it was some commits ago."""
    desk = practice.new()
    case_id, path = desk.case().id, practice.path(desk)
    practice.cases.close()
    older = path.read_bytes()
    rename(practice, case_id, "newer")
    party = practice.cases.open(case_id).case().parties[0].id
    practice.cases.open(case_id).file.acknowledge(party)
    practice.cases.close()
    newer = path.read_bytes()
    # The first page differs in its count of changes alone; no row stands on it.
    pages = [at for at in range(4096, len(older), 4096) if older[at : at + 4096] != newer[at : at + 4096]]
    return case_id, path, [newer, *(newer[:at] + older[at : at + 4096] + newer[at + 4096 :] for at in pages)]


def test_a_part_of_an_older_file_put_back_beside_newer_ones_is_told_once(practice: Practice) -> None:
    case_id, path, (newer, *files) = _mixed_files(practice)
    told = 0
    for mixed in files:
        path.write_bytes(mixed)
        try:
            practice.cases.open(case_id)
        except (MixedFile, OlderFile, CaseDamaged) as trouble:
            told += 1
            if not isinstance(trouble, CaseDamaged):
                practice.cases.open(case_id)
    assert told == len(files) > 1
    practice.cases.close()
    path.write_bytes(newer)
    assert practice.cases.open(case_id).case().alias == "newer"
