"""The words of the mediator's window: those of the glossary, and none that never are said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[3]
ROOMS = ("ui/mediator", "app/presenters/mediator", "app/domain/diagnosing.py")

NEVER = {
    "another word for a case": r"\bmatter(s)?\b",
    "another word for a party": r"\b(user|client|opponent|side)s?\b",
    "another word for the mediator": r"\badmin\w*",
    "another word for an issue": r"\btopics?\b",
    "another word for an impasse": r"\bdeadlock\w*",
    "another word for a break": r"\bsession\b(?! PIN)|(?-i:\brecess\b)",
    "another word for a sheet": r"\b(survey|questionnaire)s?\b",
    "another word for a lock": r"\bpermissions?\b",
    "another word for the curtain": r"\b(kiosk|log ?in|sign in)\b",
    "another word for the vault": r"\bdatabase\b",
    "another word for a handout": r"\bprint-?outs?\b",
    "another word for the reckoning": r"\b(forecast|valuation|prediction)s?\b",
    "advice": r"\b(should|ought to|must|recommend\w*)\b",
    "judging": r"\b(wrong|mistake\w*|blame\w*|fault|win|lose|realistic|reasonable|weak case)\b",
    "begging": r"\bplease\b",
    "no words at all": r"\binvalid\b|\berror\b|\bfailed\b|\band/or\b|\b1 in \d",
}
ALLOWED = {
    # What both have to say before the comparison may run; no advice to anybody.
    "Two parties only. You see one word, overlap or no overlap; that tells a little. Both must say yes.",
    "Capitals and spaces do not matter.",
    # The place of two documents on the screen.
    "Cleared, side by side",
}


def said() -> Iterator[tuple[str, str]]:
    """Place and words of everything these rooms say."""
    files = [
        file for room in ROOMS for file in sorted([TOP / room] if room.endswith(".py") else (TOP / room).rglob("*.py"))
    ]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        # Without the marks of the keys in menus.
                        yield f"{file.relative_to(TOP)}:{node.lineno}", argument.value.replace("&", "")


@pytest.mark.parametrize("name", NEVER)
def test_the_window_speaks_in_the_words_of_the_glossary(name: str) -> None:
    found = []
    for place, words in said():
        rest = words
        for allowed in ALLOWED:
            rest = rest.replace(allowed, "")
        if re.search(NEVER[name], rest, re.IGNORECASE):
            found.append((place, words))
    assert found == []


def test_all_the_words_were_found() -> None:
    assert len(list(said())) > 250
