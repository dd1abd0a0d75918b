"""The worst that can be asked of a document: twelve parties, sixty rows, five thousand letters, names of two hundred, in
scripts that run from the right and with letters that no font has. For every kind of document there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from app.domain.case import LETTERS, Case, Issue, Party
from app.domain.destroyed import Destroyed, Left, NotReached
from app.domain.impasse import Break, Handed, Signs
from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS, Option
from app.domain.kinds.choosing import other
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Column, Dimension
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.table import Row, TableKind
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from app.export.certificate import certificate
from app.export.contents import own_copy, party_summary
from app.export.handout import blank_handout
from app.export.joint import joint_summary
from app.export.overview import case_overview
from app.export.parts import Contents
from app.export.recovery import recovery_sheet
from app.storage.worksheet_files import diagnosis
from tests.export.small_reads import (
    a_sheet,
    asked,
    entry,
    filling,
    for_all,
    for_ana,
    for_mediator,
    settled,
    shared,
    the_frame,
)

PROSE = "I asked for the key in May and nobody came to the door. "
HEBREW = "שלום, אני גרה כאן (קומה 3) כבר 12 שנים ועוד 3.5 חודשים. "
ARABIC = "السلام عليكم، أسكن هنا منذ 12 سنة (الطابق 3) ولا أريد أن أنتقل. "
UNKNOWN = "神戸 🎉🧑‍🤝‍🧑 नमस्ते 😀 "
LONG_NAME = ("Maximiliana-Theodora von und zu Hohenlohe-Waldenburg " * 4)[:200]
NAMES = (
    LONG_NAME,
    "W" * 200,
    "דנה כהן־לוי " * 16,
    "محمد عبد الرحمن الأحمر " * 8,
    "神戸 🎉 " * 40,
    "Ωμέγα Πρώτη",
    "Nguyễn Thị Ánh Tuyết",
    "x",
    "“<b>Ana & Bo</b>”, {0} %s \\",
    "A-B-C-D-E-F-" * 16,
    "דנה",
    "Ana O'Neill-Łódź",
)


@dataclass(frozen=True)
class Worst:
    """What is written, in one script."""

    text: str
    """A long answer."""
    word: str
    """One without a space."""
    line: str
    """Something short."""


_SOME = 1500
"""Letters, in scripts where each takes long to be checked; in Latin letters it is the most there can be."""
TEXTS = {
    "prose": Worst((PROSE * 100)[:LONGEST_TEXT], "x" * LONGEST_TEXT, "the key"),
    "right to left": Worst((HEBREW * 100)[:_SOME], "ש" * _SOME, "המפתח"),
    "arabic": Worst((ARABIC * 100)[:_SOME], "بتل" * (_SOME // 3), "المفتاح"),
    "no font has it": Worst((UNKNOWN * 300)[:_SOME], "漢" * _SOME, "🎉"),
    "mixed": Worst(((PROSE + HEBREW + UNKNOWN + ARABIC) * 20)[:_SOME], "WשW漢" * (_SOME // 4), "Ana שלום 12"),
}

COLUMNS = (
    Column("what", plain_text("What it is"), ShortText()),
    Column("long", plain_text("Donaudampfschifffahrtsgesellschaftskapitänsmütze"), LongText()),
    Column("x", plain_text("x"), ShortText()),
    Column("y", plain_text("y" * 60), ShortText()),
)
NARROW = tuple(Column(f"c{place}", plain_text("abcdefghij"[place]), ShortText()) for place in range(10))
OPTIONS = tuple(Option(f"o{place}", plain_text(f"choice {place} " + "and more " * place)) for place in range(MOST_ROWS))
SHEET = a_sheet(
    asked("text", LongText()),
    asked("word", LongText()),
    asked("list", ListKind()),
    asked("table", TableKind(COLUMNS)),
    asked("high", TableKind(COLUMNS)),
    asked("narrow", TableKind(NARROW)),
    asked("ticks", MultiChoice(OPTIONS, allow_other=True)),
    asked("rated", RatingPerItem(OPTIONS, dimensions=(Dimension("me", plain_text("Works for me")),))),
    asked("issues", IssuePosition(COLUMNS[:2], OPTIONS[:12])),
    title="A title of two hundred letters " * 7,
)
ISSUES = tuple(Issue(f"i{place}", f"{PROSE * 4}"[:200], template_issue="") for place in range(12))
PARTIES = tuple(
    Party(f"{letter}_id", letter, name.strip(), "A role of some length " * 3)
    for letter, name in zip(LETTERS, NAMES, strict=True)
)
CASE = Case("case_id", "K7-RT2", LONG_NAME, "blank", "2026-11-03", parties=PARTIES, issues=ISSUES)
EMPTY = replace(CASE, parties=(Party("A_id", "A", ""), Party("B_id", "B", "")), issues=(), alias="")


def values(worst: Worst) -> dict[str, object]:
    """What is given to every question of the sheet."""
    rows = tuple(
        Row(f"r{at}", {"what": f"{at} {worst.line}", "long": worst.text[: 40 + at * 9], "x": "x", "y": worst.line})
        for at in range(MOST_ROWS)
    )
    return {
        "text": worst.text,
        "word": worst.word,
        "list": tuple(ListItem(f"i{at}", f"{worst.line} {worst.text[: at * 7]}") for at in range(MOST_ROWS)),
        "table": rows,
        "high": (Row("h", {"what": worst.word[:600], "long": worst.text, "x": "x" * 30, "y": worst.line}),),
        "narrow": tuple(Row(f"r{at}", {column.id: worst.line for column in NARROW}) for at in range(5)),
        "ticks": (*(option.value for option in OPTIONS[:59]), other(worst.line)),
        "rated": {option.value: {"me": 7} for option in OPTIONS},
        "issues": {option.value: {"what": worst.line, "long": worst.text[:400]} for option in OPTIONS[:12]},
    }


def _filled(worst: Worst, party: Party, *, cleared: bool = False) -> FillingRead:
    locks = (Lock.MEDIATOR, Lock.SHARE)
    entries = {
        name: shared(value) if cleared else entry(value, locks[place % 2])
        for place, (name, value) in enumerate(values(worst).items())
    }
    return filling(SHEET, entries, party, issue=ISSUES[0], helper=LONG_NAME, towards=PARTIES[-1].id)


def _small(party: Party) -> FillingRead:
    return filling(SHEET, {"text": shared(f"{party.name} says {PROSE}")}, party)


def _breaks() -> tuple[Break, ...]:
    handed = tuple(Handed(party.id, "2026-11-03T14:05", "2026-11-03T14:20", 15, ending="finished") for party in PARTIES)
    signs = Signs(cause="unrealistic_expectations")
    return tuple(Break(f"b{at}", at, "2026-11-03T14:00", ISSUES[0].id, signs, handed=handed) for at in range(1, 9))


def _joint(worst: Worst) -> Contents:
    several = (_filled(worst, PARTIES[0], cleared=True), *(_small(party) for party in PARTIES[1:]))
    return joint_summary(for_all(*several, case=CASE), the_frame())


def _certificate() -> Contents:
    left = tuple(NotReached(Left.MOVED_DOCUMENT, LONG_NAME, "2026-11-03") for _each in range(30))
    destroyed = Destroyed("K7-RT2", practice=True, at="2026-11-03T14:00", files=3, backups=2, documents=1)
    return certificate(replace(destroyed, not_reached=left), "November 3, 2026, 14:00", str)


def worst_handout(*, fillable: bool = False) -> Contents:
    """With twelve issues of two hundred letters to give a position on; to print, or as a form."""
    sheet = settled("break_plan", case=CASE, party=PARTIES[0])
    more = a_sheet(*sheet.questions(), *SHEET.questions(), title="A title of two hundred letters " * 7)
    return blank_handout(more, CASE.tongue(), the_frame(), code=CASE.code, letter="L", fillable=fillable)


DOCUMENTS: dict[str, Callable[[Worst], Contents]] = {
    "party summary": lambda worst: party_summary(
        for_mediator(_filled(worst, PARTIES[0]), case=CASE, breaks=_breaks()), PARTIES[0].id, the_frame()
    ),
    "own copy": lambda worst: own_copy(for_its_party(_filled(worst, PARTIES[2])), the_frame()),
    "joint summary": _joint,
    "case overview": lambda worst: case_overview(
        for_mediator(*(_filled(worst, party) for party in PARTIES[:2]), case=CASE, breaks=_breaks()),
        the_frame(),
        diagnosis(),
    ),
}
ONCE: dict[str, Callable[[], Contents]] = {
    "handout": worst_handout,
    "certificate": _certificate,
    "recovery sheet": lambda: recovery_sheet(tuple(f"word{place} " * 6 for place in range(8)), LONG_NAME),
    "empty party summary": lambda: party_summary(for_mediator(case=EMPTY), "A_id", the_frame()),
    "empty joint summary": lambda: joint_summary(for_all(case=EMPTY), the_frame()),
    "empty overview": lambda: case_overview(for_mediator(case=EMPTY), the_frame(), diagnosis()),
    "empty own copy": lambda: own_copy(for_its_party(case=EMPTY), the_frame()),
}


def for_its_party(*fillings: FillingRead, case: Case = CASE) -> CaseRead:
    """What the party of the fillings reads of its own."""
    party = case.party(fillings[0].party) if fillings else case.parties[0]
    read = for_ana(*fillings, case=case)
    return replace(read, audience=replace(read.audience, party=party.id), parties=(party,))


@cache
def expected(name: str) -> list[str]:
    """The words that must be heard of `TEXTS[name]`."""
    worst = TEXTS[name]
    return [worst.text, worst.word, f"59 {worst.line}", worst.line]
