"""A problem is told in words on standard error, with status 1, or 2 for wrong usage; never a traceback, a name or a
path."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands.main import COMMANDS, run
from tests.commands.running import CODE, Demo, recess

Told = tuple[str, str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must end with a stated problem; its words."""

    def look(*words: str | Path) -> str:
        assert run([str(word) for word in words]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("recess: ")
        assert err.count("\n") == 1
        assert "Traceback" not in err
        for private in ("Marisol", "Denis", "Vega", "/tmp", "bakery"):
            assert private not in err
        return str(err)

    return look


def test_a_wrong_passphrase_is_told_and_nothing_is_lost(demo: Demo, tmp_path: Path, told: Callable[..., str]) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("seven words that are not the passphrase at all", encoding="utf-8")
    for command in (["cases"], ["case", CODE], ["verify"]):
        words = told(*command, "--vault", demo.vault, "--passphrase-file", wrong)
        assert "This passphrase does not open the vault. Nothing is lost." in words


def test_a_passphrase_file_that_is_not_there_or_is_no_text_is_told(
    demo: Demo, tmp_path: Path, told: Callable[..., str]
) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "none", tmp_path, binary):
        assert "could not be read" in told("cases", "--vault", demo.vault, "--passphrase-file", file)


def test_no_passphrase_at_all_is_told_and_not_waited_for(demo: Demo) -> None:
    ran = recess("cases", "--vault", demo.vault)
    assert (ran.status, ran.out) == (1, "")
    assert "No passphrase was given. Use --passphrase-file" in ran.err


def test_no_vault_is_told(demo: Demo, tmp_path: Path, told: Callable[..., str]) -> None:
    for folder in (tmp_path, tmp_path / "none", demo.passphrase_file):
        words = told("cases", "--vault", folder, "--passphrase-file", demo.passphrase_file)
        assert "There is no vault here yet." in words
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_case_a_party_that_is_not_there_and_a_missing_one_are_told(
    demo: Demo, tmp_path: Path, told: Callable[..., str]
) -> None:
    out = tmp_path / "x.pdf"
    assert "There is no case with this code." in told("case", "NO-1", *demo.door())
    words = told("export", CODE, "--document", "party-summary", "--party", "C", "--out", out, *demo.door())
    assert "no party of the case has this letter" in words
    wanted = (
        *(("export", CODE, "--document", kind) for kind in ("party-summary", "referral-note", "handout-set")),
        ("handout", "break_plan", "--case", CODE),
    )
    for command in wanted:
        words = told(*command, "--out", out, *demo.door())
        assert "Say for which party: --party A." in words
        assert "has this letter" not in words
    assert not out.exists()


def test_an_unknown_sheet_is_told_with_those_there_are(tmp_path: Path, told: Callable[..., str]) -> None:
    words = told("handout", "break_plans", "--out", tmp_path / "x.pdf")
    assert "break_plan, listening_back" in words


def test_a_party_without_a_case_is_told(tmp_path: Path, told: Callable[..., str]) -> None:
    assert "Add --case" in told("handout", "break_plan", "--party", "A", "--out", tmp_path / "x.pdf")


def test_a_handout_of_no_sheet_and_no_case_is_told(demo: Demo, tmp_path: Path, told: Callable[..., str]) -> None:
    out = tmp_path / "x.pdf"
    assert "--case CODE --party all" in told("handout", "--out", out)
    assert "Say for which party" in told("handout", "--case", CODE, "--out", out, *demo.door())
    assert "has this letter" in told(
        "handout", "--case", CODE, "--party", "A", "--party", "Z", "--out", out, *demo.door()
    )
    a_file = tmp_path / "file"
    a_file.write_text("mine", encoding="utf-8")
    told("handout", "--case", CODE, "--party", "all", "--fillable", "--out", a_file, *demo.door())
    assert a_file.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [a_file]


def _nowhere(tmp_path: Path) -> list[Path]:
    a_file = tmp_path / "file"
    a_file.write_text("mine", encoding="utf-8")
    return [tmp_path / "none" / "x.pdf", a_file / "x.pdf", tmp_path]


