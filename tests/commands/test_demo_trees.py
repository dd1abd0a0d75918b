"""What somebody hears of each document of the demo is what was read and found good: its tree is compared with that one."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from app.presenters.doors import DocumentKind
from tests.commands.running import Demo
from tests.export.tags import read_tags
from tests.export.trees import FOLDER, tree_of, wanted

KEPT = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", KEPT)
def test_each_document_is_heard_as_expected(demo: Demo, name: str) -> None:
    assert tree_of(demo.pdf(f"{name}.pdf")) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_a_document_of_every_kind_is_compared(demo: Demo) -> None:
    assert sorted(f"{name}.pdf" for name in KEPT) == wanted([path.name for path in demo.out.iterdir()])
    assert {kind for kind in DocumentKind if not any(name.startswith(kind.value) for name in KEPT)} == set()


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="Poppler's pdfinfo is not installed here")
def test_another_reader_finds_the_same_elements_in_the_same_order(demo: Demo) -> None:
    for name in KEPT:
        told = subprocess.run(
            ["pdfinfo", "-struct", demo.out / f"{name}.pdf"], capture_output=True, encoding="utf-8", check=True
        )
        roles = [role for line in told.stdout.splitlines() for role in re.findall(r"^\s*(\w+)(?: \(|:|$)", line)[:1]]
        ours = [tag.role for tag in read_tags(demo.pdf(f"{name}.pdf")).all()]
        assert [role for role in roles if role != "Object"] == ours, name
