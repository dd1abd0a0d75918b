"""Any words in any place of any document, as long as they may be there: no words, a word of hundreds of wide letters, letters
that no font has, scripts from the right, addresses, lines within a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from app.domain.forms.field import FormField, Sort
from app.domain.sharing import Lock
from app.export.parts import (
    Answered,
    Asked,
    Boxes,
    Contents,
    Grid,
    Heading,
    Line0to10,
    Lines,
    LockKey,
    LockSaid,
    Marks,
    Notice,
    Pairs,
    Paragraph,
    Part,
    Voice,
    WriteLines,
)

_ODD = (
    "",
    "x",
    "W" * 38,
    "W" * 160,
    "W" * 400,
    "W" * 1200,
    "i" * 1200,
    "漢" * 60,
    "漢" * 400,
    "ש" * 160,
    "بتل" * 60,
    "שלום Ana " * 30,
    "😀" * 50,
    "words and more words " * 20,
    "word " * 240,
    "https://example.org/" + "a-b_c/" * 60,
    "one\ntwo\n\nthree",
    "1,234,567.89",
    "<b>&amp;</b> {0} %s \\",
)
SCRIPTS = st.characters(
    exclude_categories=("Cs", "Cc", "Co", "Cn", "Mn", "Me", "Mc"), min_codepoint=0x20, max_codepoint=0x2FFFF
)
MIXED = st.lists(
    st.one_of(
        st.text(SCRIPTS, max_size=12),
        st.text("אבגדהוזחט ", max_size=12),
        st.text("ابتثجحخدلا ", max_size=12),
        st.text("abc ()[]123.,%-", max_size=12),
        st.sampled_from(_ODD),
    ),
    max_size=6,
).map(" ".join)
WORDS = st.sampled_from(_ODD) | MIXED
SENTENCES = WORDS.map(lambda words: words[:400])
"""As long as a question, or a name."""
NAMES = WORDS.map(lambda words: words[:200])
"""As long as the name of a party or an issue may be (`LONGEST_NAME`); twice as long as the longest question of ours."""
LABELS = WORDS.map(lambda words: words[:160])
"""As long as a choice, a title, the label of an answer."""
HEADS = WORDS.map(lambda words: words[:800])
"""As long as the head of a column with what there is to choose from in it."""


def _several(words: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words, min_size=least, max_size=most).map(tuple)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table of up to eight columns, to read or to write in."""
    columns = draw(st.integers(1, 8))
    row = st.lists(WORDS, min_size=columns, max_size=columns).map(tuple)
    heads = draw(st.just(()) | st.lists(HEADS, min_size=columns, max_size=columns).map(tuple))
    shares = draw(st.sampled_from(((), (1 / columns,) * columns)))
    rows = tuple(draw(st.lists(row, min_size=1, max_size=5)))
    return Grid(heads, rows, shares, draw(st.sampled_from((0.0, 26.0, 34.0))))


