"""Keying in a handout: its questions at the left as they stand on the paper, the one that is typed at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
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
from app.presenters.paper_doors import Attached, Brought, Pixels
from ui.editors.dont_know_tick import DontKnowTick
from ui.mediator.asking import Asking
from ui.mediator.key_in_answer import KeyedAnswer
from ui.mediator.key_in_bar import KeyInBar
from ui.mediator.key_in_form import FormNotice
from ui.mediator.key_in_keys import RETURN, take_keys
from ui.mediator.key_in_leaving import Leaving
from ui.mediator.key_in_left import left_form, left_pictures
from ui.mediator.key_in_list import HandoutList
from ui.mediator.key_in_parts import Beside, Finished, PagePictures
from ui.mediator.key_in_told import Told
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.cards import Line
from ui.mediator.pieces.page import Bar, Scroll, WindowPage, say_aloud
from ui.mediator.pieces.tab_order import go_to_next
from ui.mediator.pieces.text import Title, Words, em

_LIST = 18
"""How wide the list of questions is, in lines of running text."""
_BESIDE = 40
"""How wide a window must be for list and question to stand beside each other."""


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
        self._asking = asking
        self._presenter = KeyIn(self, case, background, wanted)
        self._question: QuestionShown | None = None
        self._listing = False
        self.told, self.form, self.answer = Told(), FormNotice(), KeyedAnswer(chance)
        self._leaving = Leaving(self._presenter, self.answer, self.told, self.form, self.leave.emit)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._left = HandoutList(self._open)
        self.back, self.list = self._left.back, self._left.list
        self.back.clicked.connect(partial(self._leaving.leave, self.leave.emit))
        self._right = self._make_right(wanted)
        across.addWidget(self._left)
        across.addWidget(self._right, 1)
        self._make_keys()
        self._fit()

    # ---- building -------------------------------------------------------------------------------------------------

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
        rows.addWidget(self.told)
        rows.addWidget(self.form)
        self.form_left = left_form(self._presenter.files, self._asking, self._take_keyboard)
        rows.addWidget(self.form_left)
        self.hidden = Words("", quiet=True)
        self.hidden.hide()
        rows.addWidget(self.hidden)
        self.title = Title("")
        rows.addWidget(self.title)
        self.unread = Words("")
        self.unread.hide()
        rows.addWidget(self.unread)
        rows.addWidget(self.answer)
        self._beside = Beside()
        rows.addWidget(self._beside)
        rows.addWidget(Line())
        self.pictures = PagePictures(wanted.page)
        self.pictures.attach.connect(self._attach)
        self.pictures.look_at.connect(self._presenter.pictures.look_at)
        self.pictures.detach.connect(self._detach)
        rows.addWidget(self.pictures)
        files, after = self._presenter.pictures.files, self.pictures.begin.setFocus
        self.pictures_left = left_pictures(files, self._asking, after)
        rows.addWidget(self.pictures_left)
        rows.addStretch(1)
        self.area = Scroll(inside)
        outside.addWidget(self.area, 1)
        outside.addWidget(self._make_bar())
        self._connect()
        return right

    def _connect(self) -> None:
        self.answer.answered.connect(self._presenter.typed)
        self.answer.marked.connect(self._marked)
        self.answer.unknown.connect(self._presenter.dont_know)
        self.answer.stirred.connect(self.show_not_kept)
        self.told.beside_m.first.clicked.connect(self._to_pictures)
        self.told.beside_m.second.clicked.connect(self._none_shows_it)
        for button, act in (
            (self.form.accept, self._presenter.accept),
            (self.form.to_rows, self._presenter.open_in_part),
            (self.form.without_rows, self._presenter.accept_in_part),
        ):
            button.clicked.connect(partial(self._leaving.unless_unread, act))
        self.form.leave_out.clicked.connect(self._presenter.leave_out)

    def _make_bar(self) -> Bar:
        self._bar = bar = KeyInBar()
        self.blank, self.unreadable, self.keep, self.go_on = bar.blank, bar.unreadable, bar.keep, bar.go_on
        for button, act in (
            (self.blank, self._presenter.left_blank),
            (self.unreadable, self._presenter.unreadable),
            (self.keep, self._keep),
            (self.go_on, self._continue),
        ):
            button.clicked.connect(act)
        return bar

    def _make_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Alt+D", self.answer.dont_know_here),
            ("Alt+L", self.blank.click),
            ("Alt+R", self.unreadable.click),
            ("Alt+K", self.keep.click),
            ("Alt+M", partial(self.answer.turn, Lock.ONLY_ME)),
            ("Alt+B", partial(self.answer.turn, Lock.MEDIATOR)),
            ("Alt+S", partial(self.answer.turn, Lock.SHARE)),
            ("Alt+Up", partial(self._leaving.unless_unread, partial(self._presenter.step, -1))),
            ("Alt+Down", partial(self._leaving.unless_unread, partial(self._presenter.step, 1))),
            ("Ctrl+Return", self._continue),
            ("Ctrl+Enter", self._continue),
        )
        take_keys(self, keys)

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
        self._bar.keys.setVisible(not narrow)

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
        self._at.setText(f"{shown.party} · {shown.sheet}")
        self._left.show_handout(shown)

    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None:
        self.pictures.say_kept(kept_words(lines))
        self._left.show_lines(lines, here)

    def show_question(self, shown: QuestionShown) -> None:
        self._question = shown
        self.pictures.close_panel()
        self._show_list(False)
        self._number.setText(_("Question {number}").format(number=shown.number))
        self.title.setText(shown.prompt)
        self._show_unread(shown.unread)
        self.answer.show_question(shown)
        beside = self._beside.tell(shown.kept_so_far, shown.beside)
        self.form.leave_out.setVisible(shown.proposed)
        self._bar.show_question(shown)
        self.area.verticalScrollBar().setValue(0)
        self._take_keyboard()
        # What stands round the answer and never has the keyboard.
        around = " ".join(filter(None, (shown.closed, *shown.unread, *beside)))
        if around:
            say_aloud(self.title, around)

    def _take_keyboard(self) -> None:
        if self._question is None:
            self.another.setFocus()
        elif not self.answer.take_keyboard():
            self.go_on.setFocus()

    def _show_unread(self, words: tuple[str, ...]) -> None:
        self.unread.setText("\n".join(words))
        self.unread.setVisible(bool(words))

    def show_end(self, words: tuple[str, ...]) -> None:
        self._question = None
        self.pictures.close_panel()
        self.answer.take_away()
        self._show_unread(())
        self._beside.tell((), ())
        self._show_list(False)
        self._number.setText("")
        self.title.setText(_("That was the last question."))
        for line in words:
            self.answer.rows.addWidget(Words(line))
        finished = Finished()
        self.another, self.to_the_case = finished.another, finished.to_the_case
        self.another.clicked.connect(partial(self._leaving.leave, self.leave.emit))
        self.to_the_case.clicked.connect(partial(self._leaving.leave, self.done.emit))
        self.answer.rows.addWidget(finished)
        finished.show()
        self._bar.show_end()
        self.form.leave_out.hide()
        (self.form.accept if self.form.accept.isVisible() else self.another).setFocus()
        say_aloud(self, " ".join((self.title.text(), *(f"{line}." for line in words))))

    def show_form(self, words: tuple[str, ...]) -> None:
        self.form.tell(words, waits=self._presenter.waits)

    def show_form_left(self, files: tuple[Brought, ...]) -> None:
        self.form_left.tell(files)

    def ask_about_rows(self, words: str) -> None:
        self.form.ask_about_rows(words)
        self.area.reveal(self.form)

    def show_hidden(self, words: str) -> None:
        if words and words != self.hidden.text():
            say_aloud(self, words)
        self.hidden.setText(words)
        self.hidden.setVisible(bool(words))

    def show_attached(self, attached: tuple[Attached, ...], *, is_new: bool) -> None:
        self.told.done_with_picture()
        self.pictures.show_attached(attached, is_new=is_new)

    def show_picture(self, attached: Attached, pixels: Pixels) -> None:
        self.told.done_with_picture()
        self.pictures.show_picture(attached, pixels)
        self.area.reveal(*self.pictures.pictured)

    def show_kept(self) -> None:
        self.kept.setText(_("Saved"))
        self.told.refused.tell(())
        self._leaving.go_now()

    def show_not_kept(self) -> None:
        self.kept.setText("")

    def show_refused(self, trouble: Trouble) -> None:
        self.kept.setText("")
        self.told.refused.tell(trouble.sentences())
        self.area.verticalScrollBar().setValue(0)
        self._leaving.go_now()

    def show_beside_m(self, words: tuple[str, ...]) -> None:
        self.told.beside_m.tell(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self.told.say_trouble(trouble)
        self.area.verticalScrollBar().setValue(0)

    def show_pictures_left(self, files: tuple[Brought, ...]) -> None:
        self.pictures_left.tell(files)
        self.area.reveal(self.pictures_left)

    def show_picture_trouble(self, trouble: Trouble) -> None:
        self.told.say_trouble(trouble, of_pictures=True)
        self.area.verticalScrollBar().setValue(0)

    def keep_again(self, *, quietly: bool = False) -> None:
        self._presenter.keep_again(quietly=quietly)

    # ---- leaving -------------------------------------------------------------------------------------------------------

    def is_busy(self) -> bool:
        """While something would be left behind that nobody has seen."""
        return self._leaving.is_busy()

    def asks_before_end(self) -> bool:
        return self.is_busy()

    def say_why_it_stays(self) -> None:
        self._show_list(False)
        asked = self._leaving.ask()
        if asked is not None:
            self.area.reveal(asked)

    # ---- what a person does ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN:
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
        self._leaving.unless_unread(partial(self._presenter.open, question))

    def _attach(self, page: int) -> None:
        kinds = _("Photos and scans (*.jpg *.jpeg *.png *.pdf)")
        self._presenter.pictures.attach(
            page, self._asking.open_which(self, _("Photo or scan of page {page}").format(page=page), kinds)
        )

    def _detach(self, attached: Attached) -> None:
        question = _("Delete the picture of page {page}?").format(page=attached.page)
        more = _("It goes from the case and from its backups, and cannot be brought back.")
        if self._asking.sure(self, question, more, _("Delete the picture")):
            self._presenter.pictures.detach(attached)

    def _to_pictures(self) -> None:
        self.pictures.go_to_first()
        self.area.reveal(self.pictures)

    def _none_shows_it(self) -> None:
        self._presenter.pictures.none_shows_it()
        self.answer.take_keyboard()
