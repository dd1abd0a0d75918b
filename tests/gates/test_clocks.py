"""Whatever happens to the clock: the order of what was written is right, what waits goes on waiting, no good backup goes,
a laptop nobody touches locks, and nothing at all is destroyed by a date."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypedDict
from zoneinfo import ZoneInfo

import pytest

from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case, Party
from app.domain.idle import LOOK_EVERY, Stillness
from app.domain.sharing import Lock
from app.domain.sources import SeededChance, SetClock, SystemChance
from app.storage.backup_names import NEWEST, read_name
from app.storage.case_backups import backups_in
from app.storage.case_file import CaseFile
from app.storage.key_slots import FLOOR
from app.storage.session_pin import WAITS, PinState, SessionPin
from tests.domain.small_sheet import SMALL
from tests.goals import Proved
from tests.old_files.reading import PASSPHRASE, everything
from tests.storage.small_case import ANA, CASE, CASE_KEY, a_place, begin, entry, open_again, said

TOP = Path(__file__).resolve().parents[2]
OLD_VAULT = TOP / "tests" / "old_files" / "index_1_case_1"
NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
YEARS, HOUR, NIGHT = 10 * 365 * 86_400.0, 3_600.0, 8 * 3_600.0
SET = (YEARS, -YEARS, HOUR, -HOUR, 300.0, -300.0, 0.5, -0.5, 86_400.0, -86_400.0)
"""By how many seconds the wall clock is set: ten years, summer time of a clock that is wrongly kept in it, a day, what a
time server corrects."""


def upset(clock: SetClock, chance: random.Random) -> None:
    """The wall clock is set, or the laptop sleeps for eight hours, which the steady clock counts or does not."""
    if chance.random() < 0.6:
        clock.at += timedelta(seconds=chance.choice(SET))
        # Some hundred years either way are enough of a wrong clock.
        clock.at = min(max(clock.at, NOON - timedelta(days=50_000)), NOON + timedelta(days=50_000))
    else:
        clock.at += timedelta(seconds=NIGHT)
        clock.elapsed += chance.choice((0.0, NIGHT))


# ---- what was written, and its backups ----------------------------------------------------------------------------------


@pytest.mark.gate
def test_what_was_written_later_is_newer_and_no_good_backup_goes_for_a_clock(
    tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    histories, jumps = times(4, 200), 0
    for number in range(histories):
        jumps += _history(tmp_path / str(number), random.Random(number))
        shutil.rmtree(tmp_path / str(number))
    proved("R12", f"clock jumps while answers are saved and backed up, {histories} cases", jumps)


def _history(folder: Path, chance: random.Random) -> int:
    """A case is written in, backed up, closed and opened, while its clock is upset; how often it was."""
    clock, jumps, revision, before, words = SetClock(NOON), 0, 0, -1, ""
    file = CaseFile.create(a_place(folder), CASE_KEY, CASE, clock, SeededChance(1))
    writing = begin(file, ANA, SMALL)
    made: list[Path] = []
    for _act in range(20):
        clock.move(chance.choice((1.0, 60.0, HOUR, NIGHT)))
        if chance.random() < 0.5:
            upset(clock, chance)
            jumps += 1
        revision += 1
        words = f"what was said as number {revision}"
        file.save_answers(ANA, writing.filling, [writing.written("open_word", entry(words, Lock.MEDIATOR, revision))])
        assert before < file.head()[0]
        before = file.head()[0]
        if chance.random() < 0.6:
            made.append(file.back_up())
            there = backups_in(made[-1].parent)
            assert there[-1] == made[-1]
            assert set(made[-NEWEST:]) <= set(there)
            name = read_name(made[-1].name)
            assert name is not None
            assert name.sequence == before
        if chance.random() < 0.2:
            file.close()
            file = CaseFile.open(a_place(folder), CASE_KEY, clock, SeededChance(revision))
    assert said(file, writing, "open_word") == words
    (written,) = [found for found in file.written(writing.filling) if found.question == "open_word"]
    assert written.revision == revision
    newest = file.back_up()
    digest = file.digest(ANA)
    file.close()
    shutil.copy(newest, a_place(folder))
    with open_again(folder) as restored:
        assert restored.digest(ANA) == digest
        assert said(restored, writing, "open_word") == words
    return jumps


# ---- the session PIN ----------------------------------------------------------------------------------------------------


class Shelf:
    """Where a PIN's state is kept, in memory."""

    state: PinState | None = None

    def pin_state(self) -> PinState | None:
        return self.state

    def keep_pin_state(self, state: PinState) -> None:
        self.state = state


