"""Editing the name of a case, its kind of dispute, money, rules, and what holds while a party works."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.case import FEWEST_PARTIES
from app.domain.currencies import CURRENCIES
from app.domain.language import _
from app.domain.numbers import NUMBER_FORMATS
from app.presenters.mediator.case_editing import CaseEditing
from app.presenters.mediator.new_case import Choices
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.cards import Card
from ui.mediator.pieces.fields import Field, Picker, TextLine, pair
from ui.mediator.pieces.missing import Missing
from ui.mediator.pieces.text import Words
from ui.mediator.pieces.ticks import Choice, Tick, words_left

_HIDE = (1, 2, 3, 5, 10)
_CURTAIN = (5, 10, 15, 20, 30)


class NameEditor(Card):
    """What the case is called in the mediator's own list."""

    def __init__(self, editing: CaseEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.alias = TextLine(_("Name of the case"), editing.case.alias)
        self.alias.settled.connect(self._rename)
        self.rows.addWidget(Field(_("Name of the case"), self.alias, _("For your own list. No party ever sees it.")))
        self.missing = Missing(self.alias)
        self.rows.addWidget(self.missing)
        self.practice = Tick(_("A practice case: it counts nowhere, and every page says PRACTICE"))
        self.practice.setChecked(editing.case.practice)
        self.practice.toggled.connect(self._practise)
        self.rows.addWidget(self.practice)
        self.practice.setVisible(not editing.case.id)

    def _rename(self, alias: str) -> None:
        self._editing.put(replace(self._editing.case, alias=alias.strip()))

    def _practise(self, wanted: bool) -> None:
        self._editing.put(replace(self._editing.case, practice=wanted))


class TemplateEditor(Card):
    """What kind of dispute it is. `chosen` tells that it was changed."""

    chosen = Signal()

    def __init__(self, editing: CaseEditing, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_("Kind of dispute"))
        self._editing = editing
        holder = Blocks(17, most=2)
        self.choices: dict[str, Choice] = {}
        self._group = QButtonGroup(self)
        say = editing.case.tongue().say
        for template in choices.templates:
            block = QWidget()
            rows = QVBoxLayout(block)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(0)
            choice = Choice(say(template.title))
            choice.setAccessibleDescription(say(template.plain))
            choice.setChecked(template.id == editing.case.template)
            choice.clicked.connect(partial(self._choose, template.id))
            self._group.addButton(choice)
            rows.addWidget(choice)
            plain = Words(say(template.plain), quiet=True)
            plain.setContentsMargins(words_left(), 0, 0, 0)
            rows.addWidget(plain)
            rows.addStretch(1)
            holder.add(block)
            self.choices[template.id] = choice
        self.rows.addWidget(holder)
        self.missing = Missing(next(iter(self.choices.values())))
        self.rows.addWidget(self.missing)
        self._note = Words("", quiet=True)
        self.rows.addWidget(self._note)
        self._choices = choices
        self._say_note()

    def _choose(self, template: str) -> None:
        self._editing.use_template(template)
        self._say_note()
        self.chosen.emit()

    def _say_note(self) -> None:
        template = self._choices.by_id().get(self._editing.case.template)
        note = template.safety_note if template is not None else None
        self._note.setText(self._editing.case.tongue().say(note) if note is not None else "")
        self._note.setVisible(note is not None)


class MoneyEditor(Card):
    """Currency, number format and rules: what every document and amount of the case goes by."""

    def __init__(self, editing: CaseEditing, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_("Money and rules"))
        self._editing = editing
        case = editing.case
        say = case.tongue().say
        money = [(code, f"{code}  {say(currency.name)}") for code, currency in CURRENCIES.items()]
        self.currency = Picker(_("Currency"), money, case.currency)
        formats = [(name, each.example) for name, each in NUMBER_FORMATS.items()]
        self.numbers = Picker(_("How numbers are written"), formats, case.numbers)
        self.rows.addWidget(
            pair(
                Field(_("Currency"), self.currency, _("Amounts typed without one are in this.")),
                Field(_("How numbers are written"), self.numbers, _("The same for everybody in the case.")),
            )
        )
        self.rules = Picker(_("Rules"), list(choices.rules.items()), case.rules)
        self.rows.addWidget(
            Field(
                _("Rules"),
                self.rules,
                _(
                    "The limits of privacy that each party reads first. The strictest stands first. What a lock means is always the same."
                ),
            )
        )
        self.currency.picked.connect(self._recount)
        self.numbers.picked.connect(self._renumber)
        self.rules.picked.connect(self._rerule)

    def _recount(self, currency: str) -> None:
        self._editing.put(replace(self._editing.case, currency=currency))

    def _renumber(self, numbers: str) -> None:
        self._editing.put(replace(self._editing.case, numbers=numbers))

    def _rerule(self, rules: str) -> None:
        self._editing.put(replace(self._editing.case, rules=rules))


class SafetyEditor(Card):
    """What holds for the sheets of all parties alike, and when a party's screen hides."""

    def __init__(self, editing: CaseEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_("While a party works"))
        self._editing = editing
        case = editing.case
        self.safety = Tick(_("Leave out questions about motives and feelings"))
        self.safety.setChecked(case.safety_flag)
        self.safety.toggled.connect(self._flag)
        more = _("For all parties alike, and no party can tell. Use it where fear may be in the picture.")
        self.rows.addLayout(_with_more(self.safety, more))
        self.blind = Tick(_("Offer to compare two limits without anybody seeing them"))
        self.blind.setChecked(case.blind_comparison)
        self.blind.setEnabled(len(case.parties) == FEWEST_PARTIES)
        self.blind.toggled.connect(self._blind)
        more = _("Two parties only. You see one word, overlap or no overlap; that tells a little. Both must say yes.")
        self.rows.addLayout(_with_more(self.blind, more))
        hide = [(str(each), _("{count} min").format(count=each)) for each in _HIDE]
        curtain = [(str(each), _("{count} min").format(count=each)) for each in _CURTAIN]
        self.hide_after = Picker(_("Hide the screen after"), hide, str(case.hide_after))
        self.curtain_after = Picker(_("Close the curtain after"), curtain, str(case.curtain_after))
        self.hide_after.picked.connect(self._rehide)
        self.curtain_after.picked.connect(self._recurtain)
        self.rows.addWidget(
            pair(
                Field(_("Hide the screen after"), self.hide_after, _("Without input. One key brings it back.")),
                Field(_("Close the curtain after"), self.curtain_after, _("Without input. You take it back.")),
            )
        )

    def _flag(self, wanted: bool) -> None:
        self._editing.put(replace(self._editing.case, safety_flag=wanted))

    def _blind(self, wanted: bool) -> None:
        self._editing.put(replace(self._editing.case, blind_comparison=wanted))

    def _rehide(self, minutes: str) -> None:
        self._editing.put(replace(self._editing.case, hide_after=int(minutes)))

    def _recurtain(self, minutes: str) -> None:
        self._editing.put(replace(self._editing.case, curtain_after=int(minutes)))


def _with_more(tick: Tick, words: str) -> QVBoxLayout:
    """A tick with what it means below its words."""
    tick.setAccessibleDescription(words)
    together = QVBoxLayout()
    together.setSpacing(0)
    together.addWidget(tick)
    more = Words(words, quiet=True)
    more.setContentsMargins(words_left(), 0, 0, 0)
    together.addWidget(more)
    return together
