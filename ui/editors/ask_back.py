"""The question that is asked back where a typed amount could mean two things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.language import _
from ui.parts.buttons import Button
from ui.parts.flow import Flow
from ui.parts.words import Words


class AskBackBox(QWidget):
    """A sentence and two buttons. `chosen` gives the place of the choice; `declined` that none is meant."""

    chosen = Signal(int)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", self, bold=True)
        self._row = QWidget(self)
        self._flow = Flow(self._row)
        self._group = QButtonGroup(self)
        self._count = 0
        self._group.idClicked.connect(self._on_clicked)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addWidget(self._words)
        inside.addWidget(self._row)
        self.hide()

    def ask(self, question: str, choices: Sequence[str]) -> None:
        """Ask with a button per choice, and with one choice a second button that says no."""
        self._take_away()
        self._words.setText(question)
        labels = list(choices) if len(choices) > 1 else [*(_("Yes, {amount}").format(amount=one) for one in choices)]
        if len(choices) == 1:
            labels.append(_("No, I will change it"))
        for place, label in enumerate(labels):
            button = Button(label, parent=self._row)
            button.setAccessibleDescription(question)
            self._group.addButton(button, min(place, len(choices)))
            self._flow.addWidget(button)
            button.show()
        self._count = len(choices)
        self.show()

    def stop(self) -> None:
        """Nothing is asked any more."""
        self._take_away()
        self.hide()

    def _on_clicked(self, place: int) -> None:
        if place < self._count:
            self.chosen.emit(place)
        else:
            self.declined.emit()

    def _take_away(self) -> None:
        self._words.setText("")
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
