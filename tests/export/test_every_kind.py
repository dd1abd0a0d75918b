"""What holds for a document of every kind, on every paper and in both prints: it can be heard, no page is torn, it tells
nothing of itself that it was not meant to, and it is the same to the last byte wherever and whenever it is made."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from app.export.paper import paper_for
from app.presenters.doors import BLANK, DocumentKind
from tests.export.every_kind import KINDS, MINE, NOT_OF_A_CASE, PAPERS
from tests.export.page_checks import wrong_with
from tests.export.reading_back import everything, outline, reader
from tests.export.small_reads import entry, summary
from tests.export.tags import faults, loose_strokes, read_tags

TOP = Path(__file__).resolve().parents[2]
every_kind = pytest.mark.parametrize("kind", KINDS)
every_paper = pytest.mark.parametrize(("paper", "large"), PAPERS)


@cache
def made(kind: str, paper: str = "letter", large: bool = False) -> bytes:
    return KINDS[kind](paper, large)


def test_every_kind_there_is_is_tried() -> None:
    assert set(KINDS) == {kind.value for kind in DocumentKind} | set(NOT_OF_A_CASE)


@every_kind
@every_paper
def test_it_keeps_the_standards_and_every_page_is_whole(kind: str, paper: str, large: bool) -> None:
    pdf = made(kind, paper, large)
    handout = kind in {blank.value for blank in BLANK}
    paper_of = paper_for(paper, large=large, handout=handout, at_a_glance=kind == DocumentKind.RETURN_CARD.value)
    assert faults(pdf) == []
    assert loose_strokes(pdf) == []
    assert wrong_with(pdf, paper_of) == []


# ---- what it says of itself ----------------------------------------------------------------------------------------------


@every_kind
def test_its_title_says_what_it_is_and_nobodys_name(kind: str) -> None:
    told = {str(key): str(value) for key, value in (reader(made(kind)).metadata or {}).items()}
    assert set(told) == {"/Author", "/Creator", "/Producer", "/Title"}
    assert {told[key] for key in ("/Author", "/Creator", "/Producer")} == {"Recess"}
    about = reader(made(kind)).xmp_metadata
    assert about is not None
    assert about.dc_title == {"x-default": told["/Title"]}
    assert re.fullmatch(r"[A-Z][a-z]+( [a-z]+)?|Handout to fill in", told["/Title"]), told["/Title"]
    for never in ("Ana", "Bo", "K7", "Harbour", "rent", "yard"):
        assert never not in told["/Title"].split()


@every_kind
def test_nothing_in_it_tells_of_a_path_this_machine_or_when_it_was_made(kind: str) -> None:
    inside = everything(made(kind))
    for trace in (b"/home", b"/tmp", b"/work", b"Harbour", b"_id", b"/CreationDate", b"CreateDate", b"/ModDate"):
        assert trace not in inside, trace


@every_kind
def test_a_viewer_is_told_its_language_its_title_and_to_go_through_it_in_the_order_it_is_read(kind: str) -> None:
    with pikepdf.open(io.BytesIO(made(kind))) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert [str(page.obj.Tabs) for page in pdf.pages] == ["/S"] * len(pdf.pages)


@every_kind
def test_its_outline_is_its_headings_in_order_and_leads_to_their_pages(kind: str) -> None:
    pdf = made(kind)
    told = outline(pdf)
    assert told[0][0] == 0
    assert all(deeper <= before + 1 for (before, _title), (deeper, _other) in pairwise(told))
    headings = [tag for tag in read_tags(pdf).all() if re.fullmatch(r"H\d", tag.role)]
    assert len(headings) == len(told)
    for tag, (depth, title) in zip(headings, told, strict=True):
        assert tag.role == f"H{depth + 1}"
        assert _bare(tag.heard or tag.words).startswith(_bare(title))
    leads = list(_leads(pdf))
    assert leads == sorted(leads)
    assert len(leads) == len(told)


def _bare(words: str) -> str:
    return "".join(words.split())


def _leads(pdf: bytes) -> list[int]:
    """The page that each entry of the outline leads to."""
    opened = reader(pdf)

    def found(several: Any) -> Any:
        for one in several:
            if isinstance(one, list):
                yield from found(one)
            else:
                yield opened.get_destination_page_number(one)

    return list(found(opened.outline))


# ---- the same bytes ------------------------------------------------------------------------------------------------------


def digests() -> str:
    """A sum of each kind, on two papers."""
    papers = (("letter", False), ("a4", True))
    each = (f"{kind} {hashlib.sha256(KINDS[kind](*paper)).hexdigest()}" for kind in KINDS for paper in papers)
    return "\n".join(each)


@pytest.fixture(scope="module")
def here() -> str:
    return digests()


def in_another_process(*before: str, **told: str) -> str:
    program = "from tests.export.test_every_kind import digests; print(digests())"
    command = [*before, sys.executable, "-c", program]
    environment = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **told}
    return subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_made_again_it_is_the_same(here: str) -> None:
    assert digests() == here


def test_another_process_makes_the_same_with_other_seeds_in_another_place_and_language(here: str) -> None:
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "ar_EG.UTF-8", "HOME": "/nowhere"}
    assert in_another_process(PYTHONHASHSEED="1", **elsewhere) == here


@pytest.mark.skipif(shutil.which("faketime") is None, reason="NOT RUN: faketime is not installed")
def test_on_another_day_it_is_the_same(here: str) -> None:
    program = shutil.which("faketime") or ""
    assert in_another_process(program, "-f", "2031-02-03 04:05:06", PYTHONHASHSEED="2", TZ="UTC12") == here


def test_one_letter_more_makes_another_document() -> None:
    more = replace(MINE, entries={**MINE.entries, "second": entry("Two\nlines.")})
    assert summary(MINE) == made(DocumentKind.PARTY_SUMMARY.value) != summary(more)
