"""A party's own numbers put together: each picture with its sentence, what changed, and guesses to try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.sources import Chance
from app.presenters.party.pages import FigureBlock, FigureLine, Figures, Pointer, QuestionPage, WhatIf
from app.presenters.party.party_presenter import PartyPresenter
from ui.editors.computed import ComputedEditor
from ui.parts.buttons import Button, Role
from ui.parts.fold import Fold
from ui.parts.in_turn import in_turn
from ui.parts.measures import air
from ui.parts.pictures import PictureView
from ui.parts.words import Heading, Words
from ui.party.pages.beside import AsideNote
from ui.party.pages.trying import TryPanel


class ReckoningView(QWidget):
    """Everything on the page that is worked out. Nothing here is answered; what is tried here is kept nowhere."""

    def __init__(
        self,
        page: QuestionPage,
        kind: Computed,
        figures: Figures,
        presenter: PartyPresenter,
        chance: Chance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.tries: TryPanel | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(air(0.5))
        for pointer in figures.asks:
            self._ask(pointer)
        for block in figures.blocks:
            self._block(block)
        self._rows.addSpacing(air(0.8))
        if figures.matters is not None:
            self._fold(figures.matters.heading, partial(self._matters, figures.matters))
        if figures.tries:
            self._fold(_("What if a number were another?"), partial(self._tries, figures))
        if figures.rows:
            self._fold(every_step(), partial(self._steps, page, kind, figures, chance))
        self._rows.addSpacing(air(0.4))
        self._rows.addWidget(Words(figures.footer, quiet=True))

    def show_what_if(self, found: WhatIf) -> None:
        """What would be, beside what is."""
        if self.tries is not None:
            self.tries.show_what_if(found)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _ask(self, pointer: Pointer) -> None:
        note = AsideNote(self)
        note.say((pointer.sentence,))
        self._rows.addWidget(note)
        go = Button(_("Look at it again"), Role.QUIET, flush=True, says=f"{_('Look at it again')}: {pointer.sentence}")
        go.clicked.connect(partial(self._presenter.walk.go_to, pointer.to))
        self._rows.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _block(self, block: FigureBlock) -> None:
        if self._rows.count():
            self._rows.addSpacing(air(0.9))
        self._rows.addWidget(Heading(block.heading))
        if block.picture is not None:
            self._rows.addWidget(PictureView(block.picture))
        for line in block.lines:
            self._rows.addWidget(_line(line))

    def _fold(self, words: str, fill: Callable[[QVBoxLayout], None]) -> None:
        """A part that is made when it is first unfolded, so that the page is there at once."""
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, air(0.2), 0, air(0.6))
        rows.setSpacing(air(0.4))
        fold = Fold(words, inside)
        fold.button.toggled.connect(partial(_fill_once, fold, rows, fill))
        self._rows.addWidget(fold)

    def _matters(self, block: FigureBlock, rows: QVBoxLayout) -> None:
        if block.picture is not None:
            rows.addWidget(PictureView(block.picture))
        for line in block.lines:
            rows.addWidget(Words(line.words, quiet=True))

    def _tries(self, figures: Figures, rows: QVBoxLayout) -> None:
        self.tries = TryPanel(figures.tries, self._presenter.question.try_guess)
        rows.addWidget(self.tries)
        self.tries.begin()

    def _steps(self, page: QuestionPage, kind: Computed, figures: Figures, chance: Chance, rows: QVBoxLayout) -> None:
        if figures.steps is not None:
            rows.addWidget(Words(_("The most likely ending, cost by cost:")))
            rows.addWidget(PictureView(figures.steps))
            rows.addSpacing(air(0.4))
        lines = ComputedEditor(kind, page.tongue, chance)
        lines.set_question(page.prompt)
        lines.show_lines(figures.rows)
        rows.addWidget(lines)


def _fill_once(fold: Fold, rows: QVBoxLayout, fill: Callable[[QVBoxLayout], None], is_open: bool) -> None:
    if is_open and not rows.count():
        fill(rows)
        in_turn(fold.button, fold.inside)


def said_aloud(figures: Figures) -> Iterator[str]:
    """What is worked out as it is heard: everything on the page, in its order, what is folded up too; each picture in its
    sentences.
    """
    yield from (pointer.sentence for pointer in figures.asks)
    for block in (*figures.blocks, *([figures.matters] if figures.matters is not None else [])):
        yield block.heading
        if block.picture is not None:
            yield from block.picture.said()
        for line in block.lines:
            yield line.words
            yield said_before(line.before) if line.before else ""
    if not figures.blocks:
        yield from figures.sentences
    if figures.rows:
        yield every_step()
        yield from (f"{label}: {amount}" if amount else label for label, amount in figures.rows)
    yield figures.footer


def every_step() -> str:
    """What is above the rows."""
    return _("Every step of the sum")


def said_before(words: str) -> str:
    """What stood in a place when the party last looked."""
    return _("When you last looked: {words}").format(words=words)


def _line(line: FigureLine) -> QWidget:
    """A sentence; under it, quietly, what stood there before."""
    both = QWidget()
    rows = QVBoxLayout(both)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(air(0.05))
    if line.words:
        rows.addWidget(Words(line.words))
    if line.before:
        rows.addWidget(Words(said_before(line.before), quiet=True))
    return both
