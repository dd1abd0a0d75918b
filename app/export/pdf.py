"""From neutral contents to PDF bytes with ReportLab: the same bytes for the same contents, in every process.

Metadata is fixed and says nothing of people, places or times.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from app.domain.language import _
from app.export import parts as made_of
from app.export.flowing import AnswerHead, OutlineHeading
from app.export.fonts import marked_up
from app.export.ink import HAIR, HAIRLINE, INK, WASH
from app.export.page_frame import QR_SIDE, PageFrame, numbered_canvas
from app.export.paper import Paper
from app.export.styles import styles
from app.export.writing_room import LockBoxes, MarkLine, NumberBoxes, Ruled, ScaleLine

Story = list[Flowable]


def draw(contents: made_of.Contents, paper: Paper) -> bytes:
    """The PDF of `contents` on `paper`."""
    # Same input, same bytes: no time, no random id (ReportLab's own switch).
    rl_config.invariant = 1
    setting = _Setting(paper)
    story: Story = [*setting.title(contents), *setting.story(contents.parts)]
    out = io.BytesIO()
    document = _Document(out, contents, paper)
    document.build(story, canvasmaker=numbered_canvas(PageFrame(contents, paper)))
    return out.getvalue()


class _Document(BaseDocTemplate):
    """One frame a page; headings go into the outline as they are drawn."""

    def __init__(self, out: io.BytesIO, contents: made_of.Contents, paper: Paper) -> None:
        super().__init__(
            out,
            pagesize=(paper.width, paper.height),
            title=contents.name,
            author="Recess",
            creator="Recess",
            producer="Recess",
            subject="",
            lang=contents.language,
        )
        frame = Frame(
            paper.left,
            paper.bottom,
            paper.measure,
            paper.height - paper.top - paper.bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates([PageTemplate(id="page", frames=[frame])])
        self._marks = 0
        self._deepest = -1

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, OutlineHeading):
            self._marks += 1
            key = f"h{self._marks}"
            # A level may be skipped in the text, never in an outline.
            level = min(flowable.outline_level, self._deepest + 1)
            self._deepest = level
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.outline_title, key, level=level, closed=False)


class _Setting:
    """Sets parts in type."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._styles = styles(paper)
        self._set: Mapping[type[made_of.Part], Callable[[Any], Iterable[Flowable]]] = {
            made_of.Heading: self._heading,
            made_of.Paragraph: self._paragraph,
            made_of.Lines: self._lines,
            made_of.Grid: self._grid,
            made_of.Pairs: self._pairs,
            made_of.Answered: self._answered,
            made_of.Notice: self._notice,
            made_of.Asked: self._asked,
            made_of.WriteLines: self._write_lines,
            made_of.Marks: self._marks,
            made_of.Line0to10: self._scale,
            made_of.Boxes: self._boxes,
        }

    def story(self, several: Iterable[made_of.Part]) -> Story:
        """The flowables of some parts, in order."""
        return [flowable for part in several for flowable in self._set[type(part)](part)]

    def title(self, contents: made_of.Contents) -> Story:
        """The document's own title, at the top of its first page."""
        # Beside the code's picture the words keep to the left.
        aside = QR_SIDE + 12 if contents.qr else 0.0
        title_style = _indented(self._styles["title"], aside)
        title = OutlineHeading(marked_up(contents.title), title_style, 0, contents.title)
        subtitle_style = _indented(self._styles["subtitle"], aside)
        subtitle = Paragraph(marked_up(contents.subtitle), subtitle_style) if contents.subtitle else None
        return [title, *([subtitle] if subtitle is not None else [Spacer(0, 10)])]

    def _heading(self, part: made_of.Heading) -> Story:
        words = marked_up(part.words)
        if part.beside:
            size = self._paper.small
            words += f'&nbsp;&nbsp;<font name="Atkinson" size="{size}" color="#5C5C66">{marked_up(part.beside)}</font>'
        style = self._styles["h1" if part.level < 3 else "h2"]
        heading = OutlineHeading(words, style, part.level - 1, part.words)
        return [PageBreak() if part.new_page else CondPageBreak(90), heading]

    def _paragraph(self, part: made_of.Paragraph) -> Story:
        return [Paragraph(marked_up(part.words), self._styles[part.voice.value])]

    def _lines(self, part: made_of.Lines) -> Story:
        if part.numbered:
            return [
                Paragraph(marked_up(line), self._styles["item"], bulletText=f"{place}.")
                for place, line in enumerate(part.lines, 1)
            ]
        return [Paragraph(marked_up(line), self._styles["answer"]) for line in part.lines]

    def _grid(self, part: made_of.Grid) -> Story:
        cell, head = self._styles["cell"], self._styles["cellhead"]
        rows: list[list[Any]] = [[Paragraph(marked_up(words), cell) for words in row] for row in part.rows]
        if part.heads:
            rows.insert(0, [Paragraph(marked_up(words), head) for words in part.heads])
        if not rows:
            return []
        shares = part.shares or tuple(1 / len(rows[0]) for _column in rows[0])
        heights = [None if part.heads and place == 0 else part.room for place in range(len(rows))]
        table = Table(
            rows,
            colWidths=[share * self._paper.measure for share in shares],
            # A row grows with its words; for writing by hand it has at least `room`.
            minRowHeights=[height or 0 for height in heights] if part.room else None,
            repeatRows=1 if part.heads else 0,
            splitInRow=1,
            style=self._grid_style(part),
            spaceBefore=3,
            spaceAfter=5,
        )
        return [table]

    def _grid_style(self, part: made_of.Grid) -> list[tuple[Any, ...]]:
        style: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0 if not part.room else 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 9 if not part.room else 5),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ]
        if part.room:
            return [*style, ("GRID", (0, 0), (-1, -1), HAIRLINE, HAIR)]
        style.append(("LINEBELOW", (0, 0), (-1, -2), HAIRLINE * 0.6, HAIR))
        if part.heads:
            style.append(("LINEBELOW", (0, 0), (-1, 0), HAIRLINE * 1.4, INK))
        return style

    def _pairs(self, part: made_of.Pairs) -> Story:
        cell = self._styles["cell"]
        rows = [[Paragraph(marked_up(label), cell), Paragraph(marked_up(words), cell)] for label, words in part.rows]
        if not rows:
            return []
        table = Table(
            rows,
            colWidths=[self._paper.measure * 0.62, self._paper.measure * 0.38],
            style=self._grid_style(made_of.Grid((), ())),
            spaceAfter=5,
        )
        return [table]

    def _answered(self, part: made_of.Answered) -> Story:
        head = AnswerHead(part.label, part.lock, part.lock_words, self._paper)
        notes = [Paragraph(marked_up(note), self._styles["quiet"]) for note in part.notes]
        return [CondPageBreak(70), head, *self.story(part.body), *notes, Spacer(0, 9)]

    def _notice(self, part: made_of.Notice) -> Story:
        inside: list[Flowable] = [Paragraph(marked_up(part.title), self._styles["lead"])] if part.title else []
        inside += [Paragraph(marked_up(line), self._styles["answer"]) for line in part.lines]
        box = Table(
            [[inside]],
            colWidths=[self._paper.measure],
            style=[
                ("BACKGROUND", (0, 0), (-1, -1), WASH),
                ("LINEBEFORE", (0, 0), (0, -1), 2.5, INK),
                ("LEFTPADDING", (0, 0), (-1, -1), 12),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
            ],
            spaceBefore=2,
            spaceAfter=12,
        )
        return [box]

    # ---- on paper to write on -------------------------------------------------------------------------------------

    def _asked(self, part: made_of.Asked) -> Story:
        words = marked_up(part.prompt) + ("&nbsp;*" if part.star else "")
        head: list[Flowable] = [Paragraph(words, self._styles["prompt"], bulletText=f"{part.number}.")]
        head += [Paragraph(marked_up(line), self._styles["hint"]) for line in (part.only_if, part.hint) if line]
        head.append(Spacer(0, 5))
        body = self.story(part.body)
        locks = [LockBoxes(part.locks, _("Who may see this?"), self._paper)] if part.locks else []
        # A question stays on one page with its room and its locks, unless it is longer than the page.
        return [KeepTogether([*head, *body, Spacer(0, 4), *locks, Spacer(0, 16)])]

    def _write_lines(self, part: made_of.WriteLines) -> Story:
        return [Ruled(part, self._paper)]

    def _marks(self, part: made_of.Marks) -> Story:
        lines: Story = [MarkLine(words, part, self._paper) for words, _hint in part.options]
        return [*lines, *([MarkLine(part.other, part, self._paper, own=True)] if part.other else [])]

    def _scale(self, part: made_of.Line0to10) -> Story:
        return [ScaleLine(part, self._paper)]

    def _boxes(self, part: made_of.Boxes) -> Story:
        return [NumberBoxes(part, self._paper)]


def _indented(style: ParagraphStyle, right: float) -> ParagraphStyle:
    return ParagraphStyle(style.name, parent=style, rightIndent=right) if right else style
