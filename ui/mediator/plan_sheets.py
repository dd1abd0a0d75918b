"""What each party is given: suggested sheets with their reason, all sheets with their form, and the time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.impasse import PlannedSheet
from app.domain.language import _
from app.domain.numbers import read_whole
from app.domain.worksheet import Form
from app.presenters.mediator.plan_shown import FillingChoice, Pick, SheetShown, SuggestionShown
from app.presenters.mediator.planning import FEWEST_MINUTES, MOST_MINUTES
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.cards import Card, Fold, Line, Notice
from ui.mediator.pieces.fields import Field, Picker, TextLine
from ui.mediator.pieces.tabs import Tabs
from ui.mediator.pieces.text import Heading, Words, em
from ui.mediator.pieces.ticks import Segment, Tick
from ui.parts.emptied import empty
from ui.parts.flow import Flow

FIRST = 3
_USUAL_MINUTES = (10, 15, 20, 30, 45)
_Ticks = list[tuple[str, Tick]]


class SuggestedCard(Card):
    """The sheets to start with, the best three first."""

    give_all = Signal(str)
    dealt_with = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_("Suggested sheets"), gap=6)
        self._said = Words("")
        self.rows.addWidget(self._said)
        self._stop = Notice(
            _("A stop sign is ticked"),
            _("So no sheet is suggested until you have dealt with this. Below, any sheet can be given all the same."),
        )
        self.dealt = Tick(_("I have dealt with this"))
        self.dealt.clicked.connect(self.dealt_with)
        self._stop.rows.addWidget(self.dealt)
        self._stop.hide()
        self.rows.addWidget(self._stop)
        self._first = QVBoxLayout()
        self._first.setSpacing(4)
        self._list = QWidget()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(self._first)
        self._more = Fold(_("More suggestions"), _("Fewer suggestions"))
        rows.addWidget(self._more)
        self.rows.addWidget(self._list)
        self.buttons: dict[str, Button] = {}
        self._reasons: dict[str, Words] = {}

    def show_said_first(self, sentences: Sequence[str]) -> None:
        self._said.setText("\n".join(sentences))
        self._said.setVisible(bool(sentences))

    def show_stop(self, *, open_: bool) -> None:
        """Whether a stop sign is ticked and not dealt with yet: it stands in place of the suggestions."""
        self.dealt.setChecked(False)
        self._stop.setVisible(open_)
        self._list.setVisible(not open_)

    def show_suggestions(self, suggestions: tuple[SuggestionShown, ...]) -> None:
        if list(self.buttons) != [each.worksheet for each in suggestions]:
            self._build(suggestions)
        for each in suggestions:
            button = self.buttons[each.worksheet]
            button.setEnabled(not each.given_to_all)
            words = _("Given to all") if each.given_to_all else _("Give to all")
            button.name(words, _("{words}: {sheet}").format(words=words, sheet=each.title))
            self._reasons[each.worksheet].setText(each.reason)

    def _build(self, suggestions: tuple[SuggestionShown, ...]) -> None:
        for layout in (self._first, self._more.rows):
            empty(layout)
        self.buttons, self._reasons = {}, {}
        for number, each in enumerate(suggestions):
            (self._first if number < FIRST else self._more.rows).addWidget(self._row(each))
        self._more.setVisible(len(suggestions) > FIRST)

    def _row(self, shown: SuggestionShown) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(shown.title, bold=True))
        reason = Words(shown.reason, quiet=True)
        words.addWidget(reason)
        across.addLayout(words, 1)
        button = Button(_("Given to all"))
        button.setMinimumWidth(button.sizeHint().width())
        button.clicked.connect(partial(self.give_all.emit, shown.worksheet))
        across.addWidget(button)
        self.buttons[shown.worksheet] = button
        self._reasons[shown.worksheet] = reason
        return row


class SheetRow(QWidget):
    """One sheet: what it is, and whether it is given, short or full."""

    given = Signal(str, object)
    about = Signal(str, object)
    turned = Signal(str, object)
    started_from = Signal(object, str)

    def __init__(self, shown: SheetShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worksheet = shown.worksheet
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(4)
        across = QHBoxLayout()
        across.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = Words(shown.title, bold=True)
        words.addWidget(title)
        words.addWidget(Words(shown.formal_title, quiet=True))
        across.addLayout(words, 1)
        across.addWidget(self._strip(shown))
        rows.addLayout(across)
        self._mixed = Words(_("The parties differ here. Choose a party above to see."), quiet=True)
        rows.addWidget(self._mixed)
        self._more = QVBoxLayout()
        self._more.setSpacing(6)
        rows.addLayout(self._more)
        self._details: tuple[object, ...] = ()
        self.show_sheet(shown)

    def _strip(self, shown: SheetShown) -> QWidget:
        strip = QWidget()
        across = QHBoxLayout(strip)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._group = QButtonGroup(strip)
        self.forms: dict[Form | None, Segment] = {}
        for form, words in (
            (None, _("No")),
            (Form.SHORT, _("Short, {count} min").format(count=shown.short_minutes)),
            (Form.FULL, _("Full, {count} min").format(count=shown.full_minutes)),
        ):
            said = _("{sheet}: {form}").format(sheet=shown.title, form=words)
            button = Segment(words, said, calm=form is None, widest=self._widest(form))
            button.clicked.connect(partial(self.given.emit, shown.worksheet, form))
            self._group.addButton(button)
            across.addWidget(button)
            self.forms[form] = button
        return strip

    @staticmethod
    def _widest(form: Form | None) -> str:
        """The longest words at this place in any row."""
        if form is None:
            return ""
        return (_("Short, {count} min") if form is Form.SHORT else _("Full, {count} min")).format(count=88)

    def show_sheet(self, shown: SheetShown) -> None:
        self._group.setExclusive(False)
        for form, button in self.forms.items():
            button.setChecked(not shown.mixed and shown.form is form)
        self._group.setExclusive(True)
        self._mixed.setVisible(shown.mixed)
        details = (shown.issues, shown.towards, shown.fillings)
        if details != self._details:
            self._details = details
            self._show_details(shown)

    def _show_details(self, shown: SheetShown) -> None:
        empty(self._more)
        if shown.issues:
            self._more.addWidget(self._several(_("About which issue?"), shown.issues, self._tell_about))
        if shown.towards:
            self._more.addWidget(self._several(_("Towards whom?"), shown.towards, self._tell_turned))
        for choice in shown.fillings:
            self._more.addWidget(self._start(choice))

    def _several(self, name: str, picks: tuple[Pick, ...], told: Callable[[_Ticks], None]) -> QWidget:
        block = QWidget()
        rows = QVBoxLayout(block)
        rows.setContentsMargins(em(), 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Words(name, quiet=True))
        holder = QWidget()
        flow = Flow(holder, gap=2)
        ticks: _Ticks = []
        for pick in picks:
            tick = Tick(pick.words)
            tick.setChecked(pick.chosen)
            ticks.append((pick.id, tick))
            flow.addWidget(tick)
        for _id, tick in ticks:
            tick.clicked.connect(partial(told, ticks))
        rows.addWidget(holder)
        return block

    def _tell_about(self, ticks: _Ticks) -> None:
        self.about.emit(self._worksheet, [id_ for id_, tick in ticks if tick.isChecked()])

    def _tell_turned(self, ticks: _Ticks) -> None:
        self.turned.emit(self._worksheet, [id_ for id_, tick in ticks if tick.isChecked()])

    def _start(self, choice: FillingChoice) -> QWidget:
        said = _("Where to start: {issue}").format(issue=choice.words) if choice.words else _("Where to start")
        chosen = next((pick.id for pick in choice.earlier if pick.chosen), "")
        picker = Picker(said, [(pick.id, pick.words) for pick in choice.earlier], chosen)
        picker.picked.connect(partial(self._tell_start, choice.sheet))
        block = QWidget()
        rows = QVBoxLayout(block)
        rows.setContentsMargins(em(), 0, 0, 0)
        rows.addWidget(Field(said, picker))
        return block

    def _tell_start(self, sheet: PlannedSheet, filling: str) -> None:
        self.started_from.emit(sheet, filling)


class SheetsCard(Card):
    """All sheets, for everyone or for one party, and the way to have them on paper."""

    chosen = Signal(str)
    on_paper = Signal()

    def __init__(self, parties: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=4)
        self.to_print = Button(_("Print handouts…"))
        self.to_print.clicked.connect(self.on_paper)
        head = QHBoxLayout()
        head.addWidget(Heading(_("Who gets which sheets")), 1)
        head.addWidget(self.to_print)
        self.rows.addLayout(head)
        self._tabs = Tabs(_("Whose sheets"), (("", _("Everyone")), *parties), "")
        self._tabs.picked.connect(self.chosen)
        self.rows.addWidget(self._tabs)
        self.sheets: dict[str, SheetRow] = {}

    def show_sheets(self, party: str, sheets: tuple[SheetShown, ...]) -> list[SheetRow]:
        """Show them; gives the rows that are new, to be connected."""
        self._tabs.choose(party)
        fresh: list[SheetRow] = []
        for number, shown in enumerate(sheets):
            if shown.worksheet in self.sheets:
                self.sheets[shown.worksheet].show_sheet(shown)
                continue
            row = SheetRow(shown)
            if number:
                self.rows.addWidget(Line())
            self.rows.addWidget(row)
            self.sheets[shown.worksheet] = row
            fresh.append(row)
        return fresh


class TimeCard(Card):
    """How long the break is, and whether it begins with a calm minute."""

    minutes = Signal(int)
    calm = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_("Time"))
        self.rows.addWidget(
            Words(_("The party sees the return time once, as a clock time, never a countdown."), quiet=True)
        )
        holder = QWidget()
        flow = Flow(holder, gap=2)
        self._group = QButtonGroup(self)
        self.choices: dict[int, Segment] = {}
        for count in _USUAL_MINUTES:
            words = _("{count} min").format(count=count)
            button = Segment(words, _("{count} minutes").format(count=count))
            button.clicked.connect(partial(self._usual, count))
            self._group.addButton(button)
            self.choices[count] = button
            flow.addWidget(button)
        self.other = TextLine(_("Other number of minutes"))
        self.other.setPlaceholderText(_("other"))
        self.other.setValidator(QIntValidator(FEWEST_MINUTES, MOST_MINUTES, self))
        self.other.setFixedWidth(5 * em())
        self.other.settled.connect(self._other)
        flow.addWidget(self.other)
        self.rows.addWidget(holder)
        self._so_far = Words("", quiet=True)
        self._so_far.hide()
        self.rows.addWidget(self._so_far)
        self.calm_minute = Tick(_("Begin with a calm minute: one quiet screen that can be skipped at once"))
        self.calm_minute.clicked.connect(self.calm)
        self.rows.addWidget(self.calm_minute)

    def show_time(self, minutes: int, calm_minute: bool) -> None:
        if minutes in self.choices:
            self.choices[minutes].setChecked(True)
        else:
            self.other.setText(str(minutes))
        self.calm_minute.setChecked(calm_minute)

    def say_so_far(self, words: str) -> None:
        """The minutes each party has had."""
        self._so_far.setText(words)
        self._so_far.setVisible(bool(words))

    def _usual(self, count: int) -> None:
        self.other.setText("")
        self.minutes.emit(count)

    def _other(self, words: str) -> None:
        minutes = read_whole(words)
        if minutes is not None and FEWEST_MINUTES <= minutes <= MOST_MINUTES:
            self._group.setExclusive(False)
            for count, button in self.choices.items():
                button.setChecked(count == minutes)
            self._group.setExclusive(True)
            self.minutes.emit(minutes)