def test_a_place_that_takes_no_file_is_told_and_left_as_it_was(
    demo: Demo, tmp_path: Path, told: Callable[..., str]
) -> None:
    for out in _nowhere(tmp_path):
        for words in (
            ("export", CODE, "--document", "joint-summary", "--out", out, *demo.door()),
            ("handout", "break_plan", "--out", out),
        ):
            said = told(*words)
            assert "The file could not be written where you said." in said
            assert "The vault was not changed." in said
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_the_demo_tells_at_once_that_its_folder_takes_no_file(tmp_path: Path, told: Callable[..., str]) -> None:
    a_file = tmp_path / "file"
    a_file.write_text("mine", encoding="utf-8")
    for out in (a_file, a_file / "out"):
        assert "could not be written" in told("demo", "--out", out)


@pytest.mark.skipif(os.name == "nt", reason="NOT RUN: Windows has no such rights on folders")
def test_a_folder_without_the_right_to_write_is_told() -> None:
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        folder.chmod(0o755)
        closed, opened = folder / "closed", folder / "open"
        closed.mkdir(mode=0o555)
        opened.mkdir()
        # Root may write everywhere, so it becomes nobody once the first handout has loaded all that is needed.
        program = (
            "import os, sys\n"
            "from app.commands.main import run\n"
            "assert run(['handout', 'break_plan', '--out', sys.argv[1]]) == 0\n"
            "if os.geteuid() == 0: os.setuid(65534)\n"
            "sys.exit(run(['handout', 'break_plan', '--out', sys.argv[2]]))\n"
        )
        words = [sys.executable, "-c", program, str(opened / "x.pdf"), str(closed / "x.pdf")]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "Written. It is blank: it holds no answer.\n")
        assert done.stderr.startswith("recess: The file could not be written where you said.")
        assert not list(closed.iterdir())


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    """`--out .` must not shut others out of a folder they share."""
    from app.commands.writing import folder_for

    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    folder_for(shared)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    folder_for(tmp_path / "new" / "one")
    assert stat.S_IMODE((tmp_path / "new" / "one").stat().st_mode) == 0o700


def test_a_demo_keeps_no_vault_where_there_is_one(demo: Demo, tmp_path: Path, told: Callable[..., str]) -> None:
    before = demo.passphrase_file.read_bytes()
    words = told("demo", "--out", tmp_path / "out", "--keep-vault", demo.vault)
    assert "There is a vault in this folder already. It was left as it is." in words
    assert demo.passphrase_file.read_bytes() == before


# ---- usage ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["export"],
        ["export", CODE],
        ["export", CODE, "--document", "diary", "--out", "x.pdf"],
        ["handout", "break_plan"],
        ["handout", "break_plan", "--paper", "folio", "--out", "x.pdf"],
        ["demo"],
        ["case"],
        ["--nonsense"],
        [],
    ],
)
def test_wrong_usage_is_two_and_shows_the_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: recess" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [name.replace("_", "-") for name in COMMANDS])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"usage: recess {command}")
    assert err == ""


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n    {command.replace('_', '-')}" in out


# ---- our own failures ----------------------------------------------------------------------------------------------------


def test_a_failure_of_our_own_says_where_and_no_word_of_what_it_was_working_on(demo: Demo) -> None:
    """A planted one: the error's text and the lines of code around it hold a party's words."""
    program = (
        "import sys\n"
        "import app.commands.cases as cases\n"
        "from app.commands.main import run\n"
        "def planted(args):\n"
        "    secret = 'I owe my brother money'\n"
        "    return cases.opened(secret).__enter__() or {}[secret]\n"
        "cases.run = planted\n"
        "sys.exit(run(['cases']))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("recess: Something unexpected happened inside Recess (AttributeError, app/commands/")
    assert "What was saved is safe." in done.stderr
    for trace in ("Traceback", "brother", "secret", "planted", str(Path.cwd())):
        assert trace not in done.stderr


def test_afterwards_errors_are_told_as_before() -> None:
    before = sys.excepthook
    assert run(["--version"]) == 0
    assert sys.excepthook is before
