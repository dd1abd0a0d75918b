"""Setting parts in type: each sort of part as flowables, and which of them stay together on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak

from app.domain.forms.field import FormField
from app.domain.language import _
from app.export import parts as made_of
from app.export.answer_head import COLUMN_GAP, answer_head, badge, is_high, lock_key
from app.export.choices_room import LockBoxes, PickRow, marks
from app.export.drawings.picture import PictureOnPaper
from app.export.flowing import (
    BEFORE,
    Gap,
    Inset,
    Naming,
    OutlineHeading,
    RoomFor,
    Words,
    saying,
    tall,
)
from app.export.fonts import BOLD, PLAIN, marked_up, width_of
from app.export.grids import long_heads, table
from app.export.notice_box import NoticeBox
from app.export.page_frame import room_for_the_code
from app.export.paper import Paper
from app.export.right_to_left import among
from app.export.rows import Rows
from app.export.sheets_of_paper import BackOfASheet
from app.export.structure import Element, Role
from app.export.styles import styles
from app.export.tailed import with_tail
from app.export.together import flowables_of, from_last_break, question_together, together
from app.export.writing_room import NumberBoxes, Ruled, ScaleLine, prompt

Story = list[Flowable]

_HEADINGS = (Role.H1, Role.H2, Role.H3)
_LEADING = (made_of.Voice.LEAD, made_of.Voice.INTRO, made_of.Voice.LABEL)
_NAMING = (made_of.Voice.LEAD, made_of.Voice.LABEL)
_TRAILING = (made_of.Voice.CLOSE, made_of.Voice.ASIDE)
_WIDE = (made_of.Grid, made_of.Pairs)
_BELOW_A_BOX = 13.0
_HIGH_HEADING = 0.25
"""Of a page: a heading that is higher is set in smaller type."""
_LAST_LEAST, _LAST_MOST = 0.18, 0.4
"""How much of the last page at least is filled, and how much of the page before may stay empty for that."""
_PICTURE_TEXT = 0.92
"""The words in a picture, in the size of running text: as those in a table."""


class Setting:
    """Sets one document in type. `root` is what it is for somebody who hears it, filled while it is set."""

    def __init__(self, contents: made_of.Contents, paper: Paper, root: Element) -> None:
        self._root = root
        self._above: list[int] = []
        """The levels of the headings that the next one may stand below, as they were asked for."""
        self._written_in = ""
        """The language of what is written in the answer that is being set, where it is not the document's."""
        self._free: Iterator[FormField] = iter(())
        self._contents = contents
        self._paper = paper
        self._styles = styles(paper)
        self._lock_room = max((badge(said, paper).width for said in _locks(contents)), default=0.0)
        self._set: Mapping[type[made_of.Part], Callable[[Any, float], Story]] = {
            made_of.Heading: self._heading,
            made_of.Paragraph: self._paragraph,
            made_of.Lines: self._lines,
            made_of.Grid: self._grid,
            made_of.Pairs: self._pairs,
            made_of.Answered: self._answered,
            made_of.LockKey: self._lock_key,
            made_of.Notice: self._notice,
            made_of.Drawn: self._drawn,
            made_of.Asked: self._asked,
            made_of.WriteLines: self._write_lines,
            made_of.Marks: self._marks,
            made_of.Line0to10: self._scale,
            made_of.Boxes: self._boxes,
        }

    def whole(self) -> Story:
        """The whole document."""
        return [*self._title(), *self._story(self._contents.parts, self._paper.measure, whole=True)]

    def _story(
        self, several: Iterable[made_of.Part], width: float, last: Iterable[Flowable] = (), *, whole: bool = False
    ) -> Story:
        """The flowables of some parts, in order. A heading stays with what follows it, a last word (and `last`) with
        what stands before it, an answer or a question with itself, as far as a page has room."""
        chunks: list[tuple[Story, Story, float]] = []
        waiting: Story = []
        previous: made_of.Part | None = None
        for part in several:
            flowables = self._one(part, width, previous, waiting)
            previous = part
            if not flowables:
                continue
            if isinstance(part, made_of.Heading) or _voice(part) in _LEADING:
                waiting += flowables
            elif _voice(part) in _TRAILING and chunks and not waiting:
                chunks[-1][1].extend(flowables)
            elif _voice(part) is made_of.Voice.ASIDE:
                waiting += flowables
            else:
                names = is_high(flowables[0], self._paper)
                chunks.append(([*waiting, *flowables[:names]], flowables[names:], self._most(part)))
                waiting = []
        if not chunks:
            chunks.append((waiting, [], 0.0))
            waiting = []
        chunks[-1][1].extend(last)
        found: Story = []
        last_ones = self._last_ones(chunks) if whole and not self._paper.for_writing else 0
        for place, (leading, rest, most) in enumerate(chunks):
            if last_ones and place == last_ones:
                found.append(RoomFor([], flowables_of(chunks[place:]), self._paper.room, self._paper.room))
            if leading and rest:
                # Close to the heading it stands under; on paper a word above a question is no part of it.
                near = 11.0 if self._paper.for_writing and not isinstance(leading[-1], OutlineHeading) else 6.0
                rest[0].spaceBefore = min(rest[0].getSpaceBefore(), near)
            before, after = from_last_break(leading)
            # Below a question on paper stand its rule and hints, below those its locks, before what is in one piece.
            far = len(rest) if self._paper.for_writing else BEFORE
            first = whole and place == 0
            room = together(after, rest, most, self._paper.room, width, far=far, below_title=first)
            # Inside an answer the label looks after the first part, and parts without a heading follow as they come.
            found += [*before, *([room] if whole or (found and after) else []), *after, *rest]
        return [*found, *waiting]

    def _one(self, part: made_of.Part, width: float, previous: made_of.Part | None, above: Story) -> Story:
        """The flowables of one part, below `above` and after the part before it."""
        flowables = self._set[type(part)](part, width)
        if isinstance(part, made_of.Heading) and _is_boxed(previous):
            _without_rule(flowables)
        if isinstance(part, made_of.Asked) and part.locks and tall([*above, *flowables], width) > self._paper.room:
            return self._asked(part, width, locks_first=True)
        return flowables

    def _last_ones(self, chunks: Sequence[tuple[Story, Story, float]]) -> int:
        """From where on the last parts are so much that they stand together on a last page rather than only some of them
        on one that is nearly empty; 0 where that cannot be had."""
        for place in range(len(chunks) - 1, 0, -1):
            high = tall(flowables_of(chunks[place:]), self._paper.measure) / self._paper.room
            if high > _LAST_LEAST:
                return place if high < _LAST_MOST else 0
        return 0

    def _most(self, part: made_of.Part) -> float:
        """How much of a part is not torn apart: a question with its room and a picture with its words not at all, an answer
        up to a third of a page, a table up to a half."""
        if isinstance(part, (made_of.Asked, made_of.Drawn)):
            return self._paper.room
        return self._paper.room * (0.5 if isinstance(part, made_of.Answered) and _is_wide(part) else 0.33)

    def _title(self) -> Story:
        """The document's own title, at the top of its first page."""
        contents = self._contents
        # Beside the code's picture the words keep to the left.
        wide, high = room_for_the_code(contents) if contents.qr else (0.0, 0.0)
        aside = wide + 16 if contents.qr else 0.0
        words = contents.title if contents.title.strip() else contents.name
        style = self._fitting(words, self._styles["title"], self._paper.measure - aside)
        element = saying(self._root.add(Role.H1), words)
        title = OutlineHeading(marked_up(words, BOLD), _indented(style, aside), 0, words, element)
        subtitle_style = _indented(self._styles["subtitle"], aside)
        subtitle = self._names(contents.subtitle, subtitle_style) if contents.subtitle else Gap(10)
        below = max(0.0, high - tall([title, subtitle], self._paper.measure))
        return [title, subtitle, Gap(below)]

    def _heading(self, part: made_of.Heading, width: float) -> Story:
        if not part.words.strip():
            # Somebody without a name yet; an outline has a name at every level.
            part = replace(part, words=part.beside.strip() or "–", beside="")
        words, lines = marked_up(part.words, BOLD), [part.below]
        style = self._fitting(part.words, self._styles["h1" if part.level < 3 else "h2"], width)
        both = width_of(part.words, style.fontSize, BOLD) + width_of(part.beside, self._paper.small) + 12
        if part.beside and both < width:
            words = f"{marked_up(among(part.words), BOLD)}&nbsp;&nbsp;{self._quietly(among(part.beside))}"
        else:
            lines.insert(0, part.beside)
        before: Story = []
        if part.own_sheet:
            empty = _("This page stays empty, so that the pages you keep are sheets of their own.")
            before = [PageBreak(), BackOfASheet(self._words(empty, self._styles["quiet"]))]
        # A level may be skipped in the text, never in an outline, nor for somebody who goes from heading to heading.
        self._above = [*(level for level in self._above if level < part.level), part.level]
        level = len(self._above)
        lines = [line for line in lines if line]
        inside = part.words if part.beside in lines else f"{part.words} {part.beside}"
        element = saying(self._root.add(_HEADINGS[level]), inside)
        heading = OutlineHeading(
            words, style, level, part.words, element, own_sheet=part.own_sheet, ruled=part.level < 3
        )
        below: Story = [self._names(line, self._styles["quiet"]) for line in lines]
        return [*before, heading, *below]

    def _fitting(self, words: str, style: ParagraphStyle, width: float) -> ParagraphStyle:
        """`style`, or the same in smaller type where a heading would take too much of a page."""
        most = self._paper.room * _HIGH_HEADING
        for name in ("h1", "h2"):
            size = self._styles[name].fontSize
            if size < style.fontSize and Words(marked_up(words, BOLD), style).wrap(width, 0)[1] > most:
                style = ParagraphStyle(style.name, parent=style, fontSize=size, leading=self._paper.leading(size))
        return style

    def _words(self, words: str, style: ParagraphStyle, font: str = PLAIN, language: str = "") -> Words:
        return Words(marked_up(words, font), style, saying(self._root.add(Role.PARAGRAPH), words, language))

    def _names(self, words: str, style: ParagraphStyle, font: str = PLAIN) -> Words:
        return Naming(marked_up(words, font), style, saying(self._root.add(Role.PARAGRAPH), words))

    def _quietly(self, words: str) -> str:
        size, color = self._paper.small, self._styles["quiet"].textColor.hexval()[2:]
        return f'<font name="{PLAIN}" size="{size}" color="#{color}">{marked_up(words)}</font>'

    def _paragraph(self, part: made_of.Paragraph, _width: float) -> Story:
        bold = part.voice is made_of.Voice.LEAD
        setting = self._names if part.voice in _NAMING else self._words
        made = setting(part.words, self._styles[part.voice.value], BOLD if bold else PLAIN)
        return [made] if made.frags else []

    def _lines(self, part: made_of.Lines, _width: float) -> Story:
        language = (part.language or self._written_in) if part.written else ""
        if part.numbered or part.bulleted:
            whole = self._root.add(Role.LIST)
            many = part.numbered and len(part.lines) > 9
            return [
                self._item(line, f"{place}." if part.numbered else "–", whole.item(), language, many)
                for place, line in enumerate(part.lines, 1)
            ]
        made = (self._words(line, self._styles["answer"], language=language) for line in part.lines)
        return [words for words in made if words.frags]

    def _item(self, line: str, mark: str, element: Element, language: str, many: bool) -> Words:
        look = self._styles["manyitem" if many else "item"]
        return Words(marked_up(line), look, saying(element, f"{mark} {line}", language), bulletText=f"{mark} ")

    def _grid(self, part: made_of.Grid, width: float) -> Story:
        empty = sum(not words for row in part.rows for words in row)
        part, above = long_heads(part, self._paper, width)
        said = [self._words(words, self._styles["quiet"]) for words in above]
        made = table(part, self._paper, width, self._root, self._fields(empty), self._written_in)
        return [*said, made] if made is not None else []

    def _pairs(self, part: made_of.Pairs, width: float) -> Story:
        return self._grid(made_of.Grid((), part.rows, (0.62, 0.38)), width)

    def _answered(self, part: made_of.Answered, width: float) -> Story:
        """The label beside the answer; above it where the answer is a table or the type is large."""
        lock_room = self._lock_room + COLUMN_GAP if part.lock is not None else 0.0
        head = answer_head(part, self._paper, width, self._lock_room, self._root, is_wide=_is_wide(part))
        left = self._paper.label + COLUMN_GAP if head.beside else 0.0
        inner = width - left - (lock_room if head.beside else 0.0)
        self._written_in = part.language
        body = self._story(part.body, inner)
        self._written_in = ""
        if head.beside and body and _voice(part.body[0]) is made_of.Voice.LABEL:
            # On one line with the label of the whole.
            body[0].spaceBefore = 0.0
        notes = [self._words(note, self._styles["quiet"]) for note in part.notes]
        body = with_tail(body, notes, self._paper.room)
        missing = max(0.0, head.least - tall(body, inner)) if head.beside else 0.0
        found: Story = [head, *(Inset(flowable, left, inner) for flowable in body)]
        return [*found, Gap(missing)] if missing else found

    def _lock_key(self, part: made_of.LockKey, _width: float) -> Story:
        return [*lock_key(part, self._paper, self._root), Gap(4)]

    def _notice(self, part: made_of.Notice, _width: float) -> Story:
        inside: Story = [self._words(part.title, self._styles["lead"], BOLD)] if part.title else []
        inside += [self._led(lead, line) for lead, line in zip_longest(part.leads, part.lines, fillvalue="")]
        if part.picks:
            inside.append(PickRow(part.picks, self._paper, self._root.add(Role.PARAGRAPH)))
        # What is asked last stays with its boxes to tick.
        kept = 2 if part.picks else 1
        line = self._paper.leading(self._paper.body)
        return [NoticeBox(inside, self._paper.room, line, titled=bool(part.title), kept=kept)] if inside else []

    def _led(self, lead: str, line: str) -> Words:
        """A line of a notice, what it is about before it."""
        said = saying(self._root.add(Role.PARAGRAPH), f"{lead} {line}".strip())
        before = f'<font name="{BOLD}">{marked_up(lead, BOLD)}</font> ' if lead else ""
        return Words(before + marked_up(line), self._styles["notice"], said)

    def _drawn(self, part: made_of.Drawn, _width: float) -> Story:
        """A picture and what it says, on one page."""
        said = " ".join(part.picture.said())
        # What stands below it in words is not said twice.
        pointed = _("Picture: {name}. Below it the same is said in words.").format(name=part.picture.name())
        element = self._root.add(Role.FIGURE, alt=pointed if part.words else said)
        size, most = self._paper.body * _PICTURE_TEXT, self._paper.room * 0.8
        found: Story = [PictureOnPaper(part.picture, size, most, element)]
        return [*found, self._words(said, self._styles["quiet"])] if part.words else found

    # ---- on paper to write on -------------------------------------------------------------------------------------

    def _asked(self, part: made_of.Asked, width: float, *, locks_first: bool = False) -> Story:
        """A question with its room and its locks, in one line of sight below its number. Where all of it is longer
        than a page the locks stand first, not alone on the page after."""
        left = self._paper.indent
        self._free = iter(part.fields)
        words = marked_up(part.prompt, BOLD) + ("&nbsp;*" if part.star else "")
        star = " *" if part.star else ""
        element = saying(self._root.add(Role.PARAGRAPH), f"{part.number}. {part.prompt}{star}")
        head: Story = [prompt(words, part.number, self._paper, element, dark=part.short)]
        head += [self._words(part.only_if, self._styles["rule"])] if part.only_if else []
        head += [self._words(line, self._styles["hint"]) for line in part.hints if line]
        head.append(Gap(5 - 2 * self._paper.close))
        locks: Story = []
        if part.locks:
            element = self._root.add(Role.PARAGRAPH)
            asked = _("Who may see this?")
            locks = [Gap(4), LockBoxes(part.locks, asked, self._paper, element, part.lock_field)]
        body = self._story(part.body, width - left, () if locks_first else locks)
        if locks_first:
            body = [*locks, Gap(4), *body]
            # Tables with words of their own above them are not torn, but each from the next one.
            for one in body:
                if isinstance(one, Rows):
                    one.in_one_piece = tall([one], width - left) < self._paper.room * 0.5
        below = [Inset(flowable, left, width - left) for flowable in body]
        question_together(head, [*below], self._paper.room, width)
        return [*head, *below]

    def _fields(self, count: int) -> tuple[FormField, ...]:
        """The next `count` fields of the question that is set; none where it has none."""
        return tuple(islice(self._free, count))

    def _write_lines(self, part: made_of.WriteLines, _width: float) -> Story:
        fields = self._fields(len(part.labels) or 1)
        return [Ruled(part, self._paper, self._root.add(Role.PARAGRAPH), fields)]

    def _marks(self, part: made_of.Marks, width: float) -> Story:
        fields = self._fields((len(part.options) + bool(part.other) if part.many else 1) + bool(part.other))
        return marks(part, self._paper, width, self._root, fields)

    def _scale(self, part: made_of.Line0to10, _width: float) -> Story:
        return [ScaleLine(part, self._paper, self._root.add(Role.PARAGRAPH), self._fields(1))]

    def _boxes(self, part: made_of.Boxes, _width: float) -> Story:
        words = " ".join(word for box in part.boxes for word in box if word)
        element = saying(self._root.add(Role.PARAGRAPH), words)
        return [NumberBoxes(part, self._paper, element, self._fields(len(part.boxes)))]


def _is_wide(part: made_of.Answered) -> bool:
    return any(isinstance(inner, _WIDE) for inner in part.body)


def _is_boxed(part: made_of.Part | None) -> bool:
    """Whether its own frame sets it off from what follows."""
    return isinstance(part, made_of.Notice) or (isinstance(part, made_of.Grid) and part.room > 0)


def _without_rule(heading: Story) -> None:
    """A rule below a frame would be one line too many."""
    for one in heading:
        if isinstance(one, OutlineHeading) and one.ruled:
            one.ruled, one.spaceBefore = False, _BELOW_A_BOX


def _voice(part: made_of.Part) -> made_of.Voice | None:
    return part.voice if isinstance(part, made_of.Paragraph) else None


def _locks(contents: made_of.Contents) -> Iterable[made_of.LockSaid]:
    for part in contents.parts:
        if isinstance(part, made_of.Answered) and part.lock is not None:
            yield part.lock


def _indented(style: ParagraphStyle, right: float) -> ParagraphStyle:
    return ParagraphStyle(style.name, parent=style, rightIndent=right) if right else style
