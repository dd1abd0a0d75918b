"""A page on which a document is made: what it is made of at the left, the document at the right, printing and saving below.

What is saved is locked with words that are told once; what is not is said to lie open.
"""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.doors import BLANK, DocumentMade
from app.presenters.mediator.making import Making
from ui.mediator.asking import Asking
from ui.mediator.pieces.beyond import printers_keep, way_elsewhere, where_to_open
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Line, Notice
from ui.mediator.pieces.fields import Field, Picker
from ui.mediator.pieces.once_told import OnceTold
from ui.mediator.pieces.page import Bar, WindowPage, say_aloud
from ui.mediator.pieces.pane import Pane
from ui.mediator.pieces.steady import Steady
from ui.mediator.pieces.tab_order import go_to_next
from ui.mediator.pieces.text import Title, Words, em
from ui.mediator.pieces.ticks import Tick
from ui.mediator.pieces.under_way import UnderWay
from ui.parts.printed import told

_LIST = 18
"""How wide what stands at the left is, in lines of running text."""
_BESIDE = 38
"""How wide a window must be for both to stand beside each other."""
_ANY_WIDTH = 200
_LONG = 500
"""Milliseconds after which it is said aloud that a document is being made; what is there sooner is said itself."""


class DocumentPage(WindowPage):
    """The two beside each other; one after the other at a large text size. `again` is what leads back to the left one.

    `for_print`: it is there to be printed; else to be saved. `always`: the buttons stand below both, since there is
    something to print from the first moment on.
    """

    _presenter: Making

    def __init__(
        self,
        asking: Asking,
        title: str,
        leave: str,
        *,
        again: str,
        empty: str,
        for_print: bool = False,
        always: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._made: DocumentMade | None = None
        self._saving = False
        self._reading = False
        self._busy = ""
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.timeout.connect(self._say_busy)
        self.told: OnceTold | None = None
        self.has_look = False
        """Whether there is a way from the left to the document, where there is no room for both."""
        self.pane = Pane(again, empty)
        self.left = self._make_left(title, leave)
        self.print = Primary(_("Print…")) if for_print else Button(_("Print…"))
        self.save = Button(_("Save as PDF…")) if for_print else Primary(_("Save as PDF…"))
        self.look = Button(_("Look at it"))
        self.look.setVisible(False)
        self.locked = Tick(_("Lock the saved file with words"))
        self.locked.setChecked(True)
        self.blank = Words(_("Blank: nothing to lock."), quiet=True)
        self.blank.hide()
        self.saving = UnderWay()
        self.elsewhere = way_elsewhere()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.left)
        across.addWidget(self.pane, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._above())
        down.addLayout(across, 1)
        self.has_look = always
        self.bar = self._make_bar(for_print=for_print)
        (down if always else self.pane.outside).addWidget(self.bar)
        self.pane.again.clicked.connect(self._show_left)
        self.look.clicked.connect(self.show_document)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.elsewhere.clicked.connect(self._open_elsewhere)
        # Not that of a page whose own parts are not made yet.
        DocumentPage._enable(self, on=False)
        self._fit()

    def _make_left(self, title: str, leave: str) -> Steady:
        inside = QWidget()
        self.rows = QVBoxLayout(inside)
        self.rows.setContentsMargins(20, 14, 16, 20)
        self.rows.setSpacing(4)
        self.back = Link("‹ " + leave)
        self.back.setAccessibleName(leave)
        self.rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(Title(title))
        return Steady(inside)

    def _make_bar(self, *, for_print: bool) -> Bar:
        bar = Bar(_ANY_WIDTH)
        bar.words.addWidget(self.locked)
        bar.words.addWidget(self.blank)
        bar.words.addWidget(self.saving)
        buttons = (self.save, self.print) if for_print else (self.print, self.save)
        for button in (self.look, *buttons):
            bar.add(button)
        return bar

    def add_paper(self, chosen: str) -> None:
        """The choice of paper, as the next row at the left."""
        self.paper = Picker(_("Paper"), (("letter", _("US Letter")), ("a4", _("A4"))), chosen)
        # The wheel over a list scrolls what it stands in, and nothing else.
        self.paper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.addWidget(Field(_("Paper"), self.paper))

    def finish_left(self) -> None:
        """The last rows at the left: what becomes of a document outside Recess."""
        self.rows.addWidget(Line())
        self.rows.addWidget(Words(printers_keep(), quiet=True))
        # At a large text size there is no room for it below the document.
        self.rows.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)

    # ---- what is said above both: seen in a narrow window, too ------------------------------------------------------

    def _above(self) -> QWidget:
        self.said = QWidget()
        around = QVBoxLayout(self.said)
        around.setContentsMargins(20, 14, 20, 0)
        self.notice = Notice()
        around.addWidget(self.notice)
        self._say("", "")
        return self.said

    def _say(self, title: str, words: str) -> None:
        self.notice.say(title, words)
        self.said.setVisible(bool(title or words) or self.told is not None)

    def _tell_once(self, title: str, secret: str) -> None:
        """Show the words of a locked file. They stay, whatever is picked meanwhile, until they are written down; only
        then can the next file be saved."""
        self.told = OnceTold(
            title,
            _("These words open the file. They are shown this once: write them down, away from the laptop."),
            secret,
        )
        self.told.written_down.connect(self._written_down)
        around = self.said.layout()
        if around is not None:
            around.addWidget(self.told)
        self._say("", "")
        self.told.call()
        self._enable(on=self._made is not None)

    def _written_down(self) -> None:
        told, self.told = self.told, None
        if told is not None:
            told.hide()
            told.deleteLater()
        self._say("", "")
        self._enable(on=self._made is not None)
        if self.save.isEnabled():
            self.save.setFocus()
        else:
            self.go_to_left()

    def say_why_it_stays(self) -> None:
        if self.told is not None:
            self.told.call()
        elif self._saving:
            say_aloud(self.saving, self.saving.text())

    # ---- beside each other, or one after the other -----------------------------------------------------------------

    def _is_narrow(self) -> bool:
        return self.width() < _BESIDE * em()

    def _fit(self) -> None:
        narrow = self._is_narrow()
        self.left.setFixedWidth(self.width() if narrow else _LIST * em())
        self.left.setVisible(not narrow or not self._reading)
        self.pane.setVisible(not narrow or self._reading)
        self.pane.again.setVisible(narrow)
        self.look.setVisible(self.has_look and narrow and not self._reading)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_to_next(self, forward=forward)

    def _show_left(self) -> None:
        self._reading = False
        self._fit()
        self.go_to_left()

    def go_to_left(self) -> None:
        """Put the keyboard where something is chosen."""

    def show_document(self) -> None:
        """The document, where there is no room for both."""
        self._reading = True
        self._fit()
        if self._is_narrow():
            self.pane.again.setFocus()

    # ---- the document ----------------------------------------------------------------------------------------------

    def _enable(self, *, on: bool) -> None:
        for widget in (self.locked, self.print, self.look):
            widget.setEnabled(on)
        self.save.setEnabled(on and self.told is None and not self._saving)
        self.elsewhere.setVisible(self._made is not None and self._made.may_preview)
        self.elsewhere.setEnabled(self.save.isEnabled())

    def show_nothing(self) -> None:
        self._made = None
        self.pane.show_words()
        self._say("", "")
        self._enable(on=False)

    def show_made(self, made: DocumentMade) -> None:
        self._made = made
        is_blank = self._is_blank()
        self.locked.setChecked(not is_blank)
        self._say_lock(is_blank=is_blank)
        self._enable(on=True)
        if made.may_preview:
            count = self.pane.show_pdf(made.to_look_at or made.pdf)
            self.show_pages(count)
            ready = ngettext("The document is ready: {count} page.", "The document is ready: {count} pages.", count)
            say_aloud(self, ready.format(count=count))
        else:
            self.pane.show_unseen()
            say_aloud(self, _("The copy is ready to be printed or saved. It is not shown here."))

    def _say_lock(self, *, is_blank: bool) -> None:
        """What is blank is saved open, and there is nothing to choose; nor is there while something is saved."""
        self.locked.setVisible(not is_blank and not self._saving)
        self.blank.setVisible(is_blank and not self._saving)

    def show_pages(self, count: int) -> None:
        """So many pages are shown."""

    def _save(self) -> None:
        where = self._asking.save_where(self, _("Save as PDF"), self._presenter.suggested_name())
        if where:
            self._presenter.export(where, self.locked.isChecked())

    def _print(self) -> None:
        self._presenter.print()

    def _open_elsewhere(self) -> None:
        where = where_to_open(self, self._asking, self._presenter.suggested_name(), is_blank=self._is_blank())
        if where:
            self._presenter.open_elsewhere(where)

    def open_elsewhere(self, made: DocumentMade, where: str) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(where))
        more = _("It is opened in another program.") if opened else _("No program on this laptop opened it.")
        if made.wanted.kind not in BLANK:
            more += " " + _("Hand over will ask about the file.")
        self._say(_("Saved without a lock: {file}").format(file=PurePath(where).name), more)
        say_aloud(self, _("Saved"))

    def _is_blank(self) -> bool:
        return self._made is not None and self._made.wanted.kind in BLANK

    def show_saving(self, under_way: bool) -> None:
        """What was pressed may not be pressed again before it is told how it went: its words are shown once."""
        self._saving = under_way
        if under_way:
            self.saving.begin(_("Saving…"), *self._savers())
        self._say_lock(is_blank=self._is_blank())
        self._enable(on=self._made is not None)
        if not under_way:
            self.saving.end()

    def _savers(self) -> tuple[QWidget, ...]:
        """What saves something."""
        return self.save, self.elsewhere

    def save_now(self) -> None:
        """What the menu's Export does."""
        if self.save.isEnabled():
            self._save()

    def print_now(self) -> None:
        """What the menu's Print does."""
        if self.print.isEnabled():
            self._print()

    def show_exported(self, made: DocumentMade, file_name: str, words: str) -> None:
        if words:
            self._tell_once(_("Saved and locked: {file}").format(file=file_name), words)
            return
        if made.wanted.kind in BLANK:
            self._say(_("Saved: {file}").format(file=file_name), _("It is blank: it holds no answer."))
        else:
            self._say(
                _("Saved without a lock: {file}").format(file=file_name),
                _("Anybody who has the file can open it. Hand over will ask about it."),
            )
        say_aloud(self, _("Saved"))

    def print_pdf(self, made: DocumentMade) -> None:
        printed = self._asking.print_pdf(self, made.to_look_at or made.pdf)
        if printed is not None:
            title, more = told(printed)
            self._say(title, more)
            say_aloud(self.notice, self.notice.accessibleName())

    def is_busy(self) -> bool:
        return self._saving or self.told is not None

    def show_busy(self, words: str) -> None:
        self.pane.say_busy(words)
        self._busy = words
        if words:
            self._long.start(_LONG)
        else:
            self._long.stop()

    def _say_busy(self) -> None:
        say_aloud(self, self._busy)

    def show_trouble(self, trouble: Trouble) -> None:
        first, *rest = trouble.sentences()
        self._say(first, "\n".join(rest))
        say_aloud(self.notice, " ".join(trouble.sentences()))
