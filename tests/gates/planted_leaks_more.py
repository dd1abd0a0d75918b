"""More leaks as somebody could write them by mistake: on B's screen, in the log, and inside the PDF where no reader sees
them. `AT_MAKING` are found by comparing contents, `ON_PAPER` only in the file itself.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics

from app.commands.desk import case_desk
from app.commands.desk import preparing as preparing_desk
from app.commands.desk.document_desk import DocumentDesk
from app.commands.desk.preparing import Library
from app.domain.case import Case, Party
from app.domain.impasse import Break
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import MEDIATOR
from app.export.fonts import PLAIN
from app.export.page_frame import PageFrame
from app.export.parts import Contents, Paragraph
from app.handover.package import HandOver
from app.presenters.doors import DocumentMade, DocumentWanted
from app.storage.case_file import CaseFile
from tests.gates.hidden_in_pdf import with_an_older_revision, xmp

Plant = Callable[[pytest.MonkeyPatch], None]
Made = tuple[Contents, str]


def _others(file: CaseFile, party: str) -> tuple[FillingRead, ...]:
    return tuple(read for read in file.read(MEDIATOR).fillings if read.party != party)


def _words(fillings: tuple[FillingRead, ...]) -> str:
    return " ".join(str(entry.answer.value) for read in fillings for entry in read.entries.values())


def _number(fillings: tuple[FillingRead, ...]) -> int:
    """A number in what the others wrote, or how long it is."""
    words = _words(fillings)
    return int("".join(letter for letter in words if letter in "0123456789")[:9] or len(words))


# ---- in contents ------------------------------------------------------------------------------------------------------


def _said_in_the_joint_summary(patch: pytest.MonkeyPatch, said: Callable[[tuple[FillingRead, ...]], str]) -> None:
    real = DocumentDesk._joint_summary

    def saying(desk: DocumentDesk, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        letter_b = desk._file.case().parties[1].id
        return replace(content, parts=(*content.parts, Paragraph(said(_others(desk._file, letter_b))))), audience

    patch.setattr(DocumentDesk, "_joint_summary", saying)


def a_rounded_number(patch: pytest.MonkeyPatch) -> None:
    _said_in_the_joint_summary(patch, lambda others: f"about {round(_number(others), -2):,}")


def a_number_in_another_form(patch: pytest.MonkeyPatch) -> None:
    _said_in_the_joint_summary(patch, lambda others: f"ref. {_number(others):x}")


def bs_own_copy_ordered_by_what_the_others_wrote(patch: pytest.MonkeyPatch) -> None:
    real = DocumentDesk._own_copy

    def ordered(desk: DocumentDesk, wanted: DocumentWanted) -> Made:
        content, audience = real(desk, wanted)
        turned = _number(_others(desk._file, wanted.party)) % 2
        return replace(content, parts=content.parts[::-1] if turned else content.parts), audience

    patch.setattr(DocumentDesk, "_own_copy", ordered)


# ---- on B's screen, in the log ----------------------------------------------------------------------------------------


def _in_the_hand_over(
    patch: pytest.MonkeyPatch, change: Callable[[HandOver, tuple[FillingRead, ...]], HandOver]
) -> None:
    real = preparing_desk.hand_over_for

    def telling(file: CaseFile, library: Library, planned: Break, party: Party, back_at: str) -> HandOver:
        return change(real(file, library, planned, party, back_at), _others(file, party.id))

    patch.setattr(case_desk, "hand_over_for", telling)


def how_many_questions_the_others_answered_on_the_first_pages(patch: pytest.MonkeyPatch) -> None:
    def counted(given: HandOver, others: tuple[FillingRead, ...]) -> HandOver:
        count = sum(len(read.entries) for read in others)
        return replace(given, limits_text=(*given.limits_text, f"Ana has answered {count} questions."))

    _in_the_hand_over(patch, counted)


def whether_the_two_are_far_apart(patch: pytest.MonkeyPatch) -> None:
    def measured(given: HandOver, others: tuple[FillingRead, ...]) -> HandOver:
        far = sum(len(read.entries) for read in others) > 2
        return replace(given, limits_text=(*given.limits_text, "The gap is large." if far else "The gap is small."))

    _in_the_hand_over(patch, measured)


def longer_until_the_screen_is_hidden(patch: pytest.MonkeyPatch) -> None:
    def slower(given: HandOver, others: tuple[FillingRead, ...]) -> HandOver:
        return replace(given, hide_after=given.hide_after + len(others))

    _in_the_hand_over(patch, slower)


def a_line_in_the_log(patch: pytest.MonkeyPatch) -> None:
    def logged(given: HandOver, others: tuple[FillingRead, ...]) -> HandOver:
        sys.stderr.write(f"prepared {len(given.sheets)} sheets, {sum(len(read.entries) for read in others)} known\n")
        return given

    _in_the_hand_over(patch, logged)


def words_above_bs_question_that_are_not_cleared(patch: pytest.MonkeyPatch) -> None:
    real = preparing_desk._shown

    def shown(worksheet: Any, case: Case, party: Party, shared: CaseRead, towards: str) -> dict[str, tuple[str, ...]]:
        found = real(worksheet, case, party, shared, towards)
        first = next(iter(worksheet.questions())).id
        return {**found, first: (f"{len(shared.fillings)} sheets are shared",)}

    # Only where the mistake is to ask the wrong audience does this tell more than what is cleared.
    patch.setattr(preparing_desk, "ALL", MEDIATOR)
    patch.setattr(preparing_desk, "_shown", shown)


# ---- inside the PDF ---------------------------------------------------------------------------------------------------


def _in_the_file(patch: pytest.MonkeyPatch, change: Callable[[bytes, tuple[FillingRead, ...]], bytes]) -> None:
    real = DocumentDesk.made

    def telling(desk: DocumentDesk, wanted: DocumentWanted) -> DocumentMade:
        made = real(desk, wanted)
        others = _others(desk._file, desk._file.case().parties[1].id)
        return replace(made, pdf=change(made.pdf, others))

    patch.setattr(DocumentDesk, "made", telling)


def _edited(edit: Callable[[pikepdf.Pdf, tuple[FillingRead, ...]], None]) -> Callable[[bytes, Any], bytes]:
    def edited(pdf: bytes, others: tuple[FillingRead, ...]) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            edit(opened, others)
            opened.save(out, deterministic_id=True)
        return out.getvalue()

    return edited


def _stamped(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    minutes = sum(read.minutes_used for read in others) + len(_words(others))
    opened.docinfo["/ModDate"] = f"D:20261103{minutes % 24:02}{minutes % 60:02}00Z"


def _paged(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    for _page in range(sum(len(read.entries) for read in others)):
        opened.add_blank_page()


def _drawn(letters: Callable[[tuple[FillingRead, ...]], str]) -> Callable[[pikepdf.Pdf, tuple[FillingRead, ...]], None]:
    def draw(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
        opened.pages[0].contents_add(opened.make_stream(letters(others).encode()))

    return draw


def _attached(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    words = _words(others).encode()
    opened.attachments["notes.txt"] = pikepdf.AttachedFileSpec(
        opened, words, description="", filename="notes.txt", mime_type="text/plain", creation_date="", mod_date=""
    )


def _described(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    opened.Root.Metadata = opened.make_stream(xmp(str(len(_words(others)))))


def _marked(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    with opened.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"{sum(len(read.entries) for read in others)} more", 0))


def _said_instead(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    opened.pages[0].obj.Alt = pikepdf.String(_words(others))


def _numbered(opened: pikepdf.Pdf, others: tuple[FillingRead, ...]) -> None:
    """Objects that say nothing; the numbers of those after them tell how many there are."""
    opened.Root.PieceInfo = pikepdf.Array([opened.make_indirect(pikepdf.Array()) for _word in _words(others).split()])


def the_others_time_in_the_files_date(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_stamped))


def pages_left_empty_for_what_is_held_back(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_paged))


def a_colour_by_what_the_others_wrote(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_drawn(lambda others: f"0.{_number(others) % 7} g 4 4 1 1 re f")))


def hidden_words(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_drawn(lambda others: f"BT 3 Tr ({len(_words(others))}) Tj ET")))


def an_attachment(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_attached))


def a_description_of_the_file(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_described))


def an_entry_of_the_outline(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_marked))


def words_for_those_who_hear_a_page(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_said_instead))


def the_numbers_of_objects(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, _edited(_numbered))


def an_older_revision_of_the_file(patch: pytest.MonkeyPatch) -> None:
    _in_the_file(patch, lambda pdf, others: with_an_older_revision(pdf, _words(others)))


def the_others_letters_in_the_fonts(patch: pytest.MonkeyPatch) -> None:
    """What is measured is put into the font that goes with the file, though it is never drawn."""
    said: list[str] = []
    real_made, real_draw = DocumentDesk.made, PageFrame.draw

    def knowing(desk: DocumentDesk, wanted: DocumentWanted) -> DocumentMade:
        said[:] = [_words(_others(desk._file, desk._file.case().parties[1].id))]
        return real_made(desk, wanted)

    def measuring(frame: PageFrame, canvas: Any, page: int, pages: int) -> None:
        real_draw(frame, canvas, page, pages)
        for words in said:
            _font().splitString(words, canvas._doc)

    patch.setattr(DocumentDesk, "made", knowing)
    patch.setattr(PageFrame, "draw", measuring)


def _font() -> Any:
    return pdfmetrics.getFont(PLAIN)


AT_MAKING: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        a_rounded_number,
        a_number_in_another_form,
        bs_own_copy_ordered_by_what_the_others_wrote,
        how_many_questions_the_others_answered_on_the_first_pages,
        whether_the_two_are_far_apart,
        longer_until_the_screen_is_hidden,
        a_line_in_the_log,
        words_above_bs_question_that_are_not_cleared,
    )
}
ON_PAPER: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        the_others_time_in_the_files_date,
        pages_left_empty_for_what_is_held_back,
        a_colour_by_what_the_others_wrote,
        hidden_words,
        an_attachment,
        a_description_of_the_file,
        an_entry_of_the_outline,
        words_for_those_who_hear_a_page,
        the_numbers_of_objects,
        an_older_revision_of_the_file,
        the_others_letters_in_the_fonts,
    )
}
