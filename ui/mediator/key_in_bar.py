"""What can be done with an answer that is keyed in, at the foot of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.language import _
from app.presenters.mediator.key_in_lines import QuestionShown
from ui.mediator.key_in_keys import key_words
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.page import Bar
from ui.mediator.pieces.text import Words

_ANY_WIDTH = 200


class KeyInBar(Bar):
    """Nothing can be done before a question is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ANY_WIDTH, parent)
        self.keys = Words("", quiet=True)
        self.words.addWidget(self.keys)
        self.blank, self.unreadable = Button(_("Left blank")), Button(_("Cannot be read"))
        self.keep = Button(_("Kept by the party"))
        self.go_on = Primary(_("Continue"))
        for button in (self.blank, self.unreadable, self.keep, self.go_on):
            self.add(button)
            button.setEnabled(False)

    def show_question(self, shown: QuestionShown) -> None:
        self.show()
        for button in (self.blank, self.unreadable):
            button.setEnabled(not shown.closed)
        self.keep.setEnabled(shown.may_keep)
        self.go_on.setEnabled(True)
        self.keys.setText(key_words(shown))

    def show_end(self) -> None:
        self.hide()
        self.keys.setText("")
