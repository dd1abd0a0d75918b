"""The case overview: for the mediator alone, with the numbers that may be read and none that may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from itertools import pairwise

import pytest

from app.commands.desk.drawing import drawn
from app.domain.answers import I_DONT_KNOW, given
from app.domain.impasse import Break, Compared, Handed, Signs
from app.domain.sharing import Lock
from app.export.overview import case_overview
from app.presenters.mediator.across import across_page
from app.storage.worksheet_files import diagnosis
from tests.export.reading_back import heads, outline, words
from tests.export.small_reads import the_frame
from tests.export.tags import read_tags
from tests.reckoning.test_across import sample
from tests.reckoning.two_sheets import BREAK, CASE, Answers, filling, in_currency, read, with_parties


def pdf_of(one: Answers, other: Answers, *breaks: Break) -> bytes:
    shown = read(filling("a", one), filling("b", other), breaks=breaks or (BREAK,))
    return drawn(case_overview(shown, the_frame(), diagnosis()))


@pytest.fixture(scope="module")
def whole() -> bytes:
    handed = (Handed("a", "2026-11-03T14:05", "2026-11-03T14:20", 15, ending="finished"), BREAK.handed[1])
    signs = Signs(cause="unrealistic_expectations")
    return pdf_of(sample("A"), sample("B"), replace(BREAK, handed=handed, signs=signs, compared=Compared.OVERLAP))


def test_it_says_on_every_page_that_it_is_for_the_mediator_alone(whole: bytes) -> None:
    assert all(head.startswith("For the mediator only") for head in heads(whole))


def test_both_sides_stand_beside_each_other_with_range_gap_breaks_and_causes(whole: bytes) -> None:
    page = words(whole)
    for said in (
        "5 of 10 counted by both",
        "Before the sheet, both parties together count on 15 of 10.",
        "they overlap by $2,500",
        "Settlement range: $25,000 to $27,500, $2,500 wide",
        "No deal, money only $19,400 $32,500 room of $13,100",
        "Break 1. The two limits: overlap.",
        "Ana 15 min finished",
        "Unrealistic expectations",
    ):
        assert said in page, said
    titles = [title for _level, title in outline(whole)]
    assert titles[:2] == ["The yard", "Both parties"]
    assert "No deal, by the numbers of Ana" in titles


@pytest.mark.parametrize(
    ("question", "gone"),
    [
        ("br_bottom_after", ("they overlap", "Settlement range", "$27,500")),
        ("br_judges_after", ("count on 11 of 10", "1 of 10 counted")),
        ("br_endings", ("$32,500", "$60,000", "about 35 of 100")),
        ("br_direction", ("$36,000", "$27,500", "$32,500")),
    ],
)
def test_what_needs_a_kept_answer_is_not_there_and_is_named_as_left_out(question: str, gone: tuple[str, ...]) -> None:
    kept = {**sample("A"), question: (sample("A")[question][0], Lock.ONLY_ME)}
    page = words(pdf_of(kept, sample("B")))
    assert [said for said in gone if said in page] == []
    assert "An answer of Ana that this needs is not here to read." in page


def test_what_the_mediator_types_and_its_words_are_not_in_it(whole: bytes) -> None:
    assert "typed by the mediator" not in words(whole)
    assert "At stake" not in words(whole)


def test_whose_each_picture_is_and_what_each_table_is_stands_above_it(whole: bytes) -> None:
    """Either may be the first thing on a page, and somebody who hears it goes from one to the next."""
    tags = [tag for tag in read_tags(whole).inside if tag.role != "P" or tag.words]
    before = [(above, tag) for above, tag in pairwise(tags) if tag.role in ("Figure", "Table")]
    assert len(before) == 10
    for above, tag in before:
        assert above.words, tag.alt
    of_ana = [above.words for above, tag in before if "Ana" in above.words and tag.role == "Figure"]
    assert of_ana == ["No deal, by the numbers of Ana", "How these cases could end, in money: Ana"]


def test_with_three_parties_it_says_that_both_sides_are_for_two() -> None:
    case = with_parties(3)
    shown = read(*(filling(party.id, sample("A")) for party in case.parties), case=case)
    page = words(drawn(case_overview(shown, the_frame(), diagnosis())))
    assert "Numbers stand beside each other for two parties only." in page
    assert "No deal, by the numbers of Party 2" in page
    assert CASE.alias in page


def test_a_day_is_the_day_it_was_here_not_in_utc() -> None:
    evening = replace(BREAK, called="2026-11-04T02:00")
    shown = read(filling("a", sample("A")), filling("b", sample("B")), breaks=(evening,))
    page = words(drawn(case_overview(shown, the_frame(), diagnosis(), timezone(timedelta(hours=-5)))))
    assert "Break 1, Nov 3, 2026" in page


def test_amounts_of_one_side_in_another_currency_are_not_written_in_that_of_the_case() -> None:
    euros = {name: (replace(a, value=in_currency(a.value, "EUR")), lock) for name, (a, lock) in sample("A").items()}
    page = words(pdf_of(euros, sample("B")))
    about_ana = page.split("No deal, by the numbers of Ana")[1].split("No deal, by the numbers of Bo")[0]
    assert "$" not in about_ana
    assert "An amount of Ana is in another currency than the case." in about_ana


def test_where_nobody_knows_the_costs_nothing_of_that_side_is_drawn_and_that_is_said() -> None:
    page = words(pdf_of({**sample("A"), "br_costs": (I_DONT_KNOW, Lock.MEDIATOR)}, sample("B")))
    about_ana = page.split("No deal, by the numbers of Ana")[1].split("No deal, by the numbers of Bo")[0]
    assert about_ana.strip().startswith("Ana chose “I don't know” for something that this needs.")


def test_the_window_and_the_document_say_the_same_of_both_sides(whole: bytes) -> None:
    page, said = across_page(read(filling("a", sample("A")), filling("b", sample("B")))), words(whole)
    for part in page.parts:
        for line in (part.title, *part.lines, *part.left_out, *(label for label, _numbers in part.rows)):
            assert said.count(line) >= 1, line


def test_that_both_say_the_same_way_is_told_once() -> None:
    same = {**sample("B"), "br_direction": (given("pay"), Lock.MEDIATOR)}
    assert words(pdf_of(sample("A"), same)).count("Both sheets say that money goes the same way") == 1


def test_a_long_name_is_whole_once_and_cut_wherever_it_would_fill_a_picture_or_a_column() -> None:
    long = "Maximiliana-Theodora von und zu Hohenlohe-Waldenburg, " * 3
    case = replace(CASE, parties=tuple(replace(party, name=f"{long}{party.letter}") for party in CASE.parties))
    shown = read(filling("a", sample("A")), filling("b", sample("B")), case=case)
    page = words(drawn(case_overview(shown, the_frame(), diagnosis())))
    assert page.count(f"{long}A") == page.count(f"{long}B") == 1
    for letter in "AB":
        assert f"No deal, by the numbers of Maximiliana-Theodora von und zu Hohenloh… ({letter})" in page


def test_where_no_number_stands_nothing_is_said_about_numbers() -> None:
    page = words(drawn(case_overview(read(case=with_parties(3)), the_frame(), diagnosis())))
    assert "These are your own estimates" not in page
    assert "Both parties" not in page


def test_a_cause_that_was_chosen_without_a_sign_is_called_that() -> None:
    paused = replace(BREAK, signs=Signs(cause="unrealistic_expectations"))
    page = words(pdf_of(sample("A"), sample("B"), paused))
    assert "Unrealistic expectations chosen by you no sign was ticked" in page
