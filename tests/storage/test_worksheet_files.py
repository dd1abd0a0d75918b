"""What ships with the program is there, quickly; what a file says is what a sheet holds."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from app.domain import plain
from app.domain.conditions import AllOf, AnswerIs, AnyOf, CaseIs, IssueIs, Op
from app.domain.kinds import KINDS
from app.domain.kinds.duration import DurationKind
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import ColumnSum, ComputedRow, FixedRow
from app.domain.kinds.scale import Scale
from app.domain.kinds.table import TableKind
from app.domain.sharing import Lock
from app.domain.template import Template
from app.domain.worksheet import Alert, AlertTo, Nudge, Phase, Shows, Worksheet
from app.storage import worksheet_files
from app.storage.worksheet_files import (
    COMPILED,
    RESOURCES,
    built_in_templates,
    built_in_worksheets,
    compiled_form,
    diagnosis,
    frame,
    read_template,
    read_worksheet,
)
from tests.storage.sheet_texts import EVERY_KIND


def test_nine_sheets_ship_with_the_program_in_the_usual_order() -> None:
    assert tuple(built_in_worksheets()) == (
        "break_plan",
        "listening_back",
        "perspective_swap",
        "objective_criteria",
        "batna_check",
        "options_brainstorm",
        "mirror_check",
        "set_aside",
        "who_could_help",
    )
    assert [sheet.id for sheet in built_in_worksheets().values() if sheet.core] == [
        "perspective_swap",
        "objective_criteria",
        "batna_check",
    ]


def test_five_templates_and_a_blank_one_ship_with_the_program() -> None:
    assert tuple(built_in_templates()) == (
        "contract_payment",
        "landlord_tenant",
        "neighbor",
        "separation",
        "workplace",
        "blank",
    )


@pytest.mark.parametrize("path", sorted((RESOURCES / "worksheets").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_built_in_sheet_is_what_its_file_says(path: Path) -> None:
    assert read_worksheet(path.read_bytes()) == built_in_worksheets()[path.stem]


@pytest.mark.parametrize("path", sorted((RESOURCES / "templates").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_built_in_template_is_what_its_file_says(path: Path) -> None:
    assert read_template(path.read_bytes()) == built_in_templates()[path.stem]


def test_the_compiled_form_is_up_to_date() -> None:
    assert COMPILED.read_bytes() == compiled_form(), "run .venv/bin/python packaging/compile_content.py"


def test_a_changed_file_is_read_and_its_old_compiled_form_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("frame.yaml", "compiled.json"):
        (tmp_path / name).write_bytes((RESOURCES / name).read_bytes())
    monkeypatch.setattr(worksheet_files, "RESOURCES", tmp_path)
    as_shipped = frame()
    frame.cache_clear()
    try:
        assert frame() == as_shipped
        text = (tmp_path / "frame.yaml").read_text(encoding="utf-8")
        (tmp_path / "frame.yaml").write_text(text.replace("Time to hand", "It is time to hand"), encoding="utf-8")
        frame.cache_clear()
        assert frame().hand_back == {"en": "It is time to hand the laptop back."}
    finally:
        frame.cache_clear()


def test_the_built_in_sheets_come_without_the_yaml_reader_and_within_the_time_promised() -> None:
    code = (
        "import time, sys, app.domain.kinds, app.storage.worksheet_files as files\n"
        "start = time.process_time()\n"
        "assert len(files.built_in_worksheets()) == 9\n"
        "print(time.process_time() - start, 'pydantic' in sys.modules or 'ruamel.yaml' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=RESOURCES.parent
    )
    seconds, readers_loaded = told.stdout.split()
    assert float(seconds) < 0.3
    assert readers_loaded == "False"


def test_every_kind_can_be_written_in_a_file() -> None:
    sheet = read_worksheet(EVERY_KIND)
    assert {question.kind.name for question in sheet.questions()} == set(KINDS)


def test_every_kind_is_used_by_the_built_in_sheets() -> None:
    used = {question.kind.name for sheet in built_in_worksheets().values() for question in sheet.questions()}
    assert used == set(KINDS)


def test_what_the_file_says_is_what_the_sheet_holds() -> None:
    sheet = read_worksheet(EVERY_KIND)
    assert (sheet.id, sheet.edition, sheet.core, sheet.two_sided, sheet.repeat_per) == (
        "every_kind",
        3,
        True,
        True,
        "issue",
    )
    assert (sheet.minutes, sheet.quick_minutes, sheet.full_minutes, sheet.handout_pages) == (10, 6, 20, 4)
    assert sheet.title == {"en": "Every kind", "es": "De todo"}
    assert sheet.needs_cleared == Shows("perspective_swap", "ps_statement")
    assert sheet.notes.avoid_when == {"en": "With people."}
    line = sheet.question("line")
    assert (line.lock, line.ceiling, line.floor, line.starred, line.quick) == (
        Lock.ONLY_ME,
        Lock.SHARE,
        Lock.ONLY_ME,
        True,
        True,
    )
    assert (line.hint, line.example) == ({"en": "One line is enough."}, {"en": "A quiet night."})
    assert sheet.question("lines").show_if == AnswerIs("line", Op.ANSWERED)
    assert sheet.question("amount").show_if == AllOf(
        (
            AnswerIs("way", Op.IN, ("receive", "pay")),
            IssueIs("type", "which", Op.IN, ("money", "mixed")),
            AnyOf((CaseIs("safety_flag", Op.EQUALS, False), AnswerIs("level", Op.LTE, 3))),
        )
    )
    assert sheet.question("pick").alert == Alert(values=("yes",), suggest=AlertTo.PRIVATE_MEETING)
    assert sheet.question("level").alert == Alert(gte=7, suggest=AlertTo.LONGER_BREAK)
    assert sheet.question("level").floor is Lock.MEDIATOR
    assert sheet.question("picks").nudge == Nudge("quiet", "pick")
    assert sheet.question("day").phase is Phase.AFTER_BREAK
    assert sheet.question("span").recalls == "amount"
    assert sheet.question("one_of_them").skip_if_single == "picks"
    assert sheet.question("pass_on").unlocks == "ideas"
    assert sheet.question("amount").leans_on == "way"
    assert sheet.question("seen").shows == Shows("perspective_swap", "ps_statement")
    assert (sheet.question("each_issue").quick_issues, sheet.question("each_issue").quick_minutes) == (1, 1.5)


def test_the_options_of_a_kind_arrive_in_it() -> None:
    sheet = read_worksheet(EVERY_KIND)
    scale = sheet.question("level").kind
    assert isinstance(scale, Scale)
    assert (scale.low, scale.high, scale.step, scale.low_label) == (0, 10, 1, {"en": "Calm"})
    assert sheet.question("amount").kind == MoneyAmount(signed=True)
    assert sheet.question("how_long").kind == DurationKind("weeks", True, 4, 1, 52)
    picks = sheet.question("picks").kind
    assert isinstance(picks, MultiChoice)
    assert (picks.allow_other, picks.exclusive, len(picks.options)) == (True, ("none",), 3)
    endings = sheet.question("endings").kind
    assert isinstance(endings, TableKind)
    assert endings.fixed_rows == (FixedRow("best", {"en": "Best"}), FixedRow("worst", {"en": "Worst"}))
    assert endings.column_sum == ColumnSum("of_ten", 10)
    assert endings.columns[1].show_if == AnswerIs("line", Op.ANSWERED)
    steps = sheet.question("steps").kind
    assert isinstance(steps, TableKind)
    assert (steps.starter_rows, steps.advice_rows, steps.needs()) == (({"step": {"en": "Papers"}},), 9, "picks")
    best = sheet.question("best").kind
    assert getattr(best, "rows", ()) == (ComputedRow("ideas_by_lower_score", {"en": "Best ideas"}),)


def test_a_sheet_survives_being_kept_with_a_case() -> None:
    """Old cases keep the edition they were filled in with: it goes into the case file and comes back."""
    for sheet in (*built_in_worksheets().values(), read_worksheet(EVERY_KIND)):
        assert plain.from_bytes(Worksheet, plain.to_bytes(sheet)) == sheet
    for template in built_in_templates().values():
        assert plain.from_bytes(Template, plain.to_bytes(template)) == template


def test_the_short_way_of_writing_a_sheet_is_enough() -> None:
    sheet = read_worksheet(
        """
        format: 1
        edition: 1
        id: tiny
        title: {en: Tiny}
        minutes: 2
        purpose: {en: Try it.}
        intro: {en: Begin.}
        close: {en: End.}
        mediator_notes: {use_when: {en: a}, avoid_when: {en: b}, debrief: {en: c}}
        sections:
        - id: only
          title: {en: Only}
          questions:
          - {id: one, prompt: {en: What now?}, kind: short_text, quick: true}
        """
    )
    assert (sheet.formal_title, sheet.quick_minutes, sheet.full_minutes) == ({"en": "Tiny"}, 2, 2)
    question = sheet.question("one")
    assert question.summary_label == {"en": "What now?"}
    assert (question.lock, question.ceiling, question.floor) == (Lock.MEDIATOR, Lock.SHARE, Lock.ONLY_ME)


def test_the_frame_has_words_for_every_lock_and_the_strictest_rules_first() -> None:
    assert set(frame().locks) == set(Lock)
    assert frame().profiles[0].id == "strict"
    assert frame().profile("no such profile") is frame().profiles[0]
    assert all(profile.exceptions for profile in frame().profiles)


def test_the_words_that_vary_follow_the_template_and_the_number_of_parties() -> None:
    template, sheets = built_in_templates()["separation"], built_in_worksheets()
    for count in (1, 2):
        for towards in ("", "Chris"):
            terms = frame().terms(template, sheets["perspective_swap"], count, towards)
            assert set(terms) == {"other", "other_possessive", "Other"}
    assert frame().terms(template, sheets["perspective_swap"], 1)["other"] == {"en": "the other parent or partner"}
    assert frame().terms(template, sheets["perspective_swap"], 2, "Chris")["other_possessive"] == {"en": "Chris'"}
    assert frame().terms(template, sheets["perspective_swap"], 2, "Ana")["other_possessive"] == {"en": "Ana's"}
    assert frame().terms(template, sheets["set_aside"], 2, "Ana")["other"] == {"en": "the other parties"}


def test_yardsticks_tied_to_the_issue_come_first_and_none_is_left_out() -> None:
    template = built_in_templates()["contract_payment"]
    bank = template.bank("t1_quality")
    tied = {yardstick.id for yardstick in template.yardsticks if "t1_quality" in yardstick.issues}
    assert {option.value for option in bank[: len(tied)]} == tied
    assert {option.value for option in bank} == {yardstick.id for yardstick in template.yardsticks}
    assert all(option.hint for option in bank)
    assert len(built_in_templates()["blank"].bank()) == 25


def test_the_diagnosis_has_its_six_causes_and_forty_two_signs() -> None:
    found = diagnosis()
    assert len(found.causes) == 6
    assert sum(len(cause.signs) for cause in found.causes) == 42
    assert len(found.stop_signs) == 7
    assert len(found.ratings) == 4
    assert {field.name for field in fields(found)} >= {"usual_order", "rules_first"}
