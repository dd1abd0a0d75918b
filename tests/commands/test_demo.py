"""`recess demo`: the sample case keyed in through the real code, every document written, and each holds what its
audience may read and nothing else."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from app.commands.demo import _folder
from app.commands.desk.sample import FOLDER
from app.domain.answers import Entry, State
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import Lock
from app.export.contents import party_summary
from app.export.parts import Answered
from app.storage.worksheet_files import frame
from tests.commands.running import Demo
from tests.commands.what_was_said import LONG, answers, of, said
from tests.export.reading_back import letters, pages, pieces, without_space, words
from tests.export.tags import faults

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
PARTIES = pytest.mark.parametrize("letter", ["A", "B"])

# ---- what is written ---------------------------------------------------------------------------------------------------


def test_it_prints_one_line_for_each_file_and_nothing_else(demo: Demo) -> None:
    assert (demo.ran.status, demo.ran.err) == (0, "")
    *lines, open_line, vault_line = demo.ran.lines()
    assert [line.split("  (")[0] for line in lines] == sorted(
        (path.name for path in demo.out.iterdir()), key=[line.split("  (")[0] for line in lines].index
    )
    assert open_line == "These files are not locked. The people in them are made up."
    assert vault_line == f"The vault is kept; its passphrase is in {demo.passphrase_file}."


def test_every_document_can_be_heard_and_kept_in_an_archive(demo: Demo) -> None:
    assert {path.name: found for path in demo.out.iterdir() if (found := faults(path.read_bytes()))} == {}


def test_it_writes_every_document_under_names_without_persons(demo: Demo) -> None:
    handouts = {f"handout-{path.stem.replace('_', '-')}_party-A.pdf" for path in _worksheets()}
    assert len(handouts) == 9
    core = ("perspective-swap", "objective-criteria", "batna-check")
    handouts |= {f"fillable-handout-{name}_party-A.pdf" for name in core}
    assert {path.name for path in demo.out.iterdir()} == handouts | {
        "case-overview_mediator.pdf",
        "party-summary-A_mediator.pdf",
        "party-summary-B_mediator.pdf",
        "own-copy_party-A.pdf",
        "own-copy_party-B.pdf",
        "joint-summary_all.pdf",
        "return-card_mediator.pdf",
        "referral-note-B_professional.pdf",
        "outcome-note_court.pdf",
        "term-points_counsel.pdf",
        "handout-set_party-A.pdf",
        "handout-set_party-A-B.pdf",
    }


BACK_OF_A_SHEET = "This page stays empty, so that each document is on paper of its own."
FOR_WHOM = (
    "For the mediator only",
    "For the mediator, to carry in",
    "For everybody",
    "For party A",
    "For party B",
    "For Marisol",
    "For Denis",
    "For a professional",
    "For the court or programme",
    "For the parties' counsel",
)


def _worksheets() -> Iterable[Path]:
    return (FOLDER.parent / "worksheets").glob("*.yaml")


def test_only_their_owner_may_read_the_files(demo: Demo) -> None:
    for path in (*demo.out.iterdir(), demo.passphrase_file):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(demo.vault.stat().st_mode) == 0o700


def test_a_vault_that_is_not_kept_is_gone_afterwards() -> None:
    with _folder(None) as folder:
        folder.mkdir()
        (folder / "vault.json").write_text("x", encoding="utf-8")
        assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert not folder.parent.exists()


def test_every_page_of_every_document_says_for_whom_and_that_it_is_practice(demo: Demo) -> None:
    for path in demo.out.iterdir():
        for page in pages(path.read_bytes()):
            if path.name == "handout-set_party-A-B.pdf" and page == BACK_OF_A_SHEET:
                continue
            assert "PRACTICE" in page
            assert "Case BAKE-42" in page
            # What a court or programme may be told says of itself that it holds nothing else.
            assert ("Mediation communication." in page) == (path.name != "outcome-note_court.pdf")
            assert any(whom in page for whom in FOR_WHOM)


# ---- what is keyed in -----------------------------------------------------------------------------------------------------


def _acts(letter: str) -> list[tuple[Any, Any]]:
    content = json.loads((FOLDER / f"party-{letter}.json").read_text(encoding="utf-8"))
    return [(sheet, act) for sheet in content["sheets"] for act in sheet["answers"]]


def _kept(read: CaseRead, letter: str, sheet: Any, act: Any) -> Entry:
    found = [
        filling.entries[act["question"]]
        for filling in of(read, letter)
        if filling.worksheet.id == sheet["worksheet"]
        and act["question"] in filling.entries
        and (not sheet["issue"] or _issue(read, filling) == sheet["issue"])
    ]
    assert len(found) == 1, act["question"]
    return found[0]


def _issue(read: CaseRead, filling: FillingRead) -> str:
    chosen = filling.entries.get("oc_issue")
    return str(chosen.answer.value) if chosen is not None else ""


def test_each_of_the_210_answers_of_the_sample_is_sealed_with_its_lock(own: dict[str, CaseRead]) -> None:
    count = 0
    for letter, read in own.items():
        for sheet, act in _acts(letter):
            entry = _kept(read, letter, sheet, act)
            worksheet = next(each.worksheet for each in of(read, letter) if each.worksheet.id == sheet["worksheet"])
            kind = worksheet.question(act["question"]).kind
            assert entry.answer.state is State.GIVEN
            assert kind.to_plain(entry.answer.value) == act["plain"]
            if act.get("clear") and not act.get("items"):
                assert (entry.lock, entry.cleared) == (Lock.SHARE, True), act["question"]
            elif "lock" in act:
                assert (entry.lock.value, entry.cleared) == (act["lock"], False)
            else:
                assert not entry.cleared
            count += 1
    assert count == 210


# ---- party summaries -----------------------------------------------------------------------------------------------------


@PARTIES
def test_a_party_summary_has_each_answer_the_mediator_may_read(
    demo: Demo, own: dict[str, CaseRead], letter: str
) -> None:
    """Counted from what the party wrote, not from what the mediator is given."""
    found = letters(demo.pdf(f"party-summary-{letter}_mediator.pdf"))
    # A lock stands beside the first line of its answer.
    for lock in ("BMeandthemediator", "SOKtoshare,cleared"):
        found = found.replace(lock, "")
    checked = 0
    for filling in of(own[letter], letter):
        for question, entry in answers(filling):
            if entry.lock is not Lock.ONLY_ME and question.id != "ob_share":
                for text in said(own[letter], question, entry):
                    assert text in found, (question.id, text)
                    checked += 1
    assert checked > 150


@PARTIES
def test_each_of_them_stands_there_with_its_own_lock(by_mediator: CaseRead, letter: str) -> None:
    whose = by_mediator.case.party(letter)
    parts = [part for part in party_summary(by_mediator, whose.id, frame()).parts if isinstance(part, Answered)]
    printed = [(part.label, part.lock.lock, part.lock.cleared) for part in parts if part.lock is not None]
    assert len(printed) == len(parts)
    for filling in of(by_mediator, letter):
        for question, entry in answers(filling):
            # The issue that was planned stands in the heading of its sheet.
            if question.id != "ob_share" and not (question.preset and entry.derived):
                assert (question.summary_label["en"], entry.lock, entry.cleared) in printed


@PARTIES
def test_every_answer_of_a_party_summary_has_a_lock_in_print(demo: Demo, by_mediator: CaseRead, letter: str) -> None:
    whose = by_mediator.case.party(letter)
    parts = [part for part in party_summary(by_mediator, whose.id, frame()).parts if isinstance(part, Answered)]
    found = pieces(demo.pdf(f"party-summary-{letter}_mediator.pdf"))
    marks = [piece.text for page in found for piece in page if piece.text in ("M", "B", "S") and "Bold" in piece.font]
    # Two more stand in the key on the first page.
    assert len(marks) == len(parts) + 2
    assert "M" not in marks
    assert marks.count("S") == 1 + sum(part.lock is not None and part.lock.cleared for part in parts)


@PARTIES
def test_a_party_summary_has_no_answer_that_is_only_me(demo: Demo, own: dict[str, CaseRead], letter: str) -> None:
    """Checked with the sealed answers themselves, opened with the party's code."""
    documents = {
        name: letters(demo.pdf(name))
        for name in ("party-summary-A_mediator.pdf", "party-summary-B_mediator.pdf", "joint-summary_all.pdf")
    }
    private = [
        (question, text)
        for filling in of(own[letter], letter)
        for question, entry in answers(filling)
        if entry.lock is Lock.ONLY_ME
        for text in said(own[letter], question, entry)
    ]
    open_words = {
        text
        for filling in of(own[letter], letter)
        for question, entry in answers(filling)
        if entry.lock is not Lock.ONLY_ME
        for text in said(own[letter], question, entry)
    }
    # Some ideas of the private list were opened as copies of their own.
    secret = [(question, text) for question, text in private if len(text) >= LONG and text not in open_words]
    assert len(secret) > 8
    for name, found in documents.items():
        for question, text in secret:
            assert text not in found, (name, question.id)


