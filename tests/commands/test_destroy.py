"""`recess destroy`: nothing without the code typed once more, nothing left afterwards, a certificate without content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.commands.main import run
from app.storage.places import Places
from tests.commands.running import CODE, Demo, recess
from tests.export.reading_back import words


def _destroy(demo: Demo, *more: str | Path) -> int:
    return run(["destroy", CODE, *map(str, more), *map(str, demo.door())])


def test_without_the_code_once_more_nothing_is_destroyed(own_vault: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ((), ("--sure", "BAKE-43")):
        assert _destroy(own_vault, *more) == 1
        told = capsys.readouterr()
        assert "not destroyed: its code was not typed" in told.err
        assert "--sure BAKE-42" in told.err
    assert list(Places(own_vault.vault).cases.glob("*.case"))


def test_a_case_is_destroyed_with_its_backups_and_the_certificate_says_so(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    certificate = tmp_path / "certificate.pdf"
    assert _destroy(own_vault, "--sure", "bake 42", "--certificate", certificate) == 0
    assert capsys.readouterr().out == "Case BAKE-42 is destroyed.\n"
    assert "Destruction certificate" in words(certificate.read_bytes())
    assert "Marisol" not in words(certificate.read_bytes())
    places = Places(own_vault.vault)
    assert list(places.cases.iterdir()) == []
    assert [path.name for path in places.backups.iterdir() if path.is_dir()] == ["index"]
    assert run(["cases", *map(str, own_vault.door())]) == 0
    assert CODE not in capsys.readouterr().out
    assert _destroy(own_vault, "--sure", CODE) == 1
    assert "There is no case with this code." in capsys.readouterr().err


def test_programs_are_told_in_json(own_vault: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _destroy(own_vault, "--sure", CODE, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["case"] == CODE
    assert told["backups"] > 0
    assert set(told["not_reached"]) <= {"moved document"}


def test_a_certificate_that_cannot_be_written_is_told_before_anything_is_destroyed(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _destroy(own_vault, "--sure", CODE, "--certificate", tmp_path / "no such folder" / "c.pdf") == 1
    assert "could not be written where you said" in capsys.readouterr().err
    assert list(Places(own_vault.vault).cases.glob("*.case"))


def test_it_runs_as_a_process_of_its_own(own_vault: Demo) -> None:
    ran = recess("destroy", CODE, *own_vault.door(), said="BAKE-42\n")
    assert ran.status == 1, "a pipe is no person: the code is asked for at a terminal only"
    ran = recess("destroy", CODE, "--sure", CODE, *own_vault.door())
    assert (ran.status, ran.err) == (0, "")


def test_a_certificate_never_takes_the_place_of_another_file(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = tmp_path / "certificate.pdf"
    older.write_bytes(b"of another case")
    assert _destroy(own_vault, "--sure", CODE, "--certificate", older) == 1
    assert "There is a file already" in capsys.readouterr().err
    assert older.read_bytes() == b"of another case"
    assert list(Places(own_vault.vault).cases.glob("*.case"))
