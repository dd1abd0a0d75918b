"""The outcome note: tick how it ended and who was there, look at the note, print it or save it. Nothing of it is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.doors import CasesDoor, DocumentKind, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.document_words import head_lines
from app.presenters.mediator.outcome_note import OutcomeNote, OutcomeShown
from ui.mediator.asking import Asking
from ui.mediator.document_page import DocumentPage
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.cards import Line
from ui.mediator.pieces.fields import Field
from ui.mediator.pieces.fields import Line as OneLine
from ui.mediator.pieces.text import Label, Words
from ui.mediator.pieces.ticks import Choice, Tick, words_left


class OutcomeNotePage(DocumentPage):
    """First how it ended: from then on there is a note to look at."""

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        asking: Asking,
        leave: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            asking,
            _("Outcome note"),
            leave or _("Documents"),
            again=_("What it says"),
            empty=_("Choose how it ended."),
            always=True,
            parent=parent,
        )
        self._note = OutcomeNote(self, case, cases, background)
        self._presenter = self._note
        self.outcomes: dict[str, Choice] = {}
        self.ticks: dict[tuple[str, str], Tick] = {}
        self._parties: tuple[tuple[str, str], ...] = ()
        self.pane.say(*head_lines(DocumentKind.OUTCOME_NOTE))

    def start(self) -> None:
        self._note.start()

    def go_to_left(self) -> None:
        picked = self._group.checkedButton() or next(iter(self.outcomes.values()))
        picked.setFocus()

    def show_outcome(self, shown: OutcomeShown) -> None:
        self._parties = shown.parties
        self.rows.addWidget(Words(_("What you choose here is kept nowhere, only in the note itself."), quiet=True))
        self.rows.addSpacing(6)
        self.rows.addWidget(Label(_("How it ended")))
        self._group = QButtonGroup(self)
        for value, words in shown.outcomes:
            choice = Choice(words)
            choice.clicked.connect(partial(self._note.choose, value))
            self._group.addButton(choice)
            self.outcomes[value] = choice
            self.rows.addWidget(choice)
        self.rows.addWidget(Words(_("The first two say nothing about an agreement."), quiet=True))
        self.rows.addSpacing(6)
        self.rows.addWidget(Label(_("Who was there")))
        self._show_who(shown)
        self.rows.addWidget(Line())
        self.add_paper(shown.paper)
        self.large = Tick(_("Large print"))
        self.rows.addWidget(self.large)
        self.finish_left()
        self.paper.picked.connect(self._print_size)
        self.large.clicked.connect(self._print_size)
        self.go_to_left()

    def _show_who(self, shown: OutcomeShown) -> None:
        self._who = QButtonGroup(self)
        self.by_hand = Choice(_("Leave room to write it by hand"))
        self.ticked = Choice(_("Print it: tick each day"))
        self.by_hand.setChecked(True)
        for choice in (self.by_hand, self.ticked):
            self._who.addButton(choice)
            self.rows.addWidget(choice)
        self._inside = QWidget()
        self._days = QVBoxLayout(self._inside)
        self._days.setContentsMargins(words_left(), 0, 0, 0)
        self._days.setSpacing(0)
        self._days.addWidget(Words(_("Without a tick the note says “not there”."), quiet=True))
        for day, words in shown.days:
            self.show_day(day, words)
        self.another = OneLine(_("Another day"))
        self.another.setMaxLength(10)
        self.add = Button(_("Add the day"))
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(words_left(), 4, 0, 0)
        rows.addWidget(Field(_("Another day"), self.another, _("Year, month and day, like 2026-11-03")))
        rows.addWidget(self.add)
        self._below = below
        self.rows.addWidget(self._inside)
        self.rows.addWidget(below)
        self.ticked.toggled.connect(self._turn)
        self.another.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        for part in (self._inside, below):
            part.hide()

    def _turn(self, ticked: bool) -> None:
        for part in (self._inside, self._below):
            part.setVisible(ticked)
        self._note.by_hand(not ticked)

    def show_day(self, day: str, words: str) -> None:
        self._days.addWidget(Words(words))
        for party, name in self._parties:
            tick = Tick(name)
            tick.setAccessibleName(_("{name} on {day}").format(name=name, day=words))
            tick.toggled.connect(partial(self._note.there, party, day))
            self._days.addWidget(tick)
            self.ticks[party, day] = tick

    def _add(self) -> None:
        if self._note.add_day(self.another.text()):
            self._say("", "")
            self.another.setText("")
            last = list(self.ticks.values())[-len(self._parties)]
            last.setFocus()

    def _print_size(self) -> None:
        self._note.print_size(self.paper.chosen(), self.large.isChecked())
