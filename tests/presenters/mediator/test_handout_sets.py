"""Handouts for the break: what is ticked is what is made, for each party its own."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.impasse import PlannedSheet
from app.presenters.doors import DocumentKind, DocumentWanted, HandoutSet
from app.presenters.mediator.handout_sets import HandoutSets
from tests.presenters.mediator.break_views import SetsScreen
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fakes import Later, Now, disk_full

BOTH = ("break_plan", "objective_criteria")
ALL = (HandoutSet("a", BOTH), HandoutSet("b", BOTH))


class Page:
    """The page of the sample case."""

    def __init__(self, case: FakeCase | None = None, background: Now | Later | None = None) -> None:
        self.view, self.case = SetsScreen(), case or sample_open()
        self.cases = FakeCases(self.case)
        self.presenter = HandoutSets(self.view, self.case, self.cases, background or Now())
        self.presenter.start()

    def made(self) -> DocumentWanted | None:
        return self.view.made.wanted if self.view.made is not None else None


def with_plan(**sheets: tuple[PlannedSheet, ...]) -> FakeCase:
    case = sample_open()
    planned = case.all_breaks[0]
    case.all_breaks.append(replace(planned, id="b2", number=2, plan=replace(planned.plan, sheets=sheets)))
    return case


def test_all_that_is_planned_for_every_party_is_made_without_a_press() -> None:
    page = Page()
    assert page.made() == DocumentWanted(DocumentKind.HANDOUT_SET, sets=ALL)
    assert page.view.chosen == "2 sheets for Marisol Vega and 2 sheets for Denis Laurent"


def test_only_the_newest_break_is_printed_and_a_party_without_a_sheet_is_shown_as_that() -> None:
    page = Page(with_plan(b=(PlannedSheet("set_aside"),)))
    assert (page.view.shown.number, page.view.shown.parties[0].sheets) == (2, ())
    assert page.made() == DocumentWanted(DocumentKind.HANDOUT_SET, sets=(HandoutSet("b", ("set_aside",)),))


def test_a_break_that_is_named_is_printed_whatever_came_after_it() -> None:
    case = with_plan(b=(PlannedSheet("set_aside"),))
    view = SetsScreen()
    HandoutSets(view, case, FakeCases(case), Now(), "break1").start()
    assert view.shown.number == 1
    assert view.made is not None
    assert view.made.wanted.sets == ALL


def test_a_sheet_about_two_issues_is_one_tick_for_two_copies() -> None:
    two = (PlannedSheet("objective_criteria", issue="i1"), PlannedSheet("objective_criteria", issue="i2"))
    page = Page(with_plan(a=two))
    (shown,) = page.view.shown.parties[0].sheets
    assert shown.title == "Fair yardsticks, 2 copies"
    assert page.presenter.chosen() == (HandoutSet("a", ("objective_criteria",) * 2),)
    page.presenter.tick("a", "objective_criteria", on=False)
    assert page.presenter.chosen() == ()


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("sheet"), st.sampled_from("ab"), st.sampled_from(BOTH), st.booleans()),
        st.tuples(st.just("party"), st.sampled_from("ab"), st.just(""), st.booleans()),
        st.tuples(st.just("large"), st.sampled_from("ab"), st.just(""), st.booleans()),
    ),
    max_size=12,
)


@given(DEEDS)
def test_whatever_is_ticked_in_whatever_order_the_document_is_what_the_ticks_say(
    deeds: list[tuple[str, str, str, bool]],
) -> None:
    page = Page()
    sheets = {(party, sheet): True for party in "ab" for sheet in BOTH}
    parties, large = {"a": True, "b": True}, {"a": False, "b": False}
    for deed, party, sheet, on in deeds:
        if deed == "sheet":
            page.presenter.tick(party, sheet, on)
            sheets[party, sheet] = on
        elif deed == "party":
            page.presenter.tick_party(party, on)
            parties[party] = on
        else:
            page.presenter.large_print(party, on)
            large[party] = on
    expected = tuple(
        HandoutSet(party, tuple(sheet for sheet in BOTH if sheets[party, sheet]), large[party])
        for party in "ab"
        if parties[party] and any(sheets[party, sheet] for sheet in BOTH)
    )
    wanted = DocumentWanted(DocumentKind.HANDOUT_SET, sets=expected) if expected else None
    assert page.made() == wanted
    assert bool(page.view.chosen) == bool(expected)


def test_several_ticks_in_a_row_cost_one_drawing() -> None:
    later = Later()
    page = Page(background=later)
    later.do_all()
    page.case.asked_for.clear()
    for sheet in BOTH:
        page.presenter.tick("a", sheet, on=False)
    page.presenter.large_print("b", on=True)
    later.do_all()
    assert [each.sets for each in page.case.asked_for] == [(HandoutSet("b", BOTH, large=True),)]
    assert page.made() == page.case.asked_for[0]


def test_forms_are_not_drawn_for_the_printer_and_saved_as_they_are_ticked() -> None:
    page = Page()
    page.presenter.to_fill_in(on=True)
    assert page.made() is None
    page.presenter.tick("b", "break_plan", on=False)
    page.presenter.on_paper("a4")
    page.presenter.save_forms("/media/stick")
    expected = (HandoutSet("a", BOTH), HandoutSet("b", ("objective_criteria",)))
    assert page.case.forms == [(expected, "/media/stick", "a4")]
    assert page.view.saved == ["Saved: 3 forms, in party-A and party-B"]
    page.presenter.to_fill_in(on=False)
    assert page.made() is not None


def test_a_folder_dialog_that_was_closed_saves_no_form_and_a_full_disk_is_told() -> None:
    page = Page()
    page.presenter.to_fill_in(on=True)
    page.presenter.save_forms("")
    assert page.case.forms == []
    page.case.trouble = disk_full()
    page.presenter.save_forms("/media/stick")
    assert page.view.saved == []
    assert "The disk is full." in page.view.told()
    assert page.view.takes_input()


def test_the_paper_is_remembered_from_one_page_to_the_next() -> None:
    page = Page()
    page.presenter.on_paper("a4")
    again = SetsScreen()
    HandoutSets(again, page.case, page.cases, Now()).start()
    assert again.shown.paper == "a4"
    assert again.made is not None
    assert again.made.wanted.paper == "a4"


def test_what_a_newer_program_kept_as_paper_is_not_taken() -> None:
    page = Page()
    page.cases.keep_setting("paper", "papyrus")
    again = SetsScreen()
    HandoutSets(again, page.case, page.cases, Now()).start()
    assert again.shown.paper == "letter"
