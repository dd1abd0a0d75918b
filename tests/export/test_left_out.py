"""What no line for an outsider may hold: names of others and amounts of money, however they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import Party
from app.domain.currencies import CURRENCIES
from app.domain.kinds.list_kind import ListItem
from app.export.left_out import Names, has_money
from tests.export.reading_back import words
from tests.export.small_reads import ANA, CASE, filling, referral, settled, shared

OTHERS = (
    "José Ortíz",
    "Bo Li",
    "Ms. Whitfield",
    "Mei",
    "李明",
    "Søren Łukasz",
    "Иван Петров",
    "Dr. Anne-Marie O'Brien",
)
NAMES = Names(OTHERS, "Ana Silva")
PARTS = (
    "José",
    "Ortíz",
    "Bo",
    "Li",
    "Whitfield",
    "Mei",
    "李明",
    "Søren",
    "Łukasz",
    "Иван",
    "Петров",
    "Anne",
    "Marie",
    "Brien",
)


@pytest.mark.parametrize(
    "line",
    [
        "Did Jose\u0301 mend it?",
        "Did Jose mend it?",
        "Did Jo\u00adsé mend it?",
        "Did Jo\u200bse mend it?",
        "Is Whitfield paid?",
        "Mei says so",
        "李明说他要",
        "请问李明",
        "Bo wants it",
        "Does LI?",
        "bo li wants it",
        "Ortízs house",
        "the ortizes",
        "joseortiz@example.org",
        "_Ortiz_",
        "Soren and Lukasz",
        "дом Петрова",
        "Ｏｒｔｉｚ",
    ],
)
def test_a_name_is_found_however_it_is_written(line: str) -> None:
    assert NAMES.are_in(line)


def _with_soft_hyphens(name: str) -> str:
    return "\u00ad".join(unicodedata.normalize("NFC", name))


WAYS: tuple[Callable[[str], str], ...] = (
    lambda name: unicodedata.normalize("NFD", name),
    _with_soft_hyphens,
    lambda name: name + "s",
    lambda name: name + "'s",
    lambda name: name + "\u2019s",
    str.upper,
    lambda name: "\u2060" + name + "\u200d",
)
# Letters that no part of a name above has beside it.
ordinary = st.text(st.sampled_from("abcdefgh ,.!?"), max_size=12)


@given(st.sampled_from(PARTS), st.sampled_from(WAYS), ordinary, ordinary)
def test_no_part_of_a_name_is_missed_in_the_middle_of_a_sentence(
    name: str, way: Callable[[str], str], before: str, after: str
) -> None:
    assert NAMES.are_in(f"{before} {way(name)} {after}")


@pytest.mark.parametrize(
    "line",
    [
        "Ana's floor?",
        "Does Silva need a permit?",
        "Ask a doctor, Ms or Mr, at the hospital",
        "A blind spot in the meiosis of a limb",
        "boats and lights, oil, brie and board",
        "",
    ],
)
def test_what_only_looks_like_a_name_stands(line: str) -> None:
    assert not NAMES.are_in(line)


def test_titles_and_what_stands_between_names_are_no_names() -> None:
    names = Names(("The Bank of Dover", "Dr. Eva von Amt, attorney at law"), "Ana")
    assert not names.are_in("What does the attorney say of it, and at what time, Dr?")
    assert all(map(names.are_in, ("the bank", "Dover", "eva", "Amt")))


@pytest.mark.parametrize(
    "line",
    [
        "5k dollars",
        "5 thousand dollars",
        "1.5 million USD",
        "$.50",
        "＄500",
        "5000,- €",
        "five hundred dollars",
        "20 grand",
        "12,000 a month",
        "12 000",
        "5k",
        "500",
        "12.50",
        "2000 a month by 2027",
        "Would 2025 do?",
        "by 2000",
        "in 2025 a month",
        "May 12,000 be right?",
        "CHF 5",
        "PLN 5",
        "Rs. 5",
        "5 Fr.",
        "S/ 5",
        "doscientos",
        "cinco mil",
        "五百元",
        "five bucks",
        "\u0665\u0660\u0660",
    ],
)
def test_an_amount_of_money_is_found_however_it_is_written(line: str) -> None:
    assert has_money(f"Is it {line}?")
    assert has_money(line)


@pytest.mark.parametrize(
    "line",
    [
        "Is it 12 feet deep?",
        "Does room 4 need an inspector by 2027?",
        "What is the real slope of the floor, and who won?",
        "Since March 2019, or October 24, 2025, or 2025-10-24?",
        "On 3/11/2026, or the 24th of May?",
        "el 24 de octubre de 2025",
        "At 10:30, in rooms 4, 12 and 14",
        "In the winter of 2010",
        "All of the top, try it: L-shaped, type G",
    ],
)
def test_ordinary_lines_with_days_years_and_small_numbers_stand(line: str) -> None:
    assert not has_money(line)


amounts = st.decimals(Decimal(-9999999), Decimal(9999999), places=2, allow_nan=False)


@given(amounts, st.sampled_from((*CURRENCIES, "PLN", "SEK", "TRY", "ZAR")), st.sampled_from(("en_US", "es")))
def test_no_amount_that_babel_writes_is_missed(amount: Decimal, code: str, tongue: str) -> None:
    assert has_money(f"Is {format_currency(amount, code, locale=tongue)} right?")


letters = st.text("bcdfghjmnpqtvwxyz", min_size=3, max_size=8).map(lambda word: "zz" + word)


@given(st.lists(letters, min_size=1, max_size=12).map(" ".join))
def test_lines_without_names_and_numbers_stand(line: str) -> None:
    assert not NAMES.are_in(line)
    assert not has_money(line)


def test_names_of_who_stands_by_another_party_are_in_no_note() -> None:
    other = Party("bo_id", "B", "José Ortíz", representative="Ms. Whitfield", interpreter="Mei")
    lines = ("How deep?", "Is Jose right?", "Is Whitfield paid?", "Ask mei", "Is it 20 grand?")
    asked = {"wh_question": shared(tuple(ListItem(str(at), line) for at, line in enumerate(lines)))}
    case = replace(CASE, parties=(ANA, other))
    page = words(referral(filling(settled("who_could_help"), asked), case=case))
    assert "How deep?" in page
    for never in ("Jose", "Whitfield", "mei", "grand"):
        assert never not in page
