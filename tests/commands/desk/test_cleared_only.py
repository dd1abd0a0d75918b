"""What leaves the room holds cleared words alone: words no program could know, in every state, looked for in each of them."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.desk.case_desk import CaseDesk
from app.domain.impasse import PlannedSheet
from app.domain.outcome import Attended, Outcome
from app.domain.sharing import Lock
from app.presenters.doors import DocumentKind, DocumentWanted
from tests.commands.desk.practice import PAY, Practice, host_for, issue, one, plan, save, written
from tests.commands.desk.practice import given as given_by
from tests.export.reading_back import everything, letters, words

ASKED = (
    ("who_could_help", "wh_question", True),
    ("who_could_help", "wh_trust", False),
    ("who_could_help", "wh_meanwhile", False),
    ("perspective_swap", "ps_questions", True),
    ("perspective_swap", "ps_value", False),
    ("objective_criteria", "oc_my_answer", False),
    ("objective_criteria", "oc_missing", True),
    ("options_brainstorm", "ob_needs_me", True),
    ("set_aside", "sa_small_yes", False),
)
"""Sheet, question, and whether it is answered with a list."""


@dataclass(frozen=True)
class State:
    """How an answer stands: kept for the mediator, proposed and not ticked, or cleared."""

    lock: Lock
    cleared: bool = False


STATES = (State(Lock.MEDIATOR), State(Lock.SHARE), State(Lock.SHARE, cleared=True))
FOR_OTHERS = (
    DocumentWanted(DocumentKind.RETURN_CARD),
    DocumentWanted(DocumentKind.TERM_POINTS),
    DocumentWanted(DocumentKind.REFERRAL_NOTE, "A"),
    DocumentWanted(DocumentKind.REFERRAL_NOTE, "B"),
    DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=Outcome.NONE, attended=(Attended("A", ("2026-11-03",)),)),
)


def _canary(letter: str, place: int) -> str:
    return f"quokka{letter}{place:02}zyx"


def _write(desk: CaseDesk, states: dict[str, list[State | None]]) -> None:
    sheets = [PlannedSheet(name, issue=issue(desk, PAY) if name == "objective_criteria" else "") for name in SHEETS]
    planned = plan(desk, dict.fromkeys("AB", sheets), about=PAY)
    for letter, several in states.items():
        host = host_for(desk, planned, letter)
        handed = given_by(host)
        for place, (state, (sheet, question, is_list)) in enumerate(zip(several, ASKED, strict=True)):
            if state is not None:
                said = _canary(letter, place)
                plain: object = [{"id": "i", "text": said}] if is_list else said
                answer = written(question, plain, state.lock, cleared=state.cleared)
                save(host, one(handed, sheet).filling, answer)
        host.take_back(None)


SHEETS = tuple(dict.fromkeys(sheet for sheet, _question, _is_list in ASKED))
some_states = st.lists(st.sampled_from((None, *STATES)), min_size=len(ASKED), max_size=len(ASKED))


@given(some_states, some_states)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_not_cleared_is_in_no_document_that_leaves_the_room(
    practice: Practice, of_a: list[State | None], of_b: list[State | None]
) -> None:
    desk, states = practice.new(), {"A": of_a, "B": of_b}
    _write(desk, states)
    for wanted in FOR_OTHERS:
        pdf = desk.document(wanted).pdf
        text, inside = letters(pdf), everything(pdf)
        for letter, several in states.items():
            for place, state in enumerate(several):
                said = _canary(letter, place)
                may = state is not None and state.cleared and wanted.kind is not DocumentKind.OUTCOME_NOTE
                may = may and wanted.party in ("", letter)
                assert may or said not in text, (wanted, said)
                assert may or said.encode() not in inside, (wanted, said)


@given(some_states)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_they_say_the_same_whatever_was_kept_back(practice: Practice, of_a: list[State | None]) -> None:
    """The same cleared words, with and without all the rest. Only the code tells one case from the other."""
    made = []
    for with_rest in (True, False):
        desk = practice.new()
        kept = [state if with_rest or (state is not None and state.cleared) else None for state in of_a]
        _write(desk, {"A": kept, "B": [STATES[2]] * len(ASKED)})
        made.append([words(desk.document(wanted).pdf).replace(desk.case().code, "") for wanted in FOR_OTHERS])
    assert made[0] == made[1]


def test_what_was_cleared_is_there(practice: Practice) -> None:
    desk = practice.new()
    _write(desk, dict.fromkeys("AB", [STATES[2]] * len(ASKED)))
    card, terms, of_a, of_b, _outcome = (words(desk.document(wanted).pdf) for wanted in FOR_OTHERS)
    for letter, note in (("A", of_a), ("B", of_b)):
        assert _canary(letter, 3) in card, "a question to the others"
        assert all(_canary(letter, place) in terms for place in (0, 1, 2, 5, 6, 7, 8))
        assert all(_canary(letter, place) not in terms for place in (3, 4))
        assert [_canary(letter, place) in note for place in (0, 1, 2)] == [True, True, False]
    shown = sum(_canary(letter, place) in card for letter in "AB" for place in range(len(ASKED)))
    assert f"{2 * len(ASKED) - shown} more cleared points" in card
