"""Which handout came back: scan or type its code, read a filled form, or pick it from the lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.language import _
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.find_handout import Asks, FindHandout, FindShown, TypedBy
from app.presenters.mediator.key_in import Wanted
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.cards import Card
from ui.mediator.pieces.fields import Field, Line, Picker, TextLine, pair
from ui.mediator.pieces.page import NARROW, Page, say_aloud
from ui.mediator.pieces.text import Words


class FindHandoutPage(Page):
    """The first field takes what a hand scanner types, Return included."""

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        asking: Asking,
        typed_by: TypedBy,
        go: Callable[[Wanted], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Key in a handout"), _("The case"), parent, widest=NARROW)
        self._asking = asking
        self._presenter = FindHandout(self, case, cases, background, typed_by, go)
        self.say_hint(_("Write the party's own words. Key in only with that party beside you."))
        self.code = Line(_("Code of the handout"))
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self.code.returnPressed.connect(self._scanned)
        card = Card()
        card.rows.addWidget(
            Field(
                _("Code of the handout"),
                self.code,
                _("Scan the square on any page with a hand scanner, or type the code printed there and press Enter."),
            )
        )
        self.rows.addWidget(card)
        self._lists = Card(title=_("Or pick it"))
        self.rows.addWidget(self._lists)
        self._which = Words("", bold=True)
        self._which.hide()
        self._lists.rows.addWidget(self._which)
        self._read = ""
        self.by = TextLine(_("Typed by"), typed_by.name)
        self.by.setMaxLength(40)
        self.by.settled.connect(self._presenter.typed_by)
        self.by.returnPressed.connect(self._go)
        self.rows.addWidget(
            Field(
                _("Typed by"), self.by, _("A short name or initials. It stands beside “from paper”; it may be empty.")
            )
        )
        self.finish()
        self.form = Button(_("Read a filled form…"))
        self.go = Primary(_("Key it in"))
        self.go.setEnabled(False)
        self.form.setEnabled(False)
        bar = self.bar()
        bar.words.addWidget(Words(_("Filled in on a screen? Read the file here."), quiet=True))
        bar.add(self.form)
        bar.add(self.go)
        self.form.clicked.connect(self._read_form)
        self.go.clicked.connect(self._go)

    def start(self) -> None:
        self._presenter.start()
        self.code.setFocus()

    def show_choices(self, shown: FindShown) -> None:
        self.party = Picker(_("Handout of"), shown.parties)
        self.sheet = Picker(_("Worksheet"), tuple((each.id, each.title) for each in shown.sheets))
        self.issue = Picker(_("About which issue?"), shown.issues, shown.issue)
        self.towards = Picker(_("Towards whom?"), ())
        self._issue = Field(_("About which issue?"), self.issue)
        self._towards = Field(_("Towards whom?"), self.towards)
        self._lists.rows.addWidget(pair(Field(_("Handout of"), self.party), Field(_("Worksheet"), self.sheet)))
        self._lists.rows.addWidget(self._issue)
        self._lists.rows.addWidget(self._towards)
        for picker in (self.party, self.sheet):
            picker.picked.connect(self._picked)
        self.go.setEnabled(True)
        self.form.setEnabled(True)

    def show_asks(self, asks: Asks) -> None:
        self.clear_trouble()
        self.say_not_kept()
        for picker, id_ in ((self.party, asks.party), (self.sheet, asks.worksheet)):
            picker.setCurrentIndex(max(picker.findData(id_), 0))
        self._issue.setVisible(asks.asks_issue)
        self._towards.setVisible(bool(asks.towards))
        self.towards.offer(asks.towards, self.towards.chosen())
        self._which.setText(asks.says)
        self._which.setVisible(bool(asks.says))
        here = QApplication.focusWidget()
        if asks.says:
            say_aloud(self, asks.says)
        if asks.says and not asks.is_known:
            self.sheet.setFocus()
        elif (asks.says or self.code.text()) and here not in (self.party, self.sheet):
            # A code or a form was read, and something is still asked.
            (self.issue if asks.asks_issue else self.towards if asks.towards else self.go).setFocus()

    def _scanned(self) -> None:
        self.by.settle()
        self._read = self.code.text()
        self._presenter.scanned(self._read)
        self.code.selectAll()

    def _picked(self, _id: str) -> None:
        # What is picked by hand is no longer what the code said.
        self.code.setText("")
        self._presenter.pick(self.party.chosen(), self.sheet.chosen())

    def _go(self) -> None:
        if not self.go.isEnabled():
            return
        if self.code.text().strip() and self.code.text() != self._read:
            # A code that nobody has sent off yet says more than what the lists happen to show.
            self._scanned()
            return
        self.by.settle()
        self._presenter.go(self.issue.chosen(), self.towards.chosen())

    def _read_form(self) -> None:
        self.by.settle()
        where = self._asking.open_which(self, _("Read a filled form"), _("PDF documents (*.pdf)"))
        if where:
            self.kept.setText(_("Reading the form…"))
            self._presenter.read_form(where)
