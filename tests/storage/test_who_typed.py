"""Beside what came from paper stand all who typed it, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile
from app.storage.case_on_paper import LONGEST_NAME, typists
from tests.storage.keyed_in import on_paper
from tests.storage.small_case import ANA, entry, new_file, open_again


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path) as opened:
        yield opened


def test_everybody_who_typed_is_named_and_nobody_who_only_looked(file: CaseFile, tmp_path: Path) -> None:
    def said_to_have_typed() -> str:
        return file.fillings(ANA)[0].typed_by

    paper = on_paper(file, ANA, "LK")
    for number, name in enumerate(("Oyelaran, R.", "", "MK", "MK", "R.", "Oyelaran, R."), 1):
        before = said_to_have_typed()
        for opened_by in (name, ""):
            on_paper(file, ANA, opened_by)
            assert said_to_have_typed() == before
        written = paper.written("open_word", replace(entry("words", revision=number), from_paper=True))
        file.save_from_paper(paper.filling, [], name)
        assert said_to_have_typed() == before
        file.save_from_paper(paper.filling, [written], name)
        assert before == "LK" or said_to_have_typed().startswith(before)
    assert said_to_have_typed() == "Oyelaran, R., MK"
    file.set_place(paper.filling, "open_word")
    file.close()
    with open_again(tmp_path) as again:
        assert again.fillings(ANA)[0].typed_by == "Oyelaran, R., MK"


@given(st.lists(st.text("abc, …", max_size=LONGEST_NAME), max_size=9))
def test_the_names_of_those_who_typed_are_never_longer_than_a_name_may_be(names: list[str]) -> None:
    said = ""
    for name in names:
        said = typists(said, name)
        assert len(said) <= LONGEST_NAME
        assert typists(said, name) == said or said.endswith("…")


def test_a_name_that_is_too_long_is_refused(file: CaseFile) -> None:
    paper = on_paper(file, ANA)
    with pytest.raises(NotAccepted):
        file.save_from_paper(paper.filling, [], "x" * 201)
    with pytest.raises(NotAccepted):
        on_paper(file, ANA, "x" * 201)
