from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.answers import Answer, Entry, State
from app.domain.items import copies
from app.domain.reading import FillingRead
from app.domain.sharing import Lock
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.presenters.mediator.reading import Reading
from app.presenters.mediator.reading_lines import AnswerLine
from tests.presenters.mediator.break_views import ReadingScreen
from tests.presenters.mediator.fake_cases import FakeCase, sample_open
from tests.presenters.mediator.fakes import Now, disk_full
from tests.presenters.mediator.sample_values import sample_case


def worked_out(_filling: FillingRead, question: Question, _tongue: Tongue) -> tuple[str, ...]:
    return (f"worked out for {question.id}",)


class Page:
    """The reading page of the sample case."""

    def __init__(self, case: FakeCase | None = None, party: str = "a") -> None:
        self.view, self.case = ReadingScreen(), case or sample_open()
        self.presenter = Reading(self.view, self.case, Now(), worked_out, party)
        self.presenter.start()

    def lines(self) -> list[AnswerLine]:
        """Every line that stands on the page."""
        if self.view.party is not None:
            return [line for sheet in self.view.party.sheets for line in sheet.lines]
        return [line for each in self.view.beside for line in each.lines]

    def words(self) -> str:
        return "\n".join(words for line in self.lines() for words in line.words)


def with_entry(case: FakeCase, filling: str, **changed: Entry) -> FakeCase:
    case.fillings = [
        replace(each, entries={**each.entries, **changed}) if each.id == filling else each for each in case.fillings
    ]
    return case


def opened_ideas(way: str, *, cleared: bool = True) -> FakeCase:
    """The sample with the ideas that Marisol opened, to be passed on in this way."""
    case = sample_open()
    filling = next(each for each in case.fillings if each.id == "a5")
    answers: Mapping[str, Answer] = {name: entry.answer for name, entry in filling.entries.items()}
    entries = {
        name: Entry(answer, Lock.SHARE, cleared=True)
        if cleared and name.startswith("ob_ideas")
        else Entry(answer, Lock.MEDIATOR)
        for name, answer in copies(filling.worksheet, answers, ()).items()
    }
    said = replace(filling.entries["ob_credit"], answer=Answer(State.GIVEN, way))
    return with_entry(case, "a5", ob_credit=said, **entries)


def test_it_begins_with_the_party_that_was_asked_for_and_offers_the_others() -> None:
    page = Page(party="b")
    assert page.view.parties == (("a", "Marisol Vega"), ("b", "Denis Laurent"))
    assert page.view.party is not None
    assert page.view.party.name == "Denis Laurent"
    page.presenter.choose("a")
    assert page.view.party.name == "Marisol Vega"


def test_the_sheet_filled_last_stands_first_with_how_it_was_filled() -> None:
    page = Page()
    assert page.view.party is not None
    first, last = page.view.party.sheets[0], page.view.party.sheets[-1]
    assert first.title == "How close did they get?"
    assert (last.title, last.formal_title) == ("Break plan", "Taking a break")
    assert last.how == "Full form · break 1, Nov 3, 2026 · finished · 3 minutes"


def test_who_helped_to_write_is_told() -> None:
    case = sample_open()
    case.fillings = [replace(each, helper="Rosa") for each in case.fillings]
    page = Page(case)
    assert page.view.party is not None
    assert page.view.party.sheets[0].how.endswith("Rosa helped to write")


@pytest.mark.parametrize("party", ["a", "b"])
def test_everything_a_party_let_the_mediator_read_is_there_and_nothing_else(party: str) -> None:
    page = Page(party=party)
    readable = {
        (filling.id, name)
        for filling in page.case.read().of(party)
        for name, entry in filling.entries.items()
        if entry.answer.state is not State.LEFT_BLANK
    }
    shown = {(line.filling, line.question) for line in page.lines() if line.lock is not None}
    # What was ticked of a list that is kept private has no words that may be read.
    assert readable - shown == {("a5" if party == "a" else "b6", "ob_share")}
    assert shown <= readable


def test_skipped_and_private_look_alike() -> None:
    kept = sample_open()
    entry = next(each for each in kept.fillings if each.id == "a1").entries["ps_confident"]
    with_entry(kept, "a1", ps_confident=replace(entry, lock=Lock.ONLY_ME))
    skipped = sample_open()
    with_entry(skipped, "a1", ps_confident=replace(entry, answer=Answer(State.LEFT_BLANK)))
    never = sample_open()
    never.fillings = [
        replace(each, entries={name: entry for name, entry in each.entries.items() if name != "ps_confident"})
        for each in never.fillings
    ]
    assert Page(kept).view.party == Page(skipped).view.party == Page(never).view.party


