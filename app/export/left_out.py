"""What no line for an outsider may hold: the name of another party, or of who stands by it, and an amount of money.

Compared are letters without marks, signs that nobody sees and capitals. Where it is not sure, a line is left out: one line
too few asks for a second note, one too many cannot be taken back. A name that is misspelled is not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from app.domain.currencies import CURRENCIES


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_ALIKE = str.maketrans("\u00f8\u00d8\u0142\u0141\u0111\u0110\u0131", "oOlLdDi", "\u0640")
"""Letters with a stroke or no dot, which are no letters with a mark; a stroke that only widens a word."""

# ---- letters -------------------------------------------------------------------------------------------------------------


def seen(text: str) -> str:
    """The letters of a text, wide ones and ligatures as the plain ones, without marks and without what nobody sees."""
    apart = unicodedata.normalize("NFKD", text).translate(_ALIKE)
    return "".join(letter for letter in apart if unicodedata.category(letter) not in _UNSEEN)


def folded(text: str) -> str:
    """As `seen`, and without capitals."""
    return seen(seen(text).casefold())


# ---- names ---------------------------------------------------------------------------------------------------------------

_NO_NAMES = frozenset(
    _each(
        "mr mrs ms miss mx dr prof professor sir madam rev hon judge esq jr sra srta sr phd md jd llp llc inc ltd "
        "co corp plc gmbh attorney lawyer counsel advocate abogado abogada interpreter representative mediator "
        "agent the and for of at by to in on as or is an my her his its our their with from de del di do du da la "
        "las le les los el al y e und von van der den zu bin ibn"
    )
)
"""Titles, and what stands between names."""
_FIRST_NAMES = frozenset(_each("al di do du in bin"))
"""Those of them that are somebody's first name."""
_WORD = re.compile(r"[^\W_]+")
_LATIN = "a-z\u00df-\u024f"
_SHORT = 2
"""Letters of a name that is compared with its capital: without, it is a word or an ending of others."""
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese."""


class Names:
    """The names that are looked for. `own` may stand, also where somebody else bears it too."""

    def __init__(self, names: Iterable[str], own: str) -> None:
        mine = {folded(word) for word in _words(own)} | {folded(own).strip()}
        self._folded: set[tuple[str, ...]] = set()
        self._capital: set[str] = set()
        for name in names:
            self._add(name, mine)
        self._long = re.compile("|".join(map(_anywhere, sorted(self._folded))) or r"(?!)")
        self._short = re.compile("|".join(map(_alone, _longest_first(self._capital))) or r"(?!)")

    def are_in(self, line: str) -> bool:
        return bool(self._long.search(folded(line)) or self._short.search(seen(line)))

    def _add(self, name: str, mine: set[str]) -> None:
        words = _words(name)
        for place, word in enumerate(words):
            plain = folded(word)
            no_name = plain in _NO_NAMES and not (place == 0 and plain in _FIRST_NAMES and len(words) > 1)
            # An initial, and the number of a house, are no names.
            no_name = no_name or (len(plain) == 1 and plain.isascii()) or plain.isdigit()
            if plain not in mine and (not no_name or len(words) == 1):
                self._add_word(word)
        whole = tuple(map(folded, words))
        if len(words) > 1 and not set(whole) <= mine:
            self._folded.add(whole)

    def _add_word(self, word: str) -> None:
        plain = folded(word)
        if len(plain) > _SHORT or _NO_SPACES.search(plain):
            self._folded.add((plain,))
        elif plain not in ("a", "i"):
            self._capital.update((word.upper(), word[:1].upper() + word[1:]))


def _words(name: str) -> list[str]:
    return _WORD.findall(seen(name))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _anywhere(words: tuple[str, ...]) -> str:
    """A name in a folded line, also as an address or a tag writes it. Only Latin letters beside it make it part of another
    word; other scripts put what belongs to a name before and behind it, without a space."""
    name = r"[\W_]*".join(map(re.escape, words))
    if re.search(f"[{_LATIN}]", name) is None:
        return name
    return rf"(?<![{_LATIN}]){name}(?:e?s)?(?![{_LATIN}])"


def _alone(word: str) -> str:
    """A short name with its capital, in a line with capitals."""
    letters = r"A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u08ff"
    return rf"(?<![{letters}]){re.escape(word)}(?:e?s|E?S)?(?![{letters}])"


# ---- money ---------------------------------------------------------------------------------------------------------------

_CODES = frozenset(CURRENCIES) | frozenset(
    _each(
        "AED AFN ALL AMD ANG AOA AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BTC BTN BWP BYN BZD CDF CNH CUP CVE "
        "CZK DJF DKK DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GYD HKD HUF IDR ILS IQD IRR ISK JOD KES KGS KHR "
        "KMF KPW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MYR MZN NAD NGN "
        "NIO NOK NPR OMR PAB PGK PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN "
        "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USDC UYU UZS VES VUV WST XAF XCD XOF XPF YER ZAR "
        "ZMW"
    )
)
_MONEY_WORDS = _each(
    "dollars? dolar(?:es)? bucks? euros? pounds? libras? quid sterling cents? penny pennies pence centavos? "
    "centimos? pesos? yen(?:es)? yuan(?:es)? rmb renminbi rupees? rupias? francs? francos? gourdes? goud "
    "quetzal(?:es)? lempiras? soles colones reais bolivar(?:es)? dong usd eur gbp cad aud nzd mxn brl chf jpy "
    "cny grand cien(?:to|ta)?s? mil mill(?:on|ones) quinient[oa]s lakhs? crores? mio"
)
_NUMBER_WORDS = "hundred|thousand|[mbtr]illion|\\w{3,}cient[oa]s"
_BESIDE = _each("fr rs kr zl lei real won sol colon colones l g q r s/ k")
"""Words and letters that mean money only beside a number."""
_DEFINITE = re.compile(rf"{_NUMBER_WORDS}|(?<![{_LATIN}])(?:{'|'.join(_MONEY_WORDS)})(?![{_LATIN}])|[元円圆]")
_NEAR = "|".join(map(re.escape, _longest_first(_BESIDE)))
_NEAR_A_NUMBER = re.compile(rf"(?<![{_LATIN}])(?:{_NEAR})\.?\s*\d|\d[.,'\s-]*(?:{_NEAR})(?![{_LATIN}])")
_EITHER_CODE = "|".join(sorted(_CODES))
_CODE = re.compile(rf"(?<![A-Za-z])(?:{_EITHER_CODE})[\s.-]*\d|\d[.,\s-]*(?:{_EITHER_CODE})(?![A-Za-z])")
_NUMBER = re.compile(r"\d+(?:[.,'’_·٫٬]\d+|\s\d{3}(?!\d))*")
_MOST_DIGITS = 2

_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|"
    "junio|julio|agosto|septiembre|octubre|noviembre|diciembre|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES = re.compile(
    rf"(?<![\d.,])(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}([/.-])\d{{1,2}}\1{_YEAR}|{_DAY}\s(?:de\s|of\s)?{_MONTH}[.,]?(?:\s(?:de\s|del\s)?{_YEAR})?)"
    r"(?![\d.,/-]*\d)"
    rf"|(?<![a-z])(?:{_MONTH}\.?\s(?:{_DAY}(?:,?\s{_YEAR})?|(?:de\s|of\s)?{_YEAR})|(?:year|winter|spring|summer|autumn|fall)\s(?:of\s)?{_YEAR}"
    rf"|(?:in|by|since|until|before|after|during|desde|hasta|en)\s(?!\d\d[05]0){_YEAR})(?![\d.,/-]*\d)"
)
"""Days, and years that stand as such; what could be a round amount as well ("by 2000") is not among them."""
_A_TIME = re.compile(r"\s*(?:/|a |per |each|every |al |por )")
"""Behind what looked like a year: it is an amount by the month."""


def has_money(line: str) -> bool:
    """Whether a line has a sign or word of money, a word for a large number, or a number of three digits or more."""
    cased, plain = seen(line), folded(line)
    return (
        any(unicodedata.category(letter) == "Sc" for letter in cased)
        or any(pattern.search(plain) for pattern in (_DEFINITE, _NEAR_A_NUMBER))
        or _CODE.search(cased) is not None
        or any(_digits(number) > _MOST_DIGITS for number in _numbers(plain))
    )


def _numbers(line: str) -> Iterator[str]:
    rest = _DATES.sub(lambda found: found[0] if _A_TIME.match(line, found.end()) else " . ", line)
    return (found[0] for found in _NUMBER.finditer(rest))


def _digits(number: str) -> int:
    return sum(letter.isdigit() for letter in number)
