"""Random sides of party A: the same words cleared to share, everything else different.

What is drawn: in which breaks and order which sheets are handed over, what is done on each page and how long it takes,
which locks are chosen, what is ticked and unticked, when a process ends without a word, what is erased again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from app.domain.answers import State
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
    """Strategies for the sheets as A gets them."""

    def __init__(self, table: TwoSides) -> None:
        self._questions: dict[Sheet, dict[str, Question]] = {
            sheet: {question.id: question for question in table.settled(sheet).questions()} for sheet in SHEETS
        }
        self._acts = {
            sheet: {name: _acts(question) for name, question in questions.items() if _is_plain(question)}
            for sheet, questions in self._questions.items()
        }

    def three(self) -> st.SearchStrategy[tuple[Cleared, tuple[Side, ...]]]:
        """Three sides with the same words cleared: three pairs for the price of three sides."""
        return self.cleared().flatmap(
            lambda cleared: st.tuples(st.just(cleared), st.tuples(*[self.sides(cleared)] * 3))
        )

    def cleared(self) -> st.SearchStrategy[Cleared]:
        sheets = several(sorted(CLEARABLE), (0, 0, 1, 1, 2, 3)).flatmap(
            lambda chosen: st.fixed_dictionaries({sheet: self._words(sheet) for sheet in chosen})
        )
        ideas = st.sampled_from((0, 0, 1, 2)).flatmap(
            lambda count: st.lists(words, min_size=count, max_size=count, unique=True).map(tuple)
        )
        return st.builds(Cleared, sheets, ideas, st.sampled_from(("no_name", "mine")))

    def _words(self, sheet: Sheet) -> st.SearchStrategy[dict[str, Any]]:
        return several(CLEARABLE[sheet], (1, 1, 2)).flatmap(
            lambda names: st.fixed_dictionaries({name: _plain(self._questions[sheet][name]) for name in names})
        )

    @st.composite
    @staticmethod
    def _sides(draw: st.DrawFn, made_up: MadeUp, cleared: Cleared) -> Side:
        count = draw(st.sampled_from((1, 1, 1, 2, 2, 3) if cleared.sheets() else (0, 1, 1, 1, 2, 2, 3)))
        breaks = [draw(st.sampled_from((1, 2))) for _sitting in range(count)]
        homes = {sheet: draw(st.integers(0, count - 1)) for sheet in cleared.sheets()}
        return Side(
            tuple(draw(made_up._sitting(cleared, homes, breaks, place)) for place in range(count)), draw(st.booleans())
        )

    def sides(self, cleared: Cleared) -> st.SearchStrategy[Side]:
        """Everything A may do beside clearing these words."""
        return MadeUp._sides(self, cleared)

    @st.composite
    @staticmethod
    def _sittings(
        draw: st.DrawFn, made_up: MadeUp, cleared: Cleared, homes: Mapping[Sheet, int], breaks: list[int], place: int
    ) -> Sitting:
        here = [sheet for sheet, home in homes.items() if home == place]
        same = {sheet for sheet, home in homes.items() if breaks[home] == breaks[place]}
        others = draw(several(_OFTEN, (0, 1, 1, 2)))
        order = draw(st.permutations(sorted({*here, *others, *((SHEETS[0],) if not here and not others else ())})))
        acts = {}
        for sheet in order:
            taken = made_up._taken(cleared, sheet) if sheet in same else ()
            free = {name: act for name, act in made_up._acts[sheet].items() if name not in taken}
            acts[sheet] = draw(some_of(free))
            if sheet in here:
                acts[sheet] |= _clearing(cleared, sheet, draw(extra_ideas))
        copies = (
            frozenset(f"ob_ideas#c{number}" for number in range(len(cleared.ideas))) if IDEAS in here else frozenset()
        )
        leaves = 0 if here else draw(st.sampled_from((0, 0, 0, 3)))
        moves = Moves(
            acts=acts,
            ticked=copies,
            pace=draw(st.integers(0, 200)),
            code=draw(st.sampled_from((*[""] * 5, "otter-77"))),
            helper=draw(st.sampled_from(("", "", "Ines"))),
            more=draw(st.sampled_from((False, False, True))),
            finishes=draw(st.booleans()),
            asks=draw(st.booleans()),
            leaves_after=leaves,
            comes_back=draw(st.booleans()) if leaves else False,
        )
        planned = tuple(Planned(sheet, draw(st.sampled_from(Form))) for sheet in order)
        erasable = [sheet for sheet in order if sheet not in same]
        erases = draw(st.sampled_from(((), (), (), tuple(erasable))))
        return Sitting(breaks[place], planned, moves, erases, draw(st.integers(0, 1)))

    def _sitting(
        self, cleared: Cleared, homes: Mapping[Sheet, int], breaks: list[int], place: int
    ) -> st.SearchStrategy[Sitting]:
        return MadeUp._sittings(self, cleared, homes, breaks, place)

    @staticmethod
    def _taken(cleared: Cleared, sheet: Sheet) -> tuple[str, ...]:
        """Questions of a filling that must stay as they were cleared."""
        if sheet == IDEAS:
            return _ABOUT_IDEAS
        return tuple(cleared.answers.get(sheet, {}))


def _is_plain(question: Question) -> bool:
    """Whether its options do not wait for another answer."""
    return not isinstance(question.kind, Computed) and not question.kind.needs() and not question.preset


words = st.text("abcdefgh ñé", min_size=1, max_size=30).map(str.strip).filter(bool)
extra_ideas = st.lists(words, max_size=2)


def _plain(question: Question) -> st.SearchStrategy[Any]:
    return given_values(question.kind).map(question.kind.to_plain)


def _itself(strategy: st.SearchStrategy[Act]) -> st.SearchStrategy[Act]:
    return strategy


def _acts(question: Question) -> st.SearchStrategy[Act]:
    locks = st.sampled_from((Lock.SHARE, None, Lock.ONLY_ME, Lock.SHARE, Lock.MEDIATOR))
    given = st.builds(
        Act,
        plain=_plain(question),
        lock=locks,
        tick=st.sampled_from((Tick.NO, Tick.NO, Tick.AND_BACK)),
        undone=st.sampled_from((*[False] * 7, True)),
    )
    other = st.builds(Act, state=st.sampled_from((State.DONT_KNOW, State.RATHER_NOT, State.LEFT_BLANK)), lock=locks)
    return st.sampled_from((given, given, given, other)).flatmap(_itself)


def some_of(acts: Mapping[str, st.SearchStrategy[Act]]) -> st.SearchStrategy[dict[str, Act]]:
    """Acts on a few of these questions; more often on those that others could be shown."""
    tempting = [name for names in CLEARABLE.values() for name in names if name in acts]
    return several([*sorted(acts), *tempting * 3], (0, 1, 2, 3, 4)).flatmap(
        lambda names: st.fixed_dictionaries({name: acts[name] for name in names})
    )


def several(choices: Sequence[T], counts: Sequence[int]) -> st.SearchStrategy[list[T]]:
    """Different ones of `choices`, as many as one of `counts` says (what stands there twice is chosen twice as often)."""
    most = len(set(choices))
    return st.sampled_from([min(count, most) for count in counts]).flatmap(
        lambda count: st.lists(st.sampled_from(choices), min_size=count, max_size=count, unique=True)
    )


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
