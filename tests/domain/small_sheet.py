"""A small worksheet that has one of everything a filling has to look after."""

from __future__ import annotations

from dataclasses import replace

from app.domain.conditions import AnswerIs, Op
from app.domain.kinds.base import Option
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Dimension
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from app.domain.worksheet import MediatorNotes, Question, Section, Worksheet

WORDS = plain_text("words")


def options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name, plain_text(name)) for name in names)


def question(name: str, kind: object, **rest: object) -> Question:
    plain = Question(id=name, prompt=WORDS, kind=ShortText(), summary_label=WORDS, quick=True)
    return replace(plain, kind=kind, **rest)  # type: ignore[arg-type]  # a test's shorthand: fields by name


def sheet(*questions: Question) -> Worksheet:
    return Worksheet(
        id="small",
        edition=1,
        title=WORDS,
        formal_title=WORDS,
        purpose=WORDS,
        intro=WORDS,
        close=WORDS,
        minutes=1,
        quick_minutes=1,
        full_minutes=1,
        sections=(Section("s", WORDS, questions),),
        notes=MediatorNotes(WORDS, WORDS, WORDS),
    )


SMALL = sheet(
    question("why", ShortText(), lock=Lock.ONLY_ME),
    question("paths", MultiChoice(options("court", "wait", "drop"), allow_other=True)),
    question("main", SingleChoice(options_from="paths"), skip_if_single="paths"),
    question("court_when", ShortText(), show_if=AnswerIs("paths", Op.INCLUDES, "court")),
    question("why_so", ShortText(), lock=Lock.SHARE, show_if=AnswerIs("why", Op.ANSWERED)),
    question("open_word", ShortText(), lock=Lock.SHARE),
    question("ideas", ListKind(), lock=Lock.ONLY_ME),
    question("scores", RatingPerItem(items_from="ideas", dimensions=(Dimension("me", WORDS),)), lock=Lock.ONLY_ME),
    question(
        "pass_on",
        MultiChoice(options("none"), options_from="ideas", exclusive=("none",)),
        unlocks="ideas",
        ceiling=Lock.MEDIATOR,
    ),
    question("only_full", ShortText(), quick=False),
    question("alarm", SingleChoice(options("now", "no")), floor=Lock.MEDIATOR, ceiling=Lock.MEDIATOR),
)
