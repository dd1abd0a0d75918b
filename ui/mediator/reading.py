"""Reading: one party's answers sheet by sheet, or what all have cleared side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.reading import ClearedBy, PartyRead, Reading
from app.presenters.mediator.reading_lines import AnswerLine, Computed, SheetRead
from ui.mediator.answers import AnswerBlock, add_answers
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.cards import Card, Line
from ui.mediator.pieces.page import Page
from ui.mediator.pieces.tabs import Tabs
from ui.mediator.pieces.text import Heading, Words
from ui.parts.emptied import empty


class ReadingPage(Page):
    """`party` is the one to begin with, "" for side by side."""

    def __init__(
        self,
        case: OpenCase,
        background: Background,
        computed: Computed,
        party: str = "",
        back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Answers"), back or _("The case"), parent)
        self._presenter = Reading(self, case, background, computed, party)
        self._place = QVBoxLayout()
        self._place.setSpacing(14)
        self._tabs_place = QVBoxLayout()
        self.rows.addLayout(self._tabs_place)
        self.rows.addLayout(self._place)
        self.finish()
        self.tabs: Tabs | None = None
        self.blocks: list[AnswerBlock] = []

    def start(self) -> None:
        self._presenter.start()

    def show_parties(self, parties: tuple[tuple[str, str], ...], chosen: str) -> None:
        if self.tabs is None:
            self.tabs = Tabs(_("Whose answers"), (*parties, ("", _("Cleared, side by side"))), chosen)
            self.tabs.picked.connect(self._presenter.choose)
            self._tabs_place.addWidget(self.tabs)
            self.tabs.go_to_chosen()
        self.tabs.choose(chosen)

    def _clear(self) -> None:
        self.blocks = []
        empty(self._place)
        self.area.verticalScrollBar().setValue(0)

    def show_party(self, read: PartyRead) -> None:
        self._clear()
        self.say_hint(_("For your eyes. What is marked “Me and the mediator” is not passed on."))
        if not read.sheets:
            card = Card()
            card.rows.addWidget(Words(_("{name} has not filled in a sheet yet.").format(name=read.name)))
            self._place.addWidget(card)
        for sheet in read.sheets:
            self._place.addWidget(self._sheet(sheet))

    def _sheet(self, sheet: SheetRead) -> Card:
        card = Card(gap=6)
        title = f"{sheet.title}: {sheet.about}" if sheet.about else sheet.title
        card.rows.addWidget(Heading(title))
        card.rows.addWidget(Words(f"{sheet.formal_title} · {sheet.how}", quiet=True))
        self.blocks += add_answers(card.rows, sheet.lines, self._presenter.pass_on)
        card.rows.addWidget(Line())
        card.rows.addWidget(Words(sheet.closing, quiet=True))
        return card

    def show_side_by_side(self, cleared: tuple[ClearedBy, ...]) -> None:
        self._clear()
        self.say_hint(_("Only what was cleared to share, in exactly these words."))
        columns = Blocks(20, gap=14, most=2)
        for each in cleared:
            card = Card(gap=6)
            card.rows.addWidget(Heading(each.name))
            if not each.lines:
                card.rows.addWidget(Words(_("Nothing cleared yet."), quiet=True))
            self.blocks += add_answers(card.rows, each.lines, self._presenter.pass_on, locks=False)
            card.rows.addStretch(1)
            columns.add(card)
        self._place.addWidget(columns)

    def show_passed_on(self, line: AnswerLine) -> None:
        for block in self.blocks:
            if block.is_about(line):
                block.show_passed_on(line.passed_on)
