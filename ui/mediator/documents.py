"""The documents window: pick one, see for whom it is, look at it, then print it or save it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import BLANK, CasesDoor, DocumentMade, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.documents import DocumentRow, Documents, DocumentsShown, HandoutRow
from ui.mediator.asking import Asking
from ui.mediator.pieces.beyond import not_shown_here, printers_keep, way_elsewhere, where_to_open
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Line, Notice
from ui.mediator.pieces.fields import Field, Picker
from ui.mediator.pieces.once_told import OnceTold
from ui.mediator.pieces.page import Bar, WindowPage, say_aloud
from ui.mediator.pieces.steady import Steady
from ui.mediator.pieces.tab_order import go_to_next
from ui.mediator.pieces.text import Heading, Title, Words, em
from ui.mediator.pieces.ticks import Choice, Tick

if TYPE_CHECKING:
    from ui.mediator.preview import Preview

_LIST = 18
"""How wide the list of documents is, in lines of running text."""
_BESIDE = 38
"""How wide a window must be for list and document to stand beside each other."""
_ANY_WIDTH = 200


class DocumentsPage(WindowPage):
    """The list at the left, the picked document at the right; one after the other at a large text size."""

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
        self._saving = False
        self.told: OnceTold | None = None
        self._seen: Preview | None = None
        self._handout_picked: HandoutRow | None = None
        self._reading = False
        self.choices: list[Choice] = []
        self._group = QButtonGroup(self)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._above())
        across = QHBoxLayout()
        across.setSpacing(0)
        self._left = self._make_list(leave or _("The case"))
        self._right = self._make_right()
        across.addWidget(self._left)
        across.addWidget(self._right, 1)
        down.addLayout(across, 1)
        self._enable(on=False)
        self._fit()

    def _above(self) -> QWidget:
        """What is said about saving, or trouble: above both, so that it is seen in a narrow window, too."""
        self._said = QWidget()
        around = QVBoxLayout(self._said)
        around.setContentsMargins(20, 14, 20, 0)
        self.notice = Notice()
        around.addWidget(self.notice)
        self._say("", "")
        return self._said

    def _say(self, title: str, words: str) -> None:
        self.notice.say(title, words)
        self._said.setVisible(bool(title or words) or self.told is not None)

    def _tell_once(self, title: str, secret: str) -> None:
        """Show the words of a locked file. They stay, whatever is picked meanwhile, until they are written down; only
        then can the next file be saved."""
        self.told = OnceTold(
            title,
            _("These words open the file. They are shown this once: write them down, away from the laptop."),
            secret,
        )
        self.told.written_down.connect(self._written_down)
        around = self._said.layout()
        if around is not None:
            around.addWidget(self.told)
        self._say("", "")
        self._enable(on=self._made is not None)
        self.told.call()

    def _written_down(self) -> None:
        told, self.told = self.told, None
        if told is not None:
            told.hide()
            told.deleteLater()
        self._say("", "")
        self._enable(on=self._made is not None)
        picked = self._group.checkedButton()
        if self.save.isEnabled():
            self.save.setFocus()
        elif picked is not None:
            picked.setFocus()

    def say_why_it_stays(self) -> None:
        if self.told is not None:
            self.told.call()

    def _make_list(self, leave: str) -> Steady:
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(20, 14, 16, 20)
        self._rows.setSpacing(6)
        self.back = Link("‹ " + leave)
        self.back.setAccessibleName(leave)
        self._rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(Title(_("Documents")))
        return Steady(inside)

    def _make_right(self) -> QWidget:
        right = QWidget()
        outside = QVBoxLayout(right)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        rows = QVBoxLayout()
        rows.setContentsMargins(20, 18, 20, 14)
        rows.setSpacing(4)
        self.list_again = Link("‹ " + _("All documents"))
        self.list_again.setAccessibleName(_("All documents"))
        rows.addWidget(self.list_again, 0, Qt.AlignmentFlag.AlignLeft)
        self._title = Heading("")
        self._audience = Words("", quiet=True)
        rows.addWidget(self._title)
        rows.addWidget(self._audience)
        rows.addSpacing(6)
        rows.addWidget(self._make_place(), 1)
        outside.addLayout(rows, 1)
        self.locked = Tick(_("Lock the saved file with words"))
        self.locked.setChecked(True)
        self.print = Button(_("Print…"))
        self.save = Primary(_("Save as PDF…"))
        bar = Bar(_ANY_WIDTH)
        bar.words.addWidget(self.locked)
        self.blank = Words(_("Blank: nothing to lock."), quiet=True)
        self.blank.hide()
        bar.words.addWidget(self.blank)
        self.elsewhere = way_elsewhere()
        bar.add(self.print)
        bar.add(self.save)
        outside.addWidget(bar)
        self.list_again.clicked.connect(self._show_list)
        self.print.clicked.connect(self._presenter.print)
        self.save.clicked.connect(self._save)
        self.elsewhere.clicked.connect(self._open_elsewhere)
        return right

    def _make_place(self) -> QStackedWidget:
        self._place = QStackedWidget()
        self._empty = Words(_("Pick a document."), quiet=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._unseen = not_shown_here()
        self._place.addWidget(self._empty)
        self._place.addWidget(self._unseen)
        return self._place

    def start(self) -> None:
        self._presenter.start()

    # ---- beside each other, or one after the other -----------------------------------------------------------------

    def _is_narrow(self) -> bool:
        return self.width() < _BESIDE * em()

    def _fit(self) -> None:
        narrow = self._is_narrow()
        self._left.setFixedWidth(self.width() if narrow else _LIST * em())
        self._left.setVisible(not narrow or not self._reading)
        self._right.setVisible(not narrow or self._reading)
        self.list_again.setVisible(narrow)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_to_next(self, forward=forward)

    def _show_list(self) -> None:
        self._reading = False
        self._fit()
        picked = self._group.checkedButton()
        if picked is not None:
            picked.setFocus()

    def _show_picked(self) -> None:
        self._reading = True
        self._fit()
        if self._is_narrow():
            self.list_again.setFocus()

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_documents(self, shown: DocumentsShown) -> None:
        for row in shown.rows:
            self._rows.addWidget(self._choice(row))
        self._rows.addWidget(Line())
        self._rows.addWidget(Heading(_("Blank handouts")))
        self._party = Picker(_("Handout for"), shown.parties, shown.parties[0][0])
        self._rows.addWidget(Field(_("For"), self._party))
        for handout in shown.handouts:
            self._rows.addWidget(self._handout(handout))
        self._rows.addWidget(Line())
        self.paper = Picker(_("Paper"), (("letter", _("US Letter")), ("a4", _("A4"))), "letter")
        self.large = Tick(_("Large print"))
        self.on_a_screen = Tick(_("Handouts to fill in on a screen"))
        self._rows.addWidget(Field(_("Paper"), self.paper))
        self._rows.addWidget(self.large)
        self._rows.addWidget(self.on_a_screen)
        self._rows.addWidget(Line())
        self._rows.addWidget(Words(printers_keep(), quiet=True))
        # At a large text size there is no room for it below the document.
        self._rows.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)
        for picker in (self._party, self.paper):
            # The wheel over a list scrolls what it stands in, and nothing else.
            picker.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._party.picked.connect(self._other_party)
        self.paper.picked.connect(self._print_size)
        self.large.clicked.connect(self._print_size)
        self.on_a_screen.clicked.connect(self._to_fill_in)
        if self.choices:
            self.choices[0].setFocus()

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
        self._title.setText(row.title)
        self._audience.setText(f"{row.audience}. {row.holds}")
        self._show_picked()
        self._presenter.pick(row.wanted)

    def _pick_handout(self, row: HandoutRow) -> None:
        self._handout_picked = row
        self._title.setText(_("Handout: {sheet}").format(sheet=row.title) if row.worksheet else row.title)
        self._say_for_whom()
        self._show_picked()
        self._presenter.pick_handout(row.worksheet, self._party.chosen())

    def _say_for_whom(self) -> None:
        on_paper = _("For {name}. A blank sheet with space to write, with the code of the case.")
        on_a_screen = _("For {name}. A form to fill in on a screen, with the code of the case.")
        words = on_a_screen if self.on_a_screen.isChecked() else on_paper
        if self._handout_picked is not None and not self._handout_picked.worksheet:
            words = _("For {name}. Blank sheets with space to write, each on paper of its own, in one print.")
        self._audience.setText(words.format(name=self._party.currentText()))

    def _other_party(self) -> None:
        """A handout that is shown is made anew for the party that was chosen."""
        if self._handout_picked is not None:
            self._pick_handout(self._handout_picked)

    def _to_fill_in(self) -> None:
        if self._handout_picked is not None:
            self._say_for_whom()
        self._presenter.to_fill_in(self.on_a_screen.isChecked())

    def _print_size(self) -> None:
        self._presenter.print_size(self.paper.chosen(), self.large.isChecked())

    # ---- the picked one -------------------------------------------------------------------------------------------

    def _enable(self, *, on: bool) -> None:
        for widget in (self.locked, self.print):
            widget.setEnabled(on)
        self.save.setEnabled(on and self.told is None)
        self.elsewhere.setVisible(self._made is not None and self._made.may_preview)
        self.elsewhere.setEnabled(self.save.isEnabled())

    def show_nothing(self) -> None:
        self._made = None
        self._place.setCurrentWidget(self._empty)
        self._say("", "")
        self._enable(on=False)

    def show_made(self, made: DocumentMade) -> None:
        self._made = made
        is_blank = self._is_blank()
        self.locked.setChecked(not is_blank)
        self.locked.setVisible(not is_blank)
        self.blank.setVisible(is_blank)
        self._enable(on=True)
        if not made.may_preview:
            self._place.setCurrentWidget(self._unseen)
            return
        preview = self._preview()
        preview.show_pdf(made.to_look_at or made.pdf)
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
            self._saving = True
            self._presenter.export(where, self.locked.isChecked())

    def _open_elsewhere(self) -> None:
        where = where_to_open(self, self._asking, self._presenter.suggested_name(), is_blank=self._is_blank())
        if where:
            self._saving = True
            self._presenter.open_elsewhere(where)

    def open_elsewhere(self, where: str) -> None:
        self._saving = False
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(where))
        more = _("It is opened in another program.") if opened else _("No program on this laptop opened it.")
        if not self._is_blank():
            more += " " + _("Hand over will ask about the file.")
        self._say(_("Saved without a lock: {file}").format(file=PurePath(where).name), more)
        say_aloud(self, _("Saved"))

    def _is_blank(self) -> bool:
        return self._made is not None and self._made.wanted.kind in BLANK

    def save_now(self) -> None:
        """What the menu's Export does."""
        if self.save.isEnabled():
            self._save()

    def print_now(self) -> None:
        """What the menu's Print does."""
        if self.print.isEnabled():
            self._presenter.print()

    def show_exported(self, file_name: str, words: str) -> None:
        self._saving = False
        if words:
            self._tell_once(_("Saved and locked: {file}").format(file=file_name), words)
            return
        if self._is_blank():
            self._say(_("Saved: {file}").format(file=file_name), _("It is blank: it holds no answer."))
        else:
            self._say(
                _("Saved without a lock: {file}").format(file=file_name),
                _("Anybody who has the file can open it. Hand over will ask about it."),
            )
        say_aloud(self, _("Saved"))

    def print_pdf(self, made: DocumentMade) -> None:
        self._asking.print_pdf(self, made.to_look_at or made.pdf)

    def is_busy(self) -> bool:
        return self._saving or self.told is not None

    def show_busy(self, words: str) -> None:
        self._empty.setText(words or _("Pick a document."))

    def show_trouble(self, trouble: Trouble) -> None:
        self._saving = False
        first, *rest = trouble.sentences()
        self._say(first, "\n".join(rest))
        say_aloud(self.notice, " ".join(trouble.sentences()))
