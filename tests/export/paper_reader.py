"""Somebody with a handout and a pen: reads a skip rule and says whether it holds for what they answered so far.

Written from the words alone: nothing here knows of conditions, operations or question ids.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Answered = Mapping[int, frozenset[str]]
"""Question number → what was ticked, or written, in words. A question that was left open is not there."""

_QUOTED = r"(?P<words>“[^”]*”(?: or “[^”]*”)*)"
_ATOMS = {
    re.compile(rf"you answered question (?P<number>\d+) with something other than {_QUOTED}"): "other",
    re.compile(rf"you answered question (?P<number>\d+) and did not tick {_QUOTED} there"): "other",
    re.compile(r"you answered question (?P<number>\d+)"): "answered",
    re.compile(r"you left question (?P<number>\d+) open"): "open",
    re.compile(rf"you ticked {_QUOTED} in question (?P<number>\d+)"): "is",
    re.compile(rf"your answer to question (?P<number>\d+) is {_QUOTED} or more"): "more",
    re.compile(rf"your answer to question (?P<number>\d+) is {_QUOTED} or less"): "less",
    re.compile(rf"your answer to question (?P<number>\d+) is {_QUOTED}"): "is",
}
_WORD = re.compile(r"“([^”]*)”")


def says_to_answer(rule: str, so_far: Answered) -> bool:
    """Whether a question with this rule is to be answered. "" is no rule."""
    if not rule:
        return True
    found = re.fullmatch(r"(?:Answer only if|“[^”]+”: only if) (.*)\.", rule)
    assert found is not None, rule
    holds, rest = _group(found[1], so_far, word="")
    assert rest == "", (rule, rest)
    return holds


def _group(words: str, so_far: Answered, word: str) -> tuple[bool, str]:
    """Rules joined by `word` ("and", "or"; "": whichever comes first), and what stands behind them."""
    held, rest = _one(words, so_far)
    while joined := re.match(r" (and|or) ", rest):
        word = word or joined[1]
        if joined[1] != word:
            break
        more, rest = _one(rest[joined.end() :], so_far)
        held = (held and more) if word == "and" else (held or more)
    return held, rest


def _one(words: str, so_far: Answered) -> tuple[bool, str]:
    if words.startswith("("):
        held, rest = _one(words[1:], so_far)
        assert rest.startswith(")"), (words, rest)
        return held, rest[1:]
    for opening, word in (("both ", "and"), ("either ", "or")):
        if words.startswith(opening):
            return _group(words.removeprefix(opening), so_far, word)
    for atom, means in _ATOMS.items():
        if found := atom.match(words):
            answer = so_far.get(int(found["number"]))
            named = _WORD.findall(found["words"]) if "words" in found.groupdict() else []
            return _true(means, answer, named), words[found.end() :]
    raise AssertionError(words)


def _true(means: str, answer: frozenset[str] | None, named: list[str]) -> bool:
    if means == "open":
        return answer is None
    if answer is None:
        return False
    numbers = [int(one) for one in answer if one.isdecimal()]
    match means:
        case "answered":
            return True
        case "is":
            return bool(answer & set(named))
        case "other":
            return not answer & set(named)
        case "more":
            return bool(numbers) and numbers[0] >= int(named[0])
        case _:
            return bool(numbers) and numbers[0] <= int(named[0])