_PARAGRAPHS = st.one_of(
    st.builds(
        Paragraph,
        WORDS.filter(str.strip),
        st.sampled_from((Voice.BODY, Voice.INTRO, Voice.QUIET, Voice.CLOSE, Voice.ASIDE)),
    ),
    st.builds(Paragraph, NAMES.filter(str.strip), st.sampled_from((Voice.LEAD, Voice.LABEL))),
)
_LINES = st.builds(Lines, _several(WORDS, 1, 5).map(lambda lines: ("x", *lines)), st.booleans(), st.booleans())
_PAIRS = st.builds(Pairs, st.lists(st.tuples(LABELS, WORDS), min_size=1, max_size=4).map(tuple))
_LOCKS = st.builds(LockSaid, st.sampled_from(Lock), LABELS, st.booleans())
_POINTS = st.sampled_from((range(11), range(0, 101, 10), range(1, 4), range(0, 101, 5))).map(tuple)
_ROOM = st.one_of(
    st.builds(WriteLines, st.integers(1, 12), st.sampled_from(((), tuple(f"{place}." for place in range(1, 13))))),
    st.builds(
        Marks,
        _several(SENTENCES, 1, 26),
        st.booleans(),
        st.sampled_from(("", "Other:")),
    ),
    st.builds(Line0to10, _POINTS, LABELS, LABELS),
    st.builds(
        Boxes, st.lists(st.tuples(st.sampled_from(("", "Lowest")), SENTENCES), min_size=1, max_size=6).map(tuple)
    ),
    grids(),
    _PARAGRAPHS,
)
_SHORT = LABELS.map(lambda words: words[:60])
"""As long as what we say ourselves."""
TITLES = WORDS.map(lambda words: words[:362])
"""As long as a sheet's heading: its title and the issue it is about."""
_HEADING = st.builds(Heading, TITLES, st.sampled_from((2, 3)), NAMES, SENTENCES)
_LEAD = st.builds(Paragraph, NAMES.filter(str.strip), st.just(Voice.LEAD))
_TWO = st.tuples(st.builds(Heading, NAMES, st.just(2), NAMES), _HEADING)
_HEADINGS = st.one_of(
    st.just(()),
    st.tuples(_HEADING),
    _TWO,
    st.tuples(_HEADING, _LEAD),
    st.tuples(_TWO, _LEAD).map(lambda both: (*both[0], both[1])),
)
"""As they follow each other: a party and its sheet; an issue, what is said of it, and the name of the first point."""
PARTS: st.SearchStrategy[Part] = st.one_of(
    _PARAGRAPHS,
    _LINES,
    grids(),
    _PAIRS,
    st.builds(LockKey, st.lists(st.tuples(_LOCKS, SENTENCES), min_size=1, max_size=3).map(tuple)),
    st.builds(
        Notice,
        _SHORT,
        _several(WORDS, 1, 4),
        st.sampled_from(((), ("I keep them", "They come back to me", "They are destroyed"))),
    ),
    st.builds(
        Answered,
        SENTENCES,
        st.none() | _LOCKS,
        st.lists(st.one_of(_PARAGRAPHS, _LINES, grids(), _PAIRS), min_size=1, max_size=3).map(tuple),
        _several(LABELS, 0, 2),
    ),
    st.builds(
        Asked,
        st.integers(1, 99),
        NAMES,
        st.booleans(),
        _several(SENTENCES, 0, 3),
        SENTENCES,
        st.lists(_ROOM, min_size=1, max_size=3).map(tuple),
        st.lists(st.tuples(st.sampled_from(Lock), LABELS), max_size=3).map(tuple),
        st.booleans(),
    ),
)
_END = Lines(("The end.",))
"""Nothing stands below the last heading of a document but this."""
_PAPER_ONLY: st.SearchStrategy[Contents] = st.builds(
    Contents,
    st.just("Case overview"),
    LABELS.filter(str.strip),
    SENTENCES,
    LABELS.filter(str.strip),
    st.lists(st.tuples(_HEADINGS, PARTS), max_size=5).map(
        lambda several: (*(part for heads, body in several for part in (*heads, body)), _END)
    ),
    about=SENTENCES,
    case_code=st.sampled_from(("", "K7-RT2 L")),
    foot=LABELS,
    subtitle=WORDS.filter(str.strip),
    practice=st.booleans(),
    qr=st.sampled_from(("", "x" * 40)),
    qr_words=st.just("K7-RT2 A " + "W" * 60 + " 2"),
    handout=st.booleans(),
    at_a_glance=st.booleans(),
)


def as_a_form(contents: Contents) -> Contents:
    """A document with a field for each room to answer in."""
    parts = tuple(
        replace(part, fields=tuple(_fields(part, f"q{at}")), lock_field=_picked(f"q{at}lock", len(part.locks)))
        if isinstance(part, Asked)
        else part
        for at, part in enumerate(contents.parts)
    )
    return replace(contents, parts=parts, handout=True, known=(("recess#code", "The code", "K7-RT2 A"),))


def _fields(asked: Asked, name: str) -> Iterator[FormField]:
    """In the order in which paper has room."""
    for at, part in enumerate(asked.body):
        here = f"{name}_{at}"
        match part:
            case WriteLines():
                sort = Sort.LINE if part.labels else Sort.TEXT
                yield from _several_fields(sort, here, len(part.labels) or 1)
            case Marks(many=True):
                yield from _several_fields(Sort.TICK, here, len(part.options) + bool(part.other))
            case Marks():
                yield _picked(here, len(part.options) + bool(part.other))
            case Line0to10():
                yield _picked(here, len(part.points))
            case Boxes():
                yield from _several_fields(Sort.LINE, here, len(part.boxes))
            case Grid():
                yield from _several_fields(Sort.LINE, here, sum(not cell for row in part.rows for cell in row))
            case _:
                pass
        if isinstance(part, Marks) and part.other:
            yield FormField(f"{here}_other", Sort.LINE, "Other")


def _several_fields(sort: Sort, name: str, count: int) -> Iterator[FormField]:
    yield from (FormField(f"{name}_{place}", sort, f"A place to answer {place}") for place in range(count))


def _picked(name: str, count: int) -> FormField:
    return FormField(
        name, Sort.ONE_OF, "One of these", tuple((f"v{place}", f"choice {place}") for place in range(count))
    )


DOCUMENTS = _PAPER_ONLY | _PAPER_ONLY.map(as_a_form)


def said(contents: Contents) -> list[str]:
    """The words of its answers, lines, tables and boxes: they must all be heard."""
    return [words for part in contents.parts for words in _said(part)]


def _said(part: Part) -> list[str]:
    match part:
        case Paragraph():
            return [part.words]
        case Heading():
            return [part.words, part.below]
        case Lines():
            return [*part.lines]
        case Pairs():
            return [words for row in part.rows for words in row]
        case Grid():
            return [*part.heads, *(words for row in part.rows for words in row)]
        case Notice():
            return [part.title, *part.lines]
        case Answered():
            return [part.label, *part.notes, *(words for inner in part.body for words in _said(inner))]
        case Asked():
            return [part.prompt, *part.hints, *(words for inner in part.body for words in _said(inner))]
        case Marks():
            return [*part.options]
        case _:
            return []
