"""What is told above a question that is keyed in: what did not work, what the disk refused, what a picture may show."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.cards import Notice
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Words
from ui.parts.flow import Flow


class _Waits(Notice):
    """Stands there until something is done about it: by one of two buttons, or elsewhere on the page."""

    def __init__(self, before_leaving: str, first: str, second: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._before_leaving = Words(before_leaving, bold=True)
        self._before_leaving.hide()
        self.rows.addWidget(self._before_leaving)
        acts = QWidget()
        flow = Flow(acts, gap=8)
        self.first, self.second = Button(first), Button(second)
        flow.addWidget(self.first)
        flow.addWidget(self.second)
        self.rows.addWidget(acts)

    def tell(self, words: tuple[str, ...]) -> None:
        """Say this, aloud too if it is news; () for nothing."""
        before = self.accessibleName()
        first, *rest = words or ("",)
        self.say(first, "\n".join(rest))
        if not words:
            self._before_leaving.hide()
        elif self.accessibleName() != before:
            say_aloud(self, self.accessibleName())

    def ask_before_leaving(self) -> None:
        """The page was to be left meanwhile."""
        self._before_leaving.show()
        self.first.setFocus()
        say_aloud(self, f"{self.accessibleName()} {self._before_leaving.text()}")


class Told(QWidget):
    """`refused` and `beside_m` wait; `trouble` is news."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        self.trouble = Notice()
        self.refused = _Waits(
            _("Some answers are not saved. Try again before you go, or go without them."),
            _("Try again"),
            _("Go without them"),
        )
        self.beside_m = _Waits(
            _("Look at the pictures before you go, or say that none of them shows it."),
            _("Go to the pictures"),
            _("No picture shows it"),
        )
        self._of_pictures = False
        for notice in (self.trouble, self.refused, self.beside_m):
            rows.addWidget(notice)
            notice.hide()

    def say_trouble(self, trouble: Trouble, *, of_pictures: bool = False) -> None:
        """What did not work. `of_pictures`: it is over once something was done with a picture."""
        self._of_pictures = of_pictures
        self.trouble.say_trouble(trouble)
        say_aloud(self.trouble, " ".join(trouble.sentences()))

    def done_with_picture(self) -> None:
        if self._of_pictures:
            self.trouble.say("", "")
