"""The words a party reads: plain, without advice, prediction or blame. What a party typed is never looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.wording import Tongue
from app.presenters.party.words import reckoning_footer
from app.storage.wording_check import reading_grade
from app.storage.worksheet_files import RESOURCES, frame
from app.storage.yaml_reading import read_yaml

LONGEST_SENTENCE = 22
HARDEST = 9
ON_AVERAGE = 7
FOR_THE_MEDIATOR = {"mediator_notes", "formal_title", "local_refs", "safety_note", "title_for_mediator"}

NEVER = {
    "should": r"\bshould\b",
    "wrong": r"\bwrong\b",
    "win": r"\b(win|wins|won|winner|winning)\b",
    "please": r"\bplease\b",
    "blame": r"\bblam\w+",
    "mistake": r"\bmistak\w+",
    "realistic": r"\b(un)?realistic\w*",
    "reasonable": r"\b(un)?reasonable\b",
    "recommended": r"\brecommend\w*",
    "opponent": r"\b(opponent|enemy|adversary)\b",
    "fair amount": r"\bfair amount\b",
    "weak case": r"\bweak case\b",
    "you will lose": r"\byou (will|would) (lose|win)\b",
    "the court will": r"\bthe (court|judge) will\b",
    "and/or": r"\band/or\b",
    "1 in X": r"\b(1|one) in (\d|a )",
    "find out in quotes": r"'find out'",
    "reality words": r"\b(BATNA|WATNA|ZOPA|reservation value|impasse|caucus)\b",
    "never-ask": r"\b(abuse|violence|immigration|diagnosis|password|social security|account number)\b",
    "fault": r"\b(your|whose) fault\b|\bguilty\b|\badmit\b|\bconfess\b|\bliar\b|\bvictim\b",
}

SHEETS = sorted((RESOURCES / "worksheets").glob("*.yaml"))
TEMPLATES = sorted((RESOURCES / "templates").glob("*.yaml"))


def _english(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Place and words of every English text for parties below `value`."""
    if isinstance(value, dict):
        if isinstance(value.get("en"), str):
            yield where, value["en"]
            return
        for key, item in value.items():
            if key not in FOR_THE_MEDIATOR:
                yield from _english(item, f"{where}.{value.get('id', '')}.{key}".strip("."))
    elif isinstance(value, list):
        for item in value:
            yield from _english(item, where)


def _party_texts() -> list[tuple[str, str]]:
    files = [*SHEETS, *TEMPLATES, RESOURCES / "frame.yaml"]
    return [
        (f"{path.name} {where}", words)
        for path in files
        for where, words in _english(read_yaml(path.read_bytes()).data)
    ]


def _sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!:])\s+", words)


@pytest.mark.parametrize("name", NEVER)
def test_what_is_never_said_to_a_party_is_not_said(name: str) -> None:
    # The exceptions text of a rules profile tells what may have to be reported; that is its duty.
    found = [
        (where, words)
        for where, words in _party_texts()
        if re.search(NEVER[name], words, re.IGNORECASE) and not (name == "never-ask" and "exceptions" in where)
    ]
    assert found == []


def test_the_net_itself_catches_every_word_it_is_made_for() -> None:
    bad = (
        "You should win. Please do not blame a mistake or be wrong. Be realistic and reasonable; the recommended way for "
        "your opponent is a fair amount, you will lose a weak case, the court will say 1 in 10 and/or 'find out' your "
        "BATNA, your password, and whose fault it is."
    )
    assert [name for name, pattern in NEVER.items() if not re.search(pattern, bad, re.IGNORECASE)] == []


def test_no_sentence_for_a_party_is_longer_than_22_words() -> None:
    long = [
        (where, sentence)
        for where, words in _party_texts()
        for sentence in _sentences(words)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def _asked(data: Any) -> Iterator[tuple[str, str]]:
    for section in data["sections"]:
        for question in section["questions"]:
            said = [question[key]["en"] for key in ("prompt", "hint", "example") if key in question]
            yield question["id"], re.sub(r"\{[^}]*\}", "they", " ".join(said))


def test_no_question_reads_harder_than_grade_9_and_all_together_read_easier_than_grade_7() -> None:
    grades = {
        name: reading_grade(words) for path in SHEETS for name, words in _asked(read_yaml(path.read_bytes()).data)
    }
    assert len(grades) == 118
    assert {name: grade for name, grade in grades.items() if grade > HARDEST} == {}
    assert sum(grades.values()) / len(grades) <= ON_AVERAGE


def test_the_reading_grade_tells_easy_from_hard() -> None:
    easy = "What do you want? Say it in a few short words. You can change it at any time."
    hard = (
        "Considering the aforementioned contractual obligations, enumerate the considerations determining your "
        "organisational willingness to participate in supplementary negotiations."
    )
    assert reading_grade(easy) < 3
    assert reading_grade(hard) > 15


def test_no_text_promises_full_secrecy() -> None:
    promise = r"\b(completely|fully|totally|always) (private|secret|confidential)\b|\bno one will ever\b"
    assert [where for where, words in _party_texts() if re.search(promise, words, re.IGNORECASE)] == []


def test_the_other_side_is_named_by_the_terms_of_the_case() -> None:
    """In sheets the words for the other side come from the template; "on the other side of this" is no person."""
    found = [
        (where, words)
        for path in SHEETS
        for where, words in _english(read_yaml(path.read_bytes()).data)
        if re.search(r"\bthe other (side|party|parent|neighbor)\b(?! of this)", words, re.IGNORECASE)
    ]
    assert found == []


def test_the_sentence_under_any_reckoning_is_the_same_on_the_screen_and_in_every_document() -> None:
    """A party's process has no frame, so the program has the sentence, too."""
    assert reckoning_footer() == Tongue().say(frame().reckoning_footer)
