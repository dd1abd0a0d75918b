"""Why a scan is not attached is said in words of its own, with what to do."""

from __future__ import annotations

import io

import pikepdf
import pytest

from app.commands.desk.paper_troubles import NotAPicture
from app.storage.foreign_pictures import UNREAD, NoPicture, read_picture
from app.storage.refused_pictures import COVERED, DAMAGED, LOCKED, NOT_ONE_PICTURE, PACKED, SEVERAL_PAGES, TOO_LARGE

REASONS = (UNREAD, LOCKED, SEVERAL_PAGES, NOT_ONE_PICTURE, COVERED, PACKED, TOO_LARGE, DAMAGED)


def test_each_reason_has_its_own_words_and_any_other_those_of_a_file_that_is_no_picture() -> None:
    said = [NotAPicture(why) for why in REASONS]
    assert len({trouble.happened for trouble in (*said, NotAPicture())}) == len(REASONS) + 1
    assert all(sentence.endswith(".") for trouble in said for sentence in trouble.sentences())
    assert NotAPicture("\x1b[2J").sentences() == NotAPicture().sentences()


def test_a_scan_of_several_pages_is_told_as_that() -> None:
    several = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(several)
    with pytest.raises(NoPicture) as none:
        read_picture(several.getvalue())
    # A machine that others use may take longer than a person is made to wait.
    assert none.value.why in (SEVERAL_PAGES, UNREAD)
    assert "several pages" in NotAPicture(SEVERAL_PAGES).happened
