"""The session PIN: at most five guesses between two unlockings with the passphrase, whatever is killed, set back or put
back; and nothing to guess at for whoever has only the files."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from app.commands.desk import vault_desk
from app.domain.sources import SetClock, SystemChance
from app.storage import session_pin
from app.storage.index import Index
from app.storage.key_slots import FLOOR
from app.storage.session_pin import MOST_TRIES, PinState, SessionPin
from app.storage.vault import Vault
from tests.gates.secret_kills import NOON
from tests.goals import Proved

pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]
TOP = Path(__file__).resolve().parents[2]


def _guessed(work: Path, runs: int, *words: str) -> dict[str, int]:
    program = [sys.executable, "-m", "tests.gates.pin_guesses", str(work), str(runs), "20261126", *words]
    ran = subprocess.run(program, capture_output=True, text=True, check=False, cwd=TOP)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, int] = json.loads(ran.stdout)
    return found


def test_whatever_is_killed_set_back_or_put_back_there_is_no_sixth_guess(
    tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    runs = times(200, 5_000)
    found = _guessed(tmp_path, runs)
    assert found["runs"] == runs
    assert found["extra"] == found["uncounted"] == 0
    assert found["most"] == MOST_TRIES, "the limit was never reached, so nothing was proved"
    assert found["killed"] > runs // 4
    proved("S7", "sessions of guessing, with kills, clocks set and the index put back: never a sixth guess", runs)


def test_the_proof_sees_a_program_that_counts_after_looking(tmp_path: Path) -> None:
    assert _guessed(tmp_path, 40, "planted")["uncounted"] > 0


def test_only_the_passphrase_or_the_sheet_leads_to_a_fresh_count() -> None:
    """Every place where tries begin to count from zero, and every one that opens a vault, is one of these."""
    found: dict[str, set[str]] = {}
    tree = ast.parse(Path(vault_desk.__file__).read_text(encoding="utf-8"))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in {"_use", "start_again", "set", "_Waiting"}:
                found.setdefault(name, set()).add(function.name)
    assert found == {
        # What waits for its list was opened by passphrase or sheet: nothing else makes it wait.
        "_use": {"create", "unlock_with_sheet", "open_waiting", "change_keys"},
        "_Waiting": {"unlock", "unlock_with_sheet"},
        "start_again": {"_use", "is_mediator"},
        "set": {"set_pin"},
    }


class Shelf:
    """A state in memory."""

    def __init__(self) -> None:
        self.state: PinState | None = None

    def pin_state(self) -> PinState | None:
        return self.state

    def keep_pin_state(self, state: PinState) -> None:
        self.state = state


def test_with_everything_but_the_master_key_no_pin_can_be_tried(
    tmp_path: Path, proved: Proved, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even with the salt and the check value, which stand encrypted in the index: without the secret that comes from the
    master key all 10,000 PINs of four digits fit as little as each other."""
    monkeypatch.setattr(session_pin, "hash_secret_raw", lambda secret, salt, *_spent: sha256(salt + secret).digest())
    shelf, clock, chance = Shelf(), SetClock(NOON), SystemChance()
    secret = chance.token(32)
    SessionPin(shelf, secret, clock, chance).set("2508")
    state = shelf.state
    assert state is not None

    def fitting(known: bytes) -> list[str]:
        guesser = SessionPin(shelf, known, clock, chance)
        return [
            pin
            for number in range(10_000)
            if guesser._check_value(pin := f"{number:04}", state.salt) == state.check_value
        ]

    assert fitting(secret) == ["2508"], "with the master key it can be found: the proof looks at the right thing"
    assert fitting(bytes(32)) == fitting(b"") == []
    vault, _lines = Vault.create(tmp_path / "vault", "calm river seven lamps", FLOOR, chance)
    index = Index.create(vault, clock, chance)
    pin = SessionPin(index, vault.derived(32, "session pin"), clock, chance)
    pin.set("250811")
    kept = index.pin_state()
    assert kept is not None
    index.close()
    for file in (path for path in (tmp_path / "vault").rglob("*") if path.is_file()):
        content = file.read_bytes()
        for trace in (
            kept.salt,
            kept.check_value,
            kept.salt.hex().encode(),
            kept.check_value.hex().encode(),
            b"250811",
        ):
            assert trace not in content, file.name
    proved("S7", "PINs that can be tried with the files alone: none of 20,000 tried without the master key", 20_000)
