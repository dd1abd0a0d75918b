"""Term points: what every party cleared on the same point, beside each other, and never called agreed."""

from __future__ import annotations

from dataclasses import replace

from app.domain.case import Party
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.reading import FillingRead
from app.domain.wording import plain_text
from tests.domain.small_sheet import options
from tests.export.reading_back import heads, outline, pages, words
from tests.export.small_reads import ANA, BO, CASE, PET, RENT, a_sheet, asked, filling, shared, terms

CHOICES = MultiChoice(options("quotes", "receipts", "contract"))
SHEET = replace(a_sheet(asked("why"), asked("picked", CHOICES)), strategies=("objective_thinking",))
CY = Party("cy_id", "C", "Cy Okafor")


def of(party: Party, issue: object = RENT, sheet: object = SHEET, **said: object) -> FillingRead:
    entries = {name: shared(value) for name, value in said.items()}
    return filling(sheet, entries, party, issue=issue)  # type: ignore[arg-type]  # a test's shorthand


def test_what_all_put_in_the_same_words_stands_apart_from_what_differs() -> None:
    pdf = terms(
        of(ANA, why="It is old", picked=("quotes", "contract")), of(BO, why="It is wet", picked=("quotes", "receipts"))
    )
    page = words(pdf)
    for said in (
        "The unpaid rent In the same words Label of picked quotes",
        "In words of their own The unpaid rent Point Ana Silva Bo Lind",
        "Label of picked contract receipts",
        "Label of why It is old It is wet",
    ):
        assert said in page, said
    assert heads(pdf)[0] == "For the parties' counsel Term points"


def test_every_page_says_that_it_is_not_an_agreement_until_signed_and_there_is_no_room_to_sign() -> None:
    long = "I want to stay until the school year is over. " * 60
    found = pages(terms(of(ANA, why=long), of(BO, why=long + "No.")))
    assert len(found) > 1
    assert all("Not an agreement until signed." in page for page in found)
    for page in found:
        for never in ("Signed", "Signature", "agreed"):
            assert never not in page


def test_a_question_that_one_party_did_not_clear_is_not_in_it() -> None:
    page = words(terms(of(ANA, why="It is old", picked=("quotes",)), of(BO, picked=("quotes",))))
    assert "It is old" not in page
    assert "Label of why" not in page


def test_words_on_another_issue_do_not_count() -> None:
    page = words(terms(of(ANA, why="It is old"), of(BO, PET, why="It is wet")))
    assert "So far no point has words from every party." in page
    assert "It is" not in page


def test_sheets_that_ask_how_somebody_sees_it_are_not_in_it() -> None:
    sheet = replace(SHEET, strategies=("discuss_perspectives", "active_listening"))
    assert "It is old" not in words(terms(of(ANA, sheet=sheet, why="It is old"), of(BO, sheet=sheet, why="It is old")))


def test_with_three_parties_all_three_are_needed_and_stand_below_each_other() -> None:
    case = replace(CASE, parties=(ANA, BO, CY))
    two = [of(ANA, why="It is old"), of(BO, why="It is wet")]
    assert "It is old" not in words(terms(*two, case=case))
    page = words(terms(*two, of(CY, why="It is cold"), case=case))
    assert "Label of why Ana Silva It is old Bo Lind It is wet Cy Okafor It is cold" in page


def test_questions_of_two_sheets_that_are_called_the_same_are_two() -> None:
    other = replace(SHEET, id="other_sheet")
    assert "It is" not in words(terms(of(ANA, why="It is old"), of(BO, sheet=other, why="It is wet")))
    renamed = replace(
        a_sheet(replace(asked("why"), id="whence"), asked("picked", CHOICES)), strategies=SHEET.strategies
    )
    assert "It is" not in words(terms(of(ANA, why="It is old"), of(BO, sheet=renamed, whence="It is wet")))


def test_one_question_that_is_called_differently_for_each_is_one_point() -> None:
    theirs = replace(a_sheet(replace(asked("why"), summary_label=plain_text("Their why"))), strategies=SHEET.strategies)
    page = words(terms(of(ANA, why="It is old"), of(BO, sheet=theirs, why="It is old")))
    assert "In the same words Label of why / Their why It is old" in page


def test_without_a_common_point_it_names_nobody() -> None:
    pdf = terms()
    assert "Ana" not in words(pdf)
    assert outline(pdf) == [(0, "Points for drafting")]


def test_what_is_not_cleared_does_not_change_a_byte() -> None:
    plain = [of(ANA, why="It is old"), of(BO, why="It is wet")]
    more = [
        replace(each, id="x", minutes_used=4, finished=True, kept=frozenset({"y"}), helper="Ines") for each in plain
    ]
    assert terms(*more) == terms(*plain)


def test_a_long_name_is_whole_once_and_cut_above_each_column_and_answer() -> None:
    long = "Maximiliana-Theodora von und zu Hohenlohe-Waldenburg, " * 3
    for others in ((BO,), (BO, CY)):
        case = replace(CASE, parties=(replace(ANA, name=f"{long}A"), *others))
        page = words(terms(*(of(party, why=f"It is {party.letter}") for party in case.parties), case=case))
        assert page.count(f"{long}A") == 1
        assert page.count("Maximiliana-Theodora von und zu Hohenloh… (A)") == 1
