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
    """Nothing is to be seen of it where no form was read. `accept`, `leave_out` and `go_without` are its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._before_leaving = Words(_("Save them before you go, or go without them."), bold=True)
        self._before_leaving.hide()
        self.rows.addWidget(self._before_leaving)
        self._acts = QWidget()
        flow = Flow(self._acts, gap=8)
        self.accept = Primary(_("Save these answers"))
        self.leave_out = Button(_("Leave out this answer"))
        self.go_without = Button(_("Go without them"))
        for button in (self.accept, self.leave_out, self.go_without):
            flow.addWidget(button)
        self.go_without.hide()
        self.rows.addWidget(self._acts)

    def tell(self, words: tuple[str, ...], *, waits: bool) -> None:
        """Say this. `waits`: there are answers to be saved."""
        first, *rest = words or ("",)
        self.say(first, "\n".join(rest))
        self._acts.setVisible(waits)
        if not waits:
            self._ask(False)

    def ask_before_leaving(self) -> None:
        """The page was to be left while answers wait."""
        self._ask(True)
        self.accept.setFocus()
        say_aloud(self, f"{self.accessibleName()} {self._before_leaving.text()}")

    def _ask(self, asked: bool) -> None:
        self._before_leaving.setVisible(asked)
        self.go_without.setVisible(asked)
