"""What a party keeps to itself: its words are never in the mediator's process, its code cannot be tried more often than
allowed, and what is erased at take-back is in no file any more."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import hash_secret_raw

from app.commands.desk.case_desk import CaseDesk
from app.domain.kinds import KINDS, Computed
from app.domain.kinds.base import Kind
from app.domain.only_me import MOST_TRIES, Keeping
from app.domain.plain import Misread
from app.domain.sharing import Lock
from app.handover import only_me_keys
from app.presenters.party.pages import NoticePage, QuestionPage, Spot
from app.presenters.party.party_presenter import PartyPresenter
from app.storage import key_slots
from app.storage.case_keys import CaseKeys
from tests.commands.desk.evening import QUESTIONS, RealSide
from tests.commands.desk.practice import Practice, one, plan
from tests.domain.kinds.strategies import given_values
from tests.gates.only_me_mediator import READABLE, every_kind
from tests.gates.scanning import count_in_folders, count_in_process
from tests.goals import Proved
from tests.presenters.party.laptop import Laptop
from tests.storage.small_case import decrypted_pages

pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]
TOP = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
WORD, NUMBER, SEEN = "narwhalplum", 7418529, "zebrafinch"
Times = Callable[[int, int], int]


# ---- the mediator's process --------------------------------------------------------------------------------------------------------


def with_traces(kind: Kind[Any], plain: Any) -> Any:
    """`plain` with a word that nobody else says in every text of it that may be any text, and a number in every number."""

    def may_stand(changed: Any) -> bool:
        try:
            value = kind.from_plain(changed)
        except (Misread, ValueError, KeyError, TypeError):
            return False
        return not any(problem.firm for problem in kind.problems(value))

    def leaves(inner: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        if isinstance(inner, dict | list):
            for key in list(inner) if isinstance(inner, dict) else range(len(inner)):
                yield from leaves(inner[key], (*at, key))
        elif isinstance(inner, str | int) and not isinstance(inner, bool):
            yield at

    for at in list(leaves([plain])):
        changed = json.loads(json.dumps([plain]))
        place = changed
        for key in at[:-1]:
            place = place[key]
        before = place[at[-1]]
        place[at[-1]] = f"{WORD} {at}" if isinstance(before, str) else NUMBER
        if may_stand(changed[0]):
            plain = changed[0]
    return plain


def answers() -> dict[str, Any]:
    """An answer of each kind, holding as many traces as it may."""
    found: dict[str, Any] = {READABLE: SEEN}
    for question in every_kind().questions():
        if question.id == READABLE:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tried = [given_values(question.kind).example() for _time in range(4)]
        plains = [with_traces(question.kind, json.loads(json.dumps(question.kind.to_plain(value)))) for value in tried]
        found[question.id] = max(plains, key=lambda plain: json.dumps(plain).count(WORD))
    return found


class Session:
    """One mediator's process that did its work and is held still."""

    def __init__(
        self, folder: Path, given: dict[str, Any], *, code: str, leaves_after: int, seals: bool = True
    ) -> None:
        self.folder = folder
        (folder / "answers.json").write_text(json.dumps(given))
        script = {"code": code, "leaves_after": leaves_after, "seals": seals}
        (folder / "script.json").write_text(json.dumps(script))
        # With a code a second hand-over opens what the first one closed.
        program = [sys.executable, "-m", "tests.gates.only_me_mediator", str(folder), "2" if code else "1"]
        with (folder / "broke.txt").open("w") as broke:
            self.process = subprocess.Popen(program, cwd=TOP, stdin=subprocess.PIPE, stderr=broke)
        end = time.monotonic() + PATIENCE
        while not (folder / "done").exists():
            if self.process.poll() is not None or time.monotonic() > end:
                self.end()
                raise AssertionError((folder / "broke.txt").read_text() or "the hand-over never ended")
            time.sleep(0.05)
        os.kill(self.process.pid, signal.SIGSTOP)

    def found(self) -> dict[str, int]:
        return count_in_process(self.process.pid, [WORD, str(NUMBER), SEEN])

    def end(self) -> None:
        self.process.kill()
        # Closes what is left of the way to it, too.
        self.process.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file")
