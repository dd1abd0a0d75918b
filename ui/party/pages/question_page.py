"""One question, with everything around it.

The page is bound to its spot for life: what its editor says goes there, whatever page is shown by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.answers import State
from app.domain.kinds.base import Kind, Problem
from app.domain.kinds.computed import Computed
from app.domain.kinds.table import TableKind
from app.domain.language import _
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.presenters.party import words
from app.presenters.party.pages import Beside, Figures, LockView, Pointer, QuestionPage, SaveNote, SaveState, WhatIf
from app.presenters.party.party_presenter import PartyPresenter
from ui import look
from ui.editors.base import Editor
from ui.editors.computed import ComputedEditor
from ui.parts.aloud import announce
from ui.parts.buttons import Button, Role
from ui.parts.cards import Quotation
from ui.parts.column import Page
from ui.parts.flow import Flow
from ui.parts.fold import Fold
from ui.parts.lock_chooser import LockChooser
from ui.parts.save_line import SaveLine
from ui.parts.words import Title, Words
from ui.party.pages.beside import AsideNote, PinnedSum, SumLine
from ui.party.pages.more_questions import more_questions
from ui.party.pages.reckoning import ReckoningView, said_aloud

Editors = Mapping[type[Kind[Any]], type[Editor]]


class QuestionScreen(Page):
    """The question page."""

    def __init__(self, page: QuestionPage, presenter: PartyPresenter, editors: Editors, chance: Chance) -> None:
        super().__init__()
        self._presenter = presenter
        self._page = page
        self.editor: Editor | None = None
        self._lock: LockChooser | None = None
        self._pinned: PinnedSum | None = None
        self._told_of: tuple[Problem, ...] = ()
        self._sums_heard: tuple[str, ...] | None = None
        self._note = SaveNote(SaveState.NOTHING)
        self._has_something = page.state is not State.LEFT_BLANK
        self.reckoning: ReckoningView | None = None
        self._build_question(page)
        if page.asks:
            self._build_answer(page, editors, chance)
        if page.closed:
            self._build_closed()
        if page.figures is not None and isinstance(page.kind, Computed):
            self._build_figures(page, page.kind, page.figures, chance)
        self._build_pointer()
        if page.lock is not None:
            self._build_lock(page.lock)
        self._build_more(page)
        self.rows.addStretch(1)
        self._build_foot(page)
        self.show_pointer(page.pointer)

    # ---- building --------------------------------------------------------------------------------------------------

    def _build_question(self, page: QuestionPage) -> None:
        where = [page.section, words.position(page.number), words.more_after(page.more_after)]
        where.append(words.minutes_left(page.minutes_left))
        self.rows.addWidget(Words(" · ".join(part for part in where if part), quiet=True))
        if page.section_intro:
            self.rows.addWidget(Words(page.section_intro, quiet=True))
        # Not alone on a line of its own.
        star = "\u00a0★" if page.starred else ""
        self.title = Title(page.prompt + star)
        if page.starred:
            self.title.setAccessibleName(f"{page.prompt} {words.starred_means()}")
        self.rows.addWidget(self.title)
        if page.why:
            self.rows.addWidget(Words(page.why, quiet=True))
        if page.example:
            self.rows.addWidget(Fold(_("Show an example"), Words(page.example)))
        for quote in page.earlier:
            self.rows.addWidget(Quotation(quote.heading, quote.lines))
        self.space(0.2)

    def _build_answer(self, page: QuestionPage, editors: Editors, chance: Chance) -> None:
        editor = editors[type(page.kind)](page.kind, page.tongue, chance, self)
        editor.set_question(page.prompt)
        editor.show_value(page.value)
        editor.answered.connect(self._answered)
        editor.stirred.connect(self._look_again)
        self.rows.addWidget(editor)
        self.editor = editor
        if isinstance(page.kind, TableKind) and not page.kind.fixed_rows:
            self._pinned = PinnedSum(self)
            self.pin(self._pinned)
        self._sums = SumLine(quiet=self._pinned is not None)
        self.rows.addWidget(self._sums)
        below = QWidget()
        row = Flow(below, gap=8)
        self._dont_know = Button(words.state_words(State.DONT_KNOW), Role.PLAIN)
        self._rather_not = Button(words.state_words(State.RATHER_NOT), Role.PLAIN)
        for button, act in (
            (self._dont_know, self._presenter.question.dont_know),
            (self._rather_not, self._presenter.question.rather_not),
        ):
            button.setCheckable(True)
            button.clicked.connect(act)
            row.addWidget(button)
        self._clear = Button(_("Clear answer"), Role.QUIET)
        self._clear.clicked.connect(self._presenter.question.clear)
        self._undo = Button(_("Undo"), Role.QUIET)
        self._undo.clicked.connect(self._presenter.walk.undo)
        row.addWidget(self._clear)
        row.addWidget(self._undo)
        self.rows.addWidget(below)
        # Below what was tapped, so that nothing moves under the hand.
        self._told = Words("", quiet=True)
        self.rows.addWidget(self._told)
        self._asks = AsideNote()
        self.rows.addWidget(self._asks)
        self.show_beside(page.beside)
        self._show_state(page)

    def _build_closed(self) -> None:
        for line in words.closed_answer():
            self.rows.addWidget(Words(line))
        button = Button(_("Type my code"))
        button.clicked.connect(self._presenter.private.ask_code)
        self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_figures(self, page: QuestionPage, kind: Computed, figures: Figures, chance: Chance) -> None:
        if figures.blocks:
            self.reckoning = ReckoningView(page, kind, figures, self._presenter, chance, self)
            self.rows.addWidget(self.reckoning)
            return
        shown = ComputedEditor(kind, page.tongue, chance, self)
        shown.set_question(page.prompt)
        shown.show_lines(figures.rows, figures.sentences, figures.footer)
        self.rows.addWidget(shown)

    def _build_pointer(self) -> None:
        self._pointer_to: Pointer | None = None
        self._pointer = QWidget()
        rows = QVBoxLayout(self._pointer)
        rows.setContentsMargins(0, 0, 0, 0)
        self._pointer_words = Words("")
        go = Button(_("Go there"), Role.QUIET, flush=True)
        go.clicked.connect(self._follow_pointer)
        rows.addWidget(self._pointer_words)
        rows.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._pointer)

    def _build_lock(self, lock: LockView) -> None:
        self.space(0.5)
        self._lock = LockChooser(lock, about=self._page.prompt)
        self._lock.chosen.connect(self._choose_lock)
        self.rows.addWidget(self._lock)

    def _build_more(self, page: QuestionPage) -> None:
        if page.has_more:
            self.space(0.4)
            self.rows.addWidget(more_questions(self._more), 0, Qt.AlignmentFlag.AlignLeft)

    def _build_foot(self, page: QuestionPage) -> None:
        back = Button(_("Back"))
        back.clicked.connect(self._presenter.walk.back)
        self.foot.left.addWidget(back)
        self.saved = SaveLine()
        self.foot.middle.addWidget(self.saved)
        if page.asks and not page.changing:
            skip = Button(_("Skip for now"), Role.QUIET)
            skip.clicked.connect(self._presenter.walk.skip)
            self.foot.right.addWidget(skip)
        on = _("Back to my answers") if page.changing else _("Continue")
        self._go_on = Button(on, Role.MAIN)
        self._go_on.clicked.connect(self.on_return)
        self.foot.right.addWidget(self._go_on)

    # ---- what the presenter says ------------------------------------------------------------------------------------

    def show_answer(self, page: QuestionPage) -> None:
        """The answer after an act other than typing."""
        self._page = page
        if self.editor is not None:
            self.editor.show_value(page.value)
            self.show_beside(page.beside)
            self._tell(())
        self._has_something = True
        self._show_saving()
        if page.lock is not None:
            self.show_lock(page.lock)
        self._show_state(page)
        self.show_pointer(page.pointer)

    def show_beside(self, beside: Beside | None) -> None:
        """What the answer adds up to, and what is asked about it: follows every key, and never moves the keyboard."""
        if self.editor is None:
            return
        lines = every = beside.lines if beside is not None else ()
        if self._pinned is not None:
            self._pinned.say(lines[0] if lines else "")
            lines = lines[1:]
        self._sums.say(lines)
        if beside is None or beside.at_rest:
            self._tell_sums(every)
        self._asks.say(beside.asks if beside is not None else ())

    def _tell_sums(self, lines: tuple[str, ...]) -> None:
        """Once the typing rests, a screen reader hears what is new among the sums; not what the page came up with."""
        if self._sums_heard is not None:
            announce(self, " ".join(line for line in lines if line not in self._sums_heard))
        self._sums_heard = lines

    def show_what_if(self, found: WhatIf) -> None:
        """What would be if a guess were another."""
        if self.reckoning is not None:
            self.reckoning.show_what_if(found)

    def show_lock(self, lock: LockView) -> None:
        """The lock changed."""
        self._has_something = True
        if self._lock is not None and self._lock.offers(lock):
            self._lock.show_lock(lock)

    def show_controls(self, can_clear: bool, can_undo: bool) -> None:
        """While it is being answered: a state button that no longer holds goes up again."""
        self._clear.setEnabled(can_clear)
        self._undo.setEnabled(can_undo)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """What is impossible or unlikely, once, beside the part it is about, which comes into view."""
        if self.editor is None:
            return
        self._tell(problems)
        announce(self, " ".join((*dict.fromkeys(each.sentence for each in problems), self._way_on())))
        self.editor.focus_on(problems[0].where)
        beside = self.editor.note_for(problems[0].where)
        self.editor.column.activate()
        self.rows.activate()
        field = QApplication.focusWidget()
        for widget in (field, beside):
            if widget is not None and self.column.isAncestorOf(widget):
                self.area.ensureWidgetVisible(widget, 0, look.em())

    def show_pointer(self, pointer: Pointer | None) -> None:
        """A soft pointer to another question, or none."""
        self._pointer_to = pointer
        self._pointer.setVisible(pointer is not None)
        if pointer is not None:
            self._pointer_words.setText(pointer.sentence)

    def show_saving(self, note: SaveNote) -> None:
        """The line about saving."""
        self._note = note
        self._show_saving()

    # ---- what a person does ------------------------------------------------------------------------------------------

    def first_focus(self) -> None:
        if self.editor is not None:
            self.editor.focus_first()
        else:
            self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_return(self) -> None:
        """Continue; something that could not be read is shown first, once, like an impossible value."""
        if self.editor is not None:
            unread = self.editor.unread()
            if unread and unread != self._shown_unread:
                self._shown_unread = unread
                self._presenter.question.settle()
                self.show_problems(unread)
                return
        self._presenter.walk.go_on()

    def words_aloud(self) -> str:
        page = self._page
        quotes = [line for quote in page.earlier for line in (quote.heading, *quote.lines)]
        beside = (*self._sum_lines(), *self._asks.questions()) if self.editor is not None else ()
        figures = said_aloud(page.figures) if page.figures is not None else ()
        return "\n".join(part for part in (page.prompt, page.why, *quotes, *beside, *figures) if part)

    def _sum_lines(self) -> tuple[str, ...]:
        pinned = (self._pinned.line(),) if self._pinned is not None else ()
        return (*pinned, *self._sums.lines())

    _shown_unread: tuple[Problem, ...] = ()

    def _answered(self, value: object) -> None:
        self._presenter.question.answered(self._page.spot, value)
        self._has_something = True
        self._say_told("")
        self._look_again()
        for button in (self._dont_know, self._rather_not):
            if button.isChecked():
                button.setChecked(False)

    def _look_again(self) -> None:
        """What was told goes as soon as it is no longer so; "Saved" is not said of what could not be read."""
        if self.editor is not None and self._told_of:
            told = {problem.where for problem in self._told_of}
            self._tell(tuple(each for each in self._problems(self.editor) if each.where in told))
        self._show_saving()

    def _problems(self, editor: Editor) -> tuple[Problem, ...]:
        value = editor.value()
        return (*editor.unread(), *(() if editor.kind.is_blank(value) else editor.kind.problems(value)))

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        self._told_of = problems
        if self.editor is None:
            return
        self.editor.set_problems(())
        if problems:
            # A field that says it already is not repeated.
            said = {each.text() for each in self.editor.findChildren(Words) if each.isVisibleTo(self.editor)}
            way_on = Problem(self._way_on(), problems[0].where)
            self.editor.set_problems((*(each for each in problems if each.sentence not in said), way_on))

    def _way_on(self) -> str:
        unread = self.editor is not None and self.editor.unread()
        if not unread:
            return _("You can change it, or press Continue again to go on.")
        sentences = [
            _("It cannot be kept as it is. Change it, or press Continue again to go on without it."),
        ]
        if self._stored():
            sentences.append(_("What could be read before stays as your answer."))
        return " ".join(sentences)

    def _stored(self) -> bool:
        return self.editor is not None and not self.editor.kind.is_blank(self.editor.value())

    def _show_saving(self) -> None:
        unread = self.editor is not None and bool(self.editor.unread())
        hushed = self._note.state is SaveState.SAVED and (unread or not self._has_something)
        self.saved.show_note(SaveNote(SaveState.NOTHING) if hushed else self._note)

    def _choose_lock(self, lock: object) -> None:
        if isinstance(lock, Lock):
            self._presenter.question.set_lock(lock)

    def _follow_pointer(self) -> None:
        if self._pointer_to is not None:
            self._presenter.walk.go_to(self._pointer_to.to)

    def _more(self) -> None:
        self._presenter.walk.more_questions(self._page.spot.filling)

    def _show_state(self, page: QuestionPage) -> None:
        if self.editor is None:
            return
        self._dont_know.setChecked(page.state is State.DONT_KNOW)
        self._rather_not.setChecked(page.state is State.RATHER_NOT)
        self.show_controls(page.can_clear, page.can_undo)
        self._say_told(page.told)

    def _say_told(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        announce(self, sentence)
