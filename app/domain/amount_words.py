"""Amounts in words, said beside every amount a person types: a slipped zero is seen in words first.

One `Spoken` per language; another language is one more entry in `SPOKEN`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.money import Money, minor_units
from app.domain.wording import Tongue


@dataclass(frozen=True, slots=True)
class Unit:
    """How one and many of a currency are called, and one and many of its hundredths (empty where it has none)."""

    one: str
    many: str
    minor_one: str = ""
    minor_many: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How one language says numbers and joins units to their hundredths."""

    number: Callable[[int], str]
    units: Mapping[str, Unit]
    joined: str
    below_zero: str


_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_STEPS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def english_number(number: int) -> str:
    """A whole number from zero up, in American English: "twelve thousand five hundred"."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    for size, name in _STEPS:
        if number >= size:
            count, rest = divmod(number, size)
            said = f"{english_number(count)} {name}"
            return f"{said} {english_number(rest)}" if rest else said
    raise AssertionError("numbers from a hundred up are named by their largest step")


_DOLLARS = Unit("dollar", "dollars", "cent", "cents")
_PESOS = Unit("peso", "pesos", "centavo", "centavos")
SPOKEN: Mapping[str, Spoken] = {
    "en": Spoken(
        number=english_number,
        units={
            **dict.fromkeys(("USD", "CAD", "AUD", "NZD", "BSD", "JMD"), _DOLLARS),
            **dict.fromkeys(("MXN", "COP", "ARS", "DOP", "CLP"), _PESOS),
            "PHP": Unit("peso", "pesos", "centavo", "centavos"),
            "EUR": Unit("euro", "euros", "cent", "cents"),
            "GBP": Unit("pound", "pounds", "penny", "pence"),
            "HTG": Unit("gourde", "gourdes", "centime", "centimes"),
            "BRL": Unit("real", "reais", "centavo", "centavos"),
            "PEN": Unit("sol", "soles", "céntimo", "céntimos"),
            "GTQ": Unit("quetzal", "quetzales", "centavo", "centavos"),
            "HNL": Unit("lempira", "lempiras", "centavo", "centavos"),
            "CRC": Unit("colón", "colones", "céntimo", "céntimos"),
            "CHF": Unit("franc", "francs", "centime", "centimes"),
            "INR": Unit("rupee", "rupees", "paisa", "paise"),
            "CNY": Unit("yuan", "yuan", "fen", "fen"),
            "JPY": Unit("yen", "yen"),
            "KRW": Unit("won", "won"),
            "VND": Unit("dong", "dong"),
        },
        joined="{units} and {minor}",
        below_zero="minus {amount}",
    )
}


def amount_in_words(money: Money, tongue: Tongue) -> str:
    """`money` in words of the reader's language, of English where it has no words of its own yet."""
    spoken = SPOKEN.get(tongue.language, SPOKEN["en"])
    unit = spoken.units.get(money.currency) or Unit(money.currency, money.currency, "hundredth", "hundredths")
    whole, rest = divmod(abs(money.minor), minor_units(money.currency))
    words = f"{spoken.number(whole)} {unit.one if whole == 1 else unit.many}"
    if rest:
        minor = f"{spoken.number(rest)} {unit.minor_one if rest == 1 else unit.minor_many}"
        words = spoken.joined.format(units=words, minor=minor) if whole else minor
    return spoken.below_zero.format(amount=words) if money.minor < 0 else words
