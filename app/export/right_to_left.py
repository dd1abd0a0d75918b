"""Hebrew and Arabic on a line: letters in the order they stand on paper, Arabic ones joined to each other.

ReportLab draws letters from left to right as they come. So each line is put into its visual order before it is drawn
(the Unicode bidirectional algorithm, UAX 9, with the two marks that count as a letter of one direction, without those that
force one; none of them is drawn). What is heard is the text as it was written: it stands beside the drawing, as ActualText.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

_THERE = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NUMBERS = ("EN", "AN")
_NEUTRAL = ("B", "S", "WS", "ON", "BN")
_PAIRS: Mapping[str, str] = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»", "‹": "›", "≤": "≥"}
_MIRRORED = {**_PAIRS, **{right: left for left, right in _PAIRS.items()}}
_FORMS = frozenset((*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)))
"""Where Unicode has Arabic letters by how they are joined."""
SIDES = "\u200e\u200f"
"""A letter from left to right and one from right to left that nobody sees."""
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_JOINS_BOTH = "\u0640\u200d"


def is_there(words: str) -> bool:
    """Whether any letter of `words` is written from right to left."""
    return _THERE.search(words) is not None


def begins(words: str) -> bool:
    """Whether `words` as a whole are read from right to left: their first letter with a direction says so."""
    if not is_there(words):
        return False
    sorts = (unicodedata.bidirectional(letter) for letter in words)
    return next((sort != "L" for sort in sorts if sort in ("L", "R", "AL")), False)


def among(words: str) -> str:
    """A name, or else somebody's own words, in a line of a document that is read from left to right: they keep their
    direction, and the line keeps its own, wherever in it they stand."""
    return f"{SIDES[0]}{words}{SIDES[0]}" if is_there(words) else words


# ---- the order on paper ---------------------------------------------------------------------------------------------


def visual(words: str, *, rightwards: bool = True) -> str:
    """One line in the order it is drawn from left to right. `rightwards`: the text around it begins at the left."""
    if not is_there(words) and rightwards:
        return words
    return "".join(shown for _place, shown in placed(words, rightwards=rightwards))


def placed(words: str, *, rightwards: bool = True, levels: Sequence[int] = ()) -> list[tuple[int, str]]:
    """Each letter of one line that is seen with its place in `words`, from left to right; brackets are turned round where
    they must. `levels` are those of its letters where it is a line of something longer."""
    levels = _line_ended(words, levels or levels_of(words, rightwards=rightwards), 0 if rightwards else 1)
    order = [place for group in _groups(words, levels) for place in group]
    return [
        (place, _MIRRORED.get(words[place], words[place]) if levels[place] % 2 else words[place])
        for place in order
        if words[place] not in SIDES
    ]


def _groups(words: str, levels: Sequence[int]) -> list[list[int]]:
    """Letters with the accents that stand on them, from left to right (L2, L3)."""
    groups: list[list[int]] = []
    for place, letter in enumerate(words):
        if groups and unicodedata.category(letter) in ("Mn", "Me"):
            groups[-1].append(place)
        else:
            groups.append([place])
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(groups):
            end = start
            while end < len(groups) and levels[groups[end][0]] >= level:
                end += 1
            groups[start:end] = groups[start:end][::-1]
            start = end + 1
    return groups


def levels_of(words: str, *, rightwards: bool = True) -> list[int]:
    """How deep each letter is nested: even from left to right, odd from right to left. `words` are a whole paragraph: on
    which side of a word a full stop stands, or a number, is told by what comes before and after it on other lines, too."""
    base, own = (0, "L") if rightwards else (1, "R")
    sorts = _weak([unicodedata.bidirectional(letter) or "L" for letter in words], own)
    _brackets(words, sorts, own)
    _neutral(sorts, own)
    return [_level(sort, base) for sort in sorts]


def _line_ended(words: str, levels: Sequence[int], base: int) -> list[int]:
    """Spaces at the end of a line stand where the line ends (L1)."""
    kept = len(words.rstrip())
    return [*levels[:kept], *(base for _space in words[kept:])]


def _level(sort: str, base: int) -> int:
    if base:
        return 2 if sort == "L" or sort in _NUMBERS else 1
    return {"L": 0, "R": 1}.get(sort, 2)


def _weak(sorts: list[str], own: str) -> list[str]:
    """Numbers and what stands in and beside them (W1 to W7)."""
    strong = before = own
    for place, found in enumerate(sorts):
        sort = before if found == "NSM" else found
        if sort in ("L", "R", "AL"):
            strong = sort
        before = "AN" if sort == "EN" and strong == "AL" else sort
        sorts[place] = before
    sorts = ["R" if sort == "AL" else sort for sort in sorts]
    _beside_numbers(sorts)
    strong = own
    for place, sort in enumerate(sorts):
        if sort in ("L", "R"):
            strong = sort
        if sort in ("ES", "ET", "CS"):
            sorts[place] = "ON"
        elif sort == "EN" and strong == "L":
            sorts[place] = "L"
    return sorts


def _beside_numbers(sorts: list[str]) -> None:
    """A sign between two numbers, or beside one, belongs to them (W4, W5)."""
    for place in range(1, len(sorts) - 1):
        around = sorts[place - 1]
        if around == sorts[place + 1] and (
            (sorts[place] == "ES" and around == "EN") or (sorts[place] == "CS" and around in _NUMBERS)
        ):
            sorts[place] = around
    for start, end in list(_stretches(sorts, ("ET",))):
        if "EN" in (sorts[start - 1] if start else "", sorts[end] if end < len(sorts) else ""):
            sorts[start:end] = ["EN"] * (end - start)


def _brackets(words: str, sorts: list[str], own: str) -> None:
    """A pair of brackets goes with what is in it (N0)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, letter in enumerate(words):
        if sorts[place] != "ON":
            continue
        if letter in "([{":
            opened.append((_PAIRS[letter], place))
        elif any(close == letter for close, _at in opened):
            while opened[-1][0] != letter:
                opened.pop()
            pairs.append((opened.pop()[1], place))
    for start, end in sorted(pairs):
        inside = {_direction(sort) for sort in sorts[start + 1 : end]} - {""}
        if own in inside:
            chosen = own
        elif inside:
            before = next((way for sort in sorts[start - 1 :: -1] if (way := _direction(sort))), own) if start else own
            chosen = before if before in inside else own
        else:
            continue
        sorts[start] = sorts[end] = chosen


