"""Documents of a case, and those that were saved on this laptop: locked, moved, looked after at hand-over."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.document_desk import NotAsSaved, NotThere
from app.commands.desk.wanted_documents import NoSuchDocument, NotMadeHere
from app.commands.writing import NotWritten
from app.domain.outcome import Attended, Outcome
from app.domain.trouble import Trouble
from app.presenters.doors import (
    BLANK,
    OF_A_SHEET,
    DocumentKind,
    DocumentMade,
    DocumentWanted,
    HandoutSet,
    UnlockedExport,
)
from tests.commands.desk.practice import NAMES, Practice, given, host_for, no_room, plan

JOINT = DocumentWanted(DocumentKind.JOINT_SUMMARY)
HELD = DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=Outcome.HELD, attended=(Attended("A", ("2026-11-03",)),))


@pytest.fixture
def desk(practice: Practice) -> CaseDesk:
    return practice.new()


@pytest.fixture
def joint(desk: CaseDesk) -> DocumentMade:
    return desk.document(JOINT)


def is_locked(pdf: bytes) -> bool:
    try:
        pikepdf.open(io.BytesIO(pdf)).close()
    except pikepdf.PasswordError:
        return True
    return False


def opens_with(pdf: bytes, words: str) -> bool:
    with pikepdf.open(io.BytesIO(pdf), password=words) as opened:
        return len(opened.pages) > 0


def lying_open(desk: CaseDesk, folder: Path) -> list[UnlockedExport]:
    """Those below this folder: other tests of the practice have theirs elsewhere."""
    return [export for export in desk.unlocked_exports() if Path(export.where).is_relative_to(folder)]


# ---- which there are --------------------------------------------------------------------------------------------------------


def test_summaries_are_offered_for_parties_that_had_the_laptop_handouts_for_all(
    practice: Practice, desk: CaseDesk
) -> None:
    given(host_for(desk, plan(desk, {"B": ["break_plan"]}), "B"))
    b = desk.party("B").id
    offered = desk.documents()
    of_parties = [(each.kind, each.party) for each in offered if each.kind not in BLANK]
    assert of_parties == [
        (DocumentKind.CASE_OVERVIEW, ""),
        (DocumentKind.PARTY_SUMMARY, b),
        (DocumentKind.OWN_COPY, b),
        (DocumentKind.JOINT_SUMMARY, ""),
        (DocumentKind.RETURN_CARD, ""),
        (DocumentKind.TERM_POINTS, ""),
    ]
    sets = [each for each in offered if each.kind is DocumentKind.HANDOUT_SET]
    assert [each.party for each in sets] == [b], "nothing is planned for the other party"
    assert len(offered) - len(of_parties) - len(sets) == 2 * 2 * len(practice.cases.worksheets())


def test_a_referral_note_is_offered_for_a_party_that_was_asked_who_could_help(desk: CaseDesk) -> None:
    given(host_for(desk, plan(desk, {"A": ["who_could_help"], "B": ["break_plan"]}), "A"))
    a = desk.party("A").id
    offered = [each for each in desk.documents() if each.kind is DocumentKind.REFERRAL_NOTE]
    assert offered == [DocumentWanted(DocumentKind.REFERRAL_NOTE, a)]


def test_each_document_says_for_whom_it_is_and_no_name_stands_in_its_file_name(desk: CaseDesk) -> None:
    given(host_for(desk, plan(desk, {"A": ["break_plan"]}), "A"))
    a = desk.party("A").id
    wanted = [
        (DocumentWanted(DocumentKind.PARTY_SUMMARY, a), "party-summary-A_mediator.pdf", "For the mediator only", True),
        (DocumentWanted(DocumentKind.OWN_COPY, a), "own-copy_party-A.pdf", f"For {NAMES[0]} only", False),
        (JOINT, "joint-summary_all.pdf", "For everybody", True),
        (DocumentWanted(DocumentKind.CASE_OVERVIEW), "case-overview_mediator.pdf", "For the mediator only", True),
        (
            DocumentWanted(DocumentKind.RETURN_CARD),
            "return-card_mediator.pdf",
            "For the mediator, to carry in",
            True,
        ),
        (
            DocumentWanted(DocumentKind.REFERRAL_NOTE, a),
            "referral-note-A_professional.pdf",
            "For a professional",
            True,
        ),
        (DocumentWanted(DocumentKind.TERM_POINTS), "term-points_counsel.pdf", "For the parties' counsel", True),
        (HELD, "outcome-note_court.pdf", "For the court or programme", True),
        (
            DocumentWanted(DocumentKind.HANDOUT, a, "break_plan"),
            "handout-break-plan_party-A.pdf",
            f"For {NAMES[0]}, to write on",
            True,
        ),
        (DocumentWanted(DocumentKind.HANDOUT, "", "break_plan"), "handout-break-plan_party.pdf", "To write on", True),
        (
            DocumentWanted(DocumentKind.FILLABLE, "", "break_plan"),
            "fillable-handout-break-plan_party.pdf",
            "To fill in",
            True,
        ),
    ]
    for which, name, audience, may_preview in wanted:
        made = desk.document(which)
        assert (made.wanted, made.file_name, made.audience, made.may_preview) == (which, name, audience, may_preview)
        assert made.pdf.startswith(b"%PDF-")


# ---- saving -----------------------------------------------------------------------------------------------------------------


def test_a_saved_document_is_locked_with_words_that_open_it_and_does_not_lie_open(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    path = tmp_path / joint.file_name
    words = desk.export(joint, str(path), True)
    assert len(words.split()) == 4
    assert is_locked(path.read_bytes())
    assert opens_with(path.read_bytes(), words)
    assert lying_open(desk, tmp_path) == []


def test_one_saved_open_is_listed_by_what_it_is_and_for_whom_until_it_is_gone(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    path = tmp_path / joint.file_name
    assert desk.export(joint, str(path), False) == ""
    assert path.read_bytes() == joint.pdf
    (listed,) = lying_open(desk, tmp_path)
    assert (listed.document, listed.where) == ("Joint summary, For everybody", str(path))
    assert listed.when == "2026-11-03T14:00"
    path.unlink()
    assert lying_open(desk, tmp_path) == []
    with pytest.raises(NotThere):
        desk.lock_export(listed.id)
    with pytest.raises(NotThere):
        desk.move_export(listed.id, str(tmp_path))


def test_open_documents_of_every_case_are_listed(practice: Practice, tmp_path: Path) -> None:
    desk = practice.new(alias="first")
    desk.export(desk.document(JOINT), str(tmp_path / "one.pdf"), False)
    other = practice.new(alias="second")
    assert len(lying_open(other, tmp_path)) == 1


def test_a_document_of_one_case_is_not_saved_as_one_of_another(
    practice: Practice, joint: DocumentMade, tmp_path: Path
) -> None:
    """A page with a document on it may outlive the case: then it would be noted, and looked after, under the wrong
    one."""
    other = practice.new(alias="another")
    with pytest.raises(NotMadeHere):
        other.export(joint, str(tmp_path / "one.pdf"), False)
    assert list(tmp_path.iterdir()) == []
    assert lying_open(other, tmp_path) == []


def test_a_document_that_was_changed_since_it_was_made_is_not_saved(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    for changed in (replace(joint, pdf=joint.pdf + b"\n"), replace(joint, wanted=DocumentWanted(DocumentKind.HANDOUT))):
        with pytest.raises(NotMadeHere):
            desk.export(changed, str(tmp_path / "one.pdf"), False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wanted",
    [
        DocumentWanted(DocumentKind.PARTY_SUMMARY),
        DocumentWanted(DocumentKind.OWN_COPY, "Z"),
        DocumentWanted(DocumentKind.OWN_COPY, "A", "break_plan"),
        DocumentWanted(DocumentKind.JOINT_SUMMARY, "A"),
        DocumentWanted(DocumentKind.CASE_OVERVIEW, "A"),
        DocumentWanted(DocumentKind.RETURN_CARD, "A"),
        DocumentWanted(DocumentKind.REFERRAL_NOTE),
        DocumentWanted(DocumentKind.TERM_POINTS, "B"),
        DocumentWanted(DocumentKind.OUTCOME_NOTE),
        DocumentWanted(DocumentKind.OUTCOME_NOTE, "A", outcome=Outcome.HELD),
        replace(JOINT, sets=(HandoutSet("A", ("break_plan",)),)),
        DocumentWanted(DocumentKind.HANDOUT_SET, "A", sets=(HandoutSet("A", ("break_plan",)),)),
        replace(JOINT, outcome=Outcome.HELD),
        replace(JOINT, attended=HELD.attended),
        replace(HELD, attended=(Attended("C"),)),
        replace(HELD, attended=(Attended("A", ("soon",)),)),
        DocumentWanted(DocumentKind.HANDOUT, "A"),
        DocumentWanted(DocumentKind.HANDOUT, "A", "no_such_sheet"),
        DocumentWanted(DocumentKind.HANDOUT, "A", "break_plan", paper="a0"),
    ],
)
def test_what_does_not_go_together_is_no_document(desk: CaseDesk, wanted: DocumentWanted) -> None:
    with pytest.raises(NoSuchDocument):
        desk.document(wanted)


@pytest.mark.parametrize("kind", OF_A_SHEET)
def test_a_blank_handout_holds_no_answer_and_is_not_looked_after(
    desk: CaseDesk, tmp_path: Path, kind: DocumentKind
) -> None:
    made = desk.document(DocumentWanted(kind, "", "break_plan"))
    desk.export(made, str(tmp_path / "handout.pdf"), False)
    assert lying_open(desk, tmp_path) == []


def test_saving_it_locked_in_the_place_of_an_open_one_leaves_nothing_to_look_after(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    path = tmp_path / joint.file_name
    desk.export(joint, str(path), False)
    desk.export(joint, str(path), True)
    assert lying_open(desk, tmp_path) == []
    desk.export(joint, str(path), False)
    assert len(lying_open(desk, tmp_path)) == 1


def test_a_document_that_could_not_be_saved_leaves_the_older_one_and_its_note(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    path = tmp_path / joint.file_name
    desk.export(joint, str(path), False)
    before = lying_open(desk, tmp_path)
    with pytest.raises(NotWritten):
        desk.export(joint, str(tmp_path / "no such folder" / joint.file_name), False)
    with no_room(), pytest.raises(Trouble):
        desk.export(joint, str(path), True)
    in_the_way = tmp_path / f"{joint.file_name}.partial"
    in_the_way.mkdir()
    with pytest.raises(Trouble):
        desk.export(joint, str(path), False)
    in_the_way.rmdir()
    assert lying_open(desk, tmp_path) == before
    assert path.read_bytes() == joint.pdf
    assert [file.name for file in tmp_path.iterdir()] == [joint.file_name]


# ---- what still lies open ---------------------------------------------------------------------------------------------------


def test_locking_it_where_it_lies_gives_the_words_and_takes_it_off_the_list(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    path = tmp_path / joint.file_name
    desk.export(joint, str(path), False)
    words = desk.lock_export(lying_open(desk, tmp_path)[0].id)
    assert is_locked(path.read_bytes())
    assert opens_with(path.read_bytes(), words)
    assert lying_open(desk, tmp_path) == []


@pytest.mark.parametrize("now", ["something else", "locked"])
def test_a_file_that_is_not_the_open_document_any_more_is_left_as_it_is(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path, now: str
) -> None:
    path, other = tmp_path / joint.file_name, tmp_path / "other.pdf"
    desk.export(joint, str(path), False)
    desk.export(joint, str(other), True)
    path.write_bytes(other.read_bytes() if now == "locked" else b"a shopping list")
    before = path.read_bytes()
    with pytest.raises(NotAsSaved):
        desk.lock_export(lying_open(desk, tmp_path)[0].id)
    assert path.read_bytes() == before


def test_moved_on_this_disk_it_is_still_looked_after_in_its_new_place(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    desk.export(joint, str(tmp_path / joint.file_name), False)
    desk.move_export(lying_open(desk, tmp_path)[0].id, str(there))
    (moved,) = lying_open(desk, tmp_path)
    assert moved.where == str(there / joint.file_name)
    assert (there / joint.file_name).read_bytes() == joint.pdf
    assert not (tmp_path / joint.file_name).exists()


def test_moving_writes_over_nothing(desk: CaseDesk, joint: DocumentMade, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / joint.file_name).write_bytes(b"of another case")
    (there / "joint-summary_all (2).pdf").write_bytes(b"of a third")
    desk.export(joint, str(tmp_path / joint.file_name), False)
    desk.move_export(lying_open(desk, tmp_path)[0].id, str(there))
    assert (there / joint.file_name).read_bytes() == b"of another case"
    assert (there / "joint-summary_all (2).pdf").read_bytes() == b"of a third"
    assert (there / "joint-summary_all (3).pdf").read_bytes() == joint.pdf


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="NOT RUN: there is no second disk to move to")
def test_moved_to_another_disk_such_as_a_stick_it_is_forgotten(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    stick = Path("/dev/shm") / tmp_path.name
    stick.mkdir()
    try:
        desk.export(joint, str(tmp_path / joint.file_name), False)
        (listed,) = lying_open(desk, tmp_path)
        desk.move_export(listed.id, str(stick))
        assert (stick / joint.file_name).read_bytes() == joint.pdf
        assert all(export.id != listed.id for export in desk.unlocked_exports())
    finally:
        for file in stick.iterdir():
            file.unlink()
        stick.rmdir()


def test_a_folder_that_is_not_there_is_told_and_the_document_stays(
    desk: CaseDesk, joint: DocumentMade, tmp_path: Path
) -> None:
    desk.export(joint, str(tmp_path / joint.file_name), False)
    before = lying_open(desk, tmp_path)
    with pytest.raises(Trouble):
        desk.move_export(before[0].id, str(tmp_path / "no such folder"))
    assert lying_open(desk, tmp_path) == before
