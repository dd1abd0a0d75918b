"""The answer that is keyed in: the editor of its kind, and the boxes that stand beside it on the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.answers import State
from app.domain.kinds import MultiChoice, SingleChoice, TableKind
from app.domain.kinds.base import DONT_KNOW, Problem
from app.domain.kinds.parts import says_dont_know
from app.domain.language import _
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.presenters.mediator.key_in_lines import QuestionShown
from app.presenters.mediator.words import state_words
from ui.editors import Editor, make_editor
from ui.editors.cell import Cell
from ui.editors.dont_know_tick import DontKnowTick
from ui.editors.point_row import PointButton
from ui.mediator.key_in_parts import Boxes
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.tab_order import in_reading_order
from ui.mediator.pieces.text import Words
from ui.parts import words as parts
from ui.parts.choices import Choice, Tick
from ui.parts.emptied import empty


class KeyedAnswer(QWidget):
    """`answered` carries what was typed, `marked` the box that is marked on the paper; `unknown` tells that “I don't know”
    is written there, `stirred` that something was typed, whether or not it can be read."""

    answered = Signal(object)
    marked = Signal(object)
    unknown = Signal()
    stirred = Signal()

    def __init__(self, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chance = chance
        self._told: tuple[Problem, ...] = ()
        self._touched = False
        self._takes_numbers = False
        self.editor: Editor | None = None
        self.boxes: Boxes | None = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(12)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_question(self, shown: QuestionShown) -> None:
        """An editor of its own for each question, with what stands there."""
        self.take_away()
        if shown.closed:
            self.rows.addWidget(Words(shown.closed))
            return
        editor = make_editor(shown.kind, shown.tongue, self._chance, f"{shown.number}. {shown.prompt}")
        editor.show_value(shown.value)
        editor.answered.connect(self._answered)
        editor.stirred.connect(self._stirred)
        self.rows.addWidget(editor)
        self.editor = editor
        self._takes_numbers = isinstance(shown.kind, SingleChoice | MultiChoice)
        editor.show()
        if not self._cells():
            self.dont_know = Link(_("{words} is written there").format(words=state_words(State.DONT_KNOW)))
            self.dont_know.clicked.connect(self.unknown)
            self.rows.addWidget(self.dont_know, 0, Qt.AlignmentFlag.AlignLeft)
        if shown.boxes:
            self.boxes = Boxes(shown.boxes, shown.mark, shown.prompt)
            self.boxes.marked.connect(self.marked)
            self.rows.addWidget(self.boxes)

    def take_away(self) -> None:
        """Empty the editor, then take it and its boxes away."""
        if self.editor is not None:
            self.editor.show_value(self.editor.kind.blank())
        self.editor, self.boxes, self._told = None, None, ()
        self._touched = self._takes_numbers = False
        empty(self.rows)

    def take_keyboard(self) -> bool:
        """Put the keyboard where the answer begins; whether there is such a place."""
        if self.editor is not None:
            self.editor.focus_first()
            self._pass_words_over(self.editor)
        return self.editor is not None

    @staticmethod
    def _pass_words_over(editor: Editor) -> None:
        """In a table, go on to the first cell that is empty: what is typed may not stick to words that stand there."""
        if not isinstance(editor.kind, TableKind):
            return
        cells = [cell for cell in editor.findChildren(QWidget) if isinstance(cell, QLineEdit | QPlainTextEdit)]
        empty_one = next((cell for cell in cells if cell.isVisibleTo(editor) and not _words_in(cell)), None)
        if empty_one is not None and any(cell.hasFocus() for cell in cells):
            empty_one.setFocus()

    # ---- keys -----------------------------------------------------------------------------------------------------

    def by_number(self, digit: str) -> bool:
        """Take the circle or square with this number, counted from the top; 0 is the tenth."""
        if self.editor is None or not self._takes_numbers:
            return False
        inside = self.editor.findChildren(QWidget)
        marks = [each for each in inside if isinstance(each, Choice | Tick)]
        place = "1234567890".find(digit) if len(digit) == 1 else -1
        if not 0 <= place < len(marks):
            return False
        marks[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        marks[place].click()
        own = next((each for each in inside if isinstance(each, QLineEdit | QPlainTextEdit)), None)
        if own is not None and own.isVisible() and place == len(marks) - 1:
            own.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def to_next_cell(self) -> Cell | None:
        """In a table or a grid, on to the next cell in which nothing stands; None where there is none."""
        cells, here = self._cells(), QApplication.focusWidget()
        at = next((place for place, cell in enumerate(cells) if here is not None and cell.isAncestorOf(here)), None)
        if at is None:
            return None
        lines = [each for each in cells[at].findChildren(QWidget) if isinstance(each, QLineEdit | QPlainTextEdit)]
        rest = lines[next((place for place, each in enumerate(lines, 1) if each is here), len(lines)) :]
        in_it = ((cells[at], each) for each in rest if each.isVisible() and not _words_in(each))
        below = ((cell, cell.first_field()) for cell in cells[at + 1 :] if cell.value() is None)
        for cell, field in (*in_it, *below):
            if field is not None:
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return cell
        return None

    def dont_know_here(self) -> None:
        """“I don't know” for the cell that has the keyboard, or no longer; where there are no cells, for the answer."""
        cells, here = self._cells(), QApplication.focusWidget()
        if self.editor is not None and not cells:
            self.unknown.emit()
        for cell in cells:
            if here is not None and cell.isAncestorOf(here):
                for each in cell.findChildren(QAbstractButton):
                    if isinstance(each, DontKnowTick) or (isinstance(each, PointButton) and each.point is DONT_KNOW):
                        each.click()

    def _cells(self) -> list[Cell]:
        if self.editor is None:
            return []
        place = {id(widget): at for at, widget in enumerate(in_reading_order(self.editor))}
        shown = [cell for cell in self.editor.findChildren(Cell) if cell.isVisibleTo(self)]
        return sorted(shown, key=lambda cell: place.get(id(cell.first_field()), 0))

    def turn(self, lock: Lock) -> None:
        """What the key of a box does, where there is such a box."""
        if self.boxes is not None and lock in self.boxes.choices:
            self.boxes.turn(lock)

    # ---- what cannot be read, or cannot well be ---------------------------------------------------------------------

    def may_go_on(self) -> bool:
        """Whether what stands there can be kept. What cannot is told beside its field; what is only unlikely, once."""
        editor = self.editor
        if editor is None:
            return True
        unread = editor.unread()
        if unread and self._says_dont_know(editor):
            self.unknown.emit()
            return False
        problems = unread or self._doubts(editor)
        if problems and (unread or problems != self._told):
            self._tell(editor, problems, unread=bool(unread))
            return False
        return True

    def is_unread(self) -> bool:
        """Whether something stands there that cannot be read: it would be gone if the question was left."""
        return self.editor is not None and bool(self.editor.unread())

    def may_leave(self) -> bool:
        """Whether the question can be left for another one. What cannot be read is told, as by `may_go_on`."""
        return not self.is_unread() or self.may_go_on()

    def _says_dont_know(self, editor: Editor) -> bool:
        """Whether a person typed “I don't know” where a number belongs, as it stands on the paper."""
        fields = [each for each in editor.findChildren(QWidget) if isinstance(each, QLineEdit | QPlainTextEdit)]
        words = [found for each in fields if each.isVisibleTo(editor) and (found := _words_in(each).strip())]
        return not self._cells() and bool(words) and all(map(says_dont_know, words))

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
        said = {each.text() for each in editor.findChildren(parts.Words) if each.isVisibleTo(editor)}
        shown = tuple(each for each in problems if each.sentence not in said)
        editor.set_problems((*shown, Problem(way_on, problems[0].where)))
        editor.focus_on(problems[0].where)
        say_aloud(editor, " ".join((*(each.sentence for each in problems), way_on)))

    def _answered(self, value: object) -> None:
        self._touched = True
        self.answered.emit(value)
        self._stirred()

    def _stirred(self) -> None:
        """What was told goes as soon as something else is typed."""
        self.stirred.emit()
        if self._told and self.editor is not None:
            self._told = ()
            self.editor.set_problems(())


def _words_in(cell: QLineEdit | QPlainTextEdit) -> str:
    return cell.text() if isinstance(cell, QLineEdit) else cell.toPlainText()
