"""Typed amounts: read the same in every language, asked back where they could mean two things, never a thousandfold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import language
from app.domain.amount_words import amount_in_words, english_number
from app.domain.currencies import CURRENCIES, currency
from app.domain.money import MOST, AskBack, Money, NotRead, read_amount, say_direction, write_amount
from app.domain.numbers import LONGEST_TYPED, NUMBER_FORMATS
from app.domain.wording import Tongue

formats = st.sampled_from(sorted(NUMBER_FORMATS))
codes = st.sampled_from(sorted(CURRENCIES))
DOLLARS = 12500


def usd(amount: float) -> Money:
    return Money(round(amount * 100), "USD")


@given(formats, codes, st.integers(-(MOST - 1), MOST - 1))
def test_what_is_written_is_read_back_as_the_same_amount(numbers: str, code: str, minor: int) -> None:
    money = Money(minor, code)
    assert read_amount(write_amount(money, Tongue(numbers=numbers, currency=code)), numbers, code) == money


@given(formats, codes, codes, st.integers(0, MOST - 1))
def test_another_currency_is_asked_back_and_never_converted(numbers: str, case: str, other: str, minor: int) -> None:
    if case == other:
        return
    read = read_amount(write_amount(Money(minor, other), Tongue(numbers=numbers, currency=case)), numbers, case)
    assert not isinstance(read, Money)
    if isinstance(read, AskBack):
        scale = 10 ** (currency(case).digits - currency(other).digits + 2)
        assert read.choices == (Money(minor * scale // 100, case),)


@pytest.mark.parametrize(
    "typed",
    [
        "12500", "12,500", "$12,500", "12 500", "12500.00", "US$ 12,500", "USD 12,500", "12,500 USD", "$12,500.00",
        "12\u00a0500", "12\u202f500", "12'500", "12’500", " 12,500 ", "12500 dollars", "+12,500", "12,500.", "12.500,00",
    ],
)  # fmt: skip
def test_the_ways_people_type_an_amount_all_give_it(typed: str) -> None:
    assert read_amount(typed, "us", "USD") == usd(DOLLARS)


@pytest.mark.parametrize("typed", ["-12,500", "−12,500", "–$12,500", "$-12,500", "(12,500)", "($12,500)", "- 12,500"])
def test_a_minus_in_front_or_brackets_make_it_negative(typed: str) -> None:
    assert read_amount(typed, "us", "USD") == usd(-DOLLARS)


@pytest.mark.parametrize("spoken", ["en", "es", "ht", "de"])
@given(typed=st.text("0123456789.,' $€k-()", max_size=12), numbers=formats)
def test_the_language_never_changes_what_was_typed(spoken: str, typed: str, numbers: str) -> None:
    plainly = read_amount(typed, numbers, "USD")
    language.speak(spoken)
    try:
        assert read_amount(typed, numbers, "USD") == plainly
    finally:
        language.speak("en")


def test_the_other_readers_thousands_are_asked_back_with_both_readings() -> None:
    assert read_amount("12.500", "us", "USD") == AskBack("Do you mean $12,500 or $12.50?", (usd(12500), usd(12.5)))
    asked = read_amount("12,500", "eu", "EUR")
    assert isinstance(asked, AskBack)
    assert asked.choices == (Money(1250000, "EUR"), Money(1250, "EUR"))


@pytest.mark.parametrize(
    "typed", ["5 000,-", "5 000,–", "$5 000,--", "5,000.-", "5000,—", "5 000,- $", "5000.=", "5’000.-"]
)
def test_a_dash_in_place_of_cents_says_that_there_are_none(typed: str) -> None:
    assert read_amount(typed, "us", "USD") == usd(5000)


def test_a_dash_in_place_of_cents_does_not_say_what_a_mark_before_it_means() -> None:
    asked = read_amount("5.000,-", "us", "USD")
    assert isinstance(asked, AskBack)
    assert usd(5000) in asked.choices
    assert read_amount("(5 000,-)", "us", "USD") == usd(-5000)
    assert isinstance(read_amount(",-", "us", "USD"), NotRead)


@pytest.mark.parametrize("typed", ["12k", "12 K", "$12k", "12 thousand"])
def test_a_short_way_to_write_thousands_is_asked_back(typed: str) -> None:
    assert read_amount(typed, "us", "USD") == AskBack("Do you mean $12,000?", (usd(12000),))


@given(st.text("0123456789.,", min_size=1, max_size=14), formats)
def test_an_amount_taken_without_asking_has_the_digits_that_were_typed(typed: str, numbers: str) -> None:
    """Its digits, without marks, are the typed digits up to zeros at the ends: nothing was multiplied or dropped. And
    whoever reads a single mark before exactly three digits the other way would have been asked.
    """
    read = read_amount(typed, numbers, "USD")
    if not isinstance(read, Money):
        return
    digits = "".join(sign for sign in typed if sign.isdigit())
    assert str(read.minor).strip("0") == digits.strip("0")
    style = NUMBER_FORMATS[numbers]
    marks = [sign for sign in typed if not sign.isdigit()]
    left, _mark, right = typed.partition(marks[0]) if len(marks) == 1 else ("", "", "")
    if marks != [style.group] and 1 <= len(left) <= 3 and len(right) == 3 and not typed.startswith("0"):
        pytest.fail(f"{typed!r} was taken without asking")


@given(st.integers(1, 999), st.integers(0, 999), formats)
def test_a_mark_before_three_digits_means_thousands_or_is_asked(left: int, right: int, numbers: str) -> None:
    for mark in ".,":
        read = read_amount(f"{left}{mark}{right:03d}", numbers, "USD")
        thousands = usd(left * 1000 + right)
        assert read == thousands or (isinstance(read, AskBack) and thousands in read.choices)


@pytest.mark.parametrize(
    "typed",
    ["about 500", "٣٤٥", "1e5", "1,2,3", "500-", "12,34,567", "1.234.56.7", "x", "$", "-", "½", "5 10", "１２", "0x1f",
     "5 dollars each", "1,234.567", "9" * 30, "1" * (LONGEST_TYPED + 1)],
)  # fmt: skip
def test_what_is_no_amount_is_told_and_nothing_is_guessed(typed: str) -> None:
    read = read_amount(typed, "us", "USD")
    assert isinstance(read, NotRead)
    assert typed not in read.sentence


def test_nothing_typed_is_nothing() -> None:
    assert read_amount("  ", "us", "USD") is None


@given(st.text(max_size=80), formats, codes)
def test_no_text_makes_the_reader_fail(typed: str, numbers: str, code: str) -> None:
    read = read_amount(typed, numbers, code)
    if isinstance(read, Money):
        assert read.currency == code
        assert abs(read.minor) < MOST * 100


@given(st.integers(0, MOST))
def test_english_number_words_count_up_like_the_numbers(number: int) -> None:
    """Read back with a small reader of its own, so that a dropped word is seen."""
    values = {english_number(count): count for count in range(20)}
    values |= {english_number(tens): tens for tens in range(20, 100, 10)}
    scales = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    total = part = 0
    for word in english_number(number).replace("-", " ").split():
        if word == "hundred":
            part *= 100
        elif word in scales:
            total, part = total + part * scales[word], 0
        else:
            part += values[word]
    assert total + part == number


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (usd(12500), "twelve thousand five hundred dollars"),
        (usd(12.5), "twelve dollars and fifty cents"),
        (usd(1.01), "one dollar and one cent"),
        (usd(0.5), "fifty cents"),
        (usd(0), "zero dollars"),
        (usd(-3), "minus three dollars"),
        (Money(21, "JPY"), "twenty-one yen"),
        (Money(100000, "HTG"), "one thousand gourdes"),
    ],
)
def test_amounts_are_said_in_words(money: Money, words: str) -> None:
    assert amount_in_words(money, Tongue()) == words


@given(codes, st.integers(0, MOST))
def test_every_currency_of_a_case_can_be_said_in_words(code: str, minor: int) -> None:
    assert code not in amount_in_words(Money(minor, code), Tongue())


def test_amounts_are_written_as_the_case_writes_numbers() -> None:
    assert write_amount(usd(12500), Tongue()) == "$12,500"
    assert write_amount(usd(-12500.5), Tongue()) == "−$12,500.50"
    assert write_amount(Money(1250050, "EUR"), Tongue("en", "eu", "EUR")) == "12.500,50\u00a0€"
    assert write_amount(Money(1250000, "HTG"), Tongue("en", "us", "HTG")) == "G\u00a012,500"
    assert write_amount(usd(3), Tongue("en", "us", "CAD")) == "US$3"


def test_signed_amounts_are_said_from_their_partys_view() -> None:
    assert say_direction(usd(5), Tongue()) == "$5 comes to me"
    assert say_direction(usd(-5), Tongue()) == "$5 goes from me"


def test_the_marks_that_people_share_take_the_currency_of_the_case() -> None:
    assert read_amount("$500", "us", "CAD") == Money(50000, "CAD")
    assert read_amount("500 pesos", "us", "COP") == Money(50000, "COP")
    assert isinstance(read_amount("$500 CAD", "us", "USD"), AskBack)
