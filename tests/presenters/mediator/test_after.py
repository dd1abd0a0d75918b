"""How long a case is kept, a hold, and destroying it: nothing by a date, nothing without the code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.destroyed import Left, NotReached, ToDestroy
from app.domain.sources import SetClock
from app.domain.trouble import Trouble
from app.presenters.mediator.after import After, KeptCase, has_passed
from app.presenters.mediator.destroying import Destroying
from tests.presenters.mediator.fake_after import CODE, FakeAfter
from tests.presenters.mediator.fake_cases import sample_open
from tests.presenters.mediator.fakes import NOON, Now, disk_full


@dataclass
class Seen:
    """A view that remembers."""

    kept: list[KeptCase] = field(default_factory=list)
    saved: int = 0
    troubles: list[Trouble] = field(default_factory=list)

    def show_retention(self, kept: KeptCase) -> None:
        self.kept.append(kept)

    def show_kept(self) -> None:
        self.saved += 1

    def show_trouble(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)


def after(door: FakeAfter, at: datetime = NOON) -> tuple[After, Seen]:
    seen = Seen()
    presenter = After(seen, door, Now(), SetClock(at), sample_open().case, UTC)
    presenter.start()
    return presenter, seen


def test_no_date_is_chosen_until_the_mediator_chooses_one() -> None:
    _presenter, seen = after(FakeAfter())
    assert (seen.kept[0].chosen, seen.kept[0].passed, seen.kept[0].held) == ("", False, False)
    assert [words for _day, words in seen.kept[0].dates][:2] == ["No date yet", "3 months, until Feb 3, 2027"]


def test_a_chosen_date_is_kept_and_stays_among_the_choices_later() -> None:
    door = FakeAfter()
    presenter, seen = after(door)
    presenter.keep_until("2027-02-03")
    assert (door.kept_until, seen.saved) == ("2027-02-03", 1)
    _later, later = after(door, NOON + timedelta(days=40))
    assert later.kept[0].chosen == "2027-02-03"
    assert ("2027-02-03", "Feb 3, 2027") in later.kept[0].dates


def test_a_date_that_has_passed_is_told_and_nothing_else_happens() -> None:
    door = FakeAfter(kept_until="2026-11-02")
    _presenter, seen = after(door)
    assert seen.kept[0].passed
    assert door.destroyed == []


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_every_offered_date_lies_ahead_and_none_has_passed(today: date) -> None:
    at = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    _presenter, seen = after(FakeAfter(), at)
    days = [day for day, _words in seen.kept[0].dates if day]
    assert len(days) == 8
    assert days == sorted(days)
    assert not any(has_passed(day, today) for day in days)


def test_a_hold_is_kept_and_shown() -> None:
    door = FakeAfter()
    presenter, seen = after(door)
    presenter.hold(True)
    assert door.held
    assert seen.kept[-1].held
    door.trouble = disk_full()
    presenter.hold(False)
    assert (door.held, len(seen.troubles)) == (True, 1)


@dataclass
class Page:
    """A view of the page that destroys."""

    shown: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    faults: list[tuple[str, ...]] = field(default_factory=list)
    busy: list[str] = field(default_factory=list)
    destroyed: list[tuple[str, int]] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)
    written: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    left: int = 0

    def show_what_goes(self, code: str, goes: tuple[str, ...], stays: tuple[str, ...]) -> None:
        self.shown.append((code, goes, stays))

    def show_faults(self, faults: tuple[str, ...]) -> None:
        self.faults.append(faults)

    def show_busy(self, words: str) -> None:
        self.busy.append(words)

    def show_destroyed(self, code: str, not_reached: int) -> None:
        self.destroyed.append((code, not_reached))

    def show_written(self) -> None:
        self.written += 1

    def print_pdf(self, pdf: bytes) -> None:
        self.printed.append(pdf)

    def show_trouble(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)

    def leave(self) -> None:
        self.left += 1


def destroying(door: FakeAfter) -> tuple[Destroying, Page]:
    page = Page()
    presenter = Destroying(page, door, Now(), lambda: "id", page.leave)
    presenter.start()
    return presenter, page


def test_before_anything_is_destroyed_the_page_says_what_goes_and_what_stays() -> None:
    _presenter, page = destroying(FakeAfter())
    ((code, goes, stays),) = page.shown
    assert code == CODE
    assert goes[1:] == ("3 backups of it.", "2 documents that you saved on this laptop.")
    assert stays[2:] == ("1 document that is not where you saved it.", "The copy of the vault made on Oct 30, 2026.")


def test_nothing_is_said_of_what_there_is_none_of() -> None:
    _presenter, page = destroying(FakeAfter(goes=ToDestroy(CODE, 0, 0, 0)))
    ((_code, goes, stays),) = page.shown
    assert (len(goes), len(stays)) == (1, 2)


@given(st.text(max_size=12).filter(lambda typed: "".join(typed.split()).replace("-", "").casefold() != "k7rt2m"))
def test_without_its_code_no_case_is_destroyed(typed: str) -> None:
    door = FakeAfter()
    presenter, page = destroying(door)
    presenter.destroy(typed)
    assert door.destroyed == []
    assert page.faults[-1] == ("Type the code K7RT-2M to go on.",)


def test_the_code_counts_however_it_is_written() -> None:
    for typed in (CODE, " k7rt 2m ", "K7RT2M"):
        door = FakeAfter(not_reached=(NotReached(Left.STUCK_FILE),))
        presenter, page = destroying(door)
        presenter.destroy(typed)
        assert (door.destroyed, page.destroyed) == (["id"], [(CODE, 1)])
        assert page.busy == ["Destroying the case…", ""]


def test_the_certificate_can_be_saved_and_printed_until_the_page_is_left() -> None:
    door = FakeAfter()
    presenter, page = destroying(door)
    presenter.destroy(CODE)
    assert presenter.suggested_name() == "destruction-certificate_mediator.pdf"
    presenter.write("/somewhere")
    presenter.print()
    assert (door.written, page.written, len(page.printed)) == (["/somewhere"], 1, 1)
    presenter.finish()
    presenter.print()
    assert (page.left, len(page.printed)) == (1, 1)


def test_a_disk_that_does_not_let_go_is_told_and_the_page_takes_another_try() -> None:
    door = FakeAfter()
    presenter, page = destroying(door)
    door.trouble = disk_full()
    presenter.destroy(CODE)
    assert (len(page.troubles), page.busy[-1], page.destroyed) == (1, "", [])
    presenter.destroy(CODE)
    assert page.destroyed == [(CODE, 0)]
