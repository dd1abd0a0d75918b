"""Warnings about the wording of texts that parties read. They never keep a file from being used.

The net is made for English. It finds what the duties of mediators and plain speech rule out: advice,
predictions, blame, questions that may not be asked, two questions with one place to answer, hard reading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from app.domain.language import _
from app.storage.faults import Fault
from app.storage.sheet_outline import Outline, texts
from app.storage.yaml_reading import Path, Reading

LONGEST_SENTENCE = 22
HARDEST_QUESTION = 9
HARDEST_ON_AVERAGE = 7
"""U.S. school grades, after Flesch and Kincaid."""

_FOR_THE_MEDIATOR = ("mediator_notes", "formal_title", "local_refs", "safety_note")
_ONE_ANSWER = ("single_choice", "multi_choice", "scale", "money", "percent", "duration", "date")
_ENOUGH_TO_GRADE = 8
"""Words; the grade of a shorter text says nothing."""
_ENOUGH_FOR_AN_AVERAGE = 5


def wording_warnings(sheet: Outline) -> Iterator[Fault]:
    """What could be said better in a worksheet."""
    yield from text_warnings(sheet.reading)
    grades: list[float] = []
    for question in sheet.questions:
        said = " ".join(_english(question.raw.get(name)) for name in ("prompt", "hint"))
        if len(_words(said)) >= _ENOUGH_TO_GRADE:
            grades.append(reading_grade(said))
            if grades[-1] > HARDEST_QUESTION:
                what = _("This question reads like grade {grade}.").format(grade=round(grades[-1]))
                yield sheet.fault(question.path, what, _("Use shorter sentences and shorter words."), warning=True)
        prompt = _english(question.raw.get("prompt"))
        if question.kind in _ONE_ANSWER and _asks_twice(prompt):
            what = _("This seems to ask two things, with one place to answer.")
            mend = _("Ask one of them, or make two questions.")
            yield sheet.fault((*question.path, "prompt"), what, mend, warning=True)
    if len(grades) >= _ENOUGH_FOR_AN_AVERAGE and sum(grades) / len(grades) > HARDEST_ON_AVERAGE:
        what = _("On average the questions read like grade {grade}.").format(grade=round(sum(grades) / len(grades)))
        yield sheet.fault((), what, _("Aim at grade 7 or lower: short sentences, common words."), warning=True)


def text_warnings(reading: Reading, skipped: Collection[str] = _FOR_THE_MEDIATOR) -> Iterator[Fault]:
    """What could be said better in any file; texts below a key in `skipped` are not for parties."""
    for path, language, words in texts(reading.data):
        if language == "en" and not any(part in skipped for part in path):
            yield from _said_badly(reading, path, words)


def _said_badly(reading: Reading, path: Path, words: str) -> Iterator[Fault]:
    for pattern, what, mend in _net():
        found = re.search(pattern, words, re.IGNORECASE)
        if found:
            yield Fault(reading.line(path), what.format(words=found.group(0)), mend, warning=True)
    for sentence in re.split(r"(?<=[.?!])\s+", words):
        count = len(sentence.split())
        if count > LONGEST_SENTENCE:
            what = _("A sentence here has {count} words.").format(count=count)
            mend = _("Keep sentences to {count} words or fewer.").format(count=LONGEST_SENTENCE)
            yield Fault(reading.line(path), what, mend, warning=True)


def reading_grade(words: str) -> float:
    """The U.S. school grade of a text after Flesch and Kincaid, with syllables counted by groups of vowels."""
    found = _words(words)
    sentences = [part for part in re.split(r"[.?!]+(?:\s|$)", words) if part.strip()]
    if not found:
        return 0.0
    per_sentence = len(found) / max(1, len(sentences))
    per_word = sum(_syllables(word) for word in found) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z']+", re.sub(r"\{[^}]*\}", "they", text))


def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)


def _english(text: Any) -> str:
    words = text.get("en") if isinstance(text, Mapping) else None
    return words if isinstance(words, str) else ""


def _asks_twice(prompt: str) -> bool:
    asking = [part for part in re.findall(r"[^.?!]*\?", prompt) if len(part.split()) > 1]
    joined = re.search(
        r"\b(and|or) (what|why|how|who|when|where|which|do|does|did|are|is|would|could)\b", prompt, re.IGNORECASE
    )
    return len(asking) > 1 or ("?" in prompt and joined is not None)


def _net() -> tuple[tuple[str, str, str], ...]:
    """Patterns for what is not said to a party; what is amiss with it; what to do instead."""
    advice = _("“{words}” sounds like advice.")
    ask = _("Ask what the party thinks, or say what could happen.")
    prediction = _("“{words}” sounds like a prediction.")
    own = _("Say “what could happen”, and let the party give the estimate.")
    blame = _("“{words}” sounds like blame.")
    neutral = _("Say what happened, without a verdict.")
    never = _("This asks for “{words}”, which a worksheet may not ask.")
    leave = _("Take the question out. The mediator asks in person where it is needed.")
    return (
        (r"\b(should|ought to|had better)\b", advice, ask),
        (r"\bwe (recommend|suggest|advise)\b|\brecommended\b|\byour best (bet|option|choice)\b", advice, ask),
        (r"\b(be|being) reasonable\b|\bsettle now\b|\bfinal chance\b", advice, ask),
        (r"\b(the|a|this|any) (court|judge|jury) (will|would|is going to)\b", prediction, own),
        (r"\bwill (the|a|this|any) (court|judge|jury)\b", prediction, own),
        (r"\byou (will|would|are (likely|sure) to) (win|lose|get)\b|\bsure to (win|lose)\b", prediction, own),
        (r"\b(blame|your fault|whose fault|at fault|guilty|liar|lied|lying|mistakes?|wrong)\b", blame, neutral),
        (r"\b(confess|admit|victim|abuser|why did you)\b", blame, neutral),
        (r"\b(opponent|enemy|adversary|loser|winner|winning|wins?)\b", blame, _("Say “the other side” or {other}.")),
        (r"\b(un)?realistic\b|\bweak case\b|\bunreasonable\b", blame, neutral),
        (r"\bfair amount\b", advice, ask),
        (r"\bplease\b", _("“{words}” puts pressure on a person."), _("Leave it out.")),
        (r"\band/or\b", _("“{words}” is hard to read."), _("Write “or”, or make two choices.")),
        (
            r"\b(1|one) in (\d+|two|three|four|five|ten|a hundred)\b",
            _("“{words}” is hard to picture."),
            _("Say “out of 10”."),
        ),
        (r"\b(BATNA|WATNA|ZOPA)\b", _("“{words}” is a mediator's word."), _("Say “if there is no deal”.")),
        (
            r"\bsocial security\b|\bpasswords?\b|\b(account|card) number\b|\bbirth ?date\b|\bdate of birth\b",
            never,
            leave,
        ),
        (r"\bimmigration\b|\bdiagnos\w+|\bdrugs?\b|\babus\w+|\bviolen\w+", never, leave),
        (r"\byour lawyer (said|told|thinks)\b|\btheir (bottom line|limit)\b", never, leave),
    )
