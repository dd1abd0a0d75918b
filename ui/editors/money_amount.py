from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import MoneyAmount
from app.domain.kinds.base import Problem
from app.domain.language import _
from app.domain.money import Money
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.base import Editor
from ui.editors.group import Group
from ui.editors.money_field import MoneyField
from ui.editors.one_of import show_chosen
from ui.parts.choices import Choice
from ui.parts.flow import Flow


class MoneyAmountEditor(Editor):
    """An amount; where it is signed, two buttons say which way the money goes."""

    def __init__(self, kind: MoneyAmount, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._leans = kind.leans
        self.whole_line = kind.signed
        self._field = MoneyField(tongue, self)
        self._field.answered.connect(self._on_amount)
        self.column.addWidget(self._field)
        self._group = Group(self)
        self._to_me = Choice(_("It comes to me"), parent=self._group)
        self._from_me = Choice(_("It goes from me"), parent=self._group)
        if kind.signed:
            flow = Flow(self._group)
            for radio in (self._to_me, self._from_me):
                radio.clicked.connect(self._on_direction)
                flow.addWidget(radio)
            self.column.addWidget(self._group)
        self._signed = kind.signed
        self._group.setVisible(kind.signed)
        self._minus = False
        self._before_minus: int | None = None
        """The way that was chosen before a typed minus chose another; None where no minus did."""
        self._show_direction(0)

    def put(self, value: object) -> None:
        amount = value if isinstance(value, Money) else None
        size = Money(abs(amount.minor), amount.currency) if amount is not None and self._signed else amount
        self._field.show_amount(size)
        self._minus, self._before_minus = False, None
        self._show_direction(0 if amount is None else amount.minor)

    def unread(self) -> tuple[Problem, ...]:
        if self._field.unread():
            return (Problem(self._field.unread()),)
        amount = self._field.amount()
        if self._signed and amount is not None and amount.minor and not self._direction():
            return (Problem(_("Choose which way the money goes: it comes to you or it goes from you.")),)
        return ()

    def name_fields(self, question: str) -> None:
        self._field.name(question)
        self._group.setAccessibleName(_("Which way the money goes: {question}").format(question=question))

    def first_field(self) -> QWidget:
        return self._field.line()

    def _on_amount(self, amount: Money | None) -> None:
        minus = amount is not None and amount.minor < 0
        if self._signed and minus != self._minus:
            self._minus = minus
            if minus:
                # A typed minus is an answer to the question which way it goes.
                self._before_minus = self._direction()
                self._choose(-1)
            elif self._before_minus is not None:
                # And goes with the typing.
                self._choose(self._before_minus)
                self._before_minus = None
        self._take()

    def _on_direction(self) -> None:
        self._before_minus = None
        if not self._field.is_empty():
            self._take()

    def _take(self) -> None:
        amount = self._field.amount()
        if amount is None or not self._signed or not amount.minor:
            self._take_new(amount)
        elif not self._direction():
            self._take_new(None)
        else:
            self._take_new(Money(abs(amount.minor) * self._direction(), amount.currency))

    def _take_new(self, amount: Money | None) -> None:
        if amount != self.value():
            self.took(amount)

    def _direction(self) -> int:
        return 1 if self._to_me.isChecked() else -1 if self._from_me.isChecked() else 0

    def _show_direction(self, sign: int) -> None:
        """`sign` of the amount shown; without one, what an earlier answer set up."""
        self._choose(sign or self._leans)

    def _choose(self, way: int) -> None:
        show_chosen([self._to_me, self._from_me], self._to_me if way > 0 else self._from_me if way < 0 else None)