def _neutral(sorts: list[str], own: str) -> None:
    """Spaces and signs go with what is on both sides, or else with the line (N1, N2)."""
    for start, end in list(_stretches(sorts, _NEUTRAL)):
        before = _direction(sorts[start - 1]) if start else own
        after = _direction(sorts[end]) if end < len(sorts) else own
        sorts[start:end] = [before if before == after else own] * (end - start)


def _direction(sort: str) -> str:
    return "R" if sort in _NUMBERS else sort if sort in ("L", "R") else ""


def _stretches(sorts: Sequence[str], wanted: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(sorts):
        end = start
        while end < len(sorts) and sorts[end] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


# ---- Arabic letters joined -------------------------------------------------------------------------------------------


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """(how it is joined, the letters it stands for) → the letter as it is drawn."""
    found = {}
    for code in sorted(_FORMS):
        how, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if how in ("<isolated>", "<initial>", "<medial>", "<final>"):
            found[how, "".join(chr(int(letter, 16)) for letter in letters)] = chr(code)
    return found


_HOW = {(False, False): "<isolated>", (False, True): "<initial>", (True, False): "<final>", (True, True): "<medial>"}


def _joins_after(letter: str) -> bool:
    return letter != "" and (letter in _JOINS_BOTH or ("<initial>", letter) in _forms())


def _joins_before(letter: str) -> bool:
    return letter != "" and (letter in _JOINS_BOTH or ("<final>", letter) in _forms())


def shaped(words: str) -> str:
    """`words`, still in the order they are read, with Arabic letters in the form they have beside their neighbours."""
    if not re.search("[\u0600-\u06ff]", words):
        return words
    forms, found, before, place = _forms(), [], "", 0
    while place < len(words):
        letter = words[place]
        if letter == _LAM and words[place + 1 : place + 2] and words[place + 1] in _ALEFS:
            letter = words[place : place + 2]
        after = _next(words, place + len(letter))
        joined_before = _joins_after(before) and _joins_before(letter)
        joined_after = _joins_after(letter) and _joins_before(after)
        found.append(forms.get((_HOW[joined_before, joined_after], letter), letter))
        if unicodedata.category(letter[-1]) not in ("Mn", "Me"):
            before = letter[-1] if len(letter) == 1 else ""
        place += len(letter)
    return "".join(found)


def _next(words: str, place: int) -> str:
    """The next letter that is no accent; "" at the end."""
    return next((letter for letter in words[place:] if unicodedata.category(letter) not in ("Mn", "Me")), "")


def unshaped(letter: str) -> str:
    """The letter that an Arabic one in one of its forms stands for; any other one as it is, and so what stands for two:
    readers turn their order round together with that of the line."""
    plain = unicodedata.normalize("NFKC", letter) if ord(letter) in _FORMS else letter
    return plain if len(plain) == 1 else letter
