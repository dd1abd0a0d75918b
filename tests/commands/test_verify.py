"""`recess verify` reads every file of the vault, and `recess self-check` what this installation can do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.commands.main import BUILD, VERSION, run
from app.storage.case_backups import backups_of
from app.storage.places import Places
from tests.commands.running import CODE, Demo, recess


def _verify(demo: Demo, *words: str) -> int:
    return run(["verify", *words, *map(str, demo.door())])


def _case_file(demo: Demo) -> Path:
    (path,) = Places(demo.vault).cases.glob("*.case")
    return path


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def test_a_whole_vault_is_called_whole_with_the_newest_good_backup(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _verify(demo) == 0
    index, case = capsys.readouterr().out.splitlines()
    assert index.startswith("index: whole; newest good backup: ")
    assert case.startswith(f"{CODE}: whole; newest good backup: ")
    assert not case.endswith("none")


def test_it_tells_programs_the_same(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _verify(demo, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(entry["file"], entry["whole"]) for entry in found] == [("index", True), (CODE, True)]


def test_a_damaged_case_is_told_with_its_newest_good_backup_and_left_alone(
    own_vault: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case_file(own_vault)
    _spoil(path)
    before = path.read_bytes()
    assert _verify(own_vault) == 1
    told = capsys.readouterr()
    assert f"{CODE}: DAMAGED; newest good backup: " in told.out
    assert not told.out.rstrip().endswith("none")
    assert path.read_bytes() == before


def test_a_case_whose_file_is_gone_is_told_too(own_vault: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    _case_file(own_vault).unlink()
    assert _verify(own_vault) == 1
    assert f"{CODE}: DAMAGED" in capsys.readouterr().out


def test_a_damaged_backup_is_not_called_good(own_vault: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    path = _case_file(own_vault)
    backups = sorted(backups_of(path).iterdir())
    for backup in backups:
        _spoil(backup)
    assert _verify(own_vault) == 0
    assert f"{CODE}: whole; newest good backup: none" in capsys.readouterr().out


def test_a_damaged_case_is_not_opened_and_not_exported(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case_file(own_vault)
    content = bytearray(path.read_bytes())
    # Its first page stays whole, so that it opens; every other one is spoiled.
    for page in range(4096 + 100, len(content), 4096):
        content[page] ^= 0xFF
    path.write_bytes(content)
    out = tmp_path / "joint.pdf"
    for words in (["case", CODE], ["export", CODE, "--document", "joint-summary", "--out", str(out)]):
        assert run([*words, *map(str, own_vault.door())]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "This file is damaged and was not opened." in told.err
    assert not out.exists()


@pytest.mark.parametrize("page", range(9))
def test_a_damaged_page_of_the_index_is_told_wherever_it_is(
    own_vault: Demo, capsys: pytest.CaptureFixture[str], page: int
) -> None:
    """Also one that nothing would read for long. What is damaged is left as it is."""
    index = Places(own_vault.vault).index
    content = bytearray(index.read_bytes())
    content[page * 4096 + 1000] ^= 0xFF
    index.write_bytes(content)
    assert _verify(own_vault) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("recess: The list of cases in this vault is damaged or missing")
    assert "recess restore --index" in told.err
    assert index.read_bytes() == bytes(content)


def test_a_damaged_header_is_told_in_words(own_vault: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    places = Places(own_vault.vault)
    for header in (places.header, places.header_copy):
        header.write_text("{", encoding="utf-8")
    assert run(["cases", *map(str, own_vault.door())]) == 1
    assert capsys.readouterr().err.startswith("recess: ")


def test_self_check_says_what_it_did_and_leaves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["self-check"]) == 0
    assert capsys.readouterr() == (
        "A new vault and a new case: made.\nThe vault and the case: opened again.\nA document: drawn.\n",
        "",
    )


def test_self_check_works_in_a_process_without_home_and_screen(tmp_path: Path) -> None:
    ran = recess("self-check", given={"HOME": str(tmp_path / "nowhere"), "TMPDIR": str(tmp_path)})
    assert (ran.status, ran.err) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"recess {VERSION} ({BUILD})\n"
