"""Tables: how wide their columns are, and their lines. How they go on over pages: `rows`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.forms.field import FormField
from app.export.flowing import Marked, Naming, Words, saying
from app.export.fonts import BOLD, PLAIN, marked_up, width_of
from app.export.page_frame import fitted
from app.export.paper import Paper
from app.export.parts import Grid
from app.export.right_to_left import begins
from app.export.rows import Measures, Row, Rows
from app.export.shown import Shown
from app.export.structure import Element, Look, Role, Scope
from app.export.styles import styles

_PAD = 9.0
_ABOVE, _BELOW = 3.0, 4.0
_LARGEST = 12.0
_MANY_LETTERS = 160
_HIGH_HEAD = 0.25
"""Of a page: a head that is higher is cut, for it stands on every page, and said whole above the table."""
_LINES_OF_HEAD = 4


class FieldCell(Marked):
    """A cell that is a field of a form, as high as its row."""

    stretches = True

    def __init__(self, field: FormField, paper: Paper, element: Element) -> None:
        super().__init__(element)
        self._field = field
        self._paper = paper

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Its height is that of the words beside it."""
        self.width = available
        return available, 0.0

    def paint(self) -> None:
        box = (-2.0, -1.0, self.width + 3, self.height + 2)
        # A cell is small, however large the print: two lines of this stand in it.
        self.fill_in(self._field, box, Look.WORDS, size=min(self._paper.written * 0.92, _LARGEST))


def table(
    part: Grid,
    paper: Paper,
    width: float,
    parent: Element,
    fields: tuple[FormField, ...] = (),
    language: str = "",
) -> Rows | None:
    """`part` as a table `width` points wide, an element inside `parent`; None without a row. `fields` are those of its
    empty cells, row by row. `language` is that of what is written in it, where that is not the document's."""
    if not part.rows or not part.rows[0]:
        return None
    look = styles(paper)
    cell = look["largecell" if part.large else "cell"]
    whole = parent.add(Role.TABLE)
    heads: list[Words] = []
    if part.heads:
        row = whole.add(Role.ROW)
        for at, words in enumerate(part.heads):
            told = saying(_head(row, words), words)
            own = look["righthead" if _is_from_the_right(part, at) else "cellhead"]
            heads.append(Naming(marked_up(words, BOLD), own, told))
            heads[-1].once = True
    free = iter(fields)
    rows: list[Row] = []
    for place, words_of_row in enumerate(part.rows):
        row = whole.add(Role.ROW)
        cells: list[Any] = []
        for at, words in enumerate(words_of_row):
            element = _cell(part, row, at)
            field = next(free, None) if not words else None
            if field is not None:
                cells.append(FieldCell(field, paper, element))
            else:
                theirs = part.languages[at] if part.languages else language
                told = saying(element, words, theirs if (place, at) in part.written else "")
                made = Naming if _names_the_row(part, at) else Words
                cells.append(made(marked_up(words), cell, told))
        rows.append(Row(cells, part.room))
    measures = Measures(
        tuple(column_widths(part, paper, width)),
        left=5.0 if part.room else 0.0,
        right=4.0 if part.room else _PAD,
        above=_ABOVE,
        below=_BELOW,
        page=paper.room,
        line=cell.leading,
        boxed=part.room > 0,
    )
    return Rows(heads, rows, measures)


def long_heads(part: Grid, paper: Paper, width: float) -> tuple[Grid, tuple[str, ...]]:
    """`part` with a head that may stand on every page, and what must be said above it: the heads that are cut for that."""
    if not part.heads or not part.rows or not part.rows[0]:
        return part, ()
    look = styles(paper)["cellhead"]
    rooms = [wide - _PAD for wide in column_widths(part, paper, width)]
    lines = [
        Shown(marked_up(words, BOLD), look).wrap(room, 0)[1] / look.leading
        for words, room in zip(part.heads, rooms, strict=True)
    ]
    if max(lines) * look.leading < paper.room * _HIGH_HEAD:
        return part, ()
    cut = tuple(
        fitted(words, look.fontSize, BOLD, room * (_LINES_OF_HEAD - 1)) if high > _LINES_OF_HEAD else words
        for words, high, room in zip(part.heads, lines, rooms, strict=True)
    )
    return replace(part, heads=cut), tuple(
        words for words, shown in zip(part.heads, cut, strict=True) if words != shown
    )


def _cell(part: Grid, row: Element, at: int) -> Element:
    """The first cell of each row is its head where it names the row: without a head row, or below nothing."""
    return row.add(Role.HEAD_CELL, scope=Scope.ROW) if _names_the_row(part, at) else row.add(Role.CELL)


def _names_the_row(part: Grid, at: int) -> bool:
    names = part.labelled or not part.heads or not part.heads[0]
    return at == 0 and names and len(part.rows[0]) > 1


def _is_from_the_right(part: Grid, column: int) -> bool:
    """Whether all there is in a column begins at its right, so that its head does, too; what names rows does not."""
    if _names_the_row(part, column):
        return False
    cells = [row[column] for row in part.rows if row[column].strip()]
    return bool(cells) and all(begins(cell) for cell in cells)


def _head(row: Element, words: str) -> Element:
    """The corner above what names the rows is the head of nothing."""
    return row.add(Role.HEAD_CELL, scope=Scope.COLUMN) if words else row.add(Role.CELL)


def column_widths(part: Grid, paper: Paper, width: float) -> list[float]:
    """As wide as the shares or else the words want, as far as there is room; no word is broken if it need not be."""
    count = len(part.rows[0])
    room = width - _PAD * count
    least, wanted = [], []
    for column in range(count):
        cells = [row[column] for row in part.rows]
        words = [(max(cell.split(), key=len, default=""), paper.body * 0.92, PLAIN) for cell in cells]
        lines = [(cell[:_MANY_LETTERS], paper.body * 0.92, PLAIN) for cell in cells]
        if part.heads:
            words += [(word, paper.small * 0.96, BOLD) for word in part.heads[column].split()]
            # A head may take two lines.
            lines.append((part.heads[column][: (len(part.heads[column]) + 3) // 2], paper.small * 0.96, BOLD))
        least.append(min(max((width_of(*word) for word in words), default=0.0) + 1, room / count))
        wanted.append(max(*(width_of(*line) for line in lines), least[-1]) + 1)
    if part.shares:
        wanted = [share * width - _PAD for share in part.shares]
        return [given + _PAD for given in _not_below(least, wanted, room)]
    if sum(wanted) <= room:
        spare = (room - sum(wanted)) / count
        return [want + spare + _PAD for want in wanted]
    return [given + _PAD for given in _shared_out(least, wanted, room)]


def _shared_out(least: list[float], wanted: list[float], room: float) -> list[float]:
    """What is short gets what it wants; the long ones share the rest, none narrower than its longest word."""
    given = list(least)
    open_ones = sorted(range(len(least)), key=wanted.__getitem__)
    while open_ones:
        left = room - sum(given) + sum(given[place] for place in open_ones)
        fair = left / len(open_ones)
        place = open_ones.pop(0)
        given[place] = max(least[place], min(wanted[place], fair))
    return _not_below(least, given, room)


def _not_below(least: list[float], wanted: list[float], room: float) -> list[float]:
    """`wanted`, but each at least as wide as its longest word; the others give way for that."""
    given = [max(low, want) for low, want in zip(least, wanted, strict=True)]
    over = sum(given) - room
    if over <= 0:
        return given
    slack = [have - low for have, low in zip(given, least, strict=True)]
    return [have - over * gap / (sum(slack) or 1.0) for have, gap in zip(given, slack, strict=True)]
