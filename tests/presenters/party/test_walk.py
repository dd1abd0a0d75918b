from __future__ import annotations

import pytest

from app.domain.answers import State
from app.domain.worksheet import Form
from app.presenters.party.pages import CheckPage, ContentsPage, CoverPage, DonePage, QuestionPage, StartPage
from tests.presenters.party.laptop import FIRST, PAUSE_SHEET, Laptop, MediatorsSide, question, worksheet


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    return side


def page(laptop: Laptop) -> QuestionPage:
    return laptop.shown(QuestionPage)


def test_the_cover_names_the_party_and_nothing_of_the_case(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    laptop.shown(CoverPage)
    assert (laptop.shown(CoverPage).name, laptop.shown(CoverPage).back_at) == ("Marisol", "15:40")


def test_continue_leads_through_every_question_to_the_check_page_and_done(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    walk = laptop.open().walk
    laptop.shown(StartPage)
    walk.go_on()
    shown = []
    while isinstance(laptop.view.page, QuestionPage):
        shown.append(page(laptop).spot.question)
        walk.go_on()
    assert shown == ["value", "told", "wish", "way", "secret_way"]
    laptop.shown(CheckPage)
    walk.finish()
    laptop.shown(DonePage)
    assert laptop.shown(DonePage).finished


def test_back_and_on_again_changes_nothing(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    for words in ("one", "two", "three"):
        presenter.question.answered(page(laptop).spot, words)
        presenter.walk.go_on()
    before = {name: dict(rows) for name, rows in laptop.side.rows.items()}
    laptop.deliver()
    before = {name: dict(rows) for name, rows in laptop.side.rows.items()}
    for _times in range(3):
        presenter.walk.back()
    for _times in range(3):
        presenter.walk.go_on()
    laptop.pass_time(2)
    assert {name: dict(rows) for name, rows in laptop.side.rows.items()} == before


def test_nothing_blank_ever_blocks(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    walk = laptop.open().walk
    for _times in range(20):
        if isinstance(laptop.view.page, CheckPage):
            break
        walk.go_on()
    laptop.shown(CheckPage)
    assert all(row.blank for row in laptop.shown(CheckPage).rows)


def test_an_answer_opens_the_question_behind_it_and_how_many_are_left_waits_for_it(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    assert page(laptop).more_after is None
    while page(laptop).spot.question != "way":
        presenter.walk.go_on()
    presenter.question.answered(page(laptop).spot, "write")
    presenter.walk.go_on()
    assert page(laptop).spot.question == "why"
    presenter.question.answered(page(laptop).spot, "Because")
    presenter.walk.go_on()
    presenter.question.answered(page(laptop).spot, "no")
    presenter.walk.back()
    assert (page(laptop).number, page(laptop).more_after) == (5, 1)
    presenter.walk.go_on()
    assert (page(laptop).number, page(laptop).more_after) == (7, 0)


def test_a_hidden_answer_is_kept_and_returns(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    walk = presenter.walk
    walk.go_on()
    while page(laptop).spot.question != "way":
        walk.go_on()
    presenter.question.answered(page(laptop).spot, "write")
    walk.go_on()
    presenter.question.answered(page(laptop).spot, "Because")
    walk.back()
    presenter.question.answered(page(laptop).spot, "talk")
    walk.go_on()
    assert page(laptop).spot.question == "secret_way"
    walk.back()
    presenter.question.answered(page(laptop).spot, "write")
    walk.go_on()
    assert page(laptop).value == "Because"


def test_it_resumes_at_the_question_not_at_a_number(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.walk.go_on()
    assert page(laptop).spot.question == "told"
    side.take_back()
    longer = worksheet(
        "first", question("new_one"), *FIRST.questions(), title="First sheet, with a question put in before"
    )
    side.sheets["f1"] = type(side.sheets["f1"])("f1", longer, Form.SHORT, place="told")
    again = Laptop(side)
    again.open()
    assert page(again).spot.question == "told"


def test_change_on_the_check_page_returns_to_it(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    for _times in range(6):
        presenter.walk.go_on()
    laptop.shown(CheckPage)
    row = laptop.shown(CheckPage).rows[2]
    presenter.walk.change(row.spot)
    assert page(laptop).changing
    presenter.question.answered(row.spot, "A garden")
    presenter.walk.go_on()
    laptop.shown(CheckPage)
    assert laptop.shown(CheckPage).rows[2].lines == ("A garden",)


def test_more_questions_opens_the_rest_and_a_finished_sheet(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    for _times in range(6):
        presenter.walk.go_on()
    presenter.walk.finish()
    presenter.walk.contents()
    laptop.shown(ContentsPage)
    presenter.walk.more_questions("f1")
    laptop.shown(CheckPage)
    assert any(row.spot.question == "more" for row in laptop.shown(CheckPage).rows)
    laptop.deliver()
    assert side.finished["f1"][0] is False


def test_questions_for_after_the_break_come_last_under_their_own_heading(side: MediatorsSide) -> None:
    side = MediatorsSide()
    side.add("p1", PAUSE_SHEET)
    side.add("f1", FIRST)
    laptop = Laptop(side)
    walk = laptop.open().walk
    seen: list[tuple[str, str]] = []
    for _times in range(30):
        shown = laptop.view.page
        if isinstance(shown, StartPage):
            seen.append(("start", shown.title))
        elif isinstance(shown, QuestionPage):
            seen.append(("question", shown.spot.question))
        elif isinstance(shown, CheckPage):
            seen.append(("check", shown.title))
            walk.finish()
            continue
        else:
            break
        walk.go_on()
    assert seen[-3:] == [("start", "Before you go back in"), ("question", "after"), ("check", "Before you go back in")]
    assert ("check", "Pause") in seen
    assert seen.index(("check", "Pause")) < seen.index(("start", "First sheet"))


def test_alone_the_break_plan_keeps_them_for_the_next_hand_over() -> None:
    side = MediatorsSide()
    side.add("p1", PAUSE_SHEET)
    laptop = Laptop(side)
    walk = laptop.open().walk
    for _times in range(4):
        walk.go_on()
    laptop.shown(CheckPage)
    walk.finish()
    laptop.shown(DonePage)
    laptop.presenter.ending.hand_back()
    laptop.deliver()
    side.take_back()
    again = Laptop(side)
    again.open()
    again.shown(StartPage)
    assert again.shown(StartPage).title == "Before you go back in"
    again.presenter.walk.go_on()
    assert page(again).spot.question == "after"


def test_jumping_from_all_questions_lands_on_the_question_and_marks_what_is_skipped(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.walk.skip()
    presenter.walk.contents()
    laptop.shown(ContentsPage)
    (group,) = laptop.shown(ContentsPage).groups
    assert [row.word for row in group.rows][:3] == ["Skipped for now", "You are here", "Not seen yet"]
    presenter.walk.go_to(group.rows[3].spot)
    assert page(laptop).spot.question == "way"
    presenter.walk.contents()
    laptop.shown(ContentsPage)
    presenter.walk.check(laptop.shown(ContentsPage).groups[0].check)
    laptop.shown(CheckPage)


def test_an_earlier_answer_stands_on_the_page_that_builds_on_it() -> None:
    side = MediatorsSide()
    side.add("p1", PAUSE_SHEET)
    side.add("f1", FIRST)
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(page(laptop).spot, 4)
    presenter.walk.contents()
    laptop.shown(ContentsPage)
    presenter.walk.go_to(laptop.shown(ContentsPage).groups[-1].rows[0].spot)
    (quote,) = page(laptop).earlier
    assert quote.lines[0].startswith("4")


def test_unlikely_or_impossible_values_are_shown_once_and_then_let_through() -> None:
    side = MediatorsSide()
    side.add("p1", PAUSE_SHEET)
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    presenter.question.answered(page(laptop).spot, 99)
    presenter.walk.go_on()
    assert laptop.view.problems
    assert page(laptop).spot.question == "level"
    presenter.walk.go_on()
    assert page(laptop).spot.question == "fits"


def test_minutes_on_a_sheet_are_told_at_its_end(side: MediatorsSide) -> None:
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    laptop.pass_time(150)
    presenter.walk.go_on()
    presenter.walk.contents()
    presenter.ending.show_done()
    presenter.ending.hand_back()
    laptop.deliver()
    assert side.finished["f1"] == (False, 3)
    assert laptop.presenter.sitting.sheet("f1").filling.entry("value").answer.state is State.LEFT_BLANK
