"""All questions: what is done, skipped and open; jump anywhere; and the acts that belong to the whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.party.pages import ContentsGroup, ContentsPage, ContentsRow, RowState
from app.presenters.party.party_presenter import PartyPresenter
from ui import look
from ui.parts.buttons import Button, Role
from ui.parts.cards import Card
from ui.parts.column import Page
from ui.parts.flow import Flow
from ui.parts.pressable import Pressable
from ui.parts.signs import paint_tick
from ui.parts.words import Heading, Title, Words


class QuestionRow(Pressable):
    """One question; pressing it goes there."""

    def __init__(self, row: ContentsRow, parent: QWidget | None = None) -> None:
        super().__init__(f"{row.number}. {row.text}", parent=parent, beside=row.word)
        self._state = row.state

    def is_marked(self) -> bool:
        return self._state is RowState.HERE

    def sign_width(self) -> int:
        return round(look.em() * 1.6)

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        palette = self.palette()
        ink = palette.color(palette.ColorRole.WindowText)
        if self._state is RowState.DONE:
            paint_tick(painter, box, ink)
            return
        painter.setPen(QPen(look.edge(palette), 1.6))
        painter.setBrush(look.accent(palette) if self._state is RowState.HERE else Qt.BrushStyle.NoBrush)
        ring = box.adjusted(4, 4, -4, -4)
        if self._state is RowState.SKIPPED:
            painter.drawLine(ring.topRight(), ring.bottomLeft())
        painter.drawEllipse(ring)


class ContentsScreen(Page):
    """The list of all questions."""

    def __init__(self, page: ContentsPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.rows.addWidget(Title(_("All questions")))
        if page.gap_line:
            self.rows.addWidget(Words(page.gap_line, quiet=True))
        self._here: QWidget | None = None
        for group in page.groups:
            self._build_group(group)
        self._build_whole(page)
        self.rows.addStretch(1)
        if page.can_go_back:
            back = Button(_("Back to where I was"), Role.MAIN)
            back.clicked.connect(presenter.walk.show_again)
            self.foot.right.addWidget(back)
        stop = Button(_("Stop for now"))
        stop.clicked.connect(presenter.ending.show_done)
        self.foot.left.addWidget(stop)

    def first_focus(self) -> None:
        if self._here is not None:
            self._here.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self._here, 0, look.em() * 5)
        else:
            super().first_focus()

    def on_return(self) -> None:
        """Return goes back to where the party was."""
        self._presenter.walk.show_again()

    def _build_group(self, group: ContentsGroup) -> None:
        self.space(0.5)
        self.rows.addWidget(Heading(group.title))
        self.rows.addWidget(Words(group.status, quiet=True))
        listed = QVBoxLayout()
        listed.setSpacing(2)
        for row in group.rows:
            shown = QuestionRow(row)
            shown.clicked.connect(partial(self._presenter.walk.go_to, row.spot))
            listed.addWidget(shown)
            if row.state is RowState.HERE:
                self._here = shown
        self.rows.addLayout(listed)
        below = QWidget()
        buttons = Flow(below)
        check = Button(_("Check these answers"), says=_("Check your answers: {sheet}").format(sheet=group.title))
        check.clicked.connect(partial(self._presenter.walk.check, group.check))
        buttons.addWidget(check)
        if group.has_more:
            more = Button(
                _("More questions"), Role.QUIET, flush=True, says=_("More questions: {sheet}").format(sheet=group.title)
            )
            more.clicked.connect(partial(self._more, group.filling))
            buttons.addWidget(more)
        self.rows.addWidget(below)

    def _build_whole(self, page: ContentsPage) -> None:
        self.space(1)
        card = Card()
        card.rows.addWidget(Heading(_("All of it")))
        acts: list[tuple[str, Callable[[], None]]] = [(_("Who sees what I write"), self._presenter.who_sees)]
        if page.private_line:
            card.rows.addWidget(Words(page.private_line))
            acts.append((_("Change that"), self._presenter.private.choose))
        acts.append((_("Erase my answers"), self._presenter.ending.ask_erase))
        below = QWidget()
        buttons = Flow(below)
        for words, act in acts:
            button = Button(words, Role.QUIET)
            button.clicked.connect(partial(_call, act))
            buttons.addWidget(button)
        card.rows.addWidget(below)
        self.rows.addWidget(card)

    def _more(self, filling: str) -> None:
        self._presenter.walk.more_questions(filling)
        self._presenter.walk.contents()


def _call(act: Callable[[], None]) -> None:
    """Qt's clicked brings whether the button is checked; acts of the presenter take nothing."""
    act()
