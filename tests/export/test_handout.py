"""The blank handout: a sheet with room to write, boxes for the locks, and pages that stay with the party."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app.commands.desk.drawing import drawn
from app.domain.conditions import AllOf, AnswerIs, AnyOf, Op
from app.domain.kinds.computed import Computed
from app.domain.kinds.single_choice import SingleChoice
from app.domain.on_paper import paper_order, read_code
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from app.export.handout import blank_handout
from app.export.parts import Asked, Contents, Heading, Paragraph
from tests.domain.small_sheet import options
from tests.export.reading_back import heads, pages, pieces, words
from tests.export.small_reads import (
    CASE,
    SHEETS,
    a_sheet,
    asked,
    handout,
    handout_contents,
    settled,
    the_frame,
)

every_sheet = pytest.mark.parametrize("name", SHEETS)
YOURS = "Yours to keep: do not hand this in"


def _asked(contents: Contents) -> list[Asked]:
    return [part for part in contents.parts if isinstance(part, Asked)]


def _contents(*questions: object) -> Contents:
    return blank_handout(a_sheet(*questions), CASE.tongue(), the_frame(), code="K7-RT2", letter="A")  # type: ignore[arg-type]  # a shorthand


@every_sheet
def test_every_question_is_there_once_by_its_number_on_the_screen(name: str) -> None:
    contents, order = handout_contents(name), paper_order(settled(name))
    numbers = [part.number for part in _asked(contents)]
    # A sum stands on both kinds of pages, each row once: see `test_no_sum_on_a_page_to_hand_in_uses_an_answer_that_is_kept`.
    sums = {order.numbers[question.id] for question in order.handed_in if isinstance(question.kind, Computed)}
    handed_in, last = numbers[: len(order.handed_in)], numbers[len(order.handed_in) :]
    assert handed_in == [order.numbers[question.id] for question in order.handed_in]
    assert [number for number in last if number not in sums] == [order.numbers[question.id] for question in order.kept]
    assert sorted({*numbers}) == list(range(1, len(list(settled(name).questions())) + 1))
    page = words(handout(name))
    for question in settled(name).questions():
        assert " ".join(question.prompt["en"].split()) in page


@every_sheet
def test_each_question_to_hand_in_has_the_boxes_of_its_locks(name: str) -> None:
    sheet, contents = settled(name), handout_contents(name)
    by_prompt = {question.prompt["en"]: question for question in sheet.questions()}
    for part in _asked(contents):
        question = by_prompt[part.prompt]
        marks = "".join(lock.mark for lock, _words in part.locks)
        if question.lock is Lock.ONLY_ME or isinstance(question.kind, Computed):
            assert marks == ""
        else:
            all_marks = {Lock.ONLY_ME: "MBS", Lock.MEDIATOR: "BS", Lock.SHARE: "S"}[question.floor]
            cut = {Lock.ONLY_ME: "M", Lock.MEDIATOR: "MB", Lock.SHARE: "MBS"}[question.ceiling]
            assert marks == "".join(mark for mark in all_marks if mark in cut)


def test_the_boxes_are_drawn_with_their_letters_and_words() -> None:
    page = words(drawn(_contents(asked("free"))))
    assert "Who may see this? M Only me B Me and the mediator S OK to share" in page


def test_a_lock_without_a_choice_is_said_and_has_no_box() -> None:
    fixed = asked("fixed", lock=Lock.MEDIATOR, floor=Lock.MEDIATOR, ceiling=Lock.MEDIATOR)
    page = words(drawn(_contents(fixed)))
    assert "Who may see this? B Me and the mediator" in page
    assert "Only me" not in page.split("Who may see this?")[1]


# ---- what stays with the party (decision 17) ---------------------------------------------------------------------------


@every_sheet
@pytest.mark.parametrize("large", [False, True])
def test_private_questions_stand_last_on_pages_that_say_so(name: str, large: bool) -> None:
    kept = [question for question in settled(name).questions() if question.lock is Lock.ONLY_ME]
    pdf = handout(name, large=large)
    marked = [YOURS in head for head in heads(pdf)]
    assert marked == sorted(marked)
    assert any(marked) is bool(kept)
    found = pages(pdf)
    for question in settled(name).questions():
        prompt = " ".join(question.prompt["en"].split())
        on_kept = any(prompt in page for page, mine in zip(found, marked, strict=True) if mine)
        on_handed_in = any(prompt in page for page, mine in zip(found, marked, strict=True) if not mine)
        assert on_handed_in is (question not in kept)
        assert on_kept is (question in kept) or isinstance(question.kind, Computed)


@every_sheet
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_printed_on_both_sides_no_private_page_is_the_back_of_one_to_hand_in(name: str, paper: str) -> None:
    found = heads(handout(name, paper=paper))
    first = next((place for place, head in enumerate(found) if YOURS in head), None)
    assert first is None or first % 2 == 0


def test_a_page_that_stays_empty_for_that_says_why() -> None:
    found = pages(handout("break_plan"))
    empty = [page for page in found if "This page stays empty" in page]
    assert len(empty) == 1
    assert found.index(empty[0]) % 2 == 1


def test_before_writing_it_says_that_what_is_handed_in_can_be_read() -> None:
    first = pages(handout("break_plan"))[0]
    assert "The mediator can read every page you hand in, even an answer marked M." in first
    assert the_frame().print_note["en"] in first


# ---- code ------------------------------------------------------------------------------------------------------------


def test_a_handout_for_a_party_has_the_code_in_words_and_as_a_picture() -> None:
    contents = handout_contents("break_plan")
    assert contents.qr == "recess:K7-RT2:A:break_plan:1"
    first, *rest = pages(drawn(contents))
    assert contents.qr_words in first
    assert all(contents.qr_words not in page for page in rest)
    assert read_code(contents.qr_words) == read_code(contents.qr)


@every_sheet
def test_the_line_at_the_foot_of_every_page_can_be_typed_in_place_of_its_code(name: str) -> None:
    contents = handout_contents(name)
    for page in pages(handout(name)):
        found = re.search(r"Case .*? · Sheet .*?, edition \d+, en", page)
        assert found is not None
        assert read_code(found[0]) == read_code(contents.qr)


def test_the_picture_of_the_code_is_sharp_and_dark() -> None:
    picture: Image.Image = pypdfium2.PdfDocument(handout("break_plan"))[0].render(scale=4).to_pil().convert("L")
    # 20 mm square at the right edge of the words, below the head.
    corner = picture.crop((int((612 - 58 - 56.7) * 4), (78 * 4), ((612 - 58) * 4), int((78 + 56.7) * 4)))
    pixels = sorted(corner.tobytes())
    dark = sum(pixel < 80 for pixel in pixels) / len(pixels)
    assert 0.35 < dark < 0.65
    # Its three eyes: a dark corner at three of its four corners.
    side = corner.width
    eyes = [corner.getpixel((place, down)) for place, down in ((4, 4), (side - 6, 4), (4, side - 6))]
    assert all(eye is not None and eye < 80 for eye in eyes if not isinstance(eye, tuple))


@pytest.mark.parametrize(("paper", "large"), [("letter", False), ("a4", True)])
@pytest.mark.parametrize("name", SHEETS)
def test_a_scanner_reads_on_every_page_which_case_party_sheet_edition_and_page_it_is(
    name: str, paper: str, large: bool
) -> None:
    edition = handout_contents(name).qr.rsplit(":", 1)[1]
    document = pypdfium2.PdfDocument(handout(name, paper=paper, large=large))
    for number, page in enumerate(document, 1):
        # As an office scanner delivers it: 150 dots to the inch, in greys.
        picture: Image.Image = page.render(scale=150 / 72).to_pil().convert("L")
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"recess:K7-RT2:A:{name}:{edition}:{number}"]
    document.close()


def test_a_handout_for_nobody_has_no_code() -> None:
    contents = handout_contents("break_plan", party=None)
    assert contents.qr == ""
    page = words(drawn(contents))
    assert "Case " not in page
    assert "For one party" in page


def test_each_page_says_which_sheet_and_edition_it_is() -> None:
    assert all("Sheet break_plan, edition 1, en" in page for page in pages(handout("break_plan")))


def test_the_line_of_the_cases_rules_stands_on_each_page() -> None:
    frame = the_frame()
    florida = replace(frame.profile("florida"), page_line={"en": "Mediation communication under the rules of here."})
    other = replace(frame, profiles=(frame.profiles[0], florida))
    contents = blank_handout(settled("break_plan"), CASE.tongue(), other, rules="florida")
    assert all("under the rules of here" in page for page in pages(drawn(contents)))


# ---- conditions ------------------------------------------------------------------------------------------------------


@every_sheet
def test_a_safety_flag_takes_questions_out_before_numbers_are_given(name: str) -> None:
    plain, guarded = handout_contents(name), handout_contents(name, safety=True)
    numbers = sorted({part.number for part in _asked(guarded)})
    assert numbers == list(range(1, len(numbers) + 1))
    assert {part.prompt for part in _asked(guarded)} <= {part.prompt for part in _asked(plain)}
    assert "safety" not in words(drawn(guarded)).lower()


def test_skip_rules_are_said_in_words() -> None:
    first = asked("first", SingleChoice(options("yes", "no")))
    second = asked("second", SingleChoice(options("one", "two")))
    both = AllOf((AnswerIs("first", Op.EQUALS, "yes"), AnyOf((AnswerIs("second", Op.IN, ("one", "two")), AnswerIs("first", Op.NOT_ANSWERED)))))  # fmt: skip
    yes, left = "your answer to question 1 is “yes”", "you left question 1 open"
    rules = {
        "answered": (AnswerIs("first", Op.ANSWERED), "Answer only if you answered question 1."),
        "left": (AnswerIs("first", Op.NOT_ANSWERED), "Answer only if you left question 1 open."),
        "equals": (AnswerIs("first", Op.EQUALS, "yes"), "Answer only if your answer to question 1 is “yes”."),
        "not": (
            AnswerIs("first", Op.NOT_EQUALS, "yes"),
            "Answer only if you answered question 1 with something other than “yes”.",
        ),
        "without": (
            AnswerIs("first", Op.NOT_INCLUDES, "yes"),
            "Answer only if you answered question 1 and did not tick “yes” there.",
        ),
        "more": (AnswerIs("first", Op.GTE, 4), "Answer only if your answer to question 1 is “4” or more."),
        "nothing offered": (AnswerIs("first", Op.IN, ()), ""),
        "nested": (both, f"Answer only if {yes} and either your answer to question 2 is “one” or “two” or {left}."),
    }
    for condition, said in rules.values():
        parts = _asked(_contents(first, second, asked("third", show_if=condition)))
        assert parts[-1].only_if == said


def test_rules_point_to_the_numbers_of_the_screen() -> None:
    private = asked("private", lock=Lock.ONLY_ME)
    then = asked("then", show_if=AnswerIs("plain", Op.ANSWERED))
    contents = _contents(private, asked("plain"), then)
    parts = {part.number: part for part in _asked(contents)}
    assert parts[3].only_if == "Answer only if you answered question 2."
    assert "Question 1 is on the last pages, yours to keep." in words(drawn(contents))


def test_what_is_asked_because_of_a_kept_answer_is_kept_with_it() -> None:
    """It would tell of that answer (decision 8); the screen allows it no wider lock either."""
    private = asked("private", lock=Lock.ONLY_ME)
    then = asked("then", show_if=AnswerIs("private", Op.ANSWERED))
    pdf = drawn(_contents(private, asked("plain"), then))
    mine = [page for page, head in zip(pages(pdf), heads(pdf), strict=True) if YOURS in head]
    assert "Answer only if you answered question 1." in " ".join(mine)
    assert "Questions 1, 3" not in words(pdf)


def test_questions_that_stand_elsewhere_are_told_in_one_line_at_their_place() -> None:
    kept = [asked(name, lock=Lock.ONLY_ME) for name in ("one", "three", "four", "five", "seven")]
    contents = _contents(kept[0], asked("two"), *kept[1:4], asked("six"), kept[4])
    told = [part.words if isinstance(part, Paragraph) else part.number for part in contents.parts if isinstance(part, Asked | Paragraph)]  # fmt: skip
    first = told.index("Question 1 is on the last pages, yours to keep.")
    assert told[first + 1 : first + 5] == [
        2,
        "Questions 3–5 are on the last pages, yours to keep.",
        6,
        "Question 7 is on the last pages, yours to keep.",
    ]


def test_the_short_form_is_marked_and_its_numbers_are_said() -> None:
    contents = _contents(asked("one", quick=True), asked("two", quick=False), asked("three", quick=True))
    assert [part.short for part in _asked(contents)] == [True, False, True]
    assert "Answer those with a dark number: 1, 3." in words(drawn(contents))
    for all_alike in (True, False):
        plain = _contents(asked("one", quick=all_alike), asked("two", quick=all_alike))
        assert not any(part.short for part in _asked(plain))
        assert "dark number" not in words(drawn(plain))


def test_before_writing_it_says_how_to_stop_what_no_mark_means_and_asks_what_happens_to_the_pages() -> None:
    page = words(drawn(_contents(asked("free"))))
    assert the_frame().stop_line["en"] in page
    assert the_frame().privacy_limits["en"] in page
    assert "With no mark it is B." in page
    assert "Keep them Give them back to me Destroy them" in page


def test_an_example_is_called_one() -> None:
    shown = asked("shown", hint=plain_text("Keep it short."), example=plain_text("Two lines."))
    page = words(drawn(_contents(shown)))
    assert "Keep it short. For example: Two lines." in page


def test_a_choice_with_nothing_to_choose_from_has_lines_to_write_on() -> None:
    """The sheet for no case: there are no issues to pick from."""
    from app.commands.desk.surroundings import SettledFor, settled_sheet
    from app.domain.case import Case, Party
    from app.storage.worksheet_files import built_in_templates, built_in_worksheets

    nobody = Party("", "", "")
    case = Case(id="", code="", alias="", template="blank", created="", parties=(nobody, nobody))
    sheet = settled_sheet(
        built_in_worksheets()["objective_criteria"],
        case,
        built_in_templates()["blank"],
        the_frame(),
        SettledFor(nobody),
    )
    contents = blank_handout(sheet, case.tongue(), the_frame())
    assert all(part.body for part in _asked(contents))
    assert "question 1 is ." not in words(drawn(contents))


# ---- looks -----------------------------------------------------------------------------------------------------------


@every_sheet
@pytest.mark.parametrize("large", [False, True])
def test_type_is_large_enough_to_read(name: str, large: bool) -> None:
    """13 points for what is asked, 18 in large print; nothing below 9."""
    sizes = [piece.size for page in pieces(handout(name, large=large)) for piece in page]
    assert min(sizes) >= 9
    first = _asked(handout_contents(name))[0].prompt[:20]
    found = (piece for page in pieces(handout(name, large=large)) for piece in page)
    prompts = {piece.size for piece in found if piece.text.startswith(first)}
    assert prompts == {18.0 if large else 13.0}


@every_sheet
def test_a_section_heading_is_never_the_last_thing_on_a_page(name: str) -> None:
    titles = {part.words for part in handout_contents(name).parts if isinstance(part, Heading)}
    for large in (False, True):
        for page in pieces(handout(name, large=large)):
            in_the_middle = [piece for piece in page if 64 < piece.y < 792 - 58]
            assert not in_the_middle or in_the_middle[-1].text not in titles


def test_a_handout_speaks_plainly() -> None:
    never = re.compile(r"\b(should|wrong|please|blame|mistake|win)\b", re.IGNORECASE)
    contents = replace(handout_contents("batna_check"), parts=())
    said = words(drawn(contents)) + " ".join(words(handout(name)) for name in SHEETS)
    assert not never.search(said)
