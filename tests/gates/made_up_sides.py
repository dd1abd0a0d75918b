"""Random sides of party A: the same words cleared to share, everything else different.

What is drawn: in which breaks and order which sheets are handed over, what is done on each page and how long it takes,
which locks are chosen, what is ticked and unticked, when a process ends without a word, what is erased again. Answers
are short and long, numbers and words, in several scripts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.domain.answers import State
from app.domain.kinds import LongText, ShortText
from app.domain.kinds.computed import Computed
from app.domain.sharing import Lock
from app.domain.worksheet import Form, Question
from tests.domain.kinds.strategies import given_values
from tests.gates.hands import Act, Moves, Sheet, Tick
from tests.gates.two_sides import NOISE, PAY, Planned, Side, Sitting, TwoSides

T = TypeVar("T")

IDEAS: Sheet = ("options_brainstorm", "")
SHEETS: tuple[Sheet, ...] = (
    ("break_plan", ""),
    ("listening_back", ""),
    ("perspective_swap", ""),
    ("objective_criteria", PAY),
    ("objective_criteria", NOISE),
    IDEAS,
    ("set_aside", ""),
    ("batna_check", ""),
)
CLEARABLE: Mapping[Sheet, tuple[str, ...]] = {
    ("listening_back", ""): ("lb_check", "lb_want_heard"),
    ("perspective_swap", ""): ("ps_heard", "ps_statement", "ps_questions"),
    ("objective_criteria", PAY): ("oc_my_answer", "oc_missing"),
    ("objective_criteria", NOISE): ("oc_based_on",),
}
"""Questions of the short form that no other answer hides. Ideas are cleared one by one (`Cleared.ideas`)."""
_OFTEN = (*SHEETS, *[("perspective_swap", "")] * 3)
"""B is shown one answer of this sheet once it is cleared: there is most to go wrong."""
_ABOUT_IDEAS = ("ob_ideas", "ob_share", "ob_credit")
_TEXTS = (
    "No.",
    "412,500",
    "412 500,00 €",
    "Четыреста тысяч, не меньше.",
    "四十万以下は受けません",
    "لا أقل من ٤١٢٬٥٠٠",
    "ñandú café naïve",
    "🙂 only if he says sorry first",
    "I would go down to 380,000 if it ends today. " * 60,
)
"""What hypothesis is slow to come upon: other scripts, numbers as people write them, much more than a page holds."""
_VALUES = 20
"""How many different answers are drawn for each question."""


@dataclass(frozen=True)
class Cleared:
    """What A clears to share, the same on both of two sides. Each in one filling, wherever that is."""

    answers: Mapping[Sheet, Mapping[str, Any]] = field(default_factory=dict)
    ideas: tuple[str, ...] = ()
    credit: str = "no_name"

    def sheets(self) -> tuple[Sheet, ...]:
        return (*self.answers, *((IDEAS,) if self.ideas else ()))

    def written(self) -> tuple[tuple[str, str, str, str], ...]:
        """As `TwoSides.put_in` tells it."""
        found = [
            (*sheet, question, str(plain))
            for sheet, answers in self.answers.items()
            for question, plain in answers.items()
        ]
        found += [(*IDEAS, f"ob_ideas#c{place}", f"{text} ({self.credit})") for place, text in enumerate(self.ideas)]
        return tuple(sorted(found))


class MadeUp:
    """Draws sides for the sheets as A gets them. The same `rng`, the same sides."""

    def __init__(self, table: TwoSides, rng: Random) -> None:
        self._rng = rng
        self._values: dict[Sheet, dict[str, list[Any]]] = {}
        for sheet in SHEETS:
            questions = {question.id: question for question in table.settled(sheet).questions()}
            asked = {name: question for name, question in questions.items() if _is_plain(question)}
            self._values[sheet] = _some_values(asked)

    def group(self, count: int) -> tuple[Cleared, list[Side]]:
        """Sides with the same words cleared: each two of them are a pair."""
        cleared = self._cleared()
        return cleared, [self._side(cleared) for _side in range(count)]

    def _cleared(self) -> Cleared:
        rng = self._rng
        answers = {
            sheet: {name: rng.choice(self._values[sheet][name]) for name in self._several(CLEARABLE[sheet], (1, 1, 2))}
            for sheet in self._several(sorted(CLEARABLE), (0, 0, 1, 1, 2, 3))
        }
        ideas = tuple({self._words(): "" for _idea in range(rng.choice((0, 0, 1, 2)))})
        return Cleared(answers, ideas, rng.choice(("no_name", "mine")))

    def _side(self, cleared: Cleared) -> Side:
        """Everything A may do beside clearing these words."""
        rng = self._rng
        count = rng.choice((1, 1, 1, 2, 2, 3) if cleared.sheets() else (0, 1, 1, 1, 2, 2, 3))
        breaks = [rng.choice((1, 2)) for _sitting in range(count)]
        homes = {sheet: rng.randrange(count) for sheet in cleared.sheets()}
        sittings = tuple(self._sitting(cleared, homes, breaks, place) for place in range(count))
        return Side(sittings, told=rng.random() < 0.5)

    def _sitting(self, cleared: Cleared, homes: Mapping[Sheet, int], breaks: list[int], place: int) -> Sitting:
        rng = self._rng
        here = [sheet for sheet, home in homes.items() if home == place]
        same = {sheet for sheet, home in homes.items() if breaks[home] == breaks[place]}
        others = self._several(_OFTEN, (0, 1, 1, 2))
        order = sorted({*here, *others, *((SHEETS[0],) if not here and not others else ())})
        rng.shuffle(order)
        acts = {sheet: self._acts(cleared, sheet, is_home=sheet in here, is_kept=sheet in same) for sheet in order}
        copies = [f"ob_ideas#c{number}" for number in range(len(cleared.ideas))] if IDEAS in here else []
        leaves = 0 if here else rng.choice((0, 0, 0, 3))
        moves = Moves(
            acts=acts,
            ticked=frozenset(copies),
            pace=rng.randrange(200),
            code=rng.choice((*[""] * 12, "otter-77")),
            helper=rng.choice(("", "", "Ines")),
            more=rng.choice((False, False, True)),
            finishes=rng.random() < 0.5,
            asks=rng.random() < 0.5,
            leaves_after=leaves,
            comes_back=bool(leaves) and rng.random() < 0.5,
        )
        planned = tuple(Planned(sheet, rng.choice(tuple(Form))) for sheet in order)
        erasable = tuple(sheet for sheet in order if sheet not in same)
        return Sitting(breaks[place], planned, moves, rng.choice(((), (), (), erasable)), rng.randrange(2))

    def _acts(self, cleared: Cleared, sheet: Sheet, *, is_home: bool, is_kept: bool) -> dict[str, Act]:
        """Acts on a few questions, more often on those that others could be shown; in a filling whose words are
        cleared none on those."""
        taken = _taken(cleared, sheet) if is_kept else ()
        free = [name for name in self._values[sheet] if name not in taken]
        tempting = [name for names in CLEARABLE.values() for name in names if name in free]
        acts = {
            name: self._act(self._values[sheet][name])
            for name in self._several([*free, *tempting * 3], (0, 1, 2, 3, 4))
        }
        if is_home:
            acts |= _clearing(cleared, sheet, [self._words() for _idea in range(self._rng.randrange(3))])
        return acts

    def _act(self, values: list[Any]) -> Act:
        rng = self._rng
        lock = rng.choice((Lock.SHARE, None, Lock.ONLY_ME, Lock.SHARE, Lock.MEDIATOR))
        if rng.random() < 0.25:
            return Act(state=rng.choice((State.DONT_KNOW, State.RATHER_NOT, State.LEFT_BLANK)), lock=lock)
        tick = rng.choice((Tick.NO, Tick.NO, Tick.AND_BACK))
        return Act(plain=rng.choice(values), lock=lock, tick=tick, undone=rng.random() < 0.125)

    def _words(self) -> str:
        letters = "".join(self._rng.choice("abcdefgh ñé") for _letter in range(self._rng.randrange(1, 30)))
        return letters.strip() or "an idea"

    def _several(self, choices: Sequence[T], counts: Sequence[int]) -> list[T]:
        """Different ones of `choices`, as many as one of `counts` says (what stands there twice is chosen twice as
        often)."""
        found: list[T] = []
        for _one in range(self._rng.choice(counts)):
            left = [choice for choice in choices if choice not in found]
            if left:
                found.append(self._rng.choice(left))
        return found


def _some_values(questions: Mapping[str, Question]) -> dict[str, list[Any]]:
    """Answers a person could give to each question, in plain form; the same ones every time."""
    found: dict[str, list[Any]] = {name: [] for name in questions}

    @settings(
        max_examples=_VALUES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.fixed_dictionaries({name: _plain(question) for name, question in questions.items()}))
    def draw(values: dict[str, Any]) -> None:
        for name, plain in values.items():
            found[name].append(plain)

    draw()
    for name, question in questions.items():
        if isinstance(question.kind, ShortText | LongText):
            found[name] += _TEXTS
    return found


def _is_plain(question: Question) -> bool:
    """Whether its options do not wait for another answer."""
    return not isinstance(question.kind, Computed) and not question.kind.needs() and not question.preset


def _plain(question: Question) -> st.SearchStrategy[Any]:
    return given_values(question.kind).map(question.kind.to_plain)


def _taken(cleared: Cleared, sheet: Sheet) -> tuple[str, ...]:
    """Questions of a filling that must stay as they were cleared."""
    if sheet == IDEAS:
        return _ABOUT_IDEAS
    return tuple(cleared.answers.get(sheet, {}))


def _clearing(cleared: Cleared, sheet: Sheet, extra: list[str]) -> dict[str, Act]:
    """What A does to clear its words in this filling. More ideas than those, not cleared, may stand beside them."""
    acts = {
        question: Act(plain=plain, lock=Lock.SHARE, tick=Tick.YES)
        for question, plain in cleared.answers.get(sheet, {}).items()
    }
    if sheet == IDEAS:
        listed = [{"id": f"c{place}", "text": text} for place, text in enumerate(cleared.ideas)]
        beside = [{"id": f"x{place}", "text": text} for place, text in enumerate(extra)]
        acts["ob_ideas"] = Act(plain=[*beside, *listed])
        acts["ob_share"] = Act(plain=[idea["id"] for idea in (*listed, *beside[:1])])
        acts["ob_credit"] = Act(plain=cleared.credit)
    return acts
