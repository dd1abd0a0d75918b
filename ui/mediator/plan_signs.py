"""What the mediator saw: stop signs first, then causes with their signs, the fast way or the slow way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.template import MediatorQuestion
from app.presenters.mediator.plan_break import PlanFrame
from app.presenters.mediator.plan_shown import CauseShown, Pick, SignShown
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.cards import Card, Fold, Notice
from ui.mediator.pieces.fields import Field, Picker, TextLine
from ui.mediator.pieces.text import Heading, Words
from ui.mediator.pieces.ticks import Segment, Tick
from ui.parts.flow import Flow


class StopSigns(QWidget):
    """Seven ticks that come before anything else, and "I have dealt with this" once one is ticked."""

    ticked = Signal(str, bool)
    dealt_with = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 12)
        rows.setSpacing(8)
        self._fold = Fold(_("Stop signs: look at these first"), _("Hide the stop signs"))
        self._blocks = Blocks(20, gap=2, most=2)
        self._fold.rows.addWidget(self._blocks)
        rows.addWidget(self._fold)
        self._notice = Notice(
            _("A stop sign is ticked"),
            _("Put all sheets aside first. Follow your own rules, screening and duties."),
        )
        self.dealt = Tick(_("I have dealt with this"))
        self.dealt.clicked.connect(self.dealt_with)
        self._notice.rows.addWidget(self.dealt)
        self._notice.hide()
        rows.addWidget(self._notice)
        self.ticks: dict[str, Tick] = {}

    def _tick(self, id_: str) -> None:
        self.ticked.emit(id_, self.ticks[id_].isChecked())

    def show_stops(self, stops: tuple[Pick, ...], dealt_with: bool) -> None:
        for stop in stops:
            if stop.id not in self.ticks:
                tick = Tick(stop.words)
                tick.clicked.connect(partial(self._tick, stop.id))
                self.ticks[stop.id] = tick
                self._blocks.add(tick)
            self.ticks[stop.id].setChecked(stop.chosen)
        seen = any(stop.chosen for stop in stops)
        self._notice.setVisible(seen)
        self.dealt.setChecked(dealt_with)
        if seen:
            self._fold.open(True)


class Causes(QWidget):
    """Six causes to tap; the tapped one shows its signs to tick."""

    tapped = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        strip = QWidget()
        self._strip = Flow(strip, gap=2)
        self._rows.addWidget(strip)
        self._summary = Words("", quiet=True)
        self._rows.addWidget(self._summary)
        self._signs = Blocks(20, gap=2, most=2)
        self._rows.addWidget(self._signs)
        self._ask = Words("", quiet=True)
        self._rows.addWidget(self._ask)
        self.buttons: dict[str, Segment] = {}
        self.ticks: dict[str, Tick] = {}
        self._shown = ""

    def _tick(self, id_: str) -> None:
        self.ticked.emit(id_, self.ticks[id_].isChecked())

    def show_causes(self, causes: tuple[CauseShown, ...]) -> None:
        for cause in causes:
            if cause.id not in self.buttons:
                button = Segment(cause.name, cause.name)
                button.setAutoExclusive(False)
                button.clicked.connect(partial(self.tapped.emit, cause.id))
                self.buttons[cause.id] = button
                self._strip.addWidget(button)
            self.buttons[cause.id].setChecked(cause.chosen)
            said = f"{cause.name}, {cause.scored}" if cause.scored else cause.name
            self.buttons[cause.id].setAccessibleName(said)
        chosen = next((cause for cause in causes if cause.chosen), None)
        if (chosen.id if chosen else "") != self._shown:
            self._show_signs(chosen)
        for sign in chosen.signs if chosen else ():
            self.ticks[sign.id].setChecked(sign.ticked)
        self._say(causes, chosen)

    def _show_signs(self, cause: CauseShown | None) -> None:
        self._signs.clear()
        self.ticks = {}
        self._shown = cause.id if cause else ""
        for sign in cause.signs if cause else ():
            tick = Tick(sign.words)
            tick.clicked.connect(partial(self._tick, sign.id))
            self.ticks[sign.id] = tick
            self._signs.add(tick)
        self._signs.setVisible(cause is not None)

    def _say(self, causes: tuple[CauseShown, ...], chosen: CauseShown | None) -> None:
        self._summary.setText(chosen.summary if chosen else "")
        self._summary.setVisible(chosen is not None)
        seen = "  ".join(f"{cause.name}: {cause.scored}." for cause in causes if cause.scored)
        asked = _("Ask yourself: {question}").format(question=chosen.ask_yourself) if chosen else ""
        self._ask.setText("\n".join(filter(None, (asked, seen))))
        self._ask.setVisible(bool(asked or seen))


class Ratings(QWidget):
    """The slow way: every sign, 0 to 3 for each party. Built when it is first asked for."""

    rated = Signal(str, str, int)

    def __init__(self, frame: PlanFrame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self._built = False

    def show_causes(self, causes: tuple[CauseShown, ...]) -> None:
        if self._built:
            return
        self._built = True
        words = "   ".join(f"{number}: {said}" for number, said in enumerate(self._frame.ratings))
        self._rows.addWidget(Words(words, quiet=True))
        self._rows.addWidget(Words(self._frame.how_to_use, quiet=True))
        for cause in causes:
            self._rows.addWidget(Heading(cause.name))
            for sign in cause.signs:
                self._rows.addWidget(self._sign(sign))

    def _sign(self, sign: SignShown) -> QWidget:
        row = Blocks(20, gap=8, most=2)
        said = Words(sign.words)
        said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.add(said)
        strips = QWidget()
        flow = Flow(strips, gap=14)
        for party, name in self._frame.parties:
            flow.addWidget(self._strip(sign, party, name))
        row.add(strips)
        return row

    def _strip(self, sign: SignShown, party: str, name: str) -> QWidget:
        strip = QWidget()
        across = QHBoxLayout(strip)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        called = Words(name, quiet=True)
        called.setWordWrap(False)
        across.addWidget(called, 1, Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(strip)
        for number, words in enumerate(self._frame.ratings):
            button = Segment(str(number), f"{name}: {words}. {sign.words}", calm=number == 0)
            button.setChecked(sign.ratings.get(party, 0) == number)
            button.clicked.connect(partial(self.rated.emit, sign.id, party, number))
            group.addButton(button)
            across.addWidget(button)
        return strip


class SignsCard(Card):
    """Everything about what is in the way; all of it optional."""

    def __init__(self, frame: PlanFrame, answered: Callable[[str, str], None], answers: dict[str, str]) -> None:
        super().__init__(title=_("What may be in the way?"), gap=4)
        self.rows.addWidget(
            Words(_("Optional. Tap a cause and tick what you saw; the suggestions below follow."), quiet=True)
        )
        self.stops = StopSigns()
        self.causes = Causes()
        self.ratings = Ratings(frame)
        self.ratings.hide()
        self.slow = Link(_("Rate all signs for each party instead"))
        self.slow.clicked.connect(self._turn)
        self._ask = Fold(_("Questions to ask yourself"), _("Hide the questions"))
        for question in frame.questions:
            self._ask.rows.addWidget(_question(question, answers.get(question.id, ""), answered))
        for widget in (self.stops, self.causes, self.ratings):
            self.rows.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.slow)
        row.addStretch(1)
        self.rows.addLayout(row)
        self.rows.addWidget(self._ask)
        self._last: tuple[CauseShown, ...] = ()

    def show_causes(self, causes: tuple[CauseShown, ...]) -> None:
        self._last = causes
        self.causes.show_causes(causes)
        if not self.ratings.isHidden():
            self.ratings.show_causes(causes)

    def _turn(self) -> None:
        slowly = self.ratings.isHidden()
        self.ratings.setVisible(slowly)
        self.causes.setVisible(not slowly)
        self.slow.name(_("Back to the fast way") if slowly else _("Rate all signs for each party instead"))
        if slowly:
            self.ratings.show_causes(self._last)


def _question(question: MediatorQuestion, answer: str, answered: Callable[[str, str], None]) -> Field:
    prompt = question.prompt["en"]
    if question.options:
        choices = [("", _("Not said")), *((option.value, option.label["en"]) for option in question.options)]
        picker = Picker(prompt, choices, answer)
        picker.picked.connect(partial(answered, question.id))
        return Field(prompt, picker)
    line = TextLine(prompt, answer)
    line.settled.connect(partial(answered, question.id))
    return Field(prompt, line)
