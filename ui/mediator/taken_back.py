"""The page after the laptop came back: what was asked for first, then how far it came, then what may be passed on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.reading_lines import AnswerLine
from app.presenters.mediator.taken_back import TakenBack, TakenBackShown
from ui.mediator.answers import AnswerBlock, add_answers
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.cards import Card, Line, Notice
from ui.mediator.pieces.fields import TextBox
from ui.mediator.pieces.page import Page
from ui.mediator.pieces.text import Words


class TakenBackPage(Page):
    """`hand_over` asks to go on with another party, `read` to read this one's answers, `leave` for the case."""

    hand_over = Signal(str, str)
    read = Signal(str)

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        break_id: str,
        party: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", _("The case"), parent)
        self._presenter = TakenBack(self, case, cases, background, break_id, party)
        self.blocks: list[AnswerBlock] = []
        self.read_answers = Button(_("Read answers"))
        self.read_answers.clicked.connect(partial(self.read.emit, party))
        self.note: TextBox
        """There once it is known what was noted before."""
        self.next: dict[str, Button] = {}

    def start(self) -> None:
        self._presenter.start()

    def show_taken_back(self, shown: TakenBackShown) -> None:
        self.title.setText(_("After {name}'s part").format(name=shown.name))
        self.head.addWidget(self.read_answers)
        for flag in shown.flags:
            self.rows.addWidget(Notice(flag.title, flag.words) if flag.urgent else _calm(flag.title, flag.words))
        self.rows.addWidget(self._how_far(shown))
        self.rows.addWidget(self._cleared(shown))
        note = Card(title=_("Your own note"))
        note.rows.addWidget(Words(_("For you alone. It stands in no document for a party."), quiet=True))
        self.note = TextBox(_("Your own note"), shown.note)
        self.note.settled.connect(self._presenter.note)
        note.rows.addWidget(self.note)
        self.rows.addWidget(note)
        self.finish()
        self._foot(shown)

    def _how_far(self, shown: TakenBackShown) -> Card:
        card = Card(title=_("How far it came"), gap=4)
        for number, (title, how) in enumerate(shown.sheets):
            if number:
                card.rows.addWidget(Line())
            card.rows.addWidget(_across(title, how))
        if shown.minutes:
            card.rows.addWidget(Line())
            card.rows.addWidget(_across(_("At the laptop"), shown.minutes))
        return card

    def _cleared(self, shown: TakenBackShown) -> Card:
        card = Card(title=_("May be passed on"), gap=6)
        if not shown.cleared:
            card.rows.addWidget(Words(_("Nothing was cleared to be shared."), quiet=True))
            return card
        card.rows.addWidget(Words(_("Cleared by {name}, in exactly these words.").format(name=shown.name), quiet=True))
        self.blocks += add_answers(card.rows, shown.cleared, self._presenter.pass_on, locks=False)
        return card

    def _foot(self, shown: TakenBackShown) -> None:
        bar = self.bar()
        others = [_("{name}: {how}").format(name=each.name, how=each.how) for each in shown.next_parties]
        bar.words.addWidget(Words("   ".join(others), quiet=True))
        for each in shown.next_parties:
            words = _("Hand over to {name}").format(name=each.name)
            button = Button(words) if each.handed_over else Primary(words)
            button.clicked.connect(partial(self.hand_over.emit, shown.break_id, each.party))
            self.next[each.party] = button
            bar.add(button)
            button.setVisible(each.has_sheets)
        # Return does not leave the page before it is read: the next hand-over is one step further.
        self.read_answers.setFocus()

    def show_passed_on(self, line: AnswerLine) -> None:
        for block in self.blocks:
            if block.is_about(line):
                block.show_passed_on(line.passed_on)

    def keep_again(self, *, quietly: bool = False) -> None:
        self._presenter.keep_again(quietly=quietly)

    def show_kept(self) -> None:
        self.say_kept()


def _calm(title: str, words: str) -> Card:
    card = Card(gap=2)
    card.rows.addWidget(Words(title, bold=True))
    if words:
        card.rows.addWidget(Words(words, quiet=True))
    return card


def _across(left: str, right: str) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(16)
    column = QVBoxLayout()
    column.addWidget(Words(left))
    across.addLayout(column, 3)
    value = Words(right[:1].upper() + right[1:], bold=True)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    across.addWidget(value, 2)
    return row