@pytest.mark.gate
def test_no_clock_that_is_set_shortens_the_wait_for_the_next_pin(
    times: Callable[[int, int], int], proved: Proved, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Slow on purpose, and not what is looked at here.
    monkeypatch.setattr("app.storage.session_pin.hash_secret_raw", lambda pin, *_rest: bytes(pin) * 2)
    chance, tried = random.Random(12), times(2_000, 200_000)
    for _round in range(tried):
        _four_waits(SetClock(NOON, chance.uniform(0, 1e6)), chance)
    proved("R12", "waits for the next PIN, with the clock set and new starts", tried * 4)


def _four_waits(clock: SetClock, chance: random.Random) -> None:
    """Four PINs that are not the right one; while each wait goes on, the clock is set and the program started anew."""
    shelf = Shelf()
    pin = SessionPin(shelf, b"s" * 32, clock, SystemChance())
    pin.set("250811")
    for tries in range(1, 5):
        clock.elapsed += WAITS[tries - 1]
        assert not pin.is_right("111112")
        waited, longest = 0.0, WAITS[tries]
        while waited < longest:
            assert not pin.is_right("250811"), "taken before its time"
            assert pin.wait() == pytest.approx(longest - waited)
            assert shelf.state is not None
            assert shelf.state.tries == tries
            clock.at += timedelta(seconds=chance.choice(SET[:8]))
            if chance.random() < 0.2:
                # A new start waits anew, whatever its clock says.
                pin, waited = SessionPin(shelf, b"s" * 32, clock, SystemChance()), 0.0
            passes = chance.uniform(0.3, 1.0) * longest
            clock.elapsed += passes
            waited += passes


class OnlyTheWall(SetClock):
    """The fault: time that is only ever asked of the clock anybody can set."""

    def monotonic(self) -> float:
        return self.at.timestamp()


def test_the_proof_sees_a_wait_that_a_clock_set_forward_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.session_pin.hash_secret_raw", lambda pin, *_rest: bytes(pin) * 2)
    chance = random.Random(3)

    def several() -> None:
        for _round in range(20):
            _four_waits(OnlyTheWall(NOON), chance)

    with pytest.raises(AssertionError):
        several()


# ---- a laptop nobody touches --------------------------------------------------------------------------------------------


@pytest.mark.gate
def test_a_laptop_nobody_touches_locks_in_time_whatever_either_clock_does(
    times: Callable[[int, int], int], proved: Proved
) -> None:
    chance, walks = random.Random(7), times(400, 20_000)
    for _walk in range(walks):
        clock = SetClock(NOON)
        still = Stillness(clock, 5)
        locked_after = _minutes_until_locked(still, clock, chance)
        assert locked_after <= 5.0 + LOOK_EVERY / 60
    proved("R12", "laptops left alone while their clocks are upset", walks)


def test_the_proof_sees_a_lock_that_a_clock_set_back_puts_off() -> None:
    late = []
    for seed in range(100):
        clock = OnlyTheWall(NOON)
        late.append(_minutes_until_locked(Stillness(clock, 5), clock, random.Random(seed)) > 5.0 + LOOK_EVERY / 60)
    assert any(late)


def _minutes_until_locked(still: Stillness, clock: SetClock, chance: random.Random) -> float:
    """In minutes that truly pass. Sleep is no such time: nobody can look then, and waking up comes after it."""
    awake = 0.0
    while not still.is_too_long():
        if chance.random() < 0.01:
            upset(clock, chance)
        clock.move(LOOK_EVERY)
        awake += LOOK_EVERY
        if awake > 3_600:
            break
    return awake / 60


# ---- dates to keep a case -----------------------------------------------------------------------------------------------


@contextmanager
def at_home_in(zone: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


ZONES = ("UTC", "America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Chatham")
DAYS = (
    date(2027, 3, 14),
    date(2027, 3, 28),
    date(2027, 10, 3),
    date(2027, 10, 31),
    date(2027, 11, 7),
    date(2028, 2, 29),
)
"""Days on which clocks are put forward or back somewhere, and one that few years have."""


@pytest.mark.gate
def test_a_date_never_comes_early_and_no_date_destroys_anything(tmp_path: Path, proved: Proved) -> None:
    clock, chance = SetClock(NOON), SystemChance()
    vault = VaultDesk(tmp_path / "vault", clock, chance, lambda _clock: FLOOR)
    words = vault.offer_passphrase()
    vault.create(words)
    cases = CasesDesk(vault, clock, chance)
    made = cases.create(Case("", "", "The fence", "blank", "", parties=(Party("", "", "Ana"), Party("", "", "Bo"))))
    file = vault.vault.places.case(made)
    moments = 0
    for zone in ZONES:
        with at_home_in(zone):
            for day in DAYS:
                vault.index.change(replace(vault.index.case(made), keep_until=day.isoformat()))
                over = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)) + timedelta(days=1)
                for minutes in (-3 * 24 * 60, -24 * 60, -120, -61, -1, 0, 1, 61, 24 * 60):
                    clock.at = over.astimezone(UTC) + timedelta(minutes=minutes)
                    (listed,) = cases.cases()
                    assert listed.due == (minutes >= 0), (zone, day, minutes)
                    moments += 1
    for jump in (YEARS, -YEARS, HOUR):
        clock.at = NOON + timedelta(seconds=jump)
        cases.open(made).close()
        vault.lock()
        vault.unlock(words)
        (listed,) = cases.cases()
        assert file.is_file()
        assert listed.due == (jump == YEARS)
        moments += 1
    assert vault.index.destroying() == {}
    vault.lock()
    proved("R12", "moments around a date to keep a case, in six time zones", moments)


