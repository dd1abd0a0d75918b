"""A paragraph is made without ReportLab's parser where its words have no mark in them, and measured once: nobody sees it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from app.export.fonts import load, marked_up
from app.export.paper import paper_for
from app.export.shown import Shown
from app.export.styles import styles

WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.text("ab \n\t<>&;\xa0", max_size=30)
LOOKS = st.sampled_from(sorted(styles(paper_for())))
WIDTHS = st.lists(st.floats(20, 500), min_size=1, max_size=4)


def _told(paragraph: Any) -> list[dict[str, Any]]:
    return [vars(frag) for frag in paragraph.frags]


@given(WORDS, LOOKS)
def test_words_are_the_same_with_and_without_the_parser(words: str, look: str) -> None:
    load()
    style = styles(paper_for())[look]
    ours, theirs = Shown(marked_up(words), style), Paragraph(marked_up(words), style)
    assert _told(ours) == _told(theirs)


@given(WORDS, LOOKS, WIDTHS)
def test_a_paragraph_is_as_high_however_often_it_was_asked(words: str, look: str, widths: list[float]) -> None:
    load()
    style = styles(paper_for())[look]
    ours = Shown(marked_up(words), style)
    for width in widths:
        again = ours.wrap(width, 1000)
        assert again == ours.wrap(width, 1000)
        assert again == Paragraph(marked_up(words), style).wrap(width, 1000)


def test_a_paragraph_that_found_no_room_is_measured_again() -> None:
    load()
    words = Shown("some words " * 40, styles(paper_for())["answer"])
    before = words.wrap(200, 1000)
    assert words.split(200, 1.0) == []
    assert words.wrap(200, 1000) == before
    words.split(200, 60)[0].wrap(200, 60)
