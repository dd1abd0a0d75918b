"""What becomes of a case afterwards: a date that only reminds, a hold nothing gets round, destroying that leaves nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.desk.after_desk import AfterDesk
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import NoSuchCase
from app.domain.destroyed import Left, NotReached
from app.presenters.doors import DocumentKind, DocumentWanted
from app.storage.destroying import Held
from app.storage.index_copies import index_key
from tests.commands.desk.practice import NAMES, Practice, given, host_for, one, plan, save, written
from tests.export.reading_back import words
from tests.storage.small_case import decrypted_pages

SECRET = "the lemon tree by the wall"


@pytest.fixture
def after(practice: Practice) -> AfterDesk:
    return AfterDesk(practice.vault, practice.cases, practice.clock)


@pytest.fixture
def alias(request: pytest.FixtureRequest) -> str:
    """The vault is one for all tests of this file, the name of a case is not."""
    return f"Lemon Street, {request.node.name}"


@pytest.fixture
def desk(practice: Practice, alias: str) -> CaseDesk:
    made = practice.new(alias=alias)
    planned = plan(made, {"A": ["break_plan"]})
    host = host_for(made, planned, "A")
    save(host, one(given(host), "break_plan").filling, written("bp_need", [SECRET]))
    host.take_back(None)
    return made


def all_index_pages(practice: Practice) -> Iterator[bytes]:
    """Every page of the index and of each copy of it, without the encryption."""
    vault = practice.vault.vault
    key = index_key(vault)[0]
    for file in (vault.places.index, *vault.places.index_backups.glob("*.db")):
        yield decrypted_pages(file, key)


def test_a_date_is_kept_and_nothing_happens_when_it_passes(
    practice: Practice, after: AfterDesk, desk: CaseDesk
) -> None:
    case = desk.case()
    after.keep_until(case.code, "2026-11-04")
    practice.clock.move(10 * 365 * 24 * 3600)
    assert after.retention(case.id).keep_until == "2026-11-04"
    assert practice.cases.open(case.id).case() == case
    practice.clock.move(-10 * 365 * 24 * 3600)


def test_a_held_case_is_not_destroyed_whoever_asks(practice: Practice, after: AfterDesk, desk: CaseDesk) -> None:
    case = desk.case()
    after.hold(case.id, True)
    for ask in (after.to_destroy, after.destroy):
        for name in (case.id, case.code, case.code.lower()):
            with pytest.raises(Held):
                ask(name)
    assert desk.case() == case, "the open case stays open"
    after.hold(case.id, False)
    after.destroy(case.id)
    with pytest.raises(NoSuchCase):
        practice.cases.open(case.id)


def test_what_would_go_is_counted_before_anybody_decides(after: AfterDesk, desk: CaseDesk, tmp_path: Path) -> None:
    joint = desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY))
    for name in ("one.pdf", "two.pdf", "three.pdf"):
        desk.export(joint, str(tmp_path / name), locked=False)
    (tmp_path / "three.pdf").rename(tmp_path / "elsewhere.pdf")
    asked = after.to_destroy(desk.case().code)
    assert (asked.code, asked.backups, asked.documents, asked.moved) == (desk.case().code, 1, 2, 1)


def test_a_file_of_somebody_elses_where_a_document_was_saved_stays(
    practice: Practice, after: AfterDesk, desk: CaseDesk, tmp_path: Path
) -> None:
    joint = DocumentWanted(DocumentKind.JOINT_SUMMARY)
    other = practice.new(alias="Elm Street, too")
    other.export(other.document(joint), str(tmp_path / "before.pdf"), locked=False)
    mine = practice.cases.open(desk.case().id)
    for name in ("letter.pdf", "theirs.pdf", "before.pdf"):
        mine.export(mine.document(joint), str(tmp_path / name), locked=False)
    (tmp_path / "letter.pdf").write_bytes(b"Dear Sir or Madam")
    practice.clock.move(60)
    other = practice.cases.open(other.case().id)
    other.export(other.document(joint), str(tmp_path / "theirs.pdf"), locked=False)
    case = practice.cases.open(mine.case().id).case()
    assert (after.to_destroy(case.id).documents, after.to_destroy(case.id).moved) == (1, 1)
    done = after.destroy(case.id).destroyed
    assert [left.why for left in done.not_reached] == [Left.MOVED_DOCUMENT]
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["letter.pdf", "theirs.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT RUN: no pipes in folders here")
def test_a_pipe_where_a_document_was_saved_keeps_nobody_waiting(
    desk: CaseDesk, after: AfterDesk, tmp_path: Path
) -> None:
    path, case = tmp_path / "pipe.pdf", desk.case().id
    desk.export(desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY)), str(path), locked=False)
    path.unlink()
    os.mkfifo(path)
    assert after.to_destroy(case).moved == 1
    after.destroy(case)
    assert path.is_fifo()


def test_nothing_of_a_destroyed_case_is_left_and_no_key_opens_what_somebody_copied(
    practice: Practice, after: AfterDesk, desk: CaseDesk, alias: str, tmp_path: Path
) -> None:
    index, places, case = practice.vault.index, practice.vault.vault.places, desk.case()
    wrapped, names = index.case(case.id).wrapped_key, (case.id, case.code, alias)
    assert any(wrapped in pages for pages in all_index_pages(practice))
    saved, moved = tmp_path / "summary.pdf", tmp_path / "copy.pdf"
    desk.export(desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY)), str(saved), locked=False)
    summary = DocumentWanted(DocumentKind.PARTY_SUMMARY, desk.party("A").id)
    desk.export(desk.document(summary), str(moved), locked=True)
    moved.unlink()
    practice.path(desk).with_name(f"{case.id}.case.v1.bak").write_bytes(b"an older schema")
    done = after.destroy(case.code).destroyed
    assert (done.code, done.files, done.backups, done.documents) == (case.code, 2, 1, 1)
    assert done.not_reached == (NotReached(Left.MOVED_DOCUMENT, "Party summary", "2026-11-03"),)
    assert not saved.exists()
    assert [path for path in places.vault.rglob("*") if case.id in str(path)] == []
    for pages in all_index_pages(practice):
        assert wrapped not in pages
        for name in names:
            assert name.encode() not in pages
    for ask in (after.retention, after.to_destroy, after.destroy):
        with pytest.raises(NoSuchCase):
            ask(case.id)


def test_other_cases_are_as_they_were(practice: Practice, after: AfterDesk, desk: CaseDesk, tmp_path: Path) -> None:
    doomed = desk.case().id
    other = practice.new(alias="Elm Street")
    kept = tmp_path / "kept.pdf"
    other.export(other.document(DocumentWanted(DocumentKind.JOINT_SUMMARY)), str(kept), locked=False)
    before = other.case()
    after.destroy(doomed)
    assert doomed not in {each.id for each in practice.cases.cases()}
    assert practice.cases.open(before.id).case() == before
    assert kept.exists()


def test_a_damaged_case_can_be_destroyed_too(practice: Practice, after: AfterDesk, desk: CaseDesk) -> None:
    path, case = practice.path(desk), desk.case()
    practice.cases.close()
    path.write_bytes(b"nothing that opens")
    assert after.destroy(case.id).destroyed.code == case.code
    assert not path.exists()


def test_the_certificate_says_that_it_was_done_and_nothing_of_what_was_in_it(
    after: AfterDesk, desk: CaseDesk, tmp_path: Path
) -> None:
    case = desk.case()
    made = after.destroy(case.id)
    said = words(made.pdf)
    assert case.code in said
    assert "Nov 3, 2026" in said
    for private in (SECRET, "Lemon", "yard", *NAMES, "contract_payment", "break"):
        assert private not in said
        assert private.encode() not in made.pdf
    assert made.file_name == "destruction-certificate_mediator.pdf"
    after.write(made, str(tmp_path / made.file_name))
    assert (tmp_path / made.file_name).read_bytes() == made.pdf


def test_a_document_that_cannot_be_deleted_is_named_as_one_to_delete(
    practice: Practice, after: AfterDesk, desk: CaseDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "joint.pdf"
    desk.export(desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY)), str(saved), locked=False)
    real = Path.unlink

    def stuck(path: Path, missing_ok: bool = False) -> None:
        if path == saved:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stuck)
    made = after.destroy(desk.case().id)
    assert made.destroyed.not_reached == (NotReached(Left.STUCK_DOCUMENT, "Joint summary", "2026-11-03"),)
    assert made.destroyed.documents == 0
    assert "Delete it yourself" in words(made.pdf)


def test_a_code_given_again_ends_no_other_case(practice: Practice, after: AfterDesk, desk: CaseDesk) -> None:
    index, case = practice.vault.index, desk.case()
    practice.cases.close()
    index.begin_destroying(case.id)
    assert index.knows_code(case.code), "a code is not given again while its case is half destroyed"
    assert after.to_destroy(case.id).code == case.code
    assert after.destroy(case.code).destroyed.code == case.code
    assert not index.knows_code(case.code)
