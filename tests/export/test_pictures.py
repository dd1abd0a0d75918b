"""Pictures on paper: the same shapes as in the window, in greys, on one page with their heading, and their words can be
found."""

from __future__ import annotations

from typing import get_args

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.export import pdf
from app.export.drawings import picture as on_paper
from app.export.paper import Paper, paper_for
from app.export.parts import Contents, Drawn, Heading
from app.pictures.shapes import Box, Dot, Drawing, Figure, Label, Shape
from app.pictures.step_by_step import Step, StepByStep
from tests.export.reading_back import letters, pages, without_space
from tests.pictures.samples import LONG, PICTURES, YOURS
from ui import look
from ui.parts import pictures as in_window

PAPERS = {"letter": paper_for(), "a4": paper_for("a4"), "large": paper_for(large=True)}


def document(*names: str, paper: Paper, words: bool = True) -> bytes:
    parts = tuple(part for name in names for part in (Heading(f"About {name}"), Drawn(PICTURES[name], words)))
    return pdf.draw(Contents("Pictures", "Pictures", "for one", "made up", parts), paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_picture_is_drawn_and_all_its_words_can_be_found(paper: str) -> None:
    made = document(*PICTURES, paper=PAPERS[paper])
    found = letters(made)
    for name, picture in PICTURES.items():
        for said in picture.said():
            assert without_space(said) in found, name


@pytest.mark.parametrize("paper", PAPERS)
def test_a_heading_stands_on_the_page_of_its_picture(paper: str) -> None:
    made = document(*PICTURES, paper=PAPERS[paper], words=False)
    for name, picture in PICTURES.items():
        room = on_paper.room_for(PAPERS[paper].measure, PAPERS[paper].body * 0.92)
        labels = [shape.words for shape in picture.drawn(room).shapes if isinstance(shape, Label)]
        longest = without_space(max(labels, key=len))
        assert any(f"About {name} " in f"{page} " and longest in without_space(page) for page in pages(made)), name


def test_a_page_of_pictures_has_no_colour_on_it() -> None:
    for page in pypdfium2.PdfDocument(document(*PICTURES, paper=PAPERS["letter"])):
        image: Image.Image = page.render(scale=1).to_pil().convert("RGB")
        colors = image.getcolors(1 << 24)
        assert colors is not None
        # The quiet tones of a document are greys with a breath of blue in them.
        assert max(max(rgb) - min(rgb) for _count, rgb in colors if isinstance(rgb, tuple)) <= 12


def test_the_same_pictures_are_the_same_bytes() -> None:
    assert document(*PICTURES, paper=PAPERS["letter"]) == document(*PICTURES, paper=PAPERS["letter"])


def test_every_sort_of_shape_is_drawn_on_paper_as_in_the_window() -> None:
    assert set(on_paper._DRAWN) == set(in_window._PAINTED) == set(get_args(Shape))


@pytest.mark.parametrize("name", PICTURES)
def test_window_and_paper_are_given_the_same_shapes(qapp: QApplication, name: str) -> None:
    look.load_fonts()
    look.dress(qapp, look.Theme.LIGHT)
    # The two fonts are one; a window rounds its letters' widths by a part of a pixel.
    window = PICTURES[name].drawn(in_window.room_for(40.0 * in_window.unit()))
    paper = PICTURES[name].drawn(on_paper.room_for(40.0 * 11.0, 11.0))
    assert without_breaks(window) == without_breaks(paper)
    # A bar that is a breath longer may have one more stripe.
    sorts = (Box, Dot, Figure)
    assert [shape for shape in map(type, window.shapes) if shape in sorts] == [
        shape for shape in map(type, paper.shapes) if shape in sorts
    ]
    assert window.height == pytest.approx(paper.height, abs=3.0)


def without_breaks(drawing: Drawing) -> str:
    return " ".join(shape.words for shape in drawing.shapes if isinstance(shape, Label))


def test_a_picture_that_is_higher_than_a_page_is_made_smaller_and_stays_whole() -> None:
    steps = tuple(Step(f"{LONG} {number}", -100_000, "in the first month") for number in range(30))
    tall = StepByStep(Step("What it brings", 9_000_000), steps, Step("What is left", 6_000_000), words=YOURS)
    contents = Contents(
        "Pictures", "Pictures", "for one", "made up", (Heading("About steps"), Drawn(tall, words=False))
    )
    made = pdf.draw(contents, PAPERS["large"])
    found = [page for page in pages(made) if "look at it" in page]
    assert len(found) == 1
    assert found[0].count("in the first month") == 30
