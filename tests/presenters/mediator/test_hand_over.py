from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from app.handover.messages import Given
from app.presenters.doors import UnlockedExport
from app.presenters.mediator.hand_over import HandingOver, InTheWay, ReadyToStart
from tests.presenters.mediator.break_views import HandOverScreen
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fakes import FakeVault, Later, Now, a_clock, disk_full

OPEN = (
    UnlockedExport("e1", "Joint summary", "2026-11-03", "/home/m/joint-summary_all.pdf"),
    UnlockedExport("e2", "Party summary", "2026-11-02", "/home/m/party-summary_mediator.pdf"),
)


class Page:
    """The hand-over page of the sample's break, for Denis unless told otherwise."""

    def __init__(
        self,
        case: FakeCase | None = None,
        vault: FakeVault | None = None,
        background: Now | Later | None = None,
        party: str = "b",
    ) -> None:
        self.view, self.case, self.clock = HandOverScreen(), case or sample_open(), a_clock()
        self.vault = vault or FakeVault()
        self.started: list[ReadyToStart] = []
        self.presenter = HandingOver(
            self.view,
            self.vault,
            self.case,
            FakeCases(self.case),
            background or Now(),
            self.clock,
            self.case.breaks()[0],
            party,
            self.started.append,
            UTC,
        )
        self.presenter.start()

    def given(self) -> Given:
        """What the party's process is given first."""
        given = self.started[0].given
        assert isinstance(given, Given)
        return given

    def open_now(self) -> list[str]:
        return [export.id for export in self.view.exports]

    def in_the_way(self) -> list[InTheWay]:
        return list(self.view.reasons)


def real(case: FakeCase) -> FakeCase:
    case.now = replace(case.now, practice=False)
    return case


def with_open_documents() -> FakeCase:
    case = sample_open()
    case.exports = list(OPEN)
    return case


def test_it_says_to_whom_for_how_long_and_which_sheets() -> None:
    shown = Page().view.shown
    assert (shown.name, shown.minutes, shown.practice) == ("Denis Laurent", "20 minutes", True)
    assert shown.sheets == (
        "Break plan, finished",
        "Fair yardsticks: Floor repair and late opening, stopped after 7 of 12",
    )


def test_the_return_time_moves_on_while_the_page_stands_open() -> None:
    page = Page()
    page.clock.move(180)
    page.presenter.tell_time()
    assert page.view.back_at == ["20:40", "20:43"]


def test_the_party_is_told_the_time_that_stood_on_the_page_when_it_was_pressed() -> None:
    page = Page()
    page.clock.move(600)
    page.presenter.hand_over()
    assert page.given().hand_over.back_at == "20:50"


def test_one_press_gets_everything_ready_for_this_party_and_no_other() -> None:
    page = Page()
    page.presenter.hand_over()
    ready = page.started[0]
    assert (ready.break_id, ready.party, page.given().hand_over.name) == ("break1", "b", "Denis Laurent")


def test_a_second_press_does_nothing() -> None:
    page = Page()
    page.presenter.hand_over()
    page.presenter.hand_over()
    assert len(page.started) == 1
    assert len(page.case.hosts) == 1


def test_a_second_press_while_the_first_is_still_under_way_does_nothing() -> None:
    later = Later()
    page = Page(background=later)
    later.do_all()
    page.presenter.hand_over()
    page.presenter.hand_over()
    later.do_all()
    assert len(page.started) == 1


def test_nothing_is_handed_over_before_the_page_knows_what_is_in_the_way() -> None:
    later = Later()
    page = Page(background=later)
    page.presenter.hand_over()
    later.do_all()
    assert page.started == []


def test_a_real_case_waits_for_the_recovery_sheet() -> None:
    page = Page(real(sample_open()), FakeVault(confirmed=False))
    assert page.in_the_way() == [InTheWay.SHEET_NOT_CONFIRMED]
    page.presenter.hand_over()
    assert page.started == []


def test_a_practice_case_does_not_wait_for_the_recovery_sheet() -> None:
    page = Page(vault=FakeVault(confirmed=False))
    assert page.in_the_way() == []
    page.presenter.hand_over()
    assert len(page.started) == 1


def test_without_a_session_pin_nothing_is_handed_over() -> None:
    page = Page(vault=FakeVault(pin=""))
    page.presenter.hand_over()
    assert (page.in_the_way(), page.started) == ([InTheWay.NO_PIN], [])


def test_once_what_was_in_the_way_is_dealt_with_it_goes_on() -> None:
    page = Page(real(sample_open()), FakeVault(confirmed=False, pin=""))
    assert page.in_the_way() == [InTheWay.SHEET_NOT_CONFIRMED, InTheWay.NO_PIN]
    page.vault.confirmed, page.vault.pin = True, "482915"
    page.presenter.reasons_changed()
    assert page.in_the_way() == []
    page.presenter.hand_over()
    assert len(page.started) == 1


def test_open_documents_on_this_laptop_are_listed() -> None:
    assert Page(with_open_documents()).open_now() == ["e1", "e2"]


def test_lock_locks_a_document_where_it_lies_and_shows_its_words_once() -> None:
    page = Page(with_open_documents())
    page.presenter.lock(OPEN[1])
    assert page.view.words == [("Party summary", "harbor pencil meadow nine")]
    assert page.open_now() == ["e1"]


def test_move_takes_a_document_elsewhere_and_off_the_list() -> None:
    page = Page(with_open_documents())
    page.presenter.move(OPEN[0], "/media/stick")
    assert page.case.moved == [("e1", "/media/stick")]
    assert page.open_now() == ["e2"]


def test_a_stop_sign_is_told_until_it_is_dealt_with_and_never_which_one_for_a_party_may_stand_by() -> None:
    case = sample_open()
    planned = case.all_breaks[0]
    stop = FakeCases(case).diagnosis().stop_signs[0]
    case.all_breaks[0] = replace(planned, signs=replace(planned.signs, stops=(stop.id,)))
    page = Page(case)
    told = [page.view.shown.stop_sign]
    assert stop.text["en"] not in str(page.view.shown)
    for dealt_with in (True, False):
        page.presenter.stops_dealt_with(dealt_with)
        page.presenter.reasons_changed()
        told.append(page.view.shown.stop_sign)
    assert told == [True, False, True]
    page.presenter.hand_over()
    assert len(page.started) == 1


def test_documents_left_open_do_not_stop_a_mediator_who_goes_on() -> None:
    page = Page(with_open_documents())
    page.presenter.hand_over()
    assert len(page.started) == 1


def test_with_a_full_disk_nothing_is_handed_over_and_the_next_press_works() -> None:
    page = Page()
    page.case.trouble = disk_full()
    page.presenter.hand_over()
    assert (page.started, page.view.takes_input()) == ([], True)
    assert "The disk is full." in page.view.told()
    page.presenter.hand_over()
    assert len(page.started) == 1