@PARTIES
def test_questions_whose_answer_is_only_me_are_not_named_in_the_summary(
    demo: Demo, own: dict[str, CaseRead], letter: str
) -> None:
    found = letters(demo.pdf(f"party-summary-{letter}_mediator.pdf"))
    named = {
        (question.summary_label["en"], entry.lock)
        for filling in of(own[letter], letter)
        for question, entry in answers(filling)
    }
    opened = {label for label, lock in named if lock is not Lock.ONLY_ME}
    for label, lock in named:
        if lock is Lock.ONLY_ME and label not in opened and not any(label in other for other in opened):
            assert without_space(label) not in found, label


@PARTIES
def test_each_sheet_of_a_summary_says_once_that_some_may_have_been_kept(
    demo: Demo, by_mediator: CaseRead, letter: str
) -> None:
    said = words(demo.pdf(f"party-summary-{letter}_mediator.pdf"))
    assert said.count("The party may have kept some answers.") == len(of(by_mediator, letter))


def test_the_wish_for_a_private_word_is_the_first_thing_the_mediator_reads(demo: Demo) -> None:
    first = pages(demo.pdf("party-summary-A_mediator.pdf"))[0]
    assert first.index("Read this first Private word with the mediator: Yes, before we meet again") < first.index(
        "Break plan"
    )


