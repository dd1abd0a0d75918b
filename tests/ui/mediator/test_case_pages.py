"""The list of cases, a new case and an open one, as they are used."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.presenters.doors import VaultState
from tests.presenters.mediator.fake_cases import FakeCases
from tests.presenters.mediator.fakes import FakeVault, Later, disk_full
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import DOWN, RETURN, SPACE, TAB, here, press, tab_to
from tests.ui.mediator.looking import is_in_sight
from tests.ui.mediator.opened import Desk, several_cases
from ui.mediator.case_page import ISSUES, PARTIES, SETTINGS
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.fields import settle_all
from ui.mediator.pieces.text import Heading


def buttons(page: QWidget) -> list[Button]:
    found: list[Button] = page.findChildren(Button)
    return found


def test_the_list_has_the_keyboard_and_return_opens_the_chosen_case(show: Show) -> None:
    desk = several_cases()
    page = desk.case_list()
    show(page)
    press(DOWN, DOWN, RETURN)
    assert [opened.case().alias for opened in desk.opened] == ["The Okafor children"]


def test_what_is_done_in_a_break_is_in_sight_without_scrolling_on_a_small_screen(show: Show) -> None:
    desk = Desk()
    desk.case.all_breaks = [replace(desk.case.all_breaks[0], handed=())]
    page = desk.one_case()
    show(page)
    assert page.handout in buttons(page)
    assert [button.text() for button in buttons(page) if button.isVisible() and not is_in_sight(page, button)] == []
    assert page.area.verticalScrollBar().maximum() == 0


def test_what_is_done_with_a_break_stands_in_one_line_beside_its_name_or_below_it_in_a_narrow_window(
    show: Show,
) -> None:
    desk = Desk()
    page = desk.one_case()
    show(page)
    deeds = page.handout.parentWidget() or page
    name = next(words for words in page.findChildren(Heading) if words.text().startswith("Break"))
    for width, is_below in ((1366, False), (720, True)):
        page.resize(width, 700)
        settle()
        line = {button.mapTo(page, button.rect().center()).y() for button in buttons(deeds)}
        (middle,) = line
        assert len(buttons(deeds)) == 3
        assert (middle > name.mapTo(page, name.rect().bottomLeft()).y()) is is_below
        assert name.width() > 150


def test_paper_belongs_to_the_newest_break_whose_card_is_in_sight_however_many_there_are(show: Show) -> None:
    desk = Desk()
    first = desk.case.all_breaks[0]
    desk.case.all_breaks = [replace(first, id=f"break{number}", number=number) for number in range(1, 7)]
    page = desk.one_case()
    show(page)
    assert is_in_sight(page, page.handout)


def test_typing_into_the_search_leaves_only_what_matches(show: Show) -> None:
    desk = several_cases()
    page = desk.case_list()
    show(page)
    page.search_now()
    press("elm")
    assert page.list.count() == 1
    press("x")
    assert not page.list.isVisible()
    assert page._none_title.text() == "No case with these words"
    assert not page.sample.isVisible()
    page.search.clear()
    page.search.textEdited.emit("")
    assert page.list.count() == 4


def test_while_the_sample_is_made_nothing_else_can_be_pressed_and_it_says_so_beside_the_button(show: Show) -> None:
    later = Later()
    desk = Desk(background=later)
    desk.cases = FakeCases()
    page = desk.case_list()
    show(page)
    later.do_all()
    page.sample.click()
    settle()
    assert page._none_busy.isVisible()
    assert page._none_busy.text()
    assert [each.isEnabled() for each in (page.make, page.search, page.sample, page.list)] == [False] * 4
    later.do_all()
    assert page.sample.isEnabled()


def test_an_empty_practice_offers_the_sample(show: Show) -> None:
    desk = Desk()
    desk.cases = FakeCases()
    page = desk.case_list()
    show(page)
    tab_to(page.sample)
    press(RETURN)
    assert [opened.case().practice for opened in desk.opened] == [True]


def test_the_reminder_of_the_recovery_sheet_leads_to_checking_it_and_to_a_new_one(show: Show) -> None:
    desk = Desk(vault=FakeVault(standing=VaultState.OPEN, confirmed=False))
    page = desk.case_list()
    asked: list[str] = []
    page.check_sheet.connect(lambda: asked.append("check"))
    page.confirm_sheet.connect(lambda: asked.append("new"))
    show(page)
    assert page._sheet.isVisible()
    for button in buttons(page._sheet):
        if button.isVisible():
            button.click()
    assert asked == ["check", "new"]


def test_a_year_after_it_was_looked_at_one_quiet_line_leads_to_checking_the_sheet(show: Show) -> None:
    desk = Desk(vault=FakeVault(standing=VaultState.OPEN, due=True))
    page = desk.case_list()
    asked: list[bool] = []
    page.check_sheet.connect(lambda: asked.append(True))
    show(page)
    (line,) = [button for button in buttons(page._sheet) if button.isVisible()]
    line.click()
    assert asked == [True]


def test_a_case_is_made_with_the_keyboard_alone(show: Show) -> None:
    desk = Desk()
    page = desk.new_case()
    show(page)
    press("Elm Street")
    tab_to(page.template.choices["contract_payment"])
    press(SPACE)
    for line, name in zip(page.parties.names, ("Ana", "Ben"), strict=True):
        tab_to(line)
        press(name)
    first = next(iter(page.issues.starters.values()))
    tab_to(first)
    press(SPACE)
    tab_to(page.issues.own)
    press("The cellar", RETURN)
    tab_to(page.make)
    press(RETURN)
    case = desk.opened[0].case()
    assert (case.alias, [party.name for party in case.parties]) == ("Elm Street", ["Ana", "Ben"])
    assert [issue.title for issue in case.issues] == [first.text(), "The cellar"]


def test_what_was_typed_last_is_in_the_case_however_fast_the_button_is_pressed(show: Show) -> None:
    desk = Desk()
    page = desk.new_case()
    show(page)
    press("Elm Street")
    page.make.click()
    assert not any("own list" in fault for fault in page._faults.text().split(". "))
    assert "Choose what kind of dispute it is." in page._faults.text()


def test_what_a_new_case_still_needs_stands_under_its_field_and_the_first_has_the_keyboard_in_sight(
    show: Show,
) -> None:
    page = Desk().new_case()
    show(page, height=480)
    press("Elm Street")
    page.template.choices["contract_payment"].click()
    page.make.click()
    settle()
    assert here() is page.parties.names[0]
    assert is_in_sight(page, page.parties.missing["A"])
    assert page.parties.missing["A"].text() == "Say what to call party A."
    assert page.issues.missing.text() == "Name at least one issue."
    assert page.name.missing.isHidden()
    press("Ana")
    settle_all(page)
    assert page.parties.missing["A"].isHidden()
    assert not page.parties.missing["B"].isHidden()


def test_an_added_party_can_be_named_at_once(show: Show) -> None:
    page = Desk().new_case()
    show(page)
    tab_to(page.parties.add)
    press(RETURN)
    assert here() is page.parties.names[2]
    press("Cho")
    settle_all(page)
    assert [party.name for party in page.parties._editing.case.parties] == ["", "", "Cho"]


def test_a_moved_issue_takes_the_keyboard_along(show: Show) -> None:
    page = Desk().one_case(ISSUES)
    show(page)
    titles = [line.text() for line in page.issues.titles]
    down = next(button for button in buttons(page) if button.accessibleName() == "Move “Final payment” down")
    tab_to(down)
    press(RETURN)
    assert [line.text() for line in page.issues.titles] == [titles[1], titles[0], *titles[2:]]
    assert here() is page.issues.titles[1]


def test_saved_stands_there_only_once_the_change_is_on_the_disk(show: Show) -> None:
    later = Later()
    desk = Desk(background=later)
    page = desk.one_case(SETTINGS)
    show(page)
    later.do_all()
    settle()
    page.kept.setText("Saved")
    alias = page.name.alias
    tab_to(alias)
    press("X")
    assert page.kept.text() == ""
    settle_all(page)
    assert page.kept.text() == ""
    later.do_all()
    assert page.kept.text() == "Saved"


def test_typed_words_are_saved_on_a_pause_on_leaving_the_field_and_when_the_page_is_left(show: Show) -> None:
    desk = Desk()
    page = desk.one_case(SETTINGS)
    show(page)
    alias = page.name.alias
    tab_to(alias)
    alias.selectAll()
    press("One")
    alias._pause.timeout.emit()
    assert desk.case.now.alias == "One"
    press(" two")
    press(TAB)
    assert desk.case.now.alias == "One two"
    tab_to(alias)
    alias.end(False)
    press("!")
    settle_all(page)
    assert desk.case.now.alias == "One two!"


def test_with_a_full_disk_the_page_says_so_and_the_words_go_once_a_change_is_saved(show: Show) -> None:
    desk = Desk()
    page = desk.one_case(SETTINGS)
    show(page)
    alias = page.name.alias
    desk.case.trouble = disk_full()
    tab_to(alias)
    press("X")
    settle_all(page)
    assert "The disk is full." in page.notice.accessibleName()
    assert page.notice.isVisible()
    assert page.kept.text() == ""
    press("Y")
    settle_all(page)
    assert not page.notice.isVisible()
    assert page.kept.text() == "Saved"
    assert desk.case.now.alias == "XY"


def test_a_name_that_is_missing_is_said_and_saving_something_else_does_not_hide_that(show: Show) -> None:
    desk = Desk()
    page = desk.one_case(PARTIES)
    show(page)
    line = page.parties.names[0]
    tab_to(line)
    line.selectAll()
    press(" ")
    settle_all(page)
    assert page.notice.accessibleName() == "This is not kept yet Say what to call party A."
    page.show_kept()
    assert page.notice.isVisible()


def test_erasing_what_a_party_wrote_asks_first(show: Show) -> None:
    desk = Desk()
    page = desk.one_case(PARTIES)
    show(page)
    page._erase("a")
    assert (desk.asked.questions, desk.case.erased) == (["Erase everything this party wrote?"], [])
    desk.asked.yes = True
    page._erase("a")
    assert desk.case.erased == ["a"]


def test_each_break_leads_on_to_its_plan_its_parties_and_their_answers(show: Show) -> None:
    page = Desk().one_case()
    show(page)
    asked: list[tuple[object, ...]] = []
    page.go_on_with.connect(lambda break_id: asked.append(("plan", break_id)))
    page.after_break.connect(lambda break_id, party: asked.append(("after", break_id, party)))
    page.read.connect(lambda party: asked.append(("read", party)))
    page.documents.connect(lambda: asked.append(("documents",)))
    page.handouts.connect(lambda break_id: asked.append(("handouts", break_id)))
    page.call_break.connect(lambda: asked.append(("new",)))
    names = {
        "Plan and hand over: Break 1, Nov 3, 2026": ("plan", "break1"),
        "How it went: Denis Laurent": ("after", "break1", "b"),
        "Read answers of Marisol Vega": ("read", "a"),
        "Read answers": ("read", ""),
        "Documents": ("documents",),
        "Print handouts: Break 1, Nov 3, 2026": ("handouts", "break1"),
        "Call a break": ("new",),
    }
    for button in buttons(page):
        if button.accessibleName() in names:
            button.click()
    assert sorted(asked) == sorted(names.values())
