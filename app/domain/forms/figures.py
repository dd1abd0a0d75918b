"""Fields for numbers of every sort, read by the parsers that the screen uses, and never more boldly than there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.forms.field import OFF, FormField, Sort, Values
from app.domain.forms.reading import Unclear, on_one_line
from app.domain.kinds.base import Kind
from app.domain.kinds.date_kind import AboutDate, DateKind, month_name
from app.domain.kinds.duration import UNITS, Duration, DurationKind, said_duration, unit_name
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.money_range import MoneySpan
from app.domain.kinds.percent_range import PercentSpan
from app.domain.kinds.scale import Scale
from app.domain.language import _
from app.domain.money import Money, read_amount, write_amount
from app.domain.numbers import read_whole
from app.domain.wording import Tongue

Fields = tuple[FormField, ...]

_TO_ME, _FROM_ME = "in", "out"


def line(name: str, words: str) -> FormField:
    return FormField(name, Sort.LINE, words)


# ---- one figure, as it is typed ----------------------------------------------------------------------------------------


def typed_money(text: str, tongue: Tongue) -> Money | None:
    read = read_amount(on_one_line(text), tongue.numbers, tongue.currency)
    if read is None or isinstance(read, Money):
        return read
    raise Unclear(_("This cannot be read as one amount in the currency of the case."))


def typed_whole(text: str) -> int | None:
    words = on_one_line(text)
    number = read_whole(words)
    if words and number is None:
        raise Unclear(_("This cannot be read as a whole number."))
    return number


def typed_percent(text: str) -> int | None:
    return typed_whole(on_one_line(text).removesuffix("%"))


def typed_point(text: str, points: tuple[int, ...]) -> int | None:
    words = on_one_line(text)
    if not words:
        return None
    found = {str(point): point for point in points}.get(words)
    if found is None:
        raise Unclear(_("This is not one of the numbers to choose from."))
    return found


def typed_length(text: str, unit: str) -> tuple[str, int] | None:
    """A count and its unit: `unit`, unless another one is written behind the count."""
    words = on_one_line(text)
    if not words:
        return None
    first = words.split(" ", 1)[0]
    count = typed_whole(first)
    if count is None or words == first:
        return None if count is None else (unit, count)
    for known in UNITS:
        if words in (said_duration(count, known), f"{count} {unit_name(known)}"):
            return known, count
    raise Unclear(_("This cannot be read as a length of time."))


def typed_date(year: str, month: str, day: str) -> AboutDate | None:
    about, year_words = _without_about(on_one_line(year))
    found_month = _typed_month(on_one_line(month))
    found_year, found_day = typed_whole(year_words), typed_whole(day)
    if found_year is None:
        if found_month is None and found_day is None and not about:
            return None
        raise Unclear(_("The year is missing from this date."))
    return AboutDate(found_year, found_month, found_day, about)


def _without_about(words: str) -> tuple[bool, str]:
    before, _gap, after = _("about {date}").partition("{date}")
    if words.startswith(before) and words.endswith(after) and len(words) > len(before) + len(after):
        return True, words[len(before) : len(words) - len(after)]
    return False, words


def _typed_month(words: str) -> int | None:
    named = {month_name(month).casefold(): month for month in range(1, 13)}
    return named[words.casefold()] if words.casefold() in named else typed_whole(words)


def _written_year(date: AboutDate) -> str:
    return _("about {date}").format(date=date.year) if date.about else str(date.year)


# ---- the kinds ---------------------------------------------------------------------------------------------------------


def scale_fields(kind: Scale, tongue: Tongue) -> Fields:
    del tongue
    return (FormField("point", Sort.ONE_OF, "", tuple((str(point), str(point)) for point in kind.points())),)


def read_scale(kind: Scale, values: Values, tongue: Tongue) -> int | None:
    del tongue
    return typed_point(values["point"], kind.points())


def write_scale(kind: Scale, value: int | None, tongue: Tongue) -> Values:
    del kind, tongue
    return {"point": OFF if value is None else str(value)}


def amount_fields(kind: MoneyAmount, tongue: Tongue) -> Fields:
    del tongue
    amount = line("amount", "")
    if not kind.signed:
        return (amount,)
    ways = ((_TO_ME, _("It comes to me")), (_FROM_ME, _("It goes from me")))
    return (amount, FormField("direction", Sort.ONE_OF, "", ways))


def read_money(kind: MoneyAmount, values: Values, tongue: Tongue) -> Money | None:
    amount = typed_money(values["amount"], tongue)
    way = values.get("direction", OFF)
    if amount is None and way:
        raise Unclear(_("There is a direction here and no amount."))
    if amount is None or not kind.signed or amount.minor == 0:
        return amount
    if amount.minor < 0 and way == _TO_ME:
        raise Unclear(_("The amount has a minus, and the mark beside it says that it comes in."))
    if amount.minor > 0 and not way and not kind.leans:
        raise Unclear(_("No mark says whether this amount comes in or goes out."))
    # As on the screen: a sign or a mark says it; without either, what an earlier answer set up.
    goes_out = way == _FROM_ME or (not way and kind.leans < 0)
    return replace(amount, minor=-abs(amount.minor)) if goes_out else amount


def write_money(kind: MoneyAmount, value: Money | None, tongue: Tongue) -> Values:
    if value is None or not kind.signed:
        return {"amount": "" if value is None else write_amount(value, tongue), "direction": OFF}
    way = OFF if value.minor == 0 else _TO_ME if value.minor > 0 else _FROM_ME
    return {"amount": write_amount(replace(value, minor=abs(value.minor)), tongue), "direction": way}


def span_fields(kind: Kind[Any], tongue: Tongue) -> Fields:
    del kind, tongue
    return (line("low", _("Low")), line("high", _("High")))


def read_money_span(kind: Kind[Any], values: Values, tongue: Tongue) -> MoneySpan:
    del kind
    return MoneySpan(typed_money(values["low"], tongue), typed_money(values["high"], tongue))


def write_money_span(kind: Kind[Any], value: MoneySpan, tongue: Tongue) -> Values:
    del kind
    ends = {"low": value.low, "high": value.high}
    return {name: "" if end is None else write_amount(end, tongue) for name, end in ends.items()}


def percent_fields(kind: Kind[Any], tongue: Tongue) -> Fields:
    del kind, tongue
    return (line("percent", _("out of 100")),)


def read_percent(kind: Kind[Any], values: Values, tongue: Tongue) -> int | None:
    del kind, tongue
    return typed_percent(values["percent"])


def write_percent(kind: Kind[Any], value: int | None, tongue: Tongue) -> Values:
    del kind, tongue
    return {"percent": _count(value)}


def percent_span_fields(kind: Kind[Any], tongue: Tongue) -> Fields:
    del kind, tongue
    words = (("low", _("Lowest")), ("high", _("Highest")))
    return tuple(line(name, f"{end}, {_('out of 100')}") for name, end in words)


def read_percent_span(kind: Kind[Any], values: Values, tongue: Tongue) -> PercentSpan:
    del kind, tongue
    return PercentSpan(typed_percent(values["low"]), typed_percent(values["high"]))


def write_percent_span(kind: Kind[Any], value: PercentSpan, tongue: Tongue) -> Values:
    del kind, tongue
    return {"low": _count(value.low), "high": _count(value.high)}


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def duration_fields(kind: DurationKind, tongue: Tongue) -> Fields:
    del tongue
    unit = unit_name(kind.unit)
    if not kind.ranged:
        return (line("amount", unit),)
    return (line("low", f"{_('Shortest')}, {unit}"), line("high", f"{_('Longest')}, {unit}"))


def read_duration(kind: DurationKind, values: Values, tongue: Tongue) -> Duration:
    del tongue
    found = {name: read for name, text in values.items() if (read := typed_length(text, kind.unit)) is not None}
    units = {unit for unit, _count in found.values()}
    if len(units) > 1:
        raise Unclear(_("The two lengths of time are not in the same unit."))
    counts = {name: count for name, (_unit, count) in found.items()}
    return Duration(next(iter(units), kind.unit), **counts)


def write_duration(kind: DurationKind, value: Duration, tongue: Tongue) -> Values:
    del tongue
    parts = {"low": value.low, "high": value.high} if kind.ranged else {"amount": value.amount}
    behind = "" if value.unit == kind.unit else f" {unit_name(value.unit)}"
    return {name: "" if count is None else f"{count}{behind}" for name, count in parts.items()}


def date_fields(kind: DateKind, tongue: Tongue) -> Fields:
    del kind, tongue
    return (line("month", _("Month")), line("day", _("Day")), line("year", _("Year")))


def read_date(kind: DateKind, values: Values, tongue: Tongue) -> AboutDate | None:
    del kind, tongue
    return typed_date(values["year"], values["month"], values["day"])


def write_date(kind: DateKind, value: AboutDate | None, tongue: Tongue) -> Values:
    del kind, tongue
    if value is None:
        return {"month": "", "day": "", "year": ""}
    return {"month": _count(value.month), "day": _count(value.day), "year": _written_year(value)}


# ---- dates in a cell: one line for all three ---------------------------------------------------------------------------


def cell_date(text: str) -> AboutDate | None:
    """A year, a month and a year, or month, day and year, with strokes between, in the order of the boxes."""
    parts = [part.strip() for part in on_one_line(text).split("/")]
    if len(parts) > 3 or (len(parts) > 1 and not all(parts)):
        raise Unclear(_("This cannot be read as a date."))
    *before, year = parts
    month, day = (*before, "", "")[:2]
    return typed_date(year, month, day)


def written_cell_date(value: AboutDate) -> str:
    parts = (_count(value.month), _count(value.day), _written_year(value))
    return "/".join(part for part in parts if part)
