"""The return card: cleared words on one page, even-handed, and honest about what found no room on it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answers import Entry
from app.domain.case import LETTERS, Issue, Party
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.parts import Column
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.table import Row, TableKind
from app.domain.reading import FillingRead
from app.domain.wording import plain_text
from app.export.return_card import LONGEST
from tests.export.reading_back import heads, letters, outline, pages, pieces, without_space, words
from tests.export.small_reads import (
    ANA,
    BO,
    CASE,
    PET,
    RENT,
    a_sheet,
    asked,
    card,
    filling,
    settled,
    shared,
)

SHEET = a_sheet(asked("first"), asked("second"))
SWAP = settled("perspective_swap")
TWELVE = tuple(Party(f"id{place}", letter, f"Party Number {place}") for place, letter in enumerate(LETTERS, 1))
PAPERS = [(paper, large) for paper in ("letter", "a4") for large in (False, True)]


def questions(*texts: str) -> dict[str, Entry]:
    return {"ps_questions": shared(tuple(ListItem(f"i{place}", text) for place, text in enumerate(texts)))}


def of(party: Party, issue: Issue | None = None, **texts: str) -> FillingRead:
    return filling(SHEET, {name: shared(text) for name, text in texts.items()}, party, issue=issue)


def test_it_is_for_the_mediator_to_carry_in_and_names_neither_case_nor_sheet() -> None:
    pdf = card(of(ANA, RENT, first="I want to stay"))
    assert heads(pdf) == ["For the mediator, to carry in Return card"]
    page = words(pdf)
    assert "Back at the table" in page
    for never in ("Harbour Street", "A small sheet", "Formally"):
        assert never not in page


def test_questions_stand_first_then_the_issues_in_the_order_of_the_case_then_the_rest() -> None:
    page = words(
        card(
            of(ANA, first="not on an issue"),
            of(ANA, PET, first="about the dog"),
            of(BO, RENT, first="about the rent"),
            filling(SWAP, questions("Why in May?"), BO),
        )
    )
    order = ["Questions they want asked", "Bo Lind", "Why in May?", "The unpaid rent", "Bo Lind", "about the rent"]
    order += ["The dog", "Ana Silva", "about the dog", "On the whole", "Ana Silva", "not on an issue"]
    place = 0
    for said in order:
        place = page.index(said, place)


def test_a_party_with_nothing_cleared_and_an_issue_without_words_are_not_named() -> None:
    page = words(card(of(ANA, RENT, first="I want to stay")))
    assert "Bo Lind" not in page
    assert "The dog" not in page
    assert "more cleared" not in page


def test_with_nothing_cleared_it_says_so() -> None:
    pdf = card()
    assert "Nothing has been cleared to share so far." in words(pdf)
    assert outline(pdf) == [(0, "Back at the table")]


def test_what_is_not_cleared_does_not_change_a_byte() -> None:
    plain = of(ANA, RENT, first="I want to stay")
    assert card(replace(plain, kept=frozenset({"x"}), minutes_used=9, finished=True, helper="Ines")) == card(plain)


def test_what_finds_no_room_is_counted_and_all_of_it_was_cleared() -> None:
    many = [of(party, RENT, first=f"{party.name} says " + "word " * 40) for party in (ANA, BO)]
    pdf = card(*many, *(of(ANA, PET, first=f"point {place} " + "word " * 50) for place in range(20)))
    (left_out,) = re.findall(r"(\d+) more cleared points are in the joint summary\.", words(pdf))
    shown = len(re.findall(r"point \d+ word|says word", words(pdf)))
    assert shown + int(left_out) == 22
    one = words(card(of(ANA, first="x" * (LONGEST + 1), second="short")))
    assert "One more cleared point is in the joint summary." in one


def test_whose_long_answers_are_only_in_the_joint_summary_is_said_in_one_line_for_all() -> None:
    long = "long " * LONGEST
    page = words(card(of(BO, first=long, second="short"), of(ANA, RENT, first=long)))
    assert "only in the joint summary: points of Ana Silva, Bo Lind. 2 more cleared points" in page
    page = words(card(of(BO, first="short"), of(ANA, first=long)))
    assert "only in the joint summary: points of Ana Silva. One more cleared point" in page
    assert "Too long" not in words(card(of(BO, first="short")))


def test_whose_a_long_idea_without_a_name_is_nobody_learns() -> None:
    ideas = settled("options_brainstorm")
    page = words(card(filling(ideas, {"ob_ideas#i1": shared("Pay " * LONGEST)}, credit="no_name")))
    assert "There was no room for the one cleared point here. It is in the joint summary." in page
    for never in ("Too long", "Ana"):
        assert never not in page


@pytest.mark.parametrize(("paper", "large"), PAPERS)
def test_where_the_first_of_all_finds_no_room_nobodys_is_there(paper: str, large: bool) -> None:
    case = replace(CASE, parties=TWELVE)
    several = [filling(SWAP, questions("so " * 110, *["And?"] * (at % 2)), party) for at, party in enumerate(TWELVE)]
    page = words(card(*several, case=case, paper=paper, large=large))
    assert "so so" not in page
    assert "And?" not in page
    assert "Party Number" not in page
    assert "There was no room for the 18 cleared points here. They are in the joint summary." in page


def test_a_long_answer_is_there_whole_or_not_at_all() -> None:
    pdf = card(of(ANA, RENT, first="wordy " * 1000, second="short and clear"))
    assert "short and clear" in words(pdf)
    assert "wordy" not in words(pdf)


def test_no_party_has_one_point_more_than_the_others_while_they_have_more_to_say() -> None:
    several = []
    for party in (ANA, BO):
        sheet = a_sheet(*(asked(f"q{place}") for place in range(12)))
        said = {f"q{place}": shared(f"{party.letter}{place}. " + "word " * 30) for place in range(12)}
        several.append(filling(sheet, said, party, issue=RENT))
    for paper, large in PAPERS:
        page = words(card(*several, paper=paper, large=large))
        ours, theirs = (len(re.findall(rf"\b{letter}\d+\. word", page)) for letter in "AB")
        assert ours == theirs > 0


def test_with_twelve_parties_each_is_heard_before_anybody_is_heard_twice() -> None:
    case = replace(CASE, parties=TWELVE)
    several = [filling(SWAP, questions("Why so?", "And then?"), party) for party in TWELVE]
    page = words(card(*several, case=case))
    assert page.count("Why so?") == 12
    assert page.count("And then?") in (0, 12)


@pytest.mark.parametrize(("paper", "large"), PAPERS)
def test_nothing_of_it_leaves_the_page(paper: str, large: bool) -> None:
    party = replace(ANA, name="Maximiliana-Theodora von und zu Hohenlohe-Waldenburg")
    case = replace(CASE, parties=(party, BO))
    wide = [filling(SHEET, {"first": shared("W" * 300)}, who, issue=RENT) for who in (party, BO)]
    (there,) = pieces(card(*wide, case=case, paper=paper, large=large))
    for piece in there:
        assert piece.x >= 57
        assert 14 < piece.y < 800


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=600)
answers = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from((None, RENT, PET)), st.lists(texts, min_size=1, max_size=9)),
    max_size=20,
)


@given(answers, st.sampled_from(PAPERS))
@settings(max_examples=40)
def test_whatever_was_cleared_it_is_one_page(
    several: list[tuple[int, Issue | None, list[str]]], on: tuple[str, bool]
) -> None:
    sheet = a_sheet(asked("said", ListKind()))
    fillings = [
        filling(
            sheet,
            {"said": shared(tuple(ListItem(str(i), text) for i, text in enumerate(said)))},
            TWELVE[at],
            issue=issue,
        )
        for at, issue, said in several
    ]
    pdf = card(*fillings, case=replace(CASE, parties=TWELVE), paper=on[0], large=on[1])
    assert len(pages(pdf)) == 1


@pytest.mark.parametrize(("paper", "large"), PAPERS)
def test_a_card_that_is_just_full_is_one_page_too(paper: str, large: bool) -> None:
    for high in range(7):
        first = filling(SWAP, questions("Why? " * 20 * high, *["And then?"] * 40))
        assert len(pages(card(first, paper=paper, large=large))) == 1


def test_ideas_without_a_name_stand_under_no_name() -> None:
    ideas = settled("options_brainstorm")
    pdf = card(filling(ideas, {"ob_ideas#i1": shared("Pay in parts")}, credit="no_name"))
    assert "Ideas, without names – Pay in parts" in words(pdf)
    assert "Ana" not in words(pdf)


def test_a_question_of_many_words_is_not_cut_and_no_letter_is_lost() -> None:
    question = "Why did nobody come to the door in May? " * 8
    assert without_space(question.strip()) in letters(card(filling(SWAP, questions(question.strip()))))


def test_a_table_that_was_cleared_stands_below_the_name_of_its_party() -> None:
    columns = (Column("a", plain_text("I could give"), ShortText()), Column("b", plain_text("If I get"), ShortText()))
    sheet = a_sheet(asked("trade", TableKind(columns)))
    value = (Row("r", {"a": "the shed", "b": "the gate"}),)
    page = words(card(filling(sheet, {"trade": shared(value)}, issue=RENT)))
    assert "Ana Silva Label of trade I could give If I get the shed the gate" in page


def test_what_a_party_is_called_takes_nothing_from_what_it_says() -> None:
    called = replace(ANA, name="Maximiliana-Theodora von und zu Hohenlohe-Waldenburg " * 3)
    long = "x" * (LONGEST - len("Label of first"))
    page = words(card(of(called, first=long), of(BO, first="y" * 9), case=replace(CASE, parties=(called, BO))))
    assert long in without_space(page)
    assert "Maximiliana-Theodora von und zu Hohenloh… (A)" in page


@pytest.mark.parametrize(("paper", "large"), PAPERS)
def test_twelve_with_the_longest_names_and_words_leave_it_one_page(paper: str, large: bool) -> None:
    several = tuple(replace(party, name=f"{party.letter} " + "name " * 39) for party in TWELVE)
    said = (of(party, RENT, first="long " * 100, second="short") for party in several)
    assert len(pages(card(*said, paper=paper, large=large, case=replace(CASE, parties=several)))) == 1
