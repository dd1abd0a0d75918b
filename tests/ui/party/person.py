"""A person at a party's window: what stands on the screen, and keys pressed where the keyboard is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.keys import Keys, press_at
from ui.parts.column import Page
from ui.party.window import PartyWindow

P = TypeVar("P", bound=Page)


class Person:
    """Looks at `window` and presses keys. `deliver` lets what is on its way arrive."""

    def __init__(self, app: QApplication, window: PartyWindow) -> None:
        self.app, self.window = app, window

    def deliver(self) -> None:
        """Let what is on its way arrive."""
        self.app.processEvents()

    # ---- what stands on the screen ---------------------------------------------------------------------------------

    def page(self, kind: type[P]) -> P:
        """The page on the screen, which must be of this kind."""
        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = [page for page in self.window.findChildren(Page) if page.isVisible()]
        assert len(found) == 1, f"on the screen: {[type(page).__name__ for page in found]}"
        assert isinstance(found[0], kind), f"on the screen: {type(found[0]).__name__}"
        return found[0]

    def words(self) -> str:
        """Everything that can be read on the screen, and what is said to people who hear it."""
        seen = [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]
        return "\n".join(filter(None, (text for widget in seen for text in _texts(widget))))

    def buttons(self, words: str) -> list[QAbstractButton]:
        """The buttons on the screen with these words, or heard as these words."""
        return [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and words in _called(button)
        ]

    # ---- what a person does with the keyboard ----------------------------------------------------------------------

    def press(self, *keys: Keys) -> None:
        """Press keys where the keyboard is: text letter by letter, a key, or a key with a modifier."""
        for key in keys:
            place = QApplication.focusWidget() or self.window
            press_at(place, key)
        self.app.processEvents()

    def tab_to(self, wanted: Callable[[QWidget], bool]) -> QWidget:
        """Press Tab until the keyboard is at a widget that is `wanted`; it must come within one round."""
        first = QApplication.focusWidget()
        for _step in range(600):
            here = QApplication.focusWidget()
            if here is not None and wanted(here):
                return here
            QTest.keyClick(here or self.window, Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is not first or first is None or not _step or wanted(first), (
                "Tab went round without meeting it"
            )
        raise AssertionError("Tab never met it")

    def tab_to_heard(self, begins: str) -> QWidget:
        """Press Tab until the keyboard is at something that is heard as words that begin so."""

        def is_it(widget: QWidget) -> bool:
            return widget.accessibleName().startswith(begins)

        return self.tab_to(is_it)

    def press_button(self, words: str) -> None:
        """Tab to the button with these words, and press Space."""

        def is_it(widget: QWidget) -> bool:
            return isinstance(widget, QAbstractButton) and words in _called(widget)

        self.tab_to(is_it)
        self.press(Qt.Key.Key_Space)
        self.deliver()


def _called(button: QAbstractButton) -> tuple[str, ...]:
    """Its words and how it is heard; those of a question without its number as well."""
    said = button.text(), button.accessibleName()
    return (*said, *(re.sub(r"\A\d+\. ", "", words) for words in said))


def _texts(widget: QWidget) -> tuple[str, ...]:
    shown = getattr(widget, "text", None)
    words = getattr(widget, "words", None)
    return (
        str(shown()) if callable(shown) else "",
        str(words()) if callable(words) else "",
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
