"""Paper of a case at the desk: a handout that came back, keyed in."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from PIL import Image
from sqlalchemy import select

from app.commands.desk.case_desk import CaseDesk
from app.domain import answers
from app.domain.answers import Change, Entry
from app.domain.sharing import Lock
from app.domain.worksheet import Question
from app.presenters.paper_doors import PaperPlace, PaperSheet
from app.storage.case_tables import answer, filling

SHEET = "listening_back"


def begin(desk: CaseDesk, letter: str = "A", sheet: str = SHEET, typed_by: str = "MK", **place: str) -> PaperSheet:
    return desk.paper().begin(PaperPlace(desk.party(letter).id, sheet, **place), typed_by)


def rows_of(desk: CaseDesk, on_paper: int) -> list[tuple[Any, ...]]:
    """Rows of answers and fillings of one way, to the last bit."""
    with desk.file._commits.reading() as connection:
        ids = select(filling.c.id).where(filling.c.on_paper == on_paper)
        kept = connection.execute(select(answer).where(answer.c.filling.in_(ids))).all()
        begun = connection.execute(select(filling).where(filling.c.on_paper == on_paper)).all()
        return [tuple(row) for row in (*kept, *begun)]


def text_questions(sheet: PaperSheet) -> list[Question]:
    """Questions in words that their party may share, asked of everybody."""
    return [
        each
        for each in sheet.worksheet.questions()
        if each.kind.name in ("short_text", "long_text") and each.show_if is None and each.ceiling is Lock.SHARE
    ]


def key_in(desk: CaseDesk, sheet: PaperSheet, words: str, **label: Any) -> Question:
    found = text_questions(sheet)[0]
    made = Entry(answers.given(words), Lock.MEDIATOR, revision=1)
    desk.paper().save(sheet.filling, (Change(found.id, replace(made, **label)),))
    return found


def photo(size: tuple[int, int] = (300, 400), form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(out, form)
    return out.getvalue()
