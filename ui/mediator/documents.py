"""The documents window: pick one, see for whom it is, look at it, then print it or save it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.language import _
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.document_words import DocumentRow
from app.presenters.mediator.documents import DocumentGroup, Documents, DocumentsShown, HandoutRow
from ui.mediator.asking import Asking
from ui.mediator.document_page import DocumentPage
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.cards import Fold, Line
from ui.mediator.pieces.fields import Field, Picker
from ui.mediator.pieces.text import Label
from ui.mediator.pieces.ticks import Choice, Tick


class DocumentsPage(DocumentPage):
    """The documents by whom they are for; above them the way to the handouts for a break, below them single sheets."""

    sets = Signal()
    outcome = Signal()

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
            _("Documents"),
            leave or _("The case"),
            again=_("All documents"),
            empty=_("Pick a document."),
            parent=parent,
        )
        self._documents = Documents(self, case, cases, background)
        self._presenter = self._documents
        self._handout_picked: HandoutRow | None = None
        self.choices: list[Choice] = []
        self._group = QButtonGroup(self)

    def start(self) -> None:
        self._documents.start()

    def go_to_left(self) -> None:
        picked = self._group.checkedButton()
        if picked is not None:
            picked.setFocus()

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_documents(self, shown: DocumentsShown) -> None:
        self.to_sets = Button(_("Handouts for the break…"))
        self.to_sets.clicked.connect(self.sets)
        self.rows.addWidget(self.to_sets, 0, Qt.AlignmentFlag.AlignLeft)
        for group in shown.groups:
            self._show_group(group)
        self.rows.addWidget(Line())
        self.add_paper(shown.paper)
        self.large = Tick(_("Large print"))
        self.rows.addWidget(self.large)
        self.rows.addWidget(Line())
        self._show_sheets(shown)
        self.finish_left()
        self.paper.picked.connect(self._print_size)
        self.large.clicked.connect(self._print_size)
        if self.choices:
            self.choices[0].setFocus()

    def _show_group(self, group: DocumentGroup) -> None:
        if not group.rows and not group.outcome:
            return
        self.rows.addSpacing(6)
        self.rows.addWidget(Label(group.heading))
        for row in group.rows:
            self.rows.addWidget(self._choice(row))
        if group.outcome:
            self.to_outcome = Button(_("Outcome note…"))
            self.to_outcome.clicked.connect(self.outcome)
            self.rows.addWidget(self.to_outcome, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_sheets(self, shown: DocumentsShown) -> None:
        self.single = Fold(_("A single blank sheet"))
        self._party = Picker(_("Handout for"), shown.parties, shown.parties[0][0])
        self._party.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._party.picked.connect(self._other_party)
        self.on_a_screen = Tick(_("As a form to fill in on a screen"))
        self.on_a_screen.clicked.connect(self._to_fill_in)
        self.single.rows.setSpacing(4)
        self.single.rows.addWidget(Field(_("For"), self._party))
        self.single.rows.addWidget(self.on_a_screen)
        for handout in shown.handouts:
            self.single.rows.addWidget(self._handout(handout))
        self.rows.addWidget(self.single)

    def _choice(self, row: DocumentRow) -> QWidget:
        choice = Choice(row.title)
        choice.setAccessibleDescription(f"{row.audience}. {row.holds}")
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
        self._handout_picked = None
        self.pane.say(row.title, f"{row.audience}. {row.holds}")
        self.show_document()
        self._documents.pick(row.wanted)

    def _pick_handout(self, row: HandoutRow) -> None:
        self._handout_picked = row
        self._say_for_whom()
        self.show_document()
        self._documents.pick_handout(row.worksheet, self._party.chosen())

    def _say_for_whom(self) -> None:
        if self._handout_picked is None:
            return
        words = _("For {name}. A blank sheet with space to write, with the code of the case.")
        if self.on_a_screen.isChecked():
            words = _("For {name}. A form to fill in on a screen, with the code of the case.")
        title = _("Handout: {sheet}").format(sheet=self._handout_picked.title)
        self.pane.say(title, words.format(name=self._party.currentText()))

    def _other_party(self) -> None:
        """A handout that is shown is made anew for the party that was chosen."""
        if self._handout_picked is not None:
            self._pick_handout(self._handout_picked)

    def _to_fill_in(self) -> None:
        self._say_for_whom()
        self._documents.to_fill_in(self.on_a_screen.isChecked())

    def _print_size(self) -> None:
        self._documents.print_size(self.paper.chosen(), self.large.isChecked())
