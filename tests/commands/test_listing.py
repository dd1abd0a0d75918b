"""`recess cases` and `recess case`: what there is, and answers only for the mediator and only when that is said."""

from __future__ import annotations

import json

import pytest

from app.commands.main import run
from app.domain.answers import State
from app.domain.sharing import Lock
from tests.commands.running import CODE, Demo, everything_of, opened_case, recess
from tests.export.reading_back import letters, without_space


def _run(demo: Demo, *words: str) -> int:
    return run([*words, *map(str, demo.door())])


def test_cases_are_listed_with_code_and_alias_and_no_answer(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(demo, "cases") == 0
    out, err = capsys.readouterr()
    (line,) = out.splitlines()
    assert line.startswith("BAKE-42  The bakery kitchen  ")
    assert line.endswith("  practice")
    assert err == ""


@pytest.mark.parametrize(("search", "count"), [("bake", 1), ("kitchen", 1), ("payroll", 0), ("Marisol", 0)])
def test_search_looks_at_alias_and_code_and_never_at_answers_or_names(
    demo: Demo, capsys: pytest.CaptureFixture[str], search: str, count: int
) -> None:
    assert _run(demo, "cases", "--search", search) == 0
    assert len(capsys.readouterr().out.splitlines()) == count


def test_cases_are_printed_for_programs_too(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(demo, "cases", "--json") == 0
    (case,) = json.loads(capsys.readouterr().out)
    assert (case["code"], case["alias"], case["practice"], case["template"]) == (
        CODE,
        "The bakery kitchen",
        True,
        "contract_payment",
    )


def test_a_case_is_shown_without_a_word_that_a_party_wrote(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(demo, "case", CODE) == 0
    out = capsys.readouterr().out
    assert "A  Marisol Vega" in out
    assert "The lien and the online review" in out
    assert "Break 1" in out
    assert _run(demo, "case", CODE, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert "answers" not in shown
    with opened_case(demo.vault) as desk:
        for letter in ("A", "B"):
            for filling in everything_of(desk, letter).fillings:
                for entry in filling.entries.values():
                    if isinstance(entry.answer.value, str) and len(entry.answer.value) > 20:
                        assert entry.answer.value not in out
                        assert entry.answer.value not in json.dumps(shown, ensure_ascii=False)


def test_the_code_is_found_in_small_letters(demo: Demo) -> None:
    assert _run(demo, "case", CODE.lower()) == 0


@pytest.mark.parametrize("words", [("--answers",), ("--answers", "--json")])
def test_answers_are_refused_without_an_audience(
    demo: Demo, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert _run(demo, "case", CODE, *words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "--audience mediator" in err


def test_answers_for_a_party_or_for_all_are_not_to_be_had(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    for audience in ("party-A", "all"):
        assert _run(demo, "case", CODE, "--answers", "--audience", audience) == 2
        assert "invalid choice" in capsys.readouterr().err


def test_the_mediators_answers_are_those_of_the_party_summaries(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(demo, "case", CODE, "--answers", "--audience", "mediator", "--json") == 0
    answers = json.loads(capsys.readouterr().out)["answers"]
    assert len(answers) > 120
    assert {answer["lock"] for answer in answers} == {Lock.MEDIATOR.value, Lock.SHARE.value}
    assert {answer["state"] for answer in answers} == {State.GIVEN.value}
    assert all(answer["words"] for answer in answers)
    for letter in ("A", "B"):
        found = letters(demo.pdf(f"party-summary-{letter}_mediator.pdf"))
        for lock in ("BMeandthemediator", "SOKtoshare,cleared"):
            found = found.replace(lock, "")
        short = [answer for answer in answers if answer["party"] == letter and " – " not in " ".join(answer["words"])]
        assert len(short) > 40
        for answer in short:
            for line in answer["words"]:
                assert all(without_space(part) in found for part in line.split(": ")), answer


def test_no_private_answer_is_among_them(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(demo, "case", CODE, "--answers", "--audience", "mediator") == 0
    out = capsys.readouterr().out
    with opened_case(demo.vault) as desk:
        for letter in ("A", "B"):
            private = [
                entry.answer.value
                for filling in everything_of(desk, letter).fillings
                for entry in filling.entries.values()
                if entry.lock is Lock.ONLY_ME and isinstance(entry.answer.value, str)
            ]
            assert len(private) > 3
            for words in private:
                assert words not in out


def test_opened_ideas_are_told_without_their_place_in_the_private_list(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    """Gaps in a numbering would tell how many were kept back."""
    assert _run(demo, "case", CODE, "--answers", "--audience", "mediator", "--json") == 0
    answers = json.loads(capsys.readouterr().out)["answers"]
    ideas = [answer for answer in answers if answer["question"] == "ob_ideas"]
    assert len(ideas) == 8
    assert not any("#" in answer["question"] for answer in answers)
    assert not any("no longer on the list" in line for answer in answers for line in answer["words"])


def test_it_prints_in_a_process_of_its_own_with_the_passphrase_from_the_environment(demo: Demo) -> None:
    words = demo.passphrase_file.read_text(encoding="utf-8").strip()
    ran = recess("cases", given={"RECESS_VAULT": str(demo.vault), "RECESS_PASSPHRASE": words})
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("BAKE-42")


def test_the_passphrase_leaves_the_environment_before_anything_else(
    demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setenv("RECESS_PASSPHRASE", "six words that open nothing here")
    assert run(["cases", "--vault", str(demo.vault)]) == 1
    assert "RECESS_PASSPHRASE" not in os.environ