def test_no_word_of_any_kind_of_question_is_in_the_mediators_process_and_none_in_a_file(
    tmp_path: Path, times: Times, proved: Proved
) -> None:
    # In the short form each party crashes once and goes on: what is before and after is in it.
    ways = [("orchard7", 9), ("", 9)] + [("orchard7", 0), ("", 0), ("orchard7", 9), ("", 9)] * times(0, 10)
    answered, given = 0, answers()
    for number, (code, leaves_after) in enumerate(ways):
        given = answers() if number > 1 else given
        holding = sum(WORD in json.dumps(plain) for plain in given.values())
        assert holding >= 8, "too few kinds held the word that is looked for"
        folder = tmp_path / str(number)
        folder.mkdir()
        session = Session(folder, given, code=code, leaves_after=leaves_after)
        try:
            found = session.found()
            assert found[SEEN] > 0, "what the mediator may read was not found: nothing was looked through"
            assert (found[WORD], found[str(NUMBER)]) == (0, 0), f"code {bool(code)}, crash {bool(leaves_after)}"
            assert int((folder / "processes").read_text()) == (2 if code else 1) * (2 if leaves_after else 1)
            assert (folder / "pages").exists(), "no own copy was drawn"
        finally:
            session.end()
        assert set(count_in_folders([folder / "case"], [WORD, str(NUMBER), SEEN]).values()) == {0}
        answered += len(given) - 1
    kinds = {question.kind.name for question in every_kind().questions()}
    assert kinds == {kind.name for kind in KINDS.values() if kind is not Computed}
    proved("S3", f"“only me” answers of all {len(kinds)} kinds: none in the mediator's process or a file", answered)


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: only Linux shows a process's memory as a file")
def test_the_proof_sees_a_party_that_does_not_seal(tmp_path: Path) -> None:
    session = Session(tmp_path, answers(), code="", leaves_after=0, seals=False)
    try:
        assert session.found()[WORD] > 0
    finally:
        session.end()


# ---- the tries of a code -------------------------------------------------------------------------------------------------------------


def _guessed(work: Path, runs: int, *words: str) -> dict[str, int]:
    program = [sys.executable, "-m", "tests.gates.code_guesses", str(work), str(runs), "20261126", *words]
    ran = subprocess.run(program, capture_output=True, text=True, check=False, cwd=TOP)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, int] = json.loads(ran.stdout)
    return found


def test_whatever_is_killed_set_back_or_put_back_a_code_is_tried_no_sixth_time_unless_the_mediator_was_told(
    tmp_path: Path, times: Times, proved: Proved
) -> None:
    runs = times(60, 2_000)
    found = _guessed(tmp_path, runs)
    assert found["runs"] >= runs
    assert found["extra"] == 0
    assert found["most"] == MOST_TRIES, "the limit was never reached, so nothing was proved"
    assert found["killed"] > runs // 4
    assert found["put back"] > found["told older"] > 0
    proved(
        "R5",
        "hand-overs in which a party's code is guessed, with kills, clocks set and case files put back",
        found["runs"],
    )


def test_the_proof_sees_a_list_of_cases_that_is_not_told_of_tries(tmp_path: Path) -> None:
    assert _guessed(tmp_path, 80, "planted")["extra"] > 0


# ---- what is erased ------------------------------------------------------------------------------------------------------------------


class Erased:
    """One party's part; `write` puts down something private, `traces` are the bytes that may be nowhere afterwards."""

    def __init__(self, folder: Path) -> None:
        self.practice = Practice(folder)
        self.desk: CaseDesk = self.practice.new()
        self.side = RealSide(self.desk, plan(self.desk, {"A": ["perspective_swap"]}))
        self.laptop = Laptop(self.side)
        self.traces: set[bytes] = set()

    @property
    def presenter(self) -> PartyPresenter:
        return self.laptop.presenter

    def begin(self, code: str) -> None:
        self.laptop.open(code)

    def come_again(self) -> None:
        """The next hand-over, up to the first page after "Start"."""
        self.side.take_back()
        self.laptop = Laptop(self.side)
        self.presenter.opening.start()
        self.laptop.deliver()

    def write(self, questions: Sequence[str]) -> None:
        filling = one(self.presenter.sitting.given, "perspective_swap").filling
        for question in questions:
            spot = Spot(filling, question)
            self.presenter.walk.go_to(spot)
            assert self.laptop.shown(QuestionPage).spot == spot
            self.presenter.question.answered(spot, f"words of {question}")
            self.presenter.question.set_lock(Lock.ONLY_ME)
            self.laptop.pass_time(1)

    def remember(self, questions: Sequence[str], *, wraps: bool = True) -> None:
        """What stands on the disk now for these answers, under both seals, and the wraps of the key."""
        file = self.desk.file
        for info in file.fillings(self.side.party):
            for row in file.written(info.id):
                if row.sealed is not None and row.question in questions:
                    self.traces.add(row.sealed)
        with file._commits.reading() as connection:
            rows = connection.exec_driver_sql("SELECT question, sealed FROM answer WHERE inner = 1").all()
        self.traces |= {sealed for question, sealed in rows if question in questions}
        state = file.only_me(self.side.party)
        self.traces |= {wrap for wrap in (state.working, state.coded if wraps else None) if wrap is not None}
        # As the file lies between two hand-overs, so that an older backup holds them as well.
        file.back_up()

    def left(self) -> list[str]:
        """Where one of the traces still is: every file of the vault as it lies, and without its encryption."""
        vault = self.practice.vault.vault
        known = self.practice.vault.index.case(self.desk.case().id)
        key, _salt = CaseKeys(vault.unwrap(known.id, known.wrapped_key)).file()
        found = []
        for file in sorted(path for path in vault.places.vault.rglob("*") if path.is_file()):
            content = file.read_bytes()
            if file.suffix == ".case":
                content += decrypted_pages(file, key)
            found += [file.name for trace in self.traces if trace in content]
        return found


