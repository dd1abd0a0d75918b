"""The documents window: pick one, see for whom it is, look at it, then print it or save it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, DocumentMade, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.documents import DocumentRow, Documents, DocumentsShown, HandoutRow
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Card, Line, Notice
from ui.mediator.pieces.fields import Field, Picker
from ui.mediator.pieces.page import Scroll, say_aloud
from ui.mediator.pieces.text import Heading, Selectable, Title, Words, em
from ui.mediator.pieces.ticks import Choice, Tick
from ui.parts.flow import Flow

if TYPE_CHECKING:
    from ui.mediator.preview import Preview

_LIST = 19
"""How wide the list of documents is, in lines of running text."""


class DocumentsPage(QWidget):
    """The list at the left, the picked document at the right; below each other at a large text size."""

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        asking: Asking,
        leave: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._presenter = Documents(self, case, cases, background)
        self._made: DocumentMade | None = None
        self._seen: Preview | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(20, 14, 16, 20)
        self._rows.setSpacing(8)
        self.back = Link("‹ " + (leave or _("The case")))
        self._rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(Title(_("Documents")))
        left = Scroll(self._list)
        left.setFixedWidth(_LIST * em())
        across.addWidget(left)
        across.addWidget(self._right(), 1)
        self.choices: list[Choice] = []
        self._group = QButtonGroup(self)

    def _right(self) -> QWidget:
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(8, 14, 20, 14)
        rows.setSpacing(8)
        self.notice = Notice()
        self.notice.hide()
        rows.addWidget(self.notice)
        self._secret = Selectable("", scale=1.15)
        self.notice.rows.addWidget(self._secret)
        self._secret.hide()
        self._title = Heading("")
        self._audience = Words("", quiet=True)
        rows.addWidget(self._title)
        rows.addWidget(self._audience)
        self._place = QStackedWidget()
        self._empty = Words(_("Pick a document on the left."), quiet=True)
        self._unseen = Card()
        self._unseen.rows.addWidget(Heading(_("Not shown here")))
        self._unseen.rows.addWidget(
            Words(_("This copy belongs to the party. You can print it or save it, but not look at it on your screen."))
        )
        self._unseen.rows.addStretch(1)
        self._place.addWidget(self._empty)
        self._place.addWidget(self._unseen)
        rows.addWidget(self._place, 1)
        foot = QWidget()
        flow = Flow(foot, gap=10)
        self.locked = Tick(_("Lock the saved file with words"))
        self.locked.setChecked(True)
        self.print = Button(_("Print…"))
        self.save = Primary(_("Save as PDF…"))
        for widget in (self.locked, self.print, self.save):
            flow.addWidget(widget)
        rows.addWidget(foot)
        self.print.clicked.connect(self._presenter.print)
        self.save.clicked.connect(self._save)
        self._enable(on=False)
        return right

    def start(self) -> None:
        self._presenter.start()

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_documents(self, shown: DocumentsShown) -> None:
        for row in shown.rows:
            self._rows.addWidget(self._choice(row))
        self._rows.addWidget(Line())
        self._rows.addWidget(Heading(_("Blank handouts")))
        self._party = Picker(_("Handout for"), [("", _("Nobody in particular")), *shown.parties])
        self._rows.addWidget(Field(_("For"), self._party))
        for handout in shown.handouts:
            self._rows.addWidget(self._handout(handout))
        self._rows.addWidget(Line())
        self.paper = Picker(_("Paper"), (("letter", _("US Letter")), ("a4", _("A4"))), "letter")
        self.large = Tick(_("Large print"))
        self._rows.addWidget(Field(_("Paper"), self.paper))
        self._rows.addWidget(self.large)
        self._rows.addStretch(1)
        self.paper.picked.connect(self._print_size)
        self.large.clicked.connect(self._print_size)
        if self.choices:
            self.choices[0].setFocus()

    def _choice(self, row: DocumentRow) -> QWidget:
        choice = Choice(row.title)
        choice.setAccessibleDescription(f"{row.audience}. {row.holds}")
        choice.setToolTip(row.holds)
        choice.clicked.connect(partial(self._pick, row))
        self._group.addButton(choice)
        self.choices.append(choice)
        return choice

    def _handout(self, row: HandoutRow) -> QWidget:
        choice = Choice(row.title)
        choice.clicked.connect(partial(self._pick_handout, row))
        self._group.addButton(choice)
        self.choices.append(choice)
        return choice

    def _pick(self, row: DocumentRow) -> None:
        self._title.setText(row.title)
        self._audience.setText(f"{row.audience}. {row.holds}")
        self._presenter.pick(row.wanted)

    def _pick_handout(self, row: HandoutRow) -> None:
        self._title.setText(_("Handout: {sheet}").format(sheet=row.title))
        self._audience.setText(_("A blank sheet with space to write."))
        self._presenter.pick_handout(row.worksheet, self._party.chosen())

    def _print_size(self) -> None:
        self._presenter.print_size(self.paper.chosen(), self.large.isChecked())

    # ---- the picked one -------------------------------------------------------------------------------------------

    def _enable(self, *, on: bool) -> None:
        for widget in (self.locked, self.print, self.save):
            widget.setEnabled(on)

    def show_nothing(self) -> None:
        self._made = None
        self._place.setCurrentWidget(self._empty)
        self.notice.say("", "")
        self._secret.hide()
        self._enable(on=False)

    def show_made(self, made: DocumentMade) -> None:
        self._made = made
        self.locked.setChecked(True)
        self._enable(on=True)
        if not made.may_preview:
            self._place.setCurrentWidget(self._unseen)
            return
        preview = self._preview()
        preview.show_pdf(made.pdf)
        self._place.setCurrentWidget(preview)

    def _preview(self) -> Preview:
        """Made when the first document is shown: the library behind it is not small."""
        if self._seen is None:
            from ui.mediator.preview import Preview

            self._seen = Preview(self)
            self._place.addWidget(self._seen)
        return self._seen

    def _save(self) -> None:
        suggested = self._presenter.suggested_name()
        where = self._asking.save_where(self, _("Save as PDF"), suggested)
        if where:
            self._presenter.export(where, self.locked.isChecked())

    def save_now(self) -> None:
        """What the menu's Export does."""
        if self.save.isEnabled():
            self._save()

    def print_now(self) -> None:
        """What the menu's Print does."""
        if self.print.isEnabled():
            self._presenter.print()

    def show_exported(self, file_name: str, words: str) -> None:
        if words:
            self.notice.say(
                _("Saved and locked: {file}").format(file=file_name),
                _("These words open the file. They are shown this once: write them down, away from the laptop."),
            )
        else:
            self.notice.say(
                _("Saved without a lock: {file}").format(file=file_name),
                _("Anybody who has the file can open it. Hand over will ask about it."),
            )
        self._secret.setText(words)
        self._secret.setAccessibleName(words)
        self._secret.setVisible(bool(words))
        say_aloud(self, f"{_('Saved')} {words}")

    def print_pdf(self, made: DocumentMade) -> None:
        self._asking.print_pdf(self, made.pdf)

    def show_busy(self, words: str) -> None:
        self._empty.setText(words or _("Pick a document on the left."))

    def show_trouble(self, trouble: Trouble) -> None:
        self._secret.hide()
        self.notice.say_trouble(trouble)
