"""Our fonts measure and encode as ReportLab's do, only sooner."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from app.export.fonts import FOLDER, PLAIN, font_of, heard, marked_up, runs, width_of

THEIRS = TTFont("theirs", str(FOLDER / "AtkinsonHyperlegibleNext-Regular.ttf"))
WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.text("ab (\\)é€\n\t\xa0&<", max_size=30)
SIZES = st.floats(1, 40)


@given(WORDS, SIZES)
def test_words_are_as_wide_as_reportlab_finds_them(words: str, size: float) -> None:
    assert font_of(PLAIN).stringWidth(words, size) == THEIRS.stringWidth(words, size)


@given(st.lists(WORDS, max_size=6))
def test_words_have_the_codes_that_reportlab_gives_them(several: list[str]) -> None:
    ours, theirs = PDFDocument(), PDFDocument()
    for words in several:
        assert font_of(PLAIN).splitString(words, ours) == THEIRS.splitString(words, theirs)


@given(st.text(st.characters(max_codepoint=126), max_size=30))
def test_plain_words_need_nothing_special(words: str) -> None:
    shown = "".join(run for _font, run in runs(words))
    assert shown == "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in words)
    assert heard(words) == ""
    assert (
        marked_up(words).replace("<br/>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == shown
    )
    assert width_of(shown, 10.0) == THEIRS.stringWidth(shown.replace("\n", " "), 10.0)


def test_glyphs_are_kept_for_signs_of_every_document_and_for_nobodys_letters() -> None:
    face = font_of(PLAIN).face
    for said, is_kept in (("a – b", True), ("a – דו", False), ("Łódź", False)):
        subset = [0, *map(ord, said)]
        assert face.makeSubset(subset) == THEIRS.face.makeSubset(subset)
        assert (tuple(subset) in vars(face)["_ready"]) is is_kept
