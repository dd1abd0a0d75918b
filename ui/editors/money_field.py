"""A field for one amount: what was typed, read as the case reads numbers, and said back in figures and words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.amount_words import amount_in_words
from app.domain.currencies import currency
from app.domain.language import _
from app.domain.money import AskBack, Money, NotRead, Reading, read_amount, write_amount
from app.domain.numbers import number_format, write_number
from app.domain.wording import Tongue
from ui.editors.ask_back import AskBackBox
from ui.editors.base import stir
from ui.editors.line_box import LineBox
from ui.parts.words import Words

_PAUSE = 900
"""Milliseconds without typing after which an unclear amount is asked back."""


class MoneyField(QWidget):
    """An amount in the case's currency, or None. `answered` carries it after a person typed or chose.

    While what was typed is unclear, `unread` says why and nothing is guessed: the amount is the one that was there
    when the line was last shown or left.
    """

    answered = Signal(object)

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self._reading: Reading = None
        self._kept: Money | None = None
        self._last = ""
        """The text that could be read last: what only goes on from there ("12 thousand") was never an answer."""
        self._line = LineBox(14, self)
        self._echo = Words("", self, quiet=True)
        # Its line is kept free: nothing below moves when the first figure is typed.
        self._echo.setMinimumHeight(self._echo.fontMetrics().height())
        self._asking = AskBackBox(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = Words(currency(tongue.currency).sign, self)
        mark.setWordWrap(False)
        mark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        after = number_format(tongue.numbers).mark_after
        for widget in (self._line, mark) if after else (mark, self._line):
            row.addWidget(widget)
        row.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(row)
        inside.addWidget(self._echo)
        inside.addWidget(self._asking)
        self._line.edit.textEdited.connect(self._on_edited)
        self._line.edit.editingFinished.connect(self._ask_now)
        self._pause.timeout.connect(self._ask_now)
        self._asking.chosen.connect(self._on_chosen)
        self._asking.declined.connect(self._on_declined)

    def name(self, words: str) -> None:
        """What the amount is, for people who hear the page; the currency is said with it."""
        money = self._tongue.say(currency(self._tongue.currency).name)
        self._line.edit.setAccessibleName(_("{field}, in {currency}").format(field=words, currency=money))

    def line(self) -> QWidget:
        """The line that takes the keyboard."""
        return self._line.edit

    def amount(self) -> Money | None:
        return self._kept if self.unread() else self._read()

    def is_empty(self) -> bool:
        """Whether nothing at all is typed."""
        return self._reading is None

    def unread(self) -> str:
        """Why what is typed is not an amount yet; "" if it is one or nothing is typed."""
        if isinstance(self._reading, AskBack):
            return self._reading.question
        return self._reading.sentence if isinstance(self._reading, NotRead) else ""

    def show_amount(self, amount: Money | None) -> None:
        """Show `amount` without a word; its sign is not shown in the line."""
        self._pause.stop()
        self._asking.stop()
        self._reading = self._kept = amount
        self._last = "" if amount is None else self._figures(amount)
        self._line.edit.setText(self._last)
        self._say_back()

    def _on_edited(self, text: str) -> None:
        before, was_read = self.amount(), self._read()
        self._reading = read_amount(text, self._tongue.numbers, self._tongue.currency)
        self._asking.stop()
        self._say_back()
        if self.unread():
            if was_read is not None and not text.startswith(self._last):
                self._kept = was_read
            self._pause.start()
        else:
            self._last = text
            self._pause.stop()
        if self.amount() != before:
            self.answered.emit(self.amount())
        stir(self)

    def _ask_now(self) -> None:
        self._pause.stop()
        if not self._line.edit.hasFocus() and not self.unread():
            self._kept = self._read()
        if isinstance(self._reading, AskBack) and self._asking.isHidden():
            self._asking.ask(
                self._reading.question, [write_amount(choice, self._tongue) for choice in self._reading.choices]
            )
        elif isinstance(self._reading, NotRead):
            self._echo.setText(self._reading.sentence)

    def _on_chosen(self, place: int) -> None:
        if isinstance(self._reading, AskBack):
            amount = self._reading.choices[place]
            self._line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_amount(amount)
            self.answered.emit(amount)
            stir(self)

    def _on_declined(self) -> None:
        self._line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.edit.selectAll()

    def _say_back(self) -> None:
        amount = self._read()
        if amount is None:
            self._echo.setText("")
            self._line.edit.setAccessibleDescription("")
            return
        size = Money(abs(amount.minor), amount.currency)
        echo = f"{write_amount(size, self._tongue)} · {amount_in_words(size, self._tongue)}"
        self._echo.setText(echo)
        self._line.edit.setAccessibleDescription(echo)

    def _read(self) -> Money | None:
        return self._reading if isinstance(self._reading, Money) else None

    def _figures(self, amount: Money) -> str:
        digits = currency(amount.currency).digits
        whole, rest = divmod(abs(amount.minor), 10**digits)
        if rest:
            return write_number(abs(amount.minor), self._tongue.numbers, digits)
        return write_number(whole, self._tongue.numbers)
