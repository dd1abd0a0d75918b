"""The currencies a case can be counted in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.wording import Text, plain_text


@dataclass(frozen=True, slots=True)
class Currency:
    """`digits` are the digits of its minor unit (cents). `sign` is what people write who use no other currency
    (`$`), `mark` is never mistaken for another one (`US$`). `typed` are other ways people write it, in lower case.
    """

    code: str
    name: Text
    sign: str
    mark: str
    digits: int = 2
    typed: tuple[str, ...] = ()


def _of(code: str, name: str, sign: str, mark: str = "", digits: int = 2, typed: str = "") -> Currency:
    return Currency(code, {"en": name}, sign, mark or sign, digits, tuple(typed.split()))


CURRENCIES: Mapping[str, Currency] = {
    currency.code: currency
    for currency in (
        _of("USD", "U.S. dollars", "$", "US$", typed="dollar dollars"),
        _of("EUR", "euros", "€", typed="euro euros"),
        _of("GBP", "British pounds", "£", typed="pound pounds"),
        _of("CAD", "Canadian dollars", "$", "CA$", typed="c$ can$ dollar dollars"),
        _of("AUD", "Australian dollars", "$", "A$", typed="au$ dollar dollars"),
        _of("NZD", "New Zealand dollars", "$", "NZ$", typed="dollar dollars"),
        _of("BSD", "Bahamian dollars", "$", "B$", typed="dollar dollars"),
        _of("JMD", "Jamaican dollars", "$", "J$", typed="dollar dollars"),
        _of("MXN", "Mexican pesos", "$", "MX$", typed="mex$ peso pesos"),
        _of("COP", "Colombian pesos", "$", "COL$", typed="peso pesos"),
        _of("ARS", "Argentine pesos", "$", "AR$", typed="peso pesos"),
        _of("CLP", "Chilean pesos", "$", "CLP$", digits=0, typed="peso pesos"),
        _of("DOP", "Dominican pesos", "RD$", typed="peso pesos $"),
        _of("PHP", "Philippine pesos", "₱", typed="peso pesos"),
        _of("HTG", "Haitian gourdes", "G", "HTG", typed="gourde gourdes goud"),
        _of("BRL", "Brazilian reais", "R$", typed="real reais"),
        _of("PEN", "Peruvian soles", "S/", typed="sol soles"),
        _of("GTQ", "Guatemalan quetzales", "Q", "GTQ", typed="quetzal quetzales"),
        _of("HNL", "Honduran lempiras", "L", "HNL", typed="lempira lempiras"),
        _of("CRC", "Costa Rican colones", "₡", typed="colon colones colón"),
        _of("CHF", "Swiss francs", "CHF", typed="fr franc francs"),
        _of("INR", "Indian rupees", "₹", typed="rupee rupees rs"),
        _of("CNY", "Chinese yuan", "CN¥", typed="yuan rmb ¥"),
        _of("JPY", "Japanese yen", "¥", "JP¥", digits=0, typed="yen"),
        _of("KRW", "South Korean won", "₩", digits=0, typed="won"),
        _of("VND", "Vietnamese dong", "₫", digits=0, typed="dong"),
    )
}
"""By ISO 4217 code. All have two digits after the point or none: with three, an amount like 12.500 could not be told
from twelve thousand five hundred."""


def currency(code: str) -> Currency:
    """The currency with this code; one this program does not know is written by its code, with two digits."""
    return CURRENCIES.get(code) or Currency(code, plain_text(code), code, code)


def written_so(mark: str) -> tuple[str, ...]:
    """The codes of all currencies that people write as `mark`, the commonest first; empty if it is none."""
    wanted = mark.strip().casefold()
    return tuple(
        entry.code
        for entry in CURRENCIES.values()
        if wanted in (entry.code.casefold(), entry.sign.casefold(), entry.mark.casefold(), *entry.typed)
    )
