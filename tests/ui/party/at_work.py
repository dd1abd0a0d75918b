"""A party at the window: the real window and presenter in this process, a mediator's side that answers at once, and a
clock that is moved by hand. The side is one in memory (`tests/presenters/party/laptop.py`) or the host of a real case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.domain.sources import SeededChance, SetClock
from app.handover.messages import Message
from app.handover.package import HandOver
from app.presenters.party.party_presenter import PartyPresenter
from tests.presenters.party.laptop import HandTimers
from ui import look
from ui.editors import EDITORS
from ui.parts.column import Page
from ui.party.comfort import Comfort
from ui.party.guard import Guard
from ui.party.running import HIDE
from ui.party.window import PartyWindow

P = TypeVar("P", bound=Page)
Keys = str | Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key]
SCREEN = (1366, 768)
"""Pixels of a small laptop."""


def dress(app: QApplication) -> QApplication:
    """As a party's process begins: our fonts and style, light, text at 100 %."""
    look.load_fonts()
    look.even_style(app)
    look.dress(app, look.Theme.LIGHT)
    return app


class Side(Protocol):
    """The mediator's side of the pipe."""

    def answer(self, message: Message) -> tuple[Message, ...]:
        """What is said back to `message`."""


class AtWork:
    """One party at the laptop. What the mediator's side says waits until `deliver`."""

    def __init__(self, app: QApplication, side: Side, given: HandOver, seed: int = 1) -> None:
        self.app, self.side = app, side
        self.clock = SetClock(datetime(2026, 11, 3, 15, 0, tzinfo=UTC))
        self.timers = HandTimers(self.clock)
        self.said: list[Message] = []
        self._gone = False
        self.waiting: list[Message] = []
        self.comfort = Comfort(app)
        self._drag_distance = app.startDragDistance()
        self.guard = Guard(app, HIDE)
        self.window = PartyWindow(self.comfort, EDITORS, SeededChance(seed))
        self.presenter = PartyPresenter(given, self, self.window, self.timers, self.clock, SeededChance(seed + 1))
        self.window.attach(self.presenter)
        self.guard.acted.connect(self.presenter.away.acted)
        self.guard.hide_key.connect(self.presenter.away.key_pressed)
        self.presenter.begin()
        self.window.resize(*SCREEN)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)

    def gone(self) -> None:
        """Take the window away, as the end of the process would. A second time there is nothing left to take."""
        if self._gone:
            return
        self._gone = True
        self.app.removeEventFilter(self.guard)
        self.app.setStartDragDistance(self._drag_distance)
        self.window.hide()
        for part in (self.guard, self.window, self.comfort):
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # ---- the pipe --------------------------------------------------------------------------------------------------

    def send(self, message: Message) -> None:
        self.said.append(message)
        self.waiting.extend(self.side.answer(message))

    def deliver(self) -> None:
        """Let every answer of the mediator's side arrive."""
        while self.waiting:
            self.presenter.receive(self.waiting.pop(0))
        self.app.processEvents()

    def pass_time(self, seconds: float) -> None:
        """Let time pass; answers arrive at once."""
        self.deliver()
        self.timers.pass_time(seconds)
        self.deliver()

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
            if button.isVisible() and words in (button.text(), button.accessibleName())
        ]

    # ---- what a person does with the keyboard ----------------------------------------------------------------------

    def press(self, *keys: Keys) -> None:
        """Press keys where the keyboard is: text letter by letter, a key, or a key with a modifier."""
        for key in keys:
            place = QApplication.focusWidget() or self.window
            if isinstance(key, str):
                QTest.keyClicks(place, key)
            elif isinstance(key, Qt.Key):
                QTest.keyClick(place, key)
            else:
                QTest.keyClick(place, key[1], key[0])
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
            return isinstance(widget, QAbstractButton) and words in (widget.text(), widget.accessibleName())

        self.tab_to(is_it)
        self.press(Qt.Key.Key_Space)
        self.deliver()


def _texts(widget: QWidget) -> tuple[str, ...]:
    shown = getattr(widget, "text", None)
    words = getattr(widget, "words", None)
    return (
        str(shown()) if callable(shown) else "",
        str(words()) if callable(words) else "",
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
