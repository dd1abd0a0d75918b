"""How room to write is set out on a handout: locks on one line, boxes below each other, columns apart, no page for two lines."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.desk.drawing import drawn
from app.domain.case import Issue
from app.domain.kinds.base import Option
from app.domain.kinds.computed import Computed
from app.domain.kinds.duration import DurationKind
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Dimension
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.on_paper import paper_order
from app.domain.wording import plain_text
from app.export.handout import blank_handout
from app.export.paper import LINE_GAP, MM, paper_for
from app.export.parts import Asked, Contents, Grid, Marks, Paragraph
from tests.domain.small_sheet import options
from tests.export.reading_back import pages, pieces
from tests.export.small_reads import CASE, SHEETS, a_sheet, asked, handout, handout_contents, settled, the_frame
from tests.export.where import pages_of

every_sheet = pytest.mark.parametrize("name", SHEETS)
every_size = pytest.mark.parametrize("large", [False, True])
LABELS = ("Only me", "Me and the mediator", "OK to share")


def _contents(*questions: object, fillable: bool = False) -> Contents:
    sheet = a_sheet(*questions)  # type: ignore[arg-type]  # a shorthand
    return blank_handout(sheet, CASE.tongue(), the_frame(), code="K7-RT2", letter="A", fillable=fillable)


def _asked(contents: Contents) -> list[Asked]:
    return [part for part in contents.parts if isinstance(part, Asked)]


@every_sheet
@every_size
def test_the_locks_of_an_answer_stand_on_one_line(name: str, large: bool) -> None:
    """M before B before S, wherever there is a choice; in large print below what is asked."""
    paper = paper_for("letter", large=large, handout=True)
    offered = [len(part.locks) for part in _asked(handout_contents(name)) if part.locks]
    lines: dict[tuple[int, float], int] = {}
    for number, page in enumerate(pieces(handout(name, large=large))):
        for piece in page:
            if piece.text.strip() in LABELS and abs(piece.size - paper.small) < 0.01:
                lines[number, round(piece.y, 1)] = lines.get((number, round(piece.y, 1)), 0) + 1
    assert list(lines.values()) == offered


def test_boxes_below_each_other_begin_at_one_place() -> None:
    form = _contents(asked("long", DurationKind(unit="months", ranged=True)), fillable=True)
    with pikepdf.open(io.BytesIO(drawn(form, large=True))) as pdf:
        rooms = [
            widget.Rect
            for page in pdf.pages
            for widget in page.get("/Annots", [])
            if widget.get("/FT") == pikepdf.Name.Tx
        ]
        lefts = [round(float(room[0]), 1) for room in rooms[:2]]
        lows = [float(room[1]) for room in rooms[:2]]
    assert lefts[0] == lefts[1]
    assert lows[0] - lows[1] > 10


@given(st.lists(st.integers(1, 9), min_size=5, max_size=14), st.booleans())
@settings(max_examples=20, deadline=None)
def test_two_columns_of_choices_never_come_near_each_other(lengths: list[int], large: bool) -> None:
    options = tuple(Option(f"o{place}", plain_text("X" + "mmmm " * length)) for place, length in enumerate(lengths))
    paper = paper_for("letter", large=large, handout=True)
    pdf = drawn(_contents(asked("many", MultiChoice(options))), large=large)
    second = paper.left + paper.indent + (paper.measure - paper.indent - 16) / 2 + 16
    letters = [letter for page in pages_of(pdf) for letter in page.letters if letter.text in "Xm" and letter.size == paper.body]  # fmt: skip
    is_beside = any(letter.text == "X" and letter.left > second for letter in letters)
    assert not is_beside or max(letter.right for letter in letters if letter.left < second) < second - 10


@pytest.mark.parametrize("paper", ["letter", "a4"])
@every_size
def test_a_page_with_two_lines_on_it_is_saved_by_setting_all_of_them_closer(paper: str, large: bool) -> None:
    """Lines to write on stay 9 mm apart, and type as large as it was."""
    assert round(LINE_GAP / MM) == 9
    sizes = set()
    for name, most in (("mirror_check", 3 if large else 2), ("set_aside", 5 if large else 4), ("break_plan", 8)):
        pdf = handout(name, paper=paper, large=large)
        assert len(pages(pdf)) <= most
        sizes |= {piece.size for page in pieces(pdf) for piece in page}
    assert (18.0 if large else 13.0) in sizes
    assert min(sizes) >= 9


@every_sheet
def test_the_foot_of_large_print_takes_two_lines(name: str) -> None:
    """The number of the page goes where there is room for it."""
    for number, page in enumerate(pieces(handout(name, large=True)), 1):
        (at,) = [piece.y for piece in page if piece.text.startswith(f"Page {number} of")]
        lines = {round(piece.y) for piece in page if piece.y < 55 and piece.text.strip()}
        assert round(at) in lines
        assert len(lines) == 2


@every_size
@pytest.mark.parametrize("count", range(1, 7))
def test_all_that_is_asked_of_an_issue_stands_on_the_page_with_its_name(count: int, large: bool) -> None:
    issues = tuple(Issue(f"i{place}", f"Name of issue {place}") for place in range(count))
    pdf = handout("perspective_swap", large=large, case=replace(CASE, issues=issues))
    for page in pages(pdf):
        for name in re.findall(r"Name of issue \d", page):
            part = page.partition(name)[2].partition("Name of issue")[0]
            assert "What I want Why it matters" in part
            assert "I am guessing)" in part


def test_boxes_for_an_order_say_how_to_number_them() -> None:
    items = tuple(Option(name, plain_text(name.title())) for name in ("rent", "dog"))
    (part,) = _asked(_contents(asked("order", Ranking(items))))
    assert "Write 1 beside the first, 2 beside the next, and so on." in part.hints


@every_sheet
def test_no_sum_is_promised_of_answers_that_are_kept(name: str) -> None:
    order, paper = paper_order(settled(name)), {part.number: part for part in reversed(_asked(handout_contents(name)))}
    for question in settled(name).questions():
        hints = " ".join(paper[order.numbers[question.id]].hints)
        is_sum = isinstance(question.kind, Computed)
        assert ("You may leave this empty." in hints) == is_sum
        assert ("The program does the sum" in hints) == (is_sum and question in order.handed_in)


@every_sheet
@pytest.mark.parametrize("fillable", [False, True])
def test_without_issues_every_question_has_room_for_an_answer(name: str, fillable: bool) -> None:
    """The sheets of a case whose issues nobody has written down yet."""
    contents = handout_contents(name, case=replace(CASE, issues=()), fillable=fillable)
    for part in _asked(contents):
        room = [body for body in part.body if not isinstance(body, Paragraph)]
        only = room[0] if len(room) == 1 else None
        assert room, part.prompt
        assert not isinstance(only, Marks) or len(only.options) + bool(only.other) > 1, part.prompt
    drawn(contents)


def test_a_number_takes_less_room_than_what_is_rated() -> None:
    for count in (1, 2, 3):
        several = tuple(Dimension(f"d{at}", plain_text("Matters")) for at in range(count))
        (asks,) = _asked(_contents(asked("rated", RatingPerItem(options("x", "y"), dimensions=several))))
        (grid,) = asks.body
        assert isinstance(grid, Grid)
        first, *rest = grid.shares
        assert sum(grid.shares) == pytest.approx(1)
        assert first > 0.49
        assert max(rest) <= 0.2
