"""B's real window, read to the last text: what is written, what is heard, tips, titles, what stands in empty fields;
and how it looks, pixel for pixel."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.sources import SeededChance
from app.presenters.party.party_presenter import PartyPresenter
from ui.editors import EDITORS
from ui.party.comfort import Comfort
from ui.party.window import PartyWindow

SCREEN = (1366, 768)
_OWN_WORDS = ("words", "words_aloud", "toolTip", "currentText", "itemText")
"""Methods of widgets that hold words in Python alone."""


class BsScreen:
    """The window as a party's process has it, on no real screen."""

    def __init__(self, app: QApplication) -> None:
        self.comfort = Comfort(app)
        self.window = PartyWindow(self.comfort, EDITORS, SeededChance(6))
        self.window.resize(*SCREEN)
        self.pictures = 0

    def attach(self, presenter: PartyPresenter) -> None:
        self.window.attach(presenter)
        self.window.show()

    def take(self, verb: str, said: tuple[object, ...]) -> None:
        getattr(self.window, verb)(*said)

    def read(self) -> str:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.pictures += 1
        return f"{self._look()}\n" + "\n".join(
            text for widget in (self.window, *self.window.findChildren(QWidget)) for text in texts(widget)
        )

    def gone(self) -> None:
        self.window.hide()
        for part in (self.window, self.comfort):
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _look(self) -> str:
        image = self.window.grab().toImage()
        return hashlib.sha256(bytes(image.constBits())).hexdigest()


def texts(widget: QWidget) -> list[str]:
    """Every text that Qt knows of a widget, and those it keeps in Python."""
    about = widget.metaObject()
    found = [type(widget).__name__]
    for place in range(about.propertyCount()):
        asked = about.property(place)
        if str(asked.typeName()) in {"QString", "QUrl", "QStringList"}:
            found.append(f"{asked.name()!s}: {asked.read(widget)}")
    for name in _OWN_WORDS:
        words = getattr(widget, name, None)
        if callable(words):
            try:
                found.append(f"{name}: {words()}")
            except TypeError:
                continue
    return found
