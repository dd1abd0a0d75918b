"""Leaving a question that is keyed in, or its page: nothing is left behind that nobody has seen."""

from __future__ import annotations

from collections.abc import Callable

from app.presenters.mediator.key_in import KeyIn
from ui.mediator.key_in_answer import KeyedAnswer
from ui.mediator.key_in_form import FormNotice
from ui.mediator.key_in_told import Told
from ui.mediator.pieces.cards import Notice


class Leaving:
    """What stands in the way: what cannot be read or saved, answers of a form that wait, a picture that may show what is
    marked M. `go` leads to another handout."""

    def __init__(
        self, page: KeyIn, answer: KeyedAnswer, told: Told, form: FormNotice, go: Callable[[], object]
    ) -> None:
        self._page = page
        self._answer = answer
        self._told = told
        self._form = form
        self._go = go
        self._going: Callable[[], object] | None = None
        told.refused.first.clicked.connect(self._try_again)
        told.refused.second.clicked.connect(self._go_without_refused)
        form.go_without.clicked.connect(self._go_without)

    def unless_unread(self, act: Callable[[], object], _checked: bool = False) -> None:
        """Do what takes the question away, unless something stands there that cannot be read: that is told."""
        if self._answer.may_leave():
            act()

    def is_busy(self) -> bool:
        """Whether anything stands in the way."""
        page = self._page
        return self._answer.is_unread() or page.is_refused or page.waits or page.pictures.may_show_m

    def ask(self) -> Notice | None:
        """Ask about what stands in the way; where that is asked, if it is no field."""
        if not self._answer.may_leave():
            return None
        if self._page.is_refused:
            self._told.refused.ask_before_leaving()
            return self._told.refused
        if self._page.waits:
            self._form.ask_before_leaving()
            return self._form
        self._told.beside_m.ask_before_leaving()
        return self._told.beside_m

    def leave(self, go: Callable[[], object], _checked: bool = False) -> None:
        """Go, once the disk has what was typed last, or has refused it."""
        if self._answer.may_leave():
            self._page.settle()
            self._going = go
            self.go_now()

    def go_now(self) -> None:
        """The disk has said something."""
        if self._going is not None and not self._page.is_under_way:
            go, self._going = self._going, None
            go()

    def _try_again(self) -> None:
        self._page.keep_again()

    def _go_without(self) -> None:
        self._page.drop()
        self._go()

    def _go_without_refused(self) -> None:
        self._page.give_up_refused()
        self._told.refused.tell(())
        self._go()
