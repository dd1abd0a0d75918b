"""What is said of a form that was read, above the question: what waits to be saved, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.language import _
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.cards import Notice
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Words
from ui.parts.flow import Flow


class FormNotice(Notice):
    """Nothing is to be seen of it where no form was read. `accept`, `leave_out` and `go_without` are its buttons; where rows
    of a table could not be read, `to_rows` and `without_rows` come in the place of `accept`, once it was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._before_leaving = Words(_("Save them before you go, or go without them."), bold=True)
        self._before_leaving.hide()
        self.rows.addWidget(self._before_leaving)
        self._about_rows = Words("", bold=True)
        self._about_rows.hide()
        self.rows.addWidget(self._about_rows)
        self._acts = QWidget()
        flow = Flow(self._acts, gap=8)
        self.accept = Primary(_("Save these answers"))
        self.to_rows = Primary(_("Show that question"))
        self.without_rows = Button(_("Save without these rows"))
        self.leave_out = Button(_("Leave out this answer"))
        self.go_without = Button(_("Go without them"))
        for button in (self.accept, self.to_rows, self.without_rows, self.leave_out, self.go_without):
            flow.addWidget(button)
        for button in (self.to_rows, self.without_rows, self.go_without):
            button.hide()
        self.to_rows.clicked.connect(self._no_rows)
        self.rows.addWidget(self._acts)

    def tell(self, words: tuple[str, ...], *, waits: bool) -> None:
        """Say this, aloud too if it is news. `waits`: there are answers to be saved."""
        before = self.accessibleName()
        first, *rest = words or ("",)
        self.say(first, "\n".join(rest))
        if words and self.accessibleName() != before:
            say_aloud(self, self.accessibleName())
        self._acts.setVisible(waits)
        self._no_rows()
        if not waits:
            self._ask(False)

    def ask_before_leaving(self) -> None:
        """The page was to be left while answers wait."""
        self._no_rows()
        self._ask(True)
        self.accept.setFocus()
        say_aloud(self, f"{self.accessibleName()} {self._before_leaving.text()}")

    def ask_about_rows(self, words: str) -> None:
        """Answers were to be saved of which some rows could not be read."""
        self._about_rows.setText(words)
        self._show_rows(True)
        self.to_rows.setFocus()
        say_aloud(self, words)

    def _no_rows(self) -> None:
        self._show_rows(False)

    def _show_rows(self, asked: bool) -> None:
        for widget in (self._about_rows, self.to_rows, self.without_rows):
            widget.setVisible(asked)
        self.accept.setVisible(not asked)

    def _ask(self, asked: bool) -> None:
        self._before_leaving.setVisible(asked)
        self.go_without.setVisible(asked)
