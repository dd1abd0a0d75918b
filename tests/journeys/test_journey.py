"""From the first start to exported documents, with real keys in real windows; both parties in processes of their own.

Once on the offscreen platform, once on a real screen under Xvfb, of which pictures are kept for people to look at.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.domain.kinds import KINDS
from tests.gates.scanning import count_in_folders
from tests.journeys.session import NAMES

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 420
A, B = "zebrafinch", "quokkajam"
"""What every text of the first and of the second party begins with; the question's id follows."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a whole session left behind."""

    folder: Path
    found: Mapping[str, Any]

    def answered(self, letter: str) -> list[list[str]]:
        """Filling, question, kind and first word of each answer after "Saved" was shown."""
        return [json.loads(line) for line in (self.folder / f"log-{letter}").read_text().splitlines()]

    def text(self, name: str, words: str = "") -> str:
        """All words of a saved document."""
        return text_of((self.folder / "saved" / name).read_bytes(), words)


def text_of(pdf: bytes, words: str = "") -> str:
    document = pypdfium2.PdfDocument(pdf, password=words or None)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def played(folder: Path, environment: Mapping[str, str], pictures: Path | None = None) -> Played:
    """Play a whole session in processes of its own."""
    home = folder / "home"
    home.mkdir()
    command = [sys.executable, "-m", "tests.journeys.session", str(folder), *([str(pictures)] if pictures else [])]
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "TMPDIR": str(home)}
    ran = subprocess.run(
        command, cwd=TOP, env={**environment, **own}, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    broke = "\n".join(path.read_text() for path in sorted(folder.glob("broke*.txt")))
    assert ran.returncode == 0, f"{broke}\n{ran.stderr[-2000:]}"
    return Played(folder, json.loads((folder / "played.json").read_text()))


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return played(tmp_path_factory.mktemp("journey"), {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def test_each_party_meets_every_kind_of_question_and_all_they_answer_is_saved(journey: Played) -> None:
    touched = {kind for _filling, _question, kind, _word in journey.answered("A")}
    assert touched == set(KINDS)
    assert len(journey.answered("B")) > 40


def test_the_mediator_reads_what_each_party_let_the_mediator_read_and_nothing_else(journey: Played) -> None:
    read = journey.found["read"]
    assert f"{A} ps_value" in read["A"], "made wider on the check page"
    assert f"{A} ps_shared" not in read["A"], 'made "only me" on the check page'
    assert f"{B} ps_value" not in read["B"], 'left at "only me"'
    assert f"{B} ps_shared" in read["B"]
    assert B not in read["A"]
    assert A not in read["B"]


def test_under_what_was_worked_out_stands_the_fixed_sentence(journey: Played) -> None:
    assert "These are your own estimates put together. They are not legal advice." in journey.found["read"]["A"]


def test_party_summaries_hold_what_the_mediator_may_read_of_that_party(journey: Played) -> None:
    first = journey.text("party-summary-A_mediator.pdf")
    assert f"{A} ps_value" in first
    assert f"{A} ps_shared" not in first
    assert f"{A} br_weak" not in first, '"only me" from the start'
    assert B not in first
    second = journey.text("party-summary-B_mediator.pdf")
    assert f"{B} ps_heard" not in second
    assert f"{B} ps_shared" in second
    assert A not in second


def test_the_joint_summary_holds_only_words_that_were_cleared_by_a_tap(journey: Played) -> None:
    joint = journey.text("joint-summary_all.pdf")
    assert f"{A} ps_heard" in joint
    assert f"{A} ps_statement" in joint, "its lock was opened, then the words were cleared"
    assert joint.count(A) == 2
    assert B not in joint
    assert NAMES[1] not in joint, "who cleared nothing is not named"


def test_own_copies_are_locked_and_leave_out_what_no_key_opens(journey: Played) -> None:
    for letter, word, other in (("A", A, B), ("B", B, A)):
        name = f"own-copy_party-{letter}.pdf"
        words = journey.found["locked"][name]
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO((journey.folder / "saved" / name).read_bytes()))
        text = journey.text(name, words)
        assert f"{word} ps_questions" in text
        assert other not in text
    assert f"{A} ps_shared" not in journey.text("own-copy_party-A.pdf", journey.found["locked"]["own-copy_party-A.pdf"])


def test_a_document_left_open_was_locked_before_the_next_party_got_the_laptop(journey: Played) -> None:
    assert journey.found["locked_at_hand_over"] == [True]


def test_no_word_of_either_party_lies_readable_in_the_vault_or_the_home_folder(journey: Played) -> None:
    found = count_in_folders([journey.folder / "vault", journey.folder / "home"], [A, B, *NAMES])
    assert set(found.values()) == {0}, found


def test_nobody_but_the_owner_may_read_what_was_written(journey: Played) -> None:
    wrong = [path.name for path in (journey.folder / "vault").rglob("*") if path.stat().st_mode & 0o077]
    assert not wrong


@pytest.mark.window
def test_the_same_journey_in_real_windows_on_a_real_screen(
    tmp_path: Path, real_screen: Mapping[str, str], artefacts: Path
) -> None:
    again = played(tmp_path, real_screen, artefacts)
    assert f"{A} ps_heard" in again.text("joint-summary_all.pdf")
    assert {kind for _filling, _question, kind, _word in again.answered("A")} == set(KINDS)
    assert len(list(artefacts.glob("mediator-*.png"))) > 15
    assert len(list(artefacts.glob("party-*.png"))) > 20
    shutil.rmtree(tmp_path / "vault")
