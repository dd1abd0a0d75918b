"""`recess export`: any document of a case, open on purpose, the same bytes as everywhere else."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from app.commands.desk.sample import codes
from app.commands.main import run
from app.domain.impasse import planned_in_newest
from app.domain.sharing import Lock
from app.presenters.doors import DocumentKind, DocumentWanted, HandoutSet
from app.storage.worksheet_files import built_in_worksheets
from tests.commands.running import CODE, Demo, everything_of, opened_case, recess
from tests.export.reading_back import letters, reader, without_space, words
from tests.export.tags import read_tags

LEFT_OUT = "Answers that only you can read are not in this copy."


def _export(demo: Demo, out: Path, *options: str) -> int:
    return run(["export", CODE, *options, "--out", str(out), *map(str, demo.door())])


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--document", "party-summary", "--party", "A"), "party-summary-A_mediator.pdf"),
        (("--document", "party-summary", "--party", "b"), "party-summary-B_mediator.pdf"),
        (("--document", "joint-summary"), "joint-summary_all.pdf"),
        (("--document", "case-overview"), "case-overview_mediator.pdf"),
        (("--document", "return-card"), "return-card_mediator.pdf"),
        (("--document", "term-points"), "term-points_counsel.pdf"),
        (("--document", "referral-note", "--party", "B"), "referral-note-B_professional.pdf"),
        (
            ("--document", "outcome-note", "--outcome", "held", "--attended", "A", "--attended", "b"),
            "outcome-note_court.pdf",
        ),
    ],
)
def test_an_exported_document_is_that_of_the_demo_to_the_byte(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], name: str
) -> None:
    out = tmp_path / "document.pdf"
    assert _export(demo, out, *options) == 0
    assert capsys.readouterr() == ("Written, and not locked: look after it.\n", "")
    assert out.read_bytes() == demo.pdf(name)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [out]


def test_large_print_and_a4_are_other_pages_of_the_same_words(demo: Demo, tmp_path: Path) -> None:
    large, a4 = tmp_path / "large.pdf", tmp_path / "a4.pdf"
    assert _export(demo, large, "--document", "joint-summary", "--print", "large") == 0
    assert _export(demo, a4, "--document", "joint-summary", "--paper", "a4") == 0
    assert len(reader(large.read_bytes()).pages) > len(reader(demo.pdf("joint-summary_all.pdf")).pages)
    assert [round(float(edge)) for edge in reader(a4.read_bytes()).pages[0].mediabox[2:]] == [595, 842]
    for made in (large, a4):
        assert "I felt I could not reach you in May." in words(made.read_bytes())


# ---- outcome notes -----------------------------------------------------------------------------------------------------


def test_who_was_there_may_be_said_day_by_day(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "note.pdf"
    options = ("--document", "outcome-note", "--outcome", "none", "--attended", "A=2025-10-03,2025-10-10")
    assert _export(demo, out, *options) == 0
    said = words(out.read_bytes())
    assert "The parties did not reach an agreement." in said
    assert "Oct 3, 2025; Oct 10, 2025" in said
    assert "not there" in said.split("Denis Laurent")[1]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--document", "outcome-note"), "Add --outcome"),
        (("--document", "outcome-note", "--outcome", "held", "--party", "A"), "There is no such document"),
        (("--document", "joint-summary", "--outcome", "held"), "There is no such document"),
        (("--document", "joint-summary", "--attended", "A"), "There is no such document"),
        (
            ("--document", "outcome-note", "--outcome", "held", "--attended", "Z"),
            "no party of the case has this letter",
        ),
        (("--document", "outcome-note", "--outcome", "held", "--attended", "A=on Monday"), "--attended A=2026-11-03"),
        (("--document", "outcome-note", "--outcome", "held", "--attended", "A=2026-02-30"), "Write days as year"),
        (("--document", "referral-note"), "Say for which party: --party A"),
    ],
)
def test_what_is_missing_or_does_not_go_together_is_told_and_nothing_is_written(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "document.pdf"
    assert _export(demo, out, *options) == 1
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_an_outcome_of_ones_own_words_is_wrong_usage(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "note.pdf"
    assert _export(demo, out, "--document", "outcome-note", "--outcome", "A gave in") == 2
    assert not out.exists()


# ---- own copies (decision 5) -------------------------------------------------------------------------------------------


def test_an_own_copy_with_the_code_is_whole(demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = tmp_path / "code", tmp_path / "own.pdf"
    code.write_text(codes()["A"] + "\n", encoding="utf-8")
    assert _export(demo, out, "--document", "own-copy", "--party", "A", "--code-file", str(code)) == 0
    assert "not in it" not in capsys.readouterr().out
    assert out.read_bytes() == demo.pdf("own-copy_party-A.pdf")


def test_an_own_copy_without_the_code_leaves_private_answers_out_and_says_so_in_print_and_on_the_screen(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "own.pdf"
    assert _export(demo, out, "--document", "own-copy", "--party", "A") == 0
    assert "Answers that only the party reads are not in it." in capsys.readouterr().out
    said = words(out.read_bytes())
    assert LEFT_OUT in said
    assert LEFT_OUT not in words(demo.pdf("own-copy_party-A.pdf"))
    with opened_case(demo.vault) as desk:
        private = [
            entry.answer.value
            for filling in everything_of(desk, "A").fillings
            for entry in filling.entries.values()
            if entry.lock is Lock.ONLY_ME and isinstance(entry.answer.value, str)
        ]
    assert len(private) > 3
    for secret in private:
        assert without_space(secret) not in letters(out.read_bytes())
        assert without_space(secret) in letters(demo.pdf("own-copy_party-A.pdf")).replace("MOnlyme", "")


def test_a_code_that_does_not_open_costs_a_try_and_writes_nothing(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = tmp_path / "code", tmp_path / "own.pdf"
    code.write_text("not the code", encoding="utf-8")
    left = []
    for _time in range(2):
        assert _export(own_vault, out, "--document", "own-copy", "--party", "A", "--code-file", str(code)) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "Nothing is lost." in told.err
        left.append(int(told.err.split("Tries left: ")[1].split(".")[0]))
    assert left[1] == left[0] - 1
    assert not out.exists()
    # The right code gives the tries back.
    code.write_text(codes()["A"], encoding="utf-8")
    assert _export(own_vault, out, "--document", "own-copy", "--party", "A", "--code-file", str(code)) == 0


def test_the_tries_end_and_the_code_is_not_even_looked_at(
    own_vault: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = tmp_path / "code", tmp_path / "own.pdf"
    code.write_text("not the code", encoding="utf-8")
    for _time in range(7):
        assert _export(own_vault, out, "--document", "own-copy", "--party", "A", "--code-file", str(code)) == 1
    code.write_text(codes()["A"], encoding="utf-8")
    assert _export(own_vault, out, "--document", "own-copy", "--party", "A", "--code-file", str(code)) == 1
    assert "Tries left: 0." in capsys.readouterr().err
    assert not out.exists()


def test_the_other_partys_code_opens_nothing(own_vault: Demo, tmp_path: Path) -> None:
    code, out = tmp_path / "code", tmp_path / "own.pdf"
    code.write_text(codes()["B"], encoding="utf-8")
    assert _export(own_vault, out, "--document", "own-copy", "--party", "A", "--code-file", str(code)) == 1


def test_what_is_called_app_where_somebody_stands_is_never_run(demo: Demo, tmp_path: Path) -> None:
    """The child that gets private answers is ours, wherever the command is given."""
    trap = tmp_path / "app" / "commands"
    trap.mkdir(parents=True)
    for folder in (trap.parent, trap):
        (folder / "__init__.py").write_text("open('trapped', 'w').close()\n", encoding="utf-8")
    (trap / "own_copy_child.py").write_text("open('trapped', 'w').close()\n", encoding="utf-8")
    code, out = tmp_path / "code", tmp_path / "own.pdf"
    code.write_text(codes()["A"], encoding="utf-8")
    options = ("--document", "own-copy", "--party", "A", "--code-file", code, "--out", out)
    ran = recess("export", CODE, *options, *demo.door(), folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert not list(tmp_path.rglob("trapped"))
    assert hashlib.sha256(out.read_bytes()).digest() == hashlib.sha256(demo.pdf("own-copy_party-A.pdf")).digest()


# ---- handouts ----------------------------------------------------------------------------------------------------------


def test_a_handout_with_a_case_is_that_of_the_demo(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    options = ("--case", CODE, "--party", "A", "--out", str(out))
    assert run(["handout", "break_plan", *options, *map(str, demo.door())]) == 0
    assert out.read_bytes() == demo.pdf("handout-break-plan_party-A.pdf")


def test_a_handout_for_the_other_party_differs_by_its_letter_only(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    options = ("--case", CODE, "--party", "B", "--out", str(out))
    assert run(["handout", "break_plan", *options, *map(str, demo.door())]) == 0
    said = words(out.read_bytes()).replace("For party B", "For party A").replace("BAKE-42 B", "BAKE-42 A")
    assert said == words(demo.pdf("handout-break-plan_party-A.pdf"))


@pytest.mark.parametrize("parties", [("all",), ("A", "B"), ("b", "A", "B")])
def test_what_is_planned_for_several_parties_is_one_print_job(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str], parties: tuple[str, ...]
) -> None:
    out = tmp_path / "sets.pdf"
    options = [word for letter in parties for word in ("--party", letter)]
    assert run(["handout", "--case", CODE, *options, "--out", str(out), *map(str, demo.door())]) == 0
    assert capsys.readouterr() == ("Written. It is blank: it holds no answer.\n", "")
    with opened_case(demo.vault) as desk:
        sets = tuple(
            HandoutSet(p.id, planned_in_newest(desk.breaks(), p.id, built_in_worksheets())) for p in desk.case().parties
        )
        assert out.read_bytes() == desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, sets=sets)).pdf


def test_one_party_s_set_is_in_large_print_and_sheets_are_chosen_by_name(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "sets.pdf"
    options = ("--case", CODE, "--party", "all", "--large-for", "B", "--out", str(out))
    assert run(["handout", "set_aside", "break_plan", *options, *map(str, demo.door())]) == 0
    with opened_case(demo.vault) as desk:
        sets = tuple(HandoutSet(letter, ("set_aside", "break_plan"), letter == "B") for letter in "AB")
        assert out.read_bytes() == desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, sets=sets)).pdf


@pytest.mark.parametrize("whose", [("--case", CODE, "--party", "A"), ()], ids=["another party", "no case"])
def test_large_print_for_somebody_who_gets_nothing_is_told_and_nothing_is_written(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str], whose: tuple[str, ...]
) -> None:
    out = tmp_path / "sets.pdf"
    assert run(["handout", "break_plan", *whose, "--large-for", "B", "--out", str(out), *map(str, demo.door())]) == 1
    assert "party" in capsys.readouterr().err
    assert not out.exists()


def test_forms_of_several_parties_are_a_file_each_in_a_folder_each(
    demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "forms"
    options = ("--case", CODE, "--party", "all", "--fillable", "--out", str(out))
    assert run(["handout", "perspective_swap", *options, *map(str, demo.door())]) == 0
    names = [f"party-{letter}/fillable-handout-perspective-swap_party-{letter}.pdf" for letter in "AB"]
    assert capsys.readouterr().out.splitlines()[:-1] == names
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.pdf")) == names
    assert (out / names[0]).read_bytes() == demo.pdf("fillable-handout-perspective-swap_party-A.pdf")


def test_several_sheets_for_nobody_are_one_print_job_or_a_file_each(tmp_path: Path) -> None:
    out, folder = tmp_path / "sheets.pdf", tmp_path / "forms"
    assert run(["handout", "break_plan", "set_aside", "--out", str(out)]) == 0
    assert {"Break plan", "Set it aside"} <= {tag.words for tag in read_tags(out.read_bytes()).all()}
    assert run(["handout", "break_plan", "set_aside", "--fillable", "--out", str(folder)]) == 0
    assert len(list(folder.iterdir())) == 2


def test_a_handout_for_nobody_needs_no_vault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for print_size, paper in (("normal", "letter"), ("large", "a4")):
        out = tmp_path / f"{print_size}.pdf"
        assert run(["handout", "who_could_help", "--print", print_size, "--paper", paper, "--out", str(out)]) == 0
        said = words(out.read_bytes())
        assert "Who could help" in said
        assert "Case " not in said
    assert capsys.readouterr() == ("Written. It is blank: it holds no answer.\n" * 2, "")


def test_a_form_is_that_of_the_demo_and_needs_no_case(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    options = ["--fillable", "--case", CODE, "--party", "a", "--out", str(out)]
    assert run(["handout", "perspective_swap", *options, *map(str, demo.door())]) == 0
    assert out.read_bytes() == demo.pdf("fillable-handout-perspective-swap_party-A.pdf")
    assert run(["handout", "perspective_swap", "--fillable", "--out", str(out)]) == 0
    assert "Handout to fill in" in words(out.read_bytes())


def test_a_language_that_is_not_there_yet_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "handout.pdf"
    assert run(["handout", "break_plan", "--language", "tlh", "--out", str(out)]) == 2
    assert "--language" in capsys.readouterr().err
    assert not out.exists()


def test_what_a_command_wrote_is_looked_after_like_what_the_window_saved(own_vault: Demo, tmp_path: Path) -> None:
    out = tmp_path / "joint.pdf"
    assert run(["export", CODE, "--document", "joint-summary", "--out", str(out), *map(str, own_vault.door())]) == 0
    with opened_case(own_vault.vault) as desk:
        assert str(out) in [export.where for export in desk.unlocked_exports()]


def test_what_could_not_be_written_is_not_noted(own_vault: Demo, tmp_path: Path) -> None:
    out = tmp_path / "no such folder" / "joint.pdf"
    assert run(["export", CODE, "--document", "joint-summary", "--out", str(out), *map(str, own_vault.door())]) == 1
    out.parent.mkdir()
    out.write_bytes(b"somebody else's")
    with opened_case(own_vault.vault) as desk:
        assert str(out) not in [export.where for export in desk.unlocked_exports()]
