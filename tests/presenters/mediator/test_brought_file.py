"""A file that somebody brought: read whole, or told why not; deleted where it lies, if it still is what was read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.domain.on_paper import LARGEST_FORM, LARGEST_PICTURE
from app.presenters.mediator.brought_file import (
    AnotherFile,
    BroughtTooLarge,
    NotDeleted,
    NotOpened,
    NotThere,
    brought,
    delete_brought,
    read_brought,
)
from app.presenters.paper_doors import Brought


@pytest.mark.parametrize(("most", "told"), [(LARGEST_PICTURE, "24 megabytes"), (LARGEST_FORM, "8 megabytes")])
def test_a_file_above_the_limit_is_told_as_too_large_with_the_limit(tmp_path: Path, most: int, told: str) -> None:
    file = tmp_path / "brought"
    file.write_bytes(bytes(most))
    assert len(read_brought(str(file), most)) == most
    file.write_bytes(bytes(most + 1))
    with pytest.raises(BroughtTooLarge, match=told):
        read_brought(str(file), most)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NotOpened):
        read_brought(str(tmp_path / "nothing"), LARGEST_FORM)


def form_in(folder: Path) -> tuple[Path, Brought]:
    """A file that was read."""
    file = folder / "form of Marisol.pdf"
    file.write_bytes(b"%PDF-1.7 nobody may know of the orchard")
    return file, brought(str(file), read_brought(str(file), LARGEST_FORM))


def test_the_file_that_was_read_is_deleted_and_nothing_beside_it(tmp_path: Path) -> None:
    file, read = form_in(tmp_path)
    other = tmp_path / "other.pdf"
    other.write_bytes(file.read_bytes())
    delete_brought(read)
    assert list(tmp_path.iterdir()) == [other]


def test_what_lies_there_since_stays_and_so_does_what_cannot_be_found(tmp_path: Path) -> None:
    file, read = form_in(tmp_path)
    file.write_bytes(b"somebody's letter")
    with pytest.raises(AnotherFile):
        delete_brought(read)
    assert file.read_bytes() == b"somebody's letter"
    file.unlink()
    with pytest.raises(NotThere):
        delete_brought(read)


@pytest.mark.skipif(os.name == "nt", reason="NOT RUN: links need rights of their own there")
def test_behind_a_link_the_file_itself_goes(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    file, _read = form_in(tmp_path / "far")
    link = tmp_path / "link.pdf"
    link.symlink_to(file)
    delete_brought(brought(str(link), link.read_bytes()))
    assert not file.exists()
    assert not link.is_symlink()


def test_what_is_no_file_any_more_keeps_nobody_waiting_and_stays(tmp_path: Path) -> None:
    file, read = form_in(tmp_path)
    file.unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(file)
    else:
        file.mkdir()
    with pytest.raises(NotDeleted):
        delete_brought(read)
    assert file.exists()


def test_neither_its_place_nor_its_name_is_in_what_may_be_written_down(tmp_path: Path) -> None:
    _file, read = form_in(tmp_path)
    told = [repr(read), *(str(trouble()) for trouble in (NotThere, AnotherFile, NotDeleted))]
    assert [words for words in told if "Marisol" in words or str(tmp_path) in words] == []
