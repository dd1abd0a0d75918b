"""What the practice knows about its cases: kept, found by alias only, never in one place only, open once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.sources import SetClock, SystemChance
from app.storage import index_copies
from app.storage.index import Index, IndexedCase, check_index
from app.storage.index_copies import index_key
from app.storage.key_slots import FLOOR
from app.storage.session_pin import MOST_TRIES, SessionPin, pin_fault
from app.storage.troubles import AlreadyOpen, Damaged, DiskFull
from app.storage.vault import Vault
from tests.storage.small_case import decrypted_pages

CHANCE = SystemChance()
WORDS = "calm river seven lamps"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return Vault.create(tmp_path_factory.mktemp("index") / "vault", WORDS, FLOOR, CHANCE)[0]


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def index(vault: Vault, clock: SetClock, tmp_path: Path) -> Index:
    vault.places = type(vault.places)(tmp_path)
    vault.places.index_backups.mkdir(parents=True)
    return Index.create(vault, clock, CHANCE)


def case(name: str, last_break: str = "") -> IndexedCase:
    return IndexedCase(f"id-{name}", f"CODE-{name}", f"The {name}", "neighbor", last_break, "open", False, b"wrapped")


def test_cases_are_listed_with_the_latest_break_first_and_found_by_alias_or_code(index: Index) -> None:
    for listed in (case("fence", "2026-01-02"), case("noise", "2026-03-04"), case("100% tree")):
        index.add(listed)
    assert [found.alias for found in index.cases()] == ["The noise", "The fence", "The 100% tree"]
    assert [found.alias for found in index.cases("NOI")] == ["The noise"]
    assert [found.alias for found in index.cases("0% t")] == ["The 100% tree"]
    assert index.cases("%e%") == ()
    assert index.case("code-FENCE").id == "id-fence"
    with pytest.raises(KeyError):
        index.case("nothing")
    index.close()


@pytest.mark.parametrize(
    ("alias", "typed"),
    [
        ("Über den Zaun", "über"),
        ("Über den Zaun", "Über"),
        ("ÅSA MOT ÅKE", "åsa"),
        ("Дом", "ДОМ"),
        ("Re\N{COMBINING ACUTE ACCENT}gis", "régis"),
        ("50 % of it", "0 %"),
        ("a_b", "A_B"),
    ],
)
def test_a_case_is_found_whatever_alphabet_its_name_is_written_in(index: Index, alias: str, typed: str) -> None:
    index.add(case(alias))
    index.add(case("fence"))
    assert [found.alias for found in index.cases(typed)] == [f"The {alias}"]
    assert index.cases("no such name") == ()


def test_settings_and_exports_are_kept_over_closing(index: Index, vault: Vault, clock: SetClock) -> None:
    index.keep_setting("mediator", "Ruth")
    index.keep_setting("mediator", "Ruth O.")
    index.note_export("c", "joint-summary", "all", Path("/somewhere/joint.pdf"), locked=False)
    index.close()
    again = Index.open(vault, clock, CHANCE)
    assert again.setting("mediator") == "Ruth O."
    (saved,) = again.exports("c")
    again.change_export(saved.id, Path("/elsewhere/joint.pdf"), locked=True)
    assert [(found.path, found.locked) for found in again.exports()] == [("/elsewhere/joint.pdf", True)]
    again.forget_export(saved.id)
    assert again.exports() == ()
    again.close()


def test_two_checked_copies_stay_and_each_opens(index: Index, vault: Vault) -> None:
    for name in ("a", "b", "c", "d"):
        index.add(case(name))
    copies = sorted(vault.places.index_backups.iterdir())
    assert len(copies) == 2
    for copy in copies:
        check_index(vault, copy)
    index.close()


def test_how_long_a_case_is_kept_and_that_it_is_held_stay(index: Index, vault: Vault, clock: SetClock) -> None:
    index.add(case("fence"))
    assert (index.case("id-fence").keep_until, index.case("id-fence").held) == ("", False)
    index.change(replace(index.case("id-fence"), keep_until="2033-11-23", held=True))
    index.close()
    again = Index.open(vault, clock, CHANCE)
    assert (again.case("id-fence").keep_until, again.case("id-fence").held) == ("2033-11-23", True)
    again.close()


def test_of_a_forgotten_case_no_row_no_setting_and_no_copy_of_its_key_is_left(
    index: Index, vault: Vault, clock: SetClock
) -> None:
    key = b"the wrapped key of the fence, which is long enough"
    index.add(replace(case("fence"), wrapped_key=key))
    index.add(case("noise"))
    for name in ("fence", "noise"):
        index.note_export(f"id-{name}", "joint-summary", "all", Path(f"/{name}.pdf"), locked=False)
        index.keep_setting(f"told older id-{name}", "7")
    index.keep_setting("last case", "id-fence")
    index.keep_setting("mediator", "Ruth")
    shutil.copy(vault.places.index, vault.places.index.with_name("index.db.v1.bak"))
    (vault.places.index_backups / "00000009.partial").write_bytes(b"half")

    index.forget("id-fence")
    assert [found.id for found in index.cases()] == ["id-noise"]
    assert [found.case_id for found in index.exports()] == ["id-noise"]
    assert index.setting("told older id-fence") == index.setting("last case") == ""
    assert (index.setting("told older id-noise"), index.setting("mediator")) == ("7", "Ruth")
    index.close()
    files = [file for file in vault.places.vault.rglob("*") if file.is_file() and file.stat().st_size]
    assert len(files) == 3
    for file in files:
        check_index(vault, file)
        assert key not in decrypted_pages(file, index_key(vault)[0])
        assert b"id-noise" in decrypted_pages(file, index_key(vault)[0])


def test_a_case_that_could_be_forgotten_only_half_is_forgotten_at_the_next_try(
    index: Index, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise DiskFull

    key = b"the wrapped key of the fence, which is long enough"
    index.add(replace(case("fence"), wrapped_key=key))
    monkeypatch.setattr(index_copies, "vacuum_into", fails)
    with pytest.raises(DiskFull):
        index.forget("id-fence")
    monkeypatch.undo()
    index.forget("id-fence")
    assert not [
        file for file in vault.places.index_backups.iterdir() if key in decrypted_pages(file, index_key(vault)[0])
    ]
    index.close()


def test_a_vault_is_open_once(index: Index, vault: Vault, clock: SetClock) -> None:
    with pytest.raises(AlreadyOpen):
        Index.open(vault, clock, CHANCE)
    index.close()
    Index.open(vault, clock, CHANCE).close()


def test_a_killed_process_leaves_no_lock_behind(index: Index, vault: Vault, clock: SetClock) -> None:
    index.close()
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from app.storage.cipher_engine import open_engine\n"
        "key = bytes.fromhex(sys.stdin.readline())\n"
        "engine = open_engine(Path(sys.argv[1]), key[:32], key[32:])\n"
        "connection = engine.connect()\n"
        "print('held', flush=True)\n"
        "time.sleep(60)\n"
    )
    held = subprocess.Popen(
        [sys.executable, "-c", program, str(vault.places.index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdin is not None
    assert held.stdout is not None
    held.stdin.write(vault.derived(48, "index file").hex() + "\n")
    held.stdin.flush()
    assert held.stdout.readline().strip() == "held"
    with pytest.raises(AlreadyOpen):
        Index.open(vault, clock, CHANCE)
    os.kill(held.pid, signal.SIGKILL)
    held.wait()
    held.stdin.close()
    held.stdout.close()
    Index.open(vault, clock, CHANCE).close()


@pytest.fixture
def pin(index: Index, clock: SetClock) -> SessionPin:
    pin = SessionPin(index, b"s" * 32, clock, CHANCE)
    pin.set("250811")
    return pin


def test_the_right_pin_is_right_and_starts_the_count_again(pin: SessionPin, clock: SetClock) -> None:
    assert not pin.is_right("111112")
    assert pin.tries_left() == MOST_TRIES - 1
    assert pin.is_right("250811")
    assert pin.tries_left() == MOST_TRIES


def test_after_five_wrong_pins_even_the_right_one_is_refused(pin: SessionPin, clock: SetClock) -> None:
    for _try in range(MOST_TRIES):
        assert not pin.is_right("111112")
        clock.move(60)
    assert not pin.is_right("250811")
    pin.start_again()
    assert pin.is_right("250811")


def test_waiting_grows_and_a_clock_set_back_or_forward_does_not_shorten_it(
    pin: SessionPin, index: Index, clock: SetClock
) -> None:
    for _try in range(2):
        pin.is_right("111112")
    assert pin.wait() == pytest.approx(2)
    assert not pin.is_right("250811")
    clock.at = clock.at.replace(year=2036)
    assert pin.wait() == pytest.approx(2)
    clock.at = clock.at.replace(year=2016)
    assert pin.wait() == pytest.approx(2)
    clock.move(1)
    assert pin.wait() == pytest.approx(1)
    clock.move(2)
    assert pin.is_right("250811")


@pytest.mark.parametrize("year", [2016, 2036])
def test_a_new_start_does_not_shorten_the_wait_whatever_the_wall_clock_says(
    pin: SessionPin, index: Index, clock: SetClock, year: int
) -> None:
    for _try in range(2):
        pin.is_right("111112")
    clock.at = clock.at.replace(year=year)
    started_anew = SessionPin(index, b"s" * 32, clock, CHANCE)
    assert started_anew.wait() == pytest.approx(2)
    assert not started_anew.is_right("250811")
    clock.move(2)
    assert started_anew.is_right("250811")


def test_a_try_is_on_the_disk_before_the_pin_is_looked_at(
    pin: SessionPin, index: Index, vault: Vault, clock: SetClock
) -> None:
    pin.is_right("111112")
    index.close()
    again = Index.open(vault, clock, CHANCE)
    state = again.pin_state()
    assert state is not None
    assert state.tries == 1
    again.close()


@pytest.mark.parametrize("poor", ["", "12", "12a4", "1111", "1234567890123", "٣٤٥٦"])
def test_a_poor_pin_is_told_why(poor: str) -> None:
    assert pin_fault(poor)


@pytest.mark.parametrize("left", [None, b"", b"x" * 9000], ids=["no file", "an empty file", "a torn file"])
def test_a_vault_whose_making_was_cut_short_is_made_at_the_next_start(
    clock: SetClock, tmp_path: Path, left: bytes | None
) -> None:
    """The power went after the key file was written: nothing was ever kept in it, and nobody can make it again."""
    Vault.create(tmp_path / "vault", WORDS, FLOOR, CHANCE)
    again = Vault.open(tmp_path / "vault", WORDS, CHANCE)
    if left is not None:
        again.places.index.write_bytes(left)
    opened = Index.open(again, clock, CHANCE)
    opened.keep_setting("some", "words")
    assert opened.cases() == ()
    opened.close()


def test_an_index_cut_to_nothing_is_told_as_damaged_where_something_was_kept(
    index: Index, vault: Vault, clock: SetClock
) -> None:
    index.add(case("one"))
    index.close()
    vault.places.index.write_bytes(b"")
    with pytest.raises(Damaged):
        Index.open(vault, clock, CHANCE)


def test_a_folder_of_copies_that_is_gone_is_made_again(index: Index, vault: Vault) -> None:
    shutil.rmtree(vault.places.index_backups)
    index.add(case("one"))
    assert list(vault.places.index_backups.glob("*.db"))
