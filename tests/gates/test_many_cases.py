"""A practice of ten thousand cases is listed whole and in order, searched, opened, copied and verified."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.commands.main import run
from app.storage.index import check_index, folded
from tests.gates.kill_windows import FOUND
from tests.gates.many_cases import code_of, make_many, name_of, opened_many
from tests.gates.window_killer import Windows
from tests.goals import Proved

LISTED = 10_000


@dataclass(frozen=True)
class Practice:
    """Its folder, its passphrase, and how many of its cases have a file."""

    folder: Path
    passphrase: str
    real: int


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Practice:
    real = LISTED if request.config.getoption("--full") else 200
    folder = tmp_path_factory.mktemp("practice")
    return Practice(folder, make_many(folder / "vault", LISTED, real), real)


@pytest.mark.gate
@pytest.mark.timeout(7200)
def test_ten_thousand_cases_are_listed_in_order_and_each_word_finds_its_own(practice: Practice, proved: Proved) -> None:
    with opened_many(practice.folder / "vault", practice.passphrase) as (_vault, cases):
        listed = cases.cases()
        assert {(case.code, case.alias) for case in listed} == {
            (code_of(number), name_of(number)) for number in range(LISTED)
        }
        assert len(listed) == LISTED
        by_day = sorted(listed, key=lambda case: folded(case.alias))
        by_day.sort(key=lambda case: case.last_break, reverse=True)
        assert [(case.last_break, folded(case.alias)) for case in listed] == [
            (case.last_break, folded(case.alias)) for case in by_day
        ]
        for typed in ("über", "ШКОЛА", "ånäs 04", "-0123", "zoo 00006", "no such case"):
            wanted = [case for case in listed if folded(typed) in folded(f"{case.alias}\n{case.code}")]
            assert cases.cases(typed) == tuple(wanted), typed
    proved("R10", "cases listed and searched", LISTED)


@pytest.mark.gate
@pytest.mark.timeout(7200)
def test_any_of_ten_thousand_cases_opens_and_another_one_can_be_made(practice: Practice, proved: Proved) -> None:
    real = range(0, practice.real, max(1, practice.real // 50))
    with opened_many(practice.folder / "vault", practice.passphrase) as (vault, cases):
        for number in real:
            desk = cases.open(code_of(number))
            assert desk.case().alias == name_of(number)
        before = sorted(vault.vault.places.index_backups.glob("*.db"))
        vault.index.keep_copy()
        newest = max(vault.vault.places.index_backups.glob("*.db"))
        assert newest not in before
        check_index(vault.vault, newest)
    proved("R10", "cases opened among ten thousand", len(real))


@pytest.mark.gate
@pytest.mark.timeout(7200)
def test_verify_reads_every_case_and_names_each_that_has_no_file(
    practice: Practice, capsys: pytest.CaptureFixture[str], proved: Proved
) -> None:
    words = practice.folder / "words"
    words.write_text(practice.passphrase)
    status = run(["verify", "--json", "--vault", str(practice.folder / "vault"), "--passphrase-file", str(words)])
    found = {entry["file"]: entry["whole"] for entry in json.loads(capsys.readouterr().out)}
    assert len(found) == LISTED + 1
    assert found.pop("index")
    assert {code for code, whole in found.items() if whole} == {code_of(number) for number in range(practice.real)}
    assert status == (0 if practice.real == LISTED else 1)
    proved("R10", "cases verified", practice.real)


@pytest.mark.gate
@pytest.mark.timeout(600)
def test_in_the_real_window_ten_thousand_cases_are_listed_and_one_is_found_and_opened_by_keyboard(
    practice: Practice, proved: Proved
) -> None:
    (practice.folder / "passphrase").write_text(practice.passphrase)
    windows = Windows(practice.folder)
    try:
        status = windows.warm.ended(windows.warm.born("find_among_many", LISTED, name_of(7)))
        windows.see_that_nothing_broke()
    finally:
        windows.close()
    assert status == 0
    assert (practice.folder / FOUND).exists()
    proved("R10", "cases in the list of the real window", LISTED)
