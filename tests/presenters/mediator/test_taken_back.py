from __future__ import annotations

from dataclasses import replace

from app.domain.impasse import Compared, Handed
from app.domain.sharing import Lock
from app.handover.messages import Ending
from app.presenters.mediator.taken_back import TakenBack
from tests.presenters.mediator.break_views import TakenBackScreen
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fakes import Later, Now, disk_full


class After:
    """The page after the sample's first break, for Marisol unless told otherwise."""

    def __init__(self, case: FakeCase | None = None, party: str = "a", background: Now | Later | None = None) -> None:
        self.view, self.case = TakenBackScreen(), case or sample_open()
        self.presenter = TakenBack(self.view, self.case, FakeCases(self.case), background or Now(), "break1", party)
        self.presenter.start()


def handed(*which: Handed) -> FakeCase:
    case = sample_open()
    case.all_breaks = [replace(case.all_breaks[0], handed=which)]
    return case


def test_a_wish_for_a_private_word_comes_before_everything_else() -> None:
    flags = After().view.shown.flags
    assert [(flag.title, flag.urgent) for flag in flags] == [
        ("Wants a private word", True),
        ("Asked for you once", True),
        ("May need a longer break", False),
    ]
    assert flags[0].words == (
        "Private word with the mediator: Yes, before we meet again. See this person alone before anyone meets again."
    )


def test_the_word_of_two_limits_is_told_for_either_party_of_the_break_and_only_where_there_is_one() -> None:
    compared, not_compared = "Two limits were compared unseen", "Two limits could not be compared"
    for word, title, said in (
        (Compared.OVERLAP, compared, "They overlap."),
        (Compared.NO_OVERLAP, compared, "They do not overlap."),
        (Compared.ASK_AGAIN, not_compared, "A sealed copy could not be used and is destroyed."),
    ):
        for party in ("a", "b"):
            case = sample_open()
            case.all_breaks = [replace(case.all_breaks[0], compared=word)]
            flag = After(case, party=party).view.shown.flags[-1]
            assert (flag.title, flag.urgent) == (title, False)
            assert flag.words.startswith(said)


def test_a_flag_tells_no_answer_that_the_party_keeps() -> None:
    case = sample_open()
    case.fillings = [
        replace(
            filling,
            entries={
                name: replace(entry, lock=Lock.ONLY_ME) if name == "bp_level" else entry
                for name, entry in filling.entries.items()
            },
        )
        for filling in case.fillings
    ]
    longer = next(flag for flag in After(case).view.shown.flags if flag.title == "May need a longer break")
    assert longer.words == "How stirred up, before."


def test_who_asked_for_nothing_has_no_flag() -> None:
    assert After(party="b").view.shown.flags == ()


def test_the_same_wish_in_two_hand_overs_stands_there_once_and_calls_are_added_up() -> None:
    once = Handed(
        "a", "2026-11-03T20:20", minutes=5, asked_for_mediator=1, alerts={"bp_private_word": "private_meeting"}
    )
    flags = After(handed(once, replace(once, at="2026-11-03T20:40", asked_for_mediator=2))).view.shown.flags
    assert [flag.title for flag in flags] == ["Wants a private word", "Asked for you 3 times"]


def test_a_new_kind_of_alert_is_told_even_if_this_window_does_not_know_its_words() -> None:
    flags = After(handed(Handed("a", "2026-11-03T20:20", alerts={"bp_level": "something_new"}))).view.shown.flags
    assert [flag.title for flag in flags] == ["Something to look at"]


def test_it_says_how_far_each_sheet_came_and_how_long_it_took() -> None:
    shown = After(party="b").view.shown
    assert shown.sheets == (
        ("Break plan", "finished"),
        ("Fair yardsticks: Floor repair and late opening", "stopped after 7 of 12"),
    )
    assert shown.minutes == "14 minutes"


def test_only_cleared_words_stand_under_what_may_be_passed_on() -> None:
    after = After()
    lines = after.view.shown.cleared
    assert lines
    kept = {
        (filling.id, name)
        for filling in after.case.fillings
        for name, entry in filling.entries.items()
        if not entry.cleared
    }
    assert [line for line in lines if (line.filling, line.question) in kept] == []
    assert {line.lock for line in lines} == {Lock.SHARE}


def test_the_other_party_is_next_with_how_far_it_is() -> None:
    (other,) = After().view.shown.next_parties
    assert (other.name, other.handed_over, other.has_sheets) == ("Denis Laurent", True, True)
    assert other.how == "stopped after 7 of 12, Fair yardsticks: Floor repair and late opening"


def test_the_mediators_note_is_saved_by_itself_with_this_party_and_break() -> None:
    after = After()
    after.presenter.note("Sit them apart")
    assert after.case.all_breaks[0].notes == {"a": "Sit them apart"}
    assert after.view.kept == 1
    assert After(after.case).view.shown.note == "Sit them apart"
    assert After(after.case, "b").view.shown.note == ""


def test_a_note_for_one_party_leaves_the_note_for_the_other() -> None:
    after = After()
    after.presenter.note("Sit them apart")
    After(after.case, "b").presenter.note("Tired")
    assert after.case.all_breaks[0].notes == {"a": "Sit them apart", "b": "Tired"}


def test_a_note_that_could_not_be_saved_is_saved_with_the_next_letter() -> None:
    after = After()
    after.case.trouble = disk_full()
    after.presenter.note("Sit them apart")
    assert "The disk is full." in after.view.told()
    assert after.view.kept == 0
    after.presenter.note("Sit them apart.")
    assert after.case.all_breaks[0].notes == {"a": "Sit them apart."}


def test_what_was_told_to_the_others_is_marked_as_passed_on() -> None:
    after = After()
    line = after.view.shown.cleared[0]
    after.presenter.pass_on(line)
    assert after.view.passed_on == [replace(line, passed_on=True)]
    assert After(after.case).view.shown.cleared[0].passed_on


def test_trouble_with_the_disk_is_told_and_the_page_can_be_opened_again() -> None:
    case = sample_open()
    case.trouble = disk_full()
    after = After(case)
    assert "The disk is full." in after.view.told()
    after.presenter.start()
    assert after.view.shown.name == "Marisol Vega"


def test_that_somebody_else_was_at_the_laptop_or_nobody_is_said_first() -> None:
    case = sample_open()
    for ending, title in (
        (Ending.NOT_ME, "“That is not me” was pressed"),
        (Ending.TIMED_OUT, "Nobody was at the laptop any more"),
    ):
        case.was_handed("break1", Handed("a", at="2026-11-03T21:00", back="2026-11-03T21:01", ending=ending.value))
        assert title in [flag.title for flag in After(case).view.shown.flags]
