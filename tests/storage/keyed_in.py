"""Paper of a small case, keyed in."""

from __future__ import annotations

from dataclasses import replace

from app.domain.answers import Entry
from app.domain.worksheet import Form
from app.storage.case_file import CaseFile
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import Writing

TYPED = "R. Oyelaran"


def on_paper(file: CaseFile, party: str, typed_by: str = TYPED, break_id: str = "b1") -> Writing:
    filling = file.begin_filling(party, SMALL, Form.FULL, "", "", break_id, typed_by=typed_by)
    return Writing(party, filling, SMALL)


def key_in(file: CaseFile, writing: Writing, **entries: Entry) -> None:
    written = [writing.written(name, replace(made, from_paper=True)) for name, made in entries.items()]
    file.save_from_paper(writing.filling, written)
