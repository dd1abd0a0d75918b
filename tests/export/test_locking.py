"""A locked document opens with its words in anybody's viewer, and with nothing else."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from app.commands.desk.drawing import locked
from tests.export.reading_back import pages, reader
from tests.export.small_reads import a_sheet, asked, entry, filling, summary

WORDS = "copper lantern señal 7"
PDF = summary(filling(a_sheet(asked("one")), {"one": entry("Canary in the coal mine")}))
LOCKED = locked(PDF, WORDS)


def test_with_the_words_every_engine_reads_the_same() -> None:
    assert pages(LOCKED, WORDS) == pages(PDF)
    assert "Canary" in PdfReader(io.BytesIO(LOCKED), password=WORDS).pages[0].extract_text()
    with pikepdf.open(io.BytesIO(LOCKED), password=WORDS) as opened:
        assert len(opened.pages) == len(reader(PDF).pages)


def test_without_the_words_nobody_reads_a_page() -> None:
    for wrong in (None, WORDS + " "):
        with pytest.raises(RuntimeError, match="Incorrect password"):
            pages(LOCKED, wrong)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(LOCKED))
    with pytest.raises(FileNotDecryptedError):
        PdfReader(io.BytesIO(LOCKED)).pages[0].extract_text()


def test_it_says_that_it_can_be_heard_and_not_that_it_is_for_an_archive() -> None:
    with pikepdf.open(io.BytesIO(LOCKED), password=WORDS) as opened:
        about = opened.Root.Metadata.read_bytes()
        assert "/StructTreeRoot" in opened.Root
        assert opened.allow.accessibility
    assert b"<pdfuaid:part>" in about
    assert b"<pdfaid:" not in about


def test_it_is_locked_with_aes_256() -> None:
    with pikepdf.open(io.BytesIO(LOCKED), password=WORDS) as opened:
        assert (opened.encryption.R, opened.encryption.V, opened.encryption.bits) == (6, 5, 256)
        methods = (opened.encryption.stream_method, opened.encryption.string_method, opened.encryption.file_method)
        assert {str(method).rpartition(".")[2] for method in methods} == {"aesv3"}


def test_neither_words_nor_titles_are_left_in_the_open() -> None:
    for trace in (b"Canary", b"Party summary", WORDS.encode(), b"Recess"):
        assert trace not in LOCKED


def test_locking_twice_gives_other_bytes() -> None:
    """A lock without chance would tell that two files are the same."""
    assert locked(PDF, WORDS) != LOCKED
