"""R4, R8, S11: paper in a case is as well kept as what was typed at the laptop, and as thoroughly gone.

Answers that were keyed in, who typed them, and the sealed pictures of pages: in real encrypted files, by `recess` in
processes of its own. Checked, backed up and put back, brought to another laptop, under other keys, destroyed.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from argon2.low_level import hash_secret_raw

from app.storage import key_slots
from app.storage.case_keys import CaseKeys
from app.storage.index_copies import index_key
from app.storage.restoring import is_good
from tests.gates.paper_vault import NAMES, TYPISTS, WORDS, PaperVault, Written, packed, page_of
from tests.gates.scanning import count_in_folders, forms
from tests.goals import Proved, Times
from tests.storage.small_case import decrypted, decrypted_pages, raw

pytestmark = [pytest.mark.gate, pytest.mark.timeout(600)]
_SECRET = (*NAMES, *TYPISTS, *WORDS, "The ferry", "The orchard wall", "unpaid bill")
"""What no command that checks or destroys may say: names, who typed, words of the paper, what a case is called."""
_SLICE = 40
_PAGE = 4096


@pytest.fixture(autouse=True)
def _quick_argon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_slots, "hash_secret_raw", lru_cache(maxsize=64)(hash_secret_raw))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> PaperVault:
    vault = PaperVault(tmp_path_factory.mktemp("paper"))
    vault.make()
    return vault


@pytest.fixture
def own(made: PaperVault, tmp_path: Path) -> PaperVault:
    """A copy of it, to be changed."""
    shutil.copytree(made.folder, tmp_path / "own")
    vault = PaperVault(tmp_path / "own")
    vault.codes = made.codes
    return vault


@pytest.fixture(scope="module")
def said(made: PaperVault) -> tuple[Written, Written]:
    """What both cases say of paper, and that this is all that was put into them."""
    first, second = (made.written(code) for code in made.codes)
    for number, found in enumerate((first, second)):
        assert sorted(found.typed_by.values()) == sorted(TYPISTS)
        assert {words[-1] for rows in found.answers.values() for words in rows} == {*WORDS, None}
        assert {
            (cleared, from_paper) for rows in found.answers.values() for *_, cleared, from_paper, _s, _p in rows
        } == {
            (True, True),
            (False, True),
        }
        assert set(found.pictures.values()) == {
            tuple((page, page_of(number, party, page)) for page in (1, 2)) for party in (0, 1)
        }
    return first, second


def _slices(content: bytes) -> Iterator[bytes]:
    yield from (content[at : at + _SLICE] for at in range(0, len(content) - _SLICE, 977))


def _assert_says_nothing(told: str) -> None:
    assert [words for words in _SECRET if words in told] == []


def _pages_with(vault: PaperVault, code: str, seals: list[bytes]) -> list[int]:
    """The pages of a case file on which a piece of these seals lies."""
    content = decrypted(vault.case_file(code), vault.case_key(code))
    # The first page has sixteen bytes less of it.
    starts = [0, *range(_PAGE - 80 - 16, len(content), _PAGE - 80)]
    pieces = [piece for seal in seals for piece in _slices(seal)]
    return [
        number
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(content)], strict=True))
        if any(piece in content[start:end] for piece in pieces)
    ]


def _holding(files: Iterable[Path], lying: Sequence[bytes]) -> list[str]:
    """The files in which one of these pieces lies."""
    return [file.name for file in files if any(piece in file.read_bytes() for piece in lying)]


def _flip(file: Path, page: int, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[page * _PAGE + chance.randrange(16 if page == 0 else 0, _PAGE)] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


# ---- verify --------------------------------------------------------------------------------------------------------------

_BY_HAND = {
    "a bit of a picture": "UPDATE attachment SET sealed = CAST(substr(sealed, 1, 90) || x'00' || substr(sealed, 92) AS BLOB)",
    "a picture under another page": "UPDATE attachment SET page = 9 WHERE page = 1",
    "a picture gone": "DELETE FROM attachment WHERE page = 2",
    "another typist": "UPDATE filling SET typed_by = 'Somebody Else' WHERE on_paper",
    "no paper any more": "UPDATE filling SET on_paper = 0",
    "an answer not from paper": "UPDATE answer SET from_paper = 0 WHERE question = 'lb_check'",
}
"""With the case's own key and without Recess."""


