"""The sample case as plain values: who, what is stuck, and everything both parties wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.commands.desk.surroundings import SettledFor, settled_sheet
from app.domain.answers import Entry, given
from app.domain.case import Case, Issue, IssueType, Party
from app.domain.impasse import Break, Plan, PlannedSheet, Signs
from app.domain.reading import FillingRead
from app.domain.sharing import Lock, starting_lock
from app.domain.visibility import any_question, kind_of
from app.domain.worksheet import Form, Worksheet
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


def sample_case() -> Case:
    """The bakery kitchen, as a practice case."""
    raw = json.loads((SAMPLE / "case.json").read_text("utf-8"))
    return Case(
        id="case1",
        code=raw["code"],
        alias=raw["alias"],
        template=raw["template"],
        created=raw["day"],
        practice=True,
        blind_comparison=True,
        parties=tuple(
            Party(each["letter"].lower(), each["letter"], each["name"], each["role"]) for each in raw["parties"]
        ),
        issues=tuple(
            Issue(each["id"], each["title"], IssueType(each["type"]), each["template_issue"]) for each in raw["issues"]
        ),
    )


def sample_signs() -> Signs:
    raw = json.loads((SAMPLE / "case.json").read_text("utf-8"))["diagnosis"]
    rated = {sign: {party.lower(): rating for party, rating in by.items()} for sign, by in raw["ratings"].items()}
    return Signs(ratings=rated, answers=raw["answers"])


def settled(sheet: str, case: Case, party: str, issue: str) -> Worksheet:
    template = built_in_templates()[case.template]
    wanted = SettledFor(case.party(party), issue)
    return settled_sheet(built_in_worksheets()[sheet], case, template, frame(), wanted)


def sample_fillings(case: Case) -> list[FillingRead]:
    """Everything both parties of the sample wrote, with its locks; what is "only me" is in here, too."""
    found: list[FillingRead] = []
    for party in ("a", "b"):
        raw = json.loads((SAMPLE / f"party-{party.upper()}.json").read_text("utf-8"))
        for number, sheet in enumerate(raw["sheets"]):
            worksheet = settled(sheet["worksheet"], case, party, sheet["issue"])
            found.append(
                FillingRead(
                    id=f"{party}{number}",
                    party=party,
                    worksheet=worksheet,
                    form=Form.FULL if sheet["more"] else Form(sheet["form"]),
                    issue=case.issue(sheet["issue"]) if sheet["issue"] else None,
                    entries={answer["question"]: _entry(worksheet, answer) for answer in sheet["answers"]},
                    break_id="break1",
                    finished=True,
                    minutes_used=sheet["minutes"],
                )
            )
    return found


def _entry(worksheet: Worksheet, answer: Mapping[str, Any]) -> Entry:
    question = any_question(worksheet, answer["question"])
    clear = bool(answer.get("clear"))
    lock = Lock(answer["lock"]) if "lock" in answer else starting_lock(question.lock, question.ceiling)
    value = kind_of(worksheet, answer["question"]).from_plain(answer["plain"])
    return Entry(given(value), Lock.SHARE if clear else lock, cleared=clear, revision=1)


def planned_break(case: Case) -> Break:
    """A break of the sample: a break plan and the yardsticks for both."""
    sheets = (
        PlannedSheet("break_plan", Form.SHORT),
        PlannedSheet("objective_criteria", Form.SHORT, issue="i_floor"),
    )
    return Break(
        id="break1",
        number=1,
        called="2026-11-03T20:20",
        issue="i_floor",
        plan=Plan(sheets={party.id: sheets for party in case.parties}),
    )
