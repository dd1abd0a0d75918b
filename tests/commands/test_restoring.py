"""`recess backup` and `recess restore`, as processes and in this one: what was damaged is back, nothing else is touched."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from app.commands.main import run
from app.domain.sources import SystemChance
from app.storage.case_backups import backups_in, backups_of
from app.storage.kept_aside import kept_aside
from app.storage.places import Places
from app.storage.vault import Vault
from tests.commands.running import CODE, Demo, opened_case, recess

PAGE = 4096


def _case_file(vault: Path) -> Path:
    (path,) = Places(vault).cases.glob("*.case")
    return path


def _backups(vault: Path) -> list[Path]:
    return list(backups_in(backups_of(_case_file(vault))))


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _run(demo: Demo, *words: str) -> int:
    return run([*words, *map(str, demo.door())])


def _everything(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.stat().st_size}


# ---- backups of every case --------------------------------------------------------------------------------------------


def test_every_case_is_backed_up_and_an_unchanged_one_not_again(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(own_vault, "backup") == 0
    capsys.readouterr()
    assert _run(own_vault, "backup", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told == {"case": CODE, "backup": _backups(own_vault.vault)[-1].name, "made": False, "why": ""}
    _spoil(_backups(own_vault.vault)[-1])
    assert _run(own_vault, "backup") == 0
    assert f"{CODE}: backed up as " in capsys.readouterr().out
    assert _run(own_vault, "verify") == 0


def test_a_damaged_case_is_not_backed_up_told_and_its_backups_stay(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(own_vault, "backup")
    _spoil(_case_file(own_vault.vault))
    before = _everything(own_vault.vault / "backups")
    capsys.readouterr()
    assert _run(own_vault, "backup") == 1
    assert f"{CODE}: NOT backed up. This file is damaged" in capsys.readouterr().out
    after = _everything(own_vault.vault / "backups")
    assert {file: after[file] for file in before if file.suffix == ".case"} == {
        file: content for file, content in before.items() if file.suffix == ".case"
    }


# ---- putting a case back ----------------------------------------------------------------------------------------------


def test_a_damaged_case_is_restored_by_one_command_in_a_process_of_its_own(own_vault: Demo) -> None:
    with opened_case(own_vault.vault) as desk:
        before = desk.read()
    path = _case_file(own_vault.vault)
    _spoil(path)
    damaged = path.read_bytes()
    refused = recess("case", CODE, *own_vault.door())
    assert refused.status == 1
    assert "recess restore" in refused.err
    ran = recess("restore", CODE, "--json", *own_vault.door())
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["case"] == CODE
    with opened_case(own_vault.vault) as desk:
        assert desk.read() == before
    assert [file.read_bytes() for file in kept_aside(path)] == [damaged]
    assert recess("verify", *own_vault.door()).status == 0


@pytest.mark.parametrize("how", ["gone", "emptied"])
def test_a_missing_or_emptied_case_is_restored_too(
    own_vault: Demo, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    path = _case_file(own_vault.vault)
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(b"")
    assert _run(own_vault, "case", CODE) == 1
    assert ("is not in the vault" if how == "gone" else "is damaged") in capsys.readouterr().err
    assert path.exists() == (how == "emptied")
    assert _run(own_vault, "restore", CODE) == 0
    assert f"{CODE}: " in capsys.readouterr().out
    assert _run(own_vault, "case", CODE) == 0


def test_a_whole_case_is_left_alone_unless_a_backup_is_named(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case_file(own_vault.vault)
    before = path.read_bytes()
    assert _run(own_vault, "restore", CODE) == 1
    assert "--backup" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert _run(own_vault, "restore", CODE, "--list") == 0
    names = capsys.readouterr().out.split()
    assert names == [file.name for file in reversed(_backups(own_vault.vault))]
    assert _run(own_vault, "restore", CODE, "--backup", names[-1]) == 0
    assert [file.read_bytes() for file in kept_aside(path)] == [before]
    capsys.readouterr()
    assert _run(own_vault, "case", CODE) == 0, "a restore is no rollback to be warned of"
    assert _run(own_vault, "restore", CODE) == 1


def test_a_damaged_or_strange_backup_is_refused_and_nothing_changes(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case_file(own_vault.vault)
    for backup in _backups(own_vault.vault):
        _spoil(backup)
    _spoil(path)
    before = path.read_bytes()
    name = _backups(own_vault.vault)[0].name
    for words in ([CODE], [CODE, "--backup", name], [CODE, "--backup", "../../../vault.json"], ["NONE-1"]):
        assert _run(own_vault, "restore", *words) == 1
        told = capsys.readouterr()
        assert told.err.startswith("recess: ")
        assert str(own_vault.vault) not in told.err
    assert path.read_bytes() == before
    assert kept_aside(path) == ()


@pytest.mark.parametrize(
    "words", [[], ["A", "--index"], ["--index", "--backup", "x"], ["--from", "x", "--index"], ["--list"]]
)
def test_one_thing_is_restored_at_a_time(own_vault: Demo, words: list[str]) -> None:
    assert _run(own_vault, "restore", *words) == 2


# ---- the list ---------------------------------------------------------------------------------------------------------


def test_a_damaged_list_is_restored_from_its_newest_good_copy(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    places = Places(own_vault.vault)
    _spoil(places.index)
    _spoil(max(places.index_backups.glob("*.db")))
    assert _run(own_vault, "cases") == 1
    assert "recess restore --index" in capsys.readouterr().err
    assert _run(own_vault, "restore", "--index") == 0
    assert "was put back from" in capsys.readouterr().out
    assert _run(own_vault, "cases") == 0
    assert CODE in capsys.readouterr().out
    assert _run(own_vault, "restore", "--index") == 1
    assert "whole" in capsys.readouterr().err


def test_where_no_copy_of_the_list_is_good_it_is_told(own_vault: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    places = Places(own_vault.vault)
    for file in (places.index, *places.index_backups.glob("*.db")):
        _spoil(file)
    before = _everything(own_vault.vault)
    assert _run(own_vault, "restore", "--index") == 1
    assert "--from" in capsys.readouterr().err
    assert _everything(own_vault.vault) == before


# ---- the whole vault on a stick ---------------------------------------------------------------------------------------


def _copied(demo: Demo, stick: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert _run(demo, "backup", "--to", str(stick)) == 0
    capsys.readouterr()
    (made,) = [folder for folder in stick.iterdir() if not folder.name.endswith(".partial")]
    return made


def test_the_vault_goes_to_a_stick_and_comes_back_in_processes_of_their_own(own_vault: Demo, tmp_path: Path) -> None:
    stick, place = tmp_path / "stick", tmp_path / "new" / "vault"
    stick.mkdir()
    with opened_case(own_vault.vault) as desk:
        before = desk.read()
    (own_vault.vault / "worksheets" / "own.yaml").write_bytes(_a_worksheet())
    (own_vault.vault / "worksheets" / "bad.yaml").write_text("id: [", encoding="utf-8")
    copied = recess("backup", "--to", stick, "--json", *own_vault.door())
    assert (copied.status, copied.err) == (0, "")
    told = json.loads(copied.out)
    (made,) = stick.iterdir()
    assert (made.name, told["cases"], told["missing"]) == (told["folder"], 1, [])
    assert made.name.startswith("recess-vault-20")
    names = {str(file.relative_to(made)) for file in made.rglob("*") if file.is_file() and "-journal" not in file.name}
    assert {"vault.json", "index.db", "backups/vault.json", "worksheets/own.yaml"} <= names
    stick_before = _everything(stick)
    door = ("--vault", place, "--passphrase-file", own_vault.passphrase_file)
    brought = recess("restore", "--from", made, *door)
    assert (brought.status, "with 1 case" in brought.out) == (1, True)
    assert "Worksheets with faults" in brought.err
    assert _everything(stick) == stick_before
    assert [file.name for file in (place / "worksheets").iterdir()] == ["own.yaml"]
    assert recess("verify", *door).status == 0
    (place / "passphrase.txt").write_bytes(own_vault.passphrase_file.read_bytes())
    with opened_case(place) as desk:
        assert desk.read() == before
    assert {path.stat().st_mode & 0o077 for path in place.rglob("*") if path.name != "passphrase.txt"} == {0}


def _a_worksheet() -> bytes:
    return (Path(__file__).parents[2] / "resources" / "worksheets" / "break_plan.yaml").read_bytes()


def test_a_second_copy_of_a_day_has_a_name_of_its_own(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first = _copied(own_vault, stick, capsys)
    assert _run(own_vault, "backup", "--to", str(stick)) == 0
    assert sorted(folder.name for folder in stick.iterdir()) == [first.name, f"{first.name}-2"]


def test_a_damaged_case_is_in_the_copy_as_its_newest_good_backup(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _spoil(_case_file(own_vault.vault))
    stick, place = tmp_path / "stick", tmp_path / "place"
    stick.mkdir()
    assert _run(own_vault, "backup", "--to", str(stick)) == 1
    assert f"recess: {CODE} is damaged." in capsys.readouterr().err
    (made,) = stick.iterdir()
    door = ["--vault", str(place), "--passphrase-file", str(own_vault.passphrase_file)]
    assert run(["restore", "--from", str(made), *door]) == 1
    assert f"recess: {CODE} is damaged in the copy." in capsys.readouterr().err
    assert run(["restore", CODE, *door]) == 0
    assert run(["case", CODE, *door]) == 0


def test_no_copy_is_made_where_there_is_no_folder_or_inside_the_vault(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _everything(own_vault.vault / "cases")
    for where in (tmp_path / "nowhere", own_vault.vault, own_vault.vault / "worksheets"):
        assert _run(own_vault, "backup", "--to", str(where)) == 1
        told = capsys.readouterr()
        assert told.err.startswith("recess: ")
        assert str(where) not in told.err
    assert _everything(own_vault.vault / "cases") == before
    assert not list(own_vault.vault.glob("recess-vault*"))


def test_what_an_interrupted_copy_left_does_not_count_and_is_cleared_away(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = _copied(own_vault, stick, capsys)
    half = stick / f"{made.name}-2.partial"
    half.mkdir()
    (half / "index.db").write_bytes(b"half")
    door = ["--vault", str(tmp_path / "place"), "--passphrase-file", str(own_vault.passphrase_file)]
    assert run(["restore", "--from", str(half), *door]) == 1
    assert _run(own_vault, "backup", "--to", str(stick)) == 0
    assert not half.exists()


def test_a_copy_with_other_peoples_files_brings_only_the_vault(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, place = tmp_path / "stick", tmp_path / "place"
    stick.mkdir()
    made = _copied(own_vault, stick, capsys)
    (made / "run.sh").write_text("echo", encoding="utf-8")
    (made / "cases" / "stranger.case").write_bytes(b"x")
    os.mkfifo(made / "worksheets" / "pipe.yaml")
    (made / "worksheets" / "link.yaml").symlink_to("/etc/passwd")
    door = ["--vault", str(place), "--passphrase-file", str(own_vault.passphrase_file)]
    assert run(["restore", "--from", str(made), *door]) == 0
    names = {file.name for file in place.rglob("*")}
    assert not names & {"run.sh", "stranger.case", "pipe.yaml", "link.yaml"}


@pytest.mark.parametrize("spoiled", ["header", "both headers", "index", "case behind a link", "no vault"])
def test_a_copy_that_cannot_be_brought_leaves_the_place_empty(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoiled: str
) -> None:
    stick, place = tmp_path / "stick", tmp_path / "place"
    stick.mkdir()
    place.mkdir()
    made = _copied(own_vault, stick, capsys)
    copy = Places(made)
    expected = 1
    if spoiled == "header":
        copy.header.write_text('{"recess_vault": 1}', encoding="utf-8")
        expected = 0
    elif spoiled == "both headers":
        copy.header.write_text("{", encoding="utf-8")
        copy.header_copy.write_text("{", encoding="utf-8")
    elif spoiled == "index":
        for file in (copy.index, *copy.index_backups.iterdir()):
            file.write_bytes(b"x" * PAGE)
    elif spoiled == "case behind a link":
        case = _case_file(made)
        case.rename(tmp_path / "elsewhere.case")
        case.symlink_to(tmp_path / "elsewhere.case")
    else:
        shutil.rmtree(made)
    door = ["--vault", str(place), "--passphrase-file", str(own_vault.passphrase_file)]
    assert run(["restore", "--from", str(made), *door]) == expected
    if spoiled == "case behind a link":
        assert list((place / "cases").iterdir()) == []
        return
    assert place.exists()
    assert bool(list(place.iterdir())) == (expected == 0)
    assert not list(tmp_path.glob("*.partial"))


def test_a_wrong_passphrase_or_a_place_that_is_taken_brings_nothing(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, taken = tmp_path / "stick", tmp_path / "taken"
    stick.mkdir()
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", encoding="utf-8")
    made = _copied(own_vault, stick, capsys)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("calm river seven lamps\n", encoding="utf-8")
    place = tmp_path / "place"
    assert run(["restore", "--from", str(made), "--vault", str(place), "--passphrase-file", str(wrong)]) == 1
    assert not place.exists()
    for where in (taken, own_vault.vault):
        before = _everything(where)
        door = ["--vault", str(where), "--passphrase-file", str(own_vault.passphrase_file)]
        assert run(["restore", "--from", str(made), *door]) == 1
        assert _everything(where) == before


def test_a_brought_vault_opens_with_its_passphrase_and_no_other(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, place = tmp_path / "stick", tmp_path / "place"
    stick.mkdir()
    made = _copied(own_vault, stick, capsys)
    door = ["--vault", str(place), "--passphrase-file", str(own_vault.passphrase_file)]
    assert run(["restore", "--from", str(made), *door]) == 0
    words = own_vault.passphrase_file.read_text(encoding="utf-8").strip()
    assert Vault.open(place, words, SystemChance()).id == Vault.open(own_vault.vault, words, SystemChance()).id


# ---- what is kept aside -----------------------------------------------------------------------------------------------


def test_verify_names_what_is_kept_aside_and_says_how_to_restore_what_is_damaged(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case_file(own_vault.vault)
    _spoil(path)
    assert _run(own_vault, "verify") == 1
    assert f"“recess restore {CODE}”" in capsys.readouterr().err
    assert _run(own_vault, "restore", CODE) == 0
    capsys.readouterr()
    assert _run(own_vault, "verify") == 0
    told = capsys.readouterr()
    assert f"{CODE}: kept aside: {path.name}.1.aside (damaged)" in told.out
    assert "goes when the case is destroyed" in told.err
    assert _run(own_vault, "verify", "--json") == 0
    assert json.loads(capsys.readouterr().out)[-1] == {
        "file": CODE,
        "kept_aside": f"{path.name}.1.aside",
        "whole": False,
    }
