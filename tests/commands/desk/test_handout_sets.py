"""Sets of handouts: what is planned for each party, in one print, and as forms in a folder for each party."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.wanted_documents import NoSuchDocument
from app.commands.writing import NotWritten
from app.domain.impasse import Break, Plan, PlannedSheet, planned_in_newest
from app.presenters.doors import DocumentKind, DocumentWanted, HandoutSet, UnlockedExport
from app.storage.worksheet_files import built_in_worksheets
from tests.commands.desk.practice import NAMES, Practice, plan
from tests.export import reading_back
from tests.export.reading_back import heads, words

EMPTY = "so that each document is on paper of its own"
HANDOUT_BEGINS = "Before you write"


@pytest.fixture
def desk(practice: Practice) -> CaseDesk:
    return practice.new()


def lying_open(desk: CaseDesk, folder: Path) -> list[UnlockedExport]:
    """Those below this folder: other tests of the practice have theirs elsewhere."""
    return [export for export in desk.unlocked_exports() if Path(export.where).is_relative_to(folder)]


def test_a_sheet_about_two_issues_is_in_a_set_twice_and_one_planned_twice_over_once(desk: CaseDesk) -> None:
    a = desk.party("A").id
    sheets = [PlannedSheet("objective_criteria", issue=issue.id) for issue in desk.case().issues[:2]]
    desk.keep_break(Break("", 0, "", plan=Plan(sheets={a: (*sheets, *sheets, PlannedSheet("break_plan"))})))
    assert planned_in_newest(desk.breaks(), a, built_in_worksheets()) == (
        "objective_criteria",
        "objective_criteria",
        "break_plan",
    )
    made = desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, a))
    assert words(made.pdf).count(HANDOUT_BEGINS) == 3


def test_several_parties_get_their_sets_in_one_print_in_the_order_of_the_case(desk: CaseDesk, tmp_path: Path) -> None:
    a, b = desk.party("A").id, desk.party("B").id
    sets = (HandoutSet("B", ("set_aside",), large=True), HandoutSet(a, ("break_plan", "set_aside")))
    made = desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, sets=sets, paper="a4"))
    assert (made.file_name, made.audience) == ("handout-set_party-A-B.pdf", "For each party, to write on")
    letters = [read.group(1) for head in heads(made.pdf) if (read := re.match("For party ([A-Z])", head))]
    assert letters == sorted(letters)
    alone = [
        desk.document(DocumentWanted(DocumentKind.HANDOUT, party, sheet, paper="a4", large=large))
        for party, sheet, large in ((a, "break_plan", False), (a, "set_aside", False), (b, "set_aside", True))
    ]
    pages = reading_back.pages(made.pdf)
    assert [page for one in alone for page in reading_back.pages(one.pdf)] == [
        page for page in pages if EMPTY not in page and "These pages are for party" not in page
    ]
    for name in NAMES:
        assert name not in words(made.pdf)
    desk.export(made, str(tmp_path / "sets.pdf"), False)
    assert lying_open(desk, tmp_path) == []
    assert desk.document(made.wanted).pdf == made.pdf


def test_forms_are_saved_a_file_each_in_a_folder_that_holds_one_party_s_code(desk: CaseDesk, tmp_path: Path) -> None:
    sets = (HandoutSet("A", ("break_plan", "set_aside")), HandoutSet(desk.party("B").id, ("break_plan",)))
    saved = desk.save_forms(sets, str(tmp_path), "letter")
    assert saved == (
        "party-A/fillable-handout-break-plan_party-A.pdf",
        "party-A/fillable-handout-set-aside_party-A.pdf",
        "party-B/fillable-handout-break-plan_party-B.pdf",
    )
    for place in saved:
        whole = (tmp_path / place).read_bytes()
        mine, other = ("A", "B") if "party-A" in place else ("B", "A")
        code = desk.case().code
        with pikepdf.open(io.BytesIO(whole)) as opened:
            values = [str(field.get("/V", "")) for field in opened.Root.AcroForm.Fields]
            assert [v for v in values if v.startswith(f"recess:{code}:{mine}:")]
            assert not [v for v in values if v.startswith(f"recess:{code}:{other}:")]
        assert f"party {other}" not in words(whole)
    assert lying_open(desk, tmp_path) == []


def test_forms_that_cannot_be_saved_are_told_as_that_and_not_as_a_case_that_is_not_saved(
    desk: CaseDesk, tmp_path: Path
) -> None:
    (tmp_path / "party-A").write_bytes(b"a file")
    for folder in (tmp_path, tmp_path / "no such folder"):
        with pytest.raises(NotWritten):
            desk.save_forms((HandoutSet("A", ("break_plan",)),), str(folder), "letter")
    assert (tmp_path / "party-A").read_bytes() == b"a file"


def test_of_forms_that_could_not_all_be_saved_none_is_left_to_be_handed_out_twice(
    desk: CaseDesk, tmp_path: Path
) -> None:
    (tmp_path / "party-B").write_bytes(b"a file")
    with pytest.raises(NotWritten):
        desk.save_forms((HandoutSet("A", ("break_plan",)), HandoutSet("B", ("break_plan",))), str(tmp_path), "letter")
    assert list((tmp_path / "party-A").iterdir()) == []


def test_saving_forms_writes_over_nothing_that_a_party_may_have_filled_in(desk: CaseDesk, tmp_path: Path) -> None:
    sets = (HandoutSet("A", ("break_plan",)),)
    (first,) = desk.save_forms(sets, str(tmp_path), "letter")
    (tmp_path / first).write_bytes(b"filled in")
    (second,) = desk.save_forms(sets, str(tmp_path), "letter")
    assert second == "party-A/fillable-handout-break-plan_party-A (2).pdf"
    assert (tmp_path / first).read_bytes() == b"filled in"


@pytest.mark.parametrize(
    "sets",
    [
        (),
        (HandoutSet("Z", ("break_plan",)),),
        (HandoutSet("A", ()),),
        (HandoutSet("A", ("no_such_sheet",)),),
        (HandoutSet("A", ("break_plan",)), HandoutSet("A", ("set_aside",))),
    ],
)
def test_what_is_no_set_of_handouts_is_neither_made_nor_saved(
    desk: CaseDesk, tmp_path: Path, sets: tuple[HandoutSet, ...]
) -> None:
    with pytest.raises(NoSuchDocument):
        desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, sets=sets))
    with pytest.raises(NoSuchDocument):
        desk.save_forms(sets, str(tmp_path), "letter")
    assert list(tmp_path.iterdir()) == []


def test_a_set_of_handouts_is_what_is_planned_for_one_party_in_the_newest_break(desk: CaseDesk, tmp_path: Path) -> None:
    plan(desk, {"A": ["set_aside"], "B": ["break_plan"]})
    plan(desk, {"A": ["break_plan", "set_aside", "break_plan"]})
    a, b = desk.party("A").id, desk.party("B").id
    made = desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, a))
    assert (made.file_name, made.audience) == ("handout-set_party-A.pdf", f"For {NAMES[0]}, to write on")
    sheets = [desk.document(DocumentWanted(DocumentKind.HANDOUT, a, sheet)) for sheet in ("break_plan", "set_aside")]
    alone = [len(pypdfium2.PdfDocument(sheet.pdf)) for sheet in sheets]
    assert len(pypdfium2.PdfDocument(made.pdf)) == alone[0] + alone[0] % 2 + alone[1]
    desk.export(made, str(tmp_path / "set.pdf"), False)
    assert lying_open(desk, tmp_path) == []
    with pytest.raises(NoSuchDocument):
        desk.document(DocumentWanted(DocumentKind.HANDOUT_SET, b))