def test_each_sheet_ends_with_the_same_line_whether_or_not_anything_was_kept() -> None:
    page = Page()
    assert page.view.party is not None
    assert {sheet.closing for sheet in page.view.party.sheets} == {"The party may have kept some answers."}


def test_an_answer_that_is_not_in_the_partys_own_words_is_marked() -> None:
    case = sample_open()
    entry = next(each for each in case.fillings if each.id == "a1").entries["ps_confident"]
    with_entry(case, "a1", ps_confident=replace(entry, answer=Answer(State.DONT_KNOW)))
    line = next(line for line in Page(case).lines() if line.question == "ps_confident")
    assert (line.words, line.said) == (("“I don't know”",), False)


def test_what_was_worked_out_says_so_and_has_no_lock() -> None:
    line = next(line for line in Page().lines() if line.words == ("worked out for br_picture",))
    assert (line.lock, line.lock_words, line.cleared) == (None, "Worked out from other answers", False)


def test_a_lock_that_was_opened_and_lost_its_clearing_says_that_the_words_are_not_cleared() -> None:
    case = sample_open()
    entry = next(each for each in case.fillings if each.id == "a1").entries["ps_heard"]
    assert entry.cleared
    with_entry(case, "a1", ps_heard=replace(entry, cleared=False))
    line = next(line for line in Page(case).lines() if line.question == "ps_heard")
    assert (line.cleared, line.lock_words) == (False, "OK to share, these words not cleared yet")


def test_side_by_side_holds_cleared_words_alone() -> None:
    page = Page(party="")
    assert [each.name for each in page.view.beside] == ["Marisol Vega", "Denis Laurent"]
    assert {(line.lock, line.cleared) for line in page.lines()} == {(Lock.SHARE, True)}
    cleared = sum(entry.cleared for filling in page.case.fillings for entry in filling.entries.values())
    assert len(page.lines()) == cleared


def test_opened_ideas_are_read_with_their_scores_though_the_list_is_kept() -> None:
    page = Page(opened_ideas("mine", cleared=False))
    words = page.words()
    assert "Pay part this week, and the rest in four months" in words
    assert "Half of the extras" not in words
    scores = [line for line in page.lines() if line.question == "ob_rate#0"]
    assert scores[0].words[0].startswith("Pay part this week, and the rest in four months")
    assert "no longer on the list" not in words


def test_ideas_opened_without_a_name_stand_apart_from_all_names_ordered_by_their_words() -> None:
    page = Page(opened_ideas("no_name"), party="")
    *named, nameless = page.view.beside
    assert (nameless.party, nameless.name) == ("", "Ideas, without names")
    said = [line.words[0] for line in nameless.lines]
    assert len(said) == 4
    assert said == sorted(said, key=str.casefold)
    assert [line for each in named for line in each.lines if line.question.startswith("ob_ideas")] == []


def test_ideas_opened_as_ones_own_stand_with_their_partys_name() -> None:
    page = Page(opened_ideas("mine"), party="")
    assert [each.party for each in page.view.beside] == ["a", "b"]
    assert sum(line.question.startswith("ob_ideas") for line in page.view.beside[0].lines) == 4


def test_where_a_party_reads_its_own_ideas_it_stands_which_go_without_a_name() -> None:
    lines = [line for line in Page(opened_ideas("no_name")).lines() if line.question.startswith("ob_ideas#")]
    assert [line.no_name for line in lines] == [True] * 4


def test_what_was_passed_on_is_marked_at_once_and_still_when_the_party_is_chosen_again() -> None:
    page = Page()
    line = next(line for line in page.lines() if line.cleared)
    page.presenter.pass_on(line)
    assert page.view.passed_on == [replace(line, passed_on=True)]
    page.presenter.choose("b")
    page.presenter.choose("a")
    assert replace(line, passed_on=True) in page.lines()


def test_trouble_with_the_disk_is_told_and_the_page_can_be_opened_again() -> None:
    case = sample_open()
    case.trouble = disk_full()
    page = Page(case)
    assert "The disk is full." in page.view.told()
    page.presenter.choose("b")
    page.presenter.start()
    assert page.view.party is not None


def test_before_anything_is_filled_in_there_is_nothing_to_read_and_nothing_to_fail() -> None:
    page = Page(FakeCase(sample_case()))
    assert page.view.party is not None
    assert page.view.party.sheets == ()
    page.presenter.choose("")
    assert page.lines() == []
