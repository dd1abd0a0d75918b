"""Keying in a handout: its questions at the left as they stand on the paper, the one that is typed at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.key_in import KeyIn, Wanted
from app.presenters.mediator.key_in_lines import QuestionLine, QuestionShown, kept_words
from app.presenters.mediator.key_in_opened import HandoutShown
from app.presenters.paper_doors import Attached, Pixels
from ui.editors.dont_know_tick import DontKnowTick
from ui.mediator.asking import Asking
from ui.mediator.key_in_answer import KeyedAnswer
from ui.mediator.key_in_form import FormNotice
from ui.mediator.key_in_keys import key_words
from ui.mediator.key_in_parts import Finished, PagePictures
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Line, Notice
from ui.mediator.pieces.page import Bar, Scroll, WindowPage, say_aloud
from ui.mediator.pieces.question_rows import QuestionRows
from ui.mediator.pieces.tab_order import go_to_next
from ui.mediator.pieces.text import Heading, Title, Words, em
from ui.parts.emptied import empty

_LIST = 18
"""How wide the list of questions is, in lines of running text."""
_BESIDE = 40
"""How wide a window must be for list and question to stand beside each other."""
_ANY_WIDTH = 200
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyInPage(WindowPage):
    """Made for the keyboard: what is pressed most goes on at once. `leave` asks for another handout, `done` for the case."""

    leave = Signal()
    done = Signal()

    def __init__(
        self,
        case: OpenCase,
        background: Background,
        chance: Chance,
        asking: Asking,
        wanted: Wanted,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chance = chance
        self._asking = asking
        self._presenter = KeyIn(self, case, background, wanted)
        self._question: QuestionShown | None = None
        self._troubled = False
        self._listing = False
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._left = self._make_list()
        self._right = self._make_right(wanted)
        across.addWidget(self._left)
        across.addWidget(self._right, 1)
        self._make_keys()
        self._fit()

    # ---- building -------------------------------------------------------------------------------------------------

    def _make_list(self) -> QWidget:
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(20, 14, 8, 12)
        rows.setSpacing(4)
        self.back = Link("‹ " + _("Another handout"))
        self.back.setAccessibleName(_("Another handout"))
        self.back.clicked.connect(self.leave)
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._sheet = Heading("")
        self._whose = Words("", quiet=True)
        rows.addWidget(self._sheet)
        rows.addWidget(self._whose)
        rows.addSpacing(4)
        self.list = QuestionRows(_("Questions of the handout"))
        self.list.opened.connect(self._open)
        rows.addWidget(self.list, 1)
        return left

    def _make_right(self, wanted: Wanted) -> QWidget:
        right = QWidget()
        outside = QVBoxLayout(right)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(24, 14, 24, 20)
        rows.setSpacing(10)
        above = QHBoxLayout()
        self.list_again = Link("‹ " + _("All questions"))
        self.list_again.setAccessibleName(_("All questions"))
        self.list_again.clicked.connect(partial(self._show_list, True))
        above.addWidget(self.list_again)
        self._number = Words("", quiet=True)
        above.addWidget(self._number, 1, Qt.AlignmentFlag.AlignVCenter)
        self.kept = Words("", quiet=True)
        self.kept.setWordWrap(False)
        above.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(above)
        self._at = Words("", quiet=True)
        rows.addWidget(self._at)
        self.notice = Notice()
        rows.addWidget(self.notice)
        rows.addWidget(self._make_form())
        self.hidden = Words("", quiet=True)
        self.hidden.hide()
        rows.addWidget(self.hidden)
        self.title = Title("")
        rows.addWidget(self.title)
        self.unread = Words("")
        self.unread.hide()
        rows.addWidget(self.unread)
        self.answer = KeyedAnswer(self._chance)
        self.answer.answered.connect(self._presenter.typed)
        self.answer.marked.connect(self._marked)
        self.answer.unknown.connect(self._presenter.dont_know)
        rows.addWidget(self.answer)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(2)
        rows.addLayout(self._beside)
        rows.addWidget(Line())
        self.pictures = PagePictures(wanted.page)
        self.pictures.attach.connect(self._attach)
        self.pictures.look_at.connect(self._presenter.pictures.look_at)
        self.pictures.detach.connect(self._presenter.pictures.detach)
        rows.addWidget(self.pictures)
        rows.addStretch(1)
        self.area = Scroll(inside)
        outside.addWidget(self.area, 1)
        outside.addWidget(self._make_bar())
        return right

    def _make_form(self) -> FormNotice:
        self.form = FormNotice()
        self.form.accept.clicked.connect(self._presenter.accept)
        self.form.to_rows.clicked.connect(self._presenter.open_in_part)
        self.form.without_rows.clicked.connect(self._presenter.accept_in_part)
        self.form.leave_out.clicked.connect(self._presenter.leave_out)
        self.form.go_without.clicked.connect(self._go_without)
        return self.form

    def _make_bar(self) -> Bar:
        bar = self._bar = Bar(_ANY_WIDTH)
        self._keys = Words("", quiet=True)
        bar.words.addWidget(self._keys)
        self.blank, self.unreadable = Button(_("Left blank")), Button(_("Cannot be read"))
        self.keep = Button(_("Kept by the party"))
        self.go_on = Primary(_("Continue"))
        for button, act in (
            (self.blank, self._presenter.left_blank),
            (self.unreadable, self._presenter.unreadable),
            (self.keep, self._keep),
            (self.go_on, self._continue),
        ):
            bar.add(button)
            button.setEnabled(False)
            button.clicked.connect(act)
        return bar

    def _make_keys(self) -> None:
        for keys, act in (
            ("Alt+D", self.answer.dont_know_here),
            ("Alt+L", self.blank.click),
            ("Alt+R", self.unreadable.click),
            ("Alt+K", self.keep.click),
            ("Alt+M", partial(self.answer.turn, Lock.ONLY_ME)),
            ("Alt+B", partial(self.answer.turn, Lock.MEDIATOR)),
            ("Alt+S", partial(self.answer.turn, Lock.SHARE)),
            ("Alt+Up", partial(self._presenter.step, -1)),
            ("Alt+Down", partial(self._presenter.step, 1)),
            ("Ctrl+Return", self._continue),
            ("Ctrl+Enter", self._continue),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def start(self) -> None:
        self._presenter.start()

    # ---- beside each other, or one after the other -----------------------------------------------------------------

    def _fit(self) -> None:
        narrow = self.width() < _BESIDE * em()
        self._left.setFixedWidth(self.width() if narrow else _LIST * em())
        self._left.setVisible(not narrow or self._listing)
        self._right.setVisible(not narrow or not self._listing)
        self.list_again.setVisible(narrow)
        self._at.setVisible(narrow)
        self._keys.setVisible(not narrow)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_to_next(self, forward=forward, past=(DontKnowTick,))

    def _show_list(self, listing: bool) -> None:
        self._listing = listing
        self._fit()
        if listing:
            self.list.setFocus()

    # ---- what the presenter says -----------------------------------------------------------------------------------

    def show_handout(self, shown: HandoutShown) -> None:
        self._sheet.setText(shown.sheet)
        self._at.setText(f"{shown.party} · {shown.sheet}")
        by = _("Typed by {name}").format(name=shown.typed_by) if shown.typed_by else ""
        self._whose.setText(" · ".join(filter(None, (shown.party, shown.about, by))))

    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None:
        self.pictures.say_kept(kept_words(lines))
        self.list.show_rows([(line.id, line.number, line.prompt, line.state(), line.is_done) for line in lines], here)

    def show_question(self, shown: QuestionShown) -> None:
        self._question = shown
        self.pictures.close_panel()
        self._show_list(False)
        self._number.setText(_("Question {number}").format(number=shown.number))
        self.title.setText(shown.prompt)
        self._bar.show()
        self._show_unread(shown.unread)
        self.answer.show_question(shown)
        self._build_beside(shown)
        for button in (self.blank, self.unreadable):
            button.setEnabled(not shown.closed)
        self.keep.setEnabled(shown.may_keep)
        self.go_on.setEnabled(True)
        self.form.leave_out.setVisible(shown.proposed)
        self._keys.setText(key_words(shown))
        self.area.verticalScrollBar().setValue(0)
        if not self.answer.take_keyboard():
            self.go_on.setFocus()

    def _show_unread(self, words: tuple[str, ...]) -> None:
        self.unread.setText("\n".join(words))
        self.unread.setVisible(bool(words))

    def _build_beside(self, shown: QuestionShown) -> None:
        empty(self._beside)
        for title, lines in (
            (_("Kept from paper before"), shown.kept_so_far),
            (_("At the laptop, in this break"), shown.beside),
        ):
            if lines:
                self._beside.addWidget(Words(title, bold=True, quiet=True))
                for line in lines:
                    self._beside.addWidget(Words(line, quiet=True))

    def show_end(self, words: tuple[str, ...]) -> None:
        self._question = None
        self.pictures.close_panel()
        self.answer.take_away()
        self._show_unread(())
        empty(self._beside)
        self._show_list(False)
        self._number.setText("")
        self.title.setText(_("That was the last question."))
        for line in words:
            self.answer.rows.addWidget(Words(line))
        finished = Finished()
        self.another, self.to_the_case = finished.another, finished.to_the_case
        self.another.clicked.connect(self.leave)
        self.to_the_case.clicked.connect(self.done)
        self.answer.rows.addWidget(finished)
        finished.show()
        self._bar.hide()
        self.form.leave_out.hide()
        self._keys.setText("")
        (self.form.accept if self.form.accept.isVisible() else self.another).setFocus()
        say_aloud(self, self.title.text())

    def show_form(self, words: tuple[str, ...]) -> None:
        self.form.tell(words, waits=self._presenter.waits)

    def ask_about_rows(self, words: str) -> None:
        self.form.ask_about_rows(words)
        self.area.reveal(self.form)

    def show_hidden(self, words: str) -> None:
        if words and words != self.hidden.text():
            say_aloud(self, words)
        self.hidden.setText(words)
        self.hidden.setVisible(bool(words))

    def show_attached(self, attached: tuple[Attached, ...]) -> None:
        self.pictures.show_attached(attached)

    def show_picture(self, attached: Attached, pixels: Pixels) -> None:
        self.pictures.show_picture(attached, pixels)
        self.area.reveal(*self.pictures.pictured)

    def show_kept(self) -> None:
        self.kept.setText(_("Saved"))
        if self._troubled:
            self._troubled = False
            self.notice.say("", "")

    def show_not_kept(self) -> None:
        self.kept.setText("")

    def show_trouble(self, trouble: Trouble) -> None:
        self._troubled = True
        self.kept.setText("")
        self.notice.say_trouble(trouble)
        self.area.verticalScrollBar().setValue(0)
        say_aloud(self.notice, " ".join(trouble.sentences()))

    def keep_again(self, *, quietly: bool = False) -> None:
        self._presenter.keep_again(quietly=quietly)

    # ---- a form that waits -----------------------------------------------------------------------------------------

    def is_busy(self) -> bool:
        """While answers of a form wait: nobody leaves them behind unseen. What was typed by hand is saved anyway."""
        return self._presenter.waits

    def asks_before_end(self) -> bool:
        return self._presenter.waits

    def say_why_it_stays(self) -> None:
        self._show_list(False)
        self.form.ask_before_leaving()
        self.area.reveal(self.form)

    def _go_without(self) -> None:
        self._presenter.drop()
        self.leave.emit()

    # ---- what a person does ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN:
            if not event.isAutoRepeat():
                self._go_on()
        elif not self.answer.by_number(event.text()):
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """From cell to cell where there are several, then to the next question."""
        cell = self.answer.to_next_cell()
        if cell is None:
            self._continue()
        else:
            # With what is said below its field once something is typed there.
            self.area.reveal(cell)

    def _continue(self) -> None:
        """Keep the answer and go on; what cannot be read, or cannot well be, is told first."""
        if self._question is not None and not self.pictures.has_keyboard() and self.answer.may_go_on():
            self._presenter.finish()

    def _marked(self, lock: object) -> None:
        if lock is Lock.ONLY_ME:
            self._keep()
        elif lock is None or isinstance(lock, Lock):
            self._presenter.mark(lock)

    def _keep(self) -> None:
        """Empty and close the editor first: no word of what is marked M goes anywhere."""
        if self._question is None or not self._question.may_keep:
            return
        self.answer.take_away()
        self._presenter.kept_by_party()

    def _open(self, question: str) -> None:
        self._presenter.open(question)

    def _attach(self, page: int) -> None:
        kinds = _("Photos and scans (*.jpg *.jpeg *.png *.pdf)")
        self._presenter.pictures.attach(
            page, self._asking.open_which(self, _("Photo or scan of page {page}").format(page=page), kinds)
        )