def test_damage_to_paper_is_found_told_without_a_name_and_put_right_by_its_backup(
    own: PaperVault, said: tuple[Written, Written], proved: Proved
) -> None:
    first, second = own.codes
    file, key = own.case_file(first), own.case_key(first)
    good = file.read_bytes()
    whole = own.run("verify")
    assert (whole.status, whole.err) == (0, "")
    _assert_says_nothing(whole.out)
    pages = _pages_with(own, first, own.seals(first)[-4:])
    assert len(pages) >= 4, "pictures lie on several pages"
    tried = 0
    for name, change in (("a bit on the disk", ""), *_BY_HAND.items()):
        file.write_bytes(good)
        if change:
            with raw(file, key) as connection:
                assert connection.execute(change).rowcount, name
        else:
            _flip(file, pages[len(pages) // 2], random.Random(7))
        checked = own.run("verify")
        assert checked.status == 1, name
        assert f"{first}: DAMAGED; newest good backup: 0" in checked.out, name
        assert f"{second}: whole" in checked.out
        assert checked.err == f"recess: {first}: put the newest good backup back with “recess restore {first}”.\n"
        _assert_says_nothing(checked.out + checked.err)
        tried += 1
    back = own.run("restore", first)
    assert (back.status, back.err) == (0, "")
    _assert_says_nothing(back.out)
    assert (own.written(first), own.written(second)) == said
    proved("R4", "paper of a case damaged in seven ways, told by `recess verify`, put back by `recess restore`", tried)


def test_no_bit_of_a_sealed_picture_flips_unseen(own: PaperVault, times: Times, proved: Proved) -> None:
    """In the file and in a backup, on every page that holds a piece of one."""
    code, chance = own.codes[0], random.Random(20261127)
    file, keys = own.case_file(code), CaseKeys(own.case_key(code))
    pages, good, tried = _pages_with(own, code, own.seals(code)[-4:]), file.read_bytes(), 0
    for _round in range(times(2, 40, 1)):
        for page in pages:
            _flip(file, page, chance)
            assert not is_good(file, keys)
            file.write_bytes(good)
            tried += 1
    assert is_good(file, keys)
    proved("R4", "bits flipped on the pages that hold sealed pictures", tried)


# ---- backups, and other laptops ---------------------------------------------------------------------------------------------


def test_paper_comes_back_from_a_backup_and_from_a_copy_on_a_stick_to_the_last_point(
    own: PaperVault, said: tuple[Written, Written], tmp_path: Path, proved: Proved
) -> None:
    first, second = own.codes
    backed_up = own.run("backup")
    assert backed_up.status == 0
    own.case_file(first).unlink()
    assert own.run("verify").status == 1
    assert own.run("restore", first).status == 0
    assert (own.written(first), own.written(second)) == said
    (tmp_path / "stick").mkdir()
    assert own.run("backup", "--to", tmp_path / "stick").status == 0
    (copied,) = (tmp_path / "stick").iterdir()
    words = [*WORDS, *TYPISTS, *NAMES]
    assert set(count_in_folders([copied], words).values()) == {0}, "what is on the stick is sealed"
    brought = PaperVault(tmp_path / "laptop")
    (tmp_path / "laptop").mkdir()
    shutil.copy(own.key_file, brought.key_file)
    came = brought.run("restore", "--from", copied)
    assert (came.status, came.err) == (0, "")
    assert (brought.written(first), brought.written(second)) == said
    assert brought.run("verify").status == 0
    proved("R8", "fillings on paper and their pictures put back by processes, the same to the last point", 8)


def test_under_other_keys_paper_opens_and_is_the_same_in_the_case_and_in_backups_of_before(
    own: PaperVault, said: tuple[Written, Written], proved: Proved
) -> None:
    first, second = own.codes
    assert own.run("backup").status == 0
    before = own.key_file.read_text()
    own.change_keys()
    now = own.key_file.read_text()
    assert (own.written(first), own.written(second)) == said
    checked = own.run("verify")
    assert (checked.status, checked.err) == (0, ""), "every seal of paper was opened for this"
    own.key_file.write_text(before)
    assert own.run("verify").status == 1, "the passphrase of before opens nothing"
    own.key_file.write_text(now)
    own.case_file(first).write_bytes(b"gone")
    assert own.run("restore", first).status == 0
    assert (own.written(first), own.written(second)) == said
    proved("R8", "fillings on paper and their pictures under other keys of the vault, from the case and a backup", 8)


# ---- destroying -----------------------------------------------------------------------------------------------------------


def test_a_destroyed_case_leaves_no_word_no_typist_and_no_point_of_its_paper(
    own: PaperVault, said: tuple[Written, Written], tmp_path: Path, proved: Proved
) -> None:
    first, second = own.codes
    assert own.run("backup").status == 0
    seals = own.seals(first)
    points = [page_of(0, party, page) for party in (0, 1) for page in (1, 2)]
    points += map(packed, tuple(points))
    file = own.case_file(first)
    opened = decrypted(file, own.case_key(first))
    name, gone = file.name.removesuffix(".case"), [piece for seal in seals for piece in _slices(seal)]
    assert TYPISTS[0].encode() in opened
    for inside in (*points, *(words.encode() for words in WORDS)):
        assert not any(piece in opened for piece in (_slices(inside) if len(inside) > _SLICE else (inside,)))
    lying = [*gone, *(piece for picture in points for piece in _slices(picture))]
    lying += [form for words in (*WORDS, *TYPISTS, name) for form in forms(words)]
    (tmp_path / "opened").write_bytes(opened)
    (tmp_path / "unsealed").write_bytes(packed(points[0]))
    for planted in ("opened", "unsealed"):
        assert _holding([tmp_path / planted], lying), "the proof sees what would be left"
    done = own.run("destroy", first, "--sure", first, "--certificate", tmp_path / "certificate.pdf")
    assert (done.status, done.err) == (0, "")
    _assert_says_nothing(done.out)
    files = [path for path in own.folder.rglob("*") if path.is_file()]
    assert [path for path in files if name in path.name] == []
    assert _holding([*files, tmp_path / "certificate.pdf"], lying) == []
    with own.opened() as (vault, cases):
        assert [known.code for known in cases.cases()] == [second]
        key = index_key(vault.vault)[0]
        for path in (vault.vault.places.index, *vault.vault.places.index_backups.glob("*.db")):
            pages = decrypted_pages(path, key)
            assert not any(form in pages for words in ("The ferry", *TYPISTS, *WORDS) for form in forms(words))
    assert own.written(second) == said[1], "the paper of the other case stands"
    assert own.run("verify").status == 0
    proved("S11", "pieces of seals, pictures and words of paper looked for in every file after destroying", len(lying))