def test_a_party_summary_is_about_one_party(demo: Demo) -> None:
    assert "Denis Laurent" not in words(demo.pdf("party-summary-A_mediator.pdf"))
    assert "Marisol Vega" not in words(demo.pdf("party-summary-B_mediator.pdf"))


# ---- joint summary -------------------------------------------------------------------------------------------------------


def test_the_joint_summary_has_everything_that_was_cleared(demo: Demo, own: dict[str, CaseRead]) -> None:
    found = letters(demo.pdf("joint-summary_all.pdf"))
    cleared = [
        (question.id, text)
        for letter, read in own.items()
        for filling in of(read, letter)
        for question, entry in answers(filling)
        if entry.cleared
        for text in said(read, question, entry)
    ]
    assert len(cleared) > 60
    for name, text in cleared:
        assert text in found, name


def test_the_joint_summary_has_only_what_was_cleared(demo: Demo, own: dict[str, CaseRead]) -> None:
    found = letters(demo.pdf("joint-summary_all.pdf"))
    by_cleared: dict[bool, set[str]] = {True: set(), False: set()}
    for letter, read in own.items():
        for filling in of(read, letter):
            for question, entry in answers(filling):
                by_cleared[entry.cleared].update(said(read, question, entry))
    kept_back = {text for text in by_cleared[False] - by_cleared[True] if len(text) >= LONG}
    assert len(kept_back) > 100
    for text in kept_back:
        assert text not in found


def test_nameless_ideas_stand_under_no_name(demo: Demo) -> None:
    said = words(demo.pdf("joint-summary_all.pdf"))
    ideas = said.split("Ideas, without names")[1]
    assert "Pay part this week, and the rest in four months" in ideas
    assert "Inspector measures the slope, and we both go by it" in ideas
    assert "Marisol" not in ideas
    assert "Denis" not in ideas


# ---- own copies ----------------------------------------------------------------------------------------------------------


@PARTIES
def test_an_own_copy_has_all_of_its_partys_answers_and_none_of_the_others(
    demo: Demo, own: dict[str, CaseRead], letter: str
) -> None:
    found = letters(demo.pdf(f"own-copy_party-{letter}.pdf"))
    for lock in ("BMeandthemediator", "SOKtoshare,cleared", "MOnlyme"):
        found = found.replace(lock, "")
    texts: dict[str, set[str]] = {"A": set(), "B": set()}
    for whose, read in own.items():
        for filling in of(read, whose):
            for question, entry in answers(filling):
                texts[whose].update(said(read, question, entry))
    for text in texts[letter]:
        assert text in found, text
    other = "B" if letter == "A" else "A"
    for text in texts[other] - texts[letter]:
        if len(text) >= 20:
            assert text not in found, text