ALL, FIRST, LAST = QUESTIONS, QUESTIONS[:2], QUESTIONS[2:]


def _at_hand_back(party: Erased) -> None:
    party.begin("")
    party.write(ALL)
    party.remember(ALL)
    party.side.take_back()


def _written_without_the_code(party: Erased) -> None:
    party.begin("otter-77")
    party.write(FIRST)
    party.come_again()
    party.presenter.private.go_on_without()
    party.laptop.deliver()
    party.write(LAST)
    party.remember(LAST, wraps=False)
    party.side.take_back()
    state = party.side.state()
    assert state.keeping is Keeping.WITH_CODE
    assert state.coded is not None
    kept = [row for info in party.desk.file.fillings(party.side.party) for row in party.desk.file.written(info.id)]
    assert {row.question for row in kept if row.sealed is not None} == set(FIRST)


def _code_given_up(party: Erased) -> None:
    party.begin("otter-77")
    party.write(ALL)
    party.remember(ALL)
    party.come_again()
    party.presenter.private.forgot()
    party.laptop.shown(NoticePage)
    party.presenter.walk.leave()
    party.laptop.deliver()
    party.side.take_back()


def _by_the_party(party: Erased) -> None:
    party.begin("otter-77")
    party.write(ALL)
    party.remember(ALL, wraps=False)
    party.desk.file.erase(party.side.party)
    party.side.take_back()


def _by_the_mediator(party: Erased) -> None:
    party.begin("otter-77")
    party.write(ALL)
    party.remember(ALL, wraps=False)
    party.side.take_back()
    party.desk.destroy_private(party.side.party)


def _killed_before_it_was_taken_back(party: Erased) -> None:
    party.begin("")
    party.write(ALL)
    party.remember(ALL)
    case = party.desk.case().id
    party.practice.vault.lock()
    party.practice.vault.unlock("calm river seven lamps")
    party.desk = party.practice.cases.open(case)
    assert party.desk.left_at_work() == (party.side.party,)
    party.desk.finish_hand_over(party.side.party)


WAYS = (
    _at_hand_back,
    _written_without_the_code,
    _code_given_up,
    _by_the_party,
    _by_the_mediator,
    _killed_before_it_was_taken_back,
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretching is not what is tried here."""
    monkeypatch.setattr(key_slots, "hash_secret_raw", lru_cache(maxsize=None)(hash_secret_raw))

    def cheap(secret: bytes, salt: bytes, **_cost: object) -> bytes:
        return sha256(salt + secret).digest()

    monkeypatch.setattr(only_me_keys, "hash_secret_raw", cheap)


def test_what_goes_at_take_back_is_in_no_file_backup_journal_or_wrap(
    quick: None, tmp_path: Path, times: Times, proved: Proved
) -> None:
    looked_for = 0
    for number in range(times(2, 30)):
        for way in WAYS:
            party = Erased(tmp_path / f"{number}-{way.__name__}")
            way(party)
            assert len(party.traces) >= len(LAST)
            assert party.left() == [], way.__name__
            looked_for += len(party.traces)
            party.practice.vault.lock()
    proved("S11", "seals and wraps looked for in every file after they were erased, by six ways", looked_for)


def test_the_proof_sees_what_was_not_erased(quick: None, tmp_path: Path) -> None:
    party = Erased(tmp_path / "vault")
    party.begin("")
    party.write(ALL)
    party.remember(ALL)
    assert len(set(party.left())) >= 2, "the case and its backup"
    party.practice.vault.lock()
