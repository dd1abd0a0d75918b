"""The questions of a handout, as they stand on the paper, below whose handout it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.mediator.key_in_lines import QuestionLine
from app.presenters.mediator.key_in_opened import HandoutShown
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.question_rows import QuestionRows
from ui.mediator.pieces.text import Heading, Words


class HandoutList(QWidget):
    """`back` leads to another handout; `opened` is told of the question that is wanted."""

    def __init__(self, opened: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 14, 8, 12)
        rows.setSpacing(4)
        self.back = Link("‹ " + _("Another handout"))
        self.back.setAccessibleName(_("Another handout"))
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._sheet = Heading("")
        self._whose = Words("", quiet=True)
        rows.addWidget(self._sheet)
        rows.addWidget(self._whose)
        rows.addSpacing(4)
        self.list = QuestionRows(_("Questions of the handout"))
        self.list.opened.connect(opened)
        rows.addWidget(self.list, 1)

    def show_handout(self, shown: HandoutShown) -> None:
        self._sheet.setText(shown.sheet)
        by = _("Typed by {name}").format(name=shown.typed_by) if shown.typed_by else ""
        self._whose.setText(" · ".join(filter(None, (shown.party, shown.about, by))))

    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None:
        self.list.show_rows([(line.id, line.number, line.prompt, line.state(), line.is_done) for line in lines], here)
