"""What a party keeps to itself: the code's tries are counted first, and what was not kept is erased."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.only_me import MOST_TRIES, STANDS_IN, Keeping, OnlyMe
from app.domain.sharing import MEDIATOR, Lock
from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile
from tests.domain.small_sheet import SMALL
from tests.storage.small_case import ANA, BO, a_place, begin, decrypted, entry, new_file, open_again, raw, said, save

CODED = OnlyMe(Keeping.WITH_CODE, b"working wrap", b"coded wrap", b"salt" * 4, 65536, 3, 4)
TOP = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


def test_nothing_is_chosen_at_first(file: CaseFile) -> None:
    assert file.only_me(ANA) == OnlyMe()
    with pytest.raises(KeyError):
        file.only_me("nobody")


def test_a_choice_and_its_wraps_are_kept_for_each_party(file: CaseFile, tmp_path: Path) -> None:
    file.keep_only_me(ANA, CODED)
    file.keep_only_me(BO, OnlyMe(Keeping.ERASE, b"his wrap"))
    file.acknowledge(ANA)
    file.close()
    with open_again(tmp_path) as again:
        assert again.only_me(ANA) == CODED
        assert again.only_me(BO) == OnlyMe(Keeping.ERASE, b"his wrap")
        assert again.acknowledged(ANA)


def test_a_wrap_of_no_end_is_turned_away(file: CaseFile) -> None:
    with pytest.raises(NotAccepted):
        file.keep_only_me(ANA, replace(CODED, coded=b"x" * 5000))
    assert file.only_me(ANA) == OnlyMe()


def test_tries_run_out_until_the_code_was_right_or_the_mediator_allows_more(file: CaseFile) -> None:
    file.keep_only_me(ANA, CODED)
    assert [file.count_try(ANA) for _ in range(MOST_TRIES + 2)] == [4, 3, 2, 1, 0, -1, -1]
    assert file.count_try(BO) == 4
    file.allow_more_tries(ANA)
    assert file.count_try(ANA) == 4
    file.code_was_right(ANA)
    assert file.only_me(ANA).tries == 0


def test_choosing_again_does_not_start_the_count_of_tries_again(file: CaseFile) -> None:
    for _ in range(3):
        file.count_try(ANA)
    file.keep_only_me(ANA, CODED)
    assert file.count_try(ANA) == 1


def test_secrets_and_wraps_differ_by_party_and_stay_the_same(file: CaseFile, tmp_path: Path) -> None:
    found = [file.code_secret(ANA), file.code_secret(BO), file.working_wrap(ANA), file.working_wrap(BO)]
    assert len(set(found)) == 4
    file.close()
    with open_again(tmp_path) as again:
        assert [
            again.code_secret(ANA),
            again.code_secret(BO),
            again.working_wrap(ANA),
            again.working_wrap(BO),
        ] == found


_TRIES = """
import os, signal, sys
from pathlib import Path
from app.domain.sources import SystemChance, SystemClock
from app.storage.case_file import CaseFile
file = CaseFile.open(Path(sys.argv[1]), bytes(range(32)), SystemClock(), SystemChance())
print(*(file.count_try(sys.argv[2]) for _ in range(int(sys.argv[3]))), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killing_the_program_after_a_try_gives_no_try_back(file: CaseFile, tmp_path: Path) -> None:
    file.keep_only_me(ANA, CODED)
    file.close()
    left = []
    for tries in (1, 3, 2):
        ran = subprocess.run(
            [sys.executable, "-c", _TRIES, str(a_place(tmp_path)), ANA, str(tries)],
            capture_output=True,
            text=True,
            check=False,
            cwd=TOP,
        )
        assert ran.returncode == -signal.SIGKILL, ran.stderr
        left.append(ran.stdout.split())
    assert left == [["4"], ["3", "2", "1"], ["0", "-1"]]
    with open_again(tmp_path) as again:
        assert again.only_me(ANA) == replace(CODED, tries=MOST_TRIES)


# ---- taking back -----------------------------------------------------------------------------------------------------


def _written(file: CaseFile) -> None:
    for party in (ANA, BO):
        for break_id in ("b1", "b2"):
            writing = begin(file, party, SMALL, break_id=break_id)
            save(file, writing, why=entry("mine", Lock.ONLY_ME), open_word=entry("ours"))


def _only_me_rows(folder: Path) -> list[tuple[str, int]]:
    with raw(a_place(folder)) as connection:
        return connection.execute(
            "SELECT party, count(*) FROM answer JOIN filling ON filling.id = answer.filling"
            " WHERE inner = 1 GROUP BY party ORDER BY party"
        ).fetchall()


@pytest.mark.parametrize("chosen", [OnlyMe(), OnlyMe(Keeping.ERASE, b"wrap"), OnlyMe(Keeping.NOT_CHOSEN, b"wrap")])
def test_without_a_code_the_private_answers_and_both_wraps_go(file: CaseFile, tmp_path: Path, chosen: OnlyMe) -> None:
    _written(file)
    file.keep_only_me(ANA, chosen)
    file.keep_only_me(BO, CODED)
    file.acknowledge(ANA)
    file.take_back(ANA)
    assert file.only_me(ANA) == OnlyMe(chosen.keeping)
    assert file.acknowledged(ANA)
    assert file.only_me(BO) == CODED
    assert {written.question for info in file.fillings(ANA) for written in file.written(info.id)} == {"open_word"}
    assert len([written for info in file.fillings(BO) for written in file.written(info.id)]) == 4
    file.close()
    assert _only_me_rows(tmp_path) == [(BO, 2)]


def test_with_a_code_only_the_wrap_of_the_time_at_the_laptop_goes(file: CaseFile, tmp_path: Path) -> None:
    _written(file)
    file.keep_only_me(ANA, CODED)
    file.take_back(ANA)
    assert file.only_me(ANA) == replace(CODED, working=None)
    file.close()
    assert _only_me_rows(tmp_path) == [(ANA, 2), (BO, 2)]
    with raw(a_place(tmp_path)) as connection:
        assert connection.execute("SELECT count(*) FROM private WHERE working IS NOT NULL").fetchone() == (0,)


def test_with_a_code_what_was_written_without_it_goes_and_backups_with_it_are_replaced(
    file: CaseFile, tmp_path: Path
) -> None:
    writing = begin(file, ANA, SMALL)
    save(file, writing, why=entry("closed with the code", Lock.ONLY_ME))
    file.keep_only_me(ANA, replace(CODED, working=b"wrap of a key that stands in"))
    without = begin(file, ANA, SMALL, break_id="b2")
    (kept,) = file.written(writing.filling)
    lost = replace(kept, sealed=STANDS_IN + b"nobody opens this")
    file.save_answers(ANA, without.filling, [lost])
    older = file.back_up()
    file.take_back(ANA)
    assert [written.question for written in file.written(writing.filling)] == ["why"]
    assert file.written(without.filling) == ()
    newer = file.back_up()
    assert not older.exists() or older == newer
    file.close()
    assert _only_me_rows(tmp_path) == [(ANA, 1)]


def test_what_was_erased_is_nowhere_in_the_pages_of_the_file(file: CaseFile, tmp_path: Path) -> None:
    """With the file's key: the seal of every erased row, and both wraps, are searched in the decrypted pages."""
    _written(file)
    file.keep_only_me(ANA, OnlyMe(Keeping.ERASE, b"the working wrap of Ana"))
    private = [
        bytes(written.sealed)
        for info in file.fillings(ANA)
        for written in file.written(info.id)
        if written.sealed is not None
    ]
    assert len(private) == 2
    file.close()
    with raw(a_place(tmp_path)) as connection:
        gone = [
            row[0]
            for row in connection.execute(
                "SELECT sealed FROM answer WHERE inner = 1 AND filling IN (SELECT id FROM filling WHERE party = ?)",
                (ANA,),
            )
        ]
    assert len(gone) == 2
    canaries = [*gone, b"the working wrap of Ana"]
    assert all(canary in decrypted(a_place(tmp_path)) for canary in canaries)
    with open_again(tmp_path) as again:
        again.take_back(ANA)
    assert not any(canary in decrypted(a_place(tmp_path)) for canary in canaries)


def test_the_mediator_never_reads_a_private_answer_whatever_was_chosen(file: CaseFile) -> None:
    for chosen in (OnlyMe(), CODED, OnlyMe(Keeping.ERASE, b"wrap")):
        file.keep_only_me(ANA, chosen)
        writing = begin(file, ANA, SMALL, break_id=chosen.keeping.value)
        save(file, writing, why=entry("mine", Lock.ONLY_ME))
        assert said(file, writing, "why") == "mine"
        assert not any(filling.entries for filling in file.read(MEDIATOR).fillings)


def test_a_party_from_whom_the_laptop_was_not_taken_back_is_known_also_after_the_program_was_killed(
    file: CaseFile, tmp_path: Path
) -> None:
    assert file.at_work() == ()
    file.keep_only_me(ANA, CODED)
    file.keep_only_me(BO, OnlyMe(Keeping.ERASE, b"his wrap"))
    file.take_back(BO)
    file.close()
    with open_again(tmp_path) as again:
        assert again.at_work() == (ANA,)
        again.take_back(ANA)
        assert again.at_work() == ()
