"""The page across both parties, for the mediator's eyes: pictures, what they mean, and what is not here to read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.reading import CaseRead
from app.presenters.mediator.across import AcrossPage, AcrossPresenter, Part
from app.presenters.mediator.background import Background
from ui.mediator.pieces.cards import Card, Line
from ui.mediator.pieces.fields import TextLine
from ui.mediator.pieces.page import Page, say_aloud
from ui.mediator.pieces.text import Words, em
from ui.parts.emptied import empty
from ui.parts.pictures import PictureView


class AcrossSidesPage(Page):
    """Both parties beside each other. Nothing that is typed here is kept."""

    def __init__(self, read: Callable[[], CaseRead], background: Background, parent: QWidget | None = None) -> None:
        super().__init__(_("Both parties"), _("The case"), parent)
        self._presenter = AcrossPresenter(self, read, background)
        self._place = QVBoxLayout()
        self._place.setSpacing(14)
        self.rows.addLayout(self._place)
        self.finish()
        self.pictures: list[PictureView] = []
        self.stakes: TextLine | None = None
        self.at_stakes: Words | None = None

    def start(self) -> None:
        self._presenter.start()

    def show_across(self, page: AcrossPage) -> None:
        empty(self._place)
        self.pictures = []
        self.stakes, self.at_stakes = None, None
        self.say_hint(_("For your eyes only. Each from its party's own numbers; what is not here to read is left out."))
        if page.refused:
            card = Card()
            for words in page.refused:
                card.rows.addWidget(Words(words))
            self._place.addWidget(card)
        for part in page.parts:
            self._place.addWidget(self._part(part))
            if part is page.parts[0] and page.asks_stakes:
                self._place.addWidget(self._stakes())
        if page.compared:
            card = Card(title=_("Two limits, compared without anybody seeing them"), gap=6)
            for words in page.compared:
                card.rows.addWidget(Words(words))
            self._place.addWidget(card)

    def _part(self, part: Part) -> Card:
        card = Card(title=part.title, gap=8)
        if part.picture is not None:
            picture = PictureView(part.picture, on_card=True)
            self.pictures.append(picture)
            card.rows.addWidget(picture)
        for words in part.lines:
            card.rows.addWidget(Words(words))
        for label, numbers in part.rows:
            card.rows.addWidget(Line())
            card.rows.addWidget(_row(label, numbers))
        if part.left_out and (part.picture is not None or part.lines or part.rows):
            card.rows.addWidget(Line())
        for words in part.left_out:
            card.rows.addWidget(Words(words, quiet=True))
        return card

    def _stakes(self) -> Card:
        card = Card(title=_("The gap in money"), gap=8)
        said = _("What is at stake between the two, in money")
        card.rows.addWidget(Words(said))
        self.stakes = TextLine(said)
        self.stakes.setMaximumWidth(16 * em())
        self.stakes.settled.connect(self._presenter.stakes)
        card.rows.addWidget(self.stakes)
        self.at_stakes = Words("", parent=card)
        self.at_stakes.hide()
        card.rows.addWidget(self.at_stakes)
        note = _("You type this number. It stays on this page: it is not saved, and no party and no document gets it.")
        card.rows.addWidget(Words(note, quiet=True))
        return card

    def show_stakes(self, lines: tuple[str, ...]) -> None:
        if self.at_stakes is None:
            return
        words = "\n".join(lines)
        self.at_stakes.setText(words)
        self.at_stakes.setVisible(bool(words))
        if words:
            say_aloud(self.at_stakes, words)


def _row(label: str, numbers: str) -> QWidget:
    """A label above its numbers, so that it holds at any text size."""
    across = QWidget()
    column = QVBoxLayout(across)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Words(label, bold=True))
    column.addWidget(Words(numbers))
    return across
