"""A paragraph is made without ReportLab's parser where its words have no mark in them, and measured once: nobody sees it."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from app.export.fonts import PLAIN, load, marked_up
from app.export.paper import paper_for
from app.export.shown import Shown
from app.export.structure import MarkingCanvas
from app.export.styles import styles
from tests.export.where import Letter, pages_of

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


@given(WORDS | st.text("abc de-\xa0", max_size=200), LOOKS, st.floats(20, 500))
def test_lines_are_broken_where_reportlab_breaks_them(words: str, look: str, width: float) -> None:
    load()
    style = styles(paper_for())[look]
    ours, theirs = Shown(marked_up(words), style), Paragraph(marked_up(words), style)
    ours.wrap(width, 1000)
    theirs.wrap(width, 1000)
    assert _lines(ours) == _lines(theirs)


def _lines(paragraph: Any) -> list[Any]:
    """With one look the words and how much room each line has left, with several what is said."""
    return [line if isinstance(line, tuple) else [frag.text for frag in line.words] for line in paragraph.blPara.lines]


class Adorned(Shown):
    """Drawn by ReportLab."""

    adorned = True


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS | st.text("abc (de)\\ é-", max_size=150), min_size=1, max_size=4), LOOKS, st.floats(60, 400))
def test_letters_stand_where_reportlab_puts_them(several: list[str], look: str, width: float) -> None:
    load()
    drawn = [_page(sort, [words[:60] for words in several], look, width) for sort in (Shown, Adorned)]
    assert len(drawn[0]) == len(drawn[1])
    for ours, theirs in zip(*drawn, strict=True):
        assert (ours.text, ours.size) == (theirs.text, theirs.size)
        assert abs(ours.left - theirs.left) < 0.01
        assert abs(ours.base - theirs.base) < 0.01


def _page(sort: type[Shown], several: list[str], look: str, width: float) -> tuple[Letter, ...]:
    out = io.BytesIO()
    canvas = MarkingCanvas(out, pagesize=(600, 2000), initialFontName=PLAIN)
    y = 1990.0
    for words in several:
        paragraph = sort(marked_up(words), styles(paper_for())[look])
        y -= paragraph.wrap(width, 1000)[1]
        paragraph.drawOn(canvas, 17.3, y)
    canvas.showPage()
    canvas.save()
    return pages_of(out.getvalue())[0].letters
