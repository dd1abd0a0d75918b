"""Keying in a handout: its questions at the left as they stand on the paper, the one that is typed at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.kinds import ListKind, LongText, MultiChoice, SingleChoice
from app.domain.kinds.base import Problem
from app.domain.language import _
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.key_in import HandoutShown, KeyIn, Wanted
from app.presenters.mediator.key_in_lines import QuestionLine, QuestionShown, Standing
from app.presenters.paper_doors import Attached, Pixels
from ui.editors import Editor, make_editor
from ui.mediator.asking import Asking
from ui.mediator.key_in_parts import Boxes, PagePictures
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Line, Notice
from ui.mediator.pieces.page import Bar, Scroll, WindowPage, say_aloud
from ui.mediator.pieces.question_rows import QuestionRows
from ui.mediator.pieces.tab_order import go_to_next
from ui.mediator.pieces.text import Heading, Title, Words, em
from ui.parts.choices import Choice, Tick
from ui.parts.emptied import empty
from ui.parts.flow import Flow

_LIST = 18
"""How wide the list of questions is, in lines of running text."""
_BESIDE = 40
"""How wide a window must be for list and question to stand beside each other."""
_ANY_WIDTH = 200
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyInPage(WindowPage):
    """Made for the keyboard: what is pressed most goes on at once."""

    leave = Signal()

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
        self.editor: Editor | None = None
        self.boxes: Boxes | None = None
        self._question: QuestionShown | None = None
        self._told: tuple[Problem, ...] = ()
        self._touched = False
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
        above.addWidget(self._number, 1)
        self.kept = Words("", quiet=True)
        self.kept.setWordWrap(False)
        above.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(above)
        self.notice = Notice()
        rows.addWidget(self.notice)
        rows.addWidget(self._make_form())
        self.title = Title("")
        rows.addWidget(self.title)
        self._answer = QVBoxLayout()
        self._answer.setSpacing(12)
        rows.addLayout(self._answer)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(2)
        rows.addLayout(self._beside)
        rows.addWidget(Line())
        self.pictures = PagePictures(wanted.page)
        self.pictures.attach.connect(self._attach)
        self.pictures.look_at.connect(self._presenter.look_at)
        self.pictures.detach.connect(self._presenter.detach)
        rows.addWidget(self.pictures)
        rows.addStretch(1)
        self.area = Scroll(inside)
        outside.addWidget(self.area, 1)
        outside.addWidget(self._make_bar())
        return right

    def _make_form(self) -> QWidget:
        self.form = Notice()
        acts = QWidget()
        flow = Flow(acts, gap=8)
        self.accept = Primary(_("Save these answers"))
        self.leave_out = Button(_("Leave out this answer"))
        flow.addWidget(self.accept)
        flow.addWidget(self.leave_out)
        self.form.rows.addWidget(acts)
        self.accept.clicked.connect(self._presenter.accept)
        self.leave_out.clicked.connect(self._presenter.leave_out)
        return self.form

    def _make_bar(self) -> Bar:
        bar = Bar(_ANY_WIDTH)
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
            button.clicked.connect(act)
        return bar

    def _make_keys(self) -> None:
        for keys, act in (
            ("Alt+L", self.blank.click),
            ("Alt+R", self.unreadable.click),
            ("Alt+K", self.keep.click),
            ("Alt+M", partial(self._turn, Lock.ONLY_ME)),
            ("Alt+B", partial(self._turn, Lock.MEDIATOR)),
            ("Alt+S", partial(self._turn, Lock.SHARE)),
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

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_to_next(self, forward=forward)

    def _show_list(self, listing: bool) -> None:
        self._listing = listing
        self._fit()
        if listing:
            self.list.setFocus()

    # ---- what the presenter says -----------------------------------------------------------------------------------

    def show_handout(self, shown: HandoutShown) -> None:
        self._sheet.setText(shown.sheet)
        by = _("Typed by {name}").format(name=shown.typed_by) if shown.typed_by else ""
        self._whose.setText(" · ".join(filter(None, (shown.party, shown.about, by))))

    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None:
        open_ = (Standing.NOT_YET,)
        self.list.show_rows(
            [(line.id, line.number, line.prompt, line.state(), line.standing not in open_) for line in lines], here
        )

    def show_question(self, shown: QuestionShown) -> None:
        self._question, self._told, self._touched = shown, (), False
        self._show_list(False)
        self._number.setText(_("Question {number}").format(number=shown.number))
        self.title.setText(shown.prompt)
        self._empty_answer()
        if shown.closed:
            self._answer.addWidget(Words(shown.closed))
        else:
            self._build_editor(shown)
        self._build_beside(shown)
        for button in (self.blank, self.unreadable):
            button.setEnabled(not shown.closed)
        self.keep.setEnabled(shown.may_keep)
        self.go_on.setEnabled(True)
        self.leave_out.setVisible(shown.proposed)
        self._keys.setText(self._key_words(shown))
        self.area.verticalScrollBar().setValue(0)
        self._take_keyboard()

    def _build_editor(self, shown: QuestionShown) -> None:
        editor = make_editor(shown.kind, shown.tongue, self._chance, f"{shown.number}. {shown.prompt}")
        editor.show_value(shown.value)
        editor.answered.connect(self._answered)
        editor.stirred.connect(self._stirred)
        self._answer.addWidget(editor)
        self.editor = editor
        editor.show()
        if shown.boxes:
            self.boxes = Boxes(shown.boxes, shown.mark, shown.prompt)
            self.boxes.marked.connect(self._marked)
            self._answer.addWidget(self.boxes)

    def _empty_answer(self) -> None:
        self.editor, self.boxes = None, None
        empty(self._answer)
        empty(self._beside)

    def _build_beside(self, shown: QuestionShown) -> None:
        for title, lines in (
            (_("Kept from paper before"), shown.kept_so_far),
            (_("At the laptop, in this break"), shown.beside),
        ):
            if lines:
                self._beside.addWidget(Words(title, bold=True, quiet=True))
                for line in lines:
                    self._beside.addWidget(Words(line, quiet=True))

    def _take_keyboard(self) -> None:
        if self.editor is not None:
            self.editor.focus_first()
        else:
            self.go_on.setFocus()

    def show_end(self, words: tuple[str, ...]) -> None:
        self._question, self._touched = None, False
        self._empty_answer()
        self._show_list(False)
        self._number.setText("")
        self.title.setText(_("That was the last question."))
        for line in words:
            self._answer.addWidget(Words(line))
        self.another = Button(_("Key in another handout"))
        self.another.clicked.connect(self.leave)
        self._answer.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.another.show()
        for button in (self.blank, self.unreadable, self.keep, self.go_on):
            button.setEnabled(False)
        self.leave_out.hide()
        self._keys.setText("")
        (self.accept if self.accept.isVisible() else self.another).setFocus()
        say_aloud(self, self.title.text())

    def show_form(self, words: tuple[str, ...]) -> None:
        first, *rest = words or ("",)
        self.form.say(first, "\n".join(rest))

    def show_attached(self, attached: tuple[Attached, ...]) -> None:
        self.pictures.show_attached(attached)

    def show_picture(self, attached: Attached, pixels: Pixels) -> None:
        self.pictures.show_picture(attached, pixels)

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

    # ---- what a person does ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN:
            if not event.isAutoRepeat():
                self._continue()
        elif not self._by_number(event.text()):
            super().keyPressEvent(event)

    def _by_number(self, digit: str) -> bool:
        """Take the circle or square with this number, counted from the top; 0 is the tenth."""
        question = self._question
        if question is None or self.editor is None or not isinstance(question.kind, SingleChoice | MultiChoice):
            return False
        marks = [each for each in self.editor.findChildren(QWidget) if isinstance(each, Choice | Tick)]
        place = "1234567890".find(digit) if len(digit) == 1 else -1
        if not 0 <= place < len(marks):
            return False
        marks[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        marks[place].click()
        own = next(
            (each for each in self.editor.findChildren(QWidget) if isinstance(each, QLineEdit | QPlainTextEdit)), None
        )
        if own is not None and own.isVisible() and place == len(marks) - 1:
            own.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _answered(self, value: object) -> None:
        self._touched = True
        self._presenter.typed(value)
        self._stirred()

    def _stirred(self) -> None:
        """What was told goes as soon as something else is typed."""
        if self._told and self.editor is not None:
            self._told = ()
            self.editor.set_problems(())

    def _continue(self) -> None:
        """Keep the answer and go on; what cannot be read, or cannot well be, is told first."""
        editor = self.editor
        if self._question is None:
            return
        if editor is not None:
            unread = editor.unread()
            problems = unread or self._doubts(editor)
            if problems and (unread or problems != self._told):
                self._tell(editor, problems, unread=bool(unread))
                return
        self._presenter.finish()

    def _doubts(self, editor: Editor) -> tuple[Problem, ...]:
        value = editor.value()
        if not self._touched or editor.kind.is_blank(value):
            return ()
        return tuple(problem for problem in editor.kind.problems(value) if not problem.between)

    def _tell(self, editor: Editor, problems: tuple[Problem, ...], *, unread: bool) -> None:
        self._told = problems
        way_on = (
            _("Type it another way, or press “Cannot be read”.")
            if unread
            else _("If it stands so on the paper, press Continue again.")
        )
        said = {each.text() for each in editor.findChildren(Words) if each.isVisibleTo(editor)}
        shown = tuple(each for each in problems if each.sentence not in said)
        editor.set_problems((*shown, Problem(way_on, problems[0].where)))
        editor.focus_on(problems[0].where)
        say_aloud(editor, " ".join((*(each.sentence for each in problems), way_on)))

    def _marked(self, lock: object) -> None:
        if lock is Lock.ONLY_ME:
            self._keep()
        elif lock is None or isinstance(lock, Lock):
            self._presenter.mark(lock)

    def _turn(self, lock: Lock) -> None:
        if self.boxes is not None and lock in self.boxes.choices:
            self.boxes.turn(lock)

    def _keep(self) -> None:
        """Empty and close the editor first: no word of what is marked M goes anywhere."""
        if self._question is None or not self._question.may_keep:
            return
        if self.editor is not None:
            self.editor.show_value(self.editor.kind.blank())
        self._empty_answer()
        self._presenter.kept_by_party()

    def _open(self, question: str) -> None:
        self._presenter.open(question)

    def _attach(self, page: int) -> None:
        kinds = _("Photos and scans (*.jpg *.jpeg *.png *.pdf)")
        self._presenter.attach(
            page, self._asking.open_which(self, _("Photo or scan of page {page}").format(page=page), kinds)
        )

    def _key_words(self, shown: QuestionShown) -> str:
        if shown.closed:
            return ""
        on = _("Ctrl+Enter goes on") if isinstance(shown.kind, LongText | ListKind) else _("Enter goes on")
        parts = [on, _("Alt+L left blank"), _("Alt+R cannot be read")]
        if shown.may_keep:
            parts.append(_("Alt+K kept"))
        if shown.boxes:
            parts.append(_("Alt with the letter: its box"))
        return " · ".join(parts)