# ---- the real program ---------------------------------------------------------------------------------------------------


@pytest.fixture
def faketime() -> str:
    found = shutil.which("faketime")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("faketime is not installed")
        pytest.skip("NOT RUN: faketime is not installed")
    return found


@pytest.mark.gate
def test_the_real_program_keeps_its_order_with_a_clock_ten_years_off_or_set_while_a_party_writes(
    tmp_path: Path, faketime: str, proved: Proved
) -> None:
    shutil.copytree(OLD_VAULT, tmp_path, dirs_exist_ok=True)
    for place in (tmp_path / "vault").rglob("*"):
        place.chmod(0o700 if place.is_dir() else 0o600)
    before = json.loads((tmp_path / "everything.json").read_text(encoding="utf-8"))
    program = Program(tmp_path, faketime)
    begun = [
        program.session("+0"),
        program.session("-10y"),
        program.session("+10y", "America/Los_Angeles"),
        program.session("+0", "UTC", "-10y"),
        program.session("+0", "Pacific/Chatham", "+10y"),
        program.session("+0"),
    ]
    year = datetime.now(UTC).year
    assert [round((told["year"] - year) / 10) for told in begun] == [0, -1, 1, -1, 1, 0]
    assert [told["number"] for told in begun] == list(range(2, 8))
    sequences = [told["sequence"] for told in begun]
    assert sequences == sorted(set(sequences))
    # The backup made at take-back is the newest by its number, whatever time is in its name. What is committed after
    # it tells the index and the file that nothing was taken back.
    backups = [int(told["backup"].split("-")[0]) for told in begun]
    assert backups == sorted(set(backups))
    for fake, zone in (("-10y", "UTC"), ("+10y", "Europe/Berlin"), ("2027-03-28 01:59:59", "Europe/Berlin")):
        assert set(program.recess(fake, zone, "cases").split()) >= set(before["cases"])
        assert "DAMAGED" not in program.recess(fake, zone, "verify")
    found = everything(tmp_path)
    for code, case in before["cases"].items():
        for letter, answers in case["answers"].items():
            assert [answer for answer in answers if answer not in found["cases"][code]["answers"][letter]] == []
    proved("R12", "runs of the real program under a wrong clock", len(begun) + 6)


class Told(TypedDict):
    """What `clock_session` tells."""

    number: int
    sequence: int
    backup: str
    year: int


class Program:
    """The real program on one vault, under clocks that are not the right one."""

    def __init__(self, folder: Path, faketime: str) -> None:
        self._folder = folder
        self._faketime = faketime

    def session(self, fake: str, zone: str = "UTC", jump: str = "") -> Told:
        """One hand-over; what `clock_session` tells."""
        clock = self._folder / "clock"
        clock.write_text(fake, encoding="ascii")
        told: Told = json.loads(
            self._ran(
                [sys.executable, "-m", "tests.gates.clock_session", str(self._folder), *filter(None, [jump])],
                zone,
                {"FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1", **self._preload()},
            )
        )
        return told

    def recess(self, fake: str, zone: str, command: str) -> str:
        passphrase = (self._folder / PASSPHRASE).read_text(encoding="utf-8").strip()
        given = {"RECESS_VAULT": str(self._folder / "vault"), "RECESS_PASSPHRASE": passphrase}
        return self._ran([self._faketime, "-f", fake, sys.executable, "-m", "ui", command], zone, given)

    def _preload(self) -> dict[str, str]:
        """What `faketime` puts into the environment of what it starts; its own time must not stand in it."""
        told = subprocess.run([self._faketime, "-f", "+0", "env"], capture_output=True, text=True, check=True).stdout
        (preload,) = [line for line in told.splitlines() if line.startswith("LD_PRELOAD=")]
        return {"LD_PRELOAD": preload.partition("=")[2]}

    def _ran(self, words: list[str], zone: str, given: dict[str, str]) -> str:
        environment = {
            **os.environ,
            **given,
            "TZ": zone,
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        ran = subprocess.run(words, capture_output=True, text=True, check=False, env=environment, cwd=TOP)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout
