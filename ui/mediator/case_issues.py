"""Editing the issues of a case: those its kind of dispute often has, and the mediator's own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import Issue, IssueType
from app.domain.language import _
from app.presenters.mediator.case_editing import CaseEditing
from app.presenters.mediator.words import issue_type_words
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.buttons import Button, Link
from ui.mediator.pieces.cards import Card, Line
from ui.mediator.pieces.fields import Field, Picker, TextLine
from ui.mediator.pieces.missing import Missing
from ui.mediator.pieces.text import Label, Words, em
from ui.mediator.pieces.ticks import Tick
from ui.parts.emptied import empty


def _types() -> list[tuple[str, str]]:
    return [(each.value, issue_type_words(each)) for each in IssueType]


class IssuesEditor(Card):
    """Ticks for the usual issues, the list of those chosen in their order, and a line for one's own."""

    def __init__(self, editing: CaseEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_("Issues"))
        self._editing = editing
        self._usual_words = Words(_("Usual in this kind of dispute:"), quiet=True)
        self.rows.addWidget(self._usual_words)
        self._usual = Blocks(14, gap=2, most=3)
        self.rows.addWidget(self._usual)
        self._list_words = Label(_("In this case, in this order, each with what it is about"))
        self.rows.addWidget(self._list_words)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.rows.addLayout(self._list)
        self.rows.addWidget(Line())
        self.own = TextLine(_("An issue of your own"))
        self.own.setPlaceholderText(_("In a few neutral words"))
        self.own_type = Picker(_("What the new issue is about"), _types(), IssueType.MIXED.value)
        self.add = Button(_("Add"))
        self.add.setAccessibleName(_("Add this issue"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Field(_("An issue of your own"), self.own), 3)
        row.addWidget(Field(_("What it is about"), self.own_type), 2)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.rows.addLayout(row)
        self.missing = Missing(self.own)
        self.rows.addWidget(self.missing)
        self.add.clicked.connect(self._add)
        self.own.returnPressed.connect(self._add)
        self.titles: list[TextLine] = []
        self.starters: dict[str, Tick] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show starters and issues anew, such as after the kind of dispute was changed."""
        self._build_starters()
        self._build_list()

    def _build_starters(self) -> None:
        self._usual.clear()
        self.starters = {}
        for starter, title, taken in self._editing.starters():
            tick = Tick(title)
            tick.setChecked(taken)
            tick.clicked.connect(partial(self._take, starter))
            self._usual.add(tick)
            self.starters[starter] = tick
        self._usual.setVisible(bool(self.starters))
        self._usual_words.setVisible(bool(self.starters))

    def _build_list(self) -> None:
        empty(self._list)
        self.titles = []
        issues = self._editing.case.issues
        self._list_words.setVisible(bool(issues))
        for index, issue in enumerate(issues):
            self._list.addWidget(self._row(index, issue, len(issues)))

    def _row(self, index: int, issue: Issue, count: int) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        number = Words(f"{index + 1}", quiet=True)
        number.setFixedWidth(round(1.2 * em()))
        across.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        title = TextLine(_("Issue {number}").format(number=index + 1), issue.title)
        title.settled.connect(partial(self._rename, index))
        self.titles.append(title)
        across.addWidget(title, 3)
        kind = Picker(_("What issue {number} is about").format(number=index + 1), _types(), issue.type.value)
        kind.picked.connect(partial(self._retype, index))
        across.addWidget(kind, 2)
        up, down = Button("↑"), Button("↓")
        up.setAccessibleName(_("Move “{issue}” up").format(issue=issue.title))
        down.setAccessibleName(_("Move “{issue}” down").format(issue=issue.title))
        up.setEnabled(index > 0)
        down.setEnabled(index < count - 1)
        up.clicked.connect(partial(self._move, index, -1))
        down.clicked.connect(partial(self._move, index, 1))
        remove = Link(_("Remove"))
        remove.setAccessibleName(_("Remove “{issue}”").format(issue=issue.title))
        remove.setEnabled(self._editing.may_remove_issue(index))
        remove.clicked.connect(partial(self._remove, index))
        for button in (up, down, remove):
            across.addWidget(button)
        return row

    def _take(self, starter: str) -> None:
        self._editing.take_starter(starter, self.starters[starter].isChecked())
        self._build_list()

    def _rename(self, index: int, title: str) -> None:
        self._editing.put_issue(index, replace(self._editing.case.issues[index], title=title.strip()))

    def _retype(self, index: int, kind: str) -> None:
        self._editing.put_issue(index, replace(self._editing.case.issues[index], type=IssueType(kind)))

    def _move(self, index: int, by: int) -> None:
        self._editing.move_issue(index, by)
        self._build_list()
        self.titles[min(max(index + by, 0), len(self.titles) - 1)].setFocus()

    def _remove(self, index: int) -> None:
        self._editing.remove_issue(index)
        self.refresh()

    def _add(self) -> None:
        self._editing.add_issue(self.own.text(), IssueType(self.own_type.chosen()))
        # Not `clear`, which could be undone.
        self.own.setText("")
        self._build_list()
        self.own.setFocus()
