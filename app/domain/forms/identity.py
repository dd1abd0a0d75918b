"""What a form says of itself, in read-only fields: whose it is, in which language, and what its places stood for.

In the file a choice is its place and a cell its row and column. A case may get another issue after a form was made;
then a place would mean something else. The order says which places these were, and a form of another order is refused.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from app.domain.forms.fields import fields_of
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.table import TableKind
from app.domain.on_paper import HandoutCode
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet

CODE, LANGUAGE, ORDER = "recess", "recess#language", "recess#order"
"""The names of these fields. No question is called so."""
_LETTERS = 16

OUR_NAME = re.compile(r"[a-z][a-z0-9_]{0,79}#[A-Za-z0-9-]{1,20}", re.ASCII)
"""What the name of a field of ours looks like; no other is looked at."""


def identity(code: HandoutCode, language: str, sheet: Worksheet) -> tuple[tuple[str, str], ...]:
    """The names and values of the read-only fields of a form of `sheet`, settled as its handout is."""
    # What a number stands for is nothing to a form: its fields have names.
    return ((CODE, str(replace(code, numbers=""))), (LANGUAGE, language), (ORDER, order_of(sheet)))


def order_of(sheet: Worksheet) -> str:
    """What the places on a form of this settled sheet stand for, as a short sum: the same in every language."""
    lines = [line for question in sheet.questions() for line in _outline(question)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_LETTERS]


def _outline(question: Question) -> list[str]:
    kind = question.kind
    fields = fields_of(question, Tongue())
    named = [f"{field.name} {[value for value, _words in field.choices]}" for field in fields]
    placed = [option.value for option in kind.options_here()]
    if isinstance(kind, TableKind):
        placed += [row.id for row in kind.fixed_rows] + [column.id for column in kind.columns]
    if isinstance(kind, IssuePosition):
        placed += [field.id for field in kind.fields]
    return [*named, f"{question.id} {placed}"] if fields else []
