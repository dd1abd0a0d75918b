"""The list of cases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, OpenCase, VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.cases import CaseList, CaseRow
from app.presenters.restoring_doors import Ailing, RestoringDoor
from ui.mediator.pieces.buttons import Button, Primary, SmallLink
from ui.mediator.pieces.cards import Card, Notice
from ui.mediator.pieces.fields import TextLine
from ui.mediator.pieces.page import WIDE, Column, Scroll, WindowPage, say_aloud
from ui.mediator.pieces.rows import Rows
from ui.mediator.pieces.text import Heading, Title, Words
from ui.mediator.sheet_reminders import SheetReminders
from ui.parts.flow import Flow


class CasesPage(WindowPage):
    """`new_case`, `confirm_sheet` and `check_sheet` ask for those pages, `destroy_rest` for the one that ends what was begun."""

    new_case = Signal()
    confirm_sheet = Signal()
    check_sheet = Signal()
    copy_vault = Signal()
    ailing = Signal(object)
    destroy_rest = Signal(str)

    def __init__(
        self,
        vault: VaultDoor,
        cases: CasesDoor,
        restoring: RestoringDoor,
        background: Background,
        make_sample: Callable[[], str],
        opened: Callable[[OpenCase], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        column = Column(WIDE)
        outside.addWidget(Scroll(column))
        rows = column.rows
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Title(_("Cases")), 1)
        self._busy = Words("")
        self._busy.setWordWrap(False)
        self._busy.hide()
        head.addWidget(self._busy)
        self.make = Primary(_("New case"))
        head.addWidget(self.make)
        rows.addLayout(head)
        self.notice = Notice()
        rows.addWidget(self.notice)
        self._sheet = SheetReminders()
        self._sheet.check.connect(self.check_sheet)
        self._sheet.make.connect(self.confirm_sheet)
        rows.addWidget(self._sheet)
        self.search = TextLine(_("Search cases"))
        self.search.setPlaceholderText(_("Search by name or code"))
        self.search.setClearButtonEnabled(True)
        rows.addWidget(self.search)
        self.list = Rows(_("Cases"))
        rows.addWidget(self.list, 1)
        self._none = Card()
        self._none_title, self._none_words = Heading(""), Words("", quiet=True)
        self._none.rows.addWidget(self._none_title)
        self._none.rows.addWidget(self._none_words)
        self.sample = Button(_("Open the sample case"))
        self._none.rows.addWidget(self.sample)
        # Beside the button it was pressed on.
        self._none_busy = Words("", quiet=True)
        self._none_busy.hide()
        self._none.rows.addWidget(self._none_busy)
        self._none.hide()
        rows.addWidget(self._none)
        self._filler = QWidget()
        rows.addWidget(self._filler, 1)
        self._add_care(rows)
        self._presenter = CaseList(self, vault, cases, restoring, background, make_sample, opened)
        self.make.clicked.connect(self.new_case)
        self.sample.clicked.connect(self._presenter.open_sample)
        self.search.textEdited.connect(self._presenter.search)
        self.list.opened.connect(self._presenter.open)

    def start(self) -> None:
        self._presenter.start()
        self.list.setFocus()

    def open_sample(self) -> None:
        self._presenter.open_sample()

    def search_now(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def show_cases(self, rows: tuple[CaseRow, ...]) -> None:
        self.list.show_rows(
            [
                (
                    row.id,
                    row.alias or row.code,
                    " · ".join(filter(None, (row.template, row.last_break, row.code))),
                    " · ".join(filter(None, (_("Practice") if row.practice else "", row.state))),
                )
                for row in rows
            ]
        )
        self.list.show()
        self._filler.hide()
        self._none.hide()

    def show_none(self, searched: bool) -> None:
        self.list.show_rows([])
        self.list.setVisible(False)
        self._none_title.setText(_("No case with these words") if searched else _("No case yet"))
        self._none_words.setText(
            _("The search looks at names and codes of cases. It never looks into answers.")
            if searched
            else _("Make your first case, or try everything on the made-up sample.")
        )
        self.sample.setVisible(not searched)
        self._none.show()
        self._filler.show()

    def go_on_destroying(self, case_id: str) -> None:
        self.destroy_rest.emit(case_id)

    def show_sheet(self, *, unconfirmed: bool, due: bool) -> None:
        self._sheet.say(unconfirmed=unconfirmed, due=due)

    def _add_care(self, rows: QVBoxLayout) -> None:
        """What is to be known of the vault above the list; when it was last copied, with the way to copy it, in one
        quiet line below."""
        self._care = Notice()
        rows.insertWidget(2, self._care)
        row = QWidget()
        rows.addWidget(row)
        across = Flow(row, gap=8)
        self._copied = Words("", quiet=True)
        self._copied.setWordWrap(False)
        self.copy = SmallLink(_("Copy the vault…"))
        self.copy.clicked.connect(self.copy_vault)
        across.addWidget(self._copied)
        across.addWidget(self.copy)

    def show_care(self, copied: str, told: tuple[str, ...]) -> None:
        self._copied.setText(copied)
        self._care.say(_("Something to know about the vault") if told else "", "\n".join(told))

    def show_ailing(self, what: Ailing) -> None:
        self.ailing.emit(what)

    def show_busy(self, words: str) -> None:
        self._busy.setText(words)
        self._busy.setVisible(bool(words) and self._none.isHidden())
        self._none_busy.setText(words)
        self._none_busy.setVisible(bool(words))
        for each in (self.list, self.make, self.search, self.sample, self._sheet):
            each.setEnabled(not words)
        if words:
            say_aloud(self, words)

    def show_trouble(self, trouble: Trouble) -> None:
        self.notice.say_trouble(trouble)
