"""`recess check` tells every fault of a file at once, with its line and how to mend it, and imports nothing."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from pathlib import Path

import pytest

from app.commands import check
from app.storage.worksheet_files import RESOURCES

BREAK_PLAN = (RESOURCES / "worksheets" / "break_plan.yaml").read_text(encoding="utf-8")


def _recess(*words: str) -> int:
    parser = ArgumentParser(prog="recess")
    check.add_to(parser.add_subparsers())
    args = parser.parse_args(words)
    return int(args.run(args))


def _planted(folder: Path) -> tuple[Path, list[int]]:
    """A sheet with three faults, and their lines."""
    text = BREAK_PLAN.replace("kind: duration", "kind: durtion", 1)
    text = text.replace("nudge: {when: unsafe, to: bp_private_word}", "nudge: {when: unsafe, to: bp_privat_word}", 1)
    text = text.replace("required: true", "requierd: true", 1)
    path = folder / "my sheet.yaml"
    path.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    return path, sorted(
        1 + next(number for number, line in enumerate(lines) if part in line)
        for part in ("durtion", "bp_privat_word", "requierd")
    )


def test_three_planted_faults_give_three_messages_with_lines_and_mends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, lines = _planted(tmp_path)
    assert _recess("check", str(path)) == 1
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"{path}:{lines[0]}: “requierd” is not known here. Did you mean “required”?",
        f"{path}:{lines[1]}: There is no question “bp_privat_word” in this sheet. Did you mean “bp_private_word”?",
        f"{path}:{lines[2]}: There is no kind “durtion” here. Did you mean “duration”?",
    ]
    assert told.out == f"{path}: 3 faults\n"


def test_the_built_in_files_have_no_fault_and_no_warning(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for folder in ("worksheets", "templates") for path in (RESOURCES / folder).glob("*.yaml")]
    files += [str(RESOURCES / "frame.yaml"), str(RESOURCES / "diagnosis.yaml")]
    assert _recess("check", *files) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines() == [f"{file}: no faults" for file in files]


def test_a_warning_is_told_and_does_not_count_as_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(BREAK_PLAN.replace("What do you need?", "What should you do?"), encoding="utf-8")
    assert _recess("check", str(path)) == 0
    told = capsys.readouterr()
    assert "(warning) “should” sounds like advice." in told.err
    assert told.out == f"{path}: no faults, 1 warning\n"


def test_json_says_the_same_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, lines = _planted(tmp_path)
    good = RESOURCES / "templates" / "neighbor.yaml"
    assert _recess("check", "--json", str(path), str(good)) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert [fault["line"] for fault in first["faults"]] == lines
    assert all(fault["what"] and fault["mend"] for fault in first["faults"])
    assert (first["sort"], first["ok"], second["sort"], second["ok"]) == ("worksheet", False, "template", True)
    assert second["faults"] == second["warnings"] == []


def test_a_sheet_may_point_to_another_one_that_is_checked_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pointing = (RESOURCES / "worksheets" / "mirror_check.yaml").read_text(encoding="utf-8")
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(pointing.replace("worksheet: perspective_swap", "worksheet: my_own_swap"), encoding="utf-8")
    swap = (RESOURCES / "worksheets" / "perspective_swap.yaml").read_text(encoding="utf-8")
    other.write_text(swap.replace("id: perspective_swap", "id: my_own_swap", 1), encoding="utf-8")
    assert _recess("check", str(one)) == 1
    assert "There is no worksheet “my_own_swap”." in capsys.readouterr().err
    assert _recess("check", str(one), str(other)) == 0


def test_a_file_that_is_not_there_and_a_folder_are_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.yaml"
    assert _recess("check", str(missing), str(tmp_path)) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{missing}: There is no such file. Look at the name and the folder.",
        f"{tmp_path}: This is a folder. Name the files in it.",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT RUN: no pipes in folders here")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _recess("check", str(tmp_path / "pipe")) == 1
    assert "This is no file that can be checked." in capsys.readouterr().err


def test_a_file_over_one_mebibyte_is_told_and_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large = tmp_path / "large.yaml"
    large.write_text("# " + "x" * (1 << 20))
    assert _recess("check", str(large)) == 1
    assert "larger than 1 MiB" in capsys.readouterr().err


def test_without_a_file_the_usage_is_shown_and_the_status_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _recess("check")
    assert ended.value.code == 2
    assert "usage: recess check" in capsys.readouterr().err
