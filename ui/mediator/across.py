"""The page across both sides, for the mediator's eyes: pictures, what they mean, and what is not here to read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.doors import OpenCase
from app.presenters.mediator.across import AcrossPage, AcrossPresenter, Part
from app.presenters.mediator.background import Background
from app.reckoning.across_said import Row
from ui.mediator.pieces.cards import Card, Line
from ui.mediator.pieces.fields import TextLine
from ui.mediator.pieces.page import Page, say_aloud
from ui.mediator.pieces.text import Words
from ui.parts.emptied import empty
from ui.parts.pictures import PictureWithWords


class AcrossSidesPage(Page):
    """Both sides beside each other. Nothing that is typed here is kept."""

    def __init__(self, case: OpenCase, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(_("Both sides"), _("The case"), parent)
        self._presenter = AcrossPresenter(self, case, background)
        self._place = QVBoxLayout()
        self._place.setSpacing(14)
        self.rows.addLayout(self._place)
        self.finish()
        self.pictures: list[PictureWithWords] = []
        self.stakes: TextLine | None = None
        self.at_stakes = Words("")

    def start(self) -> None:
        self._presenter.start()

    def show_across(self, page: AcrossPage) -> None:
        empty(self._place)
        self.pictures = []
        self.say_hint(
            _("For your eyes only. Each number is as its party gave it; what is not here to read is left out.")
        )
        if page.refused:
            card = Card()
            for words in page.refused:
                card.rows.addWidget(Words(words))
            self._place.addWidget(card)
        for part in page.parts:
            self._place.addWidget(self._part(part, page.names))
            if part is page.parts[0] and page.asks_stakes:
                self._place.addWidget(self._stakes())
        if page.compared:
            card = Card(title=_("Two limits, compared without anybody seeing them"), gap=6)
            for words in page.compared:
                card.rows.addWidget(Words(words))
            self._place.addWidget(card)

    def _part(self, part: Part, names: tuple[str, str]) -> Card:
        card = Card(title=part.title, gap=8)
        if part.picture is not None:
            picture = PictureWithWords(part.picture)
            self.pictures.append(picture)
            card.rows.addWidget(picture)
        for words in part.lines:
            card.rows.addWidget(Words(words))
        for row in part.rows:
            card.rows.addWidget(Line())
            card.rows.addWidget(_row(row, names))
        if part.left_out:
            card.rows.addWidget(Line())
        for words in part.left_out:
            card.rows.addWidget(Words(words, quiet=True))
        return card

    def _stakes(self) -> Card:
        card = Card(title=_("The gap in money"), gap=8)
        said = _("What is at stake between the two, in money")
        card.rows.addWidget(Words(said))
        self.stakes = TextLine(said)
        self.stakes.settled.connect(self._presenter.stakes)
        card.rows.addWidget(self.stakes)
        self.at_stakes = Words("")
        self.at_stakes.hide()
        card.rows.addWidget(self.at_stakes)
        note = _("You type this number. It stays on this page: it is not saved, and no party and no document gets it.")
        card.rows.addWidget(Words(note, quiet=True))
        return card

    def show_stakes(self, lines: tuple[str, ...]) -> None:
        words = "\n".join(lines)
        self.at_stakes.setText(words)
        self.at_stakes.setVisible(bool(words))
        if words:
            say_aloud(self.at_stakes, words)


def _row(row: Row, names: tuple[str, str]) -> QWidget:
    """A label above its numbers, so that it holds at any text size."""
    across = QWidget()
    column = QVBoxLayout(across)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Words(row.label, bold=True))
    told = [f"{name}: {words}" for name, words in zip(names, (row.first, row.second), strict=True)]
    column.addWidget(Words(" · ".join((*told, row.between) if row.between else told)))
    return across
