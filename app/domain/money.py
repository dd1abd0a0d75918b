"""Money as whole minor units and a currency; never a binary fraction.

An amount that is typed without a currency takes the case's; another one is asked back and never converted
(decision 34). What two readers could take for different amounts is asked back too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.currencies import currency as currency_of
from app.domain.currencies import written_so
from app.domain.language import _
from app.domain.numbers import GAP, LONGEST_TYPED, Figure, number_format, read_number, write_number
from app.domain.wording import Tongue

MOST = 10**12
"""Whole units of a currency that an amount may not reach."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`minor` cents (or the currency's smallest unit; may be negative) of `currency` (ISO 4217)."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class AskBack:
    """What was typed could mean any of `choices` (one or two, all in the case's currency). Nothing is taken yet."""

    question: str
    choices: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """What was typed is no amount; `sentence` says so and what to do."""

    sentence: str


Reading = Money | AskBack | NotRead | None
"""What a typed amount says; None where nothing was typed."""

_PARTS = re.compile(r"([^0-9.,]*)([0-9.,][0-9.,'’ \u00a0\u2007\u2009\u202f]*)(.*)", re.ASCII | re.DOTALL)
_MINUS = "-−–"
_NO_CENTS = f"{_MINUS}—="
"""What many people write after the mark in place of cents: `5 000,-`."""
_TIMES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6}


def read_amount(typed: str, numbers: str, currency: str) -> Reading:
    """Read `typed` as an amount in a case that counts in `currency` and writes numbers in the format `numbers`."""
    text = typed.strip()
    if not text:
        return None
    parts = _PARTS.fullmatch(text)
    if len(text) > LONGEST_TYPED or parts is None:
        return _no_amount(numbers)
    lead, digits, tail = (part.strip() for part in parts.groups())
    digits, tail = _no_cents(digits, tail)
    negative, lead, tail = _sign(lead, tail)
    times, tail = _multiplier(tail)
    codes = _codes(lead, tail)
    if codes is None:
        return _no_amount(numbers)
    read = read_number(digits, numbers)
    figures = (read.sure,) if read.sure is not None else read.might
    amounts = tuple(_money(figure, times, negative, currency) for figure in figures)
    return _judged(
        tuple(dict.fromkeys(amount for amount in amounts if amount is not None)),
        sure=read.sure is not None and not times,
        foreign=bool(codes) and currency not in codes,
        tongue=Tongue(numbers=numbers, currency=currency),
    )


def _judged(amounts: tuple[Money, ...], *, sure: bool, foreign: bool, tongue: Tongue) -> Reading:
    currency = currency_of(tongue.currency)
    if not amounts:
        return _no_amount(tongue.numbers)
    if any(abs(amount.minor) >= MOST * minor_units(tongue.currency) for amount in amounts):
        return NotRead(_("This amount is too large for this program. Look at the number of zeros."))
    if sure and not foreign:
        return amounts[0]
    written = [write_amount(amount, tongue) for amount in amounts]
    question = _("Do you mean {amount}?").format(amount=written[0])
    if len(written) > 1:
        question = _("Do you mean {first} or {second}?").format(first=written[0], second=written[1])
    if foreign:
        name = tongue.say(currency.name)
        told = _("This case uses {currency}. The program does not change one currency into another.")
        question = f"{told.format(currency=name)} {question}"
    return AskBack(question, amounts)


def _no_amount(numbers: str) -> NotRead:
    words = _("The program cannot read this as an amount. It is still here. Type only the amount, like {example}.")
    return NotRead(words.format(example=write_number(12500, numbers)))


def _no_cents(digits: str, tail: str) -> tuple[str, str]:
    """Both without a dash that says that there are no cents."""
    if digits.endswith((",", ".")) and tail and tail[0] in _NO_CENTS:
        return digits[:-1], tail.lstrip(_NO_CENTS).lstrip()
    return digits, tail


def _sign(lead: str, tail: str) -> tuple[bool, str, str]:
    """Whether the amount is below zero, and both ends without the sign."""
    if lead.startswith("(") and tail.endswith(")"):
        return True, lead[1:].strip(), tail[:-1].strip()
    for sign in (*_MINUS, "+"):
        if lead.startswith(sign) or lead.endswith(sign):
            return sign != "+", lead.strip(sign + " "), tail
    return False, lead, tail


def _multiplier(tail: str) -> tuple[int, str]:
    """The power of ten behind a word like "k" or "million" at the start of `tail`, and the rest of `tail`."""
    first, _gap, rest = tail.partition(" ")
    times = _TIMES.get(first.casefold(), 0)
    return (times, rest.strip()) if times else (0, tail)


def _codes(lead: str, tail: str) -> tuple[str, ...] | None:
    """The currencies that the marks around the digits name: () for no mark, None for marks that name none."""
    marks = [mark for mark in (lead, tail) if mark]
    named = [written_so(mark) for mark in marks]
    if not named:
        return ()
    common = tuple(code for code in named[0] if all(code in others for others in named))
    return common or None


def _money(figure: Figure, times: int, negative: bool, currency: str) -> Money | None:
    minor = figure.scaled(currency_of(currency).digits + times)
    return None if minor is None else Money(-minor if negative else minor, currency)


def minor_units(code: str) -> int:
    """How many minor units (cents) make one whole unit of the currency with this code."""
    return int(10 ** currency_of(code).digits)


def write_amount(money: Money, tongue: Tongue) -> str:
    """`money` in figures, as the case writes numbers: `$12,500`, `$12,500.50`, `−$3`. What is written here is read
    back by `read_amount` as the same amount.
    """
    currency = currency_of(money.currency)
    style = number_format(tongue.numbers)
    whole, rest = divmod(abs(money.minor), minor_units(money.currency))
    figures = (
        write_number(abs(money.minor), tongue.numbers, currency.digits) if rest else write_number(whole, tongue.numbers)
    )
    mark = currency.sign if money.currency == tongue.currency else currency.mark
    gap = GAP if mark[-1].isalpha() else ""
    text = f"{figures}{GAP}{mark}" if style.mark_after else f"{mark}{gap}{figures}"
    return f"−{text}" if money.minor < 0 else text


def say_direction(money: Money, tongue: Tongue) -> str:
    """A signed amount from its party's view: what comes in and what goes out, without a minus sign."""
    amount = write_amount(Money(abs(money.minor), money.currency), tongue)
    if money.minor == 0:
        return amount
    words = _("{amount} comes to me") if money.minor > 0 else _("{amount} goes from me")
    return words.format(amount=amount)
