"""A worksheet on paper: in which order its questions stand there, by which numbers, and the code that leads a page back.

Paper and screen ask the same questions by the same numbers. Only the place differs: what is "only me" unless its party
says otherwise stands on last pages that are not handed in (decision 17).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from app.domain.conditions import questions_in
from app.domain.language import in_every_language
from app.domain.sharing import Lock
from app.domain.worksheet import Question, Worksheet

LARGEST_FORM, LARGEST_PICTURE = 8 << 20, 24 << 20
"""Bytes of the largest file that is read: a form with its fonts; the photo of a good camera."""
_MARK = "recess"
_CODE = re.compile(r"recess:([^:\s]{1,40}):([A-Z]?):([a-z0-9_]{1,80}):(\d{1,6})(?::(\d{1,4}))?\Z")
_BETWEEN = re.compile(r"[\s.·•:;,/|]+")
_PRINTED = "Case {code}", "Sheet {sheet}, edition {edition}, {language}"
"""What stands at the foot of a page, marked to be put into words where it is drawn: a person types some of it or all."""
_FIELD = re.compile(r"\{(\w+)\}")
_WHOLE, _TORN = r"(?P<case>[^ ]{1,40}) ", r"(?P<case>[^ ]{1,40} [^ ]{1,10}) "
_IN = {
    "code": rf"{_WHOLE}(?P<letter>[a-z]) ",
    "sheet": r"(?P<sheet>[a-z0-9_]{1,80}) ",
    "edition": r"(?P<edition>[0-9]{1,6}) (?:(?P<page>[0-9]{1,4}) )?",
    "language": r"(?:[a-z]{2,3}(?:[-_][a-z0-9]{1,8}){0,3} )?",
}
"""The parts of a code as they are typed, each with a space behind it."""
_LONGEST = 400
"""More than that nobody types, and no scanner gives."""


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """The questions of a settled sheet as they stand on paper: those to hand in, then those to keep.

    `numbers` are those of the sheet, as the screen says them too: by question, from 1.
    """

    handed_in: tuple[Question, ...]
    kept: tuple[Question, ...]
    numbers: Mapping[str, int]


def paper_order(sheet: Worksheet) -> PaperOrder:
    """In which order the questions of `sheet`, settled for a party, stand on its handout."""
    walked = sheet.walked()
    kept: set[str] = set()
    for question in sheet.questions():
        if is_kept(question) or _tells_of(question, kept):
            kept.add(question.id)
    return PaperOrder(
        handed_in=tuple(question for question in walked if question.id not in kept),
        kept=tuple(question for question in walked if question.id in kept),
        numbers=sheet.numbers(),
    )


def as_typed(sheet: Worksheet) -> Worksheet:
    """`sheet`, settled for a party, as what comes back of it is typed or read. What its party keeps never comes: nothing
    waits for it, and where its words would be offered to choose from, those that stand on the paper are taken."""
    kept = {question.id for question in paper_order(sheet).kept}

    def typed(question: Question) -> Question:
        if question.id in kept:
            return question
        kind = question.kind.standing_alone() if question.kind.needs() in kept else question.kind
        waits = not kept.isdisjoint(questions_in(question.show_if))
        return replace(question, kind=kind, show_if=None if waits else question.show_if)

    return replace(
        sheet,
        sections=tuple(replace(part, questions=tuple(map(typed, part.questions))) for part in sheet.sections),
    )


def is_kept(question: Question) -> bool:
    """Whether a question stands on the pages that its party keeps, whatever comes before it."""
    return question.lock is Lock.ONLY_ME


def _tells_of(question: Question, kept: Collection[str]) -> bool:
    """Whether it is asked because of an answer that is kept: then it is "only me" as well (decision 8), where it may be."""
    return question.floor is Lock.ONLY_ME and any(earlier in kept for earlier in questions_in(question.show_if))


@dataclass(frozen=True, slots=True)
class HandoutCode:
    """What stands in the code of a handout's page: the case's code and the party's letter, the sheet with its edition,
    the page from 1 (0: the whole handout)."""

    case: str
    letter: str
    worksheet: str
    edition: int
    page: int = 0

    def __str__(self) -> str:
        whole = f"{_MARK}:{self.case}:{self.letter}:{self.worksheet}:{self.edition}"
        return f"{whole}:{self.page}" if self.page else whole

    def spoken(self) -> str:
        """The same for a person to type: what leads to the sheet, without the page."""
        return " ".join(filter(None, (self.case, self.letter, self.worksheet, str(self.edition))))


def read_code(scanned: str) -> HandoutCode | None:
    """The code that a scanner gave or a person typed; None where it is none of a handout.

    Typed, it may be in small or large letters, with anything between its parts, without its first word, or as the line
    at the foot of a page says it, in whatever language that is. A case is the same in small and large letters.
    """
    found = _CODE.match(scanned.strip())
    if found is not None:
        case, letter, worksheet, edition, page = found.groups()
        return HandoutCode(case, letter, worksheet, int(edition), int(page or 0))
    typed = _typed(scanned, *_PRINTED)
    if typed is None:
        return None
    edition, page = int(typed["edition"]), int(typed["page"] or 0)
    return HandoutCode(typed["case"].upper(), typed["letter"].upper(), typed["sheet"], edition, page)


def is_same_case(typed: str, code: str) -> bool:
    """Whether a person typed the `code` of a case: large or small letters, and whatever stands between its parts, or
    nothing, are the same."""
    return _bare(typed) == _bare(code) != ""


def _bare(code: str) -> str:
    return "".join(filter(str.isalnum, code.casefold()))


def read_whose(typed: str) -> tuple[str, str] | None:
    """The case's code and the party's letter, where a person typed no more than these; both in large letters."""
    found = _typed(typed, _PRINTED[0])
    return (found["case"].upper(), found["letter"].upper()) if found is not None else None


def _typed(words: str, *printed: str) -> re.Match[str] | None:
    """What a person typed of these lines, in whatever language they were printed: their own words may be there or not."""
    spaced = f"{_as_typed(words)} "
    lines = [" ".join(each) for each in product(*map(in_every_language, printed))]
    # Only where nothing else fits, a case's code with a gap in it: its first half could be a word of another language.
    tries = ((line, torn) for torn in (False, True) for line in lines)
    return next(filter(None, (_pattern(*each).match(spaced) for each in tries)), None)


@cache
def _pattern(printed: str, torn: bool) -> re.Pattern[str]:
    made = rf"(?:{_MARK} )?"
    for place, part in enumerate(_FIELD.split(printed)):
        words = "" if place % 2 else _as_typed(part)
        made += _IN[part] if place % 2 else f"(?:{re.escape(words)} )?" if words else ""
    return re.compile(made.replace(_WHOLE, _TORN if torn else _WHOLE) + r"\Z")


def _as_typed(words: str) -> str:
    """In small letters, a space between the parts."""
    return " ".join(part for part in _BETWEEN.split(words[:_LONGEST].lower()) if part)
