"""What is wrong with the pages of a document, told in sentences: letters outside, on each other, torn from each other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.export.paper import Paper
from app.export.parts import Part
from tests.export.tags import Tag, read_tags
from tests.export.torn import torn
from tests.export.where import Letter, Page, pages_of

_SLACK = 1.5
"""Points that a letter may lean over its edge."""
_CELL = 24.0


def wrong_with(pdf: bytes, paper: Paper, parts: Sequence[Part] = ()) -> list[str]:
    """Every fault found. `parts` are those of the document, where they are known."""
    return [*misplaced(pdf, paper), *torn(pdf, parts, for_writing=paper.for_writing)]


def misplaced(pdf: bytes, paper: Paper) -> list[str]:
    """What is wrong with where letters stand, page by page."""
    return [
        f"page {number}: {fault}"
        for number, page in enumerate(pages_of(pdf), 1)
        for fault in (*_outside(page, paper), *_on_each_other(page), *_empty(page, paper))
    ]


def body(page: Page, paper: Paper) -> list[Letter]:
    """The letters between head and foot."""
    head = paper.height - 46 - 9
    foot = foot_top(page, paper)
    return [letter for letter in page.letters if foot < letter.base < head]


def foot_top(page: Page, paper: Paper) -> float:
    """Just above the first line of the foot: it is in the foot's size, where nothing else is so far down."""
    size = paper.foot
    number = [letter.base for letter in page.letters if abs(letter.size - size) < 0.01]
    lowest = min(number, default=0.0)
    lines = sorted({round(base, 1) for base in number})
    for line in lines:
        if line - lowest > size * 1.5:
            break
        lowest = line
    return lowest + 1


def _outside(page: Page, paper: Paper) -> Iterator[str]:
    for letter in page.letters:
        # Large letters lean further: a “j”.
        slack = max(_SLACK, letter.size * 0.12)
        if letter.left < paper.left - slack or letter.right > paper.width - paper.right + slack:
            yield f"“{letter.text}” stands beside the margins, from {letter.left:.1f} to {letter.right:.1f}"
        if letter.bottom < 14 or letter.top > paper.height - 30:
            yield f"“{letter.text}” stands above or below all margins, at {letter.base:.1f}"
    inside = body(page, paper)
    if inside and min(letter.bottom for letter in inside) < foot_top(page, paper) + paper.frame * 0.7:
        yield "the words reach into the foot"
    if inside and max(letter.top for letter in inside) > paper.height - 54 + _SLACK:
        yield "the words reach into the head"


def _on_each_other(page: Page) -> Iterator[str]:
    near: defaultdict[tuple[int, int], list[Letter]] = defaultdict(list)
    for before, letter in pairwise((None, *page.letters)):
        if letter is None or unicodedata.combining(letter.text) or letter.right - letter.left < 0.3:
            continue
        places = {
            (int(x // _CELL), int(y // _CELL)) for x in (letter.left, letter.right) for y in (letter.bottom, letter.top)
        }
        for one in {other for place in places for other in near[place]}:
            wide = min(letter.right, one.right) - max(letter.left, one.left)
            high = min(letter.top, one.top) - max(letter.bottom, one.bottom)
            narrow = min(letter.right - letter.left, one.right - one.left)
            # A letter may lean over the one before it in its line, like the caron of “ď”.
            is_next = one is before and one.base == letter.base
            if high > 0.6 and wide > max(0.6, narrow * 0.3) and not is_next:
                yield f"“{one.text}” and “{letter.text}” stand on each other at {letter.left:.0f}, {letter.base:.0f}"
        for place in places:
            near[place].append(letter)


def _empty(page: Page, paper: Paper) -> Iterator[str]:
    if not body(page, paper):
        yield "nothing stands on it"


def all_heard(pdf: bytes) -> str:
    """Everything that is heard, in order, without white space."""
    return _bare("".join(_told(read_tags(pdf))))


def _told(tag: Tag) -> Iterator[str]:
    yield tag.heard or tag.words
    for inner in tag.inside:
        yield from _told(inner)


def _bare(words: str) -> str:
    shown = unicodedata.normalize("NFC", words)
    return "".join(
        letter for letter in shown if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf")
    )


def not_heard(pdf: bytes, expected: list[str]) -> list[str]:
    """Those of the expected words that are not heard whole."""
    told = all_heard(pdf)
    return [words for words in expected if _bare(words) not in told]
