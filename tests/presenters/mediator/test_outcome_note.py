"""The outcome note's page: it says what is chosen, from the first choice on, and keeps nothing of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.outcome import Attended, Outcome, is_day
from app.presenters.doors import DocumentKind, DocumentWanted
from app.presenters.mediator.outcome_note import OutcomeNote
from tests.presenters.mediator.break_views import OutcomeScreen
from tests.presenters.mediator.fake_cases import FakeCases, sample_open
from tests.presenters.mediator.fakes import Now


class Page:
    """The page of the sample case, whose break was on Nov 3."""

    def __init__(self) -> None:
        self.view, self.case = OutcomeScreen(), sample_open()
        self.presenter = OutcomeNote(self.view, self.case, FakeCases(self.case), Now())
        self.presenter.start()

    def made(self) -> DocumentWanted | None:
        return self.view.made.wanted if self.view.made is not None else None


def test_there_is_no_note_before_it_is_said_how_it_ended() -> None:
    page = Page()
    page.presenter.by_hand(on=False)
    page.presenter.there("a", "2026-11-03", on=True)
    assert page.made() is None
    page.presenter.choose("held")
    assert page.made() is not None


def test_every_outcome_can_be_chosen_and_the_days_of_the_breaks_are_offered() -> None:
    shown = Page().view.shown
    assert {value for value, _words in shown.outcomes} == {outcome.value for outcome in Outcome}
    assert len({words for _value, words in shown.outcomes}) == len(Outcome)
    assert shown.days == (("2026-11-03", "Nov 3, 2026"),)


def test_who_was_there_is_left_to_be_written_by_hand_until_it_is_ticked() -> None:
    page = Page()
    page.presenter.choose("partial")
    assert page.made() == DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=Outcome.PARTIAL)
    page.presenter.by_hand(on=False)
    page.presenter.there("b", "2026-11-03", on=True)
    made = page.made()
    assert made is not None
    assert made.attended == (Attended("a"), Attended("b", ("2026-11-03",)))
    page.presenter.by_hand(on=True)
    assert page.made() == DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=Outcome.PARTIAL)


def test_another_day_can_be_added_once() -> None:
    page = Page()
    assert page.presenter.add_day(" 2026-11-10 ")
    assert page.presenter.add_day("2026-11-10")
    assert page.view.days == ["Nov 10, 2026"]
    page.presenter.choose("held")
    page.presenter.by_hand(on=False)
    for day in ("2026-11-10", "2026-11-03"):
        page.presenter.there("a", day, on=True)
    assert page.presenter.attended()[0] == Attended("a", ("2026-11-03", "2026-11-10"))


@given(st.text(max_size=14))
def test_whatever_is_typed_as_a_day_it_is_one_or_it_is_told_and_nothing_is_lost(typed: str) -> None:
    page = Page()
    page.presenter.choose("held")
    page.presenter.by_hand(on=False)
    page.presenter.there("a", "2026-11-03", on=True)
    before = page.made()
    assert page.presenter.add_day(typed) == is_day(typed.strip())
    if not is_day(typed.strip()):
        assert "2026-11-03" in page.view.told()
        assert page.view.days == []
    assert page.made() == before


def test_nothing_of_it_is_kept_in_the_case() -> None:
    page = Page()
    page.presenter.choose("none")
    page.presenter.by_hand(on=False)
    page.presenter.there("a", "2026-11-03", on=True)
    assert page.case.kept == []
    assert page.case.exports == []
    again = Page()
    assert again.made() is None
