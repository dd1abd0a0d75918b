"""S3: what a party marks M in a form that is read at the laptop is never in the mediator's process in words.

The bytes of the file pass through that process unread (decision 43), so these forms are saved as most programs save them:
with their objects packed. What is proved is that nothing unpacks them there. In a form that some program saves unpacked the
words lie open in the file itself, as they do on the stick it came on.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pikepdf
import pytest

from app.commands.desk.drawing import drawn
from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.domain.case import Case
from app.domain.forms.field import Sort
from app.domain.forms.fields import fields_of, lock_field
from app.domain.kinds import ListKind, MultiChoice
from app.domain.kinds.written_text import WrittenText
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.domain.wording import Tongue
from app.export.handout import blank_handout
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.export.filling_in import by_pikepdf
from tests.gates.kill_vault import make, opened
from tests.gates.scanning import count_in_bytes, count_in_folders, count_in_process
from tests.goals import Proved, Times
from tests.storage.forms_made import LOCK_WORDS

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 150.0
KEPT, READABLE = "narwhalplum", "zebrafinch"
LIBRARY = Library(built_in_worksheets(), built_in_templates(), frame())
pytestmark = [
    pytest.mark.gate,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file"),
]


def _filled(case: Case, worksheet: str) -> tuple[bytes, int]:
    """A form as a program saves it, its objects packed, and how many of its questions are marked M: all that can be, each
    with words in all its fields. One question that has room for words is for the mediator."""
    code = HandoutCode(case.code, "A", worksheet, LIBRARY.worksheets[worksheet].edition)
    sheet = form_sheet(code, case, LIBRARY).sheet
    wanted: dict[str, str] = {}
    marked, told = 0, False
    for question in sheet.questions():
        lock = lock_field(question, LOCK_WORDS)
        letters = [letter for letter, _words in lock.choices] if lock is not None else []
        if lock is None or Lock.ONLY_ME.mark not in letters:
            continue
        fields = fields_of(question, Tongue())
        in_words = isinstance(question.kind, WrittenText | ListKind | MultiChoice)
        has_room = any(field.sort in (Sort.LINE, Sort.TEXT) for field in fields)
        tells = not told and in_words and has_room and question.show_if is None
        told = told or tells
        marked += not tells
        wanted[lock.name] = f"/{letters.index((Lock.MEDIATOR if tells else Lock.ONLY_ME).mark)}"
        for number, field in enumerate(fields):
            words = f"{READABLE if tells else KEPT} {number}"
            wanted[field.name] = {Sort.ONE_OF: "/0", Sort.TICK: "/on"}.get(field.sort, words)
    assert told, worksheet
    contents = blank_handout(sheet, case.tongue(), LIBRARY.frame, code=code.case, letter="A", fillable=True)
    saved = by_pikepdf(drawn(contents, paper="letter", large=False), wanted)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(saved)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    assert count_in_bytes(out.getvalue(), [KEPT, READABLE]) == {KEPT: 0, READABLE: 0}, "the words lie open in the file"
    return out.getvalue(), marked


class Reading:
    """A mediator's process that reads forms, held still at each of them while it is looked through."""

    def __init__(self, folder: Path, worksheets: list[str], *, caged: bool = True) -> None:
        self.folder = folder
        make(folder)
        self.marked = 0
        (folder / "forms").mkdir()
        with opened(folder) as desk:
            for worksheet in worksheets:
                content, marked = _filled(desk.case(), worksheet)
                (folder / "forms" / f"{worksheet}.pdf").write_bytes(content)
                self.marked += marked
        if not caged:
            (folder / "uncaged").touch()
        (folder / "home").mkdir()
        home = str(folder / "home")
        more = {"QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config", "TMPDIR": home}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.gates.form_session", str(folder)],
            cwd=TOP,
            env={**os.environ, **more},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _what: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    def found_at(self, phase: str) -> dict[str, int]:
        """How often each word stands in the process once it has come so far; it goes on afterwards."""
        end = time.monotonic() + PATIENCE
        while not (self.folder / "phase").exists() or (self.folder / "phase").read_text() != phase:
            broke = self.folder / "broke.txt"
            assert not broke.exists(), broke.read_text()
            assert time.monotonic() < end, f"never came to {phase}"
            time.sleep(0.05)
        os.kill(self._process.pid, signal.SIGSTOP)
        found = count_in_process(self._process.pid, [KEPT, READABLE])
        os.kill(self._process.pid, signal.SIGCONT)
        (self.folder / "on").write_text(phase)
        return found


def test_no_word_marked_m_in_a_form_is_in_the_mediators_process_while_it_is_read_shown_and_saved(
    tmp_path: Path, times: Times, proved: Proved
) -> None:
    sheets = sorted(LIBRARY.worksheets)[: times(9, 9, 3)]
    with Reading(tmp_path, sheets) as reading:
        for worksheet in sheets:
            found = reading.found_at(f"{worksheet}.pdf")
            assert found[READABLE] > 0, "what is shown was not found: nothing was looked through"
            assert found[KEPT] == 0, worksheet
        assert reading.found_at("read")[KEPT] == 0
    folders = [tmp_path / "vault", tmp_path / "home", tmp_path / "saved"]
    assert set(count_in_folders(folders, [KEPT, READABLE]).values()) == {0}
    with opened(tmp_path) as desk:
        kept = [row for info in desk.file.fillings() for row in desk.file.written(info.id)]
        assert sum(READABLE in str(row.plain) for row in kept) == len(sheets)
        assert KEPT not in repr(kept)
    proved("S3", f"answers marked M in forms of {len(sheets)} sheets: none in the mediator's process", reading.marked)


def test_the_proof_sees_a_form_that_is_read_outside_the_cage(tmp_path: Path) -> None:
    with Reading(tmp_path, ["batna_check"], caged=False) as reading:
        assert reading.found_at("batna_check.pdf")[KEPT] > 0
