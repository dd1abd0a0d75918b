"""How a question of each kind is asked and answered with the keyboard in the tests. One entry for every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from app.domain.kinds import (
    Computed,
    DateKind,
    DurationKind,
    IssuePosition,
    ListKind,
    LongText,
    MoneyAmount,
    MoneyRange,
    MultiChoice,
    Percent,
    PercentRange,
    Ranking,
    RatingPerItem,
    Scale,
    ShortText,
    SingleChoice,
    TableKind,
)
from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS, Kind, Option
from app.domain.kinds.parts import Column, ComputedRow, Dimension, FixedRow
from app.domain.wording import plain_text
from tests.keys import Keys
from tests.ui.party.person import Person

TAB, SPACE, RETURN, DOWN, UP, END = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_End,
)
MOVE_UP = (Qt.KeyboardModifier.AltModifier, UP)


@dataclass(frozen=True)
class To:
    """Tab to the field that is heard as something that begins so."""

    heard: str


Step = Keys | To


def do(party: Person, *steps: Step) -> None:
    """One step after the other, with the keyboard alone."""
    for step in steps:
        if isinstance(step, To):
            party.tab_to_heard(step.heard)
        else:
            party.press(step)


@dataclass(frozen=True)
class Hand:
    """A question of one kind, the steps of an answer from its first field on, and what is said of the answer then.

    `on_paper` are words of the blank handout beside the prompt. `much` puts in as much as there is room for, that
    many letters of a text typed and the rest copied, and gives the words that must be found again on the screen and
    on paper, as often as they are there; none where it is no answer.
    """

    kind: Kind[Any]
    steps: tuple[Step, ...]
    said: tuple[str, ...]
    on_paper: tuple[str, ...]
    large: Kind[Any]
    much: Callable[[Person, int], tuple[str, ...]]
    printed: tuple[str, ...] = ()
    """Words of the filled documents where they are others than `said`."""

    @property
    def roomy(self) -> bool:
        """Whether an answer of this kind can be as long as there is room for."""
        return self.much not in (_nothing, _press_numbers, _type_number, _type_two_numbers, _type_day_and_year)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label.split()[0].lower(), plain_text(label)) for label in labels)


MANY = tuple(Option(f"item{place}", plain_text(f"Thing{place:02}")) for place in range(MOST_ROWS))
THINGS = options("Extra work", "Final payment", "Floor repair")
_NAMES = tuple(f"row{place:02}x" for place in range(MOST_ROWS))


ALL, COPY, PASTE = ((Qt.KeyboardModifier.ControlModifier, key) for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V))


def _type(party: Person, letters: str, typed: int) -> str:
    """5,000 characters in the field the keyboard is in: `typed` of them typed, then copied until there are enough."""
    rounds = LONGEST_TEXT // typed
    once = (letters * (typed // len(letters) + 1))[:typed]
    party.press(once, ALL, COPY, END)
    for _round in range(rounds - 1):
        party.press(PASTE)
    return once * rounds


def _type_long(party: Person, typed: int) -> tuple[str, ...]:
    return tuple(_type(party, "w000 w001 w002 w003 w004 w005 w006 w007 w008 w009 ", typed).split())


def _type_number(party: Person, typed: int) -> tuple[str, ...]:
    _type(party, "7", typed)
    return ()


def _type_two_numbers(party: Person, typed: int) -> tuple[str, ...]:
    _type(party, "7", typed)
    party.press(TAB)
    return _type_number(party, typed)


def _type_day_and_year(party: Person, typed: int) -> tuple[str, ...]:
    party.press(TAB)
    return _type_two_numbers(party, typed)


def _press_numbers(party: Person, typed: int) -> tuple[str, ...]:
    party.press("7" * typed)
    return ()


def _last_choice(party: Person, typed: int) -> tuple[str, ...]:
    do(party, UP, SPACE, To("Something else: "))
    return _type_long(party, typed)


def _every_tick(party: Person, typed: int) -> tuple[str, ...]:
    for _option in MANY[:-1]:
        party.press(SPACE, TAB)
    do(party, To("Something else"), SPACE, To("Something else: "))
    return (*(f"Thing{place:02}" for place in range(MOST_ROWS - 1)), *_type_long(party, typed))


def _every_line(party: Person, _typed: int) -> tuple[str, ...]:
    for name in _NAMES:
        party.press(name, RETURN)
    return _NAMES


def _every_place(party: Person, _typed: int) -> tuple[str, ...]:
    for place in range(MOST_ROWS):
        do(party, To(f"Put next: Thing{place:02}"), SPACE)
    return tuple(f"Thing{place:02}" for place in range(MOST_ROWS))


def _every_row(party: Person, _typed: int) -> tuple[str, ...]:
    for place, name in enumerate(_NAMES):
        party.press(name)
        if place + 1 < MOST_ROWS:
            do(party, To("Add another row"), SPACE)
    return _NAMES


def _every_issue(party: Person, _typed: int) -> tuple[str, ...]:
    for place, name in enumerate(_NAMES):
        do(party, To(f"What I want. Thing{place:02}"), name)
    return _NAMES


def _every_score(party: Person, _typed: int) -> tuple[str, ...]:
    for _item in MANY:
        party.press("8", TAB)
    return tuple(f"Thing{place:02}" for place in range(MOST_ROWS))


def _nothing(_party: Person, _typed: int) -> tuple[str, ...]:
    return ()


_STORY = Column("story", plain_text("What happens"), ShortText())
_MONEY = Column("amount", plain_text("Money"), MoneyAmount(signed=True))
_WANT = Column("want", plain_text("What I want"), ShortText())
_HOW = Column("how", plain_text("How I know"), SingleChoice(options("They said so", "Guessing")))
_ENDINGS = (FixedRow("best", plain_text("Best ending")), FixedRow("worst", plain_text("Worst ending")))
_HARD = Dimension("hard", plain_text("How hard"))
_SCALE = Scale(low_label=plain_text("Calm"), high_label=plain_text("About to burst"))
_CHOICE = SingleChoice(options("Talk first", "Write first"), allow_other=True)

HANDS: Mapping[type[Kind[Any]], Hand] = {
    ShortText: Hand(ShortText(), ("We both want it done.",), ("We both want it done.",), (), ShortText(), _type_long),
    LongText: Hand(
        LongText(advice_words=80),
        ("I was scared.", RETURN, "Cash is tight."),
        ("I was scared.", "Cash is tight."),
        (),
        LongText(),
        _type_long,
    ),
    SingleChoice: Hand(
        _CHOICE, (DOWN, SPACE), ("Write first",), ("Talk first", "Write first", "Other:"), _CHOICE, _last_choice
    ),
    MultiChoice: Hand(
        MultiChoice(THINGS, allow_other=True),
        (SPACE, TAB, TAB, SPACE, To("Something else"), SPACE, To("Something else: "), "The review"),
        ("Extra work", "Floor repair", "The review"),
        ("Extra work", "Final payment", "Floor repair", "Other:"),
        MultiChoice(MANY[:-1], allow_other=True),
        _every_tick,
    ),
    Scale: Hand(_SCALE, ("7",), ("7, on a scale from 0 (Calm) to 10 (About to burst)",), ("Calm", "About to burst"), _SCALE, _press_numbers),
    MoneyAmount: Hand(
        MoneyAmount(signed=True),
        ("12,500", To("It comes to me"), DOWN, SPACE),
        ("$12,500 goes from me",),
        ("$",),
        MoneyAmount(),
        _type_number,
    ),
    MoneyRange: Hand(
        MoneyRange(), ("6500", TAB, "11,000"), ("$6,500 to $11,000",), ("Low", "High"), MoneyRange(), _type_two_numbers
    ),
    Percent: Hand(Percent(), ("70",), ("70% (70 out of 100)",), ("out of 100",), Percent(), _type_number),
    PercentRange: Hand(
        PercentRange(), ("55", TAB, "85"), ("55% (55 out of 100) to 85% (85 out of 100)",), ("out of 100",), PercentRange(), _type_two_numbers
    ),
    DurationKind: Hand(
        DurationKind("months", ranged=True),
        ("9", TAB, "18"),
        ("9 months to 18 months",),
        ("months",),
        DurationKind("months", ranged=True),
        _type_two_numbers,
    ),
    DateKind: Hand(
        DateKind(), ("Oct", TAB, "24", TAB, "2025"), ("October 24, 2025",), ("Month", "Day", "Year"), DateKind(),
        _type_day_and_year,
    ),
    ListKind: Hand(
        ListKind(),
        ("Second", RETURN, "Third", RETURN, "First", MOVE_UP, MOVE_UP),
        ("First", "Second", "Third"),
        (),
        ListKind(),
        _every_line,
    ),
    Ranking: Hand(
        Ranking(THINGS),
        (To("Put next: Floor repair"), SPACE, To("Put next: Extra work"), SPACE, MOVE_UP),
        ("1. Extra work", "2. Floor repair"),
        ("Extra work", "Final payment", "Floor repair"),
        Ranking(MANY),
        _every_place,
    ),
    TableKind: Hand(
        TableKind((_STORY, _MONEY), fixed_rows=_ENDINGS),
        (
            "Full bill", To("Money. Best ending"), "43,600", To("It comes to me"), SPACE,
            To("I don't know: Money. Worst ending"), SPACE,
        ),
        ("Best ending – What happens: Full bill; Money: $43,600 comes to me", "Worst ending – Money: I don't know"),
        ("Best ending", "Worst ending", "What happens", "Money"),
        TableKind((_STORY, Column("low", plain_text("Low"), MoneyAmount()))),
        _every_row,
    ),
    IssuePosition: Hand(
        IssuePosition((_WANT, _HOW), THINGS),
        ("A fair price", To("They said so"), DOWN, SPACE, To("What I want. Floor repair"), "One fix"),
        ("Extra work", "What I want: A fair price", "How I know: Guessing", "Floor repair", "What I want: One fix"),
        ("Extra work", "Floor repair", "What I want", "They said so"),
        IssuePosition((_WANT,), MANY),
        _every_issue,
    ),
    RatingPerItem: Hand(
        RatingPerItem(THINGS, dimensions=(_HARD,)),
        ("8", TAB, END, TAB, "1", "0"),
        ("Extra work – How hard: 8 out of 10", "Final payment – How hard: I don't know", "Floor repair – How hard: 10 out of 10"),
        ("Extra work", "Floor repair", "How hard"),
        RatingPerItem(MANY, dimensions=(_HARD,)),
        _every_score,
        printed=("Extra work", "8", "Final payment", "I don't know", "Floor repair", "10"),
    ),
    Computed: Hand(
        Computed((ComputedRow("ideas_by_lower_score", plain_text("Best ideas")),)), (), (), (),
        Computed((ComputedRow("ideas_by_lower_score", plain_text("Best ideas")),)), _nothing,
    ),
}  # fmt: skip
